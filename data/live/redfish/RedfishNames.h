// From readings of Redfish resources to channels of the site. Pure, any thread.
#pragma once
#include "data/live/redfish/RedfishDecoder.h"
#include "data/live/redfish/RedfishSettings.h"

namespace data::live {

/// Names the channels of all readings found in a walk. The settings' rules go first; they are asked for "Type.path" with the labels uri,
/// type, id, name, device, owner ("CDUs/1"), collection (the last one above: "SecondaryCoolantConnectors"). What no rule takes becomes
/// one of the program's own metrics where the resource says exactly that and the asset has no second one (a CDU's only secondary
/// connector: coolant_supply), else a metric of its own name ("pumps_1_pump_speed"). The same resources give the same names.
std::vector<MappedChannel> nameRedfishChannels(const RedfishSettings& settings, const std::string& sourceId, const std::vector<RedfishResource>& resources);

/// The asset of an address: as the settings say, else "redfish-1/CDUs/1".
std::string redfishAsset(const RedfishSettings& settings, const std::string& sourceId, const std::string& uri);
/// "CDUs/1" of "/redfish/v1/ThermalEquipment/CDUs/1/Pumps/2": the outermost member of a collection.
std::string redfishOwner(const std::string& uri);

} // namespace data::live
