// What live sources on an MQTT broker have in common: settings, password, connection, losses.
#pragma once
#include "data/live/LiveSource.h"
#include "data/live/mqtt/MqttClient.h"

namespace data::live {

class BrokerSource : public LiveSource
{
    Q_OBJECT
public:
    BrokerSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue, MqttSettings settings);

protected:
    struct Rejected
    {
        std::int64_t count = 0;
        twin::Message why; ///< of the last one
    };
    /// One message; adds to the batch and to what was rejected.
    virtual void read(const MqttMessage& message, LiveBatch& batch, Rejected& rejected) = 0;
    /// Some messages are read; the batch is about to be handed over.
    virtual void finishReading(LiveBatch&) {}
    virtual void connected() {}
    virtual std::optional<MqttOutgoing> will() { return {}; }
    virtual std::size_t channelCount() const = 0;

    void publish(MqttOutgoing message) { m_client.publish(std::move(message)); }
    const MqttSettings& settings() const { return m_settings; }

    void connectSource() override;
    void disconnectSource() override;

private:
    void take(const std::vector<MqttMessage>& messages, const MqttLoss& loss);
    void end(const MqttFailure& failure);

    MqttSettings m_settings;
    MqttClient m_client;
};

} // namespace data::live
