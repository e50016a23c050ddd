#include "data/validate/HydraulicsSuiteCase.h"
#include "twin/base/Error.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace data {
namespace {

using namespace twin::hydraulics;
constexpr double kelvin = 273.15, bar = 1e5;

/// One element of the file, with what is needed to name it in a sentence.
struct Element
{
    QJsonObject object;
    std::string where; ///< "pipe 3"

    [[noreturn]] void fail(const char* key) const
    {
        throw twin::Error(TWIN_TEXT("%1 has no usable “%2”; the file is damaged or of another form."), {where, key});
    }
    double number(const char* key) const
    {
        const auto v = object.value(QLatin1String(key));
        if (!v.isDouble())
            fail(key);
        return v.toDouble();
    }
    double number(const char* key, double otherwise) const
    {
        const auto v = object.value(QLatin1String(key));
        if (v.isUndefined() || v.isNull())
            return otherwise;
        return number(key);
    }
    long long integer(const char* key) const
    {
        const double v = number(key);
        if (!(std::abs(v) <= 9e15))
            fail(key);
        return static_cast<long long>(v);
    }
    bool flag(const char* key, bool otherwise) const { return object.value(QLatin1String(key)).toBool(otherwise); }
    std::string text(const char* key) const { return object.value(QLatin1String(key)).toString().toStdString(); }
};

class Reader
{
public:
    explicit Reader(const ReferenceFile& file)
    {
        QFile in(QString::fromStdString(file.path.string()));
        QJsonParseError problem;
        const auto document = in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll(), &problem) : QJsonDocument();
        if (!document.isObject())
            throw twin::Error(TWIN_TEXT("%1 is no readable network (%2); it is cut off or damaged."),
                              {file.relative, problem.errorString().toStdString()});
        m_root = document.object();
    }

    HydraulicsCase read()
    {
        readFluid();
        readFriction();
        readJunctions();
        for (const auto& e : list("pipe"))
            readPipe(e);
        for (const auto& e : list("valve"))
            readValve(e);
        readPumps();
        readSupplies();
        if (m_case.program == HydraulicsCase::Program::Stanet)
            m_case.network.gauge = true;
        nameUnknownTables();
        return std::move(m_case);
    }

private:
    std::vector<Element> list(const char* table) const
    {
        std::vector<Element> out;
        const auto value = m_root.value(QLatin1String(table));
        if (value.isUndefined())
            return out;
        if (!value.isArray())
            throw twin::Error(TWIN_TEXT("“%1” is no list; the file is damaged or of another form."), {table});
        for (const auto& v : value.toArray()) {
            Element e{v.toObject(), std::string(table) + " " + std::to_string(out.size())};
            if (!v.isObject())
                throw twin::Error(TWIN_TEXT("%1 is no object; the file is damaged or of another form."), {e.where});
            if (e.object.contains("index"))
                e.where = std::string(table) + " " + std::to_string(e.integer("index"));
            if (e.flag("in_service", true))
                out.push_back(std::move(e));
        }
        return out;
    }

    void readFluid()
    {
        const Element e{m_root.value("fluid").toObject(), "the fluid"};
        auto& f = m_case.network.fluid;
        f.densityKgPerM3 = e.number("density");
        f.viscosityPaS = e.number("viscosity");
        // Liquids have 1 to 10 kJ/kg K; figures of that size are in kJ.
        const double cp = e.number("heat_capacity", f.heatCapacityJPerKgK);
        f.heatCapacityJPerKgK = cp < 100 ? 1000 * cp : cp;
        if (e.number("der_compressibility", 0) != 0 || e.number("compressibility", 1) != 1 || f.densityKgPerM3 < 100)
            m_case.unsupported = "the fluid is a gas; the solver is for liquids";
    }

    void readFriction()
    {
        if (m_root.contains("friction_model"))
            m_case.network.friction = frictionLawFromText(m_root.value("friction_model").toString().toStdString());
        else if (m_root.value("origin").toString().contains("swamee", Qt::CaseInsensitive))
            m_case.network.friction = FrictionLaw::SwameeJain;
        else
            m_case.network.friction = FrictionLaw::ColebrookWhite;
    }

    void readJunctions()
    {
        bool modelica = false, stanet = false;
        for (const auto& e : list("junction")) {
            const auto index = e.integer("index");
            if (!m_junctions.emplace(index, m_case.network.addJunction(std::to_string(index), e.number("height_m", 0))).second)
                throw twin::Error(TWIN_TEXT("%1 is there twice; give each junction its own index."), {e.where});
            modelica = modelica || e.object.contains("p_om");
            stanet = stanet || e.object.contains("p_stanet");
            m_case.pressureBar.push_back(e.number(e.object.contains("p_stanet") ? "p_stanet" : "p_om", notGiven));
        }
        if (modelica == stanet)
            throw twin::Error(TWIN_TEXT("The junctions hold reference pressures of %1; give p_om or p_stanet."),
                              {modelica ? "two programs" : "no program"});
        m_case.program = modelica ? HydraulicsCase::Program::OpenModelica : HydraulicsCase::Program::Stanet;
    }

    int junction(const Element& e, const char* key) const
    {
        const auto found = m_junctions.find(e.integer(key));
        if (found == m_junctions.end())
            throw twin::Error(TWIN_TEXT("%1 names a junction in “%2” that is not there."), {e.where, key});
        return found->second;
    }
    static std::string name(const Element& e) { return e.where.substr(e.where.find(' ') + 1); }

    double velocity(const Element& e) const
    {
        return e.number(m_case.program == HydraulicsCase::Program::Stanet ? "v_stanet" : "v_om", notGiven);
    }

    void readPipe(const Element& e)
    {
        Pipe p;
        p.name = name(e);
        p.from = junction(e, "from_junction");
        p.to = junction(e, "to_junction");
        p.geometry = {1000 * e.number("length_km"), e.number("diameter_m"), e.number("k_mm") / 1000, e.number("loss_coefficient", 0)};
        p.heatTransferWPerM2K = e.number("alpha_w_per_m2k", e.number("u_w_per_m2k", 0));
        p.surroundingsC = e.number("text_k", 293.15) - kelvin;
        p.heatInW = -e.number("qext_w", 0); // positive is drawn from the water in that program
        p.sections = static_cast<int>(std::clamp(e.number("sections", 1), 1.0, 100'000.0));
        std::vector<double> temperatures;
        for (const auto& v : e.object.value("T_om").toArray()) {
            if (!v.isDouble() && !v.isNull())
                e.fail("T_om");
            temperatures.push_back(v.isDouble() ? v.toDouble() - kelvin : notGiven);
        }
        if (!temperatures.empty()) {
            m_case.heat = true;
            p.sections = static_cast<int>(temperatures.size()); // the volumes that the reference cut the pipe into
        }
        m_case.sectionC.push_back(std::move(temperatures));
        m_case.pipeMPerS.push_back(velocity(e));
        m_case.network.pipes.push_back(std::move(p));
    }

    void readValve(const Element& e)
    {
        if (!e.object.value("opened").isBool())
            e.fail("opened");
        m_case.network.valves.push_back({name(e), junction(e, "from_junction"), junction(e, "to_junction"), e.number("diameter_m"),
                                         e.number("loss_coefficient", 0), e.flag("opened", true)});
        m_case.valveMPerS.push_back(velocity(e));
    }

    void readPumps()
    {
        const auto types = m_root.value("pump_types").toObject();
        std::map<std::string, int> curves;
        for (const auto& e : list("pump")) {
            const auto type = e.text("std_type");
            const auto given = types.value(QString::fromStdString(type)).toObject();
            const auto coefficients = given.value("dp_bar_of_V_m3_per_h_polynomial_highest_first").toArray();
            if (coefficients.isEmpty()) {
                m_case.unsupported = e.where + " is of type “" + type + "”, whose curve the file does not give";
                continue;
            }
            if (!curves.contains(type)) {
                std::vector<double> c;
                for (const auto& v : coefficients)
                    c.push_back(v.isDouble() ? v.toDouble() : notGiven);
                for (std::size_t i = 0; i < c.size(); ++i) // from bar and m³/h
                    c[i] *= bar * std::pow(3600.0, static_cast<double>(c.size() - 1 - i));
                curves[type] = m_case.network.addCurve(PumpCurve::fromPolynomial(type, std::move(c)));
            }
            m_case.network.pumps.push_back({name(e), junction(e, "from_junction"), junction(e, "to_junction"), curves[type], 1});
        }
    }

    void readSupplies()
    {
        for (const auto& e : list("ext_grid")) {
            const auto type = e.object.contains("type") ? e.text("type") : "pt";
            if (type.find('p') == std::string::npos) {
                m_case.unsupported = e.where + " holds no pressure";
                continue;
            }
            m_case.network.grids.push_back({name(e), junction(e, "junction"), bar * e.number("p_bar"), e.number("t_k", 293.15) - kelvin});
        }
        for (const auto& [table, sign] : {std::pair{"sink", -1.0}, std::pair{"source", 1.0}})
            for (const auto& e : list(table))
                m_case.network.exchanges.push_back({e.where, junction(e, "junction"), sign * e.number("mdot_kg_per_s") * e.number("scaling", 1),
                                                    e.number("t_k", notGiven) - kelvin});
    }

    void nameUnknownTables()
    {
        static const std::set<std::string> known{"origin", "fluid", "junction", "pipe", "valve", "pump", "pump_types", "ext_grid", "sink",
                                                 "source", "friction_model"};
        for (const auto& key : m_root.keys())
            if (!known.contains(key.toStdString()) && m_root.value(key).isArray() && !m_root.value(key).toArray().isEmpty())
                m_case.unsupported = "the model has no element “" + key.toStdString() + "”";
    }

    QJsonObject m_root;
    std::map<long long, int> m_junctions;
    HydraulicsCase m_case;
};

} // namespace

bool isHydraulicsCase(const ReferenceFile& file)
{
    return file.kind == ReferenceFile::Kind::Json && file.hasAll({"fluid", "junction", "ext_grid"});
}

HydraulicsCase readHydraulicsCase(const ReferenceFile& file) { return Reader(file).read(); }

} // namespace data
