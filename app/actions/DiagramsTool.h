// The diagrams of flows and of the cooling loop, and what a click on a headline figure opens. GUI thread.
#pragma once
#include "app/Application.h"
#include "twin/base/Ids.h"
#include <QObject>
#include <vector>

class QMainWindow;
namespace views { class CoolingPanel; class FlowPanel; class HeadlineStrip; class SceneView; }

namespace app {

class DiagramsTool : public QObject
{
    Q_OBJECT
public:
    DiagramsTool(const Parts& parts, QMainWindow& window);
    views::FlowPanel* flows() const { return m_flows; }
    views::CoolingPanel* cooling() const { return m_cooling; }
    /// Once the panels are in their docks: a click on a figure opens its account, and a dock torn off gets room for all labels.
    void connectHeadline(views::HeadlineStrip& headline);
    /// The path that is followed in the scene is followed here.
    void connectScene(views::SceneView& scene);

Q_SIGNALS:
    void raiseRequested(const QString& dock); ///< "flows", "limits"

private:
    void giveRoom();
    Parts m_parts;
    QMainWindow& m_window;
    views::FlowPanel* m_flows;
    views::CoolingPanel* m_cooling;
};

} // namespace app
