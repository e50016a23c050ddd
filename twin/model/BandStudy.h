// What the ranges of the parameters mean for the headline figures: bands by sampling, and which parameters move each figure most.
#pragma once
#include "twin/base/Progress.h"
#include "twin/model/Catalogue.h"
#include "twin/model/Scenario.h"
#include "twin/model/Site.h"
#include "twin/physics/PlantModel.h"
#include <string>
#include <string_view>
#include <vector>

namespace twin {

struct BandSettings
{
    int samples = 200;          ///< 10 .. 10,000
    std::uint64_t seed = 1;
    int threads = 0;            ///< at most so many; 0: as many as there are. No influence on the result
    bool wholePlant = false;    ///< settle every GPU in every sample (slow): what ThinnedPlant is checked against
};

/// A parameter that moves a figure.
struct BandDriver
{
    std::string parameter, label; ///< id and name; of H100 and H200, GB200 and GB300 the first, which speaks for both
    double rankCorrelation = 0;   ///< Spearman, -1 .. 1: + where a higher value raises the figure
};

/// Spread of one figure over the samples.
struct FigureBand
{
    const KeyFigureInfo* figure = nullptr;
    double value = 0;                     ///< with every parameter at its own value
    /// 5th, 50th and 95th percentile. Where ranges lie to one side of their values the figure itself may lie outside these
    /// percentiles: low and high then reach to it.
    double low = 0, median = 0, high = 0;
    double minimum = 0, maximum = 0;
    std::vector<BandDriver> drivers;      ///< the five strongest, strongest first; without those that could be chance (5 % for all together)
};

struct BandStudy
{
    int samples = 0, refused = 0;         ///< settled; drawn but physically impossible, left out
    std::uint64_t seed = 1;
    std::size_t parameters = 0;           ///< that were varied
    std::vector<FigureBand> figures;      ///< in the table's order; figures that do not vary, or are not known, have no band
    const FigureBand* find(std::string_view id) const; ///< nullptr without a band
};

/// Draws the parameters within their ranges (triangular, Latin hypercube) and settles the site under the same weather and workload each
/// time. The same input gives the same bands for any number of threads. Throws Error for impossible settings or ranges, or
/// where more than a tenth of the samples is impossible, and Cancelled.
BandStudy studyBands(const Site& site, const Scenario& scenario, const Catalogue& catalogue, const PlantInputs& inputs,
                     const BandSettings& settings, const Progress& progress);

} // namespace twin
