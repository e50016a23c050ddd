#include "app/actions/DiagramsTool.h"
#include "app/PanelFrame.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/panels/diagrams/CoolingPanel.h"
#include "views/panels/diagrams/FlowPanel.h"
#include "views/panels/headline/HeadlineStrip.h"
#include "views/scene/SceneView.h"
#include <QDockWidget>
#include <QMainWindow>
#include <QScreen>
#include <algorithm>

namespace app {

DiagramsTool::DiagramsTool(const Parts& parts, QMainWindow& window)
    : QObject(&window), m_parts(parts), m_window(window), m_flows(new views::FlowPanel(parts.viewContext(), &window)), m_cooling(new views::CoolingPanel(parts.viewContext(), &window))
{
}

void DiagramsTool::connectHeadline(views::HeadlineStrip& headline)
{
    connect(&headline, &views::HeadlineStrip::itemActivated, this, [this](const QString& id) {
        if (id == QLatin1String("limit")) {
            Q_EMIT raiseRequested(QStringLiteral("limits"));
            return;
        }
        // Raised first: a panel that is hidden has no size to share out.
        Q_EMIT raiseRequested(QStringLiteral("flows"));
        giveRoom();
        m_flows->showFigure(id);
    });
    for (QWidget* panel : {static_cast<QWidget*>(m_flows), static_cast<QWidget*>(m_cooling)})
        if (auto* dock = PanelFrame::dockOf(panel))
            connect(dock, &QDockWidget::topLevelChanged, this, [this, dock](bool floating) {
                const auto screen = m_window.screen()->availableGeometry().size();
                if (floating)
                    dock->resize(std::min(1360, screen.width() - 60), std::min(720, screen.height() - 60));
            });
}

/// A diagram that was asked for is worth some of the scene while it is open.
void DiagramsTool::giveRoom()
{
    auto* dock = PanelFrame::dockOf(m_flows);
    const int wanted = std::clamp(m_window.height() * 42 / 100, 240, 420);
    if (dock && !dock->isFloating() && dock->height() < wanted)
        m_window.resizeDocks({dock}, {wanted}, Qt::Vertical);
}

void DiagramsTool::connectScene(views::SceneView& scene)
{
    connect(&scene, &views::SceneView::followedChanged, this, [this, &scene] {
        std::vector<twin::AssetId> path;
        const auto& units = m_parts.site->site().units;
        for (const int u : scene.followedUnits())
            if (u >= 0 && static_cast<std::size_t>(u) < units.size())
                path.push_back(units[static_cast<std::size_t>(u)].id);
        if (!path.empty()) // from what is selected on
            for (const auto& item : m_parts.selection->items())
                path.push_back(item.asset);
        m_flows->highlightPath(path);
        m_cooling->highlightPath(scene.followed() == views::FollowedKind::Coolant ? path : std::vector<twin::AssetId>{}); // power takes no pipes
    });
}

} // namespace app
