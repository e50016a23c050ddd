// What a pump lifts and draws over its flow and speed. Plain values and pure functions, any thread.
//
// At another speed the affinity laws hold: V ~ n, dp ~ n^2, P ~ n^3 (ASHRAE HVAC Systems and Equipment 2016, ch. 44). Speed is the
// share of the speed the curve was taken at.
#pragma once
#include "twin/physics/hydraulics/MonotoneCurve.h"
#include <string>
#include <vector>

namespace twin::hydraulics {

/// Where the power of a curve is measured.
enum class PumpPower { None, Shaft, Electrical };

class PumpCurve
{
public:
    PumpCurve() = default;
    /// dp in Pa as a polynomial of V in m³/s, coefficients from the highest power down. Lifts nothing beyond its first zero.
    static PumpCurve fromPolynomial(std::string name, std::vector<double> coefficientsHighestFirst);
    /// Digitised curves: dp in Pa and, if `power` is not None, P in W over flows in m³/s.
    static PumpCurve fromPoints(std::string name, std::vector<double> flow, std::vector<double> pressurePa,
                                PumpPower power = PumpPower::None, std::vector<double> powerFlow = {}, std::vector<double> powerW = {});
    /// A centrifugal pump of usual shape through one point: dp falls as a parabola from `shutOffRatio` times the design lift, and the
    /// efficiency is a parabola with its top `efficiency` at the design flow (ASHRAE HVAC Systems and Equipment 2016, ch. 44, figures).
    static PumpCurve centrifugal(std::string name, double designM3PerS, double designPa, double shutOffRatio, double efficiency);

    const std::string& name() const { return m_name; }
    /// Pa, never negative; flows below 0 count as 0. Zero where the pump stands.
    double pressurePa(double m3PerS, double speed) const;
    /// d(pressurePa)/d(flow), Pa/(m³/s).
    double pressureSlope(double m3PerS, double speed) const;
    PumpPower powerKind() const { return m_powerKind; }
    /// W, where the curve's power is measured; throws Error for a curve without power.
    double powerW(double m3PerS, double speed) const;
    /// dp V / P; 0 where the pump stands. Throws Error for a curve without power.
    double efficiency(double m3PerS, double speed) const;
    double shutOffPa(double speed = 1) const { return pressurePa(0, speed); }
    /// m³/s at which nothing is lifted any more; infinite for a curve that never ends.
    double largestFlow(double speed = 1) const;
    /// True where the flow lies beyond the digitised points: straight lines take over there.
    bool beyondPoints(double m3PerS, double speed) const;
    /// Speed at which the pump moves `m3PerS` against `pa`; 0 if both are 0. Throws Error for negative figures.
    double speedFor(double m3PerS, double pa) const;

private:
    double atFullSpeed(double m3PerS) const;
    double slopeAtFullSpeed(double m3PerS) const;
    void findLargestFlow(double scale);

    std::string m_name;
    std::vector<double> m_polynomial;
    MonotoneCurve m_pressure, m_power;
    PumpPower m_powerKind = PumpPower::None;
    double m_designFlow = 0, m_designPa = 0, m_efficiency = 0; ///< of the centrifugal shape
    double m_largestFlow = 0, m_lastPoint = 0;
};

/// Motor and variable-speed drive together, share of the electrical power that reaches the shaft: 0.94 at full speed, 0.90 at half,
/// 0.80 at a quarter (usual vendor curves), straight between, constant outside.
double driveEfficiency(double speed);

} // namespace twin::hydraulics
