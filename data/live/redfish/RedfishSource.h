// Polls a Redfish service: walks through it once in a while, reads what it found every few seconds.
#pragma once
#include "data/live/LiveSource.h"
#include "data/live/redfish/RedfishClient.h"
#include "data/live/redfish/RedfishNames.h"
#include <deque>
#include <unordered_set>

namespace data::live {

class RedfishSource : public LiveSource
{
    Q_OBJECT
public:
    /// Throws twin::Error (usage) for settings that cannot work.
    RedfishSource(SourceConfig config, std::shared_ptr<BatchQueue> queue, Clock clock = {});
    ~RedfishSource() override;

    static constexpr int deepest = 8;            ///< resources below a root
    static constexpr int atOnce = 4;             ///< requests under way; management controllers are slow
    static constexpr double walkEverySeconds = 600;

protected:
    void connectSource() override;
    void disconnectSource() override;

private:
    struct Step
    {
        std::string uri;
        int depth;
    };
    struct Value ///< of a reading
    {
        std::uint32_t channel;
        double factor, offset, blankFrom;
        std::optional<twin::Timestamp> at; ///< the sensor's own instant of the last sample
        bool isMissing = false;
    };
    void signedIn(const RedfishAnswer& answer);
    void beginWalk(std::vector<std::string> roots);
    void walkOn();
    void endWalk();
    void addChannels(const std::vector<RedfishResource>& resources);
    void poll();
    void pollOn();
    void take(const std::string& uri, const RedfishAnswer& answer);
    void takeReadings(const RedfishResource& resource, std::optional<twin::Timestamp> serverTime);
    void takeStates(const RedfishResource& resource);
    void takeNothing(const std::string& uri);
    void endPoll();
    void broken(const RedfishAnswer& answer);

    RedfishSettings m_settings;
    std::unique_ptr<RedfishClient> m_client;
    QTimer m_next;
    bool m_hasWorked = false, m_wantsWalk = false;
    int m_attempt = 0, m_underWay = 0;
    // The walk.
    std::deque<Step> m_steps;
    std::unordered_set<std::string> m_seen;
    std::vector<std::shared_ptr<const RedfishResource>> m_found;
    std::vector<std::string> m_roots;
    std::optional<twin::Message> m_firstProblem;
    twin::Timestamp m_walkedAt{};
    // The rounds.
    std::vector<std::string> m_polled;
    std::size_t m_nextPolled = 0;
    int m_good = 0;
    twin::Timestamp m_pollBegan{};
    LiveBatch m_batch;
    // What outlives connections.
    std::unordered_map<std::string, Value> m_values;                    ///< by address and path
    std::unordered_map<std::string, std::vector<std::string>> m_paths;  ///< keys of m_values, by address
    std::unordered_map<std::string, std::string> m_states;              ///< by address and path
    std::unordered_map<std::string, std::uint32_t> m_channels;          ///< by asset and metric
};

/// Throws twin::Error (usage).
std::unique_ptr<LiveSource> makeRedfishSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue);

} // namespace data::live
