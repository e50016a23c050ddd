#include "data/store/RecordingFormat.h"
#include <array>

namespace data {

namespace {

constexpr SchemaEntry meta{"meta", "CREATE TABLE meta(key TEXT NOT NULL PRIMARY KEY, value) WITHOUT ROWID"};
constexpr SchemaEntry lists{"lists", "CREATE TABLE lists(id INTEGER PRIMARY KEY, n INTEGER NOT NULL, value BLOB NOT NULL)"};
constexpr SchemaEntry blocks1{"blocks", "CREATE TABLE blocks(id INTEGER PRIMARY KEY, layout INTEGER NOT NULL, origin INTEGER NOT NULL, count INTEGER NOT NULL,"
                                        " assets INTEGER NOT NULL, metrics INTEGER NOT NULL, units INTEGER NOT NULL, resolutions INTEGER NOT NULL,"
                                        " step REAL, levels INTEGER NOT NULL DEFAULT 0)"};
constexpr SchemaEntry blocks2{"blocks", "CREATE TABLE blocks(id INTEGER PRIMARY KEY, layout INTEGER NOT NULL, origin INTEGER NOT NULL, count INTEGER NOT NULL,"
                                        " assets INTEGER NOT NULL, metrics INTEGER NOT NULL, units INTEGER NOT NULL, resolutions INTEGER NOT NULL,"
                                        " step REAL, levels INTEGER NOT NULL DEFAULT 0, thin0 INTEGER, thin1 INTEGER)"};
constexpr SchemaEntry chunks{"chunks", "CREATE TABLE chunks(id INTEGER PRIMARY KEY, block INTEGER NOT NULL, sub INTEGER NOT NULL, t0 INTEGER NOT NULL,"
                                       " t1 INTEGER NOT NULL, n INTEGER NOT NULL, samples INTEGER NOT NULL, layout INTEGER NOT NULL, blob BLOB NOT NULL)"};
constexpr SchemaEntry chunkWindows{"chunk_windows", "CREATE INDEX chunk_windows ON chunks(block, t0, t1, n, samples) WHERE sub = 0"};
constexpr SchemaEntry members{"members", "CREATE TABLE members(block INTEGER NOT NULL, t0 INTEGER NOT NULL, id INTEGER NOT NULL, t1 INTEGER NOT NULL,"
                                         " n INTEGER NOT NULL, samples INTEGER NOT NULL, PRIMARY KEY(block, t0, id)) WITHOUT ROWID"};
constexpr SchemaEntry memberChunks{"member_chunks", "CREATE INDEX member_chunks ON members(id)"};
constexpr SchemaEntry journal{"journal", "CREATE TABLE journal(id INTEGER PRIMARY KEY, next_chunk INTEGER NOT NULL, block INTEGER NOT NULL, sub INTEGER NOT NULL,"
                                         " t0 INTEGER NOT NULL, t1 INTEGER NOT NULL, n INTEGER NOT NULL, samples INTEGER NOT NULL, blob BLOB NOT NULL)"};
constexpr SchemaEntry rollups{"rollups", "CREATE TABLE rollups(id INTEGER PRIMARY KEY, block INTEGER NOT NULL, part INTEGER NOT NULL, level INTEGER NOT NULL,"
                                         " t0 INTEGER NOT NULL, t1 INTEGER NOT NULL, n INTEGER NOT NULL, blob BLOB NOT NULL)"};
constexpr SchemaEntry rollupSpans{"rollup_spans", "CREATE INDEX rollup_spans ON rollups(block, part, level, t0, t1)"};
constexpr SchemaEntry events{"events", "CREATE TABLE events(id INTEGER PRIMARY KEY, t INTEGER NOT NULL, severity INTEGER NOT NULL, kind TEXT NOT NULL,"
                                       " text TEXT NOT NULL, asset TEXT NOT NULL)"};
constexpr SchemaEntry gaps{"gaps", "CREATE TABLE gaps(id INTEGER PRIMARY KEY, block INTEGER NOT NULL, col INTEGER NOT NULL, t0 INTEGER NOT NULL,"
                                   " t1 INTEGER NOT NULL, kind INTEGER NOT NULL)"};
constexpr SchemaEntry marks{"marks", "CREATE TABLE marks(id INTEGER PRIMARY KEY, block INTEGER NOT NULL, col INTEGER NOT NULL, t0 INTEGER NOT NULL,"
                                     " t1 INTEGER NOT NULL, kind INTEGER NOT NULL, value REAL)"};

} // namespace

std::span<const SchemaEntry> recordingSchema(int version)
{
    static constexpr std::array<SchemaEntry, 10> first{meta, lists, blocks1, chunks, chunkWindows, journal, rollups, rollupSpans, events, gaps};
    static constexpr std::array<SchemaEntry, 13> second{meta, lists, blocks2, chunks, chunkWindows, members, memberChunks, journal, rollups, rollupSpans, events, gaps, marks};
    return version == 1 ? std::span<const SchemaEntry>(first) : std::span<const SchemaEntry>(second);
}

} // namespace data
