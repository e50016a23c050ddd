// Replay equals what was recorded: GPUs, servers and racks, with their qualities, of one recording and of several on one clock.
#include "data/session/Binding.h"
#include "data/session/RackSums.h"
#include "data/session/Session.h"
#include "data/store/RecordingWriter.h"
#include "twin/model/Preset.h"
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>
#include <map>
#include <random>

using namespace data;
using twin::Metric;
using twin::Origin;
using twin::ValueClass;
using twin::ValueQuality;

namespace {
const twin::Timestamp start = twin::Timestamp::fromUtc(2025, 7, 15);
twin::Timestamp at(double s) { return start.plusSeconds(s); }
constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
} // namespace

class ReplayTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    twin::SiteModel m_site;
    int m_count = 0;

    std::filesystem::path path() { return m_dir.filePath(QString("r%1.mtrec").arg(++m_count)).toStdString(); }
    std::unique_ptr<twin::TwinState> state() const
    {
        auto s = std::make_unique<twin::TwinState>();
        s->resize(twin::layoutOf(m_site));
        return s;
    }
    std::unique_ptr<RecordingReader> open(const std::filesystem::path& file) const { return std::make_unique<RecordingReader>(file); }
    std::string rackName(int i) const { return m_site.site().racks[static_cast<std::size_t>(i)].name; }
    std::string gpuName(int rack, int gpu) const
    {
        return m_site.name({m_site.site().racks[static_cast<std::size_t>(rack)].id, -1, static_cast<std::int16_t>(gpu)});
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto preset = twin::loadPreset("2024-09");
        m_site.reset(std::move(preset.site), std::move(preset.scenario));
    }

    void namesFindTheSamePlacesAsTheModel()
    {
        const SiteLayout layout(m_site);
        SiteLayout::Finder finder(layout);
        std::mt19937 random(3);
        const auto& arrays = layout.arrays();
        for (int i = 0; i < 3000; ++i) {
            const int rack = static_cast<int>(random() % m_site.site().racks.size());
            std::string name = rackName(rack);
            if (random() % 4 > 0)
                name += "/S" + std::to_string(random() % 12);
            if (random() % 2 > 0)
                name += "/G" + std::to_string(random() % 11);
            if (random() % 20 == 0)
                name += "x";
            const auto ref = m_site.find(name);
            const auto place = finder.find(name);
            using Kind = SiteLayout::Place::Kind;
            if (!ref) {
                QVERIFY2(place.kind == Kind::Unknown, name.c_str());
                continue;
            }
            QCOMPARE(static_cast<int>(place.rack), rack);
            if (ref->gpu >= 0)
                QCOMPARE(place.index, arrays.rackFirstGpu[place.rack] + static_cast<std::uint32_t>(ref->gpu));
            else if (ref->server >= 0)
                QCOMPARE(place.index, arrays.rackFirstServer[place.rack] + static_cast<std::uint32_t>(ref->server));
            else
                QVERIFY(place.kind == Kind::Rack);
        }
        for (const char* name : {"Hall 1", "H1-R01"})
            QVERIFY(finder.find(name).kind == SiteLayout::Place::Kind::Elsewhere);
        for (const char* name : {"", "/", "/S1", "H9-R99-99", "H9-R99-99/S1/G1", "H1-R01-01/", "H1-R01-01/S", "H1-R01-01/S01", "H1-R01-01/S1/"})
            QVERIFY2(finder.find(name).kind == SiteLayout::Place::Kind::Unknown, name);
        QVERIFY(finder.find(m_site.site().units[2].name).kind == SiteLayout::Place::Kind::Unit);
    }

    /// Random blocks of GPUs with holes; at any instant the state is exactly the newest row that is recent enough.
    void replayEqualsWhatWasRecorded()
    {
        std::mt19937 random(11);
        const auto layout = twin::layoutOf(m_site);
        const std::size_t all = layout.rackFirstGpu.back();
        for (int round = 0; round < 6; ++round) {
            // Some GPUs in a random order, whole racks among them.
            std::vector<std::uint32_t> places;
            std::vector<std::string> names;
            const int racks = 5 + static_cast<int>(random() % 40), first = static_cast<int>(random() % 800);
            for (int r = first; r < first + racks; ++r)
                for (std::uint32_t g = layout.rackFirstGpu[r]; g < layout.rackFirstGpu[r + 1]; ++g)
                    if (round % 2 == 0 || random() % 3 > 0)
                        places.push_back(g);
            if (round >= 2)
                std::shuffle(places.begin(), places.end(), random);
            for (const auto g : places) {
                const auto rack = std::upper_bound(layout.rackFirstGpu.begin(), layout.rackFirstGpu.end(), g) - layout.rackFirstGpu.begin() - 1;
                names.push_back(gpuName(static_cast<int>(rack), static_cast<int>(g - layout.rackFirstGpu[static_cast<std::size_t>(rack)])));
            }
            std::map<std::int64_t, std::vector<float>> rows;
            const auto file = path();
            {
                RecordingWriter w(file, {});
                const int block = w.addBlock("power", "W", Origin::Measured, 1, names);
                double t = 0;
                for (int i = 0; i < 90; ++i) {
                    t += random() % 12 == 0 ? 40 : 2;
                    std::vector<float> row(names.size());
                    for (auto& v : row)
                        v = random() % 50 == 0 ? unknown : static_cast<float>(random() % 800);
                    w.appendFrame(block, at(t), row);
                    rows[at(t).ns] = row;
                }
            }
            Session session(m_site);
            session.setMeasured(open(file));
            QCOMPARE(session.boundChannels(), static_cast<int>(names.size()));
            auto s = state();
            for (int i = 0; i < 60; ++i) {
                const auto t = at(static_cast<double>(random() % 400'000) / 1000 - 5);
                session.apply(t, *s);
                auto row = rows.upper_bound(t.ns);
                const bool isKnown = row != rows.begin();
                const bool isOld = isKnown && t.ns - std::prev(row)->first > 6'000'000'000; // three steps of 2 s
                std::vector<float> expected(all, unknown);
                std::vector<ValueQuality> quality(all, ValueQuality::None);
                for (std::size_t k = 0; isKnown && k < places.size(); ++k) {
                    const float v = std::prev(row)->second[k];
                    if (!isOld)
                        expected[places[k]] = v;
                    quality[places[k]] = std::isnan(v) ? ValueQuality::None : isOld ? ValueQuality::Stale : ValueQuality::Good;
                }
                const auto shown = s->gpuValues(Origin::Measured, Metric::Power);
                QCOMPARE(shown.size(), all);
                const auto column = s->column(ValueClass::Gpu, Origin::Measured, Metric::Power);
                for (std::size_t g = 0; g < all; ++g) {
                    QVERIFY(std::isnan(expected[g]) ? std::isnan(shown[g]) : shown[g] == expected[g]);
                    QCOMPARE(static_cast<int>(column->qualityAt(g)), static_cast<int>(quality[g]));
                }
                // Racks: the sum where all are known.
                for (int r = first; r < first + racks; ++r) {
                    if (layout.rackFirstGpu[r] == layout.rackFirstGpu[r + 1])
                        continue; // no GPUs
                    double sum = 0;
                    for (std::uint32_t g = layout.rackFirstGpu[r]; g < layout.rackFirstGpu[r + 1]; ++g)
                        sum += static_cast<double>(expected[g]);
                    const float v = s->rackValue(Origin::Measured, Metric::GpuPower, r);
                    QVERIFY(std::isnan(sum) ? std::isnan(v) : std::fabs(static_cast<double>(v) - sum) < 0.01);
                }
                QVERIFY(s->rackValues(Origin::Measured, Metric::Power).empty()); // the sum of GPUs is not the power of the rack
            }
        }
    }

    void gpusGiveTheirRackMeanAndHottest()
    {
        const int rack = 3;
        const auto layout = twin::layoutOf(m_site);
        const int gpus = static_cast<int>(layout.rackFirstGpu[rack + 1] - layout.rackFirstGpu[rack]);
        QVERIFY(gpus > 8);
        std::vector<std::string> names, partly;
        for (int g = 0; g < gpus; ++g)
            names.push_back(gpuName(rack, g));
        for (int g = 0; g < gpus; ++g)
            partly.push_back(gpuName(rack + 1, g));
        partly.pop_back(); // one GPU of this rack is not measured
        const auto file = path();
        {
            RecordingWriter w(file, {});
            const int t = w.addBlock("gpu_temperature", "°C", Origin::Measured, 0.1, names), u = w.addBlock("utilisation", "", Origin::Measured, 0.001, names);
            const int p = w.addBlock("gpu_temperature", "°C", Origin::Measured, 0.1, partly);
            std::vector<float> values(names.size()), fewer(partly.size(), 50.f);
            for (int i = 0; i < 20; ++i) {
                for (std::size_t g = 0; g < values.size(); ++g)
                    values[g] = 40.f + static_cast<float>(g) / 2;
                w.appendFrame(t, at(2 * i), values);
                w.appendFrame(u, at(2 * i), std::vector<float>(names.size(), 0.75f));
                w.appendFrame(p, at(2 * i), fewer);
            }
        }
        Session session(m_site);
        session.setMeasured(open(file));
        QCOMPARE(session.measuredRacks(), (std::vector<int>{rack, rack + 1}));
        auto s = state();
        session.apply(at(10.5), *s);
        QCOMPARE(s->rackValue(Origin::Measured, Metric::GpuTemperature, rack), 40.f + static_cast<float>(gpus - 1) / 4);
        QCOMPARE(s->rackValue(Origin::Measured, Metric::GpuTemperatureMax, rack), 40.f + static_cast<float>(gpus - 1) / 2);
        QCOMPARE(s->rackValue(Origin::Measured, Metric::Utilisation, rack), 0.75f);
        QVERIFY(std::isnan(s->rackValue(Origin::Measured, Metric::GpuTemperature, rack + 1)));
        QCOMPARE(s->gpuValue(Origin::Measured, Metric::GpuTemperature, rack + 1, 2), 50.f);
        session.apply(at(200), *s); // long over: stale, not current
        QVERIFY(std::isnan(s->rackValue(Origin::Measured, Metric::GpuTemperature, rack)));
        QCOMPARE(static_cast<int>(s->rackQuality(Origin::Measured, Metric::GpuTemperature, rack)), static_cast<int>(ValueQuality::Stale));
        QCOMPARE(static_cast<int>(s->gpuQuality(Origin::Measured, Metric::GpuTemperature, rack, 0)), static_cast<int>(ValueQuality::Stale));
        const twin::AssetRef gpu{m_site.site().racks[rack].id, -1, 5};
        const Series curve = session.series(gpu, Metric::GpuTemperature, Origin::Measured, {at(0), at(100)}, 100);
        QCOMPARE(curve.seconds.size(), std::size_t{20});
        QCOMPARE(curve.mean[0], 42.5f);
    }

    void qualitiesReachTheState()
    {
        const auto file = path();
        {
            RecordingWriter w(file, {});
            const int c = w.addChannel({rackName(0), "power", "W", Origin::Measured, 1});
            constexpr Quality qualities[] = {Quality::Good, Quality::Uncertain, Quality::Stale, Quality::Bad};
            for (int i = 0; i < 40; ++i)
                w.append(c, at(2 * i), 1000 + i, qualities[i / 10]);
        }
        Session session(m_site);
        session.setMeasured(open(file));
        auto s = state();
        const auto quality = [&](double t) {
            session.apply(at(t), *s);
            return s->rackQuality(Origin::Measured, Metric::Power, 0);
        };
        QCOMPARE(static_cast<int>(quality(-1)), static_cast<int>(ValueQuality::None));
        QCOMPARE(static_cast<int>(quality(5)), static_cast<int>(ValueQuality::Good));
        QCOMPARE(s->ageSeconds(ValueClass::Rack, Origin::Measured, Metric::Power, 0), 1.f);
        QCOMPARE(static_cast<int>(quality(25)), static_cast<int>(ValueQuality::Uncertain));
        QCOMPARE(s->rackValue(Origin::Measured, Metric::Power, 0), 1012.f); // doubted, but a value
        QCOMPARE(static_cast<int>(quality(45)), static_cast<int>(ValueQuality::Stale));
        QVERIFY(std::isnan(s->rackValue(Origin::Measured, Metric::Power, 0)));
        QCOMPARE(static_cast<int>(quality(65)), static_cast<int>(ValueQuality::Bad));
        QVERIFY(std::isnan(s->rackValue(Origin::Measured, Metric::Power, 0)));
        QCOMPARE(static_cast<int>(quality(79)), static_cast<int>(ValueQuality::Bad));

        const auto marks = findMarks(*open(file));
        QCOMPARE(marks.size(), std::size_t{3});
        QVERIFY(marks[0].kind == TimeMark::Kind::Uncertain && marks[0].span == (TimeSpan{at(20), at(40)}));
        QVERIFY(marks[1].kind == TimeMark::Kind::Stale && marks[1].span == (TimeSpan{at(40), at(60)}));
        QVERIFY(marks[2].kind == TimeMark::Kind::Bad && marks[2].span.begin == at(60));
        QSignalSpy found(&session, &Session::marksChanged);
        session.setOffset(session.measuredRecordings()[0].id, 1000);
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(session.marks().size(), std::size_t{3});
        QVERIFY(session.marks()[0].span == (TimeSpan{at(1020), at(1040)}));
    }

    void theFirstRecordingWithAValueWins()
    {
        // A: rack 0 from 0 to 100 s. B: racks 0 and 1, a day earlier, laid beside it by an offset.
        const auto a = path(), b = path();
        {
            RecordingWriter w(a, {"A", "", "", ""});
            const int c = w.addChannel({rackName(0), "power", "W", Origin::Measured, 1});
            for (int i = 0; i <= 50; ++i)
                w.append(c, at(2 * i), 100);
            w.addEvent({at(50), "x", "of A", RecordingEvent::Severity::Information, ""});
            RecordingWriter v(b, {"B", "", "", ""});
            const int block = v.addBlock("power", "W", Origin::Measured, 1, {rackName(0), rackName(1)});
            for (int i = 0; i <= 100; ++i)
                v.appendFrame(block, at(2 * i - 86400), std::vector<float>{200, 300.f + static_cast<float>(i)});
            v.addEvent({at(-86390), "y", "of B", RecordingEvent::Severity::Information, ""});
        }
        Session session(m_site);
        QSignalSpy changed(&session, &Session::recordingsChanged);
        session.setMeasured(open(a));
        const int idB = session.addMeasured(open(b), 86400);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(session.range(), (TimeSpan{at(0), at(200)}));
        QCOMPARE(session.events().size(), std::size_t{2});
        QCOMPARE(session.events()[0].text, std::string("of B"));
        QCOMPARE(session.events()[0].at, at(10));
        auto s = state();
        session.apply(at(50.5), *s);
        QCOMPARE(s->rackValue(Origin::Measured, Metric::Power, 0), 100.f);
        QCOMPARE(s->rackValue(Origin::Measured, Metric::Power, 1), 325.f);
        session.apply(at(150.5), *s); // A is over: what it last said is stale, B speaks
        QCOMPARE(s->rackValue(Origin::Measured, Metric::Power, 0), 200.f);
        QCOMPARE(static_cast<int>(s->rackQuality(Origin::Measured, Metric::Power, 0)), static_cast<int>(ValueQuality::Good));
        session.moveMeasured(idB, 0);
        session.apply(at(50.5), *s);
        QCOMPARE(s->rackValue(Origin::Measured, Metric::Power, 0), 200.f);
        const auto list = session.measuredRecordings();
        QCOMPARE(list.size(), std::size_t{2});
        QCOMPARE(list[0].title, std::string("B"));
        QCOMPARE(list[0].offsetSeconds, 86400.0);
        QCOMPARE(list[0].span, (TimeSpan{at(0), at(200)}));
        // Curves in the shown time.
        const twin::AssetRef ref{m_site.site().racks[1].id};
        const Series curve = session.series(ref, Metric::Power, Origin::Measured, {at(20), at(40)}, 1000);
        QCOMPARE(curve.seconds.size(), std::size_t{11});
        QCOMPARE(curve.seconds.front(), at(20).seconds());
        QCOMPARE(curve.mean.front(), 310.f);
        session.removeMeasured(idB);
        session.removeMeasured(idB);
        QCOMPARE(session.measuredRecordings().size(), std::size_t{1});
        QCOMPARE(session.range(), (TimeSpan{at(0), at(100)}));
    }

    void theNewestRequestIsShownAndNobodyWaits()
    {
        const auto file = path();
        std::vector<std::string> names;
        for (int r = 0; r < 40; ++r)
            for (int g = 0; g < 64; ++g)
                names.push_back(rackName(r) + "/S" + std::to_string(g / 8 + 1) + "/G" + std::to_string(g % 8 + 1));
        {
            RecordingWriter w(file, {});
            const int block = w.addBlock("power", "W", Origin::Measured, 1, names);
            for (int i = 0; i < 200; ++i)
                w.appendFrame(block, at(2 * i), std::vector<float>(names.size(), static_cast<float>(i)));
        }
        Session session(m_site);
        session.setMeasured(open(file));
        auto s = state();
        QSignalSpy committed(s.get(), &twin::TwinState::changed), loading(&session, &Session::loadingChanged);
        QVERIFY(session.show(at(100), *s));
        QVERIFY(session.isLoading());
        QCOMPARE(committed.count(), 0); // nothing was decoded yet
        QTRY_VERIFY(!session.isLoading());
        QCOMPARE(s->time(), at(100));
        QCOMPARE(s->gpuValue(Origin::Measured, Metric::Power, 7, 3), 50.f);
        QCOMPARE(loading.count(), 2);
        // A drag: many requests without an event loop between them. The last one is what stays; never is a frame shown under another's time.
        QObject::connect(s.get(), &twin::TwinState::changed, s.get(), [&] {
            const float v = s->gpuValue(Origin::Measured, Metric::Power, 7, 3);
            QCOMPARE(v, static_cast<float>(std::floor(s->time().secondsSince(start) / 2)));
        });
        committed.clear();
        std::mt19937 random(5);
        for (int i = 0; i < 300; ++i) {
            session.show(at(static_cast<double>(random() % 398)), *s);
            if (i % 20 == 0)
                QCoreApplication::processEvents();
        }
        session.show(at(321), *s);
        QVERIFY(session.isLoading());
        QTRY_VERIFY(!session.isLoading());
        QCOMPARE(s->time(), at(321));
        QVERIFY(committed.count() > 0);
        // Edits of the site while a frame is on its way: it is dropped.
        session.show(at(10), *s);
        session.setMeasured(nullptr);
        committed.clear();
        QTest::qWait(50);
        QCOMPARE(committed.count(), 0);
        QVERIFY(!session.show(at(10), *s));
        QVERIFY(!session.isLoading());
    }

    void aFileThatGoesAwayIsSaidOnce()
    {
        const auto file = path();
        {
            RecordingWriter w(file, {});
            w.append(w.addChannel({rackName(0), "power", "W", Origin::Measured, 1}), at(0), 1);
        }
        Session session(m_site);
        session.setMeasured(open(file));
        std::filesystem::remove(file); // before the worker opened it
        QSignalSpy failed(&session, &Session::failed);
        auto s = state();
        session.show(at(0), *s);
        QTRY_VERIFY(!session.isLoading());
        session.show(at(1), *s);
        QTRY_VERIFY(!session.isLoading());
        QCOMPARE(failed.count(), 1);
        QVERIFY(std::isnan(s->rackValue(Origin::Measured, Metric::Power, 0)));
    }
};

QTEST_GUILESS_MAIN(ReplayTest)
#include "ReplayTest.moc"
