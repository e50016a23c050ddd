// A live source on Sparkplug B edge nodes behind an MQTT broker; a host application, primary host if it has an id.
#pragma once
#include "data/live/LiveSource.h"
#include <memory>

namespace data::live {

/// Throws twin::Error (usage) for settings that cannot be. Beside those of MQTT: "groups" (names; none: all), "hostId" (makes it a
/// primary host that announces itself in STATE).
std::unique_ptr<LiveSource> makeSparkplugSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue);

} // namespace data::live
