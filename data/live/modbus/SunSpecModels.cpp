// The compact tables. Points that nobody would look at in a data centre (single phases, settings, vendor words) are left out.
#include "data/live/modbus/SunSpec.h"
#include <algorithm>
#include <array>

namespace data::live {
namespace {
using Type = SunSpecPoint::Type;
using Use = SunSpecPoint::Use;

struct Word
{
    std::uint32_t value;
    const char* text;
};

constexpr Word inverterState[] = {{1, "off"}, {2, "sleeping"}, {3, "starting"}, {4, "running"}, {5, "throttled"}, {6, "shutting down"}, {7, "fault"}, {8, "standby"}};
constexpr Word derState[] = {{0, "off"}, {1, "on"}};
constexpr Word derInverterState[] = {{0, "off"}, {1, "sleeping"}, {2, "starting"}, {3, "running"}, {4, "throttled"}, {5, "shutting down"}, {6, "fault"}, {7, "standby"}};
constexpr Word gridState[] = {{0, "disconnected"}, {1, "connected"}};
constexpr Word storageState[] = {{0, "ok"}, {1, "warning"}, {2, "error"}};
constexpr Word enterService[] = {{0, "not permitted"}, {1, "permitted"}};
constexpr Word chargeState[] = {{1, "off"}, {2, "empty"}, {3, "discharging"}, {4, "charging"}, {5, "full"}, {6, "holding"}, {7, "testing"}};
constexpr Word bankState[] = {{1, "disconnected"}, {2, "initializing"}, {3, "connected"}, {4, "standby"}, {5, "charge protection"}, {6, "suspending"}, {99, "fault"}};
constexpr Word portState[] = {{0, "off"}, {1, "on"}, {2, "warning"}, {3, "error"}};
constexpr Word stringFailure[] = {{0, "no failure"}, {1, "button pushed"}, {2, "ground fault"}, {3, "voltage out of range"}, {4, "not enabled"}, {5, "fuse open"},
                                  {6, "contactor failure"}, {7, "precharge failure"}, {8, "string fault"}};
constexpr Word inverterAlarm[] = {{0, "ground fault"}, {1, "DC overvoltage"}, {2, "AC disconnected"}, {3, "DC disconnected"}, {4, "grid disconnected"}, {5, "cabinet open"},
                                  {6, "manual shutdown"}, {7, "overtemperature"}, {8, "overfrequency"}, {9, "underfrequency"}, {10, "AC overvoltage"},
                                  {11, "AC undervoltage"}, {12, "blown string fuse"}, {13, "undertemperature"}, {14, "memory or communication loss"},
                                  {15, "hardware test failure"}, {16, "manufacturer's alarm"}};
constexpr Word meterAlarm[] = {{2, "power failure"}, {3, "undervoltage"}, {4, "low power factor"}, {5, "overcurrent"}, {6, "overvoltage"}, {7, "missing sensor"}};
constexpr Word batteryAlarm[] = {{0, "communication error"}, {1, "overtemperature alarm"}, {2, "overtemperature warning"}, {3, "undertemperature alarm"},
                                 {4, "undertemperature warning"}, {5, "charge overcurrent alarm"}, {6, "charge overcurrent warning"},
                                 {7, "discharge overcurrent alarm"}, {8, "discharge overcurrent warning"}, {9, "overvoltage alarm"}, {10, "overvoltage warning"},
                                 {11, "undervoltage alarm"}, {12, "undervoltage warning"}, {13, "low charge alarm"}, {14, "low charge warning"},
                                 {15, "high charge alarm"}, {16, "high charge warning"}, {17, "voltage imbalance warning"}, {18, "temperature imbalance alarm"},
                                 {19, "temperature imbalance warning"}, {20, "contactor error"}, {21, "fan error"}, {22, "ground fault"}, {23, "door open"},
                                 {24, "current imbalance warning"}, {25, "other alarm"}, {26, "other warning"}, {28, "configuration alarm"},
                                 {29, "configuration warning"}};
constexpr Word portAlarm[] = {{0, "ground fault"}, {1, "input overvoltage"}, {3, "DC disconnected"}, {5, "cabinet open"}, {6, "manual shutdown"}, {7, "overtemperature"},
                              {12, "blown fuse"}, {13, "undertemperature"}, {14, "memory loss"}, {15, "arc"}, {20, "test failed"}, {21, "input undervoltage"},
                              {22, "input overcurrent"}};

enum Words : std::uint8_t { None, InverterState, DerState, DerInverterState, GridState, StorageState, EnterService, ChargeState, BankState, PortState,
                            StringFailure, InverterAlarm, MeterAlarm, BatteryAlarm, PortAlarm, WordsCount };
const std::array<std::span<const Word>, WordsCount> words{std::span<const Word>{}, inverterState, derState, derInverterState, gridState, storageState, enterService,
                                                          chargeState, bankState, portState, stringFailure, inverterAlarm, meterAlarm, batteryAlarm, portAlarm};

constexpr double percent = 0.01;

constexpr SunSpecPoint inverter103[] = {
    {2, Type::Uint16, 6, "current", "A"},
    {7, Type::Uint16, 13, "voltage", "V"}, // between phases A and B
    {14, Type::Int16, 15, "power", "W"},
    {16, Type::Uint16, 17, "frequency", "Hz"},
    {18, Type::Int16, 19, "apparent_power", "VA"},
    {20, Type::Int16, 21, "reactive_power", "var"},
    {22, Type::Int16, 23, "power_factor", "", percent},
    {24, Type::Acc32, 26, "energy_delivered", "Wh"},
    {27, Type::Uint16, 28, "dc_current", "A"},
    {29, Type::Uint16, 30, "dc_voltage", "V"},
    {31, Type::Int16, 32, "dc_power", "W"},
    {33, Type::Int16, 37, "cabinet_temperature", "°C"},
    {34, Type::Int16, 37, "heat_sink_temperature", "°C"},
    {35, Type::Int16, 37, "transformer_temperature", "°C"},
    {38, Type::Enum16, -1, "inverter", "", 1, Use::State, InverterState},
    {40, Type::Bits32, -1, "inverter", "", 1, Use::Alarms, InverterAlarm},
};
constexpr SunSpecPoint meter203[] = {
    {2, Type::Int16, 6, "current", "A"},
    {7, Type::Int16, 15, "phase_voltage", "V"},
    {11, Type::Int16, 15, "voltage", "V"},
    {16, Type::Int16, 17, "frequency", "Hz"},
    {18, Type::Int16, 22, "power", "W"},
    {23, Type::Int16, 27, "apparent_power", "VA"},
    {28, Type::Int16, 32, "reactive_power", "var"},
    {33, Type::Int16, 37, "power_factor", "", percent},
    {38, Type::Acc32, 54, "energy_exported", "Wh"},
    {46, Type::Acc32, 54, "energy_imported", "Wh"},
    {105, Type::Bits32, -1, "meter", "", 1, Use::Alarms, MeterAlarm},
};
constexpr SunSpecPoint measure701[] = {
    {3, Type::Enum16, -1, "plant", "", 1, Use::State, DerState},
    {4, Type::Enum16, -1, "inverter", "", 1, Use::State, DerInverterState},
    {5, Type::Enum16, -1, "grid connection", "", 1, Use::State, GridState},
    {6, Type::Bits32, -1, "inverter", "", 1, Use::Alarms, InverterAlarm},
    {10, Type::Int16, 116, "power", "W"},
    {11, Type::Int16, 118, "apparent_power", "VA"},
    {12, Type::Int16, 119, "reactive_power", "var"},
    {13, Type::Int16, 117, "power_factor", ""},
    {14, Type::Int16, 113, "current", "A"},
    {15, Type::Uint16, 114, "voltage", "V"},
    {16, Type::Uint16, 114, "phase_voltage", "V"},
    {17, Type::Uint32, 115, "frequency", "Hz"},
    {19, Type::Uint64, 120, "energy_delivered", "Wh"},
    {23, Type::Uint64, 120, "energy_absorbed", "Wh"},
    {35, Type::Int16, 122, "ambient_temperature", "°C"},
    {36, Type::Int16, 122, "cabinet_temperature", "°C"},
    {37, Type::Int16, 122, "heat_sink_temperature", "°C"},
    {38, Type::Int16, 122, "transformer_temperature", "°C"},
    {39, Type::Int16, 122, "switch_temperature", "°C"},
    {110, Type::Uint16, -1, "throttling", "", percent},
};
constexpr SunSpecPoint capacity702[] = {
    {2, Type::Uint16, 45, "power_rating", "W"},
    {10, Type::Uint16, 45, "charge_rating", "W"},
    {11, Type::Uint16, 45, "discharge_rating", "W"},
    {26, Type::Uint16, 45, "power_limit", "W"},
    {34, Type::Uint16, 45, "charge_limit", "W"},
    {35, Type::Uint16, 45, "discharge_limit", "W"},
};
constexpr SunSpecPoint enterService703[] = {
    {2, Type::Enum16, -1, "entering service", "", 1, Use::State, EnterService},
    {15, Type::Uint32, -1, "enter_service_delay", "s"},
};
constexpr SunSpecPoint storage713[] = {
    {2, Type::Uint16, 7, "energy_capacity", "Wh"},
    {3, Type::Uint16, 7, "energy_available", "Wh"},
    {4, Type::Uint16, 8, "state_of_charge", "", percent},
    {5, Type::Uint16, 8, "state_of_health", "", percent},
    {6, Type::Enum16, -1, "storage", "", 1, Use::State, StorageState},
};
constexpr SunSpecPoint dc714[] = {
    {5, Type::Int16, 15, "dc_current", "A"},
    {6, Type::Int16, 17, "dc_power", "W"},
    {7, Type::Uint64, 18, "dc_energy_delivered", "Wh"},
    {11, Type::Uint64, 18, "dc_energy_absorbed", "Wh"},
};
constexpr SunSpecPoint port714[] = {
    {10, Type::Int16, 15, "dc_current", "A"},
    {11, Type::Uint16, 16, "dc_voltage", "V"},
    {12, Type::Int16, 17, "dc_power", "W"},
    {21, Type::Int16, 19, "temperature", "°C"},
    {22, Type::Enum16, -1, "port", "", 1, Use::State, PortState},
    {23, Type::Bits32, -1, "port", "", 1, Use::Alarms, PortAlarm},
};
constexpr SunSpecPoint battery802[] = {
    {3, Type::Uint16, 53, "energy_capacity", "Wh"},
    {4, Type::Uint16, 54, "charge_rating", "W"},
    {5, Type::Uint16, 54, "discharge_rating", "W"},
    {11, Type::Uint16, 56, "state_of_charge", "", percent},
    {12, Type::Uint16, 57, "depth_of_discharge", "", percent},
    {13, Type::Uint16, 58, "state_of_health", "", percent},
    {14, Type::Uint32, -1, "cycles", ""},
    {16, Type::Enum16, -1, "battery charge", "", 1, Use::State, ChargeState},
    {22, Type::Enum16, -1, "battery bank", "", 1, Use::State, BankState},
    {26, Type::Bits32, -1, "battery", "", 1, Use::Alarms, BatteryAlarm},
    {34, Type::Uint16, 59, "dc_voltage", "V"},
    {37, Type::Uint16, 60, "cell_voltage_max", "V"},
    {40, Type::Uint16, 60, "cell_voltage_min", "V"},
    {43, Type::Uint16, 60, "cell_voltage_mean", "V"},
    {44, Type::Int16, 61, "dc_current", "A"},
    {45, Type::Uint16, 62, "charge_current_limit", "A"},
    {46, Type::Uint16, 62, "discharge_current_limit", "A"},
    {47, Type::Int16, 63, "dc_power", "W"},
};
constexpr SunSpecPoint bank803[] = {
    {2, Type::Uint16, -1, "strings", ""},
    {3, Type::Uint16, -1, "strings_connected", ""},
    {4, Type::Int16, 23, "module_temperature_max", "°C"},
    {7, Type::Int16, 23, "module_temperature_min", "°C"},
    {10, Type::Int16, 23, "module_temperature_mean", "°C"},
    {11, Type::Uint16, 27, "string_voltage_max", "V"},
    {13, Type::Uint16, 27, "string_voltage_min", "V"},
    {16, Type::Int16, 24, "string_current_max", "A"},
    {18, Type::Int16, 24, "string_current_min", "A"},
    {21, Type::Uint16, -1, "cells_balancing", ""},
};
constexpr SunSpecPoint string803[] = {
    {3, Type::Enum16, -1, "string connection", "", 1, Use::State, StringFailure},
    {4, Type::Uint16, 26, "state_of_charge", "", percent},
    {5, Type::Uint16, 25, "state_of_health", "", percent},
    {6, Type::Int16, 24, "dc_current", "A"},
    {7, Type::Uint16, 22, "cell_voltage_max", "V"},
    {9, Type::Uint16, 22, "cell_voltage_min", "V"},
    {12, Type::Int16, 23, "module_temperature_max", "°C"},
    {14, Type::Int16, 23, "module_temperature_min", "°C"},
    {16, Type::Int16, 23, "module_temperature_mean", "°C"},
    {20, Type::Bits32, -1, "battery string", "", 1, Use::Alarms, BatteryAlarm},
};

const std::array<SunSpecModel, 9> models{{
    {713, "storage capacity", 9, storage713},
    {701, "AC measurements", 155, measure701},
    {802, "battery", 64, battery802},
    {103, "three-phase inverter", 52, inverter103},
    {203, "three-phase meter", 107, meter203},
    {714, "DC measurements", 20, dc714, 4, 25, "port", port714},
    {803, "lithium-ion bank", 28, bank803, 2, 32, "string", string803},
    {702, "capacity", 52, capacity702},
    {703, "entering service", 19, enterService703},
}};
} // namespace

std::span<const SunSpecModel> sunSpecModels() { return models; }

const SunSpecModel* sunSpecModel(int id)
{
    const auto it = std::find_if(models.begin(), models.end(), [&](const SunSpecModel& m) { return m.id == id; });
    return it == models.end() ? nullptr : &*it;
}

std::string sunSpecWord(const SunSpecPoint& point, std::uint32_t value)
{
    if (point.words < WordsCount)
        for (const Word& word : words[point.words])
            if (word.value == value)
                return word.text;
    return {};
}

} // namespace data::live
