// One TCP connection to a Modbus device or gateway. Calls block for at most the timeout; used by one network thread.
#pragma once
#include "data/live/modbus/ModbusSettings.h"
#include "twin/base/Error.h"
#include <cstdint>
#include <memory>
#include <span>
#include <string>

struct _modbus;

namespace data::live {

/// A request that failed, in one sentence.
class ModbusError : public twin::Error
{
public:
    enum class What {
        Broken,   ///< of the connection: it must be opened anew
        Refused,  ///< the device answered that it will not
        Absent    ///< the device answered that there are no such registers, or no such function
    };
    ModbusError(What what, const twin::Message& message) : twin::Error(message.text, message.args), m_what(what) {}
    What kindOfFailure() const { return m_what; }

private:
    What m_what;
};

class ModbusLink
{
public:
    ModbusLink(std::string host, int port, double timeoutSeconds);
    ~ModbusLink();
    void open();  ///< throws ModbusError
    void close();
    bool isOpen() const { return m_isOpen; }
    /// Reads any number of registers (or bits, one a number), in as many requests as it takes. Throws ModbusError.
    void read(int unit, RegisterEntry::Table table, int address, std::span<std::uint16_t> out);

private:
    struct Free
    {
        void operator()(_modbus* context) const;
    };
    [[noreturn]] void fail(int error, int unit, int address);

    std::string m_host;
    int m_port;
    std::unique_ptr<_modbus, Free> m_context;
    bool m_isOpen = false;
};

} // namespace data::live
