// Ramps and spectra of fast series.
#include "twin/physics/FastDynamics.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace twin {
namespace {

using std::numbers::pi;

double hann(std::size_t i, std::size_t n) { return 0.5 - 0.5 * std::cos(2 * pi * static_cast<double>(i) / static_cast<double>(n)); }

double meanOf(const std::vector<float>& values, std::size_t n)
{
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        sum += static_cast<double>(values[i]);
    return n > 0 ? sum / static_cast<double>(n) : 0;
}

/// In place, radix 2, decimation in time (Cooley and Tukey 1965). The size is a power of two.
void fft(std::vector<std::complex<double>>& a)
{
    const std::size_t n = a.size();
    for (std::size_t i = 1, j = 0; i < n; ++i) {
        std::size_t bit = n >> 1;
        for (; j & bit; bit >>= 1)
            j ^= bit;
        j ^= bit;
        if (i < j)
            std::swap(a[i], a[j]);
    }
    for (std::size_t length = 2; length <= n; length <<= 1) {
        const std::size_t half = length / 2;
        std::vector<std::complex<double>> turn(half);
        for (std::size_t k = 0; k < half; ++k)
            turn[k] = std::polar(1.0, -2 * pi * static_cast<double>(k) / static_cast<double>(length));
        for (std::size_t i = 0; i < n; i += length)
            for (std::size_t k = 0; k < half; ++k) {
                const auto even = a[i + k], odd = a[i + k + half] * turn[k];
                a[i + k] = even + odd;
                a[i + k + half] = even - odd;
            }
    }
}

} // namespace

std::string swingTable(const SwingSeries& s)
{
    std::string table = "t_s,gpu_mw,facility_mw,battery_mw,turbine_mw,grid_mw,unserved_mw,frequency_hz,soc\n";
    table.reserve(s.seconds.size() * 72 + table.size());
    for (std::size_t i = 0; i < s.seconds.size(); ++i) {
        table += numberText(s.seconds[i], 3);
        for (const auto* values : {&s.gpuMw, &s.facilityMw, &s.batteryMw, &s.turbineMw, &s.gridMw, &s.unservedMw})
            table += ',' + numberText(static_cast<double>((*values)[i]), 4);
        table += ',' + numberText(static_cast<double>(s.frequencyHz[i]), 4) + ',' + numberText(static_cast<double>(s.soc[i]), 6) + '\n';
    }
    return table;
}

double worstRamp(const std::vector<float>& values, double stepS, double windowS, double meanS)
{
    const std::size_t n = values.size();
    const auto width = static_cast<std::size_t>(std::max(1.0, std::round(meanS / stepS)));
    if (n < width + 1)
        return 0;
    // Running mean, then the span within a sliding window: candidates for its largest and smallest value, in falling and rising order.
    std::vector<double> mean(n - width + 1);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        sum += static_cast<double>(values[i]);
        if (i + 1 >= width) {
            mean[i + 1 - width] = sum / static_cast<double>(width);
            sum -= static_cast<double>(values[i + 1 - width]);
        }
    }
    const auto window = static_cast<std::size_t>(std::max(1.0, std::round(windowS / stepS)));
    std::vector<std::size_t> high(mean.size()), low(mean.size());
    std::size_t highBegin = 0, highEnd = 0, lowBegin = 0, lowEnd = 0;
    double worst = 0;
    for (std::size_t i = 0; i < mean.size(); ++i) {
        while (highEnd > highBegin && mean[high[highEnd - 1]] <= mean[i])
            --highEnd;
        high[highEnd++] = i;
        while (lowEnd > lowBegin && mean[low[lowEnd - 1]] >= mean[i])
            --lowEnd;
        low[lowEnd++] = i;
        while (high[highBegin] + window < i)
            ++highBegin;
        while (low[lowBegin] + window < i)
            ++lowBegin;
        worst = std::max(worst, mean[high[highBegin]] - mean[low[lowBegin]]);
    }
    return worst;
}

double amplitudeAt(const std::vector<float>& values, double stepS, double hz)
{
    const std::size_t n = values.size();
    if (n < 16)
        return 0;
    const double mean = meanOf(values, n), turn = 2 * pi * hz * stepS, factor = 2 * std::cos(turn);
    double before = 0, now = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double next = (static_cast<double>(values[i]) - mean) * hann(i, n) + factor * now - before;
        before = now;
        now = next;
    }
    const double power = now * now + before * before - factor * now * before;
    return 4 / static_cast<double>(n) * std::sqrt(std::max(0.0, power)); // a Hann window halves a sine
}

std::vector<double> amplitudeSpectrum(const std::vector<float>& values, std::size_t& n)
{
    n = 16;
    if (values.size() < n) {
        n = 0;
        return {};
    }
    while (n * 2 <= values.size())
        n *= 2;
    const double mean = meanOf(values, n);
    std::vector<std::complex<double>> a(n);
    for (std::size_t i = 0; i < n; ++i)
        a[i] = (static_cast<double>(values[i]) - mean) * hann(i, n);
    fft(a);
    std::vector<double> amplitude(n / 2 + 1);
    for (std::size_t k = 0; k < amplitude.size(); ++k)
        amplitude[k] = 4 / static_cast<double>(n) * std::abs(a[k]);
    amplitude[0] = 0;
    return amplitude;
}

} // namespace twin
