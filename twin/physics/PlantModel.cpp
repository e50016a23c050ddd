#include "twin/physics/PlantModel.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/GpuBatch.h"
#include "twin/physics/PlantOutages.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace twin {
namespace {

// How quickly the plant brings the loop back to its set-point: valves and chillers are not faster (estimate).
constexpr double loopControlS = 120;
// Past this no plant runs: the search for a steady loop temperature ends here.
constexpr double hottestLoopC = 95;

constexpr Metric rackMetrics[] = {
    Metric::Power, Metric::ServerPower, Metric::Utilisation, Metric::GpuTemperature, Metric::GpuTemperatureMax,
    Metric::CoolantSupply, Metric::CoolantReturn, Metric::CoolantFlow, Metric::AirInlet, Metric::HeatToLiquid,
    Metric::HeatToAir, Metric::Loading, Metric::ThermalHeadroom};

bool fits(const CompiledPlant& plant, const PlantState& state)
{
    const std::size_t gpus = plant.spec.gpuCount();
    return state.gpuPowerW.size() == gpus && state.gpuDieC.size() == gpus && state.gpuPlateC.size() == gpus
        && state.rackValveWPerK.size() == plant.spec.rackCount()
        && state.rack[static_cast<std::size_t>(Metric::CoolantSupply)].size() == plant.spec.rackCount();
}

void shape(const CompiledPlant& plant, PlantState& state)
{
    const std::size_t gpus = plant.spec.gpuCount(), racks = plant.spec.rackCount();
    for (auto* values : {&state.gpuPowerW, &state.gpuDieC, &state.gpuPlateC})
        if (values->size() != gpus)
            values->assign(gpus, 30.0f); // settled before anyone reads them
    for (const Metric metric : rackMetrics) {
        auto& values = state.rack[static_cast<std::size_t>(metric)];
        if (values.size() != racks)
            values.assign(racks, 0.0f);
    }
    state.rackValveWPerK.resize(racks, 0.0f);
    state.turbineW.assign(plant.generators.size(), 0);
    state.turbineStartS.assign(plant.generators.size(), -1);
    state.turbineIdleS.assign(plant.generators.size(), 0);
}

double batteryCapacityWh(const CompiledPlant& plant)
{
    double sum = 0;
    for (const int u : plant.group(AssetKind::Megapack).units)
        sum += plant.spec.units[static_cast<std::size_t>(u)].energyWh;
    return sum;
}

void checkInputs(const PlantInputs& inputs)
{
    const auto& w = inputs.weather;
    if (!(w.dryBulbC > -80 && w.dryBulbC < 70) || !(w.wetBulbC > -80 && w.wetBulbC < 70))
        throw Error(TWIN_TEXT("The weather (%1 °C dry bulb, %2 °C wet bulb) lies outside -80 to 70 °C; check the weather file or the numbers given."),
                    {numberText(w.dryBulbC), numberText(w.wetBulbC)});
    if (!std::isfinite(inputs.gridLimitW) || !std::isfinite(inputs.batteryRequestW))
        throw Error(TWIN_TEXT("The grid limit and the battery request must be finite numbers; check the events."));
    const auto isShare = [](double v) { return v >= 0 && v <= 1; };
    if (!isShare(inputs.doorsOut) || !std::all_of(inputs.hallFlow.begin(), inputs.hallFlow.end(), isShare))
        throw Error(TWIN_TEXT("Shares of coolant flow and of rear doors lie between 0 and 1; check the events."));
}

/// Losses and loads between the meters and the racks that don't depend on the weather.
void electricalInside(const CompiledPlant& plant, PlantBalance& b)
{
    const auto& p = plant.p;
    const double itW = b.racks.gpuServerW + b.racks.networkW + b.racks.storageW + b.racks.cpuW + b.lump.miscW + b.lump.networkW;
    b.buswayLossW = resistiveLossW(itW, plant.ratedItW, p.buswayLoss);
    const double protectedW = b.lump.miscW + p.upsLoading * plant.upsRatingW - plant.miscTrainingW; // spine and core, and management
    b.upsLossW = upsLossW(std::max(0.0, protectedW), plant.upsRatingW, p.upsConstant, p.upsLinear, p.upsQuadratic);
    b.houseW = p.houseShare * plant.designItW;
}

double itPowerW(const PlantBalance& b)
{
    return b.racks.gpuServerW + b.racks.networkW + b.racks.storageW + b.racks.cpuW + b.lump.miscW + b.lump.networkW;
}

/// From the racks' totals to the heat that arrives in the facility loop.
double heatSide(const CompiledPlant& plant, const PlantInputs& inputs, double dt, const RackTotals& racks, PlantBalance& b, PlantState& state)
{
    b.racks = racks;
    b.pumpsOut = inputs.pumpsOut;
    b.doorsOut = inputs.doorsOut;
    b.lump = lumpLoad(plant, inputs);
    b.storedW = b.racks.storedW;
    electricalInside(plant, b);
    b.doorHeatW = advanceRoom(plant, dt, b, state);
    return loopHeat(plant, b);
}

void supplySide(const CompiledPlant& plant, const PlantInputs& inputs, double dt, PlantBalance& b, PlantState& state)
{
    const auto& p = plant.p;
    b.lowVoltageW = itPowerW(b) + b.buswayLossW + b.upsLossW + b.racks.cduPumpW + b.racks.doorFanW + b.facilityPumpW
        + b.cooling.chillerW + b.cooling.towerFanW + b.cooling.towerPumpW + b.houseW;
    const TransformerBank pads{plant.group(AssetKind::PadTransformer).rating(0), p.mvNoLoad, p.mvLoad};
    b.padLossW = transformerInputW(pads, b.lowVoltageW, p.powerFactor) - b.lowVoltageW;
    b.batteryStandbyW = batteryPlant(plant, inputs).standbyW();
    b.mediumVoltageW = b.lowVoltageW + b.padLossW + b.batteryStandbyW;
    b.supply = dispatch(plant, inputs, b.mediumVoltageW, dt, state);
}

// Windows of steps. The water may be this far from what the racks were told before windows get shorter, or get longer; it is never
// foreseen further than this from where it was.
constexpr double astrayMuchK = 0.2, astrayLittleK = 0.08, foreseeMostK = 0.5;
constexpr std::size_t longestWindow = 60, stepsAtLeast = 48; ///< of one call
constexpr double longestWindowS = 900;
// Dies this near to their trip, or that move towards it, are watched at the end of every shortest window.
constexpr double tripNearK = 10, tripFarK = 30, dieMovesK = 1;
constexpr float loadJump = 0.02f;

std::size_t shortestWindow(double dt) { return static_cast<std::size_t>(std::max(1.0, std::floor(PlantModel::windowSeconds / dt + 1e-9))); }

std::size_t mostSteps(double dt)
{
    return std::max(shortestWindow(dt), std::min(longestWindow, static_cast<std::size_t>(longestWindowS / dt)));
}

/// Steps of the next window, from the first input on.
std::size_t windowSteps(std::span<const PlantInputs> inputs, double dt, std::size_t wanted)
{
    const std::size_t least = shortestWindow(dt);
    const std::size_t count = std::min(inputs.size(), std::clamp(wanted, least, mostSteps(dt)));
    const PlantInputs& first = inputs.front();
    const auto jumps = [&](const PlantInputs& in) {
        if (in.chillersOut != first.chillersOut || in.towersOut != first.towersOut || in.doorsOut != first.doorsOut
            || in.hallSupply != first.hallSupply || in.loads.size() != first.loads.size())
            return true;
        for (std::size_t w = 0; w < in.loads.size(); ++w)
            if (in.loads[w].basis != first.loads[w].basis || std::abs(in.loads[w].value - first.loads[w].value) > loadJump)
                return true;
        return false;
    };
    // Flows are a window's own: racks take their conductances from its first step.
    for (std::size_t j = 1; j < count; ++j)
        if (inputs[j].pumpsOut != first.pumpsOut || inputs[j].hallFlow != first.hallFlow || (j >= least && jumps(inputs[j])))
            return j;
    return count;
}

/// Loop, cooling plant and supply one step on.
void plantStep(const CompiledPlant& plant, const PlantInputs& inputs, double dt, const RackTotals& racks, PlantBalance& b, PlantState& state)
{
    const double heat = heatSide(plant, inputs, dt, racks, b, state);
    const double mass = plant.facilityLoopJPerK;
    const double excess = mass * (state.facilityWaterC - plant.p.facilitySupplyC) / std::max(dt, loopControlS);
    b.cooling = rejectHeat(plant, inputs, state.facilityWaterC, heat, std::max(0.0, heat + excess), dt, state.cooling);
    if (mass > 0) {
        const double loopStoredW = heat - b.cooling.rejectedW();
        state.facilityWaterC += loopStoredW * dt / mass;
        b.storedW += loopStoredW;
        b.facilityStoredW = loopStoredW;
    }
    state.storedHeatJ += b.storedW * dt;
    supplySide(plant, inputs, dt, b, state);
}

} // namespace

/// What determines settled racks, and what they came to: nothing else needs doing while that stays the same.
struct SettledRacks
{
    std::uint64_t plant = 0;
    double facilityC = 0;
    std::vector<LoadLevel> loads;
    std::vector<float> hallSupply, hallFlow;
    int pumpsOut = 0;
    RackTotals totals;
};

namespace {

RackTotals settleRacks(const CompiledPlant& plant, const PlantInputs& inputs, PlantState& state)
{
    const auto sameLoad = [](const LoadLevel& a, const LoadLevel& b) { return a.basis == b.basis && a.value == b.value; };
    const SettledRacks* s = state.settled.get();
    if (s && s->plant == plant.number && s->facilityC == state.facilityWaterC && s->hallSupply == inputs.hallSupply
        && s->hallFlow == inputs.hallFlow && s->pumpsOut == inputs.pumpsOut
        && std::equal(s->loads.begin(), s->loads.end(), inputs.loads.begin(), inputs.loads.end(), sameLoad))
        return s->totals;
    const double facilityC = state.facilityWaterC;
    const RackTotals totals = advanceRacks(plant, {&inputs, 1}, {&facilityC, 1}, 0, true, state).front();
    state.settled = std::make_shared<SettledRacks>(SettledRacks{plant.number, facilityC, inputs.loads, inputs.hallSupply, inputs.hallFlow, inputs.pumpsOut, totals});
    return totals;
}

} // namespace

PlantModel::PlantModel(PlantSpec spec, std::uint64_t seed)
    : m(std::make_unique<const Compiled>(Compiled{compileConstants(std::move(spec), seed)}))
{
}

PlantModel::PlantModel(PlantSpec spec, const PlantModel& previous)
    : m(std::make_unique<const Compiled>(Compiled{compileConstants(std::move(spec), *previous.m)}))
{
}

PlantModel::~PlantModel() = default;

const PlantSpec& PlantModel::spec() const { return m->spec; }

void PlantModel::solveSteady(const PlantInputs& inputs, PlantState& state) const
{
    const CompiledPlant& plant = *m;
    checkInputs(inputs);
    const bool wasReady = state.isReady();
    const double capacityWh = batteryCapacityWh(plant);
    state.batteryWh = wasReady ? std::clamp(state.batteryWh, 0.0, capacityWh) : plant.p.batteryInitialSoc * capacityWh;
    state.storedHeatJ = 0;
    state.windows = {};
    shape(plant, state);

    PlantBalance b;
    double heat = 0;
    const auto spare = [&](double loopC) { // cooling capacity less heat; grows with the loop's temperature
        state.facilityWaterC = loopC;
        heat = heatSide(plant, inputs, 0, settleRacks(plant, inputs, state), b, state);
        return coolingCapacityW(plant, inputs, loopC, heat) - heat;
    };
    double low = plant.p.facilitySupplyC;
    double atLow = spare(low);
    if (atLow < 0) {
        // Too little cooling at the set-point: the loop settles where the plant can carry the heat (Illinois method). Where it
        // can't at any temperature there is no steady state; the hottest loop is shown, with the heat left over as the error.
        double high = hottestLoopC;
        double atHigh = spare(high);
        for (int i = 0; i < 40 && atHigh > 0 && high - low > 1e-7; ++i) {
            const double middle = std::clamp(low - atLow * (high - low) / (atHigh - atLow), low, high);
            const double atMiddle = spare(middle);
            if (std::abs(atMiddle) < 1e-9 * heat) {
                low = high = middle;
            } else if (atMiddle < 0) {
                low = middle;
                atLow = atMiddle;
                atHigh *= 0.5;
            } else {
                high = middle;
                atHigh = atMiddle;
                atLow *= 0.5;
            }
        }
        if (state.facilityWaterC != high)
            spare(high);
    }
    b.cooling = rejectHeat(plant, inputs, state.facilityWaterC, heat, heat, 0, state.cooling);
    std::fill(state.rack[static_cast<std::size_t>(Metric::AirInlet)].begin(),
              state.rack[static_cast<std::size_t>(Metric::AirInlet)].end(), static_cast<float>(state.roomAirC));
    supplySide(plant, inputs, 0, b, state);
    writeUnits(plant, inputs, b, state);
    writeFigures(plant, inputs, b, true, state);
}

void PlantModel::step(const PlantInputs& inputs, double dtSeconds, PlantState& state) const
{
    advance({&inputs, 1}, dtSeconds, state);
}

std::size_t PlantModel::stepsAtOnce(double dtSeconds) { return std::max(stepsAtLeast, mostSteps(dtSeconds)); }

void PlantModel::advance(std::span<const PlantInputs> inputs, double dtSeconds, PlantState& state, PlantFrames* frames) const
{
    const CompiledPlant& plant = *m;
    for (const auto& in : inputs)
        checkInputs(in);
    if (!(dtSeconds >= 0.1 && dtSeconds <= 900))
        throw Error(TWIN_TEXT("A time step of %1 s is not possible; choose one between 0.1 and 900 s."), {numberText(dtSeconds)});
    if (!fits(plant, state))
        throw Error(TWIN_TEXT("The plant's state belongs to another plant; settle it again before stepping."));
    state.settled.reset();
    const bool arrays = frames && frames->arrays;
    if (frames)
        frames->steps.resize(inputs.size());
    if (arrays)
        for (auto& frame : frames->steps)
            for (const Metric metric : rackMetrics)
                frame.rack[static_cast<std::size_t>(metric)].resize(plant.spec.rackCount());
    std::vector<double> foreseen;
    thread_local HeldGpus held; // keeps its memory
    held.die.resize(plant.chipRows * GpuBatch::racksMax);
    held.plate.resize(plant.chipRows * GpuBatch::racksMax);
    held.zeroC.resize(plant.runs.size() * GpuBatch::racksMax);
    held.isFilled = false;
    for (std::size_t first = 0; first < inputs.size();) {
        // Windows end where those of shorter calls would, so that figures don't depend on the length of calls.
        const std::size_t unit = stepsAtOnce(dtSeconds), most = std::min(inputs.size() - first, unit - first % unit);
        const std::size_t count = windowSteps(inputs.subspan(first, most), dtSeconds, state.windows.steps);
        const auto window = inputs.subspan(first, count);
        const double start = state.facilityWaterC;
        foreseen.clear();
        for (std::size_t j = 0; j < count; ++j)
            foreseen.push_back(start + std::clamp(state.windows.facilityKPerS * dtSeconds * static_cast<double>(j), -foreseeMostK, foreseeMostK));
        const bool isLast = first + count == inputs.size();
        held.keeps = !isLast;
        const auto racks = advanceRacks(plant, window, foreseen, dtSeconds, isLast, state,
                                        arrays ? std::span(frames->steps).subspan(first, count) : std::span<PlantFrame>(), &held);
        double astray = 0;
        for (std::size_t j = 0; j < count; ++j) {
            astray = std::max(astray, std::abs(state.facilityWaterC - foreseen[j]));
            PlantBalance b;
            plantStep(plant, window[j], dtSeconds, racks[j], b, state);
            const bool ends = first + j + 1 == inputs.size();
            if (!frames && !ends)
                continue;
            if (arrays || ends)
                writeUnits(plant, window[j], b, state);
            writeFigures(plant, window[j], b, arrays || ends, state);
            if (arrays)
                frames->steps[first + j].unit = state.unit;
            if (frames)
                frames->steps[first + j].figures = state.figures;
        }
        state.windows.facilityKPerS = (state.facilityWaterC - start) / (dtSeconds * static_cast<double>(count));
        const double dieC = racks.back().dieMaxC, warmed = dieC - racks.front().dieMaxC;
        if (dieC > plant.leastTripC - tripNearK || (dieC > plant.leastTripC - tripFarK && warmed > dieMovesK))
            state.windows.steps = 0;
        else if (astray > astrayMuchK)
            state.windows.steps = static_cast<std::uint32_t>(count / 2);
        else if (astray < astrayLittleK)
            state.windows.steps = std::max(state.windows.steps, static_cast<std::uint32_t>(std::min(longestWindow, 4 * count)));
        first += count;
    }
}

double serverRackPowerW(const PlantSpec& spec, int rackType, double utilisation)
{
    const auto& rack = spec.rackTypes.at(static_cast<std::size_t>(rackType));
    RackLaw law;
    law.hostIdleW = rack.hostIdleW;
    law.hostTrainingW = rack.hostTrainingW;
    law.hostRatedW = rack.hostRatedW;
    const double u = std::clamp(std::isfinite(utilisation) ? utilisation : 0.0, 0.0, 1.0);
    if (rack.gpus <= 0 || rack.gpu < 0)
        return hostPowerW(law, u);
    const auto& gpu = spec.gpus.at(static_cast<std::size_t>(rack.gpu));
    law.hostBreak = std::clamp(gpu.trainingUtilisation(), 0.01, 1.0);
    return rack.gpus * (gpu.idleW + (gpu.tdpW - gpu.idleW) * u) + hostPowerW(law, u);
}

double utilisationFromServerPower(const PlantSpec& spec, int rackType, double watts)
{
    if (!(watts > serverRackPowerW(spec, rackType, 0)))
        return 0;
    if (watts >= serverRackPowerW(spec, rackType, 1))
        return 1;
    double low = 0, high = 1; // power grows with utilisation, in two straight pieces
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (low + high);
        (serverRackPowerW(spec, rackType, middle) < watts ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

} // namespace twin
