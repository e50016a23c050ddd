#include "data/live/prometheus/PrometheusClient.h"
#include "twin/base/TextFile.h"
#include <algorithm>
#include <cmath>

namespace data::live {
namespace {
constexpr qsizetype longestInAddress = 1500; ///< longer queries go as a form: servers and proxies bound the address
constexpr std::int64_t ms = 1'000'000;

std::int64_t floorMs(twin::Timestamp t) { return t.ns / ms - (t.ns % ms < 0 ? 1 : 0); }
std::int64_t ceilMs(twin::Timestamp t) { return -floorMs({-t.ns}); }

/// The server's own words for "too much at once"; Prometheus, Thanos, Mimir and VictoriaMetrics differ.
bool saysTooMuch(const std::string& type, std::string_view error)
{
    if (type == "timeout")
        return true;
    for (const char* words : {"too many samples", "exceeded maximum resolution", "too many points", "exceeds the limit", "exceeded", "limit is reached", "timed out", "maximum number"})
        if (error.find(words) != std::string_view::npos)
            return true;
    return false;
}
} // namespace

QString prometheusTime(twin::Timestamp t)
{
    const std::int64_t whole = floorMs(t);
    return QStringLiteral("%1.%2").arg(whole / 1000).arg(whole % 1000, 3, 10, QLatin1Char('0'));
}

PrometheusClient::PrometheusClient(const PrometheusSettings& settings, QObject* parent) : QObject(parent), m_settings(settings), m_http(settings.http, this) {}

void PrometheusClient::askTime(std::function<void(twin::Timestamp, PrometheusResult)> done)
{
    auto time = std::make_shared<std::optional<twin::Timestamp>>();
    send(
        QStringLiteral("/api/v1/query"), {{QStringLiteral("query"), QStringLiteral("time()")}}, "time()",
        [time](std::string_view, std::span<const PrometheusPoint> points) {
            if (!points.empty())
                *time = points.front().t;
        },
        [this, time, done = std::move(done)](PrometheusResult result) {
            if (!result.problem && !*time) {
                result.problem = twin::Message{TWIN_TEXT("%1 answers, but not like Prometheus; check the address and any path in front."), {addressText(m_settings.http.url)}};
                result.isHopeless = true;
            }
            done(time->value_or(twin::Timestamp{}), std::move(result));
        });
}

void PrometheusClient::ask(const PrometheusQuery& query, twin::Timestamp from, twin::Timestamp to, OnSeries onSeries, Done done)
{
    const QString expression = QString::fromStdString(query.expression);
    if (query.samples == PrometheusQuery::Samples::Raw) {
        // A range selector gives the samples themselves, with their own instants; a range query would repeat the last one over a gap.
        // Prometheus 2 takes both ends, 3 leaves the left one out: one millisecond more.
        const std::int64_t end = ceilMs(to), span = std::max<std::int64_t>(1, end - floorMs(from) + 1);
        send(QStringLiteral("/api/v1/query"),
             {{QStringLiteral("query"), QStringLiteral("%1[%2ms]").arg(expression).arg(span)}, {QStringLiteral("time"), prometheusTime({end * ms})}},
             query.expression, std::move(onSeries), std::move(done));
        return;
    }
    const auto step = std::max<std::int64_t>(1, std::llround(m_settings.stepSeconds * 1000));
    const std::int64_t first = (ceilMs(from) + step - 1) / step * step, last = floorMs(to) / step * step;
    if (last < first) {
        QMetaObject::invokeMethod(this, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
        return;
    }
    send(QStringLiteral("/api/v1/query_range"),
         {{QStringLiteral("query"), expression}, {QStringLiteral("start"), prometheusTime({first * ms})}, {QStringLiteral("end"), prometheusTime({last * ms})},
          {QStringLiteral("step"), QStringLiteral("%1ms").arg(step)}},
         query.expression, std::move(onSeries), std::move(done));
}

void PrometheusClient::send(const QString& path, QList<QPair<QString, QString>> form, const std::string& shown, OnSeries onSeries, Done done)
{
    HttpRequest request;
    request.path = path;
    request.mostBytes = mostBytes;
    for (auto it = m_settings.parameters.begin(); it != m_settings.parameters.end(); ++it)
        form.append({it.key(), it.value()});
    qsizetype length = 0;
    for (const auto& [name, value] : form)
        length += name.size() + value.size() + 2;
    if (length > longestInAddress)
        request.method = "POST";
    request.query = std::move(form);
    struct Reading
    {
        explicit Reading(OnSeries taker) : parser(std::move(taker)) {}
        PrometheusParser parser;
        qint64 bytes = 0;
    };
    auto reading = std::make_shared<Reading>(std::move(onSeries));
    request.onData = [reading](std::string_view piece) {
        reading->bytes += static_cast<qint64>(piece.size());
        return reading->parser.feed(piece);
    };
    m_http.send(std::move(request), [this, reading, shown, done = std::move(done)](HttpAnswer&& answer) {
        if (answer.serverTime)
            m_serverDate = answer.serverTime;
        const bool sawData = reading->bytes > 0;
        auto result = judge(answer, reading->parser, sawData, shown);
        result.bytes = reading->bytes;
        done(std::move(result));
    });
}

PrometheusResult PrometheusClient::judge(const HttpAnswer& answer, PrometheusParser& parser, bool sawData, const std::string& shown) const
{
    PrometheusResult result;
    result.series = parser.series();
    result.points = parser.points();
    result.badPoints = parser.badPoints();
    const std::string address = addressText(m_settings.http.url), query = twin::excerpt(shown, 120);
    // A refusal carries the reason as JSON, in the same form.
    PrometheusParser refusal({});
    const bool refused = answer.status >= 400 && refusal.feed({answer.body.constData(), static_cast<std::size_t>(answer.body.size())}) && refusal.finish() && !refusal.isSuccess();
    PrometheusParser& judged = refused ? refusal : parser;
    if (refused || (!answer.problem && sawData && parser.finish() && !parser.isSuccess())) {
        result.isTooMuch = saysTooMuch(judged.errorType(), judged.error());
        result.isHopeless = !result.isTooMuch && judged.errorType() == "bad_data";
        result.problem = twin::Message{TWIN_TEXT("%1 does not answer the query “%2”: %3."), {address, query, twin::excerpt(judged.error(), 300)}};
        return result;
    }
    if (answer.problem) {
        result.problem = answer.problem;
        result.isHopeless = answer.isHopeless;
        result.isTooMuch = answer.isTooLarge || answer.status == 504 || answer.status == 413;
        return result;
    }
    if (parser.bound()) {
        result.problem = twin::Message{TWIN_TEXT("%1 answers the query “%2” with too many %3; narrow the query."), {address, query, parser.bound()}};
        result.isTooMuch = true;
        return result;
    }
    if (!parser.finish()) {
        if (parser.series() > 0) {
            result.problem = twin::Message{TWIN_TEXT("The answer of %1 to “%2” breaks off or is damaged; look at the server and what lies between."), {address, query}};
        } else {
            result.problem = twin::Message{TWIN_TEXT("%1 answers, but not like Prometheus; check the address and any path in front."), {address}};
            result.isHopeless = true;
        }
    }
    return result;
}

} // namespace data::live
