#include "views/panels/map/SiteMap.h"
#include "twin/model/SiteModel.h"
#include "views/scene/Camera.h"
#include "views/scene/CameraController.h"
#include "views/scene/SceneGeometry.h"
#include "views/scene/SceneView.h"
#include "views/text/Format.h"
#include "views/theme/Theme.h"
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace views {
namespace {

constexpr int margin = 12, aboveScaleBar = 34, inner = 8;
constexpr double largest = 190, smallest = 120;       ///< pixels of the longer side
constexpr int leastSceneWidth = 520, leastSceneHeight = 360;

} // namespace

SiteMap::SiteMap(const ViewContext& context, SceneView& scene) : QFrame(&scene), m_context(context), m_scene(scene)
{
    setProperty("panel", "floating");
    setObjectName(QStringLiteral("siteMap"));
    setAccessibleName(tr("Map of the site"));
    setCursor(Qt::PointingHandCursor);
    setMouseTracking(true);
    connect(&scene.camera(), &CameraController::changed, this, qOverload<>(&QWidget::update));
    connect(context.theme, &Theme::changed, this, &SiteMap::rebuild);
    connect(context.site, &twin::SiteModel::changed, this, [this](const twin::ChangeSet& change) {
        if (change.kind != twin::ChangeSet::Kind::Scenario)
            rebuild();
    });
    scene.installEventFilter(this);
    rebuild();
}

void SiteMap::setWanted(bool on)
{
    m_wanted = on;
    place();
}

void SiteMap::place()
{
    setVisible(m_wanted && m_scene.isUsable() && m_scene.width() >= leastSceneWidth && m_scene.height() >= leastSceneHeight);
    move(m_scene.width() - margin - width(), m_scene.height() - aboveScaleBar - margin - height());
}

void SiteMap::rebuild()
{
    const auto& site = m_context.site->site();
    const Box3 all = m_scene.geometry().bounds();
    const double w = std::max(1.0, all.size().x), d = std::max(1.0, all.size().y);
    const double side = std::clamp(std::min(m_scene.width(), m_scene.height()) * 0.3, smallest, largest);
    const double scale = side / std::max(w, d);
    resize(static_cast<int>(std::ceil(w * scale)) + 2 * inner, static_cast<int>(std::ceil(d * scale)) + 2 * inner);
    m_toMap = QTransform(scale, 0, 0, -scale, inner - all.low.x * scale, inner + all.high.y * scale);

    const double ratio = devicePixelRatioF();
    m_outlines = QPixmap(size() * ratio);
    m_outlines.setDevicePixelRatio(ratio);
    m_outlines.fill(Qt::transparent);
    QPainter p(&m_outlines);
    const auto color = [this](Role role) { return m_context.theme->color(role); };
    const auto rect = [this](const twin::Rect& r) { return QRectF(toMap(r.x0, r.y1), toMap(r.x1, r.y0)); };
    p.setPen(Qt::NoPen);
    p.setBrush(color(Role::Muted));
    for (int i = 0; i < m_scene.geometry().unitCount(); ++i) {
        const QRectF r = rect(planOf(m_scene.geometry().unit(i)));
        p.drawRect(QRectF(r.center() - QPointF(std::max(0.6, r.width() / 2), std::max(0.6, r.height() / 2)),
                          QSizeF(std::max(1.2, r.width()), std::max(1.2, r.height()))));
    }
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(color(Role::Raised));
    p.setPen(QPen(color(Role::Muted), 1.2));
    for (const auto& building : site.buildings)
        p.drawRect(rect(building.area));
    p.setFont(text::font(11));
    for (const auto& hall : site.halls) {
        const QRectF r = rect(hall.area);
        p.setPen(QPen(color(Role::Muted), 0.8));
        p.setBrush(color(Role::Surface));
        p.drawRect(r);
        const QString number = QString::number(hall.number);
        if (QFontMetricsF(p.font()).horizontalAdvance(number) + 2 < r.width() && r.height() > 10) {
            p.setPen(color(Role::Muted));
            p.drawText(r, Qt::AlignCenter, number);
        }
    }
    place();
    update();
}

QPointF SiteMap::toMap(double x, double y) const { return m_toMap.map(QPointF(x, y)); }

QPointF SiteMap::toSite(const QPointF& pixel) const { return m_toMap.inverted().map(pixel); }

QPolygonF SiteMap::viewCone() const
{
    const CameraState camera = m_scene.camera().state();
    const QSizeF view(m_scene.width(), m_scene.height());
    const Projection projection(camera, view);
    const Vec3 eye = projection.eye();
    const double far = 3 * length(m_scene.geometry().bounds().size());
    // The ground under the picture's corners; beyond the horizon as far as the map reaches.
    const auto ground = [&](double x, double y) {
        const Ray ray = projection.ray({x, y});
        const double t = ray.direction.z < -1e-6 ? std::min(far, -eye.z / ray.direction.z) : far;
        const Vec3 at = ray.at(t);
        return toMap(at.x, at.y);
    };
    QPolygonF cone{toMap(eye.x, eye.y)};
    cone << ground(0, view.height()) << ground(0, 0) << ground(view.width(), 0) << ground(view.width(), view.height());
    return cone;
}

void SiteMap::paintEvent(QPaintEvent* event)
{
    ++m_paints;
    QFrame::paintEvent(event);
    QPainter p(this);
    p.drawPixmap(0, 0, m_outlines);
    p.setRenderHint(QPainter::Antialiasing);
    p.setClipRect(rect().adjusted(1, 1, -1, -1));
    const QPolygonF cone = viewCone();
    QColor accent = m_context.theme->color(Role::Accent);
    p.setPen(QPen(accent, 1.2));
    accent.setAlpha(40);
    p.setBrush(accent);
    p.drawPolygon(QPolygonF(cone.mid(1)));
    // The eye may be off the map: then its dot sits on the rim.
    const QRectF area = QRectF(rect()).adjusted(6, 6, -6, -6);
    const QPointF eye(std::clamp(cone[0].x(), area.left(), area.right()), std::clamp(cone[0].y(), area.top(), area.bottom()));
    const double heading = m_scene.camera().state().heading;
    p.translate(eye);
    p.rotate(heading);
    p.setPen(QPen(m_context.theme->color(Role::Background), 1));
    p.setBrush(m_context.theme->color(Role::Accent));
    p.drawPolygon(QPolygonF{{0, -7}, {5, 5}, {0, 2.5}, {-5, 5}});
}

int SiteMap::hallAt(const QPointF& pixel) const
{
    const QPointF at = toSite(pixel);
    const int hall = SceneGeometry::hallAt(m_context.site->site(), at.x(), at.y());
    return hall < 0 ? -1 : m_context.site->site().halls[static_cast<std::size_t>(hall)].number;
}

void SiteMap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF at = toSite(event->position());
    Q_EMIT placeClicked(at.x(), at.y());
}

void SiteMap::mouseMoveEvent(QMouseEvent* event) { event->accept(); } // the scene below has no business with it

void SiteMap::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const int number = hallAt(event->position()); number >= 0)
        Q_EMIT hallActivated(number);
}

bool SiteMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int number = hallAt(help->pos());
        QToolTip::showText(help->globalPos(), number >= 0 ? tr("Hall %1: click to fly here, double-click to see all of it").arg(number) : tr("Click to fly here"), this);
        return true;
    }
    return QFrame::event(event);
}

bool SiteMap::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_scene && event->type() == QEvent::Resize)
        rebuild();
    return QFrame::eventFilter(watched, event);
}

} // namespace views
