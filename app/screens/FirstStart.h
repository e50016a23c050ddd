// The card of the first start, and what its three choices do. GUI thread.
#pragma once
#include "app/Application.h"
#include <QObject>

class QAction;

namespace views { class StartCard; }

namespace app {

class CameraActions;
class FileActions;
class MainWindow;
class Screens;

class FirstStart : public QObject
{
    Q_OBJECT
public:
    FirstStart(const Parts& parts, MainWindow& window, FileActions& files, CameraActions& cameras, Screens& screens);
    void showIfWanted();                    ///< unless it was sent away for good; only a program with a user at it calls this
    void show();
    QAction* action() const { return m_action; }
    views::StartCard* card() const { return m_card; } ///< nullptr before the first show()

private:
    Parts m_parts;
    MainWindow& m_window;
    FileActions& m_files;
    CameraActions& m_cameras;
    Screens& m_screens;
    QAction* m_action;
    views::StartCard* m_card = nullptr;
};

} // namespace app
