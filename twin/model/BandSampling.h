// Drawing parameters within their ranges, and reading results: the arithmetic behind the bands. Pure functions, any thread; the same
// numbers on every machine and for any number of threads.
#pragma once
#include "twin/model/Catalogue.h"
#include "twin/model/Scenario.h"
#include "twin/model/Site.h"
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace twin {

/// Value at the share `u` (0 .. 1) of a triangular distribution. Chosen over PERT because low and high are ends of what is plausible
/// and nothing is known of the shape between: it keeps more weight towards the ends, so that bands are rather too wide than too
/// narrow, and its inverse needs only a square root, the same to the last bit everywhere. Throws Error unless low <= value <= high.
double triangular(double low, double value, double high, double u);

/// One draw in each of `samples` equal strata of 0 .. 1, in a random order that depends on seed and name alone
/// (McKay, Beckman and Conover, Technometrics 21, 1979).
std::vector<double> latinHypercube(int samples, std::uint64_t seed, const std::string& name);

/// Value below which a share of the sorted values lies, joined by straight lines (Hyndman and Fan, type 7).
double percentile(std::span<const double> sorted, double share);
/// Ranks 1 .. n, equal values share their mean rank.
std::vector<double> ranksOf(std::span<const double> values);
/// Correlation of two rank lists, -1 .. 1; 0 where one of them does not vary.
double rankCorrelation(std::span<const double> ranksA, std::span<const double> ranksB);

/// A quantity that is drawn once a sample. Kinds of the same make share their draw (H100 and H200, their racks, GB200 and GB300):
/// what is not known about them is the same, and independent draws would cancel out.
struct BandVariable
{
    std::string id, label;               ///< of the first parameter that follows it
    std::vector<std::string> parameters;
};
/// What varies: parameters with a range that the site uses. Fixed are those without one, choices (tariff, layout), kinds of
/// equipment that are not on the site, and values the user has set: they are taken as decided.
/// Throws Error where a range is upside down or a value lies outside its range.
std::vector<BandVariable> bandVariables(const Site& site, const ParameterSet& parameters, const Catalogue& catalogue);

/// Sets every parameter of the variables to its value at the sample's shares (one a variable). What must be in order stays in
/// order: idle below training below rated power, throttling below slowdown below trip.
void drawParameters(const std::vector<BandVariable>& variables, std::span<const double> shares, const Catalogue& catalogue, ParameterSet& set);

} // namespace twin
