#include "data/live/mqtt/MqttSource.h"
#include "data/live/mqtt/BrokerSource.h"
#include "data/live/mqtt/MqttDecoder.h"

namespace data::live {
namespace {

class MqttSource : public BrokerSource
{
public:
    MqttSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
        : BrokerSource(config, std::move(queue), MqttSettings::fromJson(config.settings)), m_decoder(settings().payload, settings().mapping)
    {}

protected:
    void read(const MqttMessage& message, LiveBatch& batch, Rejected& rejected) override
    {
        MqttDecoder::Rejected r;
        m_decoder.decode(message, batch, r);
        if (r.count > 0)
            rejected = {rejected.count + r.count, std::move(r.why)};
    }
    std::size_t channelCount() const override { return m_decoder.channelCount(); }

private:
    MqttDecoder m_decoder;
};
} // namespace

std::unique_ptr<LiveSource> makeMqttSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
{
    return std::make_unique<MqttSource>(config, std::move(queue));
}

} // namespace data::live
