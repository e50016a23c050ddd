#include "twin/model/BandStudy.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/model/BandSampling.h"
#include "twin/model/ThinnedPlant.h"
#include "twin/physics/Parallel.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace twin {
namespace {

constexpr int fewestSamples = 10, mostSamples = 10'000;
constexpr std::size_t mostDrivers = 5;
// Checks of the model itself, not figures of the site.
constexpr std::array checks{std::string_view("heat_balance_error_mw"), std::string_view("heat_stored_mw")};

/// Rank correlation that one of `columns` unrelated columns exceeds by chance in 5 % of all studies (normal approximation, Bonferroni).
double chanceCorrelation(std::size_t columns, int samples)
{
    const double share = 0.05 / static_cast<double>(std::max<std::size_t>(1, columns));
    double low = 0, high = 10;
    for (int i = 0; i < 60; ++i) {
        const double z = 0.5 * (low + high);
        (std::erfc(z / std::sqrt(2.0)) > share ? low : high) = z;
    }
    return high / std::sqrt(std::max(1, samples - 1));
}

/// What one sample gave.
struct Outcome
{
    std::optional<Message> refusal;
    std::vector<double> figures; ///< in the table's order
};

void checkSettings(const BandSettings& s)
{
    if (s.samples < fewestSamples || s.samples > mostSamples)
        throw Error(TWIN_TEXT("Bands from %1 samples are not possible; choose between %2 and %3."),
                    {std::to_string(s.samples), std::to_string(fewestSamples), std::to_string(mostSamples)}, Error::Kind::Usage);
    if (s.threads < 0)
        throw Error(TWIN_TEXT("Bands cannot be worked out by %1 threads; choose 0 for as many as there are, or more."), {std::to_string(s.threads)},
                    Error::Kind::Usage);
}

Outcome settleSample(const ThinnedPlant& plant, Scenario scenario, const Catalogue& catalogue, const PlantInputs& inputs,
                     const std::vector<BandVariable>& variables, const std::vector<double>& shares)
{
    Outcome out;
    try {
        drawParameters(variables, shares, catalogue, scenario.parameters);
        const KeyFigures k = plant.settle(scenario, inputs);
        for (const auto& info : keyFigureTable())
            out.figures.push_back(k.*info.member);
    } catch (const Error& error) {
        out.refusal = error.message();
    }
    return out;
}

/// Values of one figure; empty where it is unknown in some sample or never changes.
std::vector<double> valuesOf(const std::vector<Outcome>& outcomes, std::size_t figure)
{
    std::vector<double> values;
    for (const auto& outcome : outcomes) {
        if (outcome.refusal)
            continue;
        if (!std::isfinite(outcome.figures[figure]))
            return {};
        values.push_back(outcome.figures[figure]);
    }
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    // Sums of the same terms may differ in the last digits.
    if (values.empty() || *high - *low <= 1e-9 * std::max(std::abs(*high), std::abs(*low)))
        return {};
    return values;
}

} // namespace

const FigureBand* BandStudy::find(std::string_view id) const
{
    for (const auto& band : figures)
        if (id == band.figure->id)
            return &band;
    return nullptr;
}

BandStudy studyBands(const Site& site, const Scenario& scenario, const Catalogue& catalogue, const PlantInputs& inputs,
                     const BandSettings& settings, const Progress& progress)
{
    checkSettings(settings);
    ParameterSet all = catalogue.parameters;
    for (const auto& p : scenario.parameters.all())
        all.insert(p);
    const auto variables = bandVariables(site, all, catalogue);
    Scenario base = scenario;
    base.parameters = std::move(all);

    const auto samples = static_cast<std::size_t>(settings.samples);
    std::vector<std::vector<double>> shares(samples, std::vector<double>(variables.size())); // by sample, then variable
    for (std::size_t v = 0; v < variables.size(); ++v) {
        const auto column = latinHypercube(settings.samples, settings.seed, variables[v].id);
        for (std::size_t s = 0; s < samples; ++s)
            shares[s][v] = column[s];
    }
    progress.step(0);

    std::vector<Outcome> outcomes(samples);
    KeyFigures own; // with every parameter at its own value
    withThreads(settings.threads, [&] {
        const ThinnedPlant plant(site, base, catalogue, !settings.wholePlant, !inputs.hallSupply.empty());
        own = plant.settle(base, inputs);
        // In batches, so that progress and cancelling stay with the caller's thread.
        constexpr std::size_t batch = 8;
        for (std::size_t first = 0; first < samples; first += batch) {
            progress.step(static_cast<double>(first) / static_cast<double>(samples));
            forEachIndex(first, std::min(first + batch, samples),
                         [&](std::size_t s) { outcomes[s] = settleSample(plant, base, catalogue, inputs, variables, shares[s]); });
        }
    });

    BandStudy study;
    study.seed = settings.seed;
    study.parameters = variables.size();
    const Message* refusal = nullptr;
    for (const auto& outcome : outcomes) {
        (outcome.refusal ? study.refused : study.samples) += 1;
        if (outcome.refusal && !refusal)
            refusal = &*outcome.refusal;
    }
    if (10 * study.refused > settings.samples)
        throw Error(TWIN_TEXT("%1 of %2 samples within the ranges are impossible, so there is no band; narrow the ranges. The first: %3"),
                    {std::to_string(study.refused), std::to_string(settings.samples), refusal->english()});

    std::vector<std::vector<double>> ranks;
    for (std::size_t v = 0; v < variables.size(); ++v) {
        std::vector<double> column;
        for (std::size_t s = 0; s < samples; ++s)
            if (!outcomes[s].refusal)
                column.push_back(shares[s][v]);
        ranks.push_back(ranksOf(column));
    }
    const double chance = chanceCorrelation(variables.size(), study.samples);
    const auto table = keyFigureTable();
    for (std::size_t f = 0; f < table.size(); ++f) {
        if (std::find(checks.begin(), checks.end(), table[f].id) != checks.end())
            continue;
        auto values = valuesOf(outcomes, f);
        FigureBand band;
        band.figure = &table[f];
        band.value = own.*table[f].member;
        if (values.empty() || !std::isfinite(band.value))
            continue;
        const auto figureRanks = ranksOf(values);
        for (std::size_t v = 0; v < variables.size(); ++v)
            if (const double r = rankCorrelation(ranks[v], figureRanks); std::abs(r) > chance)
                band.drivers.push_back({variables[v].id, variables[v].label, r});
        std::stable_sort(band.drivers.begin(), band.drivers.end(),
                         [](const BandDriver& a, const BandDriver& b) { return std::abs(a.rankCorrelation) > std::abs(b.rankCorrelation); });
        if (band.drivers.size() > mostDrivers)
            band.drivers.resize(mostDrivers);
        std::sort(values.begin(), values.end());
        band.low = std::min(percentile(values, 0.05), band.value);
        band.median = percentile(values, 0.5);
        band.high = std::max(percentile(values, 0.95), band.value);
        band.minimum = std::min(values.front(), band.value);
        band.maximum = std::max(values.back(), band.value);
        study.figures.push_back(std::move(band));
    }
    progress.step(1);
    return study;
}

} // namespace twin
