// CRC-32C (Castagnoli), the checksum of chunks. Pure function, any thread.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace data {

std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t seed = 0);
std::uint32_t crc32cByTables(std::span<const std::byte> bytes); ///< the same without the processor's help

} // namespace data
