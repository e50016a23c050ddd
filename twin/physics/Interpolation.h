// Piecewise linear curves given as points.
#pragma once
#include <cstddef>

namespace twin {

/// Value at `x`; constant outside the points. `at` ascends.
template<std::size_t N>
double interpolate(const double (&at)[N], const double (&value)[N], double x)
{
    static_assert(N >= 2);
    if (!(x > at[0]))
        return value[0];
    for (std::size_t i = 1; i < N; ++i)
        if (x < at[i])
            return value[i - 1] + (value[i] - value[i - 1]) * (x - at[i - 1]) / (at[i] - at[i - 1]);
    return value[N - 1];
}

} // namespace twin
