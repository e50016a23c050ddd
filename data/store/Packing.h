// Bytes of chunks: plain fields and compressed parts. Reading checks every length before it uses it. Pure, any thread.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace data {

/// A blob is not what it should be: wrong checksum, impossible sizes, cut off.
class Unsound : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// How hard to pack: the journal is read soon and rarely; what is written once a minute may take longer.
enum class Effort : std::uint8_t { Journal, Quick, Medium, Tight, Tightest };

class ByteWriter
{
public:
    template<class T> void put(T value)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        putBytes(&value, sizeof(T));
    }
    void putBytes(const void* data, std::size_t size);
    void putText(const std::string& text);
    /// Compresses `size` bytes of items of `itemSize` bytes: shuffled by bits (items of one byte as they are), then LZ4 or zstd by effort.
    void putPacked(const void* data, std::size_t size, int itemSize, Effort effort = Effort::Quick);
    void putChecksum(); ///< of everything so far; goes last
    std::span<const std::byte> bytes() const { return m_bytes; }
    std::size_t size() const { return m_bytes.size(); }
    void clear() { m_bytes.clear(); }

private:
    std::vector<std::byte> m_bytes;
};

class ByteReader
{
public:
    /// Checks the checksum that putChecksum() left at the end; throws Unsound.
    explicit ByteReader(std::span<const std::byte> bytes);
    template<class T> T get()
    {
        static_assert(std::is_trivially_copyable_v<T>);
        T value;
        std::memcpy(&value, take(sizeof(T)).data(), sizeof(T));
        return value;
    }
    std::string getText(std::size_t longest);
    /// Unpacks exactly `size` bytes of items of `itemSize` bytes into `out`.
    void getPacked(void* out, std::size_t size, int itemSize);
    /// Checks what getPacked() would, before the caller makes room for `size` bytes.
    void expectPacked(std::size_t size, int itemSize) const;
    void expectEnd() const;

private:
    std::span<const std::byte> take(std::size_t size);
    std::span<const std::byte> m_rest;
};

} // namespace data
