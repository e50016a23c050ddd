// From series of Prometheus to channels: knows what was handed over of each, so that nothing comes twice, and what is missing is said.
#pragma once
#include "data/live/LiveTypes.h"
#include "data/live/prometheus/PrometheusParser.h"
#include "data/live/prometheus/PrometheusSettings.h"
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace data::live {

/// Pure; one thread. Channels are numbered from 0 in the order in which they appear. For each answer: `begin`, `add` for each series,
/// `end`. Answers of a query come in the order of time; they may overlap.
class SeriesBook
{
public:
    struct Options
    {
        std::vector<PrometheusQuery> queries;
        ChannelMapping mapping;
        double stepSeconds = 15;
        double thinSeconds = 0;                      ///< at most about one sample in so long; 0: all
        std::optional<twin::Timestamp> recordedUpTo; ///< channels that begin later than this by more than their interval begin with a gap
    };
    struct Rejection
    {
        twin::Message reason;
        std::int64_t count;
    };
    explicit SeriesBook(Options options) : m_options(std::move(options)) {}

    void begin(std::size_t query) { m_query = query; }
    void add(std::string_view metricObject, std::span<const PrometheusPoint> points);
    /// What is new in the answer, in order of time for each channel. Points later than `latest` cannot be and are rejected.
    LiveBatch end(twin::Timestamp latest);
    /// Forgets what was added since `begin`: the answer broke off.
    void discard();
    /// Channels of a query that have fallen silent by `now` get one sample that marks the gap.
    LiveBatch markSilent(std::size_t query, twin::Timestamp now);
    /// The oldest of the newest instants of the query's channels that still speak: from here on something may be new.
    std::optional<twin::Timestamp> oldest(std::size_t query) const;
    /// Channels that appear from now on are new to the other side, too, and begin without a gap.
    void endOfFirstPass() { m_options.recordedUpTo.reset(); }
    /// What made no sense since the last call.
    std::vector<Rejection> takeRejections();
    std::size_t channels() const { return m_tracks.size(); }
    std::size_t unmapped() const { return m_unmapped; } ///< series that no rule takes
    /// Longest time between samples of any channel that speaks, in s; 0 while unknown.
    double slowestInterval() const;

private:
    static constexpr std::uint32_t none = 0xffffffff;
    struct Track ///< of a channel
    {
        MappedChannel mapped;
        twin::Timestamp last{}, kept{};  ///< newest instant seen; newest handed over
        double counter = 0, increase = 0; ///< newest reading; what it rose by since `kept`
        float interval = 0;              ///< s between samples, learned; 0: not yet
        std::uint32_t owner = none, query = 0;
        std::uint8_t longSteps = 0;      ///< in a row, longer than the learned interval: then it has become slower
        bool hasSample = false, isKept = false, hasCounter = false, wasReset = false, isSilent = false;
    };
    struct Piece ///< of a series in one answer
    {
        std::uint32_t series, track;
        std::size_t from, count;
        twin::Timestamp first;
    };
    std::uint32_t trackOf(std::string_view metricObject, std::uint32_t& series);
    void append(Track& track, std::uint32_t channel, std::span<const PrometheusPoint> points, twin::Timestamp latest, LiveBatch& batch);
    void learn(Track& track, double seconds) const;
    double expected(const Track& track) const;
    double tolerated(const Track& track) const;
    void reject(twin::Message reason, std::int64_t count);

    Options m_options;
    std::size_t m_query = 0, m_unmapped = 0;
    struct TextHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> m_seriesByText; ///< to `m_trackOfSeries`
    std::vector<std::uint32_t> m_trackOfSeries;
    std::unordered_map<std::string, std::uint32_t> m_trackByChannel; ///< asset, metric
    std::vector<Track> m_tracks;
    std::size_t m_declared = 0;
    std::vector<PrometheusPoint> m_points;
    std::vector<Piece> m_pieces;
    std::vector<Rejection> m_rejections;
    std::string m_key;
};

} // namespace data::live
