// Curves of what is selected, or of the facility. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include "views/panels/chart/ChartCurves.h"
#include "views/text/TimeText.h"
#include <QImage>
#include <QWidget>
#include <vector>

class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace views {

class ChartLegend;
class ChartPlot;
class Coalescer;
class EmptyNote;
class GroupCurves;

/// Measured is solid, modelled dashed. Values are read for the visible span at the plot's resolution, again after every zoom and pan.
class ChartPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ChartPanel(const ViewContext& context, QWidget* parent = nullptr);

    const ChartChoice& choice() const { return m_choice; }
    void setChoice(const ChartChoice& choice);
    const std::vector<Curve>& curves() const { return m_curves; }
    ChartPlot* plot() const { return m_plot; }
    void refreshNow();               ///< what is pending, at once
    QImage picture();                ///< plot and legend as shown
    void exportPng(const QString& file); ///< throw twin::Error
    void exportCsv(const QString& file);

public Q_SLOTS:
    void setClock(views::text::Clock clock);
    void setSimulating(bool simulating); ///< curves are on their way: said where there are none yet
    void showAll();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    bool isFacility() const;
    void refresh();
    void refreshCursor();
    void refreshMenus();
    void restyle();
    void pick(int curve);
    int fetchGroups(std::vector<Curve>& curves); ///< takes what the worker has found and asks for the rest; racks left out, at most
    void exportWith(bool isPng);

    ViewContext m_context;
    ChartChoice m_choice;
    bool m_isMetricChosen = false; ///< until then the metric follows what there is to compare
    std::vector<Curve> m_curves;
    QLabel* m_title;
    QToolButton *m_quantities, *m_measured, *m_modelled, *m_residual, *m_fit, *m_export;
    QMenu* m_quantityMenu;
    QStackedWidget* m_stack;
    QWidget* m_charts;
    ChartPlot* m_plot;
    ChartLegend* m_legend;
    QWidget* m_legendArea;
    EmptyNote* m_empty;
    GroupCurves* m_groups;
    bool m_isSimulating = false;
    Coalescer* m_refresh;
    Coalescer* m_cursor;
};

} // namespace views
