#include "twin/physics/BatteryLaws.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <string>

namespace twin {
namespace {

constexpr double calendarExponent = 0.526, cycleExponent = 0.828; // BLAST-Lite, lfp_gr_250AhPrismatic
constexpr double socRounding = 1e-6;                              // of a printed or single-precision state of charge

bool isSoc(double soc) { return soc >= -socRounding && soc <= 1 + socRounding; }

void needNonNegative(double value, const char* what)
{
    if (!(value >= 0) || !std::isfinite(value))
        throw Error(TWIN_TEXT("The wear of the battery cannot be told: %1 is %2; give a number that is not negative."), {what, numberText(value)});
}

} // namespace

void CycleCounter::add(double soc)
{
    if (!isSoc(soc))
        throw Error(TWIN_TEXT("A state of charge of %1 cannot be; it must be from 0 to 1."), {numberText(soc)});
    if (m_last >= 0)
        m_throughput += std::abs(soc - m_last);
    m_last = std::max(soc, 0.0);
}

double equivalentFullCycles(std::span<const double> soc)
{
    CycleCounter counter;
    for (std::size_t i = 0; i < soc.size(); ++i) {
        if (!isSoc(soc[i]))
            throw Error(TWIN_TEXT("Point %1 of the states of charge is %2; it must be from 0 to 1."), {std::to_string(i + 1), numberText(soc[i])});
        counter.add(soc[i]);
    }
    return counter.equivalentFullCycles();
}

double lfpRelativeCapacity(const CapacityFade& fade, double days, double efc)
{
    needNonNegative(fade.calendarPerDay, "the calendar rate");
    needNonNegative(fade.cyclePerEfc, "the cycle rate");
    needNonNegative(days, "the age in days");
    needNonNegative(efc, "the number of full cycles");
    return std::max(0.0, 1 - fade.calendarPerDay * std::pow(days, calendarExponent) - fade.cyclePerEfc * std::pow(efc, cycleExponent));
}

} // namespace twin
