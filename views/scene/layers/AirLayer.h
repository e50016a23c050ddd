// The air in front of the racks as strips of the halls' floors, one for each array of eight racks. What the model has is one well-mixed
// room air for all halls, so its strips are alike; measured inlets differ. Behind the racks, at their rear doors, there is no value.
#pragma once
#include "views/scene/SceneLayer.h"
#include <QString>

namespace views {

/// A strip of floor and the mean inlet of the racks before it; NaN: not known.
struct AirStrip
{
    twin::Rect area;
    float celsius = 0;
    int racks = 0;
};
/// Pure. `inlet` is by rack; half the aisle in front belongs to a row.
std::vector<AirStrip> airStrips(const twin::Site& site, const SceneGeometry& geometry, std::span<const float> inlet);

class AirLayer : public SceneLayer
{
public:
    static constexpr double coldest = 15, hottest = 45; ///< of the colours, °C: about the allowable range of ASHRAE TC 9.9's class A4 above 15
    static QColor colorOf(double celsius);
    void setInlet(std::vector<float> celsius); ///< by rack; empty: not known
    const std::vector<float>& inlet() const { return m_inlet; }
    int stripCount() const { return m_strips; }

protected:
    void update(const SceneFrame& frame, unsigned changes) override;

private:
    std::vector<float> m_inlet;
    int m_strips = 0;
};

} // namespace views
