// What is asked of a site: workload, weather, date and the numbers in force.
#pragma once
#include "twin/base/Parameter.h"
#include "twin/base/Timestamp.h"
#include <memory>
#include <string>
#include <vector>

namespace twin {

class Weather;
class Workload;

enum class WorkloadKind { Training, Inference, Rated, Idle, Trace };
enum class WeatherKind { Generated, TypicalMonth, EpwFile, Constant, DesignCooling, DesignWetBulb, DesignHeating };
inline constexpr WeatherKind lastWeatherKind = WeatherKind::DesignHeating;

/// A value: copied freely, saved in projects.
struct Scenario
{
    std::string name = "Base";
    std::string presetId;
    ParameterSet parameters;             ///< catalogue defaults, then the preset's, then the user's
    WorkloadKind workload = WorkloadKind::Training;
    std::string workloadFile;            ///< Trace: CSV path
    int workloadHall = -1;               ///< Trace: hall index the trace drives (-1: all); the rest trains
    WeatherKind weather = WeatherKind::Generated;
    std::string weatherFile;             ///< EpwFile: path; design days: the file whose header states them, empty for Memphis
    double dryBulbC = 28.3, wetBulbC = 22.8; ///< Constant
    Timestamp begin;                     ///< start of the simulated day
    double hours = 24;
    std::uint64_t seed = 1;
};

std::string workloadId(WorkloadKind kind); ///< "training" ...
std::string weatherId(WeatherKind kind);
bool isDesignDay(WeatherKind kind);

/// Readers of the scenario's choices. They throw Error where a named file cannot be used.
std::shared_ptr<const Weather> makeWeather(const Scenario& scenario);
/// By rackWorkload index: [0] the main workload, [1] the trace if it drives a single hall.
std::vector<std::shared_ptr<const Workload>> makeWorkloads(const Scenario& scenario);
/// CSV workload: either `t_s,utilisation` (0..1), or measured power in a long table (node, time, power: as the H100 cluster trace);
/// power is turned into utilisation by the server model of `rackType`. Throws Error.
std::shared_ptr<const Workload> readWorkloadCsv(const std::string& path, Timestamp start);

} // namespace twin
