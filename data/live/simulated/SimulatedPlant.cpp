#include "data/live/simulated/SimulatedPlant.h"
#include "data/session/SiteChannels.h"
#include "twin/base/Random.h"
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include <algorithm>
#include <limits>

namespace data::live {
namespace {
constexpr double relativeNoise = 0.005, temperatureNoise = 0.3;

/// How far a sensor of this unit scatters.
std::pair<double, double> noiseOf(std::string_view unit)
{
    if (unit == "°C" || unit == "K")
        return {0, temperatureNoise};
    return {unit == "1" || unit.empty() ? 0 : relativeNoise, 0};
}

std::vector<Channel> channelsOf(const std::vector<std::string>& assets, const twin::MetricInfo& info)
{
    std::vector<Channel> channels;
    channels.reserve(assets.size());
    for (const std::string& asset : assets)
        channels.push_back({asset, std::string(info.id), std::string(info.unit), twin::Origin::Modelled, info.resolution});
    return channels;
}
} // namespace

SimulatedPlant::SimulatedPlant(const SimulatedProject& project, const SimulatedSettings& settings) : m_settings(settings), m_seed(project.scenario.seed)
{
    m_input.model = std::make_shared<const twin::PlantModel>(twin::compilePlant(project.site, project.scenario, twin::Catalogue::builtIn()), m_seed);
    m_input.weather = twin::makeWeather(project.scenario);
    m_input.workloads = twin::makeWorkloads(project.scenario);
    m_inputs = std::make_unique<twin::InputSequence>(m_input);
    m_now.resize(1);
    for (const twin::Rack& rack : project.site.racks) {
        m_rackNames.push_back(rack.name);
        m_rackServers.push_back(twin::Catalogue::builtIn().rackTypes[rack.type].servers);
    }
    for (const twin::Unit& unit : project.site.units)
        m_unitNames.push_back(unit.name);
}

void SimulatedPlant::settle(twin::Timestamp t)
{
    m_time = t;
    m_inputs->at(t, m_now.front());
    m_input.model->solveSteady(m_now.front(), m_state);
}

void SimulatedPlant::step(double seconds)
{
    m_time = m_time.plusSeconds(seconds);
    m_inputs->at(m_time, m_now.front());
    m_input.model->advance(m_now, seconds, m_state);
}

void SimulatedPlant::addBlock(LiveBatch& batch, const Block& block, std::vector<Channel> channels)
{
    m_blocks.push_back(block);
    m_blocks.back().size = channels.size();
    batch.blocks.push_back({std::move(channels)});
}

void SimulatedPlant::declare(LiveBatch& batch)
{
    for (std::size_t m = 0; m < twin::metricCount; ++m) {
        const twin::MetricInfo& info = twin::metricInfo(static_cast<twin::Metric>(m));
        const auto [relative, absolute] = noiseOf(info.unit);
        if (m_state.rack[m].size() == m_rackNames.size() && !m_rackNames.empty())
            addBlock(batch, {&m_state.rack[m], Block::Fill::State, relative, absolute, 0}, channelsOf(m_rackNames, info));
        if (m_state.unit[m].size() == m_unitNames.size() && !m_unitNames.empty())
            addBlock(batch, {&m_state.unit[m], Block::Fill::State, relative, absolute, 0}, channelsOf(m_unitNames, info));
    }
    std::vector<Channel> figures;
    for (const twin::KeyFigureInfo& f : twin::keyFigureTable())
        figures.push_back({siteAsset, f.id, f.unit, twin::Origin::Modelled, figureResolution(f)});
    addBlock(batch, {nullptr, Block::Fill::Figures, 0, 0, 0}, std::move(figures));
    if (!m_settings.gpuChannels)
        return;
    std::vector<std::string> gpus;
    const twin::PlantSpec& spec = m_input.model->spec();
    gpus.reserve(spec.gpuCount());
    for (std::size_t r = 0; r < m_rackNames.size(); ++r) {
        const auto count = static_cast<int>(spec.rackFirstGpu[r + 1] - spec.rackFirstGpu[r]);
        const int fitted = spec.rackTypes[spec.rackType[r]].gpus;
        const int perServer = std::max(1, m_rackServers[r] > 0 ? fitted / m_rackServers[r] : fitted);
        for (int g = 0; g < count; ++g)
            gpus.push_back(m_rackNames[r] + "/S" + std::to_string(g / perServer + 1) + "/G" + std::to_string(g % perServer + 1));
    }
    const twin::MetricInfo &power = twin::metricInfo(twin::Metric::Power), &die = twin::metricInfo(twin::Metric::GpuTemperature),
                           &plate = twin::metricInfo(twin::Metric::CoolantReturn), &use = twin::metricInfo(twin::Metric::Utilisation);
    addBlock(batch, {&m_state.gpuPowerW, Block::Fill::State, relativeNoise, 0, 0}, channelsOf(gpus, power));
    addBlock(batch, {&m_state.gpuDieC, Block::Fill::State, 0, temperatureNoise, 0}, channelsOf(gpus, die));
    std::vector<Channel> plates = channelsOf(gpus, plate);
    for (Channel& c : plates)
        c.metric = "cold_plate_temperature";
    addBlock(batch, {&m_state.gpuPlateC, Block::Fill::State, 0, temperatureNoise, 0}, std::move(plates));
    addBlock(batch, {nullptr, Block::Fill::GpuUtilisation, 0, 0, 0}, channelsOf(gpus, use));
}

std::vector<float> SimulatedPlant::valuesOf(const Block& block, std::size_t index) const
{
    std::vector<float> values;
    switch (block.fill) {
    case Block::Fill::State: values = *block.values; break;
    case Block::Fill::Figures:
        for (const twin::KeyFigureInfo& f : twin::keyFigureTable())
            values.push_back(static_cast<float>(m_state.figures.*f.member));
        break;
    case Block::Fill::GpuUtilisation: {
        const auto& racks = m_state.rack[static_cast<std::size_t>(twin::Metric::Utilisation)];
        const auto& first = m_input.model->spec().rackFirstGpu;
        values.reserve(block.size);
        for (std::size_t r = 0; r + 1 < first.size(); ++r)
            values.insert(values.end(), first[r + 1] - first[r], r < racks.size() ? racks[r] : std::numeric_limits<float>::quiet_NaN());
        break;
    }
    }
    values.resize(block.size, std::numeric_limits<float>::quiet_NaN()); // a metric that is gone for a while is a gap
    if (m_settings.noise && (block.relativeNoise > 0 || block.absoluteNoise > 0)) {
        const auto from = m_samples * static_cast<std::int64_t>(block.size);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double n = twin::randomNormal(m_seed, 0x51AB + index, from + static_cast<std::int64_t>(i));
            values[i] = static_cast<float>(values[i] * (1 + block.relativeNoise * n) + block.absoluteNoise * n);
        }
    }
    return values;
}

LiveBatch SimulatedPlant::sample()
{
    LiveBatch batch;
    if (m_blocks.empty())
        declare(batch);
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        batch.frames.push_back({static_cast<std::uint32_t>(i), m_time, valuesOf(m_blocks[i], i)});
    ++m_samples;
    return batch;
}

} // namespace data::live
