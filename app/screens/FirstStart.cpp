#include "app/screens/FirstStart.h"
#include "app/MainWindow.h"
#include "app/actions/CameraActions.h"
#include "app/actions/FileActions.h"
#include "app/screens/Screens.h"
#include "app/settings/Settings.h"
#include "twin/model/SiteModel.h"
#include "views/panels/start/StartCard.h"
#include "views/scene/SceneView.h"
#include <QAction>

namespace app {

FirstStart::FirstStart(const Parts& parts, MainWindow& window, FileActions& files, CameraActions& cameras, Screens& screens)
    : QObject(&window), m_parts(parts), m_window(window), m_files(files), m_cameras(cameras), m_screens(screens)
{
    m_action = new QAction(tr("How to begin…"), this);
    m_action->setObjectName(QStringLiteral("startCardAction"));
    connect(m_action, &QAction::triggered, this, &FirstStart::show);
}

void FirstStart::showIfWanted()
{
    if (m_parts.settings->showsStartCard())
        show();
}

void FirstStart::show()
{
    if (!m_card) {
        m_card = new views::StartCard(&m_window.scene());
        connect(m_card, &views::StartCard::tourChosen, this, [this] { m_cameras.startSiteTour(); });
        connect(m_card, &views::StartCard::recordingChosen, &m_files, &FileActions::chooseAndOpen);
        connect(m_card, &views::StartCard::planningChosen, this, [this] {
            m_screens.show(Screens::Screen::Planning);
            if (const auto& halls = m_parts.site->site().halls; !halls.empty())
                m_window.scene().setCamera(QStringLiteral("hall%1").arg(halls.front().number));
            m_window.scene().setFocus();
            m_window.showHint(tr("Select racks to move or remove them; Edit > Add racks… places new ones. Every step can be undone."));
        });
        connect(m_card, &views::StartCard::closed, &m_window.scene(), [this] { m_window.scene().setFocus(); });
        connect(m_card, &views::StartCard::neverAgainChanged, this, [this](bool never) { m_parts.settings->setShowsStartCard(!never); });
    }
    m_card->setNeverAgain(!m_parts.settings->showsStartCard());
    m_card->open();
}

} // namespace app
