// The window at all sizes from the smallest on: menus, panels, tabs and bars beside one another, none cut, none over another.
#include "WindowMain.h"
#include "app/Application.h"
#include "app/MainWindow.h"
#include "app/MenuRow.h"
#include "app/screens/FirstStart.h"
#include "app/screens/Screens.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/panels/start/StartCard.h"
#include "views/scene/SceneView.h"
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTabBar>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

class TestWindowSizes : public QObject
{
    Q_OBJECT
    std::unique_ptr<app::Application> m_application;
    app::MainWindow& window() { return m_application->window(); }
    QDockWidget* dock(const QString& name) { return window().findChild<QDockWidget*>(name); }

    void start(const QString& language, const QString& preset = "2024-09")
    {
        m_application.reset();
        QSettings().clear();
        app::StartOptions options;
        options.preset = preset;
        options.language = language;
        options.theme = "dark";
        m_application = std::make_unique<app::Application>(options);
        window().scene().setAnimationsEnabled(false);
        window().resize(880, 600);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }
    void settle()
    {
        for (int i = 0; i < 4; ++i) { // layouts of panels, then of docks, then what waits for both
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        }
    }
    void resize(QSize size)
    {
        window().resize(size);
        QTRY_VERIFY2(window().size() == size, qPrintable(minimums()));
        settle();
    }

    /// What asks for how much room.
    QString minimums()
    {
        QString all = QString("%1 wide, at least %2").arg(window().width()).arg(window().minimumWidth());
        for (auto* part : window().findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
            if (part->isVisible())
                all += QString("; %1 %2 %3: %4 of %5, hint %6").arg(part->metaObject()->className(), part->objectName()).arg(part->x()).arg(part->minimumWidth()).arg(part->width()).arg(part->minimumSizeHint().width());
        return all;
    }
    /// The first thing that is wrong with how the window is divided; empty: nothing is.
    QString problem()
    {
        struct Part
        {
            QString name;
            QRect place;
        };
        QList<Part> parts;
        const auto add = [&](const QString& name, QWidget* widget) {
            if (widget->isVisible() && !widget->visibleRegion().isEmpty())
                parts << Part{name, QRect(widget->mapTo(&window(), QPoint()), widget->size())};
        };
        add("menus", window().menuBar());
        add("status", window().statusBar());
        add("centre", window().centralWidget());
        for (auto* bar : window().findChildren<QToolBar*>(Qt::FindDirectChildrenOnly))
            add(bar->objectName(), bar);
        for (auto* panel : window().findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly))
            if (!panel->isFloating())
                add(panel->objectName(), panel);
        for (auto* tabs : window().findChildren<QTabBar*>(Qt::FindDirectChildrenOnly))
            if (tabs->count() > 1)
                add("tabs", tabs);
        const auto text = [](const QRect& r) { return QString("%1,%2 %3x%4").arg(r.x()).arg(r.y()).arg(r.width()).arg(r.height()); };
        for (const auto& part : parts) {
            if (!window().rect().contains(part.place))
                return part.name + " reaches beyond the window: " + text(part.place);
            for (const auto& other : parts)
                if (&part != &other && part.place.intersects(other.place))
                    return part.name + " (" + text(part.place) + ") lies over " + other.name + " (" + text(other.place) + ")";
        }
        // What a panel shows lies inside it.
        for (auto* panel : window().findChildren<QDockWidget*>())
            if (panel->isVisible() && !panel->visibleRegion().isEmpty() && !QRect({}, panel->size()).contains(panel->widget()->geometry()))
                return panel->objectName() + " is cut: " + text(panel->widget()->geometry()) + " in " + text(QRect({}, panel->size()));
        if (!qobject_cast<app::MenuRow*>(window().menuBar())->areAllMenusShown())
            return "not all menus are shown";
        for (auto* tabs : window().findChildren<QTabBar*>())
            if (tabs->isVisible() && tabs->elideMode() != Qt::ElideNone)
                return "names of tabs are shortened";
        return {};
    }

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void cleanup()
    {
        m_application.reset();
        QSettings().clear();
    }

    /// In the least window sentences may be left out, but nothing is cut.
    void startCardIsWhole_data() { nothingOverlaps_data(); }
    void startCardIsWhole()
    {
        QFETCH(QString, language);
        start(language);
        window().firstStart().show();
        auto* card = window().firstStart().card();
        for (const QSize size : {QSize(880, 600), QSize(1280, 720), QSize(880, 600)}) {
            resize(size);
            QVERIFY(window().scene().rect().contains(card->geometry()));
            int sentences = 0;
            for (auto* label : card->findChildren<QLabel*>()) {
                if (!label->isVisible())
                    continue;
                sentences += label->wordWrap() ? 1 : 0;
                const bool fits = label->wordWrap() ? label->heightForWidth(label->width()) <= label->height() : label->sizeHint().width() <= label->width();
                QVERIFY2(fits, qPrintable(QString("%1x%2: %3").arg(size.width()).arg(size.height()).arg(label->text())));
            }
            QVERIFY(size.width() < 1280 || sentences == 3);
            for (auto* button : card->findChildren<QAbstractButton*>())
                QVERIFY2(button->sizeHint().width() <= button->width() && button->sizeHint().height() <= button->height(),
                         qPrintable(QString("%1x%2: %3 has %4x%5 of %6x%7").arg(size.width()).arg(size.height()).arg(button->text()).arg(button->width()).arg(button->height())
                                        .arg(button->sizeHint().width()).arg(button->sizeHint().height())));
        }
    }

    void nothingOverlaps_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << "en";
        QTest::newRow("fr") << "fr";
    }
    void nothingOverlaps()
    {
        QFETCH(QString, language);
        start(language);
        QStringList wrong;
        for (const QSize size : {QSize(880, 600), QSize(1024, 640), QSize(1280, 720), QSize(1500, 900)}) {
            for (const char* screen : {"overview", "operations", "planning"}) {
                window().showScreen(screen);
                resize(size);
                window().screens().reset();
                settle();
                const auto check = [&](const QString& what) {
                    if (const auto p = problem(); !p.isEmpty())
                        wrong << QString("%1x%2 %3, %4: %5").arg(size.width()).arg(size.height()).arg(screen, what, p);
                    if (window().size() != size)
                        wrong << QString("%1x%2 %3, %4: the window grew to %5x%6").arg(size.width()).arg(size.height()).arg(screen, what).arg(window().width()).arg(window().height());
                };
                check("as it comes");
                // each panel called, as the buttons of the status line do
                for (auto* panel : window().findChildren<QDockWidget*>()) {
                    panel->show();
                    panel->raise();
                    settle();
                    check(panel->objectName() + " called");
                }
            }
        }
        for (const auto& line : wrong)
            qWarning("%s", qPrintable(line));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.value(0)));
    }

    void tornOffAndPutBack()
    {
        start("fr");
        for (const QSize size : {QSize(880, 600), QSize(1280, 720)}) {
            window().showScreen("operations");
            resize(size);
            window().screens().reset();
            for (auto* panel : window().findChildren<QDockWidget*>()) {
                panel->show();
                panel->setFloating(true);
                settle();
                QVERIFY2(problem().isEmpty(), qPrintable(panel->objectName() + " torn off: " + problem()));
                panel->setFloating(false);
                panel->raise();
                settle();
                QVERIFY2(problem().isEmpty(), qPrintable(panel->objectName() + " put back: " + problem()));
            }
            // all in one pile, at the right, then below
            auto* first = dock("selection");
            for (const auto area : {Qt::RightDockWidgetArea, Qt::BottomDockWidgetArea, Qt::LeftDockWidgetArea}) {
                window().addDockWidget(area, first);
                for (auto* panel : window().findChildren<QDockWidget*>())
                    if (panel != first)
                        window().tabifyDockWidget(first, panel);
                for (auto* panel : window().findChildren<QDockWidget*>()) {
                    panel->show();
                    panel->raise();
                    settle();
                    QVERIFY2(problem().isEmpty(), qPrintable(panel->objectName() + QString(" in a pile at %1: ").arg(area) + problem()));
                }
            }
            QCOMPARE(window().size(), size);
        }
    }

    /// What is used all the time gives way first, and stays at hand in the corner's own menu.
    void toolsGiveWayToMenus()
    {
        start("fr");
        auto& menus = *qobject_cast<app::MenuRow*>(window().menuBar());
        auto* quick = window().findChild<app::QuickBar*>();
        QVERIFY(quick);
        auto* more = quick->findChild<QToolButton*>("qt_toolbar_ext_button");
        QVERIFY(more);
        resize({880, 600});
        QVERIFY(menus.areAllMenusShown());
        QVERIFY(more->isVisible());
        resize({1600, 900});
        QVERIFY(menus.areAllMenusShown());
        QVERIFY(!more->isVisible());
        for (auto* action : quick->actions())
            if (auto* button = quick->widgetForAction(action))
                QVERIFY(button->isVisible());
        // and back: what was wide does not keep the window wide
        resize({880, 600});
        QVERIFY(menus.areAllMenusShown());
        // the screens stay
        QVERIFY(window().findChild<QWidget*>("screenControl")->isVisible());
    }

    /// The names of the side column's panels are read in full at a laptop's size.
    void tabsAreReadable()
    {
        for (const char* language : {"fr"}) { // longer than the English ones
            start(language);
            resize({1280, 720});
            for (const char* screen : {"operations", "planning"}) {
                window().showScreen(screen);
                window().screens().reset();
                settle();
                int seen = 0;
                for (auto* tabs : window().findChildren<QTabBar*>(Qt::FindDirectChildrenOnly)) {
                    if (!tabs->isVisible() || tabs->count() < 2)
                        continue;
                    for (int i = 0; i < tabs->count(); ++i) {
                        const QRect r = tabs->tabRect(i);
                        QVERIFY2(tabs->rect().contains(r), qPrintable(QString("%1 %2: “%3” lies outside").arg(language, screen, tabs->tabText(i))));
                        QVERIFY2(r.width() >= tabs->fontMetrics().horizontalAdvance(tabs->tabText(i)) + 4, qPrintable(tabs->tabText(i)));
                        ++seen;
                    }
                }
                QVERIFY2(seen >= 3, screen);
            }
        }
    }
};

int main(int argc, char** argv)
{
    return support::runWindowTest<TestWindowSizes>(argc, argv, "memphis-twin-test-sizes");
}
#include "test_window_sizes.moc"
