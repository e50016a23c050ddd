#include "twin/model/TwinState.h"
#include "twin/physics/PlantModel.h"
#include <limits>

namespace twin {

namespace {
constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

std::size_t at(Metric metric)
{
    return static_cast<std::size_t>(metric);
}

/// Measured minus modelled; empty unless both are known. NaN spreads by itself.
std::vector<float> difference(const std::vector<float>& measured, const std::vector<float>& modelled)
{
    if (measured.size() != modelled.size())
        return {};
    std::vector<float> out(measured.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = measured[i] - modelled[i];
    return out;
}

float pick(std::span<const float> values, int index)
{
    return index >= 0 && static_cast<std::size_t>(index) < values.size() ? values[static_cast<std::size_t>(index)] : unknown;
}
} // namespace

TwinState::TwinState(QObject* parent) : QObject(parent) {}

std::span<const float> TwinState::rackValues(Origin origin, Metric metric) const
{
    const std::size_t m = at(metric);
    if (origin == Origin::Measured)
        return m_measured.rack[m];
    if (origin == Origin::Modelled)
        return m_modelled.rack[m];
    if (m_residual.rack[m].empty())
        m_residual.rack[m] = difference(m_measured.rack[m], m_modelled.rack[m]);
    return m_residual.rack[m];
}

std::span<const float> TwinState::unitValues(Origin origin, Metric metric) const
{
    const std::size_t m = at(metric);
    if (origin == Origin::Measured)
        return m_measured.unit[m];
    if (origin == Origin::Modelled)
        return m_modelled.unit[m];
    if (m_residual.unit[m].empty())
        m_residual.unit[m] = difference(m_measured.unit[m], m_modelled.unit[m]);
    return m_residual.unit[m];
}

float TwinState::rackValue(Origin origin, Metric metric, int rack) const
{
    return pick(rackValues(origin, metric), rack);
}

float TwinState::unitValue(Origin origin, Metric metric, int unit) const
{
    return pick(unitValues(origin, metric), unit);
}

float TwinState::serverValue(Origin origin, Metric metric, int rack, int server) const
{
    if (origin == Origin::Residual)
        return serverValue(Origin::Measured, metric, rack, server) - serverValue(Origin::Modelled, metric, rack, server);
    const auto& racks = (origin == Origin::Measured ? m_measured : m_modelled).server[at(metric)];
    return rack >= 0 && static_cast<std::size_t>(rack) < racks.size() ? pick(racks[static_cast<std::size_t>(rack)], server) : unknown;
}

bool TwinState::hasMeasured() const
{
    for (std::size_t m = 0; m < metricCount; ++m)
        if (!m_measured.rack[m].empty() || !m_measured.unit[m].empty() || !m_measured.server[m].empty())
            return true;
    return false;
}

void TwinState::resize(int racks, int units)
{
    m_racks = racks;
    m_units = units;
    m_measured = {};
    m_modelled = {};
    m_residual = {};
    m_figures = {};
}

void TwinState::setRackValues(Origin origin, Metric metric, std::vector<float> values)
{
    if (origin == Origin::Residual || (!values.empty() && values.size() != static_cast<std::size_t>(m_racks)))
        return;
    (origin == Origin::Measured ? m_measured : m_modelled).rack[at(metric)] = std::move(values);
    m_residual.rack[at(metric)].clear();
}

void TwinState::setUnitValues(Origin origin, Metric metric, std::vector<float> values)
{
    if (origin == Origin::Residual || (!values.empty() && values.size() != static_cast<std::size_t>(m_units)))
        return;
    (origin == Origin::Measured ? m_measured : m_modelled).unit[at(metric)] = std::move(values);
    m_residual.unit[at(metric)].clear();
}

void TwinState::setServerValues(Origin origin, Metric metric, std::vector<std::vector<float>> byRack)
{
    if (origin == Origin::Residual || (!byRack.empty() && byRack.size() != static_cast<std::size_t>(m_racks)))
        return;
    (origin == Origin::Measured ? m_measured : m_modelled).server[at(metric)] = std::move(byRack);
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
