// SunSpec over Modbus: the input is the device's registers from 40000 on; then the same bytes as one model after the other.
#include "Fuzz.h"
#include "data/live/modbus/ModbusDevice.h"
#include "data/live/modbus/ModbusLink.h"
#include <algorithm>

using namespace data::live;

namespace {
void put(std::string& out, std::initializer_list<int> registers)
{
    for (const int r : registers) {
        out += static_cast<char>(r >> 8 & 0xFF);
        out += static_cast<char>(r & 0xFF);
    }
}
} // namespace

std::vector<std::string> fuzzSeeds()
{
    std::string device;
    put(device, {0x5375, 0x6e53, 1, 66});
    device += std::string(132, 'A');
    put(device, {713, 7, 3916, 100, 6543, 9000, 1, 3, 0xFFFE});
    put(device, {803, 26 + 32});
    for (int i = 0; i < 26 + 32; ++i)
        put(device, {i == 0 ? 1 : i});
    put(device, {802, 62});
    for (int i = 0; i < 62; ++i)
        put(device, {i % 7 == 0 ? 0xFFFF : i % 5});
    put(device, {714, 18 + 25});
    for (int i = 0; i < 18 + 25; ++i)
        put(device, {i == 2 ? 1 : i % 3});
    put(device, {0xFFFF, 0});
    return {device, device.substr(0, 150), device.substr(0, 4)};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    constexpr int base = 40000;
    std::vector<std::uint16_t> registers(size / 2);
    for (std::size_t i = 0; i < registers.size(); ++i)
        registers[i] = static_cast<std::uint16_t>(bytes[2 * i] << 8 | bytes[2 * i + 1]);
    const ModbusDevice::Read read = [&](RegisterEntry::Table, int address, std::span<std::uint16_t> out) {
        for (auto& r : out) {
            const auto at = static_cast<std::size_t>(address++ - base);
            if (address <= base || at >= registers.size())
                throw ModbusError(ModbusError::What::Absent, {"%1", {"absent"}});
            r = registers[at];
        }
    };
    const auto now = [] { return twin::Timestamp::fromMilliseconds(1'752'589'930'000); };
    ModbusDevice device({"host", 502, {1}, "MP-{unit:03}", -1, 1, {}}, 1);
    std::size_t channels = 0;
    try {
        device.discover(read);
        for (int round = 0; round < 2; ++round) {
            const auto report = device.poll(read, now);
            channels += report.channels.size();
            for (const auto& [channel, value] : report.values)
                fuzzCheck(channel < channels);
            for (auto& r : registers) // values, states and alarms change
                r = static_cast<std::uint16_t>(r < 100 ? r ^ 5 : r);
        }
        device.silence(now());
    } catch (const twin::Error&) {
    }
    for (const SunSpecModel& model : sunSpecModels()) {
        std::optional<twin::Message> problem;
        for (const auto& reading : readModel(model, registers, problem))
            fuzzCheck(reading.point != nullptr && reading.element < 65536);
    }
    readIdentity(registers);
    return 0;
}
