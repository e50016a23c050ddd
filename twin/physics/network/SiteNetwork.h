// The site's one-line as an electrical network: 161 kV feeds, substation transformers, a 13.8 kV ring of line-ups, pad transformers,
// 415 V busways to the halls, turbines, gensets and Megapacks; solved, with short-circuit levels and outages. Values; any thread, one
// SiteNetwork a thread.
//
// The real one-line is not public. What is assumed, and can be changed in SiteAssumptions: every line-up carries its share of pads,
// machines and Megapacks; line-ups form a ring through reactors; substation transformers stand at evenly spaced line-ups; each pad
// feeds one hall section (or the mechanical plant) over its own busway.
#pragma once
#include "twin/base/Ids.h"
#include "twin/physics/PlantModel.h"
#include "twin/physics/network/PowerFlow.h"
#include "twin/physics/network/ShortCircuit.h"
#include <string>
#include <vector>

namespace twin::network {

/// Numbers of the one-line that no public source gives. Each is an estimate from normal practice.
struct SiteAssumptions
{
    double highV = 161e3, mediumV = 13.8e3, lowV = 415; ///< TVA and MLGW documents; turbine generators; ServeTheHome tour (October 2024)
    double utilityShortCircuitVa = 5e9;   ///< at 161 kV: 18 kA, a strong transmission bus (estimate)
    double utilityPu = 1.0;
    double substationUk = 0.18;           ///< pandapower standard type 63 MVA 110/20 kV
    double substationI0 = 0.0004;         ///< the same
    double substationTapStep = 0.00625, substationTapSteps = 16; ///< ±10 % in 16 steps each way, IEEE C57.12.10
    double padUk = 0.0575;                ///< IEEE C57.12.34 standard impedance
    double padI0 = 0.005;                 ///< estimate
    double mediumSetPu = 1.02, mediumBand = 0.0125; ///< what the substation tap changers hold: centre and width
    double reactorShare = 0.08;           ///< ring reactors, of the line-up's rating: keeps faults below what switchgear breaks (estimate)
    double reactorXOverR = 60;
    double buswayXOverR = 0.75;           ///< catalogue busways of 4 to 5 kA (estimate)
    double machinePowerFactor = 0.8;      ///< rated, turbines and gensets: VA = W / 0.8
    double turbineSubtransient = 0.15, gensetSubtransient = 0.12; ///< x"d of small two-pole and four-pole machines (estimate)
    double machineHoldsPu = 1.02;
    double switchgearBreakingKa = 63;     ///< IEEE C37.06 preferred rating at 15 kV, the largest common one
};

/// What the network must carry at one instant, W and var at the elements' own terminals.
struct SiteLoad
{
    std::vector<double> hallW;            ///< by hall, at the far end of the busways
    double mechanicalW = 0;               ///< cooling and house, on pads of their own
    double mediumW = 0;                   ///< at 13.8 kV: Megapack stand-by
    double powerFactor = 0.98;
    double turbineW = 0, gensetW = 0;     ///< delivered
    double batteryW = 0;                  ///< + discharging
};
/// From a settled plant. What the plant model loses in busways and transformers is left out: the network finds its own. UPS losses and
/// what is not in racks are spread over the halls as their racks are.
SiteLoad siteLoad(const PlantSpec& spec, const PlantState& state);

/// One thing of the one-line that can be opened.
struct SiteElement
{
    enum class Kind { UtilityFeed, SubstationTransformer, RingTie, LineUp, PadTransformer, Busway, Machine, Battery };
    Kind kind = Kind::PadTransformer;
    std::string name;
    int index = -1;                       ///< into the network's elements of that kind
    std::vector<int> units;               ///< of PlantSpec::units, where it stands for any
    int hall = -1;                        ///< pads and busways; -1 for the mechanical plant
};
const char* siteElementKindName(SiteElement::Kind kind); ///< "Pad transformers"

/// How long something may run at a loading (IEEE C57.91 practice): without end up to 1, 2 h up to 1.25, half an hour up to 1.5, not at
/// all beyond. Seconds.
double allowedOverloadS(double loading);

struct SiteKindFigures
{
    SiteElement::Kind kind = SiteElement::Kind::PadTransformer;
    int count = 0, overloaded = 0;
    double largestLoading = 0, meanLoading = 0, lossW = 0;
    std::string busiest;
};

struct SiteOverload
{
    std::string name;
    double loading = 0;
    double allowedS = 0;                  ///< see allowedOverloadS
};

struct SiteState
{
    bool solved = false;
    std::string problem;                  ///< why not, one sentence
    double highPu = 0, mediumMinPu = 0, mediumMaxPu = 0, padMinPu = 0, padMaxPu = 0, endMinPu = 0, endMaxPu = 0; ///< live buses only
    std::vector<SiteKindFigures> kinds;
    std::vector<SiteOverload> overloads;  ///< worst first
    double lossW = 0, loadW = 0, importW = 0, importVar = 0;
    double darkW = 0;                     ///< load that has no supply
    std::vector<int> darkHalls;           ///< halls with any section dark
    int darkBuses = 0, islands = 0;       ///< islands that are alive
    double largestGenerationLoading = 0;  ///< of any machine or battery group
    PowerFlowResult flow;
};

struct SiteShortCircuit
{
    double highKa = 0, mediumMaxKa = 0, mediumMinKa = 0, padMaxKa = 0, endMinKa = 0;
    double mediumPeakKa = 0;
    std::string mediumMaxAt;
    bool withinBreaking = true;           ///< 13.8 kV below what the switchgear breaks
    std::vector<ShortCircuitLevel> buses; ///< all, as in the network
};

class SiteNetwork
{
public:
    /// Throws Error if the plant has no way to be one network (no pad transformers, no supply).
    explicit SiteNetwork(const PlantSpec& spec, const SiteAssumptions& assumptions = {});

    const ElectricalNetwork& network() const { return m_network; }
    const std::vector<SiteElement>& elements() const { return m_elements; }
    void setLoad(const SiteLoad& load);
    /// Opens or closes an element of `elements()`.
    void setClosed(std::size_t element, bool closed);
    void closeAll();
    /// Power flow with the substation tap changers at work. Cut off from the utility, running machines share an island's load by rating
    /// up to what they can give, and batteries carry the rest. What cannot be solved is said in the state, not thrown.
    SiteState solve();
    /// The state with one more element open; everything else stays as it is.
    SiteState outage(std::size_t element);
    SiteShortCircuit shortCircuitLevels() const;

private:
    void buildSupply(const PlantSpec& spec);
    void buildMachines(const PlantSpec& spec);
    void buildPads(const PlantSpec& spec);
    /// Sets the island's machines and batteries to share what its reference machine had to make up; true if that changed anything.
    bool shareIslands(const PowerFlowResult& flow);
    SiteState summarise(PowerFlowResult flow) const;
    double loadingOf(const SiteElement& element, const PowerFlowResult& flow) const;
    double lossOf(const SiteElement& element, const PowerFlowResult& flow) const;

    SiteAssumptions m_assumptions;
    ElectricalNetwork m_network;
    std::vector<SiteElement> m_elements;
    std::vector<int> m_highBuses, m_lineUps, m_padBuses, m_endBuses;
    std::vector<int> m_endHall;                ///< by end bus; -1 for the mechanical plant
    std::vector<double> m_lineUpVa;            ///< rating
    std::vector<double> m_hallPads;            ///< pads of each hall; last: the mechanical plant
    int m_turbines = 0;                        ///< generators [0, m_turbines) are turbines, then gensets, then battery groups
    int m_gensets = 0;
    PowerFlow m_solver;
};

/// Losses of the plant model's own chain at a settled state, W: busways, pads and substation transformers, without UPS and Megapacks.
struct PlantChainLoss
{
    double buswayW = 0, padW = 0, substationW = 0, upsW = 0, standbyW = 0;
    double transportW() const { return buswayW + padW + substationW; }
};
PlantChainLoss plantChainLoss(const PlantSpec& spec, const PlantState& state);

} // namespace twin::network
