#include "twin/physics/network/SiteAssumptions.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <cmath>

namespace twin::network {

SiteAssumptions readSiteAssumptions(const ParameterSet& set)
{
    const auto between = [&](const char* id, double low, double high) {
        const auto& p = set.at(id);
        if (!(p.value >= low && p.value <= high))
            throw Error(TWIN_TEXT("The parameter “%1” is %2 %3; it must lie between %4 and %5."),
                        {p.label.empty() ? std::string(id) : p.label, numberText(p.value), p.unit, numberText(low), numberText(high)});
        return p.value;
    };
    SiteAssumptions a;
    a.utilityShortCircuitVa = 1e9 * between("utility_short_circuit", 0.01, 1000);
    a.utilityPu = between("utility_voltage", 0.8, 1.2);
    a.substationUk = 0.01 * between("substation_impedance", 1, 50);
    a.substationI0 = 0.01 * between("substation_no_load_current", 0, 10);
    a.substationTapStep = 0.01 * between("substation_tap_step", 0, 5);
    a.substationTapSteps = std::floor(between("substation_tap_steps", 0, 50));
    if (a.substationTapStep * a.substationTapSteps > 0.5)
        throw Error(TWIN_TEXT("%1 tap steps of %2 % change the winding by more than half; choose fewer or smaller steps."),
                    {numberText(a.substationTapSteps), numberText(100 * a.substationTapStep)});
    a.padUk = 0.01 * between("pad_impedance", 1, 30);
    a.padI0 = 0.01 * between("pad_no_load_current", 0, 20);
    a.mediumSetPu = between("mv_voltage_set", 0.8, 1.2);
    a.mediumBand = 0.01 * between("mv_voltage_band", 0.05, 20);
    if (a.substationTapSteps > 0 && 2 * a.mediumBand < a.substationTapStep)
        throw Error(TWIN_TEXT("The voltage band of ±%1 % is narrower than the tap step of %2 %, so the tap changers would hunt; widen the band."),
                    {numberText(100 * a.mediumBand), numberText(100 * a.substationTapStep)});
    a.reactorShare = 0.01 * between("ring_reactor", 0.01, 100);
    a.reactorXOverR = between("ring_reactor_x_over_r", 0.1, 1000);
    a.buswayXOverR = between("busway_x_over_r", 0, 100);
    a.machinePowerFactor = between("machine_power_factor", 0.1, 1);
    a.machineHoldsPu = between("machine_voltage", 0.8, 1.2);
    a.turbineSubtransient = between("turbine_subtransient", 0.01, 2);
    a.gensetSubtransient = between("genset_subtransient", 0.01, 2);
    a.switchgearBreakingKa = between("switchgear_breaking", 1, 1000);
    a.twoHoursLoading = between("overload_two_hours", 1, 5);
    a.halfHourLoading = between("overload_half_hour", a.twoHoursLoading, 5);
    a.overloadRecoveryS = 3600 * between("overload_recovery", 0.01, 1000);
    return a;
}

} // namespace twin::network
