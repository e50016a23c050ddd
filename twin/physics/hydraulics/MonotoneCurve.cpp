#include "twin/physics/hydraulics/MonotoneCurve.h"
#include "twin/base/Error.h"
#include <algorithm>
#include <cmath>

namespace twin::hydraulics {

MonotoneCurve::MonotoneCurve(std::vector<double> x, std::vector<double> y, const std::string& what) : m_x(std::move(x)), m_y(std::move(y))
{
    if (m_x.size() != m_y.size() || m_x.size() < 2)
        throw Error(TWIN_TEXT("%1 needs at least two points, each with both values; it has %2 and %3 numbers."),
                    {what, std::to_string(m_x.size()), std::to_string(m_y.size())});
    const std::size_t n = m_x.size();
    for (std::size_t i = 0; i < n; ++i)
        if (!std::isfinite(m_x[i]) || !std::isfinite(m_y[i]) || (i > 0 && !(m_x[i] > m_x[i - 1])))
            throw Error(TWIN_TEXT("Point %2 of %1 is no number or does not lie beyond the one before; give the points by rising flow."),
                        {what, std::to_string(i + 1)});
    std::vector<double> secant(n - 1);
    for (std::size_t i = 0; i + 1 < n; ++i)
        secant[i] = (m_y[i + 1] - m_y[i]) / (m_x[i + 1] - m_x[i]);
    m_slope.resize(n);
    m_slope.front() = secant.front();
    m_slope.back() = secant.back();
    for (std::size_t i = 1; i + 1 < n; ++i)
        m_slope[i] = 0.5 * (secant[i - 1] + secant[i]);
    const bool rises = std::all_of(secant.begin(), secant.end(), [](double s) { return s >= 0; });
    const bool falls = std::all_of(secant.begin(), secant.end(), [](double s) { return s <= 0; });
    if (!rises && !falls)
        return;
    for (std::size_t i = 0; i + 1 < n; ++i) {
        if (secant[i] == 0) {
            m_slope[i] = m_slope[i + 1] = 0;
            continue;
        }
        const double a = m_slope[i] / secant[i], b = m_slope[i + 1] / secant[i], length = a * a + b * b;
        if (length > 9) {
            const double shrink = 3 / std::sqrt(length);
            m_slope[i] = shrink * a * secant[i];
            m_slope[i + 1] = shrink * b * secant[i];
        }
    }
}

std::size_t MonotoneCurve::interval(double x) const
{
    const auto next = std::upper_bound(m_x.begin(), m_x.end(), x);
    const auto i = static_cast<std::size_t>(next - m_x.begin());
    return std::clamp(i, std::size_t{1}, m_x.size() - 1) - 1;
}

double MonotoneCurve::value(double x) const
{
    if (x <= m_x.front())
        return m_y.front() + m_slope.front() * (x - m_x.front());
    if (x >= m_x.back())
        return m_y.back() + m_slope.back() * (x - m_x.back());
    const auto i = interval(x);
    const double h = m_x[i + 1] - m_x[i], t = (x - m_x[i]) / h;
    return (1 + 2 * t) * (1 - t) * (1 - t) * m_y[i] + t * (1 - t) * (1 - t) * h * m_slope[i] + t * t * (3 - 2 * t) * m_y[i + 1]
        + t * t * (t - 1) * h * m_slope[i + 1];
}

double MonotoneCurve::slope(double x) const
{
    if (x <= m_x.front())
        return m_slope.front();
    if (x >= m_x.back())
        return m_slope.back();
    const auto i = interval(x);
    const double h = m_x[i + 1] - m_x[i], t = (x - m_x[i]) / h;
    return 6 * t * (1 - t) * (m_y[i + 1] - m_y[i]) / h + (1 - t) * (1 - 3 * t) * m_slope[i] + t * (3 * t - 2) * m_slope[i + 1];
}

} // namespace twin::hydraulics
