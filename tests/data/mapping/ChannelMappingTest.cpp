#include "OracleTable.h"
#include "data/mapping/ChannelMapping.h"
#include "data/mapping/NamePattern.h"
#include "data/mapping/TextTemplate.h"
#include "data/mapping/Units.h"
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>
#include <cmath>
#include <random>
#include <set>

using data::ChannelMapping;
using data::Labels;
using data::MappingRule;

namespace {

template<class F> std::string errorOf(F f)
{
    try {
        f();
    } catch (const twin::Error& e) {
        return e.kind() == twin::Error::Kind::Usage ? e.what() : std::string("not a usage error: ") + e.what();
    }
    return {};
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != text.npos; }

MappingRule rule(std::string name, std::string asset, std::string metric, std::string unit = {})
{
    MappingRule r;
    r.name = std::move(name);
    r.asset = std::move(asset);
    r.metric = std::move(metric);
    r.unit = std::move(unit);
    return r;
}

std::string assetOf(const std::string& pattern, const Labels& labels, const std::string& name = "x")
{
    const auto mapped = ChannelMapping({rule("*", pattern, "power")}).map(name, labels);
    return mapped ? mapped->channel.asset : "nothing";
}

std::vector<std::string> captured(const std::string& pattern, const std::string& name)
{
    std::vector<std::string_view> captures;
    if (!data::NamePattern(pattern).matches(name, &captures))
        return {"no"};
    return {captures.begin(), captures.end()};
}

// The obvious way: every length for every wildcard.
bool matchesSlowly(std::string_view pattern, std::string_view name, bool atStart = true)
{
    if (pattern.empty())
        return name.empty();
    if (pattern[0] == '*') {
        for (std::size_t n = 0; n <= name.size(); ++n)
            if (matchesSlowly(pattern.substr(1), name.substr(n), false))
                return true;
        return false;
    }
    if (pattern[0] == '+' && atStart && (pattern.size() == 1 || pattern[1] == '/'))
        return matchesSlowly(pattern.substr(1), name.substr(std::min(name.find('/'), name.size())), false);
    return !name.empty() && name[0] == pattern[0] && matchesSlowly(pattern.substr(1), name.substr(1), pattern[0] == '/');
}

} // namespace

class ChannelMappingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void patterns()
    {
        QCOMPARE(captured("power", "power"), std::vector<std::string>{});
        QCOMPARE(captured("power", "powe"), std::vector<std::string>{"no"});
        QCOMPARE(captured("cdu*_W", "cdu12_W"), std::vector<std::string>{"12"});
        QCOMPARE(captured("*_*", "a_b_c"), (std::vector<std::string>{"a", "b_c"}));
        QCOMPARE(captured("hall/+/rack/+/power", "hall/3/rack/R7/power"), (std::vector<std::string>{"3", "R7"}));
        QCOMPARE(captured("hall/+/power", "hall/3/4/power"), std::vector<std::string>{"no"});
        QCOMPARE(captured("hall/*/power", "hall/3/4/power"), std::vector<std::string>{"3/4"});
        QCOMPARE(captured("+/x", "/x"), std::vector<std::string>{""});
        QCOMPARE(captured("*/+", "a/b/c"), (std::vector<std::string>{"a/b", "c"}));
        QCOMPARE(captured("A+B", "A+B"), std::vector<std::string>{}); // a plus that is no whole level stands for itself
        QCOMPARE(captured("*", ""), std::vector<std::string>{""});
        QCOMPARE(captured("a*b*a", "abba"), (std::vector<std::string>{"", "b"}));
    }

    void patternsAgreeWithTheObviousWay()
    {
        std::mt19937 random(4);
        int matched = 0;
        const auto text = [&](std::string_view signs, unsigned most) {
            std::string s;
            for (unsigned n = random() % (most + 1); n > 0; --n)
                s += signs[random() % signs.size()];
            return s;
        };
        for (int i = 0; i < 40'000; ++i) {
            const auto pattern = text("ab/*+", 7), name = text("ab/", 8);
            const bool expected = matchesSlowly(pattern, name);
            matched += expected;
            std::vector<std::string_view> captures;
            QVERIFY2(data::NamePattern(pattern).matches(name, &captures) == expected, (pattern + " on " + name).c_str());
            if (!expected)
                continue;
            std::string again; // the captures put in for the wildcards give the name
            std::size_t next = 0;
            for (std::size_t k = 0; k < pattern.size(); ++k) {
                const bool level = pattern[k] == '+' && (k == 0 || pattern[k - 1] == '/') && (k + 1 == pattern.size() || pattern[k + 1] == '/');
                if (pattern[k] == '*' || level)
                    again += captures.at(next++);
                else
                    again += pattern[k];
            }
            QCOMPARE(again, name);
            QCOMPARE(next, captures.size());
        }
        QVERIFY(matched > 2000);
    }

    void assets()
    {
        const Labels labels{{"node", "7"}, {"host", "rack12-node07"}, {"gpu", "0"}, {"empty", ""}};
        QCOMPARE(assetOf("H1-R01-{node:02}", labels), std::string("H1-R01-07"));
        QCOMPARE(assetOf("H1-R01-{gpu+1:02}", labels), std::string("H1-R01-01"));
        QCOMPARE(assetOf("{node-7}", labels), std::string("0"));
        QCOMPARE(assetOf("{node-8}", labels), std::string("nothing"));
        QCOMPARE(assetOf("{host:/rack(\\d+)/}/S{host:/(\\d+)$/:02}", labels), std::string("12/S07"));
        QCOMPARE(assetOf("{host+1:/(\\d{2})$/:03}", labels), std::string("008"));
        QCOMPARE(assetOf("{host:/a\\/(.)/}", {{"host", "xa/b"}}), std::string("b"));
        QCOMPARE(assetOf("{missing}", labels), std::string("nothing"));
        QCOMPARE(assetOf("{empty}", labels), std::string("nothing"));
        QCOMPARE(assetOf("{host:02}", labels), std::string("nothing")); // no number
        QCOMPARE(assetOf("{{{node}}}", labels), std::string("{7}"));
        QCOMPARE(assetOf("{__name__}", labels, "hall/power"), std::string("hall/power"));
        QCOMPARE(assetOf("site", labels), std::string("site"));
        QCOMPARE(assetOf("{node:09}", {{"node", "99999999999999999999"}}), std::string("nothing"));
        QCOMPARE(assetOf("{name}", {{"name", std::string(5000, 'x')}}), std::string("nothing"));
        const auto topic = ChannelMapping({rule("site/+/rack/+/+", "H{1}-R{2:02}", "{3}", "kW")}).map("site/2/rack/5/power", {});
        QVERIFY(topic);
        QCOMPARE(topic->channel.asset, std::string("H2-R05"));
        QCOMPARE(topic->channel.metric, std::string("power"));
        QCOMPARE(topic->apply(1.5), 1500.0);
        // A metric of the text's choosing that cannot be in the rule's unit is not taken.
        QVERIFY(!ChannelMapping({rule("site/+", "H1", "{1}", "kW")}).map("site/gpu_temperature", {}));
    }

    void arrays()
    {
        const auto at = [](const std::string& node) { return assetOf("array:H1-R01-01/{node}", {{"node", node}}); };
        QCOMPARE(at("1"), std::string("H1-R01-01/S1"));
        QCOMPARE(at("8"), std::string("H1-R01-01/S8"));
        QCOMPARE(at("9"), std::string("H1-R01-02/S1"));
        QCOMPARE(at("node-64"), std::string("H1-R01-08/S8"));
        QCOMPARE(at("65"), std::string("nothing"));
        QCOMPARE(at("0"), std::string("nothing"));
        QCOMPARE(at("x"), std::string("nothing"));
        QCOMPARE(assetOf("array:H1-R01-09/{node+1}/G{gpu+1}", {{"node", "0"}, {"gpu", "7"}}), std::string("H1-R01-09/S1/G8"));
    }

    void theFirstRuleDecides()
    {
        MappingRule labelled = rule("power", "with-{room}", "power");
        labelled.labels = {{"room", "h*"}};
        const ChannelMapping mapping({rule("po*", "glob", "power"), labelled, rule("power", "exact", "power"), rule("*", "rest", "power")});
        QCOMPARE(mapping.map("power", {})->channel.asset, std::string("glob"));
        const ChannelMapping other({labelled, rule("power", "exact", "power"), rule("*", "rest", "power")});
        QCOMPARE(other.map("power", {{"room", "h2"}})->channel.asset, std::string("with-h2"));
        QCOMPARE(other.map("power", {{"room", "x"}})->channel.asset, std::string("exact"));
        QCOMPARE(other.map("watts", {})->channel.asset, std::string("rest"));
        QCOMPARE(other.ruleOf("watts", {}), 2);
        QVERIFY(!ChannelMapping().map("power", {}));
        QCOMPARE(ChannelMapping().ruleOf("power", {}), -1);
        // A rule that takes a name decides although it cannot name the asset.
        QVERIFY(!ChannelMapping({rule("power", "{room}", "power"), rule("*", "rest", "power")}).map("power", {}));
    }

    void unitsAndBlanks()
    {
        auto r = rule("*", "a", "power", "mW");
        auto mapped = ChannelMapping({r}).map("x", {});
        QCOMPARE(mapped->channel.unit, std::string("W"));
        QCOMPARE(mapped->channel.resolution, 1.0); // the metric's own
        QVERIFY(mapped->channel.origin == twin::Origin::Measured);
        QCOMPARE(mapped->apply(2500), 2.5);
        r = rule("*", "a", "gpu_temperature", "degF");
        r.scale = 0.1;
        r.resolution = 0.05;
        r.blankFrom = 2147483632;
        mapped = ChannelMapping({r}).map("x", {});
        QVERIFY(std::abs(mapped->apply(2120) - 100) < 1e-12); // 212.0 °F
        QCOMPARE(mapped->channel.resolution, 0.05);
        QVERIFY(std::isnan(mapped->apply(2147483632.0)));
        QVERIFY(std::isnan(mapped->apply(9223372036854775794.0)));
        QVERIFY(std::isnan(mapped->apply(NAN)));
        QVERIFY(!std::isnan(mapped->apply(2147483631.0)));
        mapped = ChannelMapping({rule("*", "a", "utilisation", "%")}).map("x", {});
        QCOMPARE(mapped->apply(50), 0.5);
        mapped = ChannelMapping({rule("*", "a", "my_pressure", "kPa")}).map("x", {}); // a metric of its own keeps its unit
        QCOMPARE(mapped->channel.unit, std::string("kPa"));
        QCOMPARE(mapped->apply(3), 3.0);
        QCOMPARE(mapped->channel.resolution, 0.0);
        mapped = ChannelMapping({rule("*", "site", "wet_bulb_c", "K")}).map("x", {});
        QVERIFY(std::abs(mapped->apply(300) - 26.85) < 1e-9);
        QCOMPARE(data::convertUnit("MiB", "B")->factor, 1048576.0);
        QVERIFY(std::abs(data::convertUnit("kWh", "J")->factor - 3.6e6) < 1e-6);
        QVERIFY(!data::convertUnit("kWh", "W"));
    }

    void rulesThatCannotWork()
    {
        const auto error = [](MappingRule r) { return errorOf([&] { ChannelMapping({rule("ok", "a", "power"), std::move(r)}); }); };
        QVERIFY(has(error(rule("", "a", "power")), "Rule 2 names no metric"));
        QVERIFY(has(error(rule("x", "", "power")), "names no asset"));
        QVERIFY(has(error(rule("x", "a", "")), "names no quantity"));
        QVERIFY(has(error(rule("x", "a", "power", "°C")), "Rule 2 (“x”): “°C” is not a unit of power; use W"));
        QVERIFY(has(error(rule("x", "a", "utilisation", "W")), "use % or ratio"));
        QVERIFY(has(error(rule("x", "{", "power")), "not closed"));
        QVERIFY(has(error(rule("x", "{a", "power")), "not closed"));
        QVERIFY(has(error(rule("x", "{a:", "power")), "neither a number"));
        QVERIFY(has(error(rule("x", "{a:02", "power")), "not closed"));
        QVERIFY(has(error(rule("x", "}", "power")), "without its {"));
        QVERIFY(has(error(rule("x", "{}", "power")), "names no label"));
        QVERIFY(has(error(rule("x", "{:02}", "power")), "names no label"));
        QVERIFY(has(error(rule("x", "{a:xx}", "power")), "neither a number of digits"));
        QVERIFY(has(error(rule("x", "{a:00}", "power")), "neither a number of digits"));
        QVERIFY(has(error(rule("x", "{a:/(/}", "power")), "is broken"));
        QVERIFY(has(error(rule("x", "{a:/x/}", "power")), "has no group"));
        QVERIFY(has(error(rule("x", "{a:/(x)}", "power")), "not closed"));
        QVERIFY(has(error(rule("x", "{a+99999999999999999999}", "power")), "too large"));
        QVERIFY(has(error(rule("x", "array:H1/{a}", "power")), "first rack of an array"));
        QVERIFY(has(error(rule("x", "array:H1-R01-01", "power")), "no running number"));
        QVERIFY(has(error(rule("x", "array:H1-R01-01/S1", "power")), "no running number"));
        auto r = rule("x", "a", "power");
        r.scale = 0;
        QVERIFY(has(error(r), "scale"));
        r.scale = NAN;
        QVERIFY(has(error(r), "scale"));
        r.scale = 1;
        r.resolution = -1;
        QVERIFY(has(error(r), "resolution"));
        r.resolution = 0;
        r.blankFrom = INFINITY;
        QVERIFY(has(error(r), "blanks"));
        QVERIFY(has(error(rule(std::string(3000, 'x'), "a", "power")), "longer than"));
        QVERIFY(has(errorOf([] { ChannelMapping(std::vector<MappingRule>(10'001)); }), "at most"));
    }

    void carelessRegexEnds()
    {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(assetOf("{a:/^((a+)+)+$/}", {{"a", std::string(4000, 'a') + "b"}}), std::string("nothing"));
        QVERIFY(timer.elapsed() < 2000);
    }

    void json()
    {
        MappingRule full = rule("DCGM *", "H1-R01-{slot:02}", "power", "mW");
        full.labels = {{"gpu", "*"}, {"Hostname", "n*"}};
        full.scale = 0.1;
        full.resolution = 0.001;
        full.blankFrom = 2147483632;
        const ChannelMapping mapping({full, rule("x", "site", "it_mw")});
        const auto bytes = QJsonDocument(mapping.toJson()).toJson();
        const auto again = ChannelMapping::fromJson(QJsonDocument::fromJson(bytes).object());
        QVERIFY(again == mapping);
        QVERIFY(!(again == ChannelMapping({full})));
        const auto builtIn = ChannelMapping::builtIn("dcgm-exporter");
        QVERIFY(ChannelMapping::fromJson(builtIn.toJson()) == builtIn);

        const auto error = [](const char* text) {
            const auto document = QJsonDocument::fromJson(text);
            return document.isObject() ? errorOf([&] { ChannelMapping::fromJson(document.object()); }) : std::string("bad test");
        };
        QVERIFY(has(error("{}"), "no mapping of channels"));
        QVERIFY(has(error(R"({"format":"memphis-twin-mapping"})"), "version"));
        QVERIFY(has(error(R"({"format":"memphis-twin-mapping","version":2,"rules":[]})"), "newer version"));
        QVERIFY(has(error(R"({"format":"memphis-twin-mapping","version":1})"), "no list of rules"));
        QVERIFY(has(error(R"({"format":"memphis-twin-mapping","version":1,"rules":[3]})"), "Rule 1 is no object"));
        QVERIFY(has(error(R"({"format":"memphis-twin-mapping","version":1,"rules":[{"name":"x","asset":"a","metric":"power"},{"asett":"x"}]})"), "Rule 2: “asett”"));
        QVERIFY(has(error(R"({"format":"memphis-twin-mapping","version":1,"rules":[{"name":3}]})"), "“name” must be a text"));
        QVERIFY(has(error(R"({"format":"memphis-twin-mapping","version":1,"rules":[{"scale":"3"}]})"), "“scale” must be a number"));
        QVERIFY(has(error(R"({"format":"memphis-twin-mapping","version":1,"rules":[{"labels":[]}]})"), "“labels” must be an object"));
        QVERIFY(has(error(R"({"format":"memphis-twin-mapping","version":1,"rules":[{"labels":{"a":1}}]})"), "label “a”"));
        QVERIFY(has(error(R"({"format":"memphis-twin-mapping","version":1,"rules":[{"name":"x"}]})"), "names no asset"));
    }

    void damagedJsonNeverCrashes()
    {
        const auto sound = QJsonDocument(ChannelMapping({rule("a/+/b*", "array:H1-R01-01/{1}", "power", "kW"), rule("x", "{a+1:/(\\d+)$/:02}", "{b}")}).toJson()).toJson();
        std::mt19937 random(7);
        int sensible = 0;
        for (int i = 0; i < 5000; ++i) {
            auto bytes = sound;
            for (unsigned n = 1 + random() % 3; n > 0; --n)
                bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(bytes.size()))] = "{}[]\":,0*+/\\(ax"[random() % 15];
            const auto document = QJsonDocument::fromJson(bytes);
            try {
                const auto mapping = ChannelMapping::fromJson(document.object());
                mapping.map("a/7/bc", {{"a", "12"}, {"b", "power"}});
                ++sensible;
            } catch (const twin::Error& e) {
                QVERIFY(std::string(e.what()).size() > 20);
            }
        }
        QVERIFY(sensible > 50);
    }

    void dcgm()
    {
        const auto mapping = ChannelMapping::builtIn("dcgm-exporter");
        QCOMPARE(ChannelMapping::builtInIds(), std::vector<std::string>{"dcgm-exporter"});
        const Labels labels{{"Hostname", "node17"}, {"gpu", "3"}, {"UUID", "GPU-1"}, {"instance", "10.0.0.7:9400"}};
        auto m = mapping.map("DCGM_FI_DEV_POWER_USAGE", labels);
        QCOMPARE(m->channel.asset, std::string("node17/G4"));
        QCOMPARE(m->channel.metric, std::string("power"));
        QCOMPARE(m->apply(612.345), 612.345);
        m = mapping.map("DCGM_FI_DEV_GPU_UTIL", {{"gpu", "0"}, {"instance", "10.0.0.7:9400"}});
        QCOMPARE(m->channel.asset, std::string("10.0.0.7/G1"));
        QCOMPARE(m->channel.metric, std::string("utilisation"));
        QCOMPARE(m->apply(98), 0.98);
        QCOMPARE(mapping.map("DCGM_FI_DEV_GPU_TEMP", {{"gpu", "0"}, {"instance", "[fe80::1]:9400"}})->channel.asset, std::string("fe80::1/G1"));
        m = mapping.map("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", labels);
        QCOMPARE(m->apply(5e12), 5e9); // mJ that an int32 blank would have swallowed
        QVERIFY(std::isnan(m->apply(9223372036854775794.0)));
        QVERIFY(std::isnan(mapping.map("DCGM_FI_DEV_MEM_CLOCK", labels)->apply(2147483632)));
        QVERIFY(!mapping.map("DCGM_FI_DRIVER_VERSION", labels));
        QVERIFY(!mapping.map("DCGM_FI_DEV_POWER_USAGE", {}));
        const auto placed = mapping.withAssets("H1-R01-{Hostname:/(\\d+)$/:02}/S1/G{gpu+1}");
        QCOMPARE(placed.map("DCGM_FI_DEV_POWER_USAGE", labels)->channel.asset, std::string("H1-R01-17/S1/G4"));
        QCOMPARE(placed.rules().size() * 3, mapping.rules().size());
        QVERIFY(has(errorOf([] { ChannelMapping::builtIn("node-exporter"); }), "dcgm-exporter"));
    }

    void dcgmListsAreMapped_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("default") << "telemetry-formats/dcgm/default-counters.csv";
        QTest::newRow("profiling") << "telemetry-formats/dcgm/dcp-metrics-included.csv";
    }
    void dcgmListsAreMapped()
    {
        QFETCH(const QString, file);
        const auto path = support::oraclePath(file);
        SKIP_WITHOUT(path);
        QFile in(path);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const auto mapping = ChannelMapping::builtIn("dcgm-exporter");
        std::set<std::string> names, metrics;
        while (!in.atEnd()) {
            auto line = QString::fromUtf8(in.readLine()).trimmed();
            if (line.startsWith("# DCGM_"))
                line.remove(0, 2); // those the exporter can be asked for
            const auto fields = line.split(',');
            if (!line.startsWith("DCGM_") || fields.size() < 3 || fields[1].trimmed() == "label")
                continue;
            const auto name = fields[0].trimmed().toStdString();
            const auto mapped = mapping.map(name, {{"gpu", "0"}, {"Hostname", "n"}});
            QVERIFY2(mapped, name.c_str());
            names.insert(name); // some stand there twice, once as a comment
            metrics.insert(mapped->channel.metric);
            const auto help = fields.mid(2).join(',');
            if (help.contains("(in MHz)"))
                QCOMPARE(mapped->channel.unit, std::string("MHz"));
            if (help.contains("(in C)"))
                QCOMPARE(mapped->channel.unit, std::string("°C"));
            if (help.contains("(in MiB)"))
                QCOMPARE(mapped->channel.unit, std::string("MiB"));
        }
        QVERIFY(names.size() > 30);
        QCOMPARE(metrics.size(), names.size());
    }

    void dcgmSample()
    {
        const auto path = support::oraclePath("telemetry-formats/dcgm/readme_exposition_sample.prom");
        SKIP_WITHOUT(path);
        QFile in(path);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const QRegularExpression form("^(\\w+)\\{gpu=\"(\\d+)\", UUID=\"([^\"]+)\"\\} (\\d+)$");
        std::map<std::string, double> values;
        while (!in.atEnd())
            if (const auto match = form.match(QString::fromUtf8(in.readLine()).trimmed()); match.hasMatch()) {
                const auto mapped = ChannelMapping::builtIn("dcgm-exporter").map(match.captured(1).toStdString(), {{"gpu", match.captured(2).toStdString()}, {"UUID", match.captured(3).toStdString()}});
                QVERIFY(mapped);
                QCOMPARE(mapped->channel.asset, std::string("G1"));
                values[mapped->channel.metric] = mapped->apply(match.captured(4).toDouble());
            }
        QCOMPARE(values.size(), 3u);
        QCOMPARE(values["sm_clock"], 139.0);
        QCOMPARE(values["memory_clock"], 405.0);
        QVERIFY(std::isnan(values["memory_temperature"])); // the blank is a gap
    }

    void speed()
    {
        const auto mapping = ChannelMapping::builtIn("dcgm-exporter");
        const auto rules = mapping.withAssets("H1-R{Hostname:/^r(\\d+)/:02}-{Hostname:/(\\d+)$/:02}/G{gpu+1}");
        QElapsedTimer timer;
        for (const auto* one : {&mapping, &rules}) {
            std::int64_t mapped = 0;
            timer.start();
            constexpr int series = 200'000;
            Labels labels{{"Hostname", "r12-node07"}, {"UUID", "GPU-604ac76c-d9cf-fef3-62e9-d92044ab6e52"}, {"device", "nvidia0"}, {"gpu", "3"},
                          {"instance", "10.0.0.7:9400"}, {"job", "dcgm"}, {"modelName", "NVIDIA H100 80GB HBM3"}};
            for (int i = 0; i < series; ++i) {
                labels["gpu"] = static_cast<char>('0' + i % 8);
                mapped += one->map(i % 2 != 0 ? "DCGM_FI_DEV_POWER_USAGE" : "DCGM_FI_PROF_DRAM_ACTIVE", labels).has_value();
            }
            const double us = static_cast<double>(timer.nsecsElapsed()) / 1e3 / series;
            QCOMPARE(mapped, series);
            qInfo("%.2f us a series%s", us, one == &rules ? " with two regexes" : "");
        }
    }
};

QTEST_GUILESS_MAIN(ChannelMappingTest)
#include "ChannelMappingTest.moc"
