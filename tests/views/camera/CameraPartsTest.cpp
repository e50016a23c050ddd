// What needs no window: walking, measuring, what lies in a rectangle, kept views.
#include "SceneFixture.h"
#include "views/panels/cameras/ViewsPanel.h"
#include "views/panels/dialogs/KeyboardSheet.h"
#include "views/panels/start/StartCard.h"
#include "views/panels/time/TimeBar.h"
#include "views/scene/BandSelect.h"
#include "views/scene/CameraTour.h"
#include "views/tools/Measure.h"
#include "views/tools/WalkTool.h"
#include "views/tools/Walker.h"
#include <QLineEdit>
#include <QListWidget>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <ctime>
#include <random>

using namespace views;

class CameraPartsTest : public QObject
{
    Q_OBJECT

    struct Facility
    {
        twin::SiteModel model;
        SceneGeometry geometry;
        explicit Facility(const std::string& preset = "2024-09")
        {
            auto [site, scenario] = twin::loadPreset(preset);
            model.reset(std::move(site), std::move(scenario));
            geometry.rebuild(model.site(), model.catalogue());
        }
        Walker walker() { return Walker(model.site(), geometry); }
    };

    static bool isInRack(const Facility& f, double x, double y)
    {
        for (int i = 0; i < f.geometry.rackCount(); ++i) {
            const Box3& b = f.geometry.rack(i);
            if (x > b.low.x && x < b.high.x && y > b.low.y && y < b.high.y)
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void walkDoesNotDependOnFrames()
    {
        Facility f;
        const Box3 all = f.geometry.bounds(); // before the fence nothing stands
        const auto end = [&](int frames, double seconds) {
            Walker w = f.walker();
            w.place(all.low.x, all.low.y - 5, 90);
            const double x = w.x();
            w.setDirection(1, 0, false);
            for (int i = 0; i < frames; ++i)
                w.advance(seconds / frames);
            return w.x() - x;
        };
        const double one = end(1, 3), many = end(200, 3), odd = end(7, 3);
        QVERIFY2(std::abs(one - many) < 1e-6 && std::abs(one - odd) < 1e-6, qPrintable(QString("%1 %2 %3").arg(one).arg(many).arg(odd)));
        QVERIFY2(one > 0.8 * 3 * Walker::walkSpeed && one <= 3 * Walker::walkSpeed, qPrintable(QString::number(one)));
    }

    void fastIsFasterAndStandingComesToRest()
    {
        Facility f;
        const Box3 all = f.geometry.bounds();
        Walker w = f.walker();
        w.place(all.low.x, all.low.y - 5, 90);
        w.setDirection(1, 0, true);
        const double x = w.x();
        w.advance(2);
        QVERIFY(w.x() - x > 2 * Walker::walkSpeed * Walker::fastFactor * 0.8);
        w.setDirection(0, 0, false);
        QVERIFY(w.isMoving());
        for (int i = 0; i < 100 && w.isMoving(); ++i)
            w.advance(0.016);
        QVERIFY(!w.isMoving());
        QCOMPARE(w.camera().eye().z, floorHeight + Walker::eyeHeight);
    }

    void racksAndWallsStop()
    {
        Facility f;
        const auto& site = f.model.site();
        const auto building = site.buildings[static_cast<std::size_t>(site.halls.front().building)].area;
        std::mt19937 random(5);
        Walker w = f.walker();
        const auto& hall = site.halls.front().area;
        w.place((hall.x0 + hall.x1) / 2, (hall.y0 + hall.y1) / 2, 0);
        QVERIFY(!isInRack(f, w.x(), w.y()));
        double way = 0;
        for (int i = 0; i < 4000; ++i) {
            if (i % 40 == 0) {
                w.turn(static_cast<double>(random() % 360), 0);
                w.setDirection(1, 0, true);
            }
            const double x = w.x(), y = w.y();
            w.advance(0.05);
            way += std::hypot(w.x() - x, w.y() - y);
            QVERIFY2(w.isFree(w.x(), w.y()), qPrintable(QString("step %1 at %2 %3").arg(i).arg(w.x()).arg(w.y())));
            QVERIFY(w.x() > building.x0 && w.x() < building.x1 && w.y() > building.y0 && w.y() < building.y1);
        }
        QVERIFY(!isInRack(f, w.x(), w.y()));
        QVERIFY2(way > 50, qPrintable(QString::number(way))); // it did walk
    }

    void whoStartsInARackStandsBesideIt()
    {
        Facility f;
        const Box3& rack = f.geometry.rack(f.geometry.rackCount() / 2);
        Walker w = f.walker();
        w.place(rack.centre().x, rack.centre().y, 0);
        QVERIFY(!isInRack(f, w.x(), w.y()));
        QVERIFY(std::hypot(w.x() - rack.centre().x, w.y() - rack.centre().y) < 3);
        // outside one stays outside the building
        const auto b = f.model.site().buildings.front().area;
        w.place(b.x0 - 3, (b.y0 + b.y1) / 2, 90);
        w.setDirection(1, 0, true);
        w.advance(5);
        QVERIFY(w.x() < b.x0);
    }

    void emptySiteCanBeWalked()
    {
        twin::SiteModel model;
        auto [site, scenario] = twin::loadPreset("2024-09");
        site.racks.clear();
        site.rows.clear();
        site.units.clear();
        model.reset(std::move(site), std::move(scenario));
        SceneGeometry geometry;
        geometry.rebuild(model.site(), model.catalogue());
        Walker w(model.site(), geometry);
        w.place(1e9, -1e9, 0);
        w.setDirection(1, 1, true);
        w.advance(1);
        QVERIFY(std::isfinite(w.x()) && std::isfinite(w.y()));
    }

    void lookingIsTheSameCamera()
    {
        for (const double elevation : {-40.0, 0.0, 4.0, 36.0, 89.9})
            for (const double heading : {-170.0, 0.0, 24.0, 133.0}) {
                CameraState a;
                a.focus = {12, 34, 5};
                a.heading = heading;
                a.elevation = elevation;
                a.distance = 77;
                const CameraState b = cameraOf(bookmarkOf(a, "x"));
                QVERIFY(std::abs(b.distance - 77) < 1e-9);
                QVERIFY2(length(a.eye() - b.eye()) < 1e-6 && length(a.focus - b.focus) < 1e-9, qPrintable(QString("%1 %2").arg(elevation).arg(heading)));
                QVERIFY(length(a.up() - b.up()) < 1e-6);
            }
        const CameraState nothing = CameraState::looking({1, 1, 1}, {1, 1, 1}); // a damaged file
        QVERIFY(std::isfinite(nothing.eye().x) && nothing.distance > 0);
    }

    void measuresReadWell()
    {
        const Measurement m{{0, 0, 0}, {3, -4, 12}};
        QCOMPARE(m.distance(), 13.0);
        QVERIFY(metresText(m.distance()).startsWith("13.00"));
        QVERIFY(feetText(0.3048 * 5).startsWith("5.00"));
        QVERIFY(metresText(1.2345).contains("1.23"));
        const QString parts = componentsText(m);
        QVERIFY2(parts.contains("+3.000") && parts.contains(QString(QChar(0x2212)) + "4.000") && parts.contains("+12.00"), qPrintable(parts));
        QCOMPARE(copiedText(m).split('\t').size(), 4);
    }

    void bandTakesWholeRacksFromAfar()
    {
        Facility f("2025-07");
        const QSizeF view(1280, 800);
        const auto top = framing(f.geometry.contents(), 0, CameraState::highest, 1.6);
        const Projection projection(top, view);
        BandSelect band(f.model.site(), f.geometry, projection);
        // everything
        QCOMPARE(band.inside(QRectF(0, 0, 1280, 800)).size(), f.model.site().racks.size());
        QVERIFY(band.inside(QRectF(0, 0, 3, 3)).empty());
        // the racks of one hall, and no other
        const Box3 hall = f.geometry.hall(f.model.site(), 0);
        const auto a = projection.project({hall.low.x, hall.high.y, 1}), b = projection.project({hall.high.x, hall.low.y, 1});
        const auto found = band.inside(QRectF(*a, *b).normalized());
        const auto expected = std::count_if(f.model.site().racks.begin(), f.model.site().racks.end(), [](const auto& r) { return r.hall == 0; });
        QVERIFY2(std::abs(static_cast<double>(found.size()) - static_cast<double>(expected)) < 0.02 * static_cast<double>(expected),
                 qPrintable(QString("%1 of %2").arg(found.size()).arg(expected)));
        for (const auto& ref : found) {
            QCOMPARE(ref.gpu, std::int16_t(-1));
            QCOMPARE(f.model.site().racks[static_cast<std::size_t>(f.model.rackIndex(ref.asset))].hall, std::uint16_t(0));
        }
    }

    void bandTakesGpusFromNear()
    {
        Facility f;
        const int i = 5;
        const Box3& box = f.geometry.rack(i);
        const bool north = f.geometry.facesNorth(i);
        // from the aisle: farther away the row on its other side would hide it
        const double front = north ? box.high.y : box.low.y;
        const CameraState c = CameraState::looking({box.centre().x, front + (north ? 1.0 : -1.0), 1.2}, {box.centre().x, front, 1.1});
        const Projection projection(c, {1280, 800});
        BandSelect band(f.model.site(), f.geometry, projection);
        const RackFace& face = f.geometry.face(i);
        QVERIFY(face.places() > 0);
        // a rectangle around one GPU's place takes that GPU of that rack only
        for (const int gpu : {face.places() / 2, face.places() / 2 + 1, face.places() / 2 + face.columns}) {
            Vec3 middle = f.geometry.gpu(i, gpu).centre();
            middle.y = north ? box.high.y : box.low.y;
            const auto at = projection.project(middle);
            QVERIFY(at);
            const auto found = band.inside(QRectF(at->x() - 2, at->y() - 2, 4, 4));
            QCOMPARE(found.size(), std::size_t(1));
            QCOMPARE(found[0].asset, f.model.site().racks[i].id);
            QCOMPARE(int(found[0].gpu), gpu);
            QCOMPARE(int(found[0].server), gpu / face.columns);
        }
        // half of the rack: some, not all; nothing that another rack hides
        const auto left = *projection.project({box.low.x, box.centre().y, box.low.z}), right = *projection.project({box.high.x, box.centre().y, box.high.z});
        const auto half = band.inside(QRectF(QPointF(left.x() - 40, right.y() - 60), QPointF((left.x() + right.x()) / 2, left.y() + 60)).normalized());
        const auto ofRack = std::count_if(half.begin(), half.end(), [&](const auto& ref) { return ref.asset == f.model.site().racks[i].id && ref.gpu >= 0; });
        QVERIFY2(ofRack > 0 && ofRack < face.places(), qPrintable(QString::number(ofRack)));
        for (const auto& ref : half)
            if (ref.gpu >= 0) {
                const int r = f.model.rackIndex(ref.asset);
                Vec3 point = f.geometry.gpu(r, ref.gpu).centre();
                point.y = projection.eye().y < f.geometry.rack(r).low.y ? f.geometry.rack(r).low.y : f.geometry.rack(r).high.y;
                QCOMPARE(f.geometry.pick(projection.ray(*projection.project(point))).index, r);
            }
    }

    void bandIsQuickAtSixteenThousandRacks()
    {
        Facility f("1m");
        const auto state = framing(f.geometry.contents(), 24, 36, 1.6);
        // time of this thread: others may share the processor
        const auto now = [] { return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; };
        const double t0 = now();
        BandSelect band(f.model.site(), f.geometry, Projection(state, {1280, 800}));
        const double t1 = now();
        std::size_t found = 0;
        for (int i = 1; i <= 20; ++i)
            found = band.inside(QRectF(0, 0, 64 * i, 40 * i)).size();
        qInfo("%d racks: %.2f ms to begin, %.3f ms a move", f.geometry.rackCount(), t1 - t0, (now() - t1) / 20);
        QCOMPARE(found, f.model.site().racks.size());
    }

    void keptViewsAreListedRenamedMovedRemoved()
    {
        SceneFixture fixture("2024-09");
        ViewsPanel panel(fixture.context());
        QSignalSpy edited(&panel, &ViewsPanel::bookmarksEdited);
        std::vector<data::ViewBookmark> kept(3);
        kept[0].name = "one";
        kept[1].name = "two";
        kept[2].name = "three";
        panel.setBookmarks(kept);
        auto* list = panel.findChild<QListWidget*>("keptViews");
        QCOMPARE(list->count(), 3);
        QCOMPARE(edited.count(), 0);
        const auto last = [&] { return edited.last().at(0).value<std::vector<data::ViewBookmark>>(); };

        list->item(1)->setText("second");
        QCOMPARE(edited.count(), 1);
        QCOMPARE(last()[1].name, std::string("second"));
        list->item(1)->setText("  ");
        QCOMPARE(list->item(1)->text(), QString("second"));
        QCOMPARE(edited.count(), 1);

        list->setCurrentRow(1);
        QTest::keyClick(list, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(last()[0].name, std::string("second"));
        QCOMPARE(list->currentRow(), 0);
        QTest::keyClick(list, Qt::Key_Up, Qt::ControlModifier); // nowhere to go
        QCOMPARE(edited.count(), 2);
        // dragged
        list->model()->moveRow({}, 2, {}, 0);
        QCOMPARE(last()[0].name, std::string("three"));
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(last().size(), std::size_t(2));
        QCOMPARE(list->count(), 2);

        QSignalSpy fly(&panel, &ViewsPanel::bookmarkRequested);
        Q_EMIT list->itemActivated(list->item(1));
        QCOMPARE(fly.last().at(0).toInt(), 1);
        QCOMPARE(freeViewName(kept, "new"), QString("new"));
        QCOMPARE(freeViewName(kept, "one"), QString("one (2)"));
        auto* ready = panel.findChild<QListWidget*>("readyViews");
        QStringList names;
        for (int i = 0; i < ready->count(); ++i)
            names << ready->item(i)->data(Qt::UserRole).toString();
        for (const char* name : {"site", "top", "yard", "hall1"})
            QVERIFY2(names.contains(name), name);
    }

    void startCardOffersThreeThings()
    {
        QWidget scene;
        scene.resize(1000, 500);
        StartCard card(&scene);
        QSignalSpy tour(&card, &StartCard::tourChosen), recording(&card, &StartCard::recordingChosen), planning(&card, &StartCard::planningChosen),
            closed(&card, &StartCard::closed);
        const auto press = [&](const char* name) { card.findChild<QPushButton*>(name)->click(); };
        card.open();
        press("startTour");
        QVERIFY(card.isHidden());
        press("startRecording");
        press("startPlanning");
        QCOMPARE(tour.count() + recording.count() + planning.count(), 3);
        card.open();
        QTest::keyClick(&card, Qt::Key_Escape);
        QVERIFY(card.isHidden());
        QCOMPARE(closed.count(), 1);
        // nothing is cut, wide or narrow
        for (const QSize size : {QSize(1000, 500), QSize(500, 700)}) {
            scene.resize(size);
            scene.show();
            card.open();
            QVERIFY(QTest::qWaitForWindowExposed(&scene));
            QVERIFY2(scene.rect().contains(card.geometry()), qPrintable(QString("%1x%2").arg(size.width()).arg(size.height())));
            for (const auto* label : card.findChildren<QLabel*>())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
            QVERIFY(std::abs(card.geometry().center().y() - scene.rect().center().y()) < 4);
        }
    }

    void keySheetSearches()
    {
        KeyboardSheet sheet({{"Scene", SceneView::keyHelp()}, {"Walk", WalkTool::keyHelp()}, {"Time", TimeBar::keyHelp()}});
        const auto all = sheet.shownKeys().size();
        QCOMPARE(static_cast<std::size_t>(all), SceneView::keyHelp().size() + WalkTool::keyHelp().size() + TimeBar::keyHelp().size());
        sheet.findChild<QLineEdit*>()->setText("backwards");
        QCOMPARE(sheet.shownKeys(), QStringList{QKeySequence(Qt::SHIFT | Qt::Key_Space).toString(QKeySequence::NativeText)});
        for (const auto& list : {SceneView::keyHelp(), WalkTool::keyHelp(), TimeBar::keyHelp()})
            for (const auto& line : list)
                QVERIFY2(!line.keys.isEmpty() && !line.what.isEmpty(), qPrintable(line.what));
    }
};

QTEST_MAIN(CameraPartsTest)
#include "CameraPartsTest.moc"
