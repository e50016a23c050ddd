#include "data/project/ProjectCheck.h"
#include <QByteArray>
#include <QCryptographicHash>
#include <bit>
#include <cmath>
#include <initializer_list>
#include <unordered_set>

namespace data {
namespace {

using std::to_string;

bool allFinite(std::initializer_list<double> values)
{
    for (const double v : values)
        if (!std::isfinite(v))
            return false;
    return true;
}

bool isFinite(const twin::Rect& r) { return allFinite({r.x0, r.y0, r.x1, r.y1}); }

std::string quoted(const std::string& text) { return "“" + text + "”"; }

std::optional<std::string> siteFault(const twin::Site& site, const twin::Catalogue& catalogue)
{
    if (!allFinite({site.latitude, site.longitude, site.elevationM}))
        return "the place of the site is no number";
    constexpr std::size_t mostIndexed = 65'535;
    if (site.halls.size() > mostIndexed || site.rows.size() > mostIndexed)
        return "it has more than 65,535 halls or rows";

    std::unordered_set<std::uint32_t> ids;
    ids.reserve(site.racks.size() + site.units.size() + site.rows.size() + site.halls.size() + site.buildings.size());
    const auto idFault = [&](twin::AssetId id, const std::string& name) -> std::optional<std::string> {
        if (!id.isValid() || id.value >= site.nextId)
            return quoted(name) + " has the impossible id " + to_string(id.value);
        if (!ids.insert(id.value).second)
            return quoted(name) + " has the id " + to_string(id.value) + ", which is another one's too";
        return {};
    };

    for (const auto& b : site.buildings) {
        if (auto fault = idFault(b.id, b.name))
            return fault;
        if (!isFinite(b.area) || !std::isfinite(b.heightM))
            return "the building " + quoted(b.name) + " has a measure that is no number";
    }
    for (const auto& h : site.halls) {
        if (auto fault = idFault(h.id, h.name))
            return fault;
        if (h.building < 0 || static_cast<std::size_t>(h.building) >= site.buildings.size())
            return "the hall " + quoted(h.name) + " stands in building " + to_string(h.building + 1) + " of " + to_string(site.buildings.size());
        if (!isFinite(h.area) || !std::isfinite(h.heightM))
            return "the hall " + quoted(h.name) + " has a measure that is no number";
    }
    for (std::size_t i = 0; i < site.rows.size(); ++i) {
        const auto& r = site.rows[i];
        const std::string name = "row " + to_string(i + 1);
        if (auto fault = idFault(r.id, name))
            return fault;
        if (r.hall < 0 || static_cast<std::size_t>(r.hall) >= site.halls.size())
            return name + " stands in hall " + to_string(r.hall + 1) + " of " + to_string(site.halls.size());
        if (!std::isfinite(r.y))
            return "the place of " + name + " is no number";
    }
    for (const auto& r : site.racks) {
        if (auto fault = idFault(r.id, r.name))
            return fault;
        if (r.type >= catalogue.rackTypes.size())
            return "the rack " + quoted(r.name) + " is of an unknown type";
        if (r.row >= site.rows.size())
            return "the rack " + quoted(r.name) + " stands in row " + to_string(r.row + 1) + " of " + to_string(site.rows.size());
        if (r.hall >= site.halls.size() || site.rows[r.row].hall != r.hall)
            return "the rack " + quoted(r.name) + " stands in hall " + to_string(r.hall + 1) + ", its row does not";
        if (!allFinite({r.x, r.y}))
            return "the place of the rack " + quoted(r.name) + " is no number";
        if (r.gpus > catalogue.rackTypes[r.type].gpus)
            return "the rack " + quoted(r.name) + " has more GPUs than fit in";
    }
    for (const auto& u : site.units) {
        if (auto fault = idFault(u.id, u.name))
            return fault;
        if (u.type >= catalogue.unitTypes.size())
            return "the unit " + quoted(u.name) + " is of an unknown type";
        if (u.kind != catalogue.unitTypes[u.type].spec.kind)
            return "the unit " + quoted(u.name) + " is another kind of thing than its type " + quoted(catalogue.unitTypes[u.type].id);
        if (!allFinite({u.x, u.y, u.widthM, u.depthM, u.heightM}))
            return "the unit " + quoted(u.name) + " has a place or measure that is no number";
    }
    return {};
}

std::optional<std::string> scenarioFault(const twin::Scenario& s, std::size_t halls)
{
    if (s.workloadHall < -1 || (s.workloadHall >= 0 && static_cast<std::size_t>(s.workloadHall) >= halls))
        return "the scenario " + quoted(s.name) + " drives hall " + to_string(s.workloadHall + 1) + " of " + to_string(halls);
    if (!allFinite({s.dryBulbC, s.wetBulbC, s.hours}))
        return "the scenario " + quoted(s.name) + " has a temperature or length that is no number";
    for (const auto& p : s.parameters.all()) {
        if (p.id.empty())
            return "a parameter of the scenario " + quoted(s.name) + " has no name";
        if (!std::isfinite(p.value) || std::isnan(p.low) || std::isnan(p.high))
            return "the parameter " + quoted(p.id) + " of the scenario " + quoted(s.name) + " is no number";
    }
    return {};
}

/// Collects values bit by bit.
class Digest
{
public:
    Digest() { m_buffer.reserve(1 << 16); }
    void add(std::int64_t v) { bytes(&v, sizeof v); }
    void add(double v) { add(std::bit_cast<std::int64_t>(v)); }
    void add(const std::string& text)
    {
        add(static_cast<std::int64_t>(text.size()));
        bytes(text.data(), text.size());
    }
    void add(twin::AssetId id) { add(static_cast<std::int64_t>(id.value)); }
    void add(const twin::Rect& r)
    {
        for (const double v : {r.x0, r.y0, r.x1, r.y1})
            add(v);
    }
    std::string hex()
    {
        flush();
        return m_hash.result().toHex().toStdString();
    }

private:
    void bytes(const void* data, std::size_t size)
    {
        m_buffer.append(static_cast<const char*>(data), static_cast<qsizetype>(size));
        if (m_buffer.size() > (1 << 16) - 4096)
            flush();
    }
    void flush()
    {
        m_hash.addData(m_buffer);
        m_buffer.resize(0);
    }
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    QByteArray m_buffer;
};

} // namespace

std::optional<std::string> projectFault(const Project& project, const twin::Catalogue& catalogue)
{
    if (auto fault = siteFault(project.site, catalogue))
        return fault;
    if (project.scenarios.empty())
        return "it has no scenario";
    if (project.currentScenario >= project.scenarios.size())
        return "its current scenario is number " + to_string(project.currentScenario + 1) + " of " + to_string(project.scenarios.size());
    for (const auto& s : project.scenarios)
        if (auto fault = scenarioFault(s, project.site.halls.size()))
            return fault;
    for (const auto& b : project.bookmarks)
        for (const auto* v : {b.position, b.focus, b.up})
            if (!allFinite({v[0], v[1], v[2]}))
                return "the bookmark " + quoted(b.name) + " looks from or to a place that is no number";
    if (!std::isfinite(project.recordingOffsetSeconds))
        return "the time offset of its recording is no number";
    if (project.recording.empty() && (!project.moreRecordings.empty() || project.recordingOffsetSeconds != 0))
        return "its first recording is missing";
    for (const auto& r : project.moreRecordings)
        if (r.file.empty() || !std::isfinite(r.offsetSeconds))
            return "its recording " + quoted(r.file) + " has no file name or no time offset that is a number";
    return {};
}

std::string projectDigest(const Project& project, const twin::Catalogue& catalogue)
{
    Digest d;
    const auto number = [&d](auto v) { d.add(static_cast<std::int64_t>(v)); };
    const auto& site = project.site;
    d.add(site.name);
    for (const double v : {site.latitude, site.longitude, site.elevationM})
        d.add(v);
    number(site.nextId);
    number(site.buildings.size());
    for (const auto& b : site.buildings) {
        d.add(b.id);
        d.add(b.name);
        d.add(b.area);
        d.add(b.heightM);
    }
    number(site.halls.size());
    for (const auto& h : site.halls) {
        d.add(h.id);
        number(h.number);
        d.add(h.name);
        number(h.building);
        d.add(h.area);
        d.add(h.heightM);
    }
    number(site.rows.size());
    for (const auto& r : site.rows) {
        d.add(r.id);
        number(r.hall);
        number(r.number);
        d.add(r.y);
        number(r.facesNorth);
    }
    number(site.racks.size());
    for (const auto& r : site.racks) {
        d.add(r.id);
        d.add(catalogue.rackTypes[r.type].id);
        for (const auto v : {r.hall, r.row, r.slot, r.gpus})
            number(v);
        d.add(r.x);
        d.add(r.y);
        d.add(r.name);
    }
    number(site.units.size());
    for (const auto& u : site.units) {
        d.add(u.id);
        number(static_cast<int>(u.kind));
        d.add(catalogue.unitTypes[u.type].id);
        d.add(u.name);
        for (const double v : {u.x, u.y, u.widthM, u.depthM, u.heightM})
            d.add(v);
    }
    number(project.scenarios.size());
    for (const auto& s : project.scenarios) {
        for (const auto* text : {&s.name, &s.presetId, &s.workloadFile, &s.weatherFile})
            d.add(*text);
        number(static_cast<int>(s.workload));
        number(static_cast<int>(s.weather));
        number(s.workloadHall);
        number(s.begin.ns);
        number(s.seed);
        for (const double v : {s.dryBulbC, s.wetBulbC, s.hours})
            d.add(v);
        number(s.parameters.all().size());
        for (const auto& p : s.parameters.all()) {
            for (const auto* text : {&p.id, &p.label, &p.group, &p.unit, &p.source})
                d.add(*text);
            for (const double v : {p.value, p.low, p.high})
                d.add(v);
            number(static_cast<int>(p.mark));
        }
    }
    number(project.currentScenario);
    number(project.bookmarks.size());
    for (const auto& b : project.bookmarks) {
        d.add(b.name);
        for (const auto* v : {b.position, b.focus, b.up})
            for (int i = 0; i < 3; ++i)
                d.add(v[i]);
    }
    for (const auto* text : {&project.report.title, &project.report.author, &project.report.language, &project.recording})
        d.add(*text);
    // Only where there is something: files of version 1 keep their checksum.
    if (project.recordingOffsetSeconds != 0 || !project.moreRecordings.empty() || !project.timeBookmarks.empty() || !project.extras.empty()) {
        d.add(project.recordingOffsetSeconds);
        number(project.moreRecordings.size());
        for (const auto& r : project.moreRecordings) {
            d.add(r.file);
            d.add(r.offsetSeconds);
        }
        number(project.timeBookmarks.size());
        for (const auto& b : project.timeBookmarks) {
            d.add(b.name);
            number(b.at.ns);
            number(b.stop);
        }
        number(project.extras.size());
        for (const auto& [kind, texts] : project.extras) {
            d.add(kind);
            number(texts.size());
            for (const auto& text : texts)
                d.add(text);
        }
    }
    return d.hex();
}

} // namespace data
