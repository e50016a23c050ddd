// Random but sound projects, and their exact text form for comparisons.
#pragma once
#include "data/project/ProjectFile.h"
#include "twin/base/Error.h"
#include "twin/model/Catalogue.h"
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <sstream>

namespace test {

class RandomProject
{
public:
    explicit RandomProject(std::uint64_t seed) : m_random(seed) {}

    data::Project make()
    {
        const auto& catalogue = twin::Catalogue::builtIn();
        data::Project p;
        auto& site = p.site;
        site.name = text();
        site.latitude = number();
        site.longitude = number();
        site.elevationM = number();
        site.nextId = 1 + below(1000);
        for (int i = 1 + below(3); i > 0; --i)
            site.buildings.push_back({site.newId(), text(), rect(), number()});
        for (int i = 1 + below(5); i > 0; --i)
            site.halls.push_back({site.newId(), below(100), text(), below(static_cast<int>(site.buildings.size())), rect(), number()});
        for (int i = 1 + below(20); i > 0; --i)
            site.rows.push_back({site.newId(), below(static_cast<int>(site.halls.size())), below(50), number(), below(2) == 1});
        for (int i = below(300); i > 0; --i) {
            twin::Rack r;
            r.id = site.newId();
            r.type = static_cast<std::uint16_t>(below(static_cast<int>(catalogue.rackTypes.size())));
            r.row = static_cast<std::uint16_t>(below(static_cast<int>(site.rows.size())));
            r.hall = static_cast<std::uint16_t>(site.rows[r.row].hall);
            r.slot = static_cast<std::uint16_t>(below(65536));
            r.x = number();
            r.y = number();
            r.name = text();
            r.gpus = static_cast<std::uint16_t>(below(catalogue.rackTypes[r.type].gpus + 1));
            site.racks.push_back(r);
            site.nextId += static_cast<std::uint32_t>(below(3)); // ids of racks that were removed again
        }
        for (int i = below(60); i > 0; --i) {
            twin::Unit u;
            u.id = site.newId();
            u.type = static_cast<std::uint16_t>(below(static_cast<int>(catalogue.unitTypes.size())));
            u.kind = catalogue.unitTypes[u.type].spec.kind;
            u.name = text();
            for (double* v : {&u.x, &u.y, &u.widthM, &u.depthM, &u.heightM})
                *v = number();
            site.units.push_back(u);
        }
        for (int i = 1 + below(3); i > 0; --i) {
            twin::Scenario s;
            s.name = text();
            s.presetId = text();
            s.workload = static_cast<twin::WorkloadKind>(below(5));
            s.workloadFile = text();
            s.workloadHall = below(static_cast<int>(site.halls.size()) + 1) - 1;
            s.weather = static_cast<twin::WeatherKind>(below(static_cast<int>(twin::lastWeatherKind) + 1));
            s.weatherFile = text();
            s.dryBulbC = number();
            s.wetBulbC = number();
            s.hours = number();
            s.begin.ns = static_cast<std::int64_t>(m_random());
            s.seed = m_random();
            s.parameters = catalogue.parameters;
            for (auto parameter : catalogue.parameters.all())
                if (below(10) == 0) {
                    parameter.value = number();
                    parameter.low = below(4) == 0 ? -std::numeric_limits<double>::infinity() : number();
                    parameter.high = number();
                    parameter.mark = std::array{twin::Mark::Sourced, twin::Mark::Known, twin::Mark::Estimate, twin::Mark::User}[m_random() % 4];
                    parameter.label = text();
                    parameter.source = text();
                    s.parameters.insert(parameter);
                }
            p.scenarios.push_back(s);
        }
        p.currentScenario = m_random() % p.scenarios.size();
        for (int i = below(4); i > 0; --i) {
            data::ViewBookmark b;
            b.name = text();
            for (auto* v : {b.position, b.focus, b.up})
                for (int k = 0; k < 3; ++k)
                    v[k] = number();
            p.bookmarks.push_back(b);
        }
        p.report = {text(), text(), text()};
        p.recording = text();
        if (!p.recording.empty()) {
            p.recordingOffsetSeconds = below(2) == 0 ? 0.0 : number();
            for (int i = below(4); i > 0; --i)
                p.moreRecordings.push_back({"r" + text(), number()});
        }
        for (int i = below(4); i > 0; --i)
            p.timeBookmarks.push_back({text(), {static_cast<std::int64_t>(m_random())}, below(2) == 1});
        for (int i = below(4); i > 0; --i)
            p.extras[text()].push_back(text());
        return p;
    }

    int below(int n) { return n > 0 ? static_cast<int>(m_random() % static_cast<std::uint64_t>(n)) : 0; }

    double number()
    {
        switch (below(8)) {
        case 0: return 0.0;
        case 1: return -0.0;
        case 2: return below(2000) - 1000;
        case 3: return 5e-324;
        case 4: return 1.7976931348623157e308;
        case 5: { // any finite bits at all
            const double v = std::bit_cast<double>(m_random());
            return std::isfinite(v) ? v : 1.5;
        }
        default: return std::uniform_real_distribution<double>(-500, 500)(m_random);
        }
    }

    std::string text()
    {
        static const std::string pieces[] = {"H1-R01-01", "é", "“", "'", "\"", ";DROP TABLE rack;--", "機", "\n", "%1", std::string("\0", 1), " ", "Mémphis"};
        std::string out;
        for (int i = below(6); i > 0; --i)
            out += pieces[below(12)];
        return out;
    }

private:
    twin::Rect rect() { return {number(), number(), number(), number()}; }
    std::mt19937_64 m_random;
};

/// Every field of a project, doubles as their bits.
inline std::string dump(const data::Project& p)
{
    std::ostringstream out;
    out << std::hex;
    const auto d = [&](double v) { out << std::bit_cast<std::uint64_t>(v) << ' '; };
    const auto t = [&](const std::string& s) { out << s.size() << ':' << s << ' '; };
    const auto n = [&](auto v) { out << static_cast<std::int64_t>(v) << ' '; };
    const auto rect = [&](const twin::Rect& r) { d(r.x0), d(r.y0), d(r.x1), d(r.y1); };
    t(p.site.name), d(p.site.latitude), d(p.site.longitude), d(p.site.elevationM), n(p.site.nextId);
    for (const auto& b : p.site.buildings)
        out << "\nbuilding ", n(b.id.value), t(b.name), rect(b.area), d(b.heightM);
    for (const auto& h : p.site.halls)
        out << "\nhall ", n(h.id.value), n(h.number), t(h.name), n(h.building), rect(h.area), d(h.heightM);
    for (const auto& r : p.site.rows)
        out << "\nrow ", n(r.id.value), n(r.hall), n(r.number), d(r.y), n(r.facesNorth);
    for (const auto& r : p.site.racks)
        out << "\nrack ", n(r.id.value), n(r.type), n(r.hall), n(r.row), n(r.slot), d(r.x), d(r.y), t(r.name), n(r.gpus);
    for (const auto& u : p.site.units)
        out << "\nunit ", n(u.id.value), n(u.kind), n(u.type), t(u.name), d(u.x), d(u.y), d(u.widthM), d(u.depthM), d(u.heightM);
    for (const auto& s : p.scenarios) {
        out << "\nscenario ", t(s.name), t(s.presetId), n(s.workload), t(s.workloadFile), n(s.workloadHall), n(s.weather), t(s.weatherFile);
        d(s.dryBulbC), d(s.wetBulbC), n(s.begin.ns), d(s.hours), n(s.seed);
        for (const auto& q : s.parameters.all())
            out << "\nparameter ", t(q.id), t(q.label), t(q.group), d(q.value), d(q.low), d(q.high), t(q.unit), n(q.mark), t(q.source);
    }
    n(p.currentScenario);
    for (const auto& b : p.bookmarks) {
        out << "\nbookmark ", t(b.name);
        for (const auto* v : {b.position, b.focus, b.up})
            d(v[0]), d(v[1]), d(v[2]);
    }
    t(p.report.title), t(p.report.author), t(p.report.language), t(p.recording);
    d(p.recordingOffsetSeconds);
    for (const auto& r : p.moreRecordings)
        out << "\nrecording ", t(r.file), d(r.offsetSeconds);
    for (const auto& b : p.timeBookmarks)
        out << "\ntime bookmark ", t(b.name), n(b.at.ns), n(b.stop);
    for (const auto& [kind, texts] : p.extras) {
        out << "\nextra ", t(kind);
        for (const auto& text : texts)
            t(text);
    }
    return out.str();
}

} // namespace test
