// A settled plant gathered for the fast model, and its numbers from the catalogue.
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/BatteryDispatch.h"
#include "twin/physics/FastDynamics.h"
#include "twin/physics/PlantModel.h"
#include "twin/physics/PlantParameters.h"
#include <algorithm>
#include <cmath>

namespace twin {

SwingParameters readSwingParameters(const ParameterSet& set)
{
    const auto between = [&](const char* id, double low, double high) {
        const auto& p = set.at(id);
        if (!(p.value >= low && p.value <= high))
            throw Error(TWIN_TEXT("The parameter “%1” is %2 %3; it must lie between %4 and %5."),
                        {p.label.empty() ? std::string(id) : p.label, numberText(p.value), p.unit, numberText(low), numberText(high)});
        return p.value;
    };
    SwingParameters s;
    s.depthWPerGpu = between("swing_depth", 0, 1e5);
    s.jobShare = between("training_job_share", 0, 1);
    s.frequencyHz = between("swing_frequency", 0.01, 10);
    s.edgeS = 1e-3 * between("swing_edge", 1, 1e5);
    s.duty = 0.01 * between("swing_duty", 5, 95);
    s.checkpointLevel = 0.01 * between("checkpoint_level", 0, 100);
    s.checkpointS = between("checkpoint_dip", 0.1, 3600);
    s.jobStopLevel = 0.01 * between("job_stop_level", 0, 100);
    s.jobStopS = between("job_stop_time", 0.01, 60);
    s.holdUpS = 1e-3 * between("psu_hold_up", 0, 1e4);
    s.capacitorJPerGpu = between("gpu_capacitor", 0, 1e5);
    s.batteryResponseS = 1e-3 * between("battery_response", 1, 1e4);
    s.smoothingTimeS = between("battery_smoothing_time", 0.5, 600);
    s.inertiaS = {between("turbine_inertia", 0.1, 20), between("genset_inertia", 0.1, 20)};
    s.droop = 0.01 * between("generator_droop", 0.5, 20);
    s.governorS = between("governor_lag", 0.05, 10);
    s.loadDamping = between("load_damping", 0, 5);
    s.underHz = between("under_frequency_trip", 40, 59.9);
    s.overHz = between("over_frequency_trip", 60.1, 80);
    return s;
}

SwingPlant swingPlant(const PlantSpec& spec, const PlantInputs& inputs, const PlantState& settled)
{
    const auto& k = settled.figures;
    if (!settled.isReady() || !(k.facility_mw > 0))
        throw Error(TWIN_TEXT("The plant has no load, so there are no swings to look at; place racks or choose another preset."));
    const auto p = readPlantParameters(spec.parameters);
    SwingPlant plant;
    plant.gpus = k.gpus;
    plant.gpuW = 1e6 * k.gpu_server_mw;
    plant.facilityW = 1e6 * k.facility_mw;
    plant.lossShare = k.it_mw > 0 ? std::max(0.0, k.electrical_loss_mw) / k.it_mw : 0;
    plant.gridCapacityW = inputs.gridLimitW < 0 ? p.gridCapacityW : inputs.gridLimitW;
    plant.batteryW = 1e6 * k.battery_mw;
    plant.gridW = 1e6 * k.grid_mw;
    if (k.unserved_mw > 1e-6 * k.facility_mw)
        throw Error(TWIN_TEXT("The sources cannot carry %1 MW of the plant's load even when it is steady; give it more grid, turbines or batteries first."),
                    {numberText(k.unserved_mw, 1)});

    int seen[2] = {0, 0};
    std::size_t generator = 0;
    double energyWh = 0, allEnergyWh = 0, powerW = 0;
    int megapacks = 0, megapackCount = 0;
    int count[2] = {0, 0};
    for (const auto& unit : spec.units) {
        count[0] += unit.kind == AssetKind::Turbine;
        count[1] += unit.kind == AssetKind::Genset;
        megapackCount += unit.kind == AssetKind::Megapack;
    }
    const int out[2] = {inputs.turbinesOut, inputs.gensetsOut};
    for (const auto& unit : spec.units) {
        if (unit.kind == AssetKind::Megapack) {
            allEnergyWh += unit.energyWh;
            if (megapacks++ < megapackCount - std::max(0, inputs.megapacksOut)) {
                energyWh += unit.energyWh;
                powerW += unit.rating;
            }
            continue;
        }
        if (unit.kind != AssetKind::Turbine && unit.kind != AssetKind::Genset)
            continue;
        const auto kind = static_cast<std::size_t>(unit.kind == AssetKind::Genset);
        auto& group = plant.machines[kind];
        if (seen[kind]++ < count[kind] - std::max(0, out[kind])) {
            ++group.available; // sums for now
            group.ratingW += unit.rating;
            group.stepLoad += unit.stepLoad * unit.rating;
            if (generator < settled.turbineW.size() && generator < settled.turbineStartS.size() && settled.turbineStartS[generator] == 0) {
                ++group.online;
                group.outputW += settled.turbineW[generator];
            }
        }
        ++generator;
    }
    for (std::size_t kind = 0; kind < 2; ++kind) {
        auto& group = plant.machines[kind];
        const auto& law = kind == 1 ? p.genset : p.turbine;
        group.rampWPerS = law.rampWPerS;
        group.startS = law.startSeconds;
        group.startIntervalS = law.startIntervalS;
        if (group.available > 0) { // units of one group are taken as alike
            group.stepLoad /= std::max(group.ratingW, 1.0);
            group.ratingW /= group.available;
            group.capacityW = group.ratingW * generatorCapacityFactor(law, inputs.weather.dryBulbC);
        }
    }

    auto& b = plant.battery;
    b.capacityWh = energyWh;
    b.powerLimitW = std::min(powerW, p.batteryPowerLimitW);
    b.socMin = p.batterySocMin;
    b.socMax = p.batterySocMax;
    b.roundTrip = p.batteryRoundTrip;
    plant.storedWh = allEnergyWh > 0 ? settled.batteryWh * energyWh / allEnergyWh : 0;
    const auto bands = shareOutWh(b, p.supply.bands, plant.storedWh);
    constexpr auto smoothing = static_cast<std::size_t>(BatteryPurpose::Smoothing);
    plant.smoothingW = p.supply.bands.smoothingPower * b.powerLimitW;
    plant.smoothingWh = batteryBandCapacityWh(b, p.supply.bands)[smoothing];
    plant.smoothingStoredWh = bands[smoothing];
    plant.gridRampWPerS = p.supply.gridRampWPerS;
    return plant;
}

std::string_view swingEventId(SwingEvent event)
{
    switch (event) {
    case SwingEvent::Checkpoint:
        return "checkpoint";
    case SwingEvent::JobStop:
        return "job_stop";
    case SwingEvent::UtilityLoss:
        return "utility_loss";
    case SwingEvent::None:
        break;
    }
    return "none";
}

SwingEvent swingEventById(std::string_view id)
{
    std::string known;
    for (const auto event : {SwingEvent::None, SwingEvent::Checkpoint, SwingEvent::JobStop, SwingEvent::UtilityLoss}) {
        if (id == swingEventId(event))
            return event;
        known += (known.empty() ? "" : ", ") + std::string(swingEventId(event));
    }
    throw Error(TWIN_TEXT("There is no event “%1”; known are %2."), {std::string(id), known}, Error::Kind::Usage);
}

} // namespace twin
