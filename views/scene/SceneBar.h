// The small panel over the scene that says, and changes, what the colours show. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include "views/scene/SceneView.h"
#include <QFrame>

class QAction;
class QComboBox;
class QToolButton;

namespace views {

class SceneBar : public QFrame
{
    Q_OBJECT
public:
    SceneBar(const ViewContext& context, QWidget* parent);
    void show(const ColourBy& colourBy); ///< without emitting chosen()
    void setLayers(const QList<QAction*>& actions, const QList<QAction*>& paths); ///< of the popup
    void refresh();                      ///< greys out what there are no values of
    using QFrame::show;

Q_SIGNALS:
    void chosen(twin::Metric metric, twin::Origin origin);
    /// How it is shown: range, worst GPU, age. The quantity is as before.
    void optionsChosen(const ColourBy& colourBy);

private:
    void retranslate();
    bool has(twin::Origin origin, twin::Metric metric) const;
    ViewContext m_context;
    QComboBox* m_metric;
    QComboBox* m_origin;
    QToolButton *m_options, *m_layers;
    QAction *m_automatic, *m_percentiles, *m_byHand, *m_worst, *m_age;
    ColourBy m_shown;
    std::vector<bool> m_known; ///< what refresh() last showed
};

} // namespace views
