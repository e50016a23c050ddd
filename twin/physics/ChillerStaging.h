// How many chillers of a plant run: stages with a dead band, starts that take their time, and least times between switchings. Pure
// functions on values, any thread. Times s, powers W.
#pragma once

namespace twin {

struct ChillerStagingLaw
{
    double targetLoad = 0.6;   ///< part load above which one more is started; machines with variable speed are best near 0.5
    double startS = 120;       ///< a planned start, until it cools
    double restartS = 300;     ///< after the machine had lost its power
    double minRunS = 600;      ///< after a start nothing is stopped so long
    double minOffS = 300;      ///< after a stop a machine rests so long
};

/// Chillers of equal size, counted.
struct ChillerStages
{
    int running = 0;
    int starting = 0;          ///< on their way; all of them started together
    int resting = 0;           ///< stopped lately
    int lost = 0;              ///< fell out while running and not started again yet
    double startLeftS = 0, restLeftS = 0, sinceStartS = 1e9;
    long starts = 0, stops = 0; ///< machines, since the state was settled; outages are no stops
};

/// Stages that a load settles at: as few machines as keep the target load, at most those available, none without load.
int settledChillers(const ChillerStagingLaw& law, double loadW, double eachW, int available);

/// One step: machines out of service stop at once; more are started when the running ones would go a tenth above the target load, some
/// stopped when the rest would stay a tenth under it.
void advanceChillers(const ChillerStagingLaw& law, double loadW, double eachW, int available, double dt, ChillerStages& stages);

} // namespace twin
