#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Json.h"
#include "data/live/LiveRecorder.h"
#include "data/live/LiveSource.h"
#include "twin/base/NumberText.h"
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <ostream>

namespace app::cli {
namespace {
constexpr qint64 mostMappingBytes = 4 << 20;
constexpr double finishWithin = 30;
using data::live::RecorderStatus;
using data::live::SourceState;

QJsonValue mappingFrom(const std::string& text)
{
    const QString path = QString::fromStdString(text);
    if (!path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return path; // of a built-in one
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostMappingBytes)
        throw twin::Error(TWIN_TEXT("%1 cannot be read."), {text});
    const auto json = QJsonDocument::fromJson(file.readAll());
    if (!json.isObject())
        throw twin::Error(TWIN_TEXT("%1 is no JSON object; a mapping is {\"rules\": [...]}."), {text});
    return json.object();
}

data::live::SourceConfig configFrom(const Arguments& arguments)
{
    const bool isSparkplug = arguments.flag("sparkplug");
    const auto topics = arguments.texts("topic");
    if (topics.empty() && !isSparkplug)
        usageError("--topic is missing; name what to listen to, for example --topic site/#.");
    const auto user = arguments.text("user"), variable = arguments.text("password-env");
    if (variable && !user)
        usageError("--password-env needs --user.");
    const auto toList = [](const std::vector<std::string>& texts) {
        QJsonArray list;
        for (const auto& text : texts)
            list.append(QString::fromStdString(text));
        return list;
    };
    QJsonObject settings{{"host", QString::fromStdString(arguments.required("host"))}};
    if (const auto port = arguments.number("port", 1, 65535))
        settings["port"] = std::floor(*port);
    settings[isSparkplug ? "groups" : "topics"] = toList(topics);
    if (const auto mapping = arguments.text("mapping"))
        settings["mapping"] = mappingFrom(*mapping);
    if (arguments.flag("tls") || arguments.text("tls-ca"))
        settings["tls"] = QJsonObject{{"enabled", true}, {"caFile", QString::fromStdString(arguments.text("tls-ca").value_or(""))}};
    if (user)
        settings["user"] = QString::fromStdString(*user);
    if (variable)
        settings["secret"] = QJsonObject{{"where", "environment"}, {"name", QString::fromStdString(*variable)}};
    if (const auto qos = arguments.number("qos", 0, 2))
        settings["qos"] = *qos;
    QJsonObject payload;
    if (const auto time = arguments.text("time"))
        payload["time"] = QString::fromStdString(*time);
    if (const auto values = arguments.texts("value"); !values.empty())
        payload["values"] = toList(values);
    QJsonObject labels;
    for (const auto& label : arguments.texts("label")) {
        const auto equals = label.find('=');
        if (equals == std::string::npos || equals == 0)
            usageError("--label must be NAME=PATH, not “" + label + "”.");
        labels[QString::fromStdString(label.substr(0, equals))] = QString::fromStdString(label.substr(equals + 1));
    }
    if (!labels.isEmpty())
        payload["labels"] = labels;
    if (!payload.isEmpty())
        settings["payload"] = payload;
    const QString kind = isSparkplug ? "sparkplug" : "mqtt";
    return {kind + "-1", kind, QString::fromStdString(arguments.required("host")), true, settings};
}
} // namespace

int importMqttCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {"host", "port", "mapping", "tls-ca", "user", "password-env", "qos", "time", "seconds", "out"}, {"json", "sparkplug", "tls"}, 1, 1,
                              {"topic", "value", "label"});
    const auto config = configFrom(arguments);
    const auto seconds = arguments.number("seconds", 0.1, 1e7);
    if (!seconds)
        usageError("--seconds is missing: how long to listen.");
    const std::string target = arguments.required("out");
    if (std::filesystem::exists(target))
        throw twin::Error(TWIN_TEXT("%1 is there already; live data is not written over a recording. Choose another name."), {target});

    const auto queue = std::make_shared<data::live::BatchQueue>();
    const auto source = data::live::makeSource(config, queue);
    data::live::LiveRecorder recorder(target, {config.kind.toStdString() + " of " + config.name.toStdString(), "broker " + config.name.toStdString(), {}, {}}, {}, {});
    recorder.addSource(config.id.toStdString(), queue);

    const auto progress = terminalProgress("listening");
    QEventLoop loop;
    QTimer end, watch;
    end.setSingleShot(true);
    QObject::connect(&end, &QTimer::timeout, &loop, &QEventLoop::quit);
    QObject::connect(&watch, &QTimer::timeout, &loop, [&] {
        if (source->status().state == SourceState::Lost || recorder.status().state == RecorderStatus::State::Failed)
            loop.quit();
        if (progress.report)
            progress.report(1 - std::max(0, end.remainingTime()) * 1e-3 / *seconds);
    });
    end.start(static_cast<int>(std::min(*seconds * 1000, 2e9)));
    watch.start(100);
    source->start();
    loop.exec();
    const auto status = source->status(); // before stopping wipes the state
    source->stop();
    recorder.removeSource(config.id.toStdString());
    recorder.finish();
    const bool isFinished = recorder.waitFinished(finishWithin);
    const auto recorded = recorder.status();
    if (!isFinished || recorded.state == RecorderStatus::State::Failed)
        throw twin::Error(recorded.reason.text.empty() ? TWIN_TEXT("The recording could not be finished; check the disk.") : recorded.reason.text, recorded.reason.args);
    if (status.state == SourceState::Lost)
        throw twin::Error(status.reason.text, status.reason.args);
    if (status.received == 0)
        throw twin::Error(status.reason.text.empty() ? TWIN_TEXT("Nothing came in that time; check the topics.") : status.reason.text, status.reason.args);

    if (arguments.flag("json")) {
        Json json;
        json.beginObject()
            .field("recording", target).field("samples", static_cast<long long>(recorded.values)).field("channels", status.channels)
            .field("events", static_cast<long long>(recorded.events)).field("gaps", static_cast<long long>(recorded.gaps))
            .field("late", static_cast<long long>(recorded.late)).field("dropped", static_cast<long long>(status.dropped))
            .field("rejected", static_cast<long long>(status.rejected)).field("last_rejected", status.lastRejected.english())
            .field("clock_offset_s", status.clockOffsetSeconds).endObject();
        out << json.text() << '\n';
        return 0;
    }
    out << "recorded " << recorded.values << " samples of " << status.channels << " channels, " << recorded.events << " events\n";
    if (status.dropped + status.rejected > 0)
        out << status.dropped << " values dropped, " << status.rejected << " rejected, the last one: " << status.lastRejected.english() << '\n';
    return 0;
}

} // namespace app::cli
