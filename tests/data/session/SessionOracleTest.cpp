// The measured power of 64 servers training GPT-3 (MLPerf Training v4.0 power submission, 512 H100), stored and replayed.
#include "data/import/CsvImport.h"
#include "data/session/Session.h"
#include "data/store/RecordingReader.h"
#include "twin/model/Preset.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

using namespace data;
namespace fs = std::filesystem;

class SessionOracleTest : public QObject
{
    Q_OBJECT
    static fs::path trace()
    {
        const char* folder = std::getenv("MEMPHIS_TWIN_ORACLES");
        const fs::path root = folder ? fs::path(folder) : fs::path(TWIN_SOURCE_DIR) / ".." / "shared" / "data";
        return root / "telemetry-h100-cluster" / "gpt3_64n_run1_ac.csv";
    }

private Q_SLOTS:
    void replayOfATraceIsTheTrace()
    {
        if (!fs::exists(trace()))
            QSKIP("the H100 trace is not here (set MEMPHIS_TWIN_ORACLES)");
        QTemporaryDir dir;
        const fs::path file = fs::path(dir.path().toStdString()) / "gpt3.mtrec";
        CsvMapping mapping;
        mapping.start = twin::Timestamp::fromUtc(2025, 7, 15, 12);
        auto preset = twin::loadPreset("2025-07");
        twin::SiteModel site;
        site.reset(std::move(preset.site), std::move(preset.scenario));
        int first = -1;
        for (std::size_t r = 0; r < site.site().racks.size() && first < 0; ++r)
            if (site.catalogue().rackTypes[site.site().racks[r].type].servers == 8 && site.site().racks[r].gpus == 0)
                first = static_cast<int>(r);
        QVERIFY(first >= 0);
        mapping.assets = "array:" + site.site().racks[static_cast<std::size_t>(first)].name;
        const CsvImportResult imported = importCsv(trace(), mapping, file, {});

        // The reference: the CSV itself, node by node.
        std::map<int, std::map<std::int64_t, double>> nodes;
        std::ifstream in(trace());
        std::string line;
        std::getline(in, line);
        std::int64_t rows = 0;
        while (std::getline(in, line)) {
            int node = 0;
            long long ms = 0;
            double watts = 0;
            QCOMPARE(std::sscanf(line.c_str(), "%d,%lld,%lf", &node, &ms, &watts), 3);
            nodes[node][mapping.start->ns + ms * 1'000'000] = watts;
            ++rows;
        }
        QCOMPARE(nodes.size(), std::size_t{64});
        auto reader = std::make_unique<RecordingReader>(file);
        QVERIFY(reader->verify());
        QCOMPARE(reader->channelCount(), 64);
        QCOMPARE(reader->info().samples, imported.samples);
        double kwh = 0;
        for (const auto& [node, samples] : nodes) {
            const int c = node - 1;
            std::vector<twin::Timestamp> times;
            std::vector<double> values;
            std::vector<Quality> qualities;
            reader->samples(c, {INT64_MIN}, {INT64_MAX}, times, values, qualities);
            QCOMPARE(times.size(), samples.size());
            std::size_t i = 0;
            for (const auto& [t, watts] : samples) {
                QCOMPARE(times[i].ns, t);
                QCOMPARE(values[i], watts);
                if (i > 0)
                    kwh += (values[i] + values[i - 1]) / 2 * times[i].secondsSince(times[i - 1]) / 3.6e6;
                ++i;
            }
        }
        // The submission's own total is 415.23 kWh; the trapezoid over the readings is within 0.02 % of it.
        QVERIFY2(std::fabs(kwh - 415.23) < 0.1, qPrintable(QString::number(kwh, 'f', 3)));
        qInfo("%lld samples in %lld bytes: %.2f bytes a sample, %.2f kWh", static_cast<long long>(rows),
              static_cast<long long>(reader->info().fileBytes), double(reader->info().fileBytes) / double(rows), kwh);

        Session session(site);
        session.setMeasured(std::move(reader));
        QCOMPARE(session.boundChannels(), 64);
        twin::TwinState state;
        state.resize(twin::layoutOf(site));
        const TimeSpan span = session.range();
        int knownRacks = 0;
        for (int k = 1; k < 60; ++k) {
            const twin::Timestamp t = span.begin.plusSeconds(span.seconds() * k / 60);
            QVERIFY(session.apply(t, state));
            int racks = 0;
            for (const float w : state.rackValues(twin::Origin::Measured, twin::Metric::ServerPower))
                racks += !std::isnan(w);
            QVERIFY(racks <= 8);
            knownRacks += racks;
            // Server by server against the newest reading.
            for (const auto& [node, samples] : nodes) {
                auto it = samples.upper_bound(t.ns);
                if (it == samples.begin() || double(t.ns - std::prev(it)->first) > 5e9)
                    continue;
                const auto ref = site.find(session.measured()->channel(node - 1).asset);
                QVERIFY(ref.has_value());
                QCOMPARE(double(state.serverValue(twin::Origin::Measured, twin::Metric::Power, site.rackIndex(ref->asset), ref->server)), std::prev(it)->second);
            }
        }
        QVERIFY(knownRacks > 59 * 7);
    }
};

QTEST_GUILESS_MAIN(SessionOracleTest)
#include "SessionOracleTest.moc"
