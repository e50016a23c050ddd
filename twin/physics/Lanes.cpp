#include "twin/physics/Lanes.h"

namespace twin {

LanesVersion bestLanesVersion()
{
#ifdef TWIN_SEVERAL_VERSIONS
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return LanesVersion::Avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return LanesVersion::Avx2;
#endif
    return LanesVersion::Plain;
}

} // namespace twin
