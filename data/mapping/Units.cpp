#include "data/mapping/Units.h"
#include "twin/base/Metric.h"
#include "twin/physics/KeyFigures.h"

namespace data {
namespace {

struct Unit
{
    std::string_view text, name, base;
    double factor, offset; // base = value x factor + offset
};
// Exact definitions: BIPM SI brochure (9th edition); US gallon 3.785411784 L, psi 6894.757293168 Pa (NIST Handbook 44, NIST SP 811);
// binary prefixes: IEC 80000-13.
constexpr Unit units[] = {
    {"W", "W", "W", 1, 0}, {"w", "W", "W", 1, 0}, {"watt", "W", "W", 1, 0}, {"watts", "W", "W", 1, 0}, {"Watts", "W", "W", 1, 0},
    {"kW", "kW", "W", 1e3, 0}, {"kw", "kW", "W", 1e3, 0}, {"KW", "kW", "W", 1e3, 0},
    {"MW", "MW", "W", 1e6, 0}, {"mw", "MW", "W", 1e6, 0}, {"mW", "mW", "W", 1e-3, 0}, {"GW", "GW", "W", 1e9, 0},
    {"°C", "°C", "°C", 1, 0}, {"C", "°C", "°C", 1, 0}, {"c", "°C", "°C", 1, 0}, {"degC", "°C", "°C", 1, 0}, {"Cel", "°C", "°C", 1, 0},
    {"degc", "°C", "°C", 1, 0}, {"celsius", "°C", "°C", 1, 0},
    {"K", "K", "°C", 1, -273.15}, {"kelvin", "K", "°C", 1, -273.15},
    {"°F", "°F", "°C", 5.0 / 9, -160.0 / 9}, {"F", "°F", "°C", 5.0 / 9, -160.0 / 9}, {"degF", "°F", "°C", 5.0 / 9, -160.0 / 9},
    {"%", "%", "", 0.01, 0}, {"pct", "%", "", 0.01, 0}, {"percent", "%", "", 0.01, 0}, {"ratio", "", "", 1, 0}, {"fraction", "", "", 1, 0},
    {"L/min", "L/min", "L/min", 1, 0}, {"l/min", "L/min", "L/min", 1, 0}, {"L_min", "L/min", "L/min", 1, 0}, {"l_min", "L/min", "L/min", 1, 0},
    {"lpm", "L/min", "L/min", 1, 0}, {"LPM", "L/min", "L/min", 1, 0}, {"Lpm", "L/min", "L/min", 1, 0},
    {"L/s", "L/s", "L/min", 60, 0}, {"l/s", "L/s", "L/min", 60, 0}, {"L_s", "L/s", "L/min", 60, 0}, {"l_s", "L/s", "L/min", 60, 0},
    {"m³/h", "m³/h", "L/min", 1000.0 / 60, 0}, {"m3/h", "m³/h", "L/min", 1000.0 / 60, 0}, {"m3_h", "m³/h", "L/min", 1000.0 / 60, 0},
    {"m³/s", "m³/s", "L/min", 60000, 0}, {"m3/s", "m³/s", "L/min", 60000, 0},
    {"gal/min", "gal/min", "L/min", 3.785411784, 0}, {"gpm", "gal/min", "L/min", 3.785411784, 0}, {"GPM", "gal/min", "L/min", 3.785411784, 0},
    {"V", "V", "V", 1, 0}, {"v", "V", "V", 1, 0}, {"kV", "kV", "V", 1e3, 0}, {"mV", "mV", "V", 1e-3, 0},
    {"A", "A", "A", 1, 0}, {"mA", "mA", "A", 1e-3, 0}, {"kA", "kA", "A", 1e3, 0},
    {"VA", "VA", "VA", 1, 0}, {"kVA", "kVA", "VA", 1e3, 0}, {"MVA", "MVA", "VA", 1e6, 0},
    {"var", "var", "var", 1, 0}, {"kvar", "kvar", "var", 1e3, 0},
    {"Hz", "Hz", "Hz", 1, 0}, {"kHz", "kHz", "Hz", 1e3, 0}, {"MHz", "MHz", "Hz", 1e6, 0}, {"GHz", "GHz", "Hz", 1e9, 0},
    {"Wh", "Wh", "Wh", 1, 0}, {"kWh", "kWh", "Wh", 1e3, 0}, {"kwh", "kWh", "Wh", 1e3, 0}, {"MWh", "MWh", "Wh", 1e6, 0}, {"mwh", "MWh", "Wh", 1e6, 0},
    {"J", "J", "Wh", 1 / 3.6e3, 0}, {"mJ", "mJ", "Wh", 1 / 3.6e6, 0}, {"kJ", "kJ", "Wh", 1 / 3.6, 0}, {"MJ", "MJ", "Wh", 1e3 / 3.6, 0},
    {"Pa", "Pa", "Pa", 1, 0}, {"kPa", "kPa", "Pa", 1e3, 0}, {"MPa", "MPa", "Pa", 1e6, 0}, {"hPa", "hPa", "Pa", 1e2, 0},
    {"bar", "bar", "Pa", 1e5, 0}, {"mbar", "mbar", "Pa", 1e2, 0}, {"psi", "psi", "Pa", 6894.757293168, 0},
    {"B", "B", "B", 1, 0}, {"bytes", "B", "B", 1, 0}, {"KiB", "KiB", "B", 1024, 0}, {"MiB", "MiB", "B", 1048576, 0}, {"GiB", "GiB", "B", 1073741824, 0},
    {"MB", "MB", "B", 1e6, 0}, {"GB", "GB", "B", 1e9, 0},
    {"B/s", "B/s", "B/s", 1, 0}, {"MB/s", "MB/s", "B/s", 1e6, 0}, {"GB/s", "GB/s", "B/s", 1e9, 0}, {"bit/s", "bit/s", "B/s", 0.125, 0},
    {"Mbit/s", "Mbit/s", "B/s", 125e3, 0}, {"Gbit/s", "Gbit/s", "B/s", 125e6, 0},
    {"rpm", "rpm", "rpm", 1, 0}, {"RPM", "rpm", "rpm", 1, 0},
};

const Unit* findUnit(std::string_view text)
{
    for (const auto& u : units)
        if (u.text == text)
            return &u;
    return nullptr;
}

std::string_view stripped(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

} // namespace

std::optional<Conversion> convertUnit(std::string_view from, std::string_view to)
{
    if (from == to)
        return Conversion{};
    const auto* a = findUnit(from);
    const auto* b = to.empty() ? findUnit("ratio") : findUnit(to);
    if (from.empty())
        a = findUnit("ratio");
    if (a == nullptr || b == nullptr || a->base != b->base)
        return {};
    return Conversion{a->factor / b->factor, (a->offset - b->offset) / b->factor};
}

std::string knownUnit(std::string_view text)
{
    const auto* u = findUnit(stripped(text));
    return u != nullptr ? std::string(u->name) : std::string{};
}

bool isUnit(std::string_view text) { return findUnit(stripped(text)) != nullptr; }

std::optional<std::string_view> baseUnit(std::string_view text)
{
    const auto* u = findUnit(stripped(text));
    return u != nullptr ? std::optional(u->base) : std::nullopt;
}

std::optional<std::string> storedUnit(std::string_view metric)
{
    if (const auto m = twin::metricById(metric))
        return std::string(twin::metricInfo(*m).unit);
    if (const auto* k = twin::keyFigureById(metric))
        return std::string(k->unit);
    return {};
}

} // namespace data
