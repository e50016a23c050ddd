// What a Prometheus source asks for and how it reads the answers.
#pragma once
#include "data/live/http/HttpSettings.h"
#include "data/mapping/ChannelMapping.h"
#include <string>
#include <vector>

namespace data::live {

/// One expression in PromQL.
struct PrometheusQuery
{
    enum class Samples {
        Raw, ///< the samples as they were scraped, with their own instants: only for selectors ("DCGM_FI_DEV_GPU_TEMP{job='dcgm'}")
        Step ///< the expression at every whole step: for functions and sums
    };
    std::string expression;
    std::string name;          ///< stands for the metric's name in the mapping where the result has none ("sum(...)")
    Samples samples = Samples::Raw;
    bool isCounter = false;    ///< only rises: recorded as its increase a second; a fall is a reset
    bool operator==(const PrometheusQuery&) const = default;
};

/// {"queries": ["up{job='dcgm'}", {"query": "sum(x)", "name": "site_power", "samples": "raw"|"step", "counter": true}], "step_s": 15,
///  "history_s": 900, "mapping": "dcgm-exporter" | {rules}, "parameters": {"dedup": "true"}} and the keys of HttpSettings.
struct PrometheusSettings
{
    HttpSettings http;
    std::vector<PrometheusQuery> queries;
    double stepSeconds = 15;      ///< how often to ask, and the grid of expressions
    double historySeconds = 900;  ///< fetched when the source starts for the first time
    std::string mappingId;        ///< a ready-made mapping; empty: the rules of `mapping`
    ChannelMapping mapping;       ///< the rules in use, whichever way they were given
    QMap<QString, QString> parameters; ///< sent along with every query (Thanos: dedup, partial_response)

    QJsonObject toJson() const;
    static PrometheusSettings fromJson(const QJsonObject& json); ///< throws twin::Error (usage)

    static constexpr double longestHistorySeconds = 31.0 * 86'400; ///< a longer hole is filled only so far back
};

/// Whether an expression only selects series (name, labels, offset), so that its raw samples can be asked for.
bool isSelector(const std::string& expression);
/// A query as people write it on a command line or in a table: raw where it can be.
PrometheusQuery prometheusQuery(const std::string& expression);

} // namespace data::live
