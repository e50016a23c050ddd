#include "data/live/mqtt/BrokerSource.h"

namespace data::live {

BrokerSource::BrokerSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue, MqttSettings settings)
    : LiveSource(config, std::move(queue)), m_settings(std::move(settings)),
      m_client(this, {[this] { connected(); }, [this](std::vector<MqttMessage>&& messages, const MqttLoss& loss) { take(messages, loss); },
                      [this](const MqttFailure& failure) { end(failure); }})
{
    setStaleAfter(m_settings.staleAfterSeconds);
}

void BrokerSource::connectSource()
{
    withSecret(m_settings.secret, status().newest.has_value(), [this](const QString& secret) { m_client.open(m_settings, secret.toStdString(), will()); });
}

void BrokerSource::disconnectSource()
{
    m_client.close();
}

void BrokerSource::take(const std::vector<MqttMessage>& messages, const MqttLoss& loss)
{
    LiveBatch batch;
    Rejected rejected;
    for (const MqttMessage& message : messages)
        if (message.isTooLarge) {
            ++rejected.count;
            rejected.why = {TWIN_TEXT("A message of topic %1 is larger than 1 MiB."), {message.topic.substr(0, 200)}};
        } else {
            read(message, batch, rejected);
        }
    finishReading(batch);
    if (rejected.count > 0)
        reject(rejected.why, rejected.count);
    if (loss.messages > 0) {
        // Nobody knows whose they were: a gap of every channel.
        const TimeSpan span{loss.span.begin, {loss.span.end.ns + 1}}; // of a single message, too
        for (std::size_t c = 0; c < channelCount(); ++c)
            batch.gaps.push_back({static_cast<std::uint32_t>(c), false, span});
        reject({TWIN_TEXT("%1 messages were lost: they came faster than they could be read."), {std::to_string(loss.messages)}}, loss.messages);
    }
    deliver(std::move(batch));
}

void BrokerSource::end(const MqttFailure& failure)
{
    if (failure.isFinal)
        giveUp(failure.reason);
    else
        fail(failure.reason);
}

} // namespace data::live
