// What the planner allows, what it refuses, and in which words.
#include "twin/edit/PlacementPlanner.h"
#include "twin/model/LayoutRules.h"
#include "twin/model/Preset.h"
#include <algorithm>
#include <climits>
#include <cmath>
#include <QtTest>
#include <set>

using namespace twin;

namespace {
const Catalogue& catalogue()
{
    return Catalogue::builtIn();
}

std::uint16_t type(const char* id)
{
    return static_cast<std::uint16_t>(catalogue().rackTypeIndex(id));
}

QStringList reasons(const PlacementResult& result)
{
    QStringList out;
    if (const auto* issues = std::get_if<std::vector<Issue>>(&result))
        for (const Issue& issue : *issues)
            out << QString::fromStdString(issue.message.english());
    return out;
}

const PlacementPlan& plan(const PlacementResult& result)
{
    static const PlacementPlan none;
    const auto* p = std::get_if<PlacementPlan>(&result);
    if (!p)
        qWarning() << reasons(result);
    return p ? *p : none;
}

/// One hall with three rows of a few racks: R01 slots 1-8, R02 slots 1-16, R04 slots 1-8.
Site smallSite(const Catalogue& kinds = catalogue())
{
    Site site;
    site.name = "Small";
    site.buildings.push_back({site.newId(), "Building", {0, 0, 200, 100}, 10});
    for (int h = 0; h < 2; ++h)
        site.halls.push_back({site.newId(), h + 1, "Hall " + std::to_string(h + 1), 0, {10.0 + 90 * h, 10, 60.0 + 90 * h, 30}, 6});
    const HallGrid grid(site.halls[0].area, layoutRules());
    for (const auto& [number, count] : {std::pair{1, 8}, {2, 16}, {4, 8}}) {
        site.rows.push_back({site.newId(), 0, number, grid.rowY(number), HallGrid::facesNorth(number)});
        for (int slot = 1; slot <= count; ++slot) {
            Rack rack;
            rack.id = site.newId();
            rack.type = static_cast<std::uint16_t>(kinds.rackTypeIndex("hgx_h100_64"));
            rack.row = static_cast<std::uint16_t>(site.rows.size() - 1);
            rack.slot = static_cast<std::uint16_t>(slot);
            rack.x = grid.slotX(slot);
            rack.y = grid.rowY(number);
            rack.name = rackName(1, number, slot);
            site.racks.push_back(rack);
        }
    }
    return site;
}

HallGrid grid(const Site& site, int hall = 0)
{
    return {site.halls[static_cast<std::size_t>(hall)].area, layoutRules()};
}

AddRequest at(int count, double x, double y, const char* id = "hgx_h100_64")
{
    AddRequest request;
    request.type = type(id);
    request.count = count;
    request.x = x;
    request.y = y;
    return request;
}

std::vector<AssetId> ids(const Site& site, const std::vector<const char*>& names)
{
    std::vector<AssetId> out;
    for (const Rack& rack : site.racks)
        if (std::find_if(names.begin(), names.end(), [&](const char* n) { return rack.name == n; }) != names.end())
            out.push_back(rack.id);
    return out;
}
} // namespace

class TestPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smallSiteIsWhatTheTestsThink()
    {
        const Site site = smallSite();
        QCOMPARE(grid(site).slots(), 56); // 50 m less 3 m of walls: 32 + 24 slots and a cross aisle
        QCOMPARE(grid(site).rows(), 6);   // 20 m less 3 m of walls and the first rack, every 2.7 m
    }

    void placesAnArrayBesideAnother()
    {
        const Site site = smallSite();
        const auto result = planAdd(site, catalogue(), at(8, grid(site).slotX(9) + 0.3, grid(site).rowY(1) - 0.4));
        const PlacementPlan& p = plan(result);
        QCOMPARE(p.racks.size(), std::size_t{8});
        QVERIFY(p.newRows.empty());
        QCOMPARE(p.racks.front().name, std::string("H1-R01-09"));
        QCOMPARE(p.racks.back().name, std::string("H1-R01-16"));
        QCOMPARE(p.racks.front().x, grid(site).slotX(9)); // snapped
        QCOMPARE(p.racks.front().y, grid(site).rowY(1));
        QVERIFY(!p.racks.front().id.isValid());
    }

    void opensARowOnTheFreeLine()
    {
        const Site site = smallSite();
        const auto result = planAdd(site, catalogue(), at(2, grid(site).slotX(1), grid(site).rowY(3) + 0.9));
        const PlacementPlan& p = plan(result);
        QCOMPARE(p.newRows.size(), std::size_t{1});
        QCOMPARE(p.newRows[0].number, 3);
        QCOMPARE(p.newRows[0].hall, 0);
        QCOMPARE(p.newRows[0].y, grid(site).rowY(3));
        QVERIFY(p.newRows[0].facesNorth);
        QCOMPARE(p.racks[0].row, std::uint16_t{3}); // after the three rows there are
        QCOMPARE(p.racks[0].name, std::string("H1-R03-01"));
    }

    void namesTheRackInTheWay()
    {
        const Site site = smallSite();
        const auto result = planAdd(site, catalogue(), at(2, grid(site).slotX(8), grid(site).rowY(1)));
        QCOMPARE(reasons(result), QStringList("H1-R01-08 already stands there."));
        QCOMPARE(std::get<1>(result).front().asset, ids(site, {"H1-R01-08"}).front());
        QCOMPARE(reasons(planAdd(site, catalogue(), at(9, grid(site).slotX(1), grid(site).rowY(1)))).last(),
                 QStringLiteral("3 more racks stand in the way."));
    }

    void leavesTheHall()
    {
        const Site site = smallSite();
        const HallGrid g = grid(site);
        // the 56 slots end 42 + 2.25 m after the first one's edge, centred in 50 m: 2.875 m from the wall
        QCOMPARE(reasons(planAdd(site, catalogue(), at(4, g.slotX(56), g.rowY(1)))),
                 QStringList("The racks would stand 0.63 m from the edge of Hall 1; 1.5 m are needed."));
        QCOMPARE(reasons(planAdd(site, catalogue(), at(6, g.slotX(56), g.rowY(1)))), QStringList("The racks would leave Hall 1 by 0.88 m."));
        QCOMPARE(reasons(planAdd(site, catalogue(), at(1, g.slotX(1) - 10 * 0.75, g.rowY(1)))),
                 QStringList("The racks would leave Hall 1 by 4.63 m."));
        QCOMPARE(reasons(planAdd(site, catalogue(), at(1, g.slotX(1), 8.0))), QStringList("The racks would leave Hall 1 by 2.6 m."));
        QCOMPARE(reasons(planAdd(site, catalogue(), at(1, g.slotX(1), 30.6))), QStringList("The racks would leave Hall 1 by 1.2 m."));
        QCOMPARE(reasons(planAdd(site, catalogue(), at(1, g.slotX(1), 29.0))),
                 QStringList("The racks would stand 0.4 m from the edge of Hall 1; 1.5 m are needed."));
        QVERIFY(reasons(planAdd(site, catalogue(), at(1, 1e300, g.rowY(1)))).first().startsWith("The racks would leave Hall 1 by"));
        QVERIFY(reasons(planAdd(site, catalogue(), at(1, g.slotX(1), -1e300))).first().startsWith("The racks would leave Hall 1 by"));
    }

    void blocksAnAisle()
    {
        const Site site = smallSite();
        const HallGrid g = grid(site);
        QCOMPARE(reasons(planAdd(site, catalogue(), at(1, g.slotX(40), g.rowY(1) + 1.0))),
                 QStringList("The racks would block the aisle between H1-R01 and H1-R02: 0 m left, 1.2 m needed."));
        QCOMPARE(reasons(planAdd(site, catalogue(), at(1, g.slotX(40), g.rowY(4) + 1.3))),
                 QStringList("The racks would block the aisle beside H1-R04: 0.1 m left, 1.2 m needed."));
        // a row that stands off the grid squeezes its neighbours on the grid
        Site odd = smallSite();
        odd.rows[2].y += 0.5;
        for (Rack& rack : odd.racks)
            if (rack.row == 2)
                rack.y += 0.5;
        QCOMPARE(reasons(planAdd(odd, catalogue(), at(1, g.slotX(1), g.rowY(5)))),
                 QStringList("The racks would block the aisle beside H1-R04: 1 m left, 1.2 m needed."));
        QVERIFY(reasons(planAdd(odd, catalogue(), at(1, g.slotX(1), g.rowY(3)))).isEmpty());
    }

    void deeperRacksNarrowTheAisle()
    {
        Catalogue deep = catalogue();
        RackSpec spec = deep.rackTypes[type("gb200_nvl72")];
        spec.id = "deep";
        spec.depthM = 1.9; // 2.7 m less 0.6 m and 0.95 m leave 1.15 m
        deep.rackTypes.push_back(spec);
        const Site site = smallSite(deep);
        AddRequest request = at(1, grid(site).slotX(20), grid(site).rowY(2));
        request.type = static_cast<std::uint16_t>(deep.rackTypes.size() - 1);
        QCOMPARE(reasons(planAdd(site, deep, request)),
                 QStringList("The racks would block the aisle beside H1-R01: 1.15 m left, 1.2 m needed."));
        deep.rackTypes.back().depthM = 1.75;
        QVERIFY(reasons(planAdd(site, deep, request)).isEmpty());
    }

    void wideRacksTakeTwoSlots()
    {
        Catalogue wide = catalogue();
        RackSpec spec = wide.rackTypes[type("gb200_nvl72")];
        spec.id = "wide";
        spec.widthM = 1.2;
        wide.rackTypes.push_back(spec);
        const Site site = smallSite(wide);
        AddRequest request;
        request.type = static_cast<std::uint16_t>(wide.rackTypes.size() - 1);
        request.count = 20;
        request.row = 0;
        const auto result = planAdd(site, wide, request);
        const PlacementPlan& p = plan(result);
        QCOMPARE(p.racks.size(), std::size_t{20});
        std::set<int> slots;
        for (const PlannedRack& rack : p.racks)
            slots.insert(rack.slot);
        QCOMPARE(*slots.begin(), 9);
        QVERIFY(slots.contains(31) && slots.contains(33)); // none across the cross aisle after slot 32
        QCOMPARE(p.racks.front().x, grid(site).slotX(9) + 0.375);
        request.count = 25;
        QCOMPARE(reasons(planAdd(site, wide, request)), QStringList("H1-R01 has free places for 24 such racks; 25 were asked for."));
    }

    void refusesNonsense()
    {
        const Site site = smallSite();
        AddRequest request;
        request.hall = 7;
        QCOMPARE(reasons(planAdd(site, catalogue(), request)), QStringList("There is no hall number 8; the site has 2 halls."));
        request.hall = -1;
        QCOMPARE(reasons(planAdd(site, catalogue(), request)).size(), 1);
        request.hall = INT_MAX;
        QCOMPARE(reasons(planAdd(site, catalogue(), request)).size(), 1);
        request = {};
        for (const int count : {0, -8, INT_MIN}) {
            request.count = count;
            QCOMPARE(reasons(planAdd(site, catalogue(), request)), QStringList(QString("%1 racks cannot be added; ask for at least one.").arg(count)));
        }
        request.count = INT_MAX;
        QCOMPARE(reasons(planAdd(site, catalogue(), request)), QStringList("Hall 1 has free places for 304 such racks; 2147483647 were asked for."));
        request = at(INT_MAX, grid(site).slotX(1), grid(site).rowY(3));
        QVERIFY(reasons(planAdd(site, catalogue(), request)).first().startsWith("The racks would leave Hall 1 by"));
        request = {};
        request.type = 999;
        QVERIFY(reasons(planAdd(site, catalogue(), request)).first().startsWith("There is no rack type number 1000"));
        request = at(1, std::nan(""), 0);
        QVERIFY(reasons(planAdd(site, catalogue(), request)).first().startsWith("The place is not a number"));
        request = {};
        request.row = 3;
        QVERIFY(reasons(planAdd(site, catalogue(), request)).first().startsWith("There is no such row"));
        request = {};
        request.hall = 1;
        request.row = 0;
        QCOMPARE(reasons(planAdd(site, catalogue(), request)), QStringList("The row is not in Hall 2; choose one of its rows."));
        Site tiny = smallSite();
        tiny.halls[1].area = {100, 10, 104, 14};
        request = {};
        request.hall = 1;
        QCOMPARE(reasons(planAdd(tiny, catalogue(), request)), QStringList("Hall 2 is too small for any rack."));
        QCOMPARE(reasons(planAdd(Site{}, catalogue(), AddRequest{})), QStringList("There is no hall number 1; the site has 0 halls."));
    }

    void withoutAPlaceSameTypeThenNewRows()
    {
        const Site site = smallSite();
        AddRequest request;
        request.type = type("hgx_h100_64");
        request.count = 130; // 48 + 40 + 48 are free in R01, R02, R04
        const auto same = planAdd(site, catalogue(), request);
        QVERIFY(plan(same).newRows.empty());
        QCOMPARE(plan(same).racks.front().name, std::string("H1-R01-09"));
        request.type = type("gb200_nvl72");
        const auto other = planAdd(site, catalogue(), request);
        QCOMPARE(plan(other).newRows.size(), std::size_t{3}); // 3 x 56
        QCOMPARE(plan(other).racks.front().name, std::string("H1-R03-01"));
        QCOMPARE(plan(other).racks.back().name, std::string("H1-R06-18"));
        request.count = 304; // everything: 6 x 56 - 32
        const auto all = planAdd(site, catalogue(), request);
        std::set<std::string> names;
        for (const PlannedRack& rack : plan(all).racks)
            names.insert(rack.name);
        QCOMPARE(names.size(), std::size_t{304});
        request.hall = 1;
        request.count = 336;
        QCOMPARE(plan(planAdd(site, catalogue(), request)).newRows.size(), std::size_t{6});
    }

    void moves()
    {
        const Site site = smallSite();
        const HallGrid g = grid(site);
        const auto array = ids(site, {"H1-R04-01", "H1-R04-02", "H1-R04-03", "H1-R04-04"});
        // one slot on: into their own places and one beyond, which is taken
        QCOMPARE(reasons(planMove(site, catalogue(), array, 0.75, 0)), QStringList("H1-R04-05 already stands there."));
        const auto all = ids(site, {"H1-R04-01", "H1-R04-02", "H1-R04-03", "H1-R04-04", "H1-R04-05", "H1-R04-06", "H1-R04-07", "H1-R04-08"});
        const auto result = planMove(site, catalogue(), all, 0.8, -0.3);
        QCOMPARE(plan(result).racks.size(), std::size_t{8});
        QCOMPARE(plan(result).racks.front().name, std::string("H1-R04-02"));
        QCOMPARE(plan(result).racks.front().id, all.front());
        // across the cross aisle the racks stay neighbours in number
        const auto far = planMove(site, catalogue(), all, g.slotX(33) - g.slotX(1), 0);
        QCOMPARE(plan(far).racks.back().name, std::string("H1-R04-40"));
        // north by two lines: a new row
        const auto north = planMove(site, catalogue(), all, 0, 5.4);
        QCOMPARE(plan(north).newRows.size(), std::size_t{1});
        QCOMPARE(plan(north).newRows[0].number, 6);
        // by one and a half lines, between its own emptied row and the edge: the nearest free line
        QCOMPARE(plan(planMove(site, catalogue(), all, 0, 3.4)).newRows[0].number, 5);
        QCOMPARE(reasons(planMove(site, catalogue(), all, 0, -6.8)),
                 QStringList("The racks would block the aisle between H1-R01 and H1-R02: 0.1 m left, 1.2 m needed."));
        QCOMPARE(reasons(planMove(site, catalogue(), all, 0, 100)), QStringList("The racks would leave Hall 1 by 90.8 m."));
        QVERIFY(reasons(planMove(site, catalogue(), all, -20, 0)).first().startsWith("The racks would leave Hall 1 by"));
        // into the other hall
        const auto other = planMove(site, catalogue(), all, 90, 0);
        QCOMPARE(plan(other).racks.front().name, std::string("H2-R04-01"));
        QCOMPARE(plan(other).racks.front().hall, std::uint16_t{1});
        QCOMPARE(plan(other).newRows.size(), std::size_t{1});
        // nowhere
        const auto still = planMove(site, catalogue(), all, 0.1, 0.1);
        QCOMPARE(plan(still).racks.front().name, std::string("H1-R04-01"));
    }

    void movesRefuseNonsense()
    {
        const Site site = smallSite();
        QVERIFY(reasons(planMove(site, catalogue(), {}, 1, 1)).first().startsWith("No rack is chosen"));
        QCOMPARE(reasons(planMove(site, catalogue(), {AssetId{9999}}, 1, 1)),
                 QStringList("1 of the chosen racks are no longer on the site; choose again."));
        QVERIFY(reasons(planMove(site, catalogue(), {site.racks[0].id}, std::nan(""), 0)).first().startsWith("The distance"));
        QVERIFY(!reasons(planMove(site, catalogue(), {site.racks[0].id}, 1e308, -1e308)).isEmpty());
        // the same rack twice is the same rack
        const auto twice = planMove(site, catalogue(), {site.racks[7].id, site.racks[7].id}, 0.75, 0);
        QCOMPARE(plan(twice).racks.size(), std::size_t{1});
    }

    void movesRowsTogether()
    {
        const Site site = smallSite();
        std::vector<AssetId> all;
        for (const Rack& rack : site.racks)
            all.push_back(rack.id);
        const auto result = planMove(site, catalogue(), all, 7.5, 2.6); // all three rows one line north
        const PlacementPlan& p = plan(result);
        QCOMPARE(p.racks.size(), site.racks.size());
        QCOMPARE(p.newRows.size(), std::size_t{2}); // R03 and R05; R02 is there
        std::set<std::string> names;
        for (const PlannedRack& rack : p.racks)
            names.insert(rack.name);
        QCOMPARE(names.size(), site.racks.size());
        QCOMPARE(*names.begin(), std::string("H1-R02-11"));
    }

    void addsToThePresetsHalls()
    {
        const Site site = loadPreset("2025-07").site;
        for (int hall = 0; hall < 4; ++hall) {
            AddRequest request;
            request.hall = hall;
            request.type = type("gb300_nvl72");
            request.count = 200;
            const auto result = planAdd(site, catalogue(), request);
            QCOMPARE(plan(result).racks.size(), std::size_t{200});
            QCOMPARE(plan(result).newRows.size(), std::size_t{3});
        }
    }

    void oneEditOfAMillionGpusIsQuick()
    {
        const Site site = loadPreset("1m").site;
        AddRequest request;
        request.hall = 11;
        request.type = type("gb300_nvl72");
        QBENCHMARK {
            const auto result = planAdd(site, catalogue(), request);
            QCOMPARE(plan(result).racks.size(), std::size_t{8});
        }
    }
};

QTEST_GUILESS_MAIN(TestPlanner)
#include "test_planner.moc"
