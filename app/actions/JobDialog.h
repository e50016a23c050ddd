// A dialog that holds a panel with a work behind it: what such dialogs have in common. GUI thread.
#pragma once
#include "app/MainWindow.h"
#include "app/core/Job.h"
#include "views/text/Names.h"
#include <QCoreApplication>
#include <QDialog>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

namespace app {

struct JobDialogTexts
{
    Q_DECLARE_TR_FUNCTIONS(JobDialogTexts)
};

/// A panel has startRequested(), cancelRequested(), setProgress(share), setProblem(text) and setRunning(bool). `hasResult`: whether the latest
/// run came to one, or to a problem; the owner clears it at each start. The dialog belongs to the window.
template<class Panel>
QDialog* makeJobDialog(MainWindow& window, const QString& title, const QString& name, Panel* panel, Job& job, bool& hasResult)
{
    auto* dialog = new QDialog(&window);
    dialog->setWindowTitle(title);
    dialog->setObjectName(name);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(panel);
    const auto available = window.screen()->availableGeometry().size();
    dialog->resize(std::min(1160, available.width() - 80), std::min(720, available.height() - 80));
    QObject::connect(panel, &Panel::cancelRequested, &job, [&job] { job.requestStop(); });
    QObject::connect(&job, &Job::progressed, panel, &Panel::setProgress);
    QObject::connect(&job, &Job::failed, panel, [panel, &hasResult](const twin::Message& message) {
        hasResult = true;
        panel->setProblem(views::text::message(message));
    });
    QObject::connect(&job, &Job::finished, panel, [panel, &hasResult] {
        if (!hasResult)
            panel->setProblem(JobDialogTexts::tr("Cancelled before the end; nothing new is shown."));
        panel->setRunning(false);
    });
    return dialog;
}

} // namespace app
