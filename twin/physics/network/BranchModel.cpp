#include "twin/physics/network/BranchModel.h"
#include "twin/base/Error.h"
#include <Eigen/LU>
#include <algorithm>
#include <cmath>

namespace twin::network {
namespace {

constexpr double hour = std::numbers::pi / 6; ///< a clock number's angle
// 1e6 S in a 10 kV network of 1 MVA base (Power Grid Model's choice): nothing to see, yet not infinite.
const Complex linkAdmittance(1e8, 1e8);
const Complex turn = std::polar(1.0, 2 * std::numbers::pi / 3);

/// The pi of a branch referred to its to side, behind a complex ratio at the from side; an open end leaves what can be seen from the other.
TwoPort<1> pi(Complex series, Complex shunt, Complex ratio, bool fromClosed, bool toClosed)
{
    TwoPort<1> t;
    const double k2 = std::norm(ratio);
    if (fromClosed && toClosed) {
        t.tt(0) = series + 0.5 * shunt;
        t.ff(0) = t.tt(0) / k2;
        t.ft(0) = -series / std::conj(ratio);
        t.tf(0) = -series / ratio;
    } else if (fromClosed || toClosed) {
        const Complex seen = shunt == Complex{} ? Complex{} : 0.5 * shunt + series * 0.5 * shunt / (series + 0.5 * shunt);
        if (fromClosed)
            t.ff(0) = seen / k2;
        else
            t.tt(0) = seen;
    }
    return t;
}

/// Sequence two-ports to phases (Fortescue); for one phase the positive sequence is all.
template<int P> void fill(TwoPort<P>& out, const TwoPort<1>& positive, const TwoPort<1>& negative, const TwoPort<1>& zero)
{
    if constexpr (P == 1) {
        out.ff = positive.ff;
        out.ft = positive.ft;
        out.tf = positive.tf;
        out.tt = positive.tt;
        (void)negative;
        (void)zero;
    } else {
        Block<3> a, inverse;
        a << 1, 1, 1, 1, turn * turn, turn, 1, turn, turn * turn;
        inverse << 1, 1, 1, 1, turn, turn * turn, 1, turn * turn, turn;
        inverse /= 3;
        const auto phases = [&](const Block<1>& z, const Block<1>& p, const Block<1>& n) -> Block<3> {
            return a * Phases<3>(z(0), p(0), n(0)).asDiagonal() * inverse;
        };
        out.ff = phases(zero.ff, positive.ff, negative.ff);
        out.ft = phases(zero.ft, positive.ft, negative.ft);
        out.tf = phases(zero.tf, positive.tf, negative.tf);
        out.tt = phases(zero.tt, positive.tt, negative.tt);
    }
}

template<int P> TwoPort<P> place(const BranchEnds& ends, double shift = 0)
{
    TwoPort<P> t;
    t.from = ends.from;
    t.to = ends.to;
    t.inService = ends.fromClosed || ends.toClosed;
    t.shiftRad = shift;
    return t;
}

template<int P> TwoPort<P> lineModel(const Line& line, double ratedV, const ImpedanceRule& rule)
{
    auto out = place<P>(line);
    const double base = baseOhm(ratedV);
    const double on = rule.shunts ? 1 : 0;
    const auto positive = pi(base / line.z1, on * base * line.y1, 1, line.fromClosed, line.toClosed);
    TwoPort<1> zero;
    if constexpr (P == 3) {
        if (line.z0 == Complex{})
            throw Error(TWIN_TEXT("%1 has no zero-sequence impedance, which a study of three phases needs; add r0 and x0."), {line.name});
        zero = pi(base / line.z0, on * base * line.y0, 1, line.fromClosed, line.toClosed);
    }
    fill(out, positive, positive, zero);
    return out;
}

template<int P> TwoPort<P> phaseLineModel(const PhaseLine& line, double ratedV, const ImpedanceRule& rule)
{
    auto out = place<P>(line);
    const double base = baseOhm(ratedV);
    const Block<3> impedance = phaseBlock(line.z) / base;
    const Block<3> series = impedance.inverse();
    const Block<3> shunt = (rule.shunts ? base : 0.0) * phaseBlock(line.y);
    if constexpr (P == 1) {
        // Positive sequence of a line taken as transposed: mean self less mean mutual.
        const auto mean = [](const Block<3>& m) { return (m.trace() - (m.sum() - m.trace()) / 2.0) / 3.0; };
        const auto p = pi(mean(series), mean(shunt), 1, line.fromClosed, line.toClosed);
        fill(out, p, p, p);
    } else {
        if (line.closed()) {
            out.ff = out.tt = series + 0.5 * shunt;
            out.ft = out.tf = -series;
        } else if (out.inService) {
            const Block<3> half = 0.5 * shunt;
            // The far half of the shunt behind the series impedance: (1/y + z)^-1 written without inverting the shunt.
            const Block<3> seen = half + half * (Block<3>::Identity() + impedance * half).inverse();
            (line.fromClosed ? out.ff : out.tt) = seen;
        }
    }
    return out;
}

/// What a transformer's test sheet says, in per unit of the to side.
struct Sheet
{
    Complex series, shunt, shuntZero;
    double ratio = 1;
};

Sheet sheet(double u1, double u2, double sn, double uk, double pk, double i0, double p0, double i0Zero, double p0Zero, double rated1, double rated2,
            const ImpedanceRule& rule)
{
    Sheet s;
    s.ratio = (u1 / u2) / (rated1 / rated2);
    const double base = baseOhm(rated2);
    const double zAbs = std::abs(uk) * u2 * u2 / sn, r = pk * u2 * u2 / sn / sn;
    const double x = std::copysign(std::sqrt(std::max(0.0, zAbs * zAbs - r * r)), uk); // negative in the star of three windings
    Complex z(r, x);
    if (rule.transformerVoltageFactor > 0)
        z *= 0.95 * rule.transformerVoltageFactor / (1 + 0.6 * std::abs(x) * sn / (u2 * u2));
    s.series = base / z;
    const auto magnetising = [&](double current, double loss) {
        const double y = current * sn / u2 / u2, g = loss / u2 / u2;
        return rule.shunts ? base * Complex(g, -std::sqrt(std::max(0.0, y * y - g * g))) : Complex{};
    };
    s.shunt = magnetising(i0, p0);
    s.shuntZero = std::isnan(i0Zero) ? s.shunt
                                     : magnetising(i0Zero, std::isnan(p0Zero) ? p0 + pk * (i0Zero * i0Zero - i0 * i0) : p0Zero);
    return s;
}

/// Zero sequence by winding connection (Kundur, Power System Stability and Control, ch. 6.2; zigzag: a tenth of the positive impedance).
TwoPort<1> zeroSequence(const Sheet& s, Winding from, Winding to, int clock, Complex groundFrom, Complex groundTo, bool fromClosed, bool toClosed)
{
    TwoPort<1> t;
    const double k2 = s.ratio * s.ratio;
    const Complex z = 1.0 / s.series;
    if (from == Winding::WyeGrounded && to == Winding::WyeGrounded) {
        const double sign = clock == 2 || clock == 6 || clock == 10 ? -1 : 1; // reversed windings
        return pi(1.0 / (z + 3.0 * (groundTo + groundFrom / k2)), s.shuntZero, sign * s.ratio, fromClosed, toClosed);
    }
    if (from == Winding::WyeGrounded && to == Winding::Delta && fromClosed)
        t.ff(0) = (1.0 / (z + 3.0 * groundFrom / k2) + s.shuntZero) / k2;
    if (from == Winding::Delta && to == Winding::WyeGrounded && toClosed)
        t.tt(0) = 1.0 / (z + 3.0 * groundTo) + s.shuntZero;
    if (from == Winding::ZigzagGrounded && fromClosed)
        t.ff(0) = 1.0 / (0.1 * z + 3.0 * groundFrom / k2) / k2;
    if (to == Winding::ZigzagGrounded && toClosed)
        t.tt(0) = 1.0 / (0.1 * z + 3.0 * groundTo);
    return t;
}

template<int P>
TwoPort<P> sheetModel(const BranchEnds& ends, const Sheet& s, Winding from, Winding to, int clock, Complex groundFrom, Complex groundTo)
{
    clock %= 12;
    auto out = place<P>(ends, clock * hour);
    const auto positive = pi(s.series, s.shunt, std::polar(s.ratio, clock * hour), ends.fromClosed, ends.toClosed);
    const auto negative = pi(s.series, s.shunt, std::polar(s.ratio, -clock * hour), ends.fromClosed, ends.toClosed);
    fill(out, positive, negative, zeroSequence(s, from, to, clock, groundFrom, groundTo, ends.fromClosed, ends.toClosed));
    return out;
}

template<int P> TwoPort<P> transformerModel(const Transformer& t, double rated1, double rated2, const ImpedanceRule& rule)
{
    const double u1 = t.u1V + (t.tap.side == 0 ? t.tap.addedV() : 0), u2 = t.u2V + (t.tap.side == 1 ? t.tap.addedV() : 0);
    const auto s = sheet(u1, u2, t.ratedVa, t.uk.at(t.tap), t.pkW.at(t.tap), t.i0, t.p0W, t.i0Zero, t.p0ZeroW, rated1, rated2, rule);
    return sheetModel<P>(t, s, t.windingFrom, t.windingTo, t.clock, t.groundingFrom / baseOhm(rated1), t.groundingTo / baseOhm(rated2));
}

/// A star of three two-winding transformers to an inner node at side 1's voltage (IEC 60076-8 3.7): delta to wye on a common rating.
template<int P> std::array<TwoPort<P>, 3> starModel(const Transformer3& t, const std::array<double, 3>& rated, int node, const ImpedanceRule& rule)
{
    const auto& sn = t.ratedVa;
    const auto ukOn1 = [&](const TapDependent& uk, double a, double b) { return uk.at(t.tap) * sn[0] / std::min(a, b); };
    const auto pkOn1 = [&](const TapDependent& pk, double a, double b) {
        const double r = sn[0] / std::min(a, b);
        return pk.at(t.tap) * r * r;
    };
    const double u12 = ukOn1(t.uk12, sn[0], sn[1]), u13 = ukOn1(t.uk13, sn[0], sn[2]), u23 = ukOn1(t.uk23, sn[1], sn[2]);
    const double p12 = pkOn1(t.pk12W, sn[0], sn[1]), p13 = pkOn1(t.pk13W, sn[0], sn[2]), p23 = pkOn1(t.pk23W, sn[1], sn[2]);
    const std::array<double, 3> uk{0.5 * (u12 + u13 - u23), 0.5 * (u12 + u23 - u13), 0.5 * (u13 + u23 - u12)};
    const std::array<double, 3> pk{0.5 * (p12 + p13 - p23), 0.5 * (p12 + p23 - p13), 0.5 * (p13 + p23 - p12)};
    std::array<double, 3> u = t.uV;
    u[static_cast<std::size_t>(t.tap.side)] += t.tap.addedV();
    std::array<TwoPort<P>, 3> out;
    for (std::size_t side = 0; side < 3; ++side) {
        BranchEnds ends;
        ends.name = t.name;
        ends.from = t.bus[side];
        ends.to = node;
        ends.fromClosed = t.closed[side];
        const double share = sn[side] / sn[0];
        const auto s = sheet(u[side], u[0], sn[side], uk[side] * share, pk[side] * share * share, side == 0 ? t.i0 : 0, side == 0 ? t.p0W : 0,
                             notGiven, notGiven, rated[side], rated[0], rule);
        const int clock = side == 0 ? 0 : 12 - (side == 1 ? t.clock12 : t.clock13);
        out[side] = sheetModel<P>(ends, s, side == 0 ? Winding::WyeGrounded : t.winding[side], side == 0 ? Winding::WyeGrounded : t.winding[0],
                                  clock, t.grounding[side] / baseOhm(rated[side]), 0);
    }
    return out;
}

} // namespace

template<int P> Block<P> sequenceBlock(Complex y1, Complex y0)
{
    if constexpr (P == 1) {
        (void)y0;
        return Block<1>(y1);
    } else {
        Block<3> m = Block<3>::Constant((y0 - y1) / 3.0);
        m.diagonal().setConstant((2.0 * y1 + y0) / 3.0);
        return m;
    }
}

Block<3> phaseBlock(const PhaseMatrix& m)
{
    Block<3> out;
    for (Eigen::Index r = 0; r < 3; ++r)
        for (Eigen::Index c = 0; c < 3; ++c)
            out(r, c) = m[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
    return out;
}

template<int P> Phases<P> balanced(Complex u)
{
    if constexpr (P == 1)
        return Phases<1>(u);
    else
        return Phases<3>(u, u * turn * turn, u * turn);
}

Complex sourceAdmittance(const Source& source)
{
    const double z = baseVa / source.shortCircuitVa;
    const double x = z / std::sqrt(1 + source.rOverX * source.rOverX);
    return 1.0 / Complex(x * source.rOverX, x);
}

template<int P> BranchTable<P> branchTable(const ElectricalNetwork& network, const ImpedanceRule& rule)
{
    const auto rated = [&](int bus) { return network.buses[static_cast<std::size_t>(bus)].ratedV; };
    BranchTable<P> table;
    auto& all = table.all;
    all.reserve(network.lines.size() + network.links.size() + network.transformers.size() + 8);
    for (const auto& l : network.lines)
        all.push_back(lineModel<P>(l, rated(l.from), rule));
    table.phaseLines = all.size();
    for (const auto& l : network.phaseLines)
        all.push_back(phaseLineModel<P>(l, rated(l.from), rule));
    table.links = all.size();
    for (const auto& l : network.links) {
        auto out = place<P>(l);
        const auto p = pi(linkAdmittance, 0, 1, l.fromClosed, l.toClosed);
        fill(out, p, p, p);
        all.push_back(out);
    }
    table.genericBranches = all.size();
    for (const auto& b : network.genericBranches) {
        if constexpr (P == 3)
            throw Error(TWIN_TEXT("%1 is a generic branch, which has no zero sequence; it can be studied in one phase only."), {b.name});
        auto out = place<P>(b, b.shiftRad);
        const double base = baseOhm(rated(b.to));
        const auto p = pi(base / b.z, rule.shunts ? base * b.y : Complex{}, std::polar(b.ratio, b.shiftRad), b.fromClosed, b.toClosed);
        fill(out, p, p, p);
        all.push_back(out);
    }
    table.transformers = all.size();
    for (const auto& t : network.transformers)
        all.push_back(transformerModel<P>(t, rated(t.from), rated(t.to), rule));
    table.transformers3 = all.size();
    for (std::size_t i = 0; i < network.transformers3.size(); ++i) {
        const auto& t = network.transformers3[i];
        for (const auto& leg : starModel<P>(t, {rated(t.bus[0]), rated(t.bus[1]), rated(t.bus[2])}, static_cast<int>(network.buses.size() + i), rule))
            all.push_back(leg);
    }
    return table;
}

template BranchTable<1> branchTable<1>(const ElectricalNetwork&, const ImpedanceRule&);
template BranchTable<3> branchTable<3>(const ElectricalNetwork&, const ImpedanceRule&);
template Block<1> sequenceBlock<1>(Complex, Complex);
template Block<3> sequenceBlock<3>(Complex, Complex);
template Phases<1> balanced<1>(Complex);
template Phases<3> balanced<3>(Complex);

} // namespace twin::network
