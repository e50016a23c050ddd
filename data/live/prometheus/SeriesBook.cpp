#include "data/live/prometheus/SeriesBook.h"
#include "twin/base/TextFile.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace data::live {
namespace {
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double missedFactor = 2.5;      ///< one scrape may fail or come late; two in a row are a gap
constexpr std::uint8_t slowerAfter = 3;   ///< so many long steps in a row are the new interval
constexpr double shortestSilence = 5;     ///< s; scrapes take their time
constexpr std::size_t mostSeries = 4'000'000;
constexpr std::size_t mostRejections = 50; ///< told one by one; the rest is only counted
constexpr std::size_t learnFrom = 64;
constexpr double thinShare = 0.75;        ///< a sample that comes a little early counts for its step
} // namespace

void SeriesBook::reject(twin::Message reason, std::int64_t count)
{
    if (m_rejections.size() >= mostRejections) {
        m_rejections.back().count += count;
        return;
    }
    m_rejections.push_back({std::move(reason), count});
}

std::vector<SeriesBook::Rejection> SeriesBook::takeRejections() { return std::exchange(m_rejections, {}); }

std::uint32_t SeriesBook::trackOf(std::string_view metricObject, std::uint32_t& series)
{
    // The same series has the same text in each answer; results without a name are told apart by their query.
    const PrometheusQuery& query = m_options.queries[m_query];
    std::string_view text = metricObject;
    if (metricObject.find("\"__name__\"") == std::string_view::npos) {
        m_key.assign(query.name).append("\n").append(metricObject);
        text = m_key;
    }
    if (const auto found = m_seriesByText.find(text); found != m_seriesByText.end()) {
        series = found->second;
        return m_trackOfSeries[series];
    }
    if (m_trackOfSeries.size() >= mostSeries) {
        reject({TWIN_TEXT("There are more than %1 series; narrow the queries."), {std::to_string(mostSeries)}}, 1);
        return none;
    }
    series = static_cast<std::uint32_t>(m_trackOfSeries.size());
    m_seriesByText.emplace(std::string(text), series);
    m_trackOfSeries.push_back(none);

    const auto parsed = parseSeriesName(metricObject);
    if (!parsed) {
        reject({TWIN_TEXT("A series has a name that cannot be read (%1)."), {twin::excerpt(metricObject, 80)}}, 1);
        return none;
    }
    const std::string& name = parsed->metric.empty() ? query.name : parsed->metric;
    auto mapped = m_options.mapping.map(name, parsed->labels);
    if (!mapped) {
        ++m_unmapped;
        reject({TWIN_TEXT("No rule of the mapping takes the series “%1” %2; add one, or narrow the query."), {twin::excerpt(name, 80), twin::excerpt(metricObject, 160)}}, 1);
        return none;
    }
    const auto [at, isNew] = m_trackByChannel.try_emplace(mapped->channel.asset + '\n' + mapped->channel.metric, static_cast<std::uint32_t>(m_tracks.size()));
    if (isNew) {
        Track track;
        track.mapped = std::move(*mapped);
        track.query = static_cast<std::uint32_t>(m_query);
        m_tracks.push_back(std::move(track));
    }
    m_trackOfSeries[series] = at->second;
    return at->second;
}

void SeriesBook::add(std::string_view metricObject, std::span<const PrometheusPoint> points)
{
    std::uint32_t series = none;
    const std::uint32_t track = trackOf(metricObject, series);
    if (track == none || points.empty())
        return;
    m_pieces.push_back({series, track, m_points.size(), points.size(), points.front().t});
    m_points.insert(m_points.end(), points.begin(), points.end());
}

double SeriesBook::expected(const Track& track) const
{
    const bool onGrid = m_options.queries[track.query].samples == PrometheusQuery::Samples::Step;
    return onGrid ? m_options.stepSeconds : track.interval > 0 ? static_cast<double>(track.interval) : m_options.stepSeconds;
}

/// The longest time between two samples that is no gap.
double SeriesBook::tolerated(const Track& track) const
{
    const bool onGrid = m_options.queries[track.query].samples == PrometheusQuery::Samples::Step;
    return expected(track) * (onGrid ? 1.5 : missedFactor);
}

void SeriesBook::learn(Track& track, double seconds) const
{
    const double known = static_cast<double>(track.interval);
    if (known <= 0 || seconds < known * 0.6) {
        track.interval = static_cast<float>(seconds);
        track.longSteps = 0;
    } else if (seconds <= known * 1.6) {
        track.interval = static_cast<float>(known + (seconds - known) * 0.1);
        track.longSteps = 0;
    } else if (++track.longSteps >= slowerAfter) {
        track.interval = static_cast<float>(seconds);
        track.longSteps = 0;
    }
}

void SeriesBook::append(Track& track, std::uint32_t channel, std::span<const PrometheusPoint> points, twin::Timestamp latest, LiveBatch& batch)
{
    const PrometheusQuery& query = m_options.queries[track.query];
    if (track.interval <= 0 && points.size() >= 3) {
        // The median, so that a hole at the beginning does not pass for the rhythm.
        std::array<double, learnFrom> steps;
        const std::size_t n = std::min(points.size() - 1, learnFrom);
        for (std::size_t i = 0; i < n; ++i)
            steps[i] = points[i + 1].t.secondsSince(points[i].t);
        std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(n / 2), steps.begin() + static_cast<std::ptrdiff_t>(n));
        if (steps[n / 2] > 0)
            track.interval = static_cast<float>(steps[n / 2]);
    }
    std::int64_t impossible = 0;
    for (const PrometheusPoint& point : points) {
        if (track.hasSample && point.t <= track.last)
            continue;
        if (point.t > latest) {
            ++impossible;
            continue;
        }
        bool afterGap = false;
        if (!track.hasSample) {
            if (m_options.recordedUpTo && point.t.secondsSince(*m_options.recordedUpTo) > tolerated(track))
                batch.gaps.push_back({channel, false, {*m_options.recordedUpTo, point.t}});
        } else {
            const double seconds = point.t.secondsSince(track.last);
            const bool knewInterval = track.interval > 0;
            afterGap = knewInterval && seconds > tolerated(track);
            // The rhythm of a source that fell silent says nothing of its new one.
            if (afterGap)
                batch.gaps.push_back({channel, false, {track.last, point.t}});
            learn(track, seconds);
        }
        track.hasSample = true;
        track.isSilent = false;
        track.last = point.t;

        double value = point.value;
        auto quality = Quality::Good;
        if (query.isCounter) {
            const bool isBlank = std::isnan(value) || (track.mapped.blankFrom > 0 && value >= track.mapped.blankFrom);
            if (isBlank) {
                track.hasCounter = false;
                value = nan;
            } else if (!track.hasCounter || afterGap) {
                // A rate needs two readings.
                track.counter = value;
                track.increase = 0;
                track.hasCounter = true;
                track.wasReset = false;
                track.kept = point.t;
                continue;
            } else {
                // After a reset it has counted from 0 at least to here: a lower bound (prometheus.io, rate()).
                track.wasReset = track.wasReset || value < track.counter;
                track.increase += value < track.counter ? value : value - track.counter;
                track.counter = value;
                const double seconds = point.t.secondsSince(track.kept);
                if (seconds < m_options.thinSeconds * thinShare)
                    continue;
                value = track.increase / seconds;
                quality = track.wasReset ? Quality::Uncertain : Quality::Good;
                track.increase = 0;
                track.wasReset = false;
            }
        } else if (!afterGap && track.isKept && point.t.secondsSince(track.kept) < m_options.thinSeconds * thinShare) {
            continue;
        }
        track.isKept = true;
        track.kept = point.t;
        batch.samples.push_back({channel, point.t, track.mapped.apply(value), quality});
    }
    if (impossible > 0)
        reject({TWIN_TEXT("Samples of %1 %2 lie in the future; check the clocks of the server and of what it scrapes."), {track.mapped.channel.asset, track.mapped.channel.metric}},
               impossible);
}

LiveBatch SeriesBook::end(twin::Timestamp latest)
{
    LiveBatch batch;
    for (; m_declared < m_tracks.size(); ++m_declared)
        batch.channels.push_back(m_tracks[m_declared].mapped.channel);
    // One channel may be fed by several series, one after the other: a restarted exporter has other labels.
    // Two at once (replicas) are not mixed: the one that has the channel keeps it until it falls silent.
    std::stable_sort(m_pieces.begin(), m_pieces.end(), [this](const Piece& a, const Piece& b) {
        if (a.track != b.track)
            return a.track < b.track;
        const std::uint32_t owner = m_tracks[a.track].owner;
        if ((a.series == owner) != (b.series == owner))
            return a.series == owner;
        return a.first < b.first;
    });
    for (const Piece& piece : m_pieces) {
        Track& track = m_tracks[piece.track];
        auto points = std::span<const PrometheusPoint>(m_points).subspan(piece.from, piece.count);
        if (track.owner != piece.series && track.owner != none && track.hasSample) {
            const auto after = [&](double seconds) {
                return std::partition_point(points.begin(), points.end(), [t = track.last.plusSeconds(seconds)](const PrometheusPoint& p) { return p.t <= t; });
            };
            const auto free = after(expected(track) * 0.9);
            if (free == points.end()) {
                if (const auto late = points.end() - after(0); late > 0)
                    reject({TWIN_TEXT("Two series at once stand for %1 %2; only one of them is taken. Narrow the query or the mapping."),
                            {track.mapped.channel.asset, track.mapped.channel.metric}},
                           late);
                continue;
            }
            points = points.subspan(static_cast<std::size_t>(free - points.begin()));
            track.hasCounter = false;
        }
        track.owner = piece.series;
        append(track, piece.track, points, latest, batch);
    }
    m_pieces.clear();
    m_points.clear();
    return batch;
}

void SeriesBook::discard()
{
    m_pieces.clear();
    m_points.clear();
}

LiveBatch SeriesBook::markSilent(std::size_t query, twin::Timestamp now)
{
    LiveBatch batch;
    for (std::size_t i = 0; i < m_tracks.size(); ++i) {
        Track& track = m_tracks[i];
        if (track.query != query || track.isSilent || !track.hasSample)
            continue;
        const double seconds = expected(track);
        if (now.secondsSince(track.last) <= std::max(tolerated(track) + 0.5 * seconds, shortestSilence))
            continue;
        track.isSilent = true;
        batch.samples.push_back({static_cast<std::uint32_t>(i), track.last.plusSeconds(seconds), nan, Quality::Stale});
    }
    return batch;
}

std::optional<twin::Timestamp> SeriesBook::oldest(std::size_t query) const
{
    std::optional<twin::Timestamp> out;
    for (const Track& track : m_tracks)
        if (track.query == query && track.hasSample && !track.isSilent && (!out || track.last < *out))
            out = track.last;
    return out;
}

double SeriesBook::slowestInterval() const
{
    double out = 0;
    for (const Track& track : m_tracks)
        if (track.hasSample && !track.isSilent)
            out = std::max(out, static_cast<double>(track.interval));
    return out;
}

} // namespace data::live
