// Runs a compiled plant through time under weather, workloads and events. One thread at a time.
#pragma once
#include "twin/base/Progress.h"
#include "twin/physics/PlantModel.h"
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace twin {

class OutageBook;
namespace network { struct OutageEffect; }

/// Something that happens to the plant at an instant (facts 6).
struct PlantEvent
{
    enum class Kind { GridLimit, TurbinesOut, GensetsOut, ChillersOut, TowersOut, MegapacksOut, TransformersOut, LoadScale, BatteryRequest,
                      OpenElement, CloseElement, FlowLoss, PumpsOut, DoorsOut };
    Timestamp at;
    Kind kind = Kind::GridLimit;
    double value = 0;  ///< GridLimit, BatteryRequest: MW (GridLimit < 0 restores the default); ...Out: units out of service; LoadScale: factor;
                       ///< FlowLoss: share of the technology loops' flow that is lost; DoorsOut: share of the rear doors; 0: all back
    std::string text;  ///< for the time bar; made up from kind and value where empty. OpenElement, CloseElement: which, by name or unit
    int hall = -1;     ///< FlowLoss: where, from 0 on; -1: everywhere
};
/// Reads `[{"at": ISO, "kind": "grid_limit", "value": 0, "text": "…"}, …]` or `{"events": […]}`. Throws Error with the entry's number.
std::vector<PlantEvent> readPlantEvents(const std::string& path);

struct SimulationInput
{
    std::shared_ptr<const PlantModel> model;
    std::shared_ptr<const Weather> weather;
    std::vector<std::shared_ptr<const Workload>> workloads; ///< by rackWorkload
    std::vector<PlantEvent> events;
    std::shared_ptr<const OutageBook> outages; ///< for events that open elements; without it units go by their id number only
    Timestamp from;
    double hours = 24, stepSeconds = 60;
    double gpusEverySeconds = 0; ///< windows of steps end at least so often, so that arrays a GPU are of that very step; 0: as suits the model
};
/// Steps between those whose arrays a GPU are their own (the first, every so many, the last); 0: not asked for.
long long gpuFrameSteps(const SimulationInput& input);

/// Which elements of the one-line are open, as time goes on. One thread at a time; the input must outlive it.
class OpenElements
{
public:
    /// Throws Error naming the event for an element that is not there.
    explicit OpenElements(const SimulationInput& input);
    /// By their own names, sorted.
    const std::vector<std::string>& at(Timestamp t);
    const network::OutageEffect* effect() const { return m_effect; } ///< of those; nullptr where nothing is open
    const std::shared_ptr<const OutageBook>& book() const { return m_book; }

private:
    struct Switch
    {
        Timestamp at;
        std::string name;
        bool open;
    };
    std::shared_ptr<const OutageBook> m_book;
    std::vector<Switch> m_switches; ///< by time
    std::size_t m_past = 0;
    Timestamp m_last;
    std::vector<std::string> m_open;
    const network::OutageEffect* m_effect = nullptr;
};

/// What acts on the plant at an instant.
PlantInputs inputsAt(const SimulationInput& input, Timestamp t);
/// The same for instants that follow each other: events are taken once, and weather and tariff hold for PlantModel::windowSeconds.
/// One thread at a time; the input must outlive it.
class InputSequence
{
public:
    explicit InputSequence(const SimulationInput& input);
    /// Writes over `inputs`. Going back in time is allowed, and slower.
    void at(Timestamp t, PlantInputs& inputs);

private:
    const SimulationInput& m_input;
    OpenElements m_open;
    std::vector<const PlantEvent*> m_events; ///< by time
    std::size_t m_past = 0;                  ///< how many of them have happened
    PlantInputs m_standing;                  ///< with these applied
    double m_loadScale = 1;
    Timestamp m_last, m_weatherAt;
    bool m_started = false;
};

/// Starts settled at `from`, then steps to the end; `onStep` gets the state at `from` and after every step, where arrays a GPU are those
/// at the end of the step's window (see PlantModel::advance).
/// Throws Error for a step outside 0.1 .. 900 s or hours outside 0 .. 9000, and Cancelled.
void simulate(const SimulationInput& input, const Progress& progress,
              const std::function<void(Timestamp, const PlantState&)>& onStep);
/// The same run for who wants the headline figures alone: much faster below steps of 15 s. Limits are there once a window.
void simulateFigures(const SimulationInput& input, const Progress& progress,
                     const std::function<void(Timestamp, const KeyFigures&)>& onStep);

} // namespace twin
