#include "data/store/ZstdPart.h"
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <zstd.h>

namespace data {
namespace {

static_assert(std::endian::native == std::endian::little, "containers hold little-endian numbers");
constexpr std::uint8_t formatVersion = 2, zstdVersion = 1;
constexpr std::uint8_t shuffled = 1, stored = 2, bitShuffled = 4, unsplit = 16;
constexpr std::uint8_t codecShift = 5, zstdCodec = 4;
constexpr std::size_t headerBytes = 16, blockAt = headerBytes + 4, dataAt = blockAt + 4;

struct FreeContext
{
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

std::uint32_t number(const std::byte* at)
{
    std::uint32_t n;
    std::memcpy(&n, at, sizeof n);
    return n;
}
void putNumber(std::byte* at, std::size_t value)
{
    const auto n = static_cast<std::uint32_t>(value);
    std::memcpy(at, &n, sizeof n);
}

} // namespace

std::size_t packZstd(const void* data, std::size_t size, int level, std::byte* out)
{
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    if (!context)
        throw std::bad_alloc();
    // It must fit beside the numbers before it, else it is stored.
    const std::size_t room = size > dataAt - headerBytes ? size - (dataAt - headerBytes) : 0;
    const std::size_t packed = room > 0 ? ZSTD_compressCCtx(context.get(), out + dataAt, room, data, size, level) : 0;
    const bool isStored = room == 0 || ZSTD_isError(packed);
    const std::size_t all = isStored ? headerBytes + size : dataAt + packed;
    const std::uint8_t head[4] = {formatVersion, zstdVersion, static_cast<std::uint8_t>((zstdCodec << codecShift) | unsplit | (isStored ? stored : 0)), 1};
    std::memcpy(out, head, sizeof head);
    putNumber(out + 4, size);
    putNumber(out + 8, size); // of the only block
    putNumber(out + 12, all);
    if (isStored) {
        std::memcpy(out + headerBytes, data, size);
    } else {
        putNumber(out + headerBytes, blockAt);
        putNumber(out + blockAt, packed);
    }
    return all;
}

Unpacked unpackZstd(std::span<const std::byte> part, void* out, std::size_t size)
{
    if (part.size() < dataAt || std::to_integer<std::uint8_t>(part[0]) != formatVersion || std::to_integer<std::uint8_t>(part[1]) != zstdVersion)
        return Unpacked::OtherForm;
    const auto flags = std::to_integer<std::uint8_t>(part[2]);
    const bool isPlain = (flags & (shuffled | stored | bitShuffled)) == 0 && flags >> codecShift == zstdCodec && std::to_integer<std::uint8_t>(part[3]) == 1;
    if (!isPlain || number(&part[4]) != size || number(&part[8]) < size || number(&part[12]) != part.size())
        return Unpacked::OtherForm;
    const std::size_t at = number(&part[headerBytes]);
    if (at != blockAt)
        return Unpacked::OtherForm;
    const std::size_t packed = number(&part[blockAt]);
    if (packed > part.size() - dataAt)
        return Unpacked::Failed;
    if (packed == size) { // Blosc keeps a block like that as it is
        std::memcpy(out, part.data() + dataAt, size);
        return Unpacked::Done;
    }
    thread_local const std::unique_ptr<ZSTD_DCtx, FreeContext> context(ZSTD_createDCtx());
    if (!context)
        throw std::bad_alloc();
    return ZSTD_decompressDCtx(context.get(), out, size, part.data() + dataAt, packed) == size ? Unpacked::Done : Unpacked::Failed;
}

} // namespace data
