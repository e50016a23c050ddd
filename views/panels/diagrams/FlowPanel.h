// Where power, heat and water go at the time shown, and how a headline figure is made up. GUI thread.
#pragma once
#include "twin/base/Ids.h"
#include "twin/model/FlowAccount.h"
#include "views/ViewContext.h"
#include <QWidget>
#include <vector>

class QLabel;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace views {

class Coalescer;
class EmptyNote;
class MakeUpView;
class SankeyView;

class FlowPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FlowPanel(const ViewContext& context, QWidget* parent = nullptr);

    void setSubject(twin::FlowAccount::Subject subject);
    twin::FlowAccount::Subject subject() const { return m_subject; }
    /// PNG, PDF or SVG of the diagram by the name's ending. Throws twin::Error.
    void exportTo(const QString& file, const QSizeF& size) const;

    // for tests
    SankeyView* diagram() const { return m_diagram; }
    MakeUpView* makeUp() const { return m_makeUp; }
    bool isDiagramShown() const;
    QString line() const;
    void runNow(); ///< what is pending

public Q_SLOTS:
    /// How a headline figure is made up: its diagram, formula and parts. False if there is no such account.
    bool showFigure(const QString& id);
    /// Fades what is not on the way of these assets; an empty path ends that.
    void highlightPath(const std::vector<twin::AssetId>& path);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void showTexts();
    void showWhen();
    void showLine(const QString& text);
    void followSelection();
    void closeMakeUp();
    QString instant() const;

    ViewContext m_context;
    Coalescer* m_refresh;
    twin::FlowAccount::Subject m_subject = twin::FlowAccount::Subject::Power;
    std::vector<twin::AssetId> m_path;
    QToolButton* m_subjects[3];
    QToolButton* m_export;
    QLabel *m_when, *m_line;
    QString m_lineText, m_whenText;
    QStackedWidget* m_stack;
    EmptyNote* m_empty;
    QScrollArea* m_scroll;
    QSplitter* m_splitter;
    SankeyView* m_diagram;
    MakeUpView* m_makeUp;
};

} // namespace views
