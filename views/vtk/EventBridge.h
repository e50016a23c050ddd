// From Qt's input events to what a 3D view understands. GUI thread.
#pragma once
#include <QPointF>
#include <Qt>

class QEvent;
class QWidget;

namespace views {

/// One mouse event in logical pixels of the widget, y down.
struct PointerEvent
{
    QPointF position;
    QPoint globalPosition;
    Qt::MouseButton button = Qt::NoButton; ///< the one pressed or released
    Qt::MouseButtons buttons;              ///< all that are down
    Qt::KeyboardModifiers modifiers;
};

/// Who wants the input.
class InputHandler
{
public:
    virtual ~InputHandler() = default;
    virtual void pressed(const PointerEvent&) {}
    virtual void moved(const PointerEvent&) {}     ///< with and without buttons
    virtual void released(const PointerEvent&) {}
    virtual void doubleClicked(const PointerEvent&) {} ///< instead of the second press; a release follows
    virtual void zoomed(const QPointF& /*position*/, double /*steps*/) {} ///< wheel notches or pinch, > 0 nearer
    virtual bool keyPressed(int /*key*/, Qt::KeyboardModifiers) { return false; } ///< false: somebody else's key
    virtual bool keyReleased(int /*key*/) { return false; } ///< not while it repeats
    /// True: this key is meant here now, even if it is a shortcut of the window.
    virtual bool claimsKey(int /*key*/, Qt::KeyboardModifiers) { return false; }
    virtual void left() {}
    virtual void lostFocus() {}
};

/// Translates a widget's events for one handler and swallows what it used, so that no desktop style drags the window with it.
/// There is no VTK interactor: its styles know neither double clicks nor small touchpad steps, and would react to letter keys.
class EventBridge
{
public:
    EventBridge(QWidget* widget, InputHandler* handler);
    /// True if the event was used.
    bool handle(QEvent* event);

private:
    QWidget* m_widget;
    InputHandler* m_handler;
};

} // namespace views
