// A number of the model with its range and its source.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace twin {

/// How far a value can be trusted (facts dossier, section 0): S read in a public source, K known from a named source,
/// E estimated here, User changed by the user.
enum class Mark : char { Sourced = 'S', Known = 'K', Estimate = 'E', User = 'U' };

struct Parameter
{
    std::string id;      ///< stable key, `grid_capacity`
    std::string label;   ///< readable name, `Grid capacity`
    std::string group;   ///< where it is shown, `supply`
    double value = 0;
    double low = 0;      ///< end of the plausible range; equal to `value` where none is known
    double high = 0;
    std::string unit;    ///< `MW`, `K/W`, empty for a plain number
    Mark mark = Mark::Estimate;
    std::string source;  ///< where it comes from, readable; never empty
};

/// All numbers of a scenario by id, in the order of the catalogue.
class ParameterSet
{
public:
    void insert(Parameter parameter);            ///< adds, or replaces the one of the same id in place
    bool contains(const std::string& id) const;
    const Parameter& at(const std::string& id) const; ///< throws Error with the id if there is none
    double value(const std::string& id) const { return at(id).value; }
    /// Sets a value and marks it as the user's; throws Error if it is not finite or the id is unknown.
    void setByUser(const std::string& id, double value);
    const std::vector<Parameter>& all() const { return m_parameters; }

private:
    std::vector<Parameter> m_parameters;
    std::map<std::string, std::size_t> m_index;
};

} // namespace twin
