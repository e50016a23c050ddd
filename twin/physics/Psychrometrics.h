// Moist air. Pure functions after ASHRAE Handbook Fundamentals 2013 ch. 1; temperatures in °C, pressures in Pa, humidity
// ratio in kg water a kg dry air, energies a kg dry air. Good from -100 to 200 °C; no errors thrown, any thread.
#pragma once

namespace twin::psychro {

/// Over ice below 0.01 °C, over water above.
double saturationPressurePa(double celsius);

double humidityRatioFromVapourPressure(double vapourPa, double pressurePa);
double vapourPressurePa(double humidityRatio, double pressurePa);
/// Infinite where water boils (saturation pressure at or above `pressurePa`).
double saturationHumidityRatio(double celsius, double pressurePa);
double humidityRatioFromRelativeHumidity(double dryBulbC, double relativeHumidity, double pressurePa); ///< 0 .. 1
double humidityRatioFromDewPoint(double dewPointC, double pressurePa);
/// Negative where no air can have this wet bulb at this dry bulb.
double humidityRatioFromWetBulb(double dryBulbC, double wetBulbC, double pressurePa);

double relativeHumidity(double dryBulbC, double humidityRatio, double pressurePa); ///< 0 .. 1, above 1 in fog
/// Frost point below 0.01 °C. -100 for air without water.
double dewPointC(double humidityRatio, double pressurePa);
double dewPointFromVapourPressureC(double vapourPa);
/// Converges for every state with 0 <= humidity ratio <= saturation; fog gives the dry bulb. Ice on the bulb below 0 °C; where
/// both a frozen and a wet bulb would fit, the frozen one.
double wetBulbC(double dryBulbC, double humidityRatio, double pressurePa);
double wetBulbFromDewPointC(double dryBulbC, double dewPointC, double pressurePa);

double enthalpyJPerKg(double dryBulbC, double humidityRatio);
double specificVolumeM3PerKg(double dryBulbC, double humidityRatio, double pressurePa); ///< of moist air, a kg dry air
double densityKgPerM3(double dryBulbC, double humidityRatio, double pressurePa);        ///< of the mixture

/// Standard atmosphere at an altitude, -5,000 .. 10,000 m.
double standardPressurePa(double altitudeM);
double standardTemperatureC(double altitudeM);

} // namespace twin::psychro
