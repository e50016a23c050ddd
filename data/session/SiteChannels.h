// How the figures of a whole site lie in a recording: one channel a figure and two a limit, all of the asset "site".
#pragma once
#include "data/store/RecordingReader.h"
#include "data/store/RecordingWriter.h"
#include "twin/physics/KeyFigures.h"
#include <map>
#include <string>
#include <vector>

namespace data {

inline constexpr const char* siteAsset = "site";

/// Writes the figures of every step. Limits that turn up later get a block of their own from then on.
class SiteChannelsWriter
{
public:
    SiteChannelsWriter(RecordingWriter& writer, twin::Origin origin) : m_writer(writer), m_origin(origin) {}
    void append(twin::Timestamp t, const twin::KeyFigures& figures);

private:
    void addLimits(const twin::KeyFigures& figures, std::vector<Channel>& channels, int block);
    struct LimitPlace
    {
        int block;
        std::size_t column;
    };
    RecordingWriter& m_writer;
    twin::Origin m_origin;
    std::vector<std::vector<float>> m_rows; ///< by block of ours
    std::vector<int> m_blocks;
    std::map<std::string, LimitPlace> m_limits;
    std::vector<twin::Limit> m_described;   ///< in the order they were met
};

/// Reads them back, limits and the one that binds included.
class SiteChannelsReader
{
public:
    SiteChannelsReader() = default;
    explicit SiteChannelsReader(RecordingReader& reader);
    bool isEmpty() const { return m_blocks.empty(); }
    /// Figures without a value at `t` are NaN; limits without one are left out.
    twin::KeyFigures figures(RecordingReader& reader, twin::Timestamp t) const;

private:
    struct Block
    {
        int index;
        double maxAge;
        std::vector<std::pair<std::size_t, double twin::KeyFigures::*>> figures;
        struct LimitColumns
        {
            std::size_t limit, used, capacity;
        };
        std::vector<LimitColumns> limits;
    };
    std::vector<Block> m_blocks;
    std::vector<twin::Limit> m_limits;
};

/// The step in which a figure is kept: a hundredth of what people read, in its unit.
double figureResolution(const twin::KeyFigureInfo& info);

/// Values older than this are not shown as present: three typical steps, at least five seconds.
double staleAfterSeconds(double typicalStep);

} // namespace data
