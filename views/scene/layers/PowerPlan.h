// Where the power comes from and how it runs: utility, substation transformers, 13.8 kV line-ups and their ring, machines and Megapacks, pad
// transformers, busways over the rows. WHO is connected to whom is the one-line's (twin::OneLine); WHERE cables lie is SCHEMATIC, drawn from
// the places of the units with right angles, and which rows a busway feeds is assumed to go in order. Neither is published. Pure functions.
#pragma once
#include "twin/model/OneLine.h"
#include "twin/model/Site.h"
#include "views/scene/SceneGeometry.h"
#include "views/scene/layers/Route.h"
#include <map>

namespace views {

class PowerPlan
{
public:
    PowerPlan() = default;
    PowerPlan(const twin::Site& site, const SceneGeometry& geometry, const std::vector<twin::network::SiteElement>& elements);

    bool isEmpty() const { return m_elements.empty(); }
    /// Slots: one an element, then one a group of pads that share a tray to a hall.
    const std::vector<Route>& routes() const { return m_routes; }
    int slotCount() const { return static_cast<int>(m_elements.size() + m_bundles.size()); }
    /// Elements that a slot stands for: one, or the pads and busways of a bundle.
    std::vector<int> elementsOf(int slot) const;

    /// The elements from an asset to the utility, nearest first, around what is open; the ring takes the way with the fewest ties.
    struct Way
    {
        std::vector<int> elements;
        std::vector<Vec3> points;
        bool reachesUtility = false;
    };
    /// `isClosed` tells of an element whether power can pass. Empty where the asset has no place in the one-line.
    int buswayOf(int rack) const; ///< the element that feeds it; -1: none
    Way fromRack(int rack, const std::vector<char>& isClosed) const;
    Way fromUnit(int unit, const std::vector<char>& isClosed) const;
    const std::vector<twin::network::SiteElement>& elements() const { return m_elements; }

private:
    void bundle(const twin::Site& site, const SceneGeometry& geometry);
    void draw(const twin::Site& site, const SceneGeometry& geometry);
    Way upstream(int element, std::vector<Vec3> points, const std::vector<char>& isClosed) const;
    std::vector<Vec3> wayUp(int child, int parent) const; ///< from an element to the one that feeds it
    struct Bundle
    {
        double trayY = 0;
        int hall = -1;
        std::vector<int> pads, busways;
    };
    std::vector<twin::network::SiteElement> m_elements;
    std::vector<Vec3> m_at;              ///< by element
    std::vector<double> m_trayY;         ///< by element: pads
    std::vector<int> m_lineUps, m_feeds; ///< elements in order
    std::vector<Bundle> m_bundles;
    std::vector<int> m_sectionOfRack;    ///< by rack: the busway's element; -1: none
    std::vector<int> m_padOfBusway;      ///< by element
    std::vector<int> m_padOfMechanical;  ///< by unit: the pad of a chiller, tower or pump; -1
    std::vector<int> m_elementOfUnit;
    std::vector<twin::Rect> m_hallAreas;
    std::vector<double> m_hallEdge;      ///< by busway element: where its tray meets the hall
    std::vector<Vec3> m_rackTop;
    std::vector<Route> m_routes;
};

} // namespace views
