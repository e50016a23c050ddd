// Integrates a simulation's figures into the summary. One thread.
#pragma once
#include "data/session/SimulationRecorder.h"

namespace data {

class SimulationTotals
{
public:
    /// The figures of a step hold for the time since the one before, as the model's dispatch does.
    void add(twin::Timestamp t, const twin::KeyFigures& k);
    SimulationSummary summary() const;

private:
    SimulationSummary m_sum;
    twin::Timestamp m_last;
    bool m_hasLast = false;
    double m_heatMwh = 0, m_heatErrorMwh = 0, m_pue = 0;
};

} // namespace data
