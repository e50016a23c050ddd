#include "data/project/FileHead.h"
#include "data/project/ProjectCheck.h"
#include "data/project/ProjectFile.h"
#include "data/project/ProjectSchema.h"
#include "data/store/Database.h"
#include "data/store/RecordingFormat.h"
#include <limits>
#include <unordered_map>
#include <utility>

namespace data {
namespace {

/// What is wrong inside a file that could be opened; becomes one sentence with the file's name.
struct Damage
{
    std::string what;
};

constexpr std::int64_t mostRows = 5'000'000, mostParameters = 100'000, mostScenarios = 10'000, longestText = 16 << 20;

/// Columns of a row one after the other, each of the type it must have.
class Columns
{
public:
    Columns(Statement& statement, const char* table) : m_statement(statement), m_table(table) {}
    template<class T> T integer()
    {
        const auto v = m_statement.integer(next());
        if (!std::in_range<T>(v))
            throw Damage{std::string("a number in its table ") + m_table + " is out of range"};
        return static_cast<T>(v);
    }
    double number()
    {
        const int column = next();
        return m_statement.isNull(column) ? std::numeric_limits<double>::quiet_NaN() : m_statement.number(column);
    }
    std::string text() { return m_statement.text(next()); }
    twin::AssetId id() { return {integer<std::uint32_t>()}; }
    twin::Rect rect()
    {
        twin::Rect r;
        r.x0 = number();
        r.y0 = number();
        r.x1 = number();
        r.y1 = number();
        return r;
    }

private:
    int next() { return m_column++; }
    Statement& m_statement;
    const char* m_table;
    int m_column = 0;
};

/// Calls `row(columns)` for every row of a query. Positions must count from 0, for the arrays follow them.
template<class F> void forRows(Database& db, const char* table, const std::string& columns, std::int64_t most, F row)
{
    auto select = db.prepare("SELECT position," + columns + " FROM " + table + " ORDER BY position");
    std::int64_t n = 0;
    while (select.step()) {
        Columns c(select, table);
        if (c.integer<std::int64_t>() != n++)
            throw Damage{std::string("its table ") + table + " has a hole"};
        if (n > most)
            throw Damage{std::string("its table ") + table + " has more than " + std::to_string(most) + " rows"};
        row(c);
    }
}

// Types of the file by number -> index into the catalogue.
struct TypeTable
{
    std::unordered_map<std::int64_t, std::uint16_t> racks, units;
};

TypeTable readTypes(Database& db, const twin::Catalogue& catalogue, const std::filesystem::path& file)
{
    const auto find = [&file](const auto& list, const std::string& id) {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (list[i].id == id)
                return static_cast<std::uint16_t>(i);
        throw twin::Error(TWIN_TEXT("The project “%1” uses equipment “%2”, which this version of the program does not know; update the program or remove it from the "
                                    "project with the version that made it."),
                          {file.string(), id});
    };
    TypeTable types;
    auto select = db.prepare("SELECT number,kind,id FROM type");
    while (select.step()) {
        const auto number = select.integer(0);
        const auto kind = select.text(1), id = select.text(2);
        if (kind == "rack")
            types.racks[number] = find(catalogue.rackTypes, id);
        else if (kind == "unit")
            types.units[number] = find(catalogue.unitTypes, id);
        else
            throw Damage{"it names a type of the unknown kind “" + kind + "”"};
    }
    return types;
}

std::uint16_t typeOf(const std::unordered_map<std::int64_t, std::uint16_t>& types, std::int64_t number)
{
    const auto it = types.find(number);
    if (it == types.end())
        throw Damage{"something in it is of a type that is not listed"};
    return it->second;
}

void readSite(Database& db, twin::Site& site, const twin::Catalogue& catalogue, const std::filesystem::path& file)
{
    forRows(db, "building", "id,name,x0,y0,x1,y1,height", mostRows, [&](Columns& c) {
        auto& b = site.buildings.emplace_back();
        b.id = c.id();
        b.name = c.text();
        b.area = c.rect();
        b.heightM = c.number();
    });
    forRows(db, "hall", "id,number,name,building,x0,y0,x1,y1,height", mostRows, [&](Columns& c) {
        auto& h = site.halls.emplace_back();
        h.id = c.id();
        h.number = c.integer<int>();
        h.name = c.text();
        h.building = c.integer<int>();
        h.area = c.rect();
        h.heightM = c.number();
    });
    forRows(db, "site_row", "id,hall,number,y,faces_north", mostRows, [&](Columns& c) {
        auto& r = site.rows.emplace_back();
        r.id = c.id();
        r.hall = c.integer<int>();
        r.number = c.integer<int>();
        r.y = c.number();
        r.facesNorth = c.integer<std::int64_t>() != 0;
    });
    const auto types = readTypes(db, catalogue, file);
    forRows(db, "rack", "id,type,hall,site_row,slot,x,y,name,gpus", mostRows, [&](Columns& c) {
        auto& r = site.racks.emplace_back();
        r.id = c.id();
        r.type = typeOf(types.racks, c.integer<std::int64_t>());
        r.hall = c.integer<std::uint16_t>();
        r.row = c.integer<std::uint16_t>();
        r.slot = c.integer<std::uint16_t>();
        r.x = c.number();
        r.y = c.number();
        r.name = c.text();
        r.gpus = c.integer<std::uint16_t>();
    });
    forRows(db, "unit", "id,kind,type,name,x,y,width,depth,height", mostRows, [&](Columns& c) {
        auto& u = site.units.emplace_back();
        u.id = c.id();
        u.kind = static_cast<twin::AssetKind>(c.integer<std::uint8_t>()); // compared with its type's kind by projectFault
        u.type = typeOf(types.units, c.integer<std::int64_t>());
        u.name = c.text();
        u.x = c.number();
        u.y = c.number();
        u.widthM = c.number();
        u.depthM = c.number();
        u.heightM = c.number();
    });
}

template<class Kind, class IdOf> Kind kindOf(const std::string& id, Kind last, IdOf idOf, const char* what)
{
    for (int i = 0; i <= static_cast<int>(last); ++i)
        if (idOf(static_cast<Kind>(i)) == id)
            return static_cast<Kind>(i);
    throw Damage{std::string("it names the unknown ") + what + " “" + id + "”"};
}

void readScenarios(Database& db, Project& project)
{
    forRows(db, "scenario", "name,preset,workload,workload_file,workload_hall,weather,weather_file,dry_bulb,wet_bulb,begin_ns,hours,seed", mostScenarios,
            [&](Columns& c) {
                auto& s = project.scenarios.emplace_back();
                s.name = c.text();
                s.presetId = c.text();
                s.workload = kindOf(c.text(), twin::WorkloadKind::Trace, twin::workloadId, "workload");
                s.workloadFile = c.text();
                s.workloadHall = c.integer<int>();
                s.weather = kindOf(c.text(), twin::lastWeatherKind, twin::weatherId, "weather");
                s.weatherFile = c.text();
                s.dryBulbC = c.number();
                s.wetBulbC = c.number();
                s.begin.ns = c.integer<std::int64_t>();
                s.hours = c.number();
                s.seed = static_cast<std::uint64_t>(c.integer<std::int64_t>());
            });
    auto select = db.prepare("SELECT scenario,position,id,label,grp,value,low,high,unit,mark,source FROM parameter ORDER BY scenario,position");
    std::int64_t rows = 0;
    while (select.step()) {
        Columns c(select, "parameter");
        const auto scenario = c.integer<std::size_t>();
        const auto position = c.integer<std::size_t>();
        if (scenario >= project.scenarios.size())
            throw Damage{"a parameter belongs to no scenario"};
        auto& set = project.scenarios[scenario].parameters;
        twin::Parameter p;
        p.id = c.text();
        p.label = c.text();
        p.group = c.text();
        p.value = c.number();
        p.low = c.number();
        p.high = c.number();
        p.unit = c.text();
        const auto mark = c.text();
        if (mark.size() != 1 || std::string_view("SKEU").find(mark[0]) == std::string_view::npos)
            throw Damage{"the parameter “" + p.id + "” has no valid mark"};
        p.mark = static_cast<twin::Mark>(mark[0]);
        p.source = c.text();
        if (position != set.all().size() || set.contains(p.id) || ++rows > mostParameters)
            throw Damage{"its parameters are listed wrongly"};
        set.insert(std::move(p));
    }
    forRows(db, "bookmark", "name,px,py,pz,fx,fy,fz,ux,uy,uz", mostScenarios, [&](Columns& c) {
        auto& b = project.bookmarks.emplace_back();
        b.name = c.text();
        for (auto* v : {b.position, b.focus, b.up})
            for (int i = 0; i < 3; ++i)
                v[i] = c.number();
    });
}

// What came with version 2 of the format.
void readReplay(Database& db, Project& project)
{
    forRows(db, "recording", "file,offset_s", mostScenarios, [&, isFirst = true](Columns& c) mutable {
        ProjectRecording r{c.text(), c.number()};
        if (std::exchange(isFirst, false) && r.file == project.recording)
            project.recordingOffsetSeconds = r.offsetSeconds;
        else
            project.moreRecordings.push_back(std::move(r));
    });
    forRows(db, "time_bookmark", "name,at_ns,stop", mostParameters, [&](Columns& c) {
        auto& b = project.timeBookmarks.emplace_back();
        b.name = c.text();
        b.at.ns = c.integer<std::int64_t>();
        b.stop = c.integer<std::int64_t>() != 0;
    });
    forRows(db, "extra", "kind,value", mostParameters, [&](Columns& c) {
        const auto kind = c.text();
        project.extras[kind].push_back(c.text());
    });
}

// Returns the checksum the file carries.
std::string readSettings(Database& db, Project& project)
{
    auto select = db.prepare("SELECT value FROM setting WHERE key=?");
    const auto find = [&](std::string_view key) {
        select.reset();
        select.bind(1, key);
        if (!select.step())
            throw Damage{"its setting “" + std::string(key) + "” is missing"};
        return Columns(select, "setting");
    };
    project.site.name = find("site.name").text();
    project.site.latitude = find("site.latitude").number();
    project.site.longitude = find("site.longitude").number();
    project.site.elevationM = find("site.elevation").number();
    project.site.nextId = find("site.next_id").integer<std::uint32_t>();
    project.currentScenario = find("scenario.current").integer<std::size_t>();
    project.report.title = find("report.title").text();
    project.report.author = find("report.author").text();
    project.report.language = find("report.language").text();
    project.recording = find("recording").text();
    return find("digest").text();
}

// Everything that can be told from the first bytes. Returns the version of the format.
std::uint32_t checkHead(const std::filesystem::path& file)
{
    const auto head = readFileHead(file);
    const std::string name = file.string();
    if (!head.exists)
        throw twin::Error(TWIN_TEXT("The project “%1” does not exist; check the path."), {name});
    if (head.isFolder)
        throw twin::Error(TWIN_TEXT("“%1” is a folder; name a project file (*.mtwin) in it."), {name});
    if (!head.isReadable)
        throw twin::Error(TWIN_TEXT("The project “%1” cannot be read; check that you have the right to."), {name});
    if (head.start.empty())
        throw twin::Error(TWIN_TEXT("The project “%1” is empty; restore it from a copy."), {name});
    if (!head.isSqlite())
        throw twin::Error(TWIN_TEXT("“%1” is not a project of this program; choose a file saved by it (*.mtwin)."), {name});
    if (head.start.size() >= 100 && head.applicationId() == recordingApplicationId)
        throw twin::Error(TWIN_TEXT("“%1” is a recording, not a project; open it as a recording."), {name});
    if (head.start.size() >= 100 && head.applicationId() != projectApplicationId)
        throw twin::Error(TWIN_TEXT("“%1” is a database of another program, not a project; choose a file saved by this one (*.mtwin)."), {name});
    const auto expected = head.pageBytes() * head.pages();
    if (head.start.size() < 100 || head.bytes < expected)
        throw twin::Error(TWIN_TEXT("The project “%1” is cut off: %2 of %3 bytes are there. Restore it from a copy."),
                          {name, std::to_string(head.bytes), head.start.size() < 100 ? "at least 100" : std::to_string(expected)});
    if (head.userVersion() > static_cast<std::uint32_t>(projectVersion))
        throw twin::Error(TWIN_TEXT("“%1” was written by a newer version of the program (format %2, this one reads up to %3); update the program."),
                          {name, std::to_string(head.userVersion()), std::to_string(projectVersion)});
    return head.userVersion();
}

} // namespace

Project loadProject(const std::filesystem::path& file)
{
    const auto version = checkHead(file);
    const auto& catalogue = twin::Catalogue::builtIn();
    try {
        Database db(file, Database::Open::Immutable);
        db.distrust(longestText);
        Project project;
        const auto digest = readSettings(db, project);
        readSite(db, project.site, catalogue, file);
        readScenarios(db, project);
        if (version >= 2)
            readReplay(db, project);
        if (const auto fault = projectFault(project, catalogue))
            throw Damage{*fault};
        if (projectDigest(project, catalogue) != digest)
            throw Damage{"its content does not fit its checksum"};
        // Parameters that came into the catalogue after the project was saved.
        for (auto& scenario : project.scenarios)
            for (const auto& p : catalogue.parameters.all())
                if (!scenario.parameters.contains(p.id))
                    scenario.parameters.insert(p);
        return project;
    } catch (const Damage& damage) {
        throw twin::Error(TWIN_TEXT("The project “%1” is damaged: %2. Restore it from a copy."), {file.string(), damage.what});
    } catch (const DatabaseError& error) {
        throw twin::Error(TWIN_TEXT("The project “%1” is damaged or cannot be read (%2). Restore it from a copy."), {file.string(), error.what()});
    }
}

} // namespace data
