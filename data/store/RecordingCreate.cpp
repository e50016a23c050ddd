#include "data/store/RecordingCreate.h"
#include "data/store/RecordingFormat.h"
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace data {
namespace {

namespace fs = std::filesystem;

fs::path with(const fs::path& file, const char* suffix)
{
    fs::path p = file;
    p += suffix;
    return p;
}

/// A file that may be replaced: empty, or a recording by its marks.
bool isReplaceable(const fs::path& file)
{
    std::error_code ec;
    if (!fs::is_regular_file(file, ec))
        return false;
    std::ifstream in(file, std::ios::binary);
    std::array<char, 72> head{};
    in.read(head.data(), head.size());
    if (in.gcount() == 0)
        return true;
    constexpr std::array<char, 4> mark{'M', 'T', 'R', 'C'};
    return in.gcount() == static_cast<std::streamsize>(head.size()) && std::memcmp(head.data(), "SQLite format 3", 16) == 0
        && std::memcmp(head.data() + 68, mark.data(), mark.size()) == 0;
}

void removeSideFiles(const fs::path& file)
{
    std::error_code ec;
    for (const char* suffix : {"-wal", "-shm", "-journal"})
        fs::remove(with(file, suffix), ec);
}

} // namespace

void checkReplaceable(const fs::path& file)
{
    std::error_code ec;
    if (fs::exists(file, ec) && !isReplaceable(file))
        throw twin::Error(TWIN_TEXT("%1 is not a recording and will not be replaced by one. Choose another name."), {file.string()});
}

void replaceRecording(const fs::path& finished, const fs::path& file)
{
    checkReplaceable(file);
    // Side files of the old recording would be taken for the new one's.
    removeSideFiles(file);
    std::error_code ec;
    fs::rename(finished, file, ec);
    if (ec)
        throw twin::Error(TWIN_TEXT("%1 cannot be written (%2). The recording was kept as %3."), {file.string(), ec.message(), finished.string()});
}

Database createRecording(const fs::path& file, const RecordingHeader& header, bool overwrite, Keeping keeping)
{
    std::error_code ec;
    if (fs::exists(file, ec)) {
        if (!overwrite)
            throw twin::Error(TWIN_TEXT("%1 is there already. Choose another name, or allow it to be replaced."), {file.string()});
        checkReplaceable(file);
    }
    const fs::path fresh = with(file, ".new");
    removeRecording(fresh);
    try {
        {
            Database db(fresh, Database::Open::Create);
            db.execute("PRAGMA page_size=4096; PRAGMA application_id=" + std::to_string(recordingApplicationId)
                       + "; PRAGMA user_version=" + std::to_string(recordingVersion));
            Transaction transaction(db);
            for (const SchemaEntry& entry : recordingSchema(recordingVersion))
                db.execute(entry.sql);
            Statement insert = db.prepare("INSERT INTO meta(key, value) VALUES(?, ?)");
            const auto put = [&](std::string_view key, std::string_view value) { insert.bind(1, key).bind(2, value).run(); };
            put("title", header.title);
            put("source", header.source);
            put("preset", header.preset);
            put("site_plan", header.sitePlan);
            transaction.commit();
        }
        // Side files of an old recording would be taken for the new one's.
        removeSideFiles(file);
        fs::rename(fresh, file);
        Database db(file, Database::Open::ReadWrite);
        // NORMAL: a kill loses nothing that was committed; a power cut may lose the last commits but never the file.
        if (keeping == Keeping::Always)
            db.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=2048; PRAGMA cache_size=-8192");
        else // the way through a log would write everything twice
            db.execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8192");
        return db;
    } catch (const DatabaseError& e) {
        removeRecording(fresh);
        throw fileError(e, file);
    } catch (const fs::filesystem_error& e) {
        removeRecording(fresh);
        throw twin::Error(TWIN_TEXT("%1 cannot be written (%2). Choose another place."), {file.string(), e.code().message()});
    }
}

void syncRecording(const fs::path& file)
{
    const int fd = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isDone = fd >= 0 && fsync(fd) == 0;
    const int why = errno;
    if (fd >= 0)
        close(fd);
    if (!isDone)
        throw twin::Error(TWIN_TEXT("%1 cannot be written (%2). Choose another place."), {file.string(), std::generic_category().message(why)});
}

void settleRecording(const fs::path& file) noexcept
{
    try {
        Database db(file, Database::Open::ReadWrite);
        db.setBusyTimeout(0);
        db.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE");
        // Every table takes a page at least: in a short recording large ones would hold mostly air.
        const std::int64_t page = db.integer("PRAGMA page_size"), pages = db.integer("PRAGMA page_count");
        const std::int64_t unused = db.integer("PRAGMA freelist_count"), size = (pages - unused) * page; // the journal's, mostly
        const std::int64_t better = size < (std::int64_t{1} << 18) ? 512 : size < (std::int64_t{1} << 20) ? 1024 : page;
        if (better < page || (unused * 8 > pages && size < (std::int64_t{1} << 30))) // a large file is not copied for its air
            db.execute("PRAGMA page_size=" + std::to_string(better) + "; VACUUM");
    } catch (const std::exception&) {
        // Someone reads it, or we may not write: it stays readable as it is, and the last reader tries again.
    }
}

void removeRecording(const fs::path& file) noexcept
{
    std::error_code ec;
    fs::remove(file, ec);
    removeSideFiles(file);
}

} // namespace data
