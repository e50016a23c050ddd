#include "data/live/modbus/ModbusLink.h"
#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <modbus.h>
#include <new>

namespace data::live {
namespace {
using What = ModbusError::What;
using Table = RegisterEntry::Table;
} // namespace

void ModbusLink::Free::operator()(_modbus* context) const
{
    modbus_close(context);
    modbus_free(context);
}

ModbusLink::ModbusLink(std::string host, int port, double timeoutSeconds) : m_host(std::move(host)), m_port(port)
{
    m_context.reset(modbus_new_tcp_pi(m_host.c_str(), std::to_string(port).c_str()));
    if (!m_context)
        throw std::bad_alloc();
    const auto seconds = static_cast<std::uint32_t>(timeoutSeconds);
    const auto rest = static_cast<std::uint32_t>(std::lround((timeoutSeconds - seconds) * 1e6));
    modbus_set_response_timeout(m_context.get(), seconds, std::min<std::uint32_t>(rest, 999'999)); // of connecting, too
    modbus_set_byte_timeout(m_context.get(), seconds, std::min<std::uint32_t>(rest, 999'999));
}

ModbusLink::~ModbusLink() = default;

void ModbusLink::open()
{
    close();
    if (modbus_connect(m_context.get()) != 0) {
        const int error = errno;
        modbus_close(m_context.get());
        throw ModbusError(What::Broken, {TWIN_TEXT("The Modbus device %1 cannot be reached (%2); check address and port, and whether it is on."),
                                         {m_host + ':' + std::to_string(m_port), error == 0 ? "its name is not known" : modbus_strerror(error)}});
    }
    m_isOpen = true;
}

void ModbusLink::close()
{
    if (m_isOpen)
        modbus_close(m_context.get());
    m_isOpen = false;
}

void ModbusLink::read(int unit, Table table, int address, std::span<std::uint16_t> out)
{
    modbus_t* context = m_context.get();
    modbus_set_slave(context, unit);
    const bool isBits = table == Table::Coil || table == Table::Discrete;
    constexpr std::size_t mostRegisters = MODBUS_MAX_READ_REGISTERS;
    for (std::size_t done = 0; done < out.size();) {
        const auto part = out.subspan(done, std::min(out.size() - done, mostRegisters));
        const int count = static_cast<int>(part.size()), at = address + static_cast<int>(done);
        errno = 0;
        int got = 0;
        if (isBits) {
            std::array<std::uint8_t, mostRegisters> bits{};
            got = table == Table::Coil ? modbus_read_bits(context, at, count, bits.data()) : modbus_read_input_bits(context, at, count, bits.data());
            std::copy_n(bits.begin(), part.size(), part.begin());
        } else {
            got = table == Table::Holding ? modbus_read_registers(context, at, count, part.data()) : modbus_read_input_registers(context, at, count, part.data());
        }
        if (got != count)
            fail(got < 0 ? errno : EMBBADDATA, unit, at);
        done += part.size();
    }
}

void ModbusLink::fail(int error, int unit, int address)
{
    const std::string device = m_host + ':' + std::to_string(m_port) + ", unit " + std::to_string(unit), at = std::to_string(address);
    switch (error) {
    case EMBXILFUN: throw ModbusError(What::Absent, {TWIN_TEXT("Modbus device %1 cannot read this kind of register (exception 1, at %2)."), {device, at}});
    case EMBXILADD: throw ModbusError(What::Absent, {TWIN_TEXT("Modbus device %1 has no register %2 (exception 2); check the address."), {device, at}});
    case EMBXILVAL: throw ModbusError(What::Absent, {TWIN_TEXT("Modbus device %1 refuses to read so many registers at %2 (exception 3)."), {device, at}});
    case EMBXSFAIL: throw ModbusError(What::Refused, {TWIN_TEXT("Modbus device %1 has failed inside while reading register %2 (exception 4)."), {device, at}});
    case EMBXACK:
    case EMBXSBUSY: throw ModbusError(What::Refused, {TWIN_TEXT("Modbus device %1 is busy (exceptions 5 and 6, at register %2)."), {device, at}});
    case EMBXGPATH: throw ModbusError(What::Refused, {TWIN_TEXT("The Modbus gateway has no way to device %1 (exception 10, at register %2)."), {device, at}});
    case EMBXGTAR: throw ModbusError(What::Refused, {TWIN_TEXT("Behind the Modbus gateway device %1 does not answer (exception 11, at register %2)."), {device, at}});
    case EMBXNACK:
    case EMBXMEMPAR: throw ModbusError(What::Refused, {TWIN_TEXT("Modbus device %1 could not read register %2 (exceptions 7 and 8)."), {device, at}});
    case ETIMEDOUT: throw ModbusError(What::Broken, {TWIN_TEXT("Modbus device %1 did not answer in time (register %2)."), {device, at}});
    case ECONNRESET:
    case EPIPE:
    case EBADF:
    case ECONNREFUSED:
    case ENOTCONN: throw ModbusError(What::Broken, {TWIN_TEXT("Modbus device %1 closed the connection (register %2)."), {device, at}});
    case EMBBADDATA:
    case EMBBADEXC:
    case EMBUNKEXC:
    case EMBMDATA:
    case EMBBADSLAVE:
    case EMBBADCRC: throw ModbusError(What::Broken, {TWIN_TEXT("The answer of Modbus device %1 for register %2 makes no sense (%3)."), {device, at, modbus_strerror(error)}});
    default: throw ModbusError(What::Broken, {TWIN_TEXT("The connection to Modbus device %1 failed at register %2 (%3)."), {device, at, modbus_strerror(error)}});
    }
}

} // namespace data::live
