#include "views/panels/chart/ChartLegend.h"
#include "views/panels/common/Paint.h"
#include "views/text/Format.h"
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace views {
namespace {
constexpr int rowHeight = 20, top = 6, side = 8, swatch = 26;
} // namespace

ChartLegend::ChartLegend(const Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setAccessibleName(tr("Legend"));
    setInstant(twin::Timestamp{});
}

void ChartLegend::setCurves(const std::vector<Curve>* curves, const QString& note)
{
    m_curves = curves;
    m_note = note;
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

void ChartLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->color(Role::Surface));
    if (!m_curves)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_curves->size(); ++i) {
        const auto& c = (*m_curves)[i];
        const QRectF row(side, top + static_cast<double>(i) * rowHeight, width() - 2 * side, rowHeight);
        const double y = row.center().y();
        if (c.isStacked) {
            QColor soft = c.color;
            soft.setAlphaF(0.35f);
            painter.fillRect(QRectF(row.left(), y - 5, swatch, 10), soft);
        }
        QPen pen(c.color, c.isHeavy ? 2.2 : 1.6);
        if (c.origin == twin::Origin::Modelled)
            pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.drawLine(QPointF(row.left(), c.isStacked ? y - 5 : y), QPointF(row.left() + swatch, c.isStacked ? y - 5 : y));
        const double v = c.valueAt(m_cursor);
        const QString value = text::withUnit(c.origin == twin::Origin::Residual ? text::signedNumber(v, c.decimals) : text::number(v, c.decimals), c.unit);
        painter.setFont(text::font(13));
        const double w = painter.fontMetrics().horizontalAdvance(value);
        painter.setPen(m_theme->color(Role::Text));
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, value);
        painter.setPen(m_theme->color(c.isEmpty() ? Role::Muted : Role::Text));
        const QRectF name = row.adjusted(swatch + 6, 0, -w - 8, 0);
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, elided(c.name, painter.font(), name.width()));
    }
    if (!m_note.isEmpty()) {
        painter.setFont(text::font(11));
        painter.setPen(m_theme->color(Role::Muted));
        painter.drawText(QRectF(side, top + static_cast<double>(m_curves->size()) * rowHeight + 4, width() - 2 * side, 36),
                         Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_note);
    }
}

void ChartLegend::mouseReleaseEvent(QMouseEvent* event)
{
    if (const int i = curveAt(event->position()); i >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT curvePicked(i);
}

bool ChartLegend::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (const int i = curveAt(help->pos()); i >= 0) {
            const auto& c = (*m_curves)[static_cast<std::size_t>(i)];
            const QString value = c.isEmpty() ? tr("not recorded") : text::withUnit(text::full(c.valueAt(m_cursor)), c.unit);
            QToolTip::showText(help->globalPos(), QStringLiteral("%1\n%2\n%3: %4").arg(c.assetName.isEmpty() ? tr("Facility") : c.assetName, c.quantity, text::originLabel(c.origin), value), this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace views
