// First-person walk: W A S D, mouse look, a person's height. GUI thread.
#pragma once
#include "views/KeyHelp.h"
#include "views/scene/SceneGuest.h"
#include "views/tools/Walker.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <set>

namespace views {

class SceneView;
struct ViewContext;

/// Active while the scene's tool is SceneView::Tool::Walk. Its timer runs only while somebody walks.
class WalkTool : public QObject, public SceneGuest
{
    Q_OBJECT
public:
    WalkTool(const ViewContext& context, SceneView& scene);
    bool isWalking() const { return m_walker != nullptr; }
    const Walker* walker() const { return m_walker.get(); }
    /// To another place, still walking.
    void moveTo(double x, double y);
    void advance(double seconds); ///< as the timer does
    static KeyHelpList keyHelp();

    bool pressed(const PointerEvent&) override;
    bool moved(const PointerEvent&) override;
    bool released(const PointerEvent&) override;
    bool doubleClicked(const PointerEvent&) override;
    bool zoomed(double) override;
    bool keyPressed(int key, Qt::KeyboardModifiers modifiers) override;
    bool keyReleased(int key) override;
    bool claimsKey(int key, Qt::KeyboardModifiers modifiers) override;
    void lostFocus() override;

private:
    void begin();
    void end();
    void direct();
    void show();
    const twin::Site& m_site;
    SceneView& m_scene;
    std::unique_ptr<Walker> m_walker;
    std::set<int> m_down;
    bool m_fast = false;
    std::optional<QPointF> m_last;
    QTimer m_timer;
    QElapsedTimer m_clock;
};

} // namespace views
