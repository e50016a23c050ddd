// Tools menu: comparing the model with references. GUI thread.
#pragma once
#include "app/Application.h"
#include "app/core/Job.h"
#include <QObject>

class QDialog;
class QMenu;

namespace views { class ValidationPanel; }

namespace app {

class MainWindow;
class SwingsTool;

class ToolActions : public QObject
{
    Q_OBJECT
public:
    ToolActions(const Parts& parts, MainWindow& window);
    QMenu* menu() const { return m_menu; }

    /// The validation sheet in a window of its own beside the main one; made at the first call.
    void showValidation();
    views::ValidationPanel* validationPanel() const { return m_panel; } ///< nullptr before the first showValidation()
    void validate(const QString& folder);
    SwingsTool* swings() const { return m_swings; }

private:
    Parts m_parts;
    MainWindow& m_window;
    QMenu* m_menu;
    SwingsTool* m_swings;
    QDialog* m_dialog = nullptr;
    views::ValidationPanel* m_panel = nullptr;
    Job m_job;
    bool m_hasResult = false; ///< the run that finishes delivered a sheet or a reason
};

} // namespace app
