// Effectiveness of heat exchangers by the NTU method, outlet temperatures, and how UA follows the flows. Pure functions, any thread.
#pragma once

namespace twin {

enum class FlowArrangement { Parallel, Counterflow, CrossflowUnmixed, CrossflowMinMixed, CrossflowMinUnmixed, PhaseChange };

/// Share of the largest possible heat flow, 0 .. 1. `capacityRatio` is Cmin/Cmax, 0 .. 1.
/// Incropera, Fundamentals of Heat and Mass Transfer, 7th ed., table 11.3.
double effectiveness(double ntu, double capacityRatio, FlowArrangement arrangement = FlowArrangement::Counterflow);

/// NTU that gives an effectiveness; infinite where the arrangement can't reach it. In closed form (Incropera, table 11.4) but for
/// the crossflow with both streams unmixed, which is solved to 1e-12.
double ntuFromEffectiveness(double effectiveness, double capacityRatio, FlowArrangement arrangement = FlowArrangement::Counterflow);

/// UA of a plate exchanger off its design flows, relative to design, with equal resistances on both sides there and
/// convection following flow to the power 0.7.
double plateUaFactor(double flowRatio1, double flowRatio2);

/// How UA follows the two flows: convection on each side grows with a power of its flow, wall and fouling stay.
struct UaLaw
{
    double designUaWPerK = 0;
    double designFlow1 = 1, designFlow2 = 1; ///< in any unit, that of the flows asked for
    double convectionRatio = 1;              ///< hA of side 1 over hA of side 2 at design
    double exponent1 = 0.8, exponent2 = 0.8; ///< turbulent flow in channels (Dittus and Boelter); plates are quoted at 0.65 .. 0.8
    double wallShare = 0;                    ///< of the whole resistance at design, 0 .. 1
};
/// W/K; 0 where a flow is 0. Throws Error for a law or a flow that cannot be.
double uaAt(const UaLaw& law, double flow1, double flow2);

struct HeatStream
{
    double capacityWPerK = 0; ///< mass flow times heat capacity; infinite for a stream that changes phase
    double inletC = 0;
};
struct HeatExchange
{
    double heatW = 0; ///< from stream 1 to stream 2, negative the other way
    double outlet1C = 0, outlet2C = 0;
    double effectiveness = 0, ntu = 0;
};
/// Outlets of an exchanger in steady state. A stream without flow exchanges nothing. With PhaseChange the stream of the larger
/// capacity keeps its temperature. Throws Error for negative flows or UA and for what is no number.
HeatExchange exchangeHeat(const HeatStream& stream1, const HeatStream& stream2, double uaWPerK,
                          FlowArrangement arrangement = FlowArrangement::Counterflow);

/// UA that moves a heat flow from stream 1 to stream 2, W/K; infinite where no exchanger of this arrangement can. Throws Error where
/// the heat would flow from cold to hot.
double uaForHeat(const HeatStream& stream1, const HeatStream& stream2, double heatW,
                 FlowArrangement arrangement = FlowArrangement::Counterflow);

} // namespace twin
