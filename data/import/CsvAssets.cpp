#include "data/import/CsvAssets.h"
#include "twin/base/Error.h"

namespace data::csv {

AssetNamer::AssetNamer(const std::string& pattern)
{
    if (pattern.empty())
        return;
    if (pattern.starts_with("array:")) {
        m_kind = Kind::Array;
        if (const auto start = arrayStart(std::string_view(pattern).substr(6)))
            m_array = *start;
        else
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
    return data::trailingNumber(text);
}

std::optional<std::string> AssetNamer::name(const std::string& text) const
{
    switch (m_kind) {
    case Kind::Same: return text;
    case Kind::Fixed: return m_pattern;
    case Kind::Array: {
        const auto number = trailingNumber(text);
        return number ? arrayServer(m_array, *number - m_first) : std::nullopt;
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
