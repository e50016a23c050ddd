// Wear of battery cells: equivalent full cycles counted from the state of charge, and the capacity that calendar and cycles leave.
// Pure functions and one small counter, any thread.
#pragma once
#include <span>

namespace twin {

/// Counts equivalent full cycles from states of charge as they come: half of all that went in and out, in units of the capacity.
/// No cycle depths are told apart (no rainflow count): a full cycle and ten tenths wear alike.
class CycleCounter
{
public:
    /// Next state of charge, 0 .. 1. Throws Error for anything else.
    void add(double soc);
    double equivalentFullCycles() const { return 0.5 * m_throughput; }

private:
    double m_throughput = 0;
    double m_last = -1; ///< none yet
};
/// The same over a whole trajectory. Throws Error naming the point that is no state of charge.
double equivalentFullCycles(std::span<const double> soc);

/// Rates of capacity loss of a cell under one way of use.
struct CapacityFade
{
    double calendarPerDay = 0; ///< a day to the power 0.526
    double cyclePerEfc = 0;    ///< an equivalent full cycle to the power 0.828
};
/// Capacity relative to new of an LFP/graphite cell after `days` and `efc` equivalent full cycles:
/// q = 1 - kcal t^0.526 - kcyc efc^0.828, never below 0. NREL BLAST-Lite, large-format 250 Ah prismatic LFP cell, fitted to laboratory
/// data (doi 10.1016/j.est.2023.109042); good from 10 to 45 °C at up to half a C. Throws Error for negative or unusable numbers.
double lfpRelativeCapacity(const CapacityFade& fade, double days, double efc);

} // namespace twin
