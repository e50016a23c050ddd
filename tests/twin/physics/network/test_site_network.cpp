// The one-line of the presets: voltages, losses against the plant model's loss chain, short-circuit levels, and outages.
#include "twin/base/Error.h"
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/network/SiteNetwork.h"
#include <QTest>
#include <map>
#include <memory>

using namespace twin;
using namespace twin::network;

namespace {

struct Solved
{
    PlantSpec spec;
    PlantState plant;
    std::unique_ptr<SiteNetwork> site;
};

Solved& solved(const std::string& id)
{
    static std::map<std::string, Solved> all;
    auto& s = all[id];
    if (!s.site) {
        const auto preset = loadPreset(id);
        s.spec = compilePlant(preset.site, preset.scenario, Catalogue::builtIn());
        const PlantModel model(s.spec);
        PlantInputs in;
        in.weather.dryBulbC = 28.3;
        in.weather.wetBulbC = 22.8;
        model.solveSteady(in, s.plant);
        s.site = std::make_unique<SiteNetwork>(s.spec);
        s.site->setLoad(siteLoad(s.spec, s.plant));
    }
    return s;
}

const SiteKindFigures& kind(const SiteState& s, SiteElement::Kind k)
{
    for (const auto& f : s.kinds)
        if (f.kind == k)
            return f;
    static const SiteKindFigures none{};
    return none;
}

std::size_t first(const SiteNetwork& n, SiteElement::Kind k)
{
    for (std::size_t e = 0; e < n.elements().size(); ++e)
        if (n.elements()[e].kind == k)
            return e;
    return n.elements().size();
}

} // namespace

class TestSiteNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void presets_data()
    {
        QTest::addColumn<QString>("id");
        for (const char* id : {"2024-09", "2025-02", "2025-07", "2026-05", "1m"})
            QTest::newRow(id) << id;
    }
    void presets()
    {
        QFETCH(QString, id);
        auto& s = solved(id.toStdString());
        const auto state = s.site->solve();
        QVERIFY2(state.solved, state.problem.english().c_str());
        const auto loss = plantChainLoss(s.spec, s.plant);
        const auto& k = s.plant.figures;
        qInfo("%s: network loses %.3f MW (busway %.3f, pad %.3f, substation %.3f, ties %.3f), the plant's chain %.3f MW (%.3f, %.3f, %.3f); "
              "ups %.3f; import %.2f of %.2f MW; 13.8 kV %.4f-%.4f, pads %.4f-%.4f, ends %.4f-%.4f pu",
              qPrintable(id), state.lossW * 1e-6, kind(state, SiteElement::Kind::Busway).lossW * 1e-6, kind(state, SiteElement::Kind::PadTransformer).lossW * 1e-6,
              kind(state, SiteElement::Kind::SubstationTransformer).lossW * 1e-6, kind(state, SiteElement::Kind::RingTie).lossW * 1e-6, loss.transportW() * 1e-6,
              loss.buswayW * 1e-6, loss.padW * 1e-6, loss.substationW * 1e-6, loss.upsW * 1e-6, state.importW * 1e-6, k.grid_mw, state.mediumMinPu,
              state.mediumMaxPu, state.padMinPu, state.padMaxPu, state.endMinPu, state.endMaxPu);
        for (const auto& f : state.kinds)
            qInfo("  %s: %d, loading %.3f max (%s) %.3f mean, %.3f MW lost", siteElementKindName(f.kind), f.count, f.largestLoading, f.busiest.c_str(), f.meanLoading,
                  f.lossW * 1e-6);
        QVERIFY(state.mediumMinPu > 0.95 && state.mediumMaxPu < 1.05);
        QVERIFY(state.padMinPu > 0.95 && state.padMaxPu < 1.05);
        QVERIFY(state.endMinPu > 0.95 && state.endMaxPu < 1.05);
        QCOMPARE(state.darkBuses, 0);
        // Two ways to the same losses: the network by impedances, the plant model by lumped laws that know no voltages, no uneven
        // sharing and no ring ties. Busways and pads to 3 %, all but the ties to 4 %, all to 8 %.
        const auto lost = [&](SiteElement::Kind kindOf) { return kind(state, kindOf).lossW; };
        const auto near = [](double a, double b, double share) { return std::abs(a - b) <= share * b; };
        QVERIFY2(near(lost(SiteElement::Kind::Busway), loss.buswayW, 0.03), qPrintable(id));
        QVERIFY2(near(lost(SiteElement::Kind::PadTransformer), loss.padW, 0.03), qPrintable(id));
        QVERIFY2(near(state.lossW - lost(SiteElement::Kind::RingTie), loss.transportW(), 0.04), qPrintable(id));
        QVERIFY2(near(state.lossW, loss.transportW(), 0.08), qPrintable(id));
        // Energy: what comes in is what is drawn and lost.
        double made = state.importW;
        for (const auto& g : state.flow.generators)
            made += g.at.activeW();
        QVERIFY(std::abs(made - state.loadW - state.lossW) < 100);
        QVERIFY(std::abs(state.importW * 1e-6 - k.grid_mw) < 0.03 * k.facility_mw + 1);
    }

    void shortCircuitLevelsAreOrdered()
    {
        auto& s = solved("2025-07");
        const auto levels = s.site->shortCircuitLevels();
        qInfo("161 kV %.1f kA, 13.8 kV %.1f to %.1f kA (peak %.1f, %s), pads %.1f kA, busway ends from %.1f kA", levels.highKa, levels.mediumMinKa, levels.mediumMaxKa,
              levels.mediumPeakKa, levels.mediumMaxAt.c_str(), levels.padMaxKa, levels.endMinKa);
        QVERIFY(levels.highKa > 17 && levels.highKa < 30);
        QVERIFY(levels.mediumMinKa > 10 && levels.mediumMaxKa < 120);
        QVERIFY(levels.padMaxKa > 60 && levels.padMaxKa < 110); // 4 MVA behind 5.75 %: 97 kA x 1.1 at most
        QVERIFY(levels.endMinKa > 0 && levels.endMinKa < levels.padMaxKa);
        QCOMPARE(levels.withinBreaking, levels.mediumMaxKa <= SiteAssumptions{}.switchgearBreakingKa);
    }

    void aPadLostDarkensItsSection()
    {
        auto& s = solved("2025-07");
        const auto before = s.site->solve();
        const auto pad = first(*s.site, SiteElement::Kind::PadTransformer);
        const auto after = s.site->outage(pad);
        QVERIFY(after.solved);
        const int hall = s.site->elements()[pad].hall;
        if (hall >= 0)
            QCOMPARE(after.darkHalls, std::vector<int>{hall});
        QVERIFY(after.darkW > 1e6 && after.darkW < 4e6);
        QCOMPARE(after.darkBuses, 2);
        QVERIFY(std::abs(before.loadW - after.loadW - after.darkW) < 1);
        QVERIFY(std::abs(s.site->solve().lossW - before.lossW) < 1); // put back
    }

    void aTransformerLostLoadsTheOthers()
    {
        auto& s = solved("2025-07");
        const auto before = s.site->solve();
        const auto after = s.site->outage(first(*s.site, SiteElement::Kind::SubstationTransformer));
        QVERIFY2(after.solved, after.problem.english().c_str());
        QCOMPARE(after.darkBuses, 0);
        QVERIFY(kind(after, SiteElement::Kind::SubstationTransformer).largestLoading > kind(before, SiteElement::Kind::SubstationTransformer).largestLoading + 0.1);
        for (std::size_t i = 0; i < after.overloads.size(); ++i) {
            QVERIFY(after.overloads[i].loading > 1);
            QCOMPARE(after.overloads[i].allowedS, allowedOverloadS(after.overloads[i].loading));
            QVERIFY(i == 0 || after.overloads[i].loading <= after.overloads[i - 1].loading);
        }
    }

    void withoutTheUtilityTheMachinesHoldAnIsland()
    {
        auto& s = solved("2025-07");
        const auto after = s.site->outage(first(*s.site, SiteElement::Kind::UtilityFeed));
        QVERIFY2(after.solved, after.problem.english().c_str());
        QCOMPARE(after.importW, 0.0);
        QCOMPARE(after.islands, 1);
        QCOMPARE(after.darkBuses, 0);
        // 15 turbines at their rating and the Megapacks for the rest: nobody is overloaded, and the power adds up.
        double turbines = 0, batteries = 0;
        const auto& generators = s.site->network().generators;
        for (std::size_t g = 0; g < generators.size(); ++g)
            (generators[g].name.starts_with("turbine") ? turbines : batteries) += after.flow.generators[g].at.activeW();
        const double factor = s.site->load().turbineFactor; // 28.3 °C: below the ISO rating
        QVERIFY(factor > 0.85 && factor < 0.95);
        QVERIFY2(std::abs(turbines - 15 * 16.48e6 * factor) < 0.5e6, QByteArray::number(turbines).constData());
        QVERIFY2(batteries > 20e6 && batteries < 150e6, QByteArray::number(batteries).constData());
        QVERIFY(std::abs(turbines + batteries - after.loadW - after.lossW) < 100);
        QVERIFY2(after.largestGenerationLoading <= 1.01, QByteArray::number(after.largestGenerationLoading).constData());
        QVERIFY(std::abs(s.site->solve().importW - 150e6) < 5e6); // and the schedule is as before
    }

    void overloadRule()
    {
        QVERIFY(std::isinf(allowedOverloadS(0.4)) && std::isinf(allowedOverloadS(1)));
        QCOMPARE(allowedOverloadS(1.25), 7200.0);
        QCOMPARE(allowedOverloadS(1.3), 1800.0);
        QCOMPARE(allowedOverloadS(1.6), 0.0);
    }

    void badLoadsAreRefused()
    {
        auto& s = solved("2025-07");
        auto load = siteLoad(s.spec, s.plant);
        load.hallW.pop_back();
        QVERIFY_EXCEPTION_THROWN(s.site->setLoad(load), Error);
        load = siteLoad(s.spec, s.plant);
        load.powerFactor = 0;
        QVERIFY_EXCEPTION_THROWN(s.site->setLoad(load), Error);
        PlantSpec empty = s.spec;
        empty.units.clear();
        QVERIFY_EXCEPTION_THROWN(SiteNetwork{empty}, Error);
    }
};

QTEST_APPLESS_MAIN(TestSiteNetwork)
#include "test_site_network.moc"
