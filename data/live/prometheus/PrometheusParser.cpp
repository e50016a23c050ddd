#include "data/live/prometheus/PrometheusParser.h"
#include <QString>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace data::live {
namespace {
constexpr std::size_t longestError = 400, mostLabels = 200, longestLabels = 64 << 10;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Unix seconds, exactly: 1435781451.781 has no exact double.
std::optional<twin::Timestamp> timeOf(std::string_view digits)
{
    const bool isNegative = !digits.empty() && digits.front() == '-';
    std::string_view rest = isNegative ? digits.substr(1) : digits;
    if (rest.find_first_of("eE") != std::string_view::npos) {
        double seconds = nan;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
        if (error != std::errc() || end != digits.data() + digits.size() || !(std::abs(seconds) < 9e9))
            return {};
        return twin::Timestamp::fromSeconds(seconds);
    }
    const std::size_t point = rest.find('.');
    const std::string_view whole = rest.substr(0, point);
    if (whole.empty() || whole.size() > 10)
        return {};
    std::int64_t ns = 0;
    for (const char c : whole)
        ns = ns * 10 + (c - '0');
    if (ns > 9'000'000'000)
        return {};
    ns *= 1'000'000'000;
    if (point != std::string_view::npos) {
        std::int64_t unit = 100'000'000;
        for (const char c : rest.substr(point + 1, 9)) {
            ns += unit * (c - '0');
            unit /= 10;
        }
    }
    return twin::Timestamp{isNegative ? -ns : ns};
}

/// "1.5", "1e+06", "NaN", "+Inf", "-Inf"; empty for anything else.
std::optional<double> valueOf(std::string_view text)
{
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    if (text.empty() || text.size() > 400)
        return {};
    double value = nan;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || error == std::errc::invalid_argument)
        return {};
    if (error == std::errc::result_out_of_range) // too large for a double, or too small to differ from 0
        return text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos ? 0.0 : nan;
    return std::isfinite(value) ? value : nan;
}

class NameReader : public JsonStream::Handler
{
public:
    PrometheusSeriesName name;
    bool isGood = true;

    void beginObject() override { isGood = isGood && ++m_depth == 1; }
    void endObject() override { --m_depth; }
    void beginArray() override { isGood = false; }
    void endArray() override {}
    void key(std::string_view k) override { m_key = clean(k); }
    void text(std::string_view value) override
    {
        if (m_depth != 1 || name.labels.size() >= mostLabels) {
            isGood = false;
            return;
        }
        if (m_key == "__name__")
            name.metric = clean(value);
        else
            name.labels.insert_or_assign(m_key, clean(value));
    }
    void number(std::string_view) override { isGood = false; }
    void literal(char) override { isGood = false; }

private:
    /// Sound UTF-8 without control characters: names end up in files and on the screen.
    static std::string clean(std::string_view text)
    {
        bool isPlain = true;
        for (const char c : text)
            isPlain = isPlain && c >= 0x20 && c < 0x7f;
        if (isPlain)
            return std::string(text);
        QString wide = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        for (QChar& c : wide)
            if (c.unicode() < 0x20 || c.unicode() == 0x7f)
                c = QLatin1Char(' ');
        return wide.toStdString();
    }
    int m_depth = 0;
    std::string m_key;
};
} // namespace

std::optional<PrometheusSeriesName> parseSeriesName(std::string_view metricObject)
{
    if (metricObject.size() > longestLabels)
        return {};
    NameReader reader;
    JsonStream stream(reader);
    if (!stream.feed(metricObject) || !stream.finish() || !reader.isGood)
        return {};
    return std::move(reader.name);
}

void PrometheusParser::beginObject()
{
    Place next = Place::Skipped;
    if (m_places.empty())
        next = Place::Top;
    else if (place() == Place::Top && m_key == Key::Data)
        next = Place::Data;
    else if (place() == Place::Result) {
        next = Place::Series;
        m_metric.clear();
        m_pointsOfSeries.clear();
    }
    m_places.push_back(next);
    m_key = Key::None;
}

void PrometheusParser::endObject()
{
    const Place ended = place();
    m_places.pop_back();
    m_key = Key::None;
    if (ended == Place::Series)
        emitSeries();
}

void PrometheusParser::beginArray()
{
    Place next = Place::Skipped;
    switch (place()) {
    case Place::Top:
        if (m_key == Key::Warnings)
            next = Place::Warnings;
        break;
    case Place::Data:
        if (m_key == Key::Result)
            next = Place::Result;
        break;
    case Place::Series:
        if (m_key == Key::Value)
            next = Place::Pair;
        else if (m_key == Key::Values)
            next = Place::Pairs;
        break;
    case Place::Pairs: next = Place::Pair; break;
    default: break;
    }
    if (next == Place::Pair || next == Place::Result) {
        m_time.reset();
        m_value.reset();
        m_pairHasNumber = false;
    }
    m_places.push_back(next);
    m_key = Key::None;
}

void PrometheusParser::endArray()
{
    const Place ended = place();
    m_places.pop_back();
    m_key = Key::None;
    if (ended == Place::Pair) {
        endPair();
        m_pairHasNumber = false;
    } else if (ended == Place::Result && m_pairHasNumber) {
        // A scalar: the pair stands in the place of the list of series.
        m_metric = "{}";
        m_pointsOfSeries.clear();
        endPair();
        emitSeries();
    }
}

void PrometheusParser::key(std::string_view name)
{
    m_key = Key::None;
    switch (place()) {
    case Place::Top:
        m_key = name == "status" ? Key::Status : name == "data" ? Key::Data : name == "errorType" ? Key::ErrorType : name == "error" ? Key::Error : name == "warnings" ? Key::Warnings : Key::None;
        break;
    case Place::Data:
        if (name == "result")
            m_key = Key::Result;
        break;
    case Place::Series:
        m_key = name == "metric" ? Key::Metric : name == "value" ? Key::Value : name == "values" ? Key::Values : Key::None;
        if (m_key == Key::Metric)
            m_stream.keepRaw();
        break;
    default: break;
    }
}

void PrometheusParser::text(std::string_view value)
{
    switch (place()) {
    case Place::Top:
        if (m_key == Key::Status)
            m_status = value.substr(0, 20);
        else if (m_key == Key::ErrorType)
            m_errorType = value.substr(0, 40);
        else if (m_key == Key::Error)
            m_error = value.substr(0, longestError);
        break;
    case Place::Warnings: ++m_warnings; break;
    case Place::Pair:
    case Place::Result: takeValue(value); break;
    default: break;
    }
    m_key = Key::None;
}

void PrometheusParser::number(std::string_view digits)
{
    if (place() == Place::Pair || place() == Place::Result) {
        if (!m_pairHasNumber)
            takeTime(digits);
        else
            takeValue(digits);
    }
    m_key = Key::None;
}

void PrometheusParser::literal(char)
{
    m_key = Key::None;
}

void PrometheusParser::takeTime(std::string_view digits)
{
    m_pairHasNumber = true;
    m_time = timeOf(digits);
}

void PrometheusParser::takeValue(std::string_view text)
{
    m_value = valueOf(text);
}

void PrometheusParser::endPair()
{
    if (!m_time || !m_value) {
        ++m_badPoints;
        return;
    }
    if (m_pointsOfSeries.size() >= mostPointsOfSeries) {
        m_bound = "points of one series";
        m_stream.stop();
        return;
    }
    m_pointsOfSeries.push_back({*m_time, *m_value});
}

void PrometheusParser::emitSeries()
{
    if (++m_series > mostSeries) {
        m_bound = "series";
        m_stream.stop();
        return;
    }
    m_points += static_cast<std::int64_t>(m_pointsOfSeries.size());
    if (m_onSeries)
        m_onSeries(m_metric.empty() ? std::string_view("{}") : std::string_view(m_metric), m_pointsOfSeries);
}

} // namespace data::live
