#include "data/live/prometheus/PrometheusSettings.h"
#include "twin/base/NumberText.h"
#include "twin/base/TextFile.h"
#include <QJsonArray>
#include <cctype>
#include <cmath>

namespace data::live {
namespace {
using Kind = twin::Error::Kind;
constexpr qsizetype mostQueries = 200, longestQuery = 10'000, mostParameters = 20;
constexpr double shortestStep = 0.1, longestStep = 86'400;

double numberOf(const QJsonObject& json, const char* key, double otherwise, double low, double high)
{
    const QJsonValue value = json.value(QLatin1String(key));
    if (value.isUndefined())
        return otherwise;
    const double number = value.toDouble(NAN);
    if (!(number >= low && number <= high))
        throw twin::Error(TWIN_TEXT("“%1” of a connection must be a number from %2 to %3."), {key, twin::numberText(low), twin::numberText(high)}, Kind::Usage);
    return number;
}

PrometheusQuery queryOf(const QJsonValue& value)
{
    const QJsonObject json = value.toObject();
    const QString text = value.isString() ? value.toString() : json.value(QLatin1String("query")).toString();
    if (text.trimmed().isEmpty() || text.size() > longestQuery)
        throw twin::Error(TWIN_TEXT("A query of a Prometheus connection is empty or longer than %1 characters; write it in PromQL, for example DCGM_FI_DEV_POWER_USAGE."),
                          {std::to_string(longestQuery)}, Kind::Usage);
    PrometheusQuery query = prometheusQuery(text.trimmed().toStdString());
    if (value.isString())
        return query;
    query.name = json.value(QLatin1String("name")).toString(QString::fromStdString(query.name)).left(200).toStdString();
    query.isCounter = json.value(QLatin1String("counter")).toBool();
    const QString samples = json.value(QLatin1String("samples")).toString();
    if (samples == QLatin1String("step"))
        query.samples = PrometheusQuery::Samples::Step;
    else if (samples == QLatin1String("raw") && query.samples != PrometheusQuery::Samples::Raw)
        throw twin::Error(TWIN_TEXT("“%1” computes something, so it has no raw samples; ask for it by steps."), {twin::excerpt(query.expression, 80)}, Kind::Usage);
    else if (!samples.isEmpty() && samples != QLatin1String("raw"))
        throw twin::Error(TWIN_TEXT("“samples” of a query must be raw or step, not “%1”."), {twin::excerpt(samples.toStdString())}, Kind::Usage);
    return query;
}
} // namespace

bool isSelector(const std::string& expression)
{
    // name, {matchers} or both, and after them at most `offset` and `@`: the grammar of vector selectors (prometheus.io, "Querying basics").
    std::size_t i = 0;
    const auto skipSpace = [&] {
        while (i < expression.size() && std::isspace(static_cast<unsigned char>(expression[i])))
            ++i;
    };
    const auto isNamePart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == ':'; };
    skipSpace();
    const std::size_t from = i;
    while (i < expression.size() && isNamePart(expression[i]))
        ++i;
    const bool hasName = i > from && !std::isdigit(static_cast<unsigned char>(expression[from]));
    if (i > from && !hasName)
        return false;
    skipSpace();
    bool hasMatchers = false;
    if (i < expression.size() && expression[i] == '{') {
        char quote = 0;
        for (++i; i < expression.size(); ++i) {
            const char c = expression[i];
            if (quote != 0) {
                if (c == '\\' && quote != '`')
                    ++i;
                else if (c == quote)
                    quote = 0;
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '{') {
                return false;
            } else if (c == '}') {
                hasMatchers = true;
                ++i;
                break;
            }
        }
        if (!hasMatchers)
            return false;
    }
    skipSpace();
    return (hasName || hasMatchers) && i == expression.size();
}

PrometheusQuery prometheusQuery(const std::string& expression)
{
    PrometheusQuery query;
    query.expression = expression;
    query.samples = isSelector(expression) ? PrometheusQuery::Samples::Raw : PrometheusQuery::Samples::Step;
    query.name = query.samples == PrometheusQuery::Samples::Raw ? expression.substr(0, expression.find_first_of("{ \t\n")) : expression.substr(0, 200);
    return query;
}

QJsonObject PrometheusSettings::toJson() const
{
    QJsonObject json = http.toJson();
    QJsonArray list;
    for (const auto& query : queries) {
        if (query == prometheusQuery(query.expression)) {
            list.append(QString::fromStdString(query.expression));
            continue;
        }
        QJsonObject item{{QStringLiteral("query"), QString::fromStdString(query.expression)},
                         {QStringLiteral("name"), QString::fromStdString(query.name)},
                         {QStringLiteral("samples"), query.samples == PrometheusQuery::Samples::Raw ? QStringLiteral("raw") : QStringLiteral("step")}};
        if (query.isCounter)
            item.insert(QStringLiteral("counter"), true);
        list.append(item);
    }
    json.insert(QStringLiteral("queries"), list);
    json.insert(QStringLiteral("step_s"), stepSeconds);
    json.insert(QStringLiteral("history_s"), historySeconds);
    if (mappingId.empty())
        json.insert(QStringLiteral("mapping"), mapping.toJson());
    else
        json.insert(QStringLiteral("mapping"), QString::fromStdString(mappingId));
    if (!parameters.isEmpty()) {
        QJsonObject object;
        for (auto it = parameters.begin(); it != parameters.end(); ++it)
            object.insert(it.key(), it.value());
        json.insert(QStringLiteral("parameters"), object);
    }
    return json;
}

PrometheusSettings PrometheusSettings::fromJson(const QJsonObject& json)
{
    PrometheusSettings settings;
    settings.http = HttpSettings::fromJson(json);
    if (settings.http.auth == HttpSettings::Auth::Session)
        throw twin::Error(TWIN_TEXT("Prometheus has no sessions; sign in with basic or bearer."), {}, Kind::Usage);
    const QJsonArray queries = json.value(QLatin1String("queries")).toArray();
    if (queries.isEmpty() || queries.size() > mostQueries)
        throw twin::Error(TWIN_TEXT("A Prometheus connection needs 1 to %1 queries; name the metrics to follow, for example DCGM_FI_DEV_POWER_USAGE."), {std::to_string(mostQueries)},
                          Kind::Usage);
    for (const auto& query : queries)
        settings.queries.push_back(queryOf(query));
    settings.stepSeconds = numberOf(json, "step_s", settings.stepSeconds, shortestStep, longestStep);
    settings.historySeconds = numberOf(json, "history_s", settings.historySeconds, 0, longestHistorySeconds);
    const QJsonValue mapping = json.value(QLatin1String("mapping"));
    if (mapping.isObject()) {
        settings.mapping = ChannelMapping::fromJson(mapping.toObject());
    } else {
        settings.mappingId = mapping.toString(QStringLiteral("dcgm-exporter")).toStdString();
        settings.mapping = ChannelMapping::builtIn(settings.mappingId);
    }
    const QJsonObject parameters = json.value(QLatin1String("parameters")).toObject();
    if (parameters.size() > mostParameters)
        throw twin::Error(TWIN_TEXT("A Prometheus connection has more than %1 parameters of its own."), {std::to_string(mostParameters)}, Kind::Usage);
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        settings.parameters.insert(it.key().left(100), it.value().toVariant().toString().left(1000));
    return settings;
}

} // namespace data::live
