// What the cooling plant remembers from one step to the next. Settled by a steady state.
#pragma once
#include "twin/physics/Actuator.h"
#include "twin/physics/ChillerStaging.h"

namespace twin {

struct CoolingState
{
    Actuator facilityFlow;  ///< of design
    Actuator towerFan;      ///< speed, 0 .. 1
    Actuator dryFan;        ///< speed, 0 .. 1
    Actuator chillerLoadW;  ///< heat that all running chillers take
    ChillerStages chillers;
    double basinC = 25;     ///< water in the towers' basins
    double condenserC = 30; ///< water leaving the condensers of water-cooled chillers
};

} // namespace twin
