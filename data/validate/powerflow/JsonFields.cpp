#include "data/validate/powerflow/JsonFields.h"
#include "twin/base/Error.h"
#include <QFile>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>

namespace data::powerflow {
namespace {

[[noreturn]] void missing(const std::string& where, const std::string& what)
{
    throw twin::Error(TWIN_TEXT("%1 has no %2, or something that cannot be read as it; the file is cut off or damaged."), {where, what});
}

} // namespace

QJsonObject readObject(const ReferenceFile& file)
{
    QFile in(QString::fromStdString(file.path.string()));
    if (!in.open(QIODevice::ReadOnly))
        throw twin::Error(TWIN_TEXT("%1 cannot be read: %2."), {file.relative, in.errorString().toStdString()});
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(in.readAll(), &error);
    if (!document.isObject())
        throw twin::Error(TWIN_TEXT("%1 is no JSON object: %2 at byte %3."),
                          {file.relative, error.errorString().toStdString(), std::to_string(error.offset)});
    return document.object();
}

double number(const QJsonObject& object, const char* key, const std::string& where)
{
    const auto value = object.value(QLatin1String(key));
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        missing(where, std::string("number “") + key + "”");
    return value.toDouble();
}

QJsonArray array(const QJsonObject& object, const char* key, const std::string& where)
{
    const auto value = object.value(QLatin1String(key));
    if (!value.isArray())
        missing(where, std::string("list “") + key + "”");
    return value.toArray();
}

std::vector<double> numbers(const QJsonObject& object, const char* key, const std::string& where)
{
    std::vector<double> out;
    for (const auto& value : array(object, key, where)) {
        if (!value.isDouble() || !std::isfinite(value.toDouble()))
            missing(where, std::string("list of numbers “") + key + "”");
        out.push_back(value.toDouble());
    }
    return out;
}

NumberRows::NumberRows(const QJsonObject& object, const std::string& name, const std::string& where) : m_name(name), m_where(where)
{
    for (const auto& column : array(object, (name + "_columns").c_str(), where))
        m_columns.push_back(column.toString().toStdString());
    for (const auto& row : array(object, name.c_str(), where)) {
        std::vector<double> values;
        for (const auto& value : row.toArray())
            values.push_back(value.isDouble() ? value.toDouble() : std::nan(""));
        if (values.size() != m_columns.size() || !std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); }))
            missing(where, "complete row " + std::to_string(m_rows.size() + 1) + " in “" + name + "”");
        m_rows.push_back(std::move(values));
    }
}

double NumberRows::at(std::size_t row, const std::string& column) const
{
    for (std::size_t c = 0; c < m_columns.size(); ++c)
        if (m_columns[c] == column || m_columns[c].starts_with(column + "("))
            return m_rows.at(row)[c];
    missing(m_where, "column “" + column + "” in “" + m_name + "”");
}

} // namespace data::powerflow
