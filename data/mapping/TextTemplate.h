// Names made of a foreign series' labels: "H1-R{row:02}-{slot+1:02}/{host:/(S\d+)$/}". Immutable, any thread.
#pragma once
#include "data/mapping/ArrayNames.h"
#include <QRegularExpression>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data {

/// Parts: {label} the label's text; {label:/regex/} the regex's first group; {label+1} and {label-1} a number plus or minus one;
/// :02 at the end pads a number to two digits (01 to 09 digits); the three may stand together, {label+1:/(\d+)$/:02}. {1}, {2} are the
/// captures of the pattern of the name, {__name__} is the whole foreign name. {{ and }} stand for single braces.
class TextTemplate
{
public:
    TextTemplate() = default;
    /// Throws twin::Error (usage); `where` begins its sentence ("Rule 3").
    TextTemplate(const std::string& text, const std::string& where);

    using Labels = std::map<std::string, std::string, std::less<>>;
    struct Source
    {
        std::string_view name;
        const Labels& labels;
        const std::vector<std::string_view>& captures;
    };
    /// Empty if a label is missing, is no number where one is needed, or the regex does not find its group.
    std::optional<std::string> fill(const Source& source) const;
    bool isFixed() const { return m_parts.empty(); }
    std::vector<std::string> labels() const; ///< that it needs, captures left out

private:
    struct Part
    {
        std::string before;  ///< text in front of it
        std::string label;
        int capture = 0;     ///< from 1; 0: a label
        long long add = 0;
        int digits = 0;
        bool isNumber = false, hasRegex = false;
        QRegularExpression regex;
    };
    static std::optional<std::string> valueOf(const Part& part, const Source& source);
    Part parsePlace(std::string_view& rest, const std::string& text, const std::string& where) const;
    std::vector<Part> m_parts;
    std::string m_after;
};

/// The template of an asset: as above, or "array:H1-R01-01/{node}", which spreads the number at the end of the first level, 1 to 64,
/// over the servers of the array; further levels ("/G{gpu+1}") follow the server's name.
class AssetTemplate
{
public:
    AssetTemplate() = default;
    AssetTemplate(const std::string& text, const std::string& where);
    std::optional<std::string> fill(const TextTemplate::Source& source) const;
    std::vector<std::string> labels() const { return m_text.labels(); }

private:
    std::optional<ArrayStart> m_array;
    TextTemplate m_text;
};

} // namespace data
