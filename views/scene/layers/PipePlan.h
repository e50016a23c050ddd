// Where the facility's water pipes run. SCHEMATIC: the positions of the real pipes are not published. They are derived from the places
// of plant and rows alone: a header along each building on the side of its plant, collectors through chillers, towers and pumps, a riser
// into each hall along its west wall, and a pair of branches over each row, whose CDUs and rear doors take from it. One facility loop feeds
// all, as in the model. Pure functions.
#pragma once
#include "twin/model/Site.h"
#include "views/scene/SceneGeometry.h"
#include "views/scene/layers/Route.h"

namespace views {

enum PipeSlot { SupplyPipe, ReturnPipe, pipeSlots };

/// Units of one kind of a plant, and the collector that passes them.
struct PipeGroup
{
    twin::AssetKind kind = twin::AssetKind::Chiller;
    std::vector<int> units;        ///< of the site, by line and along it
    Box3 box;
    double collectorX = 0;         ///< of the supply pipe; the return pipe lies west of it
};

struct PipePlant
{
    Box3 box;
    std::vector<PipeGroup> groups;
    const PipeGroup* group(twin::AssetKind kind) const; ///< nullptr if it has none
};

struct PipePlan
{
    std::vector<PipePlant> plants;
    std::vector<int> plantOfBuilding; ///< -1: no plant at all
    std::vector<double> headerY;      ///< by building: of the supply header; the return header lies `headerGap` beyond it
    std::vector<double> outward;      ///< by building: +1 if its plant lies north, -1 south
    std::vector<Route> routes;
};
PipePlan planPipes(const twin::Site& site, const SceneGeometry& geometry);

/// The way of an asset's heat: from it to a tower and back, or to what rejects heat where there is no tower.
struct CoolantPath
{
    std::vector<Route> routes;        ///< slot ReturnPipe towards the tower, slot SupplyPipe back
    std::vector<int> units;           ///< of the site on the way, the last one takes the heat: a tower, or a chiller without one
    bool isEmpty() const { return routes.empty(); }
    bool endsAtTower = false;
};
CoolantPath coolantPath(const PipePlan& plan, const twin::Site& site, const SceneGeometry& geometry, const std::vector<int>& racks, const std::vector<int>& units);

} // namespace views
