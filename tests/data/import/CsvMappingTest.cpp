// Tables read with rules: what becomes of columns and assets, forms of times, saved mappings, and files whose later rows differ from the first.
#include "data/import/CsvFacts.h"
#include "data/import/CsvImport.h"
#include "data/import/CsvPipeline.h"
#include "data/import/CsvProbe.h"
#include "data/store/RecordingReader.h"
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <random>
#include <span>

using data::ChannelMapping;
using data::CsvImportResult;
using data::CsvMapping;
using data::MappingRule;
using twin::Timestamp;

namespace {

const Timestamp start = Timestamp::fromUtc(2025, 7, 15, 12);

template<class F> std::string errorOf(F f)
{
    try {
        f();
    } catch (const twin::Error& e) {
        return e.what();
    }
    return {};
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != text.npos; }

MappingRule rule(std::string name, std::string asset, std::string metric, std::string unit = {}, double scale = 1)
{
    MappingRule r;
    r.name = std::move(name);
    r.asset = std::move(asset);
    r.metric = std::move(metric);
    r.unit = std::move(unit);
    r.scale = scale;
    return r;
}

CsvMapping byRules(std::vector<MappingRule> rules)
{
    CsvMapping m;
    m.rules = ChannelMapping(std::move(rules));
    return m;
}

std::string issuesOf(const CsvImportResult& result)
{
    std::string out;
    for (const auto& issue : result.issues)
        out += issue.message.english() + "\n";
    return out;
}

} // namespace

class CsvMappingTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    std::filesystem::path path(const std::string& name) { return std::filesystem::path(m_dir.path().toStdString()) / name; }
    std::filesystem::path write(const std::string& bytes)
    {
        std::ofstream(path("data.csv"), std::ios::binary) << bytes;
        return path("data.csv");
    }
    CsvImportResult import(const std::string& bytes, CsvMapping mapping = {})
    {
        if (!mapping.start)
            mapping.start = start;
        return data::importCsv(write(bytes), mapping, path("out.mtrec"), {});
    }
    std::vector<double> values(const std::string& asset, const std::string& metric)
    {
        data::RecordingReader reader(path("out.mtrec"));
        std::vector<Timestamp> times;
        std::vector<double> found;
        std::vector<data::Quality> qualities;
        if (const int c = reader.findChannel(asset, metric); c >= 0)
            reader.samples(c, reader.info().span.begin, reader.info().span.end, times, found, qualities);
        return found;
    }
    Timestamp firstTime(const std::string& csv, const CsvMapping& mapping = {}) { return import(csv, mapping).span.begin; }

private Q_SLOTS:
    void severalRulesOnOneFile()
    {
        const auto r = import("time_s,cdu1_kW,cdu2_kW,T_wetbulb_C,spare\n0,1.5,2,4.83,9\n15,1.6,2.25,4.8,9\n",
                              byRules({rule("cdu*_kW", "CDU-{1:03}", "heat_to_liquid", "kW"), rule("T_wetbulb_C", "site", "wet_bulb_c", "C")}));
        QCOMPARE(r.channels, 3);
        QVERIFY(has(issuesOf(r), "No rule takes these columns; they are left out: spare"));
        QCOMPARE(values("CDU-001", "heat_to_liquid"), (std::vector<double>{1500, 1600}));
        QCOMPARE(values("CDU-002", "heat_to_liquid"), (std::vector<double>{2000, 2250}));
        QCOMPARE(values("site", "wet_bulb_c").size(), 2u);
    }

    void rulesOfALongTable()
    {
        const std::string csv = "host,gpu,t_s,power_W,temp_F\nr01-n07,0,0,500.5,140\nr01-n07,1,0,600,150\nr01-n08,0,0,700,160\n";
        const auto asset = "H1-R{host:/r(\\d+)/:02}-{host:/n(\\d+)/:02}/G{gpu+1}";
        const auto r = import(csv, byRules({rule("power_W", asset, "power", "W"), rule("temp_*", asset, "gpu_temperature", "degF")}));
        QCOMPARE(r.used.labelColumns, std::string("gpu")); // found by its name
        QCOMPARE(r.channels, 6);
        QCOMPARE(values("H1-R01-07/G2", "power"), std::vector<double>{600});
        QVERIFY(std::abs(values("H1-R01-08/G1", "gpu_temperature").at(0) - 71.111) < 0.01);
        const auto array = import("node,t_s,power_W\n0,0,5\n63,0,6\n64,0,7\n", byRules({rule("power_W", "array:H1-R01-01/{node+1}", "power", "W")}));
        QCOMPARE(array.channels, 2);
        QVERIFY(has(issuesOf(array), "No rule takes 1 channels of the file; they are left out: “64”"));
        QCOMPARE(values("H1-R01-08/S8", "power"), std::vector<double>{6});
    }

    void rowsThatNameTheirQuantity()
    {
        const std::string csv = "timestamp,host,metric,value\n2025-07-15 12:00:00,a,power_kW,1.5\n2025-07-15 12:00:00,a,DCGM_FI_DEV_GPU_TEMP,60\n"
                                "2025-07-15 12:00:01,a,power_kW,1.75\n2025-07-15 12:00:01,a,DCGM_FI_DEV_GPU_TEMP,9223372036854775794\n"
                                "2025-07-15 12:00:02,a,DCGM_FI_DEV_GPU_TEMP,2147483632\n2025-07-15 12:00:03,a,DCGM_FI_DEV_GPU_TEMP,61\n";
        auto r = import(csv);
        QCOMPARE(r.used.metricColumn, std::string("metric"));
        QCOMPARE(r.channels, 2);
        QCOMPARE(values("a", "power"), (std::vector<double>{1500, 1750}));
        auto mapping = byRules({rule("power_kW", "H1-R01-01", "power", "kW"), rule("DCGM_FI_DEV_GPU_TEMP", "H1-R01-01", "gpu_temperature", "C")});
        auto rules = mapping.rules.rules();
        rules[1].blankFrom = 2147483632;
        mapping.rules = ChannelMapping(rules);
        r = import(csv, mapping);
        QCOMPARE(r.missing, 2); // both marks of DCGM
        const auto t = values("H1-R01-01", "gpu_temperature");
        QCOMPARE(std::count_if(t.begin(), t.end(), [](double v) { return !std::isnan(v); }), 2);
        QCOMPARE(t.front(), 60.0);
        QCOMPARE(t.back(), 61.0);
        const data::RecordingReader reader(path("out.mtrec"));
        QCOMPARE(reader.channel(reader.findChannel("H1-R01-01", "power")).resolution, 10.0); // each quantity its own step
        QCOMPARE(reader.channel(reader.findChannel("H1-R01-01", "gpu_temperature")).resolution, 1.0);
    }

    void rulesThatDoNotFit()
    {
        const auto error = [&](CsvMapping m) { return errorOf([&] { import("node,t_s,power_W\na,0,5\n", std::move(m)); }); };
        QVERIFY(has(error(byRules({rule("watts", "a", "power")})), "No rule of the mapping takes a column"));
        QVERIFY(has(error(byRules({rule("power_W", "{rack}", "power")})), "No rule of the mapping takes anything of"));
        auto both = byRules({rule("power_W", "a", "power")});
        both.assets = "array:H1-R01-01";
        QVERIFY(has(error(both), "leave out the quantity"));
        QVERIFY(has(errorOf([&] { import("node,t_s,power_W\na,0,5\nb,0,5\n", byRules({rule("power_W", "x", "power")})); }), "“a” and “b” of"));
        CsvMapping m;
        m.delimiter = 'x';
        QVERIFY(has(error(m), "cannot separate columns"));
        m = {};
        m.decimal = ';';
        QVERIFY(has(error(m), "no decimal sign"));
        m = {};
        m.timeZone = "Mars/Olympus";
        QVERIFY(has(error(m), "no time zone"));
        m = {};
        m.timeUnit = "fortnights";
        QVERIFY(has(error(m), "no time unit"));
        m = {};
        m.metricColumn = "kind";
        QVERIFY(has(error(m), "has no column “kind”"));
        m.layout = CsvMapping::Layout::Wide;
        QVERIFY(has(error(m), "A wide table"));
    }

    void formsOfTimes()
    {
        const auto at = [&](const char* text, const char* unit = "", const char* zone = "") {
            CsvMapping m;
            m.timeUnit = unit;
            m.timeZone = zone;
            return firstTime(std::string("time;node;power_W\n") + text + ";a;5\n", m).iso();
        };
        QCOMPARE(at("15.07.2025 14:32:10"), std::string("2025-07-15T14:32:10Z"));
        QCOMPARE(at("15.7.2025 4:32"), std::string("2025-07-15T04:32:00Z"));
        QCOMPARE(at("07/15/2025 02:32:10 PM"), std::string("2025-07-15T14:32:10Z"));
        QCOMPARE(at("15/07/2025 14:32"), std::string("2025-07-15T14:32:00Z"));
        QCOMPARE(at("7/5/2025 12:00 AM"), std::string("2025-07-05T00:00:00Z"));
        QCOMPARE(at("15-Jul-2025 14:32:10.250"), std::string("2025-07-15T14:32:10.250Z"));
        QCOMPARE(at("20250715T143210Z"), std::string("2025-07-15T14:32:10Z"));
        QCOMPARE(at("07/05/2025 14:32", "dd/MM/yyyy HH:mm"), std::string("2025-05-07T14:32:00Z"));
        QCOMPARE(at("2025-07-15 14:32:10", "", "-05:00"), std::string("2025-07-15T19:32:10Z"));
        QCOMPARE(at("2025-07-15 14:32:10", "", "America/Chicago"), std::string("2025-07-15T19:32:10Z")); // daylight saving
        QCOMPARE(at("2025-01-15 14:32:10", "", "America/Chicago"), std::string("2025-01-15T20:32:10Z"));
        QCOMPARE(at("15.01.2025 14:32", "", "Europe/Berlin"), std::string("2025-01-15T13:32:00Z"));
        QCOMPARE(at("2025-07-15T14:32:10+02:00", "", "America/Chicago"), std::string("2025-07-15T12:32:10Z")); // says its own
        QCOMPARE(at("2025-07-15T14:32:10Z", "", "America/Chicago"), std::string("2025-07-15T14:32:10Z"));
        QCOMPARE(at("90", "min"), start.plusSeconds(5400).iso());
        QCOMPARE(at("1,5", "h"), start.plusSeconds(5400).iso());
        QCOMPARE(firstTime("t_min,a_W\n0,5\n", {}).iso(), start.iso());
        CsvMapping m;
        QVERIFY(has(issuesOf(import("time;node;power_W\n07/05/2025 14:32;a;5\n", m)), "if the day comes first, say so"));
        m.timeUnit = "dd.MM.yyyy";
        QVERIFY(has(errorOf([&] { import("time;node;power_W\n07/05/2025;a;5\n", m); }), "no time of the form dd.MM.yyyy"));
    }

    void theHourThatComesTwice()
    {
        CsvMapping m;
        m.timeZone = "America/Chicago";
        const auto r = import("time,a_W\n2025-11-02 00:30:00,1\n2025-11-02 01:30:00,2\n2025-11-02 02:30:00,3\n2025-11-02 03:30:00,4\n", m);
        QCOMPARE(r.span.begin.iso(), std::string("2025-11-02T05:30:00Z"));
        QCOMPARE(r.span.end.iso(), std::string("2025-11-02T09:30:00Z"));
        QVERIFY(has(issuesOf(r), "was put back at 2025-11-02T07:00:00Z"));
        QVERIFY(!has(issuesOf(import("time,a_W\n2025-10-02 00:30:00,1\n2025-10-02 01:30:00,2\n", m)), "put back"));
    }

    void delimitersAndDecimals()
    {
        QCOMPARE(import("node|t_s|power_W\na|0|5.5\n").used.delimiter, '|');
        QCOMPARE(values("a", "power"), std::vector<double>{5.5});
        CsvMapping m;
        m.decimal = ',';
        import("node,t_s,power_W\na,0,\"5,5\"\n", m);
        QCOMPARE(values("a", "power"), std::vector<double>{5.5});
        m.decimal = '.';
        QVERIFY(has(errorOf([&] { import("node;t_s;power_W\na;0;5,5\n", m); }), "no column with values"));
        QCOMPARE(import("node;t_s;power_W\na;0;5,5\n").used.decimal, ',');
    }

    void previewShowsWhatBecomes()
    {
        const auto csv = write("node,t_ms,power_W,note\n1,0,100,x\n2,5,300,y\n1,10,110,z\n");
        auto mapping = byRules({rule("power_W", "array:H1-R01-01/{node}", "power", "W")});
        mapping.start = start;
        auto p = data::previewCsv(csv, 2, mapping);
        QCOMPARE(p.rows.size(), 2u);
        QCOMPARE(p.channels.size(), 2u);
        QVERIFY(p.allChannels);
        QCOMPARE(p.channels[1].text, std::string("2"));
        QCOMPARE(p.channels[1].example, std::string("300"));
        QCOMPARE(p.channels[1].value, 300.0);
        QCOMPARE(p.channels[1].rule, 0);
        QCOMPARE(p.channels[1].mapped->channel.asset, std::string("H1-R01-01/S2"));
        p = data::previewCsv(csv);
        const auto rules = data::rulesOf(p);
        QCOMPARE(rules.rules().size(), 1u);
        QCOMPARE(rules.rules()[0].asset, std::string("{asset}"));
        QCOMPARE(rules.rules()[0].metric, std::string("power"));
    }

    void theGuessAsRulesDoesTheSame_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::addColumn<int>("rules");
        QTest::newRow("wide") << QByteArray("time_s,cdu1_kW,cdu2_kW,cdu10_kW,T_wetbulb_C\n0,1.5,2,7,4.83\n15,1.6,2.25,8,4.80\n") << 2;
        QTest::newRow("meter") << QByteArray("t_s,W,W1,V1,W2,V2\n0,100,60,230.1,40,229.8\n1,110,61,230.2,49,229.7\n") << 4;
        QTest::newRow("long") << QByteArray("node,t_s,power_W,temp_C\na,0,500,60.5\nb,0,510,61.0\na,1,505,60.7\n") << 2;
        QTest::newRow("labels") << QByteArray("node,gpu,t_s,gpu_util\na,0,0,50\na,1,0,60\n") << 1;
    }
    void theGuessAsRulesDoesTheSame()
    {
        QFETCH(const QByteArray, csv);
        const auto simple = import(csv.toStdString());
        std::map<std::string, std::vector<double>> expected;
        const auto all = [&] {
            std::map<std::string, std::vector<double>> out;
            data::RecordingReader reader(path("out.mtrec"));
            for (int c = 0; c < reader.channelCount(); ++c) {
                const auto& ch = reader.channel(c);
                out[ch.asset + "/" + ch.metric + "/" + ch.unit + "/" + std::to_string(ch.resolution)] = values(ch.asset, ch.metric);
            }
            return out;
        };
        expected = all();
        auto preview = data::previewCsv(path("data.csv"));
        auto mapping = preview.guess;
        mapping.rules = data::rulesOf(preview);
        QTEST(static_cast<int>(mapping.rules.rules().size()), "rules");
        mapping.metric.clear();
        mapping.unit.clear();
        mapping.assets.clear();
        mapping.scale = 1;
        mapping = data::csvMappingFromJson(data::toJson(mapping));
        const auto again = import(csv.toStdString(), mapping);
        QCOMPARE(again.channels, simple.channels);
        QVERIFY(all() == expected);
    }

    void savedMappings()
    {
        auto m = byRules({rule("a*", "b{1}", "power", "kW", 0.1)});
        m.layout = CsvMapping::Layout::Long;
        m.delimiter = ';';
        m.decimal = ',';
        m.timeColumn = "Zeit";
        m.assetColumn = "Rack";
        m.metricColumn = "m";
        m.labelColumns = "x;y";
        m.valueColumn = "v";
        m.timeUnit = "dd.MM.yyyy HH:mm";
        m.timeZone = "Europe/Berlin";
        m.start = start;
        m.resolution = 0.5;
        m.findEvents = false;
        data::saveCsvMapping(m, path("m.json"));
        const auto again = data::loadCsvMapping(path("m.json"));
        QVERIFY(data::toJson(again) == data::toJson(m));
        QVERIFY(again.rules == m.rules);
        QCOMPARE(again.start->ns, start.ns);
        QCOMPARE(again.delimiter, ';');
        QVERIFY(ChannelMapping::fromJson(data::toJson(m)) == m.rules); // other sources read the same file

        const auto error = [&](const std::string& text) {
            std::ofstream(path("bad.json")) << text;
            return errorOf([&] { data::loadCsvMapping(path("bad.json")); });
        };
        QVERIFY(has(errorOf([&] { data::loadCsvMapping(path("none.json")); }), "does not exist"));
        QVERIFY(has(errorOf([&] { data::loadCsvMapping(path(".")); }), "cannot be read"));
        QVERIFY(has(error("[1]"), "no JSON object"));
        QVERIFY(has(error("{\"a\""), "no JSON object"));
        QVERIFY(has(error("{}"), "bad.json cannot be used: This is no mapping"));
        const std::string head = "{\"format\":\"memphis-twin-mapping\",\"version\":1,\"rules\":[],\"table\":";
        QVERIFY(error(head + "{}}").empty());
        QVERIFY(has(error(head + "3}"), "must be an object"));
        QVERIFY(has(error(head + "{\"colour\":1}}"), "“colour”"));
        QVERIFY(has(error(head + "{\"layout\":\"broad\"}}"), "long, wide or auto"));
        QVERIFY(has(error(head + "{\"delimiter\":\";;\"}}"), "one sign"));
        QVERIFY(has(error(head + "{\"scale\":\"2\"}}"), "must be a number"));
        QVERIFY(has(error(head + "{\"time_unit\":2}}"), "must be a text"));
        QVERIFY(has(error(head + "{\"start\":\"noon\"}}"), "must be a time"));
        QVERIFY(has(error(head + "{\"events\":\"no\"}}"), "true or false"));
        QVERIFY(has(errorOf([&] { data::saveCsvMapping(m, path("no/such/m.json")); }), "cannot be written"));
    }

    // What the head and the probes do not show: everything must come out as if it had been known from the start.
    void laterRowsDiffer_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("more decimals") << QByteArray("T,7,5.25") << QByteArray();
        QTest::newRow("exponent") << QByteArray("T,7,5e0") << QByteArray();
        QTest::newRow("back") << QByteArray("-90000,9,9") << QByteArray("time goes back");
        QTest::newRow("missing") << QByteArray("T,,5") << QByteArray();
        QTest::newRow("first number of a column") << QByteArray("T,7,5,3") << QByteArray();
        QTest::newRow("large") << QByteArray("T,7,12345678.5") << QByteArray();
    }
    void laterRowsDiffer()
    {
        QFETCH(const QByteArray, row);
        QFETCH(const QByteArray, says);
        std::string csv = "t_s,a_W,b_W,c_W\n";
        const int rows = 90'000;
        const auto line = [](int second, int i) { return std::to_string(second) + "," + std::to_string(i % 1000) + "," + std::to_string(i % 777) + ",\n"; };
        // Between two of the places that are looked at beforehand.
        int odd = 0;
        std::size_t total = 0, before = 0;
        for (int i = 0; i < rows; ++i)
            total += line(2 * i, i).size();
        const std::size_t first = data::csv::BlockReader::blockBytes, place = first + (total - first) * 107 / 240;
        while (before < place)
            before += line(2 * odd, odd).size(), ++odd;
        for (int i = 0; i < rows; ++i) {
            if (i == odd)
                csv += QByteArray(row).replace("T", QByteArray::number(2 * odd - 1)).toStdString() + (row.count(',') == 2 ? ",\n" : "\n");
            csv += line(2 * i, i);
        }
        {
            CsvMapping m;
            m.start = start;
            const auto plan = data::csv::makePlan(write(csv), m);
            data::csv::Facts probed(plan), all(plan);
            data::csv::probe(plan, probed);
            data::csv::BlockPipeline blocks(plan, plan.file.dataBegin);
            std::vector<int> keys;
            while (auto* block = blocks.next()) {
                all.define(*block, keys);
                all.absorb(*block, keys);
            }
            // A missing value changes nothing; everything else must come as a surprise, or this test shows nothing.
            QCOMPARE(probed.choices() == all.choices() && probed.asFrames() == all.asFrames(), QByteArray(QTest::currentDataTag()) == "missing");
        }
        const auto r = import(csv);
        QCOMPARE(r.rows, rows + 1);
        if (!says.isEmpty())
            QVERIFY(has(issuesOf(r), says.toStdString()));
        // The reference: the odd row first, so that it is known from the start; order does not matter to a recording.
        const auto got = values("b", "power"), gotA = values("a", "power"), gotC = values("c", "power");
        data::RecordingReader reader(path("out.mtrec"));
        QVERIFY(reader.verify());
        const double resolution = reader.channel(reader.findChannel("b", "power")).resolution;
        QCOMPARE(resolution, row.contains("5.25") ? 0.01 : row.contains("e0") ? 0.0 : row.contains("678.5") ? 0.1 : 1.0);
        QCOMPARE(static_cast<int>(got.size()), rows + 1);
        double sum = 0;
        for (const double v : got)
            sum += v;
        double expected = row.split(',')[2].toDouble();
        for (int i = 0; i < rows; ++i)
            expected += i % 777;
        QVERIFY2(std::abs(sum - expected) < 1e-3, qPrintable(QString("%1 %2").arg(sum, 0, 'f').arg(expected, 0, 'f')));
        QCOMPARE(gotC.empty(), row.count(',') == 2);
        QCOMPARE(reader.info().samples, r.samples);
    }

    void threadsDoNotMatter()
    {
        std::mt19937 random(3);
        std::string csv = "node,t_ms,power_W\n";
        for (int i = 0; i < 60'000; ++i) {
            csv += "n" + std::to_string(random() % 300) + "," + std::to_string(i * 7) + "," + std::to_string(random() % 9000);
            csv += random() % 2000 == 0 ? ",oops\n" : "\n";
        }
        const auto file = write(csv);
        CsvMapping m;
        m.start = start;
        const auto plan = data::csv::makePlan(file, m);
        std::string expected;
        for (const int threads : {1, 2, 4}) {
            data::csv::Facts facts(plan);
            data::csv::BlockPipeline blocks(plan, plan.file.dataBegin, -1, threads);
            std::vector<int> keys;
            std::string seen;
            while (auto* block = blocks.next()) {
                facts.define(*block, keys);
                facts.absorb(*block, keys);
                seen += std::to_string(block->rows) + " ";
            }
            for (const auto& key : facts.keys())
                seen += key.text + std::to_string(key.outOfOrder);
            for (const auto& channel : facts.channels())
                seen += channel.asset + std::to_string(channel.samples) + " " + std::to_string(channel.integral);
            for (const auto& issue : facts.issues)
                seen += issue.message.english();
            QCOMPARE(facts.rows, 60'000);
            QCOMPARE(facts.rejected, facts.problems);
            QVERIFY(facts.rejected > 5);
            if (expected.empty())
                expected = seen;
            QVERIFY(seen == expected);
        }
    }

    // The quick way and the thorough way must agree on every row.
    void quickRowsAreReadAsThoroughOnes()
    {
        std::mt19937 random(9);
        const std::vector<std::string> cells = {"1", "-2.5", "+3", "007", "1e3", "", " 4", "4 ", "NaN", "x", ".5", "5.", "-", "123456789012345678901", "9007199254740993", "0.1234567890123456789",
                                                "9223372036854775794", "\"7\"", "\"7,5\"", "1.2.3", "--1", "1-", "12345678.125", "a b"};
        for (int i = 0; i < 600; ++i) {
            std::string row = "k," + std::to_string(random() % 100);
            for (int c = 0; c < 3; ++c)
                row += "," + cells[random() % cells.size()];
            row += random() % 8 == 0 ? "," : "";
            row += random() % 2 == 0 ? "\r\n" : "\n";
            const std::string head = "node,t_s,a_x,b_x,c_x\nk,0,1.5,1.5,1.5\n";
            std::string quoted; // a quoted key sends the row the thorough way
            quoted = "\"k\"" + row.substr(1);
            std::string seen[2];
            for (int way = 0; way < 2; ++way) {
                const auto file = write(head + (way == 0 ? row : quoted));
                CsvMapping m;
                m.start = start;
                m.valueColumn = "a_x;b_x;c_x";
                const auto plan = data::csv::makePlan(file, m);
                data::csv::BlockReader reader(file, plan.file.dataBegin);
                data::csv::BlockParser parser(plan, 0);
                data::csv::TextBlock text;
                data::csv::ParsedBlock block;
                QVERIFY(reader.next(text));
                parser.parse(text, block);
                auto& out = seen[way];
                out = std::to_string(block.rows) + " " + std::to_string(block.rejected) + " " + std::to_string(block.missing) + " " + std::to_string(block.problems);
                for (const double v : std::span(block.values).first(block.count * 3))
                    out += " " + QByteArray::number(v, 'g', 17).toStdString();
                for (const auto& f : block.facts)
                    out += " " + std::to_string(f.decimals) + (f.exponent ? "e" : "");
            }
            QVERIFY2(seen[0] == seen[1], (row + "\n" + seen[0] + "\n" + seen[1]).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(CsvMappingTest)
#include "CsvMappingTest.moc"
