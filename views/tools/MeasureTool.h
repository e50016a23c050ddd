// Two clicks, a distance. GUI thread.
#pragma once
#include "views/scene/SceneGuest.h"
#include "views/scene/SceneView.h"
#include "views/tools/Measure.h"
#include <QFrame>
#include <QPixmap>
#include <optional>
#include <vector>

class QLabel;
class QToolButton;

namespace views {

/// What was measured, in words, over the lower edge of the scene: selectable, copyable, feet in the tooltip.
class MeasureBar : public QFrame
{
    Q_OBJECT
public:
    explicit MeasureBar(QWidget* parent);
    void showHint(const QString& text);
    void showMeasurement(const Measurement& measurement, bool final);
    QString text() const;

Q_SIGNALS:
    void copyRequested();
    void closeRequested();

private:
    QLabel *m_value, *m_parts;
    QToolButton* m_copy;
};

/// Active while the scene's tool is SceneView::Tool::Measure. A click near a corner of what it hits takes the corner. A third click
/// begins anew; turning and moving the camera goes on as always.
class MeasureTool : public QObject, public SceneGuest
{
    Q_OBJECT
public:
    MeasureTool(const ViewContext& context, SceneView& scene);
    bool isActive() const { return m_active; }
    std::optional<Measurement> measurement() const; ///< empty until both points are set
    MeasureBar* bar() const { return m_bar; }
    void clear();
    void copy() const;
    /// The point that a click there would take.
    std::optional<Vec3> pointAt(const QPointF& position) const;

    void paint(QPainter& painter, const Projection& projection, const QSize& size, double ratio) override;
    bool clicked(const PointerEvent& event) override;
    bool pointed(const QPointF& position) override;
    bool doubleClicked(const PointerEvent& event) override;
    bool keyPressed(int key, Qt::KeyboardModifiers modifiers) override;
    bool claimsKey(int key, Qt::KeyboardModifiers modifiers) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setActive(bool on);
    void refresh();
    void place();
    ViewContext m_context;
    SceneView& m_scene;
    MeasureBar* m_bar;
    std::vector<Vec3> m_points;          ///< 0 to 2
    std::optional<Vec3> m_hover;
    bool m_active = false;
};

} // namespace views
