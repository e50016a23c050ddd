// What a plant's state asks of its one-line: power by hall, of the mechanical plant, of machines and batteries. Pure, any thread.
#pragma once
#include "twin/physics/PlantModel.h"
#include "twin/physics/PlantParameters.h"
#include <cstdint>
#include <span>
#include <vector>

namespace twin::network {

/// What the network must carry at one instant, W and var at the elements' own terminals.
struct SiteLoad
{
    std::vector<double> hallW;            ///< by hall, at the far end of the busways: what it would draw with all its sections alive
    double mechanicalW = 0;               ///< cooling and house, at pads of their own
    double mediumW = 0;                   ///< at 13.8 kV: Megapack stand-by
    double powerFactor = 0.98;
    double turbineW = 0, gensetW = 0;     ///< delivered
    double batteryW = 0;                  ///< + discharging
    double turbineFactor = 1;             ///< of its rating that a turbine can give in the air of the moment
    double itShare = 1;                   ///< of hallW that is IT; the rest is UPS loss
};

/// Losses of the plant model's own chain at a settled state, W: busways, pads and substation transformers, UPS and Megapacks.
struct PlantChainLoss
{
    double buswayW = 0, padW = 0, substationW = 0, upsW = 0, standbyW = 0;
    double transportW() const { return buswayW + padW + substationW; }
};

/// Keeps what is needed of a plant, so that reading a state costs one pass over its racks.
class SiteLoads
{
public:
    /// Throws Error for impossible numbers, see readPlantParameters().
    explicit SiteLoads(const PlantSpec& spec);

    /// `rackW` and `unitW` are the powers of racks and units; without them halls share by their training power. `hallSupply` is what
    /// the state was made under (PlantInputs): a hall drew that share of what it would; so did the
    /// mechanical plant. What the plant model loses in busways and
    /// transformers is left out: the network finds its own. UPS losses and what is not in racks are spread over the halls as their
    /// racks are.
    SiteLoad load(const KeyFigures& figures, std::span<const float> rackW, std::span<const float> unitW, std::span<const float> hallSupply = {},
                  double mechanicalSupply = 1) const;
    SiteLoad load(const PlantState& state, std::span<const float> hallSupply = {}, double mechanicalSupply = 1) const;
    /// All racks in typical training and every machine able to give its rating: what decides who fits into an island.
    SiteLoad design() const;
    PlantChainLoss chainLoss(const KeyFigures& figures, std::span<const float> unitW) const;

private:
    PlantParameters m_p{};
    std::vector<std::uint16_t> m_rackHall;
    std::vector<double> m_hallTrainingW;    ///< of racks
    std::vector<std::size_t> m_padUnits;
    double m_designItW = 0, m_ratedItW = 0, m_padVa = 0, m_substationVa = 0, m_mechanicalW = 0;
};

/// The same in one go.
SiteLoad siteLoad(const PlantSpec& spec, const PlantState& state);
PlantChainLoss plantChainLoss(const PlantSpec& spec, const PlantState& state);

} // namespace twin::network
