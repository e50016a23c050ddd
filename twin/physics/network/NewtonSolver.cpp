#include "twin/physics/network/NewtonSolver.h"
#include <Eigen/OrderingMethods>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace twin::network {
namespace {

constexpr Complex j{0, 1};
// Stiff sources and links can raise the rounding floor of a bus's balance above any tolerance. It is met when a step this small no
// longer lessens the mismatch, where Newton would square it.
constexpr double smallStep = 1e-8;
// Steps are shortened to these, so that a first guess far away cannot throw a voltage to nothing.
constexpr double largestLogStep = 0.5, largestAngleStep = 1.0;

using Kind = NodalProblem::Kind;
std::size_t at(int i) { return static_cast<std::size_t>(i); }

} // namespace

void powerMismatch(const NodalProblem& p, const std::vector<Complex>& u, std::vector<Complex>& excess)
{
    const auto n = static_cast<int>(p.size());
    excess.resize(p.size());
    const auto* outer = p.y.outerIndexPtr();
    const auto* inner = p.y.innerIndexPtr();
    const auto* value = p.y.valuePtr();
    for (int i = 0; i < n; ++i) {
        Complex current = -p.injected[at(i)];
        for (int k = outer[i]; k < outer[i + 1]; ++k)
            current += value[k] * u[at(inner[k])];
        excess[at(i)] = u[at(i)] * std::conj(current) - p.power[at(i)] - p.current[at(i)] * std::abs(u[at(i)]);
    }
    for (const auto& b : p.between) {
        const Complex through = b.power / (u[at(b.a)] - u[at(b.b)]); // conjugate of the current
        excess[at(b.a)] += u[at(b.a)] * through;
        excess[at(b.b)] -= u[at(b.b)] * through;
    }
    for (int i = 0; i < n; ++i) {
        if (p.kind[at(i)] == Kind::Fixed)
            excess[at(i)] = 0;
        else if (p.kind[at(i)] == Kind::HoldsVoltage)
            excess[at(i)].imag(0);
    }
}

bool ComplexLu::factor(const Eigen::SparseMatrix<Complex>& a)
{
    const auto* outer = a.outerIndexPtr();
    const auto* inner = a.innerIndexPtr();
    const auto columns = static_cast<std::size_t>(a.cols()) + 1;
    const auto entries = static_cast<std::size_t>(a.nonZeros());
    if (m_outer.size() != columns || m_inner.size() != entries || !std::equal(m_outer.begin(), m_outer.end(), outer)
        || !std::equal(m_inner.begin(), m_inner.end(), inner)) {
        m_outer.assign(outer, outer + columns);
        m_inner.assign(inner, inner + entries);
        m_lu.analyzePattern(a);
    }
    m_lu.factorize(a);
    return m_lu.info() == Eigen::Success;
}

void NewtonSolver::prepare(const NodalProblem& p)
{
    const auto n = static_cast<int>(p.size());
    const auto* outer = p.y.outerIndexPtr();
    const auto* inner = p.y.innerIndexPtr();
    const auto entries = static_cast<std::size_t>(p.y.nonZeros());
    if (m_outer.size() == p.size() + 1 && m_inner.size() == entries && std::equal(m_outer.begin(), m_outer.end(), outer)
        && std::equal(m_inner.begin(), m_inner.end(), inner))
        return;
    m_outer.assign(outer, outer + n + 1);
    m_inner.assign(inner, inner + entries);

    m_radial = m_forest.build(n, outer, inner, p.phases);
    m_analysed = false;
    m_place.resize(p.size());
    std::iota(m_place.begin(), m_place.end(), 0);
    if (!m_radial) {
        // The order of elimination is found on the graph of the unknowns.
        Eigen::SparseMatrix<double> graph(n, n);
        std::vector<Eigen::Triplet<double>> edges;
        edges.reserve(entries);
        for (int i = 0; i < n; ++i)
            for (int k = outer[i]; k < outer[i + 1]; ++k)
                edges.emplace_back(i, inner[k], 1.0);
        graph.setFromTriplets(edges.begin(), edges.end());
        Eigen::PermutationMatrix<Eigen::Dynamic, Eigen::Dynamic, int> order;
        Eigen::AMDOrdering<int>()(graph, order);
        for (int place = 0; place < n; ++place)
            m_place[at(order.indices()[place])] = place;
    }

    // Two columns of the Jacobian a column of y, each with two rows a row of y.
    std::vector<int> count(p.size() + 1, 0);
    for (const int c : m_inner)
        ++count[at(m_place[at(c)]) + 1];
    std::partial_sum(count.begin(), count.end(), count.begin());
    struct Entry
    {
        int row, k;
    };
    std::vector<Entry> byColumn(entries);
    auto next = count;
    for (int i = 0; i < n; ++i)
        for (int k = outer[i]; k < outer[i + 1]; ++k)
            byColumn[at(next[at(m_place[at(inner[k])])]++)] = {m_place[at(i)], k};
    m_first.resize(entries);
    m_second.resize(entries);
    m_jacobian.resize(2 * n, 2 * n);
    m_jacobian.resizeNonZeros(static_cast<Eigen::Index>(4 * entries));
    auto* jacobianOuter = m_jacobian.outerIndexPtr();
    auto* jacobianInner = m_jacobian.innerIndexPtr();
    for (int c = 0; c < n; ++c) {
        const int begin = count[at(c)], end = count[at(c) + 1];
        std::sort(byColumn.begin() + begin, byColumn.begin() + end, [](const auto& a, const auto& b) { return a.row < b.row; });
        jacobianOuter[2 * c] = 4 * begin;
        jacobianOuter[2 * c + 1] = 4 * begin + 2 * (end - begin);
        for (int e = begin; e < end; ++e) {
            const auto& entry = byColumn[at(e)];
            m_first[at(entry.k)] = 4 * begin + 2 * (e - begin);
            m_second[at(entry.k)] = m_first[at(entry.k)] + 2 * (end - begin);
            for (const int place : {m_first[at(entry.k)], m_second[at(entry.k)]}) {
                jacobianInner[place] = 2 * entry.row;
                jacobianInner[place + 1] = 2 * entry.row + 1;
            }
        }
    }
    jacobianOuter[2 * n] = static_cast<int>(4 * entries);
    m_diagonal.assign(p.size(), -1);
    for (int i = 0; i < n; ++i)
        for (int k = outer[i]; k < outer[i + 1]; ++k)
            if (inner[k] == i)
                m_diagonal[at(i)] = k;
}

bool NewtonSolver::meshedStep(const std::vector<Complex>& excess, std::vector<Complex>& change)
{
    if (!m_analysed) {
        m_lu.isSymmetric(true);
        m_lu.setPivotThreshold(1e-3); // the diagonal is kept unless it is hopeless: the order was chosen for it
        m_lu.analyzePattern(m_jacobian);
        m_analysed = true;
    }
    m_lu.factorize(m_jacobian);
    if (m_lu.info() != Eigen::Success)
        return false;
    Eigen::VectorXd rhs(static_cast<Eigen::Index>(2 * excess.size()));
    for (std::size_t i = 0; i < excess.size(); ++i) {
        rhs[2 * m_place[i]] = -excess[i].real();
        rhs[2 * m_place[i] + 1] = -excess[i].imag();
    }
    const Eigen::VectorXd x = m_lu.solve(rhs);
    for (std::size_t i = 0; i < excess.size(); ++i)
        change[i] = {x[2 * m_place[i]], x[2 * m_place[i] + 1]};
    return true;
}

template<int B>
bool NewtonSolver::radialStep(const NodalProblem& p, RadialSolver<double, B>& solver, const std::vector<Complex>& excess, std::vector<Complex>& change)
{
    constexpr int phases = B / 2;
    const auto nodes = p.size() / phases;
    solver.reset(nodes);
    const auto* value = m_jacobian.valuePtr();
    for (int i = 0; i < static_cast<int>(p.size()); ++i)
        for (int k = m_outer[at(i)]; k < m_outer[at(i) + 1]; ++k) {
            const int row = i / phases, column = m_inner[at(k)] / phases;
            auto& block = row == column ? solver.diagonal[at(row)]
                : m_forest.parent(row) == column ? solver.toParent[at(row)]
                                                 : solver.fromParent[at(column)];
            const int r = 2 * (i % phases), c = 2 * (m_inner[at(k)] % phases);
            const auto* first = value + m_first[at(k)];
            const auto* second = value + m_second[at(k)];
            block(r, c) = first[0];
            block(r + 1, c) = first[1];
            block(r, c + 1) = second[0];
            block(r + 1, c + 1) = second[1];
        }
    if (!solver.factor(m_forest))
        return false;
    std::vector<typename RadialSolver<double, B>::Column> x(nodes);
    for (std::size_t i = 0; i < p.size(); ++i) {
        x[i / phases][2 * static_cast<Eigen::Index>(i % phases)] = -excess[i].real();
        x[i / phases][2 * static_cast<Eigen::Index>(i % phases) + 1] = -excess[i].imag();
    }
    solver.solve(m_forest, x);
    for (std::size_t i = 0; i < p.size(); ++i)
        change[i] = {x[i / phases][2 * static_cast<Eigen::Index>(i % phases)], x[i / phases][2 * static_cast<Eigen::Index>(i % phases) + 1]};
    return true;
}

bool NewtonSolver::step(const NodalProblem& p, const std::vector<Complex>& excess, std::vector<Complex>& change)
{
    change.resize(p.size());
    // Where the tree's elimination, which does not pivot between nodes, meets a singular block, the general one may still do.
    if (m_radial && (p.phases == 1 ? radialStep(p, m_radial1, excess, change) : radialStep(p, m_radial3, excess, change)))
        return true;
    return meshedStep(excess, change);
}

void NewtonSolver::fillJacobian(const NodalProblem& p, const std::vector<Complex>& u)
{
    const auto n = static_cast<int>(p.size());
    const auto* outer = p.y.outerIndexPtr();
    const auto* inner = p.y.innerIndexPtr();
    const auto* value = p.y.valuePtr();
    auto* out = m_jacobian.valuePtr();
    // d is dS/dδ, v is dS/d(ln|u|) of the row's power by the column's voltage.
    const auto put = [&](int k, Kind kind, bool diagonal, Complex d, Complex v) {
        double* first = out + m_first[at(k)];
        double* second = out + m_second[at(k)];
        if (kind == Kind::Fixed) {
            first[0] = second[1] = diagonal ? 1 : 0;
            first[1] = second[0] = 0;
            return;
        }
        first[0] = d.real();
        second[0] = v.real();
        first[1] = kind == Kind::HoldsVoltage ? 0 : d.imag();
        second[1] = kind == Kind::HoldsVoltage ? (diagonal ? 1 : 0) : v.imag();
    };
    for (int i = 0; i < n; ++i) {
        const auto kind = p.kind[at(i)];
        Complex total{}, own{};
        for (int k = outer[i]; k < outer[i + 1]; ++k) {
            const Complex s = u[at(i)] * std::conj(value[k] * u[at(inner[k])]);
            total += s;
            if (inner[k] == i)
                own = s;
            else
                put(k, kind, false, -j * s, s);
        }
        const Complex injected = u[at(i)] * std::conj(p.injected[at(i)]);
        put(m_diagonal[at(i)], kind, true, j * (total - own - injected), total + own - injected - p.current[at(i)] * std::abs(u[at(i)]));
    }
    for (const auto& b : p.between) {
        // f = S ua/(ua - ub) leaves a, g = S ub/(ua - ub) comes back at b: both are analytic in ua and ub.
        const Complex ua = u[at(b.a)], ub = u[at(b.b)], s = b.power * ua * ub / ((ua - ub) * (ua - ub));
        const auto add = [&](int row, int column, Complex derivative) { // derivative is by ln(u): dS/dδ = j x, dS/d ln|u| = x
            if (p.kind[at(row)] == Kind::Fixed)
                return;
            for (int k = outer[row]; k < outer[row + 1]; ++k)
                if (inner[k] == column) {
                    out[m_first[at(k)]] += (j * derivative).real();
                    out[m_second[at(k)]] += derivative.real();
                    if (p.kind[at(row)] != Kind::HoldsVoltage) {
                        out[m_first[at(k)] + 1] += (j * derivative).imag();
                        out[m_second[at(k)] + 1] += derivative.imag();
                    }
                }
        };
        add(b.a, b.a, -s);
        add(b.a, b.b, s);
        add(b.b, b.a, s);
        add(b.b, b.b, -s);
    }
}

NewtonOutcome NewtonSolver::solve(const NodalProblem& p, std::vector<Complex> start, int maxIterations, double tolerance)
{
    prepare(p);
    NewtonOutcome out;
    out.u = std::move(start);
    std::vector<Complex> excess;
    std::vector<Complex> change; // of (δ, ln|u|)
    double lastStep = HUGE_VAL, lastMismatch = HUGE_VAL;
    for (;; ++out.iterations) {
        powerMismatch(p, out.u, excess);
        out.mismatch = 0;
        out.worst = p.size() > 0 ? 0 : -1;
        for (std::size_t i = 0; i < p.size(); ++i)
            for (const bool reactive : {false, true}) {
                const double e = std::abs(reactive ? excess[i].imag() : excess[i].real());
                if (!(e <= out.mismatch)) {
                    out.mismatch = e;
                    out.worst = static_cast<int>(i);
                    out.worstIsReactive = reactive;
                }
                if (std::isnan(e))
                    return out;
            }
        out.converged = out.mismatch <= tolerance || (lastStep < smallStep && out.mismatch > 0.1 * lastMismatch);
        lastMismatch = out.mismatch;
        if (out.converged || out.iterations == maxIterations)
            return out;
        fillJacobian(p, out.u);
        if (!step(p, excess, change))
            return out;
        double angle = 0, logarithm = 0;
        for (const Complex c : change) {
            angle = std::max(angle, std::abs(c.real()));
            logarithm = std::max(logarithm, std::abs(c.imag()));
        }
        const double share = std::min({1.0, largestAngleStep / angle, largestLogStep / logarithm});
        lastStep = share * std::max(angle, logarithm);
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (p.kind[i] == Kind::Fixed)
                continue;
            out.u[i] *= std::polar(std::exp(share * change[i].imag()), share * change[i].real());
        }
    }
}

std::vector<Complex> NewtonSolver::linearStart(const NodalProblem& p, const std::vector<Complex>& start)
{
    const auto n = static_cast<int>(p.size());
    Eigen::SparseMatrix<Complex> a = p.y; // column-major copy
    Eigen::VectorXcd b(n);
    for (int i = 0; i < n; ++i) {
        b[i] = p.injected[at(i)];
        if (p.kind[at(i)] == Kind::HoldsVoltage) // its power as a current at the guessed voltage: an impedance would be negative
            b[i] += std::conj(p.power[at(i)].real() / start[at(i)]);
    }
    const auto rowIsFree = [&](int i) { return p.kind[at(i)] != Kind::Fixed; };
    for (int c = 0; c < n; ++c)
        for (Eigen::SparseMatrix<Complex>::InnerIterator it(a, c); it; ++it) {
            const auto r = static_cast<int>(it.row());
            if (!rowIsFree(r))
                it.valueRef() = r == c ? 1.0 : 0.0;
            else if (r == c && p.kind[at(r)] == Kind::Load)
                it.valueRef() -= std::conj(p.power[at(r)] + p.current[at(r)]);
        }
    for (int i = 0; i < n; ++i)
        if (!rowIsFree(i))
            b[i] = start[at(i)];
    if (!m_complex.factor(a))
        return start;
    const Eigen::VectorXcd u = m_complex.solve(b);
    auto out = start;
    for (int i = 0; i < n; ++i) {
        if (!std::isfinite(std::abs(u[i])) || std::abs(u[i]) < 0.1 || std::abs(u[i]) > 10)
            return start; // no sensible linear solution: the guess is better
        out[at(i)] = p.kind[at(i)] == Kind::HoldsVoltage ? std::polar(p.holds[at(i)], std::arg(u[i])) : u[i];
    }
    return out;
}

std::vector<Complex> NewtonSolver::dcStart(const NodalProblem& p, const std::vector<Complex>& start) const
{
    const auto n = static_cast<int>(p.size());
    std::vector<Complex> excess;
    powerMismatch(p, start, excess);
    std::vector<Eigen::Triplet<double>> entries;
    Eigen::VectorXd rhs(n);
    const auto* outer = p.y.outerIndexPtr();
    const auto* inner = p.y.innerIndexPtr();
    for (int i = 0; i < n; ++i) {
        rhs[i] = -excess[at(i)].real();
        if (p.kind[at(i)] == Kind::Fixed) {
            entries.emplace_back(i, i, 1.0);
            continue;
        }
        double sum = (start[at(i)] * std::conj(p.injected[at(i)])).imag(); // dP_i/dδ_i: the injected current's part, then the network's
        for (int k = outer[i]; k < outer[i + 1]; ++k) {
            if (inner[k] == i)
                continue;
            const double d = (start[at(i)] * std::conj(p.y.valuePtr()[k] * start[at(inner[k])])).imag(); // dP_i/dδ_j
            entries.emplace_back(i, inner[k], d);
            sum -= d;
        }
        entries.emplace_back(i, i, sum);
    }
    Eigen::SparseMatrix<double> a(n, n);
    a.setFromTriplets(entries.begin(), entries.end());
    Eigen::SparseLU<Eigen::SparseMatrix<double>> lu(a);
    if (lu.info() != Eigen::Success)
        return start;
    const Eigen::VectorXd d = lu.solve(rhs);
    auto out = start;
    for (int i = 0; i < n; ++i)
        if (p.kind[at(i)] != Kind::Fixed && std::abs(d[i]) < std::numbers::pi / 2)
            out[at(i)] *= std::polar(1.0, d[i]);
    return out;
}

} // namespace twin::network
