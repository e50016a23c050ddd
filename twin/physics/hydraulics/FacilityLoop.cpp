#include "twin/physics/hydraulics/FacilityLoop.h"
#include "twin/base/NumberText.h"
#include "twin/physics/Water.h"
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace twin::hydraulics {
namespace {

constexpr double vesselPa = 2e5; // held at the pumps' suction; flows do not depend on it
constexpr double speedTop = 1;

void require(bool ok, const char* what, double value)
{
    if (!ok)
        throw Error(TWIN_TEXT("The facility water system cannot have %1 of %2."), {what, numberText(value)});
}

} // namespace

Pipe sizedPipe(std::string name, int from, int to, double lengthM, double kgPerS, double velocity, const Fluid& fluid, const LoopSizing& sizing)
{
    Pipe p;
    p.name = std::move(name);
    p.from = from;
    p.to = to;
    const double least = 0.02;
    p.geometry.diameterM = std::max(least, std::sqrt(4 * kgPerS / (std::numbers::pi * fluid.densityKgPerM3 * velocity)));
    p.geometry.lengthM = lengthM * (1 + sizing.fittingsShare);
    p.geometry.roughnessM = sizing.roughnessM;
    return p;
}

FacilityLoop::FacilityLoop(FacilityDesign design, LoopSizing sizing) : m_design(std::move(design)), m_sizing(sizing)
{
    for (const double m : m_design.hallKgPerS) {
        require(m >= 0 && std::isfinite(m), "a hall's design flow in kg/s", m);
        m_total += m;
    }
    require(m_total > 0, "a design flow in kg/s", m_total);
    require(m_design.pumps >= 1, "a number of pumps", m_design.pumps);
    require(m_design.pumpRatedW > 0, "a pump rating in W", m_design.pumpRatedW);
    require(m_design.pumpHeadM > 0, "a pump head in m", m_design.pumpHeadM);
    require(m_design.wireToWater > 0 && m_design.wireToWater < driveEfficiency(1), "a wire-to-water efficiency", m_design.wireToWater);
    require(m_design.fixedHeadShare >= 0 && m_design.fixedHeadShare <= 1, "a share of fixed head", m_design.fixedHeadShare);
    const double headPa = m_design.pumpHeadM * water::gravity * m_design.fluid.densityKgPerM3;
    m_ratedM3PerS = m_design.pumpRatedW * m_design.wireToWater / headPa;
    m_curve = PumpCurve::centrifugal("facility water pump", m_ratedM3PerS, headPa, m_sizing.shutOffRatio, m_design.wireToWater / driveEfficiency(1));
    if (m_ratedM3PerS * m_design.pumps * m_design.fluid.densityKgPerM3 < m_total)
        m_issues.push_back({Issue::Severity::Warning,
                            {TWIN_TEXT("All %1 facility water pumps together are rated for %2 kg/s; the design flow is %3 kg/s."),
                             {std::to_string(m_design.pumps), numberText(m_ratedM3PerS * m_design.pumps * m_design.fluid.densityKgPerM3, 0), numberText(m_total, 0)}},
                            {}});
    // At design every hall takes its flow; what the pipes and the plant leave of the head is the hall's own, kept by balancing valves.
    m_hallPa.assign(m_design.hallKgPerS.size(), 0);
    HydraulicNetwork network;
    Places places;
    const std::vector<char> none(m_hallPa.size(), 0);
    const auto flow = solve(m_design.hallKgPerS, none, 0, 0, network, places);
    for (std::size_t h = 0; h < m_hallPa.size(); ++h) {
        if (!(m_design.hallKgPerS[h] > 0))
            continue;
        const auto at = [&](int j) { return flow.pressurePa[static_cast<std::size_t>(j)]; };
        m_hallPa[h] = headPa + at(places.hallIn[h]) - at(places.hallOut[h]);
        const double least = 0.2 * headPa;
        if (m_hallPa[h] < least) {
            m_issues.push_back({Issue::Severity::Warning,
                                {TWIN_TEXT("The pipes to hall %1 take %2 kPa of the pumps' %3 kPa at design flow; thicker pipes or a higher head are needed."),
                                 {std::to_string(h + 1), numberText((headPa - m_hallPa[h]) / 1000, 0), numberText(headPa / 1000, 0)}},
                                {}});
            m_hallPa[h] = least;
        }
    }
}

HydraulicNetwork FacilityLoop::pipework(Places& places) const
{
    HydraulicNetwork n;
    n.fluid = m_design.fluid;
    places.suction = n.addJunction("pump suction");
    places.discharge = n.addJunction("pump discharge");
    places.supply = n.addJunction("plant outlet");
    places.back = places.suction;
    n.components.push_back({"cooling plant", places.discharge, places.supply, m_total, m_sizing.plantPa});
    n.grids.push_back({"expansion vessel", places.suction, vesselPa, 20});
    places.hallIn.assign(m_design.hallKgPerS.size(), -1);
    places.hallOut.assign(m_design.hallKgPerS.size(), -1);
    int supply = places.supply, back = places.back;
    double further = m_total;
    for (std::size_t h = 0; h < m_design.hallKgPerS.size(); ++h) {
        const double m = m_design.hallKgPerS[h];
        if (!(m > 0))
            continue;
        const auto hall = "hall " + std::to_string(h + 1);
        const int tapIn = n.addJunction(hall + " supply tap"), tapOut = n.addJunction(hall + " return tap");
        places.hallIn[h] = n.addJunction(hall + " supply");
        places.hallOut[h] = n.addJunction(hall + " return");
        const auto add = [&](const char* what, int from, int to, double length, double flow, double velocity) {
            n.pipes.push_back(sizedPipe(hall + what, from, to, length, flow, velocity, n.fluid, m_sizing));
        };
        add(" supply trunk", supply, tapIn, m_sizing.trunkPerHallM, further, m_sizing.trunkVelocityMPerS);
        add(" return trunk", tapOut, back, m_sizing.trunkPerHallM, further, m_sizing.trunkVelocityMPerS);
        add(" supply branch", tapIn, places.hallIn[h], m_sizing.branchM, m, m_sizing.branchVelocityMPerS);
        add(" return branch", places.hallOut[h], tapOut, m_sizing.branchM, m, m_sizing.branchVelocityMPerS);
        further = std::max(further - m, 0.0);
        supply = tapIn;
        back = tapOut;
    }
    return n;
}

double FacilityLoop::openPa(std::size_t h, double kgPerS) const
{
    const double q = kgPerS / (m_sizing.hallOpenFlow * m_design.hallKgPerS[h]);
    return m_hallPa[h] * q * q;
}

// Halls that throttle are a flow taken and given back; halls that are open are what they resist. With no pump running the two
// sides of the pumps are held at one pressure, so that what is missing shows at the halls.
FlowSolution FacilityLoop::solve(const std::vector<double>& wanted, const std::vector<char>& open, int running, double speed,
                                 HydraulicNetwork& n, Places& places) const
{
    n = pipework(places);
    for (std::size_t h = 0; h < wanted.size(); ++h) {
        if (places.hallIn[h] < 0)
            continue;
        const auto hall = "hall " + std::to_string(h + 1);
        if (open[h]) {
            n.components.push_back({hall, places.hallIn[h], places.hallOut[h], m_sizing.hallOpenFlow * m_design.hallKgPerS[h], m_hallPa[h]});
        } else if (wanted[h] > 0) {
            n.exchanges.push_back({hall, places.hallIn[h], -wanted[h], 20});
            n.exchanges.push_back({hall, places.hallOut[h], wanted[h], 20});
        }
    }
    if (running == 0) {
        n.grids.push_back({"pumps", places.discharge, vesselPa, 20});
    } else {
        const int curve = n.addCurve(m_curve);
        for (int i = 0; i < running; ++i)
            n.pumps.push_back({"P" + std::to_string(i + 1), places.suction, places.discharge, curve, speed});
    }
    auto flow = solveFlow(n);
    if (!flow.converged)
        throw Error(TWIN_TEXT("The facility water system was not solved: %1"), {flow.issues.back().message.english()});
    return flow;
}

double FacilityLoop::controlPa(double q) const
{
    const double f = m_design.fixedHeadShare;
    return m_curve.pressurePa(m_ratedM3PerS, 1) * (f + (1 - f) * q * q);
}

// As many pumps as the flow asks for, more where their lift at full speed would fall short; short of pumps the control gives way.
FacilityLoop::Staging FacilityLoop::stage(double kgPerS, double keptPa, double leastPa, int available) const
{
    const double flow = kgPerS / m_design.fluid.densityKgPerM3;
    const double flowAsks = std::ceil(flow / m_ratedM3PerS * (1 - 1e-9));
    int running = flowAsks >= available ? available : std::max(1, static_cast<int>(flowAsks));
    const auto speedFor = [&](double lift) { return m_curve.speedFor(flow / running, lift); };
    double speed = speedFor(keptPa);
    while (running < available && speed > speedTop) {
        ++running;
        speed = speedFor(keptPa);
    }
    return {running, speed <= speedTop ? speed : std::min(speedTop, speedFor(leastPa))};
}

std::optional<FacilityPoint> FacilityLoop::throttled(double flowShare) const
{
    require(flowShare >= 0 && std::isfinite(flowShare), "a share of the design flow", flowShare);
    constexpr double leastFixedHead = 0.05;
    FacilityPoint point;
    if (!(flowShare > 0))
        return point;
    if (flowShare > 1 || !m_issues.empty() || m_design.fixedHeadShare < leastFixedHead)
        return {};
    point.kgPerS = flowShare * m_total;
    const double kept = controlPa(flowShare);
    const auto [running, speed] = stage(point.kgPerS, kept, kept, m_design.pumps);
    const double each = point.kgPerS / m_design.fluid.densityKgPerM3 / running, lift = m_curve.pressurePa(each, speed);
    if (lift < kept * (1 - 1e-9))
        return {};
    point.pumpsRunning = running;
    point.pumpSpeed = speed;
    point.pumpHeadM = lift / (m_design.fluid.densityKgPerM3 * water::gravity);
    point.hydraulicW = point.dissipatedW = running * lift * each;
    point.shaftW = running * m_curve.powerW(each, speed);
    point.electricalW = point.shaftW / driveEfficiency(speed);
    return point;
}

FacilityPoint FacilityLoop::operate(const FacilityRequest& request) const
{
    const std::size_t halls = m_design.hallKgPerS.size();
    auto wanted = request.hallKgPerS.empty() ? m_design.hallKgPerS : request.hallKgPerS;
    if (wanted.size() != halls)
        throw Error(TWIN_TEXT("Flows were asked for %1 halls; the site has %2."), {std::to_string(wanted.size()), std::to_string(halls)});
    FacilityPoint point;
    point.halls.resize(halls);
    double total = 0;
    for (std::size_t h = 0; h < halls; ++h) {
        require(wanted[h] >= 0 && std::isfinite(wanted[h]), "a flow wanted in a hall in kg/s", wanted[h]);
        if (!(m_design.hallKgPerS[h] > 0))
            wanted[h] = 0; // no pipes lead there
        point.halls[h].wantedKgPerS = wanted[h];
        total += wanted[h];
    }
    if (request.speed)
        require(*request.speed >= 0 && *request.speed <= 1.2, "a pump speed", *request.speed);
    require(request.pumpsOut >= 0, "a number of pumps out of service", request.pumpsOut);
    const int available = std::max(0, m_design.pumps - request.pumpsOut);
    if (!(total > 0)) {
        if (request.speed && *request.speed > 0 && available > 0)
            throw Error(TWIN_TEXT("The facility water pumps would run at %1 of full speed against closed valves; ask for a flow or stop them."),
                        {numberText(*request.speed, 2)});
        return point;
    }
    if (available == 0 || (request.speed && *request.speed == 0)) {
        point.issues.push_back({Issue::Severity::Critical, {TWIN_TEXT("All facility water pumps stand still; no hall gets water."), {}}, {}});
        for (auto& h : point.halls)
            h.starved = h.wantedKgPerS > 0;
        return point;
    }

    const double density = m_design.fluid.densityKgPerM3;
    HydraulicNetwork network;
    Places places;
    std::vector<char> open(halls, 0);
    auto flow = solve(wanted, open, 0, 0, network, places);
    const auto drop = [&](std::size_t h) {
        return flow.pressurePa[static_cast<std::size_t>(places.hallIn[h])] - flow.pressurePa[static_cast<std::size_t>(places.hallOut[h])];
    };
    // Without lift the halls' drops are negative; the lift must bring each to what its open valves need, and keeps the control's head.
    const double q = total / m_total;
    double least = 0;
    for (std::size_t h = 0; h < halls; ++h)
        if (wanted[h] > 0)
            least = std::max(least, openPa(h, wanted[h]) - drop(h));
    const auto [running, controlled] = stage(total, std::max(least, controlPa(q)), least, available);
    const double speed = request.speed.value_or(controlled);

    // Who cannot get what is wanted opens fully; who would get more than wanted throttles again.
    for (std::size_t turn = 0; turn < 2 * halls + 4; ++turn) {
        flow = solve(wanted, open, running, speed, network, places);
        bool changed = false;
        std::size_t component = 1; // after the plant
        for (std::size_t h = 0; h < halls; ++h) {
            if (places.hallIn[h] < 0)
                continue;
            if (open[h]) {
                const double m = flow.component(network, component++);
                if (m > wanted[h] * (1 + 1e-9)) {
                    open[h] = 0;
                    changed = true;
                }
            } else if (wanted[h] > 0 && drop(h) < openPa(h, wanted[h]) * (1 - 1e-9)) {
                open[h] = 1;
                changed = true;
            }
        }
        if (!changed)
            break;
    }

    std::size_t component = 1;
    double throttledW = 0;
    for (std::size_t h = 0; h < halls; ++h) {
        auto& hall = point.halls[h];
        if (places.hallIn[h] < 0)
            continue;
        hall.kgPerS = open[h] ? flow.component(network, component++) : wanted[h];
        hall.dropPa = hall.kgPerS > 0 ? drop(h) : 0;
        hall.opening = open[h] ? 1 : hall.kgPerS > 0 ? std::sqrt(openPa(h, hall.kgPerS) / hall.dropPa) : 0;
        hall.starved = hall.kgPerS < wanted[h] * (1 - 1e-6);
        point.kgPerS += hall.kgPerS;
        if (!open[h])
            throttledW += hall.dropPa * hall.kgPerS / density;
        if (hall.starved)
            point.issues.push_back({Issue::Severity::Warning,
                                    {TWIN_TEXT("Hall %1 gets %2 of the %3 kg/s of facility water it wants; %4 of %5 pumps run at %6 of full speed."),
                                     {std::to_string(h + 1), numberText(hall.kgPerS, 0), numberText(wanted[h], 0), std::to_string(running),
                                      std::to_string(m_design.pumps), numberText(speed, 2)}},
                                    {}});
    }
    point.pumpsRunning = running;
    point.pumpSpeed = speed;
    for (const auto& p : flow.pumps) {
        point.hydraulicW += p.hydraulicW;
        point.shaftW += p.shaftW;
        point.electricalW += p.electricalW;
    }
    point.pumpHeadM = flow.pumps.front().liftPa / (density * water::gravity);
    point.dissipatedW = dissipatedW(network, flow) + throttledW;
    point.imbalanceKgPerS = flow.imbalanceKgPerS;
    return point;
}

// The part between the plant's outlet and the pumps' suction: both held, so that the flows are those of the operating point.
FacilityTemperatures FacilityLoop::temperatures(const FacilityPoint& point, double supplyC, const std::vector<double>& hallHeatW) const
{
    const std::size_t halls = m_design.hallKgPerS.size();
    if (hallHeatW.size() != halls || point.halls.size() != halls)
        throw Error(TWIN_TEXT("Heat was given for %1 halls; the site has %2."), {std::to_string(hallHeatW.size()), std::to_string(halls)});
    Places places;
    auto n = pipework(places);
    n.components.erase(n.components.begin());
    n.grids = {{"plant", places.supply, vesselPa + 1e6, supplyC}};
    n.exchanges = {{"return", places.back, -point.kgPerS}};
    for (std::size_t h = 0; h < halls; ++h)
        if (places.hallIn[h] >= 0)
            n.components.push_back({"hall " + std::to_string(h + 1), places.hallIn[h], places.hallOut[h],
                                    std::max(point.halls[h].kgPerS, 1e-6), std::max(point.halls[h].dropPa, 1.0), 2,
                                    point.halls[h].kgPerS > 0 ? 1.0 : 0.0, hallHeatW[h]});
    const auto flow = solveFlow(n);
    const auto heat = solveHeat(n, flow);
    FacilityTemperatures out;
    out.hallReturnC.assign(halls, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t h = 0, c = n.pipes.size(); h < halls; ++h)
        if (places.hallIn[h] >= 0)
            out.hallReturnC[h] = heat.branchOutC[c++];
    for (std::size_t h = 0; h < halls; ++h)
        if (hallHeatW[h] != 0 && !(point.halls[h].kgPerS > 0))
            out.issues.push_back({Issue::Severity::Critical,
                                  {TWIN_TEXT("Hall %1 gives off %2 kW, but no facility water passes it."), {std::to_string(h + 1), numberText(hallHeatW[h] / 1000, 0)}},
                                  {}});
    out.returnC = point.kgPerS > 0 ? heat.junctionC[static_cast<std::size_t>(places.back)] : supplyC;
    out.imbalanceW = heat.imbalanceW;
    return out;
}

} // namespace twin::hydraulics
