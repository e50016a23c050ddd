// One-line descriptions of weather and workload, which are made in English below, in the report's language. Pure, any thread.
#pragma once
#include "app/i18n/Texts.h"
#include <string>

namespace app {

/// "Synchronous training with checkpoints and restarts, seed 7" in another language. What is not known stays as it is: names of places and
/// files, and descriptions that a recording carries.
QString description(const std::string& english, const Texts& texts);

} // namespace app
