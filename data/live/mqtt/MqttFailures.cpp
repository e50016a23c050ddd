#include "data/live/mqtt/MqttFailures.h"
#include <cerrno>
#include <mosquitto.h>
#include <mqtt_protocol.h>
#include <system_error>

namespace data::live {
namespace {
std::string systemText(int error) { return std::generic_category().message(error); }

MqttFailure endedAtOnce(const MqttSettings& s)
{
    return {{TWIN_TEXT("The broker %1 closed the encrypted connection at once; check whether it speaks TLS at this port."), {s.address()}}};
}
} // namespace

MqttFailure refusedConnection(int code, const MqttSettings& s)
{
    switch (code) {
    case CONNACK_REFUSED_BAD_USERNAME_PASSWORD:
    case CONNACK_REFUSED_NOT_AUTHORIZED:
    case MQTT_RC_BAD_USERNAME_OR_PASSWORD:
    case MQTT_RC_NOT_AUTHORIZED:
    case MQTT_RC_BAD_AUTHENTICATION_METHOD:
        if (s.user.empty())
            return {{TWIN_TEXT("The broker %1 lets nobody in without a user and a password; fill them in."), {s.address()}}, true};
        return {{TWIN_TEXT("The broker %1 refuses the user “%2” or its password; correct them."), {s.address(), s.user}}, true};
    case CONNACK_REFUSED_PROTOCOL_VERSION:
    case MQTT_RC_UNSUPPORTED_PROTOCOL_VERSION:
        return {{TWIN_TEXT("The broker %1 does not speak the chosen version of MQTT; choose another one."), {s.address()}}, true};
    case CONNACK_REFUSED_IDENTIFIER_REJECTED:
    case MQTT_RC_CLIENTID_NOT_VALID:
        return {{TWIN_TEXT("The broker %1 refuses the client id “%2”; choose another one."), {s.address(), s.clientId}}, true};
    case MQTT_RC_BANNED:
        return {{TWIN_TEXT("The broker %1 has banned this client; ask who runs it."), {s.address()}}, true};
    default:
        return {{TWIN_TEXT("The broker %1 is not ready for a connection (code %2)."), {s.address(), std::to_string(code)}}};
    }
}

MqttFailure brokenConnection(int error, int systemError, int reason, bool wasConnected, const std::string& detail, const MqttSettings& s)
{
    switch (reason) {
    case MQTT_RC_SESSION_TAKEN_OVER:
        return {{TWIN_TEXT("Another client of the broker %1 uses the client id “%2”; give each its own."), {s.address(), s.clientId}}, true};
    case MQTT_RC_NOT_AUTHORIZED:
        return {{TWIN_TEXT("The broker %1 does not let the user “%2” stay connected; ask who runs it."), {s.address(), s.user}}, true};
    case MQTT_RC_SERVER_SHUTTING_DOWN:
        return {{TWIN_TEXT("The broker %1 is shutting down."), {s.address()}}};
    default:
        break;
    }
    const bool isTlsError = error == MOSQ_ERR_TLS || error == MOSQ_ERR_TLS_HANDSHAKE;
    if (isTlsError && (detail.find("verif") != std::string::npos || detail.find("certificate") != std::string::npos))
        return {{TWIN_TEXT("The certificate of the broker %1 cannot be trusted, or the broker does not trust ours (%2); check the certificate files."),
                 {s.address(), detail}},
                true};
    if (isTlsError && detail.find("wrong version number") != std::string::npos)
        return {{TWIN_TEXT("The broker %1 does not speak TLS at this port; switch TLS off or correct the port."), {s.address()}}, true};
    if (isTlsError && detail.find("unexpected eof") != std::string::npos)
        return endedAtOnce(s);
    if (isTlsError)
        return {{TWIN_TEXT("The encrypted connection to the broker %1 failed (%2)."), {s.address(), detail.empty() ? mosquitto_strerror(error) : detail}}};
    if (error == MOSQ_ERR_EAI)
        return {{TWIN_TEXT("The broker's name “%1” is not known; check it and the network."), {s.host}}};
    const bool isReset = systemError == ECONNRESET || systemError == EPIPE; // it was there, and did not like what it heard
    if (error == MOSQ_ERR_ERRNO && systemError != 0 && (wasConnected || !isReset))
        return {wasConnected ? twin::Message{TWIN_TEXT("The connection to the broker %1 broke (%2)."), {s.address(), systemText(systemError)}}
                             : twin::Message{TWIN_TEXT("The broker %1 cannot be reached (%2); check address and port, and whether it runs."),
                                             {s.address(), systemText(systemError)}}};
    if (error == MOSQ_ERR_KEEPALIVE)
        return {{TWIN_TEXT("The broker %1 does not answer any more."), {s.address()}}};
    if (error == MOSQ_ERR_PROTOCOL || error == MOSQ_ERR_MALFORMED_PACKET || error == MOSQ_ERR_MALFORMED_UTF8)
        return {{TWIN_TEXT("What %1 sent is not MQTT; check address and port, and whether it wants TLS."), {s.address()}}};
    if (!wasConnected && s.isTls) // a port without TLS may close before our hello has been read: a reset, not an end of TLS
        return endedAtOnce(s);
    if (!wasConnected)
        return {{TWIN_TEXT("The broker %1 closed the connection before it was established; check the port, and whether it wants TLS."), {s.address()}}};
    return {{TWIN_TEXT("The broker %1 closed the connection (%2)."), {s.address(), mosquitto_strerror(error)}}};
}

} // namespace data::live
