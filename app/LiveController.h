// Live connections in the window: connects hub, recording, clock and project, and owns the menu. GUI thread; nothing here waits.
#pragma once
#include "app/Application.h"
#include "data/live/LiveHub.h"
#include <QObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTimer>
#include <memory>

class QAction;
class QLabel;
class QMenu;

namespace views { class ConnectionsPanel; class TimeBar; }

namespace app {

class Job;
class MainWindow;

/// While connected the newest recorded instant is shown (Following), and the plant is settled beside it instead of a simulated day. Each
/// connecting begins a file of its own in the folder of live recordings; it stays open for replay afterwards.
class LiveController : public QObject
{
    Q_OBJECT
public:
    LiveController(const Parts& parts, MainWindow& window, views::ConnectionsPanel& panel, views::TimeBar& timeBar);
    ~LiveController() override;
    QMenu* menu() const { return m_menu; }
    QLabel* badge() const { return m_badge; }   ///< "Live", "Live: simulated", for the status bar

    void connectAll();
    void disconnectAll();
    /// `what` is "simulated" or "simulated:SPEED": such a source for this run alone. Throws twin::Error (usage).
    void startDemo(const QString& what);
    /// On: a project that says so is connected when it is opened. Off at first (pictures, tests).
    void setAutoConnect(bool on) { m_autoConnect = on; }
    /// Shows the running recording again, after another one was opened meanwhile.
    void showLive();
    bool isWaiting() const;                     ///< connected, and nothing to show yet
    static QString folder();                    ///< of live recordings

Q_SIGNALS:
    void raiseRequested();                      ///< the panel wants to be seen

private:
    void begin(const QString& folder, data::live::RecordingLimits limits);
    void onCommitted();
    void advance(bool isNew); ///< the clock goes on, also while nothing comes: old values then show as old
    void onFailed(const twin::Message& message);
    void onStopped();
    void takeFromProject();
    void putIntoProject();
    void saveCopy();
    void chooseLimits();
    void refresh();
    bool isShowing() const; ///< the running recording is among those of the session
    data::RecordingHeader header() const;

    Parts m_parts;
    MainWindow& m_window;
    views::ConnectionsPanel& m_panel;
    views::TimeBar& m_timeBar;
    data::live::LiveHub& m_hub;
    QMenu* m_menu;
    QAction *m_connect, *m_disconnect, *m_showLive;
    QLabel* m_badge;
    Job* m_copy;
    QTimer m_tick;
    QSet<QString> m_transient;                  ///< ids of sources that do not go into the project
    std::unique_ptr<QTemporaryDir> m_unkept;    ///< where values go that are only shown, after recording has failed
    data::live::RecordingLimits m_limits;
    twin::Timestamp m_shownFrom;                ///< while live the time bar begins here or later
    bool m_connectsOnOpen = false, m_isShown = false, m_again = false, m_isTaking = false, m_autoConnect = false;
};

} // namespace app
