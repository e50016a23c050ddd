#include "data/import/CsvAssets.h"
#include "data/import/CsvColumns.h"
#include "data/import/CsvEvents.h"
#include "data/import/CsvReader.h"
#include "data/import/CsvTime.h"
#include "twin/base/Error.h"
#include <QTemporaryDir>
#include <QTest>
#include <charconv>
#include <cmath>
#include <fstream>
#include <random>

using namespace data::csv;
using twin::Timestamp;

namespace {

std::vector<std::string> split(std::string_view line, char delimiter = ',')
{
    std::vector<std::string_view> fields;
    std::string scratch;
    if (!splitLine(line, delimiter, fields, scratch))
        return {"unclosed"};
    return {fields.begin(), fields.end()};
}

using Strings = std::vector<std::string>;

} // namespace

class CsvReaderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesOfAllKinds()
    {
        const QTemporaryDir dir;
        const auto file = std::filesystem::path(dir.path().toStdString()) / "a.csv";
        const std::string longLine(3'000'000, 'x'); // longer than the reader's block
        std::ofstream(file, std::ios::binary) << "\xEF\xBB\xBF" << "a,b\r\n\n" << longLine << "\nlast";
        LineReader reader(file);
        std::string_view line;
        QVERIFY(reader.next(line) && line == "a,b");
        QVERIFY(reader.next(line) && line.empty());
        QVERIFY(reader.next(line) && line == longLine && !reader.wasCut());
        QVERIFY(reader.next(line) && line == "last");
        QCOMPARE(reader.lineNumber(), 4);
        QVERIFY(!reader.next(line));
        LineReader part(file, 3 + 5);
        QVERIFY(part.next(line) && line == "a,b");
        QVERIFY(!part.next(line));
    }

    void splits()
    {
        QCOMPARE(split("a,b,,c"), (Strings{"a", "b", "", "c"}));
        QCOMPARE(split(""), (Strings{""}));
        QCOMPARE(split(","), (Strings{"", ""}));
        QCOMPARE(split("\"a,b\",\"c\"\"d\", \"e\" ,f"), (Strings{"a,b", "c\"d", "e", "f"}));
        QCOMPARE(split("\"\",\"\""), (Strings{"", ""}));
        QCOMPARE(split("a,\"b"), (Strings{"unclosed"}));
        QCOMPARE(split("\"a\"b,c"), (Strings{"unclosed"}));
        QCOMPARE(split("a\"b,c"), (Strings{"a\"b", "c"}));
        QCOMPARE(split("1,5;2", ';'), (Strings{"1,5", "2"}));
    }

    void numbersReadAsTheStandardLibraryReadsThem()
    {
        std::mt19937_64 random(3);
        char buffer[64];
        for (int i = 0; i < 200'000; ++i) {
            const double v = std::uniform_real_distribution<double>(-1, 1)(random) * std::pow(10, static_cast<int>(random() % 12));
            const auto r = std::to_chars(buffer, buffer + sizeof buffer, v, std::chars_format::fixed, static_cast<int>(random() % 9));
            const std::string_view text(buffer, static_cast<std::size_t>(r.ptr - buffer));
            double expected = 0;
            std::from_chars(text.data(), text.data() + text.size(), expected);
            const auto cell = readCell(text, false);
            QVERIFY2(cell.kind == Cell::Kind::Number && cell.value == expected, std::string(text).c_str());
        }
    }

    void numbersOfAllKinds()
    {
        const auto is = [](const char* text, double value, int decimals, bool comma = false) {
            const auto c = readCell(text, comma);
            return c.kind == Cell::Kind::Number && c.value == value && c.decimals == decimals;
        };
        QVERIFY(is("4590", 4590, 0));
        QVERIFY(is(" -12.50 ", -12.5, 2));
        QVERIFY(is("+3", 3, 0));
        QVERIFY(is(".5", 0.5, 1));
        QVERIFY(is("7.", 7, 0));
        QVERIFY(is("1e-3", 0.001, -1));
        QVERIFY(is("12,5", 12.5, 1, true));
        QVERIFY(is("12.5", 12.5, 1, true));
        QVERIFY(is("123456789012345678901234567890.25", 123456789012345678901234567890.25, 2));
        for (const char* text : {"", "  ", "NaN", "nan", "NA", "null", "-", "9223372036854775794"})
            QVERIFY2(readCell(text, false).kind == Cell::Kind::Missing, text);
        for (const char* text : {"abc", "1,5", "1.2.3", "0x10", "1e400", "inf", "-Infinity", "4e38", "12 W", "1e", "--5", "."})
            QVERIFY2(readCell(text, false).kind == Cell::Kind::Unreadable, text);
        QVERIFY(readCell("1.234,5", true).kind == Cell::Kind::Unreadable);
    }

    void timesAreExact()
    {
        std::int64_t v = 0;
        QVERIFY(readScaledInteger("3410.474", 9, false, v) && v == 3'410'474'000'000);
        QVERIFY(readScaledInteger("-298620", 6, false, v) && v == -298'620'000'000);
        QVERIFY(readScaledInteger("1715968178151", 6, false, v) && v == 1'715'968'178'151'000'000);
        QVERIFY(readScaledInteger("1715968178151123456", 0, false, v) && v == 1'715'968'178'151'123'456);
        QVERIFY(readScaledInteger("0.0000000015", 9, false, v) && v == 2);
        QVERIFY(readScaledInteger("1.5e3", 9, false, v) && v == 1'500'000'000'000);
        QVERIFY(readScaledInteger("2,5", 9, true, v) && v == 2'500'000'000);
        QVERIFY(!readScaledInteger("99999999999", 9, false, v));
        QVERIFY(!readScaledInteger("1e30", 9, false, v));
        QVERIFY(!readScaledInteger("soon", 9, false, v));
        QVERIFY(!readScaledInteger("", 9, false, v));
    }

    void timeColumns()
    {
        const auto reader = [](const char* unit, const char* name, const char* value) { return TimeReader(unit, name, {value}, false, "x.csv"); };
        Timestamp t;
        auto r = reader("", "t_ms", "1335");
        QVERIFY(r.isRelative() && r.unitText() == "ms" && !r.unitWasGuessed());
        r.setStart(Timestamp::fromUtc(2024, 5, 17));
        QVERIFY(r.read("1500", t) && t == Timestamp::fromUtc(2024, 5, 17, 0, 0, 1.5));
        QVERIFY(r.read("-1500", t) && t == Timestamp::fromUtc(2024, 5, 16, 23, 59, 58.5));
        QVERIFY(!r.read("99999999999999", t)); // far outside 1900 .. 2200
        QVERIFY(!r.read("NaN", t));
        r = reader("", "timestamp", "2025-01-01 00:00");
        QVERIFY(!r.isRelative() && r.unitText() == "iso");
        QVERIFY(r.read("2025-01-01T06:00:00-06:00", t) && t == Timestamp::fromUtc(2025, 1, 1, 12));
        for (const auto& [value, unit] : {std::pair{"1715968178", "s"}, {"1715968178151", "ms"}, {"1715968178151000", "us"}, {"1715968178151000000", "ns"}}) {
            r = reader("", "time", value);
            QVERIFY(!r.isRelative() && r.unitWasGuessed());
            QCOMPARE(r.unitText(), std::string(unit));
            QVERIFY(r.read(value, t) && std::abs(t.secondsSince(Timestamp::fromMilliseconds(1715968178151))) < 1);
        }
        r = reader("us", "t_ms", "5"); // what is given goes before the name
        QCOMPARE(r.unitText(), std::string("us"));
        QVERIFY_EXCEPTION_THROWN(reader("days", "t", "5"), twin::Error);
        QVERIFY_EXCEPTION_THROWN(reader("", "t", "five"), twin::Error);
        QVERIFY_EXCEPTION_THROWN(reader("iso", "t", "5"), twin::Error);
    }

    void columnNames_data()
    {
        QTest::addColumn<QString>("asset");
        QTest::addColumn<QString>("metric");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<bool>("known");
        const auto row = [](const char* name, const char* asset, const char* metric, const char* unit, bool known) {
            QTest::newRow(name) << QString::fromUtf8(asset) << QString::fromUtf8(metric) << QString::fromUtf8(unit) << known;
        };
        row("power_W", "", "power", "W", true);
        row("cdu1_W", "cdu1", "power", "W", true);
        row("Power (kW)", "", "power", "kW", true);
        row("H2-R07-12:power", "H2-R07-12", "power", "W", true);
        row("power_ave_W", "", "power", "W", true);
        row("power_min_W", "", "power_min", "W", false);
        row("temp_ave_C", "", "gpu_temperature", "°C", true);
        row("temp_max_C", "", "gpu_temperature_max", "°C", true);
        row("util_ave", "", "utilisation", "", true);
        row("gpu3_util_pct", "gpu3", "utilisation", "%", true);
        row("T_wetbulb_C", "site", "wet_bulb_c", "°C", true);
        row("facility_mw", "site", "facility_mw", "MW", true);
        row("rack7_flow_L_min", "rack7", "coolant_flow", "L/min", true);
        row("rack7 supply temperature [degC]", "rack7", "coolant_supply", "°C", true);
        row("battery_soc_pct", "battery", "state_of_charge", "%", true);
        row("W", "", "power", "W", true);
        row("V2", "", "voltage", "V", false);
        row("PF3", "", "power_factor", "", false);
        row("gmem_ave", "", "gmem", "", false);
        row("plant_load_MW", "plant", "power", "MW", true);
        row("???", "", "value", "", false);
    }
    void columnNames()
    {
        QFETCH(QString, asset);
        QFETCH(QString, metric);
        QFETCH(QString, unit);
        QFETCH(bool, known);
        const auto m = readColumnName(QTest::currentDataTag());
        QCOMPARE(QString::fromStdString(m.asset), asset);
        QCOMPARE(QString::fromStdString(m.metric), metric);
        QCOMPARE(QString::fromStdString(m.unit), unit);
        QCOMPARE(m.known, known);
    }

    void partsOfAMeter()
    {
        QCOMPARE(readColumnName("W2").part, std::string("2"));
        QCOMPARE(readColumnName("W").part, std::string());
    }

    void conversions()
    {
        const auto to = [](const char* from, const char* unit, double v) {
            const auto c = convertUnit(from, unit);
            return c ? v * c->factor + c->offset : std::nan("");
        };
        QCOMPARE(to("kW", "W", 2.5), 2500.0);
        QCOMPARE(to("W", "MW", 2.5e6), 2.5);
        QCOMPARE(to("K", "°C", 300.0), 300 - 273.15);
        QVERIFY(std::abs(to("°F", "°C", 212.0) - 100) < 1e-12);
        QCOMPARE(to("%", "", 45.0), 0.45);
        QVERIFY(std::abs(to("gal/min", "L/min", 1.0) - 3.785411784) < 1e-14);
        QVERIFY(std::isnan(to("V", "W", 1)));
        QVERIFY(std::isnan(to("furlong", "W", 1)));
    }

    void timeAndAssetColumns()
    {
        for (const char* name : {"t_ms", "time_s", "Time (s)", "timestamp", "Timestamp_UTC", "hour", "date time", "unix_ms", "t"})
            QVERIFY2(looksLikeTimeColumn(name), name);
        for (const char* name : {"T_wetbulb_C", "temp", "power_W", "times_failed", "node", "time_to_failure"})
            QVERIFY2(!looksLikeTimeColumn(name), name);
        for (const char* name : {"node", "rack_id", "Hostname", "asset", "gpu"})
            QVERIFY2(looksLikeAssetColumn(name), name);
        for (const char* name : {"gpu_util", "power", "cdu1_W"})
            QVERIFY2(!looksLikeAssetColumn(name), name);
    }

    void assetNames()
    {
        AssetNamer array("array:H1-R02-09");
        QCOMPARE(array.name("1").value(), std::string("H1-R02-09/S1"));
        QCOMPARE(array.name("8").value(), std::string("H1-R02-09/S8"));
        QCOMPARE(array.name("9").value(), std::string("H1-R02-10/S1"));
        QCOMPARE(array.name("64").value(), std::string("H1-R02-16/S8"));
        QCOMPARE(array.name("node-12").value(), std::string("H1-R02-10/S4"));
        QVERIFY(!array.name("65") && !array.name("0") && !array.name("x") && !array.name("99999999999999999999"));
        array.setCountsFromZero(true);
        QCOMPARE(array.name("0").value(), std::string("H1-R02-09/S1"));
        QVERIFY(!array.name("64"));
        const AssetNamer rack("rack:H1-R01-{}");
        QCOMPARE(rack.name("7").value(), std::string("H1-R01-07"));
        QCOMPARE(rack.name("12").value(), std::string("H1-R01-12"));
        QCOMPARE(AssetNamer("MP-{}").name("017").value(), std::string("MP-017"));
        QCOMPARE(AssetNamer("").name("x y").value(), std::string("x y"));
        QCOMPARE(AssetNamer("H1-R01-01/S1").name("anything").value(), std::string("H1-R01-01/S1"));
        for (const char* bad : {"array:", "array:H1-R01", "array:H1-R01-01x", "array:H0-R01-01", "rack:", "rack:H1-R01-01"})
            QVERIFY_EXCEPTION_THROWN(AssetNamer{bad}, twin::Error);
    }

    void eventTexts()
    {
        QCOMPARE(eventText("block_start", "", 3, 24), std::string("Training block 3 starts"));
        QCOMPARE(eventText("eval_stop", "", 1, 1), std::string("Evaluation ends"));
        QCOMPARE(eventText("eval_accuracy", "2.7504053115844727", 2, 24), std::string("Evaluation accuracy 2: 2.75041"));
        QCOMPARE(eventText("run_stop", "success", 1, 1), std::string("Run ends: success"));
        QCOMPARE(eventText("global_batch_size", "2048", 1, 1), std::string("Global batch size: 2048"));
    }

    void delimiters()
    {
        QCOMPARE(detectDelimiter("a,b,c", {"1,2,3"}), ',');
        QCOMPARE(detectDelimiter("Zeit;Leistung, kW", {"1;2,5", "2;2,6"}), ';');
        QCOMPARE(detectDelimiter("a\tb", {"1\t2"}), '\t');
        QCOMPARE(detectDelimiter("\"a;b\",c", {"1,2"}), ',');
        QCOMPARE(detectDelimiter("power", {"1"}), '\0');
    }
};

QTEST_GUILESS_MAIN(CsvReaderTest)
#include "CsvReaderTest.moc"
