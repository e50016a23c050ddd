// Lets something be dragged from a widget into a chart without the widget knowing. GUI thread.
#pragma once
#include "views/panels/common/ChannelMime.h"
#include <QObject>
#include <QPointF>
#include <functional>

class QWidget;

namespace views {

/// Watches a widget: a press on something that has channels and a move further than a click begin a drag. Child of the widget.
class ChannelDrag : public QObject
{
public:
    using Find = std::function<std::vector<ChartChannel>(const QPointF& position)>;
    ChannelDrag(QWidget* widget, Find find);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_widget;
    Find m_find;
    QPointF m_pressedAt;
    bool m_isPressed = false;
};

} // namespace views
