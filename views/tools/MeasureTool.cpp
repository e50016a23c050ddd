#include "views/tools/MeasureTool.h"
#include "twin/model/SiteModel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/scene/Camera.h"
#include "views/scene/CameraController.h"
#include "views/scene/SceneGeometry.h"
#include "views/scene/TextPixmaps.h"
#include "views/theme/Theme.h"
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace views {
namespace {

constexpr double cornerReach = 9; ///< pixels

} // namespace

// --- the bar ---------------------------------------------------------------------------------------------------------

MeasureBar::MeasureBar(QWidget* parent) : QFrame(parent)
{
    setProperty("panel", "floating");
    setObjectName(QStringLiteral("measureBar"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(12);
    m_value = roleLabel("title", {}, this);
    m_parts = roleLabel("muted", {}, this);
    for (auto* label : {m_value, m_parts})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy = new QToolButton(this);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the distance and its parts (%1)").arg(QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)));
    auto* close = new QToolButton(this);
    close->setText(QStringLiteral("✕"));
    close->setToolTip(tr("Stop measuring (%1)").arg(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)));
    close->setAccessibleName(tr("Stop measuring"));
    for (auto* button : {m_copy, close}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    layout->addWidget(m_value);
    layout->addWidget(m_parts);
    layout->addWidget(m_copy);
    layout->addWidget(close);
    connect(m_copy, &QToolButton::clicked, this, &MeasureBar::copyRequested);
    connect(close, &QToolButton::clicked, this, &MeasureBar::closeRequested);
    hide();
}

void MeasureBar::showHint(const QString& text)
{
    m_value->hide();
    m_copy->hide();
    m_parts->setText(text);
    m_parts->setToolTip({});
}

void MeasureBar::showMeasurement(const Measurement& m, bool final)
{
    m_value->show();
    m_copy->setVisible(final);
    m_value->setText(metresText(m.distance()));
    m_value->setToolTip(feetText(m.distance()));
    m_parts->setText(componentsText(m));
    m_parts->setToolTip(componentsFeetText(m));
}

QString MeasureBar::text() const { return m_value->isHidden() ? m_parts->text() : m_value->text() + QLatin1Char(' ') + m_parts->text(); }

// --- the tool --------------------------------------------------------------------------------------------------------

MeasureTool::MeasureTool(const ViewContext& context, SceneView& scene)
    : QObject(&scene), m_context(context), m_scene(scene), m_bar(new MeasureBar(&scene))
{
    connect(&scene, &SceneView::toolChanged, this, [this] { setActive(m_scene.tool() == SceneView::Tool::Measure); });
    connect(m_bar, &MeasureBar::copyRequested, this, &MeasureTool::copy);
    connect(m_bar, &MeasureBar::closeRequested, this, [this] { m_scene.setTool(SceneView::Tool::Navigate); });
    connect(context.site, &twin::SiteModel::changed, this, [this](const twin::ChangeSet& change) {
        if (change.kind == twin::ChangeSet::Kind::Reset)
            clear();
    });
    scene.addGuest(this);
    scene.installEventFilter(this);
}

void MeasureTool::setActive(bool on)
{
    m_active = on;
    m_points.clear();
    m_hover.reset();
    m_bar->setVisible(on);
    refresh();
}

void MeasureTool::clear()
{
    m_points.clear();
    m_hover.reset();
    refresh();
}

std::optional<Measurement> MeasureTool::measurement() const
{
    if (m_points.size() < 2)
        return {};
    return Measurement{m_points[0], m_points[1]};
}

void MeasureTool::copy() const
{
    if (const auto m = measurement())
        QGuiApplication::clipboard()->setText(copiedText(*m));
}

std::optional<Vec3> MeasureTool::pointAt(const QPointF& position) const
{
    const auto hit = m_scene.surfaceAt(position);
    if (!hit)
        return {};
    Vec3 point{hit->x, hit->y, hit->z};
    if (!hit->asset.isValid())
        return point;
    const auto& geometry = m_scene.geometry();
    const int rack = m_context.site->rackIndex(hit->asset.asset), unit = m_context.site->unitIndex(hit->asset.asset);
    const Box3 box = rack >= 0 ? geometry.rack(rack) : geometry.unit(unit);
    const Projection projection(m_scene.camera().state(), m_scene.size());
    double nearest = cornerReach;
    for (int i = 0; i < 8; ++i)
        if (const auto at = projection.project(box.corner(i))) {
            const double away = std::hypot(at->x() - position.x(), at->y() - position.y());
            // Hidden corners lie behind what was hit.
            if (away < nearest && projection.depth(box.corner(i)) < projection.depth({hit->x, hit->y, hit->z}) + 0.05 + 2 * cornerReach / projection.pixelsPerMetre(projection.depth(box.corner(i)))) {
                nearest = away;
                point = box.corner(i);
            }
        }
    return point;
}

bool MeasureTool::clicked(const PointerEvent& e)
{
    if (!m_active || e.button != Qt::LeftButton)
        return false;
    const auto point = pointAt(e.position);
    if (!point)
        return true;
    if (m_points.size() == 2)
        m_points.clear();
    m_points.push_back(*point);
    m_hover.reset();
    refresh();
    return true;
}

bool MeasureTool::doubleClicked(const PointerEvent& e)
{
    return m_active && e.button == Qt::LeftButton; // it would fly away from what is measured
}

bool MeasureTool::pointed(const QPointF& position)
{
    if (!m_active)
        return false;
    m_hover = m_points.size() < 2 ? pointAt(position) : std::nullopt;
    refresh();
    return true;
}

bool MeasureTool::claimsKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (!m_active)
        return false;
    return (key == Qt::Key_C && modifiers == Qt::ControlModifier && measurement()) || (key == Qt::Key_Escape && !m_points.empty());
}

bool MeasureTool::keyPressed(int key, Qt::KeyboardModifiers modifiers)
{
    if (!claimsKey(key, modifiers))
        return false;
    if (key == Qt::Key_C)
        copy();
    else
        clear(); // once more leaves the tool
    return true;
}

void MeasureTool::refresh()
{
    if (m_active) {
        if (const auto m = measurement())
            m_bar->showMeasurement(*m, true);
        else if (m_points.size() == 1 && m_hover)
            m_bar->showMeasurement({m_points[0], *m_hover}, false);
        else
            m_bar->showHint(m_points.empty() ? tr("Measure: click the first point on a rack, a unit or the floor") : tr("Click the second point"));
        place();
    }
    m_scene.updateOverlay();
}

void MeasureTool::place()
{
    m_bar->adjustSize();
    m_bar->setMaximumWidth(m_scene.width() - 24);
    // Between legend and small map, if it fits.
    const int left = 352, right = m_scene.width() - 216;
    const bool between = right - left >= m_bar->width();
    m_bar->move(((between ? left + right : m_scene.width()) - m_bar->width()) / 2, m_scene.height() - m_bar->height() - (between ? 16 : 200));
    m_bar->raise();
}

bool MeasureTool::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_scene && event->type() == QEvent::Resize && m_active)
        place();
    return QObject::eventFilter(watched, event);
}

void MeasureTool::paint(QPainter& painter, const Projection& projection, const QSize&, double)
{
    if (!m_active)
        return;
    const QColor accent = m_context.theme->color(Role::Accent), halo = m_context.theme->color(Role::Background);
    std::vector<Vec3> points = m_points;
    if (m_hover)
        points.push_back(*m_hover);
    painter.setRenderHint(QPainter::Antialiasing);
    if (points.size() == 2) {
        // Clipped before the eye: a point may lie behind it after a turn.
        const auto a = projection.project(points[0]), b = projection.project(points[1]);
        if (a && b) {
            painter.setPen(QPen(halo, 5, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(*a, *b);
            painter.setPen(QPen(accent, 2, m_points.size() == 2 ? Qt::SolidLine : Qt::DashLine, Qt::RoundCap));
            painter.drawLine(*a, *b);
        }
    }
    for (const auto& point : points)
        if (const auto at = projection.project(point)) {
            painter.setPen(QPen(halo, 2));
            painter.setBrush(accent);
            painter.drawEllipse(*at, 5, 5);
        }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace views
