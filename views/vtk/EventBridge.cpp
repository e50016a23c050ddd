#include "views/vtk/EventBridge.h"
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>
#include <QWidget>
#include <cmath>

namespace views {
namespace {

PointerEvent translated(const QMouseEvent& e)
{
    return {e.position(), e.globalPosition().toPoint(), e.button(), e.buttons(), e.modifiers()};
}

} // namespace

EventBridge::EventBridge(QWidget* widget, InputHandler* handler) : m_widget(widget), m_handler(handler)
{
    widget->setFocusPolicy(Qt::StrongFocus);
    widget->setMouseTracking(true);
}

bool EventBridge::handle(QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        m_handler->pressed(translated(*static_cast<QMouseEvent*>(event)));
        break;
    case QEvent::MouseMove:
        m_handler->moved(translated(*static_cast<QMouseEvent*>(event)));
        break;
    case QEvent::MouseButtonRelease:
        m_handler->released(translated(*static_cast<QMouseEvent*>(event)));
        break;
    case QEvent::MouseButtonDblClick:
        m_handler->doubleClicked(translated(*static_cast<QMouseEvent*>(event)));
        break;
    case QEvent::Wheel: {
        // 120 units are one notch; touchpads send many small ones, which the camera takes as they come.
        const auto& e = *static_cast<QWheelEvent*>(event);
        const double steps = e.angleDelta().y() / 120.0;
        if (steps == 0)
            return false;
        m_handler->zoomed(e.position(), steps);
        break;
    }
    case QEvent::NativeGesture: {
        const auto& e = *static_cast<QNativeGestureEvent*>(event);
        if (e.gestureType() != Qt::ZoomNativeGesture)
            return false;
        m_handler->zoomed(e.position(), 8 * e.value()); // the value is the relative change of size
        break;
    }
    case QEvent::KeyPress: {
        const auto& e = *static_cast<QKeyEvent*>(event);
        if (!m_handler->keyPressed(e.key(), e.modifiers()))
            return false;
        break;
    }
    case QEvent::KeyRelease: {
        const auto& e = *static_cast<QKeyEvent*>(event);
        if (e.isAutoRepeat() || !m_handler->keyReleased(e.key()))
            return false;
        break;
    }
    case QEvent::ShortcutOverride: {
        const auto& e = *static_cast<QKeyEvent*>(event);
        if (!m_handler->claimsKey(e.key(), e.modifiers()))
            return false;
        break;
    }
    case QEvent::Leave:
        m_handler->left();
        return false;
    case QEvent::FocusOut:
        m_handler->lostFocus();
        return false;
    default:
        return false;
    }
    event->accept();
    return true;
}

} // namespace views
