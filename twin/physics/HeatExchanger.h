// Effectiveness of heat exchangers by the NTU method. Pure functions, any thread.
#pragma once

namespace twin {

enum class FlowArrangement { Parallel, Counterflow, CrossflowUnmixed, CrossflowMinMixed, CrossflowMinUnmixed, PhaseChange };

/// Share of the largest possible heat flow, 0 .. 1. `capacityRatio` is Cmin/Cmax, 0 .. 1.
/// Incropera, Fundamentals of Heat and Mass Transfer, 7th ed., table 11.3.
double effectiveness(double ntu, double capacityRatio, FlowArrangement arrangement = FlowArrangement::Counterflow);

/// NTU that gives an effectiveness; infinite where the arrangement can't reach it.
double ntuFromEffectiveness(double effectiveness, double capacityRatio, FlowArrangement arrangement = FlowArrangement::Counterflow);

/// UA of a plate exchanger off its design flows, relative to design, with equal resistances on both sides there and
/// convection following flow to the power 0.7.
double plateUaFactor(double flowRatio1, double flowRatio2);

} // namespace twin
