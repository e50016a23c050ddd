// The loops of LoopBatch, included once a version of the code by LoopBatch.cpp; see Lanes.h.

struct Foreseen
{
    Lanes supply, valve;
};

/// Valve and supply of sixteen loops after a step; heats are of full racks.
inline Foreseen foresee(const LoopLaw& law, const Lanes& supply, const Lanes& present, const Lanes& heat)
{
    const float perTechnologyK = 1 / law.technologyWPerK;
    const Lanes perTechnology = every(perTechnologyK), facility = every(law.facilityC), least = every(law.leastWPerK), most = every(law.mostWPerK);
    // Return = supply + Q / C, and Q = H (return - facility): the H that puts the supply on its set-point.
    const Lanes span = fused(heat, perTechnology, every(law.setPointC - law.facilityC));
    const Lanes free = whereGreater(span, every(0.0f), divide(heat, span), most), wanted = lesser(greater(free, least), most);
    Foreseen f;
    if (law.massWPerK > 0) {
        const Lanes travel = every(law.travelWPerK), off = subtract(supply, every(law.setPointC));
        const Lanes moved = lesser(greater(wanted, subtract(present, travel)), add(present, travel));
        f.valve = whereGreater(every(law.deadBandK), greater(off, subtract(every(0.0f), off)), present, moved);
        // As a change, so that rounding is of the change and not of the temperature.
        const Lanes mass = every(law.massWPerK), kept = subtract(every(1.0f), multiply(f.valve, perTechnology));
        const Lanes change = fused(heat, kept, multiply(f.valve, subtract(facility, supply)));
        f.supply = add(supply, divide(change, add(mass, f.valve)));
    } else {
        f.valve = wanted;
        f.supply = fused(heat, subtract(divide(every(1.0f), wanted), perTechnology), facility);
    }
    return f;
}

inline Lanes fullHeat(const LoopBatch& b) { return multiply(add(take(b.heatW), take(b.pumpW)), take(b.perFill)); }

void foresee(const LoopLaw& law, const float* supplyC, const float* valveWPerK, LoopBatch& b)
{
    const Foreseen f = foresee(law, take(supplyC), take(valveWPerK), fullHeat(b));
    put(b.newSupplyC, f.supply);
    put(b.newValveWPerK, f.valve);
}

void heats(const LoopLaw& law, const GpuBatch::Results& gpus, LoopBatch& b)
{
    put(b.heatW, fused(every(law.gpuLiquidShare), take(gpus.coolantW), take(b.hostLiquidW)));
}

void settle(const LoopLaw& law, const GpuBatch::Results& g, LoopBatch& b, LoopSums& s)
{
    heats(law, g, b);
    const Lanes before = take(b.supplyC), weight = take(b.weight);
    const Foreseen after = foresee(law, before, take(b.valveWPerK), fullHeat(b));
    const Lanes stored = multiply(multiply(take(b.fill), every(law.massWPerK)), subtract(after.supply, before));
    put(b.supplyC, after.supply);
    put(b.valveWPerK, after.valve);
    put(b.loopStoredW, stored);
    const Lanes drawn = multiply(weight, take(g.powerW)), handed = multiply(weight, take(g.coolantW));
    addFourfold(drawn, s.values[LoopSums::GpuPower]);
    addFourfold(handed, s.values[LoopSums::GpuHeat]);
    addFourfold(multiply(weight, take(b.heatW)), s.values[LoopSums::Liquid]);
    addFourfold(multiply(weight, stored), s.values[LoopSums::LoopStored]);
    addFourfold(multiply(take(b.flowWPerK), after.supply), s.values[LoopSums::SupplyByFlow]);
    addFourfold(multiply(weight, take(g.dieSumC)), s.values[LoopSums::Die]);
    if (law.massWPerK > 0) {
        addFourfold(drawn, b.drawnW);
        addFourfold(handed, b.handedW);
    }
    put(s.dieMaxC, greater(take(g.dieMaxC), take(s.dieMaxC)));
}

void detail(const LoopLaw& law, const GpuBatch::Results& g, LoopBatch& b)
{
    const Lanes power = take(g.powerW), server = add(power, take(b.hostW)), heat = take(b.heatW);
    const Lanes gpuStored = law.massWPerK > 0 ? subtract(power, take(g.coolantW)) : every(0.0f);
    put(b.serverW, server);
    put(b.airW, add(subtract(subtract(server, gpuStored), heat), add(take(b.networkW), take(b.fanW))));
    put(b.cduW, subtract(add(heat, take(b.pumpW)), take(b.loopStoredW)));
    put(b.returnC, fused(fullHeat(b), every(1 / law.technologyWPerK), take(b.supplyC)));
}
