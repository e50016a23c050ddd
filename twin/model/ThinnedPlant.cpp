#include "twin/model/ThinnedPlant.h"
#include "twin/model/PlantCompiler.h"
#include "twin/physics/GrowthFigures.h"
#include "twin/physics/PlantParameters.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace twin {
namespace {

// So many racks stand for a kind, and no rack for more than `mostStrength`: a GPU's power, so often, stays a number the model takes.
constexpr std::size_t fewestRacks = 128;
constexpr double mostStrength = 48;

/// What decides which racks stand for a group.
struct RackTraits
{
    std::size_t rack = 0;
    double power = 0, die = 0;
};

/// Racks that hold the hottest chip under some spread of the chips and some load: the highest product of power and resistance, with the
/// spreads in different proportion, and with powers cut at a board's limit.
std::set<std::size_t> hottestRacks(const std::vector<RackTraits>& racks, const PlantSpec& spec, const PlantState& state)
{
    std::vector<float> power, resistance;
    std::vector<std::size_t> owner;
    const auto& coolant = state.rack[static_cast<std::size_t>(Metric::CoolantSupply)];
    double sumPower = 0;
    for (const auto& rack : racks)
        for (std::size_t g = spec.rackFirstGpu[rack.rack]; g < spec.rackFirstGpu[rack.rack + 1]; ++g) {
            owner.push_back(rack.rack);
            power.push_back(state.gpuPowerW[g]);
            resistance.push_back(std::log((state.gpuDieC[g] - coolant[rack.rack]) / state.gpuPowerW[g]));
            sumPower += static_cast<double>(state.gpuPowerW[g]);
        }
    const auto mean = static_cast<float>(sumPower / static_cast<double>(power.size()));
    for (float& p : power)
        p = std::log(p / mean);
    struct View
    {
        float weight, limit; ///< of the power's spread; of log power
    };
    constexpr View views[] = {{0.25f, 9}, {0.5f, 9}, {1, 9}, {2, 9}, {4, 9}, {1, -0.02f}, {1, 0}, {1, 0.02f}, {1, 0.05f}, {2, 0}, {0.5f, 0}};
    std::set<std::size_t> found;
    for (const View& view : views) {
        std::size_t best = 0;
        float highest = -1e30f;
        for (std::size_t i = 0; i < power.size(); ++i) {
            const float score = view.weight * std::min(power[i], view.limit) + resistance[i];
            if (score > highest) {
                highest = score;
                best = i;
            }
        }
        found.insert(owner[best]);
    }
    return found;
}

/// `count` racks whose mean power and die temperature are those of all: in every stretch of the list the one is taken that best
/// makes up for what those before it are off. `forced` are among them.
std::vector<std::size_t> balancedRacks(const std::vector<RackTraits>& all, const std::set<std::size_t>& forced, std::size_t count)
{
    double power = 0, die = 0;
    for (const auto& r : all) {
        power += r.power;
        die += r.die;
    }
    const auto n = static_cast<double>(all.size());
    power /= n;
    die /= n;
    double powerSpread = 0, dieSpread = 0;
    for (const auto& r : all) {
        powerSpread += (r.power - power) * (r.power - power);
        dieSpread += (r.die - die) * (r.die - die);
    }
    powerSpread = std::max(1e-12, std::sqrt(powerSpread / n));
    dieSpread = std::max(1e-12, std::sqrt(dieSpread / n));

    std::vector<std::size_t> chosen;
    std::vector<RackTraits> rest;
    double offPower = 0, offDie = 0;
    const auto take = [&](const RackTraits& r) {
        chosen.push_back(r.rack);
        offPower += (r.power - power) / powerSpread;
        offDie += (r.die - die) / dieSpread;
    };
    for (const auto& r : all) {
        if (forced.contains(r.rack))
            take(r);
        else
            rest.push_back(r);
    }
    const std::size_t wanted = count - std::min(count, chosen.size());
    for (std::size_t i = 0; i < wanted; ++i) {
        const std::size_t first = i * rest.size() / wanted, last = (i + 1) * rest.size() / wanted;
        const RackTraits* best = nullptr;
        double least = 1e300;
        for (std::size_t k = first; k < last; ++k) {
            const double p = offPower + (rest[k].power - power) / powerSpread, d = offDie + (rest[k].die - die) / dieSpread;
            if (p * p + d * d < least) {
                least = p * p + d * d;
                best = &rest[k];
            }
        }
        if (best)
            take(*best);
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

/// A rack that does the work of `strength` racks: as many GPUs, each as many times as strong.
void strengthen(RackSpec& rack, GpuSpec& gpu, double strength)
{
    for (double* figure : {&rack.hostIdleW, &rack.hostTrainingW, &rack.hostRatedW, &rack.networkW, &rack.cduRatingW, &rack.rearDoorRatingW,
                           &rack.rearDoorFanW, &rack.nicTbPerS, &rack.storagePb, &rack.storageReadTbPerS, &rack.storageWriteTbPerS, &gpu.idleW,
                           &gpu.trainingW, &gpu.tdpW, &gpu.hbmGb, &gpu.hbmTbPerS, &gpu.nvlinkGbPerS, &gpu.denseBf16Tflops})
        *figure *= strength;
    gpu.dieResistanceKPerW /= strength;
}

void scale(ParameterSet& set, const char* id, double factor)
{
    Parameter p = set.at(id);
    p.value *= factor;
    set.insert(std::move(p));
}

} // namespace

ThinnedPlant::ThinnedPlant(const Site& site, const Scenario& scenario, const Catalogue& catalogue, bool thin, bool byHall) : m_catalogue(catalogue)
{
    PlantSpec spec = compilePlant(site, scenario, catalogue);
    m_gpusByType.assign(spec.rackTypes.size(), 0);
    for (std::size_t r = 0; r < spec.rackCount(); ++r) {
        m_gpusByType[spec.rackType[r]] += spec.rackFirstGpu[r + 1] - spec.rackFirstGpu[r];
        m_racks += spec.rackTypes[spec.rackType[r]].use == RackUse::Gpu ? 1 : 0;
    }
    m_gpus = static_cast<double>(spec.gpuCount());
    m_gpusSolved = spec.gpuCount();
    if (!thin || spec.rackCount() <= fewestRacks) {
        m_site = site;
        return;
    }
    const PlantModel model(std::move(spec), scenario.seed);
    PlantInputs inputs; // training in mild weather: no chip is at its power limit or cut, so that each shows what it is
    inputs.loads.assign(2, LoadLevel{1.0f, LoadLevel::Basis::TrainingIntensity});
    PlantState state;
    model.solveSteady(inputs, state);
    choose(site, model.spec(), state, byHall);
}

void ThinnedPlant::choose(const Site& site, const PlantSpec& spec, const PlantState& state, bool byHall)
{
    using Key = std::array<int, 3>; // type, workload, hall
    const auto keyOf = [&](std::size_t r) { return Key{spec.rackType[r], spec.rackWorkload[r], byHall ? spec.rackHall[r] : 0}; };
    std::map<Key, std::vector<RackTraits>> kinds;
    std::vector<bool> kept(spec.rackCount(), true);
    const auto& power = state.rack[static_cast<std::size_t>(Metric::ServerPower)];
    const auto& die = state.rack[static_cast<std::size_t>(Metric::GpuTemperature)];
    std::map<Key, double> gpus;
    for (std::size_t r = 0; r < spec.rackCount(); ++r) {
        const auto& type = spec.rackTypes[spec.rackType[r]];
        const auto count = spec.rackFirstGpu[r + 1] - spec.rackFirstGpu[r];
        if (type.use != RackUse::Gpu || count == 0)
            continue;
        const Key key = keyOf(r);
        gpus[key] += count;
        auto& racks = kinds[key];
        if (count == static_cast<std::uint32_t>(type.gpus)) // only a full rack can stand for others
            racks.push_back({r, static_cast<double>(power[r]), static_cast<double>(die[r])});
    }
    std::map<std::size_t, std::size_t> groupOf; // rack of the whole site -> group
    for (const auto& [key, racks] : kinds) {
        const std::size_t wanted = std::max(fewestRacks, static_cast<std::size_t>(std::ceil(static_cast<double>(racks.size()) / mostStrength)));
        if (racks.size() < 2 * wanted)
            continue;
        const auto chosen = balancedRacks(racks, hottestRacks(racks, spec, state), wanted);
        for (std::size_t r = 0; r < spec.rackCount(); ++r)
            if (keyOf(r) == key)
                kept[r] = false;
        Group group;
        group.type = static_cast<std::uint16_t>(key[0]);
        const auto each = static_cast<double>(spec.rackTypes[group.type].gpus);
        group.strength = gpus.at(key) / (each * static_cast<double>(chosen.size()));
        for (const auto r : chosen) {
            kept[r] = true;
            groupOf[r] = m_groups.size();
        }
        m_groups.push_back(std::move(group));
    }
    m_site = site;
    m_site.racks.clear();
    m_gpusSolved = 0;
    for (std::size_t r = 0; r < spec.rackCount(); ++r) {
        if (!kept[r])
            continue;
        if (const auto it = groupOf.find(r); it != groupOf.end())
            m_groups[it->second].racks.push_back(m_site.racks.size());
        m_site.racks.push_back(site.racks[r]);
        m_gpusSolved += spec.rackFirstGpu[r + 1] - spec.rackFirstGpu[r];
    }
}

KeyFigures ThinnedPlant::settle(const Scenario& scenario, const PlantInputs& inputs) const
{
    PlantSpec spec = compilePlant(m_site, scenario, m_catalogue);
    GrowthCounts counts = growthCounts(spec);
    counts.gpus = m_gpus;
    counts.ports.clear();
    for (std::size_t t = 0; t < m_gpusByType.size(); ++t)
        if (m_gpusByType[t] > 0)
            counts.ports.push_back({m_gpusByType[t], spec.rackTypes[t].nicTbPerS * 1e3 / spec.rackTypes[t].gpus});
    const PlantParameters parameters = readPlantParameters(spec.parameters);

    const auto solved = static_cast<double>(spec.gpuCount());
    std::vector<float> throttleC(spec.rackCount());
    std::vector<double> strength(spec.rackCount(), 1.0);
    for (std::size_t r = 0; r < spec.rackCount(); ++r)
        if (const auto& type = spec.rackTypes[spec.rackType[r]]; type.gpu >= 0)
            throttleC[r] = static_cast<float>(spec.gpus[static_cast<std::size_t>(type.gpu)].throttleC);
    for (const auto& group : m_groups) {
        RackSpec rack = spec.rackTypes[group.type];
        GpuSpec gpu = spec.gpus[static_cast<std::size_t>(rack.gpu)];
        strengthen(rack, gpu, group.strength);
        rack.gpu = static_cast<int>(spec.gpus.size());
        spec.gpus.push_back(std::move(gpu));
        const auto type = static_cast<std::uint16_t>(spec.rackTypes.size());
        spec.rackTypes.push_back(std::move(rack));
        for (const auto r : group.racks) {
            spec.rackType[r] = type;
            strength[r] = group.strength;
        }
    }
    if (!m_groups.empty())
        for (const char* perGpu : {"network_power_per_gpu", "management_power_per_gpu"})
            scale(spec.parameters, perGpu, m_gpus / solved);

    const PlantModel model(std::move(spec), scenario.seed);
    PlantState state;
    model.solveSteady(inputs, state);
    KeyFigures figures = state.figures;
    figures.gpus = m_gpus;
    figures.racks = m_racks;
    writeGrowthFigures(parameters, counts, figures);
    if (!m_groups.empty() && m_gpus > 0) { // each of the stronger GPUs stands for as many
        figures.gpus_throttled = figures.gpus_tripped = 0;
        double dieSum = 0;
        for (std::size_t r = 0; r < model.spec().rackCount(); ++r)
            for (auto g = model.spec().rackFirstGpu[r]; g < model.spec().rackFirstGpu[r + 1]; ++g) {
                const float die = state.gpuDieC[g];
                dieSum += strength[r] * static_cast<double>(die);
                figures.gpus_throttled += die > throttleC[r] ? strength[r] : 0;
                figures.gpus_tripped += !state.gpuTripped.empty() && state.gpuTripped[g] ? strength[r] : 0;
            }
        figures.gpu_temperature_mean_c = dieSum / m_gpus;
    }
    return figures;
}

} // namespace twin
