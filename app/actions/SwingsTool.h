// The window of the fast swings: asks for a run, works it out on another thread, shows it. GUI thread.
#pragma once
#include "app/Application.h"
#include "app/core/Job.h"
#include <QObject>

class QDialog;

namespace views { class SwingsPanel; struct SwingsChoice; }

namespace app {

class MainWindow;

class SwingsTool : public QObject
{
    Q_OBJECT
public:
    SwingsTool(const Parts& parts, MainWindow& window);
    void show();
    views::SwingsPanel* panel() const { return m_panel; } ///< nullptr before the first show()

private:
    void run(const views::SwingsChoice& choice);
    Parts m_parts;
    MainWindow& m_window;
    QDialog* m_dialog = nullptr;
    views::SwingsPanel* m_panel = nullptr;
    Job m_job;
    bool m_hasResult = false; ///< the run that finishes delivered a result or a reason
};

} // namespace app
