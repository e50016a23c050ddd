#include "twin/physics/LoopBatch.h"
#include "twin/physics/VectorClones.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

/// Foresees one loop. Always inlined, so that each version of the loops around it has its own.
[[gnu::always_inline]] inline void foresee(const LoopLaw& law, float perTechnology, float supplyC, float present, float heat, float& valve,
                                           float& newSupplyC)
{
    // Return = supply + Q / C, and Q = H (return - facility): the H that puts the supply on its set-point.
    const float span = law.setPointC - law.facilityC + heat * perTechnology;
    const float free = heat / span, wanted = std::min(std::max(span > 0 ? free : law.mostWPerK, law.leastWPerK), law.mostWPerK);
    if (law.massWPerK > 0) {
        const float moved = std::min(std::max(wanted, present - law.travelWPerK), present + law.travelWPerK);
        valve = std::abs(supplyC - law.setPointC) < law.deadBandK ? present : moved;
        // As a change, so that rounding is of the change and not of the temperature.
        newSupplyC = supplyC + (heat * (1 - valve * perTechnology) + valve * (law.facilityC - supplyC)) / (law.massWPerK + valve);
    } else {
        valve = wanted;
        newSupplyC = law.facilityC + heat * (1 / wanted - perTechnology);
    }
}

} // namespace

TWIN_VECTOR_CLONES
void foreseeLoops(const LoopLaw& given, LoopBatch& b)
{
    const LoopLaw law = given; // here the compiler sees that nothing changes it
    const float perTechnology = 1 / law.technologyWPerK;
    for (std::size_t i = 0; i < LoopBatch::lanes; ++i)
        foresee(law, perTechnology, b.supplyC[i], b.valveWPerK[i], (b.heatW[i] + b.pumpW[i]) * b.perFill[i], b.newValveWPerK[i], b.newSupplyC[i]);
}

TWIN_VECTOR_CLONES
void foreseeLoopsAgain(const LoopLaw& given, LoopBatch& b)
{
    const LoopLaw law = given;
    const float perTechnology = 1 / law.technologyWPerK;
    for (std::size_t i = 0; i < LoopBatch::lanes; ++i) {
        float valve = 0, supply = 0;
        foresee(law, perTechnology, b.newSupplyC[i], b.newValveWPerK[i], (b.heatW[i] + b.pumpW[i]) * b.perFill[i], valve, supply);
        b.newValveWPerK[i] = valve;
        b.newSupplyC[i] = supply;
    }
}

TWIN_VECTOR_CLONES
void takeHeat(const LoopLaw& law, const GpuBatch::Results& gpus, LoopBatch& b)
{
    const float share = law.gpuLiquidShare;
    for (std::size_t i = 0; i < LoopBatch::lanes; ++i)
        b.heatW[i] = share * gpus.coolantW[i] + b.hostLiquidW[i];
}

TWIN_VECTOR_CLONES
void settleLoops(const LoopLaw& given, const GpuBatch::Results& g, LoopBatch& b, LoopSums& s)
{
    const LoopLaw law = given;
    const float perTechnology = 1 / law.technologyWPerK, share = law.gpuLiquidShare;
    constexpr std::size_t lanes = LoopBatch::lanes;
    alignas(64) float power[lanes], coolant[lanes], heats[lanes], stored[lanes], supply[lanes], die[lanes];
    for (std::size_t i = 0; i < lanes; ++i) {
        const float heat = share * g.coolantW[i] + b.hostLiquidW[i], before = b.supplyC[i];
        float valve = 0, after = 0;
        foresee(law, perTechnology, before, b.valveWPerK[i], (heat + b.pumpW[i]) * b.perFill[i], valve, after);
        const float loopStored = b.fill[i] * law.massWPerK * (after - before), weight = b.weight[i];
        b.heatW[i] = heat;
        b.supplyC[i] = after;
        b.valveWPerK[i] = valve;
        b.loopStoredW[i] = loopStored;
        power[i] = weight * g.powerW[i];
        coolant[i] = weight * g.coolantW[i];
        heats[i] = weight * heat;
        stored[i] = weight * loopStored;
        supply[i] = b.flowWPerK[i] * after;
        die[i] = weight * g.dieSumC[i];
        s.dieMaxC[i] = std::max(s.dieMaxC[i], g.dieMaxC[i]);
    }
    const auto fold = [](const float* v, std::size_t l) {
        return (static_cast<double>(v[l]) + static_cast<double>(v[l + 4])) + (static_cast<double>(v[l + 8]) + static_cast<double>(v[l + 12]));
    };
    const double moves = law.massWPerK > 0 ? 1.0 : 0.0;
    for (std::size_t l = 0; l < LoopSums::lanes; ++l) {
        const double drawn = fold(power, l), handed = fold(coolant, l);
        s.values[LoopSums::GpuPower][l] += drawn;
        s.values[LoopSums::GpuHeat][l] += handed;
        s.values[LoopSums::Liquid][l] += fold(heats, l);
        s.values[LoopSums::LoopStored][l] += fold(stored, l);
        s.values[LoopSums::SupplyByFlow][l] += fold(supply, l);
        s.values[LoopSums::Die][l] += fold(die, l);
        b.storedW[l] += moves * (drawn - handed);
    }
}

TWIN_VECTOR_CLONES
void detailLoops(const LoopLaw& law, const GpuBatch::Results& g, LoopBatch& b)
{
    for (std::size_t i = 0; i < LoopBatch::lanes; ++i) {
        const float gpuStored = law.massWPerK > 0 ? g.powerW[i] - g.coolantW[i] : 0.0f;
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
