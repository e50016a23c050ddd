#include "data/import/CsvImport.h"
#include "data/store/RecordingReader.h"
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <sys/stat.h>

using data::CsvImportResult;
using data::CsvMapping;
using twin::Timestamp;

namespace {

const Timestamp start = Timestamp::fromUtc(2025, 7, 15, 12);

struct Samples
{
    std::vector<Timestamp> times;
    std::vector<double> values;
    std::vector<data::Quality> qualities;
};

template<class F> std::string errorOf(F f)
{
    try {
        f();
    } catch (const twin::Error& e) {
        return e.what();
    }
    return {};
}

std::string issuesOf(const CsvImportResult& result)
{
    std::string out;
    for (const auto& issue : result.issues)
        out += issue.message.english() + "\n";
    return out;
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != text.npos; }

} // namespace

class CsvImportTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    std::filesystem::path path(const std::string& name) { return std::filesystem::path(m_dir.path().toStdString()) / name; }

    std::filesystem::path write(const std::string& bytes, const std::string& name = "data.csv")
    {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }

    CsvImportResult import(const std::string& bytes, CsvMapping mapping = {})
    {
        if (!mapping.start)
            mapping.start = start;
        return data::importCsv(write(bytes), mapping, path("out.mtrec"), {});
    }

    std::string importError(const std::string& bytes, const CsvMapping& mapping = {})
    {
        std::filesystem::remove(path("out.mtrec"));
        const auto error = errorOf([&] { import(bytes, mapping); });
        if (std::filesystem::exists(path("out.mtrec")) || std::filesystem::exists(path("out.mtrec.part")))
            return "a file was left behind: " + error;
        return error;
    }

    Samples samples(const std::string& asset, const std::string& metric)
    {
        data::RecordingReader reader(path("out.mtrec"));
        const int channel = reader.findChannel(asset, metric);
        Samples s;
        if (channel >= 0)
            reader.samples(channel, reader.info().span.begin, reader.info().span.end, s.times, s.values, s.qualities);
        return s;
    }

private Q_SLOTS:
    void longTable()
    {
        const auto r = import("node,t_ms,power_W\n1,0,100\n1,2000,300\n2,500,10\n2,2500,10\n");
        QCOMPARE(r.rows, 4);
        QCOMPARE(r.samples, 4);
        QCOMPARE(r.channels, 2);
        QCOMPARE(r.rejected + r.missing + r.outOfOrder, 0);
        QCOMPARE(r.span.begin.ns, start.ns);
        QCOMPARE(r.span.end.ns, start.ns + 2'500'000'000);
        QCOMPARE(r.energyKwh, (200.0 * 2 + 10 * 2) / 3.6e6);
        QVERIFY(r.used.layout == CsvMapping::Layout::Long);
        QCOMPARE(r.used.timeColumn, std::string("t_ms"));
        QCOMPARE(r.used.assetColumn, std::string("node"));
        QCOMPARE(r.used.valueColumn, std::string("power_W"));
        QCOMPARE(r.used.timeUnit, std::string("ms"));
        QCOMPARE(r.used.metric, std::string("power"));
        QCOMPARE(r.used.unit, std::string("W"));
        const auto s = samples("1", "power");
        QCOMPARE(s.values, (std::vector<double>{100, 300}));
        QCOMPARE(s.times[1].ns, start.ns + 2'000'000'000);
        const data::RecordingReader reader(path("out.mtrec"));
        QVERIFY(reader.info().complete);
        QCOMPARE(reader.channel(0).unit, std::string("W"));
        QCOMPARE(reader.channel(0).resolution, 1.0);
        QVERIFY(reader.channel(0).origin == twin::Origin::Measured);
    }

    void wideTable()
    {
        const auto r = import("time_s,cdu1_kW,cdu2_kW,T_wetbulb_C\n0,1.5,2,4.83\n15,1.6,2.25,4.80\n30,1.7,2.5,4.77\n");
        QCOMPARE(r.channels, 3);
        QCOMPARE(r.samples, 9);
        QVERIFY(r.used.layout == CsvMapping::Layout::Wide);
        QCOMPARE(samples("cdu1", "power").values, (std::vector<double>{1500, 1600, 1700}));
        QCOMPARE(samples("cdu2", "power").values, (std::vector<double>{2000, 2250, 2500}));
        const auto wet = samples("site", "wet_bulb_c");
        QCOMPARE(wet.values.size(), 3u);
        QVERIFY(std::abs(wet.values[0] - 4.83) < 1e-6);
        QVERIFY(std::abs(r.energyKwh - (1600 * 30 + 2250 * 30) / 3.6e6) < 1e-12);
    }

    void theGuessCanBeGivenBack()
    {
        const auto csv = write("time_s,cdu1_kW,cdu2_kW\n0,1.5,2\n15,1.6,2.25\n");
        auto preview = data::previewCsv(csv, 1);
        QCOMPARE(preview.header.size(), 3u);
        QCOMPARE(preview.rows.size(), 1u);
        QCOMPARE(preview.rows[0][1], std::string("1.5"));
        preview.guess.start = start;
        data::importCsv(csv, preview.guess, path("out.mtrec"), {});
        QCOMPARE(samples("cdu1", "power").values, (std::vector<double>{1500, 1600}));
    }

    void germanTable()
    {
        const auto r = import("\xEF\xBB\xBFZeit;Rack;Leistung (kW)\r\n2025-07-15T12:00:00Z;7;12,5\r\n2025-07-15T12:00:10Z;7;\"13,0\"\r\n",
                              [] {
                                  CsvMapping m;
                                  m.timeColumn = "Zeit";
                                  m.assets = "rack:H1-R01-{}";
                                  m.metric = "power";
                                  return m;
                              }());
        QCOMPARE(r.samples, 2);
        QCOMPARE(samples("H1-R01-07", "power").values, (std::vector<double>{12500, 13000}));
        QCOMPARE(r.span.begin.ns, start.ns);
        QVERIFY(!r.used.start);
    }

    void tabsAndInstants()
    {
        const auto r = import("timestamp_ms\thost\tgpu_util\n1752580800000\ta\t50\n1752580801000\ta\t98\n");
        QCOMPARE(r.span.begin.ns, start.ns);
        QCOMPARE(samples("a", "utilisation").values.size(), 2u);
        QVERIFY(std::abs(samples("a", "utilisation").values[1] - 0.98) < 1e-9);
        QVERIFY(has(issuesOf(r), "read as percent"));
    }

    void sharesStayShares()
    {
        import("t_s,host,gpu_util\n0,a,0.5\n1,a,0.98\n");
        QVERIFY(std::abs(samples("a", "utilisation").values[1] - 0.98) < 1e-9);
    }

    void arrayOfServers()
    {
        std::string csv = "node,t_ms,power_W\n";
        for (int node = 1; node <= 66; ++node)
            csv += std::to_string(node) + ",0," + std::to_string(1000 + node) + "\n";
        CsvMapping m;
        m.assets = "array:H1-R01-01";
        const auto r = import(csv, m);
        QCOMPARE(r.channels, 64);
        QCOMPARE(r.samples, 64);
        QVERIFY(has(issuesOf(r), "“65” is no server of an array of 64"));
        QCOMPARE(samples("H1-R01-01/S1", "power").values, (std::vector<double>{1001}));
        QCOMPARE(samples("H1-R01-02/S1", "power").values, (std::vector<double>{1009}));
        QCOMPARE(samples("H1-R01-08/S8", "power").values, (std::vector<double>{1064}));
        const auto zero = import("node,t_ms,power_W\n0,0,5\n63,0,6\n", m);
        QCOMPARE(zero.channels, 2);
        QCOMPARE(samples("H1-R01-01/S1", "power").values, (std::vector<double>{5}));
        QCOMPARE(samples("H1-R01-08/S8", "power").values, (std::vector<double>{6}));
    }

    void partsAreNotCountedBesideTheirWhole()
    {
        const auto r = import("t_s,W,W1,W2\n0,100,60,40\n36,100,60,40\n");
        QCOMPARE(r.channels, 3);
        QVERIFY(std::abs(r.energyKwh - 0.001) < 1e-12);
        QCOMPARE(samples("data/2", "power").values, (std::vector<double>{40, 40}));
        const auto parts = import("t_s,W1,W2\n0,60,40\n36,60,40\n");
        QVERIFY(std::abs(parts.energyKwh - 0.001) < 1e-12);
    }

    void severalQuantitiesOfANode()
    {
        const auto r = import("node,t_s,power_W,temp_C,comment\na,0,500,60.5,ok\na,1,510,61.0,ok\n");
        QCOMPARE(r.channels, 2);
        QCOMPARE(samples("a", "gpu_temperature").values, (std::vector<double>{60.5, 61}));
        QVERIFY(has(issuesOf(r), "“comment” holds text"));
        CsvMapping one;
        one.valueColumn = "temp_C";
        QCOMPARE(import("node,t_s,power_W,temp_C\na,0,500,60.5\n", one).channels, 1);
        one.valueColumn = "p*";
        QCOMPARE(import("node,t_s,power_W,temp_C\na,0,500,60.5\n", one).used.valueColumn, std::string("power_W"));
    }

    void unitsAndScales()
    {
        CsvMapping m;
        m.metric = "power";
        m.unit = "kW";
        m.scale = 0.1;
        import("node,t_s,reading\na,0,25\n", m);
        QCOMPARE(samples("a", "power").values, (std::vector<double>{2500}));
        m.unit.clear();
        m.scale = 1000; // straight into what the program keeps
        import("node,t_s,power_kW\na,0,25\n", m);
        QCOMPARE(samples("a", "power").values, (std::vector<double>{25000}));
        m.unit = "V";
        QVERIFY(has(importError("node,t_s,reading\na,0,25\n", m), "“V” is not a unit of it; use W"));
        m.scale = 0;
        QVERIFY(has(importError("node,t_s,reading\na,0,25\n", m), "scale"));
        CsvMapping kelvin;
        kelvin.metric = "gpu_temperature";
        kelvin.unit = "K";
        import("node,t_s,reading\na,0,300.15\n", kelvin);
        QVERIFY(std::abs(samples("a", "gpu_temperature").values[0] - 27) < 1e-4);
    }

    void resolutionFromTheDecimals()
    {
        import("node,t_s,power_W\na,0,1\na,1,1.25\na,2,1013385.5\n");
        {
            const data::RecordingReader reader(path("out.mtrec"));
            QCOMPARE(reader.channel(0).resolution, 0.01);
        }
        QCOMPARE(samples("a", "power").values[2], 1013385.5); // beyond what a float32 keeps to two decimals
        import("node,t_s,power_W\na,0,1e3\na,1,1.25\n");
        const data::RecordingReader reader(path("out.mtrec"));
        QCOMPARE(reader.channel(0).resolution, 0.0);
        CsvMapping m;
        m.resolution = 5;
        import("node,t_s,power_W\na,0,12\n", m);
        QCOMPARE(samples("a", "power").values, (std::vector<double>{10}));
    }

    void largeValuesOfAWideTableStayExact()
    {
        import("t_s,a_W,b_W\n0,12345678.1,1\n1,12345678.3,2\n");
        QVERIFY(std::abs(samples("a", "power").values[0] - 12345678.1) < 1e-6);
        QVERIFY(std::abs(samples("a", "power").values[1] - 12345678.3) < 1e-6);
        QCOMPARE(samples("b", "power").values, (std::vector<double>{1, 2}));
    }

    void rowsWithProblemsAreCounted()
    {
        const auto r = import("node,t_ms,power_W\n"
                              "1,0,100\n"      // 2
                              "1,1000\n"       // 3 too few
                              "1,2000,1,2\n"   // 4 too many
                              "1,soon,100\n"   // 5 time
                              "1,3000,lots\n"  // 6 value
                              "1,4000,NaN\n"   // 7 missing
                              ",5000,100\n"    // 8 no asset
                              "1,6000,1e999\n" // 9 huge
                              "\n"
                              "1,7000,\"5\n"   // 11 quote
                              "1,8000,200,\n"  // 12 a delimiter too many at the end is nothing
                              "1,9000,300");   // 13 no line end
        QCOMPARE(r.rows, 11);
        QCOMPARE(r.rejected, 7);
        QCOMPARE(r.missing, 1);
        QCOMPARE(r.samples, 3);
        const auto text = issuesOf(r);
        for (const char* words : {"Line 3 of data.csv was left out: it has too few columns", "Line 4 of data.csv was left out: it has too many columns",
                                  "Line 5 of data.csv was left out: its time", "Line 6 of data.csv was left out: its value",
                                  "Line 7 of data.csv", "Line 8 of data.csv was left out: it names no asset", "Line 9 of data.csv", "Line 11 of data.csv was left out: a quote"})
            QVERIFY2(has(text, words), words);
        // Only from 8 to 9 s are two values next to each other: before is a gap.
        QCOMPARE(r.energyKwh, 250.0 / 3.6e6);
        const auto s = samples("1", "power");
        std::vector<double> good;
        for (std::size_t i = 0; i < s.values.size(); ++i)
            if (!std::isnan(s.values[i]))
                good.push_back(s.values[i]);
        QCOMPARE(good, (std::vector<double>{100, 200, 300}));
    }

    void manyProblemsAreSummedUp()
    {
        std::string csv = "node,t_ms,power_W\n1,0,100\n";
        for (int i = 0; i < 1000; ++i)
            csv += "bad\n";
        const auto r = import(csv);
        QCOMPARE(r.rejected, 1000);
        QVERIFY(has(issuesOf(r), "980 more rows"));
        QVERIFY(r.issues.size() < 30);
    }

    void holesOfAWideTableStayHoles()
    {
        const auto r = import("t_s,a_W,b_W,c_W\n0,1,2,\n10,,2,\n20,3,oops,\n30,4,5,\n");
        QCOMPARE(r.channels, 2);
        QCOMPARE(r.samples, 6);
        QVERIFY(has(issuesOf(r), "“c_W” holds no number"));
        QVERIFY(has(issuesOf(r), "Line 4 of data.csv"));
        data::RecordingReader reader(path("out.mtrec"));
        const int a = reader.findChannel("a", "power"), b = reader.findChannel("b", "power");
        for (const auto& [channel, second, expected] : {std::tuple{a, 0, 1.f}, {a, 10, NAN}, {a, 20, 3.f}, {b, 10, 2.f}, {b, 20, NAN}, {b, 30, 5.f}}) {
            bool found = false;
            for (int block = 0; block < reader.blockCount(); ++block) {
                std::vector<float> values;
                reader.frame(block, start.plusSeconds(second), 5, values);
                const auto channels = reader.blockChannels(block);
                for (std::size_t i = 0; i < channels.size(); ++i)
                    if (channels[i] == channel) {
                        found = true;
                        QVERIFY2(std::isnan(expected) ? std::isnan(values[i]) : values[i] == expected, qPrintable(QStringLiteral("%1 s: %2").arg(second).arg(double(values[i]))));
                    }
            }
            QVERIFY(found);
        }
        QCOMPARE(r.energyKwh, (3.5 * 10 + 2 * 10) / 3.6e6); // a: 20..30, b: 0..10
    }

    void timeGoingBack()
    {
        const auto r = import("node,t_ms,power_W\n1,0,100\n1,2000,300\n1,1000,100\n1,3000,300\n2,0,1\n");
        QCOMPARE(r.outOfOrder, 1);
        QCOMPARE(r.rejected, 0);
        QCOMPARE(r.samples, 5);
        QVERIFY(has(issuesOf(r), "time goes back"));
        QCOMPARE(r.energyKwh, (100 * 1 + 200 * 1 + 300 * 1) / 3.6e6); // as if sorted
        const auto s = samples("1", "power");
        QCOMPARE(s.values, (std::vector<double>{100, 100, 300, 300}));
        QVERIFY(std::is_sorted(s.times.begin(), s.times.end()));
        const auto wide = import("t_s,a_W\n0,1\n20,3\n10,2\n");
        QCOMPARE(wide.outOfOrder, 1);
        QCOMPARE(samples("a", "power").values, (std::vector<double>{1, 2, 3}));
    }

    void anyShuffleGivesTheSameRecording()
    {
        std::vector<std::string> rows;
        std::mt19937 random(5);
        for (int i = 0; i < 4000; ++i)
            rows.push_back(std::to_string(1 + i % 4) + "," + std::to_string(1000 * (i / 4) + i % 4) + "," + std::to_string(random() % 9000) + "\n");
        const auto table = [&] {
            std::string csv = "node,t_ms,power_W\n";
            for (const auto& row : rows)
                csv += row;
            return csv;
        };
        const auto sorted = import(table());
        std::vector<Samples> expected;
        for (const char* node : {"1", "2", "3", "4"})
            expected.push_back(samples(node, "power"));
        std::shuffle(rows.begin(), rows.end(), random);
        const auto shuffled = import(table());
        QVERIFY(shuffled.outOfOrder > 1000);
        QVERIFY(std::abs(shuffled.energyKwh - sorted.energyKwh) < 1e-9);
        for (int n = 0; n < 4; ++n) {
            const auto s = samples(std::to_string(n + 1), "power");
            QCOMPARE(s.values, expected[static_cast<std::size_t>(n)].values);
            QVERIFY(s.times == expected[static_cast<std::size_t>(n)].times);
        }
    }

    void events()
    {
        write("t_ms,key,value\n-500,run_start,\n1000,block_start,\nsoon,block_stop,\n2000,block_start,\n3000,overheating_alarm,rack 7\n", "data_events.csv");
        auto r = import("node,t_ms,power_W\n1,0,100\n1,2000,300\n");
        QCOMPARE(r.events, 4);
        QVERIFY(has(issuesOf(r), "Line 4 of data_events.csv"));
        {
            const data::RecordingReader reader(path("out.mtrec"));
            const auto events = reader.events();
            QCOMPARE(events.size(), 4u);
            QCOMPARE(events[0].at.ns, start.ns - 500'000'000);
            QCOMPARE(events[2].text, std::string("Training block 2 starts"));
            QCOMPARE(events[2].kind, std::string("block_start"));
            QCOMPARE(events[3].text, std::string("Overheating alarm: rack 7"));
            QVERIFY(events[3].severity == data::RecordingEvent::Severity::Warning);
        }
        CsvMapping m;
        m.findEvents = false;
        QCOMPARE(import("node,t_ms,power_W\n1,0,100\n", m).events, 0);
        write("nonsense", "data_events.csv"); // found by itself: a warning; asked for: an error
        r = import("node,t_ms,power_W\n1,0,100\n");
        QCOMPARE(r.events, 0);
        QVERIFY(has(issuesOf(r), "data_events.csv needs a header"));
        m.eventsFile = path("data_events.csv");
        QVERIFY(has(importError("node,t_ms,power_W\n1,0,100\n", m), "needs a header"));
        m.eventsFile = path("none.csv");
        QVERIFY(has(importError("node,t_ms,power_W\n1,0,100\n", m), "does not exist"));
        std::filesystem::remove(path("data_events.csv"));
    }

    void startOfRelativeTimes()
    {
        const auto csv = write("node,t_ms,power_W\n1,0,100\n", "run_2024-04-07.csv");
        auto r = data::importCsv(csv, {}, path("out.mtrec"), {});
        QCOMPARE(r.used.start->iso(), std::string("2024-04-07T00:00:00Z"));
        QVERIFY(has(issuesOf(r), "from the name of run_2024-04-07.csv"));
        write("{\"t0_unix_ms\": 1715968178151}", "run_2024-04-07.json");
        r = data::importCsv(csv, {}, path("out.mtrec"), {});
        QCOMPARE(r.used.start->iso(), std::string("2024-05-17T17:49:38.151Z"));
        QVERIFY(has(issuesOf(r), "t0_unix_ms"));
        CsvMapping given;
        given.start = start;
        r = data::importCsv(csv, given, path("out.mtrec"), {});
        QCOMPARE(r.span.begin.ns, start.ns);
        const auto plain = write("node,t_ms,power_W\n1,0,100\n", "plain.csv");
        timespec times[2]{{1752580800 + 3600, 0}, {1752580800 + 3600, 0}};
        utimensat(AT_FDCWD, plain.c_str(), times, 0);
        r = data::importCsv(plain, {}, path("out.mtrec"), {});
        QCOMPARE(r.used.start->iso(), std::string("2025-07-15T00:00:00Z"));
        QVERIFY(has(issuesOf(r), "does not say when its time 0 was"));
    }

    void filesThatCannotBeUsed()
    {
        const auto says = [&](const std::string& bytes, const char* words, const CsvMapping& m = {}) {
            const auto error = importError(bytes, m);
            QVERIFY2(has(error, words), (std::string(words) + " <- " + error).c_str());
            QVERIFY2(error.size() < 700, error.c_str());
        };
        says("", "is empty");
        says(std::string("node,t_ms\0\x01\x02,power", 18), "binary");
        says("\xFF\xFEn\0o\0", "UTF-16");
        says("\x1F\x8B\x08", "compressed");
        says("LOCATION,Memphis Intl Ap,TN,USA,TMY3,723340,35.07,-89.99,-6.0,87.0\n", "is a weather file");
        says("node,t_ms,power_W\n", "no rows");
        says("node,t_ms,power_W", "no rows");
        says("\n\n\n", "no header");
        says("power_W\n1\n2\n", "names no columns");
        says("1,2,3\n4,5,6\n", "holds numbers");
        says("node,power_W\n1,2\n", "no column that looks like a time");
        says("node,t_ms\n1,2\n", "no column with values");
        says("node,t_ms,power_W\n1,2\n3,4\n", "No row");
        says("node,t_ms,power_W\nx,y,z\nx,y,z\n", "no column that looks like a time");
        says("node,t_ms,power_W\n1,0,z\n1,1,z\n", "no column with values besides its time and asset");
        CsvMapping m;
        m.valueColumn = "watts";
        says("node,t_ms,power_W\n1,0,5\n", "has no column “watts”; its columns are: node, t_ms, power_W", m);
        m = {};
        m.timeColumn = "power_W";
        m.valueColumn = "node";
        says("node,t_ms,power_W\n1,0,oops\n", "holds no times", m);
        m = {};
        m.assetColumn = "rack";
        says("node,t_ms,power_W\n1,0,5\n", "has no column “rack”", m);
        m = {};
        m.valueColumn = "power_W";
        says("node,t_ms,power_W\n1,0,x\n1,1,y\n", "No row", m);
        says("node,t_ms,power_W\n1,0,NaN\n1,1,NaN\n", "No row", m);
        m = {};
        m.assets = "array:Hall 1";
        says("node,t_ms,power_W\n1,0,5\n", "array:H1-R01-01", m);
        m.assets = "array:H1-R01-01";
        says("node,t_ms,power_W\n70,0,5\n", "None of the assets", m);
        says("node,t_ms,power_W\n1,0,5\n01,0,5\n", "would both become H1-R01-01/S1", m);
        says(std::string(10'000'000, 'x'), "longer than 1 MB");
        says(std::string(10'000'000, ','), "longer than 1 MB");
        QVERIFY(has(errorOf([&] { data::importCsv(path("none.csv"), {}, path("out.mtrec"), {}); }), "does not exist"));
        QVERIFY(has(errorOf([&] { data::importCsv(path("."), {}, path("out.mtrec"), {}); }), "is a folder"));
        QVERIFY(has(errorOf([&] { data::importCsv(path("data.csv"), {}, path("data.csv"), {}); }), "would overwrite"));
        write("node,t_ms,power_W\n1,0,5\n");
        QVERIFY(!errorOf([&] { data::importCsv(path("data.csv"), {}, path("no/such/folder.mtrec"), {}); }).empty());
        QVERIFY(has(errorOf([&] { data::importCsv(path("data.csv"), {}, m_dir.path().toStdString(), {}); }), "is a folder"));
    }

    void aLongLineAmongGoodOnes()
    {
        const auto r = import("node,t_ms,power_W\n1,0,5\n" + std::string(10'000'000, '7') + "\n1,1000,6\n" + std::string(40'000'000, 'y') + "\n1,2000,7\n");
        QCOMPARE(r.samples, 3);
        QCOMPARE(r.rejected, 2);
        QVERIFY(has(issuesOf(r), "too long"));
    }

    void failureLeavesTheOldRecording()
    {
        import("node,t_ms,power_W\n1,0,5\n1,1000,5\n");
        QVERIFY(has(errorOf([&] { data::importCsv(path("out.mtrec"), {}, path("other.mtrec"), {}); }), "is a recording already"));
        QVERIFY(!errorOf([&] { import("node,t_ms,power_W\n1,zero,5\n"); }).empty());
        QCOMPARE(samples("1", "power").values.size(), 2u);
        std::stop_source stop;
        std::string csv = "node,t_ms,power_W\n";
        for (int i = 0; i < 500'000; ++i)
            csv += "1," + std::to_string(i) + ",5\n";
        write(csv);
        int calls = 0;
        const twin::Progress progress{[&](double share) {
                                          QVERIFY(share >= 0 && share <= 1);
                                          if (share > 0.5 && ++calls > 3)
                                              stop.request_stop();
                                      },
                                      stop.get_token()};
        CsvMapping m;
        m.start = start;
        bool cancelled = false;
        try {
            data::importCsv(path("data.csv"), m, path("out.mtrec"), progress);
        } catch (const twin::Cancelled&) {
            cancelled = true;
        }
        QVERIFY(cancelled);
        QCOMPARE(samples("1", "power").values.size(), 2u); // the old one
        for (const auto& entry : std::filesystem::directory_iterator(m_dir.path().toStdString()))
            QVERIFY2(entry.path().string().find(".part") == std::string::npos, entry.path().c_str());
    }

    // Any damage to a good file: an import with counts, or one sentence.
    void randomDamage()
    {
        std::string good = "node,t_ms,power_W\n";
        for (int i = 0; i < 400; ++i)
            good += std::to_string(1 + i % 5) + "," + std::to_string(i * 100) + "," + std::to_string(5000 + i) + "\n";
        std::mt19937 random(11);
        int imported = 0, refused = 0;
        for (int i = 0; i < 300; ++i) {
            auto bytes = good;
            for (int k = 1 + static_cast<int>(random() % 20); k > 0; --k) {
                const auto place = random() % bytes.size();
                switch (random() % 5) {
                case 0: bytes[place] = static_cast<char>(random() % 256); break;
                case 1: bytes.erase(place, random() % 50); break;
                case 2: bytes.insert(place, "\"\n,;"[random() % 4] + std::string(random() % 4, ',')); break;
                case 3: bytes.insert(place, std::to_string(random())); break;
                default: bytes[random() % 18] = "nt,;\t\" \n9"[random() % 9];
                }
            }
            try {
                const auto r = import(bytes);
                QVERIFY(r.samples > 0 && r.rows >= r.rejected);
                ++imported;
            } catch (const twin::Error& e) {
                QVERIFY(e.what()[0] != 0);
                ++refused;
            }
        }
        qInfo("300 damages: %d imported, %d refused", imported, refused);
        QVERIFY(imported > 50);
    }
};

QTEST_GUILESS_MAIN(CsvImportTest)
#include "CsvImportTest.moc"
