// What servers and GPUs say of their rack. Pure, any thread.
#pragma once
#include "data/session/StateFrame.h"

namespace data {

/// Where a rack has no channel of its own: the sum of its servers is its ServerPower, the sum of its GPUs its GpuPower, and their utilisation and
/// temperature give mean and highest. Each only where all parts are known; else the rack is as good as the worst of them.
void addRackSums(OriginFrame& frame, const SiteLayout& layout);

} // namespace data
