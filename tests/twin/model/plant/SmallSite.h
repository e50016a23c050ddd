// A plant small enough to reason about: a few racks and units of the real catalogue.
#pragma once
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/physics/PlantModel.h"

namespace smallplant {

inline void addRacks(twin::Site& site, const char* type, int count)
{
    const auto index = static_cast<std::uint16_t>(twin::Catalogue::builtIn().rackTypeIndex(type));
    for (int i = 0; i < count; ++i) {
        twin::Rack rack;
        rack.id = site.newId();
        rack.type = index;
        rack.name = std::to_string(site.racks.size());
        site.racks.push_back(rack);
    }
}

inline void addUnits(twin::Site& site, const char* type, int count)
{
    const auto& catalogue = twin::Catalogue::builtIn();
    const int index = catalogue.unitTypeIndex(type);
    for (int i = 0; i < count; ++i) {
        twin::Unit unit;
        unit.id = site.newId();
        unit.type = static_cast<std::uint16_t>(index);
        unit.kind = catalogue.unitTypes[static_cast<std::size_t>(index)].spec.kind;
        unit.name = std::to_string(site.units.size());
        site.units.push_back(unit);
    }
}

/// 64 H100 racks (4,096 GPUs, 4.4 MW of IT) with everything that serves them.
inline twin::Site site()
{
    twin::Site s;
    s.halls.resize(1);
    addRacks(s, "hgx_h100_64", 64);
    addRacks(s, "cpu", 2);
    addRacks(s, "storage", 3);
    addRacks(s, "network", 8);
    addUnits(s, "utility_feed_161kv", 1);
    addUnits(s, "substation_transformer_80mva", 1);
    addUnits(s, "pad_transformer_4mva", 2);
    addUnits(s, "voltagrid_2500", 3);
    addUnits(s, "megapack_2xl_4h", 4);
    addUnits(s, "air_cooled_chiller_1500", 3);
    addUnits(s, "cooling_tower_cell", 1);
    addUnits(s, "fws_pump", 1);
    return s;
}

inline twin::Scenario scenario(double gridMw = 150)
{
    twin::Scenario s;
    s.parameters = twin::Catalogue::builtIn().parameters;
    s.parameters.setByUser("grid_capacity", gridMw);
    return s;
}

inline twin::PlantSpec spec(double gridMw = 150) { return twin::compilePlant(site(), scenario(gridMw), twin::Catalogue::builtIn()); }

inline twin::PlantInputs inputs(float intensity = 1, double dryBulb = 28.3, double wetBulb = 22.8)
{
    twin::PlantInputs in;
    in.weather.dryBulbC = dryBulb;
    in.weather.wetBulbC = wetBulb;
    in.loads = {twin::LoadLevel{intensity, twin::LoadLevel::Basis::TrainingIntensity}};
    return in;
}

} // namespace small
