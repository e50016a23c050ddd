#include "views/scene/layers/PowerPlan.h"
#include <deque>
#include <set>

namespace views {
namespace {

using Kind = twin::network::SiteElement::Kind;
constexpr double trayZ = 4.2, hallZ = 3.9, rowZ = 3.0, yardZ = 4.8;
constexpr double highHalf = 0.5, mediumHalf = 0.35, lowHalf = 0.15;

std::size_t at(int i) { return static_cast<std::size_t>(i); }

bool isMechanical(twin::AssetKind kind)
{
    return kind == twin::AssetKind::Chiller || kind == twin::AssetKind::CoolingTower || kind == twin::AssetKind::Pump;
}

} // namespace

PowerPlan::PowerPlan(const twin::Site& site, const SceneGeometry& geometry, const std::vector<twin::network::SiteElement>& elements) : m_elements(elements)
{
    m_at.resize(elements.size());
    m_trayY.assign(elements.size(), 0);
    m_hallEdge.assign(elements.size(), 0);
    m_padOfBusway.assign(elements.size(), -1);
    m_elementOfUnit.assign(site.units.size(), -1);
    for (const auto& h : site.halls)
        m_hallAreas.push_back(h.area);
    for (int i = 0; i < geometry.rackCount(); ++i) {
        const Box3& b = geometry.rack(i);
        m_rackTop.push_back({b.centre().x, b.centre().y, b.high.z});
    }
    int lastPad = -1;
    for (std::size_t e = 0; e < elements.size(); ++e) {
        const auto& element = elements[e];
        Vec3 sum;
        int count = 0;
        for (const int u : element.units)
            if (at(u) < site.units.size()) {
                const Box3& b = geometry.unit(u);
                sum = sum + Vec3{b.centre().x, b.centre().y, b.high.z};
                m_elementOfUnit[at(u)] = static_cast<int>(e);
                ++count;
            }
        if (count > 0)
            m_at[e] = sum * (1.0 / count);
        if (element.kind == Kind::LineUp)
            m_lineUps.push_back(static_cast<int>(e));
        else if (element.kind == Kind::UtilityFeed)
            m_feeds.push_back(static_cast<int>(e));
        else if (element.kind == Kind::PadTransformer)
            lastPad = static_cast<int>(e);
        else if (element.kind == Kind::Busway)
            m_padOfBusway[e] = lastPad; // a busway follows its pad
    }
    // A site without switchgear has a line-up all the same: in the middle of what hangs on it.
    for (const int l : m_lineUps)
        if (elements[at(l)].units.empty()) {
            Vec3 sum;
            int count = 0;
            for (std::size_t e = 0; e < elements.size(); ++e)
                if (elements[e].kind == Kind::PadTransformer && elements[e].lineUp == elements[at(l)].lineUp) {
                    sum = sum + m_at[e];
                    ++count;
                }
            m_at[at(l)] = (count > 0 ? sum * (1.0 / count) : Vec3{}) + Vec3{0, -6, 0};
        }
    bundle(site, geometry);
    draw(site, geometry);
}

void PowerPlan::bundle(const twin::Site& site, const SceneGeometry& geometry)
{
    // The tray of a pad runs along the building that it stands beside.
    for (std::size_t e = 0; e < m_elements.size(); ++e) {
        if (m_elements[e].kind != Kind::PadTransformer)
            continue;
        const Vec3& p = m_at[e];
        double least = 1e300;
        m_trayY[e] = p.y;
        for (const auto& b : site.buildings) {
            const double dx = std::max({b.area.x0 - p.x, p.x - b.area.x1, 0.0}), dy = std::max({b.area.y0 - p.y, p.y - b.area.y1, 0.0});
            if (const double d = std::hypot(dx, dy); d < least) {
                least = d;
                m_trayY[e] = p.y < b.area.y0 ? b.area.y0 - 1.2 : p.y > b.area.y1 ? b.area.y1 + 1.2 : p.y;
            }
        }
    }
    std::vector<std::vector<int>> buswaysOf(site.halls.size());
    for (std::size_t e = 0; e < m_elements.size(); ++e) {
        const auto& element = m_elements[e];
        const int pad = m_padOfBusway[e];
        if (element.kind != Kind::Busway || element.hall < 0 || at(element.hall) >= site.halls.size() || pad < 0)
            continue;
        buswaysOf[at(element.hall)].push_back(static_cast<int>(e));
        m_trayY[e] = m_trayY[at(pad)];
        const auto& area = m_hallAreas[at(element.hall)];
        m_hallEdge[e] = m_trayY[e] < (area.y0 + area.y1) / 2 ? area.y0 : area.y1;
        auto found = std::find_if(m_bundles.begin(), m_bundles.end(), [&](const Bundle& b) { return b.hall == element.hall && std::abs(b.trayY - m_trayY[e]) < 0.5; });
        if (found == m_bundles.end())
            found = m_bundles.insert(found, {m_trayY[e], element.hall, {}, {}});
        found->pads.push_back(pad);
        found->busways.push_back(static_cast<int>(e));
    }
    // Sections of a hall in the order of its racks.
    m_sectionOfRack.assign(at(geometry.rackCount()), -1);
    std::vector<std::vector<int>> racksOf(site.halls.size());
    for (int i = 0; i < geometry.rackCount(); ++i)
        racksOf[site.racks[at(i)].hall].push_back(i);
    for (std::size_t h = 0; h < site.halls.size(); ++h) {
        auto& racks = racksOf[h];
        std::stable_sort(racks.begin(), racks.end(), [&](int a, int b) {
            const auto &p = site.racks[at(a)], &q = site.racks[at(b)];
            return std::pair(site.rows[p.row].y, p.x) < std::pair(site.rows[q.row].y, q.x);
        });
        for (std::size_t k = 0; k < racks.size() && !buswaysOf[h].empty(); ++k)
            m_sectionOfRack[at(racks[k])] = buswaysOf[h][k * buswaysOf[h].size() / racks.size()];
    }
    // The mechanical plant likewise in order.
    std::vector<int> pads, plant;
    for (std::size_t e = 0; e < m_elements.size(); ++e)
        if (m_elements[e].kind == Kind::PadTransformer && m_elements[e].hall < 0)
            pads.push_back(static_cast<int>(e));
    m_padOfMechanical.assign(site.units.size(), -1);
    for (std::size_t u = 0; u < site.units.size(); ++u)
        if (isMechanical(site.units[u].kind))
            plant.push_back(static_cast<int>(u));
    for (std::size_t k = 0; k < plant.size() && !pads.empty(); ++k)
        m_padOfMechanical[at(plant[k])] = pads[k * pads.size() / plant.size()];
}

std::vector<int> PowerPlan::elementsOf(int slot) const
{
    if (at(slot) < m_elements.size())
        return {slot};
    const Bundle& b = m_bundles.at(at(slot) - m_elements.size());
    auto out = b.pads;
    out.insert(out.end(), b.busways.begin(), b.busways.end());
    return out;
}

std::vector<Vec3> PowerPlan::wayUp(int child, int parent) const
{
    const Vec3 a = m_at[at(child)], b = m_at[at(parent)];
    const auto& c = m_elements[at(child)];
    const auto elbow = [&](double y, double z) { return std::vector<Vec3>{a, {a.x, a.y, z}, {a.x, y, z}, {b.x, y, z}, {b.x, b.y, z}, b}; };
    switch (c.kind) {
    case Kind::PadTransformer: // to its line-up: half-way between the two lines
        return elbow((a.y + b.y) / 2, trayZ);
    case Kind::Machine:
    case Kind::Battery:        // along the far side of the line-ups
        return elbow(b.y + (a.y < b.y ? -3.5 : 3.5) - 0.25 * (child % 5), yardZ);
    case Kind::LineUp:         // transformer or neighbour
        if (m_elements[at(parent)].kind == Kind::LineUp)
            return elbow(a.y + 2.2, trayZ);
        return elbow(a.y - 5.5 - 0.6 * (parent % 5), yardZ);
    default:
        return {a, {a.x, a.y, yardZ + 2}, {b.x, a.y, yardZ + 2}, {b.x, b.y, yardZ + 2}, b};
    }
}

void PowerPlan::draw(const twin::Site& site, const SceneGeometry& geometry)
{
    const auto add = [&](std::vector<Vec3> points, int slot, double half, float leastHalf, int level) {
        m_routes.push_back({std::move(points), slot, half, leastHalf, level});
    };
    /// Drawn in the direction of the power: from the utility down.
    const auto down = [](std::vector<Vec3> points) {
        std::reverse(points.begin(), points.end());
        return points;
    };
    const auto lineUpOf = [&](const twin::network::SiteElement& e) {
        return e.lineUp >= 0 && at(e.lineUp) < m_lineUps.size() ? m_lineUps[at(e.lineUp)] : -1;
    };
    std::map<int, std::pair<double, double>> padSpan; // by line-up element and side
    int transformer = 0;
    for (int e = 0; at(e) < m_elements.size(); ++e) {
        const auto& element = m_elements[at(e)];
        const int lineUp = lineUpOf(element);
        switch (element.kind) {
        case Kind::SubstationTransformer:
            if (lineUp >= 0)
                add(down(wayUp(lineUp, e)), e, highHalf, 1.4f, 0);
            if (!m_feeds.empty()) {
                const int feed = m_feeds[at(transformer++) % m_feeds.size()];
                add(down(wayUp(e, feed)), feed, highHalf, 1.6f, 0);
            }
            break;
        case Kind::RingTie:
            if (lineUp >= 0) {
                const int next = m_lineUps[(at(element.lineUp) + 1) % m_lineUps.size()];
                add(wayUp(lineUp, next), e, mediumHalf, 1.0f, 0);
            }
            break;
        case Kind::Machine:
            if (lineUp >= 0)
                add(wayUp(e, lineUp), e, mediumHalf, 1.2f, 0);
            break;
        case Kind::Battery: {
            if (lineUp >= 0)
                add(wayUp(e, lineUp), e, mediumHalf, 1.2f, 0);
            std::map<long, std::pair<double, double>> lines;
            for (const int u : element.units) {
                const Vec3 c = geometry.unit(u).centre();
                auto& span = lines.try_emplace(std::lround(c.y), c.x, c.x).first->second;
                span = {std::min(span.first, c.x), std::max(span.second, c.x)};
            }
            for (const auto& [y, span] : lines) { // a bus over each line of packs, joined to the group's middle
                add({{span.first, static_cast<double>(y), yardZ - 1}, {span.second, static_cast<double>(y), yardZ - 1}}, e, lowHalf, 0.8f, 1);
                add({{std::clamp(m_at[at(e)].x, span.first, span.second), static_cast<double>(y), yardZ - 1}, {m_at[at(e)].x, m_at[at(e)].y, yardZ - 1}}, e, lowHalf, 0.8f, 1);
            }
            break;
        }
        case Kind::PadTransformer:
            if (lineUp >= 0)
                add(down(wayUp(e, lineUp)), e, lowHalf, 0.8f, 1);
            add({m_at[at(e)], {m_at[at(e)].x, m_at[at(e)].y, trayZ}, {m_at[at(e)].x, m_trayY[at(e)], trayZ}}, e, lowHalf, 0.7f, 1);
            if (lineUp >= 0) {
                auto& span = padSpan.try_emplace(lineUp, m_at[at(e)].x, m_at[at(e)].x).first->second;
                span = {std::min(span.first, m_at[at(e)].x), std::max(span.second, m_at[at(e)].x)};
            }
            break;
        default:
            break;
        }
    }
    // From afar a line-up's pads are one bar beside it.
    for (const auto& [lineUp, span] : padSpan)
        add({{span.first, m_at[at(lineUp)].y, trayZ}, {span.second, m_at[at(lineUp)].y, trayZ}}, lineUp, mediumHalf, 1.0f, 0);
    // Trays along the buildings, and risers into the halls along their east wall.
    for (std::size_t b = 0; b < m_bundles.size(); ++b) {
        const Bundle& bundle = m_bundles[b];
        const int slot = static_cast<int>(m_elements.size() + b);
        const auto& area = m_hallAreas[at(bundle.hall)];
        const double x = area.x1 - 0.5, y = bundle.trayY + 0.35 * (bundle.hall % 4);
        double low = x, high = x;
        for (const int pad : bundle.pads) {
            low = std::min(low, m_at[at(pad)].x);
            high = std::max(high, m_at[at(pad)].x);
        }
        if (low < x - 0.1)
            add({{low, y, trayZ}, {x, y, trayZ}}, slot, mediumHalf, 0.9f, 0);
        if (high > x + 0.1)
            add({{high, y, trayZ}, {x, y, trayZ}}, slot, mediumHalf, 0.9f, 0);
        const bool south = y < (area.y0 + area.y1) / 2;
        const double edge = south ? area.y0 : area.y1, far = south ? area.y1 : area.y0;
        add({{x, y, trayZ}, {x, edge, trayZ}, {x, edge, hallZ}, {x, far, hallZ}}, slot, mediumHalf, 1.1f, 0);
    }
    // Busways over their part of the rows.
    std::map<std::pair<int, int>, std::pair<double, double>> parts; // by busway and row
    for (std::size_t r = 0; r < m_sectionOfRack.size(); ++r)
        if (m_sectionOfRack[r] >= 0) {
            const Box3& box = geometry.rack(static_cast<int>(r));
            auto& span = parts.try_emplace({m_sectionOfRack[r], site.racks[r].row}, box.low.x, box.high.x).first->second;
            span = {std::min(span.first, box.low.x), std::max(span.second, box.high.x)};
        }
    for (const auto& [key, span] : parts) {
        const auto& row = site.rows[at(key.second)];
        const double x = m_hallAreas[at(row.hall)].x1 - 0.5, y = row.y + 0.55 + 0.08 * (key.first % 4);
        add({{x, y, hallZ}, {x, y, rowZ}, {span.first, y, rowZ}}, key.first, lowHalf * 0.4, 0.7f, 2);
    }
}

PowerPlan::Way PowerPlan::upstream(int element, std::vector<Vec3> points, const std::vector<char>& isClosed) const
{
    Way way;
    way.points = std::move(points);
    const auto closed = [&](int e) { return at(e) >= isClosed.size() || isClosed[at(e)]; };
    const auto go = [&](int e) {
        way.elements.push_back(e);
        return closed(e);
    };
    const auto join = [&](const std::vector<Vec3>& more) { way.points.insert(way.points.end(), more.begin(), more.end()); };
    int now = element;
    if (!go(now))
        return way;
    if (m_elements[at(now)].kind == Kind::UtilityFeed) {
        way.reachesUtility = true;
        join({m_at[at(now)]});
        return way;
    }
    const auto transformersAt = [&](int lineUp) {
        std::vector<std::pair<int, int>> out; // and their place in the order of all
        int order = 0;
        for (std::size_t e = 0; e < m_elements.size(); ++e)
            if (m_elements[e].kind == Kind::SubstationTransformer) {
                if (m_elements[e].lineUp == lineUp)
                    out.emplace_back(static_cast<int>(e), order);
                ++order;
            }
        return out;
    };
    const auto climb = [&](int transformer, int order) {
        if (m_feeds.empty())
            return;
        const int feed = m_feeds[at(order) % m_feeds.size()];
        join(wayUp(transformer, feed));
        way.reachesUtility = go(feed);
    };
    if (m_elements[at(now)].kind == Kind::SubstationTransformer) {
        int order = 0;
        for (int e = 0; e < now; ++e)
            order += m_elements[at(e)].kind == Kind::SubstationTransformer;
        climb(now, order);
        return way;
    }
    if (m_elements[at(now)].kind == Kind::Busway) {
        const int pad = m_padOfBusway[at(now)];
        if (pad < 0 || !go(pad))
            return way;
        join({m_at[at(pad)]});
        now = pad;
    }
    const int first = m_elements[at(now)].lineUp;
    if (first < 0 || at(first) >= m_lineUps.size())
        return way;
    if (m_elements[at(now)].kind != Kind::LineUp && m_elements[at(now)].kind != Kind::RingTie) {
        join(wayUp(now, m_lineUps[at(first)]));
        if (!go(m_lineUps[at(first)]))
            return way;
    }
    // Round the ring to the nearest line-up with a transformer (or, where the site has none, with the feed itself: the first).
    struct Step
    {
        int from = -1, tie = -1;
    };
    std::map<int, Step> seen{{first, {}}};
    std::deque<int> queue{first};
    int found = -1, foundTransformer = -1, foundOrder = 0;
    bool anyTransformer = false;
    for (const auto& e : m_elements)
        anyTransformer |= e.kind == Kind::SubstationTransformer;
    while (!queue.empty() && found < 0) {
        const int lineUp = queue.front();
        queue.pop_front();
        if (!anyTransformer && lineUp == 0 && !m_feeds.empty())
            found = lineUp;
        for (const auto& [transformer, order] : transformersAt(lineUp))
            if (found < 0 && closed(transformer) && (m_feeds.empty() || closed(m_feeds[at(order) % m_feeds.size()]))) {
                found = lineUp;
                foundTransformer = transformer;
                foundOrder = order;
            }
        for (std::size_t e = 0; e < m_elements.size() && found < 0; ++e) {
            if (m_elements[e].kind != Kind::RingTie || !closed(static_cast<int>(e)))
                continue;
            const int a = m_elements[e].lineUp, b = static_cast<int>((at(a) + 1) % m_lineUps.size());
            if (a != lineUp && b != lineUp)
                continue;
            const int next = a == lineUp ? b : a;
            if (closed(m_lineUps[at(next)]) && seen.try_emplace(next, Step{lineUp, static_cast<int>(e)}).second)
                queue.push_back(next);
        }
    }
    if (found < 0)
        return way;
    std::vector<int> ring;
    for (int l = found; l != first; l = seen[l].from)
        ring.push_back(l);
    std::reverse(ring.begin(), ring.end());
    int before = first;
    for (const int l : ring) {
        way.elements.push_back(seen[l].tie);
        way.elements.push_back(m_lineUps[at(l)]);
        join(wayUp(m_lineUps[at(before)], m_lineUps[at(l)]));
        before = l;
    }
    if (foundTransformer < 0) {
        join({m_at[at(m_feeds.front())]});
        way.reachesUtility = go(m_feeds.front());
        return way;
    }
    join(wayUp(m_lineUps[at(found)], foundTransformer));
    if (go(foundTransformer))
        climb(foundTransformer, foundOrder);
    return way;
}

int PowerPlan::buswayOf(int rack) const { return rack >= 0 && at(rack) < m_sectionOfRack.size() ? m_sectionOfRack[at(rack)] : -1; }

PowerPlan::Way PowerPlan::fromRack(int rack, const std::vector<char>& isClosed) const
{
    if (rack < 0 || at(rack) >= m_sectionOfRack.size() || m_sectionOfRack[at(rack)] < 0)
        return {};
    const int busway = m_sectionOfRack[at(rack)], pad = m_padOfBusway[at(busway)];
    const auto& area = m_hallAreas[at(m_elements[at(busway)].hall)];
    const double x = area.x1 - 0.5, tray = m_trayY[at(busway)];
    const Vec3 top = m_rackTop[at(rack)];
    return upstream(busway, {top, {top.x, top.y, rowZ + 0.1}, {x, top.y, rowZ + 0.1}, {x, top.y, hallZ}, {x, m_hallEdge[at(busway)], hallZ}, {x, m_hallEdge[at(busway)], trayZ}, {x, tray, trayZ},
                             {m_at[at(pad)].x, tray, trayZ}, {m_at[at(pad)].x, m_at[at(pad)].y, trayZ}}, isClosed);
}

PowerPlan::Way PowerPlan::fromUnit(int unit, const std::vector<char>& isClosed) const
{
    if (unit < 0 || at(unit) >= m_elementOfUnit.size())
        return {};
    if (m_elementOfUnit[at(unit)] >= 0)
        return upstream(m_elementOfUnit[at(unit)], {}, isClosed);
    if (m_padOfMechanical[at(unit)] >= 0)
        return upstream(m_padOfMechanical[at(unit)], {}, isClosed);
    return {};
}

} // namespace views
