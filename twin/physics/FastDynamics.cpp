#include "twin/physics/FastDynamics.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/physics/FastDynamicsLoad.h"
#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace twin {
namespace {

constexpr double nominalHz = 60;
constexpr double codeWindowS = 5;         // a grid code counts the change within 5 s
constexpr double codeMeanS = 0.2;         // of means over 12 cycles, the measuring interval of IEC 61000-4-30
constexpr double referenceShare = 0.3;    // of the allowed ramp that the slow reference may use; the rest is for what the inverters' lag lets through (estimate)
constexpr double restoreS = 300;          // in which the smoothing band is brought back to its middle (estimate)
constexpr double restoreShare = 0.05;     // of the battery's power, at most
constexpr double islandLoading = 0.95;    // of the machines' capacity that they take over from the battery in an island
constexpr double islandBandwidth = 8;     // rad/s of the battery's frequency control, well below 1 / response

void check(const SwingPlant& plant, const SwingParameters& p, const SwingInputs& inputs)
{
    const auto between = [](double value, double low, double high, const char* what) {
        if (!(value >= low && value <= high))
            throw Error(TWIN_TEXT("The swings cannot be worked out: %1 is %2; choose a number between %3 and %4."),
                        {what, numberText(value), numberText(low), numberText(high)}, Error::Kind::Usage);
    };
    between(inputs.stepS, 0.001, 0.02, "the step in s");
    between(inputs.seconds, 1, 7200, "the time in s");
    if (inputs.event != SwingEvent::None)
        between(inputs.eventS, 0, inputs.seconds, "the instant of the event in s");
    between(p.frequencyHz, 0.01, 10, "the frequency of the iterations in Hz");
    between(p.depthWPerGpu, 0, 1e5, "the depth of the swing in W a GPU");
    between(p.duty, 0.05, 0.95, "the share of computing in an iteration");
    between(p.batteryResponseS, 1e-4, 10, "the response of the battery in s");
    between(p.smoothingTimeS, 0.1, 1e4, "the time of the smoothing filter in s");
    between(p.governorS, 0.02, 100, "the lag of the governors in s");
    between(p.droop, 0.001, 1, "the droop of the machines");
    between(plant.facilityW, 1, 1e12, "the load of the plant in W");
}

/// First-order lag solved exactly over a step for a constant input.
struct Lag
{
    double decay, meanShare; ///< what is left of the distance at the end of the step, and on its mean
    Lag(double timeS, double stepS) : decay(std::exp(-stepS / timeS)), meanShare(timeS / stepS * (1 - decay)) {}
    /// Moves `state` towards `input`; returns the mean over the step.
    double follow(double& state, double input) const
    {
        const double distance = state - input;
        state = input + distance * decay;
        return input + distance * meanShare;
    }
};

struct Machine
{
    MachineGroup group;
    double mechanicalW = 0, bucketW = 0;
    int joined = 0;

    double capacityW() const { return group.capacityW * group.online; }
    double stepW() const { return group.stepLoad * group.ratingW * group.online; }
    /// Power of the shaft follows the governor; rises keep to step load and ramp, drops need only the fuel to close. Mean over the step.
    double follow(double wantedW, const Lag& lag, double stepS)
    {
        bucketW = std::min(bucketW + group.rampWPerS * group.online * stepS, stepW() + group.rampWPerS * group.online * stepS);
        const double before = mechanicalW;
        double mean = lag.follow(mechanicalW, std::clamp(wantedW, 0.0, capacityW()));
        if (mechanicalW - before > bucketW) {
            mean = before + (mean - before) * bucketW / (mechanicalW - before);
            mechanicalW = before + bucketW;
        }
        bucketW = std::min(stepW(), bucketW - std::max(0.0, mechanicalW - before));
        return mean;
    }
};

class Run
{
public:
    Run(const SwingPlant& plant, const SwingParameters& parameters, const SwingInputs& inputs)
        : m_plant(plant), m_p(parameters), m_in(inputs), m_load(plant, parameters, inputs),
          m_shelf(parameters.capacitorJPerGpu * jobGpus(plant, parameters, inputs), parameters.depthWPerGpu * jobGpus(plant, parameters, inputs), plant.gpuW),
          m_battery(parameters.batteryResponseS, inputs.stepS), m_governor(parameters.governorS, inputs.stepS),
          m_smooth(parameters.smoothingTimeS, inputs.stepS), m_storedWh(plant.storedWh), m_bandWh(plant.smoothingStoredWh),
          m_slowLoadW(plant.facilityW)
    {
        double machinesW = 0;
        for (std::size_t i = 0; i < 2; ++i) {
            m_machines[i].group = plant.machines[i];
            m_machines[i].mechanicalW = plant.machines[i].outputW;
            m_machines[i].bucketW = m_machines[i].stepW();
            machinesW += plant.machines[i].outputW;
        }
        m_settledW = m_in.battery ? plant.batteryW : 0;
        m_filteredW = m_referenceW = m_importW = plant.facilityW - machinesW - m_settledW;
        m_connected = plant.gridW > 0 || plant.gridCapacityW > 0;
        if (!m_connected)
            m_batteryW = m_settledW;
    }

    void simulate(SwingSeries& series, SwingVerdicts& verdicts, const Progress& progress, double from, double to);
    std::size_t connectedSteps() const { return m_connectedSteps; }

private:
    struct Flows
    {
        double facilityW = 0, batteryW = 0, machinesW = 0, gridW = 0, unservedW = 0;
    };
    Flows connected(double loadW);
    Flows island(double loadW, double sinceS);
    Flows dark(double loadW, double sinceS);
    void joinMachines(double sinceS);
    double slowMachines(double wantedW, double droopHz);
    void store(double meanW);
    double canDischargeW() const { return m_in.battery ? dischargeLimitW(m_plant.battery, m_storedWh, m_in.stepS) : 0; }
    double canChargeW() const { return m_in.battery ? chargeLimitW(m_plant.battery, m_storedWh, m_in.stepS) : 0; }

    const SwingPlant& m_plant;
    const SwingParameters& m_p;
    SwingInputs m_in;
    SwingLoad m_load;
    SwingShelf m_shelf;
    Lag m_battery, m_governor, m_smooth;
    std::array<Machine, 2> m_machines;
    double m_batteryW = 0, m_settledW = 0, m_storedWh, m_bandWh, m_throughputWh = 0, m_inWh = 0, m_outWh = 0;
    double m_slowLoadW, m_filteredW = 0, m_referenceW = 0, m_importW = 0;
    double m_hz = nominalHz, m_holdS = 0, m_islandS = -1;
    double m_trippedS = -1, m_darkS = -1;
    bool m_connected = true;
    std::size_t m_connectedSteps = 0;
};

/// All machines towards `wantedW` together, each by its capacity; `droopHz` below the nominal frequency opens the valves further.
double Run::slowMachines(double wantedW, double droopHz)
{
    double capacity = 0, mean = 0;
    for (const auto& m : m_machines)
        capacity += m.capacityW();
    if (!(capacity > 0))
        return 0;
    for (auto& m : m_machines) {
        const double share = m.capacityW() / capacity;
        mean += m.follow(share * wantedW + m.capacityW() * droopHz / nominalHz / m_p.droop, m_governor, m_in.stepS);
    }
    return mean;
}

void Run::store(double meanW)
{
    const double hours = m_in.stepS / 3600;
    const double drawn = meanW > 0 ? meanW / m_plant.battery.discharging() : meanW * m_plant.battery.charging();
    m_storedWh -= drawn * hours;
    m_throughputWh += std::abs(drawn) * hours;
    (meanW > 0 ? m_outWh : m_inWh) += std::abs(meanW) * hours;
}

/// On a strong grid: the frequency stands, machines follow the plant's slow control, the battery follows what is too fast for the import.
Run::Flows Run::connected(double loadW)
{
    Flows f;
    const double dt = m_in.stepS;
    f.facilityW = loadW;
    const double slowLoad = m_smooth.follow(m_slowLoadW, loadW);
    double settledMachinesW = 0;
    for (const auto& m : m_plant.machines)
        settledMachinesW += m.outputW;
    // The smoothing band is brought back to its middle: gently, by the machines or by an import that stays within the agreement.
    const bool hasBattery = m_in.battery && m_plant.battery.powerLimitW > 0;
    const double gentle = restoreShare * m_plant.battery.powerLimitW;
    double restore = hasBattery ? std::clamp((m_bandWh - 0.5 * m_plant.smoothingWh) * 3600 / restoreS, -gentle, gentle) : 0;
    const double most = std::max(m_importW, m_plant.gridCapacityW); // what the machines are slow to take back is no reason to go above it
    const double missing = std::max(0.0, -restore - std::max(0.0, most - m_referenceW));
    f.machinesW = slowMachines(settledMachinesW > 0 ? slowLoad - m_importW - m_settledW + missing : 0, 0);

    const double raw = loadW - f.machinesW - m_settledW;
    const double filtered = m_smooth.follow(m_filteredW, raw), reach = referenceShare * m_plant.gridRampWPerS * dt;
    m_referenceW += std::clamp(std::min(filtered, most) - m_referenceW, -reach, reach);
    double smoothing = 0;
    if (hasBattery) {
        restore = std::max(restore, -std::max(0.0, most - m_referenceW));
        const double hours = dt / 3600;
        const double give = std::min({m_plant.smoothingW, canDischargeW() - m_settledW, std::max(0.0, m_bandWh) * m_plant.battery.discharging() / hours});
        const double take = std::min({m_plant.smoothingW, canChargeW() + m_settledW, std::max(0.0, m_plant.smoothingWh - m_bandWh) / m_plant.battery.charging() / hours});
        smoothing = m_battery.follow(m_batteryW, std::clamp(raw - m_referenceW + restore, -std::max(0.0, take), std::max(0.0, give)));
        if (smoothing > give || smoothing < -take) // the lag may not carry it past an empty or full band
            smoothing = m_batteryW = std::clamp(smoothing, -std::max(0.0, take), std::max(0.0, give));
        m_bandWh -= (smoothing > 0 ? smoothing / m_plant.battery.discharging() : smoothing * m_plant.battery.charging()) * hours;
    }
    f.batteryW = m_settledW + smoothing;
    f.gridW = loadW - f.machinesW - f.batteryW;
    return f;
}

/// Stopped machines start one after the other once the site is alone, and join empty.
void Run::joinMachines(double sinceS)
{
    for (auto& m : m_machines) {
        const auto& g = m.group;
        if (g.online < g.available && sinceS >= g.startS + g.startIntervalS * m.joined) {
            ++m.group.online;
            ++m.joined;
        }
    }
}

/// No power from anywhere: power supplies carry the servers for their hold-up time, then all is dark.
Run::Flows Run::dark(double loadW, double sinceS)
{
    m_holdS += m_in.stepS;
    if (m_darkS < 0 && m_holdS > m_p.holdUpS)
        m_darkS = m_in.eventS + sinceS;
    for (auto& m : m_machines)
        m.mechanicalW = 0;
    m_batteryW = 0;
    m_hz = 0;
    Flows f;
    f.facilityW = f.unservedW = loadW;
    return f;
}

/// Alone: machines and battery carry the load, and the machines' inertia whatever is missing for the moment.
Run::Flows Run::island(double loadW, double sinceS)
{
    if (m_darkS >= 0)
        return dark(loadW, sinceS);
    joinMachines(sinceS);
    Flows f;
    const double give = canDischargeW(), take = canChargeW();
    double inertia = 0, capacity = 0; // W s
    for (std::size_t i = 0; i < 2; ++i) {
        inertia += m_p.inertiaS[i] * m_machines[i].group.ratingW * m_machines[i].group.online;
        capacity += m_machines[i].capacityW();
    }
    if (m_trippedS >= 0 || !(inertia > 0)) {
        // Only inverters: they form the voltage and carry any load within their limit at once, in line with it.
        m_hz = nominalHz;
        if (loadW > give * (1 + 1e-9))
            return dark(loadW, sinceS);
        m_holdS = 0;
        m_batteryW = f.batteryW = f.facilityW = loadW;
        return f;
    }
    const double below = nominalHz - m_hz;
    f.facilityW = loadW * (1 - m_p.loadDamping * below / nominalHz);
    const double slowLoad = m_smooth.follow(m_slowLoadW, loadW);
    // With a battery the machines take over what is slow; without one their droop alone finds the balance, and the plant's control
    // brings the frequency back at the same pace.
    const double mechanicalW = slowMachines(std::min(slowLoad, islandLoading * capacity), below);
    const double stiffness = 2 * inertia / nominalHz; // W s a Hz
    if (m_in.battery && give + take > 0) {
        const double control = std::min(m_plant.battery.powerLimitW / 0.6, islandBandwidth * stiffness); // W a Hz: full power at 1 %, or what stays stable
        f.batteryW = m_battery.follow(m_batteryW, std::clamp(f.facilityW - mechanicalW + control * below, -take, give));
        if (f.batteryW > give || f.batteryW < -take)
            f.batteryW = m_batteryW = std::clamp(f.batteryW, -take, give);
    }
    f.machinesW = f.facilityW - f.batteryW; // what is not in the shafts comes out of their inertia
    m_hz += (mechanicalW - f.machinesW) * m_in.stepS / stiffness;
    if (m_hz < m_p.underHz || m_hz > m_p.overHz) {
        m_trippedS = m_in.eventS + sinceS;
        for (auto& m : m_machines)
            m.mechanicalW = 0;
    }
    return f;
}

void Run::simulate(SwingSeries& series, SwingVerdicts& v, const Progress& progress, double from, double to)
{
    const double dt = m_in.stepS;
    const auto steps = static_cast<std::size_t>(std::llround(m_in.seconds / dt));
    for (auto* values : {&series.gpuMw, &series.facilityMw, &series.batteryMw, &series.turbineMw, &series.gridMw, &series.unservedMw,
                         &series.frequencyHz, &series.soc})
        values->resize(steps);
    series.seconds.resize(steps);
    m_connectedSteps = steps;
    const bool alone = !m_connected;
    if (alone)
        m_connectedSteps = 0;
    for (std::size_t i = 0; i < steps; ++i) {
        if (i % 8192 == 0)
            progress.step(from + (to - from) * static_cast<double>(i) / static_cast<double>(steps));
        const double t = static_cast<double>(i) * dt;
        if (m_connected && m_in.event == SwingEvent::UtilityLoss && t >= m_in.eventS - 1e-9) {
            m_connected = false;
            m_connectedSteps = i;
            m_batteryW += m_settledW; // what it gave for smoothing goes on from there
        }
        const bool off = m_darkS >= 0;
        const double serversW = off ? 0 : m_load.meanW(t, dt);
        const double gpuW = off ? 0 : m_shelf.drawnW(serversW, dt);
        const double demandW = m_plant.facilityW + (m_load.meanW(t, dt) - m_plant.gpuW) * (1 + m_plant.lossShare);
        const double loadW = off ? demandW : m_plant.facilityW + (gpuW - m_plant.gpuW) * (1 + m_plant.lossShare);
        const double sinceS = alone ? t : t - m_in.eventS;
        const Flows f = m_connected ? connected(loadW) : island(loadW, sinceS);
        store(f.batteryW);
        v.balanceErrorMw = std::max(v.balanceErrorMw, 1e-6 * std::abs(f.facilityW - f.batteryW - f.machinesW - f.gridW - f.unservedW));
        v.unservedMwh += 1e-6 * f.unservedW * dt / 3600;
        if (m_darkS < 0 && f.unservedW == 0) {
            v.minFrequencyHz = std::min(v.minFrequencyHz, m_hz);
            v.maxFrequencyHz = std::max(v.maxFrequencyHz, m_hz);
        }
        v.maxImportMw = std::max(v.maxImportMw, 1e-6 * f.gridW);
        v.batteryPeakMw = std::max(v.batteryPeakMw, 1e-6 * std::abs(f.batteryW));
        series.seconds[i] = t;
        series.gpuMw[i] = static_cast<float>(1e-6 * serversW);
        series.facilityMw[i] = static_cast<float>(1e-6 * f.facilityW);
        series.batteryMw[i] = static_cast<float>(1e-6 * f.batteryW);
        series.turbineMw[i] = static_cast<float>(1e-6 * f.machinesW);
        series.gridMw[i] = static_cast<float>(1e-6 * f.gridW);
        series.unservedMw[i] = static_cast<float>(1e-6 * f.unservedW);
        series.frequencyHz[i] = static_cast<float>(m_hz);
        series.soc[i] = m_plant.battery.capacityWh > 0 ? static_cast<float>(m_storedWh / m_plant.battery.capacityWh) : 0.0f;
    }
    v.batteryInMwh = 1e-6 * m_inWh;
    v.batteryOutMwh = 1e-6 * m_outWh;
    v.cyclesPerHour = m_plant.battery.capacityWh > 0 ? 0.5 * m_throughputWh / m_plant.battery.capacityWh * 3600 / m_in.seconds : 0;
    v.machinesTrippedS = m_trippedS;
    v.darkS = m_darkS;
}

std::vector<float> firstOf(const std::vector<float>& values, std::size_t n)
{
    return {values.begin(), values.begin() + static_cast<std::ptrdiff_t>(std::min(n, values.size()))};
}

double span(const std::vector<float>& values)
{
    if (values.empty())
        return 0;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return static_cast<double>(*high) - static_cast<double>(*low);
}

/// Lines of both series gathered in thirds of an octave from 0.1 to 20 Hz, the band that utilities look at.
void judgeSpectrum(const std::vector<float>& facility, const std::vector<float>& grid, double stepS, SwingVerdicts& v)
{
    std::size_t n = 0;
    const auto outer = amplitudeSpectrum(facility, n), inner = amplitudeSpectrum(grid, n);
    if (n == 0)
        return;
    const double line = 1 / (static_cast<double>(n) * stepS);
    for (double centre = 0.1; centre < 20.1; centre *= std::cbrt(2.0)) {
        const double half = std::pow(2.0, 1.0 / 6);
        SwingBin bin{centre, 0, 0};
        bool any = false;
        for (std::size_t k = static_cast<std::size_t>(std::ceil(centre / half / line)); k < outer.size() && static_cast<double>(k) * line < centre * half; ++k) {
            any = true;
            bin.facilityMw = std::max(bin.facilityMw, outer[k]);
            bin.gridMw = std::max(bin.gridMw, inner[k]);
            if (inner[k] > v.strongestMw) {
                v.strongestMw = inner[k];
                v.strongestHz = static_cast<double>(k) * line;
            }
        }
        if (any)
            v.spectrum.push_back(bin);
    }
}

} // namespace

SwingResult simulateSwings(const SwingPlant& plant, const SwingParameters& parameters, const SwingInputs& inputs, const Progress& progress)
{
    check(plant, parameters, inputs);
    const auto begin = std::chrono::steady_clock::now();
    SwingResult result;
    auto& v = result.verdicts;
    v.allowedRampMw = 1e-6 * plant.gridRampWPerS * codeWindowS;
    v.importLimitMw = 1e-6 * plant.gridCapacityW;
    progress.step(0);
    Run run(plant, parameters, inputs);
    run.simulate(result.series, v, progress, 0, 0.45);

    SwingInputs bare = inputs;
    bare.battery = false;
    SwingSeries without;
    SwingVerdicts ignored;
    Run other(plant, parameters, bare);
    other.simulate(without, ignored, progress, 0.45, 0.9);

    const auto grid = firstOf(result.series.gridMw, run.connectedSteps());
    v.rampMw = worstRamp(grid, inputs.stepS, codeWindowS, codeMeanS);
    v.rampUnaveragedMw = worstRamp(grid, inputs.stepS, codeWindowS, 0);
    v.rampWithoutBatteryMw = worstRamp(firstOf(without.gridMw, other.connectedSteps()), inputs.stepS, codeWindowS, codeMeanS);
    v.rampPasses = v.rampMw <= v.allowedRampMw;
    v.rampPassesWithoutBattery = v.rampWithoutBatteryMw <= v.allowedRampMw;

    const std::size_t quiet = inputs.event == SwingEvent::None ? result.series.seconds.size()
                                                               : static_cast<std::size_t>(std::floor(inputs.eventS / inputs.stepS + 1e-6));
    const auto quietGrid = firstOf(grid, quiet), quietFacility = firstOf(result.series.facilityMw, quiet);
    v.gpuPeakToPeakMw = span(firstOf(result.series.gpuMw, quiet));
    v.facilityPeakToPeakMw = span(quietFacility);
    v.gridPeakToPeakMw = span(quietGrid);
    v.facilityAmplitudeMw = amplitudeAt(quietFacility, inputs.stepS, parameters.frequencyHz);
    v.gridAmplitudeMw = amplitudeAt(quietGrid, inputs.stepS, parameters.frequencyHz);
    if (quietGrid.size() == quietFacility.size())
        judgeSpectrum(quietFacility, quietGrid, inputs.stepS, v);
    v.wallSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    progress.step(1);
    return result;
}

} // namespace twin
