// How long the window does not answer: the longest turn of the event loop during each thing that people do, at 1280 x 800. Words on the
// command line choose among the actions; without any all are done. Each stall above 50 ms is listed with its longest event.
#include "app/Application.h"
#include "app/Document.h"
#include "app/EditController.h"
#include "app/MainWindow.h"
#include "app/PlantRunner.h"
#include "app/StallWatch.h"
#include "app/screens/Screens.h"
#include "data/session/PreparedRecording.h"
#include "data/session/Session.h"
#include "data/session/SiteChannels.h"
#include "data/store/RecordingWriter.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/scene/SceneView.h"
#include "views/vtk/OpenGl.h"
#include <QApplication>
#include <QDockWidget>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <functional>

namespace {

constexpr double stallMs = 50;
std::unique_ptr<app::Application> application;
std::unique_ptr<app::StallWatch> watch;
QStringList wanted;
bool forProfiler = false;

const app::Parts& parts() { return application->parts(); }
app::MainWindow& window() { return application->window(); }

bool isWanted(const QString& name) { return wanted.isEmpty() || wanted.contains(name); }

double processorMs() { return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Does one thing in the event loop and prints what it cost.
void measure(const QString& name, const std::function<void()>& action)
{
    QTest::qWait(60);
    watch->clear();
    const double processor = processorMs();
    QElapsedTimer timer;
    timer.start();
    action();
    QTest::qWait(60);
    const double seconds = static_cast<double>(timer.nsecsElapsed()) * 1e-9;
    std::printf("%-34s longest %5.0f ms, above 50 ms: %3zu of %5lld turns in %5.1f s, processor %6.1f s\n", qPrintable(name), watch->longestMs(),
                watch->stalls().size(), static_cast<long long>(watch->turns()), seconds, (processorMs() - processor) * 1e-3);
    auto stalls = watch->stalls();
    if (!forProfiler) {
        std::sort(stalls.begin(), stalls.end(), [](const auto& a, const auto& b) { return a.ms > b.ms; });
        stalls.resize(std::min<std::size_t>(stalls.size(), 4));
    }
    for (const auto& stall : stalls) {
        if (forProfiler)
            std::printf("STALL %.1f %.1f %s (%.0f ms)\n", stall.endMs - stall.ms - 5, stall.endMs, qPrintable(stall.event), stall.eventMs);
        else
            std::printf("    %4.0f ms, of it %4.0f ms %s\n", stall.ms, stall.eventMs, qPrintable(stall.event));
    }
    std::fflush(stdout);
}

bool waitFor(const std::function<bool()>& done, int ms = 120'000) { return QTest::qWaitFor(done, ms); }

void start(const QString& preset)
{
    watch.reset();
    application.reset();
    app::StartOptions options;
    options.preset = preset;
    options.language = "en";
    options.theme = "dark";
    application = std::make_unique<app::Application>(options);
    watch = std::make_unique<app::StallWatch>(stallMs);
    window().scene().setAnimationsEnabled(false);
    window().resize(1280, 800);
    window().show();
    (void)QTest::qWaitForWindowExposed(&window());
}

void playAndScrub(const QString& of)
{
    for (const double speed : {1.0, 60.0, 600.0, 3600.0}) {
        const QString name = QStringLiteral("play-%1").arg(speed);
        if (!isWanted("play") && !isWanted(name))
            continue;
        parts().time->setTime(parts().time->range().begin.plusSeconds(3600));
        measure(of + name, [&] {
            parts().time->setSpeed(speed);
            parts().time->play();
            QTest::qWait(3000);
            parts().time->pause();
        });
    }
    if (isWanted("scrub"))
        measure(of + "scrub", [] {
            for (int i = 0; i < 100; ++i) {
                parts().time->setTime(parts().time->range().begin.plusSeconds(600.0 * ((i * 7) % 144)));
                QTest::qWait(16);
            }
        });
}

void screens()
{
    using Screen = app::Screens::Screen;
    for (int round = 0; round < 2; ++round)
        for (const auto screen : {Screen::Overview, Screen::Planning, Screen::Operations})
            measure(QStringLiteral("screen-%1-%2").arg(app::Screens::id(screen), round == 0 ? "first" : "again"), [screen] {
                window().screens().show(screen);
                QTest::qWait(400);
            });
    for (auto* dock : window().findChildren<QDockWidget*>())
        measure("panel-" + dock->objectName(), [dock] {
            dock->show();
            dock->raise();
            QTest::qWait(400);
        });
    window().screens().reset();
    QTest::qWait(300);
}

void edits(const QString& of, std::size_t racks)
{
    std::vector<twin::AssetRef> some;
    for (const auto& rack : parts().site->site().racks)
        if (some.size() < racks)
            some.push_back({rack.id});
    measure(of + "select", [&] {
        parts().selection->set(some);
        QTest::qWait(500);
    });
    measure(of + "remove", [&] {
        parts().edit->removeSelected();
        waitFor([] { return !parts().runner->isSettling(); });
        QTest::qWait(1000);
    });
    measure(of + "undo", [&] {
        parts().undo->undo();
        waitFor([] { return !parts().runner->isSettling(); });
        QTest::qWait(1000);
    });
    measure(of + "redo", [&] {
        parts().undo->redo();
        waitFor([] { return !parts().runner->isSettling(); });
        QTest::qWait(1000);
    });
    parts().undo->undo();
    QTest::qWait(500);
}

void recordingOfAMillion(const QTemporaryDir& folder)
{
    const auto file = folder.filePath("gpus.mtrec");
    {
        const auto names = data::gpuNamesOf(parts().site->site(), parts().site->catalogue());
        data::RecordingWriter writer(file.toStdString(), {"bench", "made for this bench", "", ""});
        const int block = writer.addBlock("power", "W", twin::Origin::Measured, 1, names);
        const auto begin = twin::Timestamp::fromUtc(2026, 5, 3, 12);
        std::vector<float> values(names.size());
        for (int frame = 0; frame < 12; ++frame) {
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i] = 400.0f + static_cast<float>((i * 31 + static_cast<std::size_t>(frame) * 17) % 300);
            writer.appendFrame(block, begin.plusSeconds(10.0 * frame), values);
        }
        writer.finish();
    }
    measure("recording-of-1m-opens", [&] {
        parts().document->openRecording(file);
        waitFor([] { return !parts().document->isBusy(); });
        QTest::qWait(1000);
    });
    measure("recording-of-1m-plays", [&] {
        parts().time->jumpToBegin();
        parts().time->setSpeed(10);
        parts().time->play();
        QTest::qWait(3000);
        parts().time->pause();
    });
    parts().selection->set({{parts().site->site().racks.front().id}});
    measure("edit-with-recording-of-1m", [&] {
        parts().edit->removeSelected();
        waitFor([] { return !parts().runner->isSettling(); });
        QTest::qWait(1000);
    });
    measure("undo-with-recording-of-1m", [&] {
        parts().undo->undo();
        waitFor([] { return !parts().runner->isSettling(); });
        QTest::qWait(1000);
    });
}

void ofTheDefaultPreset()
{
    start("2025-07");
    if (isWanted("start"))
        measure("start", [] { QTest::qWait(700); });
    if (isWanted("day"))
        measure("simulated day", [] {
            waitFor([] { return parts().session->modelled() != nullptr; });
            QTest::qWait(500);
        });
    else
        waitFor([] { return parts().session->modelled() != nullptr; });
    if (isWanted("bands"))
        measure("bands until done", [] {
            waitFor([] { return !window().isWorkingOutBands(); });
            QTest::qWait(300);
        });
    waitFor([] { return !window().isWorkingOutBands() && !window().isSolvingNetwork(); });
    playAndScrub({});
    if (isWanted("screens"))
        screens();
    if (isWanted("layers")) {
        for (const auto layer : views::allLayers)
            window().scene().setLayerVisible(layer, layer != views::LayerId::Coverage);
        measure("all layers: play-3600", [&] {
            parts().time->setSpeed(3600);
            parts().time->play();
            QTest::qWait(3000);
            parts().time->pause();
        });
        for (const auto layer : views::allLayers)
            window().scene().setLayerVisible(layer, views::layersAtFirst().test(views::at(layer)));
    }
    if (isWanted("edit"))
        edits({}, 1000);
    parts().undo->clear();
}

void ofAMillion(const QTemporaryDir& folder)
{
    start("2025-07");
    QTest::qWait(400);
    const auto open = [] {
        parts().document->newFromPreset("1m");
        waitFor([] { return parts().state->figures().gpus > 999'999 && !parts().runner->isSettling(); });
        QTest::qWait(700);
    };
    if (isWanted("open-1m"))
        measure("open 1m", open);
    else
        open();
    if (isWanted("day-1m"))
        measure("1m: simulated day", [] {
            waitFor([] { return parts().session->modelled() != nullptr; });
            QTest::qWait(500);
        });
    if (isWanted("play-1m")) {
        waitFor([] { return parts().session->modelled() != nullptr; });
        const auto all = std::exchange(wanted, QStringList{"play-600", "scrub"});
        playAndScrub("1m: ");
        wanted = all;
    }
    parts().runner->setBackgroundSimulation(false);
    if (isWanted("edit-1m"))
        edits("1m: ", 2000);
    if (isWanted("recording"))
        recordingOfAMillion(folder);
    parts().undo->clear();
}

} // namespace

int main(int argc, char** argv)
{
    views::configureOpenGl();
    QApplication qt(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--profile") == 0)
            forProfiler = true;
        else
            wanted << QString::fromLocal8Bit(argv[i]);
    }
    const QTemporaryDir folder;
    const auto any = [](const QStringList& names) { return std::any_of(names.begin(), names.end(), isWanted); };
    if (any({"start", "day", "bands", "play", "play-1", "play-60", "play-600", "play-3600", "scrub", "screens", "layers", "edit"}))
        ofTheDefaultPreset();
    if (any({"open-1m", "day-1m", "play-1m", "edit-1m", "recording"}))
        ofAMillion(folder);
    watch.reset();
    application.reset();
    return 0;
}
