// Many changes, one update: runs an update at most once an event loop turn, and not while its widget is hidden.
#pragma once
#include <QObject>
#include <QPointer>
#include <QWidget>
#include <functional>

namespace views {

/// Child of the widget it updates. `request()` is cheap and may be called from any signal of the GUI thread; what was asked for
/// while the widget was hidden is done when it shows again.
class Coalescer : public QObject
{
public:
    Coalescer(QWidget* owner, std::function<void()> update);
    void request();
    void runNow(); ///< does what is pending at once (exports, tests)

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void run();
    QWidget* m_owner;
    std::function<void()> m_update;
    bool m_pending = false; ///< something changed since the last update
    bool m_posted = false;
};

} // namespace views
