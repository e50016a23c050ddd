#include "twin/model/JsonReader.h"
#include "twin/base/Error.h"
#include "twin/model/Catalogue.h"
#include <cmath>
#include <QFile>
#include <QJsonDocument>

namespace twin {

JsonReader::JsonReader(std::string file, std::string path, QJsonObject object)
    : m_file(std::move(file)), m_path(std::move(path)), m_object(std::move(object))
{
}

JsonReader JsonReader::open(const std::string& resource)
{
    ensureTwinResources();
    QFile file(QString::fromStdString(resource));
    if (!file.open(QIODevice::ReadOnly))
        throw Error(TWIN_TEXT("The built-in data file %1 is missing; reinstall the program."), {resource});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        throw Error(TWIN_TEXT("The built-in data file %1 cannot be read (%2 at byte %3); reinstall the program."),
                    {resource, error.errorString().toStdString(), std::to_string(error.offset)});
    return {resource, "", document.object()};
}

void JsonReader::fail(const char* key, const char* what) const
{
    throw Error(TWIN_TEXT("The built-in data file %1 is damaged: “%2” %3; reinstall the program."),
                {m_file, m_path.empty() ? std::string(key) : m_path + "." + key, what});
}

bool JsonReader::has(const char* key) const
{
    return m_object.contains(QLatin1String(key));
}

std::string JsonReader::text(const char* key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (!value.isString() || value.toString().isEmpty())
        fail(key, "must be a text");
    return value.toString().toStdString();
}

double JsonReader::number(const char* key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        fail(key, "must be a number");
    return value.toDouble();
}

int JsonReader::integer(const char* key, int low, int high) const
{
    const double value = number(key);
    if (value != std::floor(value) || value < low || value > high)
        fail(key, "must be a whole number in range");
    return static_cast<int>(value);
}

JsonReader JsonReader::object(const char* key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (!value.isObject())
        fail(key, "must be an object");
    return {m_file, m_path.empty() ? std::string(key) : m_path + "." + key, value.toObject()};
}

std::vector<JsonReader> JsonReader::objects(const char* key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (!value.isArray())
        fail(key, "must be a list");
    std::vector<JsonReader> out;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& entry : array) {
        if (!entry.isObject())
            fail(key, "must be a list of objects");
        const std::string place = std::string(key) + "[" + std::to_string(out.size() + 1) + "]";
        out.emplace_back(m_file, m_path.empty() ? place : m_path + "." + place, entry.toObject());
    }
    return out;
}

std::vector<double> JsonReader::numbers(const char* key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (!value.isArray())
        fail(key, "must be a list of numbers");
    std::vector<double> out;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& entry : array) {
        if (!entry.isDouble() || !std::isfinite(entry.toDouble()))
            fail(key, "must be a list of numbers");
        out.push_back(entry.toDouble());
    }
    return out;
}

std::vector<std::string> JsonReader::texts(const char* key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (!value.isArray())
        fail(key, "must be a list of texts");
    std::vector<std::string> out;
    const QJsonArray array = value.toArray();
    for (const QJsonValue& entry : array) {
        if (!entry.isString() || entry.toString().isEmpty())
            fail(key, "must be a list of texts");
        out.push_back(entry.toString().toStdString());
    }
    return out;
}

Mark JsonReader::mark() const
{
    const std::string value = text("mark");
    if (value == "S")
        return Mark::Sourced;
    if (value == "K")
        return Mark::Known;
    if (value != "E")
        fail("mark", "must be S, K or E");
    return Mark::Estimate;
}

std::string JsonReader::source() const
{
    return text("source");
}

} // namespace twin
