// Reads the program's own JSON resources strictly: what is missing or of the wrong kind is an Error that names its place.
#pragma once
#include "twin/base/Parameter.h"
#include <QJsonArray>
#include <QJsonObject>
#include <string>

namespace twin {

/// A JSON object of a resource file together with the path to it, for error messages. Every reader throws Error.
class JsonReader
{
public:
    static JsonReader open(const std::string& resource); ///< ":/presets/layout.json"
    JsonReader(std::string file, std::string path, QJsonObject object);

    bool has(const char* key) const;
    std::string text(const char* key) const;
    double number(const char* key) const;
    int integer(const char* key, int low, int high) const;
    JsonReader object(const char* key) const;
    std::vector<JsonReader> objects(const char* key) const; ///< an array of objects
    std::vector<double> numbers(const char* key) const;
    std::vector<std::string> texts(const char* key) const;
    Mark mark() const;                 ///< of the key "mark": "S", "K" or "E"
    std::string source() const;        ///< of the key "source"; never empty
    const std::string& file() const { return m_file; }
    [[noreturn]] void fail(const char* key, const char* what) const;

private:
    std::string m_file, m_path;
    QJsonObject m_object;
};

} // namespace twin
