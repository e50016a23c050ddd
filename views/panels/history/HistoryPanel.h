// The edits that can be undone, as a list: a click goes back or forth. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include <QWidget>

class QStackedWidget;
class QUndoView;

namespace views {

class EmptyNote;

class HistoryPanel : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPanel(const ViewContext& context, QWidget* parent = nullptr);
    QUndoView* view() const { return m_view; }

private:
    void refresh();
    ViewContext m_context;
    QStackedWidget* m_stack;
    QUndoView* m_view;
    EmptyNote* m_empty;
};

} // namespace views
