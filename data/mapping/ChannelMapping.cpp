#include "data/mapping/ChannelMapping.h"
#include "data/mapping/NamePattern.h"
#include "data/mapping/TextTemplate.h"
#include "data/mapping/Units.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace data {
namespace {

constexpr std::size_t mostRules = 10'000, longestText = 2000;
using Error = twin::Error;

struct Target
{
    std::string unit; ///< the channel's
    double factor = 1, offset = 0, resolution = 0;
};

// Unit and step of a rule's metric. Empty if the rule's unit is not one of the metric.
std::optional<Target> targetOf(const MappingRule& rule, std::string_view metric)
{
    Target target;
    const auto stored = storedUnit(metric);
    const bool isKnown = isUnit(rule.unit);
    const auto unit = isKnown ? knownUnit(rule.unit) : rule.unit;
    Conversion conversion;
    if (!stored) {
        target.unit = unit;
    } else {
        target.unit = *stored;
        if (!rule.unit.empty()) {
            const auto found = convertUnit(unit, *stored);
            if (!found)
                return {};
            conversion = *found;
        }
    }
    target.factor = rule.scale * conversion.factor;
    target.offset = conversion.offset;
    target.resolution = rule.resolution;
    if (const auto m = twin::metricById(metric); m && rule.resolution == 0)
        target.resolution = twin::metricInfo(*m).resolution;
    return target;
}

} // namespace

double MappedChannel::apply(double foreign) const
{
    if (std::isnan(foreign) || (blankFrom > 0 && foreign >= blankFrom))
        return std::numeric_limits<double>::quiet_NaN();
    return foreign * factor + offset;
}

struct ChannelMapping::Compiled
{
    struct Rule
    {
        NamePattern name;
        std::vector<std::pair<std::string, NamePattern>> labels;
        AssetTemplate asset;
        TextTemplate metric;
        std::optional<Target> target; ///< where the metric is one for all
    };
    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    std::vector<Rule> rules;
    std::unordered_map<std::string, std::vector<int>, Hash, std::equal_to<>> byName; ///< rules with a name without wildcards
    std::vector<int> open;                                                           ///< the others

    static bool labelsMatch(const Rule& rule, const Labels& labels)
    {
        return std::all_of(rule.labels.begin(), rule.labels.end(), [&](const auto& wanted) {
            const auto it = labels.find(wanted.first);
            return it != labels.end() && wanted.second.matches(it->second);
        });
    }

    int find(std::string_view name, const Labels& labels, std::vector<std::string_view>& captures) const
    {
        static const std::vector<int> nothing;
        const auto it = byName.find(name);
        const auto& exact = it != byName.end() ? it->second : nothing;
        auto a = exact.begin();
        auto b = open.begin();
        while (a != exact.end() || b != open.end()) { // in the order of the rules
            const int i = b == open.end() || (a != exact.end() && *a < *b) ? *a++ : *b++;
            const auto& rule = rules[static_cast<std::size_t>(i)];
            if (rule.name.matches(name, &captures) && labelsMatch(rule, labels))
                return i;
        }
        return -1;
    }
};

ChannelMapping::ChannelMapping(std::vector<MappingRule> rules) : m_rules(std::move(rules))
{
    if (m_rules.size() > mostRules)
        throw Error(TWIN_TEXT("A mapping can have at most %1 rules, not %2."), {std::to_string(mostRules), std::to_string(m_rules.size())}, Error::Kind::Usage);
    auto compiled = std::make_shared<Compiled>();
    compiled->rules.reserve(m_rules.size());
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const MappingRule& rule = m_rules[i];
        const std::string where = "Rule " + std::to_string(i + 1) + (rule.name.empty() ? "" : " (“" + rule.name.substr(0, 60) + "”)");
        const auto refuse = [&](const char* sentence, std::vector<std::string> args = {}) {
            args.insert(args.begin(), where);
            throw Error(sentence, std::move(args), Error::Kind::Usage);
        };
        for (const auto* text : {&rule.name, &rule.asset, &rule.metric, &rule.unit})
            if (text->size() > longestText)
                refuse(TWIN_TEXT("%1: a text in it is longer than %2 signs."), {std::to_string(longestText)});
        if (rule.name.empty())
            refuse(TWIN_TEXT("%1 names no metric, topic or column; write its name, or * for any."));
        if (rule.asset.empty())
            refuse(TWIN_TEXT("%1 names no asset; write its name in the site, such as H1-R01-{slot:02}."));
        if (rule.metric.empty())
            refuse(TWIN_TEXT("%1 names no quantity; write one such as power."));
        if (!std::isfinite(rule.scale) || rule.scale == 0)
            refuse(TWIN_TEXT("%1: the scale must be a number other than 0."));
        if (!std::isfinite(rule.resolution) || rule.resolution < 0)
            refuse(TWIN_TEXT("%1: the resolution must be 0 or above."));
        if (!std::isfinite(rule.blankFrom) || rule.blankFrom < 0)
            refuse(TWIN_TEXT("%1: the mark of blanks must be 0 (there is none) or above."));
        Compiled::Rule made;
        made.name = NamePattern(rule.name);
        for (const auto& [label, pattern] : rule.labels)
            made.labels.emplace_back(label, NamePattern(pattern));
        made.asset = AssetTemplate(rule.asset, where);
        made.metric = TextTemplate(rule.metric, where);
        if (made.metric.isFixed()) {
            made.target = targetOf(rule, rule.metric);
            if (!made.target) {
                const auto stored = storedUnit(rule.metric).value_or("");
                refuse(TWIN_TEXT("%1: “%3” is not a unit of %2; use %4 or one that converts to it."), {rule.metric, rule.unit, stored.empty() ? "% or ratio" : stored});
            }
        }
        if (made.name.isLiteral())
            compiled->byName[rule.name].push_back(static_cast<int>(i));
        else
            compiled->open.push_back(static_cast<int>(i));
        compiled->rules.push_back(std::move(made));
    }
    m_compiled = std::move(compiled);
}

int ChannelMapping::ruleOf(std::string_view name, const Labels& labels) const
{
    std::vector<std::string_view> captures;
    return m_compiled ? m_compiled->find(name, labels, captures) : -1;
}

std::optional<MappedChannel> ChannelMapping::map(std::string_view name, const Labels& labels) const
{
    if (!m_compiled)
        return {};
    std::vector<std::string_view> captures;
    const int i = m_compiled->find(name, labels, captures);
    if (i < 0)
        return {};
    const auto& compiled = m_compiled->rules[static_cast<std::size_t>(i)];
    const auto& rule = m_rules[static_cast<std::size_t>(i)];
    const TextTemplate::Source source{name, labels, captures};
    auto asset = compiled.asset.fill(source);
    if (!asset)
        return {};
    MappedChannel mapped;
    std::optional<Target> target = compiled.target;
    if (target) {
        mapped.channel.metric = rule.metric;
    } else {
        auto metric = compiled.metric.fill(source);
        if (!metric || metric->empty())
            return {};
        target = targetOf(rule, *metric);
        if (!target)
            return {};
        mapped.channel.metric = std::move(*metric);
    }
    mapped.channel.asset = std::move(*asset);
    mapped.channel.unit = std::move(target->unit);
    mapped.channel.origin = twin::Origin::Measured;
    mapped.channel.resolution = target->resolution;
    mapped.factor = target->factor;
    mapped.offset = target->offset;
    mapped.blankFrom = rule.blankFrom;
    return mapped;
}

bool ChannelMapping::operator==(const ChannelMapping& other) const { return m_rules == other.m_rules; }

ChannelMapping ChannelMapping::withAssets(const std::string& asset, const Labels& labels) const
{
    std::vector<MappingRule> rules;
    for (MappingRule rule : m_rules) {
        rule.asset = asset;
        rule.labels = labels;
        if (std::find(rules.begin(), rules.end(), rule) == rules.end())
            rules.push_back(std::move(rule));
    }
    return ChannelMapping(std::move(rules));
}

} // namespace data
