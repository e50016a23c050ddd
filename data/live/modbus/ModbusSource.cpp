#include "data/live/modbus/ModbusSource.h"
#include "data/live/modbus/ModbusWorker.h"
#include <algorithm>
#include <map>

namespace data::live {
namespace {

class ModbusSource : public LiveSource
{
public:
    ModbusSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
        : LiveSource(config, std::move(queue)), m_settings(ModbusSettings::fromJson(config.settings))
    {
        setStaleAfter(m_settings.staleAfterSeconds > 0 ? m_settings.staleAfterSeconds : std::max(10.0, 10 * m_settings.intervalSeconds));
        for (const ModbusDeviceSettings& d : m_settings.devices)
            for (const int unit : d.units)
                m_byAddress[{d.host, d.port}].push_back({d, unit, m_devices++});
        m_numbers.resize(static_cast<std::size_t>(m_devices));
    }

protected:
    void connectSource() override
    {
        m_workers.clear();
        m_health.assign(m_byAddress.size(), ModbusWorker::Health::Unknown);
        m_numbers.assign(static_cast<std::size_t>(m_devices), {});
        for (const auto& [address, units] : m_byAddress) {
            const std::size_t number = m_workers.size();
            m_workers.push_back(std::make_unique<ModbusWorker>(
                this, units, m_settings.intervalSeconds, m_settings.timeoutSeconds,
                ModbusWorker::Handlers{[this](std::vector<DeviceReport>&& reports) { take(reports); },
                                       [this, number](ModbusWorker::Health health, const twin::Message& reason) { judge(number, health, reason); }}));
        }
    }
    void disconnectSource() override { m_workers.clear(); }

private:
    void take(const std::vector<DeviceReport>& reports)
    {
        LiveBatch batch;
        for (const DeviceReport& r : reports) {
            auto& numbers = m_numbers[static_cast<std::size_t>(r.device)];
            for (const Channel& channel : r.channels) {
                const auto [it, isNew] = m_known.try_emplace(channel.asset + '\n' + channel.metric, static_cast<std::uint32_t>(m_known.size()));
                if (isNew)
                    batch.channels.push_back(channel);
                numbers.push_back(it->second);
            }
            for (const auto& [channel, value] : r.values)
                if (channel < numbers.size())
                    batch.samples.push_back({numbers[channel], r.t, value, Quality::Good});
            batch.events.insert(batch.events.end(), r.events.begin(), r.events.end());
            if (r.rejected > 0)
                reject(r.why, r.rejected);
        }
        deliver(std::move(batch));
    }

    /// One address that does not answer is a gap of its channels; the source as a whole is lost only with the last one.
    void judge(std::size_t worker, ModbusWorker::Health health, const twin::Message& reason)
    {
        using Health = ModbusWorker::Health;
        m_health[worker] = health;
        const auto all = [&](auto&& is) { return std::all_of(m_health.begin(), m_health.end(), is); };
        if (all([](Health h) { return h == Health::Hopeless; }))
            giveUp(reason);
        else if (all([](Health h) { return h == Health::Hopeless || h == Health::Down; }))
            fail(reason);
    }

    ModbusSettings m_settings;
    std::map<std::pair<std::string, int>, std::vector<ModbusWorker::Unit>> m_byAddress;
    int m_devices = 0;
    std::vector<std::unique_ptr<ModbusWorker>> m_workers;
    std::vector<ModbusWorker::Health> m_health;
    std::vector<std::vector<std::uint32_t>> m_numbers; ///< by device: the source's number of each of its channels
    std::map<std::string, std::uint32_t> m_known;      ///< asset and metric
};
} // namespace

std::unique_ptr<LiveSource> makeModbusSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
{
    return std::make_unique<ModbusSource>(config, std::move(queue));
}

} // namespace data::live
