#include "twin/physics/CompiledPlant.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/GrowthFigures.h"
#include "twin/physics/GpuBatch.h"
#include "twin/physics/HeatExchanger.h"
#include "twin/physics/Water.h"
#include <algorithm>
#include <atomic>
#include <cmath>
#include <tbb/parallel_for.h>

namespace twin {
namespace {

void require(bool good, const std::string& what, const std::string& name, double value)
{
    if (!good)
        throw Error(TWIN_TEXT("The %1 of “%2” is %3, which is impossible; correct it in the scenario's numbers."),
                    {what, name, numberText(value)});
}

void checkGpu(const GpuSpec& g)
{
    require(g.idleW >= 0 && g.idleW <= g.tdpW, "idle power", g.name, g.idleW);
    require(g.tdpW > 0 && g.tdpW < 1e5, "rated power", g.name, g.tdpW);
    require(g.trainingW >= g.idleW && g.trainingW <= g.tdpW, "training power", g.name, g.trainingW);
    require(g.dieResistanceKPerW > 0 && g.dieResistanceKPerW < 1, "die resistance", g.name, g.dieResistanceKPerW);
    require(g.throttleC > 0 && g.throttleC < g.tripC, "throttle temperature", g.name, g.throttleC);
    require(g.slowdownC > 0 && g.slowdownC < 200, "slowdown temperature", g.name, g.slowdownC);
    require(g.tripC < 200, "trip temperature", g.name, g.tripC);
    for (const double v : {g.hbmGb, g.hbmTbPerS, g.nvlinkGbPerS, g.denseBf16Tflops})
        require(v >= 0 && std::isfinite(v), "memory, link or compute figure", g.name, v);
}

void checkRack(const RackSpec& r, std::size_t gpuKinds)
{
    const bool hasGpus = r.gpus > 0;
    require(!hasGpus || (r.gpu >= 0 && static_cast<std::size_t>(r.gpu) < gpuKinds), "kind of GPU", r.name, r.gpu);
    require(r.gpus >= 0 && r.gpus <= 1024, "number of GPUs", r.name, r.gpus);
    for (const double v : {r.hostIdleW, r.hostTrainingW, r.hostRatedW, r.networkW, r.cduRatingW, r.rearDoorRatingW, r.rearDoorFanW})
        require(v >= 0 && v < 1e9, "power", r.name, v);
    require(r.liquidFraction >= 0 && r.liquidFraction <= 1, "share of heat to liquid", r.name, r.liquidFraction);
    // GPUs sit on cold plates in this model; without coolant their temperature has no meaning.
    require(!hasGpus || r.liquidFraction >= 0.05, "share of heat to liquid", r.name, r.liquidFraction);
    require(r.cduPumpFraction >= 0 && r.cduPumpFraction <= 0.2, "CDU pump share", r.name, r.cduPumpFraction);
    for (const double v : {r.nicTbPerS, r.storagePb, r.storageReadTbPerS, r.storageWriteTbPerS})
        require(v >= 0 && v < 1e6, "network or storage figure", r.name, v);
}

void checkUnit(const UnitSpec& u)
{
    const std::string name = "plant unit " + std::to_string(u.id.value);
    require(u.rating == 0 || (u.rating >= 1 && u.rating < 1e12), "rating", name, u.rating); // 0: none; less than a watt is a slip of units
    require(u.energyWh >= 0 && u.energyWh < 1e15, "energy", name, u.energyWh);
    if (u.kind == AssetKind::Turbine || u.kind == AssetKind::Genset)
        require(u.heatRate >= 3412.14 && u.heatRate < 1e5, "heat rate", name, u.heatRate); // 3,412 Btu make a kWh
    require(u.co2KgPerMwh >= 0 && u.co2KgPerMwh < 1e5, "CO₂ figure", name, u.co2KgPerMwh);
}

void checkArrays(const PlantSpec& s)
{
    const std::size_t racks = s.rackCount();
    const bool sizes = s.rackHall.size() == racks && s.rackWorkload.size() == racks && s.rackId.size() == racks
        && (s.rackFirstGpu.size() == racks + 1 || (racks == 0 && s.rackFirstGpu.empty()));
    if (!sizes)
        throw Error(TWIN_TEXT("The plant's rack arrays differ in length; compile the site again."));
    for (std::size_t r = 0; r < racks; ++r) {
        if (s.rackType[r] >= s.rackTypes.size())
            throw Error(TWIN_TEXT("Rack %1 of the plant has an unknown type; compile the site again."), {std::to_string(r)});
        const auto first = s.rackFirstGpu[r], next = s.rackFirstGpu[r + 1];
        if (next < first || next - first > static_cast<std::uint32_t>(std::max(0, s.rackTypes[s.rackType[r]].gpus)))
            throw Error(TWIN_TEXT("Rack %1 of the plant holds more GPUs than its type has places; compile the site again."), {std::to_string(r)});
    }
}

/// What a CDU passes on with its valve least and most open: counterflow plates sized for the design approach.
void sizeCdu(const PlantParameters& p, RackLaw& law, const std::string& name)
{
    const double heat = law.designLiquidW + law.pumpW;
    const double hot = law.technologyWPerK, cold = law.facilityWPerK;
    const double smaller = std::min(hot, cold), larger = std::max(hot, cold);
    const double target = heat / smaller / (p.cduApproachK + heat / hot);
    if (!(target < 0.98))
        throw Error(TWIN_TEXT("No CDU of “%1” can reach an approach of %2 K with a facility rise of %3 K; allow a larger approach or a smaller rise."),
                    {name, numberText(p.cduApproachK), numberText(p.facilityRiseK)});
    law.cduUaWPerK = ntuFromEffectiveness(target, smaller / larger) * smaller;
    law.cduLeastWPerK = cduConductance(law, 1, p.facilityFlowMin);
    law.cduMostWPerK = cduConductance(law, 1, cduFlowMax);
}

RackLaw rackLaw(const PlantSpec& spec, const PlantParameters& p, const RackSpec& r)
{
    RackLaw law;
    law.use = r.use;
    law.gpus = r.gpus;
    law.hostIdleW = r.hostIdleW;
    law.hostTrainingW = r.hostTrainingW;
    law.hostRatedW = r.hostRatedW;
    law.hostBreak = p.serviceTrainingLoad;
    law.networkW = r.networkW;
    law.fanW = r.rearDoorFanW;
    law.doorRatingW = r.rearDoorRatingW;
    double serverTraining = r.hostTrainingW, serverRated = r.hostRatedW;
    if (r.gpus > 0) {
        const GpuSpec& g = spec.gpus[static_cast<std::size_t>(r.gpu)];
        const double n = r.gpus;
        law.gpuIdleW = g.idleW;
        law.gpuTdpW = g.tdpW;
        law.gpuTrainingUtilisation = g.trainingUtilisation();
        law.hostBreak = std::clamp(law.gpuTrainingUtilisation, 0.01, 1.0);
        law.throttleC = g.throttleC;
        law.slowdownC = g.slowdownC;
        law.tripC = g.tripC;
        // The catalogue's watts hold at the die temperature of typical training: coolant plus the drop over the cold plate.
        law.referenceC = p.gpuReferenceCoolantC + g.dieResistanceKPerW * g.trainingW;
        law.dieToPlateWPerK = 1 / (p.conductionShare * g.dieResistanceKPerW);
        law.plateToCoolantWPerK = 1 / ((1 - p.conductionShare) * g.dieResistanceKPerW);
        require(p.leakagePerK * g.tdpW * g.dieResistanceKPerW < 0.8, "leakage times die resistance", g.name,
                p.leakagePerK * g.tdpW * g.dieResistanceKPerW); // beyond, dies run away
        const double gpuTraining = n * g.trainingW;
        serverTraining += gpuTraining;
        serverRated += n * g.tdpW;
        // The rack's liquid share is first the GPUs' (they are on plates), then the hosts'.
        const double liquid = r.liquidFraction * serverTraining;
        law.gpuLiquidShare = gpuTraining > 0 ? std::min(1.0, liquid / gpuTraining) : 0;
        law.hostLiquidShare = r.hostTrainingW > 0 ? std::clamp((liquid - gpuTraining) / r.hostTrainingW, 0.0, 1.0) : 0;
        law.designLiquidW = law.gpuLiquidShare * gpuTraining + law.hostLiquidShare * r.hostTrainingW;
        law.pumpW = r.cduPumpFraction * law.designLiquidW;
        law.cduRatingW = r.cduRatingW;
        law.technologyWPerK = p.technologyFlowWPerKPerW * law.designLiquidW;
        law.facilityWPerK = (law.designLiquidW + law.pumpW) / p.facilityRiseK;
        law.loopJPerK = p.technologyLoopJPerKPerW * law.designLiquidW;
        law.coolantLPerMin = spec.parameters.value("technology_flow") * law.designLiquidW * 1e-3;
        sizeCdu(p, law, r.name);
    }
    law.trainingW = serverTraining + (r.use == RackUse::Network ? 0 : r.networkW);
    law.ratedW = serverRated + (r.use == RackUse::Network ? 0 : r.networkW);
    law.airWPerK = (law.trainingW - law.designLiquidW + law.fanW) / p.rackAirRiseK;
    return law;
}

/// SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t mix(std::uint64_t x)
{
    x += 0x9E3779B97F4A7C15ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

/// Bell-shaped with mean 0 and standard deviation 1, never beyond 3.5: the sum of four 16-bit uniforms.
double bell(std::uint64_t bits)
{
    double s = 0;
    for (int i = 0; i < 4; ++i)
        s += static_cast<double>((bits >> (16 * i)) & 0xFFFF) / 65535.0;
    return (s - 2) * std::sqrt(3.0);
}

/// A chip belongs to its rack's id and place in it, so an edit elsewhere leaves it as it is.
void makeChips(CompiledPlant& c, std::uint32_t r)
{
    const std::uint64_t rack = mix(mix(c.seed) ^ c.spec.rackId[r].value);
    const std::uint32_t count = c.spec.rackFirstGpu[r + 1] - c.spec.rackFirstGpu[r];
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint64_t chip = mix(rack + i);
        const std::size_t at = c.rackChips[r] + i * GpuBatch::racksMax;
        c.chipPower[at] = static_cast<float>(1 + c.p.powerSpread * bell(chip));
        c.chipConductance[at] = static_cast<float>(1 / (1 + c.p.resistanceSpread * bell(mix(chip))));
    }
}

void makeChips(CompiledPlant& c, const CompiledPlant* previous)
{
    c.chipPower.assign(c.chipRows * GpuBatch::racksMax, 0.0f);
    c.chipConductance.assign(c.chipRows * GpuBatch::racksMax, 0.0f);
    // An edit keeps nearly all racks in their order: where each stood before is found by looking ahead a little.
    std::vector<std::size_t> before;
    if (previous && previous->p.powerSpread == c.p.powerSpread && previous->p.resistanceSpread == c.p.resistanceSpread) {
        before.assign(c.spec.rackCount(), noChips);
        const auto& ids = previous->spec.rackId;
        std::size_t next = 0;
        for (std::size_t r = 0; r < c.spec.rackCount(); ++r) {
            const auto found = std::find(ids.begin() + static_cast<std::ptrdiff_t>(next),
                                         ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), next + 64)), c.spec.rackId[r]);
            const auto p = static_cast<std::size_t>(found - ids.begin());
            if (p >= std::min(ids.size(), next + 64))
                continue;
            const auto gpus = [](const PlantSpec& s, std::size_t i) { return s.rackFirstGpu[i + 1] - s.rackFirstGpu[i]; };
            next = p + 1;
            if (gpus(c.spec, r) == gpus(previous->spec, p))
                before[r] = previous->rackChips[p];
        }
    }
    c.chipSums.resize(c.runs.size());
    tbb::parallel_for(std::size_t{0}, c.runs.size(), [&](std::size_t i) { // a run's racks share their rows
        const RackRun& run = c.runs[i];
        for (std::uint32_t r = run.first; run.liquid && r < run.first + run.count; ++r) {
            if (before.empty() || before[r] == noChips) {
                makeChips(c, r);
                continue;
            }
            const std::size_t count = c.spec.rackFirstGpu[r + 1] - c.spec.rackFirstGpu[r];
            for (std::size_t g = 0; g < count * GpuBatch::racksMax; g += GpuBatch::racksMax) {
                c.chipPower[c.rackChips[r] + g] = previous->chipPower[before[r] + g];
                c.chipConductance[c.rackChips[r] + g] = previous->chipConductance[before[r] + g];
            }
        }
        const std::size_t row = run.firstRow * GpuBatch::racksMax;
        c.chipSums[i] = GpuBatch::sumChips(c.chipPower.data() + row, c.chipConductance.data() + row, run.rows);
    });
}

void makeBlocks(CompiledPlant& c)
{
    constexpr std::uint32_t gpusPerBlock = 4096, racksPerBlock = 256, gpusPerRun = 72 * GpuBatch::racksMax;
    const auto& s = c.spec;
    const auto racks = static_cast<std::uint32_t>(s.rackCount());
    const auto gpus = [&](std::uint32_t from, std::uint32_t to) { return s.rackFirstGpu[to] - s.rackFirstGpu[from]; };
    const auto liquid = [&](std::uint32_t r) {
        const RackLaw& law = c.laws[s.rackType[r]];
        return law.use == RackUse::Gpu && law.liquid() && c.rackFill[r] > 0;
    };
    std::uint32_t first = 0; // of the block
    c.blockFirstRun.push_back(0);
    for (std::uint32_t r = 0; r < racks; ++r) {
        const auto joins = [&](const RackRun& run) {
            const std::uint32_t f = run.first;
            return s.rackType[r] == s.rackType[f] && s.rackWorkload[r] == s.rackWorkload[f] && s.rackHall[r] == s.rackHall[f]
                && liquid(r) == run.liquid && (!run.liquid || (run.count < GpuBatch::racksMax && gpus(f, r + 1) <= gpusPerRun))
                && run.count < racksPerBlock;
        };
        if (!c.runs.empty() && joins(c.runs.back())) {
            ++c.runs.back().count;
            continue;
        }
        // Blocks end between runs, so that no run is cut short.
        if (r > first && (gpus(first, r) >= gpusPerBlock || r - first >= racksPerBlock)) {
            first = r;
            c.blockFirstRun.push_back(static_cast<std::uint32_t>(c.runs.size()));
        }
        c.runs.push_back({r, 1, liquid(r)});
    }
    if (racks > 0)
        c.blockFirstRun.push_back(static_cast<std::uint32_t>(c.runs.size()));
    c.rackChips.assign(racks, noChips);
    for (RackRun& run : c.runs) {
        run.firstRow = c.chipRows;
        for (std::uint32_t i = 0; run.liquid && i < run.count; ++i) {
            c.rackChips[run.first + i] = run.firstRow * GpuBatch::racksMax + i;
            run.rows = std::max<std::size_t>(run.rows, gpus(run.first + i, run.first + i + 1));
        }
        c.chipRows += run.rows;
    }
    // By power, not by number: a hall that loses a tenth of its sections loses a tenth of its load, whatever stands at its end.
    std::vector<double> inHall(static_cast<std::size_t>(std::max(0, s.hallCount)), 0.0), seen(inHall.size(), 0.0);
    const auto weight = [&](std::size_t r) { return std::max(1.0, static_cast<double>(c.rackFill[r]) * c.laws[s.rackType[r]].trainingW); };
    for (std::size_t r = 0; r < s.rackHall.size(); ++r)
        if (s.rackHall[r] < inHall.size())
            inHall[s.rackHall[r]] += weight(r);
    for (std::size_t r = 0; r < s.rackHall.size(); ++r) {
        const auto hall = s.rackHall[r];
        double place = 0;
        if (hall < inHall.size()) {
            place = (seen[hall] + weight(r) / 2) / inHall[hall];
            seen[hall] += weight(r);
        }
        c.rackPlace.push_back(static_cast<float>(place));
    }
}

void groupUnits(CompiledPlant& c)
{
    for (std::size_t i = 0; i < c.spec.units.size(); ++i) {
        const auto& u = c.spec.units[i];
        auto& group = c.groups[static_cast<std::size_t>(u.kind)];
        group.units.push_back(static_cast<int>(i));
        group.ratingEach += u.rating;
        group.ratingUpTo.push_back(group.ratingUpTo.back() + u.rating);
        group.energyUpTo.push_back(group.energyUpTo.back() + u.energyWh);
        if (u.kind == AssetKind::Turbine || u.kind == AssetKind::Genset) {
            const bool genset = u.kind == AssetKind::Genset;
            auto& merit = genset ? c.gensetMerit : c.turbineMerit;
            merit.push_back(static_cast<int>(c.generators.size()));
            c.generators.push_back({static_cast<int>(i), genset, u.rating, u.heatRate, u.co2KgPerMwh, u.stepLoad,
                                    static_cast<int>(merit.size()) - 1});
        }
    }
    for (auto& group : c.groups)
        if (!group.units.empty())
            group.ratingEach /= group.count();
    const auto better = [&](int a, int b) { return c.generators[a].heatRate < c.generators[b].heatRate; };
    std::stable_sort(c.turbineMerit.begin(), c.turbineMerit.end(), better);
    std::stable_sort(c.gensetMerit.begin(), c.gensetMerit.end(), better);
}

/// Sums over the racks that size flows and fix what doesn't change.
void sumRacks(CompiledPlant& c)
{
    auto& t = c.totals;
    double leafW = 0, cpuTraining = 0, networkRacks = 0, upsTraining = 0;
    for (std::size_t r = 0; r < c.spec.rackCount(); ++r) {
        const auto& type = c.spec.rackTypes[c.spec.rackType[r]];
        const auto& law = c.laws[c.spec.rackType[r]];
        const double gpus = c.spec.rackFirstGpu[r + 1] - c.spec.rackFirstGpu[r];
        const double fill = type.gpus > 0 ? gpus / type.gpus : 1.0;
        c.rackFill.push_back(static_cast<float>(fill));
        (law.use == RackUse::Gpu ? t.racks : t.service_racks) += 1;
        t.gpus += gpus;
        if (type.gpu >= 0 && type.gpus > 0) {
            const auto& g = c.spec.gpus[static_cast<std::size_t>(type.gpu)];
            t.hbm_pb_per_s += gpus * g.hbmTbPerS * 1e-3;
            t.nvlink_pb_per_s += gpus * g.nvlinkGbPerS * 1e-6;
        }
        t.network_pb_per_s += fill * type.nicTbPerS / 8 * 1e-3; // bits to bytes
        t.storage_eb += type.storagePb * 1e-3;
        t.storage_read_tb_per_s += type.storageReadTbPerS;
        t.storage_write_tb_per_s += type.storageWriteTbPerS;
        networkRacks += law.use == RackUse::Network ? 1 : 0;
        cpuTraining += law.use == RackUse::Cpu ? law.trainingW : 0;
        leafW += law.use == RackUse::Network ? 0 : fill * law.networkW;
        c.designItW += fill * law.trainingW;
        c.ratedItW += fill * law.ratedW;
        c.designLiquidW += fill * (law.designLiquidW + law.pumpW);
        c.designAirW += fill * law.airWPerK * c.p.rackAirRiseK;
        c.doorWPerK += fill * law.airWPerK * c.p.doorEffectiveness;
    }
    // Spine and core: the fabric's total less the leaves in the GPU racks, spread over the network racks.
    const double spineW = std::max(0.0, c.p.networkWPerGpu * t.gpus - leafW);
    c.networkRackW = networkRacks > 0 ? spineW / networkRacks : 0;
    c.networkLumpW = networkRacks > 0 ? 0 : spineW;
    c.miscTrainingW = std::max(0.0, c.p.managementWPerGpu * t.gpus - cpuTraining);
    c.miscIdleW = c.miscRatedW = c.miscTrainingW;
    for (const auto& law : c.laws)
        if (law.use == RackUse::Cpu && law.hostTrainingW > 0) { // management follows the load like CPU servers do
            c.miscIdleW = c.miscTrainingW * law.hostIdleW / law.hostTrainingW;
            c.miscRatedW = c.miscTrainingW * law.hostRatedW / law.hostTrainingW;
            break;
        }
    c.designItW += spineW + c.miscTrainingW;
    c.ratedItW += spineW + c.miscRatedW;
    upsTraining = spineW + c.miscTrainingW;
    c.upsRatingW = upsTraining / c.p.upsLoading;
    for (auto& law : c.laws)
        if (law.use == RackUse::Network) {
            law.airWPerK = (c.networkRackW + law.fanW) / c.p.rackAirRiseK;
            law.trainingW = c.networkRackW;
            law.ratedW = std::max(law.hostRatedW, 1.0);
        }
    c.doorWPerK += spineW * c.p.doorEffectiveness / c.p.rackAirRiseK;
    c.designAirW += spineW + c.miscTrainingW + c.p.buswayLoss * c.designItW * c.designItW / std::max(1.0, c.ratedItW);
    c.designFacilityHeatW = c.designLiquidW + c.designAirW;
    c.facilityWPerK = c.designFacilityHeatW / c.p.facilityRiseK;
    c.facilityLoopJPerK = c.p.facilityLoopJPerKPerW * c.designFacilityHeatW;
    c.roomJPerK = c.p.roomJPerKPerW * c.designAirW;
}

} // namespace

CompiledPlant compileSizes(PlantSpec spec)
{
    static std::atomic<std::uint64_t> made{0};
    CompiledPlant c;
    c.number = ++made;
    c.p = readPlantParameters(spec.parameters);
    for (const auto& gpu : spec.gpus)
        checkGpu(gpu);
    for (const auto& rack : spec.rackTypes)
        checkRack(rack, spec.gpus.size());
    for (const auto& unit : spec.units)
        checkUnit(unit);
    checkArrays(spec);
    c.spec = std::move(spec);
    for (const auto& rack : c.spec.rackTypes)
        c.laws.push_back(rackLaw(c.spec, c.p, rack));
    for (const auto& law : c.laws)
        if (law.tripC > 0)
            c.leastTripC = std::min(c.leastTripC, law.tripC);
    groupUnits(c);
    sumRacks(c);
    makeBlocks(c);
    c.totals.published_memory_pb_per_s = c.p.publishedMemoryPbPerS;
    writeGrowthFigures(c.p, growthCounts(c.spec), c.totals);
    return c;
}

CompiledPlant compileConstants(PlantSpec spec, std::uint64_t seed)
{
    auto c = compileSizes(std::move(spec));
    c.seed = seed;
    makeChips(c, nullptr);
    c.cooling = makeCoolingPlant(c);
    return c;
}

CompiledPlant compileConstants(PlantSpec spec, const CompiledPlant& previous)
{
    auto c = compileSizes(std::move(spec));
    c.seed = previous.seed;
    makeChips(c, &previous);
    c.cooling = makeCoolingPlant(c);
    return c;
}

double hostPowerW(const RackLaw& law, double u)
{
    if (u <= law.hostBreak)
        return law.hostIdleW + (law.hostTrainingW - law.hostIdleW) * u / law.hostBreak;
    if (law.hostBreak >= 1)
        return law.hostTrainingW;
    return law.hostTrainingW + (law.hostRatedW - law.hostTrainingW) * (u - law.hostBreak) / (1 - law.hostBreak);
}

double cduConductance(const RackLaw& law, double technologyFlow, double facilityFlow)
{
    const double hot = law.technologyWPerK * technologyFlow, cold = law.facilityWPerK * facilityFlow;
    const double least = std::min(hot, cold);
    return least * effectiveness(law.cduUaWPerK * plateUaFactor(technologyFlow, facilityFlow) / least, least / std::max(hot, cold));
}

double rackUtilisation(const RackLaw& law, const LoadLevel& load)
{
    const double value = std::isfinite(load.value) ? static_cast<double>(load.value) : 0.0;
    const double u = load.basis == LoadLevel::Basis::Utilisation ? value : value * law.hostBreak;
    return std::clamp(u, 0.0, 1.0);
}

} // namespace twin
