// The facility's figures for a site and scenario without running through time. Pure functions, any thread.
#pragma once
#include "twin/model/Scenario.h"
#include "twin/model/Site.h"
#include "twin/physics/PlantModel.h"
#include <optional>
#include <string>

namespace app {

/// Departures from the scenario's own choices.
struct Conditions
{
    std::optional<double> dryBulbC, wetBulbC; ///< both or none
    std::optional<double> utilisation;        ///< GPU utilisation of all racks, 0..1 (1: nameplate)
    std::optional<twin::Timestamp> at;        ///< with the scenario's own weather and workload at that instant
};

struct Evaluation
{
    twin::PlantState state;
    twin::PlantInputs inputs;
    std::string weather, workload;            ///< one line each, with source
    bool weatherIsSynthetic = true;
    const twin::KeyFigures& figures() const { return state.figures; }
};

/// Steady state. Without conditions: the month's mean weather (facts 4.5) and the typical level of the workload.
/// Throws twin::Error.
Evaluation evaluate(const twin::Site& site, const twin::Scenario& scenario, const Conditions& conditions = {});

} // namespace app
