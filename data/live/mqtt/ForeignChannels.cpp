#include "data/live/mqtt/ForeignChannels.h"
#include <algorithm>

namespace data::live {
namespace {
constexpr std::size_t mostUnmapped = 200'000; // names that lead nowhere are remembered, too, but not without end
constexpr std::size_t longestName = 300;

/// Length of a valid UTF-8 sequence at `at`, 0 if it is none (RFC 3629).
std::size_t utf8Length(std::string_view s, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    const unsigned lead = byte(at);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF ? 2 : (lead & 0xF0) == 0xE0 ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    if (length == 0 || at + length > s.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(at + i) & 0xC0) != 0x80)
            return 0;
    const unsigned second = byte(at + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
        return 0;
    return length;
}
} // namespace

ForeignChannels::ForeignChannels(ChannelMapping mapping, std::size_t mostChannels) : m_mapping(std::move(mapping)), m_mostChannels(mostChannels) {}

bool ForeignChannels::isName(std::string_view text)
{
    if (text.empty() || text.size() > longestName)
        return false;
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x20 || text[i] == 0x7f)
            return false;
        const std::size_t length = utf8Length(text, i);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

Channel ForeignChannels::plainChannel(std::string asset, std::string metric, std::string unit)
{
    Channel channel{std::move(asset), std::move(metric), std::move(unit), twin::Origin::Measured, 0};
    if (const auto known = twin::metricById(channel.metric)) {
        const auto& info = twin::metricInfo(*known);
        if (channel.unit.empty() || channel.unit == info.unit) {
            channel.unit = info.unit;
            channel.resolution = info.resolution;
        }
    }
    return channel;
}

const ForeignChannels::Target* ForeignChannels::learn(std::string_view key, LiveBatch& batch, const Name& name)
{
    std::optional<MappedChannel> mapped;
    if (m_mapping.rules().empty())
        mapped = MappedChannel{name.plain};
    else
        mapped = m_mapping.map(name.name, name.labels);
    if (mapped && (!isName(mapped->channel.asset) || !isName(mapped->channel.metric)))
        mapped.reset();
    std::uint32_t number = 0;
    if (mapped) {
        const std::string id = mapped->channel.asset + '\n' + mapped->channel.metric;
        if (const auto it = m_numbers.find(id); it != m_numbers.end()) {
            number = it->second;
        } else if (m_channels < m_mostChannels) {
            number = static_cast<std::uint32_t>(m_channels++);
            m_numbers.emplace(id, number);
            batch.channels.push_back(mapped->channel);
        } else {
            mapped.reset();
        }
    }
    if (!mapped && ++m_unmapped > mostUnmapped) {
        std::erase_if(m_known, [](const auto& entry) { return !entry.second; });
        m_unmapped = 1;
    }
    const auto it = m_known.emplace(std::string(key), mapped ? std::optional(Target{number, *mapped}) : std::nullopt).first;
    return it->second ? &*it->second : nullptr;
}

} // namespace data::live
