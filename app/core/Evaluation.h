// The facility's figures for a site and scenario without running through time. Pure functions, any thread.
#pragma once
#include "twin/model/OneLine.h"
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
    std::vector<std::string> open;            ///< elements of the one-line that are open, by name
    bool typicalLoad = false;                 ///< with `at`: the typical level of the workload all the same, not that of the instant
};

/// What acts on the plant, and how to say it.
struct SteadyConditions
{
    twin::PlantInputs inputs;
    std::string weather, workload;            ///< one line each, with source
    bool weatherIsSynthetic = true;
    std::vector<twin::Issue> issues;          ///< what had to be mended in the weather file: gaps, air above saturation
};

struct Evaluation : SteadyConditions
{
    twin::PlantState state;
    twin::OneLine network;                        ///< under that state; its figures are among the state's
    const twin::KeyFigures& figures() const { return state.figures; }
};

/// Weather and load of a scenario. Without conditions: the month's mean weather (facts 4.5), of a design day its extreme, and the
/// typical level of the workload. Throws twin::Error.
SteadyConditions steadyConditions(const twin::Scenario& scenario, const Conditions& conditions = {});

/// Steady state under steadyConditions().
/// Throws twin::Error.
Evaluation evaluate(const twin::Site& site, const twin::Scenario& scenario, const Conditions& conditions = {});

} // namespace app
