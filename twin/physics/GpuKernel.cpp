#include "twin/physics/GpuKernel.h"
#include "twin/physics/VectorClones.h"
#include <algorithm>
#include <cstring>

namespace twin {
namespace {

constexpr std::size_t lanes = 8;
using Lanes = float __attribute__((vector_size(lanes * sizeof(float)))); // g++ and clang; two registers where eight floats don't fit

/// Results of a slice of GPUs, small enough to stay in the first-level cache.
struct Slice
{
    static constexpr std::size_t size = 256;
    alignas(64) float power[size], die[size], plate[size], coolant[size], stored[size], throttled[size];
};

// Power is P(T) = requested x factor x (1 + s (T - reference)) up to the board limit, and from throttleC on it falls linearly to
// idle at tripC. With the heat balance K T = N + P(T) each branch of P is linear and the balance is monotone in T, so trying the
// branches in order finds the one solution. Selects instead of branches let the compiler vectorise.
TWIN_VECTOR_CLONES
void solveBelowThrottle(const GpuRackConditions& c, const GpuRackArrays& g, std::size_t first, std::size_t count, Slice& s)
{
    const float* __restrict powerFactor = g.powerFactor + first;
    const float* __restrict conductanceFactor = g.conductanceFactor + first;
    const float* __restrict oldDie = g.dieC + first;
    const float* __restrict oldPlate = g.plateC + first;
    const float requested = c.requestedW, tdp = c.tdpW, leak = c.leakagePerK, reference = c.referenceC, coolant = c.coolantC;
    const float g1Mean = c.dieToPlateWPerK, g2Mean = c.plateToCoolantWPerK;
    const float dieMass = c.dieCapacityPerStep, plateMass = c.plateCapacityPerStep;
    for (std::size_t i = 0; i < count; ++i) {
        const float request = requested * powerFactor[i];
        const float g1 = g1Mean * conductanceFactor[i];
        const float g2 = g2Mean * conductanceFactor[i];
        const float q = 1.0f / (plateMass + g1 + g2);
        const float source = plateMass * oldPlate[i] + g2 * coolant;
        const float k = dieMass + g1 - g1 * g1 * q;
        const float n = dieMass * oldDie[i] + g1 * q * source;
        const float slope = request * leak;
        // Leakage that grows faster than the heat gets away has no balance below the limits.
        const float free = k > slope ? (n + request - slope * reference) / (k - slope) : 1e6f;
        const float freePower = request + slope * (free - reference);
        const float capped = (n + tdp) / k;
        const bool over = freePower > tdp;
        const float die = over ? capped : free;
        const float plate = (source + g1 * die) * q;
        s.power[i] = over ? tdp : freePower;
        s.die[i] = die;
        s.plate[i] = plate;
        s.coolant[i] = g2 * (plate - coolant);
        s.stored[i] = dieMass * (die - oldDie[i]) + plateMass * (plate - oldPlate[i]);
        s.throttled[i] = 0;
    }
}

/// The clock-cut branches for the GPUs whose die came out above throttleC; the others stay as they are.
TWIN_VECTOR_CLONES
void solveThrottled(const GpuRackConditions& c, const GpuRackArrays& g, std::size_t first, std::size_t count, Slice& s)
{
    const float* __restrict oldDie = g.dieC + first;
    const float* __restrict oldPlate = g.plateC + first;
    const float throttleLeak = 1.0f + c.leakagePerK * (c.throttleC - c.referenceC);
    const float perSpan = 1.0f / (c.tripC - c.throttleC);
    for (std::size_t i = 0; i < count; ++i) {
        const float factor = g.powerFactor[first + i];
        const float request = c.requestedW * factor;
        const float idle = std::min(c.idleW * factor, request);
        const float g1 = c.dieToPlateWPerK * g.conductanceFactor[first + i];
        const float g2 = c.plateToCoolantWPerK * g.conductanceFactor[first + i];
        const float q = 1.0f / (c.plateCapacityPerStep + g1 + g2);
        const float source = c.plateCapacityPerStep * oldPlate[i] + g2 * c.coolantC;
        const float k = c.dieCapacityPerStep + g1 - g1 * g1 * q;
        const float n = c.dieCapacityPerStep * oldDie[i] + g1 * q * source;
        const float top = std::min(request * throttleLeak, c.tdpW);
        const float cut = (top - idle) * perSpan;
        const float cutDie = (n + top + cut * c.throttleC) / (k + cut);
        const bool throttled = s.die[i] > c.throttleC;
        const bool tripped = cutDie > c.tripC;
        const float hotDie = tripped ? (n + idle) / k : cutDie;
        const float hotPower = tripped ? idle : top - cut * (cutDie - c.throttleC);
        const float die = throttled ? hotDie : s.die[i];
        const float plate = (source + g1 * die) * q;
        s.power[i] = throttled ? hotPower : s.power[i];
        s.die[i] = die;
        s.plate[i] = plate;
        s.coolant[i] = g2 * (plate - c.coolantC);
        s.stored[i] = c.dieCapacityPerStep * (die - oldDie[i]) + c.plateCapacityPerStep * (plate - oldPlate[i]);
        s.throttled[i] = throttled ? 1.0f : 0.0f;
    }
}

struct SliceSums
{
    double power, die, coolant, stored;
};

double total(const Lanes& v)
{
    double t = 0;
    for (std::size_t l = 0; l < lanes; ++l)
        t += static_cast<double>(v[l]);
    return t;
}

/// Sums over whole lanes, after zeros were put behind the last GPU.
TWIN_VECTOR_CLONES
SliceSums sums(Slice& s, std::size_t count, std::size_t whole)
{
    Lanes power{}, die{}, coolant{}, stored{};
    for (float* values : {s.power, s.die, s.coolant, s.stored})
        std::fill(values + count, values + whole, 0.0f);
    for (std::size_t i = 0; i < whole; i += lanes) {
        Lanes v;
        std::memcpy(&v, s.power + i, sizeof v);
        power += v;
        std::memcpy(&v, s.die + i, sizeof v);
        die += v;
        std::memcpy(&v, s.coolant + i, sizeof v);
        coolant += v;
        std::memcpy(&v, s.stored + i, sizeof v);
        stored += v;
    }
    return {total(power), total(die), total(coolant), total(stored)};
}

/// Largest of `count` values; the first stands in behind the last.
TWIN_VECTOR_CLONES
float hottest(float* values, std::size_t count, std::size_t whole)
{
    std::fill(values + count, values + whole, values[0]);
    Lanes most;
    std::memcpy(&most, values, sizeof most);
    for (std::size_t i = lanes; i < whole; i += lanes) {
        Lanes v;
        std::memcpy(&v, values + i, sizeof v);
        most = v > most ? v : most;
    }
    float result = most[0];
    for (std::size_t l = 1; l < lanes; ++l)
        result = std::max(result, static_cast<float>(most[l]));
    return result;
}

} // namespace

GpuRackResult advanceGpus(const GpuRackConditions& conditions, const GpuRackArrays& gpus)
{
    GpuRackResult result;
    Slice s;
    for (std::size_t first = 0; first < gpus.count; first += Slice::size) {
        const std::size_t count = std::min(Slice::size, gpus.count - first);
        const std::size_t whole = (count + lanes - 1) / lanes * lanes;
        solveBelowThrottle(conditions, gpus, first, count, s);
        float dieMax = hottest(s.die, count, whole);
        if (dieMax > conditions.throttleC) {
            solveThrottled(conditions, gpus, first, count, s);
            dieMax = hottest(s.die, count, whole);
            for (std::size_t i = 0; i < count; ++i)
                result.throttled += static_cast<double>(s.throttled[i]);
        }
        std::memcpy(gpus.powerW + first, s.power, count * sizeof(float));
        std::memcpy(gpus.dieC + first, s.die, count * sizeof(float));
        std::memcpy(gpus.plateC + first, s.plate, count * sizeof(float));
        const SliceSums slice = sums(s, count, whole);
        result.powerW += slice.power;
        result.dieSumC += slice.die;
        result.coolantW += slice.coolant;
        result.storedW += slice.stored;
        result.dieMaxC = std::max(result.dieMaxC, dieMax);
    }
    return result;
}

} // namespace twin
