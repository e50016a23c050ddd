// What the supply remembers from one step to the next, beside the generators' outputs and the stored energy.
#pragma once

namespace twin {

struct SupplyState
{
};

} // namespace twin
