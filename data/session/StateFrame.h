// The values of one instant, ready to be shown: read by a worker, then shared and not changed any more.
#pragma once
#include "data/session/SiteLayout.h"
#include <array>
#include <memory>

namespace data {

/// All columns of one origin. Recordings are put in one after the other: the first that has a value of an asset wins.
class OriginFrame
{
public:
    /// The column of a class and metric; made with nothing known where there is none yet.
    twin::ValueColumn& need(twin::ValueClass what, twin::Metric metric, std::size_t count);
    /// A whole column without ages, where there is none yet.
    void put(twin::ValueClass what, twin::Metric metric, std::vector<float>&& values, std::vector<twin::ValueQuality>&& quality);
    const std::shared_ptr<twin::ValueColumn>& column(twin::ValueClass what, twin::Metric metric) const;
    /// Qualities that say no more than the values themselves are left out.
    void finish();
    void putInto(twin::TwinState& state, twin::Origin origin) const;
    bool isEmpty() const;
    std::size_t bytes() const;

private:
    std::array<std::array<std::shared_ptr<twin::ValueColumn>, twin::metricCount>, twin::valueClassCount> m_columns;
};

struct StateFrame
{
    twin::Timestamp t;
    bool hasMeasured = false, hasModelled = false; ///< there are such recordings, whether they have values or not
    OriginFrame measured, modelled;
    twin::KeyFigures figures;                      ///< of the modelled recording
    std::vector<std::string> failures;             ///< recordings that could not be read, in words
    std::size_t bytes() const { return measured.bytes() + modelled.bytes(); }
    void putInto(twin::TwinState& state) const;    ///< without commit
};

} // namespace data
