#include "data/store/Checksum.h"
#include <array>
#include <bit>
#include <cstring>

namespace data {
namespace {

static_assert(std::endian::native == std::endian::little, "files are little-endian; add byte swapping for this machine");

// Reflected polynomial of RFC 3720 (iSCSI), eight bytes a turn with eight tables.
constexpr std::array<std::array<std::uint32_t, 256>, 8> makeTables()
{
    std::array<std::array<std::uint32_t, 256>, 8> t{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t c = i;
        for (int k = 0; k < 8; ++k)
            c = (c >> 1) ^ ((c & 1) ? 0x82F63B78u : 0u);
        t[0][i] = c;
    }
    for (std::uint32_t i = 0; i < 256; ++i)
        for (std::size_t k = 1; k < 8; ++k)
            t[k][i] = (t[k - 1][i] >> 8) ^ t[0][t[k - 1][i] & 0xff];
    return t;
}
constexpr auto tables = makeTables();

std::uint32_t byTables(std::uint32_t c, const unsigned char* p, std::size_t n)
{
    for (; n >= 8; n -= 8, p += 8) {
        std::uint64_t w;
        std::memcpy(&w, p, 8);
        w ^= c;
        c = tables[7][w & 0xff] ^ tables[6][(w >> 8) & 0xff] ^ tables[5][(w >> 16) & 0xff] ^ tables[4][(w >> 24) & 0xff]
            ^ tables[3][(w >> 32) & 0xff] ^ tables[2][(w >> 40) & 0xff] ^ tables[1][(w >> 48) & 0xff] ^ tables[0][w >> 56];
    }
    for (; n > 0; --n, ++p)
        c = (c >> 8) ^ tables[0][(c ^ *p) & 0xff];
    return c;
}

#if defined(__x86_64__) && defined(__GNUC__)
/// The processor's own instruction for this polynomial.
__attribute__((target("sse4.2"))) std::uint32_t byInstruction(std::uint32_t seed, const unsigned char* p, std::size_t n)
{
    std::uint64_t c = seed;
    for (; n >= 8; n -= 8, p += 8) {
        std::uint64_t w;
        std::memcpy(&w, p, 8);
        c = __builtin_ia32_crc32di(c, w);
    }
    auto last = static_cast<std::uint32_t>(c);
    for (; n > 0; --n, ++p)
        last = __builtin_ia32_crc32qi(last, *p);
    return last;
}
#endif

} // namespace

std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t seed)
{
    const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
#if defined(__x86_64__) && defined(__GNUC__)
    static const bool hasInstruction = __builtin_cpu_supports("sse4.2");
    if (hasInstruction)
        return ~byInstruction(~seed, p, bytes.size());
#endif
    return ~byTables(~seed, p, bytes.size());
}

std::uint32_t crc32cByTables(std::span<const std::byte> bytes)
{
    return ~byTables(~0u, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

} // namespace data
