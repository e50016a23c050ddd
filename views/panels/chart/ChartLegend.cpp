#include "views/panels/chart/ChartLegend.h"
#include "views/panels/common/Paint.h"
#include "views/text/Format.h"
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace views {
namespace {

constexpr int rowHeight = 20, top = 6, side = 8, swatch = 26, cross = 16;

QString valueOf(const Curve& c, double seconds)
{
    const double v = c.valueAt(seconds);
    return text::withUnit(c.origin == twin::Origin::Residual ? text::signedNumber(v, c.decimals) : text::number(v, c.decimals), c.unit);
}

QString qualityOf(const Curve& c, double seconds)
{
    const auto quality = c.qualityAt(seconds);
    return quality == data::Quality::Good ? QString() : text::qualityLabel(static_cast<twin::ValueQuality>(quality)).toLower(); // the same order
}

} // namespace

ChartLegend::ChartLegend(const Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setAccessibleName(tr("Legend"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setInstant(twin::Timestamp{});
}

void ChartLegend::setCurves(const std::vector<Curve>* curves, const QString& note)
{
    m_curves = curves;
    m_note = note;
    const int count = curves ? static_cast<int>(curves->size()) : 0;
    m_current = std::min(m_current, count - 1);
    m_hovered = m_hovered < count ? m_hovered : -1;
    updateGeometry();
    setMinimumHeight(sizeHint().height());
    update();
}

void ChartLegend::setInstant(twin::Timestamp t)
{
    m_cursor = t.seconds();
    update();
}

QSize ChartLegend::sizeHint() const
{
    const int rows = m_curves ? static_cast<int>(m_curves->size()) : 0;
    return {230, 2 * top + rows * rowHeight + (m_note.isEmpty() ? 0 : 40)};
}

int ChartLegend::curveAt(const QPointF& position) const
{
    const int row = static_cast<int>((position.y() - top) / rowHeight);
    return m_curves && position.y() >= top && row < static_cast<int>(m_curves->size()) ? row : -1;
}

QRectF ChartLegend::crossOf(int curve) const { return {static_cast<double>(width() - cross - 2), static_cast<double>(top + curve * rowHeight + (rowHeight - cross) / 2), cross, cross}; }

int ChartLegend::neighbour(int curve, int direction) const
{
    const auto& all = *m_curves;
    for (int i = curve + direction; i >= 0 && i < static_cast<int>(all.size()); i += direction)
        if (all[static_cast<std::size_t>(i)].channel != all[static_cast<std::size_t>(curve)].channel)
            return i;
    return -1;
}

void ChartLegend::paintTo(QPainter& painter, const QRect& area, bool isPicture) const
{
    painter.fillRect(area, m_theme->color(Role::Surface));
    if (!m_curves)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_curves->size(); ++i) {
        const auto& c = (*m_curves)[i];
        const int index = static_cast<int>(i);
        QRectF row(area.left() + side, area.top() + top + index * rowHeight, area.width() - 2 * side, rowHeight);
        if (row.bottom() > area.bottom() + 1 && isPicture)
            break;
        if (!isPicture && index == m_current && hasFocus()) {
            painter.setPen(QPen(m_theme->color(Role::Accent), 1));
            painter.setBrush(m_theme->color(Role::Raised));
            painter.drawRoundedRect(row.adjusted(-4, 0.5, 4, -0.5), 3, 3);
        }
        const bool hasCross = !isPicture && (index == m_hovered || (index == m_current && hasFocus()));
        if (hasCross) {
            const QRectF x = crossOf(index).adjusted(4, 4, -4, -4);
            painter.setPen(QPen(m_theme->color(Role::Muted), 1.4));
            painter.drawLine(x.topLeft(), x.bottomRight());
            painter.drawLine(x.topRight(), x.bottomLeft());
            row.setRight(row.right() - cross);
        }
        const double y = row.center().y();
        if (c.isStacked) {
            QColor soft = c.color;
            soft.setAlphaF(0.35f);
            painter.fillRect(QRectF(row.left(), y - 5, swatch, 10), soft);
        }
        painter.setPen(curvePen(c));
        painter.drawLine(QPointF(row.left(), c.isStacked ? y - 5 : y), QPointF(row.left() + swatch, c.isStacked ? y - 5 : y));
        const QString doubt = c.isLoading ? QString() : qualityOf(c, m_cursor);
        const QString value = c.isLoading ? tr("loading…") : !doubt.isEmpty() ? valueOf(c, m_cursor) + QStringLiteral(" · ") + doubt : valueOf(c, m_cursor);
        painter.setFont(text::font(13));
        const double w = painter.fontMetrics().horizontalAdvance(value);
        painter.setPen(m_theme->color(c.isLoading ? Role::Muted : !doubt.isEmpty() ? Role::Warning : Role::Text));
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, value);
        painter.setPen(m_theme->color(c.isEmpty() ? Role::Muted : Role::Text));
        const QRectF name = row.adjusted(swatch + 6, 0, -w - 8, 0);
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, elided(isPicture ? c.fullName() : c.name, painter.font(), name.width()));
    }
    if (!m_note.isEmpty()) {
        painter.setFont(text::font(11));
        painter.setPen(m_theme->color(Role::Muted));
        const double below = area.top() + top + static_cast<double>(m_curves->size()) * rowHeight + 4;
        painter.drawText(QRectF(area.left() + side, below, area.width() - 2 * side, 36), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_note);
    }
}

void ChartLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintTo(painter, rect(), false);
}

void ChartLegend::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton ? curveAt(event->position()) : -1;
    m_isDragging = false;
    if (m_pressed >= 0)
        m_current = m_pressed;
    update();
}

void ChartLegend::mouseMoveEvent(QMouseEvent* event)
{
    const int at = curveAt(event->position());
    if (m_pressed >= 0 && at != m_pressed)
        m_isDragging = true;
    setCursor(m_isDragging ? Qt::ClosedHandCursor : Qt::ArrowCursor);
    if (at != m_hovered) {
        m_hovered = at;
        update();
    }
}

void ChartLegend::mouseReleaseEvent(QMouseEvent* event)
{
    const int at = curveAt(event->position()), pressed = std::exchange(m_pressed, -1);
    setCursor(Qt::ArrowCursor);
    if (event->button() != Qt::LeftButton || pressed < 0 || !m_curves || pressed >= static_cast<int>(m_curves->size()))
        return;
    if (m_isDragging) {
        const int to = at >= 0 ? at : event->position().y() < top ? 0 : static_cast<int>(m_curves->size()) - 1;
        if ((*m_curves)[static_cast<std::size_t>(to)].channel != (*m_curves)[static_cast<std::size_t>(pressed)].channel)
            Q_EMIT moveRequested(pressed, to);
        return;
    }
    if (crossOf(pressed).contains(event->position()))
        Q_EMIT removeRequested(pressed);
    else
        Q_EMIT curvePicked(pressed);
}

void ChartLegend::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

void ChartLegend::focusInEvent(QFocusEvent* event)
{
    if (m_current < 0 && m_curves && !m_curves->empty())
        m_current = 0;
    QWidget::focusInEvent(event);
}

void ChartLegend::keyPressEvent(QKeyEvent* event)
{
    const int count = m_curves ? static_cast<int>(m_curves->size()) : 0;
    if (count == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_current = std::clamp(m_current, 0, count - 1);
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int direction = event->key() == Qt::Key_Up ? -1 : 1;
        if (!alt)
            m_current = std::clamp(m_current + direction, 0, count - 1);
        else if (const int to = neighbour(m_current, direction); to >= 0)
            Q_EMIT moveRequested(m_current, to);
        break;
    }
    case Qt::Key_Delete:
    case Qt::Key_Backspace: Q_EMIT removeRequested(m_current); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT curvePicked(m_current); break;
    default: QWidget::keyPressEvent(event); return;
    }
    update();
}

bool ChartLegend::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (const int i = curveAt(help->pos()); i >= 0 && m_hovered >= 0 && crossOf(i).contains(help->pos())) {
            QToolTip::showText(help->globalPos(), tr("Take it out of the chart (Delete)"), this);
        } else if (i >= 0) {
            const auto& c = (*m_curves)[static_cast<std::size_t>(i)];
            QString value = c.isLoading ? tr("loading…") : !c.isRecorded ? tr("not recorded") : c.isEmpty() ? tr("nothing in the visible range") : text::withUnit(text::full(c.valueAt(m_cursor)), c.unit);
            if (const auto doubt = qualityOf(c, m_cursor); !doubt.isEmpty())
                value += QStringLiteral(", ") + doubt;
            QString tip = QStringLiteral("%1\n%2\n%3: %4").arg(c.assetName.isEmpty() ? tr("Facility") : c.assetName, c.quantity, text::originLabel(c.origin), value);
            if (c.isGroup && c.assetsRecorded < c.assetsWanted && !c.isLoading)
                tip += QLatin1Char('\n') + tr("%1 of %2 racks are recorded").arg(c.assetsRecorded).arg(c.assetsWanted);
            QToolTip::showText(help->globalPos(), tip, this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace views
