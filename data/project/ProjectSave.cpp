#include "data/project/ProjectCheck.h"
#include "data/project/ProjectFile.h"
#include "data/project/ProjectSchema.h"
#include "data/store/Database.h"
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace data {
namespace {

// A text or number bound to the next place of a statement, one row a line.
class Row
{
public:
    explicit Row(Statement& statement) : m_statement(statement) {}
    template<class T> Row& operator<<(const T& value)
    {
        if constexpr (std::is_same_v<T, double>)
            m_statement.bind(++m_place, value);
        else if constexpr (std::is_convertible_v<T, std::string_view>)
            m_statement.bind(++m_place, std::string_view(value));
        else
            m_statement.bind(++m_place, static_cast<std::int64_t>(value));
        return *this;
    }
    Row& operator<<(const twin::Rect& r) { return *this << r.x0 << r.y0 << r.x1 << r.y1; }
    void write() { m_statement.run(); }

private:
    Statement& m_statement;
    int m_place = 0;
};

void writeSettings(Database& db, const Project& project, const twin::Catalogue& catalogue)
{
    auto insert = db.prepare("INSERT INTO setting VALUES(?,?)");
    const auto set = [&](const char* key, const auto& value) { (Row(insert) << key << value).write(); };
    set("site.name", project.site.name);
    set("site.latitude", project.site.latitude);
    set("site.longitude", project.site.longitude);
    set("site.elevation", project.site.elevationM);
    set("site.next_id", project.site.nextId);
    set("scenario.current", project.currentScenario);
    set("report.title", project.report.title);
    set("report.author", project.report.author);
    set("report.language", project.report.language);
    set("recording", project.recording);
    set("digest", projectDigest(project, catalogue));
}

void writeSite(Database& db, const twin::Site& site, const twin::Catalogue& catalogue)
{
    auto building = db.prepare("INSERT INTO building VALUES(?,?,?,?,?,?,?,?)");
    for (std::size_t i = 0; i < site.buildings.size(); ++i) {
        const auto& b = site.buildings[i];
        (Row(building) << i << b.id.value << b.name << b.area << b.heightM).write();
    }
    auto hall = db.prepare("INSERT INTO hall VALUES(?,?,?,?,?,?,?,?,?,?)");
    for (std::size_t i = 0; i < site.halls.size(); ++i) {
        const auto& h = site.halls[i];
        (Row(hall) << i << h.id.value << h.number << h.name << h.building << h.area << h.heightM).write();
    }
    auto row = db.prepare("INSERT INTO site_row VALUES(?,?,?,?,?,?)");
    for (std::size_t i = 0; i < site.rows.size(); ++i) {
        const auto& r = site.rows[i];
        (Row(row) << i << r.id.value << r.hall << r.number << r.y << r.facesNorth).write();
    }

    // Only the types the site uses, numbered as they first appear.
    std::map<std::pair<std::string, std::string>, std::int64_t> types;
    auto type = db.prepare("INSERT INTO type VALUES(?,?,?)");
    const auto typeNumber = [&](const char* kind, const std::string& id) {
        const auto [it, added] = types.try_emplace({kind, id}, static_cast<std::int64_t>(types.size()));
        if (added)
            (Row(type) << it->second << kind << id).write();
        return it->second;
    };
    auto rack = db.prepare("INSERT INTO rack VALUES(?,?,?,?,?,?,?,?,?,?)");
    for (std::size_t i = 0; i < site.racks.size(); ++i) {
        const auto& r = site.racks[i];
        const auto number = typeNumber("rack", catalogue.rackTypes[r.type].id);
        (Row(rack) << i << r.id.value << number << r.hall << r.row << r.slot << r.x << r.y << r.name << r.gpus).write();
    }
    auto unit = db.prepare("INSERT INTO unit VALUES(?,?,?,?,?,?,?,?,?,?)");
    for (std::size_t i = 0; i < site.units.size(); ++i) {
        const auto& u = site.units[i];
        const auto number = typeNumber("unit", catalogue.unitTypes[u.type].id);
        (Row(unit) << i << u.id.value << static_cast<int>(u.kind) << number << u.name << u.x << u.y << u.widthM << u.depthM << u.heightM).write();
    }
}

void writeScenarios(Database& db, const Project& project)
{
    auto scenario = db.prepare("INSERT INTO scenario VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)");
    auto parameter = db.prepare("INSERT INTO parameter VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    for (std::size_t i = 0; i < project.scenarios.size(); ++i) {
        const auto& s = project.scenarios[i];
        const auto workload = twin::workloadId(s.workload), weather = twin::weatherId(s.weather);
        (Row(scenario) << i << s.name << s.presetId << workload << s.workloadFile << s.workloadHall << weather << s.weatherFile
                       << s.dryBulbC << s.wetBulbC << s.begin.ns << s.hours << s.seed)
            .write();
        const auto& all = s.parameters.all();
        for (std::size_t k = 0; k < all.size(); ++k) {
            const auto& p = all[k];
            const std::string mark(1, static_cast<char>(p.mark));
            (Row(parameter) << i << k << p.id << p.label << p.group << p.value << p.low << p.high << p.unit << mark << p.source).write();
        }
    }
    auto bookmark = db.prepare("INSERT INTO bookmark VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    for (std::size_t i = 0; i < project.bookmarks.size(); ++i) {
        const auto& b = project.bookmarks[i];
        Row row(bookmark);
        row << i << b.name;
        for (const auto* v : {b.position, b.focus, b.up})
            row << v[0] << v[1] << v[2];
        row.write();
    }
}

void writeReplay(Database& db, const Project& project)
{
    auto recording = db.prepare("INSERT INTO recording VALUES(?,?,?)");
    std::size_t position = 0;
    if (!project.recording.empty())
        (Row(recording) << position++ << project.recording << project.recordingOffsetSeconds).write();
    for (const auto& r : project.moreRecordings)
        (Row(recording) << position++ << r.file << r.offsetSeconds).write();
    auto bookmark = db.prepare("INSERT INTO time_bookmark VALUES(?,?,?,?)");
    for (std::size_t i = 0; i < project.timeBookmarks.size(); ++i) {
        const auto& b = project.timeBookmarks[i];
        (Row(bookmark) << i << b.name << b.at.ns << b.stop).write();
    }
    auto extra = db.prepare("INSERT INTO extra VALUES(?,?,?)");
    position = 0;
    for (const auto& [kind, texts] : project.extras)
        for (const auto& text : texts)
            (Row(extra) << position++ << kind << text).write();
}

void writeDatabase(const Project& project, const twin::Catalogue& catalogue, const std::filesystem::path& file)
{
    Database db(file, Database::Open::Create);
    // The file is nobody's yet and is thrown away after a failure: no journal, one synchronisation at the end.
    db.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;");
    db.execute("PRAGMA application_id=" + std::to_string(projectApplicationId) + "; PRAGMA user_version=" + std::to_string(projectVersion));
    Transaction transaction(db);
    db.execute(projectSchema);
    writeSettings(db, project, catalogue);
    writeSite(db, project.site, catalogue);
    writeScenarios(db, project);
    writeReplay(db, project);
    transaction.commit();
}

/// A file beside the target that is removed unless it has taken the target's place.
class TemporaryFile
{
public:
    explicit TemporaryFile(const std::filesystem::path& target)
    {
        static std::atomic<int> counter{0};
        m_path = target.string() + ".saving-" + std::to_string(::getpid()) + "-" + std::to_string(++counter);
        remove(); // of a process that had this number before
    }
    ~TemporaryFile()
    {
        remove();
        std::error_code ec;
        std::filesystem::remove(m_path.string() + "-journal", ec);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    void remove()
    {
        std::error_code ec;
        std::filesystem::remove(m_path, ec);
    }
    std::filesystem::path m_path;
};

// Returns 0 or errno.
int synchronise(const std::filesystem::path& path, int flags)
{
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC);
    if (fd < 0)
        return errno;
    const int error = ::fsync(fd) == 0 ? 0 : errno;
    ::close(fd);
    return error;
}

[[noreturn]] void failToSave(const std::filesystem::path& file, int code, const std::string& what)
{
    if (code == SQLITE_FULL)
        throw twin::Error(TWIN_TEXT("The project was not saved: the disk of “%1” is full. Free some space and save again; the file that was there before is unchanged."),
                          {file.string()});
    if (code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_PERM)
        throw twin::Error(TWIN_TEXT("The project was not saved: “%1” cannot be written. Check that its folder exists and may be written, or choose another place."),
                          {file.string()});
    throw twin::Error(TWIN_TEXT("The project was not saved to “%1”: %2. Check the disk or choose another place; the file that was there before is unchanged."),
                      {file.string(), what});
}

} // namespace

void saveProject(const Project& project, const std::filesystem::path& file)
{
    const auto& catalogue = twin::Catalogue::builtIn();
    if (const auto fault = projectFault(project, catalogue))
        throw twin::Error(TWIN_TEXT("The project was not saved to “%1”: %2. Undo the last change and save again."), {file.string(), *fault});
    std::error_code ec;
    if (std::filesystem::is_directory(file, ec))
        throw twin::Error(TWIN_TEXT("“%1” is a folder; give the project a file name in it."), {file.string()}, twin::Error::Kind::Usage);
    // A link stays a link: what it points to is replaced.
    auto target = file;
    if (std::filesystem::is_symlink(file, ec))
        if (const auto real = std::filesystem::weakly_canonical(file, ec); !ec)
            target = real;
    struct stat old{};
    const bool replaces = ::stat(target.c_str(), &old) == 0;
    if (replaces && ::access(target.c_str(), W_OK) != 0)
        failToSave(file, SQLITE_READONLY, {});

    const TemporaryFile temporary(target);
    try {
        writeDatabase(project, catalogue, temporary.path());
    } catch (const DatabaseError& error) {
        failToSave(file, error.code(), error.what());
    }
    if (replaces)
        ::chmod(temporary.path().c_str(), old.st_mode & 07777);
    if (const int error = synchronise(temporary.path(), O_RDWR))
        failToSave(file, error == ENOSPC ? SQLITE_FULL : 0, std::strerror(error));
    if (std::rename(temporary.path().c_str(), target.c_str()) != 0)
        failToSave(file, 0, std::strerror(errno));
    // The new name must be on the disk too. Some file systems cannot synchronise folders; the file itself is safe by then.
    synchronise(target.has_parent_path() ? target.parent_path() : std::filesystem::path("."), O_RDONLY | O_DIRECTORY);
}

} // namespace data
