// Racks or rows by time in the colours of the scene. GUI thread; the cells are read by a worker.
#pragma once
#include "views/ViewContext.h"
#include "views/panels/chart/ChartExport.h"
#include "views/panels/chart/HeatMapPlot.h"
#include "views/panels/chart/ZoomHistory.h"
#include "views/panels/common/LatestWorker.h"
#include "views/scene/SceneView.h"
#include <QWidget>
#include <memory>

class QAction;
class QComboBox;
class QStackedWidget;
class QToolButton;

namespace views {

class Coalescer;
class ElidedLabel;
class EmptyNote;

class HeatMapPanel : public QWidget
{
    Q_OBJECT
public:
    explicit HeatMapPanel(const ViewContext& context, QWidget* parent = nullptr);
    ~HeatMapPanel() override;
    void setColourBy(const ColourBy& colourBy);
    HeatMapPlot* plot() const { return m_plot; }
    /// A line of the map: a rack, a row, or the first of several rows that share it.
    struct Line
    {
        QString name;
        twin::AssetRef asset;
        std::vector<int> racks;
    };
    const std::vector<Line>& lines() const { return m_lines; }
    data::TimeSpan visibleSpan() const { return m_span; }
    void setScope(twin::AssetRef scope);   ///< a hall or row; none: the whole site
    void refreshNow();                     ///< waits for the worker: for exports and tests
    bool isLoading() const { return m_worker->isBusy(); }
    ChartDocument document();

public Q_SLOTS:
    void setVisibleSpan(const data::TimeSpan& span);
    void setClock(views::text::Clock clock);
    void setSimulating(bool simulating);
    void goBack();
    void goForward();
    void showAll();

Q_SIGNALS:
    void spanChanged(const data::TimeSpan& span);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Job
    {
        data::HeatMapRequest request;
        std::vector<QString> names;
        twin::Metric metric;
        twin::Origin origin;
        int generation = 0;
    };
    struct Answer
    {
        data::HeatMap map;
        std::vector<QString> names;
        twin::Metric metric = twin::Metric::Power;
        twin::Origin origin = twin::Origin::Modelled;
    };
    using Worker = LatestWorker<Job, Answer>;
    std::vector<Line> linesFor(int most) const;
    void go(const data::TimeSpan& wanted, int gesture, bool isTravel);
    void zoomBy(double factor);
    void refresh();
    void refreshScopes();
    void refreshActions();
    void take(Answer answer, bool isLast);
    void say();
    void restyle();
    ColourRange rangeOf(const data::HeatMap& map, twin::Metric metric, twin::Origin origin);

    ViewContext m_context;
    ColourBy m_colourBy;
    twin::AssetRef m_scope;
    std::vector<Line> m_lines;
    data::TimeSpan m_bounds, m_span;
    ZoomHistory m_history;
    QString m_asked, m_failure;
    ColourRange m_range;
    bool m_hasRange = false, m_isSimulating = false, m_isAnswered = false;
    int m_generation = 0;
    ElidedLabel* m_title;
    QComboBox* m_scopes;
    QAction *m_back, *m_forward, *m_fit, *m_export;
    QStackedWidget* m_stack;
    HeatMapPlot* m_plot;
    EmptyNote* m_empty;
    Coalescer* m_refresh;
    Coalescer* m_cursor;
    std::unique_ptr<Worker> m_worker;
};

} // namespace views
