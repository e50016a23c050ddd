// Datasets of the open grid-model format: components as rows of attributes, plain or in columns, single or in batches. Any thread.
#pragma once
#include "data/validate/ReferenceFiles.h"
#include <QJsonObject>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace data::powerflow {

/// Attributes of one component: one number, or one a phase. Null attributes are left out.
class GridRow
{
public:
    /// Throws twin::Error if it is there but no number.
    bool has(const std::string& name) const;
    /// Throws twin::Error if it is not there.
    double at(const std::string& name) const;
    double at(const std::string& name, double otherwise) const { return has(name) ? at(name) : otherwise; }
    /// A whole number that fits an int; throws twin::Error for others.
    int integer(const std::string& name) const;
    int integer(const std::string& name, int otherwise) const { return has(name) ? integer(name) : otherwise; }
    const std::vector<double>& values(const std::string& name) const;
    const std::map<std::string, std::vector<double>>& all() const { return m_values; }
    void set(const std::string& name, std::vector<double> values) { m_values[name] = std::move(values); }
    void setUnreadable(const std::string& name) { m_unreadable.insert(name); } ///< a text where the format has numbers
    const std::set<std::string>& unreadable() const { return m_unreadable; }
    std::optional<int> id() const { return has("id") ? std::optional(integer("id")) : std::nullopt; }

private:
    std::map<std::string, std::vector<double>> m_values;
    std::set<std::string> m_unreadable;
};

/// Component name -> rows.
using GridData = std::map<std::string, std::vector<GridRow>>;

struct GridDataset
{
    std::string type;                 ///< "input", "update", "sym_output", "asym_output", "sc_output"
    bool batch = false;
    std::vector<GridData> scenarios;  ///< one where it is no batch
};
bool isGridDataset(const ReferenceFile& file);
bool isGridParameters(const ReferenceFile& file);
/// Type and batch of a dataset without its rows; empty where the file does not say.
GridDataset readGridHeader(const ReferenceFile& file);
GridDataset readGridDataset(const ReferenceFile& file);

/// Tolerance by attribute: a number, or numbers under expressions with a default.
class GridTolerance
{
public:
    GridTolerance() = default;
    GridTolerance(const QJsonValue& value, const std::string& where);
    double at(const std::string& attribute) const;

private:
    double m_default = 0;
    std::vector<std::pair<std::string, double>> m_special;
};

struct GridParameters
{
    std::vector<std::string> methods;
    GridTolerance relative, absolute;
    std::string tapStrategy = "disabled", voltageScaling = "maximum";
    bool expectsFailure = false;
    bool uses(const std::string& method) const;
};
GridParameters readGridParameters(const ReferenceFile& file);

} // namespace data::powerflow
