// What is recorded comes back: frames, samples and curves against a reference that keeps samples as plainly as possible.
#include "RandomData.h"
#include "data/store/RecordingReader.h"
#include "data/store/RecordingWriter.h"
#include "twin/base/Error.h"
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace data;
using testing::Reference;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t second = 1'000'000'000;
const std::int64_t start = twin::Timestamp::fromUtc(2025, 7, 15).ns;

std::vector<std::string> names(int n)
{
    std::vector<std::string> all;
    for (int i = 0; i < n; ++i)
        all.push_back("H1-R" + std::to_string(i / 20 + 1) + "-" + std::to_string(i % 20 + 1));
    return all;
}

Channel channel(const std::string& asset, double resolution) { return {asset, "power", "W", twin::Origin::Measured, resolution}; }

void compareSamples(RecordingReader& reader, int c, const Reference& reference, double tolerance, std::int64_t from, std::int64_t to)
{
    std::vector<twin::Timestamp> times;
    std::vector<double> values;
    std::vector<Quality> qualities;
    reader.samples(c, {from}, {to}, times, values, qualities);
    std::size_t i = 0;
    for (auto it = reference.lower_bound(from); it != reference.end() && it->first <= to; ++it) {
        if (std::isnan(it->second))
            continue;
        QVERIFY(i < times.size());
        QCOMPARE(times[i].ns, it->first);
        QVERIFY2(std::fabs(values[i] - it->second) <= tolerance, qPrintable(QString::number(values[i] - it->second)));
        ++i;
    }
    QCOMPARE(i, times.size());
}

void compareSeries(RecordingReader& reader, int c, const Reference& reference, std::int64_t from, std::int64_t to, int maxPoints, double tolerance)
{
    const Series s = reader.series(c, {from}, {to}, maxPoints);
    QVERIFY(static_cast<int>(s.seconds.size()) <= maxPoints);
    QVERIFY(std::is_sorted(s.seconds.begin(), s.seconds.end()));
    const TimeSpan span = reader.blockSpan(reader.blockOf(c));
    from = std::max(from, span.begin.ns);
    to = std::min(to, span.end.ns);
    const auto all = testing::buckets(reference, from, to, 0);
    const int level = static_cast<int>(all.size()) <= maxPoints ? 0 : RecordingReader::levelFor({from}, {to}, maxPoints);
    const auto expected = testing::buckets(reference, from, to, level);
    QCOMPARE(s.seconds.size(), expected.size());
    std::size_t i = 0;
    for (const auto& [bucket, e] : expected) {
        QCOMPARE(static_cast<std::int64_t>(std::floor(s.seconds[i] * 1e3)) * 1'000'000 >> std::max(level, 24), (bucket << level) >> std::max(level, 24));
        QVERIFY(std::fabs(double(s.min[i]) - e.min) <= tolerance);
        QVERIFY(std::fabs(double(s.max[i]) - e.max) <= tolerance);
        QVERIFY2(std::fabs(double(s.mean[i]) - e.sum / e.count) <= tolerance, qPrintable(QString::number(double(s.mean[i]) - e.sum / e.count)));
        ++i;
    }
}

} // namespace

class RecordingTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    fs::path path(const char* name) const { return fs::path(m_dir.path().toStdString()) / name; }

private Q_SLOTS:
    void describesItself()
    {
        const fs::path file = path("describe.mtrec");
        {
            RecordingWriter w(file, {"A title", "a source", "2025-07", "{}"});
            const Channel a = channel("H1-R01-01/S1", 1);
            QCOMPARE(w.addChannel(a), 0);
            QCOMPARE(w.addBlock("gpu_temperature", "°C", twin::Origin::Modelled, 0.1, names(3)), 0 + 1);
            QCOMPARE(w.addChannel(channel("H1-R01-01/S2", 1)), 4);
            QCOMPARE(w.addChannel(a), 0);
            const int mixed = w.addBlock({{"site", "pue", "", twin::Origin::Modelled, 0.001}, {"site", "it_mw", "MW", twin::Origin::Modelled, 0}});
            QCOMPARE(w.firstChannel(mixed), 5);
            w.append(0, {start}, 5);
            w.addEvent({{start + second}, "eval_start", "Evaluation", RecordingEvent::Severity::Warning, "H1-R01-01"});
            w.addEvent({{start}, "run_start", "", RecordingEvent::Severity::Information, ""});
            w.setNote("limits", "{\"a\":1}");
            w.finish();
            QVERIFY_EXCEPTION_THROWN(w.append(0, {start}, 5), twin::Error);
        }
        RecordingReader r(file);
        QCOMPARE(r.info().header.title, std::string("A title"));
        QCOMPARE(r.info().header.preset, std::string("2025-07"));
        QVERIFY(r.info().complete);
        QVERIFY(r.info().damage.empty());
        QCOMPARE(r.channelCount(), 7);
        QCOMPARE(r.blockCount(), 4);
        QCOMPARE(r.channel(0), channel("H1-R01-01/S1", 1));
        QCOMPARE(r.channel(2).asset, names(3)[1]);
        QCOMPARE(r.channel(2).resolution, 0.1);
        QCOMPARE(r.channel(5).metric, std::string("pue"));
        QCOMPARE(r.channel(6).unit, std::string("MW"));
        QCOMPARE(r.findChannel("site", "it_mw"), 6);
        QCOMPARE(r.findChannel(names(3)[2], "gpu_temperature"), 3);
        QCOMPARE(r.findChannel("H1-R01-01/S2", "power"), 4);
        QCOMPARE(r.findChannel("H9-R01-01", "power"), -1);
        QCOMPARE(r.blockChannels(1).size(), std::size_t{3});
        QCOMPARE(r.blockChannels(1)[1], 2);
        QCOMPARE(r.events().size(), std::size_t{2});
        QCOMPARE(r.events()[0].kind, std::string("run_start"));
        QCOMPARE(r.events()[1].asset, std::string("H1-R01-01"));
        QCOMPARE(r.note("limits"), std::string("{\"a\":1}"));
        QCOMPARE(r.note("none"), std::string());
        QVERIFY(r.verify());
    }

    void framesAreWhatWasNewest_data()
    {
        QTest::addColumn<int>("assets");
        QTest::addColumn<int>("rows");
        QTest::newRow("one asset") << 1 << 3000;
        QTest::newRow("an array") << 64 << 1500;
        QTest::newRow("several parts") << 2600 << 300;
    }
    void framesAreWhatWasNewest()
    {
        QFETCH(int, assets);
        QFETCH(int, rows);
        std::mt19937_64 random(1);
        const fs::path file = path("frames.mtrec");
        std::vector<std::vector<double>> walks;
        for (int a = 0; a < assets; ++a)
            walks.push_back(testing::walk(random, static_cast<std::size_t>(rows), 0.1, 0.02));
        std::vector<std::int64_t> times;
        std::int64_t samples = 0;
        {
            RecordingWriter w(file, {});
            const int b = w.addBlock("gpu_temperature", "°C", twin::Origin::Measured, 0.1, names(assets));
            std::vector<float> frame(static_cast<std::size_t>(assets));
            std::int64_t t = start;
            for (int r = 0; r < rows; ++r) {
                t += r % 100 == 99 ? 600 * second : 60 * second + static_cast<std::int64_t>(random() % 3) * second;
                times.push_back(t);
                for (std::size_t a = 0; a < frame.size(); ++a) {
                    frame[a] = static_cast<float>(walks[a][static_cast<std::size_t>(r)]);
                    samples += std::isnan(frame[a]) ? 0 : 1;
                }
                w.appendFrame(b, {t}, frame);
                if (r % 77 == 0)
                    w.flush();
            }
            w.finish();
            QCOMPARE(w.samples(), samples);
        }
        RecordingReader r(file);
        QCOMPARE(r.info().samples, samples);
        QCOMPARE(r.info().span, (TimeSpan{{times.front()}, {times.back()}}));
        std::vector<float> values;
        for (int i = 0; i < 300; ++i) {
            const std::int64_t t = i == 0 ? times.front() - 1 : i == 1 ? times.back() + second
                : i % 4 == 0 ? times[random() % times.size()]
                             : times.front() + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(times.back() - times.front()));
            const double maxAge = i % 3 ? 180 : 30;
            r.frame(0, {t}, maxAge, values);
            QCOMPARE(values.size(), static_cast<std::size_t>(assets));
            const auto row = std::upper_bound(times.begin(), times.end(), t) - times.begin() - 1;
            for (std::size_t a = 0; a < values.size(); ++a) {
                const bool known = row >= 0 && double(t - times[static_cast<std::size_t>(row)]) <= maxAge * 1e9;
                const float expected = known ? static_cast<float>(walks[a][static_cast<std::size_t>(row)]) : std::nanf("");
                QVERIFY(values[a] == expected || (std::isnan(values[a]) && std::isnan(expected)));
            }
        }
        for (const int a : {0, assets / 2, assets - 1}) {
            Reference reference;
            for (std::size_t i = 0; i < times.size(); ++i)
                reference[times[i]] = walks[static_cast<std::size_t>(a)][i];
            compareSamples(r, a, reference, 1e-9, INT64_MIN, INT64_MAX);
            compareSamples(r, a, reference, 1e-9, times[10] + 1, times[200]);
        }
        QCOMPARE(r.typicalStep(0) >= 60 && r.typicalStep(0) <= 62, true);
    }

    void singleChannelsKeepEverySample()
    {
        std::mt19937_64 random(2);
        const fs::path file = path("single.mtrec");
        std::vector<Reference> references(5);
        {
            RecordingWriter w(file, {});
            for (std::size_t c = 0; c < references.size(); ++c)
                w.addChannel(channel("H1-R01-01/S" + std::to_string(c), 1));
            for (std::size_t c = 0; c < references.size(); ++c) {
                const auto values = testing::walk(random, 5000, 1, 0.01);
                std::int64_t t = start;
                for (const double v : values) {
                    t += 2 * second + static_cast<std::int64_t>(random() % 1000) * 1'000'000;
                    references[c][t] = v;
                }
            }
            for (auto its = std::vector<Reference::iterator>{}; its.empty();) { // round robin, as a poller does
                for (auto& r : references)
                    its.push_back(r.begin());
                for (int i = 0; i < 5000; ++i)
                    for (std::size_t c = 0; c < its.size(); ++c, ++its[c - 1])
                        w.append(static_cast<int>(c), {its[c]->first}, its[c]->second);
            }
        }
        RecordingReader r(file);
        for (std::size_t c = 0; c < references.size(); ++c) {
            compareSamples(r, static_cast<int>(c), references[c], 0, INT64_MIN, INT64_MAX);
            std::vector<float> value;
            for (int i = 0; i < 200; ++i) {
                const std::int64_t t = start + static_cast<std::int64_t>(random() % 12'000) * second;
                r.frame(static_cast<int>(c), {t}, 5, value);
                auto it = references[c].upper_bound(t);
                const double expected = it == references[c].begin() || double(t - std::prev(it)->first) > 5e9 ? testing::nan : std::prev(it)->second;
                QVERIFY(double(value[0]) == expected || (std::isnan(value[0]) && std::isnan(expected)));
            }
        }
    }

    void curvesAgreeWithBruteForce()
    {
        std::mt19937_64 random(4);
        const fs::path file = path("curves.mtrec");
        std::vector<Reference> references(300);
        Reference lone;
        std::int64_t end = 0;
        {
            RecordingWriter w(file, {});
            const int b = w.addBlock("power", "W", twin::Origin::Modelled, 1, names(300));
            const int c = w.addChannel(channel("MP-001", 0));
            std::vector<std::vector<double>> walks;
            const int rows = 20'000;
            for (int a = 0; a < 300; ++a)
                walks.push_back(testing::walk(random, rows, 1, a == 7 ? 0.3 : 0.001));
            std::vector<float> frame(300);
            std::int64_t t = start;
            for (int r = 0; r < rows; ++r) {
                t += r == 9000 ? 7200 * second : 10 * second;
                for (std::size_t a = 0; a < 300; ++a) {
                    references[a][t] = walks[a][static_cast<std::size_t>(r)];
                    frame[a] = static_cast<float>(walks[a][static_cast<std::size_t>(r)]);
                }
                w.appendFrame(b, {t}, frame);
                const double v = static_cast<double>(static_cast<float>(std::sin(r * 0.01) * 1000));
                w.append(c, {t + static_cast<std::int64_t>(random() % 1000)}, v, r % 1000 == 5 ? Quality::Bad : Quality::Good);
            }
            end = t;
        }
        RecordingReader r(file);
        {
            std::vector<twin::Timestamp> times;
            std::vector<double> values;
            std::vector<Quality> qualities;
            r.samples(300, {INT64_MIN}, {INT64_MAX}, times, values, qualities);
            QCOMPARE(times.size(), std::size_t{20'000});
            for (std::size_t i = 0; i < times.size(); ++i)
                if (qualities[i] != Quality::Bad)
                    lone[times[i].ns] = values[i];
            QCOMPARE(lone.size(), std::size_t{19'980});
        }
        for (int i = 0; i < 150; ++i) {
            const int c = i % 5 == 0 ? 300 : i % 5 == 1 ? 7 : static_cast<int>(random() % 300);
            std::int64_t from = start + static_cast<std::int64_t>(random() % 220'000) * second - 5 * second;
            std::int64_t to = i % 7 == 0 ? end + second : start + static_cast<std::int64_t>(random() % 220'000) * second;
            if (i % 11 == 0)
                from = INT64_MIN;
            if (from > to)
                std::swap(from, to);
            const int points = static_cast<int>(1 + random() % (i % 3 ? 1000 : 20));
            // Means come from rollups at a sixteenth of the resolution; float32 for the rest.
            compareSeries(r, c, c == 300 ? lone : references[static_cast<std::size_t>(c)], from, to, points, 1.0 / 32 + 1e-3);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(r.series(3, {end + second}, {end + 2 * second}, 100).seconds.empty());
        QVERIFY(r.series(3, {end}, {start}, 100).seconds.empty());
        // The two hours without frames are a gap, and only they.
        const Series s = r.series(3, {start}, {end}, 500);
        QVERIFY(std::any_of(s.gaps.begin(), s.gaps.end(), [](const TimeSpan& g) { return std::fabs(g.seconds() - 7200) < 1; }));
    }

    void orderOfArrivalDoesNotMatter()
    {
        std::mt19937_64 random(6);
        struct Item
        {
            int channel;
            std::int64_t t;
            double value;
        };
        std::vector<Item> items;
        std::vector<Reference> references(3);
        for (int c = 0; c < 3; ++c) {
            const auto values = testing::walk(random, 9000, 0.1, 0.01);
            for (std::size_t i = 0; i < values.size(); ++i) {
                items.push_back({c, start + static_cast<std::int64_t>(i) * second, values[i]});
                references[static_cast<std::size_t>(c)][items.back().t] = values[i];
            }
        }
        std::vector<std::vector<double>> contents;
        for (int round = 0; round < 3; ++round) {
            if (round == 1)
                std::shuffle(items.begin(), items.end(), random);
            if (round == 2) // mostly in order, some late
                std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.t + (a.t / second % 50 == 0 ? 3000 * second : 0) < b.t + (b.t / second % 50 == 0 ? 3000 * second : 0); });
            const fs::path file = path("order.mtrec");
            RecordingWriter w(file, {});
            for (int c = 0; c < 3; ++c)
                w.addChannel(channel("MP-" + std::to_string(c), 0.1));
            std::size_t n = 0;
            for (const Item& item : items) {
                w.append(item.channel, {item.t}, item.value);
                if (++n == items.size() / 2) { // half-way it must already read in order
                    w.flush();
                    RecordingReader half(file);
                    std::vector<twin::Timestamp> times;
                    std::vector<double> values;
                    std::vector<Quality> qualities;
                    half.samples(1, {INT64_MIN}, {INT64_MAX}, times, values, qualities);
                    QVERIFY(times.size() > 4000);
                    QVERIFY(std::adjacent_find(times.begin(), times.end(), std::greater_equal<>()) == times.end());
                    for (std::size_t i = 0; i < times.size(); ++i)
                        QCOMPARE(values[i], references[1].at(times[i].ns));
                }
            }
            w.finish();
            RecordingReader r(file);
            for (int c = 0; c < 3; ++c)
                compareSamples(r, c, references[static_cast<std::size_t>(c)], 0, INT64_MIN, INT64_MAX);
            QCOMPARE(r.info().samples, w.samples());
            compareSeries(r, 1, references[1], start + 100 * second, start + 8000 * second, 50, 0.02);
        }
    }

    void lastSampleOfAnInstantHolds()
    {
        const fs::path file = path("twice.mtrec");
        {
            RecordingWriter w(file, {});
            const int c = w.addChannel(channel("MP-001", 1));
            const int b = w.addBlock("power", "W", twin::Origin::Measured, 1, names(2));
            for (int i = 0; i < 3000; ++i) {
                w.append(c, {start + i * second}, i);
                w.append(c, {start + i * second}, -i);
                w.appendFrame(b, {start + i * second}, std::vector<float>{float(i), 1});
                if (i % 100 == 7)
                    w.flush();
                w.appendFrame(b, {start + i * second}, std::vector<float>{float(-i), 2});
            }
            w.append(c, {start + 5 * second}, 77); // long after its chunk was written
            w.flush();
            RecordingReader open(file);
            std::vector<float> v;
            open.frame(0, {start + 5 * second}, 1, v);
            QCOMPARE(v[0], 77.f);
            open.frame(1, {start + 1500 * second}, 1, v);
            QCOMPARE(v[0], -1500.f);
        }
        RecordingReader r(file);
        std::vector<float> v;
        r.frame(0, {start + 5 * second}, 1, v);
        QCOMPARE(v[0], 77.f);
        QCOMPARE(r.info().samples, std::int64_t{3000 + 6000});
        for (const int i : {0, 511, 512, 1023, 1024, 2999}) {
            r.frame(1, {start + i * second}, 1, v);
            QCOMPARE(v, (std::vector<float>{float(-i), 2}));
        }
        Reference reference;
        for (int i = 0; i < 3000; ++i)
            reference[start + i * second] = -i;
        compareSamples(r, 1, reference, 0, INT64_MIN, INT64_MAX);
    }

    void gapsAreGaps()
    {
        const fs::path file = path("gaps.mtrec");
        {
            RecordingWriter w(file, {});
            const int c = w.addChannel(channel("MP-001", 1));
            const int b = w.addBlock("power", "W", twin::Origin::Measured, 1, names(3));
            for (int i = 0; i < 100; ++i) {
                if (i < 40 || i > 60) // silence
                    w.append(c, {start + i * second}, i == 20 || i == 21 ? testing::nan : i);
                const float nan = std::nanf("");
                w.appendFrame(b, {start + i * second}, std::vector<float>{float(i), i >= 10 && i < 15 ? nan : 1, nan});
            }
            w.addGap(c, {{start + 80 * second}, {start + 85 * second}});
        }
        RecordingReader r(file);
        std::vector<float> v;
        const auto at = [&](int block, double s) {
            r.frame(block, twin::Timestamp{start}.plusSeconds(s), 1000, v);
            return v;
        };
        QCOMPARE(at(0, 19)[0], 19.f);
        QVERIFY(std::isnan(at(0, 20.5)[0]));
        QCOMPARE(at(0, 22)[0], 22.f);
        QCOMPARE(at(0, 50)[0], 39.f); // silent, but asked for with patience
        QVERIFY(std::isnan(at(0, 80)[0]));
        QVERIFY(std::isnan(at(0, 84.9)[0]));
        QCOMPARE(at(0, 85)[0], 85.f);
        QVERIFY(std::isnan(at(1, 12)[1]));
        QCOMPARE(at(1, 12)[0], 12.f);
        const auto seconds = [&](const std::vector<TimeSpan>& gaps) {
            std::vector<std::pair<int, int>> out;
            for (const TimeSpan& g : gaps)
                out.emplace_back((g.begin.ns - start) / second, (g.end.ns - start) / second);
            return out;
        };
        using Pairs = std::vector<std::pair<int, int>>;
        QCOMPARE(seconds(r.gaps(0)), (Pairs{{20, 22}, {39, 61}, {80, 85}}));
        QCOMPARE(seconds(r.gaps(2)), (Pairs{{10, 15}}));
        QVERIFY(r.gaps(3).empty()); // never had a value
        QCOMPARE(seconds(r.series(0, {start + 21 * second}, {start + 50 * second}, 10).gaps), (Pairs{{21, 22}, {39, 50}}));
        QCOMPARE(r.info().gaps, std::int64_t{4});
        QCOMPARE(r.info().samples, std::int64_t{77 + 195});
    }

    void writerRefusesWhatCannotBe()
    {
        const fs::path file = path("refuse.mtrec");
        RecordingWriter w(file, {});
        const int b = w.addBlock("power", "W", twin::Origin::Measured, 1, names(2));
        w.appendFrame(b, {start}, std::vector<float>{1, 2});
        QVERIFY_EXCEPTION_THROWN(w.appendFrame(b, {start + 1}, std::vector<float>{1}), twin::Error);
        QVERIFY_EXCEPTION_THROWN(w.appendFrame(9, {start + 1}, std::vector<float>{1, 2}), twin::Error);
        QVERIFY_EXCEPTION_THROWN(w.append(0, {start + 1}, 1), twin::Error);
        QVERIFY_EXCEPTION_THROWN(w.append(99, {start + 1}, 1), twin::Error);
        QVERIFY_EXCEPTION_THROWN(w.append(-1, {start + 1}, 1), twin::Error);
        QVERIFY_EXCEPTION_THROWN(w.addChannel(channel("a", -1)), twin::Error);
        QVERIFY_EXCEPTION_THROWN(w.addBlock("power", "W", twin::Origin::Measured, 1, {}), twin::Error);
        const int c = w.addChannel(channel("a", 1));
        QVERIFY_EXCEPTION_THROWN(w.append(c, {INT64_MAX}, 1), twin::Error);
        w.append(c, {start}, std::numeric_limits<double>::infinity());
        w.finish();
        RecordingReader r(file);
        QCOMPARE(r.info().samples, std::int64_t{2});
    }

    void writerKeepsForeignFiles()
    {
        const fs::path foreign = path("notes.txt");
        std::ofstream(foreign) << "do not lose me";
        QVERIFY_EXCEPTION_THROWN(RecordingWriter(foreign, {}), twin::Error);
        QCOMPARE(fs::file_size(foreign), std::uintmax_t{14});
        const fs::path file = path("again.mtrec");
        std::ofstream{file};
        RecordingWriter(file, {"first", "", "", ""}).finish();
        QVERIFY_EXCEPTION_THROWN(RecordingWriter(file, {}, false), twin::Error);
        QCOMPARE(RecordingReader(file).info().header.title, std::string("first"));
        RecordingWriter(file, {"second", "", "", ""}).finish();
        QCOMPARE(RecordingReader(file).info().header.title, std::string("second"));
        QVERIFY_EXCEPTION_THROWN(RecordingWriter(path("no/such/folder/x.mtrec"), {}), twin::Error);
        RecordingWriter gone(path("gone.mtrec"), {});
        gone.addChannel(channel("a", 1));
        gone.discard();
        for (const char* suffix : {"", "-wal", "-shm", ".new"})
            QVERIFY(!fs::exists(path("gone.mtrec").string() + suffix));
    }

    void cacheIsBoundedAndHarmless()
    {
        const fs::path file = path("cache.mtrec");
        {
            RecordingWriter w(file, {});
            const int b = w.addBlock("power", "W", twin::Origin::Measured, 1, names(500));
            std::vector<float> frame(500);
            for (int i = 0; i < 2000; ++i) {
                std::fill(frame.begin(), frame.end(), float(i));
                w.appendFrame(b, {start + i * second}, frame);
            }
        }
        RecordingReader r(file);
        r.setCacheBytes(1); // one chunk at a time
        std::mt19937_64 random(1);
        std::vector<float> v;
        for (int k = 0; k < 200; ++k) {
            const int i = static_cast<int>(random() % 2000);
            r.frame(0, {start + i * second}, 1, v);
            QCOMPARE(v[499], float(i));
        }
    }
};

QTEST_GUILESS_MAIN(RecordingTest)
#include "RecordingTest.moc"
