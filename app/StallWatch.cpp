#include "app/StallWatch.h"
#include <QCoreApplication>
#include <QEvent>
#include <QMetaEnum>
#include <QThread>
#include <algorithm>
#include <cstdio>

namespace app {
namespace {
constexpr int everyMs = 5;
double ms(const QElapsedTimer& timer) { return static_cast<double>(timer.nsecsElapsed()) * 1e-6; }
} // namespace

StallWatch::StallWatch(double aboveMs, QObject* parent) : QObject(parent), m_above(aboveMs)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &StallWatch::tick);
    QCoreApplication::instance()->installEventFilter(this);
    m_timer.start();
    m_turn.start();
}

StallWatch* StallWatch::fromEnvironment(QObject* parent)
{
    bool ok = false;
    const double above = qEnvironmentVariable("MEMPHIS_TWIN_STALLS").toDouble(&ok);
    if (!ok || above <= 0)
        return nullptr;
    auto* watch = new StallWatch(above, parent);
    watch->setPrinting(true);
    return watch;
}

void StallWatch::clear()
{
    m_stalls.clear();
    m_longest = 0;
    m_turns = 0;
    m_longestEventMs = 0;
    m_receiver = nullptr;
    m_turn.start();
}

void StallWatch::tick()
{
    close();
    ++m_turns;
    const double took = ms(m_turn) - everyMs;
    m_turn.start();
    m_longest = std::max(m_longest, took);
    if (took > m_above) {
        m_stalls.push_back({took, static_cast<double>(m_turn.msecsSinceReference()), m_longestEvent, m_longestEventMs});
        if (m_printing)
            std::fprintf(stderr, "stall %.0f ms, of it %.0f ms %s\n", took, m_longestEventMs, qPrintable(m_longestEvent));
    }
    m_longestEventMs = 0;
    m_longestEvent.clear();
}

/// The event that was delivered last has ended, as far as one can see from outside: the next one begins, be it that of our timer.
void StallWatch::close()
{
    if (!m_receiver)
        return;
    if (const double took = ms(m_event); took > m_longestEventMs) {
        m_longestEventMs = took;
        const char* type = QMetaEnum::fromType<QEvent::Type>().valueToKey(m_type);
        m_longestEvent = QStringLiteral("%1 to %2").arg(QString::fromLatin1(type ? type : "an event"), QString::fromLatin1(m_receiver));
    }
    m_receiver = nullptr;
}

bool StallWatch::eventFilter(QObject* receiver, QEvent* event)
{
    if (QThread::currentThread() == thread()) {
        close();
        m_receiver = receiver->metaObject()->className();
        m_type = event->type();
        m_event.start();
    }
    return false;
}

} // namespace app
