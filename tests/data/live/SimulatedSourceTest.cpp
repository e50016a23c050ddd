#include "data/live/BatchQueue.h"
#include "data/live/simulated/SimulatedPlant.h"
#include "data/live/simulated/SimulatedSource.h"
#include "data/session/SiteChannels.h"
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include <QElapsedTimer>
#include <QTest>
#include <cmath>
#include <cstring>

using namespace data;
using namespace data::live;
using twin::Timestamp;

namespace {
const Timestamp t0 = Timestamp::fromUtc(2025, 7, 15, 18);

SimulatedProject smallest()
{
    auto loaded = twin::loadPreset("2024-09");
    return {std::move(loaded.site), std::move(loaded.scenario)};
}

SourceConfig config(const SimulatedSettings& settings) { return {"simulated-1", "simulated", "Simulated", true, settings.toJson()}; }
} // namespace

class SimulatedSourceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void settingsAreChecked()
    {
        const SimulatedSettings s{"2024-09", 12, true, false, 30};
        QVERIFY(SimulatedSettings::fromJson(s.toJson()) == s);
        QVERIFY(SimulatedSettings::fromJson({}) == SimulatedSettings{});
        for (const QJsonObject& bad : {QJsonObject{{"speed", 0.5}}, QJsonObject{{"speed", 61}}, QJsonObject{{"speed", "fast"}}, QJsonObject{{"noise", 1}},
                                       QJsonObject{{"preset", "1999"}}, QJsonObject{{"breakAfterSeconds", -1}}})
            QVERIFY_EXCEPTION_THROWN(SimulatedSettings::fromJson(bad), twin::Error);
        QCOMPARE(SimulatedSettings{}.stepSeconds(), 1.0);
        QCOMPARE((SimulatedSettings{"", 60, false, false, 0}.stepSeconds()), 15.0);
    }
    void samplesAreThePlantModels()
    {
        const SimulatedProject project = smallest();
        SimulatedPlant plant(project, {});
        plant.settle(t0);
        LiveBatch first = plant.sample();
        QVERIFY(first.blocks.size() >= 5);
        QCOMPARE(first.frames.size(), first.blocks.size());
        // The same plant, asked directly.
        twin::SimulationInput input;
        input.model = std::make_shared<const twin::PlantModel>(twin::compilePlant(project.site, project.scenario, twin::Catalogue::builtIn()), project.scenario.seed);
        input.weather = twin::makeWeather(project.scenario);
        input.workloads = twin::makeWorkloads(project.scenario);
        twin::PlantState state;
        input.model->solveSteady(twin::inputsAt(input, t0), state);
        const auto& power = state.rack[static_cast<std::size_t>(twin::Metric::Power)];
        double itMw = 0;
        bool hasPower = false;
        for (const LiveFrame& f : first.frames) {
            const auto& channels = first.blocks[f.block].channels;
            QCOMPARE(f.values.size(), channels.size());
            for (std::size_t i = 0; i < channels.size(); ++i) {
                QVERIFY(channels[i].origin == twin::Origin::Modelled); // never passed off as measured
                if (channels[i].asset == siteAsset && channels[i].metric == "it_mw")
                    itMw = f.values[i];
            }
            if (channels.front().metric == "power" && channels.size() == project.site.racks.size()) {
                hasPower = true;
                QVERIFY(std::memcmp(f.values.data(), power.data(), power.size() * sizeof(float)) == 0);
                QCOMPARE(channels[17].asset, project.site.racks[17].name);
            }
        }
        QVERIFY(hasPower);
        QCOMPARE(itMw, double(float(state.figures.it_mw)));
        plant.step(1);
        const LiveBatch second = plant.sample();
        QVERIFY(second.blocks.empty()); // declared once
        QCOMPARE(second.frames.front().t, t0.plusSeconds(1));
        // The same again gives the same bytes; noise changes them, repeatably.
        const auto run = [&](bool noise) {
            SimulatedPlant p(project, {"", 1, noise, false, 0});
            p.settle(t0);
            p.step(1);
            return p.sample();
        };
        const LiveBatch a = run(false), b = run(false), c = run(true), d = run(true);
        std::size_t differ = 0;
        for (std::size_t i = 0; i < a.frames.size(); ++i) {
            const auto bytes = a.frames[i].values.size() * sizeof(float);
            QVERIFY(std::memcmp(a.frames[i].values.data(), b.frames[i].values.data(), bytes) == 0);
            QVERIFY(std::memcmp(c.frames[i].values.data(), d.frames[i].values.data(), bytes) == 0);
            differ += std::memcmp(a.frames[i].values.data(), c.frames[i].values.data(), bytes) != 0 ? 1 : 0;
        }
        QVERIFY(differ > 0);
    }
    void everyGpuHasFourChannels()
    {
        const SimulatedProject project = smallest();
        SimulatedPlant plant(project, {"", 1, false, true, 0});
        plant.settle(t0);
        const LiveBatch batch = plant.sample();
        std::size_t gpuBlocks = 0, gpus = 0;
        for (std::size_t i = 0; i < batch.blocks.size(); ++i) {
            const auto& channels = batch.blocks[i].channels;
            if (channels.front().asset.find("/G") == std::string::npos)
                continue;
            ++gpuBlocks;
            gpus = channels.size();
            QVERIFY(channels.front().asset.ends_with("/S1/G1"));
            std::size_t known = 0;
            for (const float v : batch.frames[i].values)
                known += std::isnan(v) ? 0 : 1;
            QCOMPARE(known, gpus);
        }
        QCOMPARE(gpuBlocks, 4u);
        QVERIFY(gpus >= 90'000);
    }
    void runsAsALiveSource()
    {
        setSimulatedProject(std::make_shared<SimulatedProject>(smallest()));
        auto queue = std::make_shared<BatchQueue>();
        auto source = makeSource(config({"", 60, false, false, 0}), queue);
        source->start();
        QCOMPARE(source->status().state, SourceState::Connecting);
        QTRY_COMPARE_WITH_TIMEOUT(source->status().state, SourceState::Live, 60'000);
        QTest::qWait(1100);
        QVERIFY(source->status().clockOffsetSeconds == 0); // its own time is no lie
        QCOMPARE(source->status().rejected, 0);
        source->stop();
        std::vector<Timestamp> times;
        for (const LiveBatch& b : queue->take(0))
            for (const LiveFrame& f : b.frames)
                if (f.block == 0)
                    times.push_back(f.t);
        QVERIFY(times.size() >= 3);
        for (std::size_t i = 1; i < times.size(); ++i)
            QCOMPARE(times[i].secondsSince(times[i - 1]), 15.0);
        // Goes on after what was recorded before, so that nothing runs backwards.
        auto again = makeSource(config({"", 60, false, false, 0}), queue);
        const Timestamp ahead = times.back().plusSeconds(1e5);
        again->start(ahead);
        QTRY_COMPARE_WITH_TIMEOUT(again->status().state, SourceState::Live, 60'000);
        QVERIFY(*again->status().newest > ahead);
        again->stop();
        setSimulatedProject(nullptr);
        auto none = makeSource(config({}), queue);
        none->start();
        QTRY_COMPARE_WITH_TIMEOUT(none->status().state, SourceState::Lost, 60'000);
        QVERIFY(none->status().reason.english().find("open project") != std::string::npos);
    }
    void breaksWhereAsked()
    {
        setSimulatedProject(std::make_shared<SimulatedProject>(smallest()));
        auto queue = std::make_shared<BatchQueue>();
        auto source = makeSource(config({"", 8, false, false, 0.6}), queue);
        std::vector<SourceState> states;
        connect(source.get(), &LiveSource::statusChanged, this, [&](const SourceStatus& s) {
            if (states.empty() || states.back() != s.state)
                states.push_back(s.state);
        });
        source->start();
        QTRY_VERIFY_WITH_TIMEOUT(std::count(states.begin(), states.end(), SourceState::Live) >= 2, 60'000);
        QVERIFY(std::count(states.begin(), states.end(), SourceState::Retrying) >= 1);
        source->stop();
        bool hasGap = false;
        for (const LiveBatch& b : queue->take(0))
            for (const LiveGap& g : b.gaps)
                hasGap = hasGap || (g.isBlock && g.span.seconds() >= 2);
        QVERIFY(hasGap);
        setSimulatedProject(nullptr);
    }
};
QTEST_GUILESS_MAIN(SimulatedSourceTest)
#include "SimulatedSourceTest.moc"
