// Payloads of a Redfish service, up to the channels they become.
#include "Fuzz.h"
#include "data/live/redfish/RedfishNames.h"
#include <cmath>

using namespace data::live;

std::vector<std::string> fuzzSeeds()
{
    return {R"({"@odata.type":"#CoolantConnector.v1_2_0.CoolantConnector","Id":"A","Name":"Loop","Status":{"State":"Enabled","Health":"OK"},"FlowLitersPerMinute":{"Reading":24.3},)"
            R"("SupplyTemperatureCelsius":{"Reading":14.8,"DataSourceUri":"/redfish/v1/X"},"HeatRemovedkW":{"Reading":null},"ValvePositionPercent":{"Reading":3},"Links":{"A":{"@odata.id":"/x"}}})",
            R"({"@odata.type":"#Thermal.v1_7_1.Thermal","Temperatures":[{"Name":"CPU","ReadingCelsius":41,"Status":{"Health":"Critical"}},{"Name":"CPU","ReadingCelsius":null}],)"
            R"("Fans":[{"Name":"F","Reading":2100,"ReadingUnits":"RPM"}]})",
            R"({"@odata.type":"#Sensor.v1_6_0.Sensor","Id":"T","ReadingType":"Power","Reading":374,"ReadingUnits":"W","ReadingTime":"2019-08-13T04:14:33+06:00","ApparentVA":1,"PowerFactor":0.9})",
            R"({"@odata.type":"#LeakDetection.v1_0_0.LeakDetection","LeakDetectorGroups":[{"GroupName":"G","HumidityPercent":{"Reading":45},"Detectors":[{"DeviceName":"D","DetectorState":"OK"}]}],)"
            R"("LeakDetectors":{"@odata.id":"/redfish/v1/L"}})",
            R"({"@odata.type":"#PumpCollection.PumpCollection","Members":[{"@odata.id":"/redfish/v1/P/1"},{"@odata.id":"/redfish/v1/P/2"}]})",
            R"({"@odata.type":"#Circuit.v1_7_0.Circuit","BreakerState":"Tripped","PolyPhaseVoltage":{"Line1ToNeutral":{"Reading":118.2}},"PowerWatts":{"Reading":1,"ReactiveVAR":0}})"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    // The address, too, comes from the service: whatever stands in front of the first brace.
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const std::size_t brace = text.find('{');
    const std::string uri = "/redfish/v1/ThermalEquipment/CDUs/" + std::string(brace == std::string_view::npos || brace > 100 ? std::string_view() : text.substr(0, brace));
    const std::string_view json = brace == std::string_view::npos || brace > 100 ? text : text.substr(brace);
    try {
        const auto resource = decodeRedfish(QByteArray(json.data(), static_cast<qsizetype>(json.size())), uri);
        static const RedfishSettings settings{{}, {}, 10, 100, {{"/redfish/v1/ThermalEquipment", "plant"}}, {}};
        const auto named = nameRedfishChannels(settings, "redfish-1", {resource});
        fuzzCheck(named.size() == resource.readings.size() && resource.readings.size() <= RedfishResource::mostReadings);
        for (const auto& channel : named)
            fuzzCheck(!channel.channel.asset.empty() && !channel.channel.metric.empty() && channel.channel.metric.size() <= 200);
        for (const auto& reading : resource.readings)
            fuzzCheck(!std::isinf(reading.value));
    } catch (const twin::Error&) {
        // Refused in words.
    }
    return 0;
}
