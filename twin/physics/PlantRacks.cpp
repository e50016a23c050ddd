// GPUs, servers, technology loops and rear doors: one parallel pass over blocks of racks.
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/GpuKernel.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <tbb/parallel_for.h>

namespace twin {
namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

std::vector<float>& values(PlantState& state, Metric metric) { return state.rack[static_cast<std::size_t>(metric)]; }

LoadLevel loadOf(const CompiledPlant& plant, const PlantInputs& inputs, std::size_t rack)
{
    if (inputs.loads.empty())
        return {};
    const std::size_t i = plant.spec.rackWorkload[rack];
    return inputs.loads[i < inputs.loads.size() ? i : 0];
}

/// Where a pass writes; taken apart once so that the blocks need no look-ups.
struct Output
{
    float *power, *server, *utilisation, *die, *dieMax, *supply, *ret, *flow, *inlet, *liquid, *air, *loading, *headroom;
    explicit Output(PlantState& s)
        : power(values(s, Metric::Power).data()), server(values(s, Metric::ServerPower).data()),
          utilisation(values(s, Metric::Utilisation).data()), die(values(s, Metric::GpuTemperature).data()),
          dieMax(values(s, Metric::GpuTemperatureMax).data()), supply(values(s, Metric::CoolantSupply).data()),
          ret(values(s, Metric::CoolantReturn).data()), flow(values(s, Metric::CoolantFlow).data()),
          inlet(values(s, Metric::AirInlet).data()), liquid(values(s, Metric::HeatToLiquid).data()),
          air(values(s, Metric::HeatToAir).data()), loading(values(s, Metric::Loading).data()),
          headroom(values(s, Metric::ThermalHeadroom).data())
    {
    }
};

class RackPass
{
public:
    RackPass(const CompiledPlant& plant, const PlantInputs& inputs, double dt, PlantState& state)
        : m_plant(plant), m_inputs(inputs), m_dt(dt), m_state(state), m_out(state)
    {
    }

    RackTotals block(std::uint32_t first, std::uint32_t last) const
    {
        RackTotals totals;
        for (std::uint32_t r = first; r < last; ++r) {
            const RackLaw& law = m_plant.laws[m_plant.spec.rackType[r]];
            if (law.use == RackUse::Gpu && law.liquid())
                gpuRack(r, law, totals);
            else
                serviceRack(r, law, totals);
        }
        return totals;
    }

private:
    /// Temperature of the technology supply after the step, given the heat into the loop (implicit Euler over the loop's water).
    double loopSupply(const RackLaw& law, double fill, double oldSupply, double heatW) const
    {
        const double facility = m_state.facilityWaterC;
        const double conductance = fill * cduConductance(law, heatW / fill, m_plant.p.technologySupplyC, facility);
        const double capacityRate = fill * law.technologyWPerK;
        if (m_dt <= 0)
            return facility + heatW / conductance - heatW / capacityRate;
        const double mass = fill * law.loopJPerK / m_dt;
        return (mass * oldSupply + heatW * (1 - conductance / capacityRate) + conductance * facility) / (mass + conductance);
    }

    void gpuRack(std::uint32_t r, const RackLaw& law, RackTotals& totals) const
    {
        const double fill = static_cast<double>(m_plant.rackFill[r]);
        if (!(fill > 0))
            return emptyRack(r, law, totals);
        const auto firstGpu = m_plant.spec.rackFirstGpu[r];
        const std::size_t count = m_plant.spec.rackFirstGpu[r + 1] - firstGpu;
        const double u = rackUtilisation(law, loadOf(m_plant, m_inputs, r));
        const double hostW = fill * hostPowerW(law, u);
        const double hostLiquidW = law.hostLiquidShare * hostW;
        const double pumpW = fill * law.pumpW;

        GpuRackConditions c;
        c.requestedW = static_cast<float>(law.gpuIdleW + (law.gpuTdpW - law.gpuIdleW) * u);
        c.idleW = static_cast<float>(law.gpuIdleW);
        c.tdpW = static_cast<float>(law.gpuTdpW);
        c.leakagePerK = static_cast<float>(m_plant.p.leakagePerK);
        c.referenceC = static_cast<float>(law.referenceC);
        c.throttleC = static_cast<float>(law.throttleC);
        c.tripC = static_cast<float>(law.tripC);
        c.dieToPlateWPerK = static_cast<float>(law.dieToPlateWPerK);
        c.plateToCoolantWPerK = static_cast<float>(law.plateToCoolantWPerK);
        c.dieCapacityPerStep = m_dt > 0 ? static_cast<float>(m_plant.p.dieCapacity / m_dt) : 0.0f;
        c.plateCapacityPerStep = m_dt > 0 ? static_cast<float>(m_plant.p.plateCapacity / m_dt) : 0.0f;
        const GpuRackArrays gpus{m_plant.gpuPowerFactor.data() + firstGpu, m_plant.gpuConductanceFactor.data() + firstGpu,
                                 m_state.gpuPowerW.data() + firstGpu, m_state.gpuDieC.data() + firstGpu,
                                 m_state.gpuPlateC.data() + firstGpu, count};

        // Predict the supply from the last known heat, run the GPUs, correct. Settling repeats that: leakage couples the two so
        // weakly (about 1 %) that three turns reach float precision.
        const double oldSupply = static_cast<double>(m_out.supply[r]);
        double heat = m_dt > 0 ? static_cast<double>(m_out.liquid[r]) : fill * law.designLiquidW;
        double supply = 0;
        GpuRackResult g;
        const int turns = m_dt > 0 ? 1 : 3;
        for (int i = 0; i < turns; ++i) {
            supply = loopSupply(law, fill, oldSupply, heat + pumpW);
            c.coolantC = static_cast<float>(supply);
            g = advanceGpus(c, gpus);
            heat = law.gpuLiquidShare * g.coolantW + hostLiquidW;
        }
        supply = loopSupply(law, fill, oldSupply, heat + pumpW);
        m_out.supply[r] = static_cast<float>(supply);
        const double kept = static_cast<double>(m_out.supply[r]); // the loop's state is what the array holds
        const double loopStoredW = m_dt > 0 ? fill * law.loopJPerK * (kept - oldSupply) / m_dt : 0;

        const double serverW = g.powerW + hostW;
        const double networkW = fill * law.networkW;
        const double fanW = fill * law.fanW;
        const double airW = serverW - g.storedW - heat + networkW + fanW;
        const double returnC = kept + (heat + pumpW) / (fill * law.technologyWPerK);
        const double cduW = heat + pumpW - loopStoredW;
        const auto n = static_cast<double>(count);

        m_out.power[r] = static_cast<float>(serverW + networkW);
        m_out.server[r] = static_cast<float>(serverW);
        m_out.utilisation[r] = static_cast<float>(u);
        m_out.die[r] = static_cast<float>(g.dieSumC / n);
        m_out.dieMax[r] = g.dieMaxC;
        m_out.ret[r] = static_cast<float>(returnC);
        m_out.flow[r] = static_cast<float>(fill * law.coolantLPerMin);
        m_out.inlet[r] = static_cast<float>(m_state.roomAirC);
        m_out.liquid[r] = static_cast<float>(heat);
        m_out.air[r] = static_cast<float>(airW);
        m_out.loading[r] = static_cast<float>((serverW + networkW) / (fill * law.ratedW));
        m_out.headroom[r] = static_cast<float>(law.slowdownC) - g.dieMaxC;

        totals.gpuServerW += serverW;
        totals.networkW += networkW;
        totals.liquidW += heat;
        totals.airW += airW;
        totals.cduToFacilityW += cduW;
        totals.storedW += g.storedW + loopStoredW;
        totals.cduPumpW += pumpW;
        totals.doorFanW += fanW;
        const double weight = fill * law.technologyWPerK;
        totals.supplySumC += weight * kept;
        totals.returnSumC += weight * returnC;
        totals.loopWeight += weight;
        totals.dieSumC += g.dieSumC;
        totals.throttled += g.throttled;
        totals.gpus += n;
        totals.dieMaxC = std::max(totals.dieMaxC, static_cast<double>(g.dieMaxC));
        if (law.slowdownC - static_cast<double>(g.dieMaxC) < totals.headroomMinK) {
            totals.headroomMinK = law.slowdownC - static_cast<double>(g.dieMaxC);
            totals.headroomSlowdownC = law.slowdownC;
            totals.headroomDieC = static_cast<double>(g.dieMaxC);
        }
        noteCdu(fill * law.cduRatingW, cduW, totals);
        noteDoor(fill * law.doorRatingW, airW, totals);
    }

    void serviceRack(std::uint32_t r, const RackLaw& law, RackTotals& totals) const
    {
        const double u = rackUtilisation(law, loadOf(m_plant, m_inputs, r));
        double power = 0;
        switch (law.use) {
        case RackUse::Network:
            power = m_plant.networkRackW; // switches and optics draw nearly the same at any traffic
            totals.networkW += power;
            break;
        case RackUse::Storage: {
            const auto& type = m_plant.spec.rackTypes[m_plant.spec.rackType[r]];
            const double profile = law.hostTrainingW > 0 ? hostPowerW(law, u) / law.hostTrainingW : 1;
            power = m_plant.p.storageWPerTb * type.storagePb * 1e3 * profile;
            totals.storageW += power;
            break;
        }
        case RackUse::Cpu:
        case RackUse::Gpu: // a GPU rack type without GPUs: its hosts alone
            power = hostPowerW(law, u);
            (law.use == RackUse::Cpu ? totals.cpuW : totals.gpuServerW) += power;
            break;
        }
        finishAirRack(r, law, power, law.use == RackUse::Network ? unknown : static_cast<float>(u), totals);
    }

    void emptyRack(std::uint32_t r, const RackLaw& law, RackTotals& totals) const { finishAirRack(r, law, 0, 0.0f, totals); }

    void finishAirRack(std::uint32_t r, const RackLaw& law, double power, float utilisation, RackTotals& totals) const
    {
        const double airW = power + law.fanW;
        m_out.power[r] = static_cast<float>(power);
        m_out.server[r] = unknown;
        m_out.utilisation[r] = utilisation;
        m_out.die[r] = m_out.dieMax[r] = m_out.supply[r] = m_out.ret[r] = m_out.flow[r] = m_out.liquid[r] = unknown;
        m_out.headroom[r] = unknown;
        m_out.inlet[r] = static_cast<float>(m_state.roomAirC);
        m_out.air[r] = static_cast<float>(airW);
        m_out.loading[r] = law.ratedW > 0 ? static_cast<float>(power / law.ratedW) : 0.0f;
        totals.airW += airW;
        totals.doorFanW += law.fanW;
        noteDoor(law.doorRatingW, airW, totals);
    }

    /// In-rack CDUs carry less with warm facility water: the whole rating up to 32 °C, 60 % at 40 °C (Supermicro 4U unit).
    double cduDerating() const { return std::clamp(1 - 0.05 * (m_state.facilityWaterC - 32), 0.2, 1.0); }

    void noteCdu(double ratingW, double heatW, RackTotals& totals) const
    {
        const double rating = ratingW * cduDerating();
        if (rating > 0 && heatW / rating > totals.cduLoadMax) {
            totals.cduLoadMax = heatW / rating;
            totals.cduHeatAtMaxW = heatW;
            totals.cduRatingAtMaxW = rating;
        }
    }

    static void noteDoor(double ratingW, double heatW, RackTotals& totals)
    {
        if (ratingW > 0 && heatW / ratingW > totals.doorLoadMax) {
            totals.doorLoadMax = heatW / ratingW;
            totals.doorHeatAtMaxW = heatW;
            totals.doorRatingAtMaxW = ratingW;
        }
    }

    const CompiledPlant& m_plant;
    const PlantInputs& m_inputs;
    double m_dt;
    PlantState& m_state;
    Output m_out;
};

} // namespace

void RackTotals::add(const RackTotals& o)
{
    gpuServerW += o.gpuServerW;
    networkW += o.networkW;
    storageW += o.storageW;
    cpuW += o.cpuW;
    liquidW += o.liquidW;
    airW += o.airW;
    cduToFacilityW += o.cduToFacilityW;
    storedW += o.storedW;
    cduPumpW += o.cduPumpW;
    doorFanW += o.doorFanW;
    supplySumC += o.supplySumC;
    returnSumC += o.returnSumC;
    loopWeight += o.loopWeight;
    dieSumC += o.dieSumC;
    throttled += o.throttled;
    gpus += o.gpus;
    dieMaxC = std::max(dieMaxC, o.dieMaxC);
    if (o.headroomMinK < headroomMinK) {
        headroomMinK = o.headroomMinK;
        headroomSlowdownC = o.headroomSlowdownC;
        headroomDieC = o.headroomDieC;
    }
    if (o.cduLoadMax > cduLoadMax) {
        cduLoadMax = o.cduLoadMax;
        cduHeatAtMaxW = o.cduHeatAtMaxW;
        cduRatingAtMaxW = o.cduRatingAtMaxW;
    }
    if (o.doorLoadMax > doorLoadMax) {
        doorLoadMax = o.doorLoadMax;
        doorHeatAtMaxW = o.doorHeatAtMaxW;
        doorRatingAtMaxW = o.doorRatingAtMaxW;
    }
}

RackTotals advanceRacks(const CompiledPlant& plant, const PlantInputs& inputs, double dt, PlantState& state)
{
    const RackPass pass(plant, inputs, dt, state);
    const std::size_t blocks = plant.blockFirstRack.size() - 1;
    std::vector<RackTotals> sums(blocks);
    tbb::parallel_for(std::size_t{0}, blocks,
                      [&](std::size_t b) { sums[b] = pass.block(plant.blockFirstRack[b], plant.blockFirstRack[b + 1]); });
    RackTotals totals; // added in the blocks' order: the same bits on any number of threads
    for (const auto& s : sums)
        totals.add(s);
    return totals;
}

LumpLoad lumpLoad(const CompiledPlant& plant, const PlantInputs& inputs)
{
    RackLaw law;
    law.hostIdleW = plant.miscIdleW;
    law.hostTrainingW = plant.miscTrainingW;
    law.hostRatedW = plant.miscRatedW;
    law.hostBreak = plant.p.serviceTrainingLoad;
    const LoadLevel load = inputs.loads.empty() ? LoadLevel{} : inputs.loads[0];
    return {hostPowerW(law, rackUtilisation(law, load)), plant.networkLumpW};
}

} // namespace twin
