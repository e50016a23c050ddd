#include "twin/physics/Frontier.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"

namespace twin::frontier {
namespace {

void needShare(double value, const char* what)
{
    if (!(value >= 0 && value <= 1))
        throw Error(TWIN_TEXT("The %1 is %2; it must be from 0 to 1."), {what, numberText(value)});
}

void check(const Chain& c)
{
    for (const auto* converter : {&c.node, &c.rectifier})
        if (!(converter->efficiency > 0 && converter->efficiency <= 1) || !(converter->fixedW >= 0))
            throw Error(TWIN_TEXT("A converter with an efficiency of %1 and a fixed loss of %2 W cannot be; correct the power chain."),
                        {numberText(converter->efficiency), numberText(converter->fixedW)});
    if (c.nodesPerChassis < 1 || c.chassisPerRack < 1 || c.racks < 1 || c.rectifiers < 1 || c.cdus < 0 || c.switches < 0 || c.cpus < 0 || c.gpus < 0)
        throw Error(TWIN_TEXT("The power chain has a count that cannot be; racks, chassis, nodes and rectifiers must be at least one."));
    for (const double w : {c.cpuIdleW, c.cpuMaxW - c.cpuIdleW, c.gpuIdleW, c.gpuMaxW - c.gpuIdleW, c.memoryW, c.nicsW, c.nvmeW, c.switchW, c.cduW})
        if (!(w >= 0))
            throw Error(TWIN_TEXT("The power chain has a part whose power is negative or whose maximum is below idle; correct it."));
    needShare(c.heatToLiquid, "share of heat to liquid");
}

} // namespace

ChainPower power(double cpuUtilisation, double gpuUtilisation, const Chain& c)
{
    check(c);
    needShare(cpuUtilisation, "utilisation of the CPUs");
    needShare(gpuUtilisation, "utilisation of the GPUs");
    ChainPower p;
    p.nodeDcW = c.cpus * (c.cpuIdleW + (c.cpuMaxW - c.cpuIdleW) * cpuUtilisation) +
                c.gpus * (c.gpuIdleW + (c.gpuMaxW - c.gpuIdleW) * gpuUtilisation) + c.memoryW + c.nicsW + c.nvmeW;
    p.nodeW = c.node.inputW(p.nodeDcW);
    const double switchesW = c.switches * c.switchW;
    p.chassisW = c.rectifiers * c.rectifier.inputW((c.nodesPerChassis * p.nodeW + switchesW) / c.rectifiers);
    p.rackW = c.chassisPerRack * p.chassisW;
    p.racksW = c.racks * p.rackW;
    p.cdusW = c.cdus * c.cduW;
    p.systemW = p.racksW + p.cdusW;
    p.lossW = p.racksW - c.nodes() * p.nodeDcW - c.racks * c.chassisPerRack * switchesW;
    p.liquidHeatW = c.heatToLiquid * p.racksW;
    return p;
}

} // namespace twin::frontier
