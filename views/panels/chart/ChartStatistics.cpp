#include "views/panels/chart/ChartStatistics.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace views {

std::vector<double> weightsOf(const data::Series& series, const data::TimeSpan& span)
{
    const auto& x = series.seconds;
    const std::size_t n = x.size();
    std::vector<double> weights(n, 0);
    if (n == 0)
        return weights;
    // The usual distance of points: what the first and last stand for, and beyond which a silence is no data.
    std::vector<double> steps;
    for (std::size_t i = 1; i < n; ++i)
        steps.push_back(x[i] - x[i - 1]);
    double usual = span.seconds();
    if (!steps.empty()) {
        const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
        std::nth_element(steps.begin(), middle, steps.end());
        usual = *middle;
    }
    const double begin = span.begin.seconds(), end = span.end.seconds();
    std::size_t gap = 0;
    for (std::size_t i = 0; i < n; ++i) {
        double from = i > 0 ? (x[i - 1] + x[i]) / 2 : x[i] - usual / 2;
        double to = i + 1 < n ? (x[i] + x[i + 1]) / 2 : x[i] + usual / 2;
        if (n == 1) { // a single one stands for itself
            from = std::max(begin, x[i] - 0.5);
            to = std::min(end, x[i] + 0.5);
        }
        // Where the neighbour is far longer away than usual nothing is known between the two.
        if (i > 0 && x[i] - x[i - 1] > 3 * usual)
            from = x[i] - usual / 2;
        if (i + 1 < n && x[i + 1] - x[i] > 3 * usual)
            to = x[i] + usual / 2;
        from = std::max(from, begin);
        to = std::min(to, end);
        while (gap < series.gaps.size() && series.gaps[gap].end.seconds() <= x[i])
            ++gap;
        if (gap > 0)
            from = std::max(from, std::min(series.gaps[gap - 1].end.seconds(), x[i]));
        if (gap < series.gaps.size())
            to = std::min(to, std::max(series.gaps[gap].begin.seconds(), x[i]));
        weights[i] = std::max(0.0, to - from);
    }
    return weights;
}

std::optional<ChartStatistics> statisticsOf(const data::Series& series, const data::TimeSpan& span)
{
    const auto weights = weightsOf(series, span);
    ChartStatistics s;
    s.min = std::numeric_limits<double>::infinity();
    s.max = -s.min;
    std::vector<std::pair<double, double>> byValue;
    double total = 0, sum = 0;
    const double begin = span.begin.seconds(), end = span.end.seconds();
    for (std::size_t i = 0; i < series.seconds.size(); ++i) {
        const auto v = static_cast<double>(series.mean[i]);
        if (!std::isfinite(v) || series.seconds[i] < begin || series.seconds[i] > end)
            continue;
        // Points that stand for no time (on the very edge) still count among the extremes, and alone as themselves.
        const double w = weights[i];
        ++s.points;
        s.min = std::min(s.min, std::min(v, static_cast<double>(series.min[i])));
        s.max = std::max(s.max, std::max(v, static_cast<double>(series.max[i])));
        s.isReduced = s.isReduced || series.min[i] != series.max[i];
        byValue.emplace_back(v, w);
        total += w;
        sum += v * w;
    }
    if (s.points == 0)
        return {};
    if (!(total > 0)) {
        for (auto& [v, w] : byValue) {
            w = 1;
            total += 1;
            sum += v;
        }
    } else {
        s.secondsCovered = total;
        s.integral = sum;
    }
    s.covered = span.isEmpty() ? 0 : std::clamp(s.secondsCovered / span.seconds(), 0.0, 1.0);
    s.mean = sum / total;
    double squares = 0;
    for (const auto& [v, w] : byValue)
        squares += w * (v - s.mean) * (v - s.mean);
    s.deviation = std::sqrt(squares / total);
    std::sort(byValue.begin(), byValue.end());
    const auto percentile = [&](double share) {
        double below = 0;
        for (const auto& [v, w] : byValue) {
            below += w;
            if (below >= share * total * (1 - 1e-12))
                return v;
        }
        return byValue.back().first;
    };
    s.p5 = percentile(0.05);
    s.p50 = percentile(0.50);
    s.p95 = percentile(0.95);
    return s;
}

} // namespace views
