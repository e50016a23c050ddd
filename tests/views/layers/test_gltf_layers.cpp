// The glTF file has what the layers show: pipes, power path, air and the path that is followed with their colours, and nothing of layers that
// are off.
#include "../scene/GlbFile.h"
#include "LayerFixture.h"
#include "views/scene/GltfFile.h"
#include "views/scene/layers/AirLayer.h"
#include "views/scene/layers/RouteMesh.h"
#include "views/vtk/OpenGl.h"
#include <QApplication>
#include <QTest>

using namespace views;

class TestGltfLayers : public QObject
{
    Q_OBJECT
    std::unique_ptr<LayerFixture> m_f;
    std::unique_ptr<SceneView> m_scene;

    Glb written()
    {
        Glb glb(gltfBinary(m_scene->gltfScene()));
        if (!glb.problem.isEmpty())
            qFatal("the file is not sound: %s", qPrintable(glb.problem));
        return glb;
    }
    static double linear(int c) { return c <= 0.04045 * 255 ? c / 255.0 / 12.92 : std::pow((c / 255.0 + 0.055) / 1.055, 2.4); }
    /// Whether a point of the mesh has a colour, or the same in shade.
    static bool has(const Glb& glb, int mesh, const QColor& color)
    {
        const auto attributes = glb.primitive(mesh)["attributes"].toObject();
        const auto colors = glb.values<quint16>(attributes["COLOR_0"].toInt(), 4);
        for (std::size_t i = 0; i + 3 < colors.size(); i += 4) {
            // lit from above: the full colour
            const double r = colors[i] / 65535.0, g = colors[i + 1] / 65535.0, b = colors[i + 2] / 65535.0;
            if (std::abs(r - linear(color.red())) < 0.02 && std::abs(g - linear(color.green())) < 0.02 && std::abs(b - linear(color.blue())) < 0.02)
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_f = std::make_unique<LayerFixture>("2024-09");
        m_scene = std::make_unique<SceneView>(m_f->context());
        m_scene->resize(640, 400);
        m_scene->setOneLine(m_f->line);
    }
    void init()
    {
        for (const auto layer : allLayers)
            m_scene->setLayerVisible(layer, layersAtFirst()[at(layer)]);
        m_scene->setFollowed(FollowedKind::None);
        m_f->selection.clear();
    }
    void cleanupTestCase()
    {
        m_scene.reset();
        m_f.reset();
    }

    void onlyWhatIsOn()
    {
        const std::pair<LayerId, QString> meshes[] = {{LayerId::Structure, "Ground"}, {LayerId::Structure, "Buildings"}, {LayerId::Racks, "Racks"},
                                                      {LayerId::Pipes, "Cooling pipes"}, {LayerId::PowerPath, "Power path"}, {LayerId::Air, "Air temperature"}};
        for (const bool on : {true, false})
            for (const auto& [layer, name] : meshes) {
                m_scene->setLayerVisible(layer, on);
                const Glb glb = written();
                QVERIFY2((glb.mesh(name) >= 0) == on, qPrintable(name + (on ? " is missing" : " is there though it is off")));
                QVERIFY(glb.mesh("Plant units") >= 0);
                const auto layers = glb.json["asset"].toObject()["extras"].toObject()["layers"].toArray();
                QCOMPARE(layers.contains(layerKey(layer)), on);
            }
        QCOMPARE(written().json["meshes"].toArray().size(), 1); // the units alone
    }

    void coloursAreThoseOfTheLayers()
    {
        for (const auto layer : {LayerId::Pipes, LayerId::PowerPath, LayerId::Air})
            m_scene->setLayerVisible(layer, true);
        const auto& k = m_f->state.figures();
        const Glb glb = written();
        const auto water = [](double c) { return mapColor(twin::MetricInfo::Map::Inferno, 0.2 + 0.75 * (c - 15) / 30); };
        const int pipes = glb.mesh("Cooling pipes"), power = glb.mesh("Power path"), air = glb.mesh("Air temperature");
        QVERIFY(has(glb, pipes, water(k.facility_supply_c)));
        QVERIFY(has(glb, pipes, water(k.facility_return_c)));
        QVERIFY(!has(glb, pipes, water(60)));
        QVERIFY(has(glb, power, Theme::color(Role::Ok, m_f->theme.kind())));
        // One mixed air: all of its floor has one colour, and it lies over the halls' floor.
        const auto attributes = glb.primitive(air)["attributes"].toObject();
        const auto colors = glb.values<quint16>(attributes["COLOR_0"].toInt(), 4);
        QVERIFY(colors.size() > 4 && std::equal(colors.begin() + 4, colors.end(), colors.begin()));
        const auto inlet = m_f->state.rackValues(twin::Origin::Modelled, twin::Metric::AirInlet);
        QVERIFY(!inlet.empty());
        m_scene->setLayerVisible(LayerId::Structure, false);
        QVERIFY(written().mesh("Air temperature") >= 0);
    }

    void theFollowedPathIsThere()
    {
        QCOMPARE(written().mesh("Coolant path of the selection"), -1);
        m_f->selection.set({{m_f->model.site().racks.front().id}});
        m_scene->setFollowed(FollowedKind::Coolant);
        Glb glb = written();
        const int path = glb.mesh("Coolant path of the selection");
        QVERIFY(path >= 0);
        QVERIFY(has(glb, path, Theme::color(Role::Accent, m_f->theme.kind())));
        QVERIFY(glb.mesh("Selection") >= 0);
        m_scene->setLayerVisible(LayerId::Selection, false);
        glb = written();
        QCOMPARE(glb.mesh("Coolant path of the selection"), -1);
        QCOMPARE(glb.mesh("Selection"), -1);
    }

    /// A bar keeps to its route, arrows point along it, dashes leave gaps.
    void aBarAlongARoute()
    {
        const std::vector<Route> routes{{{{0, 0, 5}, {10, 0, 5}}, 0, 0.5, 1, 0}};
        const auto extent = [](const GltfMesh& mesh, std::size_t axis) {
            double low = 1e9, high = -1e9;
            for (std::size_t i = axis; i < mesh.points.size(); i += 3) {
                low = std::min(low, static_cast<double>(mesh.points[i]));
                high = std::max(high, static_cast<double>(mesh.points[i]));
            }
            return std::pair(low, high);
        };
        const auto solid = routeMesh("r", routes, {{Qt::red, RouteStyle::Pattern::Solid}}, Qt::white);
        QCOMPARE(solid.indices.size(), std::size_t(36));
        QCOMPARE(extent(solid, 0), std::pair(0.0, 10.0));
        QCOMPARE(extent(solid, 1), std::pair(-0.5, 0.5));
        QCOMPARE(extent(solid, 2), std::pair(4.5, 5.5));
        // Normals point outwards: the light from above falls on the top.
        QVERIFY(*std::max_element(solid.colors.begin(), solid.colors.end()) == 255);
        const auto arrows = routeMesh("r", routes, {{Qt::red, RouteStyle::Pattern::Forward}}, Qt::white);
        QVERIFY(arrows.indices.size() > solid.indices.size());
        const auto dashes = routeMesh("r", routes, {{Qt::red, RouteStyle::Pattern::Dashes}}, Qt::white);
        QCOMPARE(dashes.indices.size(), std::size_t(4 * 36)); // 1.6 m on, 1.2 m off
        QVERIFY(routeMesh("r", routes, {}, Qt::white).indices.empty());
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // needs no OpenGL
    configureOpenGl();
    QApplication app(argc, argv);
    TestGltfLayers test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_gltf_layers.moc"
