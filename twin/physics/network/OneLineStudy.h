// Questions to a site's one-line: what an open breaker or a lost unit does to the halls and to the supply, every single outage ranked,
// how long overloads may last, and the figures for the headline. Pure functions and values; any thread.
#pragma once
#include "twin/base/Progress.h"
#include "twin/physics/network/SiteNetwork.h"
#include <optional>
#include <span>

namespace twin::network {

/// Something that can be opened: an element, or one unit of those an element stands for (a Megapack of its group).
struct OpenItem
{
    std::size_t element = 0;
    int unit = -1;             ///< of PlantSpec::units; -1: the whole element
    bool operator==(const OpenItem&) const = default;
};

/// Finds elements by the names people use. `unitNames` are in the order of PlantSpec::units; may be empty.
class OneLineNames
{
public:
    OneLineNames(const SiteNetwork& network, const PlantSpec& spec, std::vector<std::string> unitNames);
    /// By the element's name ("pad 12"), its unit's ("PT-012", "MP-017") or the unit's id number; upper and lower case are the same.
    std::optional<OpenItem> find(const std::string& text) const;
    /// As find(); throws Error (usage) that names what is spelt alike.
    OpenItem require(const std::string& text) const;
    std::string name(const OpenItem& item) const;
    std::string unitName(int unit) const;              ///< empty if unknown

private:
    std::vector<std::string> m_elements, m_units;
    std::vector<std::uint32_t> m_unitIds;
    std::vector<int> m_elementOfUnit;                  ///< -1: in no element
    std::vector<char> m_alone;                         ///< by unit: its element stands for nothing else
};

void setOpen(SiteNetwork& network, const OpenItem& item, bool open);

/// What the switches that are open do to the plant, without a power flow: who is cut off, and what the dispatch may still use.
struct OutageEffect
{
    std::vector<float> hallSupply;        ///< by hall; see PlantInputs::hallSupply. Empty: all
    float mechanicalSupply = 1;
    int turbinesOut = 0, gensetsOut = 0, megapacksOut = 0, transformersOut = 0, chillersOut = 0, towersOut = 0;
    double gridLimitW = HUGE_VAL;         ///< what the feeds that are left may bring; HUGE_VAL: as agreed
    /// Adds to what is out already.
    void applyTo(PlantInputs& inputs) const;
};
/// `network` has its switches set. Islands beside the main one keep what machines their load needs and shed what those cannot carry;
/// the main one (with the utility, else with the most generation) is the dispatch's business.
OutageEffect outageEffect(const SiteNetwork& network, const PlantSpec& spec, const SiteLoad& wanted);
/// By hall: the share of its IT that has power under a state's load with these things open.
std::vector<float> hallSupplyUnder(const PlantSpec& spec, const SiteNetwork& network, const std::vector<OpenItem>& open, const PlantState& state);

/// One element lost.
struct OutageResult
{
    std::size_t element = 0;
    bool solved = false;
    Message problem;
    double darkItW = 0, darkW = 0, shedW = 0; ///< beyond what is dark already
    std::vector<int> darkHalls;
    std::size_t worstElement = 0;
    double worstLoading = 0, allowedS = HUGE_VAL; ///< of all elements
    int overloads = 0, newOverloads = 0;  ///< new: not overloaded before
    double worstNewLoading = 0;           ///< of elements that were not overloaded before, or are loaded 5 % more than they were
    double mediumMinPu = 0, endMinPu = 0;
    int islands = 0;
};
/// Every element that is closed, one at a time, worst first: what cannot be solved, then the most IT dark, then the largest new overload.
/// The same on any number of threads. Throws Cancelled, and Error if the network as it is cannot be solved.
std::vector<OutageResult> sweepOutages(const SiteNetwork& network, const Progress& progress = {});

/// Adds up how much of its allowance each overloaded element has used: the share dt / allowed at each loading (as damage adds up in
/// Miner's rule); below the rating it fades with the recovery time.
class OverloadClock
{
public:
    explicit OverloadClock(const SiteAssumptions& assumptions = {}) : m_assumptions(assumptions) {}
    struct Reading
    {
        std::size_t element = 0;
        double loading = 0;
        double overS = 0;      ///< without a break above the rating
        double used = 0;       ///< of the allowance; 1: must trip
        double leftS = HUGE_VAL; ///< until it must trip at this loading
        bool mustTrip() const { return used >= 1; }
    };
    /// `loading` by element; NaN counts as nothing. Throws Error for a negative time.
    void advance(double dtSeconds, std::span<const double> loading);
    void advance(double dtSeconds, const SiteState& state); ///< without utility feeds: what binds those is an agreement
    std::vector<Reading> readings() const; ///< those that have used any, most used first
    const Reading& of(std::size_t element) const { return m_all.at(element); }

private:
    SiteAssumptions m_assumptions;
    std::vector<Reading> m_all;
    std::vector<double> m_loading;
};

/// Puts the network's figures among the key figures: NaN where it is not solved.
void writeNetworkFigures(const SiteState& state, const SiteShortCircuit& levels, KeyFigures& figures);

} // namespace twin::network
