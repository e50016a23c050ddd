// The loops of GpuBatch, included once a version of the code by GpuBatch.cpp, which defines before it the type Lanes (sixteen floats) and
// take, put, every, add, subtract, multiply, divide, fused (a b + c rounded once), greater, and the sums and the greatest of the lanes.

inline float greatest(const float* values, std::size_t whole)
{
    Lanes g = take(values);
    for (std::size_t i = lanes; i < whole; i += lanes)
        g = greater(take(values + i), g);
    return most(g);
}

/// What follows from the conductances alone. With temperatures above the coolant's, g1 = die to plate, g2 = plate to coolant, A and B =
/// heat capacities a step and q = 1 / (B + g1 + g2), eliminating the plate from the two heat balances leaves
///   (A + g1 - g1² q) die = A die' + g1 q B plate' + power,   plate = q (B plate' + g1 die).
/// Also surveys the temperatures that come in.
Survey prepare(const Coefficients& k, const float* conductance, const float* die, const float* plate, std::size_t first, std::size_t whole,
               const GpuRackConditions& law)
{
    Lanes dies = every(0.0f), plates = every(0.0f);
    const Lanes g1Mean = every(law.dieToPlateWPerK), g2Mean = every(law.plateToCoolantWPerK);
    const Lanes dieMass = every(law.dieCapacityPerStep), plateMass = every(law.plateCapacityPerStep), one = every(1.0f);
    for (std::size_t i = 0; i < whole; i += lanes) {
        const Lanes c = take(conductance + i);
        const Lanes g1 = multiply(g1Mean, c), g2 = multiply(g2Mean, c);
        const Lanes q = divide(one, add(plateMass, add(g1, g2)));
        const Lanes h = multiply(g1, q);
        put(k.plateWPerK + first + i, g2);
        put(k.fromPlate + first + i, multiply(h, plateMass));
        put(k.keepPlate + first + i, multiply(plateMass, q));
        put(k.plateDie + first + i, h);
        put(k.capacity + first + i, add(dieMass, subtract(g1, multiply(g1, h))));
        dies = add(dies, take(die + first + i));
        plates = add(plates, take(plate + first + i));
    }
    return {total(dies), total(plates), 0};
}

/// What follows from the power asked for: power = f R (1 + s (die - reference)), which moves its slope to the left-hand side.
void demand(const Coefficients& k, const float* factor, std::size_t first, std::size_t whole, float requestedW, const GpuRackConditions& law)
{
    const Lanes slope = every(requestedW * law.leakagePerK), one = every(1.0f);
    for (std::size_t i = 0; i < whole; i += lanes)
        put(k.gain + first + i, divide(one, subtract(take(k.capacity + first + i), multiply(slope, take(factor + i)))));
}

/// Sums over each rack of the temperatures, and the highest of a die.
void survey(const std::size_t* offsets, std::size_t racks, const float* die, const float* plate, Survey* found)
{
    for (std::size_t r = 0; r < racks; ++r) {
        Lanes dies = every(0.0f), plates = every(0.0f), hottest = every(0.0f);
        for (std::size_t i = offsets[r]; i < offsets[r + 1]; i += lanes) {
            const Lanes d = take(die + i);
            plates = add(plates, take(plate + i));
            dies = add(dies, d);
            hottest = greater(d, hottest);
        }
        found[r] = {total(dies), total(plates), most(hottest)};
    }
}

/// One step of all racks from one copy of the temperatures to the other, which are above the coolant's: the old ones above that of the
/// step before.
void advance(const Coefficients& given, const StepInputs& in, const std::size_t* offsets, std::size_t racks, const float* __restrict oldDie,
             const float* __restrict oldPlate, float* __restrict newDie, float* __restrict newPlate, StepSums& sums)
{
    const Coefficients k = given; // here the compiler sees that nothing changes it
    const Lanes dieMass = every(in.dieMass);
    Lanes dies = every(0.0f), hottest = every(-1e9f);
    for (std::size_t r = 0; r < racks; ++r) {
        const Lanes base = every(in.base[r]), slope = every(in.slope[r]), rise = every(in.rise[r]), dieShift = every(in.dieShift[r]);
        const Lanes coolant = every(in.coolant[r]);
        Lanes power = every(0.0f), plates = every(0.0f);
        const std::size_t end = offsets[r + 1];
        const float* factor = in.factor[r] - offsets[r];
        for (std::size_t i = offsets[r]; i < end; i += lanes) {
            const Lanes f = take(factor + i), p0 = subtract(take(oldPlate + i), rise);
            const Lanes n = fused(dieMass, take(oldDie + i), fused(take(k.fromPlate + i), p0, fused(f, base, dieShift)));
            const Lanes d = multiply(take(k.gain + i), n);
            const Lanes p = fused(take(k.plateDie + i), d, multiply(take(k.keepPlate + i), p0));
            put(newDie + i, d);
            put(newPlate + i, p);
            power = fused(f, fused(slope, d, base), power);
            plates = fused(take(k.plateWPerK + i), p, plates);
            dies = add(dies, d);
            hottest = greater(add(d, coolant), hottest);
        }
        sums.power[r] = total(power);
        sums.coolant[r] = total(plates);
    }
    sums.die = total(dies);
    sums.dieMaxC = most(hottest);
}

/// Power of each GPU at its present temperature.
void powers(const float* factor, std::size_t whole, const float* die, float* power, float requestedW, float coolantC, const GpuRackConditions& law)
{
    const Lanes base = every(requestedW * (1.0f + law.leakagePerK * (coolantC - law.referenceC))), slope = every(requestedW * law.leakagePerK);
    for (std::size_t i = 0; i < whole; i += lanes)
        put(power + i, multiply(take(factor + i), fused(slope, take(die + i), base)));
}

/// Temperatures counted from elsewhere.
void shift(const float* from, float* to, std::size_t count, float by)
{
    for (std::size_t i = 0; i < count; ++i)
        to[i] = from[i] + by;
}
