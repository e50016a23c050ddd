// Where a function of one variable meets zero. Any thread.
#pragma once
#include <cmath>

namespace twin {

/// Zero of a rising function between two ends: false position that halves the weight of an end that stays (the Illinois method; Dahlquist
/// and Björck, Numerical Methods, 1974, 6.4), kept honest by bisection, so that it always ends. An end itself where the function does not
/// change its sign up to it. tolerance: width of the bracket at which it stops; zero: what of the function counts as none.
template<class F> double risingRoot(F f, double low, double high, double tolerance, double zero = 0)
{
    double atLow = f(low), atHigh = f(high);
    if (!(atLow < 0))
        return low;
    if (!(atHigh > 0))
        return high;
    double width = high - low, x = low;
    for (int i = 0; i < 200 && high - low > tolerance; ++i) {
        x = low - atLow * (high - low) / (atHigh - atLow);
        const bool outside = !std::isfinite(x) || x <= low || x >= high;
        if (outside || i % 3 == 2) {
            // Every third time at the latest the bracket must have halved; if not, halve it.
            if (outside || high - low > 0.5 * width)
                x = 0.5 * (low + high);
            width = high - low;
        }
        const double at = f(x);
        if (std::abs(at) <= zero)
            return x;
        if (at < 0) {
            low = x;
            atLow = at;
            atHigh *= 0.5;
        } else {
            high = x;
            atHigh = at;
            atLow *= 0.5;
        }
    }
    return x;
}

} // namespace twin
