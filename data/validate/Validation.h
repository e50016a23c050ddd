// Runs every reference suite that a folder holds data for. Any thread.
#pragma once
#include "data/validate/ReferenceFiles.h"
#include "data/validate/Sheet.h"
#include "twin/base/Progress.h"
#include <functional>

namespace data {

/// A suite looks for its files by their form and returns one result a folder that holds any; none if there are none. A file that has the form
/// but cannot be read becomes a problem of its result, never an exception.
struct Suite
{
    const char* id;
    const char* title;
    std::vector<SuiteResult> (*run)(const ReferenceFiles& files);
};
const std::vector<Suite>& validationSuites(); ///< sorted by id

/// Throws twin::Error if the folder cannot be read, and twin::Cancelled (between two suites).
ValidationSheet validate(const std::filesystem::path& root, const twin::Progress& progress);

// One function a suite, each in a file of its own (XxxSuite.cpp); a suite is entered in Validation.cpp.
std::vector<SuiteResult> batterySuite(const ReferenceFiles& files);
std::vector<SuiteResult> cduLoadsSuite(const ReferenceFiles& files);
std::vector<SuiteResult> chillerSuite(const ReferenceFiles& files);
std::vector<SuiteResult> clusterPowerSuite(const ReferenceFiles& files);
std::vector<SuiteResult> coolingTowerSuite(const ReferenceFiles& files);
std::vector<SuiteResult> datacenterPlantSuite(const ReferenceFiles& files);
std::vector<SuiteResult> fluidPropertiesSuite(const ReferenceFiles& files);
std::vector<SuiteResult> gpuHourlySuite(const ReferenceFiles& files);
std::vector<SuiteResult> gridCarbonSuite(const ReferenceFiles& files);
std::vector<SuiteResult> heatExchangerSuite(const ReferenceFiles& files);
std::vector<SuiteResult> hydraulicsSuite(const ReferenceFiles& files);
std::vector<SuiteResult> powerFlowSuite(const ReferenceFiles& files);
std::vector<SuiteResult> psychrometricsSuite(const ReferenceFiles& files);
std::vector<SuiteResult> serverMeterSuite(const ReferenceFiles& files);
std::vector<SuiteResult> storageMlperfSuite(const ReferenceFiles& files);
std::vector<SuiteResult> weatherSuite(const ReferenceFiles& files);
} // namespace data
