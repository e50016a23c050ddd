// Numbers to and from text, the same in every locale. Usable from any thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace twin {

/// Shortest decimal text that reads back to the same double; `nan` and `inf` never appear: they give "null".
std::string numberText(double value);
/// Fixed number of decimals with a point.
std::string numberText(double value, int decimals);
/// Reads a whole text as a number with a decimal point; spaces around it are allowed. Empty if anything else is there.
std::optional<double> toNumber(std::string_view text);
std::optional<long long> toInteger(std::string_view text);

} // namespace twin
