// What open breakers and lost elements of the one-line do to a plant, worked out once a set of them. Thread safe.
#pragma once
#include "twin/base/Timestamp.h"
#include "twin/physics/network/OneLineStudy.h"
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace twin {

class OutageBook
{
public:
    /// `unitNames` in the order of the plant's units.
    OutageBook(std::shared_ptr<const PlantModel> model, std::vector<std::string> unitNames);
    ~OutageBook();
    /// These throw Error for a plant without a network, and for a name that it has not (see network::OneLineNames).
    const network::SiteNetwork& network() const;
    const network::SiteLoads& loads() const;
    const network::OneLineNames& names() const;
    /// With all racks in typical training, so that the same things open always mean the same: see network::outageEffect().
    const network::OutageEffect& effect(const std::vector<std::string>& open) const;
    /// Short-circuit levels of a network of this site: worked out once for what is open and which machines run.
    const network::SiteShortCircuit& levels(const std::vector<std::string>& open, const network::SiteNetwork& network) const;
    /// The network with these open.
    network::SiteNetwork networkWith(const std::vector<std::string>& open) const;

private:
    struct Parts;
    const Parts& parts() const;
    std::shared_ptr<const PlantModel> m_model;
    std::vector<std::string> m_unitNames;
    mutable std::mutex m_mutex;
    mutable std::unique_ptr<const Parts> m_parts;
    mutable std::map<std::vector<std::string>, network::OutageEffect> m_effects;
    mutable std::map<std::pair<std::vector<std::string>, int>, network::SiteShortCircuit> m_levels;
};

} // namespace twin
