#include "twin/model/LayoutGenerator.h"
#include "twin/base/Error.h"
#include "twin/model/JsonReader.h"
#include "twin/model/LayoutRules.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace twin {

namespace {

/// A part of the yard that units of one type fill line by line from the south-west or north-west.
struct Place
{
    std::string type;
    std::vector<Rect> areas;      ///< filled one after the other
    double gapX = 1, gapY = 1;    ///< free space between neighbours
    int blockColumns = 0, blockRows = 0; ///< a wider gap after so many (0: never)
    double blockGapX = 0, blockGapY = 0;
    bool turned = false;          ///< depth along x
    bool fromNorth = false;
};

Rect readRect(const JsonReader& at, const char* key, const std::vector<double>& n)
{
    if (n.size() != 4 || n[2] <= n[0] || n[3] <= n[1])
        at.fail(key, "must be four numbers x0, y0, x1, y1");
    return {n[0], n[1], n[2], n[3]};
}

Place readPlace(const JsonReader& json)
{
    Place place;
    place.type = json.text("type");
    for (const JsonReader& area : json.objects("areas"))
        place.areas.push_back(readRect(area, "rect", area.numbers("rect")));
    const auto pair = [&json](const char* key, double& x, double& y) {
        const auto n = json.numbers(key);
        if (n.size() != 2 || n[0] < 0 || n[1] < 0)
            json.fail(key, "must be two numbers");
        x = n[0];
        y = n[1];
    };
    pair("gap", place.gapX, place.gapY);
    if (json.has("block")) {
        double columns = 0, rows = 0;
        pair("block", columns, rows);
        place.blockColumns = static_cast<int>(columns);
        place.blockRows = static_cast<int>(rows);
        pair("block_gap", place.blockGapX, place.blockGapY);
    }
    place.turned = json.has("turned") && json.integer("turned", 0, 1) == 1;
    place.fromNorth = json.has("from_north") && json.integer("from_north", 0, 1) == 1;
    json.mark();
    json.source();
    return place;
}

/// Position after `n` neighbours of `size` with a gap after each and a wider one after each block.
double offset(int n, double size, double gap, int block, double blockGap)
{
    return n * (size + gap) + (block > 0 ? n / block * (blockGap - gap) : 0.0);
}

/// How many of `size` fit into `length`.
int fitting(double length, double size, double gap, int block, double blockGap)
{
    int n = 0;
    while (offset(n, size, gap, block, blockGap) + size <= length + 1e-6)
        ++n;
    return n;
}

/// One filler a place and unit type: hands out spots in turn.
class Filler
{
public:
    Filler(const Place& place, double width, double depth)
        : m_place(place), m_width(width), m_depth(depth)
    {
        for (const Rect& area : place.areas) {
            const int columns = fitting(area.width(), width, place.gapX, place.blockColumns, place.blockGapX);
            const int rows = fitting(area.depth(), depth, place.gapY, place.blockRows, place.blockGapY);
            m_columns.push_back(columns);
            m_spots.push_back(columns * rows);
        }
    }
    int capacity() const { return std::accumulate(m_spots.begin(), m_spots.end(), 0); }
    /// South-west corner of spot `n`.
    std::pair<double, double> spot(int n) const
    {
        std::size_t a = 0;
        while (n >= m_spots[a])
            n -= m_spots[a++];
        const Rect& area = m_place.areas[a];
        const double dx = offset(n % m_columns[a], m_width, m_place.gapX, m_place.blockColumns, m_place.blockGapX);
        const double dy = offset(n / m_columns[a], m_depth, m_place.gapY, m_place.blockRows, m_place.blockGapY);
        return {area.x0 + dx, m_place.fromNorth ? area.y1 - dy - m_depth : area.y0 + dy};
    }

private:
    const Place& m_place;
    double m_width, m_depth;
    std::vector<int> m_columns, m_spots;
};

void addBuildings(Site& site, const JsonReader& campus)
{
    for (const JsonReader& b : campus.objects("buildings")) {
        b.mark();
        b.source();
        site.buildings.push_back({site.newId(), b.text("name"), readRect(b, "rect", b.numbers("rect")), b.number("height")});
        for (const JsonReader& h : b.objects("halls")) {
            Hall hall;
            hall.id = site.newId();
            hall.number = static_cast<int>(site.halls.size()) + 1;
            hall.name = "Hall " + std::to_string(hall.number);
            hall.building = static_cast<int>(site.buildings.size()) - 1;
            hall.area = readRect(h, "rect", h.numbers("rect"));
            hall.heightM = h.number("height");
            site.halls.push_back(std::move(hall));
        }
    }
}

/// The racks asked for in one hall, in order: type, count, and GPUs of the very last one (0: full).
struct HallRacks
{
    std::uint16_t type;
    int count;
    std::uint16_t lastGpus;
};

class HallFiller
{
public:
    HallFiller(Site& site, std::size_t hall, const Catalogue& catalogue)
        : m_site(site), m_catalogue(catalogue), m_hall(hall), m_grid(site.halls[hall].area, layoutRules())
    {
    }

    /// Compute racks fill rows from the south, each type from a row of its own; service racks share rows at the north end.
    void fill(const std::vector<HallRacks>& compute, const std::vector<HallRacks>& service)
    {
        int number = 1;
        for (const HallRacks& group : compute) {
            place({group}, number);
            number += rowsFor(group.count);
        }
        int racks = 0;
        for (const HallRacks& group : service)
            racks += group.count;
        const int first = m_grid.rows() - rowsFor(racks) + 1;
        if (first < number)
            throw Error(TWIN_TEXT("%1 is too small for the racks it shall hold: %2 rows fit, %3 are needed; ask for fewer racks there."),
                        {m_site.halls[m_hall].name, std::to_string(m_grid.rows()),
                         std::to_string(number - 1 + rowsFor(racks))});
        place(service, first);
    }

private:
    int rowsFor(int racks) const
    {
        if (racks > 0 && m_grid.slots() == 0)
            throw Error(TWIN_TEXT("%1 is too small for any rack."), {m_site.halls[m_hall].name});
        return racks == 0 ? 0 : (racks - 1) / m_grid.slots() + 1;
    }

    void place(const std::vector<HallRacks>& groups, int number)
    {
        int slot = 0;
        const int hallNumber = m_site.halls[m_hall].number;
        for (const HallRacks& group : groups) {
            const RackSpec& spec = m_catalogue.rackTypes[group.type];
            if (spec.widthM > layoutRules().slotPitch + 1e-6 || layoutRules().rowPitch - spec.depthM < layoutRules().aisleClearance - 1e-6)
                throw Error(TWIN_TEXT("A rack of the type %1 (%2) does not fit the slots of the layout."), {spec.name, spec.id});
            for (int i = 0; i < group.count; ++i) {
                if (slot == m_grid.slots()) {
                    slot = 0;
                    ++number;
                }
                if (slot++ == 0)
                    m_site.rows.push_back({m_site.newId(), static_cast<int>(m_hall), number, m_grid.rowY(number),
                                           HallGrid::facesNorth(number)});
                Rack rack;
                rack.id = m_site.newId();
                rack.type = group.type;
                rack.hall = static_cast<std::uint16_t>(m_hall);
                rack.row = static_cast<std::uint16_t>(m_site.rows.size() - 1);
                rack.slot = static_cast<std::uint16_t>(slot);
                rack.x = m_grid.slotX(slot);
                rack.y = m_site.rows.back().y;
                rack.name = rackName(hallNumber, number, slot);
                rack.gpus = i + 1 == group.count ? group.lastGpus : 0;
                m_site.racks.push_back(std::move(rack));
            }
        }
    }

    Site& m_site;
    const Catalogue& m_catalogue;
    std::size_t m_hall;
    HallGrid m_grid;
};

void addRacks(Site& site, const std::vector<RackRequest>& requests, const Catalogue& catalogue)
{
    std::vector<std::vector<HallRacks>> compute(site.halls.size()), service(site.halls.size());
    for (const RackRequest& request : requests) {
        const auto type = static_cast<std::uint16_t>(catalogue.rackTypeIndex(request.type));
        const RackSpec& spec = catalogue.rackTypes[type];
        if (request.perHall.size() > site.halls.size())
            throw Error(TWIN_TEXT("Racks of the type %1 are asked for in %2 halls; the site has %3."),
                        {request.type, std::to_string(request.perHall.size()), std::to_string(site.halls.size())});
        const long total = std::accumulate(request.perHall.begin(), request.perHall.end(), 0L);
        std::uint16_t lastGpus = 0;
        if (request.gpus >= 0) {
            const long missing = total * spec.gpus - request.gpus;
            if (missing < 0 || missing >= std::max(1, spec.gpus))
                throw Error(TWIN_TEXT("%1 GPUs do not make %2 racks of the type %3."),
                            {std::to_string(request.gpus), std::to_string(total), request.type});
            lastGpus = missing == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(spec.gpus - missing);
        }
        std::size_t last = request.perHall.size();
        while (last > 0 && request.perHall[last - 1] == 0)
            --last;
        for (std::size_t h = 0; h < last; ++h) {
            const int count = request.perHall[h];
            if (count < 0)
                throw Error(TWIN_TEXT("A hall cannot hold %1 racks."), {std::to_string(count)});
            if (count > 0)
                (spec.use == RackUse::Gpu ? compute : service)[h].push_back({type, count, h + 1 == last ? lastGpus : std::uint16_t{0}});
        }
        if (total > 60000)
            throw Error(TWIN_TEXT("%1 racks are more than a site can hold."), {std::to_string(total)});
    }
    for (std::size_t h = 0; h < site.halls.size(); ++h)
        HallFiller(site, h, catalogue).fill(compute[h], service[h]);
}

std::string numbered(const std::string& prefix, int number, int total)
{
    const std::string text = std::to_string(number);
    const std::size_t digits = std::to_string(total).size();
    return prefix + "-" + std::string(digits > text.size() ? digits - text.size() : 0, '0') + text;
}

void addUnits(Site& site, const SiteRequest& request, const std::map<std::string, std::vector<Place>>& places,
              const Catalogue& catalogue)
{
    std::map<std::string, int> totals, numbers; // by name prefix
    for (const UnitRequest& u : request.units)
        totals[catalogue.unitTypes[static_cast<std::size_t>(catalogue.unitTypeIndex(u.type))].prefix] += u.count;
    std::map<std::pair<std::string, std::string>, int> used; // spots taken by campus and type
    for (const UnitRequest& u : request.units) {
        const auto index = static_cast<std::size_t>(catalogue.unitTypeIndex(u.type));
        const UnitType& type = catalogue.unitTypes[index];
        const auto campus = places.find(u.campus);
        const Place* place = nullptr;
        if (campus != places.end())
            for (const Place& p : campus->second)
                if (p.type == u.type)
                    place = &p;
        if (!place)
            throw Error(TWIN_TEXT("The layout has no place for %1 on the campus “%2”."), {type.name, u.campus});
        const double width = place->turned ? type.depthM : type.widthM;
        const double depth = place->turned ? type.widthM : type.depthM;
        const Filler filler(*place, width, depth);
        int& taken = used[{u.campus, u.type}];
        if (u.count < 0 || taken + u.count > filler.capacity())
            throw Error(TWIN_TEXT("The place for %1 on the campus “%2” holds %3 units; %4 are asked for."),
                        {type.name, u.campus, std::to_string(filler.capacity()), std::to_string(taken + u.count)});
        for (int i = 0; i < u.count; ++i) {
            const auto [x, y] = filler.spot(taken++);
            Unit unit;
            unit.id = site.newId();
            unit.kind = type.spec.kind;
            unit.type = static_cast<std::uint16_t>(index);
            unit.name = numbered(type.prefix, ++numbers[type.prefix], totals[type.prefix]);
            unit.x = x + width / 2;
            unit.y = y + depth / 2;
            unit.widthM = width;
            unit.depthM = depth;
            unit.heightM = type.heightM;
            site.units.push_back(std::move(unit));
        }
    }
}

} // namespace

Site generateSite(const SiteRequest& request, const Catalogue& catalogue)
{
    const JsonReader layout = JsonReader::open(":/presets/layout.json");
    Site site;
    const JsonReader about = layout.object("site");
    site.name = about.text("name");
    site.latitude = about.object("latitude").number("value");
    site.longitude = about.object("longitude").number("value");
    site.elevationM = about.object("elevation").number("value");
    std::map<std::string, std::vector<Place>> places;
    for (const std::string& id : request.campuses) {
        bool known = false;
        for (const JsonReader& campus : layout.objects("campuses")) {
            if (campus.text("id") != id)
                continue;
            known = true;
            addBuildings(site, campus);
            for (const JsonReader& place : campus.objects("places"))
                places[id].push_back(readPlace(place));
        }
        if (!known)
            throw Error(TWIN_TEXT("The layout has no campus “%1”."), {id});
    }
    addRacks(site, request.racks, catalogue);
    addUnits(site, request, places, catalogue);
    return site;
}

} // namespace twin
