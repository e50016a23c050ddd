#include "app/report/SitePicture.h"
#include "app/report/Style.h"
#include "twin/base/ColourMap.h"
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace app {
namespace {

const QColor ground{0xF4, 0xF6, 0xFA}, slab{0xE4, 0xE9, 0xF1}, hallFloor{0xF9, 0xFA, 0xFC}, edge{0xB4, 0xBF, 0xCF};
const QColor noData{0xC3, 0xCB, 0xD8}, unitColour{0xCF, 0xD6, 0xE2};

struct Box
{
    double x0, y0, x1, y1, z0, z1;
    QColor colour;
};

/// Orthographic view from the south-south-west, from above: 12 degrees of plan rotation, 45 degrees of elevation.
class Axonometry
{
public:
    QPointF operator()(double x, double y, double z) const
    {
        const double u = x * cosA - y * sinA, v = x * sinA + y * cosA;
        return {origin.x() + scale * u, origin.y() - scale * (v * sinE + z * cosE)};
    }
    /// Larger is farther from the eye.
    static double depth(double x, double y) { return x * sinA + y * cosA; }
    void fit(const QRectF& target, const QRectF& plan, double height)
    {
        scale = 1;
        origin = {};
        QRectF bounds;
        for (const double x : {plan.left(), plan.right()})
            for (const double y : {plan.top(), plan.bottom()})
                for (const double z : {0.0, height}) {
                    const QPointF p = (*this)(x, y, z);
                    bounds = bounds.isNull() ? QRectF(p, QSizeF(1e-9, 1e-9)) : bounds.united(QRectF(p, QSizeF(1e-9, 1e-9)));
                }
        scale = std::min(target.width() / bounds.width(), target.height() / bounds.height());
        origin = target.center() - bounds.center() * scale;
    }
    double scale = 1;
    static constexpr double angle = 0.21, elevation = 0.79; // radians
    static inline const double cosA = std::cos(angle), sinA = std::sin(angle), cosE = std::cos(elevation), sinE = std::sin(elevation);

private:
    QPointF origin;
};

QPolygonF quad(const Axonometry& view, double x0, double y0, double x1, double y1, double z)
{
    return {QList<QPointF>{view(x0, y0, z), view(x1, y0, z), view(x1, y1, z), view(x0, y1, z)}};
}

void drawBox(QPainter& painter, const Axonometry& view, const Box& b, const QPen& pen)
{
    painter.setPen(pen);
    // Seen are the top, the south face (y0) and, because the plan is turned counter-clockwise, the west face (x0).
    painter.setBrush(b.colour.darker(128));
    painter.drawPolygon(QPolygonF{QList<QPointF>{view(b.x0, b.y0, b.z0), view(b.x0, b.y1, b.z0), view(b.x0, b.y1, b.z1), view(b.x0, b.y0, b.z1)}});
    painter.setBrush(b.colour.darker(112));
    painter.drawPolygon(QPolygonF{QList<QPointF>{view(b.x0, b.y0, b.z0), view(b.x1, b.y0, b.z0), view(b.x1, b.y0, b.z1), view(b.x0, b.y0, b.z1)}});
    painter.setBrush(b.colour);
    painter.drawPolygon(quad(view, b.x0, b.y0, b.x1, b.y1, b.z1));
}

QString groupName(twin::AssetKind kind, const Texts& texts)
{
    switch (kind) {
    case twin::AssetKind::UtilityFeed: return texts.translate("Report", "Utility feed");
    case twin::AssetKind::Substation: return texts.translate("Report", "Substation");
    case twin::AssetKind::Transformer: return texts.translate("Report", "Transformers");
    case twin::AssetKind::Switchgear: return texts.translate("Report", "Switchgear");
    case twin::AssetKind::PadTransformer: return texts.translate("Report", "Pad transformers");
    case twin::AssetKind::Turbine: return texts.translate("Report", "Turbines");
    case twin::AssetKind::Genset: return texts.translate("Report", "Gensets");
    case twin::AssetKind::Megapack: return texts.translate("Report", "Megapacks");
    case twin::AssetKind::Chiller: return texts.translate("Report", "Chillers");
    case twin::AssetKind::CoolingTower: return texts.translate("Report", "Cooling towers");
    case twin::AssetKind::Pump: return texts.translate("Report", "Pumps");
    default: return {};
    }
}

struct Group
{
    twin::AssetKind kind;
    QRectF area; ///< plan: bottom() is the northern edge, for y grows northwards
    int count = 0;
};

/// Units of one kind with less than a lane between neighbours.
std::vector<Group> unitGroups(const twin::Site& site)
{
    constexpr double lane = 20; // metres
    std::vector<Group> groups;
    for (const auto& u : site.units) {
        Group merged{u.kind, QRectF(u.x - u.widthM / 2, u.y - u.depthM / 2, u.widthM, u.depthM), 1};
        // A unit may join groups that were apart until now.
        const QRectF reach = merged.area.adjusted(-lane, -lane, lane, lane);
        std::erase_if(groups, [&](const Group& g) {
            if (g.kind != u.kind || !g.area.intersects(reach))
                return false;
            merged.area = merged.area.united(g.area);
            merged.count += g.count;
            return true;
        });
        groups.push_back(merged);
    }
    return groups;
}

struct ColourRange
{
    double low = 0, high = 1;
    bool known = false;
};

ColourRange rangeOf(std::span<const float> values)
{
    ColourRange range;
    for (const float v : values) {
        if (!std::isfinite(v))
            continue;
        range.low = range.known ? std::min<double>(range.low, v) : v;
        range.high = range.known ? std::max<double>(range.high, v) : v;
        range.known = true;
    }
    if (range.known && range.high - range.low < 1e-9 * std::max(1.0, std::fabs(range.high)))
        range.high = range.low + std::max(1.0, std::fabs(range.low) * 0.01); // one colour, and a legend that still has two ends
    return range;
}

/// Text with a halo, so that it can be read over anything.
void label(QPainter& painter, const QPointF& centre, const QString& text, const QColor& colour)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    QPainterPath path;
    path.addText(centre.x() - metrics.horizontalAdvance(text) / 2, centre.y() + metrics.capHeight() / 2, painter.font(), text);
    painter.strokePath(path, QPen(QColor(255, 255, 255, 230), metrics.height() * 0.22, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, colour);
}

void drawLegend(QPainter& painter, const QRectF& rect, const SitePictureInput& input, const ColourRange& range, const Texts& texts)
{
    const auto& info = twin::metricInfo(input.metric);
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QString origin = input.origin == twin::Origin::Measured   ? texts.translate("Report", "measured")
                           : input.origin == twin::Origin::Modelled ? texts.translate("Report", "modelled")
                                                                    : texts.translate("Report", "residual");
    const QString unit = texts.unit(std::string(info.displayUnit));
    painter.setPen(style::text);
    painter.drawText(QRectF(rect.left(), rect.top(), rect.width() * 3, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     QStringLiteral("%1%2, %3").arg(texts.translate("Metric", std::string(info.label)), unit.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(unit), origin));
    const QRectF bar(rect.left(), rect.top() + metrics.height() * 1.25, rect.width(), metrics.height() * 0.7);
    const int n = std::max(2, static_cast<int>(bar.width()));
    for (int i = 0; i < n; ++i) {
        const auto c = twin::mapColour(info.map, static_cast<double>(i) / (n - 1));
        painter.fillRect(QRectF(bar.left() + bar.width() * i / n, bar.top(), bar.width() / n + 1, bar.height()), QColor(c.r, c.g, c.b));
    }
    for (int i = 0; i <= 2; ++i) {
        const double x = bar.left() + bar.width() * i / 2;
        const double v = (range.low + (range.high - range.low) * i / 2) * info.displayScale;
        painter.setPen(style::muted);
        painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + metrics.height() * 0.25));
        const double half = metrics.height() * 4;
        const int align = i == 0 ? Qt::AlignLeft : i == 2 ? Qt::AlignRight : Qt::AlignHCenter;
        const double left = i == 0 ? x : i == 2 ? x - 2 * half : x - half;
        painter.drawText(QRectF(left, bar.bottom() + metrics.height() * 0.3, 2 * half, metrics.height()), align, texts.number(v, info.displayDecimals));
    }
}

void drawScaleAndNorth(QPainter& painter, const QRectF& frame, const Axonometry& view, double fontHeight)
{
    const double metres = view.scale * 100 > frame.width() * 0.25 ? 50 : view.scale * 100 < frame.width() * 0.06 ? 500 : 100;
    // Along the plan's x axis, so that it is true for the long walls.
    const QPointF step = view(metres, 0, 0) - view(0, 0, 0);
    const QPointF a(frame.right() - fontHeight * 1.5 - step.x(), frame.bottom() - fontHeight * 1.2);
    painter.setPen(QPen(style::muted, fontHeight * 0.1));
    painter.drawLine(a, a + step);
    for (const auto& p : {a, a + step})
        painter.drawLine(p - QPointF(0, fontHeight * 0.25), p + QPointF(0, fontHeight * 0.25));
    label(painter, a + step / 2 - QPointF(0, fontHeight * 0.8), QStringLiteral("%1 m").arg(metres), style::muted);

    QPointF north = view(0, 1, 0) - view(0, 0, 0);
    north *= fontHeight * 2.4 / std::hypot(north.x(), north.y());
    const QPointF base(frame.right() - fontHeight * 2.5, frame.top() + fontHeight * 4.2);
    const QPointF side(-north.y() * 0.22, north.x() * 0.22);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style::muted);
    painter.drawPolygon(QPolygonF{QList<QPointF>{base + north, base + side, base + north * 0.25, base - side}});
    label(painter, base + north * 1.35, QStringLiteral("N"), style::muted);
}

} // namespace

QImage drawSitePicture(const SitePictureInput& input, const QSize& size, const Texts& texts)
{
    QImage image(size, QImage::Format_RGB32);
    image.setDotsPerMeterX(11811); // 300 dpi, so that point sizes mean the same on every machine
    image.setDotsPerMeterY(11811);
    image.fill(ground);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = style::font(10);
    font.setPixelSize(std::max(9, size.height() / 42));
    painter.setFont(font);
    const double fontHeight = QFontMetricsF(font, &image).height();
    const QRectF frame(QPointF(0, 0), QSizeF(size));

    const auto& site = input.site;
    QRectF plan;
    const auto include = [&](double x0, double y0, double x1, double y1) {
        const QRectF r(x0, y0, x1 - x0, y1 - y0);
        plan = plan.isNull() ? r : plan.united(r);
    };
    for (const auto& b : site.buildings)
        include(b.area.x0, b.area.y0, b.area.x1, b.area.y1);
    for (const auto& u : site.units)
        include(u.x - u.widthM / 2, u.y - u.depthM / 2, u.x + u.widthM / 2, u.y + u.depthM / 2);
    for (const auto& r : site.racks)
        include(r.x - 1, r.y - 1, r.x + 1, r.y + 1);
    const ColourRange range = rangeOf(input.rackValues);
    if (!plan.isNull()) {
        Axonometry view;
        view.fit(frame.adjusted(fontHeight, fontHeight * 2, -fontHeight, -fontHeight * 4), plan, 8);

        painter.setPen(QPen(edge, fontHeight * 0.06));
        for (const auto& b : site.buildings) {
            painter.setBrush(slab);
            painter.drawPolygon(quad(view, b.area.x0, b.area.y0, b.area.x1, b.area.y1, 0));
        }
        for (const auto& h : site.halls) {
            painter.setBrush(hallFloor);
            painter.drawPolygon(quad(view, h.area.x0, h.area.y0, h.area.x1, h.area.y1, 0));
        }

        std::vector<Box> boxes;
        boxes.reserve(site.racks.size() + site.units.size());
        const auto map = twin::metricInfo(input.metric).map;
        for (std::size_t i = 0; i < site.racks.size(); ++i) {
            const auto& rack = site.racks[i];
            const auto& type = input.catalogue.rackTypes.at(rack.type);
            QColor colour = noData;
            if (i < input.rackValues.size() && std::isfinite(input.rackValues[i])) {
                const auto c = twin::mapColour(map, (input.rackValues[i] - range.low) / (range.high - range.low));
                colour = QColor(c.r, c.g, c.b);
            }
            boxes.push_back({rack.x - type.widthM / 2, rack.y - type.depthM / 2, rack.x + type.widthM / 2, rack.y + type.depthM / 2, 0, type.heightM, colour});
        }
        for (const auto& u : site.units)
            boxes.push_back({u.x - u.widthM / 2, u.y - u.depthM / 2, u.x + u.widthM / 2, u.y + u.depthM / 2, 0, u.heightM, unitColour});
        std::stable_sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) {
            return Axonometry::depth(a.x0 + a.x1, a.y0 + a.y1) > Axonometry::depth(b.x0 + b.x1, b.y0 + b.y1);
        });
        // Racks are narrower than an outline would be thick: only large boxes get one.
        const QPen none(Qt::NoPen), outline(edge.darker(115), fontHeight * 0.04);
        for (const auto& box : boxes)
            drawBox(painter, view, box, (box.x1 - box.x0) * view.scale > 6 && (box.y1 - box.y0) * view.scale > 6 ? outline : none);

        // Walls only as edges: the roof is off.
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(edge.darker(125), fontHeight * 0.07));
        for (const auto& b : site.buildings)
            painter.drawPolygon(quad(view, b.area.x0, b.area.y0, b.area.x1, b.area.y1, 0));

        // Names of halls, and of the groups of the yard at their middle where there is room
        std::vector<QRectF> taken;
        const QFontMetricsF metrics(font, &image);
        const auto place = [&](QPointF at, const QString& text, const QColor& colour) {
            for (const QPointF step : {QPointF(0, 0), QPointF(0, 1.2), QPointF(-6, 0), QPointF(6, 0), QPointF(-6, 1.2), QPointF(6, 1.2), QPointF(0, -1.2), QPointF(0, 2.4)}) {
                const QPointF p = at + step * fontHeight;
                const QRectF r(p.x() - metrics.horizontalAdvance(text) / 2 - 4, p.y() - fontHeight / 2, metrics.horizontalAdvance(text) + 8, fontHeight);
                if (frame.contains(r) && std::none_of(taken.begin(), taken.end(), [&](const QRectF& t) { return t.intersects(r); })) {
                    taken.push_back(r);
                    label(painter, p, text, colour);
                    return;
                }
            }
        };
        for (const auto& h : site.halls)
            place(view((h.area.x0 + h.area.x1) / 2, h.area.y0, 0) + QPointF(0, fontHeight * 0.7), texts.translate("Report", "Hall %1").arg(h.number), style::text);
        // Units of one kind that stand together are named together, above the northern edge of where they stand.
        const auto groups = unitGroups(site);
        for (const auto& g : groups) {
            const QString name = groupName(g.kind, texts);
            if (!name.isEmpty())
                place(view(g.area.center().x(), g.area.bottom(), 3) - QPointF(0, fontHeight * 0.6),
                      g.count == 1 ? name : QStringLiteral("%1 × %2").arg(texts.number(g.count, 0), name), style::muted);
        }
        drawScaleAndNorth(painter, frame, view, fontHeight);
    }
    const double legendTop = frame.bottom() - fontHeight * 3.6;
    if (range.known)
        drawLegend(painter, QRectF(fontHeight, legendTop, fontHeight * 14, fontHeight * 3), input, range, texts);
    else {
        painter.setPen(style::muted);
        painter.drawText(QRectF(fontHeight, legendTop, frame.width(), fontHeight * 2), Qt::AlignLeft | Qt::AlignVCenter,
                         site.racks.empty() ? texts.translate("Report", "This site has no racks yet.") : texts.translate("Report", "No values are known for the racks."));
    }
    return image;
}

} // namespace app
