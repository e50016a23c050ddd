// View and Help menus: cameras, colours, theme, docks, language. GUI thread.
#pragma once
#include "app/Application.h"
#include <QObject>

class QAction;
class QDockWidget;
class QMenu;

namespace app {

class CameraActions;
class MainWindow;
class Screens;

class ViewActions : public QObject
{
    Q_OBJECT
public:
    ViewActions(const Parts& parts, MainWindow& window, const QList<QDockWidget*>& docks);
    QMenu* menu() const { return m_menu; }
    QMenu* helpMenu() const { return m_help; }
    QList<QAction*> toolBarActions() const { return m_toolBar; }
    /// What others add to these menus: screens first, then ways to look; the first steps under Help.
    void addScreens(const Screens& screens, QAction* presentation);
    void addCameras(const CameraActions& cameras);
    void addHelp(QAction* action);

private:
    void fillCameras();
    void showShortcuts();
    void showAbout();
    Parts m_parts;
    MainWindow& m_window;
    QMenu *m_menu, *m_help, *m_cameras, *m_panels;
    QAction *m_afterCameras, *m_full;
    QList<QAction*> m_toolBar;
};

} // namespace app
