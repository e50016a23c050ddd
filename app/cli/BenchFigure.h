// A line of the bench table, and where the recording store's lines come from.
#pragma once
#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace app::cli {

struct BenchFigure
{
    std::string name, what;
    double value = 0;
    std::string unit;
    double reach = std::nan("");             ///< what to beat, NaN without
    double gpuSteps = 0;                     ///< GPUs times steps; 0 where that has no meaning
    double baselineRatio = std::nan("");     ///< how many times as long an object a GPU would take
    double heatErrorPercent = std::nan("");  ///< of the energy over the run
    double plainRowsRatio = std::nan("");    ///< times as fast as plain SQLite rows in the same run
    std::string note{};                      ///< what else to know of it
};

struct StoreBench
{
    const char* name;
    std::function<std::vector<BenchFigure>()> run;
};
/// Recordings are written to and removed from the folder for temporary files.
std::vector<StoreBench> storeBenches();

} // namespace app::cli
