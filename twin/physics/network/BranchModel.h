// Elements as admittances in per unit of 1 MVA and the buses' rated voltages: one phase (positive sequence) or three. Internal to
// twin/physics/network.
#pragma once
#include "twin/physics/network/ElectricalNetwork.h"
#include <Eigen/Core>
#include <numbers>
#include <vector>

namespace twin::network {

inline constexpr double baseVa = 1e6;          ///< three-phase; a phase has a third of it
inline double baseOhm(double ratedV) { return ratedV * ratedV / baseVa; }
/// Line current that is 1 pu.
inline double baseA(double ratedV) { return baseVa / ratedV / std::numbers::sqrt3; }

template<int P> using Block = Eigen::Matrix<Complex, P, P>;
template<int P> using Phases = Eigen::Matrix<Complex, P, 1>;

/// Currents into both ends: i_from = ff u_from + ft u_to, i_to = tf u_from + tt u_to.
template<int P> struct TwoPort
{
    int from = -1, to = -1;    ///< nodes
    bool inService = false;    ///< closed on one side at least
    Block<P> ff = Block<P>::Zero(), ft = Block<P>::Zero(), tf = Block<P>::Zero(), tt = Block<P>::Zero();
    double shiftRad = 0;       ///< angle of the from side ahead of the to side
};

/// Every branch of a network, kind after kind; where each kind begins.
template<int P> struct BranchTable
{
    std::vector<TwoPort<P>> all;
    std::size_t lines = 0, phaseLines = 0, links = 0, genericBranches = 0, transformers = 0, transformers3 = 0; ///< first of a kind
};

struct ImpedanceRule
{
    bool shunts = true;                 ///< line capacitance and magnetisation count
    double transformerVoltageFactor = 0; ///< > 0: c max of IEC 60909-0 eq. 12a, K_T = 0.95 c / (1 + 0.6 x_T); 0: no correction
};

/// Throws Error where an element cannot be studied that way (a generic branch in three phases, a line without zero sequence).
template<int P> BranchTable<P> branchTable(const ElectricalNetwork& network, const ImpedanceRule& rule = {});

/// A source's or shunt's sequence admittances as a block.
template<int P> Block<P> sequenceBlock(Complex y1, Complex y0);
Block<3> phaseBlock(const PhaseMatrix& m);
/// The same voltage in every sequence-correct phase: u, a² u, a u.
template<int P> Phases<P> balanced(Complex u);
Complex sourceAdmittance(const Source& source); ///< pu; zero sequence: divided by z0OverZ1

} // namespace twin::network
