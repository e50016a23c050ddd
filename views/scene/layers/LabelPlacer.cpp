#include "views/scene/layers/LabelPlacer.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace views {
namespace {

constexpr double cellWidth = 96, cellHeight = 32;

} // namespace

LabelGrid::LabelGrid(const QRectF& screen)
    : m_screen(screen), m_columns(std::max(1, static_cast<int>(std::ceil(screen.width() / cellWidth)))),
      m_rows(std::max(1, static_cast<int>(std::ceil(screen.height() / cellHeight)))), m_cells(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows))
{
}

template<typename F> bool LabelGrid::allCells(const QRectF& rect, F&& f) const
{
    const auto clamped = [](double v, int count) { return static_cast<int>(std::clamp(std::floor(v), 0.0, count - 1.0)); };
    const int x0 = clamped((rect.left() - m_screen.left()) / cellWidth, m_columns), x1 = clamped((rect.right() - m_screen.left()) / cellWidth, m_columns);
    const int y0 = clamped((rect.top() - m_screen.top()) / cellHeight, m_rows), y1 = clamped((rect.bottom() - m_screen.top()) / cellHeight, m_rows);
    for (int y = y0; y <= y1; ++y)
        for (int x = x0; x <= x1; ++x)
            if (!f(static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(x)))
                return false;
    return true;
}

void LabelGrid::add(const QRectF& rect)
{
    const auto index = static_cast<std::uint32_t>(m_rects.size());
    m_rects.push_back(rect);
    allCells(rect, [&](std::size_t cell) {
        m_cells[cell].push_back(index);
        return true;
    });
}

bool LabelGrid::isFree(const QRectF& rect) const
{
    return allCells(rect, [&](std::size_t cell) {
        return std::none_of(m_cells[cell].begin(), m_cells[cell].end(), [&](std::uint32_t i) { return m_rects[i].intersects(rect); });
    });
}

std::vector<std::size_t> placeLabels(std::span<const LabelWish> wishes, const QRectF& screen, std::span<const QRectF> taken,
                                     const std::unordered_set<std::uint64_t>& shown, double gap)
{
    std::vector<char> before(wishes.size());
    for (std::size_t i = 0; i < wishes.size(); ++i)
        before[i] = shown.contains(wishes[i].id);
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto &p = wishes[a], &q = wishes[b];
        if (p.priority != q.priority)
            return p.priority < q.priority;
        if (before[a] != before[b])
            return before[a] > before[b];
        return p.weight != q.weight ? p.weight > q.weight : p.id < q.id;
    });
    LabelGrid grid(screen);
    for (const auto& rect : taken)
        grid.add(rect);
    std::vector<std::size_t> out;
    for (const std::size_t i : order) {
        const QRectF& rect = wishes[i].rect;
        const double keep = before[i] ? 0 : gap;
        if (rect.isEmpty() || !screen.contains(rect) || !grid.isFree(rect.adjusted(-keep, -keep, keep, keep)))
            continue;
        grid.add(rect);
        out.push_back(i);
    }
    return out;
}

} // namespace views
