#include "twin/model/TwinState.h"
#include "twin/model/SiteModel.h"
#include "twin/physics/PlantModel.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace twin {

namespace {
constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
constexpr std::uint32_t serversWithoutLayout = 64;

std::size_t at(Metric metric) { return static_cast<std::size_t>(metric); }
std::size_t at(ValueClass what) { return static_cast<std::size_t>(what); }

float pick(std::span<const float> values, int index)
{
    return index >= 0 && static_cast<std::size_t>(index) < values.size() ? values[static_cast<std::size_t>(index)] : unknown;
}

/// Measured minus modelled; nothing unless both are known. NaN spreads by itself.
SharedColumn difference(const SharedColumn& measured, const SharedColumn& modelled)
{
    if (!measured || !modelled || measured->values.size() != modelled->values.size())
        return nullptr;
    auto out = std::make_shared<ValueColumn>();
    out->values.resize(measured->values.size());
    const float *a = measured->values.data(), *b = modelled->values.data();
    float* c = out->values.data();
    for (std::size_t i = 0, n = out->values.size(); i < n; ++i)
        c[i] = a[i] - b[i];
    return out;
}
} // namespace

AssetLayout layoutOf(const SiteModel& model)
{
    const Site& site = model.site();
    AssetLayout out;
    out.racks = static_cast<int>(site.racks.size());
    out.units = static_cast<int>(site.units.size());
    out.rackFirstServer.reserve(site.racks.size() + 1);
    out.rackFirstGpu.reserve(site.racks.size() + 1);
    std::uint32_t servers = 0, gpus = 0;
    for (const Rack& rack : site.racks) {
        const RackSpec& type = model.catalogue().rackTypes[rack.type];
        out.rackFirstServer.push_back(servers);
        out.rackFirstGpu.push_back(gpus);
        servers += static_cast<std::uint32_t>(std::max(0, type.servers));
        const int fitted = std::max(0, type.gpus);
        gpus += static_cast<std::uint32_t>(rack.gpus ? std::min<int>(rack.gpus, fitted) : fitted);
    }
    out.rackFirstServer.push_back(servers);
    out.rackFirstGpu.push_back(gpus);
    return out;
}

ValueQuality ValueColumn::qualityAt(std::size_t index) const
{
    if (index >= values.size())
        return ValueQuality::None;
    if (!quality.empty())
        return quality[index];
    return std::isnan(values[index]) ? ValueQuality::None : ValueQuality::Good;
}

TwinState::TwinState(QObject* parent) : QObject(parent) {}

const ValueColumn* TwinState::find(ValueClass what, Origin origin, Metric metric) const
{
    const auto &measured = m_measured[at(what)][at(metric)], &modelled = m_modelled[at(what)][at(metric)];
    if (origin == Origin::Measured)
        return measured.get();
    if (origin == Origin::Modelled)
        return modelled.get();
    auto& residual = m_residual[at(what)][at(metric)];
    if (!residual)
        residual = difference(measured, modelled);
    return residual.get();
}

SharedColumn TwinState::column(ValueClass what, Origin origin, Metric metric) const
{
    return origin == Origin::Residual ? nullptr : (origin == Origin::Measured ? m_measured : m_modelled)[at(what)][at(metric)];
}

std::span<const float> TwinState::values(ValueClass what, Origin origin, Metric metric) const
{
    const ValueColumn* column = find(what, origin, metric);
    return column ? std::span<const float>(column->values) : std::span<const float>{};
}

std::size_t TwinState::countOf(ValueClass what) const
{
    switch (what) {
    case ValueClass::Rack: return static_cast<std::size_t>(m_layout.racks);
    case ValueClass::Unit: return static_cast<std::size_t>(m_layout.units);
    case ValueClass::Server: return m_layout.rackFirstServer.empty() ? 0 : m_layout.rackFirstServer.back();
    case ValueClass::Gpu: return gpuCount();
    }
    return 0;
}

int TwinState::indexOf(ValueClass what, int rack, int part) const
{
    if (what == ValueClass::Rack || what == ValueClass::Unit)
        return -1;
    const auto& first = what == ValueClass::Server ? m_layout.rackFirstServer : m_layout.rackFirstGpu;
    if (rack < 0 || part < 0 || static_cast<std::size_t>(rack) + 1 >= first.size())
        return -1;
    const auto r = static_cast<std::size_t>(rack);
    return static_cast<std::uint32_t>(part) < first[r + 1] - first[r] ? static_cast<int>(first[r]) + part : -1;
}

float TwinState::rackValue(Origin origin, Metric metric, int rack) const { return pick(rackValues(origin, metric), rack); }

float TwinState::unitValue(Origin origin, Metric metric, int unit) const { return pick(unitValues(origin, metric), unit); }

float TwinState::serverValue(Origin origin, Metric metric, int rack, int server) const
{
    return pick(values(ValueClass::Server, origin, metric), indexOf(ValueClass::Server, rack, server));
}

float TwinState::gpuValue(Origin origin, Metric metric, int rack, int gpu) const
{
    return pick(gpuValues(origin, metric), indexOf(ValueClass::Gpu, rack, gpu));
}

ValueQuality TwinState::quality(ValueClass what, Origin origin, Metric metric, int index) const
{
    if (index < 0)
        return ValueQuality::None;
    if (origin == Origin::Residual)
        return std::max(quality(what, Origin::Measured, metric, index), quality(what, Origin::Modelled, metric, index));
    const ValueColumn* column = find(what, origin, metric);
    return column ? column->qualityAt(static_cast<std::size_t>(index)) : ValueQuality::None;
}

ValueQuality TwinState::serverQuality(Origin origin, Metric metric, int rack, int server) const
{
    return quality(ValueClass::Server, origin, metric, indexOf(ValueClass::Server, rack, server));
}

ValueQuality TwinState::gpuQuality(Origin origin, Metric metric, int rack, int gpu) const
{
    return quality(ValueClass::Gpu, origin, metric, indexOf(ValueClass::Gpu, rack, gpu));
}

float TwinState::ageSeconds(ValueClass what, Origin origin, Metric metric, int index) const
{
    const SharedColumn own = column(what, origin, metric);
    return own ? pick(own->ageSeconds, index) : unknown;
}

bool TwinState::hasMeasured() const
{
    for (const auto& byMetric : m_measured)
        for (const auto& column : byMetric)
            if (column)
                return true;
    return false;
}

void TwinState::resize(int racks, int units)
{
    AssetLayout layout{racks, units, {}, {}};
    for (int r = 0; r <= racks; ++r)
        layout.rackFirstServer.push_back(static_cast<std::uint32_t>(r) * serversWithoutLayout);
    resize(std::move(layout));
}

void TwinState::resize(AssetLayout layout)
{
    m_layout = std::move(layout);
    m_measured = {};
    m_modelled = {};
    m_residual = {};
    m_figures = {};
}

void TwinState::setColumn(ValueClass what, Origin origin, Metric metric, SharedColumn column)
{
    const auto fits = [&](std::size_t n, bool mayBeEmpty) { return n == countOf(what) || (mayBeEmpty && n == 0); };
    if (origin == Origin::Residual
        || (column && !(fits(column->values.size(), false) && fits(column->quality.size(), true) && fits(column->ageSeconds.size(), true))))
        return;
    (origin == Origin::Measured ? m_measured : m_modelled)[at(what)][at(metric)] = std::move(column);
    m_residual[at(what)][at(metric)] = nullptr;
}

void TwinState::set(ValueClass what, Origin origin, Metric metric, std::vector<float> values, std::vector<ValueQuality> quality)
{
    setColumn(what, origin, metric,
              values.empty() ? nullptr : std::make_shared<const ValueColumn>(ValueColumn{std::move(values), std::move(quality), {}}));
}

void TwinState::setRackValues(Origin origin, Metric metric, std::vector<float> values, std::vector<ValueQuality> quality)
{
    set(ValueClass::Rack, origin, metric, std::move(values), std::move(quality));
}

void TwinState::setUnitValues(Origin origin, Metric metric, std::vector<float> values, std::vector<ValueQuality> quality)
{
    set(ValueClass::Unit, origin, metric, std::move(values), std::move(quality));
}

void TwinState::setGpuValues(Origin origin, Metric metric, std::vector<float> values, std::vector<ValueQuality> quality)
{
    set(ValueClass::Gpu, origin, metric, std::move(values), std::move(quality));
}

void TwinState::setServerValues(Origin origin, Metric metric, const std::vector<std::vector<float>>& byRack)
{
    if (byRack.empty())
        return set(ValueClass::Server, origin, metric, {}, {});
    if (byRack.size() != static_cast<std::size_t>(m_layout.racks) || m_layout.rackFirstServer.size() != byRack.size() + 1)
        return;
    std::vector<float> flat(countOf(ValueClass::Server), unknown);
    for (std::size_t r = 0; r < byRack.size(); ++r) {
        const std::size_t room = m_layout.rackFirstServer[r + 1] - m_layout.rackFirstServer[r];
        std::copy_n(byRack[r].begin(), std::min(byRack[r].size(), room), flat.begin() + static_cast<std::ptrdiff_t>(m_layout.rackFirstServer[r]));
    }
    set(ValueClass::Server, origin, metric, std::move(flat), {});
}

void TwinState::setFigures(KeyFigures figures)
{
    m_figures = std::move(figures);
}

void TwinState::setModelled(const PlantState& state)
{
    for (std::size_t m = 0; m < metricCount; ++m) {
        setRackValues(Origin::Modelled, static_cast<Metric>(m), state.rack[m]);
        setUnitValues(Origin::Modelled, static_cast<Metric>(m), state.unit[m]);
    }
    setGpuValues(Origin::Modelled, Metric::Power, state.gpuPowerW);
    setGpuValues(Origin::Modelled, Metric::GpuTemperature, state.gpuDieC);
    setFigures(state.figures);
}

void TwinState::clear(Origin origin)
{
    if (origin == Origin::Measured) {
        m_measured = {};
    } else if (origin == Origin::Modelled) {
        m_modelled = {};
        m_figures = {};
    }
    m_residual = {};
}

void TwinState::commit(Timestamp time)
{
    m_time = time;
    Q_EMIT changed();
}

} // namespace twin
