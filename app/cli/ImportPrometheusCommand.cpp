#include "app/cli/Commands.h"
#include "app/cli/Inputs.h"
#include "app/core/Json.h"
#include "data/live/prometheus/PrometheusImport.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <ostream>

namespace app::cli {
namespace {
constexpr qint64 mostMappingBytes = 4 << 20;

QJsonValue mappingFromArgument(const std::string& text)
{
    const QString path = QString::fromStdString(text);
    if (!path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return path;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostMappingBytes)
        throw twin::Error(TWIN_TEXT("%1 cannot be read."), {text});
    const auto json = QJsonDocument::fromJson(file.readAll());
    if (!json.isObject())
        throw twin::Error(TWIN_TEXT("%1 is no JSON object; a mapping is one of “format”, “version” and “rules”, as the program exports it."), {text});
    return json.object();
}
} // namespace

int importPrometheusCommand(const Words& words, std::ostream& out)
{
    const Arguments arguments(words, {"url", "mapping", "from", "to", "step", "ca", "user", "password-env", "token-env", "timeout", "out"}, {"json", "counter"}, 1, 1, {"query"});
    const auto queries = arguments.texts("query");
    if (queries.empty())
        usageError("--query is missing; name what to fetch in PromQL, for example --query DCGM_FI_DEV_POWER_USAGE.");
    const auto from = arguments.time("from"), to = arguments.time("to");
    if (!from || !to)
        usageError("--from and --to are needed: the span to fetch.");
    const auto step = arguments.number("step", 0.1, 86'400);
    if (!step)
        usageError("--step is needed: the distance of samples in seconds.");
    const auto target = arguments.required("out");
    const auto user = arguments.text("user"), passwordVariable = arguments.text("password-env"), tokenVariable = arguments.text("token-env");
    if (user.has_value() != passwordVariable.has_value() || (user && tokenVariable))
        usageError("give --user with --password-env, or --token-env alone; both options name an environment variable.");

    QJsonObject settings{{"url", QString::fromStdString(arguments.required("url"))}, {"step_s", *step}};
    QJsonArray list;
    for (const auto& query : queries) {
        QJsonObject item{{"query", QString::fromStdString(query)}};
        if (arguments.flag("counter"))
            item.insert("counter", true);
        list.append(item);
    }
    settings.insert("queries", list);
    settings.insert("mapping", mappingFromArgument(arguments.text("mapping").value_or("dcgm-exporter")));
    if (const auto ca = arguments.text("ca"))
        settings.insert("ca_file", QString::fromStdString(*ca));
    if (const auto timeout = arguments.number("timeout", 0.1, 600))
        settings.insert("timeout_s", *timeout);
    if (user || tokenVariable) {
        settings.insert("auth", user ? "basic" : "bearer");
        settings.insert("user", QString::fromStdString(user.value_or("")));
        settings.insert("secret", QJsonObject{{"where", "environment"}, {"name", QString::fromStdString(user ? *passwordVariable : *tokenVariable)}});
    }
    const auto parsed = data::live::PrometheusSettings::fromJson(settings);
    const auto result = data::live::importPrometheus(parsed, {*from, *to}, target, terminalProgress("importing"));
    if (arguments.flag("json")) {
        Json json;
        json.beginObject()
            .field("recording", target).field("samples", static_cast<long long>(result.samples)).field("missing", static_cast<long long>(result.missing))
            .field("gaps", static_cast<long long>(result.gaps)).field("rejected", static_cast<long long>(result.rejected))
            .field("channels", static_cast<long long>(result.channels)).field("unmapped_series", static_cast<long long>(result.unmapped))
            .field("begin", result.span.begin.iso()).field("end", result.span.end.iso());
        json.key("issues").beginArray();
        for (const auto& issue : result.issues)
            json.value(issue);
        json.endArray().endObject();
        out << json.text() << '\n';
        return 0;
    }
    out << "imported " << result.samples << " samples of " << result.channels << " channels, " << result.span.begin.iso() << " to " << result.span.end.iso() << '\n';
    if (result.missing + result.gaps + result.rejected > 0)
        out << result.missing << " values missing, " << result.gaps << " gaps, " << result.rejected << " rejected\n";
    for (const auto& issue : result.issues)
        out << "  " << issue << '\n';
    return 0;
}

} // namespace app::cli
