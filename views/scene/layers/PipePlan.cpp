#include "views/scene/layers/PipePlan.h"
#include <map>
#include <set>

namespace views {
namespace {

constexpr double mainHalf = 0.5, hallHalf = 0.3, rowHalf = 0.05; ///< half the diameters as drawn, m (estimate)
constexpr double headerGap = 3.2;    ///< between supply and return header, so that both can be told apart from the air
constexpr double collectorGap = 2.2, riserGap = 1.0, branchGap = 0.6;
constexpr double headerZ = 5, riserZ = 3.6, rowZ = 2.75;
constexpr double plantReach = 24;    ///< units of one plant stand nearer to one another than this

double distance(const twin::Rect& a, const twin::Rect& b)
{
    const double dx = std::max({a.x0 - b.x1, b.x0 - a.x1, 0.0}), dy = std::max({a.y0 - b.y1, b.y0 - a.y1, 0.0});
    return std::hypot(dx, dy);
}

bool carriesWater(twin::AssetKind kind)
{
    return kind == twin::AssetKind::Chiller || kind == twin::AssetKind::CoolingTower || kind == twin::AssetKind::Pump;
}

/// Clusters of cooling units; those that no building is nearest to join their nearest neighbour that has one.
std::vector<std::vector<int>> findPlants(const twin::Site& site, const SceneGeometry& geometry, std::vector<int>& plantOfBuilding)
{
    std::vector<int> units;
    std::vector<twin::Rect> areas;
    for (int i = 0; i < geometry.unitCount(); ++i)
        if (carriesWater(site.units[static_cast<std::size_t>(i)].kind)) {
            units.push_back(i);
            areas.push_back(planOf(geometry.unit(i)));
        }
    const auto found = clusters(areas, plantReach);
    plantOfBuilding.assign(site.buildings.size(), -1);
    if (found.empty())
        return {};
    const auto nearest = [&](const twin::Rect& r, const auto& allowed) {
        int best = -1;
        double least = 0;
        for (std::size_t c = 0; c < found.size(); ++c)
            if (allowed(static_cast<int>(c)))
                if (const double d = distance(r, found[c].area); best < 0 || d < least) {
                    best = static_cast<int>(c);
                    least = d;
                }
        return best;
    };
    std::set<int> used;
    for (std::size_t b = 0; b < site.buildings.size(); ++b)
        used.insert(plantOfBuilding[b] = nearest(site.buildings[b].area, [](int) { return true; }));
    if (used.empty())
        used.insert(0);
    std::map<int, int> number; // of the plants that stay
    for (const int c : used)
        number.emplace(c, static_cast<int>(number.size()));
    std::vector<std::vector<int>> plants(used.size());
    for (std::size_t c = 0; c < found.size(); ++c) {
        const int into = used.contains(static_cast<int>(c)) ? static_cast<int>(c) : nearest(found[c].area, [&](int k) { return used.contains(k); });
        for (const int member : found[c].members)
            plants[static_cast<std::size_t>(number[into])].push_back(units[static_cast<std::size_t>(member)]);
    }
    for (auto& p : plantOfBuilding)
        p = number[p];
    return plants;
}

} // namespace

const PipeGroup* PipePlant::group(twin::AssetKind kind) const
{
    for (const auto& g : groups)
        if (g.kind == kind)
            return &g;
    return nullptr;
}

PipePlan planPipes(const twin::Site& site, const SceneGeometry& geometry)
{
    PipePlan plan;
    const auto members = findPlants(site, geometry, plan.plantOfBuilding);
    plan.headerY.assign(site.buildings.size(), 0);
    plan.outward.assign(site.buildings.size(), 1);
    if (members.empty())
        return plan;
    for (const auto& units : members) {
        PipePlant plant;
        for (const auto kind : {twin::AssetKind::Pump, twin::AssetKind::Chiller, twin::AssetKind::CoolingTower}) {
            PipeGroup group{kind, {}, {}, 0};
            for (const int u : units)
                if (site.units[static_cast<std::size_t>(u)].kind == kind) {
                    group.units.push_back(u);
                    group.box.include(geometry.unit(u));
                }
            if (group.units.empty())
                continue;
            std::stable_sort(group.units.begin(), group.units.end(), [&](int a, int b) {
                const auto &p = site.units[static_cast<std::size_t>(a)], &q = site.units[static_cast<std::size_t>(b)];
                return std::pair(std::lround(p.y), p.x) < std::pair(std::lround(q.y), q.x);
            });
            group.collectorX = group.box.low.x - 1.2;
            plant.box.include(group.box);
            plant.groups.push_back(std::move(group));
        }
        plan.plants.push_back(std::move(plant));
    }
    // Headers, one pair a building, on the side where its plant lies.
    std::vector<std::pair<double, double>> headerSpan(site.buildings.size(), {1e300, -1e300});
    for (std::size_t b = 0; b < site.buildings.size(); ++b) {
        const auto& area = site.buildings[b].area;
        const PipePlant& plant = plan.plants[static_cast<std::size_t>(plan.plantOfBuilding[b])];
        const bool north = plant.box.centre().y > (area.y0 + area.y1) / 2;
        plan.outward[b] = north ? 1 : -1;
        plan.headerY[b] = north ? area.y1 + 1.2 : area.y0 - 1.2;
        auto& span = headerSpan[b];
        for (const auto& g : plant.groups) {
            span.first = std::min(span.first, g.collectorX - collectorGap);
            span.second = std::max(span.second, g.collectorX);
        }
        for (const auto& h : site.halls)
            if (h.building == static_cast<int>(b)) {
                span.first = std::min(span.first, h.area.x0);
                span.second = std::max(span.second, h.area.x0 + 2);
            }
    }
    const auto add = [&](std::vector<Vec3> points, int slot, double half, float leastHalf, int level) {
        if (slot == ReturnPipe)
            std::reverse(points.begin(), points.end()); // given in the direction of the supply
        plan.routes.push_back({std::move(points), slot, half, leastHalf, level});
    };
    for (std::size_t b = 0; b < site.buildings.size(); ++b)
        for (const int slot : {SupplyPipe, ReturnPipe}) {
            const double y = plan.headerY[b] + (slot == ReturnPipe ? plan.outward[b] * headerGap : 0);
            const PipePlant& plant = plan.plants[static_cast<std::size_t>(plan.plantOfBuilding[b])];
            // Water leaves the plant where its first collector comes down and runs both ways from there.
            const double from = std::clamp(plant.groups.front().collectorX, headerSpan[b].first, headerSpan[b].second);
            for (const double to : {headerSpan[b].first, headerSpan[b].second})
                if (std::abs(to - from) > 0.1)
                    add({{from, y, headerZ}, {to, y, headerZ}}, slot, mainHalf, 1.4f, 0);
        }
    for (std::size_t p = 0; p < plan.plants.size(); ++p)
        for (const auto& g : plan.plants[p].groups) {
            std::map<long, std::pair<double, double>> lines; // of units: from where to where
            for (const int u : g.units) {
                const Box3& box = geometry.unit(u);
                auto& span = lines.try_emplace(std::lround(box.centre().y), box.low.x, box.high.x).first->second;
                span = {std::min(span.first, box.low.x), std::max(span.second, box.high.x)};
            }
            const double z = std::max(headerZ, g.box.high.z + 0.7);
            for (const int slot : {SupplyPipe, ReturnPipe}) {
                const double x = g.collectorX - (slot == ReturnPipe ? collectorGap : 0), shift = slot == ReturnPipe ? 0.7 : -0.7;
                for (std::size_t b = 0; b < site.buildings.size(); ++b) {
                    if (plan.plantOfBuilding[b] != static_cast<int>(p))
                        continue;
                    const double header = plan.headerY[b] + (slot == ReturnPipe ? plan.outward[b] * headerGap : 0);
                    const double far = plan.outward[b] > 0 ? static_cast<double>(lines.rbegin()->first) : static_cast<double>(lines.begin()->first);
                    add({{x, far, z}, {x, header, z}, {x, header, headerZ}}, slot, mainHalf, 1.2f, 0);
                }
                for (const auto& [y, span] : lines)
                    add({{span.second, static_cast<double>(y) + shift, z}, {x, static_cast<double>(y) + shift, z}}, slot, hallHalf, 0.8f, 1);
            }
        }
    // Risers into the halls, and branches over the rows.
    std::vector<std::pair<double, double>> rowSpan(site.rows.size(), {1e300, -1e300});
    std::vector<double> rowTop(site.rows.size(), rowZ);
    for (int i = 0; i < geometry.rackCount(); ++i) {
        const auto row = site.racks[static_cast<std::size_t>(i)].row;
        rowSpan[row].first = std::min(rowSpan[row].first, geometry.rack(i).low.x);
        rowSpan[row].second = std::max(rowSpan[row].second, geometry.rack(i).high.x);
        rowTop[row] = std::max(rowTop[row], geometry.rack(i).high.z + 0.3);
    }
    for (std::size_t h = 0; h < site.halls.size(); ++h) {
        const auto& hall = site.halls[h];
        const auto b = static_cast<std::size_t>(hall.building);
        for (const int slot : {SupplyPipe, ReturnPipe}) {
            const double x = hall.area.x0 + 0.3 + (slot == ReturnPipe ? riserGap : 0);
            const double header = plan.headerY[b] + (slot == ReturnPipe ? plan.outward[b] * headerGap : 0);
            const double edge = plan.outward[b] > 0 ? hall.area.y1 : hall.area.y0, far = plan.outward[b] > 0 ? hall.area.y0 : hall.area.y1;
            add({{x, header, headerZ}, {x, edge, headerZ}, {x, edge, riserZ}, {x, far, riserZ}}, slot, hallHalf, 1.1f, 0);
            for (std::size_t r = 0; r < site.rows.size(); ++r)
                if (site.rows[r].hall == static_cast<int>(h) && rowSpan[r].first < rowSpan[r].second) {
                    const double y = site.rows[r].y + (slot == ReturnPipe ? 0.5 : -0.5) * branchGap;
                    add({{x, y, riserZ}, {x, y, rowTop[r]}, {rowSpan[r].second, y, rowTop[r]}}, slot, rowHalf, 0.7f, 2);
                }
        }
    }
    return plan;
}

CoolantPath coolantPath(const PipePlan& plan, const twin::Site& site, const SceneGeometry& geometry, const std::vector<int>& racks, const std::vector<int>& units)
{
    CoolantPath out;
    if (plan.plants.empty())
        return out;
    // Racks of one row share the way; the one that is farthest along the row shows it best.
    std::map<int, int> rackOfRow;
    for (const int i : racks) {
        int& best = rackOfRow.try_emplace(site.racks[static_cast<std::size_t>(i)].row, i).first->second;
        if (site.racks[static_cast<std::size_t>(i)].x > site.racks[static_cast<std::size_t>(best)].x)
            best = i;
    }
    const auto sinkOf = [](const PipePlant& plant) -> const PipeGroup* {
        for (const auto kind : {twin::AssetKind::CoolingTower, twin::AssetKind::Chiller, twin::AssetKind::Pump})
            if (const auto* g = plant.group(kind))
                return g;
        return nullptr;
    };
    std::set<int> seen;
    const auto pass = [&](int unit) {
        if (seen.insert(unit).second)
            out.units.push_back(unit);
    };
    int sink = -1;
    // From the header at x to the unit that takes the heat: along the header, up the collector, along its line.
    const auto plantWay = [&](const PipePlant& plant, int slot, double header, std::vector<Vec3>& points, bool north) {
        const PipeGroup* g = sinkOf(plant);
        const int unit = north ? g->units.front() : g->units.back();
        const double x = g->collectorX - (slot == ReturnPipe ? collectorGap : 0), z = std::max(headerZ, g->box.high.z + 0.7);
        const Vec3 end = geometry.unit(unit).centre();
        points.insert(points.end(), {{x, header, headerZ}, {x, header, z}, {x, end.y, z}, {end.x, end.y, z}, {end.x, end.y, geometry.unit(unit).high.z}});
        sink = unit;
        if (g->kind != twin::AssetKind::Pump)
            if (const auto* pumps = plant.group(twin::AssetKind::Pump))
                pass(pumps->units.front());
        out.endsAtTower = out.endsAtTower || g->kind == twin::AssetKind::CoolingTower;
    };
    for (const auto& [row, rack] : rackOfRow) {
        const auto& hall = site.halls[static_cast<std::size_t>(site.rows[static_cast<std::size_t>(row)].hall)];
        const auto b = static_cast<std::size_t>(hall.building);
        const PipePlant& plant = plan.plants[static_cast<std::size_t>(plan.plantOfBuilding[b])];
        const bool north = plan.outward[b] > 0;
        const Box3& box = geometry.rack(rack);
        for (const int slot : {ReturnPipe, SupplyPipe}) {
            const double x = hall.area.x0 + 0.3 + (slot == ReturnPipe ? riserGap : 0), y = box.centre().y + (slot == ReturnPipe ? 0.5 : -0.5) * branchGap;
            const double header = plan.headerY[b] + (slot == ReturnPipe ? plan.outward[b] * headerGap : 0);
            const double edge = north ? hall.area.y1 : hall.area.y0, top = std::max(rowZ, box.high.z + 0.3);
            std::vector<Vec3> points{{box.centre().x, y, box.high.z}, {box.centre().x, y, top}, {x, y, top}, {x, y, riserZ},
                                     {x, edge, riserZ}, {x, edge, headerZ}, {x, header, headerZ}};
            plantWay(plant, slot, header, points, north);
            if (slot == SupplyPipe)
                std::reverse(points.begin(), points.end());
            out.routes.push_back({std::move(points), slot, rowHalf, 2.2f, 0});
        }
    }
    // Cooling units themselves: their collector to the tower of their plant.
    for (const int u : units) {
        if (!carriesWater(site.units[static_cast<std::size_t>(u)].kind))
            continue;
        for (std::size_t p = 0; p < plan.plants.size(); ++p)
            for (const auto& g : plan.plants[p].groups) {
                if (std::find(g.units.begin(), g.units.end(), u) == g.units.end())
                    continue;
                std::size_t b = 0;
                while (b < plan.plantOfBuilding.size() && plan.plantOfBuilding[b] != static_cast<int>(p))
                    ++b;
                if (b == plan.plantOfBuilding.size())
                    continue;
                pass(u);
                const Vec3 from = geometry.unit(u).centre();
                const double x = g.collectorX - collectorGap, z = std::max(headerZ, g.box.high.z + 0.7), header = plan.headerY[b] + plan.outward[b] * headerGap;
                std::vector<Vec3> points{{from.x, from.y, geometry.unit(u).high.z}, {from.x, from.y, z}, {x, from.y, z}, {x, header, z}, {x, header, headerZ}};
                plantWay(plan.plants[p], ReturnPipe, header, points, plan.outward[b] > 0);
                out.routes.push_back({std::move(points), ReturnPipe, rowHalf, 2.2f, 0});
            }
    }
    if (sink >= 0) {
        std::erase(out.units, sink);
        out.units.push_back(sink);
    }
    return out;
}

} // namespace views
