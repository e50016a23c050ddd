// The scene at one and a half device pixels per logical one.
#include "WindowMain.h"
#include "ImageCompare.h"
#include "SceneFixture.h"
#include "views/vtk/VtkWidget.h"
#include <QTest>
#include <algorithm>
#include <vtkGenericOpenGLRenderWindow.h>

class TestSceneRatio : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void picksAndPaintsInLogicalPixels()
    {
        SceneFixture f("2024-09");
        views::SceneView scene(f.context());
        scene.setAnimationsEnabled(false);
        scene.resize(601, 401);
        scene.show();
        QVERIFY(QTest::qWaitForWindowExposed(&scene));
        QTest::qWait(60);
        QCOMPARE(scene.devicePixelRatioF(), 1.5);
        const int* size = scene.findChild<views::VtkWidget*>()->renderWindow()->GetSize();
        QCOMPARE(QSize(size[0], size[1]), QSizeF(601 * 1.5, 401 * 1.5).toSize());

        scene.setCamera("hall1", false);
        // A rack that neither legend nor bar covers.
        const auto& racks = f.model.site().racks;
        const auto free = std::find_if(racks.begin(), racks.end(), [&](const twin::Rack& r) { return QRectF(280, 150, 200, 120).contains(scene.projectTop({r.id})); });
        QVERIFY(free != racks.end());
        const auto id = free->id;
        QTest::mouseClick(scene.findChild<views::VtkWidget*>(), Qt::LeftButton, Qt::NoModifier, scene.projectTop({id}).toPoint());
        QCOMPARE(f.selection.current().asset, id);
        scene.setCamera("rack", false);
        QTest::qWait(60);
        const QImage image = scene.grab().toImage();
        QCOMPARE(image.size(), QSizeF(601 * 1.5, 401 * 1.5).toSize());
        // The outline in the middle of the device picture shows that camera and picture agree; the legend at the lower edge, that the
        // overlay is scaled too.
        const QSize s = image.size();
        QVERIFY(countNear(image.copy(s.width() / 4, s.height() / 4, s.width() / 2, s.height() / 2), f.theme.color(views::Role::Accent), 30) > 60);
        QVERIFY(countNear(image.copy(0, s.height() - 170, 520, 170), views::mapColor(twin::MetricInfo::Map::Viridis, 1.0), 8) > 5);
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_SCALE_FACTOR", "1.5");
    return support::runWindowTest<TestSceneRatio>(argc, argv, "memphis-twin-test-scene-ratio");
}
#include "test_scene_ratio.moc"
