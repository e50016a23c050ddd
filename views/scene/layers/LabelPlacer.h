// Which of many labels stand in the picture: the important ones first, none over another, and none coming and going while the camera
// moves a little. Pure.
#pragma once
#include <QRectF>
#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

namespace views {

/// A label that would like to be shown; rectangles are logical pixels.
struct LabelWish
{
    std::uint64_t id = 0;     ///< the same in every frame
    QRectF rect;
    int priority = 0;         ///< 0 is the most important
    double weight = 0;        ///< the larger goes first among equals
};

/// Finds out quickly what a rectangle meets: the screen as a grid, each cell with the rectangles that touch it.
class LabelGrid
{
public:
    explicit LabelGrid(const QRectF& screen);
    void add(const QRectF& rect);
    bool isFree(const QRectF& rect) const; ///< meets none of those added

private:
    template<typename F> bool allCells(const QRectF& rect, F&& f) const;
    QRectF m_screen;
    int m_columns, m_rows;
    std::vector<std::vector<std::uint32_t>> m_cells;
    std::vector<QRectF> m_rects;
};

/// Indices of the wishes that come true, in the order of their placing. They lie wholly on the screen, meet neither one another nor
/// `taken`. Of equal priority what was `shown` before goes first, and needs no more than its own place; what is new must keep `gap` pixels
/// from all others.
std::vector<std::size_t> placeLabels(std::span<const LabelWish> wishes, const QRectF& screen, std::span<const QRectF> taken,
                                     const std::unordered_set<std::uint64_t>& shown, double gap);

} // namespace views
