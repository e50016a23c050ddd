// What keeps the GUI thread free: settling beside it, work that is dropped without waiting, and the watch that finds stalls.
#include "app/PlantSettler.h"
#include "app/StallWatch.h"
#include "app/core/Job.h"
#include "twin/model/OutageBook.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <atomic>
#include <semaphore>

using namespace app;

class PlantSettlerTest : public QObject
{
    Q_OBJECT
    static twin::SimulationInput compiled(const std::string& preset = "2024-09")
    {
        const auto loaded = twin::loadPreset(preset);
        twin::SimulationInput input;
        input.model = std::make_shared<const twin::PlantModel>(twin::compilePlant(loaded.site, loaded.scenario, twin::Catalogue::builtIn()), 1);
        input.weather = twin::makeWeather(loaded.scenario);
        input.workloads = twin::makeWorkloads(loaded.scenario);
        return input;
    }
    const twin::Timestamp m_noon = twin::Timestamp::fromUtc(2024, 9, 3, 18);

private Q_SLOTS:
    void givesTheSettledPlant()
    {
        const auto input = std::make_shared<const twin::SimulationInput>(compiled());
        twin::PlantState expected;
        input->model->solveSteady(twin::inputsAt(*input, m_noon), expected);
        std::vector<SettledPlant> answers;
        PlantSettler settler([&](SettledPlant& s) { answers.push_back(s); });
        QVERIFY(!settler.isBusy());
        settler.ask({7, m_noon, input, {}});
        QVERIFY(settler.isBusy());
        QVERIFY(answers.empty()); // never at once: the asker goes on
        QTRY_VERIFY(!settler.isBusy());
        QCOMPARE(answers.size(), std::size_t(1));
        const auto& a = answers[0];
        QVERIFY(!a.failure);
        QCOMPARE(a.revision, 7);
        QCOMPARE(a.at, m_noon);
        QCOMPARE(a.gpuPower->values, expected.gpuPowerW);
        QCOMPARE(a.gpuTemperature->values, expected.gpuDieC);
        QCOMPARE(a.racks[static_cast<std::size_t>(twin::Metric::Power)]->values, expected.rack[static_cast<std::size_t>(twin::Metric::Power)]);
        QCOMPARE(a.figures.facility_mw, expected.figures.facility_mw);
    }

    void theNewestQuestionWins()
    {
        const auto input = std::make_shared<const twin::SimulationInput>(compiled());
        std::vector<twin::Timestamp> answered;
        std::counting_semaphore<> go(0);
        PlantSettler settler([&](SettledPlant& s) { answered.push_back(s.at); });
        // The first holds the worker until the others have been asked.
        settler.ask({1, m_noon, nullptr, [&] {
            go.acquire();
            return *input;
        }});
        for (int i = 1; i <= 20; ++i)
            settler.ask({1, m_noon.plusSeconds(60 * i), input, {}});
        go.release();
        QTRY_VERIFY(!settler.isBusy());
        QVERIFY2(answered.size() <= 2, qPrintable(QString::number(answered.size())));
        QCOMPARE(answered.back(), m_noon.plusSeconds(60 * 20));
    }

    void compilesOncePerPlantAndForgets()
    {
        const auto input = compiled();
        std::atomic<int> compilations = 0;
        int answers = 0;
        PlantSettler settler([&](SettledPlant&) { ++answers; });
        const auto compile = [&] {
            ++compilations;
            return input;
        };
        settler.ask({1, m_noon, nullptr, compile});
        QTRY_VERIFY(!settler.isBusy());
        settler.ask({1, m_noon.plusSeconds(60), nullptr, compile});
        QTRY_VERIFY(!settler.isBusy());
        QCOMPARE(compilations.load(), 1);
        settler.ask({2, m_noon, nullptr, compile});
        QTRY_VERIFY(!settler.isBusy());
        QCOMPARE(compilations.load(), 2);
        QCOMPARE(answers, 3);
        settler.ask({2, m_noon, nullptr, compile});
        settler.forget();
        QVERIFY(!settler.isBusy());
        settler.ask({3, m_noon, nullptr, compile});
        QTRY_VERIFY(!settler.isBusy());
        QCOMPARE(answers, 4); // what was forgotten is not answered, though it may have been worked on
    }

    void failuresAreSentences()
    {
        std::optional<twin::Message> failure;
        PlantSettler settler([&](SettledPlant& s) { failure = s.failure; });
        settler.ask({1, m_noon, nullptr, []() -> twin::SimulationInput { throw twin::Error("The site %1 is impossible.", {"X"}); }});
        QTRY_VERIFY(!settler.isBusy());
        QVERIFY(failure);
        QCOMPARE(QString::fromStdString(failure->english()), QString("The site X is impossible."));
    }

    void aDroppedJobIsNotWaitedFor()
    {
        std::counting_semaphore<> go(0);
        std::atomic<int> ended = 0;
        int results = 0, finished = 0;
        {
            Job job;
            connect(&job, &Job::finished, this, [&] { ++finished; });
            // Work that does not look at its stop flag; waiting for it here would never end, for it is let go only below.
            job.start<int>([&](const twin::Progress&) {
                go.acquire();
                ++ended;
                return 1;
            }, [&](int&) { results += 100; });
            job.start<int>([&](const twin::Progress&) { return 2; }, [&](int& r) { results += r; });
            QTRY_VERIFY(!job.isRunning());
            QCOMPARE(results, 2);
            QCOMPARE(finished, 1);
            job.drop();
            go.release();
        } // a job that goes waits for all of it
        QCOMPARE(ended.load(), 1);
        QCOMPARE(results, 2);
    }

    void theWatchSeesAStall()
    {
        class Sleeper : public QObject
        {
        protected:
            void customEvent(QEvent*) override { QTest::qSleep(90); }
        } sleeper;
        StallWatch watch(50);
        QEventLoop loop;
        QTimer::singleShot(0, &loop, [&] {
            QCoreApplication::postEvent(&sleeper, new QEvent(QEvent::User));
            QTimer::singleShot(60, &loop, &QEventLoop::quit);
        });
        loop.exec();
        QVERIFY(watch.turns() > 0);
        QVERIFY(watch.longestMs() >= 80);
        QVERIFY(!watch.stalls().empty());
        const auto worst = *std::max_element(watch.stalls().begin(), watch.stalls().end(), [](const auto& a, const auto& b) { return a.eventMs < b.eventMs; });
        QVERIFY(worst.eventMs >= 80);
        QVERIFY2(worst.event.contains("User"), qPrintable(worst.event));
        watch.clear();
        QCOMPARE(watch.longestMs(), 0.0);
        QVERIFY(watch.stalls().empty());
    }
};

QTEST_GUILESS_MAIN(PlantSettlerTest)
#include "PlantSettlerTest.moc"
