#include "views/panels/common/Glyphs.h"
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <cmath>
#include <map>
#include <tuple>

namespace views {
namespace {

/// All glyphs are drawn in a 16 x 16 square; lines are 1.4 wide.
struct Pen16
{
    QPainter& p;
    QColor color;

    void line(double x0, double y0, double x1, double y1) { p.drawLine(QPointF(x0, y0), QPointF(x1, y1)); }
    void box(double x, double y, double w, double h, double r = 0) { p.drawRoundedRect(QRectF(x, y, w, h), r, r); }
    void fill(double x, double y, double w, double h) { p.fillRect(QRectF(x, y, w, h), color); }
    void shape(std::initializer_list<QPointF> points, bool filled = true)
    {
        QPainterPath path;
        path.addPolygon(QPolygonF(QList<QPointF>(points)));
        path.closeSubpath();
        if (filled)
            p.fillPath(path, color);
        else
            p.drawPath(path);
    }
    void dot(double x, double y, double r) { p.setBrush(color); p.drawEllipse(QPointF(x, y), r, r); p.setBrush(Qt::NoBrush); }
    void ring(double x, double y, double r) { p.drawEllipse(QPointF(x, y), r, r); }
    void arc(double x, double y, double r, double from, double span)
    {
        p.drawArc(QRectF(x - r, y - r, 2 * r, 2 * r), static_cast<int>(from * 16), static_cast<int>(span * 16));
    }
    /// A sign cut out of a filled shape: drawn in the colour that reads on it.
    void sign(const QString& text)
    {
        QFont font = p.font();
        font.setPixelSize(10);
        font.setBold(true);
        p.setFont(font);
        p.setPen(color.lightnessF() > 0.55 ? QColor(0x0E, 0x14, 0x20) : QColor(Qt::white));
        p.drawText(QRectF(0, 0.5, 16, 16), Qt::AlignCenter, text);
    }
};

void paintTransport(Pen16& d, Glyph glyph)
{
    switch (glyph) {
    case Glyph::Begin: d.fill(3, 3, 1.8, 10); d.shape({{13, 3}, {5.5, 8}, {13, 13}}); break;
    case Glyph::End: d.fill(11.2, 3, 1.8, 10); d.shape({{3, 3}, {10.5, 8}, {3, 13}}); break;
    case Glyph::StepBack: d.fill(11, 4, 1.8, 8); d.shape({{9.5, 4}, {3.5, 8}, {9.5, 12}}); break;
    case Glyph::StepForward: d.fill(3.2, 4, 1.8, 8); d.shape({{6.5, 4}, {12.5, 8}, {6.5, 12}}); break;
    case Glyph::PlayBack: d.shape({{12.5, 2.5}, {3, 8}, {12.5, 13.5}}); break;
    case Glyph::Play: d.shape({{3.5, 2.5}, {13, 8}, {3.5, 13.5}}); break;
    case Glyph::Pause: d.fill(4, 3, 2.8, 10); d.fill(9.2, 3, 2.8, 10); break;
    case Glyph::PreviousEvent: d.shape({{11, 3.4}, {15.2, 8}, {11, 12.6}, {6.8, 8}}); d.shape({{6, 4.2}, {1, 8}, {6, 11.8}}); break;
    case Glyph::NextEvent: d.shape({{5, 3.4}, {9.2, 8}, {5, 12.6}, {0.8, 8}}); d.shape({{10, 4.2}, {15, 8}, {10, 11.8}}); break;
    case Glyph::Loop:
        d.arc(8, 8, 5, 60, 240);
        d.arc(8, 8, 5, -60, 60);
        d.shape({{10.2, 0.8}, {10.6, 6.2}, {14.6, 3.0}});
        break;
    case Glyph::Follow: d.line(2, 8, 9, 8); d.shape({{8, 4}, {13, 8}, {8, 12}}); d.line(14, 3, 14, 13); break;
    case Glyph::Bookmark: d.line(4, 2, 4, 14.5); d.shape({{4, 2}, {13, 5.2}, {4, 8.6}}); break;
    default: break;
    }
}

void paintAction(Pen16& d, Glyph glyph)
{
    switch (glyph) {
    case Glyph::Search: d.ring(6.8, 6.8, 4.2); d.line(10, 10, 14, 14); break;
    case Glyph::Fit: d.line(2, 8, 14, 8); d.shape({{1.5, 8}, {5, 5}, {5, 11}}); d.shape({{14.5, 8}, {11, 5}, {11, 11}}); break;
    case Glyph::Export: d.line(8, 10, 8, 2); d.shape({{8, 1}, {4.8, 5.2}, {11.2, 5.2}}); d.line(2.5, 9, 2.5, 14); d.line(2.5, 14, 13.5, 14); d.line(13.5, 14, 13.5, 9); break;
    case Glyph::Add: d.line(8, 3, 8, 13); d.line(3, 8, 13, 8); break;
    case Glyph::Remove: d.line(3, 8, 13, 8); break;
    case Glyph::Move:
        d.line(8, 2, 8, 14); d.line(2, 8, 14, 8);
        d.shape({{8, 0.5}, {6, 3.5}, {10, 3.5}}); d.shape({{8, 15.5}, {6, 12.5}, {10, 12.5}});
        d.shape({{0.5, 8}, {3.5, 6}, {3.5, 10}}); d.shape({{15.5, 8}, {12.5, 6}, {12.5, 10}});
        break;
    case Glyph::Undo: d.arc(8.5, 9, 4.5, -30, 170); d.shape({{1.5, 8.6}, {6.8, 8.6}, {3.4, 12.8}}); break;
    case Glyph::Redo: d.arc(7.5, 9, 4.5, 40, 170); d.shape({{14.5, 8.6}, {9.2, 8.6}, {12.6, 12.8}}); break;
    case Glyph::Folder: d.shape({{2, 4}, {6.5, 4}, {8, 6}, {14, 6}, {14, 13}, {2, 13}}, false); break;
    default: break;
    }
}

void paintState(Pen16& d, Glyph glyph)
{
    switch (glyph) {
    case Glyph::Ok:
        d.dot(8, 8, 6.5);
        d.p.setPen(QPen(d.color.lightnessF() > 0.55 ? QColor(0x0E, 0x14, 0x20) : QColor(Qt::white), 1.8, Qt::SolidLine, Qt::RoundCap));
        d.line(5, 8.3, 7.2, 10.6);
        d.line(7.2, 10.6, 11.2, 5.8);
        break;
    case Glyph::Information: d.fill(2, 2, 12, 12); d.sign(QStringLiteral("i")); break;
    case Glyph::Warning:
        d.shape({{8, 1.2}, {15.2, 14.2}, {0.8, 14.2}});
        d.p.translate(0, 1.6);
        d.sign(QStringLiteral("!"));
        break;
    case Glyph::Critical:
        d.shape({{5, 1}, {11, 1}, {15, 5}, {15, 11}, {11, 15}, {5, 15}, {1, 11}, {1, 5}});
        d.sign(QStringLiteral("!"));
        break;
    case Glyph::Unknown: d.ring(8, 8, 6); d.line(5.5, 8, 10.5, 8); break;
    default: break;
    }
}

void paintKind(Pen16& d, Glyph glyph)
{
    switch (glyph) {
    case Glyph::Site: d.ring(8, 6.5, 3.6); d.line(5.2, 8.8, 8, 14); d.line(10.8, 8.8, 8, 14); d.dot(8, 6.5, 1.1); break;
    case Glyph::Building: d.shape({{1.8, 7}, {8, 3}, {14.2, 7}, {14.2, 13.4}, {1.8, 13.4}}, false); d.line(6.5, 13, 6.5, 10); d.line(9.5, 13, 9.5, 10); d.line(6.5, 10, 9.5, 10); break;
    case Glyph::Hall: d.box(2, 3, 12, 10.5, 1); d.line(4.5, 6.2, 11.5, 6.2); d.line(4.5, 8.3, 11.5, 8.3); d.line(4.5, 10.4, 11.5, 10.4); break;
    case Glyph::Row: d.box(1.5, 5.5, 3.2, 5.5); d.box(6.4, 5.5, 3.2, 5.5); d.box(11.3, 5.5, 3.2, 5.5); break;
    case Glyph::Rack: d.box(4, 1.7, 8, 12.6, 0.8); d.line(6, 4.6, 10, 4.6); d.line(6, 7, 10, 7); d.line(6, 9.4, 10, 9.4); d.line(6, 11.8, 10, 11.8); break;
    case Glyph::Server: d.box(1.8, 5, 12.4, 6, 0.8); d.dot(4.4, 8, 0.9); d.line(7, 8, 12, 8); break;
    case Glyph::Gpu: d.box(4, 4, 8, 8, 0.6); d.box(6.4, 6.4, 3.2, 3.2); for (double x : {5.5, 8.0, 10.5}) { d.line(x, 1.8, x, 3.4); d.line(x, 12.6, x, 14.2); d.line(1.8, x, 3.4, x); d.line(12.6, x, 14.2, x); } break;
    case Glyph::Yard: d.shape({{2, 13.5}, {2, 6}, {14, 6}, {14, 13.5}}, false); d.line(2, 9.7, 14, 9.7); d.line(6, 6, 6, 13.5); d.line(10, 6, 10, 13.5); break;
    case Glyph::UtilityFeed: d.line(8, 1.5, 4, 14.5); d.line(8, 1.5, 12, 14.5); d.line(3.5, 5, 12.5, 5); d.line(5.2, 10, 10.8, 10); break;
    case Glyph::Substation: d.box(2, 6.5, 12, 7.5, 0.6); d.shape({{9, 0.5}, {5.5, 6}, {8, 6}, {7, 11.5}, {10.8, 5}, {8.2, 5}}); break;
    case Glyph::Transformer:
    case Glyph::Switchgear:
        if (glyph == Glyph::Transformer) { d.ring(6, 8, 3.8); d.ring(10, 8, 3.8); }
        else { d.line(8, 1.5, 8, 5); d.line(8, 6, 11, 10.5); d.dot(8, 11.2, 1.1); d.line(8, 12, 8, 14.5); }
        break;
    case Glyph::Turbine: d.shape({{2, 4.8}, {14, 2.2}, {14, 13.8}, {2, 11.2}}, false); d.line(5, 4.2, 5, 11.8); d.line(8, 3.5, 8, 12.5); d.line(11, 3, 11, 13); break;
    case Glyph::Genset: d.ring(8, 8, 6); d.arc(6.3, 8.2, 1.7, 0, 180); d.arc(9.7, 8.2, 1.7, 180, 180); break;
    case Glyph::Megapack: d.box(1.8, 4.5, 11.2, 7.6, 0.8); d.fill(13.4, 6.6, 1.4, 3.4); d.fill(3.6, 6.3, 4.6, 4); break;
    case Glyph::Chiller: d.line(8, 1.8, 8, 14.2); d.line(2.6, 4.9, 13.4, 11.1); d.line(13.4, 4.9, 2.6, 11.1); break;
    case Glyph::CoolingTower: d.p.drawPath([] { QPainterPath path(QPointF(3, 14)); path.quadTo(6, 8, 4.6, 2.5); path.lineTo(11.4, 2.5); path.quadTo(10, 8, 13, 14); path.closeSubpath(); return path; }()); break;
    case Glyph::Pump: d.ring(8, 8, 5.6); d.shape({{5.4, 4.8}, {12.6, 8}, {5.4, 11.2}}, false); break;
    case Glyph::Cdu: d.box(2.5, 3, 11, 10.5, 0.8); d.line(2.5, 8.2, 13.5, 8.2); d.arc(6, 8.2, 1.7, 0, 180); d.arc(10, 8.2, 1.7, 180, 180); break;
    case Glyph::RearDoor: d.box(4, 1.7, 8, 12.6, 0.6); d.ring(8, 5.2, 1.8); d.ring(8, 10.6, 1.8); break;
    default: break;
    }
}

} // namespace

void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& square, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(square.topLeft());
    painter.scale(square.width() / 16, square.height() / 16);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    Pen16 pen{painter, color};
    if (glyph <= Glyph::Bookmark)
        paintTransport(pen, glyph);
    else if (glyph <= Glyph::Folder)
        paintAction(pen, glyph);
    else if (glyph <= Glyph::Unknown)
        paintState(pen, glyph);
    else
        paintKind(pen, glyph);
    painter.restore();
}

QIcon glyphIcon(Glyph glyph, const QColor& normal, const QColor& disabled, const QColor& on)
{
    // Panels ask with every new instant; there are as many as there are glyphs and themes.
    using Key = std::tuple<Glyph, QRgb, QRgb, QRgb>;
    static std::map<Key, QIcon> known;
    QIcon& icon = known[Key(glyph, normal.rgba(), disabled.rgba(), on.isValid() ? on.rgba() : 0)];
    if (!icon.isNull())
        return icon;
    const auto add = [&](const QColor& color, QIcon::Mode mode, QIcon::State state) {
        for (const int size : {16, 20, 24, 32, 48}) {
            QPixmap pixmap(size, size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paintGlyph(painter, glyph, QRectF(0, 0, size, size), color);
            painter.end();
            icon.addPixmap(pixmap, mode, state);
        }
    };
    add(normal, QIcon::Normal, QIcon::Off);
    add(disabled, QIcon::Disabled, QIcon::Off);
    if (on.isValid())
        add(on, QIcon::Normal, QIcon::On);
    return icon;
}

Glyph kindGlyph(twin::AssetKind kind)
{
    using twin::AssetKind;
    switch (kind) {
    case AssetKind::Site: return Glyph::Site;
    case AssetKind::Building: return Glyph::Building;
    case AssetKind::Hall: return Glyph::Hall;
    case AssetKind::Row: return Glyph::Row;
    case AssetKind::Rack: return Glyph::Rack;
    case AssetKind::UtilityFeed: return Glyph::UtilityFeed;
    case AssetKind::Substation: return Glyph::Substation;
    case AssetKind::Transformer:
    case AssetKind::PadTransformer: return Glyph::Transformer;
    case AssetKind::Switchgear: return Glyph::Switchgear;
    case AssetKind::Turbine: return Glyph::Turbine;
    case AssetKind::Genset: return Glyph::Genset;
    case AssetKind::Megapack: return Glyph::Megapack;
    case AssetKind::Chiller: return Glyph::Chiller;
    case AssetKind::CoolingTower: return Glyph::CoolingTower;
    case AssetKind::Pump: return Glyph::Pump;
    case AssetKind::Server: return Glyph::Server;
    case AssetKind::Gpu: return Glyph::Gpu;
    case AssetKind::Cdu: return Glyph::Cdu;
    case AssetKind::RearDoor: return Glyph::RearDoor;
    }
    return Glyph::Unknown;
}

} // namespace views
