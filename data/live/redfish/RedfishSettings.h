// What a Redfish source walks through and how its readings are named.
#pragma once
#include "data/live/http/HttpSettings.h"
#include "data/mapping/ChannelMapping.h"
#include <map>
#include <optional>

namespace data::live {

/// {"roots": ["/redfish/v1/ThermalEquipment"], "poll_s": 10, "assets": {"/redfish/v1/ThermalEquipment/CDUs/1": "H1-R01-CDU"},
///  "mapping": {rules}, "most_resources": 1000} and the keys of HttpSettings.
struct RedfishSettings
{
    HttpSettings http;
    std::vector<std::string> roots;            ///< where to begin; empty: chassis, thermal and power equipment, as far as there are any
    double pollSeconds = 10;
    int mostResources = 1000;                  ///< read in one round
    std::map<std::string, std::string> assets; ///< begin of an address to the asset's name in the site; the longest one decides
    std::optional<ChannelMapping> mapping;     ///< rules that go first; names are "CoolantConnector.SupplyTemperatureCelsius", see RedfishNames

    QJsonObject toJson() const;
    static RedfishSettings fromJson(const QJsonObject& json); ///< throws twin::Error (usage)
};

} // namespace data::live
