#include "twin/physics/hydraulics/PlugFlowPipe.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/hydraulics/Friction.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace twin::hydraulics {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double tableStepK = 5, tableHighestC = 140;
constexpr double mostPassages = 100; // of the pipe's content in one step: more is a slip of units, and would take long

void require(bool ok, const char* what, double value)
{
    if (!ok)
        throw Error(TWIN_TEXT("A pipe through time cannot have %1 of %2."), {what, numberText(value)});
}

} // namespace

double insulationResistanceMKPerW(double outerDiameterM, double thicknessM, double conductivity, double outside)
{
    require(outerDiameterM > 0, "an outer diameter in m", outerDiameterM);
    require(thicknessM >= 0, "an insulation in m", thicknessM);
    require(conductivity > 0, "a conductivity in W/mK", conductivity);
    require(outside > 0, "an outside film in W/m²K", outside);
    const double r1 = outerDiameterM / 2, r2 = r1 + thicknessM;
    return std::log(r2 / r1) / (2 * pi * conductivity) + 1 / (2 * pi * r2 * outside);
}

double filmCoefficientWPerM2K(const fluids::Liquid& l, double kgPerS, double diameterM)
{
    const double re = reynoldsNumber(kgPerS, diameterM, l.viscosityPaS), pr = l.prandtl();
    double nusselt = 3.66;
    if (re > 2300) {
        const double root = 0.790 * std::log(re) - 1.64, f8 = 1 / (8 * root * root);
        nusselt = std::max(nusselt, f8 * (re - 1000) * pr / (1 + 12.7 * std::sqrt(f8) * (std::pow(pr, 2.0 / 3) - 1)));
    }
    return nusselt * l.conductivityWPerMK / diameterM;
}

PlugFlowPipe::PlugFlowPipe(const PlugFlowPipeSpec& spec, double startInletC, double startOutletC, double startKgPerS)
    : m_spec(spec), m_lastKgPerS(startKgPerS)
{
    require(std::isfinite(startKgPerS), "a flow in kg/s", startKgPerS);
    require(spec.lengthM > 0 && spec.lengthM < 1e6, "a length in m", spec.lengthM);
    require(spec.innerDiameterM > 0 && spec.innerDiameterM < 100, "an inner diameter in m", spec.innerDiameterM);
    require(spec.wallJPerMK >= 0 && std::isfinite(spec.wallJPerMK), "a wall's heat capacity in J/mK", spec.wallJPerMK);
    require(spec.lossResistanceMKPerW >= 0 && std::isfinite(spec.lossResistanceMKPerW), "a resistance in mK/W", spec.lossResistanceMKPerW);
    require(std::isfinite(spec.surroundingsC), "surroundings in °C", spec.surroundingsC);
    require(spec.cells >= 2 && spec.cells <= 100'000, "a number of cells", spec.cells);
    require(std::isfinite(startInletC) && std::isfinite(startOutletC), "a start temperature in °C", startInletC + startOutletC);
    m_heatCapacity = fluids::coolant(spec.glycolShare, 0.5 * (startInletC + startOutletC)).heatCapacityJPerKgK;
    m_cellM = spec.lengthM / spec.cells;
    m_cellM3 = pi / 4 * spec.innerDiameterM * spec.innerDiameterM * m_cellM;
    for (double t = 0; t <= tableHighestC; t += tableStepK)
        m_liquids.push_back(fluids::coolant(spec.glycolShare, t, 1e6)); // 10 bar keeps it liquid; these properties hardly feel it
    m_water.resize(static_cast<std::size_t>(spec.cells));
    for (int i = 0; i < spec.cells; ++i) {
        const double t = startInletC + (startOutletC - startInletC) * (i + 0.5) / spec.cells;
        m_water[static_cast<std::size_t>(i)] = t;
        m_kg.push_back(m_cellM3 * liquidAt(t).densityKgPerM3);
    }
    m_wall = m_water;
    m_lastInletC = startInletC;
    m_outletC = m_lastLeftC = startOutletC;
}

fluids::Liquid PlugFlowPipe::liquidAt(double celsius) const
{
    const double x = std::clamp(celsius / tableStepK, 0.0, static_cast<double>(m_liquids.size()) - 1.001);
    const auto i = static_cast<std::size_t>(x);
    const double t = x - static_cast<double>(i);
    auto l = m_liquids[i];
    const auto& b = m_liquids[i + 1];
    l.densityKgPerM3 += t * (b.densityKgPerM3 - l.densityKgPerM3);
    l.viscosityPaS += t * (b.viscosityPaS - l.viscosityPaS);
    l.conductivityWPerMK += t * (b.conductivityWPerMK - l.conductivityWPerMK);
    l.heatCapacityJPerKgK += t * (b.heatCapacityJPerKgK - l.heatCapacityJPerKgK);
    return l;
}

// Water and wall of a cell obey dT/dt = -a (T - W), dW/dt = b (T - W) - c (W - Ta): the exponential of the 2 x 2 matrix, exactly.
void PlugFlowPipe::exchange(double seconds, double kgPerS)
{
    if (!(seconds > 0))
        return;
    const double wallJPerK = m_spec.wallJPerMK * m_cellM;
    const double lossWPerK = m_spec.lossResistanceMKPerW > 0 ? m_cellM / m_spec.lossResistanceMKPerW : 0;
    const double around = m_spec.surroundingsC;
    double before = 0, after = 0;
    for (int i = 0; i < m_spec.cells; ++i) {
        double& water = m_water[place(i)];
        double& wall = m_wall[static_cast<std::size_t>(i)];
        const double waterJPerK = m_kg[place(i)] * m_heatCapacity;
        const double conductance = filmCoefficientWPerM2K(liquidAt(water), kgPerS, m_spec.innerDiameterM) * pi * m_spec.innerDiameterM * m_cellM;
        before += waterJPerK * water + wallJPerK * wall;
        if (!(wallJPerK > 0)) { // no wall to speak of: film and insulation in series
            const double series = lossWPerK > 0 ? 1 / (1 / conductance + 1 / lossWPerK) : 0;
            water = around + (water - around) * std::exp(-series * seconds / waterJPerK);
            wall = lossWPerK > 0 ? around + (water - around) * conductance / (conductance + lossWPerK) : water;
        } else {
            const double a = conductance / waterJPerK, b = conductance / wallJPerK, c = lossWPerK / wallJPerK;
            const double s = -0.5 * (a + b + c), delta = std::sqrt(std::max(0.0, s * s - a * c));
            const double e1 = std::exp((s + delta) * seconds), e2 = std::exp((s - delta) * seconds);
            const double even = 0.5 * (e1 + e2), odd = delta > 0 ? 0.5 * (e1 - e2) / delta : seconds * e1;
            const double t = water - around, w = wall - around;
            water = around + even * t + odd * (-(a + s) * t + a * w);
            wall = around + even * w + odd * (b * t - (b + c + s) * w);
        }
        after += waterJPerK * water + wallJPerK * wall;
    }
    m_lostJ += before - after;
}

// Mixing along the pipe while the water moves on by one cell, in as many explicit turns as stay stable. Heat only moves between
// neighbours.
void PlugFlowPipe::mix(double kgPerS)
{
    double mean = 0;
    for (const double t : m_water)
        mean += t / m_spec.cells;
    const double re = reynoldsNumber(kgPerS, m_spec.innerDiameterM, liquidAt(mean).viscosityPaS);
    if (re <= turbulentReynolds)
        return;
    const double number = (3.0e7 * std::pow(re, -2.1) + 1.35 * std::pow(re, -0.125)) * m_spec.innerDiameterM / m_cellM;
    const int turns = static_cast<int>(std::min(1000.0, std::floor(number / 0.4))) + 1;
    const double part = std::min(number / turns, 0.4);
    for (int turn = 0; turn < turns; ++turn) {
        double before = m_water[place(0)];
        for (int i = 0; i + 1 < m_spec.cells; ++i) {
            const auto a = place(i), b = place(i + 1);
            const double moved = part * std::min(m_kg[a], m_kg[b]) * (before - m_water[b]); // kg K, from a to b
            before = m_water[b];
            m_water[a] -= moved / m_kg[a];
            m_water[b] += moved / m_kg[b];
        }
    }
}

// The cell that has come in takes its place; the one at the other end leaves.
void PlugFlowPipe::advance()
{
    const auto leaves = place(m_forward ? m_spec.cells - 1 : 0);
    m_lastLeftC = m_water[leaves];
    m_leftJ += m_kg[leaves] * m_heatCapacity * m_lastLeftC;
    m_water[leaves] = m_partJ / (m_partKg * m_heatCapacity);
    m_kg[leaves] = m_partKg;
    m_first = (m_first + (m_forward ? m_spec.cells - 1 : 1)) % m_spec.cells;
    m_partM3 = m_partKg = m_partJ = 0;
}

// What has come in less than a cell goes back out the way it came.
void PlugFlowPipe::turn(bool forward)
{
    if (m_forward == forward)
        return;
    m_leftJ += m_partJ;
    m_partM3 = m_partKg = m_partJ = 0;
    m_forward = forward;
    m_lastLeftC = m_water[place(forward ? m_spec.cells - 1 : 0)];
}

// The cells' temperatures hold at their middles; the outlet lies between two of them.
double PlugFlowPipe::readOutlet() const
{
    const double in = m_partM3 / m_cellM3;
    const double last = m_water[place(m_forward ? m_spec.cells - 1 : 0)], before = m_water[place(m_forward ? m_spec.cells - 2 : 1)];
    return in < 0.5 ? last + (0.5 - in) * (m_lastLeftC - last) : last + (in - 0.5) * (before - last);
}

double PlugFlowPipe::step(double dt, double kgPerS, double inletC)
{
    require(dt > 0 && std::isfinite(dt), "a time step in s", dt);
    require(std::isfinite(kgPerS), "a flow in kg/s", kgPerS);
    require(std::isfinite(inletC), "an inlet temperature in °C", inletC);
    const double mean = 0.5 * (m_lastKgPerS + kgPerS), flow = std::abs(mean);
    require(flow * dt < mostPassages * 500 * m_cellM3 * m_spec.cells, "a step that moves, in kg of water,", flow * dt);
    if (mean != 0)
        turn(mean > 0);
    double done = 0;
    while (done < dt) {
        const double density = liquidAt(m_lastInletC + (inletC - m_lastInletC) * done / dt).densityKgPerM3;
        const double fills = flow > 0 ? (m_cellM3 - m_partM3) * density / flow : dt;
        const bool full = fills <= dt - done;
        const double tau = full ? fills : dt - done;
        exchange(tau, mean);
        const double middle = m_lastInletC + (inletC - m_lastInletC) * (done + 0.5 * tau) / dt;
        m_partM3 += flow * tau / density;
        m_partKg += flow * tau;
        m_partJ += flow * tau * m_heatCapacity * middle;
        m_enteredJ += flow * tau * m_heatCapacity * middle;
        done = full ? done + tau : dt;
        if (full && flow > 0) {
            advance();
            mix(mean);
        }
    }
    m_lastKgPerS = kgPerS;
    m_lastInletC = inletC;
    m_outletC = readOutlet();
    return m_outletC;
}

double PlugFlowPipe::storedJ() const
{
    double water = 0, wall = 0;
    for (std::size_t i = 0; i < m_water.size(); ++i)
        water += m_kg[i] * m_water[i];
    for (const double t : m_wall)
        wall += t;
    return m_heatCapacity * water + m_spec.wallJPerMK * m_cellM * wall + m_partJ;
}

} // namespace twin::hydraulics
