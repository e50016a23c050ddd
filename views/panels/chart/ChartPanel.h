// Curves of what is selected, of the facility, or of what was put together by hand. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include "views/panels/chart/ChartCurves.h"
#include "views/panels/chart/ChartExport.h"
#include "views/text/TimeText.h"
#include <QImage>
#include <QWidget>
#include <map>
#include <vector>

class QAction;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace views {

class ChartLegend;
class ChartPlot;
class Coalescer;
class CurveStore;
class ElidedLabel;
class EmptyNote;
class StatisticsTable;

/// Measured is solid, modelled dashed, residual dash and dot. A worker reads the visible span at the plot's resolution, again after every zoom and
/// pan; until then what is known is shown. Follows the selection until something is dropped on it or kept: then the list of channels stays.
class ChartPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ChartPanel(const ViewContext& context, QWidget* parent = nullptr);

    const ChartChoice& choice() const { return m_choice; }
    void setChoice(const ChartChoice& choice);
    const std::vector<Curve>& curves() const { return m_curves; }
    ChartPlot* plot() const { return m_plot; }
    ChartLegend* legend() const { return m_legend; }
    StatisticsTable* statistics() const { return m_statistics; }

    bool isKept() const { return m_isKept; }
    const std::vector<ChartChannel>& channels() const { return m_channels; } ///< that are drawn, in order
    void setKept(bool kept);                                       ///< keeps what is shown, or follows the selection again
    void addChannels(const std::vector<ChartChannel>& channels);   ///< beside what is shown, and keeps it
    void addSelection();
    void removeChannel(int channel);
    void moveChannel(int from, int to);

    void refreshNow();               ///< what is pending, at once; waits for the worker: for exports and tests
    bool isLoading() const;
    QImage picture();                ///< plot and legend as shown
    ChartDocument document();        ///< for exports
    void exportPng(const QString& file); ///< throw twin::Error
    void exportPdf(const QString& file);
    void exportCsv(const QString& file);

public Q_SLOTS:
    void setClock(views::text::Clock clock);
    void setSimulating(bool simulating); ///< curves are on their way: said where there are none yet
    void showAll();
    void exportAs();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    bool isFacility() const;
    std::vector<ChartChannel> followed() const;
    QString titleText() const;
    QAction* addAction(const QString& text, const QList<QKeySequence>& keys, const QString& tip, std::function<void()> what);
    void buildActions();
    void buildBar();
    void refresh();
    void fill(std::vector<Curve>& curves);
    void say(std::size_t wanted, std::size_t missing);
    void refreshCursor();
    void refreshMenus();
    void refreshActions();
    void refreshStatistics();
    void restyle();
    void pick(int curve);
    void setDropping(bool dropping);

    ViewContext m_context;
    ChartChoice m_choice;
    bool m_isMetricChosen = false; ///< until then the metric follows what there is to compare
    bool m_isKept = false, m_isFacility = true;
    std::vector<ChartChannel> m_channels;
    std::vector<Curve> m_curves;
    ChannelColours m_slots;
    QString m_failure;             ///< of the worker, in words
    ElidedLabel* m_title;
    QToolButton *m_quantities, *m_measured, *m_modelled, *m_residual;
    QMenu *m_quantityMenu, *m_more;
    struct Tool
    {
        QAction* action;
        QToolButton* button;       ///< hidden where the panel is narrow
    };
    std::vector<Tool> m_tools;
    QAction *m_keep, *m_add, *m_stats, *m_back, *m_forward, *m_fit, *m_export, *m_nearer, *m_farther;
    QStackedWidget* m_stack;
    QWidget* m_charts;
    ChartPlot* m_plot;
    ChartLegend* m_legend;
    StatisticsTable* m_statistics;
    QWidget* m_legendArea;
    QLabel* m_drop;
    EmptyNote* m_empty;
    CurveStore* m_store;
    bool m_isSimulating = false;
    Coalescer* m_refresh;
    Coalescer* m_cursor;
};

} // namespace views
