#include "views/Selection.h"
#include <algorithm>

namespace views {

bool Selection::contains(twin::AssetId id) const
{
    return std::any_of(m_items.begin(), m_items.end(), [id](const auto& item) { return item.asset == id; });
}

void Selection::set(std::vector<twin::AssetRef> items)
{
    if (items == m_items)
        return;
    m_items = std::move(items);
    Q_EMIT changed();
}

void Selection::toggle(twin::AssetRef item)
{
    auto items = m_items;
    if (const auto it = std::find(items.begin(), items.end(), item); it != items.end())
        items.erase(it);
    else
        items.insert(items.begin(), item);
    set(std::move(items));
}

void Selection::setHovered(twin::AssetRef item)
{
    if (item == m_hovered)
        return;
    m_hovered = item;
    Q_EMIT hoveredChanged();
}

} // namespace views
