// The 3D scene in a real window: picture, life of the widget, colours, picking, tools.
#include "WindowMain.h"
#include "ImageCompare.h"
#include "SceneFixture.h"
#include "twin/edit/Commands.h"
#include "views/scene/SceneGeometry.h"
#include "views/vtk/OpenGl.h"
#include "views/vtk/VtkWidget.h"
#include <QComboBox>
#include <QDockWidget>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>
#include <random>

using twin::Metric;
using twin::Origin;

class TestScene : public QObject
{
    Q_OBJECT

    struct Shown : SceneFixture
    {
        views::SceneView scene;
        explicit Shown(QSize size = {800, 500}, const std::string& preset = "2024-09") : SceneFixture(preset), scene(context())
        {
            scene.setAnimationsEnabled(false);
            scene.resize(size);
            scene.show();
            (void)QTest::qWaitForWindowExposed(&scene);
            QTest::qWait(60);
        }
        QImage shot()
        {
            QTest::qWait(40);
            return scene.grab().toImage();
        }
        views::VtkWidget* host() { return scene.findChild<views::VtkWidget*>(); }
        twin::AssetId rackId(std::size_t i) const { return model.site().racks[i].id; }
        QPointF at(twin::AssetId id) const { return scene.project({id}); }
    };

private Q_SLOTS:
    void initTestCase() { QVERIFY2(views::openGlProblem().isEmpty(), qPrintable(views::openGlProblem())); }

    void showsAPicture()
    {
        Shown s;
        const QImage image = s.shot();
        QCOMPARE(image.size(), QSize(800, 500));
        QVERIFY(countColors(image) > 200);
        QVERIFY(s.scene.isUsable());
        QVERIFY(s.scene.lastFrameMs() > 0);
        // the legend's map is painted over it: its bright end shows bottom left
        QVERIFY(countNear(image.copy(0, 380, 360, 120), views::mapColor(twin::MetricInfo::Map::Viridis, 0.98), 10) > 20);
    }

    void rendersOnlyWhenAsked()
    {
        Shown s;
        QTest::qWait(100);
        const int before = s.host()->renderCount();
        for (int i = 0; i < 5; ++i) {
            s.host()->update();
            QTest::qWait(20);
        }
        QCOMPARE(s.host()->renderCount(), before); // painting is not rendering
        for (int i = 0; i < 50; ++i)
            s.state.commit(s.state.time());
        QTest::qWait(60);
        QCOMPARE(s.host()->renderCount(), before + 1); // fifty changes, one render
    }

    void keepsItsPictureWhenADockFloats()
    {
        Shown s;
        QMainWindow window;
        auto* dock = new QDockWidget(&window);
        auto* second = new QDockWidget(&window);
        dock->setWidget(&s.scene);
        window.addDockWidget(Qt::LeftDockWidgetArea, dock);
        window.addDockWidget(Qt::RightDockWidgetArea, second);
        window.resize(1200, 700);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(countColors(s.shot()) > 200);
        for (const bool floating : {true, false, true}) {
            dock->setFloating(floating);
            QTest::qWait(80);
            QVERIFY2(countColors(s.shot()) > 200, floating ? "floating" : "docked");
        }
        window.tabifyDockWidget(second, dock);
        second->raise();
        QTest::qWait(50);
        dock->raise();
        QTest::qWait(50);
        QVERIFY(countColors(s.shot()) > 200);
        dock->setWidget(nullptr);
        s.scene.setParent(nullptr);
    }

    void survivesANewContext()
    {
        // Moving to another top-level window without shared contexts kills the context; the same happens in a new parent here.
        Shown s;
        const QImage before = s.shot();
        QWidget other;
        other.resize(800, 500);
        other.show();
        s.scene.setParent(&other);
        s.scene.show();
        QTest::qWait(100);
        const QImage after = s.shot();
        s.scene.setParent(nullptr);
        QVERIFY(difference(before, after) < 1.5);
    }

    void followsItsSize()
    {
        Shown s;
        for (const QSize size : {QSize(400, 300), QSize(1000, 640), QSize(641, 397)}) {
            s.scene.resize(size);
            const QImage image = s.shot();
            QCOMPARE(image.size(), size);
            QVERIFY(countColors(image) > 150);
            // the same view drawn for itself: nothing is left over, shifted or stretched
            QVERIFY2(difference(image.copy(0, size.height() / 3, size.width(), size.height() / 3),
                                s.scene.picture(size).copy(0, size.height() / 3, size.width(), size.height() / 3)) < 9, "not the same view");
        }
    }

    void followsTheTheme()
    {
        Shown s;
        const auto corner = [&] { return s.shot().pixelColor(790, 480).lightness(); };
        QVERIFY(corner() < 60);
        s.theme.setKind(views::Theme::Kind::Light);
        QVERIFY(corner() > 200);
        s.theme.setKind(views::Theme::Kind::Dark);
        QVERIFY(corner() < 60);
    }

    void coloursFollowTheValues()
    {
        Shown s;
        views::ColourBy by;
        by.automaticRange = false;
        by.low = 0;
        by.high = 100'000;
        s.scene.setColourBy(by);
        s.selection.set({{s.rackId(700)}});
        QVERIFY(s.scene.setCamera("rack", false));
        s.selection.clear();
        const auto values = [&](float v) {
            s.state.setRackValues(Origin::Modelled, Metric::Power, std::vector<float>(s.model.site().racks.size(), v));
            s.state.commit(s.state.time());
            // the top face is not shaded: it shows the map's own colour
            return s.shot();
        };
        const auto colour = [](double x) { return views::mapColor(twin::MetricInfo::Map::Viridis, x); };
        QVERIFY(countNear(values(25'000), colour(0.25), 4) > 3000);
        QVERIFY(countNear(values(80'000), colour(0.80), 4) > 3000);
        QVERIFY(countNear(values(120'000), s.theme.color(views::Role::OutOfRange), 4) > 3000);
        const QImage unknown = values(std::numeric_limits<float>::quiet_NaN());
        QVERIFY(countNear(unknown, colour(0.25), 4) < 400);
        QVERIFY(countNear(unknown, views::mapColor(twin::MetricInfo::Map::Viridis, 0.8), 4) < 400);
    }

    void oneRackChangesAlone()
    {
        Shown s;
        s.selection.set({{s.rackId(300)}});
        QVERIFY(s.scene.setCamera("rack", false));
        s.selection.clear();
        views::ColourBy by;
        by.automaticRange = false;
        by.high = 60'000;
        s.scene.setColourBy(by);
        std::vector<float> power(s.model.site().racks.size(), 0.0f);
        power[300] = 60'000;
        s.state.setRackValues(Origin::Modelled, Metric::Power, power);
        s.state.commit(s.state.time());
        const QImage image = s.shot();
        const QColor high = views::mapColor(twin::MetricInfo::Map::Viridis, 1.0);
        const int bright = countNear(image, high, 6);
        QVERIFY(bright > 300);
        // all of it lies around the rack, so the neighbours kept their colour
        const QPointF centre = s.at(s.rackId(300));
        QRect around(0, 0, 280, 280);
        around.moveCenter(centre.toPoint());
        const int legend = countNear(image.copy(0, 380, 360, 120), high, 6);
        const int elsewhere = bright - legend - countNear(image.copy(around), high, 6);
        QVERIFY2(elsewhere <= 20, qPrintable(QString::number(elsewhere)));
    }

    void everyGpuHasItsOwnColour()
    {
        Shown s({1000, 700}, "2025-07");
        s.setGpuValues();
        const int rack = 400;
        const auto first = s.state.rackFirstGpu();
        std::vector<float> t(s.state.gpuCount(), 40.0f);
        const std::uint32_t hot = first[rack] + 8 * 5 + 2, lost = first[rack] + 8 * 5 + 6;
        t[hot] = 80;
        t[lost] = std::numeric_limits<float>::quiet_NaN();
        s.state.setGpuValues(Origin::Modelled, Metric::GpuTemperature, t);
        s.state.commit(s.state.time());
        views::ColourBy by;
        by.metric = Metric::GpuTemperature;
        by.automaticRange = false;
        by.low = 40;
        by.high = 80;
        s.scene.setColourBy(by);
        // seen from the row's front, in the middle of each place
        s.selection.set({twin::AssetRef{s.rackId(rack)}});
        QVERIFY(s.scene.setCamera("rack", false));
        s.selection.clear();
        const QImage image = s.shot();
        const auto brightness = [&](std::int16_t gpu) {
            views::SceneGeometry g;
            g.rebuild(s.model.site(), s.model.catalogue());
            views::Box3 box = g.gpu(rack, gpu);
            const double y = g.facesNorth(rack) ? box.high.y : box.low.y;
            const QPointF at = s.scene.projectPoint(box.centre().x, y, box.centre().z);
            const auto under = s.scene.pick(at);
            return under.asset == s.rackId(rack) && under.gpu == gpu ? image.pixelColor(at.toPoint()).red() : -1;
        };
        const int high = brightness(8 * 5 + 2), low = brightness(8 * 5 + 3);
        QVERIFY2(low >= 0 && high > low + 60, qPrintable(QStringLiteral("%1 %2").arg(high).arg(low)));
    }

    void worstGpuIsSeenFromAfar()
    {
        Shown s({800, 500}, "2025-07");
        s.setGpuValues();
        const auto first = s.state.rackFirstGpu();
        std::vector<float> t(s.state.gpuCount(), 40.0f);
        for (std::size_t rack = 0; rack + 1 < first.size(); rack += 3)
            if (first[rack + 1] > first[rack])
                t[first[rack] + 11] = 80; // one of 64
        s.state.setGpuValues(Origin::Modelled, Metric::GpuTemperature, t);
        s.state.commit(s.state.time());
        views::ColourBy by;
        by.metric = Metric::GpuTemperature;
        by.automaticRange = false;
        by.low = 40;
        by.high = 80;
        s.scene.setColourBy(by);
        QVERIFY(s.scene.setCamera("hall1", false));
        const QColor hot = views::mapColor(twin::MetricInfo::Map::Inferno, 1.0);
        const int mean = countNear(s.shot().copy(0, 0, 800, 380), hot, 12);
        by.worst = true;
        s.scene.setColourBy(by);
        const int worst = countNear(s.shot().copy(0, 0, 800, 380), hot, 12);
        QVERIFY2(worst > 400 && worst > 10 * std::max(mean, 1), qPrintable(QStringLiteral("%1 %2").arg(mean).arg(worst)));
    }

    void legendHandlesSetTheRange()
    {
        Shown s;
        s.shot();
        QVERIFY(s.scene.colourBy().automaticRange);
        // the high handle stands at the right end of the bar, which is at the lower left of the picture
        const QImage image = s.shot();
        const QColor end = views::mapColor(twin::MetricInfo::Map::Viridis, 1.0);
        QPoint found(-1, -1);
        for (int y = 380; y < 490; ++y)
            for (int x = 0; x < 360; ++x)
                if (countNear(image.copy(x, y, 1, 1), end, 14) == 1)
                    found = {x + 2, y - 4};
        QVERIFY(found.x() > 0);
        QTest::mousePress(s.host(), Qt::LeftButton, {}, found);
        const QPointF to = found - QPointF(50, 0);
        QMouseEvent move(QEvent::MouseMove, to, s.host()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(s.host(), &move);
        QTest::mouseRelease(s.host(), Qt::LeftButton, {}, to.toPoint());
        const auto by = s.scene.colourBy();
        QVERIFY(!by.automaticRange);
        QVERIFY2(by.high > 30'000 && by.high < 110'000 && by.low == 0, qPrintable(QString::number(by.high)));
        // what lies above now is marked, in the bar too
        QVERIFY(countNear(s.shot().copy(0, 380, 360, 120), s.theme.color(views::Role::OutOfRange), 6) > 200);
        QTest::mouseDClick(s.host(), Qt::LeftButton, {}, to.toPoint());
        QVERIFY(s.scene.colourBy().automaticRange);
    }

    void picksWhatIsUnderTheCursor()
    {
        Shown s({1280, 800}, "2025-07");
        std::mt19937 random(7);
        int asked = 0;
        for (const char* camera : {"hall1", "hall2", "hall3", "hall4", "top"}) {
            QVERIFY(s.scene.setCamera(camera, false));
            for (int tries = 0, done = 0; done < 40 && tries < 20000; ++tries) {
                const auto i = random() % s.model.site().racks.size();
                // the middle of the top face, which nothing hides from above
                const auto id = s.rackId(i);
                const QPointF at = s.scene.projectTop({id});
                if (!QRectF(0, 0, 1280, 800).contains(at))
                    continue;
                ++done;
                ++asked;
                QCOMPARE(s.scene.pick(at).asset, id);
            }
        }
        QCOMPARE(asked, 200);
        s.scene.setCamera("site", false);
        QVERIFY(!s.scene.pick({1270, 790}).isValid());
    }

    void picksYardUnits()
    {
        Shown s({1280, 800}, "2025-07");
        s.scene.setCamera("top", false);
        int found = 0;
        for (const auto& unit : s.model.site().units)
            found += s.scene.pick(s.scene.projectTop({unit.id})).asset == unit.id;
        // the camera looks almost straight down, so little can be hidden
        QVERIFY(found > static_cast<int>(0.97 * static_cast<double>(s.model.site().units.size())));
    }

    void clickSelectsAndControlToggles()
    {
        Shown s;
        s.scene.setCamera("hall1", false);
        const auto a = s.rackId(100), b = s.rackId(140);
        const auto press = [&](twin::AssetId id, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(s.host(), Qt::LeftButton, modifiers, s.scene.projectTop({id}).toPoint());
        };
        press(a, Qt::NoModifier);
        QCOMPARE(s.selection.items(), std::vector{twin::AssetRef{a}});
        press(b, Qt::ControlModifier);
        QCOMPARE(s.selection.items().size(), std::size_t(2));
        press(a, Qt::ControlModifier);
        QCOMPARE(s.selection.items(), std::vector{twin::AssetRef{b}});
        // the outline is in the accent, and the rack keeps its colour
        const int accent = countNear(s.shot(), s.theme.color(views::Role::Accent), 30);
        s.selection.clear();
        QVERIFY(accent > countNear(s.shot(), s.theme.color(views::Role::Accent), 30) + 20);
        QTest::mouseClick(s.host(), Qt::LeftButton, Qt::NoModifier, {790, 490});
        QVERIFY(s.selection.items().empty());
    }

    void rubberBandSelectsManyRacks()
    {
        Shown s;
        s.scene.setCamera("top", false);
        const auto drag = [&](QPoint from, QPoint to, Qt::KeyboardModifiers modifiers) {
            QTest::mousePress(s.host(), Qt::LeftButton, modifiers, from);
            for (int i = 1; i <= 4; ++i) {
                const QPointF p = from + (to - from) * (i / 4.0);
                QMouseEvent move(QEvent::MouseMove, p, s.host()->mapToGlobal(p), Qt::NoButton, Qt::LeftButton, modifiers);
                QApplication::sendEvent(s.host(), &move);
            }
            QTest::mouseRelease(s.host(), Qt::LeftButton, modifiers, to);
        };
        drag({60, 60}, {760, 460}, Qt::ShiftModifier);
        QVERIFY(s.selection.items().size() > 800);
    }

    void mouseAndKeysMoveTheCamera()
    {
        Shown s;
        s.scene.setCamera("site", false);
        const auto id = s.rackId(10);
        const QPointF start = s.at(id);
        QTest::keyClick(s.host(), Qt::Key_2);
        QVERIFY(s.at(id) != start);
        QTest::keyClick(s.host(), Qt::Key_0);
        QCOMPARE(s.at(id), start);
        QTest::keyClick(s.host(), Qt::Key_Plus);
        QVERIFY(s.at(id) != start);
        QTest::keyClick(s.host(), Qt::Key_0);
        // the wheel goes towards what is under the cursor: that stays where it is
        const QPointF point = s.scene.projectTop({id});
        QWheelEvent wheel(point, s.host()->mapToGlobal(point), {}, {0, 360}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(s.host(), &wheel);
        const QPointF after = s.scene.projectTop({id});
        QVERIFY2(QLineF(point, after).length() < 3, qPrintable(QString::number(QLineF(point, after).length())));
        s.selection.set({{id}});
        QTest::keyClick(s.host(), Qt::Key_F);
        QVERIFY(QLineF(s.at(id), QPointF(400, 250)).length() < 60);
        QTest::mouseDClick(s.host(), Qt::LeftButton, Qt::NoModifier, s.scene.projectTop({id}).toPoint());
        QVERIFY(QLineF(s.at(id), QPointF(400, 250)).length() < 60);
    }

    void camerasHaveNames()
    {
        Shown s;
        const auto names = views::SceneView::cameraNames(s.model);
        QVERIFY(names.contains("site") && names.contains("hall4") && names.contains("top") && names.contains("rack"));
        for (const QString name : {"site", "building", "hall1", "hall4", "top"})
            QVERIFY2(s.scene.setCamera(name, false), qPrintable(name));
        for (const QString name : {"hall9", "hallx", "nonsense", "", "rack"})
            QVERIFY2(!s.scene.setCamera(name, false), qPrintable(name));
        s.selection.set({{s.rackId(5)}});
        QVERIFY(s.scene.setCamera("rack", false));
    }

    void flightTakesItsTimeAndArrives()
    {
        Shown s;
        s.scene.setAnimationsEnabled(true);
        s.scene.setCamera("site", false);
        const auto id = s.rackId(10);
        const QPointF start = s.at(id);
        s.scene.setCamera("hall3", true);
        QCOMPARE(s.at(id), start);
        QTest::qWait(600);
        const QPointF arrived = s.at(id);
        s.scene.setCamera("hall3", false);
        QVERIFY(QLineF(arrived, s.at(id)).length() < 0.01);
    }

    void ghostSaysWhetherRacksMayStand()
    {
        Shown s;
        s.scene.setCamera("hall1", false);
        QSignalSpy added(&s.scene, &views::SceneView::addRequested);
        twin::AddRequest request;
        request.count = 8;
        views::ColourBy plain; // nothing is measured here: racks without colours of their own
        plain.origin = Origin::Measured;
        s.scene.setColourBy(plain);
        s.scene.setPlacement(request);
        s.scene.setTool(views::SceneView::Tool::PlaceRacks);
        const QColor ok = s.theme.color(views::Role::Ok), no = s.theme.color(views::Role::Critical);
        QTest::mouseMove(s.host(), {5, 5});
        // Over the free part of the hall (north of the middle) the planner accepts, upon racks it refuses.
        const auto& hall = s.model.site().halls[0];
        const auto pixelAt = [&](double x, double y) { return s.scene.projectPoint(x, y, views::floorHeight).toPoint(); };
        const QPoint free = pixelAt(hall.area.x0 + 12, hall.area.y0 + 0.72 * hall.area.depth());
        QTest::mouseMove(s.host(), free);
        const QImage green = s.shot();
        QVERIFY2(countNear(green, ok, 25) > 60, qPrintable(QString::number(countNear(green, ok, 25))));
        QVERIFY(countNear(green, no, 25) < 20);
        QTest::mouseClick(s.host(), Qt::LeftButton, Qt::NoModifier, free);
        QCOMPARE(added.size(), 1);
        const auto asked = added.first().first().value<twin::AddRequest>();
        QCOMPARE(asked.hall, 0);
        QCOMPARE(asked.count, 8);
        QVERIFY(std::holds_alternative<twin::PlacementPlan>(twin::planAdd(s.model.site(), s.model.catalogue(), asked)));

        const auto& rack = s.model.site().racks[40];
        const QPoint taken = pixelAt(rack.x, rack.y);
        QTest::mouseMove(s.host(), taken);
        const QImage red = s.shot();
        QVERIFY2(countNear(red, no, 25) > 60, qPrintable(QString::number(countNear(red, no, 25))));
        QVERIFY(countNear(red, ok, 25) < 20);
        QTest::keyClick(s.host(), Qt::Key_Escape);
        QCOMPARE(s.scene.tool(), views::SceneView::Tool::Navigate);
        QVERIFY(countNear(s.shot(), no, 25) < 20);
    }

    void draggingAsksForTheMove()
    {
        Shown s;
        s.scene.setCamera("hall1", false);
        QSignalSpy moved(&s.scene, &views::SceneView::moveRequested);
        s.scene.setTool(views::SceneView::Tool::MoveRacks);
        const auto& rack = s.model.site().racks[40];
        const QPoint from = s.scene.projectTop({rack.id}).toPoint();
        QTest::mousePress(s.host(), Qt::LeftButton, Qt::NoModifier, from);
        QVERIFY(s.selection.contains(rack.id));
        const auto move = [&](const QPointF& to) {
            QMouseEvent event(QEvent::MouseMove, to, s.host()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(s.host(), &event);
        };
        move(from + QPointF(0, -60));
        move(from + QPointF(0, -120));
        const QImage image = s.shot();
        QVERIFY(countNear(image, s.theme.color(views::Role::Ok), 25) + countNear(image, s.theme.color(views::Role::Critical), 25) > 20);
        QTest::mouseRelease(s.host(), Qt::LeftButton, Qt::NoModifier, from + QPoint(0, -120));
        QCOMPARE(moved.size(), 1);
        QVERIFY(moved.first().at(1).toDouble() > 5); // north
        QVERIFY(std::abs(moved.first().at(0).toDouble()) > 0);
        // cancelled by Escape: nothing asked
        QTest::mousePress(s.host(), Qt::LeftButton, Qt::NoModifier, from);
        move(from + QPointF(0, -60));
        QTest::keyClick(s.host(), Qt::Key_Escape);
        QTest::mouseRelease(s.host(), Qt::LeftButton, Qt::NoModifier, from);
        QCOMPARE(moved.size(), 1);
    }

    void followsEditsOfTheSite()
    {
        Shown s;
        s.scene.setCamera("hall1", false);
        const auto id = s.rackId(100);
        const QPointF at = s.scene.projectTop({id});
        QCOMPARE(s.scene.pick(at).asset, id);
        s.selection.set({{id}});
        twin::RemoveRacksCommand remove(s.model, {id});
        remove.redo();
        s.shot();
        QVERIFY(s.scene.pick(at).asset != id);
        remove.undo();
        s.shot();
        QCOMPARE(s.scene.pick(at).asset, id);
        s.model.reset(twin::Site{}, s.model.scenario()); // nothing at all
        s.state.resize(0, 0);
        s.state.commit(s.state.time());
        s.selection.clear();
        QVERIFY(!s.shot().isNull());
        QVERIFY(!s.scene.pick({400, 250}).isValid());
    }

    void controlsSayWhatTheColoursShow()
    {
        Shown s;
        auto* metric = s.scene.findChild<QComboBox*>("colourMetric");
        auto* origin = s.scene.findChild<QComboBox*>("colourOrigin");
        QVERIFY(metric && origin);
        QCOMPARE(origin->currentIndex(), static_cast<int>(Origin::Modelled));
        QSignalSpy changed(&s.scene, &views::SceneView::colourByChanged);
        metric->setCurrentIndex(static_cast<int>(Metric::GpuTemperature));
        Q_EMIT metric->activated(metric->currentIndex());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(s.scene.colourBy().metric, Metric::GpuTemperature);
        views::ColourBy by;
        by.origin = Origin::Measured;
        s.scene.setColourBy(by);
        QCOMPARE(origin->currentIndex(), static_cast<int>(Origin::Measured));
        QVERIFY(!s.shot().isNull());
    }

    void picturesOfAnySize()
    {
        Shown s;
        const QImage before = s.shot();
        for (const QSize size : {QSize(320, 200), QSize(1920, 1080), QSize(4100, 300)})
            QCOMPARE(s.scene.picture(size).size(), size);
        QVERIFY(s.scene.picture({}).isNull());
        QVERIFY(difference(before, s.shot()) < 0.1); // the window is as it was
        views::SceneView hidden(s.context());         // never shown
        hidden.resize(400, 300);
        const QImage image = hidden.picture({640, 400});
        QCOMPARE(image.size(), QSize(640, 400));
        QVERIFY(countColors(image) > 200);
    }

    void baselines_data()
    {
        QTest::addColumn<QString>("camera");
        QTest::addColumn<int>("theme");
        QTest::addColumn<int>("metric");
        const int dark = static_cast<int>(views::Theme::Kind::Dark), light = static_cast<int>(views::Theme::Kind::Light);
        QTest::newRow("site-dark") << "site" << dark << static_cast<int>(Metric::Power);
        QTest::newRow("site-light") << "site" << light << static_cast<int>(Metric::Power);
        QTest::newRow("hall1-temperature-dark") << "hall1" << dark << static_cast<int>(Metric::GpuTemperature);
        QTest::newRow("rack-light") << "rack" << light << static_cast<int>(Metric::Power);
        QTest::newRow("rack-gpus-dark") << "rack" << dark << static_cast<int>(Metric::GpuTemperature);
        QTest::newRow("hall1-gpus-light") << "hall1" << light << static_cast<int>(Metric::Power);
    }
    void baselines()
    {
        QFETCH(QString, camera);
        QFETCH(int, theme);
        QFETCH(int, metric);
        SceneFixture f;
        if (QByteArray(QTest::currentDataTag()).contains("gpus"))
            f.setGpuValues();
        f.theme.setKind(static_cast<views::Theme::Kind>(theme));
        views::SceneView scene(f.context());
        scene.setAnimationsEnabled(false);
        scene.resize(640, 400);
        views::ColourBy by;
        by.metric = static_cast<Metric>(metric);
        scene.setColourBy(by);
        f.selection.set({{f.model.site().racks[400].id}});
        QVERIFY(scene.setCamera(camera, false));
        const QString problem = againstBaseline(scene.picture({640, 400}), QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
};

int main(int argc, char** argv)
{
    return support::runWindowTest<TestScene>(argc, argv, "memphis-twin-test-scene");
}
#include "test_scene.moc"
