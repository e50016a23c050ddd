#include "data/live/LiveSource.h"
#include "data/live/modbus/ModbusSource.h"
#include "data/live/mqtt/MqttSource.h"
#include "data/live/prometheus/PrometheusSource.h"
#include "data/live/redfish/RedfishSource.h"
#include "data/live/simulated/SimulatedSource.h"
#include "data/live/sparkplug/SparkplugSource.h"
#include <array>

namespace data::live {
namespace {

using Make = std::unique_ptr<LiveSource> (*)(const SourceConfig& config, std::shared_ptr<BatchQueue> queue);
struct Kind
{
    const char* id;
    Make make;
};

/// In the order in which the window offers them.
constexpr std::array kinds{Kind{"prometheus", makePrometheusSource}, Kind{"mqtt", makeMqttSource},     Kind{"sparkplug", makeSparkplugSource},
                           Kind{"redfish", makeRedfishSource},       Kind{"modbus", makeModbusSource}, Kind{"simulated", makeSimulatedSource}};

} // namespace

std::unique_ptr<LiveSource> makeSource(const SourceConfig& config, std::shared_ptr<BatchQueue> queue)
{
    for (const Kind& kind : kinds)
        if (config.kind == QLatin1String(kind.id))
            return kind.make(config, std::move(queue));
    throw twin::Error(TWIN_TEXT("The connection “%1” is of the kind “%2”, which this version of the program does not know; update the program or remove the connection."),
                      {config.name.toStdString(), config.kind.left(40).toStdString()}, twin::Error::Kind::Usage);
}

std::vector<QString> sourceKinds()
{
    std::vector<QString> ids;
    for (const Kind& kind : kinds)
        ids.push_back(QString::fromLatin1(kind.id));
    return ids;
}

} // namespace data::live
