#include "twin/model/OutageBook.h"

namespace twin {

struct OutageBook::Parts
{
    network::SiteNetwork network;
    network::SiteLoads loads;
    network::OneLineNames names;
    Parts(const PlantSpec& spec, const std::vector<std::string>& unitNames) : network(spec), loads(spec), names(network, spec, unitNames) {}
};

OutageBook::OutageBook(std::shared_ptr<const PlantModel> model, std::vector<std::string> unitNames)
    : m_model(std::move(model)), m_unitNames(std::move(unitNames))
{
}

OutageBook::~OutageBook() = default;

const OutageBook::Parts& OutageBook::parts() const
{
    const std::lock_guard lock(m_mutex);
    if (!m_parts)
        m_parts = std::make_unique<const Parts>(m_model->spec(), m_unitNames);
    return *m_parts;
}

const network::SiteNetwork& OutageBook::network() const { return parts().network; }
const network::SiteLoads& OutageBook::loads() const { return parts().loads; }
const network::OneLineNames& OutageBook::names() const { return parts().names; }

network::SiteNetwork OutageBook::networkWith(const std::vector<std::string>& open) const
{
    const auto& p = parts();
    auto network = p.network;
    for (const auto& name : open)
        network::setOpen(network, p.names.require(name), true);
    return network;
}

const network::SiteShortCircuit& OutageBook::levels(const std::vector<std::string>& open, const network::SiteNetwork& network) const
{
    const std::pair key{open, (network.load().turbineW > 0 ? 1 : 0) + (network.load().gensetW > 0 ? 2 : 0)};
    {
        const std::lock_guard lock(m_mutex);
        if (const auto it = m_levels.find(key); it != m_levels.end())
            return it->second;
    }
    auto levels = network.shortCircuitLevels();
    const std::lock_guard lock(m_mutex);
    return m_levels.try_emplace(key, std::move(levels)).first->second;
}

const network::OutageEffect& OutageBook::effect(const std::vector<std::string>& open) const
{
    const auto& p = parts();
    {
        const std::lock_guard lock(m_mutex);
        if (const auto it = m_effects.find(open); it != m_effects.end())
            return it->second;
    }
    auto effect = network::outageEffect(networkWith(open), m_model->spec(), p.loads.design());
    const std::lock_guard lock(m_mutex);
    return m_effects.try_emplace(open, std::move(effect)).first->second; // a map's values stay where they are
}

} // namespace twin
