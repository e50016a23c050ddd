// What charts are made of: curves read by a worker are those the session gives, residuals are differences and never blends, cells of a heat
// map are the rollups' means, and gaps stay gaps.
#include "data/session/CurveReader.h"
#include "data/session/HeatMap.h"
#include "data/session/Session.h"
#include "data/session/SiteChannels.h"
#include "data/store/RecordingWriter.h"
#include "twin/model/Preset.h"
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>

using namespace data;
using twin::Metric;
using twin::Origin;

namespace {
const auto start = twin::Timestamp::fromUtc(2025, 7, 15);
twin::Timestamp at(double s) { return start.plusSeconds(s); }
constexpr int racks = 6, steps = 3600;
double measuredAt(int rack, int i) { return 40'000 + 1000 * rack + 3000 * std::sin(i / 200.0 + rack); }
double modelledAt(int rack, int i) { return 39'000 + 1000 * rack + 10.0 * (i % 7); }
bool inGap(int rack, int i) { return rack == 2 && i > 1000 && i < 1600; }
} // namespace

class CurveReaderTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    twin::SiteModel m_site;
    std::filesystem::path m_measured, m_modelled, m_doubtful;

    const std::string& rackName(int i) const { return m_site.site().racks[static_cast<std::size_t>(i)].name; }
    std::vector<std::string> names() const
    {
        std::vector<std::string> out;
        for (int r = 0; r < racks; ++r)
            out.push_back(rackName(r));
        return out;
    }
    CurveRequest request(int rack, Origin origin, const TimeSpan& span, int points) const
    {
        CurveRequest r;
        r.measured = {{m_measured, 0}};
        r.modelled = CurveSource{m_modelled, 0};
        r.origin = origin;
        r.assets = {{rackName(rack)}};
        r.span = span;
        r.maxPoints = points;
        return r;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto preset = twin::loadPreset("2024-09");
        m_site.reset(std::move(preset.site), std::move(preset.scenario));
        m_measured = m_dir.filePath("measured.mtrec").toStdString();
        m_modelled = m_dir.filePath("modelled.mtrec").toStdString();
        m_doubtful = m_dir.filePath("doubtful.mtrec").toStdString();
        {
            RecordingWriter w(m_measured, {"Racks", "test", {}, {}});
            const int block = w.addBlock("power", "W", Origin::Measured, 0, names());
            for (int i = 0; i < steps; ++i) {
                std::vector<float> row;
                for (int r = 0; r < racks; ++r)
                    row.push_back(inGap(r, i) ? std::nanf("") : static_cast<float>(measuredAt(r, i)));
                w.appendFrame(block, at(i), row);
            }
            w.finish();
        }
        {
            RecordingWriter w(m_modelled, {"Model", "test", {}, {}});
            const int block = w.addBlock("power", "W", Origin::Modelled, 0, names());
            for (int i = 0; i < steps; i += 5) {
                std::vector<float> row;
                for (int r = 0; r < racks; ++r)
                    row.push_back(static_cast<float>(modelledAt(r, i)));
                w.appendFrame(block, at(i), row);
            }
            w.finish();
        }
        {
            RecordingWriter w(m_doubtful, {"Doubtful", "test", {}, {}});
            const int c = w.addChannel({rackName(0), "air_inlet", "°C", Origin::Measured, 0});
            for (int i = 0; i < 200; ++i)
                w.append(c, at(i * 10), 20 + 0.01 * i, i >= 50 && i < 60 ? Quality::Uncertain : i == 100 ? Quality::Stale : Quality::Good);
            w.finish();
        }
    }

    void aWorkerReadsWhatTheSessionReads()
    {
        Session session(m_site);
        session.setMeasured(std::make_unique<RecordingReader>(m_measured));
        session.setModelled(std::make_unique<RecordingReader>(m_modelled));
        const twin::AssetRef rack{m_site.site().racks[2].id};
        CurveReader reader;
        for (const TimeSpan span : {TimeSpan{at(0), at(steps)}, TimeSpan{at(900), at(1300)}})
            for (const Origin origin : {Origin::Measured, Origin::Modelled, Origin::Residual})
                for (const int points : {50, 700}) {
                    const auto expected = session.series(rack, Metric::Power, origin, span, points);
                    const auto got = reader.read(request(2, origin, span, points));
                    QVERIFY(!expected.seconds.empty() && got.recorded == 1);
                    QCOMPARE(got.series.seconds, expected.seconds);
                    QCOMPARE(got.series.mean, expected.mean);
                    QCOMPARE(got.series.min, expected.min);
                    QCOMPARE(got.series.gaps, expected.gaps);
                }
    }

    void aResidualIsADifferenceAndNeverABlend()
    {
        CurveReader reader;
        const TimeSpan span{at(0), at(steps - 1)};
        const auto residual = reader.read(request(2, Origin::Residual, span, 100'000)).series;
        int known = 0;
        for (std::size_t k = 0; k < residual.seconds.size(); ++k) {
            const int i = static_cast<int>(std::lround(residual.seconds[k] - start.seconds()));
            QVERIFY(!inGap(2, i));
            if (i % 5 != 0)
                continue; // there the model stands between two of its samples
            QVERIFY(std::abs(static_cast<double>(residual.mean[k]) - (measuredAt(2, i) - modelledAt(2, i))) < 0.01);
            ++known;
        }
        QCOMPARE(known, 720 - 119); // all of the model's instants but those in the gap
        // Without one of the two sides there is nothing, not the other side.
        auto alone = request(2, Origin::Residual, span, 1000);
        alone.modelled.reset();
        QVERIFY(reader.read(alone).series.seconds.empty());
        QCOMPARE(reader.read(alone).recorded, 0);
        alone = request(2, Origin::Residual, span, 1000);
        alone.measured.clear();
        QVERIFY(reader.read(alone).series.seconds.empty());
    }

    /// GPUs add up to their rack where all of them are recorded; where one is missing there is no sum.
    void gpusAddUpToTheirRack()
    {
        const auto file = m_dir.filePath("gpus.mtrec").toStdString();
        {
            RecordingWriter w(file, {"GPUs", "test", {}, {}});
            for (int rack = 0; rack < 2; ++rack)
                for (int s = 1; s <= 2; ++s)
                    for (int g = 1; g <= 4; ++g) {
                        if (rack == 1 && s == 2 && g == 4)
                            continue;
                        const int channel = w.addChannel({rackName(rack) + "/S" + std::to_string(s) + "/G" + std::to_string(g), "power", "W", Origin::Measured, 0.001});
                        for (int i = 0; i < 20; ++i)
                            w.append(channel, at(i), 100 * g + i);
                    }
            w.finish();
        }
        CurveReader reader;
        auto wanted = request(0, Origin::Measured, {at(0), at(20)}, 100);
        wanted.measured = {{file, 0}};
        wanted.metric = Metric::GpuPower;
        wanted.assets.front().servers = 2;
        const auto whole = reader.read(wanted);
        QCOMPARE(whole.recorded, 1);
        QCOMPARE(whole.series.mean.size(), 20u);
        for (std::size_t i = 0; i < 20; ++i)
            QCOMPARE(whole.series.mean[i], static_cast<float>(2000 + 8 * i));
        wanted.assets.front().name = rackName(1);
        QCOMPARE(reader.read(wanted).recorded, 0);
    }
    void anOffsetMovesACurve()
    {
        CurveReader reader;
        auto r = request(1, Origin::Measured, {at(5000), at(5000 + steps)}, 100'000);
        r.measured[0].offsetNs = 5000'000'000'000;
        const auto s = reader.read(r).series;
        QCOMPARE(s.seconds.size(), std::size_t{steps});
        QCOMPARE(s.seconds.front(), at(5000).seconds());
        QVERIFY(std::abs(static_cast<double>(s.mean[17]) - measuredAt(1, 17)) < 0.01);
    }

    void whatIsRecordedElsewhereInTimeIsToldFromWhatIsNot()
    {
        CurveReader reader;
        auto r = request(1, Origin::Measured, {at(1e6), at(1e6 + 60)}, 100);
        QCOMPARE(reader.read(r).recorded, 1);
        QVERIFY(reader.read(r).series.seconds.empty());
        r.metric = Metric::CoolantFlow;
        QCOMPARE(reader.read(r).recorded, 0);
    }

    void qualitiesComeAsSpans()
    {
        CurveReader reader;
        CurveRequest r;
        r.measured = {{m_doubtful, 0}};
        r.origin = Origin::Measured;
        r.metric = Metric::AirInlet;
        r.assets = {{rackName(0)}};
        r.span = {at(0), at(2000)};
        const auto got = reader.read(r);
        QVERIFY(got.isQualityKnown);
        QCOMPARE(got.doubtful, (std::vector<QualitySpan>{{{at(500), at(600)}, Quality::Uncertain}, {{at(1000), at(1010)}, Quality::Stale}}));
    }

    HeatMapRequest heat(Origin origin, const TimeSpan& span, int columns) const
    {
        HeatMapRequest r;
        r.measured = {{m_measured, 0}};
        r.modelled = CurveSource{m_modelled, 0};
        r.origin = origin;
        r.span = span;
        r.columns = columns;
        for (int k = 0; k < racks; ++k)
            r.lines.push_back({{{rackName(k)}}});
        return r;
    }

    void cellsAreTheRollupsMeans()
    {
        CurveReader readers;
        RecordingReader reader(m_measured);
        const TimeSpan span{at(0), at(steps - 1)};
        for (const int columns : {20, 60, 333}) {
            const auto map = readHeatMap(readers, heat(Origin::Measured, span, columns));
            QVERIFY(map.columns <= columns && 2 * map.columns >= columns - 2);
            QCOMPARE(map.lines, racks);
            QCOMPARE(map.linesRecorded, racks);
            const int level = RecordingReader::levelFor(span.begin, span.end, columns);
            int known = 0, empty = 0;
            for (int r = 0; r < racks; ++r) {
                const auto s = reader.seriesAtLevel(reader.findChannel(rackName(r), "power"), span.begin, span.end, level);
                std::vector<float> expected(static_cast<std::size_t>(map.columns), std::nanf(""));
                for (std::size_t i = 0; i < s.seconds.size(); ++i)
                    expected[static_cast<std::size_t>((static_cast<std::int64_t>((s.seconds[i] + 1e-6) * 1e9) >> level) - (span.begin.ns >> level))] = s.mean[i];
                for (int c = 0; c < map.columns; ++c) {
                    const float got = map.cell(r, c), want = expected[static_cast<std::size_t>(c)];
                    QCOMPARE(std::isnan(got), std::isnan(want));
                    if (!std::isnan(got))
                        QCOMPARE(got, want);
                    ++(std::isnan(got) ? empty : known);
                    // And against the samples themselves.
                    double sum = 0;
                    int n = 0;
                    for (int i = 0; i < steps; ++i)
                        if ((at(i).ns >> level) == (span.begin.ns >> level) + c && !inGap(r, i)) {
                            sum += measuredAt(r, i);
                            ++n;
                        }
                    QCOMPARE(n == 0, std::isnan(got));
                    if (n > 0)
                        QVERIFY(std::abs(static_cast<double>(got) / (sum / n) - 1) < 1e-4);
                }
            }
            QVERIFY(known > 5 * map.columns * 0.9);
            QVERIFY(columns < 60 || empty > map.columns / 8); // the gap of ten minutes
        }
    }

    void rareSamplesHoldButNotAcrossGaps()
    {
        CurveReader readers;
        // One sample every five seconds, columns of about one second.
        const auto map = readHeatMap(readers, heat(Origin::Modelled, {at(100), at(160)}, 120));
        for (int c = 0; c < map.columns; ++c) {
            const double t = map.span.begin.seconds() + (c + 0.5) * map.columnSeconds() - start.seconds();
            const int i = static_cast<int>(t / 5) * 5;
            if (std::abs(t - std::round(t / 5) * 5) < map.columnSeconds())
                continue;
            QVERIFY(std::abs(static_cast<double>(map.cell(0, c)) - modelledAt(0, i)) < 0.01);
        }
        const auto gap = readHeatMap(readers, heat(Origin::Measured, {at(1100), at(1500)}, 400));
        for (int c = 0; c < gap.columns; ++c) {
            QVERIFY(std::isnan(gap.cell(2, c)));
            QVERIFY(!std::isnan(gap.cell(1, c)));
        }
    }

    void rowsAreMeansOrExtremesAndResidualsDifferences()
    {
        CurveReader readers;
        const TimeSpan span{at(1000), at(1600)};
        auto r = heat(Origin::Measured, span, 100);
        const auto single = readHeatMap(readers, r);
        r.lines = {{}};
        for (int k = 0; k < racks; ++k)
            r.lines[0].assets.push_back({rackName(k)});
        r.lines[0].assets.push_back({"no such rack"});
        const auto mean = readHeatMap(readers, r);
        r.how = GroupRequest::How::Max;
        const auto most = readHeatMap(readers, r);
        for (int c = 0; c < mean.columns; ++c) {
            double sum = 0, top = 0;
            int n = 0;
            for (int k = 0; k < racks; ++k)
                if (const auto v = static_cast<double>(single.cell(k, c)); !std::isnan(v)) {
                    sum += v;
                    top = std::max(top, v);
                    ++n;
                }
            QVERIFY(n >= racks - 1);
            QVERIFY(std::abs(static_cast<double>(mean.cell(0, c)) - sum / n) < 0.05);
            QVERIFY(std::abs(static_cast<double>(most.cell(0, c)) - top) < 0.05);
        }
        const auto modelled = readHeatMap(readers, heat(Origin::Modelled, span, 100)), residual = readHeatMap(readers, heat(Origin::Residual, span, 100));
        for (int k = 0; k < racks; ++k)
            for (int c = 0; c < residual.columns; ++c) {
                const float expected = single.cell(k, c) - modelled.cell(k, c);
                QCOMPARE(std::isnan(residual.cell(k, c)), std::isnan(expected));
                if (!std::isnan(expected))
                    QCOMPARE(residual.cell(k, c), expected);
            }
    }

    void aMapCanBeGivenUp()
    {
        CurveReader readers;
        std::stop_source stop;
        twin::Progress progress;
        progress.stop = stop.get_token();
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(twin::Cancelled, readHeatMap(readers, heat(Origin::Measured, {at(0), at(60)}, 10), progress));
        QCOMPARE(readHeatMap(readers, HeatMapRequest{}).columns, 0);
    }
};

QTEST_GUILESS_MAIN(CurveReaderTest)
#include "CurveReaderTest.moc"
