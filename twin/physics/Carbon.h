// Carbon of a generation mix. Pure functions, any thread.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace twin {

enum class Fuel { Wind, Solar, Hydro, Oil, Gas, Coal, Nuclear, Other };
inline constexpr std::size_t fuelCount = 8;

/// Life-cycle greenhouse gas a kWh generated, g CO2-equivalent. Medians of IPCC AR5 WG III (2014) annex III table A.III.2: wind 11
/// (onshore), solar 41 (rooftop), hydro 24, gas 490 (combined cycle), coal 820, nuclear 12, other 230 (biomass); oil 650 (UK POST
/// 2014, as electricityMap takes it).
double lifeCycleGPerKWh(Fuel fuel);

/// By the codes of the US EIA-930 hourly electric grid monitor: WND SUN WAT OIL NG COL NUC OTH.
std::optional<Fuel> fuelFromEiaCode(std::string_view code);
const char* eiaCode(Fuel fuel);

/// Energy by fuel in any one unit. Single fuels may be slightly negative, as meters report (station service at night).
using GenerationMix = std::array<double, fuelCount>;

/// Mean life-cycle intensity of a mix, g/kWh. Throws Error where the sum is not above zero or not a number.
double carbonIntensityGPerKWh(const GenerationMix& mix);

} // namespace twin
