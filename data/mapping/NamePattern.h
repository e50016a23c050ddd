// Patterns of foreign names. Pure values, any thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace data {

/// `*` stands for any text, also none and across levels; `+` as a whole level of a topic ("hall/+/power") for that level. Every other
/// sign stands for itself. Takes time in proportion to the product of both lengths at worst.
class NamePattern
{
public:
    NamePattern() = default;
    explicit NamePattern(std::string pattern);
    bool isLiteral() const { return m_isLiteral; }
    const std::string& text() const { return m_text; }
    /// `captures`: what each wildcard stands for, in order; views into `name`. The first wildcards take as little as they can.
    bool matches(std::string_view name, std::vector<std::string_view>* captures = nullptr) const;

private:
    bool isLevel(std::size_t i) const;
    std::string m_text;
    bool m_isLiteral = true;
};

} // namespace data
