// A recorded simulation replays as what was simulated, and its summary is the integral of it.
#include "data/session/Session.h"
#include "data/session/SimulationRecorder.h"
#include "data/session/SiteChannels.h"
#include "data/store/RecordingReader.h"
#include "twin/base/Error.h"
#include "twin/model/Preset.h"
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <fstream>

using namespace data;
namespace fs = std::filesystem;

class SimulationRecorderTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    twin::SiteAndScenario m_preset;
    fs::path path(const char* name) const { return fs::path(m_dir.path().toStdString()) / name; }

    SimulationJob job(double hours, double step, double frameEvery) const
    {
        SimulationJob j = makeSimulationJob(m_preset.site, m_preset.scenario);
        j.input.hours = hours;
        j.input.stepSeconds = step;
        j.frameEverySeconds = frameEvery;
        return j;
    }

private Q_SLOTS:
    void initTestCase() { m_preset = twin::loadPreset("2024-09"); }

    void saysWhereItComesFrom()
    {
        const SimulationJob j = makeSimulationJob(m_preset.site, m_preset.scenario);
        QCOMPARE(j.rackNames.size(), m_preset.site.racks.size());
        QCOMPARE(j.unitNames.size(), m_preset.site.units.size());
        QCOMPARE(j.rackNames[17], m_preset.site.racks[17].name);
        QCOMPARE(j.header.preset, std::string("2024-09"));
        for (const char* part : {"2024-09", "weather: ", "workload: ", "(synthetic)", "seed "})
            QVERIFY2(j.header.source.find(part) != std::string::npos, j.header.source.c_str());
        QVERIFY(!j.header.sitePlan.empty());
    }

    /// Every GPU, at the instants asked for and no others, replays as it was.
    void gpusReplayAsTheyWereSimulated()
    {
        SimulationJob j = job(0.25, 20, 60); // 15 min
        j.out = path("gpus.mtrec");
        j.recordGpus = true;
        j.gpusEverySeconds = 100;
        j.gpuNames = gpuNamesOf(m_preset.site, twin::Catalogue::builtIn());
        QCOMPARE(j.gpuNames.size(), std::size_t{j.input.model->spec().gpuCount()});
        runSimulation(j, {});
        struct Gpus
        {
            twin::Timestamp t;
            std::vector<float> power, die;
        };
        std::vector<Gpus> own;
        auto input = j.input;
        input.gpusEverySeconds = 100;
        QCOMPARE(twin::gpuFrameSteps(input), 5LL);
        long long number = 0;
        twin::simulate(input, {}, [&](twin::Timestamp t, const twin::PlantState& s) {
            if (number++ % 5 == 0)
                own.push_back({t, s.gpuPowerW, s.gpuDieC});
        });
        QCOMPARE(own.size(), std::size_t{10});
        twin::SiteModel site;
        site.reset(m_preset.site, m_preset.scenario);
        Session session(site);
        session.setModelled(std::make_unique<RecordingReader>(j.out));
        twin::TwinState shown;
        shown.resize(twin::layoutOf(site));
        for (const auto& [t, power, die] : own) {
            for (const double later : {0.0, 99.0}) {
                session.apply(t.plusSeconds(later), shown);
                const auto p = shown.gpuValues(twin::Origin::Modelled, twin::Metric::Power), d = shown.gpuValues(twin::Origin::Modelled, twin::Metric::GpuTemperature);
                QCOMPARE(p.size(), power.size());
                QCOMPARE(d.size(), die.size());
                for (std::size_t g = 0; g < p.size(); ++g) {
                    QVERIFY2(std::fabs(p[g] - power[g]) <= 0.501f, qPrintable(QString::number(g)));
                    QVERIFY(std::fabs(d[g] - die[g]) <= 0.0501f);
                }
            }
        }
        // They move: frames are not all the same.
        QVERIFY(own.front().die != own.back().die);
        j.gpusEverySeconds = 0;
        QVERIFY_THROWS_EXCEPTION(twin::Error, runSimulation(j, {}));
    }

    void replayIsWhatWasSimulated()
    {
        SimulationJob j = job(1, 20, 60);
        j.out = path("replay.mtrec");
        j.input.events = {{j.input.from.plusSeconds(1200), twin::PlantEvent::Kind::ChillersOut, 3, "Three chillers stop"},
                          {j.input.from.plusSeconds(2400), twin::PlantEvent::Kind::GridLimit, 0, ""}};
        const SimulationSummary summary = runSimulation(j, {});
        QCOMPARE(summary.steps, std::int64_t{180});

        // The reference: the same run, its states kept.
        std::vector<std::pair<twin::Timestamp, twin::PlantState>> states;
        twin::simulate(j.input, {}, [&](twin::Timestamp t, const twin::PlantState& s) { states.emplace_back(t, s); });
        QCOMPARE(states.size(), std::size_t{181});

        twin::SiteModel site;
        site.reset(m_preset.site, m_preset.scenario);
        Session session(site);
        session.setModelled(std::make_unique<RecordingReader>(j.out));
        QVERIFY(session.modelled()->info().complete);
        QVERIFY(session.modelled()->info().damage.empty());
        QCOMPARE(session.modelled()->info().samples, summary.samples);
        QCOMPARE(session.range(), (TimeSpan{states.front().first, states.back().first}));
        twin::TwinState shown;
        shown.resize(twin::layoutOf(site));
        std::size_t compared = 0, rackMetrics = 0, unitMetrics = 0;
        for (std::size_t i = 0; i < states.size(); i += 7) {
            const auto& [t, state] = states[i];
            QVERIFY(session.apply(t, shown));
            for (const twin::KeyFigureInfo& f : twin::keyFigureTable()) {
                const double expected = state.figures.*f.member, got = shown.figures().*f.member;
                // The one-line is solved beside the run, by the recorder.
                const std::string id = f.id;
                if (id.starts_with("mv_voltage") || id == "rack_voltage_min_pu" || id == "network_loss_mw" || id == "short_circuit_mv_ka" ||
                    id == "overloaded_elements" || id == "dark_it_mw") {
                    QVERIFY2(std::isnan(expected) && std::isfinite(got), f.id);
                    continue;
                }
                const double tolerance = figureResolution(f) / 2 + 1e-7 * std::fabs(expected);
                QVERIFY2((std::isnan(expected) && std::isnan(got)) || std::fabs(expected - got) <= tolerance,
                         qPrintable(QString("%1 at step %2: %3 is shown as %4").arg(f.id).arg(i).arg(expected, 0, 'g', 12).arg(got, 0, 'g', 12)));
            }
            QCOMPARE(shown.figures().limits.size(), state.figures.limits.size());
            for (std::size_t l = 0; l < state.figures.limits.size(); ++l) {
                QCOMPARE(shown.figures().limits[l].id, state.figures.limits[l].id);
                QCOMPARE(shown.figures().limits[l].label, state.figures.limits[l].label);
                QVERIFY(std::fabs(shown.figures().limits[l].used - state.figures.limits[l].used) < 1e-3);
                QVERIFY(std::fabs(shown.figures().limits[l].capacity - state.figures.limits[l].capacity) < 1e-3);
            }
            QCOMPARE(shown.figures().binding_limit, state.figures.binding_limit);
            // Rack and unit frames are kept every third step.
            const twin::PlantState& frame = states[i - i % 3].second;
            rackMetrics = unitMetrics = 0;
            for (std::size_t m = 0; m < twin::metricCount; ++m) {
                const auto metric = static_cast<twin::Metric>(m);
                const double half = twin::metricInfo(metric).resolution / 2;
                for (const bool isRack : {true, false}) {
                    const auto& expected = isRack ? frame.rack[m] : frame.unit[m];
                    const auto got = isRack ? shown.rackValues(twin::Origin::Modelled, metric) : shown.unitValues(twin::Origin::Modelled, metric);
                    QCOMPARE(got.size(), expected.size());
                    (isRack ? rackMetrics : unitMetrics) += expected.empty() ? 0 : 1;
                    for (std::size_t k = 0; k < expected.size(); ++k, ++compared)
                        QVERIFY((std::isnan(expected[k]) && std::isnan(got[k]))
                                || std::fabs(double(expected[k]) - double(got[k])) <= half + 1e-6 * std::fabs(double(expected[k])));
                }
            }
        }
        QVERIFY(compared > 100'000);
        QVERIFY(rackMetrics >= 12);
        QVERIFY(unitMetrics >= 3);

        std::vector<std::string> kinds;
        for (const RecordingEvent& e : session.events())
            kinds.push_back(e.kind);
        QVERIFY(std::find(kinds.begin(), kinds.end(), "chillers_out") != kinds.end());
        QVERIFY(std::find(kinds.begin(), kinds.end(), "grid_limit") != kinds.end());
        // Without the grid, 2024-09 cannot carry everything: the recording says when that begins.
        double unserved = 0;
        for (const auto& [t, state] : states)
            unserved = std::max(unserved, state.figures.unserved_mw);
        QCOMPARE(std::find(kinds.begin(), kinds.end(), "unserved_start") != kinds.end(), unserved > 1e-3);

        // Every step of the site's figures is there.
        QCOMPARE(session.figure("facility_mw", session.range(), 100'000).seconds.size(), std::size_t{181});

        double facility = 0, unservedMwh = 0;
        for (std::size_t i = 1; i < states.size(); ++i) {
            facility += states[i].second.figures.facility_mw * 20 / 3600;
            unservedMwh += states[i].second.figures.unserved_mw * 20 / 3600;
        }
        QVERIFY(std::fabs(summary.facilityMwh - facility) < 1e-9 * facility);
        QVERIFY(std::fabs(summary.unservedMwh - unservedMwh) < 1e-9 * facility);
        QVERIFY(summary.meanPue > 1 && summary.meanPue < 1.5);
        QVERIFY2(summary.energyBalanceErrorPercent < 0.1, qPrintable(QString::number(summary.energyBalanceErrorPercent)));
    }

    void sameRunGivesTheSameValues()
    {
        SimulationJob j = job(0.2, 10, 30);
        std::vector<std::vector<double>> values(2);
        for (int round = 0; round < 2; ++round) {
            j.out = path(round ? "b.mtrec" : "a.mtrec");
            runSimulation(j, {});
            RecordingReader r(j.out);
            std::vector<twin::Timestamp> times;
            std::vector<double> v;
            std::vector<Quality> q;
            for (int c = 0; c < r.channelCount(); c += 97) {
                r.samples(c, {INT64_MIN}, {INT64_MAX}, times, v, q);
                values[static_cast<std::size_t>(round)].insert(values[static_cast<std::size_t>(round)].end(), v.begin(), v.end());
            }
        }
        QVERIFY(values[0].size() > 1000);
        QCOMPARE(values[0], values[1]);
    }

    void cancelledRunLeavesNothing()
    {
        SimulationJob j = job(24, 60, 60);
        j.out = path("cancelled.mtrec");
        std::stop_source stop;
        twin::Progress progress;
        progress.stop = stop.get_token();
        progress.report = [&](double share) {
            if (share > 0.02)
                stop.request_stop();
        };
        QVERIFY_EXCEPTION_THROWN(runSimulation(j, progress), twin::Cancelled);
        for (const char* suffix : {"", "-wal", "-shm", ".new", ".part"})
            QVERIFY(!fs::exists(j.out.string() + suffix));

        // One that was there stays.
        SimulationJob first = job(0.05, 60, 60);
        first.out = j.out;
        runSimulation(first, {});
        const auto size = fs::file_size(j.out);
        QVERIFY_EXCEPTION_THROWN(runSimulation(j, progress), twin::Cancelled);
        QCOMPARE(fs::file_size(j.out), size);
        runSimulation(first, {}); // and a whole one takes its place
        QVERIFY(RecordingReader(j.out).info().complete);
        QVERIFY(!fs::exists(j.out.string() + ".part"));
    }

    void badRequestsAreRefusedWithoutAFile()
    {
        SimulationJob j = job(1, 0.01, 60);
        j.out = path("bad.mtrec");
        QVERIFY_EXCEPTION_THROWN(runSimulation(j, {}), twin::Error);
        j = job(1, 60, 0);
        j.out = path("bad.mtrec");
        QVERIFY_EXCEPTION_THROWN(runSimulation(j, {}), twin::Error);
        QVERIFY(!fs::exists(path("bad.mtrec")));
        j = job(0.1, 60, 60);
        j.out = path("nowhere/bad.mtrec");
        QVERIFY_EXCEPTION_THROWN(runSimulation(j, {}), twin::Error);
        std::ofstream(path("notes.txt")) << "keep";
        j.out = path("notes.txt");
        QVERIFY_EXCEPTION_THROWN(runSimulation(j, {}), twin::Error);
        QCOMPARE(fs::file_size(j.out), std::uintmax_t{4});
    }
};

QTEST_GUILESS_MAIN(SimulationRecorderTest)
#include "SimulationRecorderTest.moc"
