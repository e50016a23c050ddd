// SunSpec information models over Modbus: the points that the twin records, and how registers become numbers. Pure, any thread.
#pragma once
#include "data/live/LiveTypes.h"
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace data::live {

/// Offsets, types and scale factors are those of the SunSpec Alliance's information models (https://github.com/sunspec/models);
/// offsets count from the model's ID register.
struct SunSpecPoint
{
    enum class Type : std::uint8_t { Int16, Uint16, Acc32, Enum16, Bits32, Uint32, Uint64, Int32 };
    enum class Use : std::uint8_t { Value, State, Alarms };
    std::uint16_t offset;
    Type type;
    std::int16_t scaleAt;       ///< offset of its scale factor, below 0: none
    const char* metric;         ///< of the channel; for states and alarms their name for people
    const char* unit = "";
    double factor = 1;          ///< scaled value x factor = value in `unit`
    Use use = Use::Value;
    std::uint8_t words = 0;     ///< which table of words names its states or bits
};

struct SunSpecModel
{
    std::uint16_t id;
    const char* name;           ///< "battery bank"
    std::uint16_t fixedSize;    ///< registers before the repeating group, ID and L included
    std::span<const SunSpecPoint> points;
    // The repeating group, where there is one.
    std::int16_t countAt = -1;  ///< offset of how many there are
    std::uint16_t groupSize = 0;
    const char* groupName = ""; ///< "string": part of the asset's name
    std::span<const SunSpecPoint> groupPoints = {}; ///< offsets count from the group's begin, `scaleAt` from the model's
};

/// All that are known, the ones whose figures go first when two models tell the same.
std::span<const SunSpecModel> sunSpecModels();
const SunSpecModel* sunSpecModel(int id);
/// Name of a state or of an alarm bit; empty if the model has none for it.
std::string sunSpecWord(const SunSpecPoint& point, std::uint32_t value);

/// Where a model lies in a device.
struct SunSpecBlock
{
    int id = 0, address = 0;    ///< of its ID register
    int length = 0;             ///< registers after ID and L
    bool operator==(const SunSpecBlock&) const = default;
};

/// Reads `out.size()` registers from an address; false if the device has none there. Throws what the connection throws.
using RegisterReader = std::function<bool(int address, std::span<std::uint16_t> out)>;

/// The models of a device: finds the mark "SunS" at `base`, or at 40000, 50000 and 0 if that is below 0, and walks the chain behind it.
/// Nothing if there is no mark. Throws twin::Error for a chain that leads nowhere.
std::optional<std::vector<SunSpecBlock>> findSunSpec(const RegisterReader& read, int base = -1);

/// What model 1 tells.
struct SunSpecIdentity
{
    std::string manufacturer, model, version, serial;
};
SunSpecIdentity readIdentity(std::span<const std::uint16_t> registers);

struct SunSpecReading
{
    const SunSpecPoint* point;
    int element;                ///< of the repeating group, from 0; -1: of the model itself
    double value;               ///< NaN: not implemented, not known now
    double resolution;          ///< of the sensor, in the point's unit; 0 where there is no value
    std::uint32_t raw;          ///< of states and alarms
    bool isImplemented;
};
/// How many registers of a model have to be read, from its ID on.
int neededRegisters(const SunSpecModel& model, int length);
/// Reads a model out of its registers, from its ID on; what lies beyond them is left out. The order is the same each time for the same
/// number of elements. `problem` is set if something contradicts the standard.
std::vector<SunSpecReading> readModel(const SunSpecModel& model, std::span<const std::uint16_t> registers, std::optional<twin::Message>& problem);

} // namespace data::live
