#include "twin/model/LayoutRules.h"
#include "twin/model/Catalogue.h"
#include "twin/model/JsonReader.h"
#include <algorithm>
#include <cmath>

namespace twin {

namespace {
LayoutRules readRules()
{
    const JsonReader rules = JsonReader::open(":/presets/layout.json").object("rules");
    const auto positive = [&rules](const char* key) {
        const JsonReader entry = rules.object(key);
        const double value = entry.number("value");
        if (value <= 0)
            entry.fail("value", "must be above zero");
        entry.mark();
        entry.source();
        return value;
    };
    LayoutRules out;
    out.slotPitch = positive("slot_pitch");
    out.rowPitch = positive("row_pitch");
    out.rackDepth = positive("rack_depth");
    out.crossAisle = positive("cross_aisle");
    out.wallClearance = Catalogue::builtIn().parameters.value("wall_clearance");
    out.aisleClearance = Catalogue::builtIn().parameters.value("aisle_clearance");
    out.arrayRacks = static_cast<int>(positive("array_racks"));
    out.groupArrays = static_cast<int>(positive("group_arrays"));
    return out;
}
} // namespace

const LayoutRules& layoutRules()
{
    static const LayoutRules rules = readRules();
    return rules;
}

HallGrid::HallGrid(const Rect& area, const LayoutRules& rules)
    : m_pitch(rules.slotPitch), m_rowPitch(rules.rowPitch), m_cross(rules.crossAisle), m_group(rules.groupRacks())
{
    const double slack = 1e-6;
    const double width = area.width() - 2 * rules.wallClearance + slack;
    const double groupWidth = m_group * m_pitch + m_cross;
    const double arrayWidth = rules.arrayRacks * m_pitch;
    double used = 0;
    if (width >= arrayWidth) {
        const int groups = static_cast<int>((width + m_cross) / groupWidth);
        const double rest = width - groups * groupWidth;
        const int arrays = std::min(static_cast<int>(std::max(0.0, rest) / arrayWidth), rules.groupArrays);
        m_slots = groups * m_group + arrays * rules.arrayRacks;
        used = m_slots * m_pitch + (m_slots - 1) / m_group * m_cross;
    }
    m_x0 = area.x0 + (area.width() - used) / 2;
    const double depth = area.depth() - 2 * rules.wallClearance - rules.rackDepth + slack;
    m_rows = depth < 0 ? 0 : 1 + static_cast<int>(depth / m_rowPitch);
    m_y0 = area.y0 + rules.wallClearance + rules.rackDepth / 2;
}

double HallGrid::slotX(int slot) const
{
    const int inside = std::clamp(slot, 1, std::max(1, m_slots));
    return m_x0 + (slot - 0.5) * m_pitch + (inside - 1) / m_group * m_cross;
}

int HallGrid::slotAt(double x) const
{
    const double bound = 1e6; // keeps absurd requests inside int
    const double groupWidth = m_group * m_pitch + m_cross;
    const double dx = std::clamp(x - m_x0, -bound, bound);
    const int lastGroup = std::max(0, (m_slots - 1) / m_group);
    const int group = std::clamp(static_cast<int>(std::floor(dx / groupWidth)), 0, lastGroup);
    const double inGroup = dx - group * groupWidth;
    int slot = group * m_group + static_cast<int>(std::floor(inGroup / m_pitch)) + 1;
    if (group < lastGroup && slot > (group + 1) * m_group) // in a cross aisle: the nearer side
        slot = (group + 1) * m_group + (inGroup - m_group * m_pitch > m_cross / 2 ? 1 : 0);
    return slot;
}

double HallGrid::rowY(int number) const
{
    return m_y0 + (number - 1) * m_rowPitch;
}

int HallGrid::rowAt(double y) const
{
    const double bound = 1e6;
    return 1 + static_cast<int>(std::lround(std::clamp(y - m_y0, -bound, bound) / m_rowPitch));
}

} // namespace twin
