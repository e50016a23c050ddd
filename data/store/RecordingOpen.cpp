#include "data/store/ReaderIndex.h"
#include <array>
#include <cstring>
#include <fstream>

namespace data {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t longestValue = std::int64_t{256} << 20;

std::uint32_t bigEndian(const unsigned char* p)
{
    return (std::uint32_t{p[0]} << 24) | (std::uint32_t{p[1]} << 16) | (std::uint32_t{p[2]} << 8) | p[3];
}

/// What the first bytes say, before SQLite sees the file: one clear sentence for what is not ours.
void checkMarks(const fs::path& file)
{
    std::error_code ec;
    const std::string name = file.string();
    const auto status = fs::status(file, ec);
    if (!fs::exists(status))
        throw twin::Error(TWIN_TEXT("There is no recording %1. Check the path."), {name});
    if (!fs::is_regular_file(status))
        throw twin::Error(TWIN_TEXT("%1 is not a file. Choose a recording (*.mtrec)."), {name});
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw twin::Error(TWIN_TEXT("%1 cannot be opened. Check that you have the right to read it."), {name});
    std::array<unsigned char, 100> head{};
    in.read(reinterpret_cast<char*>(head.data()), head.size());
    const auto got = static_cast<std::size_t>(in.gcount());
    if (got == 0)
        throw twin::Error(TWIN_TEXT("The recording %1 is empty. Choose another file."), {name});
    if (std::memcmp(head.data(), "SQLite format 3", std::min<std::size_t>(got, 16)) != 0)
        throw twin::Error(TWIN_TEXT("%1 is not a recording. Choose a file that Memphis Twin recorded or imported (*.mtrec)."), {name});
    if (got < head.size())
        throw twin::Error(TWIN_TEXT("The recording %1 is cut off after %2 bytes and holds nothing that can be read. Restore it from a copy."),
                          {name, std::to_string(got)});
    if (bigEndian(head.data() + 68) != recordingApplicationId)
        throw twin::Error(TWIN_TEXT("%1 is a database of another program, not a recording. Choose a file that Memphis Twin recorded or imported (*.mtrec)."), {name});
    const std::uint32_t version = bigEndian(head.data() + 60);
    if (version > static_cast<std::uint32_t>(recordingVersion))
        throw twin::Error(TWIN_TEXT("The recording %1 was made by a newer version of Memphis Twin (format %2, this program reads up to %3). Update the program."),
                          {name, std::to_string(version), std::to_string(recordingVersion)});
    if (version < 1)
        throw twin::Error(TWIN_TEXT("The recording %1 is damaged: it has no format version. Restore it from a copy."), {name});
}

} // namespace

Database openRecording(const fs::path& file, ReaderIndex& index)
{
    checkMarks(file);
    const auto look = [](Database& db) { db.integer("SELECT count(*) FROM sqlite_master"); };
    fs::path wal = file;
    wal += "-wal";
    std::error_code ec;
    for (const bool immutable : {false, true}) {
        try {
            Database db(file, immutable ? Database::Open::Immutable : Database::Open::ReadOnly);
            db.distrust(longestValue);
            try {
                look(db);
            } catch (const DatabaseError& e) {
                if (!e.isDamage())
                    throw;
                // SQLite refuses a file that is shorter than it says, or whose schema it cannot parse, unless the schema is declared
                // open to repair; we only read.
                db.execute("PRAGMA writable_schema=ON");
                look(db);
                index.addDamage("The file is damaged or was cut off: what lies before is shown, the rest is lost.");
            }
            if (immutable && fs::file_size(wal, ec) > 0 && !ec)
                index.addDamage("The newest values lie in " + wal.filename().string() + ", which cannot be used in a folder that is read-only.");
            return db;
        } catch (const DatabaseError& e) {
            // A file in write-ahead mode needs side files; where they cannot be made it is read as it lies.
            if (immutable || !e.isAccess())
                throw twin::Error(TWIN_TEXT("The recording %1 is damaged beyond use (%2). Restore it from a copy."), {file.string(), e.what()});
        }
    }
    throw std::logic_error("not reached");
}

} // namespace data
