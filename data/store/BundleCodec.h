// Bundles: windows of several single channels in one blob. Neighbouring channels polled together share their time stamps, and sensors of one
// meter their values; packed side by side these are stored once. Pure, any thread.
#pragma once
#include "data/store/ChunkCodec.h"
#include "data/store/ColumnCodec.h"
#include <functional>

namespace data {

struct BundleMember
{
    std::uint32_t block = 0;
    std::span<const Sample> sorted; ///< not empty
    Quantiser quantiser;
};

struct DecodedBundle
{
    std::vector<ChunkKey> keys;          ///< ascending blocks; sub is 0
    std::vector<DecodedChunk> members;
    std::size_t bytes() const;
    /// -1 if the block is not in it.
    int find(std::uint32_t block) const;
};

inline constexpr std::uint32_t bundleMembers = 64; ///< as many as a writer puts together

/// Members by ascending block. `keys` gets one key a member; `kept`, where wanted, what decodeBundle would give back, keys left out.
void encodeBundle(std::span<const BundleMember> members, ByteWriter& out, CodingHint& hint, std::vector<ChunkKey>& keys, Effort effort = Effort::Tight,
                  DecodedBundle* kept = nullptr);
/// `quantiserOf` gives a block's quantiser, or nullptr for a block that is no single channel: then the bundle is unsound. Throws Unsound.
DecodedBundle decodeBundle(std::span<const std::byte> blob, const std::function<const Quantiser*(std::uint32_t block)>& quantiserOf);
/// Only what is in it; throws Unsound.
std::vector<ChunkKey> bundleKeys(std::span<const std::byte> blob);

} // namespace data
