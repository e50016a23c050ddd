#include "twin/base/Parameter.h"
#include "twin/base/Error.h"
#include <cmath>

namespace twin {

void ParameterSet::insert(Parameter parameter)
{
    const auto [it, added] = m_index.try_emplace(parameter.id, m_parameters.size());
    if (added)
        m_parameters.push_back(std::move(parameter));
    else
        m_parameters[it->second] = std::move(parameter);
}

bool ParameterSet::contains(const std::string& id) const
{
    return m_index.contains(id);
}

const Parameter& ParameterSet::at(const std::string& id) const
{
    const auto it = m_index.find(id);
    if (it == m_index.end())
        throw Error(TWIN_TEXT("The parameter “%1” is missing from the catalogue; reinstall the program or mend the preset."), {id});
    return m_parameters[it->second];
}

void ParameterSet::setByUser(const std::string& id, double value)
{
    at(id); // throws if unknown
    if (!std::isfinite(value))
        throw Error(TWIN_TEXT("The parameter “%1” must be a finite number."), {id});
    auto& p = m_parameters[m_index.at(id)];
    if (p.value == value)
        return;
    p.value = value;
    p.mark = Mark::User;
    p.source = "changed by the user";
}

} // namespace twin
