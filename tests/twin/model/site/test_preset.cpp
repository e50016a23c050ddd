// The five presets: what they hold, and that everything has a place of its own.
#include "SiteText.h"
#include "twin/base/Error.h"
#include "twin/model/LayoutGenerator.h"
#include "twin/model/LayoutRules.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include <algorithm>
#include <map>
#include <QtTest>
#include <set>

using namespace twin;

namespace {
struct Box
{
    Rect rect;
    std::string name;
};

/// Every pair of overlapping boxes, found by a sweep from west to east.
QStringList overlaps(std::vector<Box> boxes)
{
    std::sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.rect.x0 < b.rect.x0; });
    QStringList out;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = i + 1; j < boxes.size() && boxes[j].rect.x0 < boxes[i].rect.x1 - 1e-6; ++j)
            if (boxes[i].rect.overlaps(boxes[j].rect))
                out << QString::fromStdString(boxes[i].name + " / " + boxes[j].name);
    return out;
}

Rect footprint(const Rack& rack)
{
    const RackSpec& type = Catalogue::builtIn().rackTypes[rack.type];
    return {rack.x - type.widthM / 2, rack.y - type.depthM / 2, rack.x + type.widthM / 2, rack.y + type.depthM / 2};
}

std::map<std::string, int> racksByType(const Site& site)
{
    std::map<std::string, int> out;
    for (const Rack& rack : site.racks)
        ++out[Catalogue::builtIn().rackTypes[rack.type].id];
    return out;
}

std::map<std::string, int> unitsByType(const Site& site)
{
    std::map<std::string, int> out;
    for (const Unit& unit : site.units)
        ++out[Catalogue::builtIn().unitTypes[unit.type].id];
    return out;
}

int gpus(const Site& site, const std::string& type)
{
    int out = 0;
    for (const Rack& rack : site.racks) {
        const RackSpec& spec = Catalogue::builtIn().rackTypes[rack.type];
        if (type.empty() || spec.id == type)
            out += rack.gpus ? rack.gpus : spec.gpus;
    }
    return out;
}
} // namespace

class TestPreset : public QObject
{
    Q_OBJECT

private:
    static void eachPreset()
    {
        QTest::addColumn<QString>("id");
        for (const PresetInfo& info : presets())
            QTest::newRow(info.id.c_str()) << QString::fromStdString(info.id);
    }

private Q_SLOTS:
    void listsFiveInOrderOfTime()
    {
        std::vector<std::string> ids;
        for (const PresetInfo& info : presets()) {
            ids.push_back(info.id);
            QVERIFY(!info.title.empty() && !info.summary.empty());
            QCOMPARE(info.isDefault, info.id == "2025-07");
        }
        QCOMPARE(ids, (std::vector<std::string>{"2024-09", "2025-02", "2025-07", "2026-05", "1m"}));
        QCOMPARE(defaultPresetId(), std::string("2025-07"));
    }

    void unknownIsAUsageErrorNamingTheKnown()
    {
        try {
            loadPreset("2023-01");
            QFAIL("accepted");
        } catch (const Error& e) {
            QCOMPARE(e.kind(), Error::Kind::Usage);
            QCOMPARE(QString::fromUtf8(e.what()), QStringLiteral("There is no preset “2023-01”; choose one of 2024-09, 2025-02, 2025-07, 2026-05, 1m."));
        }
    }

    void countsArePublishedOnes()
    {
        const Site sep24 = loadPreset("2024-09").site;
        QCOMPARE(gpus(sep24, ""), 100000);
        QCOMPARE(racksByType(sep24), (std::map<std::string, int>{{"hgx_h100_64", 1563}, {"cpu", 40}, {"storage", 68}, {"network", 168}}));
        auto units = unitsByType(sep24);
        QCOMPARE(units["voltagrid_2500"], 14);
        QCOMPARE(units["titan_130"], 4);
        QCOMPARE(units["megapack_2xl_4h"], 0);

        const Site feb25 = loadPreset("2025-02").site;
        QCOMPARE(gpus(feb25, ""), 200000);
        auto racks = racksByType(feb25);
        QCOMPARE(racks["hgx_h100_64"] + racks["hgx_h200_64"], 3125);
        units = unitsByType(feb25);
        QCOMPARE(units["air_cooled_chiller_1500"], 90);
        QVERIFY(units["titan_130"] * 16.48 <= 421 && units["titan_130"] * 16.48 > 400);

        for (const char* id : {"2025-07", "2026-05"}) {
            const Site site = loadPreset(id).site;
            QCOMPARE(gpus(site, ""), 230000);
            QCOMPARE(gpus(site, "gb200_nvl72"), 30000);
            racks = racksByType(site);
            QCOMPARE(racks["hgx_h100_64"] + racks["hgx_h200_64"], 3125);
            QCOMPARE(racks["gb200_nvl72"], 417);
            units = unitsByType(site);
            QCOMPARE(units["megapack_2xl_4h"], 208);
            QCOMPARE(units["air_cooled_chiller_1500"], 125);
            QCOMPARE(units["titan_130"], std::string(id) == "2025-07" ? 15 : 12);
        }

        const Site million = loadPreset("1m").site;
        QCOMPARE(gpus(million, ""), 1000000);
        racks = racksByType(million);
        QCOMPARE(racks["gb200_nvl72"] + racks["gb300_nvl72"], 417 + 10695);
        QCOMPARE(million.halls.size(), std::size_t{12});
        QCOMPARE(million.buildings.size(), std::size_t{3});
    }

    void scenarioFollowsThePreset()
    {
        const Scenario july = loadPreset("2025-07").scenario;
        QCOMPARE(july.presetId, std::string("2025-07"));
        QCOMPARE(july.begin.iso(), std::string("2025-07-15T05:00:00Z")); // midnight CDT
        QCOMPARE(july.workload, WorkloadKind::Training);
        QCOMPARE(july.parameters.value("grid_capacity"), 150.0);
        QCOMPARE(loadPreset("2025-02").scenario.begin.iso(), std::string("2025-02-15T06:00:00Z")); // midnight CST
        QCOMPARE(loadPreset("2024-09").scenario.parameters.value("grid_capacity"), 50.0);
        const Scenario may = loadPreset("2026-05").scenario;
        QCOMPARE(may.workload, WorkloadKind::Inference);
        QCOMPARE(may.parameters.value("grid_capacity"), 300.0);
        QCOMPARE(may.parameters.at("grid_capacity").mark, Mark::Sourced);
        QVERIFY(may.parameters.at("grid_capacity").source.find("TVA") != std::string::npos);
    }

    void provenanceOfEveryCount_data() { eachPreset(); }
    void provenanceOfEveryCount()
    {
        QFETCH(QString, id);
        const Site site = loadPreset(id.toStdString()).site;
        int racks = 0, units = 0;
        for (const PresetCount& count : presetCounts(id.toStdString())) {
            QVERIFY(!count.source.empty());
            (count.campus.empty() ? racks : units) += count.count;
        }
        QCOMPARE(racks, static_cast<int>(site.racks.size()));
        QCOMPARE(units, static_cast<int>(site.units.size()));
    }

    void compiledPlantHonoursPartlyFilledRacks()
    {
        const SiteAndScenario preset = loadPreset("2024-09");
        QCOMPARE(compilePlant(preset.site, preset.scenario, Catalogue::builtIn()).gpuCount(), std::size_t{100000});
        QCOMPARE(std::count_if(preset.site.racks.begin(), preset.site.racks.end(), [](const Rack& r) { return r.gpus == 32; }), 1);
    }

    void nothingOverlapsAndAllIsInside_data() { eachPreset(); }
    void nothingOverlapsAndAllIsInside()
    {
        QFETCH(QString, id);
        const Site site = loadPreset(id.toStdString()).site;
        const LayoutRules& rules = layoutRules();
        std::vector<Box> racks, yard;
        for (const Rack& rack : site.racks) {
            racks.push_back({footprint(rack), rack.name});
            const Rect& hall = site.halls[rack.hall].area;
            const double w = rules.wallClearance;
            QVERIFY2(Rect({hall.x0 + w, hall.y0 + w, hall.x1 - w, hall.y1 - w}).contains(racks.back().rect), rack.name.c_str());
        }
        for (const Hall& hall : site.halls)
            QVERIFY(site.buildings[static_cast<std::size_t>(hall.building)].area.contains(hall.area));
        std::vector<Box> halls;
        for (const Hall& hall : site.halls)
            halls.push_back({hall.area, hall.name});
        for (const Building& building : site.buildings)
            yard.push_back({building.area, building.name});
        for (const Unit& u : site.units)
            yard.push_back({{u.x - u.widthM / 2, u.y - u.depthM / 2, u.x + u.widthM / 2, u.y + u.depthM / 2}, u.name});
        QCOMPARE(overlaps(racks), QStringList());
        QCOMPARE(overlaps(halls), QStringList());
        QCOMPARE(overlaps(yard), QStringList());
        // and the check itself can find something
        yard.push_back({{1, 1, 2, 2}, "shed"});
        QCOMPARE(overlaps(yard), QStringList("Main building / shed"));
    }

    void rowsKeepTheirAislesAndAlternate_data() { eachPreset(); }
    void rowsKeepTheirAislesAndAlternate()
    {
        QFETCH(QString, id);
        const Site site = loadPreset(id.toStdString()).site;
        std::map<std::pair<int, int>, const Row*> byPlace;
        for (const Row& row : site.rows) {
            QVERIFY(byPlace.emplace(std::pair(row.hall, row.number), &row).second);
            QCOMPARE(row.facesNorth, row.number % 2 == 1);
        }
        for (const auto& [place, row] : byPlace)
            if (const auto next = byPlace.find({place.first, place.second + 1}); next != byPlace.end())
                QVERIFY(next->second->y - row->y >= 2.4 && next->second->y - row->y <= 3.0);
        // arrays are contiguous: eight neighbours at the slot pitch, no cross aisle within
        for (std::size_t i = 1; i < site.racks.size(); ++i) {
            const Rack &a = site.racks[i - 1], &b = site.racks[i];
            if (a.row == b.row && (a.slot - 1) / 8 == (b.slot - 1) / 8)
                QVERIFY(std::abs(b.x - a.x - layoutRules().slotPitch) < 1e-9);
        }
        for (const Hall& hall : site.halls)
            QCOMPARE(HallGrid(hall.area, layoutRules()).slots() % 8, 0);
    }

    void idsAndNamesAreUniqueAndFollowThePlace_data() { eachPreset(); }
    void idsAndNamesAreUniqueAndFollowThePlace()
    {
        QFETCH(QString, id);
        const Site site = loadPreset(id.toStdString()).site;
        std::set<std::uint32_t> ids;
        std::set<std::string> names;
        std::size_t things = 0;
        const auto add = [&](AssetId asset, const std::string& name) {
            ids.insert(asset.value);
            names.insert(name);
            ++things;
            QVERIFY(asset.isValid() && asset.value < site.nextId);
        };
        for (const auto& b : site.buildings)
            add(b.id, b.name);
        for (const auto& h : site.halls)
            add(h.id, h.name);
        for (const auto& r : site.rows)
            add(r.id, rowName(site.halls[static_cast<std::size_t>(r.hall)].number, r.number));
        for (const auto& r : site.racks) {
            add(r.id, r.name);
            QCOMPARE(r.name, rackName(site.halls[r.hall].number, site.rows[r.row].number, r.slot));
            QCOMPARE(site.rows[r.row].hall, static_cast<int>(r.hall));
        }
        for (const auto& u : site.units)
            add(u.id, u.name);
        QCOMPARE(ids.size(), things);
        QCOMPARE(names.size(), things);
    }

    void sameBytesTwice_data() { eachPreset(); }
    void sameBytesTwice()
    {
        QFETCH(QString, id);
        QCOMPARE(siteText(loadPreset(id.toStdString()).site), siteText(loadPreset(id.toStdString()).site));
    }

    void generatorRefusesWhatDoesNotFit()
    {
        const auto message = [](SiteRequest request) -> QString {
            try {
                generateSite(request, Catalogue::builtIn());
            } catch (const Error& e) {
                return QString::fromUtf8(e.what());
            }
            return {};
        };
        SiteRequest request{{"main"}, {{"cpu", {3000}, -1}}, {}};
        QVERIFY2(message(request).startsWith("Hall 1 is too small"), qPrintable(message(request)));
        request = {{"main"}, {}, {{"titan_130", "main", 5000}}};
        QVERIFY2(message(request).contains("5000 are asked for"), qPrintable(message(request)));
        request = {{"main"}, {}, {{"titan_350", "main", 1}}};
        QVERIFY(message(request).contains("no place"));
        request = {{"moon"}, {}, {}};
        QVERIFY(message(request).contains("no campus"));
        request = {{"main"}, {{"hgx_h100_64", {2}, 300}}, {}};
        QVERIFY(message(request).contains("do not make"));
        request = {{"main"}, {{"hgx_h100_64", {1, 1, 1, 1, 1}, -1}}, {}};
        QVERIFY(message(request).contains("the site has 4"));
        request = {{"main"}, {{"hgx_h100_64", {-1}, -1}}, {}};
        QVERIFY(message(request).contains("-1"));
    }

    void gridInverts()
    {
        const HallGrid grid({0, 0, 82, 60}, layoutRules());
        QCOMPARE(grid.slots(), 96);
        QCOMPARE(grid.rows(), 21);
        for (int slot = -5; slot <= grid.slots() + 5; ++slot)
            QCOMPARE(grid.slotAt(grid.slotX(slot)), slot);
        for (int row = -3; row <= grid.rows() + 3; ++row)
            QCOMPARE(grid.rowAt(grid.rowY(row) + 0.9), row);
        QCOMPARE(HallGrid({0, 0, 5, 5}, layoutRules()).slots(), 0);
        QCOMPARE(HallGrid({0, 0, 9.1, 4.1}, layoutRules()).slots(), 8);
        QCOMPARE(HallGrid({0, 0, 9.1, 4.1}, layoutRules()).rows(), 0);
        QCOMPARE(HallGrid({0, 0, 9.1, 4.3}, layoutRules()).rows(), 1);
        QCOMPARE(arrayName(2, 7, 12), std::string("H2-R07-09..16"));
    }
};

QTEST_GUILESS_MAIN(TestPreset)
#include "test_preset.moc"
