// The numbers of the scenario as a list that can be searched and edited in place. GUI thread.
#pragma once
#include "views/ViewContext.h"
#include <QStyledItemDelegate>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace views {

class ParameterModel;
class Theme;

/// Two lines a number: label, value, unit and badge; then range and source.
class ParameterDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ParameterDelegate(const Theme* theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

private:
    const Theme* m_theme;
};

class ParameterList : public QWidget
{
    Q_OBJECT
public:
    explicit ParameterList(const ViewContext& context, QWidget* parent = nullptr);
    void setGroups(const std::vector<std::string>& groups); ///< empty: all of the scenario
    ParameterModel* model() const { return m_model; }
    QTreeView* view() const { return m_view; }

Q_SIGNALS:
    void parameterEdited(const QString& id, double value);

private:
    void showSource();
    void expandFew();
    ViewContext m_context;
    ParameterModel* m_model;
    QLineEdit* m_filter;
    QTreeView* m_view;
    QLabel* m_source;
};

} // namespace views
