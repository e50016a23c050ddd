// The facility as people know it: buildings, halls, rows, racks and plant units, with names and places.
#pragma once
#include "twin/base/Ids.h"
#include <cstdint>
#include <string>
#include <vector>

namespace twin {

/// Plan coordinates in metres: x east, y north, origin at the south-west corner of the main building.
struct Rect
{
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double width() const { return x1 - x0; }
    double depth() const { return y1 - y0; }
    bool contains(const Rect& r, double tolerance = 1e-6) const
    {
        return r.x0 >= x0 - tolerance && r.y0 >= y0 - tolerance && r.x1 <= x1 + tolerance && r.y1 <= y1 + tolerance;
    }
    bool overlaps(const Rect& r, double tolerance = 1e-6) const
    {
        return r.x0 < x1 - tolerance && r.x1 > x0 + tolerance && r.y0 < y1 - tolerance && r.y1 > y0 + tolerance;
    }
};

struct Building
{
    AssetId id;
    std::string name;
    Rect area;
    double heightM = 11;
};

struct Hall
{
    AssetId id;
    int number = 0;          ///< 1-based, over the whole site: "H2" is number 2
    std::string name;        ///< "Hall 2"
    int building = 0;        ///< index into Site::buildings
    Rect area;               ///< white space
    double heightM = 6;
};

/// A line of racks. Racks of a row face north or south (+y or -y), rows alternate so that hot sides meet.
struct Row
{
    AssetId id;
    int hall = 0;            ///< index into Site::halls
    int number = 0;          ///< 1-based in its hall: "R07" is number 7
    double y = 0;            ///< centre line
    bool facesNorth = true;
};

/// Racks are the unit of editing. `name` follows the place (hall, row, slot), `id` never changes.
struct Rack
{
    AssetId id;
    std::uint16_t type = 0;  ///< index into Catalogue::rackTypes
    std::uint16_t hall = 0;  ///< index into Site::halls
    std::uint16_t row = 0;   ///< index into Site::rows
    std::uint16_t slot = 0;  ///< 1-based position in the row, counted from the west: "H2-R07-12" is slot 12
    double x = 0, y = 0;     ///< centre
    std::string name;
    std::uint16_t gpus = 0;  ///< GPUs fitted where the rack is only partly filled; 0: as many as its type holds
};

/// A plant unit of the yard or of an electrical room.
struct Unit
{
    AssetId id;
    AssetKind kind = AssetKind::Chiller;
    std::uint16_t type = 0;  ///< index into Catalogue::unitTypes
    std::string name;        ///< "MP-017", "GT-03", "CH-045", "TX-1"
    double x = 0, y = 0;     ///< centre
    double widthM = 1, depthM = 1, heightM = 1;
};

struct Site
{
    std::string name;
    double latitude = 0, longitude = 0, elevationM = 0;
    std::vector<Building> buildings;
    std::vector<Hall> halls;
    std::vector<Row> rows;
    std::vector<Rack> racks;   ///< order is the order of every rack array
    std::vector<Unit> units;   ///< order is the order of every unit array
    std::uint32_t nextId = 1;
    AssetId newId() { return AssetId{nextId++}; }
};

std::string rowName(int hallNumber, int rowNumber);            ///< "H2-R07"
std::string rackName(int hallNumber, int rowNumber, int slot); ///< "H2-R07-12"

} // namespace twin
