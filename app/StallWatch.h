// Finds where the window does not answer: the longest time between two turns of the GUI thread's event loop, as a timer of a few
// milliseconds sees it. For tests and benches, and for everybody with MEMPHIS_TWIN_STALLS=MILLISECONDS, which prints each stall that is
// longer. GUI thread.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <vector>

namespace app {

class StallWatch : public QObject
{
    Q_OBJECT
public:
    struct Stall
    {
        double ms = 0;
        double endMs = 0;   ///< when it was over, on the clock of QElapsedTimer::msecsSinceReference()
        QString event;      ///< the longest event in that time: its type and who got it
        double eventMs = 0;
    };
    /// Starts watching; `aboveMs` is what counts as a stall.
    explicit StallWatch(double aboveMs, QObject* parent = nullptr);
    /// One that prints, if the environment asks for it; else null.
    static StallWatch* fromEnvironment(QObject* parent);

    const std::vector<Stall>& stalls() const { return m_stalls; }
    double longestMs() const { return m_longest; }
    qint64 turns() const { return m_turns; }   ///< 0: nothing was watched
    void setPrinting(bool on) { m_printing = on; }
    void clear();

protected:
    bool eventFilter(QObject* receiver, QEvent* event) override; ///< sees all events of the application, changes none

private:
    void tick();
    void close();
    double m_above;
    bool m_printing = false;
    QTimer m_timer;
    QElapsedTimer m_turn, m_event;
    QString m_longestEvent;
    const char* m_receiver = nullptr;
    int m_type = 0;
    double m_longestEventMs = 0, m_longest = 0;
    qint64 m_turns = 0;
    std::vector<Stall> m_stalls;
};

} // namespace app
