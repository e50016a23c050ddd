#include "data/validate/powerflow/FeederCase.h"
#include "data/validate/powerflow/JsonFields.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <QRegularExpression>
#include <cmath>
#include <limits>
#include <numbers>

namespace data::powerflow {
namespace {

using namespace twin::network;

/// A number, or sqrt(a^2+b^2) as the references write a transformer's impedance.
double impedanceShare(const QJsonValue& value, const std::string& where)
{
    if (value.isDouble())
        return value.toDouble();
    static const QRegularExpression root(R"(^\s*sqrt\(\s*([0-9.eE+-]+)\s*\^\s*2\s*\+\s*([0-9.eE+-]+)\s*\^\s*2\s*\)\s*$)");
    const auto text = value.toString();
    if (const auto plain = twin::toNumber(text.toStdString()))
        return *plain;
    const auto match = root.match(text);
    const auto a = twin::toNumber(match.captured(1).toStdString()), b = twin::toNumber(match.captured(2).toStdString());
    if (!match.hasMatch() || !a || !b)
        throw twin::Error(TWIN_TEXT("%1 has a transformer impedance that is neither a number nor sqrt(a^2+b^2)."), {where});
    return std::hypot(*a, *b);
}

PhaseLine line(const QJsonObject& perMile, double miles, char kind, const std::string& where)
{
    PhaseLine l;
    for (int r = 0; r < 3; ++r)
        for (int c = r; c < 3; ++c) {
            const auto key = QString("Z%1%2_%3").arg(r + 1).arg(c + 1).arg(QChar(kind)).toStdString();
            const auto z = perMile.value(QString::fromStdString(key)).toObject();
            const Complex value = miles * Complex(number(z, "R", where + ", " + key), number(z, "X", where + ", " + key));
            l.z[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)] = l.z[static_cast<std::size_t>(c)][static_cast<std::size_t>(r)] = value;
        }
    return l;
}

std::array<double, 3> three(const QJsonObject& object, const char* key, const std::string& where)
{
    const auto v = numbers(object, key, where);
    if (v.size() != 3)
        throw twin::Error(TWIN_TEXT("%1 needs three numbers in “%2”."), {where, key});
    return {v[0], v[1], v[2]};
}

char firstLetter(const QJsonObject& object, const char* key, const std::string& where)
{
    const auto text = object.value(QLatin1String(key)).toString().toLower();
    if (text.isEmpty() || (text[0] != 'y' && text[0] != 'd'))
        throw twin::Error(TWIN_TEXT("%1 does not say in “%2” whether it is y or d."), {where, key});
    return text[0].toLatin1();
}

FeederCase build(const QJsonObject& file, const QJsonObject& c, const std::string& where)
{
    FeederCase out;
    out.name = (c.value("case").toString() + " " + c.value("connection").toString()).toStdString();
    const auto connection = c.value("connection").toString().toUpper();
    if (connection.size() != 2 || !QString("YD").contains(connection[0]) || !QString("YD").contains(connection[1]))
        throw twin::Error(TWIN_TEXT("%1 has a transformer connection other than YY, YD, DY or DD."), {where});
    const bool wye1 = connection[0] == 'Y', wye2 = connection[1] == 'Y';
    const double u1 = number(c, "VLL_side1", where), u2 = number(c, "VLL_side2", where);
    auto& n = out.network;
    n.addBus("node 1", u1);
    n.addBus("node 2", u1);
    n.addBus("node 3", u2);
    n.addBus("node 4", u2);
    Source s;
    s.name = "the source";
    s.bus = 0;
    s.shortCircuitVa = std::numeric_limits<double>::infinity();
    n.sources.push_back(s);
    const auto perMile = file.value("line_impedance_ohm_per_mile").toObject();
    auto first = line(perMile, number(file, "line1_length_mile", where), firstLetter(c, "line1_matrix", where), where);
    first.name = "line 1-2";
    first.from = 0;
    first.to = 1;
    auto second = line(perMile, number(file, "line2_length_mile", where), firstLetter(c, "line2_matrix", where), where);
    second.name = "line 3-4";
    second.from = 2;
    second.to = 3;
    n.phaseLines = {first, second};
    Transformer t;
    t.name = "the transformer";
    t.from = 1;
    t.to = 2;
    t.u1V = u1;
    t.u2V = u2;
    t.ratedVa = number(c, "VARbase", where);
    t.uk.nominal = impedanceShare(c.value("Zperc"), where);
    const double xOverR = number(c, "X_over_R", where);
    t.pkW.nominal = t.ratedVa * t.uk.nominal / std::sqrt(1 + xOverR * xOverR);
    t.windingFrom = wye1 ? Winding::WyeGrounded : Winding::Delta;
    t.windingTo = wye2 ? Winding::WyeGrounded : Winding::Delta;
    if (wye1 != wye2) // the higher voltage leads by 30° (IEEE C57.12.00)
        t.clock = u1 >= u2 ? 1 : 11;
    n.transformers.push_back(t);
    const auto kw = three(c, "load_kW_by_phase", where), factor = three(c, "power_factor_by_phase", where);
    Load l;
    l.name = "the load";
    l.bus = 3;
    l.unequal = true;
    l.delta = !wye2;
    for (std::size_t p = 0; p < 3; ++p) {
        if (!(factor[p] > 0 && factor[p] <= 1))
            throw twin::Error(TWIN_TEXT("%1 has the power factor %2, which must lie between 0 and 1."), {where, twin::numberText(factor[p])});
        l.phaseVa[p] = 1e3 * kw[p] * Complex(1, std::sqrt(1 / (factor[p] * factor[p]) - 1));
        l.powerVa += l.phaseVa[p];
    }
    n.loads.push_back(l);

    std::array<bool, 5> delta{false, !wye1, !wye1, !wye2, !wye2};
    for (const auto& probe : c.value("probes").toArray()) {
        const auto node = probe.toArray().at(1).toString().toInt();
        if (node >= 1 && node <= 4)
            delta[static_cast<std::size_t>(node)] = probe.toArray().at(0).toString().contains("delta", Qt::CaseInsensitive);
    }
    for (int node = 2; node <= 4; ++node)
        out.probes.push_back({node - 1, delta[static_cast<std::size_t>(node)], three(c, ("V" + std::to_string(node) + "_V").c_str(), where),
                              three(c, ("theta" + std::to_string(node) + "_deg").c_str(), where)});
    return out;
}

} // namespace

bool isFeeder(const ReferenceFile& file)
{
    return file.kind == ReferenceFile::Kind::Json && file.hasAll({"line_impedance_ohm_per_mile", "line1_length_mile", "line2_length_mile", "cases"});
}

void readFeeder(const ReferenceFile& file, const std::function<void(const FeederCase&)>& take, const std::function<void(const std::string&)>& problem)
{
    const auto object = readObject(file);
    const auto cases = array(object, "cases", file.relative);
    for (qsizetype i = 0; i < cases.size(); ++i) {
        const auto where = file.relative + ", case " + std::to_string(i + 1);
        try {
            take(build(object, cases[i].toObject(), where));
        } catch (const std::exception& e) {
            problem(e.what());
        }
    }
}

} // namespace data::powerflow
