// What the cooling plant remembers from one step to the next. Settled by a steady state.
#pragma once
#include "twin/physics/Actuator.h"
#include "twin/physics/ChillerStaging.h"

namespace twin {

/// A value as a slow instrument shows it: first order with a time constant.
struct Smoothed
{
    double value = 0;
    bool known = false;
    double settle(double now)
    {
        known = true;
        return value = now;
    }
    double follow(double now, double timeS, double dt) { return known ? value += (now - value) * dt / (timeS + dt) : settle(now); }
};

struct CoolingState
{
    Smoothed flowHeatW;             ///< what the valves and pumps of the loop answer to
    Smoothed heatInW, wantedW;      ///< what fans and chillers answer to
    Actuator facilityFlow;  ///< of design
    Actuator towerFan;      ///< speed, 0 .. 1
    Actuator dryFan;        ///< speed, 0 .. 1
    Actuator chillerLoadW;  ///< heat that all running chillers take
    ChillerStages chillers;
    double basinC = 25;     ///< water in the towers' basins
    double condenserC = 30; ///< water leaving the condensers of water-cooled chillers
};

} // namespace twin
