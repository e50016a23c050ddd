#include "twin/physics/GpuKernel.h"
#include <algorithm>

namespace twin {
namespace {

constexpr std::size_t lanes = 8; // partial sums side by side: a fixed order that still vectorises

/// What the loop finds out a GPU, small enough to stay in the first-level cache.
struct Scratch
{
    static constexpr std::size_t size = 256;
    float coolantW[size], storedW[size];
};

// Power is P(T) = requested x factor x (1 + s (T - reference)) up to the board limit, and from throttleC on it falls linearly to
// idle at tripC. With N and K from the heat balance, K T = N + P(T): each branch of P is linear, the balance is monotone in T, so
// trying the branches in order finds the one solution. Selects instead of branches let the compiler vectorise.
void advanceSlice(const GpuRackConditions& c, const float* __restrict powerFactor, const float* __restrict conductanceFactor,
                  float* __restrict powerW, float* __restrict dieC, float* __restrict plateC, Scratch& scratch, std::size_t count)
{
    float* __restrict coolantW = scratch.coolantW;
    float* __restrict storedW = scratch.storedW;
    const float throttleLeak = 1.0f + c.leakagePerK * (c.throttleC - c.referenceC);
    const float cutSpan = c.tripC - c.throttleC;
    for (std::size_t i = 0; i < count; ++i) {
        const float factor = powerFactor[i];
        const float request = c.requestedW * factor;
        const float idle = std::min(c.idleW * factor, request);
        const float g1 = c.dieToPlateWPerK * conductanceFactor[i];
        const float g2 = c.plateToCoolantWPerK * conductanceFactor[i];
        const float oldDie = dieC[i], oldPlate = plateC[i];

        const float plateDenominator = 1.0f / (c.plateCapacityPerStep + g1 + g2);
        const float plateSource = c.plateCapacityPerStep * oldPlate + g2 * c.coolantC;
        const float k = c.dieCapacityPerStep + g1 * (1.0f - g1 * plateDenominator);
        const float n = c.dieCapacityPerStep * oldDie + g1 * plateSource * plateDenominator;

        // Full clocks, with leakage.
        const float slope = request * c.leakagePerK;
        float die = (n + request - slope * c.referenceC) / (k - slope);
        float power = request + slope * (die - c.referenceC);
        // Board power limit.
        const float limited = (n + c.tdpW) / k;
        const bool overLimit = power > c.tdpW;
        die = overLimit ? limited : die;
        power = overLimit ? c.tdpW : power;
        // Clock cut.
        const float top = std::min(request * throttleLeak, c.tdpW);
        const float cut = (top - idle) / cutSpan;
        const float cutDie = (n + top + cut * c.throttleC) / (k + cut);
        const float idleDie = (n + idle) / k;
        const bool throttled = die > c.throttleC;
        const bool tripped = throttled && cutDie > c.tripC;
        die = throttled ? cutDie : die;
        power = throttled ? top - cut * (cutDie - c.throttleC) : power;
        die = tripped ? idleDie : die;
        power = tripped ? idle : power;

        const float plate = (plateSource + g1 * die) * plateDenominator;
        powerW[i] = power;
        dieC[i] = die;
        plateC[i] = plate;
        coolantW[i] = g2 * (plate - c.coolantC);
        storedW[i] = c.dieCapacityPerStep * (die - oldDie) + c.plateCapacityPerStep * (plate - oldPlate);
    }
}

double sum(const float* values, std::size_t count)
{
    float lane[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes)
        for (std::size_t l = 0; l < lanes; ++l)
            lane[l] += values[i + l];
    double total = 0;
    for (std::size_t l = 0; l < lanes; ++l)
        total += static_cast<double>(lane[l]);
    for (; i < count; ++i)
        total += static_cast<double>(values[i]);
    return total;
}

} // namespace

GpuRackResult advanceGpus(const GpuRackConditions& conditions, const GpuRackArrays& gpus)
{
    GpuRackResult result;
    Scratch scratch;
    for (std::size_t first = 0; first < gpus.count; first += Scratch::size) {
        const std::size_t count = std::min(Scratch::size, gpus.count - first);
        float* power = gpus.powerW + first;
        float* die = gpus.dieC + first;
        advanceSlice(conditions, gpus.powerFactor + first, gpus.conductanceFactor + first, power, die, gpus.plateC + first,
                     scratch, count);
        result.powerW += sum(power, count);
        result.dieSumC += sum(die, count);
        result.coolantW += sum(scratch.coolantW, count);
        result.storedW += sum(scratch.storedW, count);
        float hottest = result.dieMaxC;
        int throttled = 0;
        for (std::size_t i = 0; i < count; ++i) {
            hottest = std::max(hottest, die[i]);
            throttled += die[i] > conditions.throttleC ? 1 : 0;
        }
        result.dieMaxC = hottest;
        result.throttled += throttled;
    }
    return result;
}

} // namespace twin
