#include "app/actions/SwingsTool.h"
#include "app/MainWindow.h"
#include "app/actions/JobDialog.h"
#include "app/core/Evaluation.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/SiteModel.h"
#include "views/panels/swings/SwingsPanel.h"
#include "views/text/Names.h"

namespace app {

SwingsTool::SwingsTool(const Parts& parts, MainWindow& window) : QObject(&window), m_parts(parts), m_window(window), m_job(this) {}

void SwingsTool::show()
{
    if (!m_dialog) {
        m_panel = new views::SwingsPanel(m_parts.theme);
        m_dialog = makeJobDialog(m_window, tr("Fast swings of synchronous training"), QStringLiteral("swingsDialog"), m_panel, m_job, m_hasResult);
        connect(m_panel, &views::SwingsPanel::startRequested, this, &SwingsTool::run);
        try {
            m_panel->setParameters(twin::readSwingParameters(m_parts.site->scenario().parameters));
            run(m_panel->choice()); // nobody opens this to look at an empty chart
        } catch (const twin::Error& error) {
            m_panel->setProblem(views::text::message(error.message()));
        }
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void SwingsTool::run(const views::SwingsChoice& choice)
{
    m_hasResult = false;
    m_panel->setRunning(true);
    // The job gets copies: the site may be edited while it runs.
    m_job.start<twin::SwingResult>(
        [choice, site = m_parts.site->site(), scenario = m_parts.site->scenario()](const twin::Progress& progress) {
            const auto evaluation = evaluate(site, scenario);
            progress.step(0);
            const auto plant = twin::swingPlant(twin::compilePlant(site, scenario, twin::Catalogue::builtIn()), evaluation.inputs, evaluation.state);
            auto parameters = twin::readSwingParameters(scenario.parameters);
            parameters.frequencyHz = choice.frequencyHz;
            parameters.depthWPerGpu = choice.depthWPerGpu;
            parameters.capacitorJPerGpu = choice.capacitorJPerGpu;
            parameters.jobShare = choice.jobShare;
            return twin::simulateSwings(plant, parameters, choice.inputs, progress);
        },
        [this](twin::SwingResult& result) {
            m_hasResult = true;
            m_panel->setResult(std::move(result));
        });
}

} // namespace app
