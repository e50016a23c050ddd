// The three charts of the window in one place: curves, distribution, heat map. GUI thread.
#pragma once
#include "views/KeyHelp.h"
#include "views/ViewContext.h"
#include "views/scene/SceneView.h"
#include "views/text/TimeText.h"
#include <QWidget>
#include <array>

class QStackedWidget;
class QToolButton;

namespace views {

class ChartPanel;
class DistributionPanel;
class HeatMapPanel;

/// A column of buttons on the left chooses (Alt+1 to 3 with the focus in the charts). Curves and heat map look at the same stretch of time.
class ChartsDeck : public QWidget
{
    Q_OBJECT
public:
    enum class Page { Curves, Distribution, HeatMap };
    explicit ChartsDeck(const ViewContext& context, QWidget* parent = nullptr);
    ChartPanel* curves() const { return m_curves; }
    DistributionPanel* distribution() const { return m_distribution; }
    HeatMapPanel* heatMap() const { return m_heatMap; }
    Page page() const;
    void setPage(Page page);
    static KeyHelpList keyHelp();                  ///< keys and gestures of all three

public Q_SLOTS:
    void setColourBy(const views::ColourBy& colourBy); ///< distribution and heat map show what colours the scene
    void setClock(views::text::Clock clock);
    void setSimulating(bool simulating);

private:
    void restyle();
    ViewContext m_context;
    ChartPanel* m_curves;
    DistributionPanel* m_distribution;
    HeatMapPanel* m_heatMap;
    QStackedWidget* m_stack;
    std::array<QToolButton*, 3> m_buttons{};
};

} // namespace views
