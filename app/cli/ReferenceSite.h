// The second site that the model is checked on: Frontier (ORNL) in closed form. Prints; throws twin::Error.
#pragma once
#include <iosfwd>
#include <optional>

namespace app::cli {

inline constexpr const char* referenceSiteId = "frontier";
const char* referenceSiteTitle();
const char* referenceSiteSummary();
/// Power at a utilisation (0 .. 1) of all CPUs and GPUs, and the cooling loop settled under it at a wet bulb (default: a summer day's).
void printReferenceSite(double utilisation, std::optional<double> wetBulbC, bool json, std::ostream& out);

} // namespace app::cli
