#include "data/live/mqtt/MqttDecoder.h"

namespace data::live {
namespace {
ForeignChannels::Name describe(const std::string& topic, const PayloadValue& v)
{
    ForeignChannels::Name name{topic, v.labels, {}};
    std::string field = v.field;
    if (!field.empty())
        name.labels.emplace("field", field);
    if (!v.indices.empty())
        name.labels.emplace("index", std::to_string(v.indices.back()));
    std::size_t at = 0;
    for (const int index : v.indices) // gpus[].power to gpus[3].power
        if ((at = field.find("[]", at)) != std::string::npos)
            field.insert(++at, std::to_string(index));
    const auto slash = topic.rfind('/');
    if (!field.empty())
        name.plain = ForeignChannels::plainChannel(topic, field);
    else if (slash != std::string::npos && slash > 0 && slash + 1 < topic.size())
        name.plain = ForeignChannels::plainChannel(topic.substr(0, slash), topic.substr(slash + 1));
    else
        name.plain = ForeignChannels::plainChannel(topic, "value");
    return name;
}
} // namespace

void MqttDecoder::decode(const MqttMessage& message, LiveBatch& batch, Rejected& rejected)
{
    if (message.payload.isEmpty())
        return; // an empty retained message is how a broker is told to forget the old one
    if (!ForeignChannels::isName(message.topic)) {
        ++rejected.count;
        rejected.why = {TWIN_TEXT("A topic is longer than 300 characters, or no text."), {}};
        return;
    }
    const PayloadReading reading = readPayload(m_rule, message.payload);
    if (reading.rejected > 0) {
        rejected.count += reading.rejected;
        rejected.why = {TWIN_TEXT("Topic %1: %2"), {message.topic, reading.why.english()}};
    }
    for (const PayloadValue& v : reading.values) {
        m_key = message.topic;
        m_key += '\n';
        m_key += v.field;
        for (const int index : v.indices)
            (m_key += '\n') += std::to_string(index);
        for (const auto& [label, text] : v.labels)
            ((m_key += '\n') += label) += text;
        const auto* target = m_channels.find(m_key, batch, [&] { return describe(message.topic, v); });
        if (!target) {
            ++rejected.count;
            rejected.why = {TWIN_TEXT("No rule of the mapping takes topic %1, field “%2”."), {message.topic, v.field}};
            continue;
        }
        const Quality quality = message.isRetained && !v.t ? Quality::Stale : Quality::Good;
        batch.samples.push_back({target->channel, v.t.value_or(message.arrived), target->mapped.apply(v.value), quality});
    }
}

} // namespace data::live
