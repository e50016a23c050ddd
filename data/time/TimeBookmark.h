// An instant worth keeping, with a name. Pure value.
#pragma once
#include "twin/base/Timestamp.h"
#include <string>

namespace data {

struct TimeBookmark
{
    std::string name;
    twin::Timestamp at;
    bool stop = false; ///< playing across it pauses exactly there
    bool operator==(const TimeBookmark&) const = default;
};

} // namespace data
