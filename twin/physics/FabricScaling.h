// Switches, optics and power of a folded-Clos ("fat tree") network for a number of GPUs. Pure functions, any thread. Errors are thrown
// for negative or impossible numbers.
#pragma once
#include <span>

namespace twin {

/// Defaults: NVIDIA SN5600, 64 ports of 800 Gb/s used as 128 of 400 Gb/s.
struct FabricLaw
{
    double switchTbPerS = 51.2;        ///< Tb/s, bits
    double linkGbPerS = 400;           ///< Gb/s of a link; a port of the switch's 64 carries two
    double switchW = 940;              ///< without optics
    double opticW = 17;                ///< of a module of two links at a switch
    double nicOpticW = 9;              ///< at the GPU's end of a link
    double oversubscription = 1;       ///< leaf: rate towards the GPUs to rate upwards; 1 is non-blocking
    int rails = 1;                     ///< 1: a leaf serves neighbours (top of rack); 8: each GPU of a server has its own leaf
};

/// GPUs of a kind and the rate of each one's own network port.
struct FabricEndpoints
{
    double gpus = 0, gbPerS = 0;
};

struct FabricNeed
{
    int planes = 0;                    ///< networks side by side: GPUs of 800 Gb/s have a link in each of two
    int tiers = 0;                     ///< of the largest plane: 1 leaf, 2 with spine, 3 with core, more above
    double links = 0;                  ///< GPU links
    double leaf = 0, spine = 0, core = 0; ///< switches; core: all tiers above the spine
    double opticModules = 0, nicOptics = 0;
    double powerW = 0;
    double switches() const { return leaf + spine + core; }
};

/// The smallest fabric for these GPUs. Each plane is a tree of its own: half of a switch's links go up, except at the top.
FabricNeed fabricNeed(const FabricLaw& law, std::span<const FabricEndpoints> gpus);

/// Most GPU links a non-blocking tree of `tiers` tiers can join: 2 (k/2)^n for switches of k links.
double fabricReach(const FabricLaw& law, int tiers);

} // namespace twin
