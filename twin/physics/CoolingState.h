// What the cooling plant remembers from one step to the next.
#pragma once

namespace twin {

struct CoolingState
{
};

} // namespace twin
