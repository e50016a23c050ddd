// Pumps on variable-speed drives. Pure functions, any thread.
#pragma once

namespace twin {

/// Electrical power that moves `kgPerS` of water against `headM`.
double pumpPowerW(double kgPerS, double headM, double wireToWaterEfficiency);
/// Electrical power relative to design at a share of the design flow: affinity laws with a fixed share of the head, and drives
/// that lose efficiency at part speed (0.94 at full, 0.90 at half, 0.80 at quarter speed; usual vendor curves).
double pumpPowerFactor(double flowRatio, double fixedHeadShare);

} // namespace twin
