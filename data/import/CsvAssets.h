// Names of the site for what a CSV file calls its assets. Pure values.
#pragma once
#include "data/mapping/ArrayNames.h"
#include <optional>
#include <string>
#include <string_view>

namespace data::csv {

/// Applies CsvMapping::assets.
class AssetNamer
{
public:
    /// Throws twin::Error (usage) for a pattern it cannot follow.
    explicit AssetNamer(const std::string& pattern);

    bool isArray() const { return m_kind == Kind::Array; }
    bool isFixed() const { return m_kind == Kind::Fixed; }
    /// Arrays: the number at the end of a text; empty if it has none.
    static std::optional<long long> trailingNumber(std::string_view text);
    /// Arrays: the file counts its servers from 0.
    void setCountsFromZero(bool zero) { m_first = zero ? 0 : 1; }

    /// The asset's name in the site; empty if the array has no such server.
    std::optional<std::string> name(const std::string& text) const;

private:
    enum class Kind { Same, Array, Pattern, Fixed } m_kind = Kind::Same;
    std::string m_pattern;
    bool m_padded = false; ///< numbers are written with two digits, as slots are
    ArrayStart m_array;
    long long m_first = 1;
};

} // namespace data::csv
