// What is selected, the same for scene, tree, charts and properties. GUI thread.
#pragma once
#include "twin/base/Ids.h"
#include <QObject>
#include <vector>

namespace views {

class Selection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    const std::vector<twin::AssetRef>& items() const { return m_items; }
    twin::AssetRef current() const { return m_items.empty() ? twin::AssetRef{} : m_items.front(); }
    bool contains(twin::AssetId id) const;
    void set(std::vector<twin::AssetRef> items); ///< emits changed() only if something is different
    void toggle(twin::AssetRef item);
    void clear() { set({}); }
    twin::AssetRef hovered() const { return m_hovered; }
    void setHovered(twin::AssetRef item);

Q_SIGNALS:
    void changed();
    void hoveredChanged();

private:
    std::vector<twin::AssetRef> m_items;
    twin::AssetRef m_hovered;
};

} // namespace views
