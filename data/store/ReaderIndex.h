// What a reader knows of a file without its values: channels, time windows, events, gaps. Built in one read transaction.
#pragma once
#include "data/store/ChunkCodec.h"
#include "data/store/Database.h"
#include "data/store/RecordingTypes.h"
#include <algorithm>
#include <bit>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace data {

struct ReaderWindow
{
    std::int64_t t0 = 0, t1 = 0, id = 0;      ///< id of the first part's row; 0: the block's tail
    std::uint32_t rows = 0, samples = 0;
    bool inJournal = false, inBundle = false;
    std::int64_t order() const { return inJournal ? (std::int64_t{1} << 62) + id : id; } ///< of writing
};

struct ReaderGap
{
    std::int32_t column; ///< -1: all of the block
    std::int64_t t0, t1;
    GapKind kind;
};

struct ReaderBlock
{
    ChunkLayout layout = ChunkLayout::Matrix;
    twin::Origin origin = twin::Origin::Measured;
    std::uint32_t columns = 1;
    int firstChannel = 0;
    std::shared_ptr<const std::vector<std::string>> assets, metrics, units; ///< one for all columns, or one a column
    std::vector<double> resolutions;
    Quantisers quantisers;
    double step = 0;                      ///< median seconds between samples; 0: not known yet
    std::uint64_t levels = 0;             ///< bit L: rollups of level L are there
    std::vector<ReaderWindow> windows;    ///< by t0
    std::vector<std::int64_t> latest;     ///< greatest t1 of windows 0 .. i
    bool isOrdered = true;                ///< no window begins before the one before it ends
    std::shared_ptr<const DecodedChunk> tail; ///< single channel: its samples in the journal
    std::vector<ReaderGap> gaps;
    std::int64_t thin0 = INT64_MAX, thin1 = INT64_MIN; ///< between these only rollups tell of the samples
    bool isThinned() const { return thin0 < thin1; }
    int finestLevel() const { return std::countr_zero(levels); }
    /// Before this instant curves come from rollups alone; INT64_MIN where nothing was thinned.
    std::int64_t thinSeam() const;
    bool isEmpty() const { return windows.empty() && !isThinned(); }
    std::int64_t firstTime() const { return std::min(windows.empty() ? INT64_MAX : windows.front().t0, thin0); }
    std::int64_t lastTime() const { return std::max(latest.empty() ? INT64_MIN : latest.back(), thin1); }
    std::uint32_t parts() const { return (columns + subColumns - 1) / subColumns; }
    Channel channel(std::uint32_t column) const;
    /// Windows that may hold samples of [from, to]: first and one past the last.
    std::pair<std::size_t, std::size_t> windowsIn(std::int64_t from, std::int64_t to) const;
};

struct ReaderIndex
{
    using Lists = std::unordered_map<std::int64_t, std::shared_ptr<const std::vector<std::string>>>;
    RecordingInfo info;
    Lists lists;
    std::vector<ReaderBlock> blocks;
    int channels = 0;
    std::vector<RecordingEvent> events;
    std::vector<RecordingMark> marks;     ///< by time
    std::map<std::string, std::string> notes;
    int version = 0;
    std::int64_t epoch = 0; ///< changes when chunks were replaced
    void addDamage(const std::string& sentence);
};

/// Opens a file for reading as it allows: read-only; without side files from folders that cannot be written; beyond its end where it was cut off.
/// Throws twin::Error.
Database openRecording(const std::filesystem::path& file, ReaderIndex& index);
/// Throws twin::Error where nothing can be made of the file. `known` are lists read before.
void loadIndex(Database& db, const std::filesystem::path& file, ReaderIndex& index);

} // namespace data
