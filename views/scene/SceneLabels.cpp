#include "views/scene/SceneLabels.h"
#include "views/text/Names.h"
#include <QPainter>
#include <map>

namespace views {

void SceneLabels::rebuild(const twin::Site& site, const SceneGeometry& geometry)
{
    m_labels.clear();
    for (const auto& h : site.halls)
        m_labels.push_back({Label::Level::Hall, {(h.area.x0 + h.area.x1) / 2, h.area.y1, floorHeight + 3.5}, std::max(h.area.width(), h.area.depth()),
                            text::hallName(h.name)});
    std::map<twin::AssetKind, std::vector<int>> byKind;
    for (std::size_t i = 0; i < site.units.size(); ++i)
        byKind[site.units[i].kind].push_back(static_cast<int>(i));
    std::vector<Label> yard;
    for (const auto& [kind, units] : byKind) {
        std::vector<twin::Rect> areas;
        for (const int u : units)
            areas.push_back(planOf(geometry.unit(u)));
        for (const auto& cluster : clusters(areas, 14)) {
            double height = 0;
            for (const int i : cluster.members)
                height = std::max(height, geometry.unit(units[static_cast<std::size_t>(i)]).high.z);
            const int count = static_cast<int>(cluster.members.size());
            yard.push_back({Label::Level::Yard, {(cluster.area.x0 + cluster.area.x1) / 2, (cluster.area.y0 + cluster.area.y1) / 2, height + 1.5},
                            std::max(cluster.area.width(), cluster.area.depth()),
                            count == 1 ? QString::fromStdString(site.units[static_cast<std::size_t>(units[static_cast<std::size_t>(cluster.members.front())])].name)
                                       : QStringLiteral("%1 · %2").arg(text::kindLabelPlural(kind)).arg(count)});
        }
    }
    std::stable_sort(yard.begin(), yard.end(), [](const Label& a, const Label& b) { return a.extent > b.extent; });
    m_labels.insert(m_labels.end(), yard.begin(), yard.end());

    std::vector<double> west(site.rows.size(), 1e300);
    for (int i = 0; i < geometry.rackCount(); ++i) {
        double& x = west[site.racks[static_cast<std::size_t>(i)].row];
        x = std::min(x, geometry.rack(i).low.x);
    }
    for (std::size_t i = 0; i < site.rows.size(); ++i)
        if (west[i] < 1e300)
            m_labels.push_back({Label::Level::Row, {west[i] - 0.6, site.rows[i].y, floorHeight + 2.2}, 2.7,
                                QStringLiteral("R%1").arg(site.rows[i].number, 2, 10, QLatin1Char('0'))});
}

void SceneLabels::paint(QPainter& painter, const twin::Site& site, const SceneGeometry& geometry, const Projection& projection,
                        Theme::Kind kind, double ratio, int selectedRack, TextPixmaps& texts, std::vector<QRectF>& taken) const
{
    const QColor halo = [&] {
        QColor c = Theme::color(Role::Background, kind);
        c.setAlpha(kind == Theme::Kind::Dark ? 215 : 225);
        return c;
    }();
    const QRectF screen(QPointF(0, 0), projection.size());
    const auto put = [&](const QPointF& at, const QString& words, const TextStyle& style, double opacity, double gap) {
        const QPixmap pixmap = texts.text(words, style, ratio);
        const QSizeF size = QSizeF(pixmap.size()) / ratio;
        const QRectF r(std::round(at.x() - size.width() / 2), std::round(at.y() - size.height()), size.width(), size.height());
        if (!screen.contains(r))
            return false;
        const QRectF wanted = r.adjusted(-gap, -gap, gap, gap);
        for (const QRectF& t : taken)
            if (t.intersects(wanted))
                return false;
        taken.push_back(r);
        painter.setOpacity(opacity);
        painter.drawPixmap(r.topLeft(), pixmap);
        return true;
    };
    /// From nothing at `from` pixels to full at `to`.
    const auto fade = [](double pixels, double from, double to) { return std::clamp((pixels - from) / (to - from), 0.0, 1.0); };

    if (selectedRack >= 0 && selectedRack < geometry.rackCount()) {
        const Box3& b = geometry.rack(selectedRack);
        const Vec3 top{b.centre().x, b.centre().y, b.high.z};
        if (const auto at = projection.project(top))
            put(*at - QPointF(0, 6), QString::fromStdString(site.racks[static_cast<std::size_t>(selectedRack)].name),
                {13, true, Theme::color(Role::Accent, kind), halo}, 1, 0);
    }
    for (const auto& label : m_labels) {
        const double depth = projection.depth(label.anchor);
        if (depth < 1)
            continue;
        const double pixels = label.extent * projection.pixelsPerMetre(depth);
        const bool row = label.level == Label::Level::Row;
        const double opacity = label.level == Label::Level::Hall ? fade(pixels, 30, 60) : label.level == Label::Level::Yard ? fade(pixels, 22, 46) : fade(pixels, 16, 26);
        // Right among the racks the hall's own name is no help any more.
        const double near = label.level == Label::Level::Row ? 1 : 1 - fade(pixels, 3.0 * screen.width(), 6.0 * screen.width());
        if (opacity * near < 0.05)
            continue;
        const auto at = projection.project(label.anchor);
        if (!at || !screen.contains(*at))
            continue;
        const TextStyle style{label.level == Label::Level::Hall ? 13 : 11, label.level == Label::Level::Hall,
                              Theme::color(row ? Role::Muted : Role::Text, kind), halo};
        put(*at, label.text, style, opacity * near, row ? 0 : 4);
    }

    // Rack names where a rack is wide enough for one; over the racks in front, so nearest first.
    const double enough = 40, reach = projection.pixelsPerMetre(1) * 0.75 / enough;
    if (reach > 1) {
        std::vector<std::pair<double, int>> near;
        geometry.forRacksNear(projection.eye(), reach, [&](int i) {
            const Box3& b = geometry.rack(i);
            const double depth = projection.depth(b.centre());
            if (depth > 0.5 && b.size().x * projection.pixelsPerMetre(depth) > enough)
                near.emplace_back(depth, i);
        });
        std::sort(near.begin(), near.end());
        const TextStyle style{11, false, Theme::color(Role::Text, kind), halo};
        int placed = 0;
        for (const auto& [depth, i] : near) {
            if (i == selectedRack)
                continue;
            const Box3& b = geometry.rack(i);
            const auto at = projection.project({b.centre().x, b.centre().y, b.high.z});
            if (!at)
                continue;
            placed += put(*at, QString::fromStdString(site.racks[static_cast<std::size_t>(i)].name), style,
                          fade(b.size().x * projection.pixelsPerMetre(depth), enough, 1.5 * enough), 2);
            if (placed > 40)
                break;
        }
    }
    painter.setOpacity(1);
}

} // namespace views
