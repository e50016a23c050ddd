// The tabs of panels that lie behind one another: their names are never shortened; where they do not fit, arrows scroll them. GUI thread.
#pragma once
#include <QObject>

class QMainWindow;

namespace app {

class DockTabs : public QObject
{
    Q_OBJECT
public:
    explicit DockTabs(QMainWindow& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace app
