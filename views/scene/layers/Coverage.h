// What is instrumented at all: measured, modelled only, or neither. Pure but for the memory of what has been measured. GUI thread.
#pragma once
#include "twin/model/TwinState.h"
#include "views/scene/ColourScale.h"
#include "views/scene/ScenePaint.h"

namespace data { class Session; }

namespace views {

enum class Cover : std::uint8_t { Measured, Modelled, None };
inline constexpr int coverKinds = 3;

struct CoverCounts
{
    std::array<int, coverKinds> racks{}, units{};
    bool operator==(const CoverCounts&) const = default;
};

class Coverage
{
public:
    /// An asset counts as measured once any channel of it had a sample in the recordings that are open or from a live source: good, doubtful or
    /// stale; racks also where the session has bound a channel of theirs, though it may have no sample yet. Forgets that when the list of
    /// recordings or the site becomes another.
    void update(const twin::TwinState& state, const data::Session* session);
    void forget();
    const std::vector<Cover>& racks() const { return m_racks; }
    const std::vector<Cover>& units() const { return m_units; }
    const CoverCounts& counts() const { return m_counts; }

private:
    std::vector<Cover> m_racks, m_units;
    std::vector<char> m_rackSeen, m_unitSeen;
    CoverCounts m_counts;
    int m_revision = -1;
};

QString coverLabel(Cover cover);
QColor coverColor(Cover cover, Theme::Kind kind);
/// Racks painted by it: codes as values from 0 to 2, and a map of three even parts.
std::vector<float> coverCodes(const std::vector<Cover>& covers);
ColourLookup coverLookup(Theme::Kind kind);

} // namespace views
