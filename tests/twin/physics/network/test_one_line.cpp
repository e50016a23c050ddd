// Questions to the one-line: what open breakers do, every single outage, names, the clock of overloads, the plant's inputs.
#include "twin/base/Error.h"
#include "twin/model/Catalogue.h"
#include "twin/model/OutageBook.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/network/OneLineStudy.h"
#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <tbb/global_control.h>

using namespace twin;
using namespace twin::network;
using Kind = SiteElement::Kind;

namespace {

struct Case
{
    Site site;
    std::shared_ptr<const PlantModel> model;
    PlantState plant;
    std::shared_ptr<const OutageBook> book;
    const PlantSpec& spec() const { return model->spec(); }
    SiteNetwork network() const
    {
        auto n = book->network();
        n.setLoad(book->loads().load(plant));
        return n;
    }
};

Case& preset(const std::string& id)
{
    static std::map<std::string, Case> all;
    auto& c = all[id];
    if (!c.model) {
        auto loaded = loadPreset(id);
        c.site = loaded.site;
        c.model = std::make_shared<const PlantModel>(compilePlant(c.site, loaded.scenario, Catalogue::builtIn()));
        PlantInputs in;
        in.weather.dryBulbC = 28.3;
        in.weather.wetBulbC = 22.8;
        c.model->solveSteady(in, c.plant);
        std::vector<std::string> names;
        for (const auto& u : c.site.units)
            names.push_back(u.name);
        c.book = std::make_shared<const OutageBook>(c.model, names);
    }
    return c;
}

std::size_t first(const SiteNetwork& n, Kind kind, int skip = 0)
{
    for (std::size_t e = 0; e < n.elements().size(); ++e)
        if (n.elements()[e].kind == kind && skip-- == 0)
            return e;
    qFatal("no such element");
}

QString sentence(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

} // namespace

class TestOneLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesAreFound()
    {
        auto& c = preset("2025-07");
        const auto& names = c.book->names();
        const auto n = c.network();
        for (std::size_t e = 0; e < n.elements().size(); ++e)
            QVERIFY2(names.find(n.elements()[e].name) == (OpenItem{e, -1}), n.elements()[e].name.c_str());
        QCOMPARE(names.require("  PAD-12 ").element, names.require("pad 12").element);
        // By unit: name and id number give the same; a Megapack is one of its group.
        for (std::size_t u = 0; u < c.site.units.size(); ++u) {
            const auto& unit = c.site.units[u];
            const auto item = names.find(unit.name);
            QCOMPARE(item.has_value(), names.find(std::to_string(unit.id.value)).has_value());
            if (!item)
                continue;
            const auto& element = n.elements()[item->element];
            QVERIFY(std::count(element.units.begin(), element.units.end(), static_cast<int>(u)) == 1);
            QCOMPARE(item->unit, element.units.size() > 1 ? static_cast<int>(u) : -1);
            QCOMPARE(names.name(*item), element.units.size() > 1 ? unit.name : element.name);
        }
        const auto wrong = sentence([&] { names.require("pda 12"); });
        QVERIFY2(wrong.contains("pda 12") && wrong.contains("pad 12"), qPrintable(wrong));
        const auto none = sentence([&] { names.require("xylophone quartet"); });
        QVERIFY2(none.contains("xylophone") && none.contains("line-up 3"), qPrintable(none));
        QVERIFY(!sentence([&] { names.require(""); }).isEmpty());
        try {
            names.require("pda 12");
        } catch (const Error& e) {
            QCOMPARE(e.kind(), Error::Kind::Usage);
        }
    }

    void anOpenPadDarkensItsShareOfTheHall()
    {
        auto& c = preset("2025-07");
        auto n = c.network();
        const auto pad = first(n, Kind::PadTransformer);
        const int hall = n.elements()[pad].hall;
        QVERIFY(hall >= 0);
        const auto supply = hallSupplyUnder(c.spec(), n, {{pad, -1}}, c.plant);
        QCOMPARE(supply.size(), static_cast<std::size_t>(n.hallCount()));
        for (int h = 0; h < n.hallCount(); ++h)
            QVERIFY(std::abs(static_cast<double>(supply[static_cast<std::size_t>(h)]) - (h == hall ? 1 - 1.0 / n.padsOf(h) : 1.0)) < 1e-6);
        // The power flow says the same.
        n.setClosed(pad, false);
        const auto state = n.solve();
        QVERIFY2(state.solved, state.problem.english().c_str());
        QCOMPARE(state.hallSupply, supply);
        QVERIFY(state.darkItW > 1e6 && state.darkItW <= state.darkW);
        QVERIFY(state.elements[pad].open && !state.elements[pad].live);
        // Nothing else is touched: no machine is lost, no feed.
        auto open = c.network();
        open.setClosed(pad, false);
        const auto effect = outageEffect(open, c.spec(), c.book->loads().design());
        QCOMPARE(effect.turbinesOut + effect.gensetsOut + effect.megapacksOut + effect.transformersOut + effect.chillersOut + effect.towersOut, 0);
        QVERIFY(std::isinf(effect.gridLimitW));
    }

    void whatIsLostLeavesTheDispatch()
    {
        auto& c = preset("2025-07");
        const auto lost = [&](const char* name) { return c.book->effect({name}); };
        QCOMPARE(lost("turbine 3").turbinesOut, 1);
        QCOMPARE(lost("GT-03").turbinesOut, 1);
        QCOMPARE(lost("MP-017").megapacksOut, 1);
        QCOMPARE(lost("substation transformer 2").transformersOut, 1);
        const auto feed = lost("utility feed 1");
        QCOMPARE(feed.gridLimitW, 0.0);
        QCOMPARE(feed.transformersOut, 3);
        QVERIFY(feed.hallSupply.empty()); // the dispatch decides what the machines carry
        // A line-up takes its pads, machines and Megapacks along, and leaves the ring whole.
        const auto n = c.network();
        const auto lineUp = lost("line-up 3");
        int machines = 0, pads = 0, packs = 0;
        for (const auto& e : n.elements())
            if (e.lineUp == 2) {
                machines += e.kind == Kind::Machine;
                pads += e.kind == Kind::PadTransformer && e.hall >= 0;
                packs += e.kind == Kind::Battery ? static_cast<int>(e.units.size()) : 0;
            }
        QVERIFY(machines > 0 && pads > 5 && packs > 5);
        QCOMPARE(lineUp.turbinesOut, machines);
        QCOMPARE(lineUp.megapacksOut, packs);
        double padsLost = 0;
        for (int h = 0; h < n.hallCount(); ++h)
            padsLost += (1 - static_cast<double>(lineUp.hallSupply.at(static_cast<std::size_t>(h)))) * n.padsOf(h);
        QVERIFY(std::abs(padsLost - pads) < 1e-4);
        // Two feeds: one lost leaves half the agreement, and half the transformers.
        auto& two = preset("2026-05");
        const auto half = two.book->effect({"utility feed 2"});
        QVERIFY(std::abs(half.gridLimitW - 150e6) < 1);
        QCOMPARE(half.transformersOut, 3);
        // All transformers open are as good as no feed.
        const auto cut = c.book->effect({"substation transformer 1", "substation transformer 2", "substation transformer 3"});
        QCOMPARE(cut.gridLimitW, 0.0);
        // Dark pads of the mechanical plant take chillers along.
        std::vector<std::string> mechanical;
        for (const auto& e : n.elements())
            if (e.kind == Kind::PadTransformer && e.hall < 0)
                mechanical.push_back(e.name);
        QVERIFY(mechanical.size() > 2);
        const auto all = c.book->effect(mechanical);
        QCOMPARE(all.mechanicalSupply, 0.0f);
        const auto chillers = std::count_if(c.spec().units.begin(), c.spec().units.end(), [](const UnitSpec& u) { return u.kind == AssetKind::Chiller; });
        QCOMPARE(all.chillersOut, static_cast<int>(chillers));
        QVERIFY(all.hallSupply.empty());
    }

    void effectsReachTheInputs()
    {
        auto& c = preset("2025-07");
        PlantInputs in;
        in.turbinesOut = 2;
        in.gridLimitW = 120e6;
        c.book->effect({"turbine 3", "turbine 7", "pad 1"}).applyTo(in);
        QCOMPARE(in.turbinesOut, 4);
        QCOMPARE(in.gridLimitW, 120e6);
        QVERIFY(in.hallSupply.size() == static_cast<std::size_t>(c.spec().hallCount) && *std::min_element(in.hallSupply.begin(), in.hallSupply.end()) < 1);
        c.book->effect({"utility feed 1"}).applyTo(in);
        QCOMPARE(in.gridLimitW, 0.0);
        // The same set is worked out once and stays the same.
        QCOMPARE(&c.book->effect({"pad 1"}), &c.book->effect({"pad 1"}));
        // Less supply: the plant carries less.
        PlantInputs warm, cut;
        warm.weather.dryBulbC = cut.weather.dryBulbC = 28.3;
        warm.weather.wetBulbC = cut.weather.wetBulbC = 22.8;
        c.book->effect({"utility feed 1"}).applyTo(cut);
        PlantState state;
        c.model->solveSteady(cut, state);
        QCOMPARE(state.figures.grid_mw, 0.0);
        QVERIFY(state.figures.turbine_mw + state.figures.battery_mw + state.figures.genset_mw + state.figures.unserved_mw > 250);
    }

    void anIslandShedsWhatItCannotCarry()
    {
        // A line-up cut out of the ring keeps its own machines and Megapacks, and sheds the rest evenly.
        auto& c = preset("2025-07");
        auto n = c.network();
        const auto lineUp = first(n, Kind::LineUp, 0); // without a substation transformer
        for (const auto& e : n.elements())
            QVERIFY(e.kind != Kind::SubstationTransformer || e.lineUp != n.elements()[lineUp].lineUp);
        int opened = 0;
        double machinesW = 0, packsW = 0;
        for (std::size_t e = 0; e < n.elements().size(); ++e) {
            const auto& element = n.elements()[e];
            if (element.kind == Kind::RingTie && (element.name == "tie 1-2" || element.name == "tie 12-1")) {
                n.setClosed(e, false);
                ++opened;
            }
            if (element.lineUp == 0 && element.kind == Kind::Machine)
                machinesW += c.spec().units[static_cast<std::size_t>(element.units[0])].rating * n.load().turbineFactor;
            if (element.lineUp == 0 && element.kind == Kind::Battery)
                for (const int u : element.units)
                    packsW += c.spec().units[static_cast<std::size_t>(u)].rating;
        }
        QCOMPARE(opened, 2);
        auto state = n.solve();
        QVERIFY2(state.solved, state.problem.english().c_str());
        QCOMPARE(state.islands, 2);
        QCOMPARE(state.darkItW, 0.0); // 16 MW of turbine and 17 MW of Megapacks carry its 25 MW
        QVERIFY(machinesW + packsW > 25e6);
        // Without the Megapacks the turbine alone is too small.
        for (std::size_t e = 0; e < n.elements().size(); ++e)
            if (n.elements()[e].lineUp == 0 && n.elements()[e].kind == Kind::Battery)
                n.setClosed(e, false);
        state = n.solve();
        QVERIFY2(state.solved, state.problem.english().c_str());
        QCOMPARE(state.darkBuses, 0);
        QVERIFY(state.shedW > 5e6 && std::abs(state.shedW - state.darkW) < 1);
        QVERIFY2(state.largestGenerationLoading < 1.001, QByteArray::number(state.largestGenerationLoading).constData());
        QVERIFY(state.darkHalls.size() > 1);
        double generated = state.importW;
        for (const auto& g : state.flow.generators)
            generated += g.at.activeW();
        QVERIFY(std::abs(generated - state.loadW - state.lossW) < 200);
        // Without that one too it is dark.
        for (std::size_t e = 0; e < n.elements().size(); ++e)
            if (n.elements()[e].lineUp == 0 && n.elements()[e].kind == Kind::Machine)
                n.setClosed(e, false);
        const auto dark = n.solve();
        QVERIFY(dark.solved && dark.islands == 1 && dark.darkBuses > 5 && dark.shedW == 0 && dark.darkItW > state.darkItW);
    }

    void nothingAtAllIsDark()
    {
        auto& c = preset("2024-09");
        auto n = c.network();
        for (std::size_t e = 0; e < n.elements().size(); ++e)
            if (n.elements()[e].kind == Kind::UtilityFeed || n.elements()[e].kind == Kind::Machine || n.elements()[e].kind == Kind::Battery)
                n.setClosed(e, false);
        const auto s = n.solve();
        QVERIFY2(s.solved, s.problem.english().c_str());
        QCOMPARE(s.islands, 0);
        QCOMPARE(s.darkBuses, static_cast<int>(n.network().buses.size()));
        QVERIFY(std::abs(s.darkItW * 1e-6 - c.plant.figures.it_mw) < 1e-6 * c.plant.figures.it_mw);
        KeyFigures k;
        writeNetworkFigures(s, n.shortCircuitLevels(), k);
        QVERIFY(std::isnan(k.mv_voltage_min_pu) && k.short_circuit_mv_ka == 0 && k.dark_it_mw > 90 && k.overloaded_elements == 0);
        const auto effect = outageEffect(n, c.spec(), c.book->loads().design());
        QCOMPARE(effect.gridLimitW, 0.0);
        for (const float h : effect.hallSupply)
            QCOMPARE(h, 0.0f);
    }

    void theSweepRanksAndRepeats()
    {
        auto& c = preset("2025-07");
        const auto n = c.network();
        std::vector<OutageResult> one, two;
        {
            tbb::global_control threads(tbb::global_control::max_allowed_parallelism, 1);
            one = sweepOutages(n);
        }
        two = sweepOutages(n);
        QCOMPARE(one.size(), n.elements().size());
        QCOMPARE(two.size(), one.size());
        std::vector<char> seen(one.size(), 0);
        for (std::size_t i = 0; i < one.size(); ++i) {
            QCOMPARE(one[i].element, two[i].element);
            QCOMPARE(one[i].darkItW, two[i].darkItW);
            QCOMPARE(one[i].worstLoading, two[i].worstLoading);
            seen[one[i].element] = 1;
            QVERIFY2(one[i].solved, one[i].problem.english().c_str());
            QVERIFY(i == 0 || one[i].darkItW <= one[i - 1].darkItW + 1e4);
        }
        QVERIFY(std::count(seen.begin(), seen.end(), 1) == static_cast<std::ptrdiff_t>(one.size()));
        QCOMPARE(n.elements()[one.front().element].kind, Kind::LineUp); // takes a twelfth of the site along
        QVERIFY(one.front().darkItW > 15e6);
        // Each result is what opening it gives.
        for (const std::size_t i : {std::size_t{0}, one.size() / 2, one.size() - 1}) {
            auto copy = n;
            const auto s = copy.outage(one[i].element);
            QVERIFY(std::abs(s.darkItW - one[i].darkItW) < 1);
            QCOMPARE(static_cast<int>(s.overloads.size()), one[i].overloads);
        }
        // It can be stopped, and reports rising shares.
        std::stop_source stop;
        Progress progress;
        progress.stop = stop.get_token();
        double last = -1;
        progress.report = [&](double share) {
            QVERIFY(share >= last);
            last = share;
            if (share > 0)
                stop.request_stop();
        };
        QVERIFY_EXCEPTION_THROWN(sweepOutages(n, progress), Cancelled);
        QVERIFY(last > 0 && last < 1);
    }

    void overloadsAreTimed()
    {
        OverloadClock clock;
        const std::vector<double> light{0.9, 1.2, 1.4};
        clock.advance(600, light);
        QCOMPARE(clock.of(0).used, 0.0);
        QCOMPARE(clock.of(1).used, 600.0 / 7200);
        QCOMPARE(clock.of(2).used, 600.0 / 1800);
        QCOMPARE(clock.of(2).leftS, 1200.0);
        QCOMPARE(clock.readings().front().element, std::size_t{2});
        for (int i = 0; i < 2; ++i)
            clock.advance(600, light);
        QVERIFY(clock.of(2).mustTrip() && !clock.of(1).mustTrip());
        QCOMPARE(clock.of(1).overS, 1800.0);
        // A heavier load uses up what is left sooner; beyond the last step nothing is allowed.
        clock.advance(60, std::vector<double>{0.9, 1.6, 0.5});
        QVERIFY(clock.of(1).mustTrip() && clock.of(1).leftS == 0);
        QCOMPARE(clock.of(2).overS, 0.0);
        // Rest gives it back: a third after one time constant.
        OverloadClock rest;
        rest.advance(1800, std::vector<double>{1.2});
        rest.advance(3 * 3600, std::vector<double>{0.5});
        QVERIFY(std::abs(rest.of(0).used - 0.25 * std::exp(-1.0)) < 1e-12);
        rest.advance(0, std::vector<double>{notGiven});
        QCOMPARE(rest.of(0).loading, 0.0);
        QVERIFY_EXCEPTION_THROWN(rest.advance(-1, std::vector<double>{1.2}), Error);
        QVERIFY_EXCEPTION_THROWN(rest.advance(std::nan(""), std::vector<double>{1.2}), Error);
    }

    void aWarmStartFindsTheSame()
    {
        auto& c = preset("2025-07");
        auto n = c.network();
        const auto cold = n.solve();
        n.startFrom(cold);
        const auto warm = n.solve();
        QVERIFY(warm.solved && warm.flow.iterations <= cold.flow.iterations);
        QVERIFY(std::abs(warm.lossW - cold.lossW) < 10);
        QCOMPARE(warm.flow.tapPositions, cold.flow.tapPositions);
    }

    void parametersRule()
    {
        auto& c = preset("2024-09");
        auto spec = c.spec();
        QVERIFY(readSiteAssumptions(spec.parameters).padUk == SiteAssumptions{}.padUk);
        const auto defaults = readSiteAssumptions(spec.parameters);
        QCOMPARE(defaults.utilityShortCircuitVa, SiteAssumptions{}.utilityShortCircuitVa);
        QCOMPARE(defaults.overloadRecoveryS, SiteAssumptions{}.overloadRecoveryS);
        auto n = c.network();
        const auto before = n.shortCircuitLevels();
        spec.parameters.setByUser("ring_reactor", 4);
        spec.parameters.setByUser("busway_loss", 1.6);
        SiteNetwork changed(spec);
        changed.setLoad(siteLoad(spec, c.plant));
        QVERIFY(changed.shortCircuitLevels().mediumMaxKa > before.mediumMaxKa + 1);
        const auto loss = [](const SiteState& s) {
            for (const auto& k : s.kinds)
                if (k.kind == Kind::Busway)
                    return k.lossW;
            return 0.0;
        };
        QVERIFY(std::abs(loss(changed.solve()) / loss(n.solve()) - 2) < 0.05);
        for (const auto& [id, value] : {std::pair{"pad_impedance", 0.0}, {"mv_voltage_band", 0.1}, {"overload_half_hour", 1.0}, {"machine_power_factor", 1.5},
                                        {"ring_reactor", -1.0}, {"substation_tap_steps", 1e9}}) {
            auto broken = c.spec();
            broken.parameters.setByUser(id, value);
            QVERIFY2(!sentence([&] { SiteNetwork{broken}; }).isEmpty(), id);
        }
    }

    void aLoadThatCannotFlowIsSaid()
    {
        auto& c = preset("2024-09");
        auto n = c.network();
        auto load = n.load();
        for (auto& w : load.hallW)
            w *= 100;
        n.setLoad(load);
        const auto s = n.solve();
        QVERIFY(!s.solved);
        const auto text = QString::fromStdString(s.problem.english());
        QVERIFY2(text.contains("did not converge") && (text.contains("pad") || text.contains("line-up") || text.contains("161 kV bus")) && (text.contains("MW") || text.contains("Mvar")), qPrintable(text));
        KeyFigures k;
        writeNetworkFigures(s, {}, k);
        QVERIFY(std::isnan(k.network_loss_mw) && std::isnan(k.dark_it_mw) && std::isnan(k.short_circuit_mv_ka));
        QVERIFY(sentence([&] { sweepOutages(n); }).contains("did not converge"));
    }
};

QTEST_APPLESS_MAIN(TestOneLine)
#include "test_one_line.moc"
