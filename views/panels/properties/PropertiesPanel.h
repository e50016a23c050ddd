// What is selected: name, place, values, specification with provenance; nothing selected: the site and its scenario. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include "views/panels/properties/PropertySubject.h"
#include <QWidget>

class QLabel;
class QScrollArea;
class QSplitter;

namespace views {

class Coalescer;
class ParameterList;
class ValueTable;

class PropertiesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit PropertiesPanel(const ViewContext& context, QWidget* parent = nullptr);
    const PropertySubject& subject() const { return m_subject; }
    ParameterList* parameters() const { return m_parameters; }

Q_SIGNALS:
    /// The user wants another value; the application pushes the command.
    void parameterEdited(const QString& id, double value);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void divide();
    void restyle();
    ViewContext m_context;
    PropertySubject m_subject;
    QLabel *m_icon, *m_name, *m_type, *m_place, *m_note, *m_hint;
    QSplitter* m_split;
    QScrollArea* m_scroll;
    ValueTable* m_table;
    ParameterList* m_parameters;
    Coalescer* m_refresh;
    bool m_isSplitByUser = false;
};

} // namespace views
