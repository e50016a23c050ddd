#include "views/scene/GltfFile.h"
#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace views {
namespace {

// Numbers of the glTF 2.0 specification.
constexpr int asFloat = 5126, asUnsignedShort = 5123, asUnsignedInt = 5125;
constexpr int forVertices = 34962, forIndices = 34963;
constexpr int nearest = 9728, clampToEdge = 33071;
constexpr std::uint32_t magic = 0x46546C67, version = 2, jsonChunk = 0x4E4F534A, binaryChunk = 0x004E4942;

/// The curve of sRGB, IEC 61966-2-1: glTF keeps the colours of points linear.
std::array<std::uint16_t, 256> linearTable()
{
    std::array<std::uint16_t, 256> out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double c = static_cast<double>(i) / 255;
        out[i] = static_cast<std::uint16_t>(std::lround(65535 * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4))));
    }
    return out;
}

class Writer
{
public:
    QJsonArray views, accessors, meshes, nodes;
    QByteArray bytes;

    int view(const void* data, qsizetype size, int target = 0)
    {
        QJsonObject o{{"buffer", 0}, {"byteOffset", bytes.size()}, {"byteLength", size}};
        if (target)
            o["target"] = target;
        bytes.append(static_cast<const char*>(data), size);
        while (bytes.size() % 4)
            bytes.append('\0');
        views.append(o);
        return static_cast<int>(views.size()) - 1;
    }

    int accessor(int viewIndex, int component, const char* type, qsizetype count, QJsonObject more = {})
    {
        more["bufferView"] = viewIndex;
        more["componentType"] = component;
        more["type"] = type;
        more["count"] = count;
        accessors.append(more);
        return static_cast<int>(accessors.size()) - 1;
    }

    void add(const GltfMesh& mesh)
    {
        static const auto linear = linearTable();
        const auto count = static_cast<qsizetype>(mesh.points.size() / 3);
        std::array<double, 3> least, most;
        least.fill(std::numeric_limits<double>::infinity());
        most.fill(-std::numeric_limits<double>::infinity());
        for (std::size_t i = 0; i < mesh.points.size(); ++i) {
            least[i % 3] = std::min(least[i % 3], static_cast<double>(mesh.points[i]));
            most[i % 3] = std::max(most[i % 3], static_cast<double>(mesh.points[i]));
        }
        const auto size = [](const auto& v) { return static_cast<qsizetype>(v.size() * sizeof v[0]); };
        QJsonObject attributes;
        attributes["POSITION"] = accessor(view(mesh.points.data(), size(mesh.points), forVertices), asFloat, "VEC3", count,
                                          {{"min", QJsonArray{least[0], least[1], least[2]}}, {"max", QJsonArray{most[0], most[1], most[2]}}});
        if (mesh.colors.size() == mesh.points.size()) {
            std::vector<std::uint16_t> colors; // four each, so that every element starts at a multiple of four bytes
            colors.reserve(static_cast<std::size_t>(count) * 4);
            for (std::size_t i = 0; i < mesh.colors.size(); i += 3)
                colors.insert(colors.end(), {linear[mesh.colors[i]], linear[mesh.colors[i + 1]], linear[mesh.colors[i + 2]], 65535});
            attributes["COLOR_0"] = accessor(view(colors.data(), size(colors), forVertices), asUnsignedShort, "VEC4", count, {{"normalized", true}});
        }
        const bool hasPicture = !mesh.texels.empty();
        if (hasPicture)
            attributes["TEXCOORD_0"] = accessor(view(mesh.texels.data(), size(mesh.texels), forVertices), asFloat, "VEC2", count);
        const int indices = accessor(view(mesh.indices.data(), size(mesh.indices), forIndices), asUnsignedInt, "SCALAR", static_cast<qsizetype>(mesh.indices.size()));
        const QJsonObject primitive{{"attributes", attributes}, {"indices", indices}, {"material", hasPicture ? 1 : 0},
                                    {"mode", mesh.kind == GltfMesh::Kind::Lines ? 1 : 4}};
        nodes.append(QJsonObject{{"name", mesh.name}, {"mesh", static_cast<int>(meshes.size())}});
        meshes.append(QJsonObject{{"name", mesh.name}, {"primitives", QJsonArray{primitive}}});
    }
};

QJsonObject material(const char* name, bool hasPicture)
{
    QJsonObject pbr{{"metallicFactor", 0}, {"roughnessFactor", 1}};
    if (hasPicture)
        pbr["baseColorTexture"] = QJsonObject{{"index", 0}};
    return {{"name", name}, {"pbrMetallicRoughness", pbr}, {"doubleSided", true}, {"extensions", QJsonObject{{"KHR_materials_unlit", QJsonObject()}}}};
}

void append(QByteArray& to, std::uint32_t value)
{
    const auto little = qToLittleEndian(value);
    to.append(reinterpret_cast<const char*>(&little), sizeof little);
}

} // namespace

QByteArray gltfBinary(const GltfScene& scene)
{
    static_assert(Q_BYTE_ORDER == Q_LITTLE_ENDIAN, "the arrays are written as they lie in memory");
    Writer w;
    for (const auto& mesh : scene.meshes)
        if (!mesh.points.empty() && !mesh.indices.empty())
            w.add(mesh);
    QJsonArray children;
    for (int i = 0; i < w.nodes.size(); ++i)
        children.append(i);
    const double half = std::sqrt(0.5);
    QJsonObject root{{"name", "Site"}, {"rotation", QJsonArray{-half, 0, 0, half}}}; // a quarter turn about x: z up becomes y up
    if (!children.isEmpty())
        root["children"] = children;
    w.nodes.append(root);
    QJsonObject json{{"asset", QJsonObject{{"version", "2.0"}, {"generator", "Memphis Twin"}, {"extras", scene.about}}},
                     {"scene", 0},
                     {"scenes", QJsonArray{QJsonObject{{"nodes", QJsonArray{static_cast<int>(w.nodes.size()) - 1}}}}},
                     {"nodes", w.nodes}};
    QJsonArray materials{material("Colours of points", false)};
    if (!scene.picture.isNull()) {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        scene.picture.save(&buffer, "PNG");
        json["images"] = QJsonArray{QJsonObject{{"bufferView", w.view(png.constData(), png.size())}, {"mimeType", "image/png"}, {"name", "Values"}}};
        json["samplers"] = QJsonArray{QJsonObject{{"magFilter", nearest}, {"minFilter", nearest}, {"wrapS", clampToEdge}, {"wrapT", clampToEdge}}};
        json["textures"] = QJsonArray{QJsonObject{{"source", 0}, {"sampler", 0}}};
        materials.append(material("Values of racks and GPUs", true));
    }
    if (!w.meshes.isEmpty()) {
        json["meshes"] = w.meshes;
        json["accessors"] = w.accessors;
        json["materials"] = materials;
        json["extensionsUsed"] = QJsonArray{"KHR_materials_unlit"};
    }
    if (!w.bytes.isEmpty()) {
        json["bufferViews"] = w.views;
        json["buffers"] = QJsonArray{QJsonObject{{"byteLength", w.bytes.size()}}};
    }
    QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    while (text.size() % 4)
        text.append(' ');
    QByteArray out;
    out.reserve(text.size() + w.bytes.size() + 28);
    append(out, magic);
    append(out, version);
    append(out, static_cast<std::uint32_t>(12 + 8 + text.size() + (w.bytes.isEmpty() ? 0 : 8 + w.bytes.size())));
    append(out, static_cast<std::uint32_t>(text.size()));
    append(out, jsonChunk);
    out.append(text);
    if (!w.bytes.isEmpty()) {
        append(out, static_cast<std::uint32_t>(w.bytes.size()));
        append(out, binaryChunk);
        out.append(w.bytes);
    }
    return out;
}

} // namespace views
