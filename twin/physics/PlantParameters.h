// The plant's numbers in SI units, read once and checked.
#pragma once
#include "twin/base/Parameter.h"
#include "twin/physics/Checkpoint.h"
#include "twin/physics/Chiller.h"
#include "twin/physics/CoolingParameters.h"
#include "twin/physics/Economics.h"
#include "twin/physics/FabricScaling.h"
#include "twin/physics/Generators.h"
#include "twin/physics/StorageGrowth.h"
#include "twin/physics/SupplyParameters.h"

namespace twin {

/// Values of the parameters the model uses. Units: W, J/K, K, °C, s, shares of 1 unless a name says otherwise.
struct PlantParameters
{
    double gridCapacityW, powerFactor;
    GeneratorLaw turbine, genset;
    double gasHhvToLhv, generationReserve;
    SupplyParameters supply;
    double batteryPowerLimitW, batteryRoundTrip, batterySocMin, batterySocMax, batteryInitialSoc, batteryStandbyPerDay;
    double hvNoLoad, hvLoad, mvNoLoad, mvLoad, buswayLoss, upsConstant, upsLinear, upsQuadratic, upsLoading, houseShare;
    double leakagePerK, gpuReferenceCoolantC, powerSpread, resistanceSpread, dieCapacity, plateCapacity, conductionShare;
    double networkWPerGpu, managementWPerGpu, storageWPerTb, serviceTrainingLoad;
    double technologySupplyC, technologyFlowWPerKPerW; ///< capacity rate a watt of design heat
    double technologyLoopJPerKPerW, cduApproachK, facilitySupplyC, facilityRiseK, facilityLoopJPerKPerW;
    double facilityPumpHeadM, towerPumpHeadM, pumpEfficiency, pumpFixedHead, facilityFlowMin;
    double doorEffectiveness, rackAirRiseK, roomJPerKPerW;
    ChillerLaw chiller;
    double chillerRecirculationK;
    CoolingParameters cooling;
    double towerShare, towerFlowRatio, towerDutyRangeK, towerExchangerK, towerFanWPerKgS, towerFreeConvection;
    double cycles, driftShare, latentSummer, latentWinter;
    Tariff tariff;
    double gridCo2KgPerMwh, publishedMemoryPbPerS;
    StorageLaw storage;
    CheckpointLaw checkpoint;
    FabricLaw fabric;
};

/// Throws Error naming the parameter that is missing, not finite, or outside what is physically possible.
PlantParameters readPlantParameters(const ParameterSet& set);

} // namespace twin
