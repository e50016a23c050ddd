// What an electrical network is made of, in SI units: V line-to-line, A, VA, ohm and siemens a phase, radian. Pure values.
//
// Sides: "from" and "to" are only names. A phase shift (clock number x 30°) is the angle of the from side minus that of the
// to side. Powers of loads count as drawn, powers of generators and sources as delivered.
#pragma once
#include <array>
#include <complex>
#include <limits>
#include <string>
#include <vector>

namespace twin::network {

using Complex = std::complex<double>;
/// A matrix over the phases a, b, c; row by row.
using PhaseMatrix = std::array<std::array<Complex, 3>, 3>;
using PhaseVector = std::array<Complex, 3>;
inline constexpr double notGiven = std::numeric_limits<double>::quiet_NaN();

struct Bus
{
    std::string name;
    double ratedV = 0;         ///< line to line
};

/// What the two ends of a branch have in common.
struct BranchEnds
{
    std::string name;
    int from = -1, to = -1;    ///< buses
    bool fromClosed = true, toClosed = true;
    bool closed() const { return fromClosed && toClosed; }
};

/// Overhead line or cable as one pi: all its shunt admittance, half at each end.
struct Line : BranchEnds
{
    Complex z1{};              ///< ohm, positive sequence, whole length; not 0
    Complex y1{};              ///< S, shunt, whole length
    Complex z0{}, y0{};        ///< zero sequence; z0 = 0 means not given
    double ratedA = 0;         ///< 0: not given
};

/// A line known by its phases: unequal spacing, or a neutral already folded in.
struct PhaseLine : BranchEnds
{
    PhaseMatrix z{};           ///< ohm
    PhaseMatrix y{};           ///< S, shunt
    double ratedA = 0;
};

/// Short connection between two bus bars of a station: (1 + j) 1e8 in per unit of 1 MVA.
struct Link : BranchEnds
{
};

/// A pi behind an ideal ratio: the from side is `ratio` times the to side in per unit, and `shiftRad` ahead of it.
struct GenericBranch : BranchEnds
{
    Complex z{};               ///< ohm, seen from the to side; not 0
    Complex y{};               ///< S, shunt
    double ratio = 1;
    double shiftRad = 0;
    double ratedVa = 0;
};

enum class Winding : unsigned char { Wye, WyeGrounded, Delta, Zigzag, ZigzagGrounded };
inline bool isWye(Winding w) { return w == Winding::Wye || w == Winding::WyeGrounded; }

/// Tap changer. The winding's voltage grows by `stepV` a step from `min` towards `max` (which may be the lower number).
struct TapChanger
{
    int side = 0;              ///< 0 from (or side 1), 1 to (side 2), 2 side 3
    int position = 0, min = 0, max = 0, nominal = 0;
    double stepV = 0;
    /// What the steps add to the winding's rated voltage.
    double addedV() const { return (max > min ? 1 : -1) * (position - nominal) * stepV; }
};

/// A value at the nominal tap and at both ends of the range; linear between them.
struct TapDependent
{
    double nominal = 0, atMin = notGiven, atMax = notGiven;
    double at(const TapChanger& tap) const;
};

/// Two-winding transformer by its test sheet.
struct Transformer : BranchEnds
{
    double u1V = 0, u2V = 0;   ///< rated, from and to
    double ratedVa = 0;
    TapDependent uk;           ///< short-circuit voltage, share of 1
    TapDependent pkW;          ///< load loss at rated current
    double i0 = 0, p0W = 0;    ///< no-load current (share) and loss
    double i0Zero = notGiven, p0ZeroW = notGiven; ///< zero sequence; default: as the positive
    Winding windingFrom = Winding::WyeGrounded, windingTo = Winding::WyeGrounded;
    int clock = 0;             ///< the to side lags by clock x 30°
    TapChanger tap;
    Complex groundingFrom{}, groundingTo{}; ///< ohm between the star point and earth
};

/// Three-winding transformer; side 1 is the reference of clocks and no-load figures.
struct Transformer3
{
    std::string name;
    std::array<int, 3> bus{-1, -1, -1};
    std::array<bool, 3> closed{true, true, true};
    std::array<double, 3> uV{}, ratedVa{};
    TapDependent uk12, uk13, uk23; ///< each on the smaller rating of its pair
    TapDependent pk12W, pk13W, pk23W;
    double i0 = 0, p0W = 0;
    std::array<Winding, 3> winding{Winding::WyeGrounded, Winding::WyeGrounded, Winding::WyeGrounded};
    int clock12 = 0, clock13 = 0;
    TapChanger tap;
    std::array<Complex, 3> grounding{}; ///< ohm
};

/// The network beyond, as a voltage behind an impedance.
struct Source
{
    std::string name;
    int bus = -1;
    bool closed = true;
    double uPu = 1, angleRad = 0; ///< behind the impedance
    double shortCircuitVa = 1e10; ///< infinite: an ideal voltage
    double rOverX = 0.1, z0OverZ1 = 1;
};

/// How a load's power follows the voltage u (per unit): constant, x u², x u.
enum class LoadLaw : unsigned char { Power, Impedance, Current };

struct Load
{
    std::string name;
    int bus = -1;
    bool closed = true;
    LoadLaw law = LoadLaw::Power;
    Complex powerVa{};         ///< three-phase total at 1 pu
    bool unequal = false;      ///< true: `phaseVa` holds a, b, c (delta: ab, bc, ca) and `powerVa` their sum
    PhaseVector phaseVa{};
    bool delta = false;        ///< connected between phases; constant power only, matters in three-phase studies
};

/// Generator or inverter: constant P and Q, or P and a voltage it holds.
struct Generator
{
    std::string name;
    int bus = -1;
    bool closed = true;
    LoadLaw law = LoadLaw::Power;
    Complex powerVa{};
    bool unequal = false;
    PhaseVector phaseVa{};
    double holdsPu = notGiven; ///< voltage held at its bus
    double qMinVar = notGiven, qMaxVar = notGiven;
    bool formsGrid = false;    ///< can be the reference of an island that has no source
    double ratedVa = 0;
    double subtransientPu = notGiven; ///< x"d on `ratedVa`; not given: no share in a short circuit
    double rOverX = 0.07;      ///< IEC 60909-0, 6.6: machines of less than 100 MVA above 1 kV
};

struct Shunt
{
    std::string name;
    int bus = -1;
    bool closed = true;
    Complex y1{}, y0{};        ///< S
};

/// Keeps the voltage on one side of a transformer inside a band by stepping its tap changer.
struct TapRegulator
{
    std::string name;
    bool closed = true;
    int transformer = -1;      ///< index of a two-winding transformer, or -1
    int transformer3 = -1;     ///< index of a three-winding one, or -1
    int side = 1;              ///< whose voltage is controlled: 0 from, 1 to (three windings: 0, 1, 2)
    double setV = 0, bandV = 0;///< centre and full width
    Complex dropOhm{};         ///< line-drop compensation
};

} // namespace twin::network
