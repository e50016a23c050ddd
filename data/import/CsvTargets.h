// From a key of rows and a column to the channel of the recording. Immutable, any thread.
#pragma once
#include "data/import/CsvPlan.h"
#include <string>
#include <string_view>
#include <vector>

namespace data::csv {

/// Between the texts of a key that has several columns.
inline constexpr char keySeparator = '\x1f';

struct ChannelTarget
{
    bool isTaken = false;    ///< else nothing of it is recorded
    bool noServer = false;   ///< the array has no such server
    std::string text;        ///< what names it in the file, for messages
    std::string asset, metric, unit;
    double factor = 1, offset = 0, blankFrom = 0;
    double resolution = -1;  ///< < 0: from the decimals
    bool percentIfAboveOne = false;
    int rule = -1;
    bool operator==(const ChannelTarget&) const = default;
};

class TargetMaker
{
public:
    explicit TargetMaker(const Plan& plan) : m_plan(plan) {}
    /// `countsFromZero`: the file's array of servers begins with 0.
    ChannelTarget make(std::string_view key, std::size_t column, bool countsFromZero) const;
    /// Only in arrays: the key's asset ends in no number that could be a server.
    bool isNoNumber(std::string_view key) const;
    std::optional<long long> arrayNumber(std::string_view key) const;

private:
    ChannelTarget byRules(const std::vector<std::string_view>& parts, const std::string& column, const std::string& assetOfColumn) const;
    const Plan& m_plan;
};

std::vector<std::string_view> keyParts(std::string_view key);

} // namespace data::csv
