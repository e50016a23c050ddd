// Turns a site and a scenario into the numbers the physics runs on. Pure function, any thread.
#pragma once
#include "twin/model/Catalogue.h"
#include "twin/model/Scenario.h"
#include "twin/model/Site.h"
#include "twin/physics/PlantSpec.h"

namespace twin {

PlantSpec compilePlant(const Site& site, const Scenario& scenario, const Catalogue& catalogue);

} // namespace twin
