#include "twin/physics/hydraulics/TechnologyLoop.h"
#include "twin/base/NumberText.h"
#include "twin/physics/hydraulics/FacilityLoop.h"
#include <algorithm>
#include <cmath>

namespace twin::hydraulics {
namespace {

constexpr double vesselPa = 2e5; // held at the pumps' suction
enum Place { suction, discharge, cduReturn };

void require(bool ok, const char* what, double value)
{
    if (!ok)
        throw Error(TWIN_TEXT("A technology loop cannot have %1 of %2."), {what, numberText(value)});
}

} // namespace

// Suction, pumps, discharge = first place of the manifold; the racks between supply and return manifold; the exchanger on the way back.
HydraulicNetwork TechnologyLoop::pipework() const
{
    HydraulicNetwork n;
    n.fluid = m_design.fluid;
    for (const char* name : {"pump suction", "pump discharge", "CDU return"})
        n.addJunction(name);
    const double total = m_design.racks * m_design.rackKgPerS;
    n.grids.push_back({"expansion vessel", suction, vesselPa, 20});
    n.components.push_back({"CDU exchanger", cduReturn, suction, m_design.cduRatedKgPerS > 0 ? m_design.cduRatedKgPerS : total, m_sizing.cduPa});
    int supply = discharge, back = cduReturn;
    for (int r = 0; r < m_design.racks; ++r) {
        const auto rack = "rack " + std::to_string(r + 1);
        const int in = n.addJunction(rack + " supply"), out = n.addJunction(rack + " return");
        const double further = (m_design.racks - r) * m_design.rackKgPerS;
        n.pipes.push_back(sizedPipe(rack + " supply manifold", supply, in, m_sizing.rackPitchM, further, m_sizing.manifoldVelocityMPerS, n.fluid, m_sizing));
        n.pipes.push_back(sizedPipe(rack + " return manifold", out, back, m_sizing.rackPitchM, further, m_sizing.manifoldVelocityMPerS, n.fluid, m_sizing));
        n.components.push_back({rack, in, out, m_design.rackKgPerS, m_sizing.rackPa, m_sizing.rackExponent});
        supply = in;
        back = out;
    }
    return n;
}

TechnologyLoop::TechnologyLoop(TechnologyDesign design, LoopSizing sizing) : m_design(design), m_sizing(sizing)
{
    require(m_design.racks >= 1 && m_design.racks <= 10'000, "a number of racks", m_design.racks);
    require(m_design.rackKgPerS > 0 && std::isfinite(m_design.rackKgPerS), "a rack flow in kg/s", m_design.rackKgPerS);
    require(m_sizing.pumpsPerCdu >= 1, "a number of pumps", m_sizing.pumpsPerCdu);
    require(m_design.cduRatedKgPerS >= 0 && std::isfinite(m_design.cduRatedKgPerS), "a CDU's rated flow in kg/s", m_design.cduRatedKgPerS);
    const double efficiency = m_design.racks == 1 ? m_sizing.inRackEfficiency : m_sizing.rowEfficiency;
    require(efficiency > 0 && efficiency < driveEfficiency(1), "a pump efficiency", efficiency);
    auto n = pipework();
    const double total = m_design.racks * m_design.rackKgPerS;
    n.exchanges = {{"pumps", discharge, total}, {"pumps", suction, -total}};
    const auto flow = solveFlow(n);
    m_designPa = flow.pressurePa[discharge] - flow.pressurePa[suction];
    // One pump alone carries the design flow at full speed.
    m_curve = PumpCurve::centrifugal("CDU pump", total / n.fluid.densityKgPerM3, m_designPa, m_sizing.shutOffRatio,
                                     efficiency / driveEfficiency(1));
}

TechnologyPoint TechnologyLoop::operate(const TechnologyRequest& request) const
{
    require(request.flowShare >= 0 && request.flowShare <= 10, "a share of the design flow", request.flowShare);
    require(request.pumpsOut >= 0, "a number of pumps out of service", request.pumpsOut);
    TechnologyPoint point;
    point.rackKgPerS.assign(static_cast<std::size_t>(m_design.racks), 0);
    const int running = std::max(0, m_sizing.pumpsPerCdu - request.pumpsOut);
    const double wanted = request.flowShare * m_design.racks * m_design.rackKgPerS;
    if (!(wanted > 0))
        return point;
    if (running == 0) {
        point.issues.push_back({Issue::Severity::Critical, {TWIN_TEXT("All pumps of the CDU stand still; its racks get no coolant."), {}}, {}});
        return point;
    }
    auto n = pipework();
    // The lift that the flow needs, by giving the flow; then the speed at which the pumps give that lift.
    n.exchanges = {{"pumps", discharge, wanted}, {"pumps", suction, -wanted}};
    const auto given = solveFlow(n);
    const double lift = given.pressurePa[discharge] - given.pressurePa[suction];
    point.pumpSpeed = std::min(1.0, m_curve.speedFor(wanted / n.fluid.densityKgPerM3 / running, lift));
    n.exchanges.clear();
    const int curve = n.addCurve(m_curve);
    for (int i = 0; i < running; ++i)
        n.pumps.push_back({"P" + std::to_string(i + 1), suction, discharge, curve, point.pumpSpeed});
    const auto flow = solveFlow(n);
    if (!flow.converged)
        throw Error(TWIN_TEXT("A technology loop was not solved: %1"), {flow.issues.back().message.english()});
    for (std::size_t r = 0; r < point.rackKgPerS.size(); ++r) {
        point.rackKgPerS[r] = flow.component(n, r + 1);
        point.kgPerS += point.rackKgPerS[r];
    }
    point.pumpsRunning = running;
    for (const auto& p : flow.pumps) {
        point.hydraulicW += p.hydraulicW;
        point.shaftW += p.shaftW;
        point.electricalW += p.electricalW;
    }
    point.pumpPa = flow.pumps.front().liftPa;
    point.dissipatedW = dissipatedW(n, flow);
    point.imbalanceKgPerS = flow.imbalanceKgPerS;
    if (point.kgPerS < wanted * (1 - 1e-6))
        point.issues.push_back({Issue::Severity::Warning,
                                {TWIN_TEXT("A technology loop of %1 racks gets %2 of the %3 kg/s wanted; %4 of %5 pumps run at full speed."),
                                 {std::to_string(m_design.racks), numberText(point.kgPerS, 1), numberText(wanted, 1), std::to_string(running),
                                  std::to_string(m_sizing.pumpsPerCdu)}},
                                {}});
    return point;
}

} // namespace twin::hydraulics
