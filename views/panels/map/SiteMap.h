// A small map of the site over the scene: where one is, what one sees; a click flies there. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include "views/scene/Vec3.h"
#include <QFrame>
#include <QPixmap>
#include <QTransform>

namespace views {

class SceneView;

/// Child of the scene, in its lower right corner. Painted when the camera moves and never otherwise; outlines are drawn once.
class SiteMap : public QFrame
{
    Q_OBJECT
public:
    SiteMap(const ViewContext& context, SceneView& scene);
    /// Wanted by the user; it also hides while the scene is too small for it.
    void setWanted(bool on);
    bool isWanted() const { return m_wanted; }
    QPointF toMap(double x, double y) const;   ///< metres to pixels of this widget
    QPointF toSite(const QPointF& pixel) const;
    /// What the camera sees of the ground, in pixels of the map; the eye first.
    QPolygonF viewCone() const;
    int paintCount() const { return m_paints; } ///< for tests

Q_SIGNALS:
    void placeClicked(double x, double y);
    void hallActivated(int number);             ///< double-clicked

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuild();
    void place();
    int hallAt(const QPointF& pixel) const;
    ViewContext m_context;
    SceneView& m_scene;
    QTransform m_toMap;
    QPixmap m_outlines;
    bool m_wanted = true;
    int m_paints = 0;
};

} // namespace views
