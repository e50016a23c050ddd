// The plant model as a data centre that can be listened to: racks, units, figures and, if asked for, GPUs, as blocks of channels. One
// thread at a time.
#pragma once
#include "data/live/LiveTypes.h"
#include "data/live/simulated/SimulatedSettings.h"
#include "twin/model/Simulator.h"
#include <functional>
#include <vector>

namespace data::live {

class SimulatedPlant
{
public:
    /// Compiles the plant: seconds for a million GPUs. Throws twin::Error.
    SimulatedPlant(const SimulatedProject& project, const SimulatedSettings& settings);

    /// Settles the plant at an instant.
    void settle(twin::Timestamp t);
    /// One step on.
    void step(double seconds);
    twin::Timestamp time() const { return m_time; }
    bool isSettled() const { return m_state.isReady(); }

    /// What is measured now. The first batch declares the blocks, so it must be handed over.
    LiveBatch sample();

private:
    struct Block
    {
        const std::vector<float>* values = nullptr; ///< of the state; nullptr: filled by us
        enum class Fill { State, Figures, GpuUtilisation } fill = Fill::State;
        double relativeNoise = 0, absoluteNoise = 0;
        std::size_t size = 0;
    };
    void declare(LiveBatch& batch);
    void addBlock(LiveBatch& batch, const Block& block, std::vector<Channel> channels);
    std::vector<float> valuesOf(const Block& block, std::size_t index) const;

    SimulatedSettings m_settings;
    twin::SimulationInput m_input;
    std::unique_ptr<twin::InputSequence> m_inputs;
    std::vector<twin::PlantInputs> m_now;
    std::vector<std::string> m_rackNames, m_unitNames;
    std::vector<int> m_rackServers; ///< servers of each rack, to name its GPUs
    twin::PlantState m_state;
    twin::Timestamp m_time;
    std::vector<Block> m_blocks;
    std::uint64_t m_seed;
    std::int64_t m_samples = 0;
};

} // namespace data::live
