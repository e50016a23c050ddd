#include "data/mapping/NamePattern.h"

namespace data {

NamePattern::NamePattern(std::string pattern) : m_text(std::move(pattern))
{
    for (std::size_t i = 0; i < m_text.size(); ++i)
        if (m_text[i] == '*' || isLevel(i))
            m_isLiteral = false;
}

bool NamePattern::isLevel(std::size_t i) const
{
    return m_text[i] == '+' && (i == 0 || m_text[i - 1] == '/') && (i + 1 == m_text.size() || m_text[i + 1] == '/');
}

bool NamePattern::matches(std::string_view name, std::vector<std::string_view>* captures) const
{
    if (captures != nullptr)
        captures->clear();
    if (m_isLiteral)
        return name == m_text;
    // What follows a star starts at the first place where it fits: a level has one length from a given start, so no earlier star
    // needs another try.
    constexpr auto none = std::string_view::npos;
    std::size_t p = 0, i = 0, afterStar = none, starFrom = 0, starTo = 0, starCaptures = 0;
    while (true) {
        if (p < m_text.size() && m_text[p] == '*') {
            afterStar = ++p;
            starFrom = starTo = i;
            if (captures != nullptr) {
                starCaptures = captures->size();
                captures->push_back(name.substr(i, 0));
            }
            if (p == m_text.size()) {
                if (captures != nullptr)
                    captures->back() = name.substr(i);
                return true;
            }
            continue;
        }
        if (p < m_text.size() && isLevel(p)) {
            const auto end = std::min(name.find('/', i), name.size());
            if (captures != nullptr)
                captures->push_back(name.substr(i, end - i));
            i = end;
            ++p;
            continue;
        }
        if (p < m_text.size() && i < name.size() && m_text[p] == name[i]) {
            ++p;
            ++i;
            continue;
        }
        if (p == m_text.size() && i == name.size())
            return true;
        if (afterStar == none || starTo == name.size())
            return false;
        i = ++starTo;
        p = afterStar;
        if (captures != nullptr) {
            captures->resize(starCaptures + 1);
            captures->back() = name.substr(starFrom, starTo - starFrom);
        }
    }
}

} // namespace data
