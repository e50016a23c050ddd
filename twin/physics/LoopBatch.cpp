#include "twin/physics/LoopBatch.h"
#include "twin/physics/VectorClones.h"
#include <algorithm>
#include <cmath>

namespace twin {

TWIN_VECTOR_CLONES
void foreseeLoops(const LoopLaw& given, LoopBatch& b)
{
    const LoopLaw law = given; // here the compiler sees that nothing changes it
    const double perTechnology = 1 / law.technologyWPerK, facility = law.facilityC;
    if (law.massWPerK > 0) {
        for (std::size_t i = 0; i < LoopBatch::lanes; ++i) {
            const double heat = (b.heatW[i] + b.pumpW[i]) * b.perFill[i];
            // Return = supply + Q / C, and Q = H (return - facility): the H that puts the supply on its set-point.
            const double span = law.setPointC - facility + heat * perTechnology;
            const double free = heat / span, wanted = std::min(std::max(span > 0 ? free : law.mostWPerK, law.leastWPerK), law.mostWPerK);
            const double present = b.valveWPerK[i];
            const double moved = std::min(std::max(wanted, present - law.travelWPerK), present + law.travelWPerK);
            const double valve = std::abs(b.supplyC[i] - law.setPointC) < law.deadBandK ? present : moved;
            b.newValveWPerK[i] = valve;
            b.newSupplyC[i] = (law.massWPerK * b.supplyC[i] + heat * (1 - valve * perTechnology) + valve * facility) / (law.massWPerK + valve);
        }
        return;
    }
    for (std::size_t i = 0; i < LoopBatch::lanes; ++i) {
        const double heat = (b.heatW[i] + b.pumpW[i]) * b.perFill[i];
        const double span = law.setPointC - facility + heat * perTechnology;
        const double free = heat / span, wanted = std::min(std::max(span > 0 ? free : law.mostWPerK, law.leastWPerK), law.mostWPerK);
        b.newValveWPerK[i] = wanted;
        b.newSupplyC[i] = facility + heat / wanted - heat * perTechnology;
    }
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
    const double perTechnology = 1 / law.technologyWPerK;
    const bool moves = law.massWPerK > 0;
    using F = LoopSums::Field;
    for (std::size_t i = 0; i < LoopBatch::lanes; ++i) {
        const double kept = static_cast<double>(static_cast<float>(b.newSupplyC[i])); // the loop's state is what the rack's array holds
        const double loopStored = b.fill[i] * law.massWPerK * (kept - b.supplyC[i]);
        const double gpuStored = moves ? g.powerW[i] - g.coolantW[i] : 0.0;
        const double server = g.powerW[i] + b.hostW[i], heat = b.heatW[i];
        const double air = server - gpuStored - heat + b.networkW[i] + b.fanW[i];
        const double cdu = heat + b.pumpW[i] - loopStored;
        const double back = kept + (heat + b.pumpW[i]) * b.perFill[i] * perTechnology;
        const double weight = b.weight[i] * b.fill[i] * law.technologyWPerK;
        b.supplyC[i] = kept;
        b.valveWPerK[i] = b.newValveWPerK[i];
        b.serverW[i] = server;
        b.airW[i] = air;
        b.cduW[i] = cdu;
        b.returnC[i] = back;
        b.storedW[i] += gpuStored;
        s.values[F::GpuServer][i] += server;
        s.values[F::Network][i] += b.networkW[i];
        s.values[F::Liquid][i] += heat;
        s.values[F::Air][i] += air;
        s.values[F::CduToFacility][i] += cdu;
        s.values[F::Stored][i] += gpuStored + loopStored;
        s.values[F::CduPump][i] += b.pumpW[i];
        s.values[F::DoorFan][i] += b.fanW[i];
        s.values[F::SupplySum][i] += weight * kept;
        s.values[F::ReturnSum][i] += weight * back;
        s.values[F::Weight][i] += weight;
        s.values[F::Throttled][i] += g.throttled[i];
    }
    s.dieSumC += g.dieSumAllC;
    s.dieMaxC = std::max(s.dieMaxC, g.dieMaxAllC);
}

double LoopSums::total(Field field) const
{
    double sum = 0;
    for (const double v : values[field])
        sum += v;
    return sum;
}

} // namespace twin
