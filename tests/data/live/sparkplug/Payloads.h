// Builds Sparkplug B payloads for the tests, as an edge node would.
#pragma once
#include "data/live/sparkplug/SparkplugPayload.h"
#include "sparkplug_b.pb.h"
#include <QByteArray>
#include <string>

namespace support {
using Wire = data::live::sparkplug::wire::Payload;
using WireMetric = data::live::sparkplug::wire::Metric;
using Type = data::live::SparkplugType;

inline Wire payload(std::uint64_t ms, int seq)
{
    Wire p;
    p.set_timestamp(ms);
    if (seq >= 0)
        p.set_seq(static_cast<std::uint64_t>(seq));
    return p;
}

inline WireMetric& metric(Wire& p, const std::string& name, Type type, std::uint64_t alias = 0)
{
    auto* m = p.add_metrics();
    m->set_name(name);
    m->set_datatype(static_cast<std::uint32_t>(type));
    if (alias > 0)
        m->set_alias(alias);
    return *m;
}

inline void real(Wire& p, const std::string& name, double value, std::uint64_t alias = 0) { metric(p, name, Type::Double, alias).set_double_value(value); }

inline WireMetric& byAlias(Wire& p, std::uint64_t alias)
{
    auto* m = p.add_metrics();
    m->set_alias(alias);
    return *m;
}

inline void quality(WireMetric& m, int code)
{
    auto* set = m.mutable_properties();
    set->add_keys("Quality");
    auto* value = set->add_values();
    value->set_type(static_cast<std::uint32_t>(Type::Int32));
    value->set_int_value(static_cast<std::uint32_t>(code));
}

inline Wire birth(std::uint64_t ms, std::uint64_t bdSeq)
{
    Wire p = payload(ms, 0);
    metric(p, "bdSeq", Type::Int64).set_long_value(bdSeq);
    metric(p, "Node Control/Rebirth", Type::Boolean).set_boolean_value(false);
    return p;
}

inline Wire death(std::uint64_t bdSeq)
{
    Wire p;
    metric(p, "bdSeq", Type::Int64).set_long_value(bdSeq);
    return p;
}
} // namespace support
