// A whole working set of model, state, session and time for view tests: a real preset, its steady state, a simulated day and measured servers.
#pragma once
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/ViewContext.h"
#include "views/theme/Theme.h"
#include <QObject>
#include <QPixmap>
#include <QTemporaryDir>
#include <QUndoStack>
#include <QWidget>

class PanelFixture
{
public:
    /// Loads the preset and solves its steady state at the begin of its scenario.
    explicit PanelFixture(const char* preset);
    views::ViewContext context();
    /// A simulated day at 5 min, opened as the modelled recording; sets the time range.
    void simulateDay();
    /// Two hours of power of the 64 servers of the first eight racks, with a gap, opened as the measured recording.
    void measureArray();
    void settle(); ///< lets queued updates run

    twin::SiteModel site;
    twin::TwinState state;
    data::Session session;
    data::TimeController time;
    QUndoStack undo;
    views::Selection selection;
    views::Theme theme;

private:
    QTemporaryDir m_folder;
};

/// What tests of panels share: the working set, made by the test, and widgets shown with it in a real window.
class PanelTest : public QObject
{
protected:
    void show(QWidget& widget, int width, int height);
    /// Pictures of both themes, for looking (see shot); leaves the dark one on.
    void shots(QWidget& widget, const QString& name);

    std::unique_ptr<PanelFixture> f;
};

/// Saves a picture of a widget where MEMPHIS_TWIN_SHOTS names a folder; for looking, not for judging.
void shot(QWidget& widget, const QString& name);
/// Colours in a picture besides its commonest one: nothing drawn gives 0.
int differentColours(const QImage& image);
