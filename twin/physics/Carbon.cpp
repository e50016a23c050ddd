#include "twin/physics/Carbon.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <cmath>

namespace twin {
namespace {

struct FuelRow
{
    const char* code;
    double gPerKWh;
};
constexpr std::array<FuelRow, fuelCount> fuels{
    {{"WND", 11}, {"SUN", 41}, {"WAT", 24}, {"OIL", 650}, {"NG", 490}, {"COL", 820}, {"NUC", 12}, {"OTH", 230}}};

} // namespace

double lifeCycleGPerKWh(Fuel fuel) { return fuels[static_cast<std::size_t>(fuel)].gPerKWh; }

const char* eiaCode(Fuel fuel) { return fuels[static_cast<std::size_t>(fuel)].code; }

std::optional<Fuel> fuelFromEiaCode(std::string_view code)
{
    for (std::size_t i = 0; i < fuels.size(); ++i)
        if (code == fuels[i].code)
            return static_cast<Fuel>(i);
    return {};
}

double carbonIntensityGPerKWh(const GenerationMix& mix)
{
    double energy = 0, carbon = 0;
    for (std::size_t i = 0; i < mix.size(); ++i) {
        energy += mix[i];
        carbon += mix[i] * fuels[i].gPerKWh;
    }
    if (!std::isfinite(energy) || !(energy > 0))
        throw Error(TWIN_TEXT("A generation mix of %1 in all has no carbon intensity; give generation above zero."), {numberText(energy)});
    return carbon / energy;
}

} // namespace twin
