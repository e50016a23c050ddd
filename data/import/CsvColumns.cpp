#include "data/import/CsvColumns.h"
#include "data/import/CsvReader.h"
#include "twin/base/Metric.h"
#include "twin/physics/KeyFigures.h"
#include <algorithm>
#include <span>
#include <vector>

namespace data::csv {
namespace {

// Words of column names and the quantity they stand for; the longest that fits wins.
struct Words
{
    std::string_view words; // joined by _
    std::string_view metric;
};
constexpr Words aliases[] = {
    {"power", "power"}, {"pwr", "power"}, {"watts", "power"}, {"power_usage", "power"}, {"power_draw", "power"}, {"active_power", "power"},
    {"util", "utilisation"}, {"utilization", "utilisation"}, {"gpu_util", "utilisation"}, {"gpu_utilization", "utilisation"}, {"usage", "utilisation"},
    {"temp", "gpu_temperature"}, {"gpu_temp", "gpu_temperature"}, {"gpu_core_temp", "gpu_temperature"}, {"die_temp", "gpu_temperature"},
    {"temperature", "temperature"}, {"t", "temperature"},
    {"inlet_temp", "air_inlet"}, {"inlet_temperature", "air_inlet"}, {"air_inlet_temp", "air_inlet"}, {"intake_temp", "air_inlet"},
    {"supply_temp", "coolant_supply"}, {"supply_temperature", "coolant_supply"}, {"t_supply", "coolant_supply"},
    {"return_temp", "coolant_return"}, {"return_temperature", "coolant_return"}, {"t_return", "coolant_return"},
    {"flow", "coolant_flow"}, {"flow_rate", "coolant_flow"}, {"soc", "state_of_charge"}, {"load", "loading"},
    {"wetbulb", "wet_bulb_c"}, {"wet_bulb", "wet_bulb_c"}, {"t_wetbulb", "wet_bulb_c"}, {"t_wet_bulb", "wet_bulb_c"}, {"t_wb", "wet_bulb_c"},
    {"drybulb", "dry_bulb_c"}, {"dry_bulb", "dry_bulb_c"}, {"t_drybulb", "dry_bulb_c"}, {"t_dry_bulb", "dry_bulb_c"}, {"t_db", "dry_bulb_c"},
    {"voltage", "voltage"}, {"current", "current"}, {"power_factor", "power_factor"}, {"pf", "power_factor"}, {"energy", "energy"},
    {"frequency", "frequency"}, {"pressure", "pressure"},
};

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> tokens(std::string_view text)
{
    std::vector<std::string> out;
    std::size_t i = 0;
    while (i < text.size()) {
        while (i < text.size() && !isWord(text[i]))
            ++i;
        const auto start = i;
        while (i < text.size() && isWord(text[i]))
            ++i;
        if (i > start)
            out.emplace_back(text.substr(start, i - start));
    }
    return out;
}

std::string joined(std::span<const std::string> parts, bool lower)
{
    std::string out;
    for (const auto& p : parts) {
        if (!out.empty())
            out += '_';
        out += lower ? lowered(p) : p;
    }
    return out;
}

// A meter's columns: W, W1, V1, A1, PF1, ... quantity by the letters, part by the digits.
bool readMeterName(std::string_view name, ColumnMeaning& meaning)
{
    struct Meter
    {
        std::string_view letters, metric, unit;
    };
    static constexpr Meter meters[] = {{"W", "power", "W"}, {"V", "voltage", "V"}, {"A", "current", "A"}, {"PF", "power_factor", ""},
                                       {"Hz", "frequency", "Hz"}, {"VA", "apparent_power", "VA"}};
    const auto digits = name.find_first_of("0123456789");
    const auto letters = name.substr(0, std::min(digits, name.size()));
    const auto rest = digits == name.npos ? std::string_view{} : name.substr(digits);
    if (rest.find_first_not_of("0123456789") != rest.npos || rest.size() > 6)
        return false;
    for (const auto& m : meters)
        if (m.letters == letters) {
            meaning.metric = m.metric;
            meaning.unit = m.unit;
            meaning.part = rest;
            return true;
        }
    return false;
}

// Takes the unit off the end of a name: "power (kW)", "power [kW]", "power_kW", "flow_L_min".
std::string takeUnit(std::string_view& name)
{
    for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'[', ']'}})
        if (!name.empty() && name.back() == close)
            if (const auto p = name.rfind(open); p != name.npos) {
                const auto text = trimmed(name.substr(p + 1, name.size() - p - 2));
                name = trimmed(name.substr(0, p));
                return isUnit(text) ? knownUnit(text) : std::string(text);
            }
    const auto last = name.find_last_of("_ ");
    if (last == name.npos || last == 0)
        return {};
    if (const auto before = name.find_last_of("_ ", last - 1); before != name.npos && before > 0) {
        const std::string two = std::string(name.substr(before + 1, last - before - 1)) + "_" + std::string(name.substr(last + 1));
        if (isUnit(two)) {
            name = name.substr(0, before);
            return knownUnit(two);
        }
    }
    if (const auto text = name.substr(last + 1); isUnit(text)) {
        name = name.substr(0, last);
        return knownUnit(text);
    }
    return {};
}

// The quantity a run of words stands for: an id of the program's own, or an alias.
std::string_view metricOfWords(const std::string& words)
{
    if (const auto m = twin::metricById(words))
        return twin::metricInfo(*m).id;
    for (const auto& a : aliases)
        if (a.words == words)
            return a.metric;
    return {};
}

std::string_view metricOfUnit(std::string_view unit)
{
    const auto base = baseUnit(unit).value_or(std::string_view{});
    if (base == "W")
        return "power";
    if (base == "°C")
        return "temperature";
    if (base == "L/min")
        return "coolant_flow";
    if (base == "V")
        return "voltage";
    if (base == "A")
        return "current";
    if (base == "Wh")
        return "energy";
    return {};
}

} // namespace

ColumnMeaning readColumnName(std::string_view original)
{
    ColumnMeaning meaning;
    const auto name = trimmed(original);
    // As the program itself writes them: a key figure's id, or "asset:metric".
    if (const auto* k = twin::keyFigureById(name)) {
        meaning = {"site", "", k->id, k->unit, true};
        return meaning;
    }
    if (const auto colon = name.rfind(':'); colon != name.npos && colon > 0 && storedUnit(name.substr(colon + 1))) {
        const auto metric = name.substr(colon + 1);
        meaning = {std::string(name.substr(0, colon)), "", std::string(metric), *storedUnit(metric), true};
        return meaning;
    }
    if (readMeterName(name, meaning)) {
        meaning.known = storedUnit(meaning.metric).has_value();
        return meaning;
    }

    std::string_view rest = name;
    meaning.unit = takeUnit(rest);
    auto words = tokens(rest);

    // Which statistic: means stand for the value itself, others become a quantity of their own.
    std::string statistic;
    std::erase_if(words, [&](const std::string& word) {
        const auto low = lowered(word);
        if (low == "ave" || low == "avg" || low == "mean" || low == "average")
            return true;
        if (low == "min" || low == "max" || low == "p95" || low == "p99" || low == "std") {
            statistic = "_" + low;
            return true;
        }
        return false;
    });

    std::size_t bestFirst = 0, bestCount = 0;
    std::string_view best;
    for (std::size_t first = 0; first < words.size(); ++first)
        for (std::size_t count = 1; count <= std::min<std::size_t>(4, words.size() - first); ++count)
            if (const auto metric = metricOfWords(joined({words.data() + first, count}, true)); !metric.empty() && count > bestCount) {
                best = metric;
                bestFirst = first;
                bestCount = count;
            }
    // "load_MW" is a power, "load_pct" a loading.
    if (best == "loading" && !meaning.unit.empty() && !convertUnit(meaning.unit, ""))
        best = metricOfUnit(meaning.unit);
    if (bestCount > 0 && !best.empty()) {
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(bestFirst), words.begin() + static_cast<std::ptrdiff_t>(bestFirst + bestCount));
        meaning.asset = joined(words, false);
        meaning.metric = best;
    } else if (const auto metric = metricOfUnit(meaning.unit); !metric.empty()) {
        meaning.asset = joined(words, false);
        meaning.metric = metric;
    } else {
        meaning.metric = joined(words, true);
        if (meaning.metric.empty())
            meaning.metric = "value";
    }
    meaning.metric += statistic;
    if (twin::keyFigureById(meaning.metric) != nullptr)
        meaning.asset = "site";
    const auto stored = storedUnit(meaning.metric);
    meaning.known = stored && (meaning.unit.empty() || convertUnit(meaning.unit, *stored));
    return meaning;
}

bool looksLikeTimeColumn(std::string_view name)
{
    static constexpr std::string_view first[] = {"t", "time", "timestamp", "ts", "datetime", "date", "epoch", "unix", "hour", "utc", "elapsed"};
    static constexpr std::string_view more[] = {"ns", "us", "ms", "s", "sec", "secs", "second", "seconds", "min", "minutes", "h", "hours", "utc", "iso", "iso8601", "time",
                                                "unix", "epoch", "stamp", "milliseconds", "microseconds", "nanoseconds"};
    const auto words = tokens(name);
    if (words.empty() || std::find(std::begin(first), std::end(first), lowered(words[0])) == std::end(first))
        return false;
    return std::all_of(words.begin() + 1, words.end(), [](const std::string& word) {
        return std::find(std::begin(more), std::end(more), lowered(word)) != std::end(more);
    });
}

bool looksLikeAssetColumn(std::string_view name)
{
    static constexpr std::string_view known[] = {"node", "asset", "server", "host", "hostname", "rack", "device", "machine", "instance", "gpu",
                                                 "id", "name", "sensor", "channel", "meter", "serial", "cdu", "unit", "nodename"};
    const auto words = tokens(name);
    return !words.empty() && std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return std::find(std::begin(known), std::end(known), lowered(word)) != std::end(known);
    });
}

std::string timeUnitOfName(std::string_view name)
{
    for (const auto& word : tokens(name)) {
        const auto low = lowered(word);
        if (low == "ns" || low == "nanoseconds")
            return "ns";
        if (low == "us" || low == "microseconds")
            return "us";
        if (low == "ms" || low == "milliseconds")
            return "ms";
        if (low == "s" || low == "sec" || low == "secs" || low == "second" || low == "seconds")
            return "s";
        if (low == "min" || low == "mins" || low == "minute" || low == "minutes")
            return "min";
        if (low == "h" || low == "hr" || low == "hrs" || low == "hours")
            return "h";
        if (low == "iso" || low == "iso8601")
            return "iso";
    }
    return {};
}

} // namespace data::csv
