// Rows of the one-line's panel: cells with a text and a value to sort by, a bar of loading, and a switch where a row can be opened. GUI
// thread.
#pragma once
#include "views/theme/Theme.h"
#include <QAbstractTableModel>
#include <QStyledItemDelegate>
#include <limits>
#include <vector>

namespace views {

class OneLineTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Roles { SortRole = Qt::UserRole + 1, BarRole, ElementRole, StateRole };
    enum class State { Plain, Ok, Warning, Critical, Off };
    struct Column
    {
        QString title;
        enum class Kind { Text, Number, Bar, State } kind = Kind::Text;
        QString tip;
    };
    struct Cell
    {
        QString text;
        double sort = std::numeric_limits<double>::quiet_NaN(); ///< NaN: by its text; bars: their share
        State state = State::Plain;
    };
    struct Row
    {
        int element = -1;           ///< -1: stands for no single one
        int closed = -1;            ///< 0, 1; -1: no switch
        std::vector<Cell> cells;
        QString tip;
    };
    OneLineTable(std::vector<Column> columns, QObject* parent) : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

    /// While the rows stand for the same elements only data changes, so selection and scrolling stay.
    void setRows(std::vector<Row> rows);
    void setColumns(std::vector<Column> columns); ///< the same number, other texts
    const std::vector<Row>& rows() const { return m_rows; }
    const std::vector<Column>& columns() const { return m_columns; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void switched(int element, bool closed);

private:
    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

/// Draws bars, and states as shape and word.
class OneLineDelegate : public QStyledItemDelegate
{
public:
    OneLineDelegate(const Theme* theme, const OneLineTable* table, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme), m_table(table) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintSwitch(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    const Theme* m_theme;
    const OneLineTable* m_table;
};

} // namespace views
