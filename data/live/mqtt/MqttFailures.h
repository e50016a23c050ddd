// What the codes of libmosquitto and of brokers mean, in one sentence each.
#pragma once
#include "data/live/mqtt/MqttClient.h"

namespace data::live {

/// Why a broker refused a connection (CONNACK; codes of MQTT 3.1.1 and 5).
MqttFailure refusedConnection(int code, const MqttSettings& settings);
/// Why a connection ended: an error of libmosquitto, or a reason that a broker of MQTT 5 gave (0: none). `detail` is what the TLS
/// library said last.
MqttFailure brokenConnection(int error, int systemError, int reason, bool wasConnected, const std::string& detail, const MqttSettings& settings);

} // namespace data::live
