// A live source on Modbus TCP: SunSpec devices (batteries, inverters, meters) and any other by a map of its registers.
#pragma once
#include "data/live/LiveSource.h"
#include <memory>

namespace data::live {

/// Throws twin::Error (usage) for settings that cannot be.
std::unique_ptr<LiveSource> makeModbusSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue);

} // namespace data::live
