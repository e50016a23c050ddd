// Reads a source's settings strictly: what is of the wrong kind or out of range is a usage error that names its place.
#pragma once
#include "twin/base/Error.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <string>
#include <vector>

namespace data::live {

/// All functions throw twin::Error (usage). Keys that are absent give the value named in the call.
class SettingsReader
{
public:
    /// `where` names the place for people: "mqtt", "modbus device 3".
    SettingsReader(QJsonObject object, std::string where) : m_object(std::move(object)), m_where(std::move(where)) {}
    const std::string& where() const { return m_where; }
    const QJsonObject& object() const { return m_object; }

    std::string text(const char* key, const std::string& absent = {}, qsizetype longest = 1000) const;
    std::string required(const char* key, qsizetype longest = 1000) const; ///< not empty
    double number(const char* key, double absent, double low, double high) const;
    int integer(const char* key, int absent, int low, int high) const;
    bool flag(const char* key, bool absent) const;
    QJsonObject child(const char* key) const;                               ///< empty if absent
    QJsonArray array(const char* key, qsizetype longest = 10'000) const;   ///< empty if absent
    std::vector<std::string> texts(const char* key, qsizetype longest = 1000) const;
    /// One of `allowed`, the first if absent.
    std::string choice(const char* key, const std::vector<std::string>& allowed) const;
    bool has(const char* key) const { return m_object.contains(QLatin1String(key)); }

private:
    QJsonObject m_object;
    std::string m_where;
};

} // namespace data::live
