#include "app/actions/ToolActions.h"
#include "app/MainWindow.h"
#include "app/actions/SwingsTool.h"
#include "app/settings/Settings.h"
#include "data/validate/Validation.h"
#include "views/panels/validation/ValidationPanel.h"
#include "views/text/Names.h"
#include <QAction>
#include <QDialog>
#include <QMenu>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

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
        m_dialog = new QDialog(&m_window);
        m_dialog->setWindowTitle(tr("Validation against references"));
        m_dialog->setObjectName("validationDialog");
        auto* layout = new QVBoxLayout(m_dialog);
        layout->setContentsMargins(4, 4, 4, 4);
        m_panel = new views::ValidationPanel(m_parts.theme, m_dialog);
        m_panel->setFolder(m_parts.settings->validationFolder());
        layout->addWidget(m_panel);
        const auto available = m_window.screen()->availableGeometry().size();
        m_dialog->resize(std::min(1160, available.width() - 80), std::min(720, available.height() - 80));
        connect(m_panel, &views::ValidationPanel::startRequested, this, &ToolActions::validate);
        connect(m_panel, &views::ValidationPanel::cancelRequested, this, [this] { m_job.requestStop(); });
        connect(&m_job, &Job::progressed, m_panel, &views::ValidationPanel::setProgress);
        connect(&m_job, &Job::failed, this, [this](const twin::Message& message) {
            m_hasResult = true;
            m_panel->setProblem(views::text::message(message));
        });
        connect(&m_job, &Job::finished, this, [this] {
            if (!m_hasResult)
                m_panel->setProblem(tr("Cancelled before the end; nothing new is shown."));
            m_panel->setRunning(false);
        });
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
