#include "app/report/ReportDay.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Simulator.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace app {
namespace {

using Role = ReportSeries::Role;

ReportSeries emptySeries(Role role)
{
    ReportSeries series;
    series.role = role;
    return series;
}

double gridCapacity(const twin::KeyFigures& figures)
{
    for (const auto& limit : figures.limits)
        if (limit.id == "grid_import")
            return limit.capacity;
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::vector<ReportSeries> simulatedSeries(const twin::Site& site, const twin::Scenario& scenario, double stepSeconds, const twin::Progress& progress)
{
    twin::SimulationInput input;
    input.model = std::make_shared<const twin::PlantModel>(twin::compilePlant(site, scenario, twin::Catalogue::builtIn()), scenario.seed);
    input.weather = twin::makeWeather(scenario);
    input.workloads = twin::makeWorkloads(scenario);
    input.from = scenario.begin;
    input.hours = scenario.hours;
    input.stepSeconds = stepSeconds;

    std::vector<ReportSeries> out{emptySeries(Role::Facility), emptySeries(Role::It), emptySeries(Role::GridCapacity), emptySeries(Role::OnSite)};
    twin::simulate(input, progress, [&](twin::Timestamp t, const twin::PlantState& state) {
        const auto& f = state.figures;
        const double values[] = {f.facility_mw, f.it_mw, gridCapacity(f), f.turbine_mw + f.genset_mw + std::max(0.0, f.battery_mw)};
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i].seconds.push_back(t.seconds());
            out[i].values.push_back(values[i]);
        }
    });
    return out;
}

std::vector<ReportSeries> recordedSeries(data::RecordingReader& reader)
{
    constexpr int points = 2000;
    const auto span = reader.info().span;
    const auto read = [&](const char* id) -> std::optional<data::Series> {
        const int channel = reader.findChannel("site", id);
        if (channel < 0)
            return {};
        return reader.series(channel, span.begin, span.end, points);
    };
    std::vector<ReportSeries> out;
    const auto add = [&](Role role, const char* id) {
        const auto series = read(id);
        if (!series)
            return;
        auto& added = out.emplace_back(emptySeries(role));
        added.origin = reader.channel(reader.findChannel("site", id)).origin;
        added.seconds = series->seconds;
        added.values.assign(series->mean.begin(), series->mean.end());
    };
    add(Role::Facility, "facility_mw");
    add(Role::It, "it_mw");
    // Sources on site are told apart in a recording; their sum is taken only where all of them stand at the same instants.
    auto sum = emptySeries(Role::OnSite);
    for (const char* id : {"turbine_mw", "genset_mw", "battery_mw"}) {
        const auto series = read(id);
        if (!series || (!sum.seconds.empty() && series->seconds != sum.seconds))
            continue;
        if (sum.seconds.empty()) {
            sum.seconds = series->seconds;
            sum.values.assign(series->seconds.size(), 0.0);
            sum.origin = reader.channel(reader.findChannel("site", id)).origin;
        }
        for (std::size_t i = 0; i < sum.values.size(); ++i) {
            const double v = series->mean[i];
            sum.values[i] += v < 0 ? 0 : v; // charging is load, not a source; not a number stays one
        }
    }
    if (!sum.seconds.empty())
        out.push_back(std::move(sum));
    return out;
}

} // namespace app
