#include "app/StartOptions.h"
#include "twin/base/Error.h"
#include "twin/base/Metric.h"

namespace app {
namespace {

[[noreturn]] void usage(const QString& sentence)
{
    throw twin::Error("%1", {sentence.toStdString()}, twin::Error::Kind::Usage);
}

QSize sizeFrom(const QString& text)
{
    const auto parts = text.split('x');
    bool okWidth = false, okHeight = false;
    const QSize size(parts.value(0).toInt(&okWidth), parts.value(1).toInt(&okHeight));
    if (parts.size() != 2 || !okWidth || !okHeight || size.width() < 320 || size.height() < 240 || size.width() > 8192 || size.height() > 8192)
        usage(QString("--size must be WIDTHxHEIGHT from 320x240 to 8192x8192, not “%1”.").arg(text));
    return size;
}

} // namespace

StartOptions parseStartOptions(const QStringList& words)
{
    StartOptions options;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString name = words[i];
        if (name == "--help" || name == "-h") {
            options.help = true;
            continue;
        }
        if (name == "--timings") {
            options.timings = true;
            continue;
        }
        if (name == "--version") {
            options.version = true;
            continue;
        }
        if (!name.startsWith("--")) {
            if (!options.file.isEmpty())
                usage(QString("“%1” is one file too many; the program opens one.").arg(name));
            options.file = name;
            continue;
        }
        QString value;
        if (const auto eq = name.indexOf('='); eq >= 0) {
            value = name.mid(eq + 1);
            name.truncate(eq);
        } else if (i + 1 < words.size()) {
            value = words[++i];
        } else {
            usage(QString("%1 needs a value after it.").arg(name));
        }
        if (name == "--preset") {
            options.preset = value;
        } else if (name == "--screenshot") {
            options.screenshot = value;
        } else if (name == "--size") {
            options.size = sizeFrom(value);
        } else if (name == "--wait") {
            if (value != "first-frame" && value != "ready")
                usage(QString("--wait must be first-frame or ready, not “%1”.").arg(value));
            options.wait = value == "ready" ? StartOptions::Wait::Ready : StartOptions::Wait::FirstFrame;
        } else if (name == "--at") {
            options.at = twin::Timestamp::fromIso(value.toStdString());
            if (!options.at)
                usage(QString("--at must be a time such as 2025-07-15T14:00Z, not “%1”.").arg(value));
        } else if (name == "--view") {
            options.view = value;
        } else if (name == "--screen") {
            if (value != "overview" && value != "operations" && value != "planning" && value != "presentation")
                usage(QString("--screen must be overview, operations, planning or presentation, not “%1”.").arg(value));
            options.screen = value;
        } else if (name == "--select") {
            options.select = value;
        } else if (name == "--live") {
            options.live = value;
        } else if (name == "--colour") {
            if (!twin::metricById(value.toStdString())) {
                QStringList ids;
                for (const auto& m : twin::metrics())
                    ids << QString::fromUtf8(m.id.data(), static_cast<qsizetype>(m.id.size()));
                usage(QString("There is no quantity “%1”; there is: %2.").arg(value, ids.join(", ")));
            }
            options.colour = value;
        } else if (name == "--theme") {
            if (value != "dark" && value != "light")
                usage(QString("--theme must be dark or light, not “%1”.").arg(value));
            options.theme = value;
        } else if (name == "--language") {
            if (value != "en" && value != "fr")
                usage(QString("--language must be en or fr, not “%1”.").arg(value));
            options.language = value;
        } else {
            usage(QString("There is no option %1; `memphis-twin --help` lists what there is.").arg(name));
        }
    }
    return options;
}

QString startHelp()
{
    return "memphis-twin [PROJECT|RECORDING] [--preset ID]\n"
           "             [--screenshot FILE.png [--size WxH] [--wait first-frame|ready]] [--at ISO-TIME] [--view NAME] [--colour METRIC]\n"
           "             [--select ASSET] [--screen NAME] [--live simulated[:SPEED]] [--theme dark|light] [--language en|fr] [--timings]\n\n"
           "Opens the facility; with --screenshot writes a picture of the window and leaves. It waits for what the command line names and for\n"
           "the plant at the shown instant (first-frame), or for the simulated day, the bands and the one-line too (ready). A FILE.glb instead\n"
           "is the scene as glTF 2.0 with its colours. --live connects to a simulated plant at once, up to 60 times as fast as real time.\n"
           "--timings prints how long each phase of the start took.\n";
}

} // namespace app
