// Digitised pump curves, and another program's pumps driven through time.
#include "data/validate/HydraulicsSuite.h"
#include "twin/base/NumberText.h"
#include "twin/physics/hydraulics/PumpCurve.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

namespace data {
namespace {

using namespace twin::hydraulics;

/// The program behind the trajectories moves water of this constant density (Modelica Buildings library, Media.Water).
constexpr double waterKgPerM3 = 995.586;

constexpr const char* digitised = "digitised curves of a manufacturer";
constexpr Criterion points{"points of a pump's curves", "of the largest value", 1e-12, digitised};
constexpr Criterion leftOut{"lift at a point left out of the curve", "of the shut-off lift", 0.05, digitised};
constexpr Criterion useful{"pressure power over electrical power, as far as above 1", "", 0, "no pump gives more than it takes"};
constexpr Criterion affinity{"speed found back from flow and lift", "of the speed", 1e-9, "affinity laws"};
constexpr const char* other = "Modelica Buildings library, pumps driven through time; the digitised points allow no better";
constexpr Criterion lift{"lift of a driven pump", "of the largest lift", 0.005, other};
constexpr Criterion power{"power of a driven pump", "of the largest power", 0.005, other};

struct Curves
{
    std::vector<PumpCurve> all;
    std::string folder;
};

std::vector<double> numbers(const QJsonObject& o, const char* key, const std::string& name)
{
    const auto v = o.value(QLatin1String(key));
    if (!v.isArray())
        throw twin::Error(TWIN_TEXT("Pump “%1” has no list “%2”; the file is damaged or of another form."), {name, key});
    std::vector<double> out;
    for (const auto& x : v.toArray())
        out.push_back(x.isDouble() ? x.toDouble() : NAN);
    return out;
}

bool isCurveFile(const ReferenceFile& file)
{
    if (file.kind != ReferenceFile::Kind::Json || !file.names.empty())
        return false;
    QFile in(QString::fromStdString(file.path.string()));
    if (!in.open(QIODevice::ReadOnly))
        return false;
    const auto first = QJsonDocument::fromJson(in.readAll()).array().at(0).toObject();
    return first.contains("pressure_V_m3_s") && first.contains("pressure_dp_Pa");
}

// Each inner point of the pressure curve, from a curve through the others: what digitising and interpolation leave open.
void leaveOneOut(SuiteFolders& folders, const ReferenceFile& file, const std::string& name, const std::vector<double>& v, const std::vector<double>& dp)
{
    if (v.size() < 5)
        return;
    for (std::size_t i = 1; i + 1 < v.size(); ++i) {
        auto x = v, y = dp;
        x.erase(x.begin() + static_cast<std::ptrdiff_t>(i));
        y.erase(y.begin() + static_cast<std::ptrdiff_t>(i));
        const auto curve = PumpCurve::fromPoints(name, x, y);
        folders.errors(file, leftOut).add((curve.pressurePa(v[i], 1) - dp[i]) / curve.shutOffPa(), [&] { return file.relative + ", " + name + ", point " + std::to_string(i + 1); });
    }
}

PumpCurve readPump(SuiteFolders& folders, const ReferenceFile& file, const QJsonObject& o)
{
    const auto name = o.value("name").toString().toStdString();
    const auto v = numbers(o, "pressure_V_m3_s", name), dp = numbers(o, "pressure_dp_Pa", name);
    const auto vp = numbers(o, "power_V_m3_s", name), p = numbers(o, "power_W", name);
    auto curve = PumpCurve::fromPoints(name, v, dp, PumpPower::Electrical, vp, p);
    const auto where = [&] { return file.relative + ", " + name; };
    const double highest = *std::max_element(dp.begin(), dp.end()), strongest = *std::max_element(p.begin(), p.end());
    for (std::size_t i = 0; i < v.size(); ++i) {
        folders.errors(file, points).add((curve.pressurePa(v[i], 1) - dp[i]) / highest, where);
        folders.errors(file, useful).add(std::max(0.0, curve.efficiency(v[i], 1) - 1), where);
        for (const double n : {0.4, 0.8, 1.1})
            if (v[i] > 0)
                folders.errors(file, affinity).add(curve.speedFor(n * v[i], curve.pressurePa(n * v[i], n)) / n - 1, where);
    }
    for (std::size_t i = 0; i < vp.size(); ++i)
        folders.errors(file, points).add((curve.powerW(vp[i], 1) - p[i]) / strongest, where);
    leaveOneOut(folders, file, name, v, dp);
    return curve;
}

/// The pump and speed that stand still as a row does: lift gives the speed, power tells the pump.
struct Match
{
    const PumpCurve* curve = nullptr;
    double speed = 0, difference = HUGE_VAL;
};
Match matchStanding(const std::vector<const PumpCurve*>& curves, double liftPa, double watts)
{
    Match best;
    for (const auto* c : curves) {
        const double n = std::sqrt(liftPa / c->shutOffPa());
        const double difference = std::abs(c->powerW(0, n) / watts - 1) + 1e-6 * std::abs(n - 1);
        if (n > 0 && difference < best.difference)
            best = {c, n, difference};
    }
    return best;
}

// The speed is not in the table: a row without flow tells it, and it holds until the next such row.
void compareTrajectory(SuiteFolders& folders, const ReferenceFile& file, const std::vector<const PumpCurve*>& curves)
{
    const ReferenceTable t(file.path);
    const auto m = t.numbers("m_flow_kg_s"), dp = t.numbers("dp_Pa"), p = t.numbers("P_W");
    std::size_t still = 0;
    while (still < m.size() && m[still] != 0)
        ++still;
    const auto known = still < m.size() ? matchStanding(curves, dp[still], p[still]) : Match{};
    if (!known.curve || known.difference > 0.02) {
        folders.unsupported(file, file.relative, "no curve among the files fits its first row without flow");
        return;
    }
    const double highest = *std::max_element(dp.begin(), dp.end()), strongest = *std::max_element(p.begin(), p.end());
    double n = known.speed;
    for (std::size_t r = still; r < m.size(); ++r) {
        if (m[r] == 0)
            n = std::sqrt(dp[r] / known.curve->shutOffPa());
        const double v = m[r] / waterKgPerM3;
        const auto where = [&] { return rowName(file, r) + " (" + known.curve->name() + ")"; };
        folders.errors(file, lift).add((known.curve->pressurePa(v, n) - dp[r]) / highest, where);
        folders.errors(file, power).add((known.curve->powerW(v, n) - p[r]) / strongest, where);
    }
    folders.note(file, file.relative + ": pump “" + known.curve->name() + "” at " + twin::numberText(n, 4) + " of its speed, as its rows without flow say.");
}

} // namespace

void comparePumps(SuiteFolders& folders, const ReferenceFiles& files)
{
    std::vector<Curves> found;
    for (const auto& file : files.all())
        if (isCurveFile(file))
            folders.read(file, [&] {
                QFile in(QString::fromStdString(file.path.string()));
                if (!in.open(QIODevice::ReadOnly))
                    throw twin::Error(TWIN_TEXT("%1 cannot be read."), {file.relative});
                Curves curves;
                curves.folder = file.folder().string();
                for (const auto& value : QJsonDocument::fromJson(in.readAll()).array())
                    curves.all.push_back(readPump(folders, file, value.toObject()));
                found.push_back(std::move(curves));
            });
    for (const auto* file : files.csvWith({"time_s", "m_flow_kg_s", "dp_Pa", "P_W"}))
        folders.read(*file, [&] {
            std::vector<const PumpCurve*> curves; // those beside it first, so that they win among equals
            for (const bool beside : {true, false})
                for (const auto& c : found)
                    if ((c.folder == file->folder().string()) == beside)
                        for (const auto& curve : c.all)
                            curves.push_back(&curve);
            compareTrajectory(folders, *file, curves);
        });
}

} // namespace data
