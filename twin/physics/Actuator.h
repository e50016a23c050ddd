// A valve, drive or load command that travels at a limited rate and stands still while what is asked of it is near. Pure value.
#pragma once
#include <algorithm>
#include <cmath>
#include <limits>

namespace twin {

struct Actuator
{
    double at = 0;
    bool moving = false;

    /// Puts it where it is asked to be, as after a long time.
    void settle(double target)
    {
        at = target;
        moving = false;
    }
    /// Starts to travel once the target is more than `deadBand` away, and then goes all the way; `most` is how far it gets in this
    /// step. Inside the band it stands, so that a constant or slightly noisy target never makes it hunt.
    void drive(double target, double deadBand, double most)
    {
        const double away = target - at;
        if (!moving && std::abs(away) <= deadBand)
            return;
        at += std::clamp(away, -most, most);
        moving = std::abs(away) > most;
    }
    /// How far it gets in `dt` seconds when the full stroke of `span` takes `strokeS`.
    static double travel(double span, double strokeS, double dt)
    {
        return strokeS > 0 ? span * dt / strokeS : std::numeric_limits<double>::infinity();
    }
};

} // namespace twin
