#include "twin/physics/WeatherClimate.h"
#include <cmath>

namespace twin::climate {

const std::array<Month, 12>& months()
{
    static constexpr std::array<Month, 12> table{{
        {4.1, -0.8, 8.8, 2.1, -2.1, 5.7, -0.7, 100'680, 5.3},
        {6.6, 1.6, 11.7, 3.3, -0.5, 6.9, -1.4, 100'830, 4.3},
        {12.4, 6.8, 17.9, 8.9, 5.1, 12.0, 5.6, 100'470, 3.8},
        {16.8, 11.4, 21.6, 12.3, 9.3, 14.6, 8.4, 100'720, 3.9},
        {22.1, 17.2, 26.9, 18.1, 15.4, 20.3, 16.0, 100'340, 4.2},
        {26.0, 21.0, 31.1, 21.2, 18.8, 23.2, 19.0, 100'500, 3.4},
        {28.3, 23.2, 33.5, 22.8, 20.9, 24.5, 20.6, 100'560, 3.0},
        {27.5, 22.4, 32.8, 21.9, 19.9, 23.6, 19.4, 100'660, 3.0},
        {24.3, 19.7, 29.4, 20.5, 18.1, 22.7, 18.6, 100'740, 3.1},
        {16.7, 10.9, 22.4, 12.5, 8.8, 15.4, 9.1, 100'910, 2.7},
        {12.1, 6.5, 17.7, 8.9, 4.9, 12.1, 5.7, 100'850, 3.0},
        {6.8, 1.2, 12.1, 3.6, -1.0, 7.2, -1.1, 100'980, 4.1},
    }};
    return table;
}

const std::array<double, 24>& julyDryBulbC()
{
    static constexpr std::array<double, 24> hours{25.1, 24.7, 24.6, 23.9, 23.7, 24.0, 25.6, 27.4, 29.0, 30.4, 31.3, 32.1,
                                                  32.6, 33.1, 32.7, 32.6, 31.9, 30.9, 29.7, 28.4, 27.5, 26.7, 26.3, 25.6};
    return hours;
}

const std::array<double, 24>& julyWetBulbC()
{
    static constexpr std::array<double, 24> hours{22.1, 22.0, 21.9, 21.7, 21.6, 21.8, 22.4, 23.0, 23.4, 23.8, 24.0, 24.1,
                                                  23.9, 24.0, 23.6, 23.5, 23.3, 23.0, 22.9, 22.6, 22.5, 22.4, 22.3, 22.2};
    return hours;
}

const Harmonics& dryBulbHarmonics()
{
    static constexpr Harmonics c{17.040, -11.235, -3.199, -0.944, -0.053, -3.095, -2.305, 0.799, 0.303, 0.697, 0.137};
    return c;
}

const Harmonics& dewPointHarmonics()
{
    static constexpr Harmonics c{9.977, -10.915, -3.284, -0.701, -0.244, -0.270, -0.058, 0.126, -0.254, -0.254, -0.389};
    return c;
}

double evaluate(const Harmonics& c, int hourOfYear)
{
    constexpr double twoPi = 6.283185307179586;
    const double d = twoPi * hourOfYear / 8760, h = twoPi * (hourOfYear % 24 + 0.5) / 24;
    return c[0] + c[1] * std::cos(d) + c[2] * std::sin(d) + c[3] * std::cos(2 * d) + c[4] * std::sin(2 * d) + c[5] * std::cos(h)
           + c[6] * std::sin(h) + c[7] * std::cos(2 * h) + c[8] * std::sin(2 * h) + (c[9] * std::cos(h) + c[10] * std::sin(h)) * std::cos(d);
}

double monthlyMean(double Month::*member, int hourOfYear)
{
    const double position = hourOfYear / 730.0 - 0.5; // twelve equal months of 730 h; the middle of January is 0
    const int left = static_cast<int>(std::floor(position));
    const double a = months()[static_cast<std::size_t>((left + 12) % 12)].*member;
    const double b = months()[static_cast<std::size_t>((left + 13) % 12)].*member;
    return a + (b - a) * (position - left);
}

} // namespace twin::climate
