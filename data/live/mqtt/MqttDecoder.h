// From messages of plain topics to samples of channels. No network: the same for a live broker, tests and fuzzing.
#pragma once
#include "data/live/LiveTypes.h"
#include "data/live/mqtt/ForeignChannels.h"
#include "data/live/mqtt/JsonPayload.h"
#include "data/live/mqtt/MqttClient.h"

namespace data::live {

/// Not thread-safe. For the mapping a value's name is its topic; its labels are "field" (path in the document, [] for elements),
/// "index" (of the innermost element) and those of the payload rule. Without a mapping the asset is the topic, the metric the field;
/// for payloads that are numbers the asset is the topic without its last level, and the metric that level.
/// A retained message without a time stamp is Stale: nobody knows when it was measured.
class MqttDecoder
{
public:
    MqttDecoder(PayloadRule rule, ChannelMapping mapping) : m_rule(std::move(rule)), m_channels(std::move(mapping)) {}

    struct Rejected
    {
        std::int64_t count = 0;
        twin::Message why; ///< of the last one
    };
    /// Adds what a message says to `batch`, and what made no sense to `rejected`.
    void decode(const MqttMessage& message, LiveBatch& batch, Rejected& rejected);
    std::size_t channelCount() const { return m_channels.channelCount(); }

private:
    PayloadRule m_rule;
    ForeignChannels m_channels;
    std::string m_key;
};

} // namespace data::live
