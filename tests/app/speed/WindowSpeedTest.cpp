// The window stays quick: the first picture comes before the simulated day, nothing of a large site is worked out on the GUI thread, and
// single GPUs keep their colours when the day is there.
#include "RunCli.h"
#include "WindowMain.h"
#include "app/Application.h"
#include "app/Document.h"
#include "app/MainWindow.h"
#include "app/PlantRunner.h"
#include "app/StallWatch.h"
#include "app/actions/ExportTool.h"
#include "data/session/Session.h"
#include "data/session/SimulationRecorder.h"
#include "data/store/RecordingWriter.h"
#include "data/time/TimeController.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/model/Simulator.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/scene/SceneView.h"
#include <QAction>
#include <QApplication>
#include <QImage>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <QFileInfo>
#include <cmath>
#include <numeric>

class WindowSpeedTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<app::Application> m_application;
    QTemporaryDir m_folder;

    app::MainWindow& window() { return m_application->window(); }
    const app::Parts& parts() { return m_application->parts(); }
    void start(const QString& preset)
    {
        app::StartOptions options;
        options.preset = preset;
        options.language = "en";
        options.theme = "dark";
        m_application = std::make_unique<app::Application>(options);
        window().scene().setAnimationsEnabled(false);
        window().resize(1280, 800);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }
    std::span<const float> gpus(twin::Metric metric) { return parts().state->gpuValues(twin::Origin::Modelled, metric); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QVERIFY(m_folder.isValid());
    }
    void cleanup()
    {
        if (m_application)
            parts().undo->clear();
        m_application.reset();
    }

    void theFirstPictureHasColoursAndFigures()
    {
        const QString file = m_folder.filePath("first.png");
        const auto first = support::runGui({"--preset", "2024-09", "--screenshot", file, "--size", "1280x800", "--language", "en", "--timings"});
        QVERIFY2(first.status == 0, first.err.constData());
        const QImage picture(file);
        QCOMPARE(picture.size(), QSize(1280, 800));
        // The middle is the scene with racks in colours of the map; on top the figures.
        const auto colours = [&](const QRect& r) {
            QSet<QRgb> found;
            for (int y = r.top(); y < r.bottom(); ++y)
                for (int x = r.left(); x < r.right(); ++x)
                    found.insert(picture.pixel(x, y));
            return found.size();
        };
        QVERIFY2(colours({300, 300, 500, 300}) > 200, qPrintable(QString::number(colours({300, 300, 500, 300}))));
        for (const char* phase : {"loading the libraries", "site, plant settled", "window made", "picture"})
            QVERIFY2(first.err.contains(phase), first.err.constData());
        const auto refused = support::runGui({"--preset", "2024-09", "--screenshot", file, "--wait", "tomorrow"});
        QCOMPARE(refused.status, 2);
        QVERIFY(refused.err.contains("first-frame"));
    }

    void theSceneIsWrittenAsGltf()
    {
        const QString file = m_folder.filePath("scene.glb");
        QCOMPARE(support::runGui({"--preset", "2024-09", "--screenshot", file}).status, 0);
        QFile glb(file);
        QVERIFY(glb.open(QIODevice::ReadOnly));
        const auto bytes = glb.readAll();
        QVERIFY(bytes.startsWith("glTF"));
        QVERIFY(bytes.contains("\"colour\":\"power\"") && bytes.contains("\"name\":\"Racks\"") && bytes.contains("image/png"));
        const auto refused = support::runGui({"--preset", "2024-09", "--screenshot", "/nonexistent-folder/x.glb"});
        QCOMPARE(refused.status, 1);
        QVERIFY(refused.err.contains("nonexistent-folder"));
    }

    void theWindowExportsPicturesAndGltf()
    {
        start("2024-09");
        auto* tool = window().findChild<app::ExportTool*>();
        QVERIFY(tool && window().findChild<QAction*>("exportPicture") && window().findChild<QAction*>("exportGltf"));
        const QImage whole = tool->picture({1600, 1000}, true, true), bare = tool->picture({1600, 1000}, false, false);
        QCOMPARE(whole.size(), QSize(1600, 1000));
        QCOMPARE(bare.size(), QSize(1600, 1000));
        // The headline figures lie above the scene: letters on a plain ground, where the bare picture shows the site or nothing.
        QVERIFY(whole.copy(0, 0, 1600, 100) != bare.copy(0, 0, 1600, 100));
        QVERIFY(whole.copy(0, 300, 1600, 600) != bare.copy(0, 300, 1600, 600));
        const QString file = m_folder.filePath("scene.png");
        tool->writePicture(file, whole);
        QVERIFY(tool->isBusy()); // packed by a worker
        QTRY_VERIFY(!tool->isBusy());
        QCOMPARE(QImage(file).size(), QSize(1600, 1000));
        QVERIFY(window().shownMessage().contains("scene.png"));
        tool->writeGltf(m_folder.filePath("scene2.glb"));
        QTRY_VERIFY(!tool->isBusy());
        QVERIFY(QFileInfo(m_folder.filePath("scene2.glb")).size() > 100'000);
        tool->writePicture("/nonexistent-folder/x.png", bare);
        QTRY_VERIFY(!tool->isBusy());
        QVERIFY2(window().shownMessage().contains("nonexistent-folder"), qPrintable(window().shownMessage()));
        if (const auto folder = qEnvironmentVariable("MEMPHIS_TWIN_SHOTS"); !folder.isEmpty()) {
            whole.save(folder + "/export-whole.png");
            tool->picture({7680, 4320}, true, true).save(folder + "/export-8k.png");
        }
    }

    void gpusKeepTheirValuesWhenTheDayIsThere()
    {
        start("2024-09");
        QCOMPARE(gpus(twin::Metric::Power).size(), std::size_t(100'000)); // settled at once
        QTRY_VERIFY_WITH_TIMEOUT(parts().session->modelled() != nullptr, 60'000);
        const auto check = [this](double hours) {
            const auto at = parts().time->range().begin.plusSeconds(3600 * hours);
            parts().time->setTime(at);
            QTRY_VERIFY(!parts().session->isLoading());
            QTRY_VERIFY(!parts().runner->isSettling());
            QCOMPARE(parts().state->time(), at);
            const auto power = gpus(twin::Metric::Power);
            QCOMPARE(power.size(), std::size_t(100'000));
            QCOMPARE(gpus(twin::Metric::GpuTemperature).size(), std::size_t(100'000));
            // Settled at the same instant, they make up most of what the recorded racks draw.
            double gpuSum = 0, rackSum = 0;
            for (const float w : power)
                gpuSum += static_cast<double>(w);
            for (const float w : parts().state->rackValues(twin::Origin::Modelled, twin::Metric::Power))
                rackSum += std::isfinite(w) ? static_cast<double>(w) : 0;
            QVERIFY2(gpuSum > 0.5 * rackSum && gpuSum < rackSum, qPrintable(QString("%1 W of %2 W").arg(gpuSum).arg(rackSum)));
        };
        // And they are those of this very instant.
        const auto loaded = twin::loadPreset("2024-09");
        twin::SimulationInput input;
        input.model = std::make_shared<const twin::PlantModel>(twin::compilePlant(loaded.site, loaded.scenario, twin::Catalogue::builtIn()), loaded.scenario.seed);
        input.weather = twin::makeWeather(loaded.scenario);
        input.workloads = twin::makeWorkloads(loaded.scenario);
        for (const double hours : {4.0, 15.0, 20.5}) {
            check(hours);
            twin::PlantState expected;
            input.model->solveSteady(twin::inputsAt(input, parts().state->time()), expected);
            const auto power = gpus(twin::Metric::Power), temperature = gpus(twin::Metric::GpuTemperature);
            double worst = 0; // a settled state begins where the one before ended, so not to the last bit
            for (std::size_t i = 0; i < power.size(); ++i)
                worst = std::max({worst, std::abs(static_cast<double>(power[i] - expected.gpuPowerW[i])), std::abs(static_cast<double>(temperature[i] - expected.gpuDieC[i]))});
            QVERIFY2(worst < 0.5, qPrintable(QString::number(worst)));
        }
        // While it plays there is no frame without them.
        int frames = 0, without = 0;
        connect(parts().state, &twin::TwinState::changed, this, [&] {
            ++frames;
            without += gpus(twin::Metric::Power).empty();
        });
        parts().time->setSpeed(3600);
        parts().time->play();
        QTRY_VERIFY(frames > 10);
        parts().time->pause();
        QCOMPARE(without, 0);
        disconnect(parts().state, &twin::TwinState::changed, this, nullptr);
    }

    void aMillionGpusAreSettledBesideTheWindow()
    {
        app::StallWatch watch(50);
        start("1m");
        QTRY_VERIFY_WITH_TIMEOUT(parts().state->figures().gpus > 999'999, 60'000);
        QCOMPARE(gpus(twin::Metric::Power).size(), std::size_t(1'000'000));
        parts().runner->setBackgroundSimulation(false);
        const auto at = parts().time->range().begin.plusSeconds(3600 * 9);
        parts().time->setTime(at);
        QTRY_VERIFY(!parts().runner->isSettling());
        QCOMPARE(parts().state->time(), at);
        QVERIFY(parts().runner->book());
        QCOMPARE(parts().runner->settledHere(), std::size_t(0));
        qInfo("start and one instant of 1m: longest turn %.0f ms, %zu above 50 ms", watch.longestMs(), watch.stalls().size());
        for (const auto& stall : watch.stalls())
            qInfo("  %.0f ms, of it %.0f ms %s", stall.ms, stall.eventMs, qPrintable(stall.event));
    }

    void aDayIsSimulatedPlayedAndScrubbed()
    {
        start("2025-07");
        app::StallWatch watch(50);
        QTRY_VERIFY_WITH_TIMEOUT(parts().session->modelled() != nullptr, 100'000);
        qInfo("while the day is simulated: longest turn %.0f ms, %zu above 50 ms in %lld", watch.longestMs(), watch.stalls().size(), watch.turns());
        for (const auto& stall : watch.stalls())
            qInfo("  %.0f ms, of it %.0f ms %s", stall.ms, stall.eventMs, qPrintable(stall.event));
        watch.clear();
        QSignalSpy shown(parts().state, &twin::TwinState::changed);
        parts().time->setSpeed(3600);
        parts().time->play();
        QTRY_VERIFY_WITH_TIMEOUT(shown.count() > 25, 20'000);
        parts().time->pause();
        const auto begin = parts().time->range().begin;
        for (int i = 0; i < 40; ++i) {
            parts().time->setTime(begin.plusSeconds(3600 * ((i * 7) % 24)));
            QTest::qWait(10);
        }
        QTRY_VERIFY(!parts().session->isLoading() && !parts().runner->isSettling());
        QVERIFY(watch.turns() > 20);
        qInfo("playing and scrubbing: longest turn %.0f ms, %zu above 50 ms in %lld", watch.longestMs(), watch.stalls().size(), watch.turns());
        for (const auto& stall : watch.stalls())
            qInfo("  %.0f ms, of it %.0f ms %s", stall.ms, stall.eventMs, qPrintable(stall.event));
        QVERIFY(parts().runner->settledHere() <= app::PlantRunner::settleHereGpus);
    }

    void largeRecordingsAreOpenedBesideTheWindow()
    {
        start("2024-09");
        parts().runner->setBackgroundSimulation(false);
        const auto names = data::gpuNamesOf(parts().site->site(), parts().site->catalogue());
        const QString file = m_folder.filePath("large.mtrec");
        const auto begin = twin::Timestamp::fromUtc(2024, 9, 3, 12);
        {
            data::RecordingWriter writer(file.toStdString(), {"test", "made for this test", "", ""});
            const int block = writer.addBlock("power", "W", twin::Origin::Measured, 0.01, names);
            std::vector<float> values(names.size());
            std::uint32_t seed = 1;
            for (int frame = 0; frame < 30; ++frame) {
                for (float& v : values) {
                    seed = seed * 1664525u + 1013904223u;
                    v = 400.0f + static_cast<float>(seed >> 16) * 0.004f;
                }
                writer.appendFrame(block, begin.plusSeconds(10.0 * frame), values);
            }
            writer.finish();
        }
        QVERIFY(QFileInfo(file).size() > app::Document::openHereBytes);
        parts().document->openRecording(file);
        QVERIFY(parts().document->isBusy());
        QVERIFY(!parts().session->measured()); // not on this thread
        QTRY_VERIFY_WITH_TIMEOUT(!parts().document->isBusy(), 20'000);
        QVERIFY(parts().session->measured());
        QCOMPARE(parts().session->boundChannels(), 100'000);
        QCOMPARE(parts().time->range().begin, begin);
        // One that is on its way when another project is opened belongs to what was open.
        parts().document->addRecording(file);
        QVERIFY(parts().document->isBusy());
        parts().document->newFromPreset("2024-09");
        QVERIFY(!parts().document->isBusy());
        QTest::qWait(300);
        QVERIFY(!parts().session->measured());
        // A file that is no recording is said to be none, also from there.
        const QString bad = m_folder.filePath("bad.mtrec");
        QFile out(bad);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(QByteArray(5'000'000, 'x'));
        out.close();
        QSignalSpy failed(parts().document, &app::Document::failed);
        parts().document->openRecording(bad);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(window().shownMessage().contains("bad.mtrec"));
    }
};

int main(int argc, char** argv)
{
    return support::runWindowTest<WindowSpeedTest>(argc, argv, "memphis-twin-test-window-speed");
}
#include "WindowSpeedTest.moc"
