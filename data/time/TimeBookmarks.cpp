#include "data/time/TimeBookmarks.h"
#include <algorithm>
#include <utility>

namespace data {
namespace {

bool isBefore(const TimeBookmark& a, const TimeBookmark& b) { return a.at != b.at ? a.at < b.at : a.name < b.name; }

/// Not in the middle of a UTF-8 character.
std::string cut(std::string name)
{
    if (name.size() > TimeBookmarks::longestName) {
        std::size_t end = TimeBookmarks::longestName;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80)
            --end;
        name.resize(end);
    }
    return name;
}

} // namespace

int TimeBookmarks::indexAt(twin::Timestamp t) const
{
    const auto it = std::lower_bound(m_all.begin(), m_all.end(), t, [](const TimeBookmark& b, twin::Timestamp at) { return b.at < at; });
    return it != m_all.end() && it->at == t ? static_cast<int>(it - m_all.begin()) : -1;
}

void TimeBookmarks::change(std::vector<TimeBookmark> all)
{
    std::stable_sort(all.begin(), all.end(), isBefore);
    if (all == m_all)
        return;
    m_all = std::move(all);
    Q_EMIT changed();
    Q_EMIT edited();
}

int TimeBookmarks::add(TimeBookmark bookmark)
{
    bookmark.name = cut(std::move(bookmark.name));
    const auto find = [&] {
        const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const TimeBookmark& b) { return b.at == bookmark.at && b.name == bookmark.name; });
        return it == m_all.end() ? -1 : static_cast<int>(it - m_all.begin());
    };
    if (const int known = find(); known >= 0 || m_all.size() >= most)
        return known;
    auto all = m_all;
    all.push_back(bookmark);
    change(std::move(all));
    return find();
}

void TimeBookmarks::remove(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_all.size())
        return;
    auto all = m_all;
    all.erase(all.begin() + index);
    change(std::move(all));
}

void TimeBookmarks::rename(int index, const std::string& name)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_all.size())
        return;
    auto all = m_all;
    all[static_cast<std::size_t>(index)].name = cut(name);
    change(std::move(all));
}

void TimeBookmarks::setStop(int index, bool stop)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_all.size())
        return;
    auto all = m_all;
    all[static_cast<std::size_t>(index)].stop = stop;
    change(std::move(all));
}

void TimeBookmarks::set(std::vector<TimeBookmark> all)
{
    std::stable_sort(all.begin(), all.end(), isBefore);
    if (all == m_all)
        return;
    m_all = std::move(all);
    Q_EMIT changed();
}

} // namespace data
