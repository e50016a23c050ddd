#include "twin/model/PlantCompiler.h"
#include "twin/base/Error.h"
#include "twin/model/CatalogueFields.h"
#include <algorithm>

namespace twin {
namespace {

/// Takes the figures of a kind from the scenario's numbers, where a user or a preset may have changed them.
template<class T>
void applyFields(const std::string& id, std::span<const FieldInfo<T>> fields, const ParameterSet& parameters, T& target)
{
    for (const auto& field : fields) {
        const std::string key = id + "_" + field.key;
        if (parameters.contains(key))
            target.*field.member = parameters.value(key) * field.scale;
    }
}

void compileRacks(const Site& site, const Scenario& scenario, PlantSpec& spec)
{
    const std::size_t count = site.racks.size();
    spec.rackType.reserve(count);
    spec.rackHall.reserve(count);
    spec.rackWorkload.reserve(count);
    spec.rackId.reserve(count);
    spec.rackFirstGpu.reserve(count + 1);
    spec.hallCount = static_cast<int>(site.halls.size());
    std::uint32_t gpus = 0;
    for (const auto& rack : site.racks) {
        if (rack.type >= spec.rackTypes.size())
            throw Error(TWIN_TEXT("The rack %1 is of a type that the catalogue does not have; replace or remove it."), {rack.name});
        const bool traced = scenario.workload == WorkloadKind::Trace && scenario.workloadHall >= 0
            && rack.hall == scenario.workloadHall;
        spec.rackType.push_back(rack.type);
        spec.rackHall.push_back(rack.hall);
        // makeWorkloads(): [0] is the main workload, [1] the trace where it drives a single hall.
        spec.rackWorkload.push_back(traced ? 1 : 0);
        spec.rackId.push_back(rack.id);
        spec.rackFirstGpu.push_back(gpus);
        const int fitted = std::max(0, spec.rackTypes[rack.type].gpus);
        gpus += static_cast<std::uint32_t>(rack.gpus ? std::min<int>(rack.gpus, fitted) : fitted);
    }
    spec.rackFirstGpu.push_back(gpus);
}

void compileUnits(const Site& site, const std::vector<UnitSpec>& types, PlantSpec& spec)
{
    const auto feeds = std::count_if(site.units.begin(), site.units.end(),
                                     [](const Unit& u) { return u.kind == AssetKind::UtilityFeed; });
    spec.units.reserve(site.units.size());
    for (const auto& unit : site.units) {
        if (unit.type >= types.size())
            throw Error(TWIN_TEXT("The plant unit %1 is of a type that the catalogue does not have; replace or remove it."), {unit.name});
        UnitSpec compiled = types[unit.type];
        compiled.id = unit.id;
        if (compiled.kind == AssetKind::UtilityFeed) // the connection agreement, shared among the feeds
            compiled.rating = spec.parameters.value("grid_capacity") * 1e6 / static_cast<double>(feeds);
        spec.units.push_back(compiled);
    }
}

} // namespace

PlantSpec compilePlant(const Site& site, const Scenario& scenario, const Catalogue& catalogue)
{
    PlantSpec spec;
    spec.parameters = catalogue.parameters;
    for (const auto& parameter : scenario.parameters.all())
        spec.parameters.insert(parameter);

    spec.gpus = catalogue.gpus;
    for (auto& gpu : spec.gpus)
        applyFields(gpu.id, gpuFields(), spec.parameters, gpu);
    spec.rackTypes = catalogue.rackTypes;
    for (auto& rack : spec.rackTypes)
        applyFields(rack.id, rackFields(), spec.parameters, rack);
    std::vector<UnitSpec> unitTypes;
    unitTypes.reserve(catalogue.unitTypes.size());
    for (const auto& type : catalogue.unitTypes) {
        unitTypes.push_back(type.spec);
        applyFields(type.id, unitFields(), spec.parameters, unitTypes.back());
    }
    compileRacks(site, scenario, spec);
    compileUnits(site, unitTypes, spec);
    return spec;
}

} // namespace twin
