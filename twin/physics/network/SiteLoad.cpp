#include "twin/physics/network/SiteLoad.h"
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/Electrical.h"
#include "twin/physics/Generators.h"
#include <algorithm>
#include <cmath>

namespace twin::network {
namespace {

std::span<const float> powers(const std::array<std::vector<float>, metricCount>& values) { return values[static_cast<std::size_t>(Metric::Power)]; }

double knownOr0(double x) { return std::isfinite(x) ? x : 0; }

} // namespace

SiteLoads::SiteLoads(const PlantSpec& spec) : m_rackHall(spec.rackHall), m_hallTrainingW(static_cast<std::size_t>(std::max(0, spec.hallCount)), 0.0)
{
    const auto compiled = compileSizes(spec);
    m_p = compiled.p;
    m_designItW = compiled.designItW;
    m_ratedItW = compiled.ratedItW;
    m_padVa = compiled.group(AssetKind::PadTransformer).rating(0);
    m_substationVa = compiled.group(AssetKind::Transformer).rating(0);
    for (std::size_t r = 0; r < spec.rackCount(); ++r)
        if (spec.rackHall[r] < m_hallTrainingW.size())
            m_hallTrainingW[spec.rackHall[r]] += static_cast<double>(compiled.rackFill[r]) * compiled.laws[spec.rackType[r]].trainingW;
    for (std::size_t u = 0; u < spec.units.size(); ++u)
        if (spec.units[u].kind == AssetKind::PadTransformer)
            m_padUnits.push_back(u);
    const double chillerW = compiled.group(AssetKind::Chiller).rating(0) / 4; // electrical at a coefficient of performance of 4
    m_mechanicalW = 0.5 * chillerW + compiled.group(AssetKind::Pump).rating(0) + m_p.houseShare * m_designItW; // half the chillers (estimate)
}

PlantChainLoss SiteLoads::chainLoss(const KeyFigures& k, std::span<const float> unitW) const
{
    PlantChainLoss loss;
    const double itW = knownOr0(k.it_mw) * 1e6;
    loss.buswayW = resistiveLossW(itW, m_ratedItW, m_p.buswayLoss);
    loss.substationW = k.grid_mw > 0 ? transformerLossW({m_substationVa, m_p.hvNoLoad, m_p.hvLoad}, k.grid_mw * 1e6 / m_p.powerFactor) : 0;
    // The pads' input is what the plant model writes to its pad transformers; all that is lost at low voltage beyond the busways is UPS.
    double padInputW = 0;
    for (const std::size_t u : m_padUnits)
        if (u < unitW.size())
            padInputW += knownOr0(static_cast<double>(unitW[u]));
    if (padInputW <= 0)
        padInputW = std::max(0.0, knownOr0(k.facility_mw) * 1e6 - loss.substationW);
    loss.padW = transformerLossW({m_padVa, m_p.mvNoLoad, m_p.mvLoad}, padInputW / m_p.powerFactor);
    loss.upsW = std::max(0.0, padInputW - loss.padW - itW - knownOr0(k.cooling_mw + k.house_mw) * 1e6 - loss.buswayW);
    loss.standbyW = std::max(0.0, knownOr0(k.electrical_loss_mw) * 1e6 - loss.buswayW - loss.padW - loss.upsW - loss.substationW);
    return loss;
}

SiteLoad SiteLoads::load(const KeyFigures& k, std::span<const float> rackW, std::span<const float> unitW, std::span<const float> hallSupply,
                         double mechanicalSupply) const
{
    const auto loss = chainLoss(k, unitW);
    SiteLoad load;
    load.powerFactor = m_p.powerFactor;
    load.hallW.assign(m_hallTrainingW.size(), 0.0);
    double racksW = 0;
    for (std::size_t r = 0; r < m_rackHall.size() && r < rackW.size(); ++r)
        if (m_rackHall[r] < load.hallW.size() && std::isfinite(rackW[r])) {
            load.hallW[m_rackHall[r]] += static_cast<double>(rackW[r]);
            racksW += static_cast<double>(rackW[r]);
        }
    const auto supply = [&](std::size_t hall) { return hall < hallSupply.size() ? std::clamp(static_cast<double>(hallSupply[hall]), 0.0, 1.0) : 1.0; };
    if (racksW <= 0)
        for (std::size_t h = 0; h < load.hallW.size(); ++h)
            racksW += load.hallW[h] = m_hallTrainingW[h] * supply(h);
    const double itW = knownOr0(k.it_mw) * 1e6, indoorW = itW + loss.upsW;
    load.itShare = indoorW > 0 ? itW / indoorW : 1;
    // What a hall without supply would draw is not known from the state: as much of its training power as the others draw of theirs.
    double litW = 0, litTrainingW = 0;
    for (std::size_t h = 0; h < load.hallW.size(); ++h) {
        load.hallW[h] = racksW > 0 ? load.hallW[h] * indoorW / racksW : 0;
        litW += load.hallW[h];
        litTrainingW += m_hallTrainingW[h] * supply(h);
    }
    const double intensity = litTrainingW > 0 && litW > 0 ? litW / litTrainingW : 1;
    for (std::size_t h = 0; h < load.hallW.size(); ++h)
        load.hallW[h] = supply(h) > 1e-6 ? load.hallW[h] / supply(h) : m_hallTrainingW[h] * intensity;
    load.mechanicalW = knownOr0(k.cooling_mw + k.house_mw) * 1e6 / (mechanicalSupply > 1e-6 ? std::min(mechanicalSupply, 1.0) : 1.0);
    load.mediumW = loss.standbyW;
    load.turbineW = knownOr0(k.turbine_mw) * 1e6;
    load.gensetW = knownOr0(k.genset_mw) * 1e6;
    load.batteryW = knownOr0(k.battery_mw) * 1e6;
    load.turbineFactor = generatorCapacityFactor(m_p.turbine, knownOr0(k.dry_bulb_c));
    return load;
}

SiteLoad SiteLoads::load(const PlantState& state, std::span<const float> hallSupply, double mechanicalSupply) const
{
    return load(state.figures, powers(state.rack), powers(state.unit), hallSupply, mechanicalSupply);
}

SiteLoad SiteLoads::design() const
{
    SiteLoad load;
    load.powerFactor = m_p.powerFactor;
    load.hallW = m_hallTrainingW;
    double racksW = 0;
    for (const double w : load.hallW)
        racksW += w;
    for (auto& w : load.hallW)
        w *= racksW > 0 ? m_designItW / racksW : 0;
    load.mechanicalW = m_mechanicalW;
    load.turbineW = load.gensetW = 1; // all machines stand by
    return load;
}

SiteLoad siteLoad(const PlantSpec& spec, const PlantState& state) { return SiteLoads(spec).load(state); }

PlantChainLoss plantChainLoss(const PlantSpec& spec, const PlantState& state)
{
    return SiteLoads(spec).chainLoss(state.figures, powers(state.unit));
}

} // namespace twin::network
