#include "twin/physics/Workload.h"
#include "twin/base/Error.h"
#include "twin/base/Random.h"
#include <algorithm>
#include <cmath>

namespace twin {
namespace {

constexpr std::int64_t secondNs = 1'000'000'000;

std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

/// A window of time and how many seconds of it have passed at `t`.
struct Window
{
    std::int64_t index;
    double seconds;
};
Window windowAt(Timestamp t, std::int64_t lengthSeconds)
{
    const auto index = floorDivide(t.ns, lengthSeconds * secondNs);
    return {index, static_cast<double>(t.ns - index * lengthSeconds * secondNs) * 1e-9};
}

class ConstantWorkload final : public Workload
{
public:
    ConstantWorkload(LoadLevel level, std::string description) : m_level(level), m_description(std::move(description)) {}
    LoadLevel at(Timestamp) const override { return m_level; }
    std::string description() const override { return m_description; }
    bool isSynthetic() const override { return true; }

private:
    LoadLevel m_level;
    std::string m_description;
};

// The facts dossier states dips as shares of training power. An eight-GPU server trains at 7.4 kW and idles at 1.9 kW (dossier
// 3.2), which turns a share of power into an intensity.
constexpr double intensityAtPowerShare(double share)
{
    constexpr double trainingKw = 7.4, idleKw = 1.9;
    return (share * trainingKw - idleKw) / (trainingKw - idleKw);
}

class TrainingWorkload final : public Workload
{
public:
    explicit TrainingWorkload(std::uint64_t seed) : m_seed(seed) {}

    LoadLevel at(Timestamp t) const override
    {
        double level = 1;
        // One checkpoint in every window of 20 min, placed 5 to 15 min into it: so two lie 10 to 30 min apart. Estimate (dossier
        // 6.1): to 45 % of power for 20 to 60 s.
        const auto checkpoint = windowAt(t, 20 * 60);
        const double start = 300 + 600 * draw(0, checkpoint.index), length = 20 + 40 * draw(1, checkpoint.index);
        if (checkpoint.seconds >= start && checkpoint.seconds < start + length)
            level = intensityAtPowerShare(0.45);
        // One restart of the whole job in every 16 h: with its mean of 10.5 min that is the 99 % uptime claimed for jobs on more
        // than 150,000 GPUs (dossier 6.2). Detect 1-3, reschedule 3-8, reload 1-5 min; power falls to 30 % at once (6.1).
        constexpr std::int64_t window = 16 * 3600;
        const auto restart = windowAt(t, window);
        const double down = 60 * (1 + 2 * draw(2, restart.index) + 3 + 5 * draw(3, restart.index) + 1 + 4 * draw(4, restart.index));
        const double begin = (window - down) * draw(5, restart.index);
        if (restart.seconds >= begin && restart.seconds < begin + down)
            level = intensityAtPowerShare(0.30);
        return {static_cast<float>(level), LoadLevel::Basis::TrainingIntensity};
    }
    std::string description() const override { return "Synchronous training with checkpoints and restarts, seed " + std::to_string(m_seed); }
    bool isSynthetic() const override { return true; }

private:
    double draw(std::uint64_t what, std::int64_t index) const { return randomUniform(m_seed, 0x7EA10000 + what, index); }
    std::uint64_t m_seed;
};

class InferenceWorkload final : public Workload
{
public:
    explicit InferenceWorkload(std::uint64_t seed) : m_seed(seed) {}

    LoadLevel at(Timestamp t) const override
    {
        constexpr double twoPi = 6.283185307179586;
        const double offset = centralUtcOffsetHours(t);
        const auto local = civil(t, offset);
        const double hour = local.hourOfYear - (local.dayOfYear - 1) * 24.0;
        // Estimate: a broad peak from midday to evening in US Central time and a trough before dawn, 0.47 to 0.73 of training
        // intensity on working days, a little less at weekends. The second harmonic flattens the peak.
        double level = 0.62 + 0.13 * std::cos(twoPi * (hour - 16) / 24) - 0.02 * std::cos(2 * twoPi * (hour - 16) / 24);
        const auto day = floorDivide(t.ns + static_cast<std::int64_t>(offset * 3600) * secondNs, 86'400 * secondNs);
        const auto weekday = ((day % 7) + 7 + 4) % 7; // 0 = Sunday; 1970-01-01 was a Thursday
        if (weekday == 0 || weekday == 6)
            level *= 0.95;
        // Demand wanders by about 2 % within minutes: noise on 5-minute knots, joined by straight lines.
        const auto knot = windowAt(t, 300);
        const double a = randomNormal(m_seed, 0x1FE20000, knot.index), b = randomNormal(m_seed, 0x1FE20000, knot.index + 1);
        level += 0.015 * (a + (b - a) * knot.seconds / 300);
        return {static_cast<float>(std::clamp(level, 0.3, 0.95)), LoadLevel::Basis::TrainingIntensity};
    }
    std::string description() const override { return "Inference over the day in US Central time (estimate), seed " + std::to_string(m_seed); }
    bool isSynthetic() const override { return true; }

private:
    std::uint64_t m_seed;
};

class PhaseWorkload final : public Workload
{
public:
    PhaseWorkload(std::vector<WorkloadPhase> phases, std::string description)
        : m_phases(std::move(phases)), m_description(std::move(description))
    {
        if (m_phases.empty())
            throw Error(TWIN_TEXT("A workload of phases needs at least one phase; add one."));
        std::stable_sort(m_phases.begin(), m_phases.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
        for (std::size_t i = 0; i < m_phases.size(); ++i) {
            const auto& p = m_phases[i];
            if (!(p.begin < p.end))
                throw Error(TWIN_TEXT("The workload phase that begins at %1 ends at %2; give it a later end."), {p.begin.iso(), p.end.iso()});
            if (!(p.intensity >= 0 && p.intensity <= 2))
                throw Error(TWIN_TEXT("The workload phase that begins at %1 has no intensity between 0 and 2; correct it."), {p.begin.iso()});
            if (i > 0 && m_phases[i - 1].end > p.begin)
                throw Error(TWIN_TEXT("The workload phases that begin at %1 and %2 overlap; end the first before the second begins."),
                            {m_phases[i - 1].begin.iso(), p.begin.iso()});
        }
    }
    LoadLevel at(Timestamp t) const override
    {
        const auto next = std::upper_bound(m_phases.begin(), m_phases.end(), t, [](Timestamp x, const WorkloadPhase& p) { return x < p.begin; });
        const bool inside = next != m_phases.begin() && t < std::prev(next)->end;
        return {inside ? std::prev(next)->intensity : 0.0f, LoadLevel::Basis::TrainingIntensity}; // idle outside all phases
    }
    std::string description() const override { return m_description; }
    bool isSynthetic() const override { return true; } // the times may be measured, the intensities are assumed

private:
    std::vector<WorkloadPhase> m_phases;
    std::string m_description;
};

} // namespace

std::shared_ptr<const Workload> constantWorkload(LoadLevel level, std::string description)
{
    return std::make_shared<ConstantWorkload>(level, std::move(description));
}

std::shared_ptr<const Workload> trainingWorkload(std::uint64_t seed)
{
    return std::make_shared<TrainingWorkload>(seed);
}

std::shared_ptr<const Workload> inferenceWorkload(std::uint64_t seed)
{
    return std::make_shared<InferenceWorkload>(seed);
}

std::shared_ptr<const Workload> phaseWorkload(std::vector<WorkloadPhase> phases, std::string description)
{
    return std::make_shared<PhaseWorkload>(std::move(phases), std::move(description));
}

} // namespace twin
