// Says in words why the picture shows less than one expects: no racks, no values of the chosen quantity, no room. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include <QLabel>

namespace views {

class SceneView;

/// Lies over the lower middle of the scene while there is something to say; takes no input.
class SceneNotice : public QLabel
{
    Q_OBJECT
public:
    SceneNotice(const ViewContext& context, SceneView& scene);
    /// What there is to say now; empty if nothing. For tests, too.
    QString reason() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< follows the scene's size

private:
    void refresh();
    void place();
    void restyle();
    ViewContext m_context;
    SceneView& m_scene;
    bool m_refreshing = false;
};

} // namespace views
