// Elements of the one-line by the names people use, and what is spelt alike.
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/network/OneLineStudy.h"
#include <algorithm>
#include <numeric>

namespace twin::network {
namespace {

/// Lower case (ASCII), without spaces and signs at all: "Pad-12" is "pad 12".
std::string plain(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == ' ' || c == '-' || c == '_' || c == '.')
            continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

/// How many letters differ (Levenshtein 1966), two texts of some ten letters.
std::size_t distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0u : 1u)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

OneLineNames::OneLineNames(const SiteNetwork& network, const PlantSpec& spec, std::vector<std::string> unitNames)
    : m_units(std::move(unitNames)), m_elementOfUnit(spec.units.size(), -1), m_alone(spec.units.size(), 1)
{
    for (const auto& u : spec.units)
        m_unitIds.push_back(u.id.value);
    for (std::size_t e = 0; e < network.elements().size(); ++e) {
        const auto& element = network.elements()[e];
        m_elements.push_back(element.name);
        for (const int u : element.units) {
            m_elementOfUnit[static_cast<std::size_t>(u)] = static_cast<int>(e);
            m_alone[static_cast<std::size_t>(u)] = element.units.size() == 1;
        }
    }
}

std::string OneLineNames::unitName(int unit) const
{
    return unit >= 0 && static_cast<std::size_t>(unit) < m_units.size() ? m_units[static_cast<std::size_t>(unit)] : std::string();
}

std::string OneLineNames::name(const OpenItem& item) const
{
    const auto unit = unitName(item.unit);
    return unit.empty() ? m_elements.at(item.element) : unit;
}

std::optional<OpenItem> OneLineNames::find(const std::string& text) const
{
    const auto wanted = plain(text);
    if (wanted.empty())
        return {};
    const auto ofUnit = [&](std::size_t u) -> std::optional<OpenItem> {
        if (m_elementOfUnit[u] < 0)
            return {};
        return OpenItem{static_cast<std::size_t>(m_elementOfUnit[u]), m_alone[u] ? -1 : static_cast<int>(u)};
    };
    for (std::size_t e = 0; e < m_elements.size(); ++e)
        if (plain(m_elements[e]) == wanted)
            return OpenItem{e, -1};
    for (std::size_t u = 0; u < std::min(m_units.size(), m_elementOfUnit.size()); ++u)
        if (plain(m_units[u]) == wanted)
            return ofUnit(u);
    if (const auto id = toInteger(text))
        for (std::size_t u = 0; u < m_unitIds.size(); ++u)
            if (static_cast<long long>(m_unitIds[u]) == *id)
                return ofUnit(u);
    return {};
}

OpenItem OneLineNames::require(const std::string& text) const
{
    if (const auto item = find(text))
        return *item;
    const auto wanted = plain(text);
    std::vector<std::pair<std::size_t, const std::string*>> near;
    const auto look = [&](const std::string& name) {
        const auto spelt = plain(name);
        const bool begins = !wanted.empty() && spelt.starts_with(wanted);
        const auto d = begins ? 1 : distance(wanted, spelt);
        if (d <= std::max<std::size_t>(2, wanted.size() / 3))
            near.emplace_back(d, &name);
    };
    for (const auto& name : m_elements)
        look(name);
    for (std::size_t u = 0; u < std::min(m_units.size(), m_elementOfUnit.size()); ++u)
        if (m_elementOfUnit[u] >= 0)
            look(m_units[u]);
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string list;
    for (std::size_t i = 0; i < std::min<std::size_t>(near.size(), 5); ++i)
        list += (i ? ", " : "") + *near[i].second;
    if (list.empty())
        throw Error(TWIN_TEXT("The one-line has no element “%1”; names look like “pad 12”, “line-up 3”, “tie 1-2”, “turbine 4”, or those of the units."), {text},
                    Error::Kind::Usage);
    throw Error(TWIN_TEXT("The one-line has no element “%1”; close to it are: %2."), {text, list}, Error::Kind::Usage);
}

} // namespace twin::network
