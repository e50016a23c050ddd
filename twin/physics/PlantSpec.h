// The facility as numbers: what the model compiles a site into, and all the physics ever sees.
#pragma once
#include "twin/base/Ids.h"
#include "twin/base/Parameter.h"
#include <cstdint>
#include <string>
#include <vector>

namespace twin {

/// A kind of GPU (facts 3.1).
struct GpuSpec
{
    std::string id, name;
    double idleW = 0, trainingW = 0, tdpW = 0;
    double dieResistanceKPerW = 0.03;
    double throttleC = 87, slowdownC = 89, tripC = 92; ///< clocks are cut from throttleC on; hardware slowdown; trip
    double hbmGb = 0, hbmTbPerS = 0, nvlinkGbPerS = 0, denseBf16Tflops = 0;
    double trainingUtilisation() const { return tdpW > idleW ? (trainingW - idleW) / (tdpW - idleW) : 0; }
};

/// What a rack is for; decides where its power is counted.
enum class RackUse : std::uint8_t { Gpu, Cpu, Storage, Network };

/// A kind of rack (facts 3.2, 3.3). Powers are for the whole rack.
struct RackSpec
{
    std::string id, name;
    RackUse use = RackUse::Gpu;
    int gpu = -1;             ///< index into PlantSpec::gpus, -1 without
    int gpus = 0, servers = 0;
    double hostIdleW = 0, hostTrainingW = 0, hostRatedW = 0; ///< servers without their GPUs, at idle, typical training, nameplate
    double networkW = 0;      ///< leaf switch and optics in this rack; network racks: all their power
    double liquidFraction = 0; ///< share of heat taken by cold plates
    double cduRatingW = 0;    ///< in-rack CDU or share of a row CDU, 0 without
    double cduPumpFraction = 0; ///< pump power as a share of the heat moved
    double rearDoorRatingW = 0, rearDoorFanW = 0;
    double nicTbPerS = 0;     ///< Tb/s (bits) of all servers
    double storagePb = 0, storageReadTbPerS = 0, storageWriteTbPerS = 0;
    double widthM = 0.75, depthM = 1.2, heightM = 2.3;
};

/// A plant unit outside the racks. Order and number equal the site's units.
struct UnitSpec
{
    AssetKind kind = AssetKind::Chiller;
    AssetId id;
    double rating = 0;     ///< W (transformers: VA; chillers: thermal W; towers: thermal W; Megapacks, turbines: electrical W)
    double energyWh = 0;   ///< Megapacks
    double heatRate = 0;   ///< turbines and gensets: Btu (LHV) a kWh at full load, ISO
    double stepLoad = 0;   ///< share of rating
    double co2KgPerMwh = 0;
};

/// Everything a run needs. Rack arrays are parallel (one entry a rack, in the site's order); GPU i of rack r is
/// `rackFirstGpu[r] + i`.
struct PlantSpec
{
    std::vector<GpuSpec> gpus;
    std::vector<RackSpec> rackTypes;
    std::vector<std::uint16_t> rackType;
    std::vector<std::uint16_t> rackHall;
    std::vector<std::uint8_t> rackWorkload;   ///< index into the workloads of the inputs
    std::vector<std::uint32_t> rackFirstGpu;  ///< size racks + 1; the last entry is the number of GPUs
    std::vector<AssetId> rackId;              ///< seeds each rack's own small differences, so an edit elsewhere changes nothing here
    int hallCount = 0;
    std::vector<UnitSpec> units;
    ParameterSet parameters;                  ///< all other numbers by id, see resources/catalogue/parameters.json

    std::size_t rackCount() const { return rackType.size(); }
    std::size_t gpuCount() const { return rackFirstGpu.empty() ? 0 : rackFirstGpu.back(); }
};

} // namespace twin
