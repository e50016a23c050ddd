#include "twin/edit/PlacementPlanner.h"
#include "twin/edit/HallPlan.h"
#include <algorithm>
#include <cmath>
#include <memory>

namespace twin {

Clearances clearances(const Catalogue& catalogue)
{
    return {catalogue.parameters.value("aisle_clearance"), catalogue.parameters.value("wall_clearance")};
}

namespace {

constexpr std::size_t maxRows = 65000; // Rack::row is 16 bits wide
constexpr std::size_t maxReasons = 6;  // nobody reads more

bool isPlace(const std::optional<double>& v)
{
    return !v || std::isfinite(*v);
}

/// The reasons that have nothing to do with what stands in the hall.
std::vector<Issue> checkRequest(const Site& site, const Catalogue& catalogue, const AddRequest& request)
{
    std::vector<Issue> issues;
    if (request.hall < 0 || static_cast<std::size_t>(request.hall) >= site.halls.size())
        issues.push_back(refusal(TWIN_TEXT("There is no hall number %1; the site has %2 halls."),
                                 {std::to_string(static_cast<long>(request.hall) + 1), std::to_string(site.halls.size())}));
    if (request.type >= catalogue.rackTypes.size())
        issues.push_back(refusal(TWIN_TEXT("There is no rack type number %1; the catalogue has %2."),
                                 {std::to_string(request.type + 1), std::to_string(catalogue.rackTypes.size())}));
    if (request.count < 1)
        issues.push_back(refusal(TWIN_TEXT("%1 racks cannot be added; ask for at least one."), {std::to_string(request.count)}));
    if (!isPlace(request.x) || !isPlace(request.y))
        issues.push_back(refusal(TWIN_TEXT("The place is not a number; point at a place in the hall."), {}));
    if (request.row && (*request.row < 0 || static_cast<std::size_t>(*request.row) >= site.rows.size()))
        issues.push_back(refusal(TWIN_TEXT("There is no such row; choose one of the hall's rows."), {}));
    else if (request.row && issues.empty() && site.rows[static_cast<std::size_t>(*request.row)].hall != request.hall)
        issues.push_back(refusal(TWIN_TEXT("The row is not in %1; choose one of its rows."),
                                 {site.halls[static_cast<std::size_t>(request.hall)].name}));
    return issues;
}

/// Fills free slots of a row from the west until `count` racks stand in `plan`.
void fillRow(HallPlan& hall, HallPlan::RowState& row, const AddRequest& request, PlacementPlan& plan)
{
    const int span = hall.span(request.type);
    for (int slot = 1; slot <= hall.grid().slots() && plan.racks.size() < static_cast<std::size_t>(request.count); ++slot)
        if (hall.isFree(row, slot, span))
            plan.racks.push_back(hall.put(row, slot, request.type, {}));
}

/// Without a place: rows of the same type, rows that are empty, new rows, then every other free slot.
void fillHall(HallPlan& hall, const AddRequest& request, double depth, PlacementPlan& plan)
{
    const auto full = [&] { return plan.racks.size() >= static_cast<std::size_t>(request.count); };
    const auto fillWhere = [&](auto&& wanted) {
        for (auto& [y, row] : hall.rows())
            if (!full() && wanted(row) && hall.keepsAisles(row, depth))
                fillRow(hall, row, request, plan);
    };
    fillWhere([&](const HallPlan::RowState& row) {
        return std::find(row.types.begin(), row.types.end(), request.type) != row.types.end();
    });
    fillWhere([](const HallPlan::RowState& row) { return row.depth <= 0; });
    for (int number = 1; number <= hall.grid().rows() && !full(); ++number)
        if (HallPlan::RowState* row = hall.openRow(number, depth))
            fillRow(hall, *row, request, plan);
    fillWhere([](const HallPlan::RowState&) { return true; });
}

PlacementResult tooFew(const std::string& where, std::size_t places, int count)
{
    if (places == 0)
        return std::vector<Issue>{refusal(TWIN_TEXT("%1 has no free place for such racks."), {where})};
    return std::vector<Issue>{refusal(TWIN_TEXT("%1 has free places for %2 such racks; %3 were asked for."),
                                      {where, std::to_string(places), std::to_string(count)})};
}

PlacementResult finish(PlacementPlan plan, std::vector<Issue> issues, const Site& site)
{
    if (issues.empty() && site.rows.size() + plan.newRows.size() > maxRows)
        issues.push_back(refusal(TWIN_TEXT("The site cannot hold more than %1 rows."), {std::to_string(maxRows)}));
    if (issues.empty())
        return plan;
    std::vector<Issue> reasons; // each once
    for (Issue& issue : issues)
        if (reasons.size() < maxReasons && std::none_of(reasons.begin(), reasons.end(), [&issue](const Issue& r) {
                return r.message.text == issue.message.text && r.message.args == issue.message.args;
            }))
            reasons.push_back(std::move(issue));
    return reasons;
}

/// At a place: the racks stand side by side from there to the east.
PlacementResult addAt(const Site& site, HallPlan& hall, const AddRequest& request, double depth, HallPlan::RowState* row,
                      PlacementPlan& plan)
{
    std::vector<Issue> issues;
    const int span = hall.span(request.type);
    const long first = hall.grid().slotAt(*request.x - (span - 1) * layoutRules().slotPitch / 2);
    const long last = first + (static_cast<long>(request.count) - 1) * span;
    if (!row)
        row = hall.rowAt(*request.y, depth, issues);
    if (row)
        hall.checkSlots(*row, first, last, request.type, issues);
    if (!issues.empty())
        return issues;
    for (long slot = first; slot <= last; slot += span) {
        if (!hall.isFree(*row, static_cast<int>(slot), span))
            return std::vector<Issue>{refusal(TWIN_TEXT("The racks would stand across a cross aisle of %1; ask for fewer of them."),
                                              {hall.name(*row)})};
        plan.racks.push_back(hall.put(*row, static_cast<int>(slot), request.type, {}));
    }
    hall.checkAisles(issues);
    return finish(std::move(plan), std::move(issues), site);
}

/// Puts the racks of one row into their row of the plan, `shift` slots on.
void placeMoved(HallPlan& hall, HallPlan::RowState& row, const std::vector<const Rack*>& racks, long shift, std::vector<Issue>& issues,
                PlacementPlan& plan)
{
    const auto [west, east] = std::minmax_element(racks.begin(), racks.end(), [](const Rack* a, const Rack* b) { return a->slot < b->slot; });
    if ((*west)->slot + shift < 1 || (*east)->slot + shift + hall.span((*east)->type) - 1 > hall.grid().slots()) {
        hall.checkSlots(row, (*west)->slot + shift, (*east)->slot + shift, (*east)->type, issues);
        return;
    }
    for (const Rack* rack : racks) {
        if (issues.size() > maxReasons)
            return;
        const long slot = rack->slot + shift;
        const std::size_t before = issues.size();
        hall.checkSlots(row, slot, slot, rack->type, issues);
        if (issues.size() > before)
            continue;
        if (hall.isFree(row, static_cast<int>(slot), hall.span(rack->type)))
            plan.racks.push_back(hall.put(row, static_cast<int>(slot), rack->type, rack->id));
        else
            issues.push_back(refusal(TWIN_TEXT("%1 would stand across a cross aisle of %2."), {rack->name, hall.name(row)}));
    }
}

} // namespace

PlacementResult planAdd(const Site& site, const Catalogue& catalogue, const AddRequest& request)
{
    if (std::vector<Issue> issues = checkRequest(site, catalogue, request); !issues.empty())
        return issues;
    PlacementPlan plan;
    HallPlan hall(site, catalogue, request.hall, {}, plan.newRows);
    const double depth = catalogue.rackTypes[request.type].depthM;
    if (hall.grid().slots() == 0 || hall.grid().rows() == 0)
        return std::vector<Issue>{refusal(TWIN_TEXT("%1 is too small for any rack."), {hall.hall().name}, hall.hall().id)};

    HallPlan::RowState* row = request.row ? hall.rowByIndex(*request.row) : nullptr;
    if (request.x && (row || request.y))
        return addAt(site, hall, request, depth, row, plan);

    std::string where = hall.hall().name;
    std::vector<Issue> issues;
    if (!row && request.y) {
        row = hall.rowAt(*request.y, depth, issues);
        if (!row)
            return issues;
    }
    if (row) {
        where = hall.name(*row);
        fillRow(hall, *row, request, plan);
    } else {
        fillHall(hall, request, depth, plan);
    }
    if (plan.racks.size() < static_cast<std::size_t>(request.count))
        return tooFew(where, plan.racks.size(), request.count);
    hall.checkAisles(issues);
    return finish(std::move(plan), std::move(issues), site);
}

PlacementResult planMove(const Site& site, const Catalogue& catalogue, const std::vector<AssetId>& ids, double dx, double dy)
{
    if (ids.empty())
        return std::vector<Issue>{refusal(TWIN_TEXT("No rack is chosen; choose the racks to move first."), {})};
    if (!std::isfinite(dx) || !std::isfinite(dy))
        return std::vector<Issue>{refusal(TWIN_TEXT("The distance to move is not a number."), {})};
    const std::unordered_set<AssetId> away(ids.begin(), ids.end());
    std::map<int, std::vector<const Rack*>> byHall; // in the site's order
    std::size_t found = 0;
    for (const Rack& rack : site.racks)
        if (away.contains(rack.id)) {
            byHall[rack.hall].push_back(&rack);
            ++found;
        }
    if (found < away.size())
        return std::vector<Issue>{refusal(TWIN_TEXT("%1 of the chosen racks are no longer on the site; choose again."),
                                          {std::to_string(away.size() - found)})};

    PlacementPlan plan;
    std::vector<Issue> issues;
    std::map<int, std::unique_ptr<HallPlan>> halls;
    for (const auto& [from, racks] : byHall) {
        const Rack& lead = **std::min_element(racks.begin(), racks.end(), [](const Rack* a, const Rack* b) {
            return a->y != b->y ? a->y < b->y : a->x < b->x;
        });
        const double x = lead.x + dx, y = lead.y + dy;
        int to = from;
        for (std::size_t h = 0; h < site.halls.size(); ++h)
            if (site.halls[h].area.contains({x, y, x, y}))
                to = static_cast<int>(h);
        auto& hall = halls[to];
        if (!hall)
            hall = std::make_unique<HallPlan>(site, catalogue, to, away, plan.newRows);
        if (hall->grid().slots() == 0 || hall->grid().rows() == 0) {
            issues.push_back(refusal(TWIN_TEXT("%1 is too small for any rack."), {hall->hall().name}, hall->hall().id));
            continue;
        }
        const double half = (hall->span(lead.type) - 1) * layoutRules().slotPitch / 2;
        const long shift = static_cast<long>(hall->grid().slotAt(x - half)) - lead.slot;

        // Row by row: the depth a row must offer, and where its racks go.
        std::map<int, std::vector<const Rack*>> bySourceRow;
        for (const Rack* rack : racks)
            bySourceRow[rack->row].push_back(rack);
        double rowShift = dy;
        std::vector<std::pair<double, const std::vector<const Rack*>*>> order;
        for (const auto& [index, members] : bySourceRow)
            order.emplace_back(members.front()->y, &members);
        std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<std::pair<HallPlan::RowState*, const std::vector<const Rack*>*>> targets;
        for (const auto& [sourceY, members] : order) {
            double depth = 0;
            for (const Rack* rack : *members)
                depth = std::max(depth, catalogue.rackTypes[rack->type].depthM);
            HallPlan::RowState* row = hall->rowAt(sourceY + rowShift, depth, issues);
            if (!row)
                continue;
            if (sourceY == lead.y)
                rowShift = row->y - lead.y; // the others follow the snapped lead
            targets.emplace_back(row, members);
        }
        for (const auto& [row, members] : targets)
            placeMoved(*hall, *row, *members, shift, issues, plan);
        hall->checkAisles(issues);
    }
    return finish(std::move(plan), std::move(issues), site);
}

} // namespace twin
