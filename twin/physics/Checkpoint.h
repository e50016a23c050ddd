// What saving the state of training costs: size, time, stall, and how often it pays. Pure functions, any thread; seconds and bytes
// unless a name says otherwise. They throw Error for negative or impossible numbers.
#pragma once

namespace twin {

/// A job and how it saves its state.
struct CheckpointLaw
{
    double parameters = 1e12;          ///< of the model
    double bytesPerParameter = 14;     ///< weights and optimiser state
    double bandwidthShare = 0.29;      ///< of the storage's write rate that one checkpoint gets
    double overheadS = 20;             ///< barrier, gathering and metadata of a checkpoint that training waits for
    double snapshotS = 2;              ///< pause of an asynchronous one: copy into the servers' memory
    double intervalS = 1200;           ///< from the start of one to the start of the next
    double gpuHoursPerFailure = 50'700;
    double restartS = 600;
    double jobShare = 1;               ///< of the GPUs that work on the largest job
};

double checkpointBytes(const CheckpointLaw& law);
/// Infinite where nothing can be written.
double checkpointWriteSeconds(double bytes, double bytesPerS);
/// Share of the time that training stands: a pause in every interval (start to start). A pause longer than the interval stalls all.
double synchronousStall(double pauseS, double intervalS);
/// Writing goes on beside training; only where it takes longer than the interval does training wait for it.
double asynchronousStall(double snapshotS, double writeS, double intervalS);

/// Mean time between failures of a job, seconds; infinite without GPUs.
double failureIntervalS(double gpuHoursPerFailure, double gpus);
/// Computing time between checkpoints that loses least: first order, Young (Comm. ACM 17, 1974).
double youngIntervalS(double pauseS, double failureIntervalS);
/// Higher order, good for failures that come as often as checkpoints: Daly (Future Generation Computer Systems 22, 2006).
double dalyIntervalS(double pauseS, double failureIntervalS);
/// Share of the time that ends as progress when failures are a Poisson process: pauses, lost work and restarts, exact (the complete model of Daly 2006).
double jobEfficiency(double computeS, double pauseS, double restartS, double failureIntervalS);

struct CheckpointPlan
{
    double bytes = 0, writeBytesPerS = 0, writeS = 0;
    double pauseS = 0;                 ///< of a synchronous checkpoint: overhead and writing
    double stall = 0, asynchronousStall = 0; ///< shares at the law's interval
    double failureS = 0;               ///< mean time between failures of the job
    double bestIntervalS = 0;          ///< computing time between synchronous checkpoints (Daly)
    double efficiency = 0;             ///< at the best interval
};
/// All of it for a fleet and a storage write rate. Times and shares are NaN where there is no storage to write to.
CheckpointPlan checkpointPlan(const CheckpointLaw& law, double gpus, double storageWriteBytesPerS);

} // namespace twin
