// One button a panel in the status line, so that what is closed is easy to find again; where the line is too short the last ones go into a »
// menu. GUI thread.
#pragma once
#include <QList>
#include <QToolBar>

class QDockWidget;

namespace app {

class PanelButtons : public QToolBar
{
    Q_OBJECT
public:
    PanelButtons(const QList<QDockWidget*>& panels, QWidget* parent);

Q_SIGNALS:
    void raiseRequested(const QString& dock);
};

} // namespace app
