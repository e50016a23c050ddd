// Newton-Raphson for nodal power equations, in polar form. Radial networks are solved by elimination along the tree, meshed ones with a
// sparse LU whose symbolic part is kept as long as the pattern stays. Unknowns are node phases: a bus is one of them in a symmetric study, three in an unsymmetric one. Per unit throughout.
// Internal to twin/physics/network; belongs to one thread.
#pragma once
#include "twin/physics/network/Elements.h"
#include "twin/physics/network/RadialSolver.h"
#include <Eigen/Sparse>
#include <Eigen/SparseLU>
#include <vector>

namespace twin::network {

using SparseComplex = Eigen::SparseMatrix<Complex, Eigen::RowMajor>;

struct NodalProblem
{
    enum class Kind : char { Load, HoldsVoltage, Fixed };
    /// Constant power drawn between two unknowns; the current leaves `a` and comes back at `b`.
    struct Between
    {
        int a, b;
        Complex power;
    };
    int phases = 1;                  ///< unknowns a node: 1 or 3, one after another
    SparseComplex y;                 ///< admittance; its pattern must be symmetric and hold the diagonal and every `Between`
    std::vector<Complex> injected;   ///< constant current in (Norton sources)
    std::vector<Complex> power;      ///< constant power in
    std::vector<Complex> current;    ///< power in at 1 pu that grows with |u|
    std::vector<Kind> kind;
    std::vector<double> holds;       ///< |u| where the kind is HoldsVoltage
    std::vector<Between> between;
    std::size_t size() const { return kind.size(); }
};

struct NewtonOutcome
{
    std::vector<Complex> u;
    int iterations = 0;
    double mismatch = 0;             ///< largest |ΔP| or |ΔQ|, pu
    int worst = -1;                  ///< unknown it occurs at
    bool worstIsReactive = false;
    bool converged = false;
};

/// Power in excess at each unknown: what flows into the network less what is injected.
void powerMismatch(const NodalProblem& problem, const std::vector<Complex>& u, std::vector<Complex>& excess);

/// Sparse LU of complex equations, ordered by minimum degree; the order and the symbolic part are kept while the pattern stays.
class ComplexLu
{
public:
    /// False if the matrix is singular.
    bool factor(const Eigen::SparseMatrix<Complex>& a);
    Eigen::VectorXcd solve(const Eigen::VectorXcd& b) const { return m_lu.solve(b); }

private:
    Eigen::SparseLU<Eigen::SparseMatrix<Complex>, Eigen::COLAMDOrdering<int>> m_lu;
    std::vector<int> m_outer, m_inner;
};

class NewtonSolver
{
public:
    NewtonOutcome solve(const NodalProblem& problem, std::vector<Complex> start, int maxIterations, double tolerance);
    /// Voltages with every load and generator as the impedance it would be at 1 pu: one linear solution. Held voltages keep the
    /// angle of `start`.
    std::vector<Complex> linearStart(const NodalProblem& problem, const std::vector<Complex>& start);
    /// Angles from active powers alone at the magnitudes of `start` (the "DC" load flow, as one step of P against angle).
    std::vector<Complex> dcStart(const NodalProblem& problem, const std::vector<Complex>& start) const;

private:
    void prepare(const NodalProblem& problem);
    void fillJacobian(const NodalProblem& problem, const std::vector<Complex>& u);

    /// One Newton step for this excess; false if the equations are singular.
    bool step(const NodalProblem& problem, const std::vector<Complex>& excess, std::vector<Complex>& change);
    template<int B> bool radialStep(const NodalProblem& problem, RadialSolver<double, B>& solver, const std::vector<Complex>& excess, std::vector<Complex>& change);
    bool meshedStep(const std::vector<Complex>& excess, std::vector<Complex>& change);

    std::vector<int> m_outer, m_inner;        ///< pattern that the rest belongs to
    Forest m_forest;
    bool m_radial = false, m_analysed = false;
    RadialSolver<double, 2> m_radial1;
    RadialSolver<double, 6> m_radial3;
    std::vector<int> m_place;                 ///< unknown -> place in the elimination order
    std::vector<int> m_first, m_second;       ///< by entry of y: where its two columns start in the Jacobian's values
    std::vector<int> m_diagonal;              ///< entry of y on the diagonal, by unknown
    Eigen::SparseMatrix<double> m_jacobian;
    Eigen::SparseLU<Eigen::SparseMatrix<double>, Eigen::NaturalOrdering<int>> m_lu;
    ComplexLu m_complex;
};

} // namespace twin::network
