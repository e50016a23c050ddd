// Measured power of training clusters, node by node: energies as printed beside the readings, the replay on a grid of seconds, evaluation
// pauses found from power alone, replay at any speed, and the server model back and forth. What belongs together is told by what was measured.
#include "data/validate/ClusterRun.h"
#include "data/validate/SuiteFolders.h"
#include "data/validate/Validation.h"
#include "data/validate/powerflow/JsonFields.h"
#include "twin/base/NumberText.h"
#include "twin/model/Catalogue.h"
#include "twin/physics/PlantModel.h"
#include "twin/physics/StepDetector.h"
#include <algorithm>
#include <cctype>
#include <cmath>
#include <memory>
#include <regex>

namespace data {
namespace {

constexpr const char* printed = "figures printed beside the readings";
constexpr const char* gridFigures = "same replay by an independent program";
constexpr Criterion sampleCount{"readings a node", "", 0, printed};
constexpr Criterion nodeFigures{"mean, least and largest power a node", "relative", 1e-5, printed};
constexpr Criterion nodeEnergy{"energy a node", "relative", 1e-5, printed};
constexpr Criterion totalEnergy{"energy of the cluster", "relative", 1e-5, printed};
constexpr Criterion upstreamTotal{"energy against the submission", "%", 0.02, "total of the reviewed submission, beyond the rounding of its last digit"};
constexpr Criterion gridTotal{"replay on a grid of seconds", "%", 0.1, gridFigures};
constexpr Criterion gridNodes{"replay, means a node", "%", 0.1, gridFigures};
constexpr Criterion gridBlocks{"replay, means of blocks and pauses", "%", 0.1, gridFigures};
constexpr Criterion pauseBegin{"begin of evaluation pauses, from power alone", "s", 5, "log of the training"};
constexpr Criterion replayEnergy{"energy of a replay at 1, 10, 60 and 600 x", "relative", 1e-9, "energy of the readings"};
constexpr Criterion serverRoundTrip{"server power from its utilisation", "relative", 1e-6, "readings within the server's range"};

// A pause must last so many readings, stand out so much, and begin from so nearly the block's power, to be seen at all.
constexpr double leastReadings = 4, leastDrop = 0.05, settledS = 10;

struct Case
{
    const ReferenceFile* file = nullptr;
    ClusterRun run;
    std::unique_ptr<ClusterGrid> grid;
    const ClusterGrid& onGrid()
    {
        if (!grid)
            grid = std::make_unique<ClusterGrid>(clusterGrid(run));
        return *grid;
    }
    std::string name() const { return file->path.filename().string(); }
};

/// How many parts of two file names agree from the front: only to choose between runs that fit equally well.
int sharedParts(const ReferenceFile& a, const ReferenceFile& b)
{
    const auto x = a.path.stem().string(), y = b.path.stem().string();
    int parts = 0;
    for (std::size_t i = 0; i <= std::min(x.size(), y.size()); ++i) {
        const bool endX = i == x.size() || x[i] == '_', endY = i == y.size() || y[i] == '_';
        if (endX && endY)
            ++parts;
        if (i == x.size() || i == y.size() || x[i] != y[i])
            break;
    }
    return parts;
}

/// The runs of a file's folder whose distance to it is least; nothing if there are none.
template<class Distance> Case* nearest(std::vector<Case>& cases, const ReferenceFile& file, const Distance& distance)
{
    Case* found = nullptr;
    double least = HUGE_VAL;
    for (auto& c : cases) {
        if (c.file->folder() != file.folder())
            continue;
        const double d = distance(c);
        if (!found || d < least || (d == least && sharedParts(file, *c.file) > sharedParts(file, *found->file))) {
            found = &c;
            least = d;
        }
    }
    return found;
}

/// What an error is beyond the rounding of a printed figure; not a number stays none.
double beyond(double error, double rounding) { return std::abs(error) <= rounding ? 0 : std::abs(error) - rounding; }

double printedTotalKWh(const QString& text, std::string& digits)
{
    static const std::regex pattern(R"(([0-9]+(?:\.[0-9]+)?)\s*kWh)");
    const auto plain = text.toStdString();
    std::smatch m;
    if (plain.size() > 1000 || !std::regex_search(plain, m, pattern)) // the library's search recurses with the length
        return NAN;
    digits = m[1];
    return twin::toNumber(digits).value_or(NAN);
}

void roundTripServers(SuiteFolders& folders, Case& c, const std::string& system, double gpusPerNode)
{
    const auto& catalogue = twin::Catalogue::builtIn();
    twin::PlantSpec spec;
    spec.gpus = catalogue.gpus;
    spec.rackTypes = catalogue.rackTypes;
    auto lower = system;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char ch) { return static_cast<char>(std::tolower(ch)); });
    int type = -1;
    for (std::size_t i = 0; i < spec.rackTypes.size() && type < 0; ++i) {
        const auto& rack = spec.rackTypes[i];
        if (rack.gpu >= 0 && rack.servers > 0 && rack.gpus == rack.servers * gpusPerNode && lower.find(spec.gpus[static_cast<std::size_t>(rack.gpu)].id) != std::string::npos)
            type = static_cast<int>(i);
    }
    if (type < 0) {
        folders.unsupported(*c.file, c.name() + ", server model", "the catalogue holds no server with " + twin::numberText(gpusPerNode) + " of the GPUs of “" + system + "”");
        return;
    }
    const double servers = spec.rackTypes[static_cast<std::size_t>(type)].servers;
    const double least = twin::serverRackPowerW(spec, type, 0) / servers, most = twin::serverRackPowerW(spec, type, 1) / servers;
    std::size_t outside = 0;
    for (const auto& node : c.run.nodes)
        for (std::size_t i = 0; i < node.power.size(); ++i) {
            const double watts = node.power.watts()[i];
            if (watts < least || watts > most) {
                ++outside;
                continue;
            }
            const double u = twin::utilisationFromServerPower(spec, type, watts * servers);
            folders.errors(*c.file, serverRoundTrip).add(twin::serverRackPowerW(spec, type, u) / (watts * servers) - 1, [&] {
                return c.name() + ", node " + node.name + ", reading " + std::to_string(i + 1);
            });
        }
    if (outside > 0)
        folders.unsupported(*c.file, c.name() + ", " + std::to_string(outside) + " readings through the server model",
                            "they lie outside the server's " + twin::numberText(least, 0) + " to " + twin::numberText(most, 0) + " W and would be clamped");
}

void readEnergies(SuiteFolders& folders, Case& c, const ReferenceFile& json)
{
    const auto object = powerflow::readObject(json);
    const auto file = [&] { return c.name(); };
    const double printedKWh = powerflow::number(object, "energy_trapezoid_kWh", json.relative);
    folders.errors(*c.file, totalEnergy).add(c.run.energyKWh() / printedKWh - 1, file);
    const auto perNode = object.value("per_node").toObject();
    folders.errors(*c.file, sampleCount).add(static_cast<double>(perNode.size()) - static_cast<double>(c.run.nodes.size()), [&] { return c.name() + ", nodes"; });
    for (const auto& node : c.run.nodes) {
        const auto where = [&] { return c.name() + ", node " + node.name; };
        const auto o = perNode.value(QString::fromStdString(node.name)).toObject();
        const auto number = [&](const char* key) { return powerflow::number(o, key, json.relative + ", node " + node.name); };
        const auto& p = node.power;
        folders.errors(*c.file, sampleCount).add(static_cast<double>(p.size()) - number("samples"), where);
        double sum = 0;
        for (const double w : p.watts())
            sum += w;
        const auto [low, high] = std::minmax_element(p.watts().begin(), p.watts().end());
        folders.errors(*c.file, nodeFigures).add(sum / static_cast<double>(p.size()) / number("mean_W") - 1, where);
        folders.errors(*c.file, nodeFigures).add(*low / number("min_W") - 1, where);
        folders.errors(*c.file, nodeFigures).add(*high / number("max_W") - 1, where);
        folders.errors(*c.file, nodeEnergy).add(p.energyJ() / 3.6e6 / number("energy_trapezoid_kWh") - 1, where);
    }
    if (const auto text = object.value("upstream_total_power").toString(); !text.isEmpty()) {
        std::string digits;
        const double total = printedTotalKWh(text, digits);
        const double interval = c.run.medianIntervalS(), longest = c.run.longestIntervalS();
        if (longest > 5 * interval)
            folders.unsupported(*c.file, c.name() + ", total of the submission",
                                "a node was silent for " + twin::numberText(longest, 1) + " s, so that the energy is not known to 0.02 %");
        else
            folders.errors(*c.file, upstreamTotal).add(beyond(c.run.energyKWh() - total, halfLastDecimal(digits)) / total * 100, file);
    }
    const double nodes = static_cast<double>(c.run.nodes.size()), gpus = object.value("gpus").toDouble();
    if (gpus > 0)
        roundTripServers(folders, c, object.value("system").toString().toStdString(), gpus / nodes);
}

void readGridFigures(SuiteFolders& folders, Case& c, const ReferenceFile& json, const ClusterEvents* events)
{
    const auto object = powerflow::readObject(json);
    const auto& grid = c.onGrid();
    const auto percent = [](double got, double expected) { return (got / expected - 1) * 100; };
    const auto compare = [&](const Criterion& criterion, double got, double expected, const std::string& what) {
        folders.errors(*c.file, criterion).add(percent(got, expected), [&] { return c.name() + ", " + what; });
    };
    const auto total = object.value("total_kW").toObject();
    const auto kW = [&](const char* key) { return powerflow::number(total, key, json.relative + ", total_kW") * 1000; };
    double mean = 0, up = 0, down = 0;
    for (std::size_t i = 0; i < grid.totalW.size(); ++i) {
        mean += grid.totalW[i] / static_cast<double>(grid.totalW.size());
        if (i > 0) {
            up = std::max(up, grid.totalW[i] - grid.totalW[i - 1]);
            down = std::min(down, grid.totalW[i] - grid.totalW[i - 1]);
        }
    }
    compare(gridTotal, mean, kW("mean"), "mean");
    compare(gridTotal, grid.percentileW(0), kW("min"), "least");
    compare(gridTotal, grid.percentileW(1), kW("max"), "largest");
    compare(gridTotal, grid.percentileW(0.01), kW("p01"), "1 % quantile");
    compare(gridTotal, grid.percentileW(0.99), kW("p99"), "99 % quantile");
    compare(gridTotal, up, powerflow::number(object, "max_ramp_up_kW_per_s", json.relative) * 1000, "steepest rise");
    compare(gridTotal, down, powerflow::number(object, "max_ramp_down_kW_per_s", json.relative) * 1000, "steepest fall");
    const auto nodeMeans = object.value("node_mean_W").toObject();
    for (std::size_t i = 0; i < grid.nodeMeanW.size(); ++i) {
        const auto& name = c.run.nodes[i].name;
        compare(gridNodes, grid.nodeMeanW[i], powerflow::number(nodeMeans, name.c_str(), json.relative + ", node_mean_W"), "node " + name);
    }
    if (!events) {
        folders.unsupported(*c.file, c.name() + ", means of blocks and pauses", "no log of its training lies beside it");
        return;
    }
    const auto windows = [&](const char* key, const std::vector<ClusterEvents::Span>& spans, const char* what) {
        const auto expected = powerflow::numbers(object, key, json.relative);
        if (expected.size() != spans.size())
            throw twin::Error(TWIN_TEXT("%1 holds %2 means under %3 where the log of the training has %4; one of the two is damaged."),
                              {json.relative, std::to_string(expected.size()), key, std::to_string(spans.size())});
        for (std::size_t i = 0; i < spans.size(); ++i)
            compare(gridBlocks, grid.meanW(spans[i].first, spans[i].second), expected[i] * 1000, what + std::to_string(i + 1));
    };
    windows("train_block_mean_kW", events->blocks, "block ");
    windows("eval_mean_kW", events->pauses, "pause ");
}

void findEvaluations(SuiteFolders& folders, Case& c, const ClusterEvents& events)
{
    const auto grid = clusterGrid(c.run, 0);
    const auto found = twin::findPauses(grid.totalW, grid.beginS, grid.stepS);
    const double interval = c.run.medianIntervalS();
    std::size_t judged = 0, hits = 0;
    for (const auto& [begin, end] : events.pauses) {
        const auto name = c.name() + ", pause at " + twin::numberText(begin, 1) + " s";
        double block = NAN; // mean of the block before
        for (const auto& b : events.blocks)
            if (b.second <= begin + 1 && b.second > begin - 60)
                block = grid.meanW(b.first, b.second);
        const double before = grid.meanW(begin - settledS, begin), during = grid.meanW(begin, end);
        if (end - begin < leastReadings * interval)
            folders.unsupported(*c.file, name, "it lasts " + twin::numberText(end - begin, 1) + " s, less than four readings");
        else if (grid.endS() - begin < leastReadings * interval)
            folders.unsupported(*c.file, name, "the readings end before four of them fall into it");
        else if (!std::isfinite(block + before + during))
            folders.unsupported(*c.file, name, "there is no power of all nodes before and during it");
        else if (during > (1 - leastDrop) * block)
            folders.unsupported(*c.file, name, "it does not lower the power by 5 %");
        else if (before < (1 - leastDrop) * block)
            folders.unsupported(*c.file, name, "the power was down before it began");
        else {
            double off = HUGE_VAL;
            for (const auto& p : found)
                if (std::abs(p.beginS - begin) < std::abs(off))
                    off = p.beginS - begin;
            folders.errors(*c.file, pauseBegin).add(off, [&] { return name; });
            ++judged;
            hits += std::abs(off) <= pauseBegin.tolerance ? 1 : 0;
        }
    }
    if (judged > 0)
        folders.note(*c.file, c.name() + ": " + std::to_string(hits) + " of " + std::to_string(judged) + " evaluation pauses found from power alone, " +
                                  std::to_string(found.size() - std::min(found.size(), hits)) + " other drops of power.");
}

void replay(SuiteFolders& folders, Case& c)
{
    for (const double speed : {1.0, 10.0, 60.0, 600.0}) {
        double joule = 0;
        for (const auto& node : c.run.nodes)
            for (const auto& frame : twin::replayFrames(node.power, speed, 1))
                joule += frame.meanW * (frame.endS - frame.beginS);
        folders.errors(*c.file, replayEnergy).add(joule / (c.run.energyKWh() * 3.6e6) - 1, [&] { return c.name() + ", " + twin::numberText(speed) + " x"; });
    }
}

} // namespace

std::vector<SuiteResult> clusterPowerSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    std::vector<Case> cases;
    for (const auto* file : files.csvWith({"node", "t_ms", "power_W"}))
        folders.read(*file, [&] {
            cases.push_back({file, readClusterRun(*file), {}});
            replay(folders, cases.back());
        });
    const auto missing = [&](const ReferenceFile& file) {
        folders.problem(file, file.relative + " belongs to a measured run that is missing or damaged; put its table with the columns node, t_ms, power_W beside it.");
    };
    std::vector<const Case*> described;
    for (const auto* json : files.jsonWith({"energy_trapezoid_kWh", "per_node"}))
        folders.read(*json, [&] {
            const auto object = powerflow::readObject(*json);
            const double nodes = object.value("per_node").toObject().size(), energy = object.value("energy_trapezoid_kWh").toDouble();
            auto* c = nearest(cases, *json, [&](const Case& k) {
                return std::abs(static_cast<double>(k.run.nodes.size()) - nodes) + std::abs(k.run.energyKWh() / energy - 1);
            });
            if (!c)
                return missing(*json);
            described.push_back(c);
            readEnergies(folders, *c, *json);
        });
    for (const auto& c : cases)
        if (std::find(described.begin(), described.end(), &c) == described.end())
            folders.unsupported(*c.file, c.name() + ", energies", "no figures lie beside it");
    // A log belongs to every run that ended when it did; of several the one whose name is most alike.
    struct Log
    {
        const ReferenceFile* file;
        ClusterEvents events;
        bool used = false;
    };
    std::vector<Log> logs;
    for (const auto* file : files.csvWith({"t_ms", "key", "value"}))
        folders.read(*file, [&] { logs.push_back({file, readClusterEvents(*file), false}); });
    std::vector<const ClusterEvents*> eventsOf(cases.size(), nullptr);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        auto& c = cases[i];
        Log* best = nullptr;
        for (auto& log : logs) {
            constexpr double togetherS = 30;
            const auto off = [&](const Log& l) { return std::abs(l.events.stopS - c.run.lastS()); };
            if (log.file->folder() != c.file->folder() || off(log) > std::max(togetherS, 0.05 * c.run.lastS()))
                continue;
            const int more = best ? sharedParts(*log.file, *c.file) - sharedParts(*best->file, *c.file) : 0;
            if (!best || more > 0 || (more == 0 && off(log) < off(*best)))
                best = &log;
        }
        if (best) {
            eventsOf[i] = &best->events;
            best->used = true;
            folders.read(*c.file, [&] { findEvaluations(folders, c, best->events); });
        } else {
            folders.unsupported(*c.file, c.name() + ", pauses", "no log of its training lies beside it");
        }
    }
    for (const auto& log : logs)
        if (!log.used)
            folders.unsupported(*log.file, log.file->path.filename().string(), "no power of the run that it is the log of lies beside it");
    for (const auto* json : files.jsonWith({"total_kW", "node_mean_W", "max_ramp_up_kW_per_s"}))
        folders.read(*json, [&] {
            const auto object = powerflow::readObject(*json);
            const double nodes = object.value("node_mean_W").toObject().size(), mean = object.value("total_kW").toObject().value("mean").toDouble() * 1000;
            auto* c = nearest(cases, *json, [&](Case& k) {
                return std::abs(static_cast<double>(k.run.nodes.size()) - nodes) + std::abs(k.onGrid().meanW(-HUGE_VAL, HUGE_VAL) / mean - 1);
            });
            if (!c)
                return missing(*json);
            readGridFigures(folders, *c, *json, eventsOf[static_cast<std::size_t>(c - cases.data())]);
        });
    for (const auto* json : files.jsonWith({"system_name", "accelerators_per_node", "accelerator_model_name"}))
        for (const auto* beside : files.beside(*json))
            if (folders.claimed(*beside))
                folders.claim(*json);
    return folders.take();
}

} // namespace data
