// What a host application has to know of edge nodes and devices: who is alive, what aliases mean, whether a message is missing.
// No network: the same for a live broker, tests and fuzzing.
#pragma once
#include "data/live/LiveTypes.h"
#include "data/live/mqtt/ForeignChannels.h"
#include "data/live/sparkplug/SparkplugPayload.h"
#include <map>
#include <unordered_map>

namespace data::live {

/// Not thread-safe. For the mapping a value's name is the metric's name; its labels are "group", "node", "device" (empty for the
/// node's own) and "unit" (property engUnit). Without a mapping the asset is the device, or the node where there is none.
///
/// Rules after the Sparkplug 3.0.0 specification: births tell names, types and aliases; sequence numbers run 0..255 over all messages
/// of a node; a gap in them, or data before a birth, asks the node for a rebirth. Until it comes, values are Uncertain and the
/// time without messages is a gap. A death ends all channels of its node or device with a gap's mark, unless its bdSeq belongs to an
/// earlier birth. Data sets, templates, texts and arrays are counted as rejected.
class SparkplugNodes
{
public:
    explicit SparkplugNodes(ChannelMapping mapping = {}) : m_channels(std::move(mapping)) {}

    struct Outcome
    {
        std::int64_t rejected = 0;
        twin::Message why;                                        ///< of the last one
        std::vector<std::pair<std::string, std::string>> rebirths; ///< group and node to ask
        void reject(twin::Message reason, std::int64_t count = 1)
        {
            rejected += count;
            why = std::move(reason);
        }
    };
    void read(const SparkplugTopic& topic, QByteArrayView payload, bool isRetained, twin::Timestamp arrived, LiveBatch& batch, Outcome& outcome);

    /// The connection broke: what nodes sent meanwhile is unknown, so each must be born again.
    void forgetSequences();
    /// All nodes that were ever heard of, to be asked for a birth after a new connection.
    std::vector<std::pair<std::string, std::string>> askAll(twin::Timestamp now);
    std::size_t channelCount() const { return m_channels.channelCount(); }
    int nodesAlive() const;
    /// Clock of the node that is furthest off, minus ours, s; by the times at which messages say they were sent.
    std::optional<double> clockOffsetSeconds() const;

private:
    struct Metric
    {
        const ForeignChannels::Target* target = nullptr; ///< null: not mapped
        std::uint32_t type = 0;
        bool hasValue = false;                           ///< the channel's last sample is a number
    };
    struct Device
    {
        bool isAlive = false;
        std::unordered_map<std::string, Metric> metrics;
    };
    struct Node
    {
        bool isAlive = false, isInDoubt = false;
        std::optional<std::uint64_t> bdSeq;
        unsigned nextSeq = 0;
        std::optional<twin::Timestamp> newest;           ///< of its samples
        std::map<std::string, Device> devices;           ///< "" is the node itself
        struct Alias
        {
            std::string device, name;
        };
        std::unordered_map<std::uint64_t, Alias> aliases;
        std::optional<twin::Timestamp> asked;
        double askWaitSeconds = 0;
        double offset = 0, windowOffset = 0;
        int windowCount = 0;
        bool hasOffset = false;
    };
    struct Message; // what is being read

    void birth(Message& m);
    void death(Message& m);
    void readData(Message& m);
    bool inOrder(Message& m);
    void sample(Message& m, Device& device, const std::string& name, Metric& metric, const SparkplugMetric& value);
    void endChannels(Device& device, twin::Timestamp at, LiveBatch& batch);
    void askRebirth(Message& m);
    void watchClock(Node& node, const SparkplugPayload& payload, twin::Timestamp arrived);
    Metric declare(Message& m, const SparkplugMetric& metric);

    ForeignChannels m_channels;
    std::map<std::pair<std::string, std::string>, Node> m_nodes;
    std::size_t m_metrics = 0;
};

} // namespace data::live
