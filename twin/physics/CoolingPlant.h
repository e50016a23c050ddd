// The machines of heat rejection as the plant model uses them: sized once from the plant's numbers, then only asked. Immutable after
// construction; any thread. Temperatures °C, flows W/K where water carries heat, powers W.
#pragma once
#include "twin/physics/ChillerCurves.h"
#include "twin/physics/ChillerReformulated.h"
#include "twin/physics/DryCooler.h"
#include "twin/physics/HeatExchanger.h"
#include "twin/physics/MerkelTower.h"
#include <array>
#include <memory>
#include <vector>

namespace twin {

struct CompiledPlant;
class PumpOutages;

/// Facility pumps over the flow: operating points of the site's pipe network, straight lines between them.
class PumpTable
{
public:
    PumpTable() = default;
    PumpTable(double firstFlow, double lastFlow, std::vector<double> powerW, std::vector<int> running);
    bool empty() const { return m_powerW.empty(); }
    double powerW(double flowRatio) const;   ///< electrical; held at the table's ends, 0 without flow
    int running(double flowRatio) const;     ///< pumps, at the nearest point
private:
    double m_first = 0, m_perFlow = 0;
    std::vector<double> m_powerW;
    std::vector<int> m_running;
};

/// What a rear door takes of the largest heat its air could give (exhaust to facility water), over air and water flow of design:
/// crossflow coil with the UA that gives the design effectiveness, convection following the flows.
class DoorTable
{
public:
    DoorTable() = default;
    /// Throws Error for an effectiveness that no coil reaches with this much water. `waterToAir`: heat capacity flows at design.
    DoorTable(double designEffectiveness, double waterToAir);
    double effectiveness(double airRatio, double waterRatio) const; ///< flows drawn in to 0.2 .. 1.4
    static constexpr double leastFlow = 0.2;
private:
    static constexpr int points = 25;
    static constexpr double low = leastFlow, high = 1.4;
    std::array<double, points * points> m_values{};
};

struct CoolingPlant
{
    double towerWPerK = 0;       ///< water over all cells that the loop can use, W/K
    double towerUsed = 1;        ///< share of the cells' flow that this is
    double towerFlowRatio = 1;   ///< York: water over air at full fan speed
    UaLaw towerExchanger;        ///< between loop (side 1) and tower water (side 2), flows in W/K
    MerkelTower merkel;          ///< all cells in use
    double dryUnits = 0;         ///< dry coolers, with fractions
    DryCooler dry;               ///< one of them
    ChillerCurveSet screw;       ///< one chiller of the site's mean size
    ReformulatedChiller centrifugal;
    double condenserFlowRatio = 1, condenserKgPerS = 0; ///< a chiller's own tower
    PumpTable facilityPump;      ///< all in service
    std::shared_ptr<const PumpOutages> pumpOutages; ///< some out; null without a facility loop
    DoorTable door;
    double doorAirWPerK = 0;     ///< design air through all doors
};

/// Throws Error where the numbers give no such machine.
CoolingPlant makeCoolingPlant(const CompiledPlant& plant);

} // namespace twin
