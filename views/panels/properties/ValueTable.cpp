#include "views/panels/properties/ValueTable.h"
#include "views/panels/common/Paint.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace views {
namespace {
constexpr int rowHeight = 22, edge = 12, gap = 10, headHeight = 20, space = 8;
} // namespace

ValueTable::ValueTable(const Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setAccessibleName(tr("Values"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ValueTable::setSubject(const PropertySubject& subject)
{
    const QSize before = sizeHint();
    m_values = subject.values;
    m_facts = subject.facts;
    m_hasMeasured = std::any_of(m_values.begin(), m_values.end(), [](const ValueRow& r) { return r.measured != text::dash() || (r.quality != twin::ValueQuality::Good && r.quality != twin::ValueQuality::None); });
    if (sizeHint() != before)
        updateGeometry(); // else all the window would be laid out anew with every instant
    update();
}

QSize ValueTable::sizeHint() const
{
    const int facts = static_cast<int>(m_facts.size()) * rowHeight;
    const int values = m_values.empty() ? 0 : headHeight + static_cast<int>(m_values.size()) * rowHeight + (facts > 0 ? space : 0);
    return {240, facts + values + space};
}

int ValueTable::valueTop() const { return static_cast<int>(m_facts.size()) * rowHeight + (m_facts.empty() ? 0 : space); }

const ValueRow* ValueTable::rowAt(const QPointF& position) const
{
    const double y = position.y() - valueTop() - headHeight;
    const auto row = static_cast<std::size_t>(std::max(0.0, y) / rowHeight);
    return y >= 0 && row < m_values.size() ? &m_values[row] : nullptr;
}

ValueTable::Columns ValueTable::columns() const
{
    const QFontMetricsF metrics(text::font(13)), small(text::font(11));
    double measured = small.horizontalAdvance(text::originLabel(twin::Origin::Measured)), modelled = small.horizontalAdvance(text::originLabel(twin::Origin::Modelled)),
           residual = small.horizontalAdvance(text::originLabel(twin::Origin::Residual)), unit = 0;
    for (const auto& row : m_values) {
        const bool isPast = row.quality == twin::ValueQuality::Stale || row.quality == twin::ValueQuality::Bad;
        measured = std::max(measured, metrics.horizontalAdvance(row.measured == text::dash() && isPast ? text::qualityLabel(row.quality)
                                                                : row.quality == twin::ValueQuality::Uncertain ? QStringLiteral("? ") + row.measured : row.measured));
        modelled = std::max(modelled, metrics.horizontalAdvance(row.modelled));
        residual = std::max(residual, metrics.horizontalAdvance(row.residual));
        unit = std::max(unit, metrics.horizontalAdvance(row.unit));
    }
    Columns c{};
    c.hasMeasured = m_hasMeasured;
    c.unit = width() - edge - unit;
    double right = c.unit - 5;
    // Without anything measured only the model's column is drawn: no columns of dashes.
    if (m_hasMeasured) {
        c.residual = right;
        right -= residual + gap;
    }
    c.modelled = right;
    right -= modelled + gap;
    if (m_hasMeasured) {
        c.measured = right;
        right -= measured + gap;
    }
    c.labelWidth = std::max(40.0, right - edge);
    return c;
}

void ValueTable::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& theme = *m_theme;
    const auto right = [&](double edgeX, double y, double height, const QString& text) {
        painter.drawText(QRectF(0, y, edgeX, height), Qt::AlignRight | Qt::AlignVCenter, text);
    };
    double y = 0;
    painter.setFont(text::font(13));
    for (const auto& fact : m_facts) {
        painter.setPen(theme.color(Role::Muted));
        const double w = painter.fontMetrics().horizontalAdvance(fact.label) + 8;
        painter.drawText(QRectF(edge, y, w, rowHeight), Qt::AlignLeft | Qt::AlignVCenter, fact.label);
        painter.setPen(theme.color(Role::Text));
        right(width() - edge, y, rowHeight, elided(fact.value, painter.font(), width() - 2 * edge - w));
        y += rowHeight;
    }
    if (m_values.empty())
        return;
    y = valueTop();
    const auto c = columns();
    painter.setFont(text::font(11));
    if (c.hasMeasured) {
        painter.setPen(theme.color(Role::Measured));
        right(c.measured, y, headHeight, text::originLabel(twin::Origin::Measured));
        painter.setPen(theme.color(Role::Muted));
        right(c.residual, y, headHeight, text::originLabel(twin::Origin::Residual));
    }
    painter.setPen(theme.color(Role::Modelled));
    right(c.modelled, y, headHeight, text::originLabel(twin::Origin::Modelled));
    y += headHeight;
    painter.setPen(theme.color(Role::Line));
    painter.drawLine(QPointF(edge, y - 0.5), QPointF(width() - edge, y - 0.5));
    painter.setFont(text::font(13));
    for (const auto& row : m_values) {
        painter.setPen(theme.color(Role::Text));
        painter.drawText(QRectF(edge, y, c.labelWidth, rowHeight), Qt::AlignLeft | Qt::AlignVCenter, elided(row.label, painter.font(), c.labelWidth));
        if (c.hasMeasured) {
            // Doubted, stale and bad values are said in words in the tooltip, and seen here.
            const bool isDoubted = row.quality == twin::ValueQuality::Uncertain, isPast = row.quality == twin::ValueQuality::Stale || row.quality == twin::ValueQuality::Bad;
            const bool isDash = row.measured == text::dash();
            painter.setPen(theme.color(isDash ? Role::Muted : isDoubted ? Role::Warning : Role::Measured));
            right(c.measured, y, rowHeight, isDash && isPast ? text::qualityLabel(row.quality).toLower() : isDoubted ? QStringLiteral("? ") + row.measured : row.measured);
            painter.setPen(theme.color(row.residual == text::dash() ? Role::Muted : Role::Text));
            right(c.residual, y, rowHeight, row.residual);
        }
        painter.setPen(theme.color(row.modelled == text::dash() ? Role::Muted : Role::Modelled));
        right(c.modelled, y, rowHeight, row.modelled);
        painter.setPen(theme.color(Role::Muted));
        painter.drawText(QRectF(c.unit, y, width() - c.unit, rowHeight), Qt::AlignLeft | Qt::AlignVCenter, row.unit);
        y += rowHeight;
    }
}

bool ValueTable::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int y = help->pos().y() - valueTop() - headHeight;
        QString text;
        if (y >= 0 && y / rowHeight < static_cast<int>(m_values.size()))
            text = m_values[static_cast<std::size_t>(y / rowHeight)].tooltip;
        else if (help->pos().y() / rowHeight < static_cast<int>(m_facts.size()))
            text = m_facts[static_cast<std::size_t>(help->pos().y() / rowHeight)].value;
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace views
