#include "data/session/StateFrame.h"
#include <algorithm>
#include <limits>

namespace data {
namespace {
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t at(twin::ValueClass what) { return static_cast<std::size_t>(what); }
constexpr std::size_t at(twin::Metric metric) { return static_cast<std::size_t>(metric); }
} // namespace

void OriginFrame::put(twin::ValueClass what, twin::Metric metric, std::vector<float>&& values, std::vector<twin::ValueQuality>&& quality)
{
    auto& column = m_columns[at(what)][at(metric)];
    column = std::make_shared<twin::ValueColumn>();
    column->values = std::move(values);
    column->quality = std::move(quality);
}

twin::ValueColumn& OriginFrame::need(twin::ValueClass what, twin::Metric metric, std::size_t count)
{
    auto& column = m_columns[at(what)][at(metric)];
    if (!column) {
        column = std::make_shared<twin::ValueColumn>();
        column->values.assign(count, nan);
        column->quality.assign(count, twin::ValueQuality::None);
        if (what != twin::ValueClass::Gpu) // a million ages more would tell nobody anything
            column->ageSeconds.assign(count, nan);
    }
    return *column;
}

const std::shared_ptr<twin::ValueColumn>& OriginFrame::column(twin::ValueClass what, twin::Metric metric) const
{
    return m_columns[at(what)][at(metric)];
}

void OriginFrame::finish()
{
    for (auto& byMetric : m_columns)
        for (auto& column : byMetric) {
            if (!column)
                continue;
            // Between good and none; without branches, so that the compiler takes many at once.
            unsigned others = 0;
            for (const twin::ValueQuality q : column->quality)
                others |= static_cast<std::uint8_t>(static_cast<std::uint8_t>(q) - 1) < 3 ? 1u : 0u;
            if (others == 0)
                std::vector<twin::ValueQuality>().swap(column->quality);
        }
}

bool OriginFrame::isEmpty() const
{
    for (const auto& byMetric : m_columns)
        for (const auto& column : byMetric)
            if (column)
                return false;
    return true;
}

std::size_t OriginFrame::bytes() const
{
    std::size_t sum = 0;
    for (const auto& byMetric : m_columns)
        for (const auto& column : byMetric)
            if (column)
                sum += 4 * (column->values.size() + column->ageSeconds.size()) + column->quality.size();
    return sum;
}

void OriginFrame::putInto(twin::TwinState& state, twin::Origin origin) const
{
    for (std::size_t c = 0; c < twin::valueClassCount; ++c)
        for (std::size_t m = 0; m < twin::metricCount; ++m)
            state.setColumn(static_cast<twin::ValueClass>(c), origin, static_cast<twin::Metric>(m), m_columns[c][m]);
}

void StateFrame::putInto(twin::TwinState& state) const
{
    state.clear(twin::Origin::Measured);
    measured.putInto(state, twin::Origin::Measured);
    if (!hasModelled)
        return; // the caller's own model state stays
    state.clear(twin::Origin::Modelled);
    modelled.putInto(state, twin::Origin::Modelled);
    state.setFigures(figures);
}

} // namespace data
