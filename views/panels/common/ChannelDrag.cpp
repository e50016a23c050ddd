#include "views/panels/common/ChannelDrag.h"
#include <QApplication>
#include <QMouseEvent>
#include <QWidget>

namespace views {

ChannelDrag::ChannelDrag(QWidget* widget, Find find) : QObject(widget), m_widget(widget), m_find(std::move(find)) { widget->installEventFilter(this); }

bool ChannelDrag::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseMove && event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        m_pressedAt = mouse->position();
        m_isPressed = true;
    } else if (event->type() == QEvent::MouseButtonRelease) {
        m_isPressed = false;
    } else if (m_isPressed && (mouse->buttons() & Qt::LeftButton) && (mouse->position() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_isPressed = false;
        const auto channels = m_find(m_pressedAt);
        if (channels.empty())
            return false;
        dragChannels(m_widget, channels);
        return true;
    }
    return false;
}

} // namespace views
