// Wall-clock times of a zone to UTC. Immutable once made, any thread.
#pragma once
#include "data/store/RecordingTypes.h"
#include <optional>
#include <string>
#include <vector>

namespace data::csv {

class Zone
{
public:
    Zone() = default; ///< UTC
    /// "UTC", "Z", "+02:00", "-0530", or a name of the IANA database ("America/Chicago"). Throws twin::Error (usage) for anything else.
    explicit Zone(const std::string& name);
    const std::string& name() const { return m_name; }
    /// Nanoseconds of a wall clock read as if it were UTC -> nanoseconds UTC. Of an hour that comes twice the first one is meant; an hour
    /// that is left out counts on from before it.
    std::int64_t toUtc(std::int64_t wall) const;
    /// The begin of an hour that comes twice within a span, if there is one.
    std::optional<twin::Timestamp> repeatedHour(const TimeSpan& span) const;

private:
    struct Part
    {
        std::int64_t wallEnd; ///< of the part, on its own wall clock
        std::int64_t offset;
    };
    std::string m_name = "UTC";
    std::vector<Part> m_parts; ///< by time; empty: a fixed offset
    std::int64_t m_offset = 0;
};

} // namespace data::csv
