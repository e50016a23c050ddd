// The decoder of Sparkplug B payloads and the host's rules: the input is a sequence of messages (kind, length in two bytes, payload).
#include "Fuzz.h"
#include "data/live/sparkplug/SparkplugNodes.h"
#include "sparkplug_b.pb.h"
#include <algorithm>
#include <array>

using namespace data::live;

namespace {
constexpr std::array topics{"spBv1.0/G/NBIRTH/N", "spBv1.0/G/NDATA/N", "spBv1.0/G/NDEATH/N", "spBv1.0/G/DBIRTH/N/D",
                            "spBv1.0/G/DDATA/N/D", "spBv1.0/G/DDEATH/N/D", "spBv1.0/G/NBIRTH/M", "spBv1.0/G/NCMD/N"};
constexpr std::size_t head = 3;

void put(std::string& out, int kind, const sparkplug::wire::Payload& payload)
{
    const std::string bytes = payload.SerializeAsString();
    out += static_cast<char>(kind);
    out += static_cast<char>(bytes.size() >> 8 & 0xFF);
    out += static_cast<char>(bytes.size() & 0xFF);
    out += bytes;
}
} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::string session;
    sparkplug::wire::Payload p;
    p.set_timestamp(1'752'589'930'000);
    p.set_seq(0);
    auto* bdSeq = p.add_metrics();
    bdSeq->set_name("bdSeq");
    bdSeq->set_datatype(4);
    bdSeq->set_long_value(7);
    for (int type = 1; type <= 22; ++type) {
        auto* m = p.add_metrics();
        m->set_name("metric " + std::to_string(type));
        m->set_alias(static_cast<std::uint64_t>(type));
        m->set_datatype(static_cast<std::uint32_t>(type));
        m->set_int_value(0xFFFF'FFF0U + static_cast<std::uint32_t>(type % 8));
        auto* properties = m->mutable_properties();
        properties->add_keys("Quality");
        properties->add_values()->set_int_value(type % 2 ? 192 : 500);
        properties->add_keys("engUnit");
        properties->add_values()->set_string_value("kW");
    }
    put(session, 0, p);
    sparkplug::wire::Payload device = p;
    device.set_seq(1);
    put(session, 3, device);
    sparkplug::wire::Payload data;
    data.set_timestamp(1'752'589'931'000);
    data.set_seq(2);
    auto* m = data.add_metrics();
    m->set_alias(9);
    m->set_float_value(1.5F);
    m->set_is_historical(true);
    put(session, 1, data);
    data.set_seq(5);
    put(session, 4, data);
    put(session, 5, data);
    sparkplug::wire::Payload death;
    *death.add_metrics() = *bdSeq;
    put(session, 2, death);
    return {session, session.substr(0, 200), "\x01\x00\x02\x18\x05"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    SparkplugNodes nodes;
    LiveBatch batch;
    SparkplugNodes::Outcome outcome;
    twin::Timestamp arrived = twin::Timestamp::fromMilliseconds(1'752'589'930'000);
    for (std::size_t at = 0; at + head <= size;) {
        const auto topic = SparkplugTopic::parse(topics[bytes[at] % topics.size()]);
        const bool isRetained = bytes[at] & 0x80;
        const std::size_t length = std::min<std::size_t>(static_cast<std::size_t>(bytes[at + 1]) << 8 | bytes[at + 2], size - at - head);
        nodes.read(*topic, {reinterpret_cast<const char*>(bytes) + at + head, static_cast<qsizetype>(length)}, isRetained, arrived, batch, outcome);
        at += head + length;
        arrived = arrived.plusSeconds(0.5);
    }
    SparkplugTopic::parse({reinterpret_cast<const char*>(bytes), std::min<std::size_t>(size, 100)});
    fuzzCheck(batch.channels.size() == nodes.channelCount());
    for (const auto& sample : batch.samples)
        fuzzCheck(sample.channel < batch.channels.size());
    for (const auto& gap : batch.gaps)
        fuzzCheck(gap.channel < batch.channels.size() && gap.span.begin < gap.span.end);
    return 0;
}
