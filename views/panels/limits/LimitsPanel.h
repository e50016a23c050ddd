// What the facility runs into, the worst first. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include <QWidget>
#include <map>

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

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void fitColumns();
    void chooseColumns();
    ViewContext m_context;
    LimitsModel* m_model;
    QStackedWidget* m_stack;
    QTableView* m_table;
    EmptyNote* m_empty;
    Coalescer* m_refresh;
    int m_nameWidth = 0;               ///< of the longest name
    std::map<int, int> m_columnWidths; ///< of the other columns
};

} // namespace views
