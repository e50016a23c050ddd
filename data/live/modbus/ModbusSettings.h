// Which Modbus TCP devices are asked, and what for.
#pragma once
#include "data/live/LiveTypes.h"
#include "data/mapping/ChannelMapping.h"
#include <QJsonObject>
#include <optional>
#include <string>
#include <vector>

namespace data::live {

/// One register (or some that belong together) of a device that does not speak SunSpec.
struct RegisterEntry
{
    enum class Table { Holding, Input, Coil, Discrete };
    enum class Type { Int16, Uint16, Int32, Uint32, Int64, Uint64, Float32, Float64, Bit };
    Table table = Table::Holding;
    Type type = Type::Int16;
    int address = 0;             ///< as it goes over the wire, from 0
    bool isLittleFirst = false;  ///< the least significant register comes first
    double scale = 1, offset = 0;///< raw x scale + offset = value in `unit`
    std::optional<double> blank; ///< raw value that means "none"
    std::string asset;           ///< empty: the device's
    std::string metric, unit;    ///< converted to the program's unit where the metric is one of its own
    bool operator==(const RegisterEntry&) const = default;
};
int registersOf(RegisterEntry::Type type);

/// Devices of the same kind behind one address.
struct ModbusDeviceSettings
{
    std::string host;
    int port = 502;
    std::vector<int> units{1};
    std::string asset;           ///< with {unit}, {unit:03}, {host}, {serial}, {model} in it
    int base = -1;               ///< of the SunSpec mark; -1: 40000, 50000 and 0 are tried
    double sign = 1;             ///< -1 turns powers and currents round, where a meter counts import as positive
    std::vector<RegisterEntry> registers; ///< empty: SunSpec
    bool operator==(const ModbusDeviceSettings&) const = default;
};

struct ModbusSettings
{
    std::vector<ModbusDeviceSettings> devices;
    double intervalSeconds = 1, timeoutSeconds = 1, staleAfterSeconds = 0; ///< stale 0: ten intervals, at least 10 s

    QJsonObject toJson() const;
    static ModbusSettings fromJson(const QJsonObject& json); ///< throws twin::Error (usage)
};

/// What the places in an asset's name stand for.
struct DeviceNames
{
    std::string host;
    int unit = 1;
    std::string serial, model;
};
/// Fills {unit:03} and the like in. Throws twin::Error (usage) for a place that there is not.
std::string deviceAsset(const std::string& pattern, const DeviceNames& names);

} // namespace data::live
