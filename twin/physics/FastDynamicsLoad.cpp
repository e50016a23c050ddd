#include "twin/physics/FastDynamicsLoad.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

/// Integral from 0 to x of a straight edge that goes from 0 to 1 between `at` and `at + width`.
double edgeIntegral(double x, double at, double width)
{
    if (x <= at)
        return 0;
    if (width <= 0 || x >= at + width)
        return x - at - 0.5 * width;
    return 0.5 * (x - at) * (x - at) / width;
}

} // namespace

double jobGpus(const SwingPlant& plant, const SwingParameters& p, const SwingInputs& inputs)
{
    return inputs.gpus < 0 ? plant.gpus * p.jobShare : std::min(inputs.gpus, plant.gpus);
}

SwingLoad::SwingLoad(const SwingPlant& plant, const SwingParameters& p, const SwingInputs& inputs)
{
    const double gpus = jobGpus(plant, p, inputs);
    const double share = plant.gpus > 0 ? gpus / plant.gpus : 0;
    m_jobW = plant.gpuW * share;
    m_baseW = plant.gpuW - m_jobW;
    m_depthW = gpus * p.depthWPerGpu;
    m_frequency = p.frequencyHz;
    m_duty = p.duty;
    m_edge = std::min(p.edgeS * p.frequencyHz, 0.9 * std::min(p.duty, 1 - p.duty)); // in iterations
    if (inputs.event == SwingEvent::Checkpoint) {
        m_low = p.checkpointLevel;
        m_fallAt = inputs.eventS;
        m_fallS = m_riseS = p.jobStopS;
        m_riseAt = inputs.eventS + p.checkpointS;
    } else if (inputs.event == SwingEvent::JobStop) {
        m_low = p.jobStopLevel;
        m_fallAt = inputs.eventS;
        m_fallS = p.jobStopS;
        m_riseAt = 1e18;
    }
}

double SwingLoad::wave(double fromS, double stepS) const
{
    // Up over the first edge, down over the one that begins at `duty`; the area of an iteration is the duty.
    const auto integral = [this](double x) {
        const double whole = std::floor(x), phase = x - whole;
        return whole * m_duty + edgeIntegral(phase, 0, m_edge) - edgeIntegral(phase, m_duty, m_edge);
    };
    const double begin = m_duty * m_edge; // on the first edge where the power is the settled one: nothing jumps at the start
    return (integral(begin + (fromS + stepS) * m_frequency) - integral(begin + fromS * m_frequency)) / (stepS * m_frequency);
}

double SwingLoad::level(double fromS, double stepS) const
{
    if (m_low >= 1)
        return 1;
    const auto integral = [this](double t) { return -edgeIntegral(t, m_fallAt, m_fallS) + edgeIntegral(t, m_riseAt, m_riseS); };
    return 1 + (1 - m_low) * (integral(fromS + stepS) - integral(fromS)) / stepS;
}

double SwingLoad::meanW(double fromS, double stepS) const
{
    const double l = level(fromS, stepS);
    const double swinging = m_low < 1 ? std::clamp((l - m_low) / (1 - m_low), 0.0, 1.0) : 1; // a job that pauses does not iterate
    return std::max(0.0, m_baseW + m_jobW * l + swinging * m_depthW * (wave(fromS, stepS) - m_duty));
}

SwingShelf::SwingShelf(double capacityJ, double depthW, double settledW)
    : m_capacityJ(capacityJ), m_timeS(depthW > 0 ? capacityJ / depthW : 0), m_drawnW(settledW), m_storedJ(0.5 * capacityJ)
{
}

double SwingShelf::drawnW(double serversW, double stepS)
{
    if (!(m_timeS > 0))
        return serversW;
    const double decay = std::exp(-stepS / m_timeS);
    const double next = serversW + (m_drawnW - serversW) * decay;
    double mean = serversW + (m_drawnW - serversW) * m_timeS / stepS * (1 - decay);
    const double flow = std::clamp(mean - serversW, -m_storedJ / stepS, (m_capacityJ - m_storedJ) / stepS); // into the capacitors
    const bool limited = flow != mean - serversW;
    mean = serversW + flow;
    m_storedJ = std::clamp(m_storedJ + flow * stepS, 0.0, m_capacityJ);
    m_drawnW = limited ? mean : next;
    return mean;
}

} // namespace twin
