// Decides whether racks may stand somewhere, before anything is changed. Pure functions, any thread.
#pragma once
#include "twin/base/Error.h"
#include "twin/model/Catalogue.h"
#include "twin/model/Site.h"
#include <optional>
#include <variant>
#include <vector>

namespace twin {

struct PlannedRack
{
    AssetId id;               ///< invalid for a new rack
    std::uint16_t type = 0;
    std::uint16_t hall = 0, row = 0, slot = 0;
    double x = 0, y = 0;
    std::string name;
};

/// What an accepted request will do. Rows that do not exist yet come first, numbered as they will be; a planned rack's `row` counts
/// them on from the rows the site has.
struct PlacementPlan
{
    std::vector<Row> newRows;       ///< ids unset
    std::vector<PlannedRack> racks;
};
/// A plan, or the reasons why not (never both, never neither).
using PlacementResult = std::variant<PlacementPlan, std::vector<Issue>>;

struct AddRequest
{
    int hall = 0;                   ///< index into Site::halls
    std::uint16_t type = 0;         ///< index into Catalogue::rackTypes
    int count = 8;
    std::optional<int> row;         ///< index into Site::rows; without: the first free slots of the hall (rows of the same type, empty
                                    ///< rows, new rows, then what is left)
    std::optional<double> x, y;     ///< west-most rack centre; snapped to the row's slots. Off every row: a new row is planned there
};
PlacementResult planAdd(const Site& site, const Catalogue& catalogue, const AddRequest& request);

/// Moves racks by a vector in metres (snapped to slots) — all or none. Racks of one hall keep their order: each moves by as many
/// slots as the south-west one, also across a cross aisle. The vector may lead into another hall.
PlacementResult planMove(const Site& site, const Catalogue& catalogue, const std::vector<AssetId>& racks, double dx, double dy);

/// Clearances, in metres (parameters of the layout).
struct Clearances
{
    double aisle = 1.2;      ///< between the faces of neighbouring rows
    double wall = 1.5;       ///< from racks to the hall's edge
};
Clearances clearances(const Catalogue& catalogue);

} // namespace twin
