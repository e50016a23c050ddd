#include "data/validate/powerflow/GridData.h"
#include "data/validate/powerflow/JsonFields.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <QRegularExpression>
#include <algorithm>
#include <climits>
#include <cmath>

namespace data::powerflow {
namespace {

std::optional<double> scalar(const QJsonValue& value)
{
    if (value.isDouble())
        return value.toDouble();
    if (value.isBool())
        return value.toBool() ? 1 : 0;
    const auto text = value.toString();
    if (text == "inf" || text == "+inf")
        return HUGE_VAL;
    if (text == "-inf")
        return -HUGE_VAL;
    return std::nullopt; // null, nan, comments
}

void setAttribute(GridRow& row, const std::string& name, const QJsonValue& value)
{
    if (value.isArray()) {
        std::vector<double> values;
        for (const auto& v : value.toArray())
            values.push_back(scalar(v).value_or(std::nan("")));
        if (std::any_of(values.begin(), values.end(), [](double v) { return !std::isnan(v); }))
            row.set(name, std::move(values));
    } else if (const auto v = scalar(value)) {
        row.set(name, {*v});
    } else if (value.isString() && value.toString().toLower() != QLatin1String("nan")) {
        row.setUnreadable(name); // names and remarks are never asked for
    }
}

GridData readScenario(const QJsonValue& value, const QJsonObject& attributes, const std::string& where)
{
    if (!value.isObject())
        throw twin::Error(TWIN_TEXT("%1 has no components in its data; the file is cut off or damaged."), {where});
    GridData out;
    const auto object = value.toObject();
    for (auto component = object.begin(); component != object.end(); ++component) {
        const auto name = component.key().toStdString();
        auto& rows = out[name];
        if (!component.value().isArray())
            throw twin::Error(TWIN_TEXT("%1 has a component “%2” that is no list; the file is damaged."), {where, name});
        for (const auto& item : component.value().toArray()) {
            GridRow row;
            if (item.isObject()) {
                const auto fields = item.toObject();
                for (auto f = fields.begin(); f != fields.end(); ++f)
                    setAttribute(row, f.key().toStdString(), f.value());
            } else if (item.isArray()) {
                const auto columns = attributes.value(component.key()).toArray();
                const auto values = item.toArray();
                if (columns.size() != values.size())
                    throw twin::Error(TWIN_TEXT("%1 has a row of “%2” that does not fit the attributes declared for it."), {where, name});
                for (qsizetype c = 0; c < columns.size(); ++c)
                    setAttribute(row, columns[c].toString().toStdString(), values[c]);
            } else {
                throw twin::Error(TWIN_TEXT("%1 has a row of “%2” that is neither an object nor a list."), {where, name});
            }
            rows.push_back(std::move(row));
        }
    }
    return out;
}

} // namespace

bool GridRow::has(const std::string& name) const
{
    if (m_unreadable.contains(name))
        throw twin::Error(TWIN_TEXT("A component%1 gives a text as its “%2”, which must be a number; the file is damaged."),
                          {name != "id" && id() ? " with the id " + std::to_string(*id()) : std::string(), name});
    return m_values.contains(name);
}

double GridRow::at(const std::string& name) const { return values(name).front(); }

int GridRow::integer(const std::string& name) const
{
    const double value = at(name);
    if (!(value >= INT_MIN && value <= INT_MAX) || value != std::floor(value))
        throw twin::Error(TWIN_TEXT("A component gives %1 as its “%2”, which must be a whole number; the file is damaged."), {twin::numberText(value), name});
    return static_cast<int>(value);
}

const std::vector<double>& GridRow::values(const std::string& name) const
{
    const auto it = has(name) ? m_values.find(name) : m_values.end();
    if (it == m_values.end())
        throw twin::Error(TWIN_TEXT("A component%1 lacks its “%2”."), {name != "id" && id() ? " with the id " + std::to_string(*id()) : std::string(), name});
    return it->second;
}

bool isGridDataset(const ReferenceFile& file) { return file.kind == ReferenceFile::Kind::Json && file.hasAll({"type", "is_batch", "data"}); }

bool isGridParameters(const ReferenceFile& file)
{
    return file.kind == ReferenceFile::Kind::Json && file.hasAll({"calculation_method", "rtol", "atol"}) && !file.hasAll({"data"});
}

GridDataset readGridHeader(const ReferenceFile& file)
{
    const auto object = readObject(file);
    return {object.value("type").toString().toStdString(), object.value("is_batch").toBool(), {}};
}

GridDataset readGridDataset(const ReferenceFile& file)
{
    const auto object = readObject(file);
    GridDataset out{object.value("type").toString().toStdString(), object.value("is_batch").toBool(), {}};
    const auto attributes = object.value("attributes").toObject();
    const auto data = object.value("data");
    if (!out.batch) {
        out.scenarios.push_back(readScenario(data, attributes, file.relative));
        return out;
    }
    if (!data.isArray())
        throw twin::Error(TWIN_TEXT("%1 says that it is a batch and holds no list of scenarios."), {file.relative});
    const auto scenarios = data.toArray();
    for (qsizetype i = 0; i < scenarios.size(); ++i)
        out.scenarios.push_back(readScenario(scenarios[i], attributes, file.relative + ", scenario " + std::to_string(i)));
    return out;
}

GridTolerance::GridTolerance(const QJsonValue& value, const std::string& where)
{
    const auto check = [&](const QJsonValue& v) {
        if (!v.isDouble() || !(v.toDouble() >= 0))
            throw twin::Error(TWIN_TEXT("%1 has a tolerance that is not a number from 0 up."), {where});
        return v.toDouble();
    };
    if (!value.isObject()) {
        m_default = check(value);
        return;
    }
    const auto object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == "default")
            m_default = check(it.value());
        else
            m_special.emplace_back(it.key().toStdString(), check(it.value()));
    }
}

double GridTolerance::at(const std::string& attribute) const
{
    for (const auto& [expression, value] : m_special) {
        const QRegularExpression whole(QRegularExpression::anchoredPattern(QString::fromStdString(expression)));
        if (whole.isValid() && whole.match(QString::fromStdString(attribute)).hasMatch())
            return value;
    }
    return m_default;
}

bool GridParameters::uses(const std::string& method) const { return std::find(methods.begin(), methods.end(), method) != methods.end(); }

GridParameters readGridParameters(const ReferenceFile& file)
{
    const auto object = readObject(file);
    GridParameters out;
    const auto method = object.value("calculation_method");
    for (const auto& m : method.isArray() ? method.toArray() : QJsonArray{method})
        out.methods.push_back(m.toString().toStdString());
    out.relative = GridTolerance(object.value("rtol"), file.relative);
    out.absolute = GridTolerance(object.value("atol"), file.relative);
    // What holds for one method only stands beside the rest; Newton-Raphson is the method used here.
    const auto extra = object.value("extra_params").toObject();
    const auto method0 = QString::fromStdString(out.uses("newton_raphson") || out.methods.empty() ? "newton_raphson" : out.methods.front());
    const auto special = extra.value(method0).toObject();
    const auto text = [&](const char* key, std::string& value) {
        for (const auto& from : {object, extra, special})
            if (from.value(QLatin1String(key)).isString())
                value = from.value(QLatin1String(key)).toString().toStdString();
    };
    text("tap_changing_strategy", out.tapStrategy);
    text("short_circuit_voltage_scaling", out.voltageScaling);
    out.expectsFailure = object.contains("raises") || object.contains("xfail") || special.contains("raises") || special.contains("xfail");
    return out;
}

} // namespace data::powerflow
