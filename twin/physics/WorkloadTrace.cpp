#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/Workload.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

/// Repeats a trace in both directions of time. Times are kept in whole nanoseconds, so that the thousandth turn is as exact as
/// the first.
class TraceWorkload final : public Workload
{
public:
    TraceWorkload(Timestamp start, const std::vector<TracePoint>& trace, std::string description)
        : m_start(start), m_description(std::move(description))
    {
        if (trace.empty())
            throw Error(TWIN_TEXT("The workload trace holds no point; give at least one."));
        m_times.reserve(trace.size());
        m_levels.reserve(trace.size());
        for (const auto& p : trace) {
            const auto number = std::to_string(m_times.size() + 1);
            if (!std::isfinite(p.seconds) || std::abs(p.seconds) > 3e9)
                throw Error(TWIN_TEXT("Point %1 of the workload trace has no usable time; correct it."), {number});
            if (!(p.utilisation >= 0 && p.utilisation <= 1))
                throw Error(TWIN_TEXT("Point %1 of the workload trace has a utilisation of %2; it must be from 0 to 1."),
                            {number, numberText(static_cast<double>(p.utilisation))});
            const auto ns = Timestamp::nanoseconds(p.seconds - trace.front().seconds);
            if (!m_times.empty() && ns <= m_times.back())
                throw Error(TWIN_TEXT("Point %1 of the workload trace is not later than the one before; sort the trace by time."), {number});
            m_times.push_back(ns);
            m_levels.push_back(p.utilisation);
        }
        // From the last point back to the first takes one mean step, so the turn has no double point and no hole.
        const auto points = static_cast<std::int64_t>(m_times.size());
        m_period = points > 1 ? m_times.back() + std::max<std::int64_t>(1, m_times.back() / (points - 1)) : 1;
    }
    LoadLevel at(Timestamp t) const override
    {
        const auto since = t.ns - m_start.ns;
        const auto x = ((since % m_period) + m_period) % m_period;
        const auto right = static_cast<std::size_t>(std::upper_bound(m_times.begin(), m_times.end(), x) - m_times.begin());
        const auto left = right - 1; // the first time is 0, so there always is one
        const bool turn = right == m_times.size();
        const auto end = turn ? m_period : m_times[right];
        const float next = turn ? m_levels.front() : m_levels[right];
        const auto share = static_cast<float>(static_cast<double>(x - m_times[left]) / static_cast<double>(end - m_times[left]));
        return {m_levels[left] + (next - m_levels[left]) * share, LoadLevel::Basis::Utilisation};
    }
    std::string description() const override { return m_description; }
    bool isSynthetic() const override { return false; }

private:
    Timestamp m_start;
    std::vector<std::int64_t> m_times;
    std::vector<float> m_levels;
    std::int64_t m_period = 1;
    std::string m_description;
};

} // namespace

std::shared_ptr<const Workload> traceWorkload(Timestamp start, std::vector<TracePoint> trace, std::string description)
{
    return std::make_shared<TraceWorkload>(start, trace, std::move(description));
}

} // namespace twin
