// A real Modbus TCP server of libmodbus on a free loopback port, with a thread of its own. For the tests of live sources.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace support {

/// Registers of one unit, all of them from 0 to 65535; addresses that were never set answer with exception 2.
struct RegisterImage
{
    std::map<int, std::uint16_t> registers;
    void set(int address, std::initializer_list<std::uint16_t> values)
    {
        for (const auto v : values)
            registers[address++] = v;
    }
    void fill(int address, int count, std::uint16_t value)
    {
        for (int i = 0; i < count; ++i)
            registers[address + i] = value;
    }
};

/// Puts SunSpec models one behind the other.
class SunSpecImage
{
public:
    explicit SunSpecImage(int base = 40000);
    /// A model of `length` registers (without ID and L), each holding `filler`; returns where its ID stands.
    int add(int id, int length, std::uint16_t filler);
    void text(int address, const char* text, int registers);
    RegisterImage finish();
    RegisterImage image;

private:
    int m_next;
};

class ModbusServer
{
public:
    enum class Mood { Normal, Silent, Busy, Garbage, ShortAnswer };
    explicit ModbusServer(int port = 0); ///< 0: a free one
    ~ModbusServer();
    int port() const { return m_port; }
    void set(int unit, RegisterImage image);
    void poke(int unit, int address, std::uint16_t value);
    void setMood(Mood mood) { m_mood = mood; }
    int requests() const { return m_requests; }

private:
    void serve();

    int m_listener = -1, m_port = 0;
    std::mutex m_mutex;
    std::map<int, RegisterImage> m_units;
    std::atomic<Mood> m_mood = Mood::Normal;
    std::atomic<int> m_requests = 0;
    std::atomic<bool> m_shouldStop = false;
    std::thread m_thread;
};

} // namespace support
