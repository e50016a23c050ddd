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

/// Without branches, so that the compiler takes many at once.
ValueQuality worstOf(const ValueQuality* quality, std::size_t count)
{
    std::uint8_t worst = 0;
    for (std::size_t i = 0; i < count; ++i)
        worst = std::max(worst, static_cast<std::uint8_t>(quality[i]));
    return static_cast<ValueQuality>(worst);
}

/// Folds the parts of every rack; `fold` gets the values of a rack whose parts are all known.
template<class PartsOf, class Fold>
void foldRacks(OriginFrame& frame, const SiteLayout& layout, const twin::ValueColumn& from, Metric to, PartsOf partsOf, Fold fold)
{
    const std::size_t racks = layout.countOf(ValueClass::Rack);
    const bool allGood = worstOf(from.quality.data(), from.quality.size()) == ValueQuality::Good;
    twin::ValueColumn* out = nullptr;
    for (std::size_t r = 0; r < racks; ++r) {
        const Parts parts = partsOf(r);
        if (parts.count == 0)
            continue;
        const ValueQuality* quality = from.quality.data() + parts.first;
        const ValueQuality worst = allGood ? ValueQuality::Good : worstOf(quality, parts.count);
        // A rack of which nothing at all is recorded is not spoken of; one that knows it in part is.
        if (worst == ValueQuality::None && *std::min_element(quality, quality + parts.count) == ValueQuality::None)
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
    double sums[4] = {0, 0, 0, 0}; // four at a time, always in this order
    std::uint32_t i = 0;
    for (; i + 4 <= count; i += 4)
        for (std::uint32_t k = 0; k < 4; ++k)
            sums[k] += static_cast<double>(values[i + k]);
    for (; i < count; ++i)
        sums[0] += static_cast<double>(values[i]);
    return static_cast<float>((sums[0] + sums[1]) + (sums[2] + sums[3]));
}
float meanOf(const float* values, std::uint32_t count) { return sumOf(values, count) / static_cast<float>(count); }
float maxOf(const float* values, std::uint32_t count)
{
    float most = values[0];
    for (std::uint32_t i = 1; i < count; ++i)
        most = values[i] > most ? values[i] : most;
    return most;
}

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
