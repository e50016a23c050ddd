#include "data/validate/powerflow/GridCase.h"
#include "twin/base/Error.h"
#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace data::powerflow {
namespace {

using namespace twin::network;
std::size_t at(int i) { return static_cast<std::size_t>(i); }

constexpr double radPerS = 2 * std::numbers::pi * 50; ///< the format's capacitances are at 50 Hz

const std::set<std::string> modelled{
    "node", "line", "asym_line", "link", "generic_branch", "transformer", "three_winding_transformer", "source", "sym_load", "asym_load", "sym_gen",
    "asym_gen", "shunt", "fault", "transformer_tap_regulator", "voltage_regulator"};
const std::set<std::string> sensors{"sym_voltage_sensor", "asym_voltage_sensor", "sym_power_sensor", "asym_power_sensor",
                                    "sym_current_sensor", "asym_current_sensor"};

bool on(const GridRow& row, const char* attribute) { return row.at(attribute, 1) != 0; }
Complex both(const GridRow& row, const std::string& real, const std::string& imaginary) { return {row.at(real, 0), row.at(imaginary, 0)}; }

void readEnds(BranchEnds& e, const GridRow& row)
{
    e.fromClosed = on(row, "from_status");
    e.toClosed = on(row, "to_status");
}

TapChanger readTap(const GridRow& row)
{
    TapChanger tap;
    tap.side = row.integer("tap_side", 0);
    tap.min = row.integer("tap_min", 0);
    tap.max = row.integer("tap_max", 0);
    tap.nominal = row.integer("tap_nom", 0);
    const auto [low, high] = std::minmax(tap.min, tap.max);
    tap.position = std::clamp(row.integer("tap_pos", tap.nominal), low, high); // the format clamps
    tap.stepV = row.at("tap_size", 0);
    return tap;
}

TapDependent readTapDependent(const GridRow& row, const std::string& name)
{
    return {row.at(name), row.at(name + "_min", notGiven), row.at(name + "_max", notGiven)};
}

int clockOf(const GridRow& row, const char* name) { return ((row.integer(name) % 12) + 12) % 12; }
Winding windingOf(const GridRow& row, const char* name)
{
    const int w = row.integer(name);
    if (w < 0 || w > 4)
        throw twin::Error(TWIN_TEXT("A transformer has the winding type %1, which is not known."), {std::to_string(w)});
    return static_cast<Winding>(w);
}

/// A phase matrix from its lower triangle; with a neutral it is folded into the phases (Kron).
PhaseMatrix phaseMatrix(const std::array<std::array<Complex, 4>, 4>& m, bool neutral)
{
    PhaseMatrix out;
    for (std::size_t r = 0; r < 3; ++r)
        for (std::size_t c = 0; c < 3; ++c)
            out[r][c] = m[r][c] - (neutral ? m[r][3] * m[3][c] / m[3][3] : Complex{});
    return out;
}

PhaseLine readPhaseLine(const GridRow& row)
{
    static const char* const names[] = {"a", "b", "c", "n"};
    PhaseLine line;
    std::array<std::array<Complex, 4>, 4> z{}, c{};
    const bool neutral = row.has("r_nn");
    const bool sequence = row.has("c0") && row.has("c1");
    for (std::size_t i = 0; i < (neutral ? 4u : 3u); ++i)
        for (std::size_t k = 0; k <= i; ++k) {
            const auto pair = std::string(names[i]) + names[k];
            z[i][k] = z[k][i] = Complex(row.at("r_" + pair), row.at("x_" + pair));
            if (i < 3)
                c[i][k] = c[k][i] = sequence ? (i == k ? (2 * row.at("c1") + row.at("c0")) / 3 : (row.at("c0") - row.at("c1")) / 3) : row.at("c_" + pair);
        }
    line.z = phaseMatrix(z, neutral);
    line.y = phaseMatrix(c, false);
    for (auto& r : line.y)
        for (auto& y : r)
            y *= Complex(0, radPerS);
    line.ratedA = row.at("i_n", 0);
    return line;
}

template<class Element> void readPower(Element& e, const GridRow& row, double sign)
{
    e.closed = on(row, "status");
    const int type = row.integer("type", 0);
    if (type < 0 || type > 2)
        throw twin::Error(TWIN_TEXT("A load or generator has the type %1, which is not known."), {std::to_string(type)});
    e.law = static_cast<LoadLaw>(type);
    const auto& p = row.has("p_specified") ? row.values("p_specified") : std::vector<double>{0};
    const auto& q = row.has("q_specified") ? row.values("q_specified") : std::vector<double>(p.size(), 0);
    if (p.size() != q.size())
        throw twin::Error(TWIN_TEXT("A load or generator gives active and reactive power for different numbers of phases."));
    e.unequal = p.size() == 3;
    e.powerVa = 0;
    for (std::size_t k = 0; k < p.size(); ++k) {
        const Complex s = sign * Complex(std::isnan(p[k]) ? 0 : p[k], std::isnan(q[k]) ? 0 : q[k]);
        if (e.unequal)
            e.phaseVa[k] = s;
        e.powerVa += s;
    }
}

Fault readFault(const GridRow& row)
{
    Fault f;
    f.closed = on(row, "status");
    const int type = row.integer("fault_type", 0);
    if (type < 0 || type > 3)
        throw twin::Error(TWIN_TEXT("A fault has the type %1, which is not known."), {std::to_string(type)});
    f.type = static_cast<FaultType>(type);
    const int phase = row.integer("fault_phase", -1);
    f.phase = f.type == FaultType::PhaseToEarth ? 0 : 1;
    f.other = 2;
    switch (phase) {
    case 1: case 2: case 3: f.phase = phase - 1; break;
    case 4: f.phase = 0; f.other = 1; break;
    case 5: f.phase = 0; f.other = 2; break;
    case 6: f.phase = 1; f.other = 2; break;
    default: break; // every phase, or the usual ones
    }
    f.zOhm = both(row, "r_f", "x_f");
    return f;
}

} // namespace

std::vector<std::string> notModelled(const GridData& input, const std::vector<std::string>& outputTypes)
{
    std::vector<std::string> reasons;
    for (const auto& [component, rows] : input)
        if (!rows.empty() && !modelled.contains(component) && !sensors.contains(component))
            reasons.push_back("its component “" + component + "” is not modelled");
    for (const auto& row : input.contains("source") ? input.at("source") : std::vector<GridRow>{})
        for (const char* name : {"u_ref", "u_ref_angle"})
            if (row.has(name) && row.values(name).size() > 1)
                reasons.emplace_back("its source has a voltage of its own in each phase");
    std::set<int> generators;
    for (const char* component : {"sym_gen", "asym_gen"})
        if (const auto it = input.find(component); it != input.end())
            for (const auto& row : it->second)
                generators.insert(row.id().value_or(-1));
    if (const auto it = input.find("voltage_regulator"); it != input.end())
        for (const auto& row : it->second)
            if (!generators.contains(row.integer("regulated_object", -1)))
                reasons.emplace_back("it holds a voltage by a load, which is not modelled");
    const bool phases = std::find(outputTypes.begin(), outputTypes.end(), "asym_output") != outputTypes.end();
    if (phases && input.contains("generic_branch") && !input.at("generic_branch").empty())
        reasons.emplace_back("a generic branch has no zero sequence, so there is no study of three phases");
    std::sort(reasons.begin(), reasons.end());
    reasons.erase(std::unique(reasons.begin(), reasons.end()), reasons.end());
    return reasons;
}

bool asksForEstimation(const GridData& input, const GridParameters& parameters, const std::vector<GridDataset>& outputs)
{
    const bool measured = std::any_of(input.begin(), input.end(), [](const auto& c) { return sensors.contains(c.first) && !c.second.empty(); });
    if (!measured)
        return false;
    if (parameters.uses("iterative_linear"))
        return true;
    for (const auto& output : outputs)
        for (const auto& scenario : output.scenarios)
            for (const auto& [component, rows] : scenario)
                if (sensors.contains(component) && !rows.empty())
                    return true;
    for (const char* component : {"sym_load", "asym_load", "sym_gen", "asym_gen"}) // a power flow needs every power
        if (const auto it = input.find(component); it != input.end())
            for (const auto& row : it->second)
                if (!row.has("p_specified") || !row.has("q_specified"))
                    return true;
    return false;
}

GridCase::GridCase(const GridData& input) : m_input(input) { build(); }

GridCase GridCase::updated(const GridData& update) const
{
    auto input = m_input;
    for (const auto& [component, rows] : update) {
        if (sensors.contains(component))
            continue;
        const auto target = input.find(component);
        if (target == input.end())
            throw twin::Error(TWIN_TEXT("A scenario changes “%1”, which the grid does not have."), {component});
        for (std::size_t r = 0; r < rows.size(); ++r) {
            auto& list = target->second;
            auto it = list.end();
            if (const auto id = rows[r].id())
                it = std::find_if(list.begin(), list.end(), [&](const GridRow& row) { return row.id() == id; });
            else if (r < list.size() && rows.size() == list.size()) // without ids every row is given, in order
                it = list.begin() + static_cast<std::ptrdiff_t>(r);
            if (it == list.end())
                throw twin::Error(TWIN_TEXT("A scenario changes a “%1” that the grid does not have."), {component});
            for (const auto& [name, values] : rows[r].all())
                it->set(name, values);
            for (const auto& name : rows[r].unreadable())
                it->setUnreadable(name);
        }
    }
    return GridCase(input);
}

const GridCase::Place& GridCase::place(int id, const std::string& component) const
{
    const auto it = m_places.find(id);
    if (it == m_places.end() || (!component.empty() && it->second.component != component))
        throw twin::Error(TWIN_TEXT("The grid refers to the %1 with the id %2, which it does not have."),
                          {component.empty() ? "component" : component, std::to_string(id)});
    return it->second;
}

int GridCase::bus(const GridRow& row, const char* attribute) const { return place(row.integer(attribute), "node").index; }

void GridCase::build()
{
    const auto each = [&](const std::string& component, const auto& list, const auto& make) {
        const auto it = m_input.find(component);
        if (it == m_input.end())
            return;
        for (const auto& row : it->second) {
            const int id = row.integer("id");
            if (!m_places.emplace(id, Place{component, static_cast<int>(list.size())}).second)
                throw twin::Error(TWIN_TEXT("Two components have the id %1."), {std::to_string(id)});
            make(row, component + " " + std::to_string(id));
        }
    };
    each("node", network.buses, [&](const GridRow& row, const std::string& name) { network.addBus(name, row.at("u_rated")); });
    const auto ends = [&](BranchEnds& e, const GridRow& row, const std::string& name) {
        readEnds(e, row);
        e.name = name;
        e.from = bus(row, "from_node");
        e.to = bus(row, "to_node");
    };
    each("line", network.lines, [&](const GridRow& row, const std::string& name) {
        Line l;
        ends(l, row, name);
        l.z1 = Complex(row.at("r1"), row.at("x1"));
        l.z0 = both(row, "r0", "x0");
        l.y1 = radPerS * row.at("c1", 0) * Complex(row.at("tan1", 0), 1);
        l.y0 = radPerS * row.at("c0", 0) * Complex(row.at("tan0", 0), 1);
        l.ratedA = row.at("i_n", 0);
        network.lines.push_back(l);
    });
    each("asym_line", network.phaseLines, [&](const GridRow& row, const std::string& name) {
        auto l = readPhaseLine(row);
        ends(l, row, name);
        network.phaseLines.push_back(l);
    });
    each("link", network.links, [&](const GridRow& row, const std::string& name) {
        Link l;
        ends(l, row, name);
        network.links.push_back(l);
    });
    each("generic_branch", network.genericBranches, [&](const GridRow& row, const std::string& name) {
        GenericBranch b;
        ends(b, row, name);
        b.z = Complex(row.at("r1"), row.at("x1"));
        b.y = both(row, "g1", "b1");
        b.ratio = row.at("k", 1);
        b.shiftRad = row.at("theta", row.at("shift", 0)); // an older name of it
        b.ratedVa = row.at("sn", 0);
        network.genericBranches.push_back(b);
    });
    each("transformer", network.transformers, [&](const GridRow& row, const std::string& name) {
        Transformer t;
        ends(t, row, name);
        t.u1V = row.at("u1");
        t.u2V = row.at("u2");
        t.ratedVa = row.at("sn");
        t.uk = readTapDependent(row, "uk");
        t.pkW = readTapDependent(row, "pk");
        t.i0 = row.at("i0", 0);
        t.p0W = row.at("p0", 0);
        t.i0Zero = row.at("i0_zero_sequence", notGiven);
        t.p0ZeroW = row.at("p0_zero_sequence", notGiven);
        t.windingFrom = windingOf(row, "winding_from");
        t.windingTo = windingOf(row, "winding_to");
        t.clock = clockOf(row, "clock");
        t.tap = readTap(row);
        t.groundingFrom = both(row, "r_grounding_from", "x_grounding_from");
        t.groundingTo = both(row, "r_grounding_to", "x_grounding_to");
        network.transformers.push_back(t);
    });
    each("three_winding_transformer", network.transformers3, [&](const GridRow& row, const std::string& name) {
        Transformer3 t;
        t.name = name;
        for (std::size_t s = 0; s < 3; ++s) {
            const auto number = std::to_string(s + 1);
            t.bus[s] = bus(row, ("node_" + number).c_str());
            t.closed[s] = on(row, ("status_" + number).c_str());
            t.uV[s] = row.at("u" + number);
            t.ratedVa[s] = row.at("sn_" + number);
            t.winding[s] = windingOf(row, ("winding_" + number).c_str());
            t.grounding[s] = both(row, "r_grounding_" + number, "x_grounding_" + number);
        }
        t.uk12 = readTapDependent(row, "uk_12");
        t.uk13 = readTapDependent(row, "uk_13");
        t.uk23 = readTapDependent(row, "uk_23");
        t.pk12W = readTapDependent(row, "pk_12");
        t.pk13W = readTapDependent(row, "pk_13");
        t.pk23W = readTapDependent(row, "pk_23");
        t.i0 = row.at("i0", 0);
        t.p0W = row.at("p0", 0);
        t.clock12 = clockOf(row, "clock_12");
        t.clock13 = clockOf(row, "clock_13");
        t.tap = readTap(row);
        network.transformers3.push_back(t);
    });
    each("source", network.sources, [&](const GridRow& row, const std::string& name) {
        Source s;
        s.name = name;
        s.bus = bus(row, "node");
        s.closed = on(row, "status");
        s.uPu = row.at("u_ref", 1);
        s.angleRad = row.at("u_ref_angle", 0);
        s.shortCircuitVa = row.at("sk", 1e10);
        s.rOverX = row.at("rx_ratio", 0.1);
        s.z0OverZ1 = row.at("z01_ratio", 1);
        network.sources.push_back(s);
    });
    for (const char* component : {"sym_load", "asym_load"})
        each(component, network.loads, [&](const GridRow& row, const std::string& name) {
            Load l;
            readPower(l, row, 1);
            l.name = name;
            l.bus = bus(row, "node");
            network.loads.push_back(l);
        });
    for (const char* component : {"sym_gen", "asym_gen"})
        each(component, network.generators, [&](const GridRow& row, const std::string& name) {
            Generator g;
            readPower(g, row, 1);
            g.name = name;
            g.bus = bus(row, "node");
            network.generators.push_back(g);
        });
    each("shunt", network.shunts, [&](const GridRow& row, const std::string& name) {
        network.shunts.push_back({name, bus(row, "node"), on(row, "status"), both(row, "g1", "b1"), both(row, "g0", "b0")});
    });
    each("fault", faults, [&](const GridRow& row, const std::string& name) {
        auto f = readFault(row);
        f.name = name;
        f.bus = bus(row, "fault_object");
        faults.push_back(f);
    });
    each("transformer_tap_regulator", network.regulators, [&](const GridRow& row, const std::string& name) {
        TapRegulator r;
        r.name = name;
        r.closed = on(row, "status");
        const auto& target = place(row.integer("regulated_object"), "");
        (target.component == "transformer" ? r.transformer : r.transformer3) = target.index;
        if (target.component != "transformer" && target.component != "three_winding_transformer")
            throw twin::Error(TWIN_TEXT("%1 regulates something that is no transformer."), {name});
        r.side = row.integer("control_side", 1);
        r.setV = row.at("u_set", 0);
        r.bandV = row.at("u_band", 1e9); // only a power flow with automatic taps needs it
        r.dropOhm = both(row, "line_drop_compensation_r", "line_drop_compensation_x");
        network.regulators.push_back(r);
    });
    std::vector<int> voltageRegulators;
    each("voltage_regulator", voltageRegulators, [&](const GridRow& row, const std::string&) {
        const auto& target = place(row.integer("regulated_object"), "");
        voltageRegulators.push_back(target.index);
        if (target.component != "sym_gen" && target.component != "asym_gen")
            throw twin::Error(TWIN_TEXT("A voltage regulator holds the voltage by something that is no generator."));
        if (on(row, "status"))
            network.generators[at(target.index)].holdsPu = row.at("u_ref", 1);
    });
}

void GridCase::solve(Study study, const GridParameters& parameters, PowerFlow& solver)
{
    m_study = study;
    if (study == Study::ShortCircuit) {
        ShortCircuitOptions options;
        options.maximum = parameters.voltageScaling != "minimum";
        options.machines = false; // the format's generators take no part
        m_short = shortCircuit(network, faults, options);
        return;
    }
    PowerFlowOptions options;
    options.threePhase = study == Study::Asymmetric;
    options.start = Start::Linear;
    options.toleranceVa = 1e-9; // down to the rounding floor: references give powers that are 0 to 1e-5 W
    options.loadsAsImpedances = !parameters.methods.empty() && std::all_of(parameters.methods.begin(), parameters.methods.end(), [](const auto& m) { return m == "linear"; });
    options.taps = parameters.tapStrategy == "disabled" ? TapStrategy::Fixed
        : parameters.tapStrategy == "min_voltage_tap" ? TapStrategy::MinVoltage
        : parameters.tapStrategy == "max_voltage_tap" ? TapStrategy::MaxVoltage
                                                      : TapStrategy::AnyValid;
    m_flow = solver.solve(network, options);
    m_taps = m_flow.tapPositions;
    m_taps3 = m_flow.tapPositions3;
}

bool GridCase::adoptTaps(const GridData& expected, Study study, const GridParameters& parameters, PowerFlow& solver)
{
    const auto it = expected.find("transformer_tap_regulator");
    if (it == expected.end())
        return true;
    for (const auto& row : it->second) {
        if (!row.id() || !row.has("tap_pos"))
            continue;
        const auto& r = network.regulators[at(place(*row.id(), "transformer_tap_regulator").index)];
        auto& tap = r.transformer >= 0 ? network.transformers[at(r.transformer)].tap : network.transformers3[at(r.transformer3)].tap;
        tap.position = row.integer("tap_pos");
    }
    solve(study, parameters, solver); // where every voltage is in its band, nothing moves
    return m_flow.tapRounds == 0;
}

const NetworkState& GridCase::state() const { return m_study == Study::ShortCircuit ? static_cast<const NetworkState&>(m_short) : m_flow; }

std::vector<double> GridCase::terminalValue(const Terminal& t, const std::string& quantity) const
{
    const bool angle = quantity == "i_angle";
    if (m_study != Study::Asymmetric && m_study != Study::ShortCircuit) {
        const Complex s = t.va[0];
        if (quantity == "p")
            return {s.real()};
        if (quantity == "q")
            return {s.imag()};
        if (quantity == "s")
            return {std::abs(s)};
        if (quantity == "i")
            return {std::abs(t.a[0])};
        if (angle)
            return {std::arg(t.a[0])};
        return {std::abs(s) > 0 ? s.real() / std::abs(s) : 0.0};
    }
    const auto current = m_study == Study::ShortCircuit && state().phases == 1 ? inPhases(t.a[0]) : t.a;
    std::vector<double> out;
    for (std::size_t p = 0; p < 3; ++p) {
        const Complex s = t.va[p], i = current[p];
        out.push_back(quantity == "p" ? s.real() : quantity == "q" ? s.imag() : quantity == "s" ? std::abs(s) : quantity == "i" ? std::abs(i)
                          : angle                                                                                              ? std::arg(i)
                          : std::abs(s) > 0                                                                                    ? s.real() / std::abs(s)
                                                                                                                               : 0.0);
    }
    return out;
}

std::vector<double> GridCase::nodeValue(int index, const std::string& attribute) const
{
    const auto& n = state();
    const double rated = network.buses[at(index)].ratedV;
    if (attribute == "u_pu" || attribute == "u" || attribute == "u_angle") {
        const bool phases = m_study != Study::Symmetric;
        const auto u = phases && n.phases == 1 ? inPhases(n.u[at(index)][0]) : n.u[at(index)];
        std::vector<double> out;
        for (std::size_t p = 0; p < (phases ? 3u : 1u); ++p)
            out.push_back(attribute == "u_angle" ? std::arg(u[p])
                          : attribute == "u_pu"  ? std::abs(u[p])
                                                 : std::abs(u[p]) * rated / (phases ? std::numbers::sqrt3 : 1));
        return out;
    }
    if ((attribute == "p" || attribute == "q") && m_study != Study::ShortCircuit) { // what its appliances bring; shunts belong to the network
        std::vector<double> out(m_study == Study::Symmetric ? 1 : 3, 0.0);
        const auto add = [&](const auto& elements, const auto& results, double sign) {
            for (std::size_t i = 0; i < elements.size(); ++i)
                if (elements[i].bus == index)
                    for (std::size_t p = 0; p < out.size(); ++p)
                        out[p] += sign * (attribute == "p" ? results[i].at.va[p].real() : results[i].at.va[p].imag());
        };
        add(network.sources, n.sources, 1);
        add(network.generators, n.generators, 1);
        add(network.loads, n.loads, -1);
        return out;
    }
    return {};
}

std::vector<double> GridCase::value(const std::string& component, const GridRow& row, const std::string& attribute) const
{
    const auto& p = place(row.integer("id"), component);
    const auto& n = state();
    const auto i = at(p.index);
    const auto lit = [](bool on) { return std::vector<double>{on ? 1.0 : 0.0}; };
    if (component == "node")
        return attribute == "energized" ? lit(n.energised[i]) : nodeValue(p.index, attribute);
    if (component == "fault") {
        const auto& f = m_short.faults[i];
        if (attribute == "energized")
            return lit(f.energised);
        if (attribute != "i_f" && attribute != "i_f_angle")
            return {};
        std::vector<double> out;
        for (const auto& a : f.a)
            out.push_back(attribute == "i_f" ? std::abs(a) : std::arg(a));
        return out;
    }
    if (component == "transformer_tap_regulator") {
        const auto& r = network.regulators[i];
        const bool two = r.transformer >= 0;
        if (attribute == "tap_pos")
            return {static_cast<double>(two ? m_taps[at(r.transformer)] : m_taps3[at(r.transformer3)])};
        if (attribute == "energized")
            return lit(two ? n.transformers[at(r.transformer)].energised : n.transformers3[at(r.transformer3)].energised);
        return {};
    }
    if (component == "voltage_regulator") {
        const auto& input = m_input.at(component)[i];
        const auto& g = n.generators[at(place(input.integer("regulated_object"), "").index)];
        return attribute == "energized" ? lit(g.energised) : attribute == "limit_violated" ? lit(g.atLimit)
            : attribute == "q"          ? terminalValue(g.at, "q")
                                        : std::vector<double>{};
    }
    static const std::set<std::string> injected{"p", "q", "s", "i", "pf", "i_angle"};
    const auto injection = [&](const InjectionResult& r) {
        return attribute == "energized" ? lit(r.energised) : injected.contains(attribute) ? terminalValue(r.at, attribute) : std::vector<double>{};
    };
    if (component == "source")
        return injection(n.sources[i]);
    if (component == "sym_load" || component == "asym_load")
        return injection(n.loads[i]);
    if (component == "sym_gen" || component == "asym_gen")
        return injection(n.generators[i]);
    if (component == "shunt")
        return injection(n.shunts[i]);
    if (component == "three_winding_transformer") {
        const auto& r = n.transformers3[i];
        if (attribute == "energized")
            return lit(r.energised);
        if (attribute == "loading")
            return {r.loading};
        for (std::size_t s = 0; s < 3; ++s) {
            const auto side = "_" + std::to_string(s + 1);
            for (const char* quantity : {"p", "q", "s", "i"})
                if (attribute == quantity + side)
                    return terminalValue(r.side[s], quantity);
            if (attribute == "i" + side + "_angle")
                return terminalValue(r.side[s], "i_angle");
        }
        return {};
    }
    const auto& list = component == "line" ? n.lines
        : component == "asym_line"         ? n.phaseLines
        : component == "link"              ? n.links
        : component == "generic_branch"    ? n.genericBranches
                                           : n.transformers;
    const auto& r = list[i];
    if (attribute == "energized")
        return lit(r.energised);
    if (attribute == "loading")
        return {r.loading};
    for (const char* quantity : {"p", "q", "s", "i"}) {
        if (attribute == std::string(quantity) + "_from")
            return terminalValue(r.from, quantity);
        if (attribute == std::string(quantity) + "_to")
            return terminalValue(r.to, quantity);
    }
    if (attribute == "i_from_angle")
        return terminalValue(r.from, "i_angle");
    if (attribute == "i_to_angle")
        return terminalValue(r.to, "i_angle");
    return {};
}

} // namespace data::powerflow
