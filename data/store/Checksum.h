// CRC-32C (Castagnoli), the checksum of chunks. Pure function, any thread.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace data {

std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t seed = 0);

} // namespace data
