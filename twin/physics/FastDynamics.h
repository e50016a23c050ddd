// The electrical side within seconds: what synchronous training makes the GPUs draw, what the batteries give, what grid and turbines see.
// A settled plant is gathered into a few states (load, battery, two groups of machines, frequency) and stepped at 1 to 20 ms. Pure functions
// on values, any thread.
#pragma once
#include "twin/base/Parameter.h"
#include "twin/base/Progress.h"
#include "twin/physics/Battery.h"
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace twin {

struct PlantInputs;
struct PlantSpec;
struct PlantState;

/// Numbers of the fast model that belong to no settled plant, from the catalogue.
struct SwingParameters
{
    double depthWPerGpu = 350, frequencyHz = 0.5; ///< peak to peak of the iterations
    double jobShare = 1;                          ///< of the GPUs in the synchronous job
    double edgeS = 0.25, duty = 0.7;              ///< from trough to peak; share of an iteration spent computing
    double checkpointLevel = 0.45, checkpointS = 30, jobStopLevel = 0.3, jobStopS = 0.5;
    double holdUpS = 0.015;                       ///< server power supplies without input
    double capacitorJPerGpu = 0;                  ///< storage in the racks' power shelves
    double batteryResponseS = 0.02;               ///< first-order lag of the inverters
    double smoothingTimeS = 10;                   ///< of the filter that says what is slow enough for the grid
    std::array<double, 2> inertiaS{5, 1.35};      ///< turbines, gensets: stored energy over rating
    double droop = 0.04, governorS = 0.4;
    double loadDamping = 0.5;                     ///< load follows the frequency by this share
    double underHz = 57.8, overHz = 61.8;         ///< machines trip beyond
};
/// Throws Error naming the parameter that is missing or impossible.
SwingParameters readSwingParameters(const ParameterSet& set);

/// Turbines, or gensets, as one machine.
struct MachineGroup
{
    int online = 0, available = 0;  ///< units synchronised, units in service
    double capacityW = 0;           ///< of one unit in this air
    double ratingW = 0, stepLoad = 0, rampWPerS = 0; ///< of one unit
    double outputW = 0;             ///< of all
    double startS = 0, startIntervalS = 0;
};

/// A settled plant, gathered. W at the medium-voltage bus.
struct SwingPlant
{
    double gpus = 0;
    double gpuW = 0;        ///< GPU servers
    double facilityW = 0;   ///< with everything else, which stays as it is for these seconds (cooling takes minutes)
    double lossShare = 0;   ///< losses that a change of the servers' power brings with it
    double gridW = 0, gridCapacityW = 0;
    double batteryW = 0;    ///< settled, + discharging
    std::array<MachineGroup, 2> machines; ///< turbines, gensets
    BatteryPlant battery;
    double storedWh = 0;
    double smoothingW = 0, smoothingWh = 0, smoothingStoredWh = 0; ///< power and energy band of the purpose, and what is in it
    double gridRampWPerS = 2e6;
};
SwingPlant swingPlant(const PlantSpec& spec, const PlantInputs& inputs, const PlantState& settled);

enum class SwingEvent { None, Checkpoint, JobStop, UtilityLoss };
std::string_view swingEventId(SwingEvent event); ///< "none", "checkpoint", "job_stop", "utility_loss"
SwingEvent swingEventById(std::string_view id);  ///< throws Error (usage) with the known ids

struct SwingInputs
{
    double seconds = 120, stepS = 0.01;
    SwingEvent event = SwingEvent::None;
    double eventS = 30;          ///< when it happens
    bool battery = true;
    double gpus = -1;            ///< in the synchronous job; < 0: the share of the parameters
};
double jobGpus(const SwingPlant& plant, const SwingParameters& parameters, const SwingInputs& inputs);

/// One entry a step: means over the step, at its end for frequency and state of charge.
struct SwingSeries
{
    std::vector<double> seconds;  ///< begin of the step
    std::vector<float> gpuMw, facilityMw, batteryMw, turbineMw, gridMw, unservedMw, frequencyHz, soc;
};

struct SwingBin
{
    double hz = 0, facilityMw = 0, gridMw = 0; ///< largest amplitude of a sine in this third of an octave
};

struct SwingVerdicts
{
    double allowedRampMw = 10;   ///< in 5 s
    double rampMw = 0;           ///< worst change of the import in 5 s, of means over 200 ms, while connected
    double rampWithoutBatteryMw = 0, rampUnaveragedMw = 0;
    bool rampPasses = false, rampPassesWithoutBattery = false;
    double gpuPeakToPeakMw = 0, facilityPeakToPeakMw = 0, gridPeakToPeakMw = 0; ///< before any event
    double facilityAmplitudeMw = 0, gridAmplitudeMw = 0; ///< of the sine at the iterations' frequency, before any event
    double strongestHz = 0, strongestMw = 0; ///< of the import within 0.1 .. 20 Hz
    std::vector<SwingBin> spectrum;
    double maxImportMw = 0, importLimitMw = 0;
    double minFrequencyHz = 60, maxFrequencyHz = 60;
    double batteryPeakMw = 0;
    double batteryInMwh = 0, batteryOutMwh = 0;
    double cyclesPerHour = 0;    ///< equivalent full cycles
    double unservedMwh = 0;
    double machinesTrippedS = -1, darkS = -1; ///< when; < 0 never
    double balanceErrorMw = 0;   ///< worst, over all steps
    double wallSeconds = 0;
};

struct SwingResult
{
    SwingSeries series;
    SwingVerdicts verdicts;
};

/// Throws Error for a step, time or parameter that is impossible, Cancelled when asked.
SwingResult simulateSwings(const SwingPlant& plant, const SwingParameters& parameters, const SwingInputs& inputs, const Progress& progress = {});

/// The series as a table of comma-separated values, the same in every locale.
std::string swingTable(const SwingSeries& series);
/// Worst change of a series within `windowS`, after a running mean over `meanS`.
double worstRamp(const std::vector<float>& values, double stepS, double windowS, double meanS);
/// Amplitude of the sine of one frequency in a series (Goertzel's algorithm, Hann window).
double amplitudeAt(const std::vector<float>& values, double stepS, double hz);
/// Amplitudes of sines at the frequencies k / (n stepS) of the first n values, n the largest power of two that fits (own radix-2 FFT, Hann
/// window). Entry k; empty for fewer than 16 values.
std::vector<double> amplitudeSpectrum(const std::vector<float>& values, std::size_t& n);

} // namespace twin
