// The one window: puts the panels in their places and remembers where they are. No logic of its own. GUI thread.
#pragma once
#include "app/Application.h"
#include "twin/base/Error.h"
#include <QImage>
#include <QMainWindow>

class QLabel;
class QProgressBar;

namespace views { class AssetTree; class ChartsDeck; class ConnectionsPanel; class HeadlineStrip; class OneLinePanel; class PropertiesPanel; class SceneView; class TimeBar; class ViewsPanel; }

namespace app {

class BandRunner;
class CameraActions;
class DiagramsTool;
class EditActions;
class FileActions;
class FirstStart;
class LiveController;
class MessageBar;
class OneLineController;
class Presentation;
class Screens;
class ToolActions;
class ViewActions;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const Parts& parts);
    ~MainWindow() override;

    views::SceneView& scene() { return *m_scene; }
    ToolActions& tools() { return *m_toolActions; }
    LiveController& live() { return *m_live; }
    Screens& screens() { return *m_screens; }
    Presentation& presentation() { return *m_presentation; }
    CameraActions& cameras() { return *m_cameraActions; }
    FirstStart& firstStart() { return *m_firstStart; }
    void showScreen(const QString& id);            ///< "overview" … or "presentation"
    DiagramsTool& diagrams() { return *m_diagrams; }
    void restore();                                ///< geometry and docks of last time
    void showError(const twin::Message& message);
    void showMessage(const QString& text, bool warning);
    void showHint(const QString& text);            ///< what can be done next
    QString shownMessage() const;                  ///< for tests
    bool isSolvingNetwork() const;                 ///< the one-line panel still waits for its first or next solution
    bool isWorkingOutBands() const;                ///< the strip's bands are on their way
    QImage picture();                              ///< the whole window as it stands, panels settled

protected:
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override; ///< transport keys work wherever the focus is

private:
    void buildDocks();
    QDockWidget* dock(const QString& name) const;
    void raiseDock(const QString& name);
    void buildMenus();
    void buildStatus();
    void connectParts();
    void updateTitle();
    QDockWidget* addDock(const QString& title, const QString& name, QWidget* widget, Qt::DockWidgetArea area);

    Parts m_parts;
    views::HeadlineStrip* m_headline = nullptr;
    BandRunner* m_bands = nullptr;
    DiagramsTool* m_diagrams = nullptr;
    views::SceneView* m_scene = nullptr;
    views::TimeBar* m_timeBar = nullptr;
    views::ChartsDeck* m_charts = nullptr;
    views::OneLinePanel* m_oneLine = nullptr;
    views::ConnectionsPanel* m_connections = nullptr;
    LiveController* m_live = nullptr;
    OneLineController* m_network = nullptr;
    views::AssetTree* m_tree = nullptr;
    views::PropertiesPanel* m_properties = nullptr;
    MessageBar* m_messages = nullptr;
    QLabel* m_activity = nullptr;
    QProgressBar* m_progress = nullptr;
    FileActions* m_fileActions = nullptr;
    EditActions* m_editActions = nullptr;
    ViewActions* m_viewActions = nullptr;
    ToolActions* m_toolActions = nullptr;
    views::ViewsPanel* m_views = nullptr;
    Screens* m_screens = nullptr;
    CameraActions* m_cameraActions = nullptr;
    Presentation* m_presentation = nullptr;
    FirstStart* m_firstStart = nullptr;
    QList<QDockWidget*> m_docks;
};

} // namespace app
