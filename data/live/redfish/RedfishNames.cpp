#include "data/live/redfish/RedfishNames.h"
#include <algorithm>
#include <cctype>
#include <map>
#include <string_view>

namespace data::live {
namespace {

std::vector<std::string> partsOf(const std::string& uri)
{
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (at < uri.size()) {
        const std::size_t slash = std::min(uri.find('/', at), uri.size());
        if (slash > at)
            parts.push_back(uri.substr(at, slash - at));
        at = slash + 1;
    }
    if (parts.size() >= 2 && parts[0] == "redfish")
        parts.erase(parts.begin(), parts.begin() + 2);
    return parts;
}

/// Those hold collections; all others at the top are collections.
bool isEquipment(const std::string& part) { return part == "ThermalEquipment" || part == "PowerEquipment" || part == "TelemetryService"; }

std::size_t ownerParts(const std::vector<std::string>& parts) { return std::min(parts.size(), std::size_t{!parts.empty() && isEquipment(parts[0]) ? 3U : 2U}); }

/// "SupplyTemperature" -> "supply_temperature", "Chassis Fan #1" -> "chassis_fan_1"
std::string slug(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (std::isalnum(c) && c < 0x80) {
            const bool isWordStart = std::isupper(c) && i > 0 && (std::islower(static_cast<unsigned char>(text[i - 1])) || (i + 1 < text.size() && std::isupper(static_cast<unsigned char>(text[i - 1])) && std::islower(static_cast<unsigned char>(text[i + 1]))));
            if (isWordStart && !out.empty() && out.back() != '_')
                out += '_';
            out += static_cast<char>(std::tolower(c));
        } else if (!out.empty() && out.back() != '_') {
            out += '_';
        }
    }
    while (!out.empty() && out.back() == '_')
        out.pop_back();
    return out;
}

/// The reading's path without the units at the end of its names.
std::string pathSlug(const std::string& path)
{
    std::string out;
    std::size_t at = 0;
    while (at < path.size()) {
        const std::size_t end = std::min(path.find_first_of(".[]", at), path.size());
        std::string bare, part = path.substr(at, end - at);
        unitOfProperty(part, &bare);
        if (const std::string word = slug(bare.empty() ? part : bare); !word.empty())
            out += (out.empty() ? "" : "_") + word;
        at = end + 1;
    }
    return out;
}

std::string ownMetric(const RedfishResource& resource, const RedfishReading& reading)
{
    const auto parts = partsOf(resource.uri);
    std::string out;
    for (std::size_t i = ownerParts(parts); i < parts.size(); ++i)
        if (parts[i] != "EnvironmentMetrics" && parts[i] != "Sensors")
            out += (out.empty() ? "" : "_") + slug(parts[i]);
    const std::string path = reading.path == "Reading" ? std::string() : pathSlug(reading.path);
    if (!path.empty())
        out += (out.empty() ? "" : "_") + path;
    return out.empty() ? "reading" : out.substr(0, 160);
}

struct Canonical
{
    const char* metric = nullptr;
    const char* unit = "";
    double factor = 1;
};

/// What a resource says exactly as the program means it.
Canonical canonical(const RedfishResource& resource, const RedfishReading& reading)
{
    const auto parts = partsOf(resource.uri);
    const bool isOwn = parts.size() <= ownerParts(parts) + 1; // of the unit itself, not of a part of it
    if (resource.type == "CoolantConnector" && resource.uri.find("/PrimaryCoolantConnectors/") == std::string::npos) {
        if (reading.path == "SupplyTemperatureCelsius")
            return {"coolant_supply", "°C", 1};
        if (reading.path == "ReturnTemperatureCelsius")
            return {"coolant_return", "°C", 1};
        if (reading.path == "FlowLitersPerMinute")
            return {"coolant_flow", "L/min", 1};
        if (reading.path == "HeatRemovedkW")
            return {"heat_to_liquid", "W", 1000};
    }
    if (isOwn && reading.path == "PowerWatts" && (resource.type == "EnvironmentMetrics" || resource.type == "PowerDistributionMetrics"))
        return {"power", "W", 1};
    if (resource.type == "Power" && reading.path.ends_with("].PowerConsumedWatts"))
        return {"power", "W", 1};
    if (resource.type == "ThermalMetrics" && reading.path == "TemperatureSummaryCelsius.Intake")
        return {"air_inlet", "°C", 1};
    return {};
}

Labels labelsOf(const RedfishResource& resource, const RedfishReading& reading)
{
    const auto parts = partsOf(resource.uri);
    return {{"uri", resource.uri}, {"type", resource.type}, {"id", resource.id}, {"name", resource.name}, {"device", reading.device},
            {"owner", redfishOwner(resource.uri)}, {"collection", parts.size() >= 2 ? parts[parts.size() - 2] : std::string()}};
}
} // namespace

std::string redfishOwner(const std::string& uri)
{
    const auto parts = partsOf(uri);
    const std::size_t n = ownerParts(parts);
    if (n == 0)
        return "service";
    return n == 1 ? parts[0] : parts[n - 2] + "/" + parts[n - 1];
}

std::string redfishAsset(const RedfishSettings& settings, const std::string& sourceId, const std::string& uri)
{
    const std::pair<const std::string, std::string>* best = nullptr;
    for (const auto& entry : settings.assets)
        if (uri.starts_with(entry.first) && (uri.size() == entry.first.size() || uri[entry.first.size()] == '/') && (!best || entry.first.size() > best->first.size()))
            best = &entry;
    return best ? best->second : sourceId + "/" + redfishOwner(uri);
}

std::vector<MappedChannel> nameRedfishChannels(const RedfishSettings& settings, const std::string& sourceId, const std::vector<RedfishResource>& resources)
{
    struct Candidate
    {
        MappedChannel channel;
        std::string own, ownUnit;
        bool isCanonical = false;
    };
    std::vector<Candidate> candidates;
    std::map<std::pair<std::string, std::string>, int> uses; // of canonical names, by asset
    for (const auto& resource : resources)
        for (const auto& reading : resource.readings) {
            Candidate candidate;
            if (settings.mapping)
                if (auto mapped = settings.mapping->map(resource.type + "." + reading.path, labelsOf(resource, reading))) {
                    candidate.channel = std::move(*mapped);
                    ++uses[{candidate.channel.channel.asset, candidate.channel.channel.metric}];
                    candidates.push_back(std::move(candidate));
                    continue;
                }
            candidate.own = ownMetric(resource, reading);
            candidate.ownUnit = reading.unit;
            auto& channel = candidate.channel.channel;
            channel.asset = redfishAsset(settings, sourceId, resource.uri);
            channel.metric = candidate.own;
            channel.unit = reading.unit;
            if (const Canonical known = canonical(resource, reading); known.metric) {
                candidate.isCanonical = true;
                channel.metric = known.metric;
                channel.unit = known.unit;
                candidate.channel.factor = known.factor;
                ++uses[{channel.asset, channel.metric}];
            }
            candidates.push_back(std::move(candidate));
        }
    std::vector<MappedChannel> out;
    std::map<std::pair<std::string, std::string>, int> taken;
    for (auto& candidate : candidates) {
        auto& channel = candidate.channel.channel;
        if (candidate.isCanonical && uses[{channel.asset, channel.metric}] > 1) {
            // Two connectors, two supplies: neither is the supply of the unit.
            channel.metric = candidate.own;
            channel.unit = candidate.ownUnit;
            candidate.channel.factor = 1;
        }
        const int n = ++taken[{channel.asset, channel.metric}];
        if (n > 1)
            channel.metric += "_" + std::to_string(n);
        out.push_back(std::move(candidate.channel));
    }
    return out;
}

} // namespace data::live
