#include "data/live/sparkplug/SparkplugPayload.h"
#include "data/live/mqtt/JsonPayload.h"
#include "sparkplug_b.pb.h"
#include <array>
#include <cmath>
#include <limits>

namespace data::live {
namespace {
constexpr std::string_view root = "spBv1.0";
constexpr std::uint64_t mostMs = 9'000'000'000'000; // the year 2255; much beyond, nanoseconds would overflow

/// A time that cannot be becomes 1970, which nobody takes for a sample's: better rejected than replaced by a guess.
twin::Timestamp instant(std::uint64_t ms) { return twin::Timestamp::fromMilliseconds(ms > mostMs ? 0 : static_cast<std::int64_t>(ms)); }

void readProperties(const sparkplug::wire::PropertySet& set, SparkplugMetric& metric)
{
    const int count = std::min(set.keys_size(), set.values_size());
    for (int i = 0; i < count; ++i) {
        const auto& value = set.values(i);
        if (value.is_null())
            continue;
        if (set.keys(i) == "Quality") {
            if (value.has_int_value())
                metric.quality = static_cast<std::int32_t>(value.int_value());
            else if (value.has_long_value())
                metric.quality = static_cast<std::int64_t>(value.long_value());
        } else if (set.keys(i) == "engUnit" && value.has_string_value() && value.string_value().size() <= 40) {
            metric.unit = value.string_value();
        }
    }
}

void readValue(const sparkplug::wire::Metric& wire, SparkplugMetric& metric)
{
    using Wire = sparkplug::wire::Metric;
    using Carrier = SparkplugMetric::Carrier;
    switch (wire.value_case()) {
    case Wire::kIntValue: metric.carrier = Carrier::Int; metric.integer = wire.int_value(); break;
    case Wire::kLongValue: metric.carrier = Carrier::Long; metric.integer = wire.long_value(); break;
    case Wire::kFloatValue: metric.carrier = Carrier::Float; metric.real = static_cast<double>(wire.float_value()); break;
    case Wire::kDoubleValue: metric.carrier = Carrier::Double; metric.real = wire.double_value(); break;
    case Wire::kBooleanValue: metric.carrier = Carrier::Boolean; metric.integer = wire.boolean_value() ? 1 : 0; break;
    case Wire::VALUE_NOT_SET: metric.carrier = Carrier::None; break;
    default: metric.carrier = Carrier::Other; break;
    }
}
} // namespace

std::optional<SparkplugTopic> SparkplugTopic::parse(std::string_view topic)
{
    std::array<std::string_view, 5> part;
    std::size_t parts = 0;
    for (std::size_t at = 0;;) {
        const std::size_t slash = topic.find('/', at);
        if (parts == part.size())
            return {};
        part[parts++] = topic.substr(at, slash == std::string_view::npos ? slash : slash - at);
        if (slash == std::string_view::npos)
            break;
        at = slash + 1;
    }
    if (parts < 4 || part[0] != root)
        return {};
    struct Name
    {
        std::string_view text;
        Kind kind;
        bool hasDevice;
    };
    constexpr std::array<Name, 8> names{{{"NBIRTH", Kind::NodeBirth, false}, {"NDEATH", Kind::NodeDeath, false}, {"NDATA", Kind::NodeData, false},
                                         {"NCMD", Kind::Command, false}, {"DBIRTH", Kind::DeviceBirth, true}, {"DDEATH", Kind::DeviceDeath, true},
                                         {"DDATA", Kind::DeviceData, true}, {"DCMD", Kind::Command, true}}};
    for (const Name& name : names)
        if (name.text == part[2] && name.hasDevice == (parts == 5) && !part[1].empty() && !part[3].empty() && (parts == 4 || !part[4].empty()))
            return SparkplugTopic{name.kind, std::string(part[1]), std::string(part[3]), parts == 5 ? std::string(part[4]) : std::string()};
    return {};
}

bool isNumeric(SparkplugType type) { return type >= SparkplugType::Int8 && type <= SparkplugType::Boolean; }

std::string typeName(std::uint32_t type)
{
    constexpr std::array names{"Unknown", "Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64", "Float", "Double", "Boolean",
                               "String", "DateTime", "Text", "UUID", "DataSet", "Bytes", "File", "Template", "PropertySet", "PropertySetList"};
    return type < names.size() ? names[type] : "array or unknown type " + std::to_string(type);
}

std::optional<double> valueOf(const SparkplugMetric& m, std::uint32_t type)
{
    using Carrier = SparkplugMetric::Carrier;
    if (m.isNull)
        return std::numeric_limits<double>::quiet_NaN();
    if (m.carrier == Carrier::None || m.carrier == Carrier::Other)
        return {};
    const bool isReal = m.carrier == Carrier::Float || m.carrier == Carrier::Double;
    // A carrier that does not fit its type is read as the number it is; signed numbers come as two's complement.
    switch (static_cast<SparkplugType>(type)) {
    case SparkplugType::Int8: return isReal ? m.real : static_cast<double>(static_cast<std::int8_t>(m.integer & 0xFF));
    case SparkplugType::Int16: return isReal ? m.real : static_cast<double>(static_cast<std::int16_t>(m.integer & 0xFFFF));
    case SparkplugType::Int32: return isReal ? m.real : static_cast<double>(static_cast<std::int32_t>(m.integer & 0xFFFF'FFFF));
    case SparkplugType::Int64: return isReal ? m.real : static_cast<double>(static_cast<std::int64_t>(m.integer));
    case SparkplugType::UInt8:
    case SparkplugType::UInt16:
    case SparkplugType::UInt32:
    case SparkplugType::UInt64:
    case SparkplugType::Float:
    case SparkplugType::Double:
    case SparkplugType::Boolean: {
        const double value = isReal ? m.real : static_cast<double>(m.integer);
        return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
    }
    default: return {};
    }
}

std::optional<SparkplugPayload> SparkplugPayload::parse(QByteArrayView bytes, twin::Message& problem)
{
    if (bytes.size() > mostPayloadBytes) {
        problem = {TWIN_TEXT("A payload of %1 bytes is too large; at most 1 MiB is read."), {std::to_string(bytes.size())}};
        return {};
    }
    sparkplug::wire::Payload wire;
    if (!wire.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        problem = {TWIN_TEXT("A payload is no Sparkplug B message."), {}};
        return {};
    }
    if (wire.uuid() == "SPBV1.0_COMPRESSED") {
        problem = {TWIN_TEXT("A payload is compressed, which is not read; switch compression off at the edge node."), {}};
        return {};
    }
    SparkplugPayload out;
    if (wire.has_timestamp())
        out.t = instant(wire.timestamp());
    if (wire.has_seq())
        out.seq = wire.seq();
    out.metrics.reserve(static_cast<std::size_t>(wire.metrics_size()));
    for (auto& w : *wire.mutable_metrics()) {
        SparkplugMetric& m = out.metrics.emplace_back();
        m.name = std::move(*w.mutable_name());
        if (w.has_alias())
            m.alias = w.alias();
        if (w.has_timestamp())
            m.t = instant(w.timestamp());
        m.type = w.datatype();
        m.isHistorical = w.is_historical();
        m.isNull = w.is_null();
        if (w.has_properties())
            readProperties(w.properties(), m);
        readValue(w, m);
    }
    return out;
}

std::string rebirthCommand(twin::Timestamp now)
{
    sparkplug::wire::Payload payload;
    payload.set_timestamp(static_cast<std::uint64_t>(now.ns / 1'000'000));
    auto* metric = payload.add_metrics();
    metric->set_name("Node Control/Rebirth");
    metric->set_timestamp(payload.timestamp());
    metric->set_datatype(static_cast<std::uint32_t>(SparkplugType::Boolean));
    metric->set_boolean_value(true);
    return payload.SerializeAsString();
}

} // namespace data::live
