// Where there is no OpenGL the scene says so, and everything else goes on.
#include "WindowMain.h"
#include "SceneFixture.h"
#include "views/vtk/OpenGl.h"
#include <QLabel>
#include <QTest>

class TestSceneWithoutGl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhy()
    {
        QVERIFY(!views::openGlProblem().isEmpty());
        SceneFixture f("2024-09");
        views::SceneView scene(f.context());
        scene.resize(640, 400);
        scene.show();
        QTest::qWait(20);
        QVERIFY(!scene.isUsable());
        auto* message = scene.findChild<QLabel*>("sceneMessage");
        QVERIFY(message && message->isVisible());
        QVERIFY(message->text().contains(views::openGlProblem()));
        QVERIFY(scene.picture({320, 200}).isNull());
        QVERIFY(scene.measureFrameMs(2) < 0);
        QVERIFY(scene.setCamera("hall2", false));
        QVERIFY(!scene.grab().isNull());
        // the model's side still works
        f.selection.set({{f.model.site().racks[3].id}});
        f.setValues(1.1);
        f.theme.setKind(views::Theme::Kind::Light);
        QCOMPARE(scene.pick(scene.projectTop({f.model.site().racks[3].id})).asset.isValid(), true);
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return support::runWindowTest<TestSceneWithoutGl>(argc, argv, "memphis-twin-test-scene-without-gl");
}
#include "test_scene_without_gl.moc"
