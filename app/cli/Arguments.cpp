#include "app/cli/Arguments.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>

namespace app::cli {

void usageError(const std::string& sentence)
{
    throw twin::Error("%1", {sentence}, twin::Error::Kind::Usage);
}

Arguments::Arguments(const std::vector<std::string>& words, const std::vector<std::string>& options,
                     const std::vector<std::string>& flags, std::size_t minPositionals, std::size_t maxPositionals,
                     const std::vector<std::string>& repeated)
{
    const auto has = [](const auto& list, const std::string& w) { return std::find(list.begin(), list.end(), w) != list.end(); };
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string name = words[i];
        if (!name.starts_with("--")) {
            m_positionals.push_back(name);
            continue;
        }
        std::optional<std::string> value;
        if (const auto eq = name.find('='); eq != std::string::npos) {
            value = name.substr(eq + 1);
            name.resize(eq);
        }
        name.erase(0, 2);
        if (m_values.contains(name))
            usageError("--" + name + " is given twice; give it once.");
        if (has(flags, name)) {
            if (value)
                usageError("--" + name + " takes no value.");
            m_values[name];
        } else if (has(options, name) || has(repeated, name)) {
            if (!value) {
                if (i + 1 >= words.size())
                    usageError("--" + name + " needs a value after it.");
                value = words[++i];
            }
            if (has(repeated, name))
                m_repeated[name].push_back(*value);
            else
                m_values[name] = *value;
        } else {
            usageError("There is no option --" + name + " here; `memphis-twin-cli help` lists what there is.");
        }
    }
    if (m_positionals.size() < minPositionals)
        usageError("A file name is missing; `memphis-twin-cli help` shows the form of each command.");
    if (m_positionals.size() > maxPositionals)
        usageError("“" + m_positionals[maxPositionals] + "” is one word too many; `memphis-twin-cli help` shows the form of each command.");
}

std::optional<std::string> Arguments::text(const std::string& name) const
{
    const auto it = m_values.find(name);
    return it == m_values.end() ? std::nullopt : std::optional(it->second);
}

std::vector<std::string> Arguments::texts(const std::string& name) const
{
    const auto it = m_repeated.find(name);
    return it == m_repeated.end() ? std::vector<std::string>{} : it->second;
}

std::string Arguments::required(const std::string& name) const
{
    const auto v = text(name);
    if (!v || v->empty())
        usageError("--" + name + " is missing.");
    return *v;
}

std::optional<double> Arguments::number(const std::string& name, double low, double high) const
{
    const auto v = text(name);
    if (!v)
        return {};
    const auto n = twin::toNumber(*v);
    if (!n || !(*n >= low && *n <= high))
        usageError("--" + name + " must be a number from " + twin::numberText(low) + " to " + twin::numberText(high) + ", not “" + *v + "”.");
    return n;
}

std::optional<twin::Timestamp> Arguments::time(const std::string& name) const
{
    const auto v = text(name);
    if (!v)
        return {};
    const auto t = twin::Timestamp::fromIso(*v);
    if (!t)
        usageError("--" + name + " must be a time such as 2025-07-15T14:00Z, not “" + *v + "”.");
    return t;
}

} // namespace app::cli
