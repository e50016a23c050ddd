// From the names of a foreign system (metric name and labels, topic, column) to channels of the site. Pure values, any thread.
// The one way of mapping for CSV files, Prometheus and MQTT.
#pragma once
#include "data/store/RecordingTypes.h"
#include "twin/base/Error.h"
#include <QJsonObject>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace data {

/// Foreign value x factor + offset = value in the channel's unit.
struct MappedChannel
{
    Channel channel;
    double factor = 1, offset = 0;
    double blankFrom = 0;  ///< values at or above are the system's mark for "no value" (DCGM: 2147483632 and more); 0: there is none
    double apply(double foreign) const; ///< NaN for a blank
};

/// Labels of a foreign series; a topic's or a column's parts are "1", "2" ... from the pattern's captures.
using Labels = std::map<std::string, std::string, std::less<>>;

/// One rule: which foreign names it takes, and what they are in the site.
struct MappingRule
{
    std::string name;       ///< of the foreign metric, topic or column: * stands for any text, + for one level of a topic
    Labels labels;          ///< these must match too, with * as above
    /// The asset: text with {label} in it. {label:/regex/} takes the regex's first group; {label:02} pads a number to two digits,
    /// {label+1:02} adds before. A name prefixed "array:H1-R01-01/" spreads a running number 1..64 over the array's servers.
    std::string asset;
    std::string metric;     ///< twin::Metric id, key figure id, or a name of its own; may have places as the asset's name has
    std::string unit;       ///< of the foreign value ("mW"); converted to the program's own unit of the metric
    double scale = 1;       ///< foreign value x scale = value in `unit`
    double resolution = 0;  ///< of the sensor, in the program's unit; 0: the metric's own
    double blankFrom = 0;
    bool operator==(const MappingRule&) const = default;
};

/// Rules in order; the first that takes a name decides.
class ChannelMapping
{
public:
    ChannelMapping() = default;
    /// Throws twin::Error (usage) that names the rule for one that cannot work: unknown unit, broken regex, place without a label.
    explicit ChannelMapping(std::vector<MappingRule> rules);
    const std::vector<MappingRule>& rules() const { return m_rules; }
    /// Nothing where no rule takes it, or its labels lack what the asset's name needs.
    std::optional<MappedChannel> map(std::string_view name, const Labels& labels) const;
    /// Which rule decides, also where it cannot name an asset; -1: none takes the name.
    int ruleOf(std::string_view name, const Labels& labels) const;
    bool isEmpty() const { return m_rules.empty(); }
    /// The same rules with another name for the assets ("H1-R01-{host:/(\d+)$/:02}/G{gpu+1}"); what became the same is there once.
    /// `labels`: which the rules ask for instead of their own. Throws like the constructor.
    ChannelMapping withAssets(const std::string& asset, const Labels& labels = {}) const;
    bool operator==(const ChannelMapping& other) const;

    QJsonObject toJson() const;
    static ChannelMapping fromJson(const QJsonObject& json); ///< throws twin::Error
    /// Ready-made: "dcgm-exporter" (names of its default and profiling counters). Throws twin::Error for an unknown id.
    static ChannelMapping builtIn(const std::string& id);
    static std::vector<std::string> builtInIds();

private:
    struct Compiled;
    std::vector<MappingRule> m_rules;
    std::shared_ptr<const Compiled> m_compiled; ///< shared by copies; never changes
};

} // namespace data
