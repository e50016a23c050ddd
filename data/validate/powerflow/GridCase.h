// A grid in the open grid-model format as an electrical network, its scenarios, and its results under that format's names.
// Component models as documented by Power Grid Model (power-grid-model.readthedocs.io, "Components"). Belongs to one thread.
#pragma once
#include "data/validate/powerflow/GridData.h"
#include "twin/physics/network/PowerFlow.h"
#include "twin/physics/network/ShortCircuit.h"

namespace data::powerflow {

/// What a grid holds that is not modelled, as reasons; empty if nothing.
std::vector<std::string> notModelled(const GridData& input, const std::vector<std::string>& outputTypes);
/// State estimation: what is asked is not a power flow but the state that fits the measurements best.
bool asksForEstimation(const GridData& input, const GridParameters& parameters, const std::vector<GridDataset>& outputs);

class GridCase
{
public:
    /// Throws twin::Error naming component and attribute.
    explicit GridCase(const GridData& input);
    /// The grid with a scenario's changes.
    GridCase updated(const GridData& update) const;

    twin::network::ElectricalNetwork network;
    std::vector<twin::network::Fault> faults;

    enum class Study { Symmetric, Asymmetric, ShortCircuit };
    void solve(Study study, const GridParameters& parameters, twin::network::PowerFlow& solver);
    /// Fixes the tap positions a reference found, by regulator, for a strategy that leaves the choice open. False if one of them
    /// is not in its band when everything is solved there.
    bool adoptTaps(const GridData& expected, Study study, const GridParameters& parameters, twin::network::PowerFlow& solver);

    /// Value of an attribute after `solve`, one number or one a phase; empty if the format's attribute is not known here.
    std::vector<double> value(const std::string& component, const GridRow& row, const std::string& attribute) const;

private:
    struct Place
    {
        std::string component;
        int index = -1;
    };
    const Place& place(int id, const std::string& component) const;
    int bus(const GridRow& row, const char* attribute) const;
    void build();
    std::vector<double> nodeValue(int index, const std::string& attribute) const;
    std::vector<double> terminalValue(const twin::network::Terminal& t, const std::string& quantity) const;

    GridData m_input;
    std::map<int, Place> m_places;
    Study m_study = Study::Symmetric;
    twin::network::PowerFlowResult m_flow;
    twin::network::ShortCircuitResult m_short;
    std::vector<int> m_taps, m_taps3;
    const twin::network::NetworkState& state() const;
};

} // namespace data::powerflow
