// A network of pipes that a liquid fills: junctions, what joins them, and what enters and leaves. A plain value; belongs to one
// thread at a time. Units: Pa, kg/s, m, W, °C. Flows are positive from `from` to `to`.
#pragma once
#include "twin/physics/FluidProperties.h"
#include "twin/physics/hydraulics/Friction.h"
#include "twin/physics/hydraulics/PumpCurve.h"
#include <limits>
#include <string>
#include <vector>

namespace twin::hydraulics {

/// Constant properties of the liquid.
struct Fluid
{
    double densityKgPerM3 = 998.2;
    double viscosityPaS = 1.0016e-3;
    double heatCapacityJPerKgK = 4184;
};
Fluid fluidOf(const fluids::Liquid& liquid);

struct Junction
{
    std::string name;
    double heightM = 0;
};

struct Pipe
{
    std::string name;
    int from = -1, to = -1;
    PipeGeometry geometry;
    double heatTransferWPerM2K = 0; ///< through the wall, of the inner surface
    double surroundingsC = 20;
    double heatInW = 0;             ///< into the water, spread over the length
    int sections = 1;               ///< of the heat transport, for `HeatScheme::MixedVolumes` and for the profile printed
    bool open = true;
};

struct Valve
{
    std::string name;
    int from = -1, to = -1;
    double diameterM = 0, lossCoefficient = 0;
    bool open = true;
};

/// A component known by its drop at one flow: a cold plate, an exchanger, a rack, a control valve with its load.
/// dp = nominalPa (m / (opening nominal))^exponent
struct Component
{
    std::string name;
    int from = -1, to = -1;
    double nominalKgPerS = 0, nominalPa = 0;
    double exponent = 2;  ///< 1 .. 2: laminar channels to fittings
    double opening = 1;   ///< share of the flow coefficient; 0 is closed
    double heatInW = 0;   ///< into the water
};

/// Lifts from `from` to `to`. A flap keeps it from running backwards: it then stands against the pressure.
struct Pump
{
    std::string name;
    int from = -1, to = -1;
    int curve = -1;       ///< index into `curves`
    double speed = 1;     ///< share of the curve's speed; 0 is stopped, and no water passes
};

/// Holds the pressure of a junction and takes or gives what water that needs; water that comes in has its temperature.
struct Grid
{
    std::string name;
    int junction = -1;
    double pressurePa = 0;
    double celsius = 20;
};

/// A given flow into (positive) or out of (negative) the network.
struct Exchange
{
    std::string name;
    int junction = -1;
    double kgPerS = 0;
    double celsius = std::numeric_limits<double>::quiet_NaN(); ///< of water that comes in; NaN: that of the first grid
};

struct HydraulicNetwork
{
    Fluid fluid;
    FrictionLaw friction = FrictionLaw::ColebrookWhite;
    /// Pressures are over the air at the junction's height (gauge) instead of absolute: the air's own column then counts too.
    bool gauge = false;
    std::vector<Junction> junctions;
    std::vector<Pipe> pipes;
    std::vector<Valve> valves;
    std::vector<Component> components;
    std::vector<Pump> pumps;
    std::vector<PumpCurve> curves;
    std::vector<Grid> grids;
    std::vector<Exchange> exchanges;

    int addJunction(std::string name, double heightM = 0);
    int addCurve(PumpCurve curve);
    std::size_t branchCount() const { return pipes.size() + valves.size() + components.size() + pumps.size(); }
    /// Throws Error naming the element and the number that cannot be: a junction that is not there, both ends on one junction, a
    /// length or diameter that is not positive, roughness of half the diameter, a negative loss, a pump without its curve, an exponent
    /// outside 1 .. 2, what is no number; and two grids that hold one junction at different pressures.
    void check() const;
};

/// Any element that joins two junctions, in the order pipes, valves, components, pumps.
struct Branch
{
    enum class Kind : char { Pipe, Valve, Component, Pump };
    Kind kind = Kind::Pipe;
    int index = -1;    ///< within its kind
    int from = -1, to = -1;
    bool open = true;  ///< a closed valve, a closed component or a stopped pump passes nothing
};
std::vector<Branch> branchesOf(const HydraulicNetwork& network);
/// "pipe “row 3”"
std::string branchName(const HydraulicNetwork& network, const Branch& branch);
/// "junction “hall 2 supply”"
std::string junctionName(const HydraulicNetwork& network, int junction);

/// Pressure that a branch takes away at a flow (a pump: less than nothing), without the heights.
Drop branchDrop(const HydraulicNetwork& network, const Branch& branch, double kgPerS);
/// Pressure gained by going from `from` to `to` because of the heights.
double heightGainPa(const HydraulicNetwork& network, int from, int to);

/// What hangs together through open branches.
struct PipeIslands
{
    std::vector<int> ofJunction;
    int count = 0;
    std::vector<char> supplied; ///< by island: a grid holds its pressure
};
PipeIslands findPipeIslands(const HydraulicNetwork& network);

} // namespace twin::hydraulics
