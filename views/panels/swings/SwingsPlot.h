// Chart of the fast swings: powers, frequency and state of charge, one lane each, over seconds. GUI thread.
#pragma once
#include "twin/physics/FastDynamics.h"
#include "views/panels/chart/QCustomPlotHeader.h"

namespace views {

class Theme;

class SwingsPlot : public QCustomPlot
{
    Q_OBJECT
public:
    explicit SwingsPlot(const Theme* theme, QWidget* parent = nullptr);
    void setSeries(const twin::SwingSeries& series);
    void showAll();

private:
    void restyle();
    void addLane(int row, const QString& label);
    QCPGraph* addCurve(int lane, const QString& name, const std::vector<double>& seconds, const std::vector<float>& values);
    const Theme* m_theme;
    std::vector<QCPAxisRect*> m_lanes;
    QCPMarginGroup* m_margins;
    QCPLegend* m_names = nullptr;
    double m_endS = 0;
};

} // namespace views
