#include "data/live/sparkplug/SparkplugSource.h"
#include "data/live/mqtt/BrokerSource.h"
#include "data/live/mqtt/SettingsReader.h"
#include "data/live/sparkplug/SparkplugNodes.h"
#include <QJsonDocument>
#include <algorithm>

namespace data::live {
namespace {
constexpr const char* statePrefix = "spBv1.0/STATE/";

void checkLevel(const std::string& name, const char* what)
{
    if (name.find_first_of("/+#") != std::string::npos || !ForeignChannels::isName(name))
        throw twin::Error(TWIN_TEXT("“%1” cannot be %2 of Sparkplug: it must be one level of a topic, without / + #."), {name, what}, twin::Error::Kind::Usage);
}

MqttSettings sparkplugSettings(const QJsonObject& json)
{
    MqttSettings settings = MqttSettings::fromJson(json, false);
    const SettingsReader read(json, "sparkplug");
    settings.topics.clear();
    for (const std::string& group : read.texts("groups", 1000)) {
        checkLevel(group, "a group");
        settings.topics.push_back("spBv1.0/" + group + "/#");
    }
    if (settings.topics.empty())
        settings.topics.push_back("spBv1.0/#");
    else if (const std::string host = read.text("hostId"); !host.empty())
        settings.topics.push_back(statePrefix + host);
    return settings;
}

class SparkplugSource : public BrokerSource
{
public:
    SparkplugSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
        : BrokerSource(config, std::move(queue), sparkplugSettings(config.settings)), m_hostId(SettingsReader(config.settings, "sparkplug").text("hostId", {}, 200)),
          m_nodes(settings().mapping)
    {
        if (!m_hostId.empty())
            checkLevel(m_hostId, "a host id");
    }

protected:
    void read(const MqttMessage& message, LiveBatch& batch, Rejected& rejected) override
    {
        if (message.topic.starts_with(statePrefix)) {
            answerState(message);
            return;
        }
        const auto topic = SparkplugTopic::parse(message.topic);
        if (!topic) {
            ++rejected.count;
            rejected.why = {TWIN_TEXT("“%1” is no topic of Sparkplug B."), {message.topic.substr(0, 200)}};
            return;
        }
        SparkplugNodes::Outcome outcome;
        m_nodes.read(*topic, message.payload, message.isRetained, message.arrived, batch, outcome);
        if (outcome.rejected > 0)
            rejected = {rejected.count + outcome.rejected, std::move(outcome.why)};
        for (const auto& [group, node] : outcome.rebirths)
            askRebirth(group, node);
    }
    void finishReading(LiveBatch&) override
    {
        if (const auto offset = m_nodes.clockOffsetSeconds())
            setClockOffset(*offset);
    }
    void connected() override
    {
        sayState();
        for (const auto& [group, node] : m_nodes.askAll(now()))
            askRebirth(group, node);
    }
    std::optional<MqttOutgoing> will() override
    {
        // Its time must be that of the birth that follows (specification 5.2).
        m_stateMs = now().ns / 1'000'000;
        return m_hostId.empty() ? std::nullopt : std::optional(state(false));
    }
    void disconnectSource() override
    {
        BrokerSource::disconnectSource();
        m_nodes.forgetSequences();
    }
    std::size_t channelCount() const override { return m_nodes.channelCount(); }

private:
    void askRebirth(const std::string& group, const std::string& node)
    {
        publish({"spBv1.0/" + group + "/NCMD/" + node, QByteArray::fromStdString(rebirthCommand(now())), 0, false});
    }
    MqttOutgoing state(bool isOnline) const
    {
        const QJsonObject json{{"online", isOnline}, {"timestamp", m_stateMs}};
        return {statePrefix + m_hostId, QJsonDocument(json).toJson(QJsonDocument::Compact), 1, true};
    }
    void sayState()
    {
        if (!m_hostId.empty())
            publish(state(true));
    }
    /// The broker may tell of an earlier connection of ours that we are gone: we are not.
    void answerState(const MqttMessage& message)
    {
        if (m_hostId.empty() || message.topic != statePrefix + m_hostId)
            return;
        const QJsonObject json = QJsonDocument::fromJson(message.payload).object();
        if (!json.value("online").toBool(true) && m_answers < mostAnswers) {
            ++m_answers;
            sayState();
        }
    }

    static constexpr int mostAnswers = 100; // two hosts of the same id must not shout at each other for ever
    std::string m_hostId;
    SparkplugNodes m_nodes;
    qint64 m_stateMs = 0;
    int m_answers = 0;
};
} // namespace

std::unique_ptr<LiveSource> makeSparkplugSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
{
    return std::make_unique<SparkplugSource>(config, std::move(queue));
}

} // namespace data::live
