// Reading numbers out of JSON from strangers: every miss is one sentence that names what is wrong. Any thread.
#pragma once
#include "data/validate/ReferenceFiles.h"
#include <QJsonArray>
#include <QJsonObject>
#include <string>
#include <vector>

namespace data::powerflow {

/// The object a JSON file holds. Throws twin::Error for anything else.
QJsonObject readObject(const ReferenceFile& file);
/// A finite number under a key. Throws twin::Error naming `where` and the key.
double number(const QJsonObject& object, const char* key, const std::string& where);
QJsonArray array(const QJsonObject& object, const char* key, const std::string& where);
/// A list of finite numbers.
std::vector<double> numbers(const QJsonObject& object, const char* key, const std::string& where);

/// Rows of numbers under column names: {"x_columns": [...], "x": [[...], ...]}.
class NumberRows
{
public:
    NumberRows(const QJsonObject& object, const std::string& name, const std::string& where);
    std::size_t size() const { return m_rows.size(); }
    /// Column whose name is `column`, or begins with it and goes on in brackets.
    double at(std::size_t row, const std::string& column) const;

private:
    std::string m_name, m_where;
    std::vector<std::string> m_columns;
    std::vector<std::vector<double>> m_rows;
};

} // namespace data::powerflow
