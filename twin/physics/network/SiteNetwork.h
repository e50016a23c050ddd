// The site's one-line as an electrical network: 161 kV feeds, substation transformers, a 13.8 kV ring of line-ups, pad transformers,
// 415 V busways to the halls, turbines, gensets and Megapacks; solved, with short-circuit levels and outages. Values; any thread, one
// SiteNetwork a thread; a copy is a network of its own.
//
// The real one-line is not public. What is assumed, and can be changed in SiteAssumptions: every line-up carries its share of pads,
// machines and Megapacks; line-ups form a ring through reactors; substation transformers stand at evenly spaced line-ups, whose
// bus bars fit them; each pad feeds one hall section over its own busway, or the mechanical plant, which stands beside its pads.
#pragma once
#include "twin/base/Ids.h"
#include "twin/physics/PlantModel.h"
#include "twin/physics/network/PowerFlow.h"
#include "twin/physics/network/ShortCircuit.h"
#include "twin/physics/network/SiteAssumptions.h"
#include "twin/physics/network/SiteLoad.h"
#include <string>
#include <vector>

namespace twin::network {

/// One thing of the one-line that can be opened.
struct SiteElement
{
    enum class Kind { UtilityFeed, SubstationTransformer, RingTie, LineUp, PadTransformer, Busway, Machine, Battery };
    Kind kind = Kind::PadTransformer;
    std::string name;
    int index = -1;                       ///< into the network's elements of that kind
    std::vector<int> units;               ///< of PlantSpec::units, where it stands for any
    int hall = -1;                        ///< pads and busways; -1 for the mechanical plant
    int lineUp = -1;                      ///< the line-up it hangs on (ring ties: the first of the two); -1: none
};
inline constexpr int siteElementKindCount = 8;
const char* siteElementKindName(SiteElement::Kind kind); ///< "Pad transformers"
const char* siteElementKindId(SiteElement::Kind kind);   ///< "pad_transformer"

/// How long something may run at a loading (IEEE C57.91 practice): without end up to 1, 2 h up to 1.25, half an hour up to 1.5, not at
/// all beyond. Seconds.
double allowedOverloadS(double loading, const SiteAssumptions& assumptions = {});

struct SiteElementState
{
    bool open = false;
    bool live = false;                    ///< something of it is alive
    double loading = notGiven;            ///< of its rating; utility feeds: of the agreement, which is no overload
    double lossW = 0;
    double pu = notGiven;                 ///< voltage on its load side
};

struct SiteKindFigures
{
    SiteElement::Kind kind = SiteElement::Kind::PadTransformer;
    int count = 0, open = 0, overloaded = 0;
    double largestLoading = 0, meanLoading = 0, lossW = 0;
    double minPu = notGiven, maxPu = notGiven; ///< on the load sides that are alive
    std::string busiest;
};

struct SiteOverload
{
    std::string name;
    double loading = 0;
    double allowedS = 0;                  ///< see allowedOverloadS
    std::size_t element = 0;
};

struct SiteState
{
    bool solved = false;
    Message problem;                      ///< why not, one sentence
    double highPu = 0, mediumMinPu = 0, mediumMaxPu = 0, padMinPu = 0, padMaxPu = 0, endMinPu = 0, endMaxPu = 0; ///< live buses only
    std::vector<SiteElementState> elements; ///< as SiteNetwork::elements()
    std::vector<SiteKindFigures> kinds;
    std::vector<SiteOverload> overloads;  ///< worst first
    double lossW = 0, loadW = 0, importW = 0, importVar = 0;
    double darkW = 0;                     ///< load that has no supply: cut off, or shed
    double darkItW = 0;                   ///< the IT in it
    double shedW = 0;                     ///< the part that an island without the utility had to shed
    std::vector<float> hallSupply;        ///< by hall: share of its sections that is supplied
    float mechanicalSupply = 1;           ///< the same of the mechanical plant
    std::vector<int> darkHalls;           ///< halls with any section dark
    int darkBuses = 0, islands = 0;       ///< islands that are alive
    double largestGenerationLoading = 0;  ///< of any machine or battery group
    PowerFlowResult flow;
};

struct SiteShortCircuit
{
    double highKa = 0, mediumMaxKa = 0, mediumMinKa = 0, padMaxKa = 0, endMinKa = 0; ///< of live buses; 0 where there are none
    double mediumPeakKa = 0;
    std::string mediumMaxAt;
    double breakingKa = 0;                ///< what the switchgear breaks
    bool withinBreaking = true;           ///< 13.8 kV below that
    std::vector<ShortCircuitLevel> buses; ///< all, as in the network
};

class SiteNetwork
{
public:
    /// Throws Error if the plant has no way to be one network (no pad transformers, nothing to feed).
    SiteNetwork(const PlantSpec& spec, const SiteAssumptions& assumptions);
    /// With the assumptions among the plant's parameters.
    explicit SiteNetwork(const PlantSpec& spec) : SiteNetwork(spec, readSiteAssumptions(spec.parameters)) {}

    const SiteAssumptions& assumptions() const { return m_assumptions; }
    const ElectricalNetwork& network() const { return m_network; }
    const std::vector<SiteElement>& elements() const { return m_elements; }
    int hallCount() const { return static_cast<int>(m_hallPads.size()) - 1; }
    int lineUpCount() const { return static_cast<int>(m_lineUps.size()); }
    int padsOf(int hall) const { return static_cast<int>(m_hallPads[hall < 0 ? m_hallPads.size() - 1 : static_cast<std::size_t>(hall)]); } ///< -1: mechanical
    /// Throws Error for a load of another site.
    void setLoad(const SiteLoad& load);
    const SiteLoad& load() const { return m_load; }
    /// Opens or closes an element of `elements()`. An open line-up takes all that hangs on it along.
    void setClosed(std::size_t element, bool closed);
    bool isOpen(std::size_t element) const { return m_open[element] != 0; }
    /// Takes a single unit of those an element stands for (one Megapack of a group) out, or puts it back.
    void setUnitInService(int unit, bool inService);
    bool isUnitOut(int unit) const;
    void closeAll();
    /// Share of each load that has a supply: 0 where cut off; islands without the utility shed what their machines and batteries cannot
    /// carry, all loads alike.
    std::vector<double> supplied() const;
    /// By load of network(): its hall, -1 for the mechanical plant, -2 for stand-by at a line-up.
    const std::vector<int>& loadHalls() const { return m_loadHall; }
    /// Power flow with the substation tap changers at work. Cut off from the utility, running machines share an island's load by rating
    /// up to what they can give, and batteries carry the rest. What cannot be solved is said in the state, not thrown.
    SiteState solve();
    /// Later solutions begin at these voltages and taps: quicker, and tap changers stay where they are while the voltage is in the band.
    void startFrom(const SiteState& state);
    /// The state with one more element open; everything else stays as it is.
    SiteState outage(std::size_t element);
    SiteShortCircuit shortCircuitLevels() const;

private:
    /// Copies of a network order and factor for themselves.
    struct OwnSolver
    {
        PowerFlow flow;
        OwnSolver() = default;
        ~OwnSolver() = default;
        OwnSolver(const OwnSolver&) {}
        OwnSolver(OwnSolver&&) noexcept = default;
        OwnSolver& operator=(const OwnSolver&) { return *this; }
        OwnSolver& operator=(OwnSolver&&) noexcept = default;
    };
    void buildSupply(const PlantSpec& spec);
    void buildMachines(const PlantSpec& spec);
    void buildPads(const PlantSpec& spec);
    bool isMachine(std::size_t generator) const { return static_cast<int>(generator) < m_turbines + m_gensets; }
    double capabilityW(std::size_t generator) const;
    void applySwitches();
    void shareGeneration();
    /// Sets the island's machines and batteries to share what its reference machine had to make up; true if that changed anything.
    bool shareIslands(const PowerFlowResult& flow);
    SiteState summarise(PowerFlowResult flow, const std::vector<double>& supplied) const;
    void summariseDark(const std::vector<double>& supplied, SiteState& state) const;
    SiteElementState elementState(std::size_t element, const PowerFlowResult& flow) const;
    double lineUpLoading(int lineUp, const PowerFlowResult& flow) const;

    SiteAssumptions m_assumptions;
    ElectricalNetwork m_network;
    std::vector<SiteElement> m_elements;
    std::vector<char> m_open;                  ///< by element
    std::vector<int> m_unitsOut;
    std::vector<std::vector<std::pair<int, double>>> m_groupUnits; ///< by generator: units and their ratings, where it is a battery group
    std::vector<double> m_feedW;               ///< agreement, by source
    std::vector<int> m_highBuses, m_lineUps, m_padBuses, m_endBuses;
    std::vector<int> m_loadHall;
    std::vector<double> m_lineUpVa;            ///< rating
    std::vector<double> m_hallPads;            ///< pads of each hall; last: the mechanical plant
    int m_turbines = 0;                        ///< generators [0, m_turbines) are turbines, then gensets, then battery groups
    int m_gensets = 0;
    SiteLoad m_load;
    std::vector<Complex> m_startU;
    OwnSolver m_solver;
};

} // namespace twin::network
