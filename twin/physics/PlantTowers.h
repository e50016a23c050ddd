// The site's towers behind their exchanger, by whichever law the plant's numbers choose. Internal to twin/physics; lives for one call.
#pragma once
#include "twin/physics/CompiledPlant.h"

namespace twin {

class TowerBank
{
public:
    TowerBank(const CompiledPlant& plant, const PlantInputs& inputs, double loopWPerK);
    bool any() const { return m_wPerK > 0 && m_perRange > 0; }
    double wPerK() const { return m_wPerK; }
    double kgPerS() const;
    /// Degrees that the basin lies below the loop's return, for one degree of range; heat = wPerK x range.
    double perRange() const { return m_perRange; }
    /// Heat between loop and basin for each degree between the loop's return and the basin, W/K.
    double exchangerWPerK() const { return m_wPerK / m_perRange; }
    /// Range at full fan speed with the loop's return at `returnC`, in steady state.
    double largestRangeK(double returnC) const;
    /// Range of water that arrives at `inC`; at speed 0 what free convection does.
    double rangeK(double inC, double speed) const;
    /// The slowest fans that cool water from `inC` by `rangeK`: 0 where free convection does, with a tenth to spare unless they turn.
    double speedFor(double inC, double rangeK, bool turning) const;
    double fanW(double speed) const;
    int clamped() const { return m_clamped; }

private:
    double atSpeed(double inC, double speed) const;
    const CompiledPlant& m_plant;
    const WeatherPoint& m_weather;
    YorkAtWetBulb m_york;
    bool m_merkel;
    double m_wPerK = 0, m_perRange = 0;
    mutable int m_clamped = 0;
};

} // namespace twin
