// What live sources hand over and say of themselves. Pure values.
#pragma once
#include "data/store/RecordingTypes.h"
#include "twin/base/Error.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace data::live {

/// One sample of a channel of its own. Channels are numbered by each source from 0, in the order in which it declared them.
struct LiveSample
{
    std::uint32_t channel;
    twin::Timestamp t;
    double value; ///< in the channel's unit; NaN is a gap's mark
    Quality quality = Quality::Good;
};

/// Channels that are always sampled together (one metric of many assets). Numbered from 0, apart from single channels.
struct LiveBlock
{
    std::vector<Channel> channels;
};

/// A sample of every channel of a block at one instant, in the block's order. Late ones are kept, at the price
/// of a window of their own in the recording: a source should send them in order.
struct LiveFrame
{
    std::uint32_t block;
    twin::Timestamp t;
    std::vector<float> values;
};

/// Nothing is known of a channel between two instants: the connection was cut and the source keeps no history.
struct LiveGap
{
    std::uint32_t channel;
    bool isBlock = false; ///< `channel` is the number of a block
    TimeSpan span;
};

/// A stretch in which the clock behind a channel was off.
struct LiveMark
{
    struct Place
    {
        std::uint32_t channel = 0;
        bool isBlock = false; ///< `channel` is the number of a block
    };
    Place place;
    TimeSpan span;            ///< in this machine's time; begin = end for an instant
    double aheadSeconds = 0;
};

/// What a source hands over at once. Declarations come before what uses them, in the same batch or an earlier one.
struct LiveBatch
{
    std::vector<Channel> channels; ///< new single channels
    std::vector<LiveBlock> blocks; ///< new blocks
    std::vector<LiveSample> samples;
    std::vector<LiveFrame> frames;
    std::vector<RecordingEvent> events;
    std::vector<LiveGap> gaps;
    std::vector<LiveMark> marks;
    std::int64_t valueCount() const; ///< samples and values of frames
    std::int64_t valueBytes() const; ///< memory that those take
    bool isEmpty() const;
};

enum class SourceState {
    Stopped,
    Connecting, ///< no sample yet
    Live,       ///< samples arrive
    Stale,      ///< connected, but silent for longer than the source's own limit
    Lost,       ///< the connection broke, or the other side said so; not tried again (wrong password, wrong address)
    Retrying    ///< broken; tried again in `retryInSeconds`
};

struct SourceStatus
{
    SourceState state = SourceState::Stopped;
    twin::Message reason;               ///< one sentence for Stale, Lost and Retrying: what, where, what to do
    std::int64_t received = 0;          ///< values handed over
    std::int64_t dropped = 0;           ///< values lost because the receiver could not follow
    std::int64_t rejected = 0;          ///< payloads or values that made no sense: no number, no known name, impossible time
    twin::Message lastRejected;         ///< why, of the last one
    double valuesPerSecond = 0;         ///< over the last seconds
    std::optional<twin::Timestamp> newest; ///< of the samples handed over
    double clockOffsetSeconds = 0;      ///< sensor's clock minus this machine's, where it can be told; shown from 2 s on
    bool isClockKnown = true;           ///< false: its samples come late by so much, which may be the clock or the way
    std::int64_t misdated = 0;          ///< of the received: bear instants so far from now that they lie outside what is shown while live
    int attempt = 0;                    ///< of connecting, since it last worked
    double retryInSeconds = 0;
    int channels = 0;
};

} // namespace data::live
