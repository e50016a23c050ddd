// Everything that a source has handed over so far, put together by channel. For the tests of live sources.
#pragma once
#include "data/live/BatchQueue.h"
#include "data/live/LiveSource.h"
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <map>

namespace support {

struct Gathered
{
    std::vector<data::Channel> channels;
    std::vector<data::live::LiveSample> samples;
    std::vector<data::RecordingEvent> events;
    std::vector<data::live::LiveGap> gaps;

    void take(data::live::BatchQueue& queue)
    {
        for (auto& batch : queue.take(0)) {
            channels.insert(channels.end(), batch.channels.begin(), batch.channels.end());
            samples.insert(samples.end(), batch.samples.begin(), batch.samples.end());
            events.insert(events.end(), batch.events.begin(), batch.events.end());
            gaps.insert(gaps.end(), batch.gaps.begin(), batch.gaps.end());
        }
    }
    int channel(const std::string& asset, const std::string& metric) const
    {
        for (std::size_t i = 0; i < channels.size(); ++i)
            if (channels[i].asset == asset && channels[i].metric == metric)
                return static_cast<int>(i);
        return -1;
    }
    std::vector<data::live::LiveSample> of(const std::string& asset, const std::string& metric) const
    {
        std::vector<data::live::LiveSample> out;
        const int number = channel(asset, metric);
        std::copy_if(samples.begin(), samples.end(), std::back_inserter(out), [&](const auto& s) { return static_cast<int>(s.channel) == number; });
        return out;
    }
    std::vector<data::live::LiveGap> gapsOf(const std::string& asset, const std::string& metric) const
    {
        std::vector<data::live::LiveGap> out;
        const int number = channel(asset, metric);
        std::copy_if(gaps.begin(), gaps.end(), std::back_inserter(out), [&](const auto& g) { return !g.isBlock && static_cast<int>(g.channel) == number; });
        return out;
    }
    bool hasEvent(const std::string& kind, const std::string& part) const
    {
        return std::any_of(events.begin(), events.end(), [&](const auto& e) { return e.kind == kind && e.text.find(part) != std::string::npos; });
    }
};

/// A source with its queue, and what came out of it.
struct RunningSource
{
    std::shared_ptr<data::live::BatchQueue> queue = std::make_shared<data::live::BatchQueue>();
    std::unique_ptr<data::live::LiveSource> source;
    Gathered got;

    explicit RunningSource(std::unique_ptr<data::live::LiveSource> (*make)(const data::live::SourceConfig&, std::shared_ptr<data::live::BatchQueue>), const QString& kind,
                           const QJsonObject& settings)
        : source(make({kind + "-1", kind, kind, true, settings}, queue))
    {
        source->start();
    }
    const data::live::SourceStatus& status() const { return source->status(); }
    std::string reason() const { return status().reason.english(); }
    /// Lets events run until it is so; false after so many milliseconds.
    template<typename Is> bool waitFor(const Is& is, int ms = 60'000)
    {
        return QTest::qWaitFor(
            [&] {
                got.take(*queue);
                return is();
            },
            ms);
    }
    bool waitState(data::live::SourceState state, int ms = 60'000)
    {
        return waitFor([&] { return status().state == state; }, ms);
    }
};

} // namespace support
