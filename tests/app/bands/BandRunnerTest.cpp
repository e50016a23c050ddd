// Bands beside the window's work: they come by themselves, an edit or a jump of the clock starts them over, nothing waits.
#include "app/BandRunner.h"
#include "data/time/TimeController.h"
#include "twin/model/Preset.h"
#include "twin/model/SiteModel.h"
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace app;

namespace {

struct Desk
{
    twin::SiteModel site;
    data::TimeController time;
    std::shared_ptr<const twin::BandStudy> bands;
    twin::Timestamp at;
    int made = 0, cleared = 0;
    std::unique_ptr<BandRunner> runner;

    explicit Desk(const char* preset, int samples)
    {
        load(preset);
        runner = std::make_unique<BandRunner>(site, time);
        runner->setSamples(samples);
        QObject::connect(runner.get(), &BandRunner::changed, runner.get(), [this](auto study, twin::Timestamp t) {
            (study ? made : cleared) += 1;
            bands = study;
            at = t;
        });
    }
    void load(const char* preset)
    {
        auto p = twin::loadPreset(preset);
        const auto begin = p.scenario.begin;
        site.reset(std::move(p.site), std::move(p.scenario));
        time.setRange({begin, begin.plusSeconds(86'400)});
        time.setTime(begin.plusSeconds(14 * 3600));
    }
};

} // namespace

class BandRunnerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bandsComeAfterSettling()
    {
        Desk desk("2025-07", 40);
        QVERIFY(desk.runner->isPending());
        QTRY_VERIFY_WITH_TIMEOUT(desk.bands, 60'000);
        QCOMPARE(desk.bands->samples + desk.bands->refused, 40);
        QCOMPARE(desk.at, desk.time.time());
        const auto* facility = desk.bands->find("facility_mw");
        QVERIFY(facility && facility->low < 310 && facility->high > 300);
        QVERIFY(!desk.runner->isPending());
    }

    void anEditClearsAndStartsOver()
    {
        Desk desk("2025-07", 30);
        QTRY_VERIFY_WITH_TIMEOUT(desk.bands, 60'000);
        const double before = desk.bands->find("facility_mw")->median;
        desk.load("2024-09");
        QVERIFY(!desk.bands && desk.cleared == 1); // at once: an old band is never shown beside new figures
        QTRY_VERIFY_WITH_TIMEOUT(desk.bands, 60'000);
        QVERIFY(desk.bands->find("facility_mw")->median < 0.6 * before);
    }

    void editsInAHurryGiveOneStudyOfTheLast()
    {
        Desk desk("1m", 200);
        QTest::qWait(1100); // it is running by now
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 5; ++i) {
            desk.load("2024-09");
            QTest::qWait(30);
        }
        desk.load("2025-02");
        const auto spent = timer.elapsed();
        QTRY_VERIFY_WITH_TIMEOUT(desk.bands, 60'000);
        QCOMPARE(desk.made, 1);
        const auto* it = desk.bands->find("it_mw");
        QVERIFY(it && it->low > 180 && it->high < 280); // 200,000 GPUs, neither 100,000 nor a million
        qInfo("six edits took %lld ms", static_cast<long long>(spent));
    }

    void onlyAFarJumpOfTheClockStartsOver()
    {
        Desk desk("2024-09", 20);
        QTRY_VERIFY_WITH_TIMEOUT(desk.bands, 60'000);
        const auto at = desk.at;
        desk.time.setTime(at.plusSeconds(300));
        QVERIFY(!desk.runner->isPending());
        desk.time.setTime(at.plusSeconds(-6 * 3600));
        QVERIFY(desk.runner->isPending());
        QTRY_VERIFY_WITH_TIMEOUT(desk.made == 2, 60'000);
        QCOMPARE(desk.at, at.plusSeconds(-6 * 3600));
    }

    void impossibleSitesStaySilent()
    {
        Desk desk("2024-09", 20);
        auto p = twin::loadPreset("2024-09");
        p.scenario.weather = twin::WeatherKind::EpwFile;
        p.scenario.weatherFile = "/nowhere/at/all.epw";
        desk.site.reset(std::move(p.site), std::move(p.scenario));
        QTRY_VERIFY_WITH_TIMEOUT(!desk.runner->isPending(), 60'000);
        QVERIFY(!desk.bands);
    }

    void destroyingStopsIt()
    {
        Desk desk("1m", 2000);
        QTest::qWait(1100);
        QElapsedTimer timer;
        timer.start();
        desk.runner.reset();
        QVERIFY(timer.elapsed() < 20'000); // 2,000 samples take longer
    }
};

QTEST_GUILESS_MAIN(BandRunnerTest)
#include "BandRunnerTest.moc"
