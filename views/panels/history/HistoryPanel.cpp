#include "views/panels/history/HistoryPanel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/theme/Theme.h"
#include <QStackedWidget>
#include <QUndoStack>
#include <QUndoView>
#include <QVBoxLayout>

namespace views {

HistoryPanel::HistoryPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_stack(new QStackedWidget(this)), m_view(new QUndoView(context.undo)), m_empty(new EmptyNote)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_empty->setTexts(tr("No edits yet"), tr("Added, moved and removed racks and changed numbers are listed here; a click goes back to any of them."));
    m_view->setEmptyLabel(tr("As opened"));
    m_view->setIconSize({16, 16});
    m_view->setAccessibleName(tr("Edits"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    connect(context.undo, &QUndoStack::indexChanged, this, &HistoryPanel::refresh);
    connect(context.undo, &QUndoStack::cleanChanged, this, &HistoryPanel::refresh);
    connect(context.theme, &Theme::changed, this, &HistoryPanel::refresh);
    refresh();
}

void HistoryPanel::refresh()
{
    const auto& theme = *m_context.theme;
    m_view->setCleanIcon(glyphIcon(Glyph::Ok, theme.color(Role::Ok), theme.color(Role::Line)));
    m_stack->setCurrentWidget(m_context.undo->count() > 0 ? static_cast<QWidget*>(m_view) : m_empty);
}

} // namespace views
