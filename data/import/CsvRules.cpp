// The simple options of an import, or what is guessed, as rules that can be edited.
#include "data/import/CsvImport.h"
#include "data/mapping/ArrayNames.h"
#include "data/mapping/Units.h"
#include <algorithm>
#include <cmath>
#include <set>

namespace data {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// A text as a template's literal part.
std::string escaped(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        out += c;
        if (c == '{' || c == '}')
            out += c;
    }
    return out;
}

// "cdu12_W" -> "cdu*_W" and "12"; only where one number stands in it.
bool splitNumber(const std::string& text, std::string& before, std::string& number, std::string& after)
{
    const auto begin = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), isDigit) - text.begin());
    if (begin == text.size())
        return false;
    auto end = begin;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    if (std::find_if(text.begin() + static_cast<std::ptrdiff_t>(end), text.end(), isDigit) != text.end())
        return false;
    before = text.substr(0, begin);
    number = text.substr(begin, end - begin);
    after = text.substr(end);
    return true;
}

// What the simple pattern does, said with the label's name: array:H1-R01-01, rack:H1-R01-{}, x-{}, fixed.
std::string assetTemplate(const std::string& pattern)
{
    if (pattern.empty())
        return "{asset}";
    if (pattern.starts_with("array:"))
        return pattern + "/{asset}";
    const bool padded = pattern.starts_with("rack:");
    const auto text = padded ? pattern.substr(5) : pattern;
    const auto place = text.find("{}");
    if (place == text.npos)
        return escaped(text);
    std::string out;
    std::size_t from = 0;
    for (auto p = place; p != text.npos; p = text.find("{}", from)) {
        out += escaped(text.substr(from, p - from)) + (padded ? "{asset:02}" : "{asset}");
        from = p + 2;
    }
    return out + escaped(text.substr(from));
}

} // namespace

ChannelMapping rulesOf(const CsvPreview& preview)
{
    const auto& mapping = preview.guess;
    if (!mapping.rules.isEmpty())
        return mapping.rules;
    const bool isLong = mapping.layout == CsvMapping::Layout::Long;
    std::vector<MappingRule> rules;
    std::set<std::string> seen;
    for (const auto& channel : preview.channels) {
        if (!channel.mapped)
            continue;
        const auto& target = channel.mapped->channel;
        MappingRule rule;
        rule.name = channel.column;
        rule.metric = target.metric;
        // The conversion as a unit where one says it, else as a scale.
        rule.unit = target.unit;
        rule.scale = channel.mapped->factor;
        for (const char* unit : {"%", "mW", "kW", "MW", "GW", "kWh", "MWh", "°F", "K", "L/s", "m³/h", "gal/min", "kV", "kPa", "bar", "MHz"})
            if (const auto c = convertUnit(unit, target.unit); c && c->factor == channel.mapped->factor && c->offset == channel.mapped->offset) {
                rule.unit = unit;
                rule.scale = 1;
            }
        if (isLong && !mapping.assetColumn.empty()) {
            if (!seen.insert(rule.name).second)
                continue;
            rule.asset = assetTemplate(mapping.assets);
            std::string labels = mapping.labelColumns;
            for (std::size_t at = 0; at < labels.size();) {
                const auto end = std::min(labels.find(';', at), labels.size());
                rule.asset += "/{" + labels.substr(at, end - at) + "}";
                at = end + 1;
            }
        } else {
            rule.asset = escaped(target.asset);
        }
        rules.push_back(std::move(rule));
    }
    // Columns that differ by one number, which is in the asset's name too, share a rule.
    std::vector<MappingRule> shared;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        std::string before, number, after;
        const auto& rule = rules[i];
        if (isLong || !splitNumber(rule.name, before, number, after) || rule.name.find_first_of("*+") != rule.name.npos) {
            shared.push_back(rule);
            continue;
        }
        const auto place = rule.asset.rfind(number);
        if (place == rule.asset.npos || (place > 0 && isDigit(rule.asset[place - 1])) || rule.asset.find('{') != rule.asset.npos) {
            shared.push_back(rule);
            continue;
        }
        MappingRule common = rule;
        common.name = before + "*" + after;
        common.asset.replace(place, number.size(), "{1}");
        const auto fits = [&](const MappingRule& other) {
            std::string b, n, a;
            if (!splitNumber(other.name, b, n, a) || b != before || a != after)
                return false;
            auto asset = common.asset;
            asset.replace(asset.find("{1}"), 3, n);
            return other.asset == asset && other.metric == rule.metric && other.unit == rule.unit && other.scale == rule.scale;
        };
        const auto takes = [&](const MappingRule& other) { return other.name.starts_with(before) && other.name.ends_with(after) && other.name.size() >= before.size() + after.size(); };
        const auto count = std::count_if(rules.begin(), rules.end(), fits), taken = std::count_if(rules.begin(), rules.end(), takes);
        if (count < 2 || count != taken) {
            shared.push_back(rule);
            continue;
        }
        if (std::find(shared.begin(), shared.end(), common) == shared.end())
            shared.push_back(std::move(common));
    }
    return ChannelMapping(std::move(shared));
}

} // namespace data
