#include "views/scene/layers/AirLayer.h"
#include "twin/model/LayoutRules.h"
#include "views/scene/MeshBuilder.h"
#include <cmath>
#include <map>
#include <tuple>
#include <vtkActor.h>

namespace views {

std::vector<AirStrip> airStrips(const twin::Site& site, const SceneGeometry& geometry, std::span<const float> inlet)
{
    const auto& rules = twin::layoutRules();
    const double reach = (rules.rowPitch - rules.rackDepth) / 2;
    struct Part
    {
        Box3 box;
        double sum = 0;
        int known = 0, racks = 0;
    };
    std::map<std::pair<int, int>, Part> parts; // by row and array
    for (int i = 0; i < geometry.rackCount(); ++i) {
        const auto& rack = site.racks[static_cast<std::size_t>(i)];
        Part& part = parts[{rack.row, (rack.slot - 1) / rules.arrayRacks}];
        part.box.include(geometry.rack(i));
        ++part.racks;
        if (static_cast<std::size_t>(i) < inlet.size() && std::isfinite(inlet[static_cast<std::size_t>(i)])) {
            part.sum += static_cast<double>(inlet[static_cast<std::size_t>(i)]);
            ++part.known;
        }
    }
    std::vector<AirStrip> out;
    for (const auto& [key, part] : parts) {
        const bool north = site.rows[static_cast<std::size_t>(key.first)].facesNorth;
        const Box3& b = part.box;
        out.push_back({north ? twin::Rect{b.low.x, b.high.y, b.high.x, b.high.y + reach} : twin::Rect{b.low.x, b.low.y - reach, b.high.x, b.low.y},
                       part.known > 0 ? static_cast<float>(part.sum / part.known) : std::nanf(""), part.racks});
    }
    return out;
}

QColor AirLayer::colorOf(double celsius) { return mapColor(twin::MetricInfo::Map::Inferno, 0.15 + 0.8 * (celsius - coldest) / (hottest - coldest)); }

void AirLayer::setInlet(std::vector<float> celsius)
{
    const bool same = celsius.size() == m_inlet.size()
        && std::equal(celsius.begin(), celsius.end(), m_inlet.begin(), [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); });
    if (same)
        return;
    m_inlet = std::move(celsius);
    invalidate(Values);
}

void AirLayer::update(const SceneFrame& f, unsigned changes)
{
    if (!(changes & (Geometry | Values)))
        return;
    const auto strips = airStrips(f.site, f.geometry, m_inlet);
    m_strips = static_cast<int>(strips.size());
    MeshBuilder m;
    m.setAmbient(1);
    const QColor none = Theme::color(Role::NoData, f.palette.kind);
    for (const auto& strip : strips) {
        // The floor below has one colour, so mixing with it beforehand is the same as drawing translucently, and costs nothing.
        m.setColor(mixed(f.palette.floor, std::isfinite(strip.celsius) ? colorOf(static_cast<double>(strip.celsius)) : none, 0.8));
        m.rectangle(strip.area, floorHeight + 0.02);
    }
    if (m.isEmpty())
        show({});
    else
        show({m.actor(Material::Plain)});
}

} // namespace views
