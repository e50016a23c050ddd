#include "app/actions/ToolActions.h"
#include "app/MainWindow.h"
#include "app/actions/JobDialog.h"
#include "app/actions/SwingsTool.h"
#include "app/settings/Settings.h"
#include "data/validate/Validation.h"
#include "views/panels/validation/ValidationPanel.h"
#include "views/text/Names.h"
#include <QAction>
#include <QMenu>

namespace app {

ToolActions::ToolActions(const Parts& parts, MainWindow& window) : QObject(&window), m_parts(parts), m_window(window),
    m_swings(new SwingsTool(parts, window)), m_job(this)
{
    m_menu = new QMenu(tr("&Tools"), &window);
    auto* validation = m_menu->addAction(tr("Validate against references…"));
    validation->setObjectName("validateAction");
    connect(validation, &QAction::triggered, this, &ToolActions::showValidation);
    auto* swings = m_menu->addAction(tr("Fast swings…"));
    swings->setObjectName("swingsAction");
    connect(swings, &QAction::triggered, m_swings, &SwingsTool::show);
}

void ToolActions::showValidation()
{
    if (!m_dialog) {
        m_panel = new views::ValidationPanel(m_parts.theme);
        m_panel->setFolder(m_parts.settings->validationFolder());
        m_dialog = makeJobDialog(m_window, tr("Validation against references"), QStringLiteral("validationDialog"), m_panel, m_job, m_hasResult);
        connect(m_panel, &views::ValidationPanel::startRequested, this, &ToolActions::validate);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void ToolActions::validate(const QString& folder)
{
    m_parts.settings->setValidationFolder(folder);
    m_hasResult = false;
    m_panel->setRunning(true);
    m_job.start<data::ValidationSheet>([folder = folder.toStdString()](const twin::Progress& progress) { return data::validate(folder, progress); },
                                       [this](data::ValidationSheet& sheet) {
                                           m_hasResult = true;
                                           m_panel->setSheet(std::move(sheet));
                                       });
}

} // namespace app
