#include "ModbusServer.h"
#include <algorithm>
#include <arpa/inet.h>
#include <modbus.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace support {
namespace {
constexpr int header = 7; // MBAP with the unit
}

SunSpecImage::SunSpecImage(int base) : m_next(base + 2) { image.set(base, {0x5375, 0x6e53}); }

int SunSpecImage::add(int id, int length, std::uint16_t filler)
{
    const int at = m_next;
    image.set(at, {static_cast<std::uint16_t>(id), static_cast<std::uint16_t>(length)});
    image.fill(at + 2, length, filler);
    m_next += 2 + length;
    return at;
}

void SunSpecImage::text(int address, const char* text, int registers)
{
    const std::string padded = std::string(text) + std::string(static_cast<std::size_t>(2 * registers), '\0');
    for (int i = 0; i < registers; ++i)
        image.registers[address + i] = static_cast<std::uint16_t>(static_cast<unsigned char>(padded[static_cast<std::size_t>(2 * i)]) << 8
                                                                  | static_cast<unsigned char>(padded[static_cast<std::size_t>(2 * i + 1)]));
}

RegisterImage SunSpecImage::finish()
{
    image.set(m_next, {0xFFFF, 0});
    return image;
}

ModbusServer::ModbusServer(int port)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    socklen_t size = sizeof address;
    if (bind(m_listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || listen(m_listener, 8) != 0
        || getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("the Modbus server cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

ModbusServer::~ModbusServer()
{
    m_shouldStop = true;
    m_thread.join();
    ::close(m_listener);
}

void ModbusServer::set(int unit, RegisterImage image)
{
    const std::lock_guard lock(m_mutex);
    m_units[unit] = std::move(image);
}

void ModbusServer::poke(int unit, int address, std::uint16_t value)
{
    const std::lock_guard lock(m_mutex);
    m_units[unit].registers[address] = value;
}

void ModbusServer::serve()
{
    std::vector<int> clients;
    modbus_t* context = modbus_new_tcp("127.0.0.1", m_port); // reads and checks requests, writes answers
    while (!m_shouldStop) {
        std::vector<pollfd> watched{{m_listener, POLLIN, 0}};
        for (const int client : clients)
            watched.push_back({client, POLLIN, 0});
        if (poll(watched.data(), watched.size(), 20) <= 0)
            continue;
        if (watched[0].revents & POLLIN)
            if (const int client = accept(m_listener, nullptr, nullptr); client >= 0)
                clients.push_back(client);
        for (std::size_t i = 1; i < watched.size(); ++i) {
            if (!watched[i].revents)
                continue;
            modbus_set_socket(context, watched[i].fd);
            std::uint8_t query[MODBUS_TCP_MAX_ADU_LENGTH];
            const int length = modbus_receive(context, query);
            bool goesOn = length >= 0;
            if (length > 0) {
                ++m_requests;
                if (m_mood == Mood::Busy)
                    modbus_reply_exception(context, query, MODBUS_EXCEPTION_SLAVE_OR_SERVER_BUSY);
                else if (m_mood != Mood::Silent) {
                    const std::lock_guard lock(m_mutex);
                    const int unit = query[header - 1], function = query[header];
                    const int at = query[header + 1] << 8 | query[header + 2], count = query[header + 3] << 8 | query[header + 4];
                    const auto found = m_units.find(unit);
                    bool isThere = found != m_units.end() && (function == MODBUS_FC_READ_HOLDING_REGISTERS || function == MODBUS_FC_READ_INPUT_REGISTERS
                                                              || function == MODBUS_FC_READ_COILS || function == MODBUS_FC_READ_DISCRETE_INPUTS);
                    for (int a = at; isThere && a < at + count; ++a)
                        isThere = found->second.registers.contains(a);
                    if (m_mood == Mood::Garbage) {
                        const std::uint8_t noise[] = {query[0], query[1], 0, 0, 0, 5, query[6], 0x55, 0xAA, 1, 2};
                        goesOn = ::send(watched[i].fd, noise, sizeof noise, MSG_NOSIGNAL) > 0;
                    } else if (m_mood == Mood::ShortAnswer) {
                        // Says fewer bytes than were asked for, in a frame that is right otherwise.
                        const std::uint8_t shortened[] = {query[0], query[1], 0, 0, 0, 5, query[6], static_cast<std::uint8_t>(function), 2, 0, 1};
                        goesOn = ::send(watched[i].fd, shortened, sizeof shortened, MSG_NOSIGNAL) > 0;
                    } else if (!isThere) {
                        modbus_reply_exception(context, query, found == m_units.end() ? MODBUS_EXCEPTION_GATEWAY_TARGET : MODBUS_EXCEPTION_ILLEGAL_DATA_ADDRESS);
                    } else {
                        modbus_mapping_t* mapping = modbus_mapping_new_start_address(static_cast<unsigned>(at), static_cast<unsigned>(count), static_cast<unsigned>(at),
                                                                                     static_cast<unsigned>(count), static_cast<unsigned>(at), static_cast<unsigned>(count),
                                                                                     static_cast<unsigned>(at), static_cast<unsigned>(count));
                        for (int n = 0; n < count; ++n) {
                            const std::uint16_t value = found->second.registers[at + n];
                            mapping->tab_registers[n] = mapping->tab_input_registers[n] = value;
                            mapping->tab_bits[n] = mapping->tab_input_bits[n] = value != 0;
                        }
                        modbus_reply(context, query, length, mapping);
                        modbus_mapping_free(mapping);
                    }
                }
            }
            if (!goesOn) {
                ::close(watched[i].fd);
                clients.erase(std::find(clients.begin(), clients.end(), watched[i].fd));
            }
        }
    }
    for (const int client : clients)
        ::close(client);
    modbus_free(context);
}

} // namespace support
