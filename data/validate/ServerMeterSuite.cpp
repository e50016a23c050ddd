// Wall power of one server from a wattmeter with several channels, and the meter program's own summary beside it.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "data/validate/powerflow/JsonFields.h"
#include <algorithm>
#include <cmath>

namespace data {
namespace {

constexpr const char* summary = "summary of the meter's own program";
constexpr Criterion meanError{"mean power", "W", 1e-6, summary};
constexpr Criterion leastError{"least power", "W", 1e-6, summary};
constexpr Criterion mostError{"largest power", "W", 1e-6, summary};
constexpr Criterion countError{"number of readings", "", 0, summary};
constexpr Criterion windowMean{"mean in the measured window", "W", 1e-4, summary};
constexpr Criterion windowCount{"readings in the measured window", "", 0, summary};
constexpr Criterion channelError{"channel power against V A PF", "relative", 3e-4, "the same reading's volts, amperes and power factor"};
constexpr Criterion sumError{"power against the sum of channels", "W", 0.6, "the same reading's channels"};

struct Statistics
{
    double mean = NAN, least = NAN, most = NAN;
    double count = 0;
};

template<class Wanted> Statistics statistics(const std::vector<double>& watts, const Wanted& wanted)
{
    Statistics s;
    double sum = 0;
    for (std::size_t i = 0; i < watts.size(); ++i) {
        if (!wanted(i))
            continue;
        s.least = s.count == 0 ? watts[i] : std::min(s.least, watts[i]);
        s.most = s.count == 0 ? watts[i] : std::max(s.most, watts[i]);
        sum += watts[i];
        ++s.count;
    }
    if (s.count > 0)
        s.mean = sum / s.count;
    return s;
}

void readChannels(SuiteFolders& folders, const ReferenceFile& file, const ReferenceTable& t)
{
    std::vector<std::string> channels;
    for (int k = 1; t.has("W" + std::to_string(k)); ++k)
        channels.push_back(std::to_string(k));
    const auto watts = t.numbers("W");
    std::vector<double> sum(t.rows(), 0);
    for (const auto& channel : channels) {
        const auto w = t.numbers("W" + channel);
        for (std::size_t r = 0; r < t.rows(); ++r)
            sum[r] += w[r];
        if (!t.has("V" + channel) || !t.has("A" + channel) || !t.has("PF" + channel))
            continue;
        const auto v = t.numbers("V" + channel), a = t.numbers("A" + channel), pf = t.numbers("PF" + channel);
        for (std::size_t r = 0; r < t.rows(); ++r)
            folders.errors(file, channelError).add(w[r] == 0 && v[r] * a[r] * pf[r] == 0 ? 0 : v[r] * a[r] * pf[r] / w[r] - 1,
                                                   [&] { return rowName(file, r) + ", channel " + channel; });
    }
    for (std::size_t r = 0; r < t.rows(); ++r)
        folders.errors(file, sumError).add(sum[r] - watts[r], [&] { return rowName(file, r); });
}

void readSummary(SuiteFolders& folders, const ReferenceFile& file, const ReferenceTable& t, const ReferenceFile& json)
{
    const auto object = powerflow::readObject(json);
    const auto number = [&](const char* key) { return powerflow::number(object, key, json.relative); };
    const auto where = [&] { return file.path.filename().string(); };
    const auto watts = t.numbers("W"), time = t.numbers("t_s");
    const auto all = statistics(watts, [](std::size_t) { return true; });
    folders.errors(file, countError).add(all.count - number("ptd_samples"), where);
    folders.errors(file, meanError).add(all.mean - number("ptd_mean_W"), where);
    folders.errors(file, leastError).add(all.least - number("ptd_min_W"), where);
    folders.errors(file, mostError).add(all.most - number("ptd_max_W"), where);
    if (!object.contains("mean_W_in_window"))
        return;
    const double begin = number("power_begin_s"), end = number("power_end_s");
    const auto window = statistics(watts, [&](std::size_t i) { return time[i] >= begin && time[i] <= end; });
    folders.errors(file, windowMean).add(window.mean - number("mean_W_in_window"), where);
    if (object.contains("samples_in_window"))
        folders.errors(file, windowCount).add(window.count - number("samples_in_window"), where);
}

} // namespace

std::vector<SuiteResult> serverMeterSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    const auto summaries = files.jsonWith({"ptd_samples", "ptd_mean_W", "ptd_min_W", "ptd_max_W"});
    for (const auto* file : files.csvWith({"t_s", "W", "W1", "V1", "A1", "PF1"}))
        folders.read(*file, [&] {
            const ReferenceTable t(file->path);
            readChannels(folders, *file, t);
            // The summary beside it that fits best: a name may change, what was measured not.
            const auto own = statistics(t.numbers("W"), [](std::size_t) { return true; });
            const ReferenceFile* found = nullptr;
            double least = HUGE_VAL;
            for (const auto* json : summaries) {
                if (json->folder() != file->folder())
                    continue;
                const auto object = powerflow::readObject(*json);
                const double off = std::abs(object.value("ptd_mean_W").toDouble() / own.mean - 1) +
                                   std::abs(object.value("ptd_samples").toDouble() / own.count - 1);
                if (!found || off < least) {
                    found = json;
                    least = off;
                }
            }
            if (found)
                folders.read(*found, [&] { readSummary(folders, *file, t, *found); });
            else
                folders.unsupported(*file, file->path.filename().string() + ", statistics", "no summary of the meter lies beside it");
        });
    for (const auto* json : summaries)
        if (!folders.claimed(*json))
            folders.problem(*json, json->relative + " is a meter's summary without its readings; put the table with the columns t_s, W, W1, … beside it.");
    for (const auto* json : files.jsonWith({"system_name", "accelerators_per_node", "accelerator_model_name"}))
        for (const auto* beside : files.beside(*json))
            if (folders.claimed(*beside))
                folders.claim(*json);
    return folders.take();
}

} // namespace data
