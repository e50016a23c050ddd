// What a simulated live source is asked for, as a project keeps it.
#pragma once
#include "twin/model/Scenario.h"
#include "twin/model/Site.h"
#include <QJsonObject>
#include <memory>
#include <string>

namespace data::live {

struct SimulatedSettings
{
    std::string preset;             ///< empty: the open project
    double speed = 1;               ///< 1 .. 60: simulated seconds a second
    bool noise = false;             ///< sensors that scatter: 0.5 % of a power or flow, 0.3 K of a temperature (estimate)
    bool gpuChannels = false;       ///< four channels of every GPU besides: a load test
    double breakAfterSeconds = 0;   ///< the connection breaks after so long, to show what then happens; 0: never
    bool operator==(const SimulatedSettings&) const = default;

    QJsonObject toJson() const;
    static SimulatedSettings fromJson(const QJsonObject& json); ///< throws twin::Error (usage)

    double stepSeconds() const;     ///< of the simulation: a quarter of a second of wall time, but at least one simulated second
};

/// What the open project is, for sources that simulate it. Set by whoever owns it, before they start and after edits; any thread.
struct SimulatedProject
{
    twin::Site site;
    twin::Scenario scenario;
};
void setSimulatedProject(std::shared_ptr<const SimulatedProject> project);
std::shared_ptr<const SimulatedProject> simulatedProject(); ///< nullptr: none is open

} // namespace data::live
