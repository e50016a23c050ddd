// What the facility runs into, the worst first. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include <QWidget>

class QStackedWidget;
class QTableView;

namespace views {

class Coalescer;
class EmptyNote;
class LimitsModel;

class LimitsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit LimitsPanel(const ViewContext& context, QWidget* parent = nullptr);
    LimitsModel* model() const { return m_model; }
    QTableView* view() const { return m_table; }

private:
    void refresh();
    void fitColumns();
    ViewContext m_context;
    LimitsModel* m_model;
    QStackedWidget* m_stack;
    QTableView* m_table;
    EmptyNote* m_empty;
    Coalescer* m_refresh;
};

} // namespace views
