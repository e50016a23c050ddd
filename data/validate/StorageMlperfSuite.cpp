// What training reads from storage against audited results of MLPerf Storage.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "twin/base/NumberText.h"
#include "twin/physics/StorageBandwidth.h"
#include <algorithm>
#include <map>

namespace data {
namespace {

constexpr double mebibyte = 1024.0 * 1024.0; // the results' "MB"
constexpr std::size_t leastResults = 3;      // fewer span no envelope
constexpr Criterion law{"bandwidth = samples/s x sample size", "relative", 1e-12, "audited results, MB_per_s over samples_per_s"};
constexpr Criterion envelope{"bandwidth for the accelerators", "relative", 0, "outside the range of MB/s an accelerator seen with that model and accelerator"};
constexpr Criterion ceiling{"no result above the compute-bound demand", "relative", 0, "what is read cannot exceed what the accelerators can compute"};

struct Result
{
    std::size_t row;
    double accelerators, bytesPerS;
};

void readResults(SuiteFolders& folders, const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    std::map<std::pair<std::string, std::string>, std::vector<Result>> groups;
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto& model = t.text(r, "model");
        const double accelerators = t.number(r, "num_accelerators"), samples = t.number(r, "samples_per_s"), bandwidth = t.number(r, "MB_per_s") * mebibyte;
        if (!(accelerators > 0) || !(samples > 0) || !(bandwidth > 0)) {
            folders.problem(file, rowName(file, r) + " has no positive accelerators, samples a second or bandwidth; get the file again.");
            continue;
        }
        const double size = twin::trainingSampleBytes(model);
        if (!(size > 0)) {
            folders.unsupported(file, rowName(file, r) + " (" + model + ")", "the storage model does not know the sample size of this training");
            continue;
        }
        folders.errors(file, law).add(bandwidth / (samples * size) - 1, [&] { return rowName(file, r) + " (" + model + ")"; });
        groups[{model, t.text(r, "accelerator")}].push_back({r, accelerators, bandwidth});
    }
    for (const auto& [key, results] : groups) {
        const auto name = key.first + " on " + key.second;
        const auto* read = twin::findTrainingRead(key.first, key.second);
        if (!read) {
            folders.unsupported(file, file.path.filename().string() + ", " + name, "the storage model does not know this accelerator");
            continue;
        }
        double least = HUGE_VAL, most = 0;
        for (const auto& x : results) {
            least = std::min(least, x.bytesPerS / x.accelerators);
            most = std::max(most, x.bytesPerS / x.accelerators);
        }
        for (const auto& x : results) {
            const auto where = [&] { return rowName(file, x.row) + " (" + name + ", " + twin::numberText(x.accelerators) + ")"; };
            folders.errors(file, ceiling).add(std::max(0.0, x.bytesPerS / twin::readDemandBytesPerS(*read, x.accelerators) - 1), where);
            if (results.size() < leastResults) {
                folders.unsupported(file, file.path.filename().string() + ", envelope of " + name, "fewer than three results span no range");
                continue;
            }
            const double each = twin::sizedReadBytesPerS(*read, x.accelerators) / x.accelerators;
            folders.errors(file, envelope).add(std::max({0.0, least / each - 1, each / most - 1}), where);
        }
        folders.note(file, name + ": model " + twin::numberText(twin::sizedReadBytesPerS(*read, 1) / mebibyte, 1) + " MB/s an accelerator, results "
                               + twin::numberText(least / mebibyte, 1) + " to " + twin::numberText(most / mebibyte, 1));
    }
}

} // namespace

std::vector<SuiteResult> storageMlperfSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    for (const auto* file : files.csvWith({"model", "accelerator", "num_accelerators", "samples_per_s", "MB_per_s"}))
        folders.read(*file, [&] { readResults(folders, *file); });
    return folders.take();
}

} // namespace data
