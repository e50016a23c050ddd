#include "twin/model/Scenario.h"
#include "twin/base/Error.h"
#include "twin/physics/DesignDay.h"
#include "twin/physics/Weather.h"
#include "twin/physics/Workload.h"
#include <filesystem>

namespace twin {

std::string workloadId(WorkloadKind kind)
{
    switch (kind) {
    case WorkloadKind::Training:
        return "training";
    case WorkloadKind::Inference:
        return "inference";
    case WorkloadKind::Rated:
        return "rated";
    case WorkloadKind::Idle:
        return "idle";
    case WorkloadKind::Trace:
        return "trace";
    }
    return "training";
}

std::string weatherId(WeatherKind kind)
{
    switch (kind) {
    case WeatherKind::Generated:
        return "generated";
    case WeatherKind::TypicalMonth:
        return "typical_month";
    case WeatherKind::EpwFile:
        return "epw_file";
    case WeatherKind::Constant:
        return "constant";
    case WeatherKind::DesignCooling:
        return "design_cooling";
    case WeatherKind::DesignWetBulb:
        return "design_wetbulb";
    case WeatherKind::DesignHeating:
        return "design_heating";
    }
    return "generated";
}

bool isDesignDay(WeatherKind kind)
{
    return kind == WeatherKind::DesignCooling || kind == WeatherKind::DesignWetBulb || kind == WeatherKind::DesignHeating;
}

namespace {

std::shared_ptr<const Weather> makeDesignDay(const Scenario& scenario, DesignDay day)
{
    if (scenario.weatherFile.empty())
        return designDayWeather(day);
    return designDayWeather(day, designConditions(readEpwData(scenario.weatherFile), std::filesystem::path(scenario.weatherFile).filename().string()));
}

} // namespace

std::shared_ptr<const Weather> makeWeather(const Scenario& scenario)
{
    switch (scenario.weather) {
    case WeatherKind::Generated:
        break;
    case WeatherKind::TypicalMonth:
        return typicalMonthWeather(civil(scenario.begin, centralUtcOffsetHours(scenario.begin)).month);
    case WeatherKind::EpwFile:
        if (scenario.weatherFile.empty())
            throw Error(TWIN_TEXT("The scenario “%1” takes its weather from a file but names none; choose an .epw file."), {scenario.name});
        return readEpw(scenario.weatherFile);
    case WeatherKind::Constant:
        return constantWeather(scenario.dryBulbC, scenario.wetBulbC);
    case WeatherKind::DesignCooling:
        return makeDesignDay(scenario, DesignDay::Cooling);
    case WeatherKind::DesignWetBulb:
        return makeDesignDay(scenario, DesignDay::WetBulb);
    case WeatherKind::DesignHeating:
        return makeDesignDay(scenario, DesignDay::Heating);
    }
    return generatedWeather(scenario.seed);
}

std::vector<std::shared_ptr<const Workload>> makeWorkloads(const Scenario& scenario)
{
    switch (scenario.workload) {
    case WorkloadKind::Training:
        break;
    case WorkloadKind::Inference:
        return {inferenceWorkload(scenario.seed)};
    case WorkloadKind::Rated:
        return {constantWorkload({1.0f, LoadLevel::Basis::Utilisation}, "Every GPU at its rated power")};
    case WorkloadKind::Idle:
        return {constantWorkload({0.0f, LoadLevel::Basis::Utilisation}, "Every GPU idle")};
    case WorkloadKind::Trace: {
        if (scenario.workloadFile.empty())
            throw Error(TWIN_TEXT("The scenario “%1” takes its workload from a file but names none; choose a CSV file."), {scenario.name});
        auto trace = readWorkloadCsv(scenario.workloadFile, scenario.begin);
        if (scenario.workloadHall < 0)
            return {std::move(trace)};
        return {trainingWorkload(scenario.seed), std::move(trace)};
    }
    }
    return {trainingWorkload(scenario.seed)};
}

} // namespace twin
