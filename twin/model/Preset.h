// Ready-made states of the facility, read from resources/presets/*.json.
#pragma once
#include "twin/model/Scenario.h"
#include "twin/model/Site.h"
#include <string>
#include <vector>

namespace twin {

struct PresetInfo
{
    std::string id;          ///< "2025-07"
    std::string title;       ///< "July 2025: 200,000 Hopper + 30,000 GB200"
    std::string summary;     ///< two sentences
    bool isDefault = false;
};
std::vector<PresetInfo> presets();                 ///< in order of time
std::string defaultPresetId();                     ///< "2025-07"

struct SiteAndScenario
{
    Site site;
    Scenario scenario;
};
/// Builds the site (layout generator) and its scenario. Throws Error (usage) naming the known ids if there is no such preset.
SiteAndScenario loadPreset(const std::string& id);

} // namespace twin
