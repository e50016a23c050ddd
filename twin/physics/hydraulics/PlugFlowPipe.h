// A pipe through time: the water moves as plugs, the wall takes up and gives back heat, the insulation loses some.
//
// The pipe is cut into cells of equal volume, and the water moves on by one cell whenever a cell's volume has entered: no numerical
// mixing. In between, every cell's water and wall settle towards each other with the film coefficient of the flow (laminar 3.66 lambda/D;
// turbulent Gnielinski, Incropera 7th ed., eq. 8.62 with Petukhov's friction factor, eq. 8.21), and the wall loses heat to the
// surroundings; both exchanges are exact over a step for the two-node cell. Turbulent flow mixes along the pipe, as the fast core runs
// ahead of the slow rim: E/(v D) = 3.0e7 Re^-2.1 + 1.35 Re^-0.125 (Wen and Fan, Models for Flow Systems and Chemical Reactors, 1975, for
// straight pipes above Re 2000). Water keeps the mass it came in with; the pipe's own expansion and that of the water in it are left out.
#pragma once
#include "twin/physics/FluidProperties.h"
#include <vector>

namespace twin::hydraulics {

struct PlugFlowPipeSpec
{
    double lengthM = 0, innerDiameterM = 0;
    double wallJPerMK = 0;        ///< heat capacity of the wall a metre
    double lossResistanceMKPerW = 0; ///< from the wall to the surroundings, of a metre; 0: no loss at all
    double surroundingsC = 20;
    double glycolShare = 0;       ///< of the coolant, see fluids::coolant
    int cells = 200;
};

/// Resistance of a metre through insulation and the air film outside, ln(r2/r1)/(2 pi k) + 1/(2 pi r2 h) (Incropera, table 3.3).
double insulationResistanceMKPerW(double outerDiameterM, double thicknessM, double conductivityWPerMK, double outsideWPerM2K);
/// Film coefficient in a smooth pipe, W/m²K.
double filmCoefficientWPerM2K(const fluids::Liquid& liquid, double kgPerS, double diameterM);

/// Belongs to one thread.
class PlugFlowPipe
{
public:
    /// Starts with water and wall on a straight line between the two temperatures, and this flow. Throws Error for what cannot be.
    PlugFlowPipe(const PlugFlowPipeSpec& spec, double startInletC, double startOutletC, double startKgPerS = 0);

    /// One step in time with the flow and inlet temperature going straight from their last values to these. Negative flow runs
    /// backwards, and `inletC` is then the temperature at the far end. Returns what leaves at the end of the step, °C; where the water
    /// stands, the temperature at the outlet. Throws Error for a step that is not positive and for what is no number.
    double step(double dtSeconds, double kgPerS, double inletC);

    double outletC() const { return m_outletC; }
    double wallInletC() const { return m_wall.front(); }
    double wallOutletC() const { return m_wall.back(); }
    double storedJ() const;       ///< of water (with that on its way in) and wall, over 0 °C
    double enteredJ() const { return m_enteredJ; } ///< with the water that came in, since the start
    double leftJ() const { return m_leftJ; }
    double lostJ() const { return m_lostJ; }

private:
    std::size_t place(int cell) const { return static_cast<std::size_t>((m_first + cell) % m_spec.cells); }
    fluids::Liquid liquidAt(double celsius) const;
    void exchange(double seconds, double kgPerS);
    void mix(double kgPerS);
    void advance();
    void turn(bool forward);
    double readOutlet() const;

    PlugFlowPipeSpec m_spec;
    double m_heatCapacity = 0;        ///< J/kg/K at the mean of the start temperatures; it stays
    double m_cellM = 0, m_cellM3 = 0;
    std::vector<fluids::Liquid> m_liquids; ///< properties every few kelvin from 0 °C
    std::vector<double> m_water, m_kg, m_wall; ///< by cell; water and its mass from `m_first` on
    int m_first = 0;                  ///< place of the first cell's water: moving is turning the ring
    double m_partM3 = 0, m_partKg = 0, m_partJ = 0; ///< water on its way into the pipe, less than a cell
    double m_lastKgPerS = 0, m_lastInletC = 0, m_outletC = 0, m_lastLeftC = 0;
    bool m_forward = true;
    double m_enteredJ = 0, m_leftJ = 0, m_lostJ = 0;
};

} // namespace twin::hydraulics
