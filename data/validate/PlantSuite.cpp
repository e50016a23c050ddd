// Whole chilled-water plants with an economiser, run by another program: not digit for digit, but in shape. Each check is a statement
// about any such plant; it is made where the columns it needs are there.
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include <set>

namespace data {
namespace {

constexpr const char* physics = "what holds in any such plant";
constexpr Criterion coilBalance{"heat of economiser and chillers = heat of the coil", "% of the coil", 1, "first law on the chilled-water loop, where it has settled"};
constexpr Criterion copBalance{"COP x power = cooling of each chiller", "%", 0.1, "definition of COP, chillers above 1 % of the largest load"};
constexpr Criterion idle{"a chiller that is off moves and draws nothing", "% of the largest", 0.01, physics};
constexpr Criterion freeMode{"free cooling runs no chiller, full mechanical cooling no economiser", "% of the coil's largest", 0.5, "cooling mode 1 free, 2 both, 3 chillers only"};
constexpr Criterion cools{"the economiser only cools", "% of its largest", 0.1, physics};
constexpr Criterion exchanger{"economiser water no colder than the tower water that cools it", "K", 0.1, "second law"};
constexpr Criterion tower{"tower water no colder than the wet bulb", "K", 0.1, "second law"};
constexpr Criterion lowWetBulb{"economiser on only with a wet bulb under the chilled water coming back", "K", 0.1, physics};
constexpr Criterion lowTower{"economiser on only with tower water under the chilled water coming back", "K", 0.1, physics};
constexpr Criterion supplyHeld{"supply air no warmer than its set point, once reached", "K", 1, "the set point beside it"};
constexpr Criterion supply27{"supply air at 27 °C, once reached", "K", 1, "27 °C where no set point is printed; a sampled control hunts around it"};
constexpr Criterion energy{"energy used never falls", "% of the whole", 1e-4, "an integral of power"};
constexpr double settledK = 0.1, kelvin = 273.15;

struct Chiller
{
    std::string power, cop, heat, on; ///< columns; empty where missing
};

struct Columns
{
    std::string economiserOn, economiserHeat, coilHeat, wetBulb, towerLeaving, chilledSupply, chilledReturn, economiserOut, airSet, mode, energy;
    std::map<std::string, Chiller> chillers; ///< by number
};

std::string numberIn(const std::string& text, const std::string& before)
{
    const auto at = text.find(before);
    const auto end = at == std::string::npos ? at : text.find(']', at);
    return end == std::string::npos ? std::string() : text.substr(at + before.size(), end - at - before.size());
}

Columns columnsOf(const std::vector<std::string>& names)
{
    Columns c;
    const auto either = [&](std::initializer_list<const char*> wanted) {
        for (const char* w : wanted)
            if (std::find(names.begin(), names.end(), w) != names.end())
                return std::string(w);
        return std::string();
    };
    c.economiserOn = either({"wseOn.y", "wseCon.y1"});
    c.wetBulb = either({"wseCon.TWetBul", "TWetBul.y"});
    c.towerLeaving = either({"TCWLeaTow.T", "TCWSup.T"});
    c.chilledSupply = either({"TCHWSup.T"});
    c.chilledReturn = either({"TCHWRet.T", "TCHWEntChi.T"});
    c.airSet = either({"TAirSupSet.y"});
    c.mode = either({"cooModCon.y"});
    c.energy = either({"EHVAC.y"});
    for (const auto& name : names) {
        if (name.ends_with("TCHWSupWSE"))
            c.economiserOut = name;
        if (name.ends_with("cooCoi.Q2_flow"))
            c.coilHeat = name;
        else if (name.ends_with("Q2_flow") && name.find("wse") != std::string::npos)
            c.economiserHeat = name;
        if (const auto k = numberIn(name, "chi["); !k.empty()) {
            auto& chiller = c.chillers[k];
            (name.ends_with("].P") ? chiller.power : name.ends_with(".COP") ? chiller.cop : name.ends_with(".QEva_flow") ? chiller.heat : chiller.on) = name;
        } else if (const auto n = numberIn(name, "chiOn["); !n.empty()) {
            c.chillers[n].on = name;
        }
    }
    return c;
}

struct Run
{
    const ReferenceFile& file;
    SuiteFolders& folders;
    Columns columns;
    std::map<std::string, std::vector<double>> values;
    std::size_t rows = 0;
    mutable std::set<std::string> used;

    const std::vector<double>* get(const std::string& column) const
    {
        const auto it = values.find(column);
        if (column.empty() || it == values.end())
            return nullptr;
        used.insert(column);
        return &it->second;
    }
    void add(const Criterion& criterion, double error, std::size_t row) const
    {
        folders.errors(file, criterion).add(error, [&] { return rowName(file, row); });
    }
    /// How far a value exceeds a bound; 0 below it, and not a number where one is missing.
    static double excess(double value, double bound) { return std::isnan(value - bound) ? NAN : std::max(0.0, value - bound); }
};

double largestOf(const std::vector<double>& v)
{
    double most = 0;
    for (const double x : v)
        most = std::max(most, std::isfinite(x) ? std::abs(x) : 0.0);
    return most;
}

void checkChillers(const Run& run)
{
    double largest = 0, largestPower = 0;
    for (const auto& [k, c] : run.columns.chillers) {
        if (const auto* q = run.get(c.heat))
            largest = std::max(largest, largestOf(*q));
        if (const auto* p = run.get(c.power))
            largestPower = std::max(largestPower, largestOf(*p));
    }
    for (const auto& [k, c] : run.columns.chillers) {
        const auto *p = run.get(c.power), *q = run.get(c.heat), *cop = run.get(c.cop), *on = run.get(c.on);
        for (std::size_t r = 0; r < run.rows; ++r) {
            if (p && q && cop && !(std::abs((*q)[r]) < 0.01 * largest) && largest > 0)
                run.add(copBalance, 100 * ((*p)[r] * (*cop)[r] / std::abs((*q)[r]) - 1), r);
            if (on && !((*on)[r] >= 0.5)) {
                if (q)
                    run.add(idle, largest > 0 ? 100 * (*q)[r] / largest : (*q)[r], r);
                if (p)
                    run.add(idle, largestPower > 0 ? 100 * (*p)[r] / largestPower : (*p)[r], r);
            }
        }
    }
}

void checkHeat(const Run& run)
{
    const auto &c = run.columns;
    const auto *coil = run.get(c.coilHeat), *economiser = run.get(c.economiserHeat), *supply = run.get(c.chilledSupply), *back = run.get(c.chilledReturn);
    std::vector<double> chillers(run.rows, 0);
    for (const auto& [k, chiller] : c.chillers)
        if (const auto* q = run.get(chiller.heat))
            for (std::size_t r = 0; r < run.rows; ++r)
                chillers[r] += (*q)[r];
    if (coil && economiser && supply && back) {
        const double small = 0.01 * largestOf(*coil);
        // Settled: neither neighbour in time differs much, so the water in the loop stores little.
        const auto still = [&](const std::vector<double>& t, std::size_t r) {
            return !(std::abs(t[r] - t[r - 1]) > settledK) && !(std::abs(t[r + 1] - t[r]) > settledK);
        };
        for (std::size_t r = 1; r + 1 < run.rows; ++r)
            if (still(*supply, r) && still(*back, r) && !(std::abs((*coil)[r]) < small))
                run.add(coilBalance, 100 * (chillers[r] + (*economiser)[r] - (*coil)[r]) / (*coil)[r], r);
    }
    if (economiser)
        for (std::size_t r = 0; r < run.rows; ++r)
            run.add(cools, 100 * Run::excess((*economiser)[r], 0) / std::max(1e-9, largestOf(*economiser)), r);
    if (const auto* mode = run.get(c.mode); mode && coil) {
        const double most = std::max(1e-9, largestOf(*coil));
        for (std::size_t r = 0; r < run.rows; ++r) {
            const bool known = (*mode)[r] == 1 || (*mode)[r] == 2 || (*mode)[r] == 3;
            run.add(freeMode, !known ? NAN : 100 * ((*mode)[r] == 1 ? chillers[r] : (*mode)[r] == 3 && economiser ? (*economiser)[r] : 0) / most, r);
        }
    }
}

void checkTemperatures(const Run& run)
{
    const auto& c = run.columns;
    const auto *on = run.get(c.economiserOn), *wet = run.get(c.wetBulb), *leaving = run.get(c.towerLeaving), *back = run.get(c.chilledReturn),
               *out = run.get(c.economiserOut);
    for (std::size_t r = 0; r < run.rows; ++r) {
        if (wet && leaving)
            run.add(tower, Run::excess((*wet)[r], (*leaving)[r]), r);
        if (out && leaving)
            run.add(exchanger, Run::excess((*leaving)[r], (*out)[r]), r);
        if (!on || !back || (*on)[r] < 0.5)
            continue;
        if (wet)
            run.add(lowWetBulb, std::isnan((*on)[r]) ? NAN : Run::excess((*wet)[r], (*back)[r]), r);
        if (leaving)
            run.add(lowTower, std::isnan((*on)[r]) ? NAN : Run::excess((*leaving)[r], (*back)[r]), r);
    }
}

void checkSupplyAir(const Run& run)
{
    const auto *air = run.get("TAirSup.T"), *set = run.get(run.columns.airSet);
    if (!air)
        return;
    bool reached = false;
    for (std::size_t r = 0; r < run.rows; ++r) {
        const double above = (*air)[r] - (set ? (*set)[r] : 27 + kelvin);
        const double error = set ? Run::excess(above, 0) : std::abs(above);
        // The run starts with a plant at rest; a run that never gets there fails at its end.
        reached = reached || !(error > supply27.tolerance) || r + 1 == run.rows;
        if (reached)
            run.add(set ? supplyHeld : supply27, error, r);
    }
}

void checkEnergy(const Run& run)
{
    const auto* e = run.get(run.columns.energy);
    if (!e)
        return;
    for (std::size_t r = 1; r < run.rows; ++r)
        run.add(energy, 100 * Run::excess((*e)[r - 1], (*e)[r]) / std::max(1e-9, largestOf(*e)), r);
}

void readRun(SuiteFolders& folders, const ReferenceFile& file)
{
    const ReferenceTable t(file.path);
    Run run{file, folders, columnsOf(t.columns()), {}, t.rows(), {}};
    if (run.rows < 3)
        throw twin::Error(TWIN_TEXT("%1 has fewer than three rows; a run cannot be judged by them."), {file.relative});
    for (const auto& name : t.columns())
        run.values[name] = t.numbers(name);
    for (std::size_t r = 0; r < run.rows; ++r)
        for (const auto& [name, v] : run.values)
            if (!std::isfinite(v[r]))
                throw twin::Error(TWIN_TEXT("Row %1 of %2 has no number in column “%3”; the table is damaged."), {std::to_string(r + 1), file.relative, name});
    const auto& time = run.values["time_s"];
    for (std::size_t r = 1; r < run.rows; ++r)
        if (!(time[r] >= time[r - 1]))
            throw twin::Error(TWIN_TEXT("Time runs backwards in row %1 of %2; the table is damaged."), {std::to_string(r + 1), file.relative});
    checkHeat(run);
    checkChillers(run);
    checkTemperatures(run);
    checkSupplyAir(run);
    checkEnergy(run);
    std::string unused;
    for (const auto& name : t.columns())
        if (name != "time_s" && !run.used.contains(name))
            unused += (unused.empty() ? "" : ", ") + name;
    if (!unused.empty())
        folders.note(file, file.path.filename().string() + ": no check uses " + unused);
}

} // namespace

std::vector<SuiteResult> datacenterPlantSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    for (const auto* file : files.csvWith({"time_s", "TAirSup.T"})) {
        const auto c = columnsOf(file->names);
        if (!c.economiserOn.empty() || !c.economiserHeat.empty())
            folders.read(*file, [&] { readRun(folders, *file); });
    }
    return folders.take();
}

} // namespace data
