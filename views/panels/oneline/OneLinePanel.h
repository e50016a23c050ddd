// The electrical one-line: what each kind carries, every element with a switch, who goes dark, overloads and how long they may last,
// and every single outage ranked. Knows nothing of how it is solved. GUI thread.
#pragma once
#include "twin/model/OneLine.h"
#include "views/ViewContext.h"
#include <QWidget>
#include <memory>
#include <set>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QTableView;

namespace views {

class EmptyNote;
class OneLineDiagram;
class OneLineTable;

class OneLinePanel : public QWidget
{
    Q_OBJECT
public:
    explicit OneLinePanel(const ViewContext& context, QWidget* parent = nullptr);

    /// The solved network at the shown time; nullptr where there is none yet.
    void setResult(std::shared_ptr<const twin::OneLine> result);
    /// Every single outage from that result; empty takes it away.
    void setSweep(std::vector<twin::network::OutageResult> outages);
    void setSweepProgress(double share); ///< below 0: none runs
    /// Elements of a path that is followed, from an asset to the utility; empty: none.
    void setPath(const std::vector<int>& elements);
    /// Another site: everything is closed again.
    void reset();
    std::vector<std::string> open() const { return {m_open.begin(), m_open.end()}; }

    // for tests
    QTableView* elementView() const { return m_elementView; }
    QTabWidget* rightTabs() const { return m_right; }
    OneLineTable* kinds() const { return m_kinds; }
    OneLineTable* elements() const { return m_elements; }
    OneLineTable* overloads() const { return m_overloads; }
    OneLineTable* outages() const { return m_outages; }
    OneLineDiagram* diagram() const { return m_diagram; }
    QString summary() const;

Q_SIGNALS:
    void openChanged(const std::vector<std::string>& names);
    void sweepRequested();
    void sweepCancelled();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QTableView* makeView(OneLineTable* table, QSortFilterProxyModel* proxy, const QString& name);
    void showTexts();
    void fill();
    void fillKinds();
    void fillElements();
    void fillOverloads();
    void fillOutages();
    void fitColumns(QTableView* view, const OneLineTable* table);
    void setElementOpen(int element, bool open);
    void selectElement(int element);
    void followSelection();

    ViewContext m_context;
    std::shared_ptr<const twin::OneLine> m_result;
    std::vector<twin::network::OutageResult> m_sweep;
    std::set<std::string> m_open;
    bool m_selecting = false;
    QLabel *m_summary, *m_dark;
    QPushButton *m_sweepButton, *m_closeAll;
    QProgressBar* m_progress;
    QStackedWidget* m_stack;
    EmptyNote* m_empty;
    QSplitter* m_splitter;
    QTabWidget *m_left, *m_right;
    QLineEdit* m_filter;
    OneLineTable *m_kinds, *m_elements, *m_overloads, *m_outages;
    QTableView *m_kindView = nullptr, *m_elementView = nullptr, *m_overloadView = nullptr, *m_outageView = nullptr;
    OneLineDiagram* m_diagram;
};

} // namespace views
