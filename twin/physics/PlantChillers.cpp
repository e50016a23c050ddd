#include "twin/physics/PlantChillers.h"
#include "twin/physics/Pumps.h"
#include "twin/physics/Water.h"
#include <algorithm>
#include <bit>
#include <cmath>

namespace twin {

ChillerFleet::ChillerFleet(const CompiledPlant& plant, const PlantInputs& inputs, double supplyC)
    : m_plant(plant), m_weather(inputs.weather), m_supplyC(supplyC), m_intakeC(inputs.weather.dryBulbC + plant.p.chillerRecirculationK)
{
    const double rated = plant.group(AssetKind::Chiller).ratingEach;
    if (!(rated > 0))
        return;
    switch (plant.p.cooling.chillers) {
    case ChillerModel::WarmWater:
        m_eachW = rated * chillerCapacityFactor(plant.p.chiller, supplyC, m_intakeC);
        break;
    case ChillerModel::AirCooledScrew:
        m_eachW = runChiller(plant.cooling.screw, 0, supplyC, m_intakeC).availableW;
        break;
    case ChillerModel::WaterCooledCentrifugal:
        m_eachW = reformulatedCapacityW(plant.cooling.centrifugal, supplyC, settledCondenserC(HUGE_VAL, plant.cooling.centrifugal.condenserMaxC));
        break;
    }
}

// A chiller's own York tower: full fan speed, or the slowest that keeps the condenser water no colder than the curves' end, which is
// also where lift gets too small for the machine.
ChillerFleet::Condenser ChillerFleet::condenser(double heatEachW) const
{
    const auto& c = m_plant.cooling;
    const double range = heatEachW / (c.condenserKgPerS * water::heatCapacity), least = c.centrifugal.condenserMinC;
    const YorkAtWetBulb york(m_weather.wetBulbC);
    const auto approach = [&](double ratio) { return range >= 1.11 ? york.approachK(range, ratio) : york.approachK(1.11, ratio) * range / 1.11; };
    const double leavingC = york.wetBulbC() + approach(c.condenserFlowRatio) + range;
    if (leavingC >= least)
        return {leavingC, 1};
    const double ratio = york.flowRatioFor(least - york.wetBulbC(), range, c.condenserFlowRatio);
    return {least, c.condenserFlowRatio / ratio};
}

double ChillerFleet::settledCondenserC(double loadEachW, double startC) const
{
    const auto& chiller = m_plant.cooling.centrifugal;
    double y = startC;
    for (int i = 0; i < 60; ++i) { // a degree more changes the heat by a few percent of the range: contracts fast
        const auto run = runReformulated(chiller, std::min(loadEachW, reformulatedCapacityW(chiller, m_supplyC, y)), m_supplyC, y);
        const double next = condenser(run.heatW + run.powerW).leavingC;
        const double change = next - y;
        y = next;
        if (std::abs(change) < 1e-10)
            break;
    }
    return y;
}

FleetRun ChillerFleet::run(double heatW, int running, double dt, double& condenserC) const
{
    FleetRun out;
    if (!(heatW > 0) || running <= 0)
        return out;
    const double each = heatW / running;
    switch (m_plant.p.cooling.chillers) {
    case ChillerModel::WarmWater:
        out.powerW = heatW / (chillerCop(m_plant.p.chiller, m_supplyC, m_intakeC) * chillerPartLoadFactor(m_plant.p.chiller, each / m_eachW));
        break;
    case ChillerModel::AirCooledScrew: {
        const auto r = runChiller(m_plant.cooling.screw, each, m_supplyC, m_intakeC);
        out.powerW = running * r.powerW;
        out.clamped = std::popcount(r.range & (chillerLeavingClamped | chillerEnteringClamped));
        break;
    }
    case ChillerModel::WaterCooledCentrifugal: {
        if (dt <= 0)
            condenserC = settledCondenserC(each, condenserC);
        const auto r = runReformulated(m_plant.cooling.centrifugal, each, m_supplyC, condenserC);
        const auto tower = condenser(each + r.powerW);
        if (dt > 0)
            condenserC = tower.leavingC + (condenserC - tower.leavingC) * std::exp(-dt / std::max(1.0, m_plant.p.cooling.towerBasinS));
        out.powerW = running * r.powerW;
        out.clamped = r.clamped;
        out.condenserHeatW = heatW + out.powerW;
        out.condenserKgPerS = running * m_plant.cooling.condenserKgPerS;
        out.condenserFanW = out.condenserKgPerS * m_plant.p.towerFanWPerKgS * std::pow(tower.fanSpeed, 3);
        out.condenserPumpW = pumpPowerW(out.condenserKgPerS, m_plant.p.towerPumpHeadM, m_plant.p.pumpEfficiency);
        break;
    }
    }
    return out;
}

} // namespace twin
