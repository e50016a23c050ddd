// Chiller curve sets: sense of every set, and the law on trajectories of another program. Which set a trajectory belongs to is found
// from its figures: the one whose law gives them best.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "twin/base/NumberText.h"
#include "twin/physics/ChillerCurves.h"

namespace data {
namespace {

using twin::ChillerCurveSet;
constexpr double kelvin = 273.15;

constexpr Criterion law{"COP of the curve law", "relative", 1e-5, "a chiller run through part load by an independent program, rows with a cycling ratio above 0.5"};
constexpr const char* fits = "|capacity curve at the nominal temperatures - 1|: the manufacturers' fits are not exact";
constexpr Criterion typical{"capacity curves at nominal, median of the sets", "", 0.015, fits};
constexpr Criterion most{"capacity curves at nominal, 90 % of the sets", "", 0.05, fits};
constexpr Criterion largest{"capacity curves at nominal, all sets", "", 0.21, fits};
constexpr std::size_t fewestForQuantiles = 20;

const std::vector<std::string> setColumns{
    "name",           "QEva_nominal_W",  "COP_nominal",     "PLRMin",          "PLRMinUnl",       "PLRMax",   "mEva_kg_s", "mCon_kg_s",
    "TEvaLvg_nominal_K", "TConEnt_nominal_K", "TEvaLvgMin_K", "TEvaLvgMax_K", "TConEntMin_K", "TConEntMax_K", "capFunT1",  "capFunT6",
    "EIRFunT1",       "EIRFunT6",        "EIRFunPLR1",      "EIRFunPLR3",      "etaMotor"};
const std::vector<std::string> runColumns{"TEvaLvg_K", "TConEnt_K", "PLR1", "PLR2", "CR", "COP"};

struct Set
{
    const ReferenceFile* file;
    ChillerCurveSet curves;
};

ChillerCurveSet readSet(const ReferenceTable& t, std::size_t r)
{
    const auto n = [&](const std::string& column) { return t.number(r, column); };
    ChillerCurveSet s;
    s.name = t.text(r, "name");
    s.capacityW = n("QEva_nominal_W");
    s.cop = n("COP_nominal");
    s.partLoadMin = n("PLRMin");
    s.partLoadMinUnloading = n("PLRMinUnl");
    s.partLoadMax = n("PLRMax");
    s.evaporatorKgPerS = n("mEva_kg_s");
    s.condenserKgPerS = n("mCon_kg_s");
    s.leavingC = n("TEvaLvg_nominal_K") - kelvin;
    s.enteringC = n("TConEnt_nominal_K") - kelvin;
    s.leavingMinC = n("TEvaLvgMin_K") - kelvin;
    s.leavingMaxC = n("TEvaLvgMax_K") - kelvin;
    s.enteringMinC = n("TConEntMin_K") - kelvin;
    s.enteringMaxC = n("TConEntMax_K") - kelvin;
    for (std::size_t i = 0; i < 6; ++i) {
        s.capacityCurve[i] = n("capFunT" + std::to_string(i + 1));
        s.eirCurve[i] = n("EIRFunT" + std::to_string(i + 1));
    }
    for (std::size_t i = 0; i < 3; ++i)
        s.partLoadCurve[i] = n("EIRFunPLR" + std::to_string(i + 1));
    s.motorEfficiency = n("etaMotor");
    twin::requireChillerCurves(s);
    return s;
}

void readSets(SuiteFolders& folders, const ReferenceFile& file, std::vector<Set>& sets)
{
    const ReferenceTable t(file.path);
    std::vector<std::pair<double, std::string>> misses;
    for (std::size_t r = 0; r < t.rows(); ++r) {
        try {
            auto s = readSet(t, r);
            // At its own nominal temperatures, drawn into its own limits, as the plant takes them.
            const auto run = twin::runChiller(s, 0, s.leavingC, s.enteringC);
            misses.emplace_back(std::abs(run.availableW / s.capacityW - 1), rowName(file, r) + " (" + s.name + ")");
            sets.push_back({&file, std::move(s)});
        } catch (const twin::Error& e) {
            folders.problem(file, rowName(file, r) + ": " + e.what());
        }
    }
    if (misses.empty())
        throw twin::Error(TWIN_TEXT("%1 holds no usable set of chiller curves."), {file.relative});
    for (const auto& miss : misses)
        folders.errors(file, largest).add(miss.first, [&] { return miss.second; });
    if (misses.size() < fewestForQuantiles) {
        folders.note(file, file.path.filename().string() + ": too few sets for quantiles, each is judged by itself");
        return;
    }
    std::sort(misses.begin(), misses.end());
    const auto add = [&](const Criterion& criterion, std::size_t at) { folders.errors(file, criterion).add(misses[at].first, [&] { return misses[at].second; }); };
    add(typical, misses.size() / 2);
    add(most, misses.size() * 9 / 10);
}

struct Row
{
    std::size_t row;
    double leavingC, enteringC, partLoad, compressorPartLoad, cycling, cop;
};

double miss(const ChillerCurveSet& s, const Row& r)
{
    return twin::chillerCurveCop(s, r.leavingC, r.enteringC, r.partLoad, r.compressorPartLoad, r.cycling) / r.cop - 1;
}

// The middle one of the misses: a few damaged rows must not change which set is found.
double typicalMiss(const ChillerCurveSet& s, const std::vector<Row>& rows)
{
    std::vector<double> misses;
    for (const auto& r : rows) {
        const double e = std::abs(miss(s, r));
        misses.push_back(std::isfinite(e) ? e : HUGE_VAL);
    }
    const auto middle = misses.begin() + static_cast<std::ptrdiff_t>(misses.size() / 2);
    std::nth_element(misses.begin(), middle, misses.end());
    return *middle;
}

void readRun(SuiteFolders& folders, const ReferenceFile& file, const std::vector<Set>& sets)
{
    const ReferenceTable t(file.path);
    std::vector<Row> rows;
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const auto n = [&](const char* column) { return t.number(r, column); };
        const double cycling = n("CR");
        if (!(cycling >= 0))
            throw twin::Error(TWIN_TEXT("Row %1 of %2 has no cycling ratio of zero or more; the table is damaged."), {std::to_string(r + 1), file.relative});
        if (cycling > 0.5)
            rows.push_back({r, n("TEvaLvg_K") - kelvin, n("TConEnt_K") - kelvin, n("PLR1"), n("PLR2"), cycling, n("COP")});
    }
    if (rows.empty())
        throw twin::Error(TWIN_TEXT("In %1 the chiller never runs for more than half of the time; nothing can be compared."), {file.relative});
    // Sets beside the run first; sets from elsewhere only where none lies there.
    std::vector<const Set*> candidates;
    for (const bool beside : {true, false}) {
        for (const auto& s : sets)
            if ((s.file->folder() == file.folder()) == beside)
                candidates.push_back(&s);
        if (!candidates.empty())
            break;
    }
    if (candidates.empty())
        throw twin::Error(TWIN_TEXT("There are no chiller curves to compare %1 with; put the table of curve sets beside it."), {file.relative});
    const Set *best = nullptr, *second = nullptr;
    double least = HUGE_VAL, next = HUGE_VAL;
    for (const auto* s : candidates) {
        const double e = typicalMiss(s->curves, rows);
        if (!best || e < least) {
            second = best;
            next = least;
            best = s;
            least = e;
        } else if (!second || e < next) {
            second = s;
            next = e;
        }
    }
    std::size_t outside = 0;
    for (const auto& r : rows) {
        folders.errors(file, law).add(miss(best->curves, r), [&] { return rowName(file, r.row); });
        const auto& s = best->curves;
        outside += r.leavingC < s.leavingMinC || r.leavingC > s.leavingMaxC || r.enteringC < s.enteringMinC || r.enteringC > s.enteringMaxC;
    }
    auto line = file.path.filename().string() + ": found by its figures to be “" + best->curves.name + "”";
    if (second)
        line += "; the next set, “" + second->curves.name + "”, is " + twin::numberText(100 * next, 1) + " % off";
    folders.note(file, line);
    if (outside > 0)
        folders.note(file, file.path.filename().string() + ": " + std::to_string(outside) + " of " + std::to_string(rows.size())
                               + " rows lie outside the set's temperature limits; the reference extends the curves there, the plant would clamp and say so");
}

} // namespace

std::vector<SuiteResult> chillerSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    std::vector<Set> sets;
    for (const auto* file : files.csvWith(setColumns))
        folders.read(*file, [&] { readSets(folders, *file, sets); });
    for (const auto* file : files.csvWith(runColumns))
        folders.read(*file, [&] { readRun(folders, *file, sets); });
    return folders.take();
}

} // namespace data
