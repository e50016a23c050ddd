// Writes meshes as one binary glTF 2.0 file (.glb), Khronos glTF 2.0 specification: no instancing, colours at the points or from one
// picture, and KHR_materials_unlit because the light is in the colours already. Pure values; any thread.
#pragma once
#include <QByteArray>
#include <QImage>
#include <QJsonObject>
#include <QString>
#include <cstdint>
#include <vector>

namespace views {

struct GltfMesh
{
    enum class Kind { Triangles, Lines };
    QString name;
    Kind kind = Kind::Triangles;
    std::vector<float> points;          ///< x, y, z of each; metres as in twin::Site, z up
    std::vector<std::uint8_t> colors;   ///< red, green, blue of each as on a screen (sRGB); what a picture has is multiplied by it
    std::vector<float> texels;          ///< u, v of each, 0 .. 1 from the upper left; empty: no picture
    std::vector<std::uint32_t> indices; ///< 3 a triangle, 2 a line
};

struct GltfScene
{
    std::vector<GltfMesh> meshes; ///< those without a triangle or line are left out
    QImage picture;               ///< what meshes with texels show, texel by texel, without filter
    QJsonObject about;            ///< goes into asset.extras
};

/// The file's bytes. glTF is y up: the one root node turns the site's z up.
QByteArray gltfBinary(const GltfScene& scene);

} // namespace views
