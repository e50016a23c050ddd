// What the racks are asked for in the steps of a window. Internal to twin/physics.
#pragma once
#include "twin/physics/CompiledPlant.h"
#include <span>
#include <vector>

namespace twin {

/// What a full rack of a type does under a workload's level; all zero where there is no power.
struct Demand
{
    float requestedW = 0, idleW = 0;
    double utilisation = 0, hostW = 0, networkW = 0, pumpW = 0, fanW = 0;
    double serviceW = 0; ///< racks without cooled GPUs
    bool live = false;
};

/// The demands of every step, by type and workload.
class DemandTable
{
public:
    DemandTable(const CompiledPlant& plant, std::span<const PlantInputs> inputs);
    const Demand& at(std::size_t step, std::size_t type, std::size_t workload) const
    {
        return m_table[(step * m_types + type) * m_loads + (workload < m_loads ? workload : 0)];
    }
    bool changes(std::size_t step) const; ///< whether any differs from the step before

private:
    std::size_t m_types = 0, m_loads = 1;
    std::vector<Demand> m_table;
};

} // namespace twin
