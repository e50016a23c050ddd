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
                        Theme::Kind kind, double ratio, int selectedRack, TextPixmaps& texts, std::vector<QRectF>& taken, bool remember)
{
    const QColor halo = [&] {
        QColor c = Theme::color(Role::Background, kind);
        c.setAlpha(kind == Theme::Kind::Dark ? 215 : 225);
        return c;
    }();
    const QRectF screen(QPointF(0, 0), projection.size());
    enum Priority { SelectedRack, HallName, YardName, RowName, UnitName, RackName };
    std::vector<LabelWish> wishes;
    struct Look
    {
        QPixmap pixmap;
        double opacity;
    };
    std::vector<Look> looks;
    // What was shown stays until it has wholly faded; what is new must have begun to be worth it.
    const auto wish = [&](Priority priority, int index, const QPointF& at, const QString& words, const TextStyle& style, double opacity, double weight) {
        const std::uint64_t id = static_cast<std::uint64_t>(priority == SelectedRack ? RackName : priority) << 32 | static_cast<std::uint32_t>(index);
        if (opacity < (m_shown.contains(id) ? 0.02 : 0.15) || !screen.contains(at))
            return;
        const QPixmap pixmap = texts.text(words, style, ratio);
        const QSizeF size = QSizeF(pixmap.size()) / ratio;
        wishes.push_back({id, QRectF(std::round(at.x() - size.width() / 2), std::round(at.y() - size.height()), size.width(), size.height()), priority, weight});
        looks.push_back({pixmap, std::max(opacity, 0.15)});
    };
    /// From nothing at `from` pixels to full at `to`.
    const auto fade = [](double pixels, double from, double to) { return std::clamp((pixels - from) / (to - from), 0.0, 1.0); };

    if (selectedRack >= 0 && selectedRack < geometry.rackCount()) {
        const Box3& b = geometry.rack(selectedRack);
        if (const auto at = projection.project({b.centre().x, b.centre().y, b.high.z}))
            wish(SelectedRack, selectedRack, *at - QPointF(0, 6), QString::fromStdString(site.racks[static_cast<std::size_t>(selectedRack)].name),
                 {13, true, Theme::color(Role::Accent, kind), halo}, 1, 0);
    }
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        const Label& label = m_labels[i];
        const double depth = projection.depth(label.anchor);
        if (depth < 1)
            continue;
        const double pixels = label.extent * projection.pixelsPerMetre(depth);
        const bool row = label.level == Label::Level::Row, hall = label.level == Label::Level::Hall;
        // Right among the racks the hall's own name is no help any more.
        const double near = row ? 1 : 1 - fade(pixels, 3.0 * screen.width(), 6.0 * screen.width());
        const double opacity = near * (hall ? fade(pixels, 30, 60) : row ? fade(pixels, 16, 26) : fade(pixels, 22, 46));
        if (opacity < 0.02)
            continue;
        if (const auto at = projection.project(label.anchor))
            wish(hall ? HallName : row ? RowName : YardName, static_cast<int>(i), *at, label.text, {hall ? 13 : 11, hall, Theme::color(row ? Role::Muted : Role::Text, kind), halo},
                 opacity, pixels);
    }
    // Names of units and racks where one is wide enough for it; the nearest first, over what is in front.
    constexpr double enough = 40, unitEnough = 70;
    const TextStyle small{11, false, Theme::color(Role::Text, kind), halo};
    if (projection.pixelsPerMetre(1) * 4 > unitEnough)
        for (int i = 0; i < geometry.unitCount(); ++i) {
            const Box3& b = geometry.unit(i);
            const double depth = projection.depth(b.centre());
            if (depth < 1)
                continue;
            const double pixels = std::max(b.size().x, b.size().y) * projection.pixelsPerMetre(depth);
            if (pixels < unitEnough)
                continue;
            if (const auto at = projection.project({b.centre().x, b.centre().y, b.high.z}))
                wish(UnitName, i, *at, QString::fromStdString(site.units[static_cast<std::size_t>(i)].name), small, fade(pixels, unitEnough, 1.5 * unitEnough), pixels);
        }
    const double reach = projection.pixelsPerMetre(1) * 0.75 / enough;
    if (reach > 1) {
        constexpr std::size_t mostRacks = 120; // beyond, they are far and small
        std::vector<std::pair<double, int>> near;
        geometry.forRacksNear(projection.eye(), reach, [&](int i) {
            const Box3& b = geometry.rack(i);
            const double depth = projection.depth(b.centre());
            if (i != selectedRack && depth > 0.5 && b.size().x * projection.pixelsPerMetre(depth) > enough)
                near.emplace_back(depth, i);
        });
        std::sort(near.begin(), near.end());
        for (std::size_t k = 0, used = 0; k < near.size() && used < mostRacks; ++k) {
            const int i = near[k].second;
            const Box3& b = geometry.rack(i);
            const double pixels = b.size().x * projection.pixelsPerMetre(near[k].first);
            const auto at = projection.project({b.centre().x, b.centre().y, b.high.z});
            if (!at || !screen.contains(*at))
                continue;
            ++used;
            wish(RackName, i, *at, QString::fromStdString(site.racks[static_cast<std::size_t>(i)].name), small, fade(pixels, enough, 1.5 * enough), pixels);
        }
    }
    const auto placed = placeLabels(wishes, screen, taken, m_shown, 3);
    m_placed.clear();
    if (remember)
        m_shown.clear();
    for (const std::size_t i : placed) {
        taken.push_back(wishes[i].rect);
        m_placed.push_back(wishes[i].rect);
        if (remember)
            m_shown.insert(wishes[i].id);
        painter.setOpacity(looks[i].opacity);
        painter.drawPixmap(wishes[i].rect.topLeft(), looks[i].pixmap);
    }
    painter.setOpacity(1);
}

} // namespace views
