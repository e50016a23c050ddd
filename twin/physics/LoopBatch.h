// Technology loops of up to eight racks of one type through a step, and their sums: the racks' part of a pass, in lanes.
#pragma once
#include "twin/physics/GpuBatch.h"

namespace twin {

/// What the loops of a run share during a window. Conductances and heats of a full rack, W/K and W; °C.
struct LoopLaw
{
    double technologyWPerK = 1, leastWPerK = 0, mostWPerK = 0, setPointC = 27, facilityC = 23;
    double massWPerK = 0;          ///< loop water by the step's seconds; 0 settles
    double travelWPerK = 0;        ///< how far a valve moves in a step
    double deadBandK = 0;
    double gpuLiquidShare = 1;
};

/// Loops by rack; lanes beyond the last rack must have `fill` 1 and no heat, and weigh nothing in `sums`.
struct LoopBatch
{
    static constexpr std::size_t lanes = GpuBatch::racksMax;
    alignas(64) double fill[lanes], perFill[lanes], weight[lanes]; ///< share of the rack fitted, 1 / fill, 1 or 0 for no rack
    double supplyC[lanes], valveWPerK[lanes], heatW[lanes];        ///< state: supply to the cold plates, conductance of the CDU, latest heat
    double hostW[lanes], hostLiquidW[lanes], networkW[lanes], pumpW[lanes], fanW[lanes]; ///< loads of the step
    double newSupplyC[lanes], newValveWPerK[lanes];
    double serverW[lanes], airW[lanes], cduW[lanes], returnC[lanes];                 ///< results of the step
    double storedW[lanes];                                         ///< booked as stored in the GPUs, summed over the steps
};

/// Sums of a step, by lane; lanes are added up at the end, always in the same order.
struct LoopSums
{
    enum Field { GpuServer, Network, Liquid, Air, CduToFacility, Stored, CduPump, DoorFan, SupplySum, ReturnSum, Weight, Throttled, Count };
    alignas(64) double values[Count][LoopBatch::lanes] = {};
    double dieSumC = 0;
    float dieMaxC = -1e9f;
    double total(Field field) const;
};

/// Valves and supplies after a step with the present heats, into newSupplyC and newValveWPerK (implicit Euler over the loop's water).
void foreseeLoops(const LoopLaw& law, LoopBatch& loops);
/// Heats from what the GPUs handed over.
void takeHeat(const LoopLaw& law, const GpuBatch::Results& gpus, LoopBatch& loops);
/// Makes what was foreseen the present state, and books the step.
void settleLoops(const LoopLaw& law, const GpuBatch::Results& gpus, LoopBatch& loops, LoopSums& sums);

} // namespace twin
