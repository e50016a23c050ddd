// Liquid water near 25 °C (IAPWS-95 tables), good to 0.3 % between 10 and 45 °C.
#pragma once

namespace twin::water {

inline constexpr double density = 997;         ///< kg/m³
inline constexpr double heatCapacity = 4181;   ///< J/kg/K
inline constexpr double latentHeat = 2.43e6;   ///< J/kg at about 30 °C
inline constexpr double gravity = 9.80665;     ///< m/s²

} // namespace twin::water
