#include "twin/physics/PlantTowers.h"
#include "twin/physics/RootFinding.h"
#include "twin/physics/Water.h"
#include <algorithm>
#include <bit>
#include <cmath>

namespace twin {
namespace {

constexpr double slowestMerkel = 0.1; // of full speed: slower fans move less air than the draught

} // namespace

TowerBank::TowerBank(const CompiledPlant& plant, const PlantInputs& inputs, double loopWPerK)
    : m_plant(plant), m_weather(inputs.weather), m_york(inputs.weather.wetBulbC), m_merkel(plant.p.cooling.towers == TowerModel::Merkel)
{
    const auto& c = plant.cooling;
    const auto& group = plant.group(AssetKind::CoolingTower);
    if (!(c.towerWPerK > 0) || !(loopWPerK > 0))
        return;
    m_wPerK = std::min(c.towerWPerK, group.rating(inputs.towersOut) / plant.p.towerDutyRangeK);
    if (!(m_wPerK > 0))
        return;
    const double least = std::min(m_wPerK, loopWPerK);
    const double ntu = uaAt(c.towerExchanger, loopWPerK, m_wPerK) / least;
    m_perRange = m_wPerK / (effectiveness(ntu, least / std::max(m_wPerK, loopWPerK)) * least);
    m_clamped = m_york.clamped() && !m_merkel;
}

double TowerBank::kgPerS() const { return m_wPerK / water::heatCapacity; }

double TowerBank::fanW(double speed) const { return kgPerS() * m_plant.p.towerFanWPerKgS * speed * speed * speed; }

double TowerBank::atSpeed(double inC, double speed) const
{
    if (m_merkel) {
        // Cells run alike, so all of them tell what one does.
        const auto& tower = m_plant.cooling.merkel;
        const auto run = runMerkelAtSpeed(tower, {std::clamp(inC, 0.0, 90.0), tower.waterKgPerS, m_weather.wetBulbC, m_weather.dryBulbC, m_weather.pressurePa}, speed);
        m_clamped = std::popcount(run.range);
        return run.heatW / (tower.waterKgPerS * water::heatCapacity);
    }
    return m_york.rangeK(inC - m_york.wetBulbC(), 1, speed > 0 ? m_plant.cooling.towerFlowRatio / speed : HUGE_VAL);
}

double TowerBank::largestRangeK(double returnC) const
{
    if (!m_merkel)
        return m_york.rangeK(returnC - m_york.wetBulbC(), m_perRange, m_plant.cooling.towerFlowRatio);
    // The water arrives at the tower colder the more it cools.
    const double most = std::max(0.0, returnC - m_weather.wetBulbC) / m_perRange;
    return most > 0 ? risingRoot([&](double r) { return r - atSpeed(returnC - (m_perRange - 1) * r, 1); }, 0, most, 1e-7, 1e-12) : 0;
}

double TowerBank::rangeK(double inC, double speed) const
{
    if (m_merkel)
        return atSpeed(inC, speed);
    const double driven = speed > 0 ? atSpeed(inC, speed) : 0;
    return speed > 0.5 ? driven : std::max(driven, m_plant.p.towerFreeConvection * atSpeed(inC, 1));
}

double TowerBank::speedFor(double inC, double wantedK, bool turning) const
{
    if (!(wantedK > 0) || wantedK * (turning ? 1 : 0.9) <= rangeK(inC, 0))
        return 0;
    if (m_merkel)
        return risingRoot([&](double s) { return atSpeed(inC, s) - wantedK; }, slowestMerkel, 1, 1e-7, 1e-12);
    const double full = m_plant.cooling.towerFlowRatio;
    return full / m_york.flowRatioFor(inC - m_york.wetBulbC(), wantedK, full);
}

} // namespace twin
