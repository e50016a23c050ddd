// Composition root: makes everything, wires it, owns it. GUI thread.
#pragma once
#include "app/StartOptions.h"
#include "views/ViewContext.h"
#include <QObject>
#include <memory>

namespace twin { class SiteModel; class TwinState; }
namespace data { class Session; class TimeController; }
namespace data::live { class LiveHub; }
namespace views { class Selection; class Theme; }
class QUndoStack;

namespace app {

class Document;
class EditController;
class MainWindow;
class PlantRunner;
class Player;
class Settings;

/// What actions and the window work with; all owned by Application.
struct Parts
{
    twin::SiteModel* site = nullptr;
    twin::TwinState* state = nullptr;
    data::Session* session = nullptr;
    data::TimeController* time = nullptr;
    QUndoStack* undo = nullptr;
    views::Selection* selection = nullptr;
    views::Theme* theme = nullptr;
    Settings* settings = nullptr;
    Document* document = nullptr;
    EditController* edit = nullptr;
    PlantRunner* runner = nullptr;
    data::live::LiveHub* live = nullptr;
    views::ViewContext viewContext() const { return {site, state, session, time, undo, selection, theme}; }
};

class Application : public QObject
{
    Q_OBJECT
public:
    /// Throws twin::Error (usage) for a preset or view that does not exist.
    explicit Application(const StartOptions& options);
    ~Application() override;

    /// Shows the window and runs the event loop, or takes the screenshot that was asked for. Returns the exit status.
    int run();
    MainWindow& window() { return *m_window; }
    const Parts& parts() const { return m_parts; }

private:
    void loadTranslation();
    void openStart();
    void offerRecovery();
    int takeScreenshot();
    int writeGltf();

    StartOptions m_options;
    Parts m_parts;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<views::Theme> m_theme;
    std::unique_ptr<views::Selection> m_selection;
    std::unique_ptr<QUndoStack> m_undo;
    std::unique_ptr<twin::SiteModel> m_site;
    std::unique_ptr<twin::TwinState> m_state;
    std::unique_ptr<data::TimeController> m_time;
    std::unique_ptr<data::Session> m_session;
    std::unique_ptr<PlantRunner> m_runner;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<EditController> m_edit;
    std::unique_ptr<data::live::LiveHub> m_live;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace app
