// What a synchronous training job draws, as means over time steps, so that no energy depends on the step. Value type, any thread.
#pragma once
#include "twin/physics/FastDynamics.h"

namespace twin {

/// Iterations as trapezoids about the settled power: computing (a `duty` of the time) above it, communicating below; checkpoint dips and
/// job stops as levels of the whole. The mean over whole iterations is the settled power.
class SwingLoad
{
public:
    SwingLoad(const SwingPlant& plant, const SwingParameters& parameters, const SwingInputs& inputs);
    /// Mean power of all GPU servers over [from, from + step], W.
    double meanW(double fromS, double stepS) const;

private:
    double wave(double fromS, double stepS) const;  ///< mean of the trapezoid, 0 .. 1
    double level(double fromS, double stepS) const; ///< mean level of the job, 1 without an event
    double m_baseW, m_jobW, m_depthW, m_frequency, m_edge, m_duty;
    double m_low = 1, m_fallAt = 0, m_fallS = 0, m_riseAt = 0, m_riseS = 0;
};

/// Capacitors in the racks' power shelves: a low-pass whose time constant lets the capacity follow a swing from peak to trough and back.
class SwingShelf
{
public:
    SwingShelf(double capacityJ, double depthW, double settledW);
    /// Power drawn from the busway while the servers take `serversW`, mean over a step.
    double drawnW(double serversW, double stepS);
    double storedJ() const { return m_storedJ; }

private:
    double m_capacityJ, m_timeS, m_drawnW, m_storedJ;
};

} // namespace twin
