#include "twin/edit/HallPlan.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace twin {

namespace {
constexpr double slack = 1e-6;

LayoutRules rulesFor(const Catalogue& catalogue)
{
    LayoutRules rules = layoutRules();
    const Clearances c = clearances(catalogue);
    rules.aisleClearance = c.aisle;
    rules.wallClearance = c.wall;
    return rules;
}
} // namespace

std::string metres(double value)
{
    return numberText(std::round(value * 100) / 100);
}

Issue refusal(std::string text, std::vector<std::string> args, AssetId asset)
{
    return {Issue::Severity::Critical, {std::move(text), std::move(args)}, asset};
}

HallPlan::HallPlan(const Site& site, const Catalogue& catalogue, int hall, const std::unordered_set<AssetId>& away,
                   std::vector<Row>& newRows)
    : m_site(site), m_catalogue(catalogue), m_index(hall), m_hall(site.halls[static_cast<std::size_t>(hall)]),
      m_rules(rulesFor(catalogue)), m_grid(m_hall.area, m_rules), m_newRows(newRows)
{
    std::unordered_map<int, RowState*> byIndex;
    for (std::size_t i = 0; i < site.rows.size(); ++i) {
        const Row& row = site.rows[i];
        if (row.hall != hall)
            continue;
        RowState& state = m_rows[row.y];
        if (state.number == 0) {
            state.index = static_cast<int>(i);
            state.number = row.number;
            state.y = row.y;
            state.taken.assign(static_cast<std::size_t>(m_grid.slots()), 0);
        }
        byIndex[static_cast<int>(i)] = &state;
    }
    for (std::size_t i = 0; i < site.racks.size(); ++i) {
        const Rack& rack = site.racks[i];
        if (rack.hall != hall || (!away.empty() && away.contains(rack.id)))
            continue;
        const auto at = byIndex.find(rack.row);
        if (at == byIndex.end())
            continue;
        RowState& row = *at->second;
        const RackSpec& type = catalogue.rackTypes[rack.type];
        row.depth = std::max(row.depth, type.depthM);
        if (std::find(row.types.begin(), row.types.end(), rack.type) == row.types.end())
            row.types.push_back(rack.type);
        // By geometry rather than by slot number, so that a rack of an odd width keeps its neighbours off too.
        const double x0 = rack.x - type.widthM / 2 + slack, x1 = rack.x + type.widthM / 2 - slack;
        const int last = std::min(m_grid.slots(), m_grid.slotAt(x1));
        for (int slot = std::max(1, m_grid.slotAt(x0)); slot <= last; ++slot)
            if (std::abs(m_grid.slotX(slot) - rack.x) < (m_rules.slotPitch + type.widthM) / 2 - slack)
                row.taken[static_cast<std::size_t>(slot - 1)] = static_cast<int>(i) + 1;
    }
}

HallPlan::RowState* HallPlan::rowByIndex(int index)
{
    for (auto& [y, row] : m_rows)
        if (row.index == index)
            return &row;
    return nullptr;
}

std::string HallPlan::name(const RowState& row) const
{
    return rowName(m_hall.number, row.number);
}

HallPlan::RowState* HallPlan::addRow(int number, double y)
{
    const bool taken = std::any_of(m_rows.begin(), m_rows.end(), [number](const auto& r) { return r.second.number == number; });
    if (taken) { // a row off the grid has this number already
        number = 0;
        for (const auto& [at, row] : m_rows)
            number = std::max(number, row.number);
        number = std::max(number, m_grid.rows()) + 1;
    }
    RowState row;
    row.index = static_cast<int>(m_site.rows.size() + m_newRows.size());
    row.number = number;
    row.y = y;
    row.isNew = true;
    row.taken.assign(static_cast<std::size_t>(m_grid.slots()), 0);
    m_newRows.push_back({{}, m_index, number, y, HallGrid::facesNorth(number)});
    return &m_rows.emplace(y, std::move(row)).first->second;
}

std::optional<HallPlan::Squeeze> HallPlan::squeeze(double y, double depth, const RowState* self) const
{
    const RowState *south = nullptr, *north = nullptr;
    for (const auto& [at, row] : m_rows) {
        if (&row == self || row.depth <= 0)
            continue;
        if (at < y)
            south = &row;
        else if (!north)
            north = &row;
    }
    const auto gap = [&](const RowState* row) {
        return row ? std::abs(row->y - y) - (row->depth + depth) / 2 : std::numeric_limits<double>::infinity();
    };
    const double left = std::min(gap(south), gap(north));
    if (left >= m_rules.aisleClearance - slack)
        return {};
    const auto near = [&](const RowState* row) { return gap(row) < m_rules.rowPitch ? row : nullptr; };
    return Squeeze{std::max(0.0, left), near(south), near(north)};
}

Issue HallPlan::squeezeIssue(const Squeeze& s) const
{
    const std::string left = metres(s.left), needed = metres(m_rules.aisleClearance);
    if (s.south && s.north)
        return refusal(TWIN_TEXT("The racks would block the aisle between %1 and %2: %3 m left, %4 m needed."),
                       {name(*s.south), name(*s.north), left, needed});
    return refusal(TWIN_TEXT("The racks would block the aisle beside %1: %2 m left, %3 m needed."),
                   {name(s.south ? *s.south : *s.north), left, needed});
}

Issue HallPlan::outsideIssue(double beyond) const
{
    // `beyond` counts from the line that racks must keep; the hall's own edge lies the wall clearance further out.
    const double over = beyond - m_rules.wallClearance;
    if (over > slack)
        return refusal(TWIN_TEXT("The racks would leave %1 by %2 m."), {m_hall.name, metres(over)}, m_hall.id);
    return refusal(TWIN_TEXT("The racks would stand %1 m from the edge of %2; %3 m are needed."),
                   {metres(-over), m_hall.name, metres(m_rules.wallClearance)}, m_hall.id);
}

HallPlan::RowState* HallPlan::rowAt(double y, double depth, std::vector<Issue>& issues)
{
    RowState* nearest = nullptr;
    for (auto& [at, row] : m_rows)
        if (!nearest || std::abs(at - y) < std::abs(nearest->y - y))
            nearest = &row;
    if (nearest && std::abs(nearest->y - y) <= m_rules.rackDepth / 2 + slack)
        return nearest;
    const int number = m_grid.rowAt(y);
    if (number < 1 || number > m_grid.rows()) {
        const double south = m_hall.area.y0 + m_rules.wallClearance - (y - depth / 2);
        const double north = y + depth / 2 - (m_hall.area.y1 - m_rules.wallClearance);
        if (std::max(south, north) > slack) {
            issues.push_back(outsideIssue(std::max(south, north)));
            return nullptr;
        }
    }
    const int line = std::clamp(number, 1, std::max(1, m_grid.rows()));
    const double lineY = m_grid.rowY(line);
    if (nearest && std::abs(nearest->y - lineY) < 1e-3) {
        if (nearest->depth <= 0)
            return nearest; // an empty row: the racks snap to it
        issues.push_back(squeezeIssue(squeeze(y, depth, nullptr).value_or(Squeeze{0, nearest, nullptr})));
        return nullptr;
    }
    if (const auto s = squeeze(lineY, depth, nullptr)) {
        issues.push_back(squeezeIssue(*s));
        return nullptr;
    }
    return addRow(line, lineY);
}

HallPlan::RowState* HallPlan::openRow(int number, double depth)
{
    const double y = m_grid.rowY(number);
    const auto at = m_rows.lower_bound(y - 1e-3);
    if (at != m_rows.end() && at->first < y + 1e-3)
        return nullptr;
    if (squeeze(y, depth, nullptr))
        return nullptr;
    return addRow(number, y);
}

int HallPlan::span(std::uint16_t type) const
{
    return std::max(1, static_cast<int>(std::ceil(m_catalogue.rackTypes[type].widthM / m_rules.slotPitch - slack)));
}

bool HallPlan::isFree(const RowState& row, int slot, int span) const
{
    if (slot < 1 || slot + span - 1 > m_grid.slots())
        return false;
    for (int s = slot; s < slot + span; ++s)
        if (row.taken[static_cast<std::size_t>(s - 1)] != 0)
            return false;
    // A wide rack does not stand across a cross aisle.
    return (slot - 1) / m_rules.groupRacks() == (slot + span - 2) / m_rules.groupRacks();
}

PlannedRack HallPlan::put(RowState& row, int slot, std::uint16_t type, AssetId id)
{
    const int width = span(type);
    for (int s = slot; s < slot + width; ++s)
        row.taken[static_cast<std::size_t>(s - 1)] = planned;
    const double depth = m_catalogue.rackTypes[type].depthM;
    if (depth > row.depth + slack) {
        row.depth = depth;
        row.deepened = true;
    }
    PlannedRack rack;
    rack.id = id;
    rack.type = type;
    rack.hall = static_cast<std::uint16_t>(m_index);
    rack.row = static_cast<std::uint16_t>(row.index);
    rack.slot = static_cast<std::uint16_t>(slot);
    rack.x = m_grid.slotX(slot) + (width - 1) * m_rules.slotPitch / 2;
    rack.y = row.y;
    rack.name = rackName(m_hall.number, row.number, slot);
    return rack;
}

bool HallPlan::keepsAisles(const RowState& row, double depth) const
{
    return depth <= row.depth + slack || !squeeze(row.y, depth, &row);
}

void HallPlan::checkSlots(const RowState& row, long first, long last, std::uint16_t type, std::vector<Issue>& issues) const
{
    const int width = span(type);
    const long end = last + width - 1;
    if (first < 1 || end > m_grid.slots()) {
        const auto cell = [this](long slot) { return m_grid.slotX(static_cast<int>(std::clamp(slot, -1'000'000L, 1'000'000L))); };
        const double west = m_hall.area.x0 + m_rules.wallClearance - (cell(first) - m_rules.slotPitch / 2);
        const double east = cell(end) + m_rules.slotPitch / 2 - (m_hall.area.x1 - m_rules.wallClearance);
        issues.push_back(std::max(west, east) > slack
                             ? outsideIssue(std::max(west, east))
                             : refusal(TWIN_TEXT("%1 has %2 places; there is none at number %3."),
                                       {name(row), std::to_string(m_grid.slots()), std::to_string(first < 1 ? first : end)}));
        return;
    }
    int inTheWay = 0, lastRack = 0;
    constexpr int shown = 5;
    for (long slot = first; slot <= end; ++slot) {
        const int taken = row.taken[static_cast<std::size_t>(slot - 1)];
        if (taken == 0 || taken == lastRack)
            continue;
        lastRack = taken;
        if (++inTheWay > shown)
            continue;
        if (taken == planned)
            issues.push_back(refusal(TWIN_TEXT("Two of the racks would stand at %1."), {rackName(m_hall.number, row.number, static_cast<int>(slot))}));
        else {
            const Rack& rack = m_site.racks[static_cast<std::size_t>(taken - 1)];
            issues.push_back(refusal(TWIN_TEXT("%1 already stands there."), {rack.name}, rack.id));
        }
    }
    if (inTheWay > shown)
        issues.push_back(refusal(TWIN_TEXT("%1 more racks stand in the way."), {std::to_string(inTheWay - shown)}));
}

void HallPlan::checkAisles(std::vector<Issue>& issues) const
{
    for (const auto& [y, row] : m_rows)
        if (row.deepened)
            if (const auto s = squeeze(y, row.depth, &row))
                issues.push_back(squeezeIssue(*s));
}

} // namespace twin
