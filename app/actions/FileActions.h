// File menu: new, open, save, import, record, export. GUI thread.
#pragma once
#include "app/Application.h"
#include <QObject>

class QAction;
class QMenu;

namespace app {

class ExportTool;
class MainWindow;

class FileActions : public QObject
{
    Q_OBJECT
public:
    FileActions(const Parts& parts, MainWindow& window);
    QMenu* menu() const { return m_menu; }
    QList<QAction*> toolBarActions() const { return m_toolBar; }

    /// Opens a project, recording, CSV or weather file, asking about unsaved edits first where they would be lost.
    void open(const QString& file);
    /// False if the user chose to stay.
    bool confirmLoss();
    void chooseAndOpen();                             ///< asks for a file
    bool save();
    bool saveAs();
    void importCsv(const QString& file);
    void addRecording();                              ///< asks for one to be laid beside those that are open
    void useWeather(const QString& file);
    void exportReport();
    void recordDay();
    ExportTool& exports() { return *m_export; }

private:
    void newFromPreset(const QString& id);
    void fillRecent();
    bool saveTo(const QString& file);
    template<class F> bool guarded(F&& work);

    Parts m_parts;
    MainWindow& m_window;
    QMenu* m_menu;
    ExportTool* m_export;
    QMenu* m_recent;
    QList<QAction*> m_toolBar;
};

} // namespace app
