// Screens, presentation, kept views, first start and the sheet of keys in the real window.
#include "WindowMain.h"
#include "app/Application.h"
#include "app/Document.h"
#include "app/MainWindow.h"
#include "app/actions/CameraActions.h"
#include "app/actions/KeyboardHelp.h"
#include "app/screens/FirstStart.h"
#include "app/screens/Presentation.h"
#include "app/screens/Screens.h"
#include "app/settings/Settings.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/panels/headline/HeadlineStrip.h"
#include "views/panels/map/SiteMap.h"
#include "views/panels/start/StartCard.h"
#include "views/panels/start/TourCard.h"
#include "views/scene/CameraController.h"
#include "views/scene/CameraTour.h"
#include "views/scene/SceneView.h"
#include "views/tools/SceneTools.h"
#include "views/tools/WalkTool.h"
#include "views/vtk/VtkWidget.h"
#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

class TestWindowScreens : public QObject
{
    Q_OBJECT
    std::unique_ptr<app::Application> m_application;
    QTemporaryDir m_folder;
    app::MainWindow& window() { return m_application->window(); }
    const app::Parts& parts() { return m_application->parts(); }
    QDockWidget* dock(const char* name) { return window().findChild<QDockWidget*>(name); }
    QAction* action(const char* name) { return window().findChild<QAction*>(name); }
    views::HeadlineStrip& headline() { return *window().findChild<views::HeadlineStrip*>(); }
    bool shows(const char* name) { return dock(name)->isVisible() && !dock(name)->visibleRegion().isEmpty(); }
    void start(QSize size)
    {
        m_application.reset();
        app::StartOptions options;
        options.preset = "2024-09";
        options.language = "en";
        options.theme = "dark";
        m_application = std::make_unique<app::Application>(options);
        window().scene().setAnimationsEnabled(false);
        window().resize(size);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        window().activateWindow();
        window().scene().setFocus();
        QTest::qWait(30);
    }
    void key(int k, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : &window();
        QTest::keyClick(target, static_cast<Qt::Key>(k), modifiers);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QVERIFY(m_folder.isValid());
    }
    void init()
    {
        QSettings().clear();
        start({1600, 1000});
    }
    void cleanup()
    {
        parts().undo->clear();
        m_application.reset();
        QSettings().clear();
    }

    void screensSwitchByKeyAndRemember()
    {
        using Screen = app::Screens::Screen;
        auto& screens = window().screens();
        QCOMPARE(screens.current(), Screen::Operations);
        QVERIFY(shows("charts") && shows("limits") && dock("live")->isVisibleTo(&window()));
        key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(screens.current(), Screen::Overview);
        QVERIFY(dock("charts")->isHidden());
        QVERIFY(shows("limits"));
        key(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(screens.current(), Screen::Planning);
        for (const char* name : {"assets", "selection", "limits", "history"})
            QVERIFY2(shows(name), name);
        // a change in one screen stays in it
        dock("history")->hide();
        dock("assets")->hide();
        key(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(shows("assets"));
        key(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(dock("history")->isHidden());
        QVERIFY(dock("assets")->isHidden());
        screens.reset();
        QVERIFY(shows("history") && shows("assets"));
        // the segmented control does the same
        auto* control = window().findChild<QWidget*>("screenControl");
        QVERIFY(control && control->isVisible());
        QCOMPARE(control->findChildren<QToolButton*>().size(), 3);
        control->findChildren<QToolButton*>()[0]->click();
        QCOMPARE(screens.current(), Screen::Overview);
        // over the end of the program
        dock("limits")->hide();
        window().close();
        start({1600, 1000});
        window().restore();
        QCOMPARE(window().screens().current(), Screen::Overview);
        QVERIFY(dock("limits")->isHidden());
        window().screens().reset();
        QVERIFY(!dock("limits")->isHidden());
    }

    void sceneKeepsHalfOfASmallWindow()
    {
        for (const QSize size : {QSize(1280, 720), QSize(1280, 800)}) {
            start(size);
            for (const char* id : {"overview", "operations", "planning"}) {
                window().showScreen(id);
                QTest::qWait(30);
                const double share = static_cast<double>(window().scene().width()) * window().scene().height() / (size.width() * size.height());
                QVERIFY2(window().size() == size, qPrintable(QString("%1 grew to %2x%3").arg(id).arg(window().width()).arg(window().height())));
                QVERIFY2(share >= 0.5, qPrintable(QString("%1 at %2: %3").arg(id).arg(size.height()).arg(share)));
            }
        }
        start({1800, 1100});
        window().showScreen("overview");
        const double large = headline().scale();
        window().showScreen("operations");
        QVERIFY(large > headline().scale());
    }

    void theTourEndsWithEscape()
    {
        auto& tour = window().cameras().tour();
        window().scene().setFocus();
        key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(tour.isRunning());
        const auto selected = parts().selection->items();
        key(Qt::Key_Escape);
        QVERIFY(!tour.isRunning());
        QCOMPARE(parts().selection->items(), selected); // one Esc, one thing
    }

    void presentationHidesAllAndGivesItBack()
    {
        window().showScreen("planning");
        QTest::qWait(20);
        const QRect assets = dock("assets")->geometry();
        const double scale = headline().scale();
        parts().settings->setTour(1, true, false);
        key(Qt::Key_F11);
        QVERIFY(window().presentation().isOn());
        QVERIFY(window().isFullScreen());
        QVERIFY(window().menuBar()->isHidden() && window().statusBar()->isHidden());
        for (auto* panel : window().findChildren<QDockWidget*>())
            QVERIFY2(panel->isHidden(), qPrintable(panel->objectName()));
        QVERIFY(headline().isVisible() && headline().scale() > scale);
        QVERIFY(!window().cameras().tour().isRunning());
        // keys: the clock, and screens do not switch behind it
        const bool playing = parts().time->state() == data::TimeController::State::Playing;
        key(Qt::Key_Space);
        QVERIFY(playing != (parts().time->state() == data::TimeController::State::Playing) || parts().time->range().isEmpty());
        key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window().screens().current(), app::Screens::Screen::Planning);
        // the tour, paused by space
        key(Qt::Key_T);
        QVERIFY(window().cameras().tour().isRunning());
        key(Qt::Key_Space);
        QVERIFY(window().cameras().tour().isPaused());
        const int at = window().cameras().tour().current();
        key(Qt::Key_Right);
        QCOMPARE(window().cameras().tour().current(), at + 1);
        key(Qt::Key_Escape);
        QVERIFY(!window().presentation().isOn());
        QVERIFY(!window().cameras().tour().isRunning());
        QTRY_VERIFY(!window().isFullScreen());
        QVERIFY(!window().menuBar()->isHidden() && !window().statusBar()->isHidden());
        QTRY_COMPARE(dock("assets")->geometry(), assets);
        for (const char* name : {"assets", "selection", "limits", "history"})
            QVERIFY2(shows(name), name);
        QTRY_COMPARE(headline().scale(), scale);
        QVERIFY(!QApplication::focusWidget() || window().isAncestorOf(QApplication::focusWidget()));
        // Esc is the window's own again
        parts().selection->set({twin::AssetRef{parts().site->site().racks.front().id}});
        key(Qt::Key_Escape);
        QVERIFY(parts().selection->items().empty());
    }

    void viewsAreKeptInTheProject()
    {
        auto& scene = window().scene();
        scene.setCamera("hall1", false);
        const auto camera = scene.camera().state();
        QVERIFY(!window().isWindowModified());
        key(Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(parts().document->bookmarks().size(), std::size_t(1));
        QVERIFY(window().isWindowModified());
        QVERIFY(!parts().undo->canUndo()); // undo has nothing to do with it
        scene.setCamera("top", false);
        key(Qt::Key_B, Qt::ControlModifier);
        key(Qt::Key_1, Qt::AltModifier);
        QVERIFY(std::abs(scene.camera().state().distance - camera.distance) < 1e-6 && std::abs(scene.camera().state().heading - camera.heading) < 1e-6);
        const QString file = m_folder.filePath("views.mtwin");
        parts().document->save(file);
        QVERIFY(!window().isWindowModified());
        parts().document->newFromPreset("2024-09");
        QVERIFY(parts().document->bookmarks().empty());
        QVERIFY(!action("keptView1")->isEnabled());
        parts().document->openProject(file);
        QCOMPARE(parts().document->bookmarks().size(), std::size_t(2));
        QVERIFY(action("keptView2")->isEnabled() && !action("keptView3")->isEnabled());
        key(Qt::Key_1, Qt::AltModifier);
        QVERIFY(std::abs(scene.camera().state().distance - camera.distance) < 1e-6);
        // the tour goes through them
        window().cameras().startTour();
        QCOMPARE(window().cameras().tour().stops().size(), std::size_t(2));
        window().cameras().tour().stop();
    }

    void startCardDoesWhatItSays()
    {
        QVERIFY(!window().firstStart().card()); // never by itself
        window().firstStart().showIfWanted();
        auto* card = window().firstStart().card();
        QVERIFY(card && card->isVisible());
        QVERIFY(window().scene().rect().contains(card->geometry()));
        card->findChild<QPushButton*>("startPlanning")->click();
        QCOMPARE(window().screens().current(), app::Screens::Screen::Planning);
        QVERIFY(card->isHidden());
        action("startCardAction")->trigger();
        QVERIFY(card->isVisible());
        card->findChild<QPushButton*>("startTour")->click();
        QVERIFY(window().cameras().tour().isRunning());
        QVERIFY(window().cameras().tourCard().isVisible());
        window().cameras().tour().stop();
        card->setNeverAgain(true);
        QVERIFY(!parts().settings->showsStartCard());
        card->hide();
        window().firstStart().showIfWanted();
        QVERIFY(card->isHidden());
        action("startCardAction")->trigger(); // still to be had
        QVERIFY(card->isVisible());
    }

    void toolsHaveKeys()
    {
        auto& scene = window().scene();
        using Tool = views::SceneView::Tool;
        const std::pair<int, Tool> tools[] = {{Qt::Key_R, Tool::SelectBand}, {Qt::Key_M, Tool::Measure}, {Qt::Key_W, Tool::Walk}};
        for (const auto& [k, tool] : tools) {
            key(k, Qt::ControlModifier | Qt::ShiftModifier);
            QCOMPARE(scene.tool(), tool);
            key(Qt::Key_Escape);
            QCOMPARE(scene.tool(), Tool::Navigate);
        }
        for (const char* name : {"bandTool", "measureTool", "walkTool"})
            QVERIFY(!action(name)->isChecked());
        auto& map = window().cameras().sceneTools().map();
        QVERIFY(map.isVisible());
        key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(map.isHidden());
        QVERIFY(!parts().settings->showsMap());
    }

    void keySheetListsEveryAction()
    {
        QStringList listed;
        for (const auto& group : app::keyGroups(*window().menuBar()))
            for (const auto& line : group.keys)
                listed << line.keys.split(", ");
        // every shortcut of every menu is there, and no key means two things
        QMap<QString, QString> seen;
        std::function<void(const QMenu*)> check = [&](const QMenu* menu) {
            for (auto* a : menu->actions()) {
                if (a->menu())
                    check(a->menu());
                for (const auto& shortcut : a->shortcuts()) {
                    const QString text = shortcut.toString(QKeySequence::NativeText);
                    QVERIFY2(listed.contains(text), qPrintable(a->text() + ' ' + text));
                    QVERIFY2(!seen.contains(text), qPrintable(text + ": " + a->text() + " and " + seen.value(text)));
                    seen.insert(text, a->text());
                }
            }
        };
        for (auto* a : window().menuBar()->actions())
            if (a->menu())
                check(a->menu());
        QVERIFY2(seen.size() > 20, qPrintable(QString::number(seen.size())));
    }

    void atRestNothingIsPainted()
    {
        QTRY_VERIFY_WITH_TIMEOUT(!window().isSolvingNetwork() && !window().isWorkingOutBands(), 60'000);
        parts().time->pause();
        auto* picture = window().scene().findChild<views::VtkWidget*>();
        // The day that was being worked out may still arrive; after that nothing must move for a second.
        bool rests = false;
        for (int i = 0; i < 30 && !rests; ++i) {
            const int renders = picture->renderCount(), paints = window().cameras().sceneTools().map().paintCount();
            QTest::qWait(1000);
            rests = picture->renderCount() == renders && window().cameras().sceneTools().map().paintCount() == paints;
        }
        QVERIFY(rests);
    }
};

int main(int argc, char** argv)
{
    return support::runWindowTest<TestWindowScreens>(argc, argv, "memphis-twin-test-screens");
}
#include "test_window_screens.moc"
