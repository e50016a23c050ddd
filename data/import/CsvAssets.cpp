#include "data/import/CsvAssets.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/model/Site.h"
#include <charconv>

namespace data::csv {
namespace {

bool takeNumber(std::string_view& text, int& value)
{
    const auto r = std::from_chars(text.data(), text.data() + text.size(), value);
    if (r.ec != std::errc{} || value < 1 || value > 9999)
        return false;
    text.remove_prefix(static_cast<std::size_t>(r.ptr - text.data()));
    return true;
}

bool takeText(std::string_view& text, std::string_view expected)
{
    if (!text.starts_with(expected))
        return false;
    text.remove_prefix(expected.size());
    return true;
}

} // namespace

AssetNamer::AssetNamer(const std::string& pattern)
{
    if (pattern.empty())
        return;
    if (pattern.starts_with("array:")) {
        m_kind = Kind::Array;
        std::string_view rest = std::string_view(pattern).substr(6);
        if (!takeText(rest, "H") || !takeNumber(rest, m_hall) || !takeText(rest, "-R") || !takeNumber(rest, m_row) || !takeText(rest, "-")
            || !takeNumber(rest, m_slot) || !rest.empty())
            throw twin::Error(TWIN_TEXT("“%1” does not name the first rack of an array; write it as array:H1-R01-01."), {pattern},
                              twin::Error::Kind::Usage);
        return;
    }
    m_padded = pattern.starts_with("rack:");
    m_pattern = m_padded ? pattern.substr(5) : pattern;
    m_kind = m_pattern.find("{}") != m_pattern.npos ? Kind::Pattern : Kind::Fixed;
    if (m_pattern.empty() || (m_padded && m_kind == Kind::Fixed))
        throw twin::Error(TWIN_TEXT("“%1” has no place for the asset's text; write {} where it goes, as in rack:H1-R01-{}."), {pattern},
                          twin::Error::Kind::Usage);
}

std::optional<long long> AssetNamer::trailingNumber(std::string_view text)
{
    auto begin = text.size();
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9')
        --begin;
    return twin::toInteger(text.substr(begin));
}

std::optional<std::string> AssetNamer::name(const std::string& text) const
{
    switch (m_kind) {
    case Kind::Same: return text;
    case Kind::Fixed: return m_pattern;
    case Kind::Array: {
        const auto number = trailingNumber(text);
        if (!number || *number < m_first || *number - m_first >= arrayRacks * serversPerRack)
            return {};
        const auto server = static_cast<int>(*number - m_first);
        return twin::rackName(m_hall, m_row, m_slot + server / serversPerRack) + "/S" + std::to_string(server % serversPerRack + 1);
    }
    case Kind::Pattern: break;
    }
    const bool oneDigit = text.size() == 1 && text[0] >= '0' && text[0] <= '9';
    const std::string inserted = m_padded && oneDigit ? "0" + text : text;
    std::string out = m_pattern;
    for (auto p = out.find("{}"); p != out.npos; p = out.find("{}", p + inserted.size()))
        out.replace(p, 2, inserted);
    return out;
}

} // namespace data::csv
