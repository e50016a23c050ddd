#include "data/store/RecordingFormat.h"
#include <array>

namespace data {

std::span<const SchemaEntry> recordingSchema()
{
    static constexpr std::array<SchemaEntry, 10> schema{{
        {"meta", "CREATE TABLE meta(key TEXT NOT NULL PRIMARY KEY, value) WITHOUT ROWID"},
        {"lists", "CREATE TABLE lists(id INTEGER PRIMARY KEY, n INTEGER NOT NULL, value BLOB NOT NULL)"},
        {"blocks", "CREATE TABLE blocks(id INTEGER PRIMARY KEY, layout INTEGER NOT NULL, origin INTEGER NOT NULL, count INTEGER NOT NULL,"
                   " assets INTEGER NOT NULL, metrics INTEGER NOT NULL, units INTEGER NOT NULL, resolutions INTEGER NOT NULL,"
                   " step REAL, levels INTEGER NOT NULL DEFAULT 0)"},
        {"chunks", "CREATE TABLE chunks(id INTEGER PRIMARY KEY, block INTEGER NOT NULL, sub INTEGER NOT NULL, t0 INTEGER NOT NULL,"
                   " t1 INTEGER NOT NULL, n INTEGER NOT NULL, samples INTEGER NOT NULL, layout INTEGER NOT NULL, blob BLOB NOT NULL)"},
        {"chunk_windows", "CREATE INDEX chunk_windows ON chunks(block, t0, t1, n, samples) WHERE sub = 0"},
        {"journal", "CREATE TABLE journal(id INTEGER PRIMARY KEY, next_chunk INTEGER NOT NULL, block INTEGER NOT NULL, sub INTEGER NOT NULL,"
                    " t0 INTEGER NOT NULL, t1 INTEGER NOT NULL, n INTEGER NOT NULL, samples INTEGER NOT NULL, blob BLOB NOT NULL)"},
        {"rollups", "CREATE TABLE rollups(id INTEGER PRIMARY KEY, block INTEGER NOT NULL, part INTEGER NOT NULL, level INTEGER NOT NULL,"
                    " t0 INTEGER NOT NULL, t1 INTEGER NOT NULL, n INTEGER NOT NULL, blob BLOB NOT NULL)"},
        {"rollup_spans", "CREATE INDEX rollup_spans ON rollups(block, part, level, t0, t1)"},
        {"events", "CREATE TABLE events(id INTEGER PRIMARY KEY, t INTEGER NOT NULL, severity INTEGER NOT NULL, kind TEXT NOT NULL,"
                   " text TEXT NOT NULL, asset TEXT NOT NULL)"},
        {"gaps", "CREATE TABLE gaps(id INTEGER PRIMARY KEY, block INTEGER NOT NULL, col INTEGER NOT NULL, t0 INTEGER NOT NULL,"
                 " t1 INTEGER NOT NULL, kind INTEGER NOT NULL)"},
    }};
    return schema;
}

} // namespace data
