#include "data/session/RackSums.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace data {
namespace {

using twin::Metric;
using twin::ValueClass;
using twin::ValueQuality;
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

struct Parts
{
    std::uint32_t first, count;
};

/// Folds the parts of every rack; `fold` gets the values of a rack whose parts are all known.
template<class PartsOf, class Fold>
void foldRacks(OriginFrame& frame, const SiteLayout& layout, const twin::ValueColumn& from, Metric to, PartsOf partsOf, Fold fold)
{
    const std::size_t racks = layout.countOf(ValueClass::Rack);
    twin::ValueColumn* out = nullptr;
    for (std::size_t r = 0; r < racks; ++r) {
        const Parts parts = partsOf(r);
        if (parts.count == 0)
            continue;
        const auto begin = from.quality.begin() + parts.first, end = begin + parts.count;
        const ValueQuality worst = *std::max_element(begin, end);
        // A rack of which nothing at all is recorded is not spoken of; one that knows it in part is.
        if (worst == ValueQuality::None && *std::min_element(begin, end) == ValueQuality::None)
            continue;
        if (!out)
            out = &frame.need(ValueClass::Rack, to, racks);
        if (out->quality[r] != ValueQuality::None)
            continue; // it has a channel of its own
        out->quality[r] = worst;
        out->values[r] = twin::isValue(worst) ? fold(from.values.data() + parts.first, parts.count) : nan;
        if (!from.ageSeconds.empty()) {
            float oldest = 0;
            for (std::uint32_t i = 0; i < parts.count; ++i)
                oldest = std::max(oldest, from.ageSeconds[parts.first + i]);
            out->ageSeconds[r] = oldest;
        }
    }
}

float sumOf(const float* values, std::uint32_t count)
{
    double sum = 0;
    for (std::uint32_t i = 0; i < count; ++i)
        sum += static_cast<double>(values[i]);
    return static_cast<float>(sum);
}
float meanOf(const float* values, std::uint32_t count) { return sumOf(values, count) / static_cast<float>(count); }
float maxOf(const float* values, std::uint32_t count) { return *std::max_element(values, values + count); }

/// A server may be recorded as server_power or as power; both together fill one column.
std::shared_ptr<twin::ValueColumn> serverPowers(const OriginFrame& frame)
{
    const auto &own = frame.column(ValueClass::Server, Metric::ServerPower), &plain = frame.column(ValueClass::Server, Metric::Power);
    if (!own || !plain)
        return own ? own : plain;
    auto both = std::make_shared<twin::ValueColumn>(*own);
    for (std::size_t i = 0; i < both->values.size(); ++i)
        if (!twin::isValue(both->quality[i]) && plain->quality[i] < both->quality[i]) {
            both->values[i] = plain->values[i];
            both->quality[i] = plain->quality[i];
            both->ageSeconds[i] = plain->ageSeconds[i];
        }
    return both;
}

} // namespace

void addRackSums(OriginFrame& frame, const SiteLayout& layout)
{
    const auto& arrays = layout.arrays();
    if (const auto servers = serverPowers(frame))
        foldRacks(frame, layout, *servers, Metric::ServerPower,
                  [&](std::size_t r) { return Parts{arrays.rackFirstServer[r], static_cast<std::uint32_t>(std::max(0, layout.serversIn(r)))}; }, sumOf);
    const auto gpusOf = [&](std::size_t r) { return Parts{arrays.rackFirstGpu[r], arrays.rackFirstGpu[r + 1] - arrays.rackFirstGpu[r]}; };
    if (const auto power = frame.column(ValueClass::Gpu, Metric::Power))
        foldRacks(frame, layout, *power, Metric::GpuPower, gpusOf, sumOf);
    if (const auto utilisation = frame.column(ValueClass::Gpu, Metric::Utilisation))
        foldRacks(frame, layout, *utilisation, Metric::Utilisation, gpusOf, meanOf);
    if (const auto temperature = frame.column(ValueClass::Gpu, Metric::GpuTemperature)) {
        foldRacks(frame, layout, *temperature, Metric::GpuTemperature, gpusOf, meanOf);
        foldRacks(frame, layout, *temperature, Metric::GpuTemperatureMax, gpusOf, maxOf);
    }
}

} // namespace data
