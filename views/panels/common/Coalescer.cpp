#include "views/panels/common/Coalescer.h"
#include <QEvent>

namespace views {

Coalescer::Coalescer(QWidget* owner, std::function<void()> update) : QObject(owner), m_owner(owner), m_update(std::move(update))
{
    owner->installEventFilter(this);
}

void Coalescer::request()
{
    m_pending = true;
    if (m_posted || !m_owner->isVisible())
        return;
    m_posted = true;
    QMetaObject::invokeMethod(this, [this] { run(); }, Qt::QueuedConnection);
}

void Coalescer::runNow()
{
    if (!m_pending)
        return;
    m_pending = false;
    m_update();
}

void Coalescer::run()
{
    m_posted = false;
    if (m_pending && m_owner->isVisible())
        runNow();
}

bool Coalescer::eventFilter(QObject* watched, QEvent* event)
{
    // Shown again: what was missed is done before the first paint, so that no stale value is ever seen.
    if (watched == m_owner && event->type() == QEvent::Show)
        runNow();
    return QObject::eventFilter(watched, event);
}

} // namespace views
