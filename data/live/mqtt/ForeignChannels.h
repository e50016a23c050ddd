// From names of a foreign system to the numbers of a source's channels: asks the mapping once a name, and remembers.
#pragma once
#include "data/live/LiveTypes.h"
#include "data/mapping/ChannelMapping.h"
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace data::live {

/// Not thread-safe. Names come from the network: their number and length are bounded.
class ForeignChannels
{
public:
    struct Target
    {
        std::uint32_t channel;
        MappedChannel mapped;
    };

    /// Without rules every name becomes a channel of its own, as `plain` below proposes it.
    explicit ForeignChannels(ChannelMapping mapping = {}, std::size_t mostChannels = 2'000'000);

    /// What is asked for, when its key has not been seen yet.
    struct Name
    {
        std::string name;   ///< for the mapping
        Labels labels;
        Channel plain;      ///< asset and metric (and unit, resolution) where there is no mapping
    };
    /// The target behind a key, nullptr for a name that no rule takes. Calls `describe` (giving a Name) only for a key it does not
    /// know; a new channel is declared in `batch`.
    template<typename Describe> const Target* find(std::string_view key, LiveBatch& batch, const Describe& describe)
    {
        if (const auto it = m_known.find(key); it != m_known.end())
            return it->second ? &*it->second : nullptr;
        return learn(key, batch, describe());
    }
    std::size_t channelCount() const { return m_channels; }

    /// A channel for a name that nobody mapped: unit and resolution from the table of metrics, where the metric is one of its ids.
    static Channel plainChannel(std::string asset, std::string metric, std::string unit = {});
    /// Whether it can be a name: UTF-8 without control characters, 1 to 300 bytes.
    static bool isName(std::string_view text);

private:
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const noexcept { return std::hash<std::string_view>{}(s); }
    };
    const Target* learn(std::string_view key, LiveBatch& batch, const Name& name);

    ChannelMapping m_mapping;
    std::size_t m_mostChannels, m_channels = 0, m_unmapped = 0;
    std::unordered_map<std::string, std::optional<Target>, Hash, std::equal_to<>> m_known;
    std::unordered_map<std::string, std::uint32_t> m_numbers; ///< asset and metric: two names may feed one channel
};

} // namespace data::live
