// Pipe networks, pumps and a pipe through time against other programs and a measurement.
#include "data/validate/HydraulicsSuite.h"
#include "data/validate/HydraulicsSuiteCase.h"
#include "data/validate/Validation.h"
#include "twin/base/NumberText.h"
#include "twin/physics/hydraulics/HeatTransport.h"
#include <QFile>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace data {
namespace {

using namespace twin::hydraulics;
using Program = HydraulicsCase::Program;
constexpr double bar = 1e5;
/// Networks of more junctions than this have the wider tolerance that the references' authors give their large ones.
constexpr std::size_t largeNetwork = 50;
/// Reynolds number above which programs agree on Colebrook's law; below, each bridges the gap to laminar flow in its own way.
constexpr double fullyTurbulent = 1e4;

constexpr const char* modelica = "OpenModelica results, with the tolerances of the networks' authors";
constexpr const char* stanet = "STANET results, with the tolerances of the networks' authors";
constexpr Criterion omPressure{"pressure, OpenModelica", "of the pressure", 0.01, modelica};
// Where a reference's own figures show that its valves have another loss than the case says, no law can meet both: the case as given is
// listed as not supported, and compared with the loss that the reference shows.
constexpr Criterion omOtherValvePressure{"pressure where the reference's valve departs from the case, with its loss for all valves", "of the pressure",
                                         0.01, modelica};
constexpr Criterion omVelocity{"velocity, OpenModelica", "m/s", 0.05, modelica};
constexpr Criterion omHeatPressure{"pressure with heat, OpenModelica", "of the pressure", 0.05,
                                   "OpenModelica results; its viscosity follows the temperature"};
constexpr Criterion omTemperature{"mean temperature of a pipe, OpenModelica", "of the absolute temperature", 0.007, modelica};
constexpr Criterion omDrop{"drop of a turbulent pipe at the reference's velocity, OpenModelica", "of the drop", 1e-3, "OpenModelica results, isothermal cases"};
constexpr Criterion stPressure{"pressure, STANET", "of the pressure", 2e-3, stanet};
constexpr Criterion stLargePressure{"pressure in a large network, STANET", "of the pressure", 3e-2, stanet};
constexpr Criterion stVelocity{"velocity, STANET", "m/s", 0.03, stanet};
constexpr Criterion balanceKg{"mass balance of a junction", "kg/s", 1e-5, "what comes in leaves"};
constexpr Criterion balanceW{"heat balance of a network", "of the heat carried", 1e-9, "what comes in, is added and is lost adds up to nothing"};

std::string where(const ReferenceFile& file, const std::string& element) { return file.relative + ", " + element; }

double velocityOf(const HydraulicsCase& c, const FlowSolution& flow, std::size_t pipe)
{
    return velocityMPerS(flow.pipe(pipe), c.network.pipes[pipe].geometry.diameterM, c.network.fluid.densityKgPerM3);
}

class NetworkComparison
{
public:
    NetworkComparison(SuiteFolders& folders, const ReferenceFile& file) : m_folders(folders), m_file(file), m_case(readHydraulicsCase(file)) {}

    void run()
    {
        if (!m_case.unsupported.empty()) {
            m_folders.unsupported(m_file, m_file.relative, m_case.unsupported);
            return;
        }
        const auto flow = solveFlow(m_case.network);
        if (!flow.converged)
            throw twin::Error(TWIN_TEXT("%1: %2"), {m_file.relative, flow.issues.back().message.english()});
        for (const auto& issue : flow.issues)
            m_folders.note(m_file, m_file.relative + ": " + issue.message.english());
        m_folders.errors(m_file, balanceKg).add(flow.imbalanceKgPerS, [&] { return m_file.relative; });
        comparePressures(flow);
        compareVelocities(flow);
        if (m_case.program == Program::OpenModelica && !m_case.heat)
            compareDrops();
        if (m_case.heat)
            compareHeat(flow);
    }

private:
    double reference(int junction) const { return bar * m_case.pressureBar[static_cast<std::size_t>(junction)]; }

    void addPressures(const FlowSolution& flow, const Criterion& criterion)
    {
        for (std::size_t j = 0; j < m_case.pressureBar.size(); ++j)
            if (!std::isnan(m_case.pressureBar[j]))
                m_folders.errors(m_file, criterion).add(flow.pressurePa[j] / (bar * m_case.pressureBar[j]) - 1, [&] {
                    return where(m_file, "junction " + m_case.network.junctions[j].name);
                });
    }

    void comparePressures(const FlowSolution& flow)
    {
        if (m_case.program == Program::Stanet)
            return addPressures(flow, m_case.network.junctions.size() > largeNetwork ? stLargePressure : stPressure);
        if (m_case.heat)
            return addPressures(flow, omHeatPressure);
        if (allWithin(flow, omPressure.tolerance))
            return addPressures(flow, omPressure);
        if (const double loss = departingLoss(flow); loss > 0) {
            m_folders.unsupported(m_file, m_file.relative + ", valves as given",
                                  "the reference's own pressures show a loss coefficient of " + twin::numberText(loss, 2)
                                      + " where the case gives another; compared with that one instead");
            auto other = m_case.network;
            for (auto& v : other.valves)
                v.lossCoefficient = loss;
            return addPressures(solveFlow(other), omOtherValvePressure);
        }
        if (pumpDeparts(flow)) {
            m_folders.unsupported(m_file, m_file.relative + ", pressures",
                                  "the reference's own pressures show another lift of its pump than the case's polynomial gives");
            return;
        }
        addPressures(flow, omPressure);
    }

    bool allWithin(const FlowSolution& flow, double tolerance) const
    {
        for (std::size_t j = 0; j < m_case.pressureBar.size(); ++j)
            if (!std::isnan(m_case.pressureBar[j]) && !(std::abs(flow.pressurePa[j] / (bar * m_case.pressureBar[j]) - 1) <= tolerance))
                return false;
        return true;
    }

    // Does the drop that an element's law gives miss the one of the reference's own figures by what matters for the comparison?
    bool departs(const std::string& name, double given, int from, int to, double& found)
    {
        found = reference(from) - reference(to) + heightGainPa(m_case.network, from, to);
        if (!(std::abs(given - found) > 0.25 * omPressure.tolerance * std::max(reference(from), reference(to))))
            return false;
        m_folders.note(m_file, where(m_file, name) + ": the case's law gives a drop of " + twin::numberText(given / bar, 4)
                                   + " bar, the reference's own figures say " + twin::numberText(found / bar, 4) + " bar.");
        return true;
    }

    // The loss coefficient that the reference shows for the valve that departs most; 0 if none does.
    double departingLoss(const FlowSolution& flow)
    {
        const auto& n = m_case.network;
        double loss = 0, most = 0;
        for (std::size_t i = 0; i < n.valves.size(); ++i) {
            const auto& v = n.valves[i];
            const double area = std::numbers::pi / 4 * v.diameterM * v.diameterM;
            const double m = std::isnan(m_case.valveMPerS[i]) ? flow.valve(n, i) : m_case.valveMPerS[i] * area * n.fluid.densityKgPerM3;
            const double given = lossDrop(v.lossCoefficient, v.diameterM, m, n.fluid.densityKgPerM3).pa;
            double found = 0;
            if (v.open && departs("valve " + v.name, given, v.from, v.to, found) && found * m > 0 && std::abs(found) > most) {
                most = std::abs(found);
                loss = found / lossDrop(1, v.diameterM, m, n.fluid.densityKgPerM3).pa;
            }
        }
        return loss;
    }

    bool pumpDeparts(const FlowSolution& flow)
    {
        bool any = false;
        const auto& n = m_case.network;
        for (std::size_t i = 0; i < n.pumps.size(); ++i) {
            double found = 0;
            any = departs("pump " + n.pumps[i].name, -flow.pumps[i].liftPa, n.pumps[i].from, n.pumps[i].to, found) || any;
        }
        return any;
    }

    void compareVelocities(const FlowSolution& flow)
    {
        const auto& criterion = m_case.program == Program::Stanet ? stVelocity : omVelocity;
        for (std::size_t i = 0; i < m_case.network.pipes.size(); ++i)
            if (!std::isnan(m_case.pipeMPerS[i]))
                m_folders.errors(m_file, criterion).add(velocityOf(m_case, flow, i) - m_case.pipeMPerS[i], [&] {
                    return where(m_file, "pipe " + m_case.network.pipes[i].name);
                });
        for (std::size_t i = 0; i < m_case.network.valves.size(); ++i)
            if (!std::isnan(m_case.valveMPerS[i])) {
                const double v = velocityMPerS(flow.valve(m_case.network, i), m_case.network.valves[i].diameterM, m_case.network.fluid.densityKgPerM3);
                m_folders.errors(m_file, criterion).add(v - m_case.valveMPerS[i], [&] { return where(m_file, "valve " + m_case.network.valves[i].name); });
            }
    }

    // The friction law alone: each turbulent pipe at the flow that the reference has there.
    void compareDrops()
    {
        const auto& n = m_case.network;
        for (std::size_t i = 0; i < n.pipes.size(); ++i) {
            const auto& p = n.pipes[i];
            const double v = m_case.pipeMPerS[i], d = p.geometry.diameterM;
            const double m = v * std::numbers::pi / 4 * d * d * n.fluid.densityKgPerM3;
            if (std::isnan(v) || !(reynoldsNumber(m, d, n.fluid.viscosityPaS) > fullyTurbulent))
                continue;
            const double found = reference(p.from) - reference(p.to) + heightGainPa(n, p.from, p.to);
            const double ours = pipeDrop(n.friction, p.geometry, m, n.fluid.densityKgPerM3, n.fluid.viscosityPaS).pa;
            m_folders.errors(m_file, omDrop).add(ours / found - 1, [&] { return where(m_file, "pipe " + p.name); });
        }
    }

    void compareHeat(const FlowSolution& flow)
    {
        const auto heat = solveHeat(m_case.network, flow, {HeatScheme::MixedVolumes, false});
        double carried = 0;
        for (std::size_t i = 0; i < m_case.network.pipes.size(); ++i) {
            carried = std::max(carried, std::abs(flow.pipe(i)) * m_case.network.fluid.heatCapacityJPerKgK * 300);
            const auto& t = m_case.sectionC[i];
            if (t.empty())
                continue;
            const double mean = std::accumulate(t.begin(), t.end(), 0.0) / static_cast<double>(t.size());
            m_folders.errors(m_file, omTemperature).add((heat.pipeMeanC[i] - mean) / (mean + 273.15), [&] {
                return where(m_file, "pipe " + m_case.network.pipes[i].name);
            });
        }
        m_folders.errors(m_file, balanceW).add(heat.imbalanceW / carried, [&] { return m_file.relative; });
    }

    SuiteFolders& m_folders;
    const ReferenceFile& m_file;
    HydraulicsCase m_case;
};

// A file that no JSON reader takes any more, but whose text shows what it was.
bool isDamagedCase(const ReferenceFile& file)
{
    if (file.kind != ReferenceFile::Kind::Json || !file.names.empty())
        return false;
    QFile in(QString::fromStdString(file.path.string()));
    if (!in.open(QIODevice::ReadOnly))
        return false;
    const auto text = in.readAll();
    if (!QJsonDocument::fromJson(text).isNull())
        return false;
    const auto shows = [&](std::initializer_list<const char*> keys) {
        return std::all_of(keys.begin(), keys.end(), [&](const char* key) { return text.contains(key); });
    };
    return shows({"\"junction\"", "\"fluid\""}) || shows({"\"pressure_dp_Pa\""}) || shows({"\"inner_diameter_m\"", "\"length_m\""});
}

} // namespace

void compareNetworks(SuiteFolders& folders, const ReferenceFiles& files)
{
    for (const auto& file : files.all()) {
        if (isHydraulicsCase(file))
            folders.read(file, [&] { NetworkComparison(folders, file).run(); });
        else if (isDamagedCase(file))
            folders.problem(file, file.relative + " is cut off or damaged; get it again.");
    }
}

std::vector<SuiteResult> hydraulicsSuite(const ReferenceFiles& files)
{
    SuiteFolders folders;
    compareNetworks(folders, files);
    compareMeasuredPipes(folders, files);
    comparePumps(folders, files);
    return folders.take();
}

} // namespace data
