// Which channel has which colour: kept as long as the channel is shown, whatever comes or goes around it. Pure value.
#pragma once
#include <QString>
#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace views {

class ChannelColours
{
public:
    /// Those shown now, in order. Known ones keep their slot; new ones get the lowest that is free; slots of all others become free.
    void show(const std::vector<QString>& channels)
    {
        const std::set<QString> shown(channels.begin(), channels.end());
        std::erase_if(m_slots, [&](const auto& s) { return shown.count(s.first) == 0; });
        for (const auto& channel : channels) {
            if (m_slots.count(channel))
                continue;
            int slot = 0;
            while (std::any_of(m_slots.begin(), m_slots.end(), [slot](const auto& s) { return s.second == slot; }))
                ++slot;
            m_slots[channel] = slot;
        }
    }
    int slot(const QString& channel) const
    {
        const auto it = m_slots.find(channel);
        return it == m_slots.end() ? 0 : it->second;
    }

private:
    std::map<QString, int> m_slots;
};

} // namespace views
