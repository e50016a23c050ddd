#include "twin/physics/hydraulics/PumpCurve.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/Interpolation.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace twin::hydraulics {
namespace {

double horner(const std::vector<double>& c, double x)
{
    double y = 0;
    for (const double k : c)
        y = y * x + k;
    return y;
}

double hornerSlope(const std::vector<double>& c, double x)
{
    double y = 0, slope = 0;
    for (const double k : c) {
        slope = slope * x + y;
        y = y * x + k;
    }
    return slope;
}

constexpr double leastEfficiencyShare = 0.05; // of the best: far off the design point a pump still does something

} // namespace

PumpCurve PumpCurve::fromPolynomial(std::string name, std::vector<double> c)
{
    PumpCurve p;
    p.m_name = std::move(name);
    if (c.empty() || !std::all_of(c.begin(), c.end(), [](double k) { return std::isfinite(k); }))
        throw Error(TWIN_TEXT("The curve of pump “%1” is no polynomial; give its coefficients from the highest power down."), {p.m_name});
    if (!(c.back() > 0))
        throw Error(TWIN_TEXT("Pump “%1” lifts %2 Pa at zero flow; a pump's curve starts above zero."), {p.m_name, numberText(c.back())});
    p.m_polynomial = std::move(c);
    // A scale on which the curve bends: where its steepest term alone takes the whole shut-off pressure away.
    double scale = 0;
    for (std::size_t i = 0; i + 1 < p.m_polynomial.size(); ++i) {
        const auto power = static_cast<double>(p.m_polynomial.size() - 1 - i);
        if (p.m_polynomial[i] < 0) {
            const double s = std::pow(p.m_polynomial.back() / -p.m_polynomial[i], 1 / power);
            scale = scale > 0 ? std::min(scale, s) : s;
        }
    }
    p.m_lastPoint = std::numeric_limits<double>::infinity();
    p.findLargestFlow(scale);
    return p;
}

PumpCurve PumpCurve::fromPoints(std::string name, std::vector<double> flow, std::vector<double> pressurePa, PumpPower power,
                                std::vector<double> powerFlow, std::vector<double> powerW)
{
    PumpCurve p;
    p.m_name = std::move(name);
    p.m_pressure = MonotoneCurve(std::move(flow), std::move(pressurePa), "the pressure curve of pump “" + p.m_name + "”");
    if (!(p.m_pressure.firstX() >= 0) || !(p.m_pressure.value(0) > 0))
        throw Error(TWIN_TEXT("The pressure curve of pump “%1” starts at a negative flow or lifts nothing at zero flow; check its points."), {p.m_name});
    p.m_lastPoint = p.m_pressure.lastX();
    p.m_powerKind = power;
    if (power != PumpPower::None) {
        p.m_power = MonotoneCurve(std::move(powerFlow), std::move(powerW), "the power curve of pump “" + p.m_name + "”");
        for (const double w : p.m_power.ys())
            if (!(w > 0))
                throw Error(TWIN_TEXT("The power curve of pump “%1” holds %2 W; a running pump's power is above zero."), {p.m_name, numberText(w)});
    }
    p.findLargestFlow(p.m_lastPoint);
    return p;
}

PumpCurve PumpCurve::centrifugal(std::string name, double designM3PerS, double designPa, double shutOffRatio, double efficiency)
{
    if (!(designM3PerS > 0) || !(designPa > 0) || !(shutOffRatio > 1 && shutOffRatio < 3) || !(efficiency > 0 && efficiency <= 1))
        throw Error(TWIN_TEXT("Pump “%1” cannot be: flow %2 m³/s, lift %3 Pa, shut-off %4 times that, efficiency %5."),
                    {std::move(name), numberText(designM3PerS), numberText(designPa), numberText(shutOffRatio), numberText(efficiency)});
    PumpCurve p;
    p.m_name = std::move(name);
    p.m_polynomial = {-(shutOffRatio - 1) * designPa / (designM3PerS * designM3PerS), 0, shutOffRatio * designPa};
    p.m_powerKind = PumpPower::Shaft;
    p.m_designFlow = designM3PerS;
    p.m_designPa = designPa;
    p.m_efficiency = efficiency;
    p.m_lastPoint = std::numeric_limits<double>::infinity();
    p.m_largestFlow = designM3PerS * std::sqrt(shutOffRatio / (shutOffRatio - 1));
    return p;
}

double PumpCurve::atFullSpeed(double v) const { return m_polynomial.empty() ? m_pressure.value(v) : horner(m_polynomial, v); }
double PumpCurve::slopeAtFullSpeed(double v) const { return m_polynomial.empty() ? m_pressure.slope(v) : hornerSlope(m_polynomial, v); }

void PumpCurve::findLargestFlow(double scale)
{
    m_largestFlow = std::numeric_limits<double>::infinity();
    if (!(scale > 0))
        return;
    // First zero: walk out in small steps, then halve.
    double low = 0, high = 0;
    for (int i = 1; i <= 20'000; ++i) {
        high = scale * 0.01 * i;
        if (atFullSpeed(high) <= 0)
            break;
        low = high;
    }
    if (atFullSpeed(high) > 0)
        return;
    for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
        const double middle = 0.5 * (low + high);
        (atFullSpeed(middle) > 0 ? low : high) = middle;
    }
    m_largestFlow = high;
}

double PumpCurve::largestFlow(double speed) const { return speed > 0 ? speed * m_largestFlow : 0; }

double PumpCurve::pressurePa(double v, double speed) const
{
    if (!(speed > 0))
        return 0;
    const double atFull = std::max(v, 0.0) / speed;
    return atFull >= m_largestFlow ? 0 : speed * speed * std::max(0.0, atFullSpeed(atFull));
}

double PumpCurve::pressureSlope(double v, double speed) const
{
    if (!(speed > 0) || v < 0 || v / speed >= m_largestFlow)
        return 0;
    return speed * slopeAtFullSpeed(v / speed);
}

double PumpCurve::powerW(double v, double speed) const
{
    if (m_powerKind == PumpPower::None)
        throw Error(TWIN_TEXT("The curve of pump “%1” has no power; give its power or its efficiency."), {m_name});
    if (!(speed > 0))
        return 0;
    const double atFull = std::max(v, 0.0) / speed, cube = speed * speed * speed;
    if (!m_power.empty())
        return cube * std::max(m_power.value(atFull), 0.0);
    // P = dp V / eta with eta = eta0 q (2 - q) and dp V = dp0 V0 h(q) q: finite at shut-off, where q cancels.
    const double q = atFull / m_designFlow;
    const double share = std::max(2 - q, leastEfficiencyShare);
    return cube * std::max(0.0, atFullSpeed(std::min(atFull, m_largestFlow))) * m_designFlow / (m_efficiency * share);
}

double PumpCurve::efficiency(double v, double speed) const
{
    const double power = powerW(v, speed);
    return power > 0 ? pressurePa(v, speed) * std::max(v, 0.0) / power : 0;
}

bool PumpCurve::beyondPoints(double v, double speed) const { return speed > 0 && v / speed > m_lastPoint; }

double PumpCurve::speedFor(double v, double pa) const
{
    if (!(v >= 0) || !(pa >= 0) || !std::isfinite(v) || !std::isfinite(pa))
        throw Error(TWIN_TEXT("Pump “%1” was asked for %2 m³/s against %3 Pa; both must be zero or more."), {m_name, numberText(v), numberText(pa)});
    if (v == 0 && pa == 0)
        return 0;
    // The lift at a given flow rises with the speed from the speed at which the flow is the largest one.
    double low = std::isfinite(m_largestFlow) ? v / m_largestFlow : 0, high = std::max(2 * low, std::sqrt(pa / shutOffPa()));
    if (!(high > 0))
        high = 1;
    for (int i = 0; i < 200 && pressurePa(v, high) < pa; ++i)
        high *= 2;
    for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
        const double middle = 0.5 * (low + high);
        (pressurePa(v, middle) < pa ? low : high) = middle;
    }
    return high;
}

double driveEfficiency(double speed)
{
    const double at[] = {0.25, 0.5, 1.0};
    const double efficiency[] = {0.80, 0.90, 0.94};
    return interpolate(at, efficiency, speed);
}

} // namespace twin::hydraulics
