// Windows of steps through the whole plant: the same day step by step, frames, threads, dark halls, trips and edits.
#include "SmallSite.h"
#include "twin/model/Preset.h"
#include "twin/model/Simulator.h"
#include "twin/physics/Weather.h"
#include "twin/physics/Workload.h"
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <tbb/global_control.h>

using namespace twin;

namespace {

const std::vector<float>& rack(const PlantState& s, Metric m) { return s.rack[static_cast<std::size_t>(m)]; }

/// Load that jumps, weather that drifts.
PlantInputs inputsOf(int step)
{
    auto in = smallplant::inputs(step % 50 < 40 ? 1.0f : 0.4f);
    in.weather.dryBulbC = 24 + 0.01 * step;
    in.weather.wetBulbC = 19 + 0.005 * step;
    return in;
}

SimulationInput day(std::shared_ptr<const PlantModel> model, double hours, double step)
{
    SimulationInput input;
    input.model = std::move(model);
    input.weather = typicalMonthWeather(7);
    input.workloads = {trainingWorkload(3)};
    input.from = Timestamp::fromIso("2025-07-15T05:00:00Z").value();
    input.hours = hours;
    input.stepSeconds = step;
    return input;
}

} // namespace

class TestPlantWindows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void windowsFollowTheirSteps()
    {
        // Within a window the racks see the facility water of its start: at most 15 s old.
        const PlantModel model(smallplant::spec());
        PlantState apart, together;
        model.solveSteady(inputsOf(0), apart);
        together = apart;
        std::vector<PlantInputs> inputs;
        for (int j = 0; j < 600; ++j)
            inputs.push_back(inputsOf(j));
        for (const auto& in : inputs)
            model.step(in, 1, apart);
        model.advance(inputs, 1, together);
        QVERIFY2(std::abs(apart.figures.facility_mw - together.figures.facility_mw) < 5e-4 * apart.figures.facility_mw,
                 qPrintable(QString("%1 %2").arg(apart.figures.facility_mw).arg(together.figures.facility_mw)));
        QVERIFY(std::abs(apart.figures.it_mw - together.figures.it_mw) < 1e-4 * apart.figures.it_mw);
        QVERIFY(std::abs(apart.facilityWaterC - together.facilityWaterC) < 0.05);
        QVERIFY(std::abs(apart.figures.gpu_temperature_mean_c - together.figures.gpu_temperature_mean_c) < 0.05);
        QVERIFY(std::abs(apart.storedHeatJ - together.storedHeatJ) < 1e-3 * 600 * apart.figures.it_mw * 1e6);
    }

    void longWindowsFollowTheirSteps()
    {
        // Steps of 15 s, in windows of up to four minutes while all is calm, against the same steps one by one; also through a loss of
        // most chillers, which shortens the windows.
        const PlantModel model(smallplant::spec());
        PlantState apart, together;
        model.solveSteady(inputsOf(0), apart);
        together = apart;
        std::vector<PlantInputs> inputs;
        for (int j = 0; j < 960; ++j) {
            inputs.push_back(inputsOf(j / 4));
            inputs.back().chillersOut = j > 480 && j < 600 ? 2 : 0;
        }
        double worstMw = 0, worstK = 0;
        for (std::size_t first = 0; first < inputs.size(); first += 16) {
            for (std::size_t j = first; j < first + 16; ++j)
                model.step(inputs[j], 15, apart);
            model.advance(std::span(inputs).subspan(first, 16), 15, together);
            worstMw = std::max(worstMw, std::abs(apart.figures.facility_mw - together.figures.facility_mw) / apart.figures.facility_mw);
            worstK = std::max(worstK, std::abs(apart.facilityWaterC - together.facilityWaterC));
        }
        QVERIFY2(worstMw < 2e-3 && worstK < 0.1, qPrintable(QString("%1 of the power, %2 K").arg(worstMw).arg(worstK)));
    }

    void aSettledPlantStandsStill()
    {
        // Also where the racks do not fill whole batches: what is not there must neither take nor give heat.
        for (const int more : {0, 1, 7, 13}) {
            auto site = smallplant::site();
            smallplant::addRacks(site, "gb200_nvl72", more);
            const PlantModel model(compilePlant(site, smallplant::scenario(), Catalogue::builtIn()));
            PlantState s;
            model.solveSteady(smallplant::inputs(), s);
            const auto settled = s.figures;
            for (const double dt : {1.0, 15.0}) {
                model.advance(std::vector<PlantInputs>(12, smallplant::inputs()), dt, s);
                QVERIFY2(std::abs(s.figures.heat_stored_mw) < 1e-3 * settled.it_mw, qPrintable(QString::number(s.figures.heat_stored_mw)));
                QVERIFY(std::abs(s.figures.facility_mw - settled.facility_mw) < 1e-3 * settled.facility_mw);
                QVERIFY(std::abs(s.figures.technology_return_c - settled.technology_return_c) < 0.01);
                QVERIFY(std::abs(s.figures.heat_balance_error_mw) < 1e-4 * settled.it_mw);
            }
        }
    }

    void settlingTwiceIsSettlingOnce()
    {
        const PlantModel model(smallplant::spec()), other(smallplant::spec(), 9);
        PlantState a, b;
        auto in = smallplant::inputs();
        model.solveSteady(in, a);
        in.weather.dryBulbC += 5;
        model.solveSteady(in, a); // racks as they were: the plant alone is worked out anew
        model.solveSteady(in, b);
        QCOMPARE(a.figures.facility_mw, b.figures.facility_mw);
        in.loads[0].value = 0.5f;
        model.solveSteady(in, a);
        QVERIFY(a.figures.it_mw < 0.8 * b.figures.it_mw);
        other.solveSteady(in, a); // another plant's chips
        PlantState c;
        other.solveSteady(in, c);
        QVERIFY(a.gpuDieC == c.gpuDieC);
        model.step(in, 900, a);
        model.solveSteady(in, a);
        model.solveSteady(in, c);
        QCOMPARE(a.figures.it_mw, c.figures.it_mw);
    }

    void framesAreTheStatesOfTheirSteps()
    {
        const PlantModel model(smallplant::spec());
        PlantState a, b;
        model.solveSteady(inputsOf(0), a);
        b = a;
        std::vector<PlantInputs> inputs;
        for (int j = 0; j < 15; ++j)
            inputs.push_back(inputsOf(35 + j));
        PlantFrames frames;
        model.advance(inputs, 1, a, &frames);
        QCOMPARE(frames.steps.size(), std::size_t{15});
        // The first five steps alone end where the fifth frame stands.
        model.advance(std::span(inputs).first(5), 1, b);
        for (const Metric m : {Metric::Power, Metric::GpuTemperatureMax, Metric::CoolantSupply, Metric::HeatToAir})
            QVERIFY(std::memcmp(frames.steps[4].rack[static_cast<std::size_t>(m)].data(), rack(b, m).data(), 64 * sizeof(float)) == 0);
        QCOMPARE(frames.steps[4].figures.facility_mw, b.figures.facility_mw);
        QCOMPARE(frames.steps[4].figures.limits.size(), b.figures.limits.size());
        // The last frame is the state.
        QCOMPARE(frames.steps[14].figures.facility_mw, a.figures.facility_mw);
        QVERIFY(frames.steps[14].rack[static_cast<std::size_t>(Metric::Power)] == rack(a, Metric::Power));
        // Power falls with the load at the sixth step.
        QVERIFY(frames.steps[5].figures.it_mw < 0.7 * frames.steps[4].figures.it_mw);
        // Frames go over the borders of windows.
        inputs.resize(40, inputsOf(0));
        model.advance(inputs, 1, a, &frames);
        QCOMPARE(frames.steps.size(), std::size_t{40});
        for (const auto& f : frames.steps)
            QVERIFY(f.figures.facility_mw > 0.5 && f.rack[static_cast<std::size_t>(Metric::Power)][3] > 1000);
    }

    void figuresAloneAreTheSame()
    {
        const auto model = std::make_shared<PlantModel>(smallplant::spec());
        std::vector<double> full, alone;
        std::vector<std::int64_t> times;
        simulate(day(model, 0.5, 1), {}, [&](Timestamp t, const PlantState& s) {
            full.push_back(s.figures.facility_mw);
            times.push_back(t.ns);
        });
        simulateFigures(day(model, 0.5, 1), {}, [&](Timestamp, const KeyFigures& k) { alone.push_back(k.facility_mw); });
        QCOMPARE(full.size(), std::size_t{1801});
        // The same windows, but the GPUs are handed back less often: float32 rounds once less.
        QCOMPARE(alone.size(), full.size());
        for (std::size_t i = 0; i < full.size(); ++i)
            QVERIFY2(std::abs(alone[i] - full[i]) < 1e-6 * full[i], qPrintable(QString("%1: %2 %3").arg(i).arg(full[i]).arg(alone[i])));
        for (std::size_t i = 1; i < times.size(); ++i)
            QCOMPARE(times[i] - times[i - 1], std::int64_t{1'000'000'000});
    }

    void lastStepMayBeShort()
    {
        const auto model = std::make_shared<PlantModel>(smallplant::spec());
        std::vector<std::int64_t> times;
        simulate(day(model, 100.5 / 3600, 7), {}, [&](Timestamp t, const PlantState&) { times.push_back(t.ns); });
        QCOMPARE(times.size(), std::size_t{16}); // 14 whole steps and one of 2.5 s
        QCOMPARE(times[15] - times[0], std::int64_t{100'500'000'000});
        QCOMPARE(times[15] - times[14], std::int64_t{2'500'000'000});
    }

    void threadsDoNotMatter()
    {
        auto site = smallplant::site();
        smallplant::addRacks(site, "gb200_nvl72", 300);
        smallplant::addRacks(site, "hgx_h100_64", 131);
        const auto model = std::make_shared<PlantModel>(compilePlant(site, smallplant::scenario(), Catalogue::builtIn()));
        const auto run = [&](std::size_t threads) {
            tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
            std::vector<double> values;
            simulateFigures(day(model, 0.1, 1), {}, [&](Timestamp, const KeyFigures& k) {
                for (const double v : {k.facility_mw, k.gpu_temperature_mean_c, k.gpu_temperature_max_c, k.heat_stored_mw, k.battery_mwh})
                    values.push_back(v);
            });
            return values;
        };
        const auto one = run(1), two = run(2), four = run(4);
        QVERIFY(std::memcmp(one.data(), two.data(), one.size() * sizeof(double)) == 0);
        QVERIFY(std::memcmp(one.data(), four.data(), one.size() * sizeof(double)) == 0);
    }

    void aDarkHallDrawsNothing()
    {
        auto site = smallplant::site();
        site.halls.resize(2);
        for (std::size_t r = 32; r < 64; ++r)
            site.racks[r].hall = 1;
        const PlantModel model(compilePlant(site, smallplant::scenario(), Catalogue::builtIn()));
        PlantState lit, dark, half;
        auto in = smallplant::inputs();
        model.solveSteady(in, lit);
        in.hallSupply = {1.0f, 0.0f};
        model.solveSteady(in, dark);
        in.hallSupply = {1.0f, 0.5f};
        model.solveSteady(in, half);
        for (std::size_t r = 0; r < 32; ++r)
            QCOMPARE(rack(dark, Metric::Power)[r], rack(lit, Metric::Power)[r]);
        for (std::size_t r = 32; r < 64; ++r)
            QVERIFY(rack(dark, Metric::Power)[r] == 0 && rack(dark, Metric::CoolantFlow)[r] == 0);
        const auto& power = rack(half, Metric::Power);
        QCOMPARE(std::count_if(power.begin() + 32, power.begin() + 64, [](float w) { return w == 0; }), 16);
        QVERIFY(std::abs(half.figures.gpu_server_mw - 0.5 * (lit.figures.gpu_server_mw + dark.figures.gpu_server_mw)) < 0.002 * lit.figures.gpu_server_mw);
        // Stepping: the lights go out, the dies cool to their coolant, and come back.
        for (int i = 0; i < 40; ++i)
            model.step(in, 15, lit);
        QVERIFY2(std::abs(lit.figures.gpu_server_mw - half.figures.gpu_server_mw) < 0.002 * half.figures.gpu_server_mw,
                 qPrintable(QString("%1 %2").arg(lit.figures.gpu_server_mw).arg(half.figures.gpu_server_mw)));
    }

    void gpusTripAndComeBack()
    {
        // Without any rejection, and with clock cuts too weak to hold, dies pass their trip temperature.
        auto spec = smallplant::spec();
        for (auto& g : spec.gpus) {
            g.throttleC = 70;
            g.slowdownC = 71;
            g.tripC = 72;
        }
        const PlantModel model(spec);
        PlantState s;
        model.solveSteady(smallplant::inputs(), s);
        auto in = smallplant::inputs();
        in.chillersOut = 3;
        in.towersOut = 1;
        double trippedAt = 0;
        std::vector<std::uint8_t> before;
        for (int t = 0; t < 7200 && !trippedAt; t += 10) {
            before = s.gpuTripped;
            model.step(in, 10, s);
            if (s.figures.gpus_tripped > 0)
                trippedAt = t;
        }
        QVERIFY(trippedAt > 0);
        const auto at = std::find(before.begin(), before.end(), std::uint8_t{1}) - before.begin();
        QVERIFY(s.gpuPowerW[static_cast<std::size_t>(at)] == 0.0f);
        // Cooling is back, but a tripped GPU stays off until its rack has cooled and its job restarts.
        model.step(smallplant::inputs(), 10, s);
        QVERIFY(s.figures.gpus_tripped > 0);
        for (int i = 0; i < 720; ++i)
            model.step(smallplant::inputs(), 10, s);
        QCOMPARE(s.figures.gpus_tripped, 0.0);
        QVERIFY(s.gpuTripped.empty() && s.trippedRacks.empty());
        QVERIFY(s.gpuPowerW[static_cast<std::size_t>(at)] > 500);
    }

    void anEditKeepsTheOtherChips()
    {
        auto preset = loadPreset("2024-09");
        const PlantModel before(compilePlant(preset.site, preset.scenario, Catalogue::builtIn()), 5);
        preset.site.racks.erase(preset.site.racks.begin() + 700);
        preset.site.racks.erase(preset.site.racks.begin() + 3);
        std::swap(preset.site.racks[100], preset.site.racks[900]);
        const auto spec = compilePlant(preset.site, preset.scenario, Catalogue::builtIn());
        const PlantModel quick(spec, before), anew(spec, 5);
        PlantState a, b;
        quick.solveSteady(smallplant::inputs(), a);
        anew.solveSteady(smallplant::inputs(), b);
        QVERIFY(std::memcmp(a.gpuDieC.data(), b.gpuDieC.data(), a.gpuDieC.size() * sizeof(float)) == 0);
        QCOMPARE(a.figures.facility_mw, b.figures.facility_mw);
    }

    void eventsTakeHoldWithinAWindow()
    {
        const auto model = std::make_shared<PlantModel>(smallplant::spec());
        auto input = day(model, 0.05, 1);
        input.workloads = {constantWorkload({1, LoadLevel::Basis::TrainingIntensity}, "full")};
        input.events = {{input.from.plusSeconds(52), PlantEvent::Kind::LoadScale, 0.3, ""}, {input.from.plusSeconds(97), PlantEvent::Kind::LoadScale, 1, ""}};
        std::vector<double> it;
        simulateFigures(input, {}, [&](Timestamp, const KeyFigures& k) { it.push_back(k.it_mw); });
        QVERIFY(it[52] < 0.7 * it[51]);
        QVERIFY(it[97] > 1.3 * it[96]);
        QVERIFY(std::abs(it[51] - it[40]) < 0.01 * it[40]);
    }
};

QTEST_GUILESS_MAIN(TestPlantWindows)
#include "test_plant_windows.moc"
