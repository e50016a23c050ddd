#include "twin/physics/StepDetector.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace twin {
namespace {

/// Median of the last values put in and not taken out, in logarithmic time. Equal values may stand twice.
class RunningMedian
{
public:
    void put(double v)
    {
        (m_low.empty() || v <= *m_low.rbegin() ? m_low : m_high).insert(v);
        level();
    }
    void take(double v)
    {
        auto& side = !m_low.empty() && v <= *m_low.rbegin() ? m_low : m_high;
        side.erase(side.find(v));
        level();
    }
    double value() const { return *m_low.rbegin(); } ///< the lower of the two in the middle

private:
    void level()
    {
        if (m_low.size() > m_high.size() + 1) {
            m_high.insert(*m_low.rbegin());
            m_low.erase(std::prev(m_low.end()));
        } else if (m_high.size() > m_low.size()) {
            m_low.insert(*m_high.begin());
            m_high.erase(m_high.begin());
        }
    }
    std::multiset<double> m_low, m_high;
};

std::vector<double> runningMedian(std::span<const double> x, std::size_t half)
{
    std::vector<double> out(x.size());
    RunningMedian median;
    for (std::size_t i = 0; i < std::min(half, x.size()); ++i)
        median.put(x[i]);
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (i + half < x.size())
            median.put(x[i + half]);
        if (i > half)
            median.take(x[i - half - 1]);
        out[i] = median.value();
    }
    return out;
}

} // namespace

std::vector<PowerPause> findPauses(std::span<const double> watts, double beginS, double stepS, const PauseSearch& search)
{
    if (!(stepS > 0) || !(search.windowS > 2 * stepS) || !(search.leastDrop > 0 && search.leastDrop < 1) || !(search.leastS >= 0) || !(search.mergeS >= 0))
        throw Error(TWIN_TEXT("Pauses cannot be searched in samples of %1 s with a window of %2 s and a drop of %3; give a window of more than two "
                              "samples and a drop between 0 and 1."),
                    {numberText(stepS), numberText(search.windowS), numberText(search.leastDrop)});
    for (std::size_t i = 0; i < watts.size(); ++i)
        if (!std::isfinite(watts[i]))
            throw Error(TWIN_TEXT("Sample %1 of the power is no number; correct or remove it."), {std::to_string(i + 1)});
    const auto usual = runningMedian(watts, static_cast<std::size_t>(search.windowS / stepS / 2));
    const auto depth = [&](std::size_t i) { return watts[i] - (1 - search.leastDrop) * usual[i]; }; // below 0 in a pause
    // Where the bound is crossed between two samples, as a share of the step behind sample i.
    const auto crossing = [&](std::size_t i) { return depth(i) / (depth(i) - depth(i + 1)); };
    struct Run
    {
        std::size_t first, end;
        double beginS, endS;
    };
    std::vector<Run> runs;
    for (std::size_t i = 0; i < watts.size();) {
        if (depth(i) >= 0) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < watts.size() && depth(end) < 0)
            ++end;
        const auto second = [&](double sample) { return beginS + sample * stepS; };
        const double begins = i == 0 ? beginS : second(static_cast<double>(i - 1) + crossing(i - 1));
        const double ends = end == watts.size() ? second(static_cast<double>(end - 1)) : second(static_cast<double>(end - 1) + crossing(end - 1));
        if (!runs.empty() && begins - runs.back().endS <= search.mergeS) {
            runs.back().end = end;
            runs.back().endS = ends;
        } else {
            runs.push_back({i, end, begins, ends});
        }
        i = end;
    }
    std::vector<PowerPause> out;
    for (const auto& run : runs) {
        if (run.endS - run.beginS < search.leastS)
            continue;
        double sum = 0, usualSum = 0;
        for (std::size_t i = run.first; i < run.end; ++i) {
            sum += watts[i];
            usualSum += usual[i];
        }
        const auto n = static_cast<double>(run.end - run.first);
        out.push_back({run.beginS, run.endS, usualSum / n, sum / n});
    }
    return out;
}

} // namespace twin
