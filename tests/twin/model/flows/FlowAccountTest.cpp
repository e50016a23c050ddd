// The accounts of power, heat and water: every node balances, in all presets, through time, and for figures at random.
#include "twin/model/Catalogue.h"
#include "twin/model/FlowAccount.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/PlantModel.h"
#include <QTest>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <string>

using namespace twin;
using Subject = FlowAccount::Subject;

namespace {

constexpr double balance = 1e-9;

PlantInputs weather(double dryBulbC, double wetBulbC, float level = 1)
{
    PlantInputs in;
    in.weather.dryBulbC = dryBulbC;
    in.weather.wetBulbC = wetBulbC;
    in.loads = {{level, LoadLevel::Basis::TrainingIntensity}, {level, LoadLevel::Basis::TrainingIntensity}};
    return in;
}

/// Of one node, by id; 0 where it has no flows.
double through(const FlowAccount& a, const char* id)
{
    const int n = a.node(id);
    return n < 0 ? 0 : a.nodes[static_cast<std::size_t>(n)].value();
}

bool near(double a, double b, double share = balance) { return std::abs(a - b) <= share * std::max({std::abs(a), std::abs(b), 1e-6}); }

/// Works the sums out anew from the flows, so that a wrong sum in a node does not hide a wrong flow.
void checkBalance(const FlowAccount& a, const char* what)
{
    std::vector<double> in(a.nodes.size()), out(a.nodes.size());
    double sources = 0, sinks = 0, residual = 0;
    for (const auto& f : a.flows) {
        QVERIFY2(f.value > 0 && std::isfinite(f.value), what);
        QVERIFY2(f.from != f.to, what);
        out[static_cast<std::size_t>(f.from)] += f.value;
        in[static_cast<std::size_t>(f.to)] += f.value;
        residual += f.isResidual ? f.value : 0;
    }
    for (std::size_t i = 0; i < a.nodes.size(); ++i) {
        const auto& n = a.nodes[i];
        QVERIFY2(near(n.in, in[i]) && near(n.out, out[i]), what);
        switch (n.info->place) {
        case FlowNodeInfo::Place::Inner:
            QVERIFY2(near(in[i], out[i]), qPrintable(QString("%1, %2: %3 in, %4 out").arg(what, n.info->id).arg(in[i], 0, 'g', 12).arg(out[i], 0, 'g', 12)));
            break;
        case FlowNodeInfo::Place::Source:
            QVERIFY2(in[i] == 0, what);
            sources += out[i];
            break;
        case FlowNodeInfo::Place::Sink:
            QVERIFY2(out[i] == 0, what);
            sinks += in[i];
            break;
        }
    }
    QVERIFY2(near(sources, sinks), what);
    QVERIFY2(near(a.residual, residual), what);
    QVERIFY2(near(a.total, sources - through(a, "residual_in")), what);
}

/// What the accounts say against the figures they come from, where the model's own books close.
void checkAgainstFigures(const KeyFigures& f, const char* what)
{
    const auto power = flowAccount(Subject::Power, f), heat = flowAccount(Subject::Heat, f), water = flowAccount(Subject::Water, f);
    QVERIFY2(power.isKnown() && heat.isKnown(), what);
    checkBalance(power, what);
    checkBalance(heat, what);
    const double charging = std::max(0.0, -f.battery_mw);
    QVERIFY2(near(power.total, f.facility_mw + charging), what);
    QVERIFY2(power.residual <= 1e-9 * f.facility_mw, qPrintable(QString("%1: residual %2 MW").arg(what).arg(power.residual)));
    QVERIFY2(near(through(power, "gpus") + through(power, "hosts") + through(power, "network") + through(power, "storage") + through(power, "cpu"), f.it_mw), what);
    QVERIFY2(near(through(power, "cooling_power"), f.cooling_mw) && near(through(power, "losses"), f.electrical_loss_mw), what);
    QVERIFY2(f.gpu_mw > 0 && f.gpu_mw < f.gpu_server_mw, what);
    // All power becomes heat, but for what the battery takes or gives: it ends outdoors or is stored on the way.
    const double warming = through(heat, "chip_heat_stored") + through(heat, "technology_heat_stored") + through(heat, "room_heat_stored") + through(heat, "facility_heat_stored");
    const double cooling = through(heat, "chip_heat_released") + through(heat, "technology_heat_released") + through(heat, "room_heat_released") + through(heat, "facility_heat_released");
    QVERIFY2(near(heat.total, f.facility_mw + cooling), qPrintable(QString("%1: %2 of %3 MW").arg(what).arg(heat.total).arg(f.facility_mw)));
    QVERIFY2(near(warming - cooling, f.heat_stored_mw, 1e-7) || std::abs(warming - cooling - f.heat_stored_mw) < 1e-7 * f.facility_mw, what);
    QVERIFY2(near(through(heat, "outdoor_air") + warming + through(heat, "residual_out"), heat.total + through(heat, "residual_in")), what);
    QVERIFY2(near(through(heat, "dry_coolers") + through(heat, "towers") + through(heat, "chiller_heat"),
                  f.heat_rejected_mw + f.chiller_mw + f.tower_mw + f.pump_mw - f.cdu_pump_mw - f.facility_pump_mw), what);
    // The heat account's residual is the model's own error of balance, nothing else.
    QVERIFY2(std::abs(through(heat, "residual_out") - through(heat, "residual_in") - f.heat_balance_error_mw) < 1e-7 * f.facility_mw,
             qPrintable(QString("%1: residual %2, error %3").arg(what).arg(heat.residual).arg(f.heat_balance_error_mw)));
    QVERIFY2(water.isKnown() == (f.water_m3_per_h > 0), what);
    if (water.isKnown()) {
        checkBalance(water, what);
        QVERIFY2(near(water.total, f.water_m3_per_h) && water.residual <= 1e-9 * water.total, what);
    }
    // The parts make the figures.
    for (const auto& m : figureMakeUps()) {
        const double sum = madeUp(m, f);
        if (std::isnan(sum))
            continue;
        const double figure = f.*keyFigureById(m.figure)->member;
        QVERIFY2(near(sum, figure), qPrintable(QString("%1, %2: %3 is made up to %4").arg(what, m.id).arg(figure, 0, 'g', 12).arg(sum, 0, 'g', 12)));
    }
    QVERIFY2(near(f.chip_heat_stored_mw + f.technology_heat_stored_mw + f.room_heat_stored_mw + f.facility_heat_stored_mw, f.heat_stored_mw, 1e-7)
                 || std::abs(f.heat_stored_mw) < 1e-9, what);
}

} // namespace

class FlowAccountTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyPresetInEveryWeather()
    {
        const std::pair<double, double> airs[] = {{-8, -10}, {16, 12}, {26, 22}, {36.5, 25}};
        for (const auto& info : presets()) {
            const auto preset = loadPreset(info.id);
            const PlantModel model(compilePlant(preset.site, preset.scenario, Catalogue::builtIn()));
            PlantState state;
            for (const auto& [dry, wet] : airs)
                for (const float level : {1.0f, 0.0f}) {
                    model.solveSteady(weather(dry, wet, level), state);
                    checkAgainstFigures(state.figures, qPrintable(QString("%1 at %2 °C, load %3").arg(QString::fromStdString(info.id)).arg(dry).arg(static_cast<double>(level))));
                    if (QTest::currentTestFailed())
                        return;
                }
        }
    }

    void throughTimeWithOutages()
    {
        const auto preset = loadPreset("2025-07");
        const PlantModel model(compilePlant(preset.site, preset.scenario, Catalogue::builtIn()));
        std::mt19937 random(7);
        std::uniform_real_distribution<double> share(0, 1);
        PlantState state;
        model.solveSteady(weather(30, 24), state);
        bool stored = false, charged = false, served = true, released = false;
        for (int i = 0; i < 60; ++i) {
            auto in = weather(20 + 15 * share(random), 18, static_cast<float>(share(random)));
            if (i % 4 == 1)
                in.gridLimitW = 200e6 * share(random);
            if (i % 5 == 2)
                in.turbinesOut = static_cast<int>(15 * share(random));
            if (i % 6 == 3)
                in.pumpsOut = static_cast<int>(3 * share(random));
            if (i % 7 == 3)
                in.doorsOut = 0.5 * share(random);
            if (i % 8 == 4)
                in.chillersOut = static_cast<int>(40 * share(random));
            if (i % 3 == 0)
                in.batteryRequestW = 100e6 * (share(random) - 0.5);
            if (i == 30)
                in.gridLimitW = 0;
            model.step(in, i % 2 ? 5 : 60, state);
            checkAgainstFigures(state.figures, qPrintable(QString("step %1").arg(i)));
            if (QTest::currentTestFailed())
                return;
            const auto heat = flowAccount(Subject::Heat, state.figures), power = flowAccount(Subject::Power, state.figures);
            stored |= through(heat, "chip_heat_stored") > 0 && through(heat, "facility_heat_stored") > 0;
            released |= through(heat, "chip_heat_released") > 0 && through(heat, "technology_heat_released") > 0;
            charged |= power.node("battery_charging") >= 0;
            served &= power.node("unserved") < 0;
        }
        QVERIFY(stored && released && charged); // the run met what it is for
    }

    void figuresAtRandomBalanceThroughResiduals()
    {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> value(-20, 400);
        double largest = 0;
        for (int i = 0; i < 2000; ++i) {
            KeyFigures f;
            for (const auto& info : keyFigureTable())
                f.*info.member = value(random);
            f.facility_mw = std::abs(f.facility_mw) + 1;
            f.water_m3_per_h = std::abs(f.water_m3_per_h) + 1;
            for (const auto subject : flowSubjects) {
                const auto a = flowAccount(subject, f);
                QVERIFY(a.isKnown());
                checkBalance(a, qPrintable(QString("random %1, %2").arg(i).arg(flowSubjectId(subject))));
                if (QTest::currentTestFailed())
                    return;
                largest = std::max(largest, a.residual);
            }
        }
        QVERIFY(largest > 100); // nothing was smoothed away
    }

    void aMissingMegawattIsSeen()
    {
        const auto preset = loadPreset("2024-09");
        const PlantModel model(compilePlant(preset.site, preset.scenario, Catalogue::builtIn()));
        PlantState state;
        model.solveSteady(weather(24, 20), state);
        auto f = state.figures;
        f.grid_mw -= 1.5;
        const auto a = flowAccount(Subject::Power, f);
        QVERIFY(std::abs(a.residual - 1.5) < 1e-9);
        QVERIFY(a.node("residual_in") >= 0);
        bool marked = false;
        for (const auto& flow : a.flows)
            marked |= flow.isResidual && std::abs(flow.value - 1.5) < 1e-9;
        QVERIFY(marked);
        checkBalance(a, "a megawatt short");
    }

    void whatIsNotKnownIsSaid()
    {
        const KeyFigures nothing;
        for (const auto subject : flowSubjects)
            QVERIFY(!flowAccount(subject, nothing).isKnown());
        const auto preset = loadPreset("2024-09");
        const PlantModel model(compilePlant(preset.site, preset.scenario, Catalogue::builtIn()));
        PlantState state;
        model.solveSteady(weather(24, 20), state);
        for (auto member : {&KeyFigures::gpu_mw, &KeyFigures::pad_loss_mw}) {
            auto old = state.figures;
            old.*member = std::numeric_limits<double>::quiet_NaN();
            const auto a = flowAccount(Subject::Power, old);
            QVERIFY(!a.isKnown() && a.flows.empty());
            QVERIFY(QString::fromStdString(a.problem.english()).contains("older version"));
        }
        auto dry = state.figures;
        dry.water_m3_per_h = 0;
        QVERIFY(QString::fromStdString(flowAccount(Subject::Water, dry).problem.english()).contains("No water"));
        auto unknown = state.figures;
        unknown.it_mw = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!flowAccount(Subject::Power, unknown).isKnown());
    }

    void namesAreUniqueAndPartsExist()
    {
        std::set<std::string> ids;
        for (const auto& n : flowNodeTable()) {
            QVERIFY2(ids.insert(n.id).second, n.id);
            QVERIFY2(*n.label && *n.note, n.id);
        }
        for (const auto& m : figureMakeUps()) {
            QVERIFY2(keyFigureById(m.figure), m.id);
            for (const auto& part : m.parts)
                QVERIFY2(keyFigureById(part.figure), part.figure);
        }
    }
};

QTEST_GUILESS_MAIN(FlowAccountTest)
#include "FlowAccountTest.moc"
