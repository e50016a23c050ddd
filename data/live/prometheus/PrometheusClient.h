// Asks one server that speaks Prometheus' HTTP API.
#pragma once
#include "data/live/http/HttpClient.h"
#include "data/live/prometheus/PrometheusParser.h"
#include "data/live/prometheus/PrometheusSettings.h"

namespace data::live {

/// What came of one question.
struct PrometheusResult
{
    std::optional<twin::Message> problem;
    bool isHopeless = false;  ///< asking again does not help
    bool isTooMuch = false;   ///< a shorter span may work
    std::int64_t series = 0, points = 0, badPoints = 0, bytes = 0;
};

/// Lives on one thread, which runs an event loop. One question at a time.
class PrometheusClient : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(PrometheusResult result)>;
    using OnSeries = PrometheusParser::OnSeries;
    explicit PrometheusClient(const PrometheusSettings& settings, QObject* parent = nullptr);

    /// Throws twin::Error; see HttpClient.
    void prepare() { m_http.prepare(); }
    void setSecret(const QString& secret) { m_http.setSecret(secret); }

    /// Asks for the server's clock: tells at once whether address, sign-in and kind of server are right.
    void askTime(std::function<void(twin::Timestamp serverTime, PrometheusResult result)> done);
    /// The query's samples from `from` to `to`, both ends included. Series are handed over while the answer arrives.
    void ask(const PrometheusQuery& query, twin::Timestamp from, twin::Timestamp to, OnSeries onSeries, Done done);
    void abort() { m_http.abortAll(); }
    /// The Date header of the last answer: server's clock, to the second, and when it came by ours.
    std::optional<twin::Timestamp> serverDate() const { return m_serverDate; }

    static constexpr std::int64_t mostPoints = 11'000;  ///< a series and query_range, as Prometheus has it built in
    static constexpr qint64 mostBytes = 256LL << 20;    ///< of an answer

private:
    void send(const QString& path, QList<QPair<QString, QString>> form, const std::string& shown, OnSeries onSeries, Done done);
    PrometheusResult judge(const HttpAnswer& answer, PrometheusParser& parser, bool sawData, const std::string& shown) const;

    PrometheusSettings m_settings;
    HttpClient m_http;
    std::optional<twin::Timestamp> m_serverDate;
};

/// Unix seconds with milliseconds, as the API takes them.
QString prometheusTime(twin::Timestamp t);

} // namespace data::live
