// GPUs, servers, technology loops and rear doors: one parallel pass over blocks of racks, several steps a visit.
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/LoopBatch.h"
#include "twin/physics/PlantOutages.h"
#include "twin/physics/PlantTrips.h"
#include "twin/physics/RackDemand.h"
#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <numeric>
#include <tbb/parallel_for.h>

namespace twin {
namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t lanes = LoopBatch::lanes;

// A CDU's valve rests while the supply is this near its set-point, and else needs this long from stop to stop (estimate: full
// strokes of control valves take 30 to 90 s).
constexpr double valveDeadBandK = 0.05, valveStrokeS = 60;
// Above this the loop moves so far in a step that the coolant at the step's end must be foreseen.
constexpr double shortStepS = 5;
// Coolant so warm that the hosts' processors shut down: their limit of 95 °C less the drop over their plates (estimate).
constexpr double hostsStopC = 80;

/// Where a step writes; taken apart once so that the blocks need no look-ups.
struct Output
{
    float *power, *server, *utilisation, *die, *dieMax, *supply, *ret, *flow, *inlet, *liquid, *air, *loading, *headroom;
    explicit Output(std::array<std::vector<float>, metricCount>& rack)
    {
        const auto at = [&](Metric m) { return rack[static_cast<std::size_t>(m)].data(); };
        power = at(Metric::Power);
        server = at(Metric::ServerPower);
        utilisation = at(Metric::Utilisation);
        die = at(Metric::GpuTemperature);
        dieMax = at(Metric::GpuTemperatureMax);
        supply = at(Metric::CoolantSupply);
        ret = at(Metric::CoolantReturn);
        flow = at(Metric::CoolantFlow);
        inlet = at(Metric::AirInlet);
        liquid = at(Metric::HeatToLiquid);
        air = at(Metric::HeatToAir);
        loading = at(Metric::Loading);
        headroom = at(Metric::ThermalHeadroom);
    }
};

class RackPass
{
public:
    RackPass(const CompiledPlant& plant, std::span<const PlantInputs> inputs, std::span<const double> facilityC, double dt, bool full, PlantState& state,
             std::span<PlantFrame> frames, HeldGpus* held)
        : m_plant(plant), m_inputs(inputs), m_facilityC(facilityC), m_dt(dt), m_full(full), m_state(state), m_held(held), m_demands(plant, inputs), m_flows(plant, inputs.front(), facilityC.front())
    {
        // What the racks' loops remember is read from the state's arrays before anything is written there.
        for (auto& frame : frames)
            m_out.emplace_back(frame.rack);
        m_out.emplace_back(state.rack);
        m_detailed = !frames.empty();
        for (std::size_t j = 0; j < inputs.size(); ++j)
            m_changes.push_back(j == 0 || inputs[j].hallSupply != inputs[j - 1].hallSupply || m_demands.changes(j));
    }
    const RackFlows& flows() const { return m_flows; }

    /// Temperatures from what is held to the GPUs' own arrays.
    void release() const
    {
        tbb::parallel_for(std::uint32_t{0}, static_cast<std::uint32_t>(m_plant.runs.size()), [&](std::uint32_t i) {
            const RackRun& run = m_plant.runs[i];
            if (!run.liquid)
                return;
            GpuBatch::Rack racks[lanes];
            racksOf(run, racks);
            const GpuRackConditions c = conditions(m_plant.laws[m_plant.spec.rackType[run.first]], nullptr);
            GpuBatch::release(heldOf(i), racks, run.count, c.dieCapacityPerStep, c.plateCapacityPerStep);
        });
    }

    /// One RackTotals a step.
    void block(std::uint32_t firstRun, std::uint32_t lastRun, RackTotals* totals) const
    {
        thread_local std::vector<LoopSums> sums; // keeps its memory
        sums.assign(m_inputs.size(), {});
        for (std::uint32_t i = firstRun; i < lastRun; ++i) {
            const RackRun& run = m_plant.runs[i];
            if (run.liquid)
                gpuRun(i, sums, totals);
            else
                serviceRun(run, totals);
        }
        for (std::size_t j = 0; j < sums.size(); ++j)
            addSums(sums[j], totals[j]);
    }

private:
    bool isDark(std::size_t step, std::uint32_t rack) const
    {
        const auto& supply = m_inputs[step].hallSupply;
        const std::size_t hall = m_plant.spec.rackHall[rack];
        return hall < supply.size() && m_plant.rackPlace[rack] > supply[hall];
    }
    const Demand& demandOf(std::size_t step, std::uint32_t rack) const
    {
        static const Demand dark;
        return isDark(step, rack) ? dark : m_demands.at(step, m_plant.spec.rackType[rack], m_plant.spec.rackWorkload[rack]);
    }

    static double sumOf(const float* v, std::size_t n = lanes)
    {
        return std::accumulate(v, v + n, 0.0, [](double sum, float x) { return sum + static_cast<double>(x); });
    }

    GpuRackConditions conditions(const RackLaw& law, const RackFlow* flow) const
    {
        GpuRackConditions c;
        c.tdpW = static_cast<float>(law.gpuTdpW);
        c.leakagePerK = static_cast<float>(m_plant.p.leakagePerK);
        c.referenceC = static_cast<float>(law.referenceC);
        c.throttleC = static_cast<float>(law.throttleC);
        c.tripC = static_cast<float>(law.tripC);
        c.dieToPlateWPerK = static_cast<float>(law.dieToPlateWPerK);
        c.plateToCoolantWPerK = static_cast<float>(flow ? flow->plateToCoolantWPerK : law.plateToCoolantWPerK);
        c.dieCapacityPerStep = m_dt > 0 ? static_cast<float>(m_plant.p.dieCapacity / m_dt) : 0.0f;
        c.plateCapacityPerStep = m_dt > 0 ? static_cast<float>(m_plant.p.plateCapacity / m_dt) : 0.0f;
        return c;
    }

    LoopLaw loopLaw(const RackLaw& law, const RackFlow* flow) const
    {
        const double least = flow ? flow->cduLeastWPerK : law.cduLeastWPerK, most = flow ? flow->cduMostWPerK : law.cduMostWPerK;
        LoopLaw l;
        l.technologyWPerK = static_cast<float>(flow ? flow->technologyWPerK : law.technologyWPerK);
        l.leastWPerK = static_cast<float>(least);
        l.mostWPerK = static_cast<float>(most);
        l.setPointC = static_cast<float>(m_plant.p.technologySupplyC);
        l.facilityC = static_cast<float>(m_facilityC.front());
        l.massWPerK = m_dt > 0 ? static_cast<float>(law.loopJPerK / m_dt) : 0.0f;
        l.travelWPerK = static_cast<float>((law.cduMostWPerK - law.cduLeastWPerK) * m_dt / valveStrokeS);
        l.deadBandK = static_cast<float>(valveDeadBandK);
        l.gpuLiquidShare = static_cast<float>(law.gpuLiquidShare);
        return l;
    }

    void addSums(const LoopSums& s, RackTotals& t) const
    {
        using L = LoopSums;
        const double server = s.total(L::GpuPower) + s.loads[L::Host], liquid = s.total(L::Liquid), network = s.loads[L::Network];
        const double gpuStored = m_dt > 0 ? s.total(L::GpuPower) - s.total(L::GpuHeat) : 0.0, loopStored = s.total(L::LoopStored);
        const double pump = s.loads[L::Pump], fan = s.loads[L::Fan];
        t.gpuServerW += server;
        t.gpuW += s.total(L::GpuPower);
        t.gpuLiquidW += liquid - s.loads[L::HostLiquid];
        t.loopStoredW += loopStored;
        t.networkW += network;
        t.liquidW += liquid;
        t.airW += server - gpuStored - liquid + network + fan;
        t.cduToFacilityW += liquid + pump - loopStored;
        t.storedW += gpuStored + loopStored;
        t.cduPumpW += pump;
        t.doorFanW += fan;
        t.supplySumC += s.total(L::SupplyByFlow);
        t.returnSumC += s.total(L::SupplyByFlow) + liquid + pump - s.stillHeatW; // a loop's return is its supply and its heat by its flow
        t.loopWeight += s.loads[L::Flow];
        t.dieSumC += s.total(L::Die);
        t.gpus += s.loads[L::Gpus];
        t.throttled += s.throttled;
        if (s.loads[L::Gpus] > 0)
            t.dieMaxC = std::max(t.dieMaxC, static_cast<double>(*std::max_element(std::begin(s.dieMaxC), std::end(s.dieMaxC))));
    }

    /// The arrays of a run's racks.
    void racksOf(const RackRun& run, GpuBatch::Rack* racks) const
    {
        for (std::size_t i = 0; i < run.count; ++i) {
            const auto gpu = m_plant.spec.rackFirstGpu[run.first + i];
            racks[i] = {m_state.gpuPowerW.data() + gpu, m_state.gpuDieC.data() + gpu, m_state.gpuPlateC.data() + gpu,
                        m_plant.spec.rackFirstGpu[run.first + i + 1] - gpu, m_state.gpuTripped.empty() ? nullptr : m_state.gpuTripped.data() + gpu};
        }
    }

    GpuBatch::Held heldOf(std::uint32_t number) const
    {
        const std::size_t row = m_plant.runs[number].firstRow * lanes;
        return {m_held->die.data() + row, m_held->plate.data() + row, m_held->zeroC.data() + number * lanes};
    }

    /// Has the next run's rows come while this one's steps are worked out.
    void fetchAhead(std::uint32_t number) const
    {
#if defined(__GNUC__)
        const RackRun& run = m_plant.runs[number];
        const std::size_t row = run.firstRow * lanes;
        for (std::size_t i = row; i < row + run.rows * lanes; i += lanes) {
            __builtin_prefetch(m_plant.chipPower.data() + i, 0, 2);
            __builtin_prefetch(m_plant.chipConductance.data() + i, 0, 2);
            if (m_held && m_held->isFilled) {
                __builtin_prefetch(m_held->die.data() + i, 0, 2);
                __builtin_prefetch(m_held->plate.data() + i, 0, 2);
            }
        }
#endif
    }

    /// What the loops of a run start a window from.
    LoopBatch loopsOf(const RackRun& run, const RackLaw& law, const RackFlow* flow, bool still) const
    {
        const Output& last = m_out.back();
        LoopBatch loops{};
        for (std::size_t i = 0; i < lanes; ++i) {
            loops.fill[i] = loops.perFill[i] = 1;
            loops.valveWPerK[i] = static_cast<float>(law.cduLeastWPerK);
            if (i >= run.count)
                continue;
            const std::size_t r = run.first + i;
            loops.fill[i] = m_plant.rackFill[r];
            loops.perFill[i] = 1 / loops.fill[i];
            loops.weight[i] = 1;
            loops.flowWPerK[i] = still ? 0.0f : loops.fill[i] * static_cast<float>(flow ? flow->technologyWPerK : law.technologyWPerK);
            loops.supplyC[i] = last.supply[r];
            loops.valveWPerK[i] = m_state.rackValveWPerK[r];
            if (flow) // it sets the valve at once
                loops.valveWPerK[i] = std::clamp(loops.valveWPerK[i], static_cast<float>(flow->cduLeastWPerK), static_cast<float>(flow->cduMostWPerK));
            loops.heatW[i] = m_dt > 0 ? last.liquid[r] : loops.fill[i] * static_cast<float>(law.designLiquidW);
        }
        return loops;
    }

    void gpuRun(std::uint32_t number, std::vector<LoopSums>& sums, RackTotals* totals) const
    {
        thread_local GpuBatch batch; // keeps its memory
        const RackRun& run = m_plant.runs[number];
        const RackLaw& law = m_plant.laws[m_plant.spec.rackType[run.first]];
        const RackFlow* flow = m_flows.of(run.first);
        const bool settledOff = flow && !flow->holds && m_dt <= 0; // the GPUs have tripped, and stay off
        const auto hostLiquidShare = static_cast<float>(law.hostLiquidShare * (flow ? flow->hostLiquidShare : 1));
        const double pumpShare = flow ? flow->pumpShare : 1;
        const bool still = flow && !flow->moves;
        LoopLaw loopsLaw = loopLaw(law, flow);
        const std::size_t n = run.count, steps = m_inputs.size();
        const Output& last = m_out.back();
        LoopBatch loops = loopsOf(run, law, flow, still);
        GpuBatch::Rack racks[lanes];
        racksOf(run, racks);
        const std::size_t row = run.firstRow * lanes;
        const GpuBatch::Chips chips{m_plant.chipPower.data() + row, m_plant.chipConductance.data() + row, &m_plant.chipSums[number]};
        if (m_held && m_held->isFilled) {
            batch.load(conditions(law, flow), chips, racks, n, heldOf(number));
        } else {
            float nearC[lanes]; // the steady state must not depend on what was before
            std::copy_n(loops.supplyC, lanes, nearC);
            if (m_dt <= 0)
                std::fill_n(nearC, lanes, loopsLaw.setPointC);
            batch.load(conditions(law, flow), chips, racks, n, nearC);
        }
        if (number + 1 < m_plant.runs.size() && steps > 1)
            fetchAhead(number + 1);
        float requested[lanes] = {}, idle[lanes] = {};
        alignas(64) float coolant[2][lanes] = {};
        const Demand* demands[lanes] = {};
        double loads[LoopSums::Loads] = {};
        loads[LoopSums::Gpus] = m_plant.spec.rackFirstGpu[run.first + n] - m_plant.spec.rackFirstGpu[run.first];
        const bool foresees = m_dt <= 0 || m_dt > shortStepS;
        const auto entering = [&](float* to, const float* supplyC) {
            std::copy_n(supplyC, lanes, to);
            std::fill(to + n, to + lanes, 0.0f);
        };
        const GpuBatch::Results* g = nullptr;
        const GpuBatch::Results* waiting = nullptr; ///< of the step to come, where two were taken at once
        for (std::size_t j = 0; j < steps; ++j) {
            const bool ends = j + 1 == steps, details = (ends && m_full) || m_detailed;
            if (m_changes[j]) {
                for (std::size_t i = 0; i < n; ++i) {
                    const Demand& d = demandOf(j, run.first + static_cast<std::uint32_t>(i));
                    demands[i] = &d;
                    requested[i] = settledOff ? 0 : d.requestedW;
                    idle[i] = settledOff ? 0 : d.idleW;
                    const bool hostsStop = m_dt > 0 ? loops.supplyC[i] > hostsStopC : settledOff && flow->moves;
                    loops.hostW[i] = hostsStop ? 0.0f : loops.fill[i] * static_cast<float>(d.hostW);
                    loops.hostLiquidW[i] = hostLiquidShare * loops.hostW[i];
                    loops.networkW[i] = loops.fill[i] * static_cast<float>(d.networkW);
                    loops.pumpW[i] = loops.fill[i] * static_cast<float>(d.pumpW * pumpShare);
                    loops.fanW[i] = loops.fill[i] * static_cast<float>(d.fanW);
                }
                loads[LoopSums::Host] = sumOf(loops.hostW);
                loads[LoopSums::HostLiquid] = sumOf(loops.hostLiquidW);
                loads[LoopSums::Network] = sumOf(loops.networkW);
                loads[LoopSums::Pump] = sumOf(loops.pumpW);
                loads[LoopSums::Fan] = sumOf(loops.fanW);
                loads[LoopSums::Flow] = sumOf(loops.flowWPerK);
            }
            loopsLaw.facilityC = static_cast<float>(m_facilityC[j]);
            if (m_dt <= 0) {
                g = &settleRun(batch, loopsLaw, requested, idle, coolant[0], loops, n);
            } else if (waiting) {
                g = waiting;
                waiting = nullptr;
            } else {
                const bool two = m_dt <= PlantModel::windowSeconds && !ends && !m_changes[j + 1];
                if (foresees || two)
                    foreseeLoops(loopsLaw, loops);
                entering(coolant[0], foresees ? loops.newSupplyC : loops.supplyC);
                if (two) {
                    // The coolant of the second step is foreseen from the heat of the step before the first.
                    if (foresees)
                        foreseeLoopsAgain(loopsLaw, loops);
                    entering(coolant[1], loops.newSupplyC);
                    g = batch.twoSteps(requested, idle, coolant);
                    waiting = g + 1;
                } else {
                    g = &batch.step(requested, idle, coolant[0]);
                }
            }
            LoopSums& s = sums[j];
            settleLoops(loopsLaw, *g, loops, s);
            for (std::size_t l = 0; l < LoopSums::Loads; ++l)
                s.loads[l] += loads[l];
            if (g->limited)
                s.throttled += sumOf(g->throttled, n);
            if (still)
                s.stillHeatW += sumOf(loops.heatW, n) + loads[LoopSums::Pump];
            if (details) {
                detailLoops(loopsLaw, *g, loops);
                for (std::size_t i = 0; i < n; ++i) {
                    const std::uint32_t r = run.first + static_cast<std::uint32_t>(i);
                    noteGpuRack(law, loops, i, static_cast<double>(g->dieMaxC[i]), totals[j]);
                    if (m_detailed)
                        writeGpuRack(m_out[j], r, law, flow, loops, i, *demands[i], *g);
                    if (ends && m_full)
                        writeGpuRack(last, r, law, flow, loops, i, *demands[i], *g);
                }
            }
            if (ends && !m_full)
                for (std::size_t i = 0; i < n; ++i) { // what the next window and the watch for trips need
                    last.supply[run.first + i] = loops.supplyC[i];
                    last.liquid[run.first + i] = loops.heatW[i];
                    last.dieMax[run.first + i] = g->dieMaxC[i];
                }
        }
        if (m_held && m_held->keeps)
            batch.hold(heldOf(number));
        else
            batch.store();
        for (std::size_t i = 0; i < n; ++i)
            m_state.rackValveWPerK[run.first + i] = loops.valveWPerK[i];
        if (m_dt > 0) {
            // What the steps booked as stored against what the temperatures say: the difference shows in the balance of the last step.
            double stored[lanes];
            batch.storedW(stored);
            const double booked = std::inner_product(loops.drawnW, std::end(loops.drawnW), loops.handedW, 0.0, std::plus<>(), std::minus<>());
            totals[steps - 1].storedW += std::accumulate(stored, stored + n, 0.0) - booked;
        }
    }

    /// Settling repeats: leakage couples GPUs and coolant so weakly (about 1 %) that three turns reach float precision.
    const GpuBatch::Results& settleRun(GpuBatch& batch, const LoopLaw& law, const float* requested, const float* idle, float* coolant, LoopBatch& loops,
                                       std::size_t n) const
    {
        const GpuBatch::Results* g = nullptr;
        for (int turn = 0; turn < 3; ++turn) {
            foreseeLoops(law, loops);
            // Valves that hold the set-point leave nothing to settle.
            if (turn > 0 && std::equal(coolant, coolant + n, loops.newSupplyC, [](float before, float now) { return std::abs(now - before) <= 2e-6f; }))
                break;
            std::copy_n(loops.newSupplyC, n, coolant);
            g = &batch.step(requested, idle, coolant);
            takeHeat(law, *g, loops);
        }
        return *g;
    }

    void noteGpuRack(const RackLaw& law, const LoopBatch& loops, std::size_t i, double dieMaxC, RackTotals& totals) const
    {
        if (law.slowdownC - dieMaxC < totals.headroomMinK) {
            totals.headroomMinK = law.slowdownC - dieMaxC;
            totals.headroomSlowdownC = law.slowdownC;
            totals.headroomDieC = dieMaxC;
        }
        const auto fill = static_cast<double>(loops.fill[i]);
        noteCdu(fill * law.cduRatingW, static_cast<double>(loops.cduW[i]), totals);
        noteDoor(fill * law.doorRatingW, static_cast<double>(loops.airW[i]), totals);
    }

    void writeGpuRack(const Output& o, std::uint32_t r, const RackLaw& law, const RackFlow* flow, const LoopBatch& loops, std::size_t i,
                      const Demand& d, const GpuBatch::Results& g) const
    {
        const auto n = static_cast<float>(m_plant.spec.rackFirstGpu[r + 1] - m_plant.spec.rackFirstGpu[r]);
        const float powerW = loops.serverW[i] + loops.networkW[i];
        o.power[r] = powerW;
        o.server[r] = loops.serverW[i];
        o.utilisation[r] = static_cast<float>(d.utilisation);
        o.die[r] = g.dieSumC[i] / n;
        o.dieMax[r] = g.dieMaxC[i];
        o.supply[r] = loops.supplyC[i];
        o.ret[r] = !flow || flow->moves ? loops.returnC[i] : unknown;
        o.flow[r] = d.live ? loops.fill[i] * static_cast<float>(law.coolantLPerMin * (flow ? flow->share : 1)) : 0.0f;
        o.inlet[r] = static_cast<float>(m_state.roomAirC);
        o.liquid[r] = loops.heatW[i];
        o.air[r] = loops.airW[i];
        o.loading[r] = powerW / (loops.fill[i] * static_cast<float>(law.ratedW));
        o.headroom[r] = static_cast<float>(law.slowdownC) - g.dieMaxC[i];
    }

    /// CPU, storage and network racks, and GPU racks without cooled GPUs.
    void serviceRun(const RackRun& run, RackTotals* totals) const
    {
        const std::size_t steps = m_inputs.size();
        const RackLaw& law = m_plant.laws[m_plant.spec.rackType[run.first]];
        for (std::size_t j = 0; j < steps; ++j) {
            const bool ends = j + 1 == steps && m_full;
            RackTotals& t = totals[j];
            std::uint32_t live = 0;
            if (m_inputs[j].hallSupply.empty())
                live = run.count;
            else
                for (std::uint32_t i = 0; i < run.count; ++i)
                    live += isDark(j, run.first + i) ? 0 : 1;
            const Demand& d = m_demands.at(j, m_plant.spec.rackType[run.first], m_plant.spec.rackWorkload[run.first]);
            const double powerW = live * d.serviceW, airW = d.serviceW + d.fanW;
            (law.use == RackUse::Network ? t.networkW : law.use == RackUse::Storage ? t.storageW : law.use == RackUse::Cpu ? t.cpuW : t.gpuServerW) += powerW;
            t.airW += live * airW;
            t.doorFanW += live * d.fanW;
            if (!ends && !m_detailed)
                continue;
            if (live > 0)
                noteDoor(law.doorRatingW, airW, t);
            for (std::uint32_t i = 0; i < run.count; ++i) {
                const Demand& own = demandOf(j, run.first + i);
                if (m_detailed)
                    writeServiceRack(m_out[j], run.first + i, law, own);
                if (ends)
                    writeServiceRack(m_out.back(), run.first + i, law, own);
            }
        }
    }

    void writeServiceRack(const Output& o, std::uint32_t r, const RackLaw& law, const Demand& d) const
    {
        o.power[r] = static_cast<float>(d.serviceW);
        o.server[r] = unknown;
        o.utilisation[r] = law.use == RackUse::Network ? unknown : law.gpus > 0 ? 0.0f : static_cast<float>(d.utilisation);
        o.die[r] = o.dieMax[r] = o.supply[r] = o.ret[r] = o.flow[r] = o.liquid[r] = unknown;
        o.headroom[r] = unknown;
        o.inlet[r] = static_cast<float>(m_state.roomAirC);
        o.air[r] = static_cast<float>(d.serviceW + d.fanW);
        o.loading[r] = law.ratedW > 0 ? static_cast<float>(d.serviceW / law.ratedW) : 0.0f;
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
    std::span<const PlantInputs> m_inputs;
    std::span<const double> m_facilityC;
    double m_dt;
    bool m_full;
    PlantState& m_state;
    HeldGpus* m_held;
    DemandTable m_demands;
    std::vector<Output> m_out; ///< by step where each is wanted; the state's own last
    bool m_detailed = false;
    std::vector<char> m_changes; ///< by step: whether any demand differs from that of the step before
    RackFlows m_flows;
};

} // namespace

std::vector<RackTotals> advanceRacks(const CompiledPlant& plant, std::span<const PlantInputs> inputs, std::span<const double> facilityC,
                                     double dt, bool full, PlantState& state, std::span<PlantFrame> frames, HeldGpus* held)
{
    const std::size_t steps = inputs.size(), blocks = plant.blockFirstRun.size() - 1;
    if (dt <= 0) {
        state.gpuTripped.clear();
        state.trippedRacks.clear();
    }
    const double tripped = static_cast<double>(std::count(state.gpuTripped.begin(), state.gpuTripped.end(), std::uint8_t{1}));
    std::vector<RackTotals> sums(blocks * steps), totals(steps);
    const RackPass pass(plant, inputs, facilityC, dt, full, state, frames, held);
    tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t b) {
        pass.block(plant.blockFirstRun[b], plant.blockFirstRun[b + 1], sums.data() + b * steps);
    });
    if (held)
        held->isFilled = held->keeps;
    tbb::parallel_for(std::size_t{0}, steps, [&](std::size_t j) {
        for (std::size_t b = 0; b < blocks; ++b) // in the blocks' order: the same bits on any number of threads
            totals[j].add(sums[b * steps + j]);
        totals[j].tripped = tripped;
    });
    if (dt > 0) {
        const bool trips = std::any_of(totals.begin(), totals.end(), [&](const RackTotals& t) { return t.dieMaxC >= plant.leastTripC; });
        if (trips && held && held->isFilled)
            pass.release();
        watchTrips(plant, pass.flows(), dt * static_cast<double>(steps), trips, state);
    }
    if (dt <= 0 && pass.flows().reduced())
        totals.front().tripped = settleTrips(plant, pass.flows(), state);
    return totals;
}

} // namespace twin
