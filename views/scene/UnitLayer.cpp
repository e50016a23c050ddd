#include "views/scene/UnitLayer.h"
#include "views/scene/MeshBuilder.h"
#include <vtkActor.h>

namespace views {

void UnitLayer::update(const SceneFrame& f, unsigned changes)
{
    if (changes & Geometry)
        build(f);
    if (changes & (Geometry | Colours))
        paint(f);
}

void UnitLayer::build(const SceneFrame& f)
{
    m_texture.clear();
    m_texel.resize(static_cast<std::size_t>(f.geometry.unitCount()));
    for (auto& texel : m_texel)
        texel = m_texture.allocate(1);
    m_texture.finish();
    MeshBuilder shadows, m;
    shadows.setAmbient(1);
    shadows.setColor(f.palette.apronShadow);
    for (int i = 0; i < f.geometry.unitCount(); ++i) {
        const Box3& box = f.geometry.unit(i);
        const auto kind = f.site.units[static_cast<std::size_t>(i)].kind;
        addUnitShape(m, f.palette, kind, box, ValueTexture::place(m_texel[static_cast<std::size_t>(i)]), ValueTexture::place(0));
        shadows.shadow(box, -0.25, kind == twin::AssetKind::UtilityFeed || kind == twin::AssetKind::Substation ? 0.12 : 0.5);
    }
    std::vector<vtkSmartPointer<vtkActor>> actors;
    if (!m.isEmpty()) {
        actors.push_back(m.actor(Material::Values, m_texture.texture()));
        actors.push_back(shadows.actor(Material::Plain));
    }
    show(std::move(actors));
}

void UnitLayer::paint(const SceneFrame& f)
{
    // Few quantities exist for every unit, so one without a value is simply plain.
    const QRgb plain = f.palette.unit.rgb();
    for (std::size_t i = 0; i < m_texel.size(); ++i) {
        const bool known = i < f.unitColours.size() && qAlpha(f.unitColours[i]) > 0;
        m_texture.set(m_texel[i], known ? f.unitColours[i] : plain);
    }
    m_texture.upload();
}

} // namespace views
