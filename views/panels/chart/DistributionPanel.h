// How the quantity that colours the scene is spread over all GPUs or racks now; a brushed range is selected. GUI thread.
#pragma once
#include "twin/model/TwinState.h"
#include "views/ViewContext.h"
#include "views/panels/chart/ChartExport.h"
#include "views/panels/chart/DistributionPlot.h"
#include "views/scene/SceneView.h"
#include <QWidget>

class QComboBox;
class QStackedWidget;
class QToolButton;

namespace views {

class Coalescer;
class ElidedLabel;
class EmptyNote;

class DistributionPanel : public QWidget
{
    Q_OBJECT
public:
    /// More GPUs than that are selected as the racks that hold them.
    static constexpr std::size_t mostSelectedGpus = 2000;
    explicit DistributionPanel(const ViewContext& context, QWidget* parent = nullptr);
    void setColourBy(const ColourBy& colourBy);
    DistributionPlot* plot() const { return m_plot; }
    const ElidedLabel& title() const { return *m_title; } ///< for tests
    twin::ValueClass valueClass() const { return m_class; }
    /// Assets whose values lie in a range: GPUs, or racks where these are shown or the GPUs are too many.
    std::vector<twin::AssetRef> assetsWithin(double low, double high, std::size_t* found = nullptr) const;
    twin::AssetRef worst() const;   ///< the highest, or the lowest where little is bad
    void refreshNow();
    double lastMs() const { return m_ms; } ///< that the last distribution took
    ChartDocument document();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void refreshClasses();
    void select();
    void restyle();
    void showWorst();
    std::span<const float> values() const;
    twin::AssetRef refOf(std::int64_t index) const;

    ViewContext m_context;
    ColourBy m_colourBy;
    twin::ValueClass m_class = twin::ValueClass::Gpu;
    bool m_isClassChosen = false;
    ColourRange m_range;
    bool m_hasRange = false;
    double m_ms = 0;
    QString m_note;
    ElidedLabel *m_title, *m_facts;
    QString m_worstName;
    QComboBox* m_classes;
    QToolButton *m_log, *m_worst, *m_export;
    QStackedWidget* m_stack;
    DistributionPlot* m_plot;
    EmptyNote* m_empty;
    Coalescer* m_refresh;
};

} // namespace views
