// Real telemetry against the statistics published with it.
#include "OracleTable.h"
#include "data/import/CsvPipeline.h"
#include "data/store/RecordingReader.h"
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>

namespace {

QJsonObject json(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

bool close(double value, double expected, double share) { return std::abs(value - expected) <= share * std::abs(expected); }

struct Samples
{
    std::vector<twin::Timestamp> times;
    std::vector<double> values;
    std::vector<data::Quality> qualities;
};

Samples samplesOf(data::RecordingReader& reader, int channel)
{
    Samples s;
    reader.samples(channel, reader.info().span.begin, reader.info().span.end, s.times, s.values, s.qualities);
    return s;
}

double meanOf(const std::vector<double>& v) { return std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size()); }

} // namespace

#define CLOSE(value, expected, share) QVERIFY2(close(value, expected, share), qPrintable(QStringLiteral("%1, expected %2").arg(value, 0, 'g', 12).arg(double(expected), 0, 'g', 12)))

class CsvOracleTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    std::filesystem::path out() { return std::filesystem::path(m_dir.path().toStdString()) / "out.mtrec"; }

private Q_SLOTS:
    void h100Cluster_data()
    {
        QTest::addColumn<double>("upstreamKwh");
        QTest::newRow("ac") << 415.23;
        QTest::newRow("dc") << 408.93;
    }
    void h100Cluster()
    {
        QFETCH(double, upstreamKwh);
        const QString stem = QStringLiteral("telemetry-h100-cluster/gpt3_64n_run1_") + QTest::currentDataTag();
        const auto csv = support::oraclePath(stem + ".csv");
        SKIP_WITHOUT(csv);
        const auto facts = json(support::oraclePath(stem + ".json")), expected = json(support::oraclePath(stem + "_expected.json"));
        data::CsvMapping mapping;
        mapping.assets = "array:H1-R01-01";
        const auto result = data::importCsv(csv.toStdString(), mapping, out(), {});
        QCOMPARE(result.rows, 108889);
        QCOMPARE(result.samples, 108889);
        QCOMPARE(result.rejected + result.missing + result.outOfOrder, 0);
        QCOMPARE(result.channels, 64);
        QCOMPARE(result.events, 129);
        QCOMPARE(result.used.start->ns, static_cast<std::int64_t>(facts["t0_unix_ms"].toDouble()) * 1'000'000);
        CLOSE(result.energyKwh, facts["energy_trapezoid_kWh"].toDouble(), 1e-5);
        CLOSE(result.energyKwh, upstreamKwh, 2e-4);

        // Replay on a 1 s grid from 2 s on: linear between the readings of each node, summed.
        data::RecordingReader reader(out());
        QVERIFY(reader.info().complete);
        const auto t0 = *result.used.start;
        std::vector<Samples> nodes;
        auto last = reader.info().span.end;
        for (int rack = 1; rack <= 8; ++rack)
            for (int server = 1; server <= 8; ++server) {
                const auto name = QStringLiteral("H1-R01-%1/S%2").arg(rack, 2, 10, QLatin1Char('0')).arg(server).toStdString();
                const int channel = reader.findChannel(name, "power");
                QVERIFY2(channel >= 0, name.c_str());
                nodes.push_back(samplesOf(reader, channel));
                last = std::min(last, nodes.back().times.back());
            }
        const auto perNode = facts["per_node"].toObject();
        for (int n = 1; n <= 64; ++n)
            CLOSE(meanOf(nodes[static_cast<std::size_t>(n - 1)].values), perNode[QString::number(n)].toObject()["mean_W"].toDouble(), 1e-6);

        std::vector<double> seconds, kw;
        std::vector<std::size_t> at(64, 0);
        for (int s = 2; t0.plusSeconds(s + 2) <= last; ++s) { // the reference leaves out two seconds at both ends
            const auto t = t0.plusSeconds(s);
            double watts = 0;
            for (std::size_t n = 0; n < 64; ++n) {
                const auto& node = nodes[n];
                while (at[n] + 1 < node.times.size() && node.times[at[n] + 1] <= t)
                    ++at[n];
                const auto i = at[n];
                if (i + 1 < node.times.size()) {
                    const double w = t.secondsSince(node.times[i]) / node.times[i + 1].secondsSince(node.times[i]);
                    watts += node.values[i] + w * (node.values[i + 1] - node.values[i]);
                } else {
                    watts += node.values[i];
                }
            }
            seconds.push_back(s);
            kw.push_back(watts / 1000);
        }
        const auto total = expected["total_kW"].toObject();
        CLOSE(meanOf(kw), total["mean"].toDouble(), 1e-3);
        CLOSE(*std::min_element(kw.begin(), kw.end()), total["min"].toDouble(), 1e-3);
        CLOSE(*std::max_element(kw.begin(), kw.end()), total["max"].toDouble(), 1e-3);
        double up = 0, down = 0;
        for (std::size_t i = 1; i < kw.size(); ++i) {
            up = std::max(up, kw[i] - kw[i - 1]);
            down = std::min(down, kw[i] - kw[i - 1]);
        }
        CLOSE(up, expected["max_ramp_up_kW_per_s"].toDouble(), 1e-3);
        CLOSE(down, expected["max_ramp_down_kW_per_s"].toDouble(), 1e-3);

        // Windows from the events that came with it.
        const auto windows = [&](const char* begin, const char* end) {
            std::vector<double> means;
            twin::Timestamp from;
            for (const auto& event : reader.events()) {
                if (event.kind == begin)
                    from = event.at;
                if (event.kind != end)
                    continue;
                std::vector<double> inside;
                for (std::size_t i = 0; i < kw.size(); ++i)
                    if (const auto t = t0.plusSeconds(seconds[i]); t >= from && t < event.at)
                        inside.push_back(kw[i]);
                means.push_back(meanOf(inside));
            }
            return means;
        };
        for (const auto& [key, begin, end] : {std::tuple{"train_block_mean_kW", "block_start", "block_stop"}, {"eval_mean_kW", "eval_start", "eval_stop"}}) {
            const auto list = expected[QLatin1String(key)].toArray();
            const auto means = windows(begin, end);
            QCOMPARE(means.size(), 24u);
            QCOMPARE(list.size(), 24);
            for (int i = 0; i < 24; ++i)
                CLOSE(means[static_cast<std::size_t>(i)], list[i].toDouble(), 1e-3);
        }

        // What the program shows in time: the newest values at an instant, summed; its mean is the same.
        double held = 0;
        int frames = 0;
        std::vector<float> values;
        for (double s = 10; t0.plusSeconds(s) <= last; s += 10, ++frames)
            for (int block = 0; block < reader.blockCount(); ++block) {
                reader.frame(block, t0.plusSeconds(s), 10, values);
                for (const float v : values)
                    held += std::isnan(v) ? 0 : v;
            }
        CLOSE(held / frames / 1000, total["mean"].toDouble(), 2e-3);
    }

    void everyFileOfTheFolderImports()
    {
        const auto folder = support::oraclePath("telemetry-h100-cluster");
        SKIP_WITHOUT(folder);
        int files = 0;
        for (const auto& name : QDir(folder).entryList({"*.csv"})) {
            if (name.endsWith("_events.csv"))
                continue;
            const auto result = data::importCsv((folder + "/" + name).toStdString(), {}, out(), {});
            const auto facts = json(folder + "/" + QString(name).replace(".csv", ".json"));
            QCOMPARE(result.rejected, 0);
            QCOMPARE(result.channels, facts["nodes"].toInt());
            QVERIFY(result.events > 10);
            CLOSE(result.energyKwh, facts["energy_trapezoid_kWh"].toDouble(), 1e-5);
            ++files;
        }
        QCOMPARE(files, 5);
    }

    void frontierCdu()
    {
        const auto csv = support::oraclePath("telemetry-frontier-cdu/frontier_2024-04-07_first12h.csv");
        SKIP_WITHOUT(csv);
        const auto expected = json(QString(csv).replace(".csv", "_expected.json"));
        const auto result = data::importCsv(csv.toStdString(), {}, out(), {});
        QCOMPARE(result.rows, expected["rows"].toInt());
        QCOMPARE(result.channels, 26);
        QCOMPARE(result.used.start->iso(), std::string("2024-04-07T00:00:00Z"));
        CLOSE(result.energyKwh / 1000, expected["energy_trapezoid_MWh"].toDouble(), 1e-6);
        data::RecordingReader reader(out());
        std::vector<double> total;
        double busiest = 0;
        int busiestCdu = 0;
        for (int cdu = 1; cdu <= 25; ++cdu) {
            const auto s = samplesOf(reader, reader.findChannel("cdu" + std::to_string(cdu), "power"));
            total.resize(s.values.size());
            for (std::size_t i = 0; i < s.values.size(); ++i)
                total[i] += s.values[i] / 1e6;
            if (const double mean = meanOf(s.values); mean > busiest) {
                busiest = mean;
                busiestCdu = cdu;
            }
        }
        QCOMPARE(total.size(), 2880u);
        QCOMPARE(busiestCdu, expected["busiest_cdu"].toInt());
        CLOSE(meanOf(total), expected["total_MW"].toObject()["mean"].toDouble(), 1e-6);
        CLOSE(*std::min_element(total.begin(), total.end()), expected["total_MW"].toObject()["min"].toDouble(), 1e-6);
        CLOSE(*std::max_element(total.begin(), total.end()), expected["total_MW"].toObject()["max"].toDouble(), 1e-6);
        double step = 0;
        for (std::size_t i = 1; i < total.size(); ++i)
            step = std::max(step, std::abs(total[i] - total[i - 1]));
        CLOSE(step, expected["largest_15s_step_MW"].toDouble(), 1e-5);
        const auto wet = samplesOf(reader, reader.findChannel("site", "wet_bulb_c"));
        CLOSE(meanOf(wet.values), expected["T_wetbulb_C"].toObject()["mean"].toDouble(), 1e-4);
    }

    void h200Meter_data()
    {
        QTest::addColumn<int>("unused");
        QTest::newRow("llama2_70b_server") << 0;
        QTest::newRow("sdxl_offline") << 0;
    }
    void h200Meter()
    {
        const QString stem = QStringLiteral("telemetry-h200-meter/") + QTest::currentDataTag();
        const auto csv = support::oraclePath(stem + ".csv");
        SKIP_WITHOUT(csv);
        const auto facts = json(support::oraclePath(stem + ".json"));
        data::CsvMapping mapping;
        mapping.assets = "H1-R01-01/S1";
        mapping.start = twin::Timestamp::fromUtc(2024, 7, 1);
        const auto result = data::importCsv(csv.toStdString(), mapping, out(), {});
        QCOMPARE(result.rejected, 0);
        QCOMPARE(result.channels, 13);
        data::RecordingReader reader(out());
        const auto s = samplesOf(reader, reader.findChannel("H1-R01-01/S1", "power"));
        QCOMPARE(static_cast<int>(s.values.size()), facts["ptd_samples"].toInt());
        CLOSE(meanOf(s.values), facts["ptd_mean_W"].toDouble(), 1e-8);
        QCOMPARE(*std::min_element(s.values.begin(), s.values.end()), facts["ptd_min_W"].toDouble());
        QCOMPARE(*std::max_element(s.values.begin(), s.values.end()), facts["ptd_max_W"].toDouble());
        std::vector<double> inside;
        for (std::size_t i = 0; i < s.times.size(); ++i)
            if (const double t = s.times[i].secondsSince(*mapping.start); t >= facts["power_begin_s"].toDouble() && t <= facts["power_end_s"].toDouble())
                inside.push_back(s.values[i]);
        CLOSE(meanOf(inside), facts["mean_W_in_window"].toDouble(), 1e-6);
        // The whole is counted, not the whole and its three parts.
        double joules = 0;
        for (std::size_t i = 1; i < s.times.size(); ++i)
            joules += 0.5 * (s.values[i] + s.values[i - 1]) * s.times[i].secondsSince(s.times[i - 1]);
        CLOSE(result.energyKwh, joules / 3.6e6, 1e-9);
        QVERIFY(reader.findChannel("H1-R01-01/S1/2", "voltage") >= 0);
    }

    void gpuHourly()
    {
        const auto csv = support::oraclePath("telemetry-gpu-hourly/h100_cbsugpu08_2025.csv");
        SKIP_WITHOUT(csv);
        const auto expected = json(QString(csv).replace(".csv", "_expected.json"));
        const auto result = data::importCsv(csv.toStdString(), {}, out(), {});
        QCOMPARE(result.rows, expected["rows"].toInt());
        QCOMPARE(result.used.timeColumn, std::string("hour"));
        data::RecordingReader reader(out());
        const std::string asset = "h100_cbsugpu08_2025";
        const auto power = samplesOf(reader, reader.findChannel(asset, "power")), temperature = samplesOf(reader, reader.findChannel(asset, "gpu_temperature")),
                   use = samplesOf(reader, reader.findChannel(asset, "utilisation"));
        CLOSE(meanOf(power.values), expected["mean_power_W"].toDouble(), 1e-6);
        CLOSE(meanOf(temperature.values), expected["mean_temp_C"].toDouble(), 1e-5);
        CLOSE(100 * meanOf(use.values), expected["mean_util"].toDouble(), 1e-5);
        // An hour's mean times an hour, as the reference counts it.
        CLOSE(meanOf(power.values) * static_cast<double>(power.values.size()) / 1000, expected["energy_kWh"].toDouble(), 1e-6);
        QVERIFY(reader.findChannel(asset, "power_min") >= 0 && reader.findChannel(asset, "gpu_temperature_max") >= 0);
    }

    // Whatever tables with times there are: the rules of the guess, saved and read again, give the same as the guess.
    void everyTableByItsRules()
    {
        const auto root = support::oraclePath("telemetry-h100-cluster");
        SKIP_WITHOUT(root);
        int files = 0;
        for (const auto& folder : QFileInfo(root).dir().entryInfoList({"telemetry-*"}, QDir::Dirs))
            for (const auto& file : QDir(folder.absoluteFilePath()).entryInfoList({"*.csv"}, QDir::Files)) {
                if (file.fileName().contains("_events"))
                    continue;
                const auto csv = file.absoluteFilePath().toStdString();
                data::CsvPreview preview;
                try {
                    preview = data::previewCsv(csv);
                } catch (const twin::Error& e) {
                    QVERIFY2(std::string(e.what()).find("no column that looks like a time") != std::string::npos, e.what()); // no time series
                    continue;
                }
                const auto simple = data::importCsv(csv, {}, out(), {});
                auto mapping = preview.guess;
                mapping.rules = data::rulesOf(preview);
                mapping.metric = mapping.unit = mapping.assets = {};
                const auto saved = std::filesystem::path(m_dir.path().toStdString()) / "m.json";
                data::saveCsvMapping(mapping, saved);
                const auto again = data::importCsv(csv, data::loadCsvMapping(saved), out(), {});
                QCOMPARE(again.channels, simple.channels);
                QCOMPARE(again.samples, simple.samples);
                QCOMPARE(again.rejected, 0);
                QCOMPARE(again.energyKwh, simple.energyKwh);
                ++files;
            }
        QVERIFY(files >= 9);
        // The cluster placed by a rule: its submission's own total is 415.23 kWh.
        const auto csv = support::oraclePath("telemetry-h100-cluster/gpt3_64n_run1_ac.csv");
        data::CsvMapping mapping;
        data::MappingRule rule;
        rule.name = "power_W";
        rule.asset = "array:H1-R01-01/{node}";
        rule.metric = "power";
        rule.unit = "W";
        mapping.rules = data::ChannelMapping({rule});
        const auto result = data::importCsv(csv.toStdString(), mapping, out(), {});
        QCOMPARE(result.channels, 64);
        CLOSE(result.energyKwh, 415.23, 2e-4);
        const data::RecordingReader reader(out());
        QVERIFY(reader.findChannel("H1-R01-08/S8", "power") >= 0);
    }

    void speed()
    {
        const auto csv = support::oraclePath("telemetry-h100-cluster/gpt3_64n_run1_ac.csv");
        SKIP_WITHOUT(csv);
        // Forty times the run, one after the other: 68 MB.
        std::ifstream in(csv.toStdString());
        std::string header, line;
        std::getline(in, header);
        std::vector<std::array<std::string, 3>> rows;
        while (std::getline(in, line)) {
            const auto a = line.find(','), b = line.find(',', a + 1);
            rows.push_back({line.substr(0, a), line.substr(a + 1, b - a - 1), line.substr(b + 1)});
        }
        const auto big = std::filesystem::path(m_dir.path().toStdString()) / "big.csv";
        {
            std::ofstream o(big);
            o << header << '\n';
            for (int copy = 0; copy < 40; ++copy)
                for (const auto& r : rows)
                    o << r[0] << ',' << std::to_string(std::stoll(r[1]) + copy * 3'600'000ll) << ',' << r[2] << '\n';
        }
        QElapsedTimer timer;
        timer.start();
        data::CsvMapping mapping;
        mapping.start = twin::Timestamp::fromUtc(2024, 5, 17);
        {
            const auto plan = data::csv::makePlan(big, mapping);
            data::csv::BlockPipeline blocks(plan, plan.file.dataBegin);
            while (blocks.next() != nullptr) {
            }
        }
        const double parse = static_cast<double>(timer.restart()) / 1000;
        const auto result = data::importCsv(big, mapping, out(), {});
        const double s = static_cast<double>(timer.nsecsElapsed()) / 1e9, mb = static_cast<double>(std::filesystem::file_size(big)) / 1e6;
        QCOMPARE(result.samples, 40 * 108889);
        qInfo("%.0f MB, %lld samples: read at %.0f MB/s, imported in %.2f s (%.0f MB/s); recording %.1f MB", mb, static_cast<long long>(result.samples), mb / parse, s, mb / s,
              static_cast<double>(std::filesystem::file_size(out())) / 1e6);
    }
};

QTEST_GUILESS_MAIN(CsvOracleTest)
#include "CsvOracleTest.moc"
