#include "data/store/Packing.h"
#include "data/store/Checksum.h"
#include "data/store/ZstdPart.h"
#include <blosc.h>

namespace data {
namespace {
struct Packer
{
    const char* name;
    int level;     ///< Blosc's, for items of several bytes
    int zstdLevel; ///< for items of one byte; 0: LZ4
};
// zstd at a low level packs deltas about a quarter tighter than LZ4 and still compresses faster than any source speaks; LZ4 has no start-up
// cost, which is what counts for the small rows of the journal.
constexpr Packer packers[] = {{BLOSC_LZ4_COMPNAME, 1, 0}, {BLOSC_ZSTD_COMPNAME, 1, 1}, {BLOSC_ZSTD_COMPNAME, 2, 3}, {BLOSC_ZSTD_COMPNAME, 4, 6}, {BLOSC_ZSTD_COMPNAME, 9, 22}};
} // namespace

void ByteWriter::putBytes(const void* data, std::size_t size)
{
    const auto* p = static_cast<const std::byte*>(data);
    m_bytes.insert(m_bytes.end(), p, p + size);
}

void ByteWriter::putText(const std::string& text)
{
    put(static_cast<std::uint32_t>(text.size()));
    putBytes(text.data(), text.size());
}

void ByteWriter::putPacked(const void* data, std::size_t size, int itemSize, Effort effort)
{
    const std::size_t at = m_bytes.size();
    m_bytes.resize(at + sizeof(std::uint32_t) + size + BLOSC_MAX_OVERHEAD);
    std::byte* out = m_bytes.data() + at + sizeof(std::uint32_t);
    const Packer& packer = packers[static_cast<std::size_t>(effort)];
    const auto finish = [&](std::size_t packed) {
        const auto length = static_cast<std::uint32_t>(packed);
        std::memcpy(m_bytes.data() + at, &length, sizeof length);
        m_bytes.resize(at + sizeof length + length);
    };
    if (itemSize == 1 && packer.zstdLevel > 0)
        return finish(packZstd(data, size, packer.zstdLevel, out));
    // One block: the parts are small, and everything in one packs best.
    const int packed = blosc_compress_ctx(packer.level, itemSize > 1 ? BLOSC_BITSHUFFLE : BLOSC_NOSHUFFLE, static_cast<std::size_t>(itemSize), size, data,
                                          out, size + BLOSC_MAX_OVERHEAD, packer.name, size, 1);
    if (packed <= 0)
        throw std::runtime_error("compression failed");
    finish(static_cast<std::size_t>(packed));
}

void ByteWriter::putChecksum() { put(crc32c(m_bytes)); }

ByteReader::ByteReader(std::span<const std::byte> bytes)
{
    if (bytes.size() < sizeof(std::uint32_t))
        throw Unsound("too short");
    std::uint32_t said;
    m_rest = bytes.first(bytes.size() - sizeof said);
    std::memcpy(&said, bytes.data() + m_rest.size(), sizeof said);
    if (crc32c(m_rest) != said)
        throw Unsound("wrong checksum");
}

std::span<const std::byte> ByteReader::take(std::size_t size)
{
    if (size > m_rest.size())
        throw Unsound("cut off");
    const auto part = m_rest.first(size);
    m_rest = m_rest.subspan(size);
    return part;
}

std::string ByteReader::getText(std::size_t longest)
{
    const auto size = get<std::uint32_t>();
    if (size > longest)
        throw Unsound("text too long");
    const auto part = take(size);
    return {reinterpret_cast<const char*>(part.data()), part.size()};
}

void ByteReader::expectPacked(std::size_t size, int itemSize) const
{
    ByteReader ahead = *this;
    const auto part = ahead.take(ahead.get<std::uint32_t>());
    // The packed buffer's own header is believed only where it says what we expect.
    std::size_t unpacked = 0, type = 0;
    int flags = 0;
    if (size == 0 || part.size() < BLOSC_MIN_HEADER_LENGTH || blosc_cbuffer_validate(part.data(), part.size(), &unpacked) < 0 || unpacked != size)
        throw Unsound("part of another size");
    blosc_cbuffer_metainfo(part.data(), &type, &flags);
    if (type != static_cast<std::size_t>(itemSize))
        throw Unsound("part of another type");
}

void ByteReader::getPacked(void* out, std::size_t size, int itemSize)
{
    expectPacked(size, itemSize);
    const auto part = take(get<std::uint32_t>());
    const Unpacked unpacked = itemSize == 1 ? unpackZstd(part, out, size) : Unpacked::OtherForm;
    if (unpacked == Unpacked::Done)
        return;
    if (unpacked == Unpacked::Failed || blosc_decompress_ctx(part.data(), out, size, 1) != static_cast<int>(size))
        throw Unsound("cannot be unpacked");
}

void ByteReader::expectEnd() const
{
    if (!m_rest.empty())
        throw Unsound("longer than it says");
}

} // namespace data
