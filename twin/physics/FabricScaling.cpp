#include "twin/physics/FabricScaling.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

void require(bool good, const char* what, double value)
{
    if (!good)
        throw Error(TWIN_TEXT("A fabric cannot be built with a %1 of %2; correct it in the scenario's numbers."), {what, numberText(value)});
}

double linksOfASwitch(const FabricLaw& law)
{
    const double k = std::floor(law.switchTbPerS * 1e3 / law.linkGbPerS + 1e-9);
    require(std::isfinite(k) && k >= 4, "number of links a switch", k);
    return k;
}

double whole(double x) { return std::ceil(x - 1e-9); }

int planesOf(const FabricLaw& law, const FabricEndpoints& e)
{
    // A port a little off the link rate, as where a server's own card is counted with its GPUs', still is one link.
    return e.gpus > 0 && e.gbPerS > 0 ? std::max(1, static_cast<int>(std::lround(e.gbPerS / law.linkGbPerS))) : 0;
}

/// One plane: a tree that joins `links` GPU links.
void addPlane(const FabricLaw& law, double links, FabricNeed& need)
{
    const double k = linksOfASwitch(law);
    need.links += links;
    need.planes += 1;
    if (links <= k) {
        need.leaf += 1;
        need.tiers = std::max(need.tiers, 1);
        need.opticModules += whole(links / 2);
        return;
    }
    const double down = std::floor(k * law.oversubscription / (1 + law.oversubscription) + 1e-9), up = k - down;
    // With rails, a group of servers has as many leaves as rails, each for one GPU of every server.
    const double rails = std::max(1, law.rails);
    const double leaf = rails * whole(links / (rails * down));
    need.leaf += leaf;
    double modules = links, uplinks = leaf * up; // module halves at the switches' side; two links a module
    int tiers = 2;
    for (bool first = true;; first = false, ++tiers) {
        modules += 2 * uplinks;
        // A top tier turns all its links downwards, and a switch of the tier below must reach every group: it can join
        // k of these groups of (k/2)^(tiers - 2) switches below.
        const double reach = down * k * std::pow(k / 2, tiers - 2);
        const bool isTop = links <= reach;
        const double switches = whole(uplinks / (isTop ? k : k / 2));
        (first ? need.spine : need.core) += switches;
        if (isTop)
            break;
        uplinks = switches * k / 2;
    }
    need.opticModules += whole(modules / 2);
    need.tiers = std::max(need.tiers, tiers);
}

} // namespace

double fabricReach(const FabricLaw& law, int tiers)
{
    require(tiers >= 1, "number of tiers", tiers);
    return 2 * std::pow(linksOfASwitch(law) / 2, tiers);
}

FabricNeed fabricNeed(const FabricLaw& law, std::span<const FabricEndpoints> gpus)
{
    require(law.linkGbPerS > 0, "link rate", law.linkGbPerS);
    require(std::isfinite(law.oversubscription) && law.oversubscription >= 1, "oversubscription", law.oversubscription);
    for (const double w : {law.switchW, law.opticW, law.nicOpticW})
        require(std::isfinite(w) && w >= 0, "power", w);
    linksOfASwitch(law);
    int planes = 0;
    for (const auto& e : gpus) {
        require(std::isfinite(e.gpus) && e.gpus >= 0, "number of GPUs", e.gpus);
        require(std::isfinite(e.gbPerS) && e.gbPerS >= 0, "port rate", e.gbPerS);
        planes = std::max(planes, planesOf(law, e));
    }
    FabricNeed need;
    for (int plane = 0; plane < planes; ++plane) {
        double links = 0;
        for (const auto& e : gpus)
            links += planesOf(law, e) > plane ? e.gpus : 0;
        addPlane(law, links, need);
    }
    need.nicOptics = need.links;
    need.powerW = need.switches() * law.switchW + need.opticModules * law.opticW + need.nicOptics * law.nicOpticW;
    return need;
}

} // namespace twin
