// A pipe measured through time: what comes out, from what goes in.
#include "data/validate/HydraulicsSuite.h"
#include "twin/base/NumberText.h"
#include "twin/physics/hydraulics/PlugFlowPipe.h"
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <cmath>
#include <numbers>
#include <optional>

namespace data {
namespace {

using namespace twin::hydraulics;

constexpr Criterion outletRms{"rms error of a series, outlet of a measured pipe", "K", 1.0,
                              "laboratory step tests; another plug-flow model reaches 0.51 K"};
constexpr Criterion arrival{"arrival of the front", "s", 2, "when a twentieth of the measured rise has come, laboratory step tests"};
constexpr Criterion centre{"centre of the front", "s", 2, "mean arrival of the measured rise, laboratory step tests"};
constexpr Criterion energy{"energy balance of the pipe", "of the heat that came in", 1e-9, "in - out - lost = stored"};

struct MeasuredPipe
{
    PlugFlowPipeSpec spec;
    std::string unsupported;
};

double number(const QJsonObject& o, const char* key, const ReferenceFile& file)
{
    const auto v = o.value(QLatin1String(key));
    if (!v.isDouble())
        throw twin::Error(TWIN_TEXT("%1 has no number “%2”; the file is damaged or of another form."), {file.relative, key});
    return v.toDouble();
}

bool isParameters(const ReferenceFile& file)
{
    return file.kind == ReferenceFile::Kind::Json && file.hasAll({"length_m", "inner_diameter_m", "wall_density_kg_m3", "wall_cp_J_kgK"});
}

MeasuredPipe readParameters(const ReferenceFile& file)
{
    QFile in(QString::fromStdString(file.path.string()));
    const auto o = in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll()).object() : QJsonObject();
    MeasuredPipe out;
    const double inner = number(o, "inner_diameter_m", file);
    const double outer = o.contains("outer_diameter_m") ? number(o, "outer_diameter_m", file) : inner + 2 * number(o, "wall_thickness_m", file);
    if (!(outer > inner))
        throw twin::Error(TWIN_TEXT("%1 gives a pipe without a wall: outer diameter %2 m, inner %3 m."),
                          {file.relative, twin::numberText(outer), twin::numberText(inner)});
    auto& s = out.spec;
    s.lengthM = number(o, "length_m", file);
    s.innerDiameterM = inner;
    s.wallJPerMK = std::numbers::pi / 4 * (outer * outer - inner * inner) * number(o, "wall_density_kg_m3", file) * number(o, "wall_cp_J_kgK", file);
    s.surroundingsC = number(o, "ambient_C", file);
    // The film outside is written in the formula of the resistance: 1/(5*(D_o+2*t_ins)).
    const QRegularExpression film(R"(1\s*/\s*\(\s*([0-9.eE+]+)\s*\*\s*\(\s*D_o\s*\+\s*2\s*\*\s*t_ins\s*\)\s*\))");
    const auto match = film.match(o.value("thermal_resistance_mK_W").toString());
    if (match.hasMatch())
        s.lossResistanceMKPerW = insulationResistanceMKPerW(outer, number(o, "insulation_thickness_m", file), number(o, "insulation_k_W_mK", file),
                                                            match.captured(1).toDouble());
    else if (o.value("thermal_resistance_mK_W").isDouble())
        s.lossResistanceMKPerW = number(o, "thermal_resistance_mK_W", file);
    else
        out.unsupported = "its thermal resistance is written in a form that the suite cannot read";
    return out;
}

/// When a series passes a level for the first time, by straight lines.
std::optional<double> passes(const std::vector<double>& time, const std::vector<double>& value, double level)
{
    for (std::size_t i = 1; i < value.size(); ++i)
        if ((value[i - 1] < level) != (value[i] < level))
            return time[i - 1] + (time[i] - time[i - 1]) * (level - value[i - 1]) / (value[i] - value[i - 1]);
    return {};
}

// A front is there where the inlet goes from a tenth to nine tenths of its whole change in less than the water's passage.
bool hasFront(const std::vector<double>& time, const std::vector<double>& inlet, double passageS)
{
    const double first = inlet.front(), change = inlet.back() - first;
    if (!(std::abs(change) > 3))
        return false;
    const auto begin = passes(time, inlet, first + 0.1 * change), end = passes(time, inlet, first + 0.9 * change);
    return begin && end && *end - *begin < passageS;
}

void compareSeries(SuiteFolders& folders, const ReferenceFile& file, const MeasuredPipe& pipe)
{
    const ReferenceTable t(file.path);
    const auto time = t.numbers("time_s"), flow = t.numbers("m_flow_kg_s"), inlet = t.numbers("T_water_in_C"), outlet = t.numbers("T_water_out_C");
    if (time.size() < 3)
        throw twin::Error(TWIN_TEXT("%1 has %2 rows; a series through time needs more."), {file.relative, std::to_string(time.size())});
    if (!pipe.unsupported.empty()) {
        folders.unsupported(file, file.relative, pipe.unsupported);
        return;
    }
    PlugFlowPipe model(pipe.spec, inlet.front(), outlet.front(), flow.front());
    const double storedAtStart = model.storedJ();
    std::vector<double> found{outlet.front()};
    double meanFlow = 0, squares = 0;
    int compared = 0;
    for (std::size_t i = 1; i < time.size(); ++i) {
        found.push_back(time[i] == time[i - 1] ? found.back() : model.step(time[i] - time[i - 1], flow[i], inlet[i]));
        meanFlow += std::abs(flow[i]) / static_cast<double>(time.size() - 1);
        // 0 stands for a sensor that is absent.
        if (outlet[i] != 0) {
            squares += (found[i] - outlet[i]) * (found[i] - outlet[i]);
            ++compared;
        }
    }
    if (compared == 0)
        throw twin::Error(TWIN_TEXT("%1 holds no outlet temperature: all are 0, which stands for an absent sensor."), {file.relative});
    folders.errors(file, outletRms).add(std::sqrt(squares / compared), [&] { return file.relative; });
    const double left = model.enteredJ() - model.leftJ() - model.lostJ() - (model.storedJ() - storedAtStart);
    folders.errors(file, energy).add(left / std::max(1.0, std::abs(model.enteredJ())), [&] { return file.relative; });
    const double passage = 1000 * std::numbers::pi / 4 * pipe.spec.innerDiameterM * pipe.spec.innerDiameterM * pipe.spec.lengthM / std::max(meanFlow, 1e-9);
    if (!hasFront(time, inlet, passage)) {
        folders.note(file, file.relative + ": the inlet changes too slowly for a front; only the temperatures are compared.");
        return;
    }
    const auto level = [&](double share) { return outlet.front() + share * (outlet.back() - outlet.front()); };
    const auto difference = [&](double share) {
        const auto measured = passes(time, outlet, level(share)), modelled = passes(time, found, level(share));
        return measured && modelled ? *modelled - *measured : HUGE_VAL;
    };
    folders.errors(file, arrival).add(difference(0.05), [&] { return file.relative; });
    // The mean arrival is the area between the final temperature and the series, over the rise.
    double area = 0;
    for (std::size_t i = 1; i < time.size(); ++i)
        area += 0.5 * (time[i] - time[i - 1]) * (found[i] - outlet[i] + found[i - 1] - outlet[i - 1]);
    folders.errors(file, centre).add(-area / (outlet.back() - outlet.front()), [&] { return file.relative; });
    folders.note(file, file.relative + ": half of the rise is reached " + twin::numberText(difference(0.5), 1) + " s after the measurement, nine tenths "
                           + twin::numberText(difference(0.9), 1) + " s (negative: before).");
}

} // namespace

void compareMeasuredPipes(SuiteFolders& folders, const ReferenceFiles& files)
{
    for (const auto& file : files.all())
        if (isParameters(file))
            folders.read(file, [&] { readParameters(file); });
    for (const auto* file : files.csvWith({"time_s", "m_flow_kg_s", "T_water_out_C", "T_water_in_C"}))
        folders.read(*file, [&] {
            for (const auto* beside : files.beside(*file))
                if (isParameters(*beside))
                    return compareSeries(folders, *file, readParameters(*beside));
            folders.unsupported(*file, file->relative, "no file of the pipe's dimensions lies beside it");
        });
}

} // namespace data
