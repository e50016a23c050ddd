// A connection to an MQTT broker on a network thread of its own. What arrives waits in a bounded queue until its owner takes it.
#pragma once
#include "data/live/mqtt/MqttSettings.h"
#include "data/store/RecordingTypes.h"
#include "twin/base/Error.h"
#include "twin/base/Timestamp.h"
#include <QByteArray>
#include <QObject>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace data::live {

struct MqttMessage
{
    std::string topic;
    QByteArray payload;
    bool isRetained = false;         ///< kept by the broker from before: its time is not now
    twin::Timestamp arrived;         ///< by this machine's clock
    bool isTooLarge = false;         ///< the payload was thrown away
};

/// Something to publish.
struct MqttOutgoing
{
    std::string topic;
    QByteArray payload;
    int qos = 0;
    bool isRetained = false;
};

/// Messages that were lost because nobody took them in time.
struct MqttLoss
{
    std::int64_t messages = 0;
    TimeSpan span;                   ///< from the first lost one to the last one
};

struct MqttFailure
{
    twin::Message reason;
    bool isFinal = false;            ///< it would fail again: wrong password, wrong certificate
};

/// All functions are called on the thread of `context`, and the handlers run there, never inside a call of open() or close().
class MqttClient
{
public:
    struct Handlers
    {
        std::function<void()> connected; ///< and all topics are subscribed
        std::function<void(std::vector<MqttMessage>&&, const MqttLoss&)> messages;
        std::function<void(const MqttFailure&)> failed; ///< once a connection; nothing comes from it afterwards
    };

    MqttClient(QObject* context, Handlers handlers);
    ~MqttClient();
    MqttClient(const MqttClient&) = delete;
    MqttClient& operator=(const MqttClient&) = delete;

    /// Begins to connect. The will is published by the broker if the connection breaks, and by close().
    void open(const MqttSettings& settings, const std::string& password, const std::optional<MqttOutgoing>& will = {});
    void close(); ///< returns within half a second
    void publish(MqttOutgoing message);

    static constexpr std::size_t mostWaiting = 200'000;      ///< messages
    static constexpr std::size_t mostWaitingBytes = 128 << 20;

private:
    struct Link;
    static void run(const std::shared_ptr<Link>& link);
    void take(const std::shared_ptr<Link>& link);

    QObject* m_context;
    Handlers m_handlers;
    std::shared_ptr<Link> m_link;
};

} // namespace data::live
