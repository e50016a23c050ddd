#include "app/PanelFrame.h"
#include <QDockWidget>
#include <QEvent>
#include <QLayout>
#include <algorithm>

namespace app {
namespace {

constexpr QSize least{240, 64}; ///< of which something can be read and scrolled

QSize leastOf(const QWidget& panel) { return panel.minimumSizeHint().expandedTo(panel.minimumSize()); }

} // namespace

PanelFrame::PanelFrame(QWidget* panel, QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(panel);
    panel->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

QSize PanelFrame::minimumSizeHint() const { return leastOf(*widget()).boundedTo(least); }

QSize PanelFrame::sizeHint() const { return widget()->sizeHint().expandedTo(minimumSizeHint()); }

QDockWidget* PanelFrame::dockOf(const QWidget* panel)
{
    for (auto* w = panel->parentWidget(); w; w = w->parentWidget())
        if (auto* dock = qobject_cast<QDockWidget*>(w))
            return dock;
    return nullptr;
}

// Not "resizable" in Qt's sense: that would give a panel with texts that wrap the height it would like, and not the least it can do with.
void PanelFrame::fit()
{
    const QSize room = maximumViewportSize();
    QSize size = room.expandedTo(leastOf(*widget()));
    const bool scrollsDown = size.height() > room.height();
    if (scrollsDown && room.width() >= size.width()) // the bar takes its width from the panel
        size.setWidth(std::max(leastOf(*widget()).width(), viewport()->width()));
    if (const auto* layout = widget()->layout(); layout && layout->hasHeightForWidth())
        size.setHeight(std::max(room.height(), layout->minimumHeightForWidth(size.width())));
    widget()->resize(size);
}

bool PanelFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        fit();
    }
    return QScrollArea::eventFilter(watched, event);
}

void PanelFrame::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

} // namespace app
