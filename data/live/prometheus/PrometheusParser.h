// Reads answers of Prometheus' query API as they arrive (prometheus.io, "HTTP API", format of responses). Any thread.
#pragma once
#include "data/live/http/JsonStream.h"
#include "data/mapping/ChannelMapping.h"
#include "twin/base/Timestamp.h"
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace data::live {

struct PrometheusPoint
{
    twin::Timestamp t; ///< exactly as the server gives it, to the nanosecond
    double value;      ///< NaN also for infinities: neither can be drawn
};

/// Name and labels of a series, read from the text of its "metric" object.
struct PrometheusSeriesName
{
    std::string metric; ///< the label __name__; empty for results of functions
    Labels labels;      ///< all others
};
/// Empty if it is no object of texts, or has more labels than any honest series.
std::optional<PrometheusSeriesName> parseSeriesName(std::string_view metricObject);

/// One answer to /api/v1/query or /api/v1/query_range. Holds one series at a time.
class PrometheusParser : private JsonStream::Handler
{
public:
    /// `metricObject` is the series' name as the server writes it: the same text for the same series in every answer.
    using OnSeries = std::function<void(std::string_view metricObject, std::span<const PrometheusPoint> points)>;
    explicit PrometheusParser(OnSeries onSeries) : m_stream(*this), m_onSeries(std::move(onSeries)) {}
    PrometheusParser(const PrometheusParser&) = delete;
    PrometheusParser& operator=(const PrometheusParser&) = delete;

    bool feed(std::string_view piece) { return m_stream.feed(piece); }
    /// True if a whole answer was read, be it good or one that says what went wrong.
    bool finish() { return m_stream.finish() && (m_status == "success" || m_status == "error"); }
    bool isSuccess() const { return m_status == "success"; }
    const std::string& errorType() const { return m_errorType; } ///< "bad_data", "execution", "timeout" ...
    const std::string& error() const { return m_error; }         ///< the server's own words, at most a few hundred characters
    std::int64_t series() const { return m_series; }
    std::int64_t points() const { return m_points; }
    std::int64_t badPoints() const { return m_badPoints; }       ///< without a number or an instant
    int warnings() const { return m_warnings; }
    /// Which bound was broken; nullptr: it is no JSON.
    const char* bound() const { return m_bound; }

    static constexpr std::int64_t mostSeries = 2'000'000;
    static constexpr std::size_t mostPointsOfSeries = 1'000'000;

private:
    enum class Place : unsigned char { Top, Data, Result, Series, Pairs, Pair, Warnings, Skipped };
    enum class Key : unsigned char { None, Status, Data, ErrorType, Error, Warnings, Result, Metric, Value, Values };
    void beginObject() override;
    void endObject() override;
    void beginArray() override;
    void endArray() override;
    void key(std::string_view name) override;
    void text(std::string_view value) override;
    void number(std::string_view digits) override;
    void literal(char first) override;
    void raw(std::string_view value) override { m_metric = value; }
    Place place() const { return m_places.empty() ? Place::Skipped : m_places.back(); }
    void takeTime(std::string_view digits);
    void takeValue(std::string_view text);
    void endPair();
    void emitSeries();

    JsonStream m_stream;
    OnSeries m_onSeries;
    std::vector<Place> m_places;
    Key m_key = Key::None;
    std::string m_status, m_errorType, m_error, m_metric;
    std::vector<PrometheusPoint> m_pointsOfSeries;
    std::optional<twin::Timestamp> m_time;
    std::optional<double> m_value;
    bool m_pairHasNumber = false;
    std::int64_t m_series = 0, m_points = 0, m_badPoints = 0;
    int m_warnings = 0;
    const char* m_bound = nullptr;
};

} // namespace data::live
