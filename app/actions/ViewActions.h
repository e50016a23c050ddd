// View and Help menus: cameras, colours, theme, docks, language. GUI thread.
#pragma once
#include "app/Application.h"
#include <QObject>

class QAction;
class QDockWidget;
class QMenu;

namespace app {

class MainWindow;

class ViewActions : public QObject
{
    Q_OBJECT
public:
    ViewActions(const Parts& parts, MainWindow& window, const QList<QDockWidget*>& docks);
    QMenu* menu() const { return m_menu; }
    QMenu* helpMenu() const { return m_help; }
    QList<QAction*> toolBarActions() const { return m_toolBar; }

Q_SIGNALS:
    void resetLayoutRequested();

private:
    void fillCameras();
    void showShortcuts();
    void showAbout();
    Parts m_parts;
    MainWindow& m_window;
    QMenu *m_menu, *m_help, *m_cameras;
    QList<QAction*> m_toolBar;
};

} // namespace app
