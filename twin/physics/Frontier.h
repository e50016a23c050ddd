// Frontier (ORNL) from node to system in closed form: the machine whose constants and totals are all public, as a check of the power
// chain. Constants as in the configuration of the ExaDigiT twin of Frontier (github.com/ExaDigiT/RAPS). Pure functions, any thread.
#pragma once

namespace twin::frontier {

/// A converter whose input is (output + fixed loss) / efficiency.
struct Converter
{
    double fixedW = 0, efficiency = 1;
    double inputW(double outputW) const { return (outputW + fixedW) / efficiency; }
};

struct Chain
{
    int nodesPerChassis = 16, chassisPerRack = 8, racks = 74, cdus = 25, racksPerCdu = 3;
    int cpus = 1, gpus = 4; ///< a node; the GPUs are dual-die MI250X
    double cpuIdleW = 90, cpuMaxW = 280, gpuIdleW = 88, gpuMaxW = 560;
    double memoryW = 74.26, nicsW = 4 * 20, nvmeW = 30; ///< constant, a node
    Converter node{13, 0.98};
    int switches = 4; ///< a chassis, at the rectifiers' output
    double switchW = 250;
    int rectifiers = 4; ///< a chassis, sharing its load
    Converter rectifier{17, 0.96};
    double cduW = 8473.47;        ///< electrical, each
    double heatToLiquid = 0.945;  ///< of rack power
    int nodes() const { return nodesPerChassis * chassisPerRack * racks; }
};

struct ChainPower
{
    double nodeDcW = 0;      ///< what the parts of a node draw
    double nodeW = 0;        ///< into its DC/DC stage
    double chassisW = 0, rackW = 0;
    double racksW = 0, cdusW = 0, systemW = 0;
    double lossW = 0;        ///< of both conversions, all nodes
    double liquidHeatW = 0;  ///< into all CDUs
    double efficiency() const { return 1 - lossW / systemW; } ///< what reaches nodes, switches and CDUs of what the system draws
};
/// Utilisations 0 .. 1 of CPUs and GPUs, all nodes alike. Throws Error for others and for a chain with impossible numbers.
ChainPower power(double cpuUtilisation, double gpuUtilisation, const Chain& chain = {});

} // namespace twin::frontier
