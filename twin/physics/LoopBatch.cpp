#include "twin/physics/LoopBatch.h"
#include "twin/physics/VectorClones.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

/// Foresees one loop. Always inlined, so that each version of the loops around it has its own.
[[gnu::always_inline]] inline void foresee(const LoopLaw& law, double perTechnology, double supplyC, double present, double heat, double& valve,
                                           double& newSupplyC)
{
    // Return = supply + Q / C, and Q = H (return - facility): the H that puts the supply on its set-point.
    const double span = law.setPointC - law.facilityC + heat * perTechnology;
    const double free = heat / span, wanted = std::min(std::max(span > 0 ? free : law.mostWPerK, law.leastWPerK), law.mostWPerK);
    if (law.massWPerK > 0) {
        const double moved = std::min(std::max(wanted, present - law.travelWPerK), present + law.travelWPerK);
        valve = std::abs(supplyC - law.setPointC) < law.deadBandK ? present : moved;
        newSupplyC = (law.massWPerK * supplyC + heat * (1 - valve * perTechnology) + valve * law.facilityC) / (law.massWPerK + valve);
    } else {
        valve = wanted;
        newSupplyC = law.facilityC + heat / wanted - heat * perTechnology;
    }
}

} // namespace

TWIN_VECTOR_CLONES
void foreseeLoops(const LoopLaw& given, LoopBatch& b)
{
    const LoopLaw law = given; // here the compiler sees that nothing changes it
    const double perTechnology = 1 / law.technologyWPerK;
    for (std::size_t i = 0; i < LoopBatch::lanes; ++i)
        foresee(law, perTechnology, b.supplyC[i], b.valveWPerK[i], (b.heatW[i] + b.pumpW[i]) * b.perFill[i], b.newValveWPerK[i], b.newSupplyC[i]);
}

TWIN_VECTOR_CLONES
void takeHeat(const LoopLaw& law, const GpuBatch::Results& gpus, LoopBatch& b)
{
    const double share = law.gpuLiquidShare;
    for (std::size_t i = 0; i < LoopBatch::lanes; ++i)
        b.heatW[i] = share * gpus.coolantW[i] + b.hostLiquidW[i];
}

TWIN_VECTOR_CLONES
void settleLoops(const LoopLaw& given, const GpuBatch::Results& g, LoopBatch& b, LoopSums& s)
{
    const LoopLaw law = given;
    const double perTechnology = 1 / law.technologyWPerK, share = law.gpuLiquidShare;
    const double moves = law.massWPerK > 0 ? 1.0 : 0.0;
    constexpr std::size_t lanes = LoopBatch::lanes;
    alignas(64) double power[lanes], coolant[lanes], heats[lanes], stored[lanes], supply[lanes], die[lanes];
    for (std::size_t i = 0; i < lanes; ++i) {
        const double heat = share * g.coolantW[i] + b.hostLiquidW[i], before = b.supplyC[i];
        double valve = 0, foreseen = 0;
        foresee(law, perTechnology, before, b.valveWPerK[i], (heat + b.pumpW[i]) * b.perFill[i], valve, foreseen);
        const double kept = static_cast<double>(static_cast<float>(foreseen)); // the loop's state is what the rack's array holds
        const double loopStored = b.fill[i] * law.massWPerK * (kept - before);
        b.heatW[i] = heat;
        b.supplyC[i] = kept;
        b.valveWPerK[i] = valve;
        b.loopStoredW[i] = loopStored;
        b.storedW[i] += moves * (g.powerW[i] - g.coolantW[i]);
        const double weight = b.weight[i];
        power[i] = weight * g.powerW[i];
        coolant[i] = weight * g.coolantW[i];
        heats[i] = weight * heat;
        stored[i] = weight * loopStored;
        supply[i] = b.flowWPerK[i] * kept;
        die[i] = weight * g.dieSumC[i];
    }
    const auto fold = [&](LoopSums::Field field, const double* v) {
        for (std::size_t l = 0; l < LoopSums::lanes; ++l)
            s.values[field][l] += (v[l] + v[l + 4]) + (v[l + 8] + v[l + 12]);
    };
    fold(LoopSums::GpuPower, power);
    fold(LoopSums::GpuHeat, coolant);
    fold(LoopSums::Liquid, heats);
    fold(LoopSums::LoopStored, stored);
    fold(LoopSums::SupplyByFlow, supply);
    fold(LoopSums::Die, die);
    for (std::size_t i = 0; i < lanes; ++i)
        s.dieMaxC[i] = std::max(s.dieMaxC[i], g.dieMaxC[i]);
}

void detailLoops(const LoopLaw& law, const GpuBatch::Results& g, LoopBatch& b)
{
    for (std::size_t i = 0; i < LoopBatch::lanes; ++i) {
        const double gpuStored = law.massWPerK > 0 ? g.powerW[i] - g.coolantW[i] : 0.0;
        b.serverW[i] = g.powerW[i] + b.hostW[i];
        b.airW[i] = b.serverW[i] - gpuStored - b.heatW[i] + b.networkW[i] + b.fanW[i];
        b.cduW[i] = b.heatW[i] + b.pumpW[i] - b.loopStoredW[i];
        b.returnC[i] = b.supplyC[i] + (b.heatW[i] + b.pumpW[i]) * b.perFill[i] / law.technologyWPerK;
    }
}

double LoopSums::total(Field field) const
{
    const double* v = values[field];
    return (v[0] + v[1]) + (v[2] + v[3]);
}

} // namespace twin
