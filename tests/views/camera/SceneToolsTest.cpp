// Measuring, walking, the map, the rubber band and the tour in a real scene.
#include "SceneFixture.h"
#include "views/panels/map/SiteMap.h"
#include "views/panels/start/TourCard.h"
#include "views/scene/CameraController.h"
#include "views/scene/CameraTour.h"
#include "views/scene/SceneGeometry.h"
#include "views/tools/MeasureTool.h"
#include "views/tools/SceneTools.h"
#include "views/tools/WalkTool.h"
#include "views/vtk/OpenGl.h"
#include <QApplication>
#include <QClipboard>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

using namespace views;

class SceneToolsTest : public QObject
{
    Q_OBJECT

    struct Shown : SceneFixture
    {
        SceneView scene{context()};
        SceneTools tools{context(), scene};
        explicit Shown(QSize size = {1000, 640}, const std::string& preset = "2024-09") : SceneFixture(preset)
        {
            scene.setAnimationsEnabled(false);
            scene.resize(size);
            scene.show();
            scene.activateWindow();
            (void)QTest::qWaitForWindowExposed(&scene);
            scene.setFocus();
            QTest::qWait(20);
        }
        QWidget* host() { return scene.focusProxy(); }
        void click(QPoint at, Qt::KeyboardModifiers modifiers = {}) { QTest::mouseClick(host(), Qt::LeftButton, modifiers, at); }
        void move(QPointF at, Qt::MouseButtons buttons = Qt::NoButton, Qt::KeyboardModifiers modifiers = {})
        {
            QMouseEvent event(QEvent::MouseMove, at, host()->mapToGlobal(at), Qt::NoButton, buttons, modifiers);
            QApplication::sendEvent(host(), &event);
        }
        void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
        {
            QTest::mousePress(host(), Qt::LeftButton, modifiers, from);
            for (int i = 1; i <= 4; ++i)
                move(from + (to - from) * (i / 4.0), Qt::LeftButton, modifiers);
            QTest::mouseRelease(host(), Qt::LeftButton, modifiers, to);
        }
        const CameraState& camera() { return scene.camera().state(); }
    };

private Q_SLOTS:
    void initTestCase() { QVERIFY2(openGlProblem().isEmpty(), qPrintable(openGlProblem())); }

    void measuresBetweenTwoClicks()
    {
        Shown s;
        s.scene.setCamera("hall1", false);
        auto& tool = s.tools.measure();
        QVERIFY(!tool.isActive());
        s.scene.setTool(SceneView::Tool::Measure);
        QVERIFY(tool.bar()->isVisible());
        // corner to corner of a rack's upper face: its width
        const Box3 box = s.scene.geometry().rack(40);
        const QPointF a = s.scene.projectPoint(box.low.x, box.low.y, box.high.z), b = s.scene.projectPoint(box.high.x, box.low.y, box.high.z);
        s.click(a.toPoint());
        QVERIFY(!tool.measurement());
        s.click(b.toPoint());
        QVERIFY(tool.measurement());
        QVERIFY2(std::abs(tool.measurement()->distance() - box.size().x) < 0.35, qPrintable(QString::number(tool.measurement()->distance())));
        QVERIFY(s.selection.items().empty()); // a click measures and does not select
        // copied
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(s.host(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), copiedText(*tool.measurement()));
        QVERIFY(tool.bar()->text().startsWith(metresText(tool.measurement()->distance())));
        // turning goes on as always, and the points stay
        const double heading = s.camera().heading;
        s.drag({500, 300}, {600, 300});
        QVERIFY(s.camera().heading != heading);
        QVERIFY(tool.measurement());
        // Esc clears, once more leaves
        QTest::keyClick(s.host(), Qt::Key_Escape);
        QVERIFY(!tool.measurement());
        QVERIFY(tool.isActive());
        QTest::keyClick(s.host(), Qt::Key_Escape);
        QVERIFY(!tool.isActive());
        QVERIFY(tool.bar()->isHidden());
    }

    void measuresOnTheFloor()
    {
        Shown s;
        s.scene.setCamera("top", false);
        const auto& yard = s.model.site().buildings.front().area;
        const QPointF a = s.scene.projectPoint(yard.x0 - 6, yard.y0 - 6, 0), b = s.scene.projectPoint(yard.x0 - 6, yard.y0 + 60, 0);
        const auto p = s.scene.surfaceAt(a), q = s.scene.surfaceAt(b);
        QVERIFY(p && q);
        QVERIFY(std::abs(p->x - (yard.x0 - 6)) < 0.5 && std::abs(p->y - (yard.y0 - 6)) < 0.5 && std::abs(p->z) < 1e-6);
        QVERIFY2(std::abs(q->y - p->y - 66) < 0.5, qPrintable(QString::number(q->y - p->y)));
    }

    void walksWithKeysAndMouse()
    {
        Shown s;
        s.scene.setCamera("hall1", false);
        s.scene.setTool(SceneView::Tool::Walk);
        auto& walk = s.tools.walk();
        QVERIFY(walk.isWalking());
        QCOMPARE(s.camera().angle, CameraState::personAngle);
        QVERIFY(std::abs(s.camera().eye().z - (floorHeight + Walker::eyeHeight)) < 1e-6);
        const double x = walk.walker()->x(), y = walk.walker()->y();
        // the freest of the four directions
        double best = 0;
        for (int turn = 0; turn < 4; ++turn) {
            QTest::keyPress(s.host(), Qt::Key_W);
            for (int i = 0; i < 30; ++i)
                walk.advance(0.03);
            QTest::keyRelease(s.host(), Qt::Key_W);
            best = std::max(best, std::hypot(walk.walker()->x() - x, walk.walker()->y() - y));
            for (int i = 0; i < 15; ++i)
                QTest::keyClick(s.host(), Qt::Key_Right); // 90 degrees
        }
        QVERIFY2(best > 1, qPrintable(QString::number(best)));
        for (int i = 0; i < 100; ++i)
            walk.advance(0.05);
        QVERIFY(!walk.walker()->isMoving()); // keys were let go
        // the mouse looks
        const double heading = s.camera().heading, elevation = s.camera().elevation;
        s.move({500, 300});
        s.move({540, 320});
        QVERIFY(std::abs(std::remainder(s.camera().heading - heading, 360)) > 3);
        QVERIFY(s.camera().elevation > elevation);
        // the map takes one elsewhere
        const auto& hall = s.model.site().halls.back().area;
        Q_EMIT s.tools.map().placeClicked((hall.x0 + hall.x1) / 2, (hall.y0 + hall.y1) / 2);
        QVERIFY(walk.isWalking());
        QVERIFY(SceneGeometry::hallAt(s.model.site(), walk.walker()->x(), walk.walker()->y()) >= 0);
        QTest::keyClick(s.host(), Qt::Key_Escape);
        QVERIFY(!walk.isWalking());
        QVERIFY(s.camera().eye().z > 10);
    }

    void walkingStopsWithTheFocus()
    {
        Shown s;
        s.scene.setTool(SceneView::Tool::Walk);
        QTest::keyPress(s.host(), Qt::Key_W);
        QFocusEvent out(QEvent::FocusOut);
        QApplication::sendEvent(s.host(), &out);
        auto& walk = s.tools.walk();
        for (int i = 0; i < 40; ++i)
            walk.advance(0.05);
        QVERIFY(!walk.walker()->isMoving());
        // whoever leaves looks at the model from outside again
        s.scene.setTool(SceneView::Tool::Navigate);
        QCOMPARE(s.camera().angle, CameraState::viewAngle);
    }

    void mapShowsAndFlies()
    {
        Shown s;
        auto& map = s.tools.map();
        QVERIFY(map.isVisible());
        QVERIFY(s.scene.rect().contains(map.geometry()));
        s.scene.setCamera("hall2", false);
        const auto& hall = s.model.site().halls[1].area;
        // one's focus lies in the cone
        const auto cone = map.viewCone();
        QVERIFY(QPolygonF(cone.mid(1)).containsPoint(map.toMap(s.camera().focus.x, s.camera().focus.y), Qt::OddEvenFill));
        const QPointF there = map.toMap((hall.x0 + hall.x1) / 2, (hall.y0 + hall.y1) / 2);
        QVERIFY(QRectF(map.rect()).contains(there));
        s.scene.setCamera("site", false);
        QTest::mouseClick(&map, Qt::LeftButton, {}, there.toPoint());
        QVERIFY(std::hypot(s.camera().focus.x - (hall.x0 + hall.x1) / 2, s.camera().focus.y - (hall.y0 + hall.y1) / 2) < 6);
        QVERIFY(s.camera().distance <= 150);
        // of itself it is not painted, whatever else changes: at most with the picture it lies on, and at rest not at all
        QTest::qWait(100);
        int paints = map.paintCount();
        s.setValues(1.1);
        s.selection.set({twin::AssetRef{s.model.site().racks.front().id}});
        QTest::qWait(150);
        QVERIFY2(map.paintCount() <= paints + 2, qPrintable(QString::number(map.paintCount() - paints)));
        paints = map.paintCount();
        QTest::qWait(150);
        QCOMPARE(map.paintCount(), paints);
        s.scene.setCamera("hall1", false);
        QTRY_VERIFY(map.paintCount() > paints);
        map.setWanted(false);
        QVERIFY(map.isHidden());
        map.setWanted(true);
        s.scene.resize(400, 300); // too small for it
        QTRY_VERIFY(map.isHidden());
    }

    void bandSelectsInTheTool()
    {
        Shown s;
        s.scene.setCamera("top", false);
        const auto all = s.model.site().racks.size();
        s.scene.setTool(SceneView::Tool::SelectBand);
        s.drag({2, 2}, {500, 638});
        const auto left = s.selection.items().size();
        QVERIFY(left > 100 && left < all);
        s.drag({2, 2}, {200, 100}); // anew
        QVERIFY(s.selection.items().size() < left);
        s.drag({2, 2}, {998, 638}, Qt::ShiftModifier); // added, each once
        QCOMPARE(s.selection.items().size(), all);
        // Ctrl+drag does it without the tool, and Esc in between takes nothing
        s.scene.setTool(SceneView::Tool::Navigate);
        s.drag({2, 2}, {500, 638}, Qt::ControlModifier);
        QCOMPARE(s.selection.items().size(), left);
        QTest::mousePress(s.host(), Qt::LeftButton, Qt::ControlModifier, {2, 2});
        s.move({300, 300}, Qt::LeftButton, Qt::ControlModifier);
        QTest::keyClick(s.host(), Qt::Key_Escape);
        QTest::mouseRelease(s.host(), Qt::LeftButton, Qt::ControlModifier, {300, 300});
        QCOMPARE(s.selection.items().size(), left);
    }

    void tourGoesFromStopToStop()
    {
        Shown s;
        CameraTour tour(s.scene);
        TourCard card(s.context(), s.scene, tour);
        QVERIFY(card.isHidden());
        tour.start(siteTour(s.context(), s.scene));
        QVERIFY(tour.stops().size() >= 5);
        for (const auto& stop : tour.stops())
            QVERIFY(!stop.title.isEmpty() && !stop.sentence.isEmpty());
        QVERIFY(card.isVisible());
        QCOMPARE(tour.current(), 0);
        QCOMPARE(card.title(), tour.stops()[0].title);
        tour.next();
        QCOMPARE(s.camera(), tour.stops()[1].camera);
        QCOMPARE(card.sentence(), tour.stops()[1].sentence);
        // by hand: it waits
        s.drag({500, 300}, {560, 300});
        QVERIFY(tour.isPaused());
        tour.setPaused(false);
        QCOMPARE(s.camera(), tour.stops()[1].camera);
        // it ends by itself, unless it loops
        tour.stop();
        s.scene.setCamera("hall2", false);
        const CameraState before = s.camera();
        tour.start({tour.stops()[0], tour.stops()[1]});
        tour.setLoop(false);
        tour.setInterval(1);
        QSignalSpy finished(&tour, &CameraTour::finished), completed(&tour, &CameraTour::completed);
        QVERIFY(finished.wait(60'000));
        QVERIFY(!tour.isRunning());
        QVERIFY(card.isHidden());
        QCOMPARE(completed.count(), 1);
        QCOMPARE(s.camera(), before); // back where it began
        // stopped it stays where it is
        tour.start({tour.stops()[0], tour.stops()[1]});
        tour.next();
        tour.stop();
        QVERIFY(!tour.isRunning());
        QCOMPARE(completed.count(), 1);
        QCOMPARE(s.camera(), tour.stops()[1].camera);
        tour.start({});
        QVERIFY(!tour.isRunning());
    }

    void toolsMayDieBeforeTheScene()
    {
        SceneFixture f("2024-09");
        auto scene = std::make_unique<SceneView>(f.context());
        auto* tools = new SceneTools(f.context(), *scene);
        delete &tools->measure(); // a guest leaves
        scene->setTool(SceneView::Tool::Walk);
        scene.reset();            // and the scene dies before the rest
    }
};

QTEST_MAIN(SceneToolsTest)
#include "SceneToolsTest.moc"
