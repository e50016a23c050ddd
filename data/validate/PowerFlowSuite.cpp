// Three forms of reference: textbook power systems with their solved state (|Vm| within 1e-6 pu, angle within 1e-5 degrees), the
// four-node test feeder (0.3 % and 0.2 degrees), and cases of the open grid model (each attribute within the case's own rtol and
// atol). The network and its solver are those of twin/physics/network.
#include "data/validate/PowerFlowSuite.h"
#include "data/validate/powerflow/BusCase.h"
#include "data/validate/powerflow/FeederCase.h"
#include "data/validate/powerflow/GridCase.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <cmath>
#include <deque>
#include <fstream>
#include <numbers>
#include <set>

namespace data {
namespace {

using namespace twin::network;
using powerflow::GridCase;
using powerflow::GridData;
using powerflow::GridDataset;
using powerflow::GridParameters;

double wrappedDegrees(double difference) { return std::remainder(difference, 360.0); }

/// One result: comparisons in the order they first appear.
struct Sheet
{
    SuiteResult result;
    std::deque<Errors> comparisons; // references to them are held
    std::vector<std::string> names;
    std::set<std::string> files;
    double largestCommonAngle = 0; ///< rad

    Errors& errors(const std::string& quantity, const char* unit, double tolerance, const char* reference)
    {
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == quantity)
                return comparisons[i];
        names.push_back(quantity);
        return comparisons.emplace_back(quantity, unit, tolerance, reference);
    }
    void unsupported(const std::string& name, const std::string& reason) { result.unsupported.push_back(name + ": " + reason); }
    SuiteResult finish()
    {
        result.files.assign(files.begin(), files.end());
        if (largestCommonAngle > 0)
            result.notes.push_back("angles of grid-model cases are compared from the first source's bus, whose own angle differs by up to "
                                   + twin::numberText(largestCommonAngle, 9) + " rad from the reference's");
        for (const auto& c : comparisons)
            result.comparisons.push_back(c.result());
        return std::move(result);
    }
};

class Sheets
{
public:
    Sheet& of(const ReferenceFile& file)
    {
        const auto slash = file.relative.find('/');
        const auto folder = slash == std::string::npos ? std::string(".") : file.relative.substr(0, slash);
        auto& sheet = m_sheets[folder];
        sheet.result.folder = folder;
        sheet.files.insert(file.relative);
        return sheet;
    }
    std::vector<SuiteResult> finish()
    {
        std::vector<SuiteResult> out;
        for (auto& [folder, sheet] : m_sheets)
            out.push_back(sheet.finish());
        return out;
    }

private:
    std::map<std::string, Sheet> m_sheets;
};

/// A file that cannot be parsed, so that its keys are not known, but whose text begins like one of ours.
bool isDamaged(const ReferenceFile& file)
{
    if (file.kind != ReferenceFile::Kind::Json || !file.names.empty())
        return false;
    std::ifstream in(file.path, std::ios::binary);
    std::string head(4096, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
    const auto holds = [&](const char* key) { return head.find(std::string("\"") + key + "\"") != std::string::npos; };
    return (holds("baseMVA") && holds("bus_columns")) || holds("line_impedance_ohm_per_mile") || (holds("is_batch") && holds("type"))
        || (holds("calculation_method") && holds("rtol"));
}

constexpr const char* busReference = "solved states of published bus systems";

void runBusCase(const ReferenceFile& file, Sheet& sheet, PowerFlow& solver)
{
    const auto c = powerflow::readBusCase(file);
    PowerFlowOptions options;
    options.toleranceVa = 1e-4;
    const auto state = solver.solve(c.network, options);
    auto& magnitude = sheet.errors("bus voltage", "pu", 1e-6, busReference);
    auto& angle = sheet.errors("bus angle", "°", 1e-5, busReference);
    for (std::size_t b = 0; b < c.network.buses.size(); ++b) {
        const auto where = [&] { return file.relative + ", " + c.network.buses[b].name; };
        magnitude.add(std::abs(state.u[b][0]) - c.magnitudePu[b], where);
        angle.add(wrappedDegrees(std::arg(state.u[b][0]) * 180 / std::numbers::pi - c.angleDeg[b]), where);
    }
    if (const auto dark = state.darkBuses(); !dark.empty())
        sheet.result.notes.push_back(file.relative + ": " + c.network.buses[static_cast<std::size_t>(dark.front())].name +
                                     (dark.size() > 1 ? " and " + std::to_string(dark.size() - 1) + " more are" : " is") + " cut off from every source and dark");
    if (std::isfinite(c.lossMw)) {
        double loss = state.lossW();
        for (const auto& s : state.shunts)
            loss += s.at.activeW();
        sheet.result.notes.push_back(file.relative + ": losses " + twin::numberText(loss * 1e-6, 4) + " MW, reference " + twin::numberText(c.lossMw, 4)
                                     + " MW, in " + std::to_string(state.iterations) + " iterations");
    }
}

void runFeeder(const ReferenceFile& file, Sheet& sheet, PowerFlow& solver)
{
    constexpr const char* reference = "published voltages of the four-node test feeder";
    powerflow::readFeeder(
        file,
        [&](const powerflow::FeederCase& c) {
            PowerFlowOptions options;
            options.threePhase = true;
            const auto state = solver.solve(c.network, options);
            auto& magnitude = sheet.errors("feeder voltage", "%", 0.3, reference);
            auto& angle = sheet.errors("feeder angle", "°", 0.2, reference);
            for (const auto& probe : c.probes)
                for (std::size_t p = 0; p < 3; ++p) {
                    const auto& u = state.u[static_cast<std::size_t>(probe.bus)];
                    const Complex v = (probe.delta ? u[p] - u[(p + 1) % 3] : u[p]) * c.network.buses[static_cast<std::size_t>(probe.bus)].ratedV
                        / std::numbers::sqrt3;
                    const auto where = [&] {
                        return file.relative + ", " + c.name + ", " + c.network.buses[static_cast<std::size_t>(probe.bus)].name + ", phase "
                            + std::to_string(p + 1);
                    };
                    magnitude.add(100 * (std::abs(v) / probe.volts[p] - 1), where);
                    angle.add(wrappedDegrees(std::arg(v) * 180 / std::numbers::pi - probe.degrees[p]), where);
                }
        },
        [&](const std::string& sentence) { sheet.result.problems.push_back(sentence); });
}

/// What an attribute is, for the sheet: one row a kind instead of one an attribute.
std::string kindOf(const std::string& component, const std::string& attribute)
{
    if (component == "fault")
        return attribute == "i_f" ? "fault current" : attribute == "i_f_angle" ? "fault current angle" : "energised";
    if (attribute == "u" || attribute == "u_pu")
        return "voltage";
    if (attribute == "u_angle")
        return "voltage angle";
    if (attribute == "energized")
        return "energised";
    if (attribute == "loading")
        return "loading";
    if (attribute == "tap_pos")
        return "tap position";
    if (attribute == "pf")
        return "power factor";
    if (attribute.ends_with("_angle"))
        return "current angle";
    switch (attribute.front()) {
    case 'p': return "active power";
    case 'q': return "reactive power";
    case 's': return "apparent power";
    case 'i': return "current";
    default: return attribute;
    }
}

/// All files of one folder that belong together.
struct GridFiles
{
    const ReferenceFile* input = nullptr;
    const ReferenceFile* update = nullptr;
    const ReferenceFile* parameters = nullptr;
    std::vector<std::pair<const ReferenceFile*, GridDataset>> outputs;
};

class GridRun
{
public:
    GridRun(const GridFiles& files, Sheet& sheet, PowerFlow& solver) : m_files(files), m_sheet(sheet), m_solver(solver) {}

    void run()
    {
        const auto slash = m_files.input->relative.rfind('/');
        m_name = slash == std::string::npos ? "." : m_files.input->relative.substr(0, slash);
        m_parameters = powerflow::readGridParameters(*m_files.parameters);
        const auto input = powerflow::readGridDataset(*m_files.input).scenarios.at(0);
        std::vector<GridDataset> outputs;
        std::vector<std::string> types;
        for (const auto& [file, header] : m_files.outputs) {
            outputs.push_back(powerflow::readGridDataset(*file));
            types.push_back(header.type);
        }
        if (powerflow::asksForEstimation(input, m_parameters, outputs))
            return m_sheet.unsupported(m_name, "state estimation from measurements; only power flow and short circuit are modelled");
        if (m_parameters.expectsFailure)
            return m_sheet.unsupported(m_name, "a case that must fail in the reference program, with no results to compare");
        if (!m_parameters.methods.empty() && std::all_of(m_parameters.methods.begin(), m_parameters.methods.end(), [](const auto& m) { return m == "linear_current"; }))
            return m_sheet.unsupported(m_name, "its results are those of one current iteration, an approximation that is not modelled");
        if (const auto reasons = powerflow::notModelled(input, types); !reasons.empty()) {
            for (const auto& reason : reasons)
                m_sheet.unsupported(m_name, reason);
            return;
        }
        if (outputs.empty())
            return m_sheet.unsupported(m_name, "it has no results to compare with");
        std::vector<GridData> updates;
        if (m_files.update)
            updates = powerflow::readGridDataset(*m_files.update).scenarios;
        const GridCase base(input);
        for (const auto& output : outputs) {
            if (!output.batch) {
                compare(base, output.type, output.scenarios.at(0), "");
                continue;
            }
            if (output.scenarios.size() != updates.size())
                throw twin::Error(TWIN_TEXT("%1 has results of %2 scenarios but changes for %3."),
                                  {m_name, std::to_string(output.scenarios.size()), std::to_string(updates.size())});
            for (std::size_t s = 0; s < updates.size(); ++s)
                compare(base.updated(updates[s]), output.type, output.scenarios[s], ", scenario " + std::to_string(s));
        }
    }

private:
    void compare(GridCase c, const std::string& type, const GridData& expected, const std::string& scenario)
    {
        const auto study = type == "sc_output" ? GridCase::Study::ShortCircuit : type == "asym_output" ? GridCase::Study::Asymmetric : GridCase::Study::Symmetric;
        const char* label = study == GridCase::Study::ShortCircuit ? "short circuit" : study == GridCase::Study::Asymmetric ? "by phases" : "symmetric";
        c.solve(study, m_parameters, m_solver);
        if (m_parameters.tapStrategy == "fast_any_tap" && study != GridCase::Study::ShortCircuit && !sameTaps(c, expected)) {
            // The strategy promises any position within the band: where the reference took another, that one must rest too.
            m_sheet.errors("tap position within band", "changes", 0, "positions that the reference found").add(
                c.adoptTaps(expected, study, m_parameters, m_solver) ? 0 : 1, [&] { return m_name + scenario; });
        }
        m_commonAngle = study == GridCase::Study::ShortCircuit ? std::vector<double>{} : commonAngle(c, expected);
        for (const auto& [component, rows] : expected)
            for (std::size_t r = 0; r < rows.size(); ++r) {
                for (const auto& attribute : rows[r].unreadable())
                    rows[r].has(attribute); // throws: a result that cannot be read must not pass unseen
                for (const auto& [attribute, reference] : rows[r].all())
                    if (attribute != "id")
                        compareAttribute(c, component, rows[r], attribute, reference, label, scenario);
            }
    }

    /// Own angles less the reference's at the bus of the first source, by phase: results of this format agree on angles among
    /// themselves only (the reference program's own tests leave the common angle out). Empty where the reference does not give it.
    std::vector<double> commonAngle(const GridCase& c, const GridData& expected)
    {
        const auto nodes = expected.find("node");
        const auto source = std::find_if(c.network.sources.begin(), c.network.sources.end(), [](const Source& s) { return s.closed; });
        if (nodes == expected.end() || source == c.network.sources.end())
            return {};
        const auto& name = c.network.buses[static_cast<std::size_t>(source->bus)].name;
        for (const auto& row : nodes->second)
            if (row.has("u_angle") && name == "node " + std::to_string(row.id().value_or(-1))) {
                auto angle = c.value("node", row, "u_angle");
                for (std::size_t p = 0; p < std::min(angle.size(), row.values("u_angle").size()); ++p)
                    angle[p] = std::remainder(angle[p] - row.values("u_angle")[p], 2 * std::numbers::pi);
                if (!angle.empty())
                    m_sheet.largestCommonAngle = std::max(m_sheet.largestCommonAngle, std::abs(angle.front()));
                return angle;
            }
        return {};
    }

    bool sameTaps(const GridCase& c, const GridData& expected) const
    {
        const auto it = expected.find("transformer_tap_regulator");
        if (it != expected.end())
            for (const auto& row : it->second)
                if (row.has("tap_pos") && c.value("transformer_tap_regulator", row, "tap_pos") != row.values("tap_pos"))
                    return false;
        return true;
    }

    void compareAttribute(const GridCase& c, const std::string& component, const powerflow::GridRow& row, const std::string& attribute,
                          const std::vector<double>& reference, const char* label, const std::string& scenario)
    {
        const auto own = c.value(component, row, attribute);
        if (own.empty()) {
            if (m_unknown.insert(component + "." + attribute).second)
                m_sheet.unsupported(m_name, "the attribute “" + attribute + "” of “" + component + "” is not modelled");
            return;
        }
        if (own.size() != reference.size())
            throw twin::Error(TWIN_TEXT("%1 gives “%2” of “%3” for %4 phases where %5 are needed."),
                              {m_name, attribute, component, std::to_string(reference.size()), std::to_string(own.size())});
        auto& errors = m_sheet.errors(std::string(kindOf(component, attribute)) + ", " + label, "of the tolerance", 1,
                                      "grid-model cases, each attribute within its case's rtol and atol");
        const double rtol = m_parameters.relative.at(attribute), atol = m_parameters.absolute.at(attribute);
        std::vector<double> magnitude;
        if (attribute.ends_with("_angle")) { // an angle counts as much as the phasor it belongs to: that of nothing says nothing
            const auto of = attribute.substr(0, attribute.size() - 6);
            const auto sibling = of == "u" ? std::string("u_pu") : of;
            magnitude = row.has(sibling) ? row.values(sibling) : c.value(component, row, sibling);
        }
        for (std::size_t p = 0; p < own.size(); ++p) {
            if (std::isnan(reference[p]))
                continue;
            const double scale = magnitude.empty() ? std::abs(reference[p]) : std::abs(magnitude[p]);
            const double turn = attribute == "u_angle" && p < m_commonAngle.size() ? m_commonAngle[p] : 0;
            const double error = magnitude.empty() ? own[p] - reference[p] : std::abs(std::polar(scale, own[p] - turn) - std::polar(scale, reference[p]));
            const double allowed = atol + rtol * scale;
            errors.add(allowed > 0 ? error / allowed : (error == 0 ? 0 : HUGE_VAL), [&] {
                return m_name + scenario + ", " + component + " " + std::to_string(row.id().value_or(-1)) + " " + attribute
                    + (own.size() > 1 ? std::string(", phase ") + static_cast<char>('a' + p) : std::string());
            });
        }
    }

    const GridFiles& m_files;
    Sheet& m_sheet;
    PowerFlow& m_solver;
    GridParameters m_parameters;
    std::string m_name;
    std::set<std::string> m_unknown;
    std::vector<double> m_commonAngle;
};

void runGridCases(const ReferenceFiles& files, Sheets& sheets, PowerFlow& solver)
{
    std::map<std::filesystem::path, GridFiles> folders;
    std::map<std::filesystem::path, std::vector<std::string>> problems;
    for (const auto& file : files.all()) {
        if (!powerflow::isGridDataset(file) && !powerflow::isGridParameters(file))
            continue;
        auto& folder = folders[file.folder()];
        auto& sheet = sheets.of(file);
        const auto take = [&](const ReferenceFile*& place, const char* what) {
            if (place)
                sheet.result.problems.push_back(file.relative + " is a second " + what + " beside " + place->relative + "; one case a folder can be told apart.");
            else
                place = &file;
        };
        try {
            if (powerflow::isGridParameters(file)) {
                take(folder.parameters, "set of parameters");
                continue;
            }
            const auto header = powerflow::readGridHeader(file);
            if (header.type == "input")
                take(folder.input, "input");
            else if (header.type == "update")
                take(folder.update, "set of changes");
            else if (header.type == "sym_output" || header.type == "asym_output" || header.type == "sc_output")
                folder.outputs.emplace_back(&file, header);
            else
                sheet.result.problems.push_back(file.relative + " is a dataset of the unknown type “" + header.type + "”.");
        } catch (const std::exception& e) {
            sheet.result.problems.emplace_back(e.what());
        }
    }
    for (const auto& [path, folder] : folders) {
        const auto* any = folder.input ? folder.input : folder.parameters ? folder.parameters : folder.update ? folder.update : folder.outputs.empty() ? nullptr : folder.outputs.front().first;
        if (!any)
            continue;
        auto& sheet = sheets.of(*any);
        if (!folder.input || !folder.parameters) {
            sheet.result.problems.push_back("The grid-model case of " + any->relative + " has no " + (folder.input ? "parameters" : "input")
                                            + " that can be read in the same folder.");
            continue;
        }
        try {
            GridRun(folder, sheet, solver).run();
        } catch (const std::exception& e) {
            sheet.result.problems.push_back(folder.input->relative + ": " + e.what());
        }
    }
}

} // namespace

std::vector<SuiteResult> powerFlowSuite(const ReferenceFiles& files)
{
    Sheets sheets;
    PowerFlow solver;
    for (const auto& file : files.all()) {
        if (isDamaged(file)) {
            sheets.of(file).result.problems.push_back(file.relative + " begins like a power-flow reference but is no whole JSON; it is cut off or damaged.");
            continue;
        }
        const bool bus = powerflow::isBusCase(file), feeder = powerflow::isFeeder(file);
        if (!bus && !feeder)
            continue;
        auto& sheet = sheets.of(file);
        try {
            bus ? runBusCase(file, sheet, solver) : runFeeder(file, sheet, solver);
        } catch (const std::exception& e) {
            const std::string sentence = e.what();
            sheet.result.problems.push_back(sentence.starts_with(file.relative) ? sentence : file.relative + ": " + sentence);
        }
    }
    runGridCases(files, sheets, solver);
    return sheets.finish();
}

} // namespace data
