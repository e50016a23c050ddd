// Recordings find their places on the site by name, and what is shown at an instant is what was recorded for it.
#include "data/session/SeriesSum.h"
#include "data/session/Session.h"
#include "data/session/SiteChannels.h"
#include "data/store/RecordingWriter.h"
#include "twin/model/Preset.h"
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>

using namespace data;
using twin::Metric;
using twin::Origin;

namespace {
constexpr std::int64_t second = 1'000'000'000;
const std::int64_t start = twin::Timestamp::fromUtc(2025, 7, 15).ns;
twin::Timestamp at(double s) { return twin::Timestamp{start}.plusSeconds(s); }
} // namespace

class SessionTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    twin::SiteModel m_site;
    int m_count = 0;

    std::filesystem::path path() { return m_dir.filePath(QString("r%1.mtrec").arg(++m_count)).toStdString(); }
    int firstRackWithServers(int servers) const
    {
        const auto& racks = m_site.site().racks;
        for (std::size_t i = 0; i < racks.size(); ++i)
            if (m_site.catalogue().rackTypes[racks[i].type].servers == servers && racks[i].gpus == 0)
                return static_cast<int>(i);
        return -1;
    }
    std::string rackName(int i) const { return m_site.site().racks[static_cast<std::size_t>(i)].name; }
    twin::AssetRef rackRef(int i, int server = -1) const
    {
        return {m_site.site().racks[static_cast<std::size_t>(i)].id, static_cast<std::int16_t>(server), -1};
    }
    std::unique_ptr<twin::TwinState> state() const
    {
        auto s = std::make_unique<twin::TwinState>();
        s->resize(twin::layoutOf(m_site));
        return s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto preset = twin::loadPreset("2024-09");
        m_site.reset(std::move(preset.site), std::move(preset.scenario));
    }

    // A model's values stay a model's when they are replayed where measured ones are.
    void whereTheMeasuredSideComesFrom()
    {
        const auto record = [this](Origin origin) {
            const auto file = path();
            RecordingWriter w(file, {});
            w.append(w.addChannel({rackName(0), "power", "W", origin, 1}), at(0), 100);
            return file;
        };
        const auto sensors = record(Origin::Measured), model = record(Origin::Modelled);
        using From = Session::MeasuredFrom;
        Session session(m_site);
        QSignalSpy changed(&session, &Session::measuredFromChanged), recordings(&session, &Session::recordingsChanged);
        connect(&session, &Session::measuredFromChanged, this, [&] { QVERIFY(changed.count() > recordings.count()); });
        QCOMPARE(session.measuredFrom(), From::Sensors);
        session.setMeasured(std::make_unique<RecordingReader>(model));
        QCOMPARE(session.measuredFrom(), From::Model);
        session.addMeasured(std::make_unique<RecordingReader>(sensors));
        QCOMPARE(session.measuredFrom(), From::Both);
        session.setMeasured(std::make_unique<RecordingReader>(sensors));
        QCOMPARE(session.measuredFrom(), From::Sensors);
        QCOMPARE(changed.count(), 3);
        session.setModelled(std::make_unique<RecordingReader>(model)); // where it belongs
        QCOMPARE(session.measuredFrom(), From::Sensors);
        session.setMeasured(nullptr);
        QCOMPARE(changed.count(), 3);
    }

    // A live file begins without a channel.
    void aSourceThatComesLaterCounts()
    {
        const auto file = path();
        RecordingWriter w(file, {});
        w.append(w.addChannel({rackName(0), "power", "W", Origin::Measured, 1}), at(0), 100);
        w.flush();
        Session session(m_site);
        session.setMeasured(std::make_unique<RecordingReader>(file));
        QCOMPARE(session.measuredFrom(), Session::MeasuredFrom::Sensors);
        w.append(w.addChannel({rackName(1), "power", "W", Origin::Modelled, 1}), at(1), 100);
        w.flush();
        QVERIFY(session.refresh());
        QCOMPARE(session.measuredFrom(), Session::MeasuredFrom::Both);
    }

    void serversSumToTheirRackOnlyWhenAllAreKnown()
    {
        const int rack = firstRackWithServers(8);
        QVERIFY(rack >= 0);
        const auto file = path();
        {
            RecordingWriter w(file, {});
            for (int s = 0; s < 8; ++s)
                w.addChannel({rackName(rack) + "/S" + std::to_string(s + 1), "power", "W", Origin::Measured, 1});
            w.addChannel({rackName(rack + 1) + "/S1", "power", "W", Origin::Measured, 1}); // the only one of its rack
            w.addChannel({"H9-R99-99", "power", "W", Origin::Measured, 1});
            for (int i = 0; i < 200; ++i)
                for (int s = 0; s < 10; ++s)
                    if (!(s == 3 && i >= 50 && i < 60)) // server 4 falls silent for 20 s
                        w.append(s, at(2 * i + 0.1 * s), 5000 + 10 * s + i);
        }
        Session session(m_site);
        QSignalSpy spy(&session, &Session::recordingsChanged);
        session.setMeasured(std::make_unique<RecordingReader>(file));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(session.boundChannels(), 9);
        QCOMPARE(session.unboundAssets(), std::vector<std::string>{"H9-R99-99"});
        auto s = state();
        QSignalSpy changed(s.get(), &twin::TwinState::changed);
        QVERIFY(session.apply(at(41), *s));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(s->time(), at(41));
        QCOMPARE(s->serverValue(Origin::Measured, Metric::Power, rack, 2), 5040.f);
        QCOMPARE(s->rackValue(Origin::Measured, Metric::ServerPower, rack), 8 * 5020.f + 280);
        QVERIFY(std::isnan(s->rackValue(Origin::Measured, Metric::ServerPower, rack + 1)));
        QVERIFY(s->rackValues(Origin::Measured, Metric::Power).empty()); // a sum of servers is not the power of the rack
        QVERIFY(s->rackValues(Origin::Modelled, Metric::ServerPower).empty());
        session.apply(at(103), *s); // 4.7 s after its last word it still counts
        QVERIFY(!std::isnan(s->rackValue(Origin::Measured, Metric::ServerPower, rack)));
        session.apply(at(106), *s); // 7.7 s: stale
        QVERIFY(std::isnan(s->serverValue(Origin::Measured, Metric::Power, rack, 3)));
        QVERIFY(std::isnan(s->rackValue(Origin::Measured, Metric::ServerPower, rack)));
        session.apply(at(121), *s);
        QCOMPARE(s->serverValue(Origin::Measured, Metric::Power, rack, 3), 5090.f);

        // The curve of the rack is the same sum.
        const Series sum = session.series(rackRef(rack), Metric::ServerPower, Origin::Measured, {at(0), at(400)}, 5000);
        QVERIFY(sum.seconds.size() > 1400);
        QCOMPARE(sum.unit, std::string("W"));
        for (std::size_t i = 0; i < sum.seconds.size(); i += 7) {
            session.apply(twin::Timestamp::fromSeconds(sum.seconds[i]).plusSeconds(1e-4), *s);
            const float shown = s->rackValue(Origin::Measured, Metric::ServerPower, rack);
            QVERIFY2(std::isnan(shown) || std::fabs(shown - sum.mean[i]) < 0.5f, qPrintable(QString::number(sum.seconds[i] - at(0).seconds())));
        }
        QVERIFY(std::any_of(sum.gaps.begin(), sum.gaps.end(), [&](const TimeSpan& g) { return g.begin >= at(98) && g.end <= at(121) && g.seconds() > 15; }));
        const Series few = session.series(rackRef(rack), Metric::ServerPower, Origin::Measured, {at(0), at(400)}, 20);
        QVERIFY(!few.seconds.empty() && few.seconds.size() <= 20);
        const Series one = session.series(rackRef(rack, 2), Metric::Power, Origin::Measured, {at(0), at(400)}, 5000);
        QCOMPARE(one.seconds.size(), std::size_t{200});
        QCOMPARE(session.series(rackRef(rack, 2), Metric::ServerPower, Origin::Measured, {at(0), at(400)}, 5000).mean, one.mean);
        QVERIFY(session.series(rackRef(rack + 1), Metric::ServerPower, Origin::Measured, {at(0), at(400)}, 50).seconds.empty());
        QVERIFY(session.series(rackRef(rack), Metric::GpuTemperature, Origin::Measured, {at(0), at(400)}, 50).seconds.empty());
        QVERIFY(session.gaps().empty()); // there was always someone

        session.setMeasured(nullptr);
        QCOMPARE(spy.count(), 2);
        QVERIFY(!session.apply(at(41), *s));
        QVERIFY(session.range().isEmpty());
    }

    void longSumsAgreeWithExactOnes()
    {
        const auto file = path();
        {
            RecordingWriter w(file, {});
            for (int c = 0; c < 8; ++c)
                w.addChannel({std::string("x").append(std::to_string(c)), "power", "W", Origin::Measured, 1});
            for (int i = 0; i < 60'000; ++i) // 480,000 samples: more than are summed one by one
                for (int c = 0; c < 8; ++c)
                    w.append(c, at(i), c + (i / 100) % 50);
        }
        RecordingReader r(file);
        std::vector<int> channels{0, 1, 2, 3, 4, 5, 6, 7};
        const Series all = sumSeries(r, channels, {at(0), at(60'000)}, 300);
        QVERIFY(all.seconds.size() > 100 && all.seconds.size() <= 300);
        const Series part = sumSeries(r, channels, {at(0), at(20'000)}, 100);
        QVERIFY(part.seconds.size() > 50);
        for (std::size_t i = 0; i < all.seconds.size(); ++i) {
            QVERIFY(all.min[i] >= 28 && all.max[i] <= 28 + 8 * 49);
            QVERIFY(all.mean[i] >= all.min[i] && all.mean[i] <= all.max[i]);
        }
        double meanAll = 0, meanPart = 0;
        for (const float v : all.mean)
            meanAll += double(v) / double(all.mean.size());
        for (const float v : part.mean)
            meanPart += double(v) / double(part.mean.size());
        QVERIFY(std::fabs(meanAll - (28 + 8 * 24.5)) < 6);
        QVERIFY(std::fabs(meanPart - (28 + 8 * 24.5)) < 6);
    }

    void modelledFramesBringFiguresAndLimits()
    {
        const auto& units = m_site.site().units;
        const auto file = path();
        twin::KeyFigures k;
        k.facility_mw = 126.25;
        k.pue = 1.178;
        k.gpus = 100'000;
        k.limits = {{"grid_import", "Grid import", 126.25, 50, "MW"}, {"chillers", "Chillers", 80, 100, "MW"}};
        {
            RecordingWriter w(file, {});
            SiteChannelsWriter site(w, Origin::Modelled);
            std::vector<std::string> names;
            for (const auto& rack : m_site.site().racks)
                names.push_back(rack.name);
            const int b = w.addBlock("gpu_temperature", "°C", Origin::Modelled, 0.1, names);
            const int u = w.addBlock("power", "W", Origin::Modelled, 1, {units[3].name, units[1].name});
            std::vector<float> frame(names.size());
            for (int i = 0; i < 30; ++i) {
                for (std::size_t r = 0; r < frame.size(); ++r)
                    frame[r] = float(r % 500) / 10.f + float(i);
                w.appendFrame(b, at(60 * i), frame);
                w.appendFrame(u, at(60 * i), std::vector<float>{3, float(i)});
                k.dry_bulb_c = 20 + i;
                k.limits[1].used = 80 + i;
                if (i == 20)
                    k.limits.push_back({"late", "Late limit", 99, 1, "x"});
                site.append(at(60 * i), k);
            }
        }
        Session session(m_site);
        session.setModelled(std::make_unique<RecordingReader>(file));
        QCOMPARE(session.range(), (TimeSpan{at(0), at(60 * 29)}));
        auto s = state();
        QVERIFY(session.apply(at(605), *s));
        QVERIFY(!s->hasMeasured());
        QCOMPARE(s->rackValue(Origin::Modelled, Metric::GpuTemperature, 777), 277 / 10.f + 10);
        QCOMPARE(s->unitValue(Origin::Modelled, Metric::Power, 3), 3.f);
        QCOMPARE(s->unitValue(Origin::Modelled, Metric::Power, 1), 10.f);
        QVERIFY(std::isnan(s->unitValue(Origin::Modelled, Metric::Power, 0)));
        const auto& f = s->figures();
        QCOMPARE(f.facility_mw, 126.25);
        QVERIFY(std::fabs(f.pue - 1.178) < 1e-5);
        QCOMPARE(f.gpus, 100'000.0);
        QCOMPARE(f.dry_bulb_c, 30.0);
        QCOMPARE(f.limits.size(), std::size_t{2});
        QCOMPARE(f.limits[0].label, std::string("Grid import"));
        QCOMPARE(f.limits[1].used, 90.0);
        QCOMPARE(f.limits[1].unit, std::string("MW"));
        QCOMPARE(f.binding_limit, 0);
        session.apply(at(60 * 25), *s);
        QCOMPARE(s->figures().limits.size(), std::size_t{3});
        QCOMPARE(s->figures().binding_limit, 2);
        session.apply(at(-1), *s); // before anything was known
        QVERIFY(std::isnan(s->figures().facility_mw));
        QVERIFY(s->figures().limits.empty());
        const Series curve = session.figure("dry_bulb_c", {at(0), at(1800)}, 1000);
        QCOMPARE(curve.seconds.size(), std::size_t{30});
        QCOMPARE(curve.mean[7], 27.f);
        QVERIFY(session.figure("no_such_figure", {at(0), at(1800)}, 10).seconds.empty());
    }

    void residualIsMeasuredMinusModelled()
    {
        const int rack = 5;
        const auto measured = path(), modelled = path();
        {
            RecordingWriter a(measured, {});
            const int c = a.addChannel({rackName(rack), "server_power", "W", Origin::Measured, 1});
            for (int i = 0; i < 100; ++i)
                a.append(c, at(2 * i), 50'000 + i);
            RecordingWriter b(modelled, {});
            const int block = b.addBlock("server_power", "W", Origin::Modelled, 1, {rackName(rack), rackName(rack + 1)});
            for (int i = 0; i <= 3; ++i)
                b.appendFrame(block, at(60 * i), std::vector<float>{48'000 + 60.f * float(i), 1});
            a.addEvent({at(10), "eval_start", "", RecordingEvent::Severity::Information, ""});
            b.addEvent({at(5), "grid_limit", "", RecordingEvent::Severity::Warning, "site"});
        }
        Session session(m_site);
        session.setModelled(std::make_unique<RecordingReader>(modelled));
        session.setMeasured(std::make_unique<RecordingReader>(measured));
        const Series r = session.series(rackRef(rack), Metric::ServerPower, Origin::Residual, {at(0), at(500)}, 1000);
        QCOMPARE(r.seconds.size(), std::size_t{91}); // up to the model's last point
        for (std::size_t i = 0; i < r.seconds.size(); ++i)
            QVERIFY(std::fabs(r.mean[i] - (2000 + float(i) - 2 * float(i))) < 0.01f);
        auto s = state();
        session.apply(at(60), *s);
        QCOMPARE(s->rackValue(Origin::Residual, Metric::ServerPower, rack), 50'030.f - 48'060.f);
        QCOMPARE(session.events().size(), std::size_t{2});
        QCOMPARE(session.events()[0].kind, std::string("grid_limit"));
        QCOMPARE(session.range(), (TimeSpan{at(0), at(198)}));
    }

    void gapsAreWhereNobodySpeaks()
    {
        const auto file = path();
        {
            RecordingWriter w(file, {});
            const int a = w.addChannel({rackName(0), "power", "W", Origin::Measured, 1});
            const int b = w.addChannel({rackName(1), "power", "W", Origin::Measured, 1});
            for (int i = 0; i <= 300; ++i) {
                if (i < 100 || i > 200)
                    w.append(a, at(i), 1);
                if (i < 120 || i > 150)
                    w.append(b, at(i), 1);
            }
        }
        Session session(m_site);
        session.setMeasured(std::make_unique<RecordingReader>(file));
        QCOMPARE(session.gaps(), (std::vector<TimeSpan>{{at(119), at(151)}}));
    }

    void followsARecordingThatGrowsAndASiteThatChanges()
    {
        const auto file = path();
        RecordingWriter w(file, {});
        const int a = w.addChannel({rackName(0), "power", "W", Origin::Measured, 1});
        w.append(a, at(0), 7);
        w.flush();
        Session session(m_site);
        session.setMeasured(std::make_unique<RecordingReader>(file));
        QVERIFY(!session.refresh());
        const int b = w.addChannel({rackName(1), "power", "W", Origin::Measured, 1});
        w.append(b, at(1), 8);
        w.flush();
        QVERIFY(session.refresh());
        QCOMPARE(session.boundChannels(), 2);
        auto s = state();
        session.apply(at(2), *s);
        QCOMPARE(s->rackValue(Origin::Measured, Metric::Power, 1), 8.f);

        // A site without these racks: the names find nothing, and nothing breaks.
        twin::Site empty = m_site.site();
        empty.racks.clear();
        const twin::Site whole = m_site.site();
        const twin::Scenario scenario = m_site.scenario();
        m_site.reset(empty, scenario);
        session.rebind();
        QCOMPARE(session.boundChannels(), 0);
        QCOMPARE(session.unboundAssets().size(), std::size_t{2});
        auto none = state();
        QVERIFY(session.apply(at(2), *none));
        m_site.reset(whole, scenario);
        session.rebind();
        QCOMPARE(session.boundChannels(), 2);
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "SessionTest.moc"
