// A simulated plant connected in the real window: followed, cut, restored, disconnected; connections are part of the project.
#include "app/Application.h"
#include "app/Document.h"
#include "app/LiveController.h"
#include "app/MainWindow.h"
#include "app/PlantRunner.h"
#include "data/import/CsvImport.h"
#include "data/live/LiveHub.h"
#include "data/store/RecordingWriter.h"
#include "data/project/ProjectFile.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/base/Error.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "live/SkewedServer.h"
#include "views/panels/live/ConnectionsPanel.h"
#include "views/scene/GltfFile.h"
#include "views/scene/SceneView.h"
#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QLabel>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>

using data::TimeController;
using data::live::SourceState;

class TestWindowLive : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    static app::StartOptions options()
    {
        app::StartOptions o;
        o.preset = "2024-09";
        o.language = "en";
        return o;
    }
    static void shot(app::MainWindow& window, const QString& name)
    {
        if (const QString where = qEnvironmentVariable("MEMPHIS_TWIN_SHOTS"); !where.isEmpty())
            window.picture().save(where + '/' + name + ".png");
    }
    static int measuredRacks(const app::Parts& parts)
    {
        int n = 0;
        for (const float v : parts.state->rackValues(twin::Origin::Measured, twin::Metric::Power))
            n += std::isfinite(v) ? 1 : 0;
        return n;
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void cleanupTestCase() { QDir(app::LiveController::folder()).removeRecursively(); }

    void followsCutsAndRestores()
    {
        app::Application application(options());
        auto& window = application.window();
        const auto& parts = application.parts();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY_EXCEPTION_THROWN(window.live().startDemo("telex"), twin::Error);
        QVERIFY_EXCEPTION_THROWN(window.live().startDemo("simulated:600"), twin::Error);
        QCOMPARE(parts.live->count(), 0);
        window.live().startDemo("simulated:20");
        QVERIFY(parts.live->isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(!window.live().isWaiting(), 60'000);
        QCOMPARE(parts.time->state(), TimeController::State::Following);
        QVERIFY(parts.session->measured());
        // Time goes on with what arrives, and all racks show it.
        const auto before = parts.time->time();
        QTRY_VERIFY_WITH_TIMEOUT(parts.time->time().secondsSince(before) > 20, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(measuredRacks(parts) > 1000, 20'000);
        // Nothing on screen calls it measured: neither the choice of colours, nor the charts, nor a file of the scene.
        const auto choices = window.scene().findChildren<QComboBox*>();
        QVERIFY(std::any_of(choices.begin(), choices.end(), [](const QComboBox* box) { return box->findText(QStringLiteral("Simulated")) >= 0; }));
        QVERIFY(std::none_of(choices.begin(), choices.end(), [](const QComboBox* box) { return box->findText(QStringLiteral("Measured")) >= 0; }));
        const auto buttons = window.findChildren<QToolButton*>();
        QVERIFY(std::none_of(buttons.begin(), buttons.end(), [](const QToolButton* b) { return b->text() == QLatin1String("Measured"); }));
        auto colour = window.scene().colourBy();
        colour.origin = twin::Origin::Measured;
        window.scene().setColourBy(colour);
        QCOMPARE(window.scene().gltfScene().about.value("origin").toString(), QStringLiteral("simulated"));
        QVERIFY(window.live().badge()->isVisible());
        QVERIFY2(window.live().badge()->text().contains("simulated"), qPrintable(window.live().badge()->text()));
        QVERIFY2(parts.session->measured()->info().header.source.find("simulated") != std::string::npos, parts.session->measured()->info().header.source.c_str());
        QVERIFY(!parts.document->isModified()); // a demonstration is no edit
        shot(window, "window-live");
        // Looking back does not stop the recording; following again goes to the newest.
        parts.time->setTime(parts.time->range().begin);
        QCOMPARE(parts.time->state(), TimeController::State::Paused);
        const auto end = parts.time->range().end;
        QTRY_VERIFY_WITH_TIMEOUT(parts.time->range().end > end, 10'000);
        QCOMPARE(parts.time->time(), parts.time->range().begin);
        parts.time->follow();
        QTRY_VERIFY_WITH_TIMEOUT(parts.time->time() > end, 10'000);
        // Cut and restored: the hole is marked.
        parts.live->setEnabled(0, false);
        QCOMPARE(parts.live->status(0).state, SourceState::Stopped);
        QTest::qWait(2500);
        shot(window, "window-cut");
        parts.live->setEnabled(0, true);
        QTRY_COMPARE_WITH_TIMEOUT(parts.live->status(0).state, SourceState::Live, 60'000);
        QTest::qWait(2000);
        shot(window, "window-restored");
        QSignalSpy stopped(parts.live, &data::live::LiveHub::stopped);
        const auto file = parts.live->recorder().file;
        window.live().disconnectAll();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 30'000);
        QVERIFY(!window.live().badge()->isVisible());
        QCOMPARE(parts.time->state(), TimeController::State::Paused);
        QVERIFY(parts.session->measured()); // it stays for replay
        data::RecordingReader reader(file);
        QVERIFY(reader.info().complete);
        bool hole = false;
        for (const auto& gap : reader.gaps(0))
            hole = hole || gap.seconds() >= 4.9; // a step of the simulation: its own clock stood still
        QVERIFY(hole);
    }
    /// A day that was simulated before is let go of, and no other one is simulated for what is recorded: the plant is settled beside it.
    void aSimulatedDayGivesWay()
    {
        app::Application application(options());
        auto& window = application.window();
        const auto& parts = application.parts();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto day = m_folder.filePath("day.mtrec").toStdString();
        {
            data::RecordingWriter writer(day, {});
            const int channel = writer.addChannel({"H1-R01-01", "power", "W", twin::Origin::Modelled, 1});
            for (int i = 0; i < 10; ++i)
                writer.append(channel, twin::Timestamp::fromUtc(2024, 9, 15, 12, i), 1000);
            writer.finish();
        }
        parts.session->setModelled(std::make_unique<data::RecordingReader>(day));
        QSignalSpy simulations(parts.runner, &app::PlantRunner::simulationStarted);
        parts.runner->setBackgroundSimulation(true);
        parts.runner->setSimulationDelay(3'600'000);
        window.live().startDemo("simulated:20");
        QTRY_VERIFY_WITH_TIMEOUT(parts.session->measured(), 60'000);
        parts.runner->setSimulationDelay(1); // whatever waits begins now
        QTRY_VERIFY_WITH_TIMEOUT(!parts.runner->isSimulating(), 60'000);
        QCOMPARE(simulations.count(), 0);
        QVERIFY(!parts.session->modelled());
        QTRY_VERIFY_WITH_TIMEOUT(parts.state->figures().facility_mw > 1, 60'000);
        QSignalSpy stopped(parts.live, &data::live::LiveHub::stopped);
        window.live().disconnectAll();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 30'000);
    }
    /// Servers that are hours ahead or a year behind are told of and marked; what is shown stays with this machine's clock.
    void clocksThatAreOffDoNotMoveTheView()
    {
        constexpr double aheadSeconds = 5 * 3600.0, behindSeconds = -400 * 86'400.0;
        support::SkewedServer right(0), ahead(aheadSeconds), behind(behindSeconds);
        app::Application application(options());
        auto& window = application.window();
        const auto& parts = application.parts();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        int rack = 0;
        std::vector<data::live::SourceConfig> configs;
        for (auto* server : {&right, &ahead, &behind}) {
            server->rack = ++rack;
            const QString id = QStringLiteral("p%1").arg(rack);
            configs.push_back({id, "prometheus", id, true, {{"url", server->http.url()}, {"queries", QJsonArray{"DCGM_FI_DEV_POWER_USAGE"}}, {"step_s", 0.5}, {"history_s", 0}}});
        }
        parts.live->setConfigs(configs);
        window.live().connectAll();
        for (int i = 0; i < 3; ++i)
            QTRY_COMPARE_WITH_TIMEOUT(parts.live->status(i).state, SourceState::Live, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!window.live().isWaiting(), 60'000);
        QVERIFY(std::abs(parts.live->status(0).clockOffsetSeconds) < 30);
        QVERIFY(std::abs(parts.live->status(1).clockOffsetSeconds - aheadSeconds) < 60);
        QVERIFY(std::abs(parts.live->status(2).clockOffsetSeconds - behindSeconds) < 60);
        QCOMPARE(parts.live->status(0).misdated, 0);
        QTRY_VERIFY_WITH_TIMEOUT(parts.live->status(1).misdated > 0, 60'000);
        // All of it is recorded where it says, and none of it is followed there.
        QTRY_VERIFY_WITH_TIMEOUT(parts.session->range().seconds() > 399 * 86'400.0, 60'000);
        const auto now = [] { return twin::Timestamp::fromMilliseconds(QDateTime::currentMSecsSinceEpoch()); };
        QTRY_VERIFY_WITH_TIMEOUT(parts.time->range().seconds() < 2 * 86'400.0, 60'000);
        QVERIFY(std::abs(parts.time->range().end.secondsSince(now())) < 60);
        QCOMPARE(parts.time->state(), TimeController::State::Following);
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(parts.session->marks().begin(), parts.session->marks().end(),
                                             [](const auto& m) { return m.kind == data::TimeMark::Kind::ClockSkew && std::abs(m.value) > 17'000; }), 60'000);
        auto* panel = window.findChild<views::ConnectionsPanel*>();
        panel->select(1);
        QTRY_VERIFY2(panel->details().contains("ahead") && panel->details().contains("far from now"), qPrintable(panel->details()));
        shot(window, "window-clocks");
        QSignalSpy stopped(parts.live, &data::live::LiveHub::stopped);
        window.live().disconnectAll();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.count(), 1, 30'000);
    }
    void connectionsBelongToTheProject()
    {
        const QString file = m_folder.filePath("live.mtwin");
        {
            app::Application application(options());
            const auto& parts = application.parts();
            parts.live->setConfigs({{"mqtt-1", "mqtt", "Broker", true, {{"host", "broker.example"}, {"topics", QJsonArray{"a/#"}}}}});
            QVERIFY(parts.document->isModified());
            // So are the mappings of names, which tables share.
            data::MappingRule rule;
            rule.name = "rack_power";
            rule.asset = "{rack}";
            rule.metric = "power";
            data::SavedMapping mapping{"rack labels", {}};
            mapping.mapping.rules = data::ChannelMapping({rule});
            auto* panel = application.window().findChild<views::ConnectionsPanel*>();
            QVERIFY(panel);
            panel->keepMappings({mapping});
            parts.document->save(file);
            QVERIFY(!parts.document->isModified());
        }
        const auto project = data::loadProject(file.toStdString());
        QCOMPARE(project.extras.at("source").size(), 1u);
        QCOMPARE(project.extras.at("mapping").size(), 1u);
        QCOMPARE(data::savedMappingFromText(project.extras.at("mapping").front()).name, std::string("rack labels"));
        app::Application application(options());
        const auto& parts = application.parts();
        QCOMPARE(parts.live->count(), 0);
        parts.document->openProject(file);
        QCOMPARE(parts.live->count(), 1);
        QCOMPARE(parts.live->config(0).name, QString("Broker"));
        QVERIFY(!parts.live->isRunning()); // only if the project says so
        QVERIFY(!parts.document->isModified());
        parts.document->newFromPreset("2024-09");
        QCOMPARE(parts.live->count(), 0);
    }
};

QTEST_MAIN(TestWindowLive)
#include "test_window_live.moc"
