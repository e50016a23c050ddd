// The loops of GpuBatch, included once a version of the code by GpuBatch.cpp; see Lanes.h. A lane is a rack, a row the GPUs of one place in
// all racks.

/// Swaps rows and lanes of a square: each of the four passes moves a bit of the row's number into the lane's.
inline void turn(Lanes* rows)
{
    Lanes t[lanes];
    for (int pass = 0; pass < 2; ++pass) {
        for (std::size_t k = 0; k < lanes / 2; ++k) {
            t[2 * k] = low(rows[k], rows[k + lanes / 2]);
            t[2 * k + 1] = high(rows[k], rows[k + lanes / 2]);
        }
        for (std::size_t k = 0; k < lanes / 2; ++k) {
            rows[2 * k] = low(t[k], t[k + lanes / 2]);
            rows[2 * k + 1] = high(t[k], t[k + lanes / 2]);
        }
    }
}

/// Where a square begins: the last one overlaps the one before rather than run over the end.
inline std::size_t squareAt(std::size_t i, std::size_t rows) { return i + lanes > rows && rows >= lanes ? rows - lanes : i; }

/// From an array a rack to rows, counted from `by` and times a scale; behind a rack's last GPU rows mean nothing.
void gather(const float* const* racks, const std::size_t* counts, std::size_t rows, float scale, const float* by, float* to)
{
    const Lanes shift = take(by), each = every(scale);
    for (std::size_t begin = 0; begin < rows; begin += lanes) {
        const std::size_t i = squareAt(begin, rows);
        Lanes square[lanes];
        for (std::size_t r = 0; r < lanes; ++r) {
            if (i + lanes <= counts[r]) {
                square[r] = take(racks[r] + i);
            } else {
                float part[lanes] = {};
                for (std::size_t l = 0; l < lanes && i + l < counts[r]; ++l)
                    part[l] = racks[r][i + l];
                square[r] = take(part);
            }
        }
        turn(square);
        for (std::size_t l = 0; l < lanes; ++l)
            put(to + (i + l) * lanes, multiply(each, subtract(square[l], shift)));
    }
}

/// A square of rows back to the racks' arrays.
inline void scatterSquare(Lanes* square, const std::size_t* counts, std::size_t first, float* const* racks)
{
    turn(square);
    for (std::size_t r = 0; r < lanes; ++r) {
        if (first + lanes <= counts[r]) {
            put(racks[r] + first, square[r]);
        } else if (first < counts[r]) {
            float part[lanes];
            put(part, square[r]);
            std::copy_n(part, counts[r] - first, racks[r] + first);
        }
    }
}

/// From rows to an array a rack, times a scale and counted from elsewhere.
void scatter(const float* from, const std::size_t* counts, std::size_t rows, float scale, const float* by, float* const* racks)
{
    const Lanes shift = take(by), each = every(scale);
    for (std::size_t begin = 0; begin < rows; begin += lanes) {
        const std::size_t i = squareAt(begin, rows);
        Lanes square[lanes];
        for (std::size_t l = 0; l < lanes; ++l)
            square[l] = fused(take(from + (i + l) * lanes), each, shift);
        scatterSquare(square, counts, i, racks);
    }
}

/// Power of each GPU at its present temperature, to the racks' arrays.
void powers(const float* factor, const float* die, const std::size_t* counts, std::size_t rows, const float* base, const float* slope,
            float* const* racks)
{
    const Lanes b = take(base), s = take(slope);
    for (std::size_t begin = 0; begin < rows; begin += lanes) {
        const std::size_t i = squareAt(begin, rows);
        Lanes square[lanes];
        for (std::size_t l = 0; l < lanes; ++l) {
            const std::size_t at = (i + l) * lanes;
            square[l] = multiply(take(factor + at), fused(s, take(die + at), b));
        }
        scatterSquare(square, counts, i, racks);
    }
}

/// What follows from the conductances alone. With temperatures above a fixed one, g1 = die to plate, g2 = plate to coolant, A and B = heat
/// capacities a step and q = 1 / (B + g1 + g2), eliminating the plate from the two heat balances leaves
///   (A + g1 - g1² q) die = A die' + g1 q pull + power,   plate = q (pull + g1 die),   pull = B plate' + g2 coolant.
/// Die and plate are kept as A die and B plate (as they are where the steady state has no A and B), which saves what would scale them.
void prepare(const Coefficients& k, const float* conductance, std::size_t rows, const GpuRackConditions& law, const Scales& scales)
{
    const Lanes g1Mean = every(law.dieToPlateWPerK), g2Mean = every(law.plateToCoolantWPerK), plateMass = every(law.plateCapacityPerStep);
    const Lanes one = every(1.0f), perDie = every(scales.perDie), plateScale = every(scales.plate);
    for (std::size_t i = 0; i < rows * lanes; i += lanes) {
        const Lanes c = take(conductance + i);
        const Lanes g1 = multiply(g1Mean, c), g2 = multiply(g2Mean, c), q = divide(one, add(plateMass, add(g1, g2)));
        put(k.toPlate + i, multiply(g1, perDie));
        put(k.plate + i, multiply(q, plateScale));
        put(k.cross + i, multiply(g1, q));
    }
}

/// What follows from the power asked for: power = f R (1 + s (die - reference)), which moves its slope to the left-hand side.
void demand(const Coefficients& k, std::size_t rows, const float* slopeW, const GpuRackConditions& law, const Scales& scales)
{
    const Lanes slope = take(slopeW), dieMass = every(law.dieCapacityPerStep), scale = every(scales.die);
    for (std::size_t i = 0; i < rows * lanes; i += lanes) {
        const Lanes g1 = multiply(scale, take(k.toPlate + i));
        const Lanes capacity = add(dieMass, subtract(g1, multiply(g1, take(k.cross + i))));
        put(k.gain + i, divide(scale, subtract(capacity, multiply(slope, take(k.factor + i)))));
    }
}

/// Sums of each lane, in double precision every eight rows.
void survey(const float* values, std::size_t rows, double* sums)
{
    std::fill_n(sums, lanes, 0.0);
    for (std::size_t first = 0; first < rows; first += 8) {
        Lanes part = every(0.0f);
        for (std::size_t i = first; i < std::min(first + 8, rows); ++i)
            part = add(part, take(values + i * lanes));
        float parts[lanes];
        put(parts, part);
        for (std::size_t l = 0; l < lanes; ++l)
            sums[l] += static_cast<double>(parts[l]);
    }
}

/// One or two steps of all racks, from one copy of the temperatures to the other. Two at once read the rows and their coefficients once:
/// that is what a step costs.
[[gnu::always_inline]] inline void advanceRows(const std::size_t steps, const Coefficients& given, const StepInputs& in, std::size_t rows,
                                               const float* __restrict oldDie, const float* __restrict oldPlate, float* __restrict newDie,
                                               float* __restrict newPlate, StepSums* sums)
{
    const Coefficients k = given; // here the compiler sees that nothing changes it
    const Lanes base = take(in.base);
    Lanes warmth[2], power[2], plates[2], dies[2], hottest[2];
    for (std::size_t s = 0; s < 2; ++s) {
        warmth[s] = take(in.warmth[s < steps ? s : 0]);
        power[s] = plates[s] = dies[s] = every(0.0f);
        hottest[s] = every(-1e30f);
    }
    for (std::size_t at = 0; at < rows * lanes; at += lanes) {
        Lanes f = take(k.factor + at), toPlate = take(k.toPlate + at), ofPlate = take(k.plate + at), cross = take(k.cross + at), gain = take(k.gain + at);
        for (Lanes* each : {&f, &toPlate, &ofPlate, &cross, &gain})
            keep(*each);
        const Lanes asked = multiply(f, base);
        Lanes die = take(oldDie + at), plate = take(oldPlate + at);
        for (std::size_t s = 0; s < steps; ++s) {
            const Lanes pull = fused(toPlate, warmth[s], plate);
            die = multiply(gain, fused(cross, pull, add(asked, die)));
            plate = multiply(ofPlate, fused(toPlate, die, pull));
            power[s] = fused(f, die, power[s]);
            plates[s] = fused(toPlate, plate, plates[s]);
            dies[s] = add(dies[s], die);
            hottest[s] = greater(die, hottest[s]);
        }
        put(newDie + at, die);
        put(newPlate + at, plate);
    }
    for (std::size_t s = 0; s < steps; ++s) {
        put(sums[s].power, power[s]);
        put(sums[s].plate, plates[s]);
        put(sums[s].die, dies[s]);
        put(sums[s].hottest, hottest[s]);
    }
}
void advanceOne(const Coefficients& k, const StepInputs& in, std::size_t rows, const float* oldDie, const float* oldPlate, float* newDie,
                float* newPlate, StepSums* sums)
{
    advanceRows(1, k, in, rows, oldDie, oldPlate, newDie, newPlate, sums);
}
void advanceTwo(const Coefficients& k, const StepInputs& in, std::size_t rows, const float* oldDie, const float* oldPlate, float* newDie,
                float* newPlate, StepSums* sums)
{
    advanceRows(2, k, in, rows, oldDie, oldPlate, newDie, newPlate, sums);
}

/// Racks' results from the sums of a step. Returns more than 0 if some rack may be at a limit.
float conclude(const RackSums& racks, const StepSums& sums, const float* base, const float* slope, const float* warmth, const GpuRackConditions& law,
               const Scales& scales, GpuBatch::Results& r)
{
    const Lanes perDie = every(scales.perDie), zero = take(racks.zeroC), one = every(1.0f);
    put(r.powerW, fused(take(slope), take(sums.power), multiply(take(base), take(racks.factors))));
    put(r.coolantW, subtract(multiply(every(scales.heatOfPlate), take(sums.plate)),
                             multiply(multiply(every(scales.heatOfCoolant), take(racks.conductances)), take(warmth))));
    put(r.dieSumC, fused(perDie, take(sums.die), multiply(take(racks.gpus), zero)));
    const Lanes dieMax = fused(perDie, take(sums.hottest), zero);
    put(r.dieMaxC, dieMax);
    const Lanes mostW = multiply(multiply(take(racks.factorMax), take(racks.requestedW)),
                                 add(one, multiply(every(law.leakagePerK), subtract(dieMax, every(law.referenceC)))));
    return most(greater(subtract(dieMax, every(law.throttleC)), subtract(mostW, every(law.tdpW))));
}
