// The loops of GpuBatch, compiled once for plain machines and once for those with AVX2: included twice by GpuBatch.cpp, which defines
// TWIN_FUSED(a, b, c) = a b + c rounded once on eight floats, and TWIN_TOTALS(a, b, c, sums), which adds up the lanes of three in pairs.

inline Lanes take(const float* p)
{
    Lanes v;
    std::memcpy(&v, p, sizeof v);
    return v;
}
inline void put(float* p, Lanes v) { std::memcpy(p, &v, sizeof v); }
inline Lanes every(float x) { return Lanes{x, x, x, x, x, x, x, x}; }

/// What follows from the conductances alone. With g1 = die to plate, g2 = plate to coolant, A and B = heat capacities a step and
/// q = 1 / (B + g1 + g2), eliminating the plate from the two heat balances leaves
///   (A + g1 - g1² q) die = A die' + g1 q B plate' + g1 q g2 coolant + power,   plate = q (B plate' + g2 coolant + g1 die).
void prepare(const Coefficients& k, const float* conductance, std::size_t first, std::size_t whole, const GpuRackConditions& law)
{
    const Lanes g1Mean = every(law.dieToPlateWPerK), g2Mean = every(law.plateToCoolantWPerK);
    const Lanes dieMass = every(law.dieCapacityPerStep), plateMass = every(law.plateCapacityPerStep), one = every(1.0f);
    for (std::size_t i = 0; i < whole; i += lanes) {
        const Lanes c = take(conductance + i);
        const Lanes g1 = g1Mean * c, g2 = g2Mean * c;
        const Lanes q = one / (plateMass + g1 + g2);
        const Lanes h = g1 * q;
        put(k.plateWPerK + first + i, g2);
        put(k.fromPlate + first + i, h * plateMass);
        put(k.fromCoolant + first + i, h * g2);
        put(k.keepPlate + first + i, plateMass * q);
        put(k.plateCoolant + first + i, g2 * q);
        put(k.plateDie + first + i, h);
        put(k.capacity + first + i, dieMass + g1 - g1 * h);
    }
}

/// What follows from the power asked for: power = f R (1 + s (die - reference)), which moves its slope to the left-hand side.
void demand(const Coefficients& k, std::size_t first, std::size_t whole, float requestedW, const GpuRackConditions& law)
{
    const Lanes base = every(requestedW * (1.0f - law.leakagePerK * law.referenceC)), slope = every(requestedW * law.leakagePerK);
    const Lanes one = every(1.0f);
    for (std::size_t i = first; i < first + whole; i += lanes) {
        const Lanes f = take(k.factor + i);
        const Lanes gain = one / (take(k.capacity + i) - slope * f);
        put(k.gain + i, gain);
        put(k.offset + i, base * f * gain);
    }
}

/// Sums over each rack of the conductances and of the temperatures.
void survey(const Coefficients& k, const std::size_t* offsets, std::size_t racks, const float* die, const float* plate, Sums* sums)
{
    for (std::size_t r = 0; r < racks; ++r) {
        Lanes conductances{}, dies{}, plates{};
        for (std::size_t i = offsets[r]; i < offsets[r + 1]; i += lanes) {
            conductances += take(k.plateWPerK + i);
            plates += take(plate + i);
            dies += take(die + i);
        }
        TWIN_TOTALS(conductances, plates, dies, sums[r]);
    }
}

inline float most(const Lanes& v)
{
    const float a = v[0] > v[4] ? v[0] : v[4], b = v[1] > v[5] ? v[1] : v[5];
    const float c = v[2] > v[6] ? v[2] : v[6], d = v[3] > v[7] ? v[3] : v[7];
    const float e = a > c ? a : c, f = b > d ? b : d;
    return e > f ? e : f;
}

/// One step of all racks from one copy of the temperatures to the other.
void advance(const Coefficients& k, const std::size_t* offsets, std::size_t racks, const float* __restrict oldDie,
             const float* __restrict oldPlate, float* __restrict newDie, float* __restrict newPlate, const float* requestedW,
             const float* coolantC, const GpuRackConditions& law, Sums* sums)
{
    const Coefficients c = k; // here the compiler sees that nothing changes it
    const Lanes dieMass = every(law.dieCapacityPerStep);
    const float leak = law.leakagePerK, leakAtZero = 1.0f - law.leakagePerK * law.referenceC;
    for (std::size_t r = 0; r < racks; ++r) {
        const Lanes coolant = every(coolantC[r]), base = every(requestedW[r] * leakAtZero), slope = every(requestedW[r] * leak);
        Lanes power{}, plates{}, dies{}, hottest = every(-1e9f);
        const std::size_t end = offsets[r + 1];
        for (std::size_t i = offsets[r]; i < end; i += lanes) {
            const Lanes d0 = take(oldDie + i), p0 = take(oldPlate + i);
            const Lanes n = TWIN_FUSED(dieMass, d0, TWIN_FUSED(take(c.fromPlate + i), p0, take(c.fromCoolant + i) * coolant));
            const Lanes d = TWIN_FUSED(take(c.gain + i), n, take(c.offset + i));
            const Lanes p = TWIN_FUSED(take(c.plateDie + i), d, TWIN_FUSED(take(c.keepPlate + i), p0, take(c.plateCoolant + i) * coolant));
            put(newDie + i, d);
            put(newPlate + i, p);
            power = TWIN_FUSED(take(c.factor + i), TWIN_FUSED(slope, d, base), power);
            plates = TWIN_FUSED(take(c.plateWPerK + i), p, plates);
            dies += d;
            hottest = d > hottest ? d : hottest;
        }
        TWIN_TOTALS(power, plates, dies, sums[r]);
        sums[r].dieMax = most(hottest);
    }
}

/// Power of each GPU at its present temperature.
void powers(const Coefficients& k, std::size_t first, std::size_t whole, const float* die, float* power, float requestedW,
            const GpuRackConditions& law)
{
    const Lanes base = every(requestedW * (1.0f - law.leakagePerK * law.referenceC)), slope = every(requestedW * law.leakagePerK);
    for (std::size_t i = first; i < first + whole; i += lanes)
        put(power + i, take(k.factor + i) * TWIN_FUSED(slope, take(die + i), base));
}
