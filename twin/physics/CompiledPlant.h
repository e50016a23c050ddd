// What PlantModel derives from its PlantSpec once, and the parts of a step. Internal to twin/physics.
#pragma once
#include "twin/physics/Battery.h"
#include "twin/physics/CoolingPlant.h"
#include "twin/physics/CoolingTower.h"
#include "twin/physics/Electrical.h"
#include "twin/physics/GpuBatch.h"
#include "twin/physics/PlantModel.h"
#include "twin/physics/PlantParameters.h"
#include <array>
#include <span>
#include <vector>

namespace twin {

/// A rack type's constants, for a full rack. Zero where a kind of rack has no such thing.
struct RackLaw
{
    RackUse use = RackUse::Gpu;
    double gpus = 0;
    double gpuIdleW = 0, gpuTdpW = 0, gpuTrainingUtilisation = 0;
    double hostIdleW = 0, hostTrainingW = 0, hostRatedW = 0, hostBreak = 0.84; ///< utilisation at which hostTrainingW holds
    double networkW = 0, trainingW = 0, ratedW = 0; ///< rack totals with network
    double gpuLiquidShare = 0, hostLiquidShare = 0;
    double throttleC = 0, slowdownC = 0, tripC = 0, referenceC = 0, dieToPlateWPerK = 0, plateToCoolantWPerK = 0;
    double designLiquidW = 0;      ///< liquid heat in training: what flows are sized for
    double technologyWPerK = 0, facilityWPerK = 0, loopJPerK = 0;
    double cduLeastWPerK = 0, cduMostWPerK = 0; ///< conductance from technology return to facility supply, valve least and most open
    double cduUaWPerK = 0;         ///< of the CDU's plates, both flows at design
    double pumpW = 0, cduRatingW = 0;
    double airWPerK = 0, fanW = 0, doorRatingW = 0;
    double coolantLPerMin = 0;
    bool liquid() const { return technologyWPerK > 0; }
};
inline constexpr double cduFlowMax = 1.3; ///< of design, valves fully open

/// Units of a kind, as indices into PlantSpec::units.
struct UnitGroup
{
    std::vector<int> units;
    double ratingEach = 0; ///< mean
    std::vector<double> ratingUpTo{0}, energyUpTo{0}; ///< of the first n units, W and Wh
    int count() const { return static_cast<int>(units.size()); }
    int inService(int out) const { return std::max(0, count() - std::max(0, out)); }
    double rating(int out) const { return ratingEach * inService(out); }
    double energyWh(int out) const { return energyUpTo[static_cast<std::size_t>(inService(out))]; }
};

/// Neighbouring racks that a pass takes together: of one type, workload and hall.
struct RackRun
{
    std::uint32_t first = 0, count = 0;
    bool liquid = false;   ///< GPUs on cold plates, at most GpuBatch::racksMax racks; else racks whose power follows from their load alone
    std::size_t firstRow = 0, rows = 0; ///< of its chips
};

inline constexpr std::size_t noChips = SIZE_MAX;

struct CompiledPlant
{
    PlantSpec spec;
    PlantParameters p{};
    std::vector<RackLaw> laws;
    std::vector<float> rackFill;                       ///< share of the rack's GPU places that are fitted
    std::uint64_t seed = 1, number = 0;                ///< number: of this plant among all that were made in this run
    std::vector<float> chipPower, chipConductance;     ///< rows of all liquid runs, as GpuBatch::Chips
    std::vector<std::size_t> rackChips;                ///< where there the rack's first chip is; the next is GpuBatch::racksMax on. noChips: nowhere
    std::size_t chipRows = 0;
    std::vector<GpuBatch::ChipSums> chipSums;          ///< by run
    std::vector<float> rackPlace;                      ///< 0 .. 1 within its hall by training power, for halls that are partly dark
    std::vector<RackRun> runs;
    std::vector<std::uint32_t> blockFirstRun;          ///< blocks of about 4096 GPUs; last entry: runs
    std::array<UnitGroup, 20> groups;                  ///< by AssetKind
    std::vector<Generator> generators;                 ///< turbines and gensets in unit order
    std::vector<int> turbineMerit, gensetMerit;        ///< indices into generators
    double designItW = 0, ratedItW = 0;                ///< all racks in training, at nameplate
    double designLiquidW = 0, designAirW = 0, miscTrainingW = 0, miscIdleW = 0, miscRatedW = 0;
    double networkRackW = 0, networkLumpW = 0;         ///< spine and core: a network rack's part, or all of it where there is none
    double designFacilityHeatW = 0, facilityWPerK = 0, facilityLoopJPerK = 0, roomJPerK = 0, doorWPerK = 0;
    double upsRatingW = 0;
    double leastTripC = 1e9;                           ///< of all kinds of GPU
    CoolingPlant cooling;                              ///< machines of heat rejection, and tables of pumps and doors
    KeyFigures totals;                                 ///< figures that don't change: counts, bandwidths, storage

    const UnitGroup& group(AssetKind kind) const { return groups[static_cast<std::size_t>(kind)]; }
};

/// Sensors in the mains and the control of valves, fans and chillers: they see heat that changes quicker than this only in its mean, so
/// that training swings move no machine (estimate: the passage through the mains of a hall).
inline constexpr double coolingControlS = 60;

/// Builds the constants; throws Error for impossible numbers.
CompiledPlant compileConstants(PlantSpec spec, std::uint64_t seed);
/// The same, copying the chips of racks that another plant has too, with the seed of that one.
CompiledPlant compileConstants(PlantSpec spec, const CompiledPlant& previous);
/// The same without the chips' own differences: for who needs no GPU.
CompiledPlant compileSizes(PlantSpec spec);

/// Power of a rack's servers without GPUs: linear through idle, training (at `hostBreak`) and rated.
double hostPowerW(const RackLaw& law, double utilisation);
/// Conductance from the technology loop's return to the facility supply, W/K of a full rack, at shares of the two design flows.
double cduConductance(const RackLaw& law, double technologyFlow, double facilityFlow);
/// GPU (or service) utilisation a load level asks of a rack.
double rackUtilisation(const RackLaw& law, const LoadLevel& load);

/// Sums over all racks, after a pass.
struct RackTotals
{
    double gpuServerW = 0, networkW = 0, storageW = 0, cpuW = 0;
    double gpuW = 0;           ///< of gpuServerW, GPUs alone
    double liquidW = 0;        ///< IT heat into the technology loops
    double gpuLiquidW = 0;     ///< of it, from GPUs
    double airW = 0;           ///< heat of racks to room air, with door fans
    double cduToFacilityW = 0; ///< through the CDUs
    double storedW = 0;        ///< warming GPUs and technology loops
    double loopStoredW = 0;    ///< of it, technology loops
    double cduPumpW = 0, doorFanW = 0;
    double supplySumC = 0, returnSumC = 0, loopWeight = 0; ///< technology loop temperatures weighted by flow
    double dieSumC = 0, throttled = 0, tripped = 0, gpus = 0;
    double dieMaxC = -1e9, headroomMinK = 1e9, headroomSlowdownC = 0, headroomDieC = 0;
    double cduLoadMax = 0, cduHeatAtMaxW = 0, cduRatingAtMaxW = 0;
    double doorLoadMax = 0, doorHeatAtMaxW = 0, doorRatingAtMaxW = 0;
    void add(const RackTotals& other);
};
/// The GPUs between windows of one call, in the order in which GpuBatch works (GpuBatch::Held): rows of all runs.
struct HeldGpus
{
    std::vector<float> die, plate, zeroC;
    bool isFilled = false; ///< this is their state, not the arrays of PlantState
    bool keeps = false;    ///< leave it here after the next window too
};
/// Advances all GPUs and technology loops by as many steps of `dt` seconds as there are inputs, under facility water of
/// `facilityC` at the start of each; dt 0 settles them. Writes a step's arrays to `frames` where given, and the last one's to `state` if
/// `full`; else only what the next window needs. `held`: where the GPUs wait between windows, and the arrays a GPU are not written.
std::vector<RackTotals> advanceRacks(const CompiledPlant& plant, std::span<const PlantInputs> inputs, std::span<const double> facilityC,
                                     double dt, bool full, PlantState& state, std::span<PlantFrame> frames = {}, HeldGpus* held = nullptr);

/// IT power that is not in the racks: management and miscellaneous, and the fabric's spine where there are no network racks.
struct LumpLoad
{
    double miscW = 0, networkW = 0;
};
LumpLoad lumpLoad(const CompiledPlant& plant, const PlantInputs& inputs);

/// Heat rejection of one instant.
struct CoolingResult
{
    double heatInW = 0, towerHeatW = 0, dryHeatW = 0, chillerHeatW = 0;
    double chillerCapacityW = 0, chillerDemandW = 0; ///< demand: what would be asked of the chillers at the set-point
    double chillerW = 0;
    double towerFanW = 0, towerPumpW = 0; ///< all fans and pumps beyond the facility loop: towers, dry coolers, condensers
    double dryFanW = 0;                   ///< counted in towerFanW
    double towerFanSpeed = 0;
    int chillersRunning = 0;
    int clamped = 0;                      ///< inputs drawn to the end of a curve's range
    double returnC = 0;
    double towerKgPerS = 0;               ///< water over the cells while they carry heat
    TowerWater water;
    double rejectedW() const { return towerHeatW + dryHeatW + chillerHeatW; }
};
/// The plant rejecting `wantedW` (or what it can) from the facility loop at `supplyC`, which takes in `heatInW`; machines and
/// controllers move on by `dt` seconds, 0 settles them.
CoolingResult rejectHeat(const CompiledPlant& plant, const PlantInputs& inputs, double supplyC, double heatInW, double wantedW, double dt,
                         CoolingState& state);
/// Most the plant could reject from the loop at `supplyC` while `heatInW` comes in.
double coolingCapacityW(const CompiledPlant& plant, const PlantInputs& inputs, double supplyC, double heatInW);
/// Flow of the facility loop that the pumps in service give for a heat, of design.
double facilityFlowRatio(const CompiledPlant& plant, double heatInW, int pumpsOut = 0);

/// Supply of one instant, at the meters.
struct SupplyResult
{
    double gridW = 0, turbineW = 0, gensetW = 0, batteryW = 0, unservedW = 0, hvLossW = 0;
    double gridCapW = 0, turbineCapW = 0, gensetCapW = 0, largestLossW = 0; ///< largestLossW: what the worst single failure takes
    std::array<double, batteryPurposeCount> batteryPurposeW{}; ///< by BatteryPurpose; they add up to batteryW
    double spinningReserveW = 0;
    int turbinesOnline = 0, gensetsOnline = 0;
    double gasMmbtuPerH = 0, co2KgPerH = 0;
};
BatteryPlant batteryPlant(const CompiledPlant& plant, const PlantInputs& inputs);
/// Covers `demandW` at the medium-voltage bus; dt 0 settles the generators.
SupplyResult dispatch(const CompiledPlant& plant, const PlantInputs& inputs, double demandW, double dt, PlantState& state);

/// Fills state.unit and state.figures.
struct PlantBalance
{
    int pumpsOut = 0;         ///< facility pumps, as in PlantInputs
    double doorsOut = 0;
    RackTotals racks;
    LumpLoad lump;
    CoolingResult cooling;
    SupplyResult supply;
    double buswayLossW = 0, upsLossW = 0, padLossW = 0, lowVoltageW = 0, mediumVoltageW = 0, batteryStandbyW = 0;
    double facilityPumpW = 0, houseW = 0, roomHeatInW = 0, doorHeatW = 0;
    double facilityFlow = 0; ///< of design; 0: not yet known, it follows from the heat
    double storedW = 0, roomStoredW = 0, facilityStoredW = 0; ///< all of it; in room air and in the facility loop
};
/// Room air: what the racks and the hall give off less what the rear doors take. Returns the heat the doors hand to the loop.
double advanceRoom(const CompiledPlant& plant, double dt, PlantBalance& balance, PlantState& state);
/// Heat arriving in the facility loop, with its pumps' own.
double loopHeat(const CompiledPlant& plant, PlantBalance& balance);
void writeUnits(const CompiledPlant& plant, const PlantInputs& inputs, const PlantBalance& balance, PlantState& state);
void writeFigures(const CompiledPlant& plant, const PlantInputs& inputs, const PlantBalance& balance, bool withLimits, PlantState& state);

struct PlantModel::Compiled : CompiledPlant
{
};

} // namespace twin
