#include "twin/physics/CduLoop.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/HeatExchanger.h"
#include "twin/physics/Water.h"
#include <algorithm>
#include <cmath>
#include <string>

namespace twin {
namespace {

constexpr double innerStepS = 1;

void check(const CduLoopPlant& p)
{
    for (const double v : {p.bladeFlowKgPerS, p.facilityFlowKgPerS, p.uaWPerK, p.bladeHotJPerK, p.bladeColdJPerK, p.headerSupplyJPerK,
                           p.headerReturnJPerK, p.tower.flowKgPerS, p.tower.flowRatio, p.leastTowerFlow, p.valve.integralS, p.fans.integralS})
        if (!(v > 0) || !std::isfinite(v))
            throw Error(TWIN_TEXT("The cooling loop has a flow, volume, exchanger or tower of %1; each must be above 0."), {numberText(v)});
    if (p.cdus == 0 || !(p.valveRange > 1))
        throw Error(TWIN_TEXT("The cooling loop has no cooling distribution unit or a valve that cannot close; correct it."));
    // Explicit steps are stable while a volume holds more than a step of its flow.
    if (p.bladeColdJPerK < 2 * innerStepS * p.bladeFlowKgPerS * water::heatCapacity)
        throw Error(TWIN_TEXT("The volume behind a cooling distribution unit holds less than two seconds of its flow; make it larger."));
}

/// One turn of a controller in velocity form: inside the dead band nothing is asked for.
double turned(const LoopControl& control, double gain, double setC, double measuredC, double drive, double least, double& lastError, double dt)
{
    const double off = measuredC - setC;
    const double error = std::abs(off) <= control.deadBandK ? 0 : off - std::copysign(control.deadBandK, off);
    const double wanted = gain * (error - lastError + error * dt / control.integralS);
    lastError = error;
    const double most = control.slewPerS * dt;
    return std::clamp(drive + std::clamp(wanted, -most, most), least, 1.0);
}

struct TowerHeat
{
    double heatW = 0, outC = 0, fanW = 0;
};

/// What the tower takes from `flow` at `inC`. Drive above 0 is fan speed; at or below 0 the fans stand and a share bypasses the cells.
TowerHeat towerHeat(const CduLoopPlant& p, double flow, double inC, double wetBulbC, double drive)
{
    const double relative = flow / p.tower.flowKgPerS;
    const double cells = std::min(1.0, relative / p.leastTowerFlow); // share in service
    const double ratio = p.tower.flowRatio * std::max(relative, p.leastTowerFlow);
    const auto rangeAt = [&](double speed) {
        // No correlation may cool water below the wet bulb.
        return std::min(yorkRangeK(inC, wetBulbC, ratio / speed), std::max(0.0, inC - wetBulbC));
    };
    constexpr double slowest = 0.15; // fan drives do not turn steadily below; in between a cell or two cycle
    const double still = p.tower.freeConvection * rangeAt(1);
    double range = 0;
    if (drive <= 0)
        range = still;
    else if (drive < slowest)
        range = still + (std::max(still, rangeAt(slowest)) - still) * drive / slowest;
    else
        range = std::max(still, rangeAt(drive));
    const double through = drive < 0 ? 1 + drive : 1;
    const double speed = std::max(0.0, drive);
    return {flow * through * water::heatCapacity * range, inC - range, p.tower.fanW * cells * speed * speed * speed};
}

} // namespace

CduLoopPlant sizedCduLoop(std::size_t cdus, double heatW, double wetBulbC)
{
    if (cdus == 0 || !(heatW > 0) || !std::isfinite(heatW) || !(wetBulbC > -34.4 && wetBulbC < 27))
        throw Error(TWIN_TEXT("A cooling loop for %1 units of %2 W at a wet bulb of %3 °C cannot be sized; give at least one unit, heat above 0 and "
                              "a wet bulb below 27 °C, so that water below 32 °C can be made."),
                    {std::to_string(cdus), numberText(heatW), numberText(wetBulbC)});
    constexpr double supplyC = 32, rangeK = 8;
    CduLoopPlant p;
    p.cdus = cdus;
    const double capacityW = heatW / rangeK;
    p.bladeFlowKgPerS = p.facilityFlowKgPerS = capacityW / water::heatCapacity;
    const double n = static_cast<double>(cdus), headerC = wetBulbC + p.towerApproachK;
    p.uaWPerK = uaForHeat({capacityW, supplyC + rangeK}, {capacityW, std::min(headerC, supplyC - 2)}, heatW);
    p.bladeHotJPerK = 40 * capacityW;
    p.bladeColdJPerK = 15 * capacityW;
    p.headerSupplyJPerK = p.headerReturnJPerK = 60 * n * capacityW;
    p.valve = {supplyC, 0.1, 0.02, 25, 0.05};
    p.tower.flowKgPerS = n * p.facilityFlowKgPerS;
    p.tower.flowRatio = yorkFlowRatio(wetBulbC, rangeK, p.towerApproachK);
    p.tower.fanW = 0.012 * n * heatW;
    p.fans = {24, 0.25, 0.04, 120, 0.01};
    return p;
}

double storedHeatJ(const CduLoopPlant& p, const CduLoopState& s)
{
    double heat = p.headerSupplyJPerK * s.headerSupplyC + p.headerReturnJPerK * s.headerReturnC;
    for (std::size_t i = 0; i < s.bladeHotC.size(); ++i)
        heat += p.bladeHotJPerK * s.bladeHotC[i] + p.bladeColdJPerK * s.bladeSupplyC[i];
    return heat;
}

double headerSetC(const CduLoopPlant& p, double wetBulbC) { return std::max(p.fans.setC, wetBulbC + p.towerApproachK); }

CduLoopStep stepCduLoop(const CduLoopPlant& p, std::span<const double> loadW, double wetBulbC, double seconds, CduLoopState& s)
{
    check(p);
    if (loadW.size() != p.cdus || s.bladeHotC.size() != p.cdus || s.bladeSupplyC.size() != p.cdus || s.valve.size() != p.cdus ||
        s.valveError.size() != p.cdus)
        throw Error(TWIN_TEXT("The state or the loads of the cooling loop are for another number of units than %1; settle the loop again."),
                    {std::to_string(p.cdus)});
    if (!(seconds > 0) || !std::isfinite(seconds) || !std::isfinite(wetBulbC))
        throw Error(TWIN_TEXT("The cooling loop cannot be stepped by %1 s at a wet bulb of %2 °C; give a time above 0 and a number."),
                    {numberText(seconds), numberText(wetBulbC)});
    double totalW = 0;
    for (std::size_t i = 0; i < p.cdus; ++i) {
        if (!(loadW[i] >= 0) || !std::isfinite(loadW[i]))
            throw Error(TWIN_TEXT("The heat load of cooling unit %1 is %2 W; it must be a number that is not negative."),
                        {std::to_string(i + 1), numberText(loadW[i])});
        totalW += loadW[i];
    }
    const double wetBulb = std::clamp(wetBulbC, -34.4, 29.4);
    const auto inner = static_cast<int>(std::ceil(seconds / innerStepS));
    const double dt = seconds / inner;
    const double bladeW = p.bladeFlowKgPerS * water::heatCapacity, setC = headerSetC(p, wetBulb);
    CduLoopStep step;
    step.leastApproachK = step.leastExchangerK = HUGE_VAL;
    const double before = storedHeatJ(p, s);
    for (int k = 0; k < inner; ++k) {
        double flow = 0, exchangedW = 0;
        for (std::size_t i = 0; i < p.cdus; ++i) {
            const double open = std::pow(p.valveRange, s.valve[i] - 1);
            const double facilityFlow = p.facilityFlowKgPerS * open;
            const auto exchange = exchangeHeat({bladeW, s.bladeHotC[i]}, {facilityFlow * water::heatCapacity, s.headerSupplyC},
                                               p.uaWPerK * plateUaFactor(1, open));
            step.leastExchangerK = std::min(step.leastExchangerK, exchange.outlet1C - s.headerSupplyC);
            const double bladesW = bladeW * (s.bladeHotC[i] - s.bladeSupplyC[i]); // what the supply water takes up through the blades
            s.bladeHotC[i] += (loadW[i] - bladesW) * dt / p.bladeHotJPerK;
            s.bladeSupplyC[i] += (bladesW - exchange.heatW) * dt / p.bladeColdJPerK;
            flow += facilityFlow;
            exchangedW += exchange.heatW;
            // A stroke moves the supply in proportion to the temperature across the blades: the gain is scheduled on it.
            const double gain = p.valve.gainPerK * 10 / std::max(1.0, s.bladeHotC[i] - s.bladeSupplyC[i]);
            s.valve[i] = turned(p.valve, gain, p.valve.setC, s.bladeSupplyC[i], s.valve[i], 0, s.valveError[i], dt);
        }
        const double flowW = flow * water::heatCapacity;
        const auto tower = towerHeat(p, flow, s.headerReturnC, wetBulb, s.towerDrive);
        const double supplyBefore = s.headerSupplyC;
        s.headerSupplyC += (flowW * (s.headerReturnC - supplyBefore) - tower.heatW) * dt / p.headerSupplyJPerK;
        s.headerReturnC += (exchangedW + flowW * (supplyBefore - s.headerReturnC)) * dt / p.headerReturnJPerK;
        s.towerDrive = turned(p.fans, p.fans.gainPerK, setC, s.headerSupplyC, s.towerDrive, -1, s.towerError, dt);
        s.towerOutC = tower.outC;
        s.fanW = tower.fanW;
        s.flowKgPerS = flow;
        step.heatInJ += totalW * dt;
        step.rejectedJ += tower.heatW * dt;
        step.leastApproachK = std::min(step.leastApproachK, tower.outC - wetBulb);
        step.mostFanW = std::max(step.mostFanW, tower.fanW);
    }
    step.storedJ = storedHeatJ(p, s) - before;
    return step;
}

CduLoopState settledCduLoop(const CduLoopPlant& p, std::span<const double> loadW, double wetBulbC)
{
    check(p);
    CduLoopState s;
    const double bladeW = p.bladeFlowKgPerS * water::heatCapacity;
    s.bladeSupplyC.assign(p.cdus, p.valve.setC);
    s.bladeHotC.resize(p.cdus);
    for (std::size_t i = 0; i < p.cdus && i < loadW.size(); ++i)
        s.bladeHotC[i] = p.valve.setC + loadW[i] / bladeW;
    s.valve.assign(p.cdus, 0.5);
    s.valveError.assign(p.cdus, 0);
    s.headerSupplyC = headerSetC(p, wetBulbC);
    s.headerReturnC = p.valve.setC;
    constexpr double calmK = 1e-4;
    std::string moving;
    for (int minute = 0; minute < 2 * 24 * 60; ++minute) {
        const auto old = s;
        stepCduLoop(p, loadW, wetBulbC, 60, s);
        double most = std::abs(s.headerSupplyC - old.headerSupplyC);
        moving = "the supply header at " + numberText(s.headerSupplyC, 2) + " °C";
        if (const double m = std::abs(s.headerReturnC - old.headerReturnC); m > most) {
            most = m;
            moving = "the return header at " + numberText(s.headerReturnC, 2) + " °C";
        }
        for (std::size_t i = 0; i < p.cdus; ++i)
            if (const double m = std::max(std::abs(s.bladeHotC[i] - old.bladeHotC[i]), std::abs(s.bladeSupplyC[i] - old.bladeSupplyC[i])); m > most) {
                most = m;
                moving = "unit " + std::to_string(i + 1) + " with its supply at " + numberText(s.bladeSupplyC[i], 2) + " °C";
            }
        if (most <= calmK)
            return s;
        if (!std::isfinite(most))
            break;
    }
    throw Error(TWIN_TEXT("The cooling loop does not settle within two days: %1 still moves; check loads, sizes and controllers."), {moving});
}

} // namespace twin
