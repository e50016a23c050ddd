// The only part that knows a clock: turns wall time into steps of the time controller and shows the values when they change. GUI thread.
#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "twin/base/Timestamp.h"

namespace data { class Session; class TimeController; }

namespace app {

class PlantRunner;

class Player : public QObject
{
    Q_OBJECT
public:
    Player(data::TimeController& time, data::Session& session, PlantRunner& runner, QObject* parent = nullptr);

private:
    void tick();
    void onTime(twin::Timestamp t, bool jumped);

    data::TimeController& m_time;
    data::Session& m_session;
    PlantRunner& m_runner;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::int64_t m_lastFrame = -1;
    double m_frameSeconds = 0;
};

} // namespace app
