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

/// A count of equipment in a preset, with its provenance.
struct PresetCount
{
    std::string type;   ///< id of a rack or unit type of the catalogue
    std::string campus; ///< units: "main", "expansion"; empty for racks
    int count = 0;      ///< racks or units
    Mark mark = Mark::Estimate;
    std::string source;
};
/// What the preset is made of, in its own order; the same type may come more than once. Throws Error (usage) as loadPreset().
std::vector<PresetCount> presetCounts(const std::string& id);

struct SiteAndScenario
{
    Site site;
    Scenario scenario;
};
/// Builds the site (layout generator) and its scenario. Throws Error (usage) naming the known ids if there is no such preset.
SiteAndScenario loadPreset(const std::string& id);

} // namespace twin
