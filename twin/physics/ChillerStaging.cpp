#include "twin/physics/ChillerStaging.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

constexpr double deadBand = 0.1;    // of the target load
constexpr double worthAStart = 0.1; // of one machine: below it the first one stays off
constexpr double worthAStop = 0.02; // of one machine: below it the last one stops

} // namespace

int settledChillers(const ChillerStagingLaw& law, double loadW, double eachW, int available)
{
    if (!(loadW > 0) || !(eachW > 0) || available <= 0)
        return 0;
    const double machines = std::ceil(loadW / (eachW * law.targetLoad) * (1 - 1e-12));
    return machines >= available ? available : std::max(1, static_cast<int>(machines));
}

void advanceChillers(const ChillerStagingLaw& law, double loadW, double eachW, int available, double dt, ChillerStages& s)
{
    s.sinceStartS += dt;
    if (s.resting > 0 && (s.restLeftS -= dt) <= 0)
        s.resting = 0;
    // What is out of service neither runs nor starts.
    if (s.running > available) {
        s.lost += s.running - available;
        s.running = available;
    }
    s.starting = std::min(s.starting, available - s.running);
    const int idle = available - s.running - s.starting;
    s.resting = std::min(s.resting, idle);

    const int settled = settledChillers(law, loadW, eachW, available);
    const int on = s.running + s.starting;
    const auto loadOf = [&](int machines) { return loadW / (machines * eachW); };
    if (s.starting == 0) {
        const bool more = settled > on && (on == 0 ? loadW > worthAStart * eachW : loadOf(on) > law.targetLoad * (1 + deadBand) || settled == available);
        const int keep = loadW < worthAStop * eachW ? 0 : settled; // the last one goes only when there is next to nothing to do
        const bool fewer = s.running > keep && s.sinceStartS >= law.minRunS
            && (s.running == 1 || loadOf(s.running - 1) < law.targetLoad * (1 - deadBand));
        if (const int add = std::min(settled - on, idle - s.resting); more && add > 0) {
            s.starting = add;
            s.starts += add;
            s.startLeftS = s.lost > 0 ? law.restartS : law.startS;
            s.lost = std::max(0, s.lost - add);
        } else if (fewer) {
            const int stop = s.running - keep;
            s.running = keep;
            s.stops += stop;
            s.resting += stop;
            s.restLeftS = law.minOffS;
        }
    }
    if (s.starting > 0 && (s.startLeftS -= dt) <= 0) {
        s.running += s.starting;
        s.starting = 0;
        s.sinceStartS = 0;
    }
}

} // namespace twin
