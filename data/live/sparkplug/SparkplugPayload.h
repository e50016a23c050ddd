// What a Sparkplug B message says, out of its topic and its protobuf payload. Pure, any thread.
#pragma once
#include "data/live/LiveTypes.h"
#include <QByteArrayView>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data::live {

/// spBv1.0/group/kind/node[/device]
struct SparkplugTopic
{
    enum class Kind { NodeBirth, NodeDeath, DeviceBirth, DeviceDeath, NodeData, DeviceData, Command };
    Kind kind;
    std::string group, node, device; ///< device is empty for a node's own messages
    /// Nothing for what is no topic of Sparkplug B (STATE of hosts included).
    static std::optional<SparkplugTopic> parse(std::string_view topic);
};

/// Data types by number (specification 6.4.16), as far as they are told apart here.
enum class SparkplugType : std::uint32_t {
    Unknown = 0, Int8 = 1, Int16 = 2, Int32 = 3, Int64 = 4, UInt8 = 5, UInt16 = 6, UInt32 = 7, UInt64 = 8, Float = 9, Double = 10, Boolean = 11,
    String = 12, DateTime = 13, Text = 14, Uuid = 15, DataSet = 16, Bytes = 17, File = 18, Template = 19, PropertySet = 20, PropertySetList = 21
};
bool isNumeric(SparkplugType type);
std::string typeName(std::uint32_t type);

struct SparkplugMetric
{
    std::string name;                         ///< empty where the alias stands for it
    std::optional<std::uint64_t> alias;
    std::optional<twin::Timestamp> t;
    std::uint32_t type = 0;                   ///< 0: not said
    bool isHistorical = false, isNull = false;
    std::optional<std::int64_t> quality;      ///< property "Quality": 0 bad, 192 good, 500 stale
    std::string unit;                         ///< property "engUnit"
    /// The value's bits as they were sent; `valueOf` reads them by the type, which only the birth has to tell.
    enum class Carrier { None, Int, Long, Float, Double, Boolean, Other } carrier = Carrier::None;
    std::uint64_t integer = 0;
    double real = 0;
};

/// The number of a metric by the type of its birth; empty if it is none, NaN for null.
std::optional<double> valueOf(const SparkplugMetric& metric, std::uint32_t type);

struct SparkplugPayload
{
    std::optional<twin::Timestamp> t;
    std::optional<std::uint64_t> seq;
    std::vector<SparkplugMetric> metrics;
    /// Reads it; a sentence why it cannot be read.
    static std::optional<SparkplugPayload> parse(QByteArrayView bytes, twin::Message& problem);
};

/// The command that asks a node to say again what it has ("Node Control/Rebirth").
std::string rebirthCommand(twin::Timestamp now);

} // namespace data::live
