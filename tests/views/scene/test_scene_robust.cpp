// The scene where something is missing or goes wrong: it says why, and everything else goes on. And pictures larger than a frame buffer.
#include "WindowMain.h"
#include "SceneFixture.h"
#include "views/scene/SceneNotice.h"
#include "views/vtk/VtkWidget.h"
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QPushButton>
#include <QSet>
#include <QTest>

namespace {

int colourCount(const QImage& image)
{
    QSet<QRgb> found;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3)
            found.insert(image.pixel(x, y));
    return static_cast<int>(found.size());
}

double meanDifference(const QImage& a, const QImage& b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) + std::abs(qBlue(p) - qBlue(q));
        }
    return sum / (3.0 * a.width() * a.height());
}

} // namespace

class TestSceneRobust : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void largePicturesAreMadeOfTiles()
    {
        SceneFixture f("2024-09");
        views::SceneView scene(f.context());
        scene.resize(640, 400);
        scene.setAnimationsEnabled(false);
        const QImage small = scene.picture({960, 600}, false);
        const QImage large = scene.picture({4800, 3000}, false); // three by two tiles
        QCOMPARE(large.size(), QSize(4800, 3000));
        const double difference = meanDifference(small, large.convertToFormat(QImage::Format_RGB32).scaled(960, 600, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        QVERIFY2(difference < 4, qPrintable(QString::number(difference)));
        // The frame on the screen is as it was.
        QVERIFY(colourCount(scene.picture({640, 400})) > 20);
        QVERIFY(meanDifference(small, scene.picture({960, 600}, false)) < 1e-9);
        // With the legend there is more to see, and it grows with the picture.
        QVERIFY(meanDifference(small, scene.picture({960, 600}, true)) > 0.2);
    }

    void aLostContextIsSaidAndTriedAgain()
    {
        SceneFixture f("2024-09");
        views::SceneView scene(f.context());
        scene.resize(640, 400);
        scene.show();
        QVERIFY(QTest::qWaitForWindowExposed(&scene));
        const int before = colourCount(scene.picture({320, 200}));
        auto* widget = scene.findChild<views::VtkWidget*>();
        QVERIFY(widget);
        Q_EMIT widget->failed("The driver has reset.");
        QTRY_VERIFY(!scene.isUsable());
        auto* message = scene.findChild<QLabel*>("sceneMessage");
        QVERIFY(message);
        QTRY_VERIFY(message->isVisible());
        QVERIFY2(message->text().contains("The driver has reset."), qPrintable(message->text()));
        QVERIFY(scene.picture({320, 200}).isNull());
        // The model's side goes on without it.
        f.setValues(1.1);
        f.selection.set({{f.model.site().racks[3].id}});
        QTest::qWait(30);
        auto* again = scene.findChild<QPushButton*>("sceneRetry");
        QVERIFY(again);
        again->click();
        QTRY_VERIFY(scene.isUsable());
        QVERIFY(!scene.findChild<QLabel*>("sceneMessage"));
        QVERIFY(std::abs(colourCount(scene.picture({320, 200})) - before) < before / 2);
        QVERIFY(scene.findChild<views::VtkWidget*>() != nullptr);
    }

    void aDockIsTornOffAndPutBack()
    {
        SceneFixture f("2024-09");
        QMainWindow window;
        auto* dock = new QDockWidget("3D", &window);
        auto* scene = new views::SceneView(f.context(), dock);
        dock->setWidget(scene);
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        window.resize(800, 500);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const int before = colourCount(scene->grab().toImage());
        QVERIFY(before > 20);
        for (const bool floating : {true, false, true, false}) {
            dock->setFloating(floating);
            QTest::qWait(60);
            const int now = colourCount(scene->grab().toImage());
            QVERIFY2(now > before / 2, qPrintable(QString("%1 colours before, %2 now").arg(before).arg(now)));
        }
    }

    void itSaysWhatIsMissing()
    {
        SceneFixture f("2024-09");
        views::SceneView scene(f.context());
        scene.resize(640, 400);
        scene.show();
        QVERIFY(QTest::qWaitForWindowExposed(&scene));
        auto* notice = scene.findChild<views::SceneNotice*>();
        QVERIFY(notice);
        QTest::qWait(10);
        QVERIFY(!notice->isVisible());
        // Nothing is measured.
        auto colour = scene.colourBy();
        colour.origin = twin::Origin::Measured;
        scene.setColourBy(colour);
        QTRY_VERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains("nothing is measured"), qPrintable(notice->text()));
        QVERIFY(QRect(QPoint(), scene.size()).contains(notice->geometry()));
        colour.origin = twin::Origin::Modelled;
        scene.setColourBy(colour);
        QTRY_VERIFY(!notice->isVisible());
        // All values are missing.
        f.state.clear(twin::Origin::Modelled);
        f.state.commit(f.state.time());
        QTRY_VERIFY(notice->isVisible());
        QVERIFY(!scene.picture({320, 200}).isNull());
        f.setValues();
        QTRY_VERIFY(!notice->isVisible());
        // No racks at all.
        auto site = f.model.site();
        site.racks.clear();
        f.model.reset(site, f.model.scenario());
        f.state.resize(0, static_cast<int>(site.units.size()));
        f.state.commit(f.state.time());
        QTRY_VERIFY(notice->isVisible());
        QVERIFY2(notice->text().contains("no racks"), qPrintable(notice->text()));
        QVERIFY(colourCount(scene.picture({320, 200})) > 5); // the buildings are still there
    }

    void tinyWindowsDoNoHarm()
    {
        SceneFixture f("2024-09");
        views::SceneView scene(f.context());
        scene.setMinimumSize(1, 1);
        scene.resize(320, 240);
        scene.show();
        QVERIFY(QTest::qWaitForWindowExposed(&scene));
        auto* notice = scene.findChild<views::SceneNotice*>();
        for (const QSize size : {QSize(240, 160), QSize(150, 90), QSize(40, 12), QSize(1, 1), QSize(500, 300)}) {
            scene.resize(size);
            QTest::qWait(20);
            const bool tooSmall = size.width() < 200 || size.height() < 130;
            QCOMPARE(notice->reason().contains("small"), tooSmall);
        }
        QVERIFY(!notice->isVisible());
        QVERIFY(colourCount(scene.grab().toImage()) > 20);
        QCOMPARE(scene.picture({1, 1}).size(), QSize(1, 1));
        QVERIFY(scene.picture({0, 5}).isNull());
    }
};

int main(int argc, char** argv)
{
    return support::runWindowTest<TestSceneRobust>(argc, argv, "memphis-twin-test-scene-robust");
}
#include "test_scene_robust.moc"
