// Frame times of the presets at 1280 x 800, and of an empty scene in the same run; beside each the processor time of all threads, which
// says more on a busy machine. With a folder as argument it also writes pictures.
#include "../layers/LayerFixture.h"
#include "views/scene/SceneGeometry.h"
#include "views/vtk/OpenGl.h"
#include "views/vtk/VtkWidget.h"
#include <QApplication>
#include <QElapsedTimer>
#include <cstdio>
#include <ctime>
#include <random>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkRenderer.h>

namespace {

void settle(int ms)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < ms)
        QApplication::processEvents(QEventLoop::AllEvents, 10);
}

double processorMs() { return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double emptyFrameMs(int frames)
{
    views::VtkWidget empty;
    empty.resize(1280, 800);
    empty.show();
    settle(100);
    double sum = 0;
    for (int i = 0; i < frames; ++i)
        sum += empty.renderNow();
    return sum / frames;
}

void save(views::SceneView& scene, const QString& folder, const QString& name, const QSize& size = {1280, 800})
{
    if (!folder.isEmpty())
        scene.picture(size).save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

} // namespace

int main(int argc, char** argv)
{
    views::configureOpenGl();
    QApplication app(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    constexpr int frames = 30;
    if (!views::openGlProblem().isEmpty()) {
        std::printf("%s\n", qPrintable(views::openGlProblem()));
        return 0;
    }
    emptyFrameMs(5); // compiles the shaders all share
    const double empty = emptyFrameMs(frames);
    std::printf("milliseconds a frame (of processor time)\nempty scene %.1f\n", empty);
    for (const char* preset : {"2025-07", "1m"}) {
        LayerFixture f(preset);
        f.setGpuValues();
        views::SceneView scene(f.context());
        scene.setAnimationsEnabled(false);
        scene.resize(1280, 800);
        scene.show();
        settle(500);
        std::printf("%s: %zu racks, %zu units, %zu GPUs, first %.1f ms", preset, f.model.site().racks.size(), f.model.site().units.size(),
                    f.state.gpuCount(), scene.lastFrameMs());
        for (const char* camera : {"site", "hall1", "rack"}) {
            f.selection.set({{f.model.site().racks[400].id}});
            scene.setCamera(QString::fromLatin1(camera), false);
            scene.measureFrameMs(3);
            const double start = processorMs(), ms = scene.measureFrameMs(frames);
            const double used = (processorMs() - start) / frames;
            // right after, so that both had the same machine
            const double emptyNow = emptyFrameMs(frames);
            std::printf(", %s %.1f (%.1f, x%.1f)", camera, ms, used, ms / emptyNow);
        }
        // What layers cost: processor time of a frame with none beside structure, racks and GPUs, as at first, and with all of them.
        scene.setOneLine(f.line);
        for (const char* camera : {"site", "hall1", "rack"}) {
            scene.setCamera(QString::fromLatin1(camera), false);
            std::printf(", layers at %s", camera);
            for (const int step : {0, 1, 2}) {
                for (const auto layer : {views::LayerId::Labels, views::LayerId::Alarms, views::LayerId::Selection})
                    scene.setLayerVisible(layer, step > 0);
                for (const auto layer : {views::LayerId::Pipes, views::LayerId::PowerPath, views::LayerId::Air})
                    scene.setLayerVisible(layer, step > 1);
                scene.setFollowed(step > 1 ? views::FollowedKind::Power : views::FollowedKind::None);
                scene.measureFrameMs(3);
                const double start = processorMs();
                scene.measureFrameMs(frames);
                std::printf(" %.1f", (processorMs() - start) / frames);
            }
        }
        for (const auto layer : views::allLayers)
            scene.setLayerVisible(layer, views::layersAtFirst()[views::at(layer)]);
        scene.setFollowed(views::FollowedKind::None);
        // New values of every GPU, then one frame; less a frame without is what new colours cost.
        QElapsedTimer timer;
        scene.setCamera(QStringLiteral("site"), false);
        double update = 0, updateUsed = 0;
        for (unsigned i = 0; i < 10; ++i) {
            f.setGpuValues(100 + i);
            const double start = processorMs();
            timer.start();
            scene.measureFrameMs(1);
            update += static_cast<double>(timer.nsecsElapsed()) * 1e-7;
            updateUsed += (processorMs() - start) / 10;
        }
        const double frame = scene.measureFrameMs(10), before = processorMs();
        scene.measureFrameMs(10);
        const double frameUsed = (processorMs() - before) / 10;
        settle(400);
        // as it is when nothing moves: with smoothing
        timer.start();
        for (int i = 0; i < 10; ++i)
            scene.picture({1280, 800});
        const double still = static_cast<double>(timer.nsecsElapsed()) * 1e-7;
        std::mt19937 random(1);
        timer.start();
        int hits = 0;
        for (int i = 0; i < 1000; ++i)
            hits += scene.pick(QPointF(random() % 1280, random() % 800)).isValid();
        std::printf(", new values %.1f (%.1f) ms, picture %.1f ms, pick %.3f ms (%d hits)\n", update - frame, updateUsed - frameUsed, still,
                    static_cast<double>(timer.nsecsElapsed()) * 1e-9, hits);
        std::fflush(stdout);
        if (folder.isEmpty())
            continue;
        f.selection.clear();
        for (const auto kind : {views::Theme::Kind::Dark, views::Theme::Kind::Light}) {
            f.theme.setKind(kind);
            const QString suffix = kind == views::Theme::Kind::Dark ? QStringLiteral("-dark") : QStringLiteral("-light");
            views::ColourBy colour;
            scene.setColourBy(colour);
            f.selection.clear();
            for (const char* camera : {"site", "hall2", "top", "building"}) {
                scene.setCamera(QString::fromLatin1(camera), false);
                save(scene, folder, QString::fromLatin1(preset) + QLatin1Char('-') + QString::fromLatin1(camera) + suffix);
            }
            f.selection.set({{f.model.site().racks[400].id}});
            scene.setCamera(QStringLiteral("rack"), false);
            save(scene, folder, QString::fromLatin1(preset) + QStringLiteral("-rack") + suffix);
            colour.metric = twin::Metric::GpuTemperature;
            scene.setColourBy(colour);
            scene.setCamera(QStringLiteral("hall1"), false);
            save(scene, folder, QString::fromLatin1(preset) + QStringLiteral("-temp") + suffix);
            for (const auto unitKind : {twin::AssetKind::Chiller, twin::AssetKind::Turbine, twin::AssetKind::Megapack, twin::AssetKind::Transformer, twin::AssetKind::CoolingTower}) {
                for (const auto& unit : f.model.site().units)
                    if (unit.kind == unitKind) {
                        f.selection.set({{unit.id}});
                        break;
                    }
                colour.metric = twin::Metric::Loading;
                scene.setColourBy(colour);
                scene.setCamera(QStringLiteral("rack"), false);
                save(scene, folder, QString::fromLatin1(preset) + QStringLiteral("-unit%1").arg(static_cast<int>(unitKind)) + suffix, {900, 560});
            }
            // with the controls, as the window shows it
            scene.setColourBy({});
            f.selection.clear();
            scene.setCamera(QStringLiteral("site"), false);
            settle(500);
            scene.grab().save(folder + QLatin1Char('/') + QString::fromLatin1(preset) + QStringLiteral("-grab") + suffix + QStringLiteral(".png"));
        }
    }
    return 0;
}
