#include "app/PanelButtons.h"
#include <QAction>
#include <QDockWidget>

namespace app {

PanelButtons::PanelButtons(const QList<QDockWidget*>& panels, QWidget* parent) : QToolBar(parent)
{
    setObjectName(QStringLiteral("panelButtons"));
    setStyleSheet(QStringLiteral("QToolBar { padding: 0; spacing: 2px; }"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setMinimumWidth(160); // said outright: its layout asks for all buttons side by side
    for (auto* panel : panels) {
        auto* button = addAction(panel->windowTitle());
        button->setCheckable(true);
        button->setEnabled(panel->toggleViewAction()->isEnabled());
        // Behind another panel counts as closed: the first click brings it to the front, the next one closes it.
        connect(panel, &QDockWidget::visibilityChanged, button, &QAction::setChecked);
        connect(button, &QAction::triggered, panel, [this, panel](bool wanted) {
            if (wanted)
                Q_EMIT raiseRequested(panel->objectName());
            else
                panel->hide();
        });
    }
}

} // namespace app
