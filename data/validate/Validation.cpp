#include "data/validate/Validation.h"
#include <algorithm>
#include <set>

namespace data {

const std::vector<Suite>& validationSuites()
{
    // Sorted by id; one line a suite.
    static const std::vector<Suite> suites{
        {"battery", "Battery", batterySuite},
        {"chiller", "Chillers", chillerSuite},
        {"cooling-tower", "Cooling towers", coolingTowerSuite},
        {"datacenter-plant", "Data-centre plants", datacenterPlantSuite},
        {"fluid-properties", "Fluid properties", fluidPropertiesSuite},
        {"grid-carbon", "Grid carbon", gridCarbonSuite},
        {"heat-exchanger", "Heat exchangers", heatExchangerSuite},
        {"hydraulics", "Hydraulics", hydraulicsSuite},
        {"power-flow", "Power flow", powerFlowSuite},
        {"psychrometrics", "Psychrometrics", psychrometricsSuite},
        {"storage-mlperf", "Storage bandwidth", storageMlperfSuite},
        {"telemetry-frontier-cdu", "Cooling loads and Frontier", cduLoadsSuite},
        {"telemetry-gpu-hourly", "Hourly GPU telemetry", gpuHourlySuite},
        {"telemetry-h100-cluster", "Cluster power", clusterPowerSuite},
        {"telemetry-h200-meter", "Server wattmeter", serverMeterSuite},
        {"weather", "Weather", weatherSuite},
    };
    return suites;
}

ValidationSheet validate(const std::filesystem::path& root, const twin::Progress& progress)
{
    const ReferenceFiles files(root);
    ValidationSheet sheet;
    sheet.root = root.string();
    std::set<std::string> claimed;
    const auto& suites = validationSuites();
    for (std::size_t i = 0; i < suites.size(); ++i) {
        progress.step(static_cast<double>(i) / static_cast<double>(suites.size()));
        for (auto& result : suites[i].run(files)) {
            result.suite = suites[i].id;
            result.title = suites[i].title;
            claimed.insert(result.files.begin(), result.files.end());
            sheet.suites.push_back(std::move(result));
        }
    }
    progress.step(1);
    std::stable_sort(sheet.suites.begin(), sheet.suites.end(),
                     [](const auto& a, const auto& b) { return std::tie(a.folder, a.suite) < std::tie(b.folder, b.suite); });
    for (const auto& file : files.all()) {
        if (claimed.contains(file.relative))
            continue;
        sheet.unrecognised.push_back(file.relative);
        if (file.damage.empty())
            continue;
        // It may have held cases of the suite that found others in its folder: those are missing, so that suite does not pass.
        const auto slash = file.relative.rfind('/');
        const auto folder = slash == std::string::npos ? std::string(".") : file.relative.substr(0, slash);
        const auto suite = std::find_if(sheet.suites.begin(), sheet.suites.end(), [&](const auto& s) { return s.folder == folder; });
        (suite != sheet.suites.end() ? suite->problems : sheet.problems).push_back(file.damage);
    }
    return sheet;
}

} // namespace data
