#include "twin/model/BandSampling.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/base/Random.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace twin {
namespace {

/// FNV-1a: a name's own stream, so that a new parameter leaves the draws of all others as they are.
std::uint64_t streamOf(const std::string& name)
{
    std::uint64_t h = 0xCBF29CE484222325ull;
    for (const char c : name)
        h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
    return h;
}

// What is chosen by the user or follows from the layout or from how a run begins, not something unknown.
constexpr std::array choices{"tariff_time_of_use", "on_peak_begin",  "on_peak_end",   "aisle_clearance", "wall_clearance",
                             "fabric_rails",       "demand_target",  "demand_before", "generation_n1",   "battery_resale_on_peak",
                             "battery_initial_soc"};

/// A kind and the kind whose draws it shares.
struct Kin
{
    const char *kind, *leader;
};
constexpr Kin kins[] = {{"h200", "h100"}, {"gb300", "gb200"}, {"hgx_h200_64", "hgx_h100_64"}, {"gb300_nvl72", "gb200_nvl72"}};

/// Names of the kinds that stand on the site: the groups of their parameters.
std::set<std::string> unusedGroups(const Site& site, const Catalogue& catalogue)
{
    std::set<std::size_t> racks, units;
    for (const auto& rack : site.racks)
        racks.insert(rack.type);
    for (const auto& unit : site.units)
        units.insert(unit.type);
    std::set<std::string> used, unused;
    for (std::size_t t = 0; t < catalogue.rackTypes.size(); ++t) {
        const auto& type = catalogue.rackTypes[t];
        (racks.contains(t) ? used : unused).insert(type.name);
        if (type.gpu >= 0)
            (racks.contains(t) ? used : unused).insert(catalogue.gpus[static_cast<std::size_t>(type.gpu)].name);
    }
    for (std::size_t t = 0; t < catalogue.unitTypes.size(); ++t)
        (units.contains(t) ? used : unused).insert(catalogue.unitTypes[t].name);
    for (const auto& name : used)
        unused.erase(name);
    return unused;
}

/// "h200_training_w" follows "h100_training_w" where the site has both kinds.
std::string leaderOf(const std::string& id, const std::set<std::string>& drawn)
{
    for (const auto& kin : kins) {
        const std::string prefix = std::string(kin.kind) + "_";
        if (!id.starts_with(prefix))
            continue;
        const std::string leader = std::string(kin.leader) + "_" + id.substr(prefix.size());
        if (drawn.contains(leader))
            return leader;
    }
    return id;
}

/// Lowers `a` to `b` where both are in the set.
void notAbove(ParameterSet& set, const std::string& a, const std::string& b)
{
    if (!set.contains(a) || !set.contains(b) || set.value(a) <= set.value(b))
        return;
    Parameter p = set.at(a);
    p.value = set.value(b);
    set.insert(std::move(p));
}

} // namespace

double triangular(double low, double value, double high, double u)
{
    if (!(low <= value && value <= high) || !std::isfinite(low) || !std::isfinite(high))
        throw Error(TWIN_TEXT("A value of %1 does not lie between its low of %2 and its high of %3; correct the range."),
                    {numberText(value), numberText(low), numberText(high)});
    const double span = high - low;
    if (!(span > 0))
        return value;
    const double share = (value - low) / span;
    const double x = u < share ? low + std::sqrt(u * span * (value - low)) : high - std::sqrt((1 - u) * span * (high - value));
    return std::clamp(x, low, high);
}

std::vector<double> latinHypercube(int samples, std::uint64_t seed, const std::string& name)
{
    const std::uint64_t stream = streamOf(name);
    std::vector<double> shares(static_cast<std::size_t>(samples));
    std::iota(shares.begin(), shares.end(), 0.0);
    for (std::size_t i = shares.size(); i > 1; --i)
        std::swap(shares[i - 1], shares[randomBits(seed, stream, static_cast<std::int64_t>(i)) % i]);
    for (std::size_t i = 0; i < shares.size(); ++i)
        shares[i] = (shares[i] + randomUniform(seed, stream ^ 0x1D, static_cast<std::int64_t>(i))) / samples;
    return shares;
}

double percentile(std::span<const double> sorted, double share)
{
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - static_cast<double>(below));
}

std::vector<double> ranksOf(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i + 1;
        while (end < order.size() && !(values[order[i]] < values[order[end]]))
            ++end;
        for (std::size_t k = i; k < end; ++k)
            ranks[order[k]] = 0.5 * static_cast<double>(i + 1 + end);
        i = end;
    }
    return ranks;
}

double rankCorrelation(std::span<const double> a, std::span<const double> b)
{
    const double mean = 0.5 * (static_cast<double>(a.size()) + 1);
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean) * (b[i] - mean);
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

std::vector<BandVariable> bandVariables(const Site& site, const ParameterSet& parameters, const Catalogue& catalogue)
{
    const auto unused = unusedGroups(site, catalogue);
    std::vector<const Parameter*> drawn;
    std::set<std::string> ids;
    for (const auto& p : parameters.all()) {
        if (p.mark == Mark::User || unused.contains(p.group) || std::find(choices.begin(), choices.end(), p.id) != choices.end())
            continue;
        if (!(p.low <= p.high) || !(p.value >= p.low && p.value <= p.high) || !std::isfinite(p.low) || !std::isfinite(p.high))
            throw Error(TWIN_TEXT("The range of “%1” is %2 to %3 with a value of %4; low, value and high must ascend. Correct the scenario's numbers."),
                        {p.label.empty() ? p.id : p.label, numberText(p.low), numberText(p.high), numberText(p.value)});
        if (p.low < p.high) {
            drawn.push_back(&p);
            ids.insert(p.id);
        }
    }
    std::vector<BandVariable> variables;
    std::map<std::string, std::size_t> index;
    for (const auto* p : drawn) {
        const std::string leader = leaderOf(p->id, ids);
        const auto [it, isNew] = index.try_emplace(leader, variables.size());
        if (isNew)
            variables.push_back({leader, parameters.at(leader).label, {}});
        variables[it->second].parameters.push_back(p->id);
    }
    return variables;
}

void drawParameters(const std::vector<BandVariable>& variables, std::span<const double> shares, const Catalogue& catalogue, ParameterSet& set)
{
    for (std::size_t v = 0; v < variables.size(); ++v)
        for (const auto& id : variables[v].parameters) {
            Parameter p = set.at(id);
            p.value = triangular(p.low, p.value, p.high, shares[v]);
            set.insert(std::move(p));
        }
    for (const auto& gpu : catalogue.gpus) {
        notAbove(set, gpu.id + "_training_w", gpu.id + "_tdp_w");
        notAbove(set, gpu.id + "_idle_w", gpu.id + "_training_w");
        notAbove(set, gpu.id + "_slowdown_c", gpu.id + "_trip_c");
        notAbove(set, gpu.id + "_throttle_c", gpu.id + "_slowdown_c");
    }
    for (const auto& rack : catalogue.rackTypes) {
        notAbove(set, rack.id + "_host_training_kw", rack.id + "_host_rated_kw");
        notAbove(set, rack.id + "_host_idle_kw", rack.id + "_host_training_kw");
    }
    notAbove(set, "battery_initial_soc", "battery_soc_max");
}

} // namespace twin
