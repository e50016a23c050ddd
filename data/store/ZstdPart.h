// Parts packed by zstd in Blosc's container (c-blosc 1.x, README_CHUNK_FORMAT), with contexts that are kept: a fresh one asks the processor
// what it is, which a virtual machine answers in tens of microseconds, more than it takes to unpack a part. Pure, any thread.
#pragma once
#include <cstddef>
#include <span>

namespace data {

/// Items of one byte as one block. `out` has room for size + 16; returns the bytes used. What does not become smaller is stored as it is.
std::size_t packZstd(const void* data, std::size_t size, int level, std::byte* out);

enum class Unpacked { Done, Failed, OtherForm };
/// A container that was found valid and to hold `size` bytes. OtherForm: left to Blosc.
Unpacked unpackZstd(std::span<const std::byte> part, void* out, std::size_t size);

} // namespace data
