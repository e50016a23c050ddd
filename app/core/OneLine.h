// The one-line as JSON. Pure function, any thread.
#pragma once
#include "twin/model/OneLine.h"
#include <string>
#include <vector>

namespace app {

class Json;

/// Voltages, kinds, overloads, who is dark and short-circuit levels, as an object.
void writeOneLine(const twin::OneLine& oneLine, const std::vector<std::string>& hallNames, Json& json);

} // namespace app
