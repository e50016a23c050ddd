// Carbon intensity of hourly generation mixes.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "twin/base/NumberText.h"
#include "twin/base/Timestamp.h"
#include "twin/physics/Carbon.h"
#include <algorithm>
#include <cmath>
#include <optional>

namespace data {
namespace {

constexpr Criterion hourly{"intensity of the mix", "relative", 1e-6, "hourly series of intensity, beyond the rounding of its last digit"};
constexpr Criterion mean{"mean intensity", "relative", 1e-6, "mean of the same series"};
constexpr Criterion steps{"hours out of step in UTC", "h", 0, "rows are one hour apart, across daylight-saving changes too"};
constexpr std::string_view suffix = "_MWh";

struct FuelColumn
{
    std::string name;
    std::optional<twin::Fuel> fuel;
};

std::vector<FuelColumn> fuelColumns(const ReferenceTable& t)
{
    std::vector<FuelColumn> out;
    for (const auto& name : t.columns())
        if (name.size() > suffix.size() && name.ends_with(suffix))
            out.push_back({name, twin::fuelFromEiaCode(std::string_view(name).substr(0, name.size() - suffix.size()))});
    return out;
}

void readSeries(SuiteFolders& folders, const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    const auto fuels = fuelColumns(t);
    double gotSum = 0, expectedSum = 0;
    std::size_t count = 0;
    std::vector<std::string> gaps;
    std::optional<twin::Timestamp> before;
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto where = [&] { return rowName(file, r) + (t.has("timestamp_utc") ? " (" + t.text(r, "timestamp_utc") + ")" : ""); };
        if (t.has("timestamp_utc")) {
            const auto now = twin::Timestamp::fromIso(t.text(r, "timestamp_utc"));
            if (before || !now)
                folders.errors(file, steps).add(now && before ? now->secondsSince(*before) / 3600 - 1 : NAN, where);
            before = now;
        }
        const auto& text = t.text(r, "avg_CI_g_per_kWh");
        twin::GenerationMix mix{};
        bool known = true, empty = false;
        for (const auto& c : fuels) {
            const double energy = t.number(r, c.name);
            empty = empty || t.text(r, c.name).empty();
            if (c.fuel) {
                mix[static_cast<std::size_t>(*c.fuel)] += energy;
            } else if (energy != 0) { // a fuel that does not run does no harm
                folders.unsupported(file, file.path.filename().string() + ", hours with " + c.name, "the model has no life-cycle factor for this fuel");
                known = false;
            }
        }
        if (empty && text.empty()) { // the meters were silent, and the series says so
            gaps.push_back(t.has("timestamp_utc") ? t.text(r, "timestamp_utc") : "row " + std::to_string(r + 1));
            continue;
        }
        if (!known)
            continue;
        double total = 0;
        for (const double energy : mix)
            total += energy;
        if (total == 0) {
            folders.unsupported(file, where(), "nothing is generated, so that the intensity is not defined");
            continue;
        }
        const double expected = t.number(r, "avg_CI_g_per_kWh"), got = total > 0 ? twin::carbonIntensityGPerKWh(mix) : NAN, off = std::abs(got - expected);
        const double beyond = std::isfinite(off) ? std::max(0.0, off - halfLastDecimal(text)) / std::abs(expected) : NAN;
        folders.errors(file, hourly).add(beyond, where);
        gotSum += got;
        expectedSum += expected;
        ++count;
    }
    if (!gaps.empty()) {
        std::string list;
        for (std::size_t i = 0; i < std::min<std::size_t>(gaps.size(), 12); ++i)
            list += (i > 0 ? ", " : "") + gaps[i];
        folders.unsupported(file, file.path.filename().string() + ", " + std::to_string(gaps.size()) + " hours (" + list + (gaps.size() > 12 ? ", …)" : ")"),
                            "gaps of the series: neither generation nor intensity");
    }
    if (count > 0)
        folders.errors(file, mean).add(gotSum / expectedSum - 1, [&] { return file.path.filename().string(); });
}

} // namespace

std::vector<SuiteResult> gridCarbonSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    for (const auto* file : files.csvWith({"avg_CI_g_per_kWh"})) {
        bool hasFuel = false;
        for (const auto& name : file->names)
            hasFuel = hasFuel || name.ends_with(suffix);
        if (hasFuel)
            folders.read(*file, [&] { readSeries(folders, *file); });
    }
    return folders.take();
}

} // namespace data
