// Reads a Redfish resource (DMTF DSP0266, DSP0268): what is measured, what state it is in, what lies below. Pure, any thread.
#pragma once
#include "data/store/RecordingTypes.h"
#include "twin/base/Error.h"
#include <QByteArray>
#include <optional>
#include <string>
#include <vector>

namespace data::live {

struct RedfishReading
{
    std::string path;       ///< inside the resource: "SupplyTemperatureCelsius", "Temperatures[CPU1 Temp].ReadingCelsius"
    std::string device;     ///< the name of what is measured, if it has one
    std::string unit;       ///< "°C", "kPa", "L/min"; empty if the resource does not say
    double value;           ///< NaN for null: the sensor gives nothing at the moment
    std::string dataSource; ///< the sensor behind it, if it is an excerpt
    std::optional<twin::Timestamp> at; ///< by the service's clock; few say it
};

struct RedfishState
{
    std::string path;       ///< "Status.Health", "LeakDetectorGroups[...].Detectors[Overflow Float Switch].DetectorState"
    std::string device;
    std::string value;      ///< "OK", "Critical", "Closed"
    RecordingEvent::Severity severity = RecordingEvent::Severity::Information;
};

struct RedfishResource
{
    std::string uri, type, id, name; ///< type without version: "CoolantConnector"
    std::vector<RedfishReading> readings;
    std::vector<RedfishState> states;
    std::vector<std::string> below;  ///< addresses of subordinate resources and members, in the order of the resource's property names
    bool isCollection = false;

    static constexpr qsizetype mostBytes = 4 << 20;
    static constexpr std::size_t mostReadings = 5'000, mostStates = 5'000, mostBelow = 10'000;
};

/// `uri` is where it was asked for; the resource's own word on it is not trusted. Throws twin::Error for what is no resource.
RedfishResource decodeRedfish(const QByteArray& json, const std::string& uri);

/// The unit that the end of a property's name says ("DeltaPressurekPa": "kPa"), and the name without it; empty if it says none.
std::string unitOfProperty(const std::string& property, std::string* withoutUnit = nullptr);

} // namespace data::live
