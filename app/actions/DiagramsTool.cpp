#include "app/actions/DiagramsTool.h"
#include "views/panels/diagrams/CoolingPanel.h"
#include "views/panels/diagrams/FlowPanel.h"
#include "views/panels/headline/HeadlineStrip.h"
#include <QWidget>

namespace app {

DiagramsTool::DiagramsTool(const Parts& parts, QWidget& window)
    : QObject(&window), m_flows(new views::FlowPanel(parts.viewContext(), &window)), m_cooling(new views::CoolingPanel(parts.viewContext(), &window))
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
        m_flows->showFigure(id);
    });
}

void DiagramsTool::highlightPath(const std::vector<twin::AssetId>& path)
{
    m_flows->highlightPath(path);
    m_cooling->highlightPath(path);
}

} // namespace app
