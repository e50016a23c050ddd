#include "views/panels/diagrams/CoolingDiagram.h"
#include "views/panels/diagrams/CoolingItems.h"
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace views {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }
constexpr double leastZoom = 0.3, mostZoom = 4, coldC = 15, hotC = 50;
constexpr double readableZoom = 0.74; // below that words are too small: a narrow panel is scrolled instead
constexpr int boxCount = static_cast<int>(CoolingPicture::Box::Count);

} // namespace

CoolingDiagram::CoolingDiagram(const Theme* theme, QWidget* parent)
    : QGraphicsView(parent), m_theme(theme), m_marked(at(boxCount)), m_kind(theme->kind())
{
    setScene(new QGraphicsScene(this));
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Cooling loop"));
    setMouseTracking(true);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setViewportUpdateMode(QGraphicsView::SmartViewportUpdate);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    m_pipes = new CoolingPipes(this);
    scene()->addItem(m_pipes);
    for (int i = 0; i < boxCount; ++i) {
        m_boxes.push_back(new CoolingBox(this, i));
        scene()->addItem(m_boxes.back());
    }
    scene()->setSceneRect(m_pipes->boundingRect());
    connect(theme, &Theme::changed, this, [this] { recolour(); });
    recolour();
}

void CoolingDiagram::recolour()
{
    m_kind = m_theme->kind();
    setBackgroundBrush(Theme::color(Role::Surface, m_kind));
    scene()->update();
}

QColor CoolingDiagram::waterColour(double celsius, Theme::Kind)
{
    // The middle of the map: its ends vanish on one theme or the other.
    return mapColor(twin::MetricInfo::Map::Inferno, 0.25 + 0.55 * std::clamp((celsius - coldC) / (hotC - coldC), 0.0, 1.0));
}

void CoolingDiagram::setPicture(CoolingPicture picture)
{
    m_picture = std::move(picture);
    QStringList spoken;
    for (const auto& part : m_picture.parts)
        spoken << textOf(static_cast<int>(part.box));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    scene()->update();
    if (m_current >= 0)
        Q_EMIT currentChanged(textOf(m_current));
}

QString CoolingDiagram::textOf(int box) const
{
    if (box < 0 || at(box) >= m_picture.parts.size())
        return {};
    const auto& part = m_picture.parts[at(box)];
    QStringList words = part.lines;
    if (!part.stateWord.isEmpty())
        words.prepend(part.stateWord);
    return part.title + QStringLiteral(": ") + words.join(QStringLiteral(", "));
}

void CoolingDiagram::setSelected(const std::vector<twin::AssetRef>& items)
{
    m_selected.clear();
    for (const auto& item : items)
        m_selected.insert(item.asset);
    for (int b = 0; b < boxCount; ++b) {
        m_marked[at(b)] = false;
        if (at(b) < m_picture.parts.size() && !m_selected.empty())
            for (const auto& ref : m_picture.parts[at(b)].assets)
                if (m_selected.contains(ref.asset)) {
                    m_marked[at(b)] = true;
                    break;
                }
    }
    scene()->update();
}

void CoolingDiagram::setPath(CoolingPath path)
{
    m_path = std::move(path);
    scene()->update();
}

void CoolingDiagram::setOthersFaded(bool on)
{
    m_othersFaded = on;
    scene()->update();
}

void CoolingDiagram::fit()
{
    m_fitted = true;
    fitInView(scene()->sceneRect(), Qt::KeepAspectRatio);
}

void CoolingDiagram::zoomBy(double factor)
{
    const double wanted = std::clamp(zoom() * factor, leastZoom, mostZoom);
    m_fitted = false;
    scale(wanted / zoom(), wanted / zoom());
}

void CoolingDiagram::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_fitted)
        return;
    fit();
    if (zoom() < readableZoom) {
        resetTransform();
        scale(readableZoom, readableZoom);
        horizontalScrollBar()->setValue(horizontalScrollBar()->minimum()); // from the chips on
    }
}

void CoolingDiagram::wheelEvent(QWheelEvent* event)
{
    zoomBy(std::pow(1.2, event->angleDelta().y() / 120.0));
    event->accept();
}

QRectF CoolingDiagram::placeOf(CoolingPicture::Box box) const { return m_boxes[static_cast<std::size_t>(box)]->frame(); }
QRectF CoolingDiagram::placeOf(CoolingPicture::Box box, int cell) const { return m_boxes[static_cast<std::size_t>(box)]->cellRect(cell); }

std::vector<CoolingDiagram::Words> CoolingDiagram::words() const
{
    auto out = m_pipes->words();
    for (const auto* box : m_boxes)
        for (auto& w : box->words())
            out.push_back(std::move(w));
    return out;
}

CoolingDiagram::Hit CoolingDiagram::hitAt(const QPoint& position) const
{
    const QPointF p = mapToScene(position);
    for (int b = 0; b < boxCount; ++b) {
        if (!m_boxes[at(b)]->frame().contains(p) || at(b) >= m_picture.parts.size())
            continue;
        const auto& cells = m_picture.parts[at(b)].cells;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (m_boxes[at(b)]->cellRect(static_cast<int>(i)).adjusted(-0.7, -0.7, 0.7, 0.7).contains(p))
                return {b, static_cast<int>(i)};
        return {b, -1};
    }
    return {};
}

void CoolingDiagram::choose(int box)
{
    if (box == m_current)
        return;
    m_current = box;
    scene()->update();
    if (box >= 0)
        ensureVisible(m_boxes[at(box)]->frame(), 10, 10);
    Q_EMIT currentChanged(textOf(box));
}

void CoolingDiagram::mousePressEvent(QMouseEvent* event)
{
    m_press = event->pos();
    const auto hit = hitAt(event->pos());
    setDragMode(hit.box < 0 && event->button() == Qt::LeftButton ? ScrollHandDrag : NoDrag);
    if (hit.box >= 0)
        choose(hit.box);
    QGraphicsView::mousePressEvent(event);
}

void CoolingDiagram::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton && dragMode() == ScrollHandDrag)
        m_fitted = false;
    QGraphicsView::mouseMoveEvent(event);
    if (event->buttons() != Qt::NoButton || m_picture.parts.empty())
        return;
    const auto hit = hitAt(event->pos());
    if (hit.box < 0) {
        QToolTip::hideText();
        viewport()->unsetCursor();
        return;
    }
    const auto& part = m_picture.parts[at(hit.box)];
    const QString words = hit.cell >= 0 ? part.cells[at(hit.cell)].tip : textOf(hit.box) + (part.tip.isEmpty() ? QString() : QLatin1Char('\n') + part.tip);
    viewport()->setCursor(part.assets.empty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    QToolTip::showText(event->globalPosition().toPoint(), words + QLatin1Char('\n') + tr("Modelled"), viewport());
}

void CoolingDiagram::mouseReleaseEvent(QMouseEvent* event)
{
    QGraphicsView::mouseReleaseEvent(event);
    setDragMode(NoDrag);
    if (event->button() != Qt::LeftButton || (event->pos() - m_press).manhattanLength() > 6)
        return;
    const auto hit = hitAt(event->pos());
    if (hit.box < 0)
        return;
    const auto& part = m_picture.parts[at(hit.box)];
    if (hit.cell >= 0)
        Q_EMIT activated({{part.cells[at(hit.cell)].asset}});
    else if (!part.assets.empty())
        Q_EMIT activated(part.assets);
}

void CoolingDiagram::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    if (m_current < 0 && event->reason() != Qt::MouseFocusReason)
        choose(0);
    scene()->update();
}

void CoolingDiagram::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    scene()->update();
}

void CoolingDiagram::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(1.2); return;
    case Qt::Key_Minus: zoomBy(1 / 1.2); return;
    case Qt::Key_0: fit(); return;
    case Qt::Key_Escape: choose(-1); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0 && at(m_current) < m_picture.parts.size() && !m_picture.parts[at(m_current)].assets.empty())
            Q_EMIT activated(m_picture.parts[at(m_current)].assets);
        return;
    default: break;
    }
    const int dx = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0, dy = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    if (dx == 0 && dy == 0) {
        QWidget::keyPressEvent(event); // letters belong to the window
        return;
    }
    if (event->modifiers() & Qt::ControlModifier) {
        m_fitted = false;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + 40 * dx);
        verticalScrollBar()->setValue(verticalScrollBar()->value() + 40 * dy);
        return;
    }
    if (m_current < 0) {
        choose(0);
        return;
    }
    // The nearest box that way; what lies across counts twice.
    const QPointF here = m_boxes[at(m_current)]->frame().center();
    int best = -1;
    double least = 0;
    for (int b = 0; b < boxCount; ++b) {
        const QPointF d = m_boxes[at(b)]->frame().center() - here;
        const double ahead = dx != 0 ? d.x() * dx : d.y() * dy, aside = std::abs(dx != 0 ? d.y() : d.x());
        if (b == m_current || ahead <= 1)
            continue;
        if (const double far = ahead + 2 * aside; best < 0 || far < least) {
            best = b;
            least = far;
        }
    }
    if (best >= 0)
        choose(best);
}

void CoolingDiagram::paintTo(QPainter& painter, const QSizeF& size, Theme::Kind kind)
{
    const auto before = std::exchange(m_kind, kind);
    const auto back = backgroundBrush();
    scene()->render(&painter, QRectF(QPointF(0, 0), size), scene()->sceneRect(), Qt::KeepAspectRatio);
    m_kind = before;
    setBackgroundBrush(back);
}

} // namespace views
