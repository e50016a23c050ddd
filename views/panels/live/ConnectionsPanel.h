// The live connections: their states, why, how fast, how old, what was lost; adding, editing, removing and connecting them. GUI thread.
#pragma once
#include "data/live/LiveHub.h"
#include "views/ViewContext.h"
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace views {

class Coalescer;
class ConnectionsModel;
class EmptyNote;

class ConnectionsPanel : public QWidget
{
    Q_OBJECT
public:
    ConnectionsPanel(const ViewContext& context, data::live::LiveHub& hub, QWidget* parent = nullptr);
    ~ConnectionsPanel() override;

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
    ViewContext m_context;
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
