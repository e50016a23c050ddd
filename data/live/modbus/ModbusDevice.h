// One unit of a Modbus device: what it has, and its figures each time it is asked. No network of its own; used by one thread.
#pragma once
#include "data/live/LiveTypes.h"
#include "data/live/modbus/ModbusSettings.h"
#include "data/live/modbus/SunSpec.h"
#include <functional>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace data::live {

/// What came of asking a unit once. Channels are numbered from 0 in the order in which the unit declared them.
struct DeviceReport
{
    int device = 0;                              ///< set by the caller
    std::vector<Channel> channels;               ///< new ones
    twin::Timestamp t;
    std::vector<std::pair<std::uint32_t, double>> values; ///< NaN: a gap
    std::vector<RecordingEvent> events;
    std::int64_t rejected = 0;
    twin::Message why;                           ///< of the last one
};

class ModbusDevice
{
public:
    /// Reads from a table of this unit; throws ModbusError.
    using Read = std::function<void(RegisterEntry::Table table, int address, std::span<std::uint16_t> out)>;
    using Now = std::function<twin::Timestamp()>;

    /// Throws twin::Error (usage) for a register whose unit cannot be converted.
    ModbusDevice(ModbusDeviceSettings settings, int unit);

    /// Finds out what there is. Throws ModbusError, and twin::Error (usage) for a device that cannot be read as it is set up.
    void discover(const Read& read);
    bool isDiscovered() const { return m_isDiscovered; }
    void forget() { m_isDiscovered = false; }
    /// Asks for everything once. Throws ModbusError if nothing could be read.
    DeviceReport poll(const Read& read, const Now& now);
    /// Nothing is known from now on: a gap's mark for every channel that had a value.
    DeviceReport silence(twin::Timestamp at);
    const std::vector<SunSpecBlock>& blocks() const { return m_blocks; }

private:
    struct Entry
    {
        RegisterEntry entry;
        MappedChannel mapped;
        int channel = -1;
    };
    struct Group; // entries that are read in one go
    void pollSunSpec(const Read& read, const Now& now, DeviceReport& report);
    void pollRegisters(const Read& read, const Now& now, DeviceReport& report);
    void tellState(std::size_t block, const SunSpecReading& reading, const std::string& asset, DeviceReport& report);
    std::uint32_t channelOf(std::size_t block, const SunSpecReading& reading, const SunSpecModel& model, DeviceReport& report);
    std::string assetOf(const SunSpecModel& model, int element) const;
    void put(std::uint32_t channel, double value, DeviceReport& report);

    using Place = std::tuple<std::size_t, int, const SunSpecPoint*>; ///< block, element, point
    ModbusDeviceSettings m_settings;
    int m_unit;
    std::string m_asset;
    bool m_isDiscovered = false;
    std::vector<SunSpecBlock> m_blocks;
    std::map<Place, std::uint32_t> m_channels;
    std::map<Place, std::uint32_t> m_states;      ///< last told
    std::set<std::pair<std::string, std::string>> m_names; ///< asset and metric that are taken
    std::vector<Entry> m_entries;                 ///< sorted by table and address
    std::vector<bool> m_hasValue;                 ///< by channel
};

} // namespace data::live
