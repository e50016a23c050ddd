#include "twin/physics/BatteryDispatch.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace twin {
namespace {

using Bands = std::array<double, batteryPurposeCount>;
constexpr std::size_t ride = 0, smoothing = 1, shaving = 2, resale = 3;
static_assert(static_cast<std::size_t>(BatteryPurpose::Resale) == resale && static_cast<std::size_t>(BatteryPurpose::Smoothing) == smoothing);

// The smoothing band rests in its middle, ready for a rise and a drop, and is brought back only from beyond these shares.
constexpr double smoothingRest = 0.5, smoothingLow = 0.25, smoothingHigh = 0.75;
constexpr double restorePower = 0.05; ///< of the power limit: bringing a full smoothing band back is no hurry (estimate)
constexpr double reserveGap = 0.005;  ///< the ride-through band is filled up sooner than the others

/// Energy a band rests at.
Bands restWh(const Bands& capacity)
{
    Bands rest = capacity;
    rest[smoothing] *= smoothingRest;
    return rest;
}

/// Sums of one step being put together.
struct Step
{
    const BatteryPlant& battery;
    const BatteryTask& task;
    const BatteryState& state;
    Bands capacityWh, restsAtWh;
    Bands power{};  ///< by purpose
    Bands flow{};   ///< by band: what is drawn from whose energy
    double perStep; ///< Wh of a watt over the step

    double out(std::size_t band) const // W that the band can still give for the whole step
    {
        const double energy = state.bandWh[band] - std::max(0.0, flow[band]) / battery.discharging() * perStep;
        return std::max(0.0, energy) * battery.discharging() / perStep;
    }
    /// W that the band can still take up to `fullWh`. While something else discharges, energy that stays is worth more.
    double in(std::size_t band, double fullWh) const
    {
        const double worth = discharging() > 0 ? 1 / battery.discharging() : battery.charging();
        const double room = fullWh - state.bandWh[band] - std::max(0.0, -flow[band]) * worth * perStep;
        return std::max(0.0, room) / worth / perStep;
    }
    double discharging() const
    {
        double sum = 0;
        for (const double p : flow)
            sum += std::max(0.0, p);
        return sum;
    }
    double charging() const
    {
        double sum = 0;
        for (const double p : flow)
            sum += std::max(0.0, -p);
        return sum;
    }
    void draw(std::size_t purpose, std::size_t band, double watts)
    {
        power[purpose] += watts;
        flow[band] += watts;
    }
    /// Charges bands up to where they rest (or to the brim), the most important first. Returns what was taken.
    double fill(double watts, bool brim)
    {
        double left = watts;
        for (const std::size_t band : {ride, smoothing, shaving, resale}) {
            const double share = std::min(left, in(band, brim ? capacityWh[band] : restsAtWh[band]));
            draw(band, band, -share);
            left -= share;
        }
        return watts - left;
    }
    double fillRoomW() const
    {
        double sum = 0;
        for (const std::size_t band : {ride, smoothing, shaving, resale})
            sum += in(band, restsAtWh[band]);
        return sum;
    }
};

double gapWh(const BatteryState& state, const Bands& restsAt)
{
    double sum = 0;
    for (std::size_t i = 0; i < batteryPurposeCount; ++i)
        sum += std::max(0.0, restsAt[i] - state.bandWh[i]);
    return sum;
}

bool worthRecharging(const BatteryState& state, const Bands& capacity)
{
    return state.bandWh[ride] < (1 - reserveGap) * capacity[ride] || state.bandWh[smoothing] < smoothingLow * capacity[smoothing]
        || state.bandWh[shaving] < (1 - batteryRechargeGap) * capacity[shaving] || state.bandWh[resale] < (1 - batteryRechargeGap) * capacity[resale];
}

/// May it recharge in this step? The answer for the next step follows from what this one does.
bool recharges(const BatteryTask& task, const BatteryState& state, const Bands& capacity, double powerLimitW)
{
    if (task.requestW < 0)
        return true;
    if (task.requestW > 0 || task.onPeak || state.quietS > 0)
        return false;
    if (state.recharging)
        return gapWh(state, restWh(capacity)) > 1e-9 * (capacity[ride] + capacity[smoothing] + capacity[shaving] + capacity[resale]);
    const double base = std::clamp(task.loadW, 0.0, task.gridCapacityW);
    const double headroom = std::max(0.0, task.rechargeCeilingW - base) + task.generatorSpareW;
    return worthRecharging(state, capacity) && headroom >= batteryHeadroomBand * std::max(task.rechargeCeilingW, powerLimitW);
}

/// Fastest recharging that the ramp allows now, and that can still be run down at the ramp before the bands are full.
double rechargeLimitW(const BatteryPlant& battery, const BatteryTask& task, const BatteryState& state, const Bands& restsAt)
{
    const double wanted = task.requestW < 0 ? -task.requestW : battery.powerLimitW;
    const double room = gapWh(state, restsAt) / battery.charging() * 3600; // J at the connection
    return std::min({wanted, battery.powerLimitW, state.rechargeW + task.gridRampWPerS * task.dt,
                     std::max(std::sqrt(2 * task.gridRampWPerS * room), task.gridRampWPerS * task.dt)});
}

/// Bands of a state that may come from elsewhere, or from before some units left or came back.
void fitBands(const BatteryPlant& battery, const BatteryBandLaw& law, double storedWh, BatteryState& state)
{
    const double tolerance = 1e-9 * std::max(battery.capacityWh, 1.0);
    const auto total = [&] {
        double sum = battery.socMin * battery.capacityWh;
        for (const double e : state.bandWh)
            sum += e;
        return sum;
    };
    if (state.capacityWh == battery.capacityWh && std::abs(total() - storedWh) <= tolerance)
        return;
    if (state.capacityWh > 0 && battery.capacityWh > 0) { // units that left or came back carry their part of each band
        const double factor = battery.capacityWh / state.capacityWh;
        for (double& e : state.bandWh)
            e *= factor;
        state.capacityWh = battery.capacityWh;
        if (std::abs(total() - storedWh) <= 1e3 * tolerance)
            return;
    }
    state.capacityWh = battery.capacityWh;
    state.bandWh = shareOutWh(battery, law, storedWh);
}

/// Without time: the battery carries what nothing else can, and does what it is asked.
BatteryAnswer settle(const BatteryPlant& battery, const BatteryBandLaw& law, const BatteryTask& task, BatteryState& state, double storedWh)
{
    BatteryAnswer a;
    const auto capacity = batteryBandCapacityWh(battery, law);
    state = {};
    state.capacityWh = battery.capacityWh;
    state.bandWh = shareOutWh(battery, law, storedWh);
    const double load = std::max(0.0, task.loadW);
    a.surplusW = std::max(0.0, -task.loadW);
    state.gridBaseW = state.gridReferenceW = std::min(load, task.gridCapacityW);
    auto& p = state.powerW;
    p[ride] = std::min(load - state.gridBaseW, dischargeLimitW(battery, storedWh, 0));
    a.unservedW = load - state.gridBaseW - p[ride];
    if (task.requestW > 0 && state.bandWh[resale] > 0)
        p[resale] = std::min({task.requestW, law.resalePower * battery.powerLimitW, battery.powerLimitW - p[ride], state.gridBaseW});
    if (task.requestW < 0 && p[ride] <= 0) {
        const auto rest = restWh(capacity);
        for (std::size_t i = 0; i < batteryPurposeCount; ++i)
            if (state.bandWh[i] < rest[i]) { // the band that would be filled first
                p[i] -= std::max(0.0, std::min({-task.requestW, battery.powerLimitW, task.rechargeCeilingW - state.gridBaseW}));
                break;
            }
    }
    for (const double w : p)
        a.powerW += w;
    a.gridW = std::max(0.0, task.loadW - a.powerW - a.unservedW + a.surplusW);
    return a;
}

} // namespace

std::array<double, batteryPurposeCount> batteryBandCapacityWh(const BatteryPlant& battery, const BatteryBandLaw& law)
{
    const double usable = std::max(0.0, battery.socMax - battery.socMin) * battery.capacityWh;
    return {law.rideThroughShare * usable, law.smoothingShare * usable, law.shavingShare * usable, std::max(0.0, law.resaleShare()) * usable};
}

std::array<double, batteryPurposeCount> shareOutWh(const BatteryPlant& battery, const BatteryBandLaw& law, double storedWh)
{
    const auto capacity = batteryBandCapacityWh(battery, law);
    const auto rest = restWh(capacity);
    Bands band{};
    double left = storedWh - battery.socMin * battery.capacityWh;
    if (left < 0) { // below its window: the ride-through band owes it
        band[ride] = left;
        return band;
    }
    for (const auto& levels : {rest, capacity})
        for (const std::size_t i : {ride, smoothing, shaving, resale}) {
            const double take = std::min(left, levels[i] - band[i]);
            band[i] += take;
            left -= take;
        }
    band[smoothing] += left; // above its window: nothing may be lost
    return band;
}

double rechargeWishW(const BatteryPlant& battery, const BatteryBandLaw& law, const BatteryTask& task, const BatteryState& state)
{
    const auto capacity = batteryBandCapacityWh(battery, law);
    return recharges(task, state, capacity, battery.powerLimitW) ? rechargeLimitW(battery, task, state, restWh(capacity)) : 0;
}

BatteryAnswer dispatchBattery(const BatteryPlant& battery, const BatteryBandLaw& law, const BatteryTask& task, BatteryState& state, double& storedWh)
{
    if (!(task.dt > 0))
        return settle(battery, law, task, state, storedWh);
    fitBands(battery, law, storedWh, state);
    BatteryAnswer a;
    const double dt = task.dt, limit = battery.powerLimitW, rampW = task.gridRampWPerS * dt;
    const auto capacity = batteryBandCapacityWh(battery, law);
    Step step{battery, task, state, capacity, restWh(capacity), {}, {}, dt / 3600};
    const bool mayRecharge = recharges(task, state, capacity, limit);
    const double rechargeLimit = mayRecharge ? rechargeLimitW(battery, task, state, step.restsAtWh) : 0;

    // What the grid would bring; above the target the battery shaves, above the capacity it rides through.
    double rest = task.loadW, recharge = 0;
    if (rest < 0 && mayRecharge) {
        recharge = step.fill(std::min(-rest, limit), false);
        rest += recharge;
    }
    const double need = std::max(0.0, rest);
    if (task.gridCapacityW > 0 && rest - task.gridTargetW > 1e-9 * need) { // not the rounding of generators that just hold the target
        const double over = std::min({std::max(0.0, rest - task.gridTargetW), law.shavingPower * limit, limit});
        step.draw(shaving, shaving, std::min(over, step.out(shaving)));
    }
    const double shaved = step.power[shaving];
    const bool carried = need - shaved <= task.gridCapacityW + 1e-9 * need && task.gridCapacityW > 0;
    const double direct = carried ? need - shaved : std::min(need - shaved, task.gridCapacityW);
    double deficit = need - shaved - direct;
    double left = limit - shaved;
    for (const std::size_t band : {ride, resale, shaving, smoothing}) {
        const double w = std::min({deficit, left, step.out(band)});
        step.draw(ride, band, w);
        deficit -= w;
        left -= w;
    }
    a.unservedW = deficit > 1e-9 * need ? deficit : 0;

    // The import moves freely within a dead band about a reference that follows at a ramp, so that both together keep to the allowed change
    // over `gridRampWindowS` and small noise does not wear the battery; smoothing takes the rest within its own band.
    const double band = gridDeadBand * task.gridRampWPerS * gridRampWindowS;
    const double referenceRampW = (1 - 2 * gridDeadBand) * rampW;
    const double fast = direct + std::min(0.0, rest);
    const double beyond = fast - std::clamp(fast, state.gridReferenceW - band, state.gridReferenceW + band);
    state.gridReferenceW += std::clamp(beyond, -referenceRampW, referenceRampW);
    double base = std::clamp(std::clamp(fast, state.gridReferenceW - band, state.gridReferenceW + band), 0.0, std::max(direct, task.gridCapacityW));
    double slow = fast - base;
    if (slow > 0) {
        slow = std::min({slow, law.smoothingPower * limit, left, step.out(smoothing)});
        step.draw(smoothing, smoothing, slow);
        left -= slow;
        base = fast - slow;
    } else if (slow < 0) {
        const double taken = std::min({-slow, law.smoothingPower * limit, limit - recharge, step.in(smoothing, capacity[smoothing])});
        step.draw(smoothing, smoothing, -taken);
        base -= -slow - taken;
        if (base < 0) { // generators that can't follow: any room will do, what is left they must shed
            a.surplusW = -base;
            base = 0;
            a.surplusW -= step.fill(std::min(a.surplusW, limit - step.charging()), true);
        }
    }
    state.gridBaseW = base;
    state.gridReferenceW = std::clamp(state.gridReferenceW, base - band, base + band); // where smoothing gave up, the import led

    // Resale lightens the import, a full smoothing band goes back to its middle the same way.
    const double before = std::max(0.0, state.powerW[resale]);
    const double asked = task.requestW > 0 ? task.requestW
        : task.requestW == 0 && task.onPeakHoursLeft > 0 ? std::max(0.0, state.bandWh[resale]) * battery.discharging() / task.onPeakHoursLeft : 0;
    const double sold = std::min({std::clamp(asked, before - rampW, before + rampW), law.resalePower * limit, left, base, step.out(resale)});
    if (sold > 0 && recharge <= 0)
        step.draw(resale, resale, sold);
    const double discharged = step.power[ride] + step.power[shaving] + std::max(0.0, step.power[resale]);
    state.quietS = discharged > 0 ? batteryQuietS : std::max(0.0, state.quietS - dt);

    if (state.bandWh[smoothing] > smoothingHigh * capacity[smoothing])
        state.restoring = true;
    else if (state.bandWh[smoothing] <= step.restsAtWh[smoothing] * (1 + 1e-9))
        state.restoring = false;
    if (discharged <= 0 && mayRecharge) {
        const double headroom = std::max(0.0, task.rechargeCeilingW - base);
        recharge += step.fill(std::clamp(rechargeLimit - recharge, 0.0, std::min(headroom, std::max(0.0, limit - step.charging()))), false);
    }
    state.rechargeW = recharge;
    state.recharging = mayRecharge && task.requestW == 0 && discharged <= 0;
    if (state.restoring && recharge <= 0 && step.flow[smoothing] == 0 && discharged <= 0) {
        const double spareWh = state.bandWh[smoothing] - step.restsAtWh[smoothing];
        step.draw(smoothing, smoothing, std::max(0.0, std::min({restorePower * limit, base, spareWh * battery.discharging() / step.perStep})));
    }

    // Bands trade among themselves without loss; what the whole gives or takes is converted once.
    for (const double w : step.power)
        a.powerW += w;
    const double worth = (a.powerW > 0 ? 1 / battery.discharging() : battery.charging()) * step.perStep;
    for (std::size_t i = 0; i < batteryPurposeCount; ++i)
        state.bandWh[i] -= step.flow[i] * worth;
    state.powerW = step.power;
    storedWh -= a.powerW * worth;
    a.gridW = std::max(0.0, task.loadW - a.powerW - a.unservedW + a.surplusW);
    return a;
}

} // namespace twin
