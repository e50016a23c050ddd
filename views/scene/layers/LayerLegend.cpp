#include "views/scene/layers/LayerLegend.h"
#include "views/scene/TextPixmaps.h"
#include "views/text/Format.h"
#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace views {

QPixmap LayerLegend::pixmap(const std::vector<LegendEntry>& entries, Theme::Kind kind, double ratio, int mostWidth, bool notes)
{
    if (entries.empty())
        return {};
    if (entries == m_entries && ratio == m_ratio && mostWidth == m_width && notes == m_notes)
        return m_pixmap;
    m_entries = entries;
    m_ratio = ratio;
    m_width = mostWidth;
    m_notes = notes;
    const QFontMetricsF bold(text::font(13, true)), normal(text::font(13)), small(text::font(11));
    constexpr double left = 12, line = 17, swatch = 22;
    const double inner = mostWidth - 2 * left;
    double width = 0, height = 8;
    std::vector<QRectF> noteAreas;
    for (const auto& e : entries) {
        width = std::max(width, bold.horizontalAdvance(e.title) + 8 + normal.horizontalAdvance(e.origin));
        height += 20;
        for (const auto& item : e.items)
            width = std::max(width, swatch + small.horizontalAdvance(item.text));
        height += line * static_cast<double>(e.items.size());
        if (!e.bar.empty()) {
            width = std::max(width, 150.0);
            height += 28;
        }
        QRectF area;
        if (notes && !e.note.isEmpty()) {
            area = small.boundingRect(QRectF(0, 0, inner, 1000), Qt::TextWordWrap, e.note);
            width = std::max(width, area.width());
            height += area.height() + 2;
        }
        noteAreas.push_back(area);
        height += 4;
    }
    const QSize size(static_cast<int>(std::ceil(std::min(width, inner) + 2 * left)), static_cast<int>(std::ceil(height + 4)));
    m_pixmap = drawn(size, ratio, [&](QPainter& p) {
        QColor ground = Theme::color(Role::Surface, kind);
        ground.setAlpha(230);
        p.setPen(QPen(Theme::color(Role::Line, kind), 1));
        p.setBrush(ground);
        p.drawRoundedRect(QRectF(QPointF(0, 0), size).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        const auto write = [&](const QFont& font, Role role, double x, double y, const QString& words) {
            p.setFont(font);
            p.setPen(Theme::color(role, kind));
            p.drawText(QPointF(x, y + QFontMetricsF(font).ascent()), words);
        };
        double y = 8;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto& e = entries[i];
            write(text::font(13, true), Role::Text, left, y, e.title);
            write(text::font(13), Role::Muted, left + bold.horizontalAdvance(e.title) + 8, y, e.origin);
            y += 20;
            if (!e.bar.empty()) {
                const double barWidth = size.width() - 2 * left;
                for (std::size_t k = 0; k < e.bar.size(); ++k)
                    p.fillRect(QRectF(left + barWidth * static_cast<double>(k) / static_cast<double>(e.bar.size()), y, barWidth / static_cast<double>(e.bar.size()) + 0.5, 9), e.bar[k]);
                write(text::font(11), Role::Text, left, y + 11, e.low);
                write(text::font(11), Role::Text, size.width() - left - small.horizontalAdvance(e.high), y + 11, e.high);
                y += 28;
            }
            for (const auto& item : e.items) {
                p.setPen(QPen(item.color, 4, item.dashed ? Qt::DotLine : Qt::SolidLine, Qt::FlatCap));
                p.drawLine(QPointF(left, y + 7.5), QPointF(left + 15, y + 7.5));
                write(text::font(11), Role::Text, left + swatch, y + 1, item.text);
                y += line;
            }
            if (!noteAreas[i].isNull()) {
                p.setFont(text::font(11));
                p.setPen(Theme::color(Role::Muted, kind));
                p.drawText(QRectF(left, y, inner, noteAreas[i].height() + 2), Qt::TextWordWrap, e.note);
                y += noteAreas[i].height() + 2;
            }
            y += 4;
        }
    });
    return m_pixmap;
}

} // namespace views
