#include "twin/physics/CoolingPlant.h"
#include "twin/base/NumberText.h"
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/PumpOutages.h"
#include "twin/physics/Water.h"
#include "twin/physics/hydraulics/SiteLoops.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

constexpr auto doorCoil = FlowArrangement::CrossflowUnmixed;

// Condenser water of a chiller's own tower (AHRI 550/590: 3 gpm a ton, 10 °F at the rated heat).
constexpr double condenserRangeK = 5.56;

PumpTable pumpTable(const CompiledPlant& plant, const hydraulics::FacilityDesign& design)
{
    const hydraulics::FacilityLoop loop(design);
    constexpr std::size_t points = 12;
    const double first = std::min(0.2, plant.p.facilityFlowMin), last = cduFlowMax;
    std::vector<double> power;
    std::vector<int> running;
    for (std::size_t i = 0; i < points; ++i) {
        const double q = first + (last - first) * static_cast<double>(i) / (points - 1);
        auto point = loop.throttled(q);
        if (!point) {
            hydraulics::FacilityRequest request;
            request.hallKgPerS = loop.design().hallKgPerS;
            for (auto& m : request.hallKgPerS)
                m *= q;
            point = loop.operate(request);
        }
        power.push_back(point->electricalW);
        running.push_back(point->pumpsRunning);
    }
    return PumpTable(first, last, std::move(power), std::move(running));
}

void sizeTowers(const CompiledPlant& plant, CoolingPlant& c)
{
    const auto& p = plant.p;
    const double rated = plant.group(AssetKind::CoolingTower).rating(0) / p.towerDutyRangeK;
    c.towerFlowRatio = p.towerFlowRatio;
    c.towerWPerK = std::min(rated, plant.facilityWPerK); // more cells than the loop's flow asks for stand by
    if (!(c.towerWPerK > 0))
        return;
    c.towerUsed = c.towerWPerK / rated;
    // Sized where the cell's rating holds: the loop's warm return, with the approach on that side.
    const double hot = p.facilitySupplyC + p.facilityRiseK, towerHot = hot - p.towerExchangerK;
    const HeatStream loop{plant.facilityWPerK, hot}, tower{c.towerWPerK, towerHot - p.towerDutyRangeK};
    const double ua = uaForHeat(loop, tower, c.towerWPerK * p.towerDutyRangeK);
    if (!std::isfinite(ua))
        throw Error(TWIN_TEXT("No exchanger between facility loop and towers brings their water to %1 K below the loop's return; allow a larger approach."),
                    {numberText(p.towerExchangerK)});
    // Plate exchanger, equal resistances at design, convection with flow to the power 0.7 (common correlation of plates).
    c.towerExchanger = {ua, plant.facilityWPerK, c.towerWPerK, 1, 0.7, 0.7, 0};
    if (p.cooling.towers == TowerModel::Merkel) {
        MerkelDesign d;
        d.waterM3PerS = c.towerWPerK / water::heatCapacity / water::density;
        d.wetBulbC = p.cooling.towerDesignWetBulbC;
        d.dryBulbC = std::max(35.0, d.wetBulbC);
        d.rangeK = p.cooling.towerDesignRangeK;
        d.approachK = p.cooling.towerDesignApproachK;
        d.airM3PerS = d.waterM3PerS * water::density / p.cooling.towerWaterToAir / 1.13; // kg/m³ of that air
        d.freeConvection = std::max(0.01, p.towerFreeConvection);
        d.fanW = d.waterM3PerS * water::density * p.towerFanWPerKgS;
        c.merkel = designMerkelTower(d);
    }
}

void sizeChillers(const CompiledPlant& plant, CoolingPlant& c)
{
    const double each = plant.group(AssetKind::Chiller).ratingEach;
    if (!(each > 0))
        return;
    // Carrier 30XA500 of EnergyPlus AirCooledChiller.idf; COP includes its fans. Both curve sets are scaled to the site's machine.
    auto& s = c.screw;
    s.name = "Carrier 30XA500";
    s.capacityW = each;
    s.cop = 2.9;
    s.partLoadMin = s.partLoadMinUnloading = 0.15;
    s.evaporatorKgPerS = s.condenserKgPerS = each / (condenserRangeK * water::heatCapacity);
    s.leavingC = 6.67;
    s.enteringC = 35;
    s.leavingMinC = 4.44;
    s.leavingMaxC = 10;
    s.enteringMinC = 29.4;
    s.enteringMaxC = 46.1;
    s.capacityCurve = {-0.3479426478, 0.0637388098, -0.0007955045, 0.0712741456, -0.0010660025, -0.0009234587};
    s.eirCurve = {0.089134815, 0.0280734482, 0.0016909915, 0.0230561531, 0.0001663802, -0.0015023227};
    s.partLoadCurve = {0, 1, 0};
    requireChillerCurves(s);
    c.centrifugal.capacityW = each;
    c.condenserKgPerS = each * (1 + 1 / c.centrifugal.cop) / (condenserRangeK * water::heatCapacity);
    c.condenserFlowRatio = yorkFlowRatio(plant.p.cooling.towerDesignWetBulbC, condenserRangeK, plant.p.cooling.towerDesignApproachK);
}

} // namespace

PumpTable::PumpTable(double firstFlow, double lastFlow, std::vector<double> powerW, std::vector<int> running)
    : m_first(firstFlow), m_perFlow(static_cast<double>(powerW.size() - 1) / (lastFlow - firstFlow)), m_powerW(std::move(powerW)),
      m_running(std::move(running))
{
}

double PumpTable::powerW(double flowRatio) const
{
    if (m_powerW.empty() || !(flowRatio > 0))
        return 0;
    const double x = std::clamp((flowRatio - m_first) * m_perFlow, 0.0, static_cast<double>(m_powerW.size() - 1));
    const auto i = std::min(static_cast<std::size_t>(x), m_powerW.size() - 2);
    return m_powerW[i] + (x - static_cast<double>(i)) * (m_powerW[i + 1] - m_powerW[i]);
}

int PumpTable::running(double flowRatio) const
{
    if (m_running.empty() || !(flowRatio > 0))
        return 0;
    const double x = std::clamp((flowRatio - m_first) * m_perFlow, 0.0, static_cast<double>(m_running.size() - 1));
    return m_running[static_cast<std::size_t>(std::lround(x))];
}

DoorTable::DoorTable(double designEffectiveness, double waterToAir)
{
    const double least = std::min(1.0, waterToAir), ratio = least / std::max(1.0, waterToAir);
    // Heat over C air; the law's effectiveness is over the smaller stream. UA is in units of the air's design flow.
    const double ua = ntuFromEffectiveness(designEffectiveness / least, ratio, doorCoil) * least;
    if (!(waterToAir > 0) || !(designEffectiveness > 0) || !std::isfinite(ua))
        throw Error(TWIN_TEXT("No rear door takes %1 of the heat its air could give to %2 times the air's heat capacity in water; lower the effectiveness."),
                    {numberText(designEffectiveness), numberText(waterToAir)});
    // Dry coil: equal resistances, water in tubes to the power 0.85, air on fins to 0.8 (as the dry coolers' coils).
    const UaLaw law{ua, 1, waterToAir, 1, 0.8, 0.85, 0};
    for (int a = 0; a < points; ++a)
        for (int w = 0; w < points; ++w) {
            const double air = low + (high - low) * a / (points - 1), water = waterToAir * (low + (high - low) * w / (points - 1));
            const double smaller = std::min(air, water);
            m_values[static_cast<std::size_t>(a * points + w)]
                = twin::effectiveness(uaAt(law, air, water) / smaller, smaller / std::max(air, water), doorCoil) * smaller / air;
        }
}

double DoorTable::effectiveness(double airRatio, double waterRatio) const
{
    const auto place = [](double ratio, std::size_t& i) {
        const double x = (std::clamp(ratio, low, high) - low) * ((points - 1) / (high - low));
        i = std::min(static_cast<std::size_t>(x), static_cast<std::size_t>(points - 2));
        return x - static_cast<double>(i);
    };
    std::size_t a = 0, w = 0;
    const double ta = place(airRatio, a), tw = place(waterRatio, w);
    const double* v = m_values.data() + a * points + w;
    const double first = v[0] + tw * (v[1] - v[0]), second = v[points] + tw * (v[points + 1] - v[points]);
    return first + ta * (second - first);
}

CoolingPlant makeCoolingPlant(const CompiledPlant& plant)
{
    CoolingPlant c;
    const auto& p = plant.p;
    if (plant.facilityWPerK > 0) {
        std::vector<Issue> issues; // what had to be assumed is said by SiteLoops
        const auto design = hydraulics::facilityDesign(plant, issues);
        c.facilityPump = pumpTable(plant, design);
        c.pumpOutages = std::make_shared<const PumpOutages>(design);
        sizeTowers(plant, c);
        if (p.cooling.dryCoolerShare > 0) {
            c.dry = rateDryCooler();
            c.dryUnits = p.cooling.dryCoolerShare * plant.designFacilityHeatW / c.dry.rating.heatW;
        }
    }
    sizeChillers(plant, c);
    if (plant.doorWPerK > 0) {
        // The door's valve passes the water that the facility rise asks for, and a quarter more than its air in any case.
        c.door = DoorTable(p.doorEffectiveness, std::max(1.25, p.rackAirRiseK / p.facilityRiseK));
        c.doorAirWPerK = plant.doorWPerK / p.doorEffectiveness;
    }
    return c;
}

} // namespace twin
