// The window as a presentation: the scene and large figures, nothing else. GUI thread.
#pragma once
#include "app/Application.h"
#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>

class QAction;
class QLabel;
class QWidget;

namespace views { class HeadlineStrip; }

namespace app {

class CameraActions;
class MainWindow;
class Screens;

/// On: full screen, panels, menus and bars hidden, figures as large as fits, and the camera tour if it is wanted. Off: everything is
/// as it was. Keys while it is on: Esc leaves, Space pauses the tour (or the clock), arrows go from stop to stop, T starts the tour.
class Presentation : public QObject
{
    Q_OBJECT
public:
    Presentation(const Parts& parts, MainWindow& window, Screens& screens, CameraActions& cameras, views::HeadlineStrip& headline);
    bool isOn() const { return m_on; }
    void setOn(bool on);
    QAction* action() const { return m_action; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void begin();
    void end();
    void updateType(); ///< figures as large as three tenths of the height allow
    bool key(int key);
    Parts m_parts;
    MainWindow& m_window;
    Screens& m_screens;
    CameraActions& m_cameras;
    views::HeadlineStrip& m_headline;
    QAction* m_action;
    QLabel* m_hint;
    bool m_on = false;
    Qt::WindowStates m_windowState;
    QByteArray m_state;
    QList<QPointer<QWidget>> m_hidden;
};

} // namespace app
