// The file format of projects (*.mtwin): SQLite's header marks and the tables.
//
// setting    key, value: site, report settings, current scenario, checksum of everything else
// building, hall, site_row, rack, unit    the site, in the order of its arrays; indices are positions
// type       rack and unit types by their catalogue id, so that a changed catalogue does not change what was saved
// scenario, parameter, bookmark
// recording, time_bookmark, extra         since version 2: recordings in their order with offsets; texts of other parts by kind
//
// Numbers with a point stand in columns without a type: SQLite would store some of them as integers and lose the sign of -0.
#pragma once
#include <cstdint>

namespace data {

inline constexpr std::uint32_t projectApplicationId = 0x4D545750; ///< "MTWP", at byte 68 of the file, big-endian
inline constexpr int projectVersion = 2;                           ///< user_version, at byte 60

inline constexpr const char* projectSchema = R"(
CREATE TABLE setting(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE building(position INTEGER PRIMARY KEY, id INTEGER, name TEXT, x0, y0, x1, y1, height);
CREATE TABLE hall(position INTEGER PRIMARY KEY, id INTEGER, number INTEGER, name TEXT, building INTEGER, x0, y0, x1, y1, height);
CREATE TABLE site_row(position INTEGER PRIMARY KEY, id INTEGER, hall INTEGER, number INTEGER, y, faces_north INTEGER);
CREATE TABLE type(number INTEGER PRIMARY KEY, kind TEXT, id TEXT);
CREATE TABLE rack(position INTEGER PRIMARY KEY, id INTEGER, type INTEGER REFERENCES type(number), hall INTEGER, site_row INTEGER,
                  slot INTEGER, x, y, name TEXT, gpus INTEGER);
CREATE TABLE unit(position INTEGER PRIMARY KEY, id INTEGER, kind INTEGER, type INTEGER REFERENCES type(number), name TEXT,
                  x, y, width, depth, height);
CREATE TABLE scenario(position INTEGER PRIMARY KEY, name TEXT, preset TEXT, workload TEXT, workload_file TEXT, workload_hall INTEGER,
                      weather TEXT, weather_file TEXT, dry_bulb, wet_bulb, begin_ns INTEGER, hours, seed INTEGER);
CREATE TABLE parameter(scenario INTEGER REFERENCES scenario(position), position INTEGER, id TEXT, label TEXT, grp TEXT,
                       value, low, high, unit TEXT, mark TEXT, source TEXT, PRIMARY KEY(scenario, position)) WITHOUT ROWID;
CREATE TABLE bookmark(position INTEGER PRIMARY KEY, name TEXT, px, py, pz, fx, fy, fz, ux, uy, uz);
CREATE TABLE recording(position INTEGER PRIMARY KEY, file TEXT, offset_s);
CREATE TABLE time_bookmark(position INTEGER PRIMARY KEY, name TEXT, at_ns INTEGER, stop INTEGER);
CREATE TABLE extra(position INTEGER PRIMARY KEY, kind TEXT, value TEXT);
)";

} // namespace data
