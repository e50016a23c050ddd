#include "data/session/SimulationTotals.h"
#include <algorithm>
#include <cmath>

namespace data {

void SimulationTotals::add(twin::Timestamp t, const twin::KeyFigures& k)
{
    m_sum.peakFacilityMw = std::max(m_sum.peakFacilityMw, k.facility_mw);
    if (std::isfinite(k.gpu_temperature_max_c))
        m_sum.peakGpuTemperatureC = m_hasLast ? std::max(m_sum.peakGpuTemperatureC, k.gpu_temperature_max_c) : k.gpu_temperature_max_c;
    m_pue = k.pue;
    if (m_hasLast) {
        const double h = t.secondsSince(m_last) / 3600;
        ++m_sum.steps;
        m_sum.itMwh += k.it_mw * h;
        m_sum.facilityMwh += k.facility_mw * h;
        m_sum.gridMwh += k.grid_mw * h;
        m_sum.turbineMwh += k.turbine_mw * h;
        m_sum.gensetMwh += k.genset_mw * h;
        m_sum.batteryOutMwh += std::max(0.0, k.battery_mw) * h;
        m_sum.batteryInMwh += std::max(0.0, -k.battery_mw) * h;
        m_sum.unservedMwh += k.unserved_mw * h;
        m_sum.waterM3 += k.water_m3_per_h * h;
        m_sum.co2Kg += k.co2_kg_per_h * h;
        m_sum.costUsd += k.cost_usd_per_h * h;
        m_heatMwh += (k.heat_rejected_mw + k.heat_stored_mw) * h;
        m_heatErrorMwh += k.heat_balance_error_mw * h;
    }
    m_last = t;
    m_hasLast = true;
}

SimulationSummary SimulationTotals::summary() const
{
    SimulationSummary s = m_sum;
    s.meanPue = s.itMwh > 0 ? s.facilityMwh / s.itMwh : m_pue;
    // Electricity at the point of connection: what grid, turbines and gensets gave, plus what the battery gave more than it took,
    // against what the facility drew and got. Heat: what the model could not place, against what it placed. The worse of both counts.
    const double sources = s.gridMwh + s.turbineMwh + s.gensetMwh;
    const double electrical = sources - (s.facilityMwh - s.unservedMwh) - (s.batteryInMwh - s.batteryOutMwh);
    const double given = std::max(sources, s.batteryOutMwh);
    s.energyBalanceErrorPercent = given > 0 ? 100 * std::fabs(electrical) / given : 0;
    if (m_heatMwh > 0)
        s.energyBalanceErrorPercent = std::max(s.energyBalanceErrorPercent, 100 * std::fabs(m_heatErrorMwh) / m_heatMwh);
    return s;
}

} // namespace data
