// Events from JSON, inputs at an instant, and runs through time.
#include "SmallSite.h"
#include "twin/base/Error.h"
#include "twin/model/Simulator.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace twin;

namespace {

QTemporaryDir& folder()
{
    static QTemporaryDir dir;
    return dir;
}

std::string write(const QByteArray& content)
{
    static int number = 0;
    const QString path = folder().filePath(QString("events-%1.json").arg(++number));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the test file");
    return path.toStdString();
}

QString complaint(const QByteArray& content)
{
    try {
        readPlantEvents(write(content));
    } catch (const Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

SimulationInput input()
{
    static const auto model = std::make_shared<const PlantModel>(smallplant::spec());
    SimulationInput in;
    in.model = model;
    in.weather = constantWeather(28.3, 22.8);
    in.workloads = {constantWorkload({1, LoadLevel::Basis::TrainingIntensity}, "test")};
    in.from = Timestamp::fromUtc(2025, 7, 15, 12);
    in.hours = 1;
    in.stepSeconds = 60;
    return in;
}

} // namespace

class TestSimulator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsBothForms()
    {
        const QByteArray one = R"({"at": "2025-07-15T12:30:00Z", "kind": "grid_limit", "value": 0})";
        const QByteArray two = R"({"at": "2025-07-15T12:10:00Z", "kind": "chillers_out", "value": 2, "text": "Two chillers trip"})";
        for (const QByteArray& content : {"[" + one + "," + two + "]", "{\"events\": [" + one + "," + two + "]}"}) {
            const auto events = readPlantEvents(write(content));
            QCOMPARE(events.size(), std::size_t{2});
            QCOMPARE(events[0].text, std::string("Two chillers trip")); // in order of time
            QCOMPARE(events[1].text, std::string("Grid limit 0 MW"));
            QVERIFY(events[1].kind == PlantEvent::Kind::GridLimit);
        }
        QVERIFY(readPlantEvents(write("[]")).empty());
    }

    void badFilesAreRefusedInWords()
    {
        QVERIFY(complaint("").contains("not valid JSON"));
        QVERIFY(complaint(QByteArray("\x89PNG\0\1", 6)).contains("not valid JSON"));
        QVERIFY(complaint("[{").contains("byte"));
        QVERIFY(complaint("{}").contains("no list of events"));
        QVERIFY(complaint("[3]").contains("event 1"));
        QVERIFY(complaint(R"([{"kind": "grid_limit", "value": 1}])").contains("time"));
        QVERIFY(complaint(R"([{"at": "yesterday", "kind": "grid_limit", "value": 1}])").contains("time"));
        const QByteArray good = R"({"at": "2025-07-15", "kind": "grid_limit", "value": 1})";
        const QString second = complaint("[" + good + R"(, {"at": "2025-07-15", "kind": "meteor", "value": 1}])");
        QVERIFY(second.contains("event 2") && second.contains("meteor") && second.contains("turbines_out"));
        QVERIFY(complaint(R"([{"at": "2025-07-15", "kind": "grid_limit", "value": "much"}])").contains("value"));
        QVERIFY(complaint(R"([{"at": "2025-07-15", "kind": "chillers_out", "value": -1}])").contains("whole number"));
        QVERIFY(complaint(R"([{"at": "2025-07-15", "kind": "chillers_out", "value": 1.5}])").contains("whole number"));
        QVERIFY(complaint(R"([{"at": "2025-07-15", "kind": "load_scale", "value": -1}])").contains("factor"));
        QVERIFY(complaint(R"([{"at": "2025-07-15", "kind": "grid_limit", "value": 1, "text": 7}])").contains("text"));
        QVERIFY_EXCEPTION_THROWN(readPlantEvents("/nowhere/events.json"), Error);
    }

    void latestEventOfAKindHolds()
    {
        auto in = input();
        const auto at = [&](int minute) { return in.from.plusSeconds(60.0 * minute); };
        in.events = {{at(30), PlantEvent::Kind::GridLimit, -1, {}},
                     {at(10), PlantEvent::Kind::GridLimit, 20, {}},
                     {at(10), PlantEvent::Kind::TurbinesOut, 3, {}},
                     {at(20), PlantEvent::Kind::LoadScale, 0.5, {}},
                     {at(20), PlantEvent::Kind::BatteryRequest, -5, {}}};
        QCOMPARE(inputsAt(in, at(5)).gridLimitW, -1.0);
        QCOMPARE(inputsAt(in, at(10)).gridLimitW, 20e6);
        QCOMPARE(inputsAt(in, at(10)).turbinesOut, 3);
        QCOMPARE(inputsAt(in, at(25)).loads[0].value, 0.5f);
        QCOMPARE(inputsAt(in, at(25)).batteryRequestW, -5e6);
        QCOMPARE(inputsAt(in, at(31)).gridLimitW, -1.0);
        // 12:00 UTC is 7 in the morning in Memphis in July.
        QCOMPARE(inputsAt(in, at(0)).timeOfDayHours, 7.0);
    }

    void runsFromStartToEnd()
    {
        auto in = input();
        in.hours = 0.5;
        in.stepSeconds = 7; // does not divide the half hour
        in.events = {{in.from.plusSeconds(600), PlantEvent::Kind::LoadScale, 0.2, {}}};
        std::vector<Timestamp> times;
        double first = 0, last = 0, share = -1;
        Progress progress;
        progress.report = [&](double s) {
            QVERIFY(s >= share);
            share = s;
        };
        simulate(in, progress, [&](Timestamp t, const PlantState& s) {
            times.push_back(t);
            (times.size() == 1 ? first : last) = s.figures.it_mw;
            QVERIFY(std::abs(s.figures.heat_balance_error_mw) < 1e-4 * s.figures.it_mw);
        });
        QCOMPARE(times.front(), in.from);
        QCOMPARE(times.back(), in.from.plusSeconds(1800));
        QCOMPARE(times.size(), std::size_t{259}); // the start and 258 steps, the last of 1 s
        QCOMPARE(share, 1.0);
        QVERIFY(last < 0.6 * first);
    }

    void repeatsExactly()
    {
        auto in = input();
        in.workloads = {trainingWorkload(7)};
        in.weather = generatedWeather(7);
        const auto run = [&] {
            std::vector<double> values;
            simulate(in, {}, [&](Timestamp, const PlantState& s) { values.push_back(s.figures.facility_mw); });
            return values;
        };
        QVERIFY(run() == run());
    }

    void canBeStopped()
    {
        std::stop_source stop;
        Progress progress;
        progress.stop = stop.get_token();
        int steps = 0;
        QVERIFY_EXCEPTION_THROWN(simulate(input(), progress,
                                          [&](Timestamp, const PlantState&) {
                                              if (++steps == 5)
                                                  stop.request_stop();
                                          }),
                                 Cancelled);
        QCOMPARE(steps, 5);
    }

    void refusesImpossibleRuns()
    {
        for (const double step : {0.0, 0.05, 1000.0}) {
            auto in = input();
            in.stepSeconds = step;
            QVERIFY_EXCEPTION_THROWN(simulate(in, {}, {}), Error);
        }
        for (const double hours : {-1.0, 9001.0}) {
            auto in = input();
            in.hours = hours;
            QVERIFY_EXCEPTION_THROWN(simulate(in, {}, {}), Error);
        }
        auto in = input();
        in.hours = 0;
        int calls = 0;
        simulate(in, {}, [&](Timestamp, const PlantState&) { ++calls; });
        QCOMPARE(calls, 1);
    }
};

QTEST_GUILESS_MAIN(TestSimulator)
#include "test_simulator.moc"
