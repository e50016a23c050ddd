#include "app/core/Evaluation.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Simulator.h"
#include <cmath>

namespace app {
namespace {

// Mean of a repeatable day: what "the typical July day" means when no hour is asked for.
twin::WeatherPoint meanOfMonth(twin::Timestamp begin)
{
    const auto c = twin::civil(begin, -6);
    const auto weather = twin::typicalMonthWeather(c.month);
    const auto midnight = twin::Timestamp::fromUtc(c.year, c.month, 15, 6);
    twin::WeatherPoint mean{0, 0, 0, 0, 0};
    constexpr int n = 24;
    for (int h = 0; h < n; ++h) {
        const auto p = weather->at(midnight.plusSeconds(3600.0 * h + 1800));
        mean.dryBulbC += p.dryBulbC / n;
        mean.wetBulbC += p.wetBulbC / n;
        mean.dewPointC += p.dewPointC / n;
        mean.pressurePa += p.pressurePa / n;
        mean.windMs += p.windMs / n;
    }
    return mean;
}

// The mean level over a day, so that a checkpoint dip at midnight does not decide the headline.
twin::LoadLevel typicalLevel(const twin::Workload& workload, twin::WorkloadKind kind, twin::Timestamp begin)
{
    if (kind == twin::WorkloadKind::Training)
        return {1.0f, twin::LoadLevel::Basis::TrainingIntensity};
    auto level = workload.at(begin);
    double sum = 0;
    constexpr int n = 24 * 12;
    for (int i = 0; i < n; ++i)
        sum += workload.at(begin.plusSeconds(300.0 * i)).value;
    level.value = static_cast<float>(sum / n);
    return level;
}

// The instant looked at where none is given: the hot hour of the day, and of a design day its extreme.
twin::Timestamp usualInstant(const twin::Scenario& scenario)
{
    const auto usual = scenario.begin.plusSeconds(14 * 3600);
    if (!twin::isDesignDay(scenario.weather))
        return usual;
    const auto weather = twin::makeWeather(scenario);
    auto hottest = usual;
    for (double hour = 0; hour < 24; hour += 0.25) {
        const auto t = scenario.begin.plusSeconds(3600 * hour);
        if (weather->at(t).dryBulbC > weather->at(hottest).dryBulbC)
            hottest = t;
    }
    return hottest;
}

} // namespace

SteadyConditions steadyConditions(const twin::Scenario& scenario, const Conditions& conditions)
{
    SteadyConditions out;
    const auto workloads = twin::makeWorkloads(scenario);
    const auto at = conditions.at.value_or(usualInstant(scenario));

    out.inputs.loads.clear();
    for (std::size_t i = 0; i < workloads.size(); ++i) {
        const auto kind = i == 0 && workloads.size() > 1 ? twin::WorkloadKind::Training : scenario.workload;
        out.inputs.loads.push_back(conditions.at && !conditions.typicalLoad ? workloads[i]->at(at) : typicalLevel(*workloads[i], kind, scenario.begin));
        out.workload += (i ? "; " : "") + workloads[i]->description();
    }
    if (conditions.utilisation) {
        for (auto& load : out.inputs.loads)
            load = {static_cast<float>(*conditions.utilisation), twin::LoadLevel::Basis::Utilisation};
        out.workload = "constant utilisation " + twin::numberText(*conditions.utilisation);
    }

    if (conditions.dryBulbC && conditions.wetBulbC) {
        const auto weather = twin::constantWeather(*conditions.dryBulbC, *conditions.wetBulbC);
        out.inputs.weather = weather->at(at);
        out.weather = weather->description();
    } else if (conditions.at || scenario.weather == twin::WeatherKind::Constant || twin::isDesignDay(scenario.weather)) {
        const auto weather = twin::makeWeather(scenario);
        out.inputs.weather = weather->at(at);
        out.weather = weather->description() + ", " + at.iso();
        out.weatherIsSynthetic = weather->isSynthetic();
        out.issues = weather->issues();
    } else {
        out.inputs.weather = meanOfMonth(scenario.begin);
        out.weather = "mean of the month, typical year of Memphis International Airport (synthetic)";
    }
    const auto local = twin::civil(at, twin::centralUtcOffsetHours(at));
    out.inputs.timeOfDayHours = local.hour + local.minute / 60.0;
    return out;
}

Evaluation evaluate(const twin::Site& site, const twin::Scenario& scenario, const Conditions& conditions)
{
    Evaluation out;
    const auto model = std::make_shared<const twin::PlantModel>(twin::compilePlant(site, scenario, twin::Catalogue::builtIn()), scenario.seed);
    std::vector<std::string> unitNames;
    for (const auto& unit : site.units)
        unitNames.push_back(unit.name);
    const auto book = std::make_shared<const twin::OutageBook>(model, std::move(unitNames));
    static_cast<SteadyConditions&>(out) = steadyConditions(scenario, conditions);
    if (!conditions.open.empty())
        book->effect(conditions.open).applyTo(out.inputs);
    model->solveSteady(out.inputs, out.state);
    out.network = twin::solveOneLine(book, out.state, conditions.open);
    twin::network::writeNetworkFigures(out.network.state, out.network.levels, out.state.figures);
    return out;
}

} // namespace app
