// A live source on plain topics of an MQTT broker.
#pragma once
#include "data/live/LiveSource.h"
#include <memory>

namespace data::live {

/// Throws twin::Error (usage) for settings that cannot be.
std::unique_ptr<LiveSource> makeMqttSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue);

} // namespace data::live
