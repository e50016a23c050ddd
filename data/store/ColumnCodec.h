// Values of several channels, channel after channel and each at its own resolution, to and from packed parts. Pure, any thread.
#pragma once
#include "data/store/LaneCodec.h"
#include "data/store/ValueCodec.h"
#include <cstdint>
#include <span>
#include <vector>

namespace data {

/// `values` holds lengths[0] values of the first channel, then lengths[1] of the second, and so on. Quantisers are one a channel. The rules
/// of putValues() hold: multiples of the resolution, raw ones as float32 or as they are, not finite ones as missing. `kept`, where wanted,
/// gets what getColumns would give back; it may be `values` itself.
void putColumns(ByteWriter& out, std::span<const double> values, std::span<const std::uint32_t> lengths, std::span<const Quantiser> quantisers,
                Effort effort, CodingHint& hint, std::span<double> kept = {});
/// Throws Unsound.
void getColumns(ByteReader& in, std::span<double> values, std::span<const std::uint32_t> lengths, std::span<const Quantiser> quantisers);

} // namespace data
