// The live connections: their states, why, how fast, how old, what was lost; adding, editing, removing and connecting them. GUI thread.
#pragma once
#include "data/import/CsvImport.h"
#include "data/live/LiveHub.h"
#include "views/ViewContext.h"
#include <QWidget>
#include <functional>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace views {

class Coalescer;
class ConnectionDialog;
class ConnectionsModel;
class EmptyNote;

class ConnectionsPanel : public QWidget
{
    Q_OBJECT
public:
    ConnectionsPanel(const ViewContext& context, data::live::LiveHub& hub, QWidget* parent = nullptr);
    ~ConnectionsPanel() override;

    /// Where the project keeps mappings of names; without it connections have only their own.
    struct Mappings
    {
        std::function<std::vector<data::SavedMapping>()> load;
        std::function<void(const std::vector<data::SavedMapping>&)> keep;
    };
    void setMappings(Mappings mappings) { m_mappings = std::move(mappings); }
    /// Takes edited mappings to the project and to the connections that follow them.
    void keepMappings(const std::vector<data::SavedMapping>& saved);

    void setConnectsOnOpen(bool on);
    int selected() const; ///< source, -1: none
    void select(int source);
    QString summary() const;  ///< what runs, where it is recorded
    QString details() const;  ///< of the selected source
    QTableView* table() const { return m_table; }

public Q_SLOTS:
    void addSource(const QString& kind);
    void editSelected();
    void removeSelected();

Q_SIGNALS:
    void connectRequested();
    void disconnectRequested();
    void saveCopyRequested();
    void limitsRequested();
    void connectsOnOpenChanged(bool on);

protected:
    void changeEvent(QEvent* event) override;

private:
    QStringList takenIds(int besides) const;
    void refresh();
    void refreshTexts();
    void fitColumns();
    int run(ConnectionDialog& dialog); ///< with the project's mappings
    ViewContext m_context;
    Mappings m_mappings;
    data::live::LiveHub& m_hub;
    ConnectionsModel* m_model;
    Coalescer* m_refresh;
    QLabel *m_summary, *m_simulated, *m_details;
    QPushButton *m_connect, *m_edit, *m_remove;
    QToolButton *m_add, *m_more;
    QAction *m_saveCopy, *m_limits, *m_onOpen;
    QStackedWidget* m_stack;
    EmptyNote* m_empty;
    QTableView* m_table;
};

} // namespace views
