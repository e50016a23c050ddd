// Technology loops of up to sixteen racks of one type through a step, and their sums: the racks' part of a pass, in lanes.
#pragma once
#include "twin/physics/GpuBatch.h"

namespace twin {

/// What the loops of a run share during a window. Conductances and heats of a full rack, W/K and W; °C.
struct LoopLaw
{
    float technologyWPerK = 1, leastWPerK = 0, mostWPerK = 0, setPointC = 27, facilityC = 23;
    float massWPerK = 0;          ///< loop water by the step's seconds; 0 settles
    float travelWPerK = 0;        ///< how far a valve moves in a step
    float deadBandK = 0;
    float gpuLiquidShare = 1;
};

/// Loops by rack, in float32 as the racks' arrays are; lanes beyond the last rack must have `fill` 1 and no heat, and weigh nothing in the sums.
struct LoopBatch
{
    static constexpr std::size_t lanes = GpuBatch::racksMax;
    alignas(64) float fill[lanes], perFill[lanes], weight[lanes]; ///< share of the rack fitted, 1 / fill, 1 or 0 for no rack
    float flowWPerK[lanes];                                       ///< capacity rate by which temperatures are averaged
    float supplyC[lanes], valveWPerK[lanes], heatW[lanes];        ///< state: supply to the cold plates, conductance of the CDU, latest heat
    float hostW[lanes], hostLiquidW[lanes], networkW[lanes], pumpW[lanes], fanW[lanes]; ///< loads of the step
    float newSupplyC[lanes], newValveWPerK[lanes];                ///< foreseen
    float loopStoredW[lanes];                                     ///< warming the loop's water in the latest step
    float serverW[lanes], airW[lanes], cduW[lanes], returnC[lanes]; ///< details of the latest step
    double drawnW[4], handedW[4];                                 ///< by the GPUs and to the coolant, summed over the steps; four racks a lane
};

/// Sums of a step: what changes with every step by lane, four racks a lane, added up at the end in the same order always; what follows
/// from the load alone as it is.
struct LoopSums
{
    enum Field { GpuPower, GpuHeat, Liquid, LoopStored, SupplyByFlow, Die, Fields };
    enum Load { Host, HostLiquid, Network, Pump, Fan, Flow, Gpus, Loads };
    static constexpr std::size_t lanes = 4;
    alignas(64) double values[Fields][lanes] = {};
    double loads[Loads] = {};
    double throttled = 0;
    double stillHeatW = 0; ///< of Liquid and Pump, in loops without a flow worth the name
    alignas(64) float dieMaxC[LoopBatch::lanes] = {};
    double total(Field field) const;
};

/// Valves and supplies after a step with the present heats, into newSupplyC and newValveWPerK (implicit Euler over the loop's water).
void foreseeLoops(const LoopLaw& law, LoopBatch& loops);
/// The same for the step after that: on from what was foreseen.
void foreseeLoopsAgain(const LoopLaw& law, LoopBatch& loops);
/// Heats from what the GPUs handed over.
void takeHeat(const LoopLaw& law, const GpuBatch::Results& gpus, LoopBatch& loops);
/// Takes the heats, foresees with them, makes that the present state, and books the step.
void settleLoops(const LoopLaw& law, const GpuBatch::Results& gpus, LoopBatch& loops, LoopSums& sums);
/// The details of the latest step.
void detailLoops(const LoopLaw& law, const GpuBatch::Results& gpus, LoopBatch& loops);

} // namespace twin
