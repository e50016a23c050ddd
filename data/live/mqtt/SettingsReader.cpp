#include "data/live/mqtt/SettingsReader.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>

namespace data::live {
namespace {
constexpr auto usage = twin::Error::Kind::Usage;

bool hasControlCharacter(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}
} // namespace

std::string SettingsReader::text(const char* key, const std::string& absent, qsizetype longest) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (value.isUndefined() || value.isNull())
        return absent;
    if (!value.isString() || value.toString().size() > longest || hasControlCharacter(value.toString()))
        throw twin::Error(TWIN_TEXT("The setting “%1” of %2 must be a text of at most %3 characters."), {key, m_where, std::to_string(longest)}, usage);
    return value.toString().toStdString();
}

std::string SettingsReader::required(const char* key, qsizetype longest) const
{
    const std::string value = text(key, {}, longest);
    if (value.empty())
        throw twin::Error(TWIN_TEXT("The setting “%1” of %2 is missing; fill it in."), {key, m_where}, usage);
    return value;
}

double SettingsReader::number(const char* key, double absent, double low, double high) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (value.isUndefined() || value.isNull())
        return absent;
    if (!value.isDouble() || !(value.toDouble() >= low && value.toDouble() <= high))
        throw twin::Error(TWIN_TEXT("The setting “%1” of %2 must be a number from %3 to %4."),
                          {key, m_where, twin::numberText(low), twin::numberText(high)}, usage);
    return value.toDouble();
}

int SettingsReader::integer(const char* key, int absent, int low, int high) const
{
    const double value = number(key, absent, low, high);
    if (value != std::floor(value))
        throw twin::Error(TWIN_TEXT("The setting “%1” of %2 must be a whole number."), {key, m_where}, usage);
    return static_cast<int>(value);
}

bool SettingsReader::flag(const char* key, bool absent) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (value.isUndefined() || value.isNull())
        return absent;
    if (!value.isBool())
        throw twin::Error(TWIN_TEXT("The setting “%1” of %2 must be true or false."), {key, m_where}, usage);
    return value.toBool();
}

QJsonObject SettingsReader::child(const char* key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isObject())
        throw twin::Error(TWIN_TEXT("The setting “%1” of %2 must be a JSON object."), {key, m_where}, usage);
    return value.toObject();
}

QJsonArray SettingsReader::array(const char* key, qsizetype longest) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isArray() || value.toArray().size() > longest)
        throw twin::Error(TWIN_TEXT("The setting “%1” of %2 must be a list of at most %3 entries."), {key, m_where, std::to_string(longest)}, usage);
    return value.toArray();
}

std::vector<std::string> SettingsReader::texts(const char* key, qsizetype longest) const
{
    std::vector<std::string> out;
    for (const QJsonValue& item : array(key, longest)) {
        if (!item.isString() || item.toString().isEmpty() || item.toString().size() > 1000 || hasControlCharacter(item.toString()))
            throw twin::Error(TWIN_TEXT("The list “%1” of %2 must hold texts of 1 to 1000 characters."), {key, m_where}, usage);
        out.push_back(item.toString().toStdString());
    }
    return out;
}

std::string SettingsReader::choice(const char* key, const std::vector<std::string>& allowed) const
{
    const std::string value = text(key, allowed.front());
    if (std::find(allowed.begin(), allowed.end(), value) != allowed.end())
        return value;
    std::string list;
    for (const std::string& item : allowed)
        list += (list.empty() ? "“" : ", “") + item + "”";
    throw twin::Error(TWIN_TEXT("The setting “%1” of %2 must be one of %3."), {key, m_where, list}, usage);
}

} // namespace data::live
