// Edit menu: undo, redo, add, move and remove racks, tools. GUI thread.
#pragma once
#include "app/Application.h"
#include <QObject>

class QAction;
class QMenu;

namespace app {

class MainWindow;

class EditActions : public QObject
{
    Q_OBJECT
public:
    EditActions(const Parts& parts, MainWindow& window);
    QMenu* menu() const { return m_menu; }
    QList<QAction*> toolBarActions() const { return m_toolBar; }
    void addRacks();
    void moveRacks();
    QMenu* contextMenu(QWidget* parent) const; ///< for the selection in the scene

private:
    void update();
    QMenu* weatherMenu();
    Parts m_parts;
    MainWindow& m_window;
    QMenu* m_menu;
    QAction *m_undo, *m_redo, *m_add, *m_move, *m_remove, *m_placeTool, *m_moveTool, *m_clear;
    QList<QAction*> m_toolBar;
};

} // namespace app
