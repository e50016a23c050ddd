// The site's chillers as one fleet of equal machines, by whichever law the plant's numbers choose. Internal to twin/physics; lives for
// one call.
#pragma once
#include "twin/physics/CompiledPlant.h"

namespace twin {

struct FleetRun
{
    double powerW = 0, condenserFanW = 0, condenserPumpW = 0, condenserHeatW = 0, condenserKgPerS = 0;
    int clamped = 0;
};

class ChillerFleet
{
public:
    ChillerFleet(const CompiledPlant& plant, const PlantInputs& inputs, double supplyC);
    /// Capacity of one machine; of a water-cooled one with the condenser water that its full load makes.
    double eachW() const { return m_eachW; }
    /// `running` machines sharing `heatW`. Condenser water follows within the time of a basin, at once where dt is 0.
    FleetRun run(double heatW, int running, double dt, double& condenserC) const;

private:
    struct Condenser
    {
        double leavingC = 0, fanSpeed = 1;
    };
    Condenser condenser(double heatEachW) const; ///< heat to the condenser of one machine
    double settledCondenserC(double loadEachW, double startC) const;

    const CompiledPlant& m_plant;
    const WeatherPoint& m_weather;
    double m_supplyC, m_intakeC, m_eachW = 0;
};

} // namespace twin
