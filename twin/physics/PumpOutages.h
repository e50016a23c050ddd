// What the facility pumps that are left can do when others are out of service: worked out from the pipe network once it is asked for.
// Any thread.
#pragma once
#include "twin/physics/CoolingPlant.h"
#include "twin/physics/hydraulics/FacilityLoop.h"
#include <map>
#include <mutex>

namespace twin {

class PumpOutages
{
public:
    explicit PumpOutages(hydraulics::FacilityDesign design) : m_design(std::move(design)) {}
    struct Left
    {
        double flowMax = 0; ///< of design, with all valves open
        PumpTable pumps;    ///< empty where none is left
    };
    /// With `out` pumps out of service, > 0. The answer stays where it is.
    const Left& left(int out) const;

private:
    hydraulics::FacilityDesign m_design;
    mutable std::mutex m_mutex;
    mutable std::map<int, Left> m_left;
};

} // namespace twin
