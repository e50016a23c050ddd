// The loops of GpuBatch, included once a version of the code by GpuBatch.cpp, which defines before it the type Lanes (sixteen floats) and
// take, put, every, add, subtract, multiply, divide, fused (a b + c rounded once), greater, low and high (the lower and upper halves of two
// rows, taken in turns), and most (the greatest of the lanes). A lane is a rack, a row the GPUs of one place in all racks.

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

/// From an array a rack to rows, zeros behind the last GPU.
void gather(const float* const* racks, const std::size_t* counts, std::size_t rows, float* to)
{
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
            put(to + (i + l) * lanes, square[l]);
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

/// From rows to an array a rack, counted from elsewhere.
void scatter(const float* from, const std::size_t* counts, std::size_t rows, const float* by, float* const* racks)
{
    const Lanes shift = take(by);
    for (std::size_t begin = 0; begin < rows; begin += lanes) {
        const std::size_t i = squareAt(begin, rows);
        Lanes square[lanes];
        for (std::size_t l = 0; l < lanes; ++l)
            square[l] = add(take(from + (i + l) * lanes), shift);
        scatterSquare(square, counts, i, racks);
    }
}

/// Power of each GPU at its present temperature, to the racks' arrays.
void powers(const float* factor, const float* die, const std::size_t* counts, std::size_t rows, const float* requestedW, const float* coolantC,
            const GpuRackConditions& law, float* const* racks)
{
    const Lanes slope = multiply(take(requestedW), every(law.leakagePerK));
    const Lanes warm = subtract(take(coolantC), every(law.referenceC));
    const Lanes base = multiply(take(requestedW), add(every(1.0f), multiply(every(law.leakagePerK), warm)));
    for (std::size_t begin = 0; begin < rows; begin += lanes) {
        const std::size_t i = squareAt(begin, rows);
        Lanes square[lanes];
        for (std::size_t l = 0; l < lanes; ++l) {
            const std::size_t at = (i + l) * lanes;
            square[l] = multiply(take(factor + at), fused(slope, take(die + at), base));
        }
        scatterSquare(square, counts, i, racks);
    }
}

/// What follows from the conductances alone, which `conductance` holds in units of the mean chip's. With temperatures above the coolant's,
/// g1 = die to plate, g2 = plate to coolant, A and B = heat capacities a step and q = 1 / (B + g1 + g2), eliminating the plate from the two
/// heat balances leaves
///   (A + g1 - g1² q) die = A die' + g1 q B plate' + power,   plate = q (B plate' + g1 die).
void prepare(const Coefficients& k, std::size_t rows, const GpuRackConditions& law)
{
    const Lanes g1Mean = every(law.dieToPlateWPerK), g2Mean = every(law.plateToCoolantWPerK), plateMass = every(law.plateCapacityPerStep);
    const Lanes one = every(1.0f);
    for (std::size_t i = 0; i < rows * lanes; i += lanes) {
        const Lanes c = take(k.conductance + i);
        const Lanes g1 = multiply(g1Mean, c), g2 = multiply(g2Mean, c);
        put(k.conductance + i, g1);
        put(k.resistance + i, divide(one, add(plateMass, add(g1, g2))));
    }
}

/// What follows from the power asked for: power = f R (1 + s (die - reference)), which moves its slope to the left-hand side.
void demand(const Coefficients& k, std::size_t rows, const float* requestedW, const GpuRackConditions& law)
{
    const Lanes slope = multiply(take(requestedW), every(law.leakagePerK)), dieMass = every(law.dieCapacityPerStep), one = every(1.0f);
    for (std::size_t i = 0; i < rows * lanes; i += lanes) {
        const Lanes g1 = take(k.conductance + i), h = multiply(g1, take(k.resistance + i));
        const Lanes capacity = add(dieMass, subtract(g1, multiply(g1, h)));
        put(k.gain + i, divide(one, subtract(capacity, multiply(slope, take(k.factor + i)))));
    }
}

/// Highest of each lane.
void greatest(const float* values, std::size_t rows, float* result)
{
    Lanes g = take(values);
    for (std::size_t i = lanes; i < rows * lanes; i += lanes)
        g = greater(take(values + i), g);
    put(result, g);
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

/// One step of all racks from one copy of the temperatures to the other, which are above the coolant's: the old ones above that of the
/// step before. `rows` must be even.
void advance(const Coefficients& given, const StepInputs& in, std::size_t rows, const GpuRackConditions& law, const float* __restrict oldDie,
             const float* __restrict oldPlate, float* __restrict newDie, float* __restrict newPlate, StepSums& sums)
{
    const Coefficients k = given; // here the compiler sees that nothing changes it
    const Lanes requested = take(in.requestedW), coolant = take(in.coolantC), rise = subtract(coolant, take(in.lastCoolantC));
    const Lanes leakage = every(law.leakagePerK), reference = every(law.referenceC), one = every(1.0f);
    const Lanes slope = multiply(requested, leakage);
    const Lanes base = multiply(requested, add(one, multiply(leakage, subtract(coolant, reference))));
    const Lanes dieMass = every(law.dieCapacityPerStep), plateMass = every(law.plateCapacityPerStep);
    const Lanes dieShift = subtract(every(0.0f), multiply(dieMass, rise));
    // Two of each sum, so that none waits for the one before.
    Lanes power[2], plates[2], dies[2], hottest[2];
    for (int s = 0; s < 2; ++s) {
        power[s] = plates[s] = dies[s] = every(0.0f);
        hottest[s] = every(-1e9f);
    }
    for (std::size_t i = 0; i < rows * lanes; i += 2 * lanes)
        for (std::size_t s = 0; s < 2; ++s) {
            const std::size_t at = i + s * lanes;
            const Lanes f = take(k.factor + at), g1 = take(k.conductance + at), q = take(k.resistance + at);
            const Lanes plate = multiply(plateMass, subtract(take(oldPlate + at), rise));
            const Lanes n = fused(multiply(g1, q), plate, fused(dieMass, take(oldDie + at), fused(f, base, dieShift)));
            const Lanes d = multiply(take(k.gain + at), n);
            const Lanes p = multiply(q, fused(g1, d, plate));
            put(newDie + at, d);
            put(newPlate + at, p);
            power[s] = fused(f, fused(slope, d, base), power[s]);
            plates[s] = fused(g1, p, plates[s]);
            dies[s] = add(dies[s], d);
            hottest[s] = greater(d, hottest[s]);
        }
    put(sums.power, add(power[0], power[1]));
    put(sums.plate, add(plates[0], plates[1]));
    put(sums.die, add(dies[0], dies[1]));
    const Lanes dieMax = add(greater(hottest[0], hottest[1]), coolant);
    put(sums.dieMaxC, dieMax);
    const Lanes mostW = multiply(multiply(take(in.factorMax), requested), add(one, multiply(leakage, subtract(dieMax, reference))));
    sums.beyondLimits = most(greater(subtract(dieMax, every(law.throttleC)), subtract(mostW, every(law.tdpW))));
}
