#include "app/DockTabs.h"
#include <QChildEvent>
#include <QMainWindow>
#include <QTabBar>

namespace app {

DockTabs::DockTabs(QMainWindow& window) : QObject(&window) { window.installEventFilter(this); }

bool DockTabs::eventFilter(QObject* watched, QEvent* event)
{
    // The window makes its tab bars itself, whenever panels are laid behind one another; once polished they are set up.
    if (event->type() == QEvent::ChildPolished)
        if (auto* tabs = qobject_cast<QTabBar*>(static_cast<QChildEvent*>(event)->child())) {
            tabs->setElideMode(Qt::ElideNone);
            tabs->setUsesScrollButtons(true);
        }
    return QObject::eventFilter(watched, event);
}

} // namespace app
