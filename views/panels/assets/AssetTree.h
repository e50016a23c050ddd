// The site as a tree with search; selects in both directions. GUI thread.
#pragma once
#include "twin/base/Metric.h"
#include "views/ViewContext.h"
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QStackedWidget;
class QTreeView;

namespace views {

class AssetSearchModel;
class AssetTreeModel;
class Coalescer;

class AssetTree : public QWidget
{
    Q_OBJECT
public:
    explicit AssetTree(const ViewContext& context, QWidget* parent = nullptr);

    /// The second column: usually what the scene is coloured by.
    void setValue(twin::Metric metric, twin::Origin origin);
    void focusSearch();
    AssetTreeModel* model() const { return m_model; }
    QTreeView* view() const { return m_tree; }
    QLineEdit* searchField() const { return m_search; }

Q_SIGNALS:
    void activated();                                         ///< double click or Enter: the application frames the selection
    void contextMenuRequested(const QPoint& globalPosition);  ///< for what is selected

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void toSelection();   ///< tree to Selection
    void fromSelection(); ///< Selection to tree
    void search();
    void chooseFound(int row);
    void fitValues();
    void restyle();

    ViewContext m_context;
    AssetTreeModel* m_model;
    AssetSearchModel* m_found;
    QLineEdit* m_search;
    QStackedWidget* m_stack;
    QTreeView* m_tree;
    QListView* m_list;
    QLabel* m_count;
    Coalescer* m_repaint;
    QAction* m_searchIcon;
    bool m_isSelecting = false;
};

} // namespace views
