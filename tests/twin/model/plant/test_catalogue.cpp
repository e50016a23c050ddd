// The built-in catalogue: every figure with a range and a source, and the ids others rely on.
#include "SmallSite.h"
#include "twin/base/Error.h"
#include <QTest>
#include <cmath>

using namespace twin;

class TestCatalogue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyNumberHasRangeAndSource()
    {
        const auto& all = Catalogue::builtIn().parameters.all();
        QVERIFY(all.size() > 150);
        for (const auto& p : all) {
            QVERIFY2(!p.source.empty() && !p.label.empty() && !p.group.empty(), p.id.c_str());
            QVERIFY2(p.source.find('[') == std::string::npos, p.id.c_str()); // readable, not a reference number
            QVERIFY2(p.low <= p.value && p.value <= p.high, p.id.c_str());
            QVERIFY2(p.mark == Mark::Sourced || p.mark == Mark::Known || p.mark == Mark::Estimate, p.id.c_str());
        }
    }

    void idsAreThere()
    {
        const auto& c = Catalogue::builtIn();
        for (const char* id : {"hgx_h100_64", "hgx_h200_64", "gb200_nvl72", "gb300_nvl72", "cpu", "storage", "network"})
            QCOMPARE(c.rackTypes[static_cast<std::size_t>(c.rackTypeIndex(id))].id, std::string(id));
        for (const char* id : {"utility_feed_161kv", "substation_transformer_80mva", "pad_transformer_4mva", "switchgear_13kv8", "titan_130",
                               "titan_350", "voltagrid_2500", "megapack_2xl_4h", "air_cooled_chiller_1500", "cooling_tower_cell", "fws_pump"})
            QCOMPARE(c.unitTypes[static_cast<std::size_t>(c.unitTypeIndex(id))].id, std::string(id));
        QCOMPARE(c.rackSources.size(), c.rackTypes.size());
        QCOMPARE(c.rackMarks.size(), c.rackTypes.size());
    }

    void unknownIdsNameTheKnownOnes()
    {
        try {
            Catalogue::builtIn().rackTypeIndex("hgx_h100");
            QFAIL("an unknown rack type must throw");
        } catch (const Error& e) {
            QVERIFY(QString::fromUtf8(e.what()).contains("hgx_h100_64"));
        }
        QVERIFY_EXCEPTION_THROWN(Catalogue::builtIn().unitTypeIndex(""), Error);
    }

    void serversMatchTheFacts()
    {
        const auto spec = smallplant::spec();
        const auto& c = Catalogue::builtIn();
        const auto kw = [&](const char* id, double u) { return serverRackPowerW(spec, c.rackTypeIndex(id), u) * 1e-3; };
        const auto training = [&](const char* gpu) {
            for (const auto& g : c.gpus)
                if (g.id == gpu)
                    return g.trainingUtilisation();
            return 0.0;
        };
        for (const char* id : {"hgx_h100_64", "hgx_h200_64"}) {
            QVERIFY(std::abs(kw(id, 0) - 8 * 1.9) < 0.01);
            QVERIFY(std::abs(kw(id, 1) - 8 * 10.2) < 0.01);
        }
        QVERIFY(std::abs(kw("hgx_h100_64", training("h100")) - 8 * 7.4) < 0.01);
        QVERIFY(std::abs(kw("hgx_h200_64", training("h200")) - 8 * 7.4) < 0.01);
        QVERIFY(std::abs(kw("gb200_nvl72", training("gb200")) - 110) < 0.01);
        QVERIFY(std::abs(kw("gb200_nvl72", 1) - 132) < 0.01);
        QVERIFY(std::abs(kw("gb300_nvl72", training("gb300")) - 125) < 0.02 * 125);
        QVERIFY(std::abs(kw("gb300_nvl72", 1) - 142) < 0.01);
    }

    void utilisationIsTheInverseOfPower()
    {
        const auto spec = smallplant::spec();
        const int type = Catalogue::builtIn().rackTypeIndex("hgx_h100_64");
        for (double u = 0; u <= 1; u += 0.05)
            QVERIFY(std::abs(utilisationFromServerPower(spec, type, serverRackPowerW(spec, type, u)) - u) < 1e-9);
        QCOMPARE(utilisationFromServerPower(spec, type, 1e9), 1.0);
        QCOMPARE(utilisationFromServerPower(spec, type, -5), 0.0);
        QCOMPARE(utilisationFromServerPower(spec, type, std::nan("")), 0.0);
    }

    void usersChangesReachThePlant()
    {
        auto scenario = smallplant::scenario();
        scenario.parameters.setByUser("h100_training_w", 650);
        scenario.parameters.setByUser("megapack_2xl_4h_rating_mw", 1.927);
        const auto spec = compilePlant(smallplant::site(), scenario, Catalogue::builtIn());
        QCOMPARE(spec.gpus[0].trainingW, 650.0);
        double rating = 0;
        for (const auto& unit : spec.units)
            if (unit.kind == AssetKind::Megapack)
                rating = unit.rating;
        QCOMPARE(rating, 1.927e6);
        QCOMPARE(spec.parameters.at("h100_training_w").mark, Mark::User);
    }

    void gridCapacityIsSharedAmongFeeds()
    {
        auto site = smallplant::site();
        smallplant::addUnits(site, "utility_feed_161kv", 1);
        const auto spec = compilePlant(site, smallplant::scenario(300), Catalogue::builtIn());
        for (const auto& unit : spec.units)
            if (unit.kind == AssetKind::UtilityFeed)
                QCOMPARE(unit.rating, 150e6);
    }

    void partlyFilledRacksAndTraces()
    {
        auto site = smallplant::site();
        site.racks[3].gpus = 32;
        site.racks[5].hall = 0;
        auto scenario = smallplant::scenario();
        scenario.workload = WorkloadKind::Trace;
        scenario.workloadHall = 0;
        const auto spec = compilePlant(site, scenario, Catalogue::builtIn());
        QCOMPARE(spec.rackFirstGpu[4] - spec.rackFirstGpu[3], 32u);
        QCOMPARE(spec.gpuCount(), std::size_t{63 * 64 + 32});
        QCOMPARE(spec.rackWorkload[5], std::uint8_t{1});
        scenario.workloadHall = -1;
        QCOMPARE(compilePlant(site, scenario, Catalogue::builtIn()).rackWorkload[5], std::uint8_t{0});
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
