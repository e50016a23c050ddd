#include "views/panels/chart/ChartGlyphs.h"
#include "views/theme/Theme.h"
#include <QPainter>
#include <QPainterPath>
#include <array>

namespace views {
namespace {

void paint(QPainter& p, ChartGlyph glyph, const QColor& color)
{
    // A square of 16 units.
    p.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (glyph) {
    case ChartGlyph::Curves:
        p.drawPolyline(QPolygonF({{2, 2}, {2, 14}, {14, 14}}));
        p.drawPolyline(QPolygonF({{4, 10}, {7, 6}, {10, 9}, {14, 4}}));
        break;
    case ChartGlyph::Distribution:
        p.drawPolyline(QPolygonF({{2, 2}, {2, 14}, {14, 14}}));
        for (const auto& [x, top] : std::array<std::pair<double, double>, 4>{{{4, 11}, {6.5, 6}, {9, 4}, {11.5, 9}}})
            p.fillRect(QRectF(x, top, 2, 13 - top), color);
        break;
    case ChartGlyph::HeatMap:
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 3; ++x) {
                QColor cell = color;
                cell.setAlphaF(std::array<float, 9>{0.2f, 0.5f, 0.9f, 0.4f, 0.9f, 0.6f, 0.9f, 0.7f, 0.3f}[static_cast<std::size_t>(3 * y + x)]);
                p.fillRect(QRectF(2 + 4.2 * x, 2 + 4.2 * y, 3.6, 3.6), cell);
            }
        break;
    case ChartGlyph::Keep: // a pin
        p.drawPolyline(QPolygonF({{5, 2}, {11, 2}, {10, 3.5}, {10, 7}, {12, 9.5}, {4, 9.5}, {6, 7}, {6, 3.5}, {5, 2}}));
        p.drawLine(QPointF(8, 9.5), QPointF(8, 14));
        break;
    case ChartGlyph::Statistics: { // a sum
        p.drawPolyline(QPolygonF({{12.5, 4.5}, {12.5, 2.5}, {3.5, 2.5}, {8.5, 8}, {3.5, 13.5}, {12.5, 13.5}, {12.5, 11.5}}));
        break;
    }
    case ChartGlyph::Back:
        p.drawPolyline(QPolygonF({{9.5, 3}, {4.5, 8}, {9.5, 13}}));
        p.drawLine(QPointF(4.5, 8), QPointF(13, 8));
        break;
    case ChartGlyph::Forward:
        p.drawPolyline(QPolygonF({{6.5, 3}, {11.5, 8}, {6.5, 13}}));
        p.drawLine(QPointF(3, 8), QPointF(11.5, 8));
        break;
    }
}

QPixmap pixmapOf(ChartGlyph glyph, const QColor& color)
{
    constexpr int ratio = 3;
    QPixmap pixmap(16 * ratio, 16 * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, glyph, color);
    return pixmap;
}

} // namespace

QIcon chartIcon(ChartGlyph glyph, const Theme& theme)
{
    QIcon icon;
    icon.addPixmap(pixmapOf(glyph, theme.color(Role::Text)), QIcon::Normal, QIcon::Off);
    icon.addPixmap(pixmapOf(glyph, theme.color(Role::Accent)), QIcon::Normal, QIcon::On);
    icon.addPixmap(pixmapOf(glyph, theme.color(Role::Line)), QIcon::Disabled);
    return icon;
}

} // namespace views
