// The scene as glTF: the file is what the specification says, and its colours are those of the legend.
#include "WindowMain.h"
#include "GlbFile.h"
#include "SceneFixture.h"
#include "views/scene/ColourScale.h"
#include "views/scene/GltfFile.h"
#include "views/scene/RackFace.h"
#include "views/scene/SceneGeometry.h"
#include "views/scene/ScenePaint.h"
#include <QApplication>
#include <QImage>
#include <QTest>

namespace {

QImage pictureOf(const Glb& glb)
{
    const auto v = glb.at("bufferViews", glb.at("images", 0)["bufferView"].toInt());
    return QImage::fromData(glb.binary.mid(v["byteOffset"].toInt(), v["byteLength"].toInt()), "PNG");
}

} // namespace

class TestGltf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSmallScene()
    {
        views::GltfScene scene;
        scene.meshes.push_back({"a triangle", views::GltfMesh::Kind::Triangles, {0, 0, 0, 1, 0, 0, 0, 2, 3}, {255, 0, 128, 0, 255, 0, 0, 0, 255}, {}, {0, 1, 2}});
        scene.meshes.push_back({"nothing", views::GltfMesh::Kind::Lines, {}, {}, {}, {}});
        scene.about = {{"site", "S"}};
        const Glb glb(views::gltfBinary(scene));
        QCOMPARE(glb.problem, QString());
        QCOMPARE(glb.json["meshes"].toArray().size(), 1);
        QCOMPARE(glb.json["asset"].toObject()["extras"].toObject()["site"].toString(), QString("S"));
        const auto attributes = glb.at("meshes", 0)["primitives"].toArray().at(0).toObject()["attributes"].toObject();
        const auto colours = glb.values<quint16>(attributes["COLOR_0"].toInt(), 4);
        QCOMPARE(int(colours[0]), 65535);
        QCOMPARE(int(colours[1]), 0);
        QCOMPARE(int(colours[2]), 14146); // 128 of sRGB is 0.2158605 linear
        // The z of the site is up: turned by the root, (0, 2, 3) becomes (0, 3, -2).
        const auto r = glb.at("nodes", 1)["rotation"].toArray();
        const double x = r[0].toDouble(), w = r[3].toDouble();
        QVERIFY(std::abs(x + std::sqrt(0.5)) < 1e-12 && std::abs(w - std::sqrt(0.5)) < 1e-12 && r[1].toDouble() == 0 && r[2].toDouble() == 0);
        QVERIFY(!views::gltfBinary({}).isEmpty());
        QCOMPARE(Glb(views::gltfBinary({})).problem, QString());
    }

    void theSceneHasItsColours()
    {
        SceneFixture f("2024-09");
        f.setGpuValues();
        views::SceneView scene(f.context());
        scene.resize(640, 400);
        auto colour = scene.colourBy();
        colour.metric = twin::Metric::GpuTemperature;
        colour.automaticRange = false;
        colour.low = 40;
        colour.high = 80;
        scene.setColourBy(colour);
        const Glb glb(views::gltfBinary(scene.gltfScene()));
        QCOMPARE(glb.problem, QString());
        QStringList names;
        for (const auto& mesh : glb.json["meshes"].toArray())
            names << mesh.toObject()["name"].toString();
        for (const char* name : {"Ground", "Buildings", "Plant units", "Racks"})
            QVERIFY2(names.contains(QLatin1String(name)), name);
        const auto about = glb.json["asset"].toObject()["extras"].toObject();
        QCOMPARE(about["colour"].toString(), QString("gpu_temperature"));
        QCOMPARE(about["colour_low"].toDouble(), 40.0);
        QCOMPARE(about["origin"].toString(), QString("modelled"));

        views::SceneGeometry geometry;
        geometry.rebuild(f.model.site(), f.model.catalogue());
        // A GPU's texel, found as a renderer finds it: on the south face of the first rack of the site.
        const QImage picture = pictureOf(glb);
        QVERIFY(!picture.isNull());
        const auto p = glb.at("meshes", static_cast<int>(names.indexOf("Racks")))["primitives"].toArray().at(0).toObject();
        const auto attributes = p["attributes"].toObject();
        const auto points = glb.values<float>(attributes["POSITION"].toInt(), 3), texels = glb.values<float>(attributes["TEXCOORD_0"].toInt(), 2);
        const auto box = geometry.rack(0);
        const auto face = views::faceOf(f.model.catalogue().rackTypes[f.model.site().racks[0].type]);
        const bool north = f.model.site().rows[f.model.site().racks[0].row].facesNorth;
        const auto at = [&](const views::Vec3& v) -> QRgb {
            for (std::size_t q = 0; q + 3 < points.size() / 3; q += 4) { // four points a rectangle, from the lower left
                const auto point = [&](std::size_t i, std::size_t k) { return static_cast<double>(points[3 * (q + i) + k]); };
                const double x0 = point(0, 0), x1 = point(1, 0), z0 = point(0, 2), z1 = point(2, 2);
                if (std::abs(point(0, 1) - v.y) > 1e-3 || std::abs(point(2, 1) - v.y) > 1e-3 || v.x < x0 || v.x > x1 || v.z < z0 || v.z > z1)
                    continue;
                const double s = (v.x - x0) / (x1 - x0), t = (v.z - z0) / (z1 - z0);
                const auto uv = [&](std::size_t i, std::size_t k) { return static_cast<double>(texels[2 * (q + i) + k]); };
                return picture.pixel(static_cast<int>((uv(0, 0) + s * (uv(1, 0) - uv(0, 0))) * picture.width()),
                                     static_cast<int>((uv(0, 1) + t * (uv(2, 1) - uv(0, 1))) * picture.height()));
            }
            return 0;
        };
        const auto values = f.state.gpuValues(twin::Origin::Modelled, twin::Metric::GpuTemperature);
        const auto lookup = views::colourLookup(views::mapOf(twin::Metric::GpuTemperature, twin::Origin::Modelled), f.theme.kind());
        int compared = 0;
        for (int gpu = 0; gpu < face.places(); ++gpu) {
            const auto part = views::gpuBox(face, box, gpu, north);
            const QRgb shown = at({part.centre().x, box.low.y, part.centre().z});
            const double share = (static_cast<double>(values[static_cast<std::size_t>(gpu)]) - 40) / 40;
            bool matches = false; // codes are rounded: the step beside is as right
            for (int step = -1; step <= 1; ++step) {
                const int slot = std::clamp(views::ColourSlots::map + static_cast<int>(std::lround(share * 255)) + step, 0, views::ColourSlots::above);
                const auto& c = lookup[static_cast<std::size_t>(slot)];
                matches |= shown == qRgb(c[0], c[1], c[2]);
            }
            QVERIFY2(matches, qPrintable(QString("GPU %1: %2 at %3 °C").arg(gpu).arg(shown, 0, 16).arg(values[static_cast<std::size_t>(gpu)])));
            ++compared;
        }
        QVERIFY(compared >= 32);
        // Rack 7 has no value: the colour of "no data".
        const auto unknown = lookup[views::ColourSlots::unknown];
        const auto part = views::gpuBox(face, geometry.rack(7), 3, f.model.site().rows[f.model.site().racks[7].row].facesNorth);
        QCOMPARE(at({part.centre().x, geometry.rack(7).low.y, part.centre().z}), qRgb(unknown[0], unknown[1], unknown[2]));
    }

    void noRacksAndNoValues()
    {
        SceneFixture f("2024-09");
        auto site = f.model.site();
        site.racks.clear();
        f.model.reset(site, f.model.scenario());
        f.state.resize(0, static_cast<int>(site.units.size()));
        f.state.commit(f.state.time());
        views::SceneView scene(f.context());
        const Glb glb(views::gltfBinary(scene.gltfScene()));
        QCOMPARE(glb.problem, QString());
        QVERIFY(glb.json["images"].toArray().isEmpty());
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // needs no OpenGL
    return support::runWindowTest<TestGltf>(argc, argv, "memphis-twin-test-gltf");
}
#include "test_gltf.moc"
