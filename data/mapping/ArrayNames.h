// Running numbers of servers spread over an array: 8 racks of 8 servers. Pure functions, any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace data {

inline constexpr int arrayRacks = 8, arrayServersPerRack = 8; ///< 64 servers, 512 GPUs

/// The first rack of an array.
struct ArrayStart
{
    int hall = 0, row = 0, slot = 0;
    bool operator==(const ArrayStart&) const = default;
};
std::optional<ArrayStart> arrayStart(std::string_view rack); ///< "H1-R01-01"; empty for anything else
/// "H1-R01-02/S3" for the 11th server (`index` 10); empty if the array has no such server.
std::optional<std::string> arrayServer(const ArrayStart& start, long long index);
/// The number at the end of a text ("node07" -> 7); empty if it has none.
std::optional<long long> trailingNumber(std::string_view text);

} // namespace data
