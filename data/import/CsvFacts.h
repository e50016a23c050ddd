// What the rows of a file say of its channels, gathered block by block, and what follows from it for the recording. One thread.
#pragma once
#include "data/import/CsvBlocks.h"
#include <set>
#include <unordered_map>

namespace data::csv {

/// Channels of one quantity from one column: they share unit and step.
struct Kind
{
    ChannelTarget target;      ///< without an asset
    std::size_t column = 0;
    std::int64_t samples = 0;
    int decimals = 0;
    bool exponent = false;
    double largest = 0;        ///< as in the file
};

/// How a kind is recorded.
struct KindChoice
{
    bool isUsed = false, isPercent = false;
    bool fitsFrames = false;   ///< float32 holds its steps
    double factor = 1, resolution = 0;
    bool operator==(const KindChoice&) const = default;
};

struct FileChannel
{
    std::string asset;         ///< empty: not recorded
    int kind = -1;
    bool isNamed = false;      ///< the name was checked against the others
    bool lastIsNumber = false;
    double lastValue = 0, integral = 0; ///< raw values
    std::int64_t samples = 0;
};

struct FileKey
{
    std::string text;
    std::int64_t lastTime = 0, outOfOrder = 0;
    bool hasLast = false;
};

class Facts
{
public:
    explicit Facts(const Plan& plan);
    /// Numbers of a block's runs among `keys()`; defines what is new. Throws twin::Error where two texts would become one channel.
    void define(const ParsedBlock& block, std::vector<int>& keys);
    void absorb(const ParsedBlock& block, const std::vector<int>& keys); ///< everything else
    /// Takes over how the kinds of other facts look, as if those rows had been seen too.
    void foresee(const Facts& other);

    bool isChanged() const { return m_isChanged; }         ///< the choices may be others since choices() was last asked
    const std::vector<KindChoice>& choices();
    bool asFrames() const { return m_columnsOnly && timesIncrease; }
    /// Rows come by instants, many assets each: worth frames.
    bool byInstants() const { return !m_columnsOnly && !m_notByInstants && m_seenKeys >= 64 && m_seenRows >= 32 * m_seenInstants; }
    void denyInstants() { m_notByInstants = true; }
    bool countsFromZero() const { return m_countsFromZero; }

    const std::vector<FileKey>& keys() const { return m_keys; }
    const std::vector<Kind>& kinds() const { return m_kinds; }
    FileChannel& channel(int key, std::size_t column) { return m_channels[static_cast<std::size_t>(key) * m_columns + column]; }
    std::vector<FileChannel>& channels() { return m_channels; }
    std::size_t columns() const { return m_columns; }
    bool isPower(const FileChannel& channel) const;

    std::int64_t rows = 0, rejected = 0, missing = 0, problems = 0, lines = 0, samples = 0;
    bool timesIncrease = true, any = false;
    TimeSpan span;
    std::vector<twin::Issue> issues;             ///< of single rows, the first ones
    std::set<std::string> noServers;             ///< texts that are no servers of the array
    std::vector<std::string> untaken;            ///< texts that no rule takes, the first ones
    std::int64_t untakenCount = 0;

private:
    int defineKey(std::string text);
    int kindOf(ChannelTarget target, std::size_t column);
    void name(FileChannel& channel, int key, std::size_t column);
    twin::Issue issueOf(const RowProblem& problem) const;
    const Plan& m_plan;
    TargetMaker m_targets;
    std::size_t m_columns;
    bool m_columnsOnly, m_countsFromZero = false, m_isChanged = true;
    bool m_notByInstants = false;
    std::int64_t m_seenRows = 0, m_seenInstants = 0, m_seenKeys = 0;
    std::vector<FileKey> m_keys;
    std::unordered_map<std::string, int> m_keyIndex;
    std::vector<std::vector<int>> m_keysOfParser;
    std::vector<FileChannel> m_channels;
    std::vector<Kind> m_kinds;
    std::unordered_map<std::string, int> m_kindIndex;
    std::unordered_map<std::string, std::string> m_taken; ///< asset and metric -> text of the file
    std::vector<KindChoice> m_choices;
};

} // namespace data::csv
