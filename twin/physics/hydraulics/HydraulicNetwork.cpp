#include "twin/physics/hydraulics/HydraulicNetwork.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/Psychrometrics.h"
#include "twin/physics/Water.h"
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace twin::hydraulics {
namespace {

// Where a law has no slope of its own (no flow through a fitting, an ideal valve, the flat part of a pump's curve) it gets this one,
// so that flows stay determined: 0.1 Pa at 100 kg/s.
constexpr double leastSlope = 1e-3; // Pa s/kg
// A pump's closed flap leaks next to nothing: 0.1 g/s a bar.
constexpr double flapSlope = 1e9; // Pa s/kg
// Below these flows a fitting's law goes over into a straight line.
constexpr double fittingReynolds = 10, componentFlowShare = 1e-4;

void require(bool ok, const std::string& where, const char* what, double value)
{
    if (!ok)
        throw Error(TWIN_TEXT("%1 of the pipe network: %2 cannot be %3."), {where, what, numberText(value)});
}

void checkEnds(const HydraulicNetwork& n, const std::string& where, int from, int to)
{
    const auto known = [&](int j) { return j >= 0 && static_cast<std::size_t>(j) < n.junctions.size(); };
    if (!known(from) || !known(to))
        throw Error(TWIN_TEXT("%1 of the pipe network ends at a junction that is not there."), {where});
    if (from == to)
        throw Error(TWIN_TEXT("%1 of the pipe network starts and ends at the same junction; join two different ones."), {where});
}

bool within(double x, double low, double high) { return x >= low && x <= high; } // false for NaN

void checkPipe(const HydraulicNetwork& n, const Pipe& p, const std::string& where)
{
    checkEnds(n, where, p.from, p.to);
    require(within(p.geometry.lengthM, 1e-6, 1e7), where, "a length in m", p.geometry.lengthM);
    require(within(p.geometry.diameterM, 1e-5, 100), where, "an inner diameter in m", p.geometry.diameterM);
    require(within(p.geometry.roughnessM, 0, 0.499 * p.geometry.diameterM), where, "a roughness in m", p.geometry.roughnessM);
    require(within(p.geometry.lossCoefficient, 0, 1e9), where, "a loss coefficient", p.geometry.lossCoefficient);
    require(within(p.heatTransferWPerM2K, 0, 1e7), where, "a heat transfer coefficient in W/m²K", p.heatTransferWPerM2K);
    require(within(p.surroundingsC, -273.15, 2000), where, "a temperature of the surroundings in °C", p.surroundingsC);
    require(std::isfinite(p.heatInW), where, "a heat flow in W", p.heatInW);
    require(within(p.sections, 1, 100'000), where, "a number of sections", p.sections);
}

void checkHolds(const HydraulicNetwork& n)
{
    std::vector<double> held(n.junctions.size(), std::numeric_limits<double>::quiet_NaN());
    for (const auto& g : n.grids) {
        auto& h = held[static_cast<std::size_t>(g.junction)];
        if (!std::isnan(h) && h != g.pressurePa)
            throw Error(TWIN_TEXT("Two supplies hold %1 at %2 and %3 Pa; only one of them can."),
                        {junctionName(n, g.junction), numberText(h), numberText(g.pressurePa)});
        h = g.pressurePa;
    }
}

} // namespace

Fluid fluidOf(const fluids::Liquid& l) { return {l.densityKgPerM3, l.viscosityPaS, l.heatCapacityJPerKgK}; }

int HydraulicNetwork::addJunction(std::string name, double heightM)
{
    junctions.push_back({std::move(name), heightM});
    return static_cast<int>(junctions.size()) - 1;
}

int HydraulicNetwork::addCurve(PumpCurve curve)
{
    curves.push_back(std::move(curve));
    return static_cast<int>(curves.size()) - 1;
}

void HydraulicNetwork::check() const
{
    const std::string liquid = "The liquid";
    require(within(fluid.densityKgPerM3, 1e-3, 1e5), liquid, "a density in kg/m³", fluid.densityKgPerM3);
    require(within(fluid.viscosityPaS, 1e-7, 1e3), liquid, "a viscosity in Pa s", fluid.viscosityPaS);
    require(within(fluid.heatCapacityJPerKgK, 1, 1e6), liquid, "a heat capacity in J/kg K", fluid.heatCapacityJPerKgK);
    for (std::size_t j = 0; j < junctions.size(); ++j)
        require(within(junctions[j].heightM, -1e4, 1e4), junctionName(*this, static_cast<int>(j)), "a height in m", junctions[j].heightM);
    for (const auto& p : pipes)
        checkPipe(*this, p, "pipe “" + p.name + "”");
    for (const auto& v : valves) {
        const auto where = "valve “" + v.name + "”";
        checkEnds(*this, where, v.from, v.to);
        require(within(v.diameterM, 1e-5, 100), where, "an inner diameter in m", v.diameterM);
        require(within(v.lossCoefficient, 0, 1e9), where, "a loss coefficient", v.lossCoefficient);
    }
    for (const auto& c : components) {
        const auto where = "component “" + c.name + "”";
        checkEnds(*this, where, c.from, c.to);
        require(within(c.nominalKgPerS, 1e-9, 1e9), where, "a nominal flow in kg/s", c.nominalKgPerS);
        require(within(c.nominalPa, 0, 1e9), where, "a nominal drop in Pa", c.nominalPa);
        require(within(c.exponent, 1, 2), where, "an exponent", c.exponent);
        require(within(c.opening, 0, 1e3), where, "an opening", c.opening);
        require(std::isfinite(c.heatInW), where, "a heat flow in W", c.heatInW);
    }
    for (const auto& p : pumps) {
        const auto where = "pump “" + p.name + "”";
        checkEnds(*this, where, p.from, p.to);
        require(p.curve >= 0 && static_cast<std::size_t>(p.curve) < curves.size(), where, "the number of its curve", p.curve);
        require(within(p.speed, 0, 10), where, "a speed", p.speed);
    }
    const auto known = [&](int j) { return j >= 0 && static_cast<std::size_t>(j) < junctions.size(); };
    for (const auto& g : grids) {
        const auto where = "supply “" + g.name + "”";
        require(known(g.junction), where, "the number of its junction", g.junction);
        require(std::isfinite(g.pressurePa), where, "a pressure in Pa", g.pressurePa);
        require(within(g.celsius, -273.15, 2000), where, "a temperature in °C", g.celsius);
    }
    for (const auto& e : exchanges) {
        const auto where = "flow “" + e.name + "”";
        require(known(e.junction), where, "the number of its junction", e.junction);
        require(std::isfinite(e.kgPerS), where, "a flow in kg/s", e.kgPerS);
    }
    checkHolds(*this);
}

std::vector<Branch> branchesOf(const HydraulicNetwork& n)
{
    std::vector<Branch> out;
    out.reserve(n.branchCount());
    for (std::size_t i = 0; i < n.pipes.size(); ++i)
        out.push_back({Branch::Kind::Pipe, static_cast<int>(i), n.pipes[i].from, n.pipes[i].to, n.pipes[i].open});
    for (std::size_t i = 0; i < n.valves.size(); ++i)
        out.push_back({Branch::Kind::Valve, static_cast<int>(i), n.valves[i].from, n.valves[i].to, n.valves[i].open});
    for (std::size_t i = 0; i < n.components.size(); ++i)
        out.push_back({Branch::Kind::Component, static_cast<int>(i), n.components[i].from, n.components[i].to, n.components[i].opening > 0});
    for (std::size_t i = 0; i < n.pumps.size(); ++i)
        out.push_back({Branch::Kind::Pump, static_cast<int>(i), n.pumps[i].from, n.pumps[i].to, n.pumps[i].speed > 0});
    return out;
}

std::string branchName(const HydraulicNetwork& n, const Branch& b)
{
    const auto i = static_cast<std::size_t>(b.index);
    switch (b.kind) {
    case Branch::Kind::Pipe:
        return "pipe “" + n.pipes[i].name + "”";
    case Branch::Kind::Valve:
        return "valve “" + n.valves[i].name + "”";
    case Branch::Kind::Component:
        return "component “" + n.components[i].name + "”";
    case Branch::Kind::Pump:
        return "pump “" + n.pumps[i].name + "”";
    }
    return {};
}

std::string junctionName(const HydraulicNetwork& n, int j) { return "junction “" + n.junctions[static_cast<std::size_t>(j)].name + "”"; }

Drop branchDrop(const HydraulicNetwork& n, const Branch& b, double m)
{
    const auto i = static_cast<std::size_t>(b.index);
    Drop drop;
    switch (b.kind) {
    case Branch::Kind::Pipe:
        return pipeDrop(n.friction, n.pipes[i].geometry, m, n.fluid.densityKgPerM3, n.fluid.viscosityPaS);
    case Branch::Kind::Valve: {
        const auto& v = n.valves[i];
        const double least = fittingReynolds * std::numbers::pi / 4 * v.diameterM * n.fluid.viscosityPaS;
        drop = lossDrop(v.lossCoefficient, v.diameterM, std::abs(m) > least ? m : least, n.fluid.densityKgPerM3);
        if (std::abs(m) <= least)
            drop = {drop.pa / least * m, drop.pa / least};
        break;
    }
    case Branch::Kind::Component: {
        const auto& c = n.components[i];
        const double nominal = c.nominalKgPerS * c.opening, q = std::abs(m) / nominal;
        if (q <= componentFlowShare) {
            const double slope = c.nominalPa * std::pow(componentFlowShare, c.exponent - 1) / nominal;
            drop = {slope * m, slope};
        } else {
            const double power = c.exponent == 2 ? q : std::pow(q, c.exponent - 1);
            drop = {std::copysign(c.nominalPa * power * q, m), c.nominalPa * c.exponent * power / nominal};
        }
        break;
    }
    case Branch::Kind::Pump: {
        const auto& p = n.pumps[i];
        const auto& curve = n.curves[static_cast<std::size_t>(p.curve)];
        if (m < 0)
            return {-curve.shutOffPa(p.speed) + flapSlope * m, flapSlope};
        const double v = m / n.fluid.densityKgPerM3;
        drop = {-curve.pressurePa(v, p.speed), -curve.pressureSlope(v, p.speed) / n.fluid.densityKgPerM3};
        drop.paPerKgPerS = std::max(drop.paPerKgPerS, leastSlope); // a rising part of the curve is taken as flat by the iteration
        return drop;
    }
    }
    drop.pa += leastSlope * m;
    drop.paPerKgPerS += leastSlope;
    return drop;
}

double heightGainPa(const HydraulicNetwork& n, int from, int to)
{
    const double high = n.junctions[static_cast<std::size_t>(from)].heightM, low = n.junctions[static_cast<std::size_t>(to)].heightM;
    if (high == low)
        return 0;
    const auto air = [](double h) { return psychro::standardPressurePa(std::clamp(h, -5000.0, 10'000.0)); };
    return n.fluid.densityKgPerM3 * water::gravity * (high - low) - (n.gauge ? air(low) - air(high) : 0);
}

PipeIslands findPipeIslands(const HydraulicNetwork& n)
{
    std::vector<int> root(n.junctions.size());
    std::iota(root.begin(), root.end(), 0);
    const auto find = [&](int j) {
        while (root[static_cast<std::size_t>(j)] != j) {
            auto& up = root[static_cast<std::size_t>(j)];
            up = root[static_cast<std::size_t>(up)];
            j = up;
        }
        return j;
    };
    for (const auto& b : branchesOf(n))
        if (b.open) {
            const int a = find(b.from), c = find(b.to);
            root[static_cast<std::size_t>(std::max(a, c))] = std::min(a, c);
        }
    PipeIslands islands;
    islands.ofJunction.resize(n.junctions.size());
    for (std::size_t j = 0; j < n.junctions.size(); ++j) {
        const int r = find(static_cast<int>(j));
        islands.ofJunction[j] = r == static_cast<int>(j) ? islands.count++ : islands.ofJunction[static_cast<std::size_t>(r)];
    }
    islands.supplied.assign(static_cast<std::size_t>(islands.count), 0);
    for (const auto& g : n.grids)
        islands.supplied[static_cast<std::size_t>(islands.ofJunction[static_cast<std::size_t>(g.junction)])] = 1;
    return islands;
}

} // namespace twin::hydraulics
