// Numbers of the one-line that no public source gives for this site: parameters of the scenario, with range and source in the catalogue.
#pragma once
#include "twin/base/Parameter.h"

namespace twin::network {

/// SI units and shares of 1. The defaults equal the catalogue's.
struct SiteAssumptions
{
    double highV = 161e3, mediumV = 13.8e3, lowV = 415; ///< TVA and MLGW documents; turbine generators; ServeTheHome tour (October 2024)
    double utilityShortCircuitVa = 5e9;   ///< at 161 kV
    double utilityPu = 1.0;
    double substationUk = 0.18;
    double substationI0 = 0.0004;
    double substationTapStep = 0.00625, substationTapSteps = 16; ///< share of the winding, steps each way
    double padUk = 0.0575;
    double padI0 = 0.005;
    double mediumSetPu = 1.02, mediumBand = 0.0125; ///< what the substation tap changers hold: centre and half width
    double reactorShare = 0.08;           ///< ring reactors, of the line-up's rating
    double reactorXOverR = 60;
    double buswayXOverR = 0.75;
    double machinePowerFactor = 0.8;      ///< rated, turbines and gensets: VA = W / 0.8
    double turbineSubtransient = 0.15, gensetSubtransient = 0.12; ///< x"d
    double machineHoldsPu = 1.02;
    double switchgearBreakingKa = 63;
    double twoHoursLoading = 1.25, halfHourLoading = 1.5, overloadRecoveryS = 3 * 3600; ///< see OverloadClock
};

/// Throws Error naming the parameter that is missing or impossible.
SiteAssumptions readSiteAssumptions(const ParameterSet& set);

} // namespace twin::network
