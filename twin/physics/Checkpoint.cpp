#include "twin/physics/Checkpoint.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace twin {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

void notNegative(double value, const char* what)
{
    if (!(value >= 0))
        throw Error(TWIN_TEXT("A checkpoint cannot have a %1 of %2; give a number of zero or more."), {what, numberText(value)});
}

void positive(double value, const char* what)
{
    if (!(value > 0))
        throw Error(TWIN_TEXT("A checkpoint cannot have a %1 of %2; give a number above zero."), {what, numberText(value)});
}

} // namespace

double checkpointBytes(const CheckpointLaw& law)
{
    positive(law.parameters, "number of parameters");
    positive(law.bytesPerParameter, "size a parameter");
    return law.parameters * law.bytesPerParameter;
}

double checkpointWriteSeconds(double bytes, double bytesPerS)
{
    notNegative(bytes, "size");
    notNegative(bytesPerS, "write rate");
    if (bytes == 0)
        return 0;
    return bytesPerS > 0 ? bytes / bytesPerS : endless;
}

double synchronousStall(double pauseS, double intervalS)
{
    notNegative(pauseS, "pause");
    positive(intervalS, "interval");
    return std::min(1.0, pauseS / intervalS);
}

double asynchronousStall(double snapshotS, double writeS, double intervalS)
{
    notNegative(writeS, "write time");
    if (std::isinf(writeS))
        return 1;
    // The next snapshot waits for the last write: the interval stretches to snapshot + write, and what it stretches by is lost.
    const double stretched = std::max(intervalS, snapshotS + writeS);
    return std::min(1.0, (synchronousStall(snapshotS, intervalS) * intervalS + stretched - intervalS) / stretched);
}

double failureIntervalS(double gpuHoursPerFailure, double gpus)
{
    positive(gpuHoursPerFailure, "number of GPU hours a failure");
    notNegative(gpus, "number of GPUs");
    return gpus > 0 ? 3600 * gpuHoursPerFailure / gpus : endless;
}

double youngIntervalS(double pauseS, double failureS)
{
    notNegative(pauseS, "pause");
    positive(failureS, "time between failures");
    return std::sqrt(2 * pauseS * failureS);
}

double dalyIntervalS(double pauseS, double failureS)
{
    const double young = youngIntervalS(pauseS, failureS);
    if (pauseS >= 2 * failureS)
        return failureS;
    const double x = pauseS / (2 * failureS);
    return young * (1 + std::sqrt(x) / 3 + x / 9) - pauseS;
}

double jobEfficiency(double computeS, double pauseS, double restartS, double failureS)
{
    positive(computeS, "interval");
    notNegative(pauseS, "pause");
    notNegative(restartS, "restart time");
    positive(failureS, "time between failures");
    if (std::isinf(failureS))
        return computeS / (computeS + pauseS);
    // A segment of computing and saving ends after M e^(R/M) (e^((t + d)/M) - 1) on average.
    return computeS / (failureS * std::exp(restartS / failureS) * std::expm1((computeS + pauseS) / failureS));
}

CheckpointPlan checkpointPlan(const CheckpointLaw& law, double gpus, double storageWriteBytesPerS)
{
    notNegative(storageWriteBytesPerS, "storage write rate");
    CheckpointPlan plan;
    plan.bytes = checkpointBytes(law);
    plan.writeBytesPerS = law.bandwidthShare * storageWriteBytesPerS;
    plan.failureS = failureIntervalS(law.gpuHoursPerFailure, law.jobShare * gpus);
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    plan.writeS = plan.pauseS = plan.stall = plan.asynchronousStall = plan.bestIntervalS = plan.efficiency = unknown;
    if (!(plan.writeBytesPerS > 0))
        return plan;
    plan.writeS = checkpointWriteSeconds(plan.bytes, plan.writeBytesPerS);
    plan.pauseS = law.overheadS + plan.writeS;
    plan.stall = synchronousStall(plan.pauseS, law.intervalS);
    plan.asynchronousStall = asynchronousStall(law.snapshotS, plan.writeS, law.intervalS);
    if (std::isfinite(plan.failureS)) {
        plan.bestIntervalS = dalyIntervalS(plan.pauseS, plan.failureS);
        if (plan.bestIntervalS > 0) // without any pause there is no best: save all the time
            plan.efficiency = jobEfficiency(plan.bestIntervalS, plan.pauseS, law.restartS, plan.failureS);
    }
    return plan;
}

} // namespace twin
