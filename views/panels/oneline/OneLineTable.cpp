#include "views/panels/oneline/OneLineTable.h"
#include "views/panels/common/Paint.h"
#include "views/text/Format.h"
#include <QPainter>
#include <QWidget>
#include <algorithm>
#include <cmath>

namespace views {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

Role colourOf(OneLineTable::State state)
{
    switch (state) {
    case OneLineTable::State::Ok: return Role::Ok;
    case OneLineTable::State::Warning: return Role::Warning;
    case OneLineTable::State::Critical: return Role::Critical;
    case OneLineTable::State::Off: return Role::Muted;
    case OneLineTable::State::Plain: break;
    }
    return Role::Text;
}

Glyph glyphOf(OneLineTable::State state)
{
    switch (state) {
    case OneLineTable::State::Ok: return Glyph::Ok;
    case OneLineTable::State::Warning: return Glyph::Warning;
    case OneLineTable::State::Critical: return Glyph::Critical;
    default: return Glyph::Unknown;
    }
}

} // namespace

void OneLineTable::setRows(std::vector<Row> rows)
{
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.element == b.element; });
    if (!same) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void OneLineTable::setColumns(std::vector<Column> columns)
{
    m_columns = std::move(columns);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int OneLineTable::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
int OneLineTable::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_columns.size()); }

QVariant OneLineTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || at(index.row()) >= m_rows.size())
        return {};
    const auto& row = m_rows[at(index.row())];
    if (at(index.column()) >= row.cells.size())
        return {};
    const auto& cell = row.cells[at(index.column())];
    const auto kind = m_columns[at(index.column())].kind;
    switch (role) {
    case Qt::DisplayRole: return kind == Column::Kind::Bar ? QString() : cell.text;
    case Qt::ToolTipRole: return row.tip;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(kind == Column::Kind::Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::CheckStateRole: return index.column() == 0 && row.closed >= 0 ? QVariant(row.closed ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::AccessibleTextRole: return kind == Column::Kind::Bar ? QString() : cell.text;
    case SortRole: return std::isnan(cell.sort) ? QVariant(cell.text) : QVariant(cell.sort);
    case BarRole: return cell.sort;
    case ElementRole: return row.element;
    case StateRole: return static_cast<int>(cell.state);
    default: return {};
    }
}

bool OneLineTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || m_rows[at(index.row())].closed < 0)
        return false;
    auto& row = m_rows[at(index.row())];
    row.closed = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT switched(row.element, row.closed != 0);
    return true;
}

QVariant OneLineTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || at(section) >= m_columns.size())
        return {};
    const auto& column = m_columns[at(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::ToolTipRole && !column.tip.isEmpty())
        return column.tip;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(column.kind == Column::Kind::Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags OneLineTable::flags(const QModelIndex& index) const
{
    auto flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == 0 && m_rows[at(index.row())].closed >= 0)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

void OneLineDelegate::paintSwitch(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // The style's own box nearly vanishes on a dark surface when it is empty, and an open breaker must not be missed.
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const auto* style = option.widget->style();
    const QRectF place = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &item, option.widget);
    const QRectF words = style->subElementRect(QStyle::SE_ItemViewItemText, &item, option.widget);
    const auto label = item.text;
    item.text.clear();
    item.features &= ~QStyleOptionViewItem::HasCheckIndicator;
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);
    const bool isSelected = option.state & QStyle::State_Selected;
    const QColor text = isSelected ? option.palette.color(QPalette::HighlightedText) : m_theme->color(Role::Text);
    const QRectF box(place.center().x() - 6.5, place.center().y() - 6.5, 13, 13);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(isSelected ? text : m_theme->color(Role::Muted), 1.2));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(box, 2, 2);
    if (index.data(Qt::CheckStateRole).toInt() == Qt::Checked) {
        painter->setPen(QPen(text, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF{{box.left() + 3, box.center().y()}, {box.left() + 5.5, box.bottom() - 3.5}, {box.right() - 2.5, box.top() + 3.5}});
    }
    painter->setPen(text);
    painter->setFont(item.font);
    painter->drawText(words.adjusted(3, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, elided(label, item.font, words.width() - 4));
    painter->restore();
}

void OneLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto kind = m_table->columns()[at(index.column())].kind;
    if (index.data(Qt::CheckStateRole).isValid())
        return paintSwitch(painter, option, index);
    if (kind != OneLineTable::Column::Kind::Bar && kind != OneLineTable::Column::Kind::State)
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem empty = option;
    initStyleOption(&empty, index);
    empty.text.clear();
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &empty, painter, option.widget);
    const auto state = static_cast<OneLineTable::State>(index.data(OneLineTable::StateRole).toInt());
    const QRectF r = QRectF(option.rect).adjusted(6, 0, -6, 0);
    if (kind == OneLineTable::Column::Kind::State) {
        const auto words = index.data(Qt::DisplayRole).toString();
        if (words.isEmpty())
            return;
        const QColor color = option.state & QStyle::State_Selected ? option.palette.color(QPalette::HighlightedText) : m_theme->color(colourOf(state));
        paintGlyph(*painter, glyphOf(state), QRectF(r.left(), r.center().y() - 7, 14, 14), color);
        painter->setPen(color);
        painter->setFont(text::font(13));
        painter->drawText(r.adjusted(20, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, elided(words, text::font(13), r.width() - 20));
        return;
    }
    const double share = index.data(OneLineTable::BarRole).toDouble();
    if (std::isnan(share) || state == OneLineTable::State::Off)
        return;
    std::vector<BarPart> parts;
    if (share > 1)
        parts = {{1 / share, Role::Accent, false}, {1 - 1 / share, Role::Critical, true}};
    else
        parts = {{share, share > 0.9 ? Role::Warning : Role::Accent, false}};
    paintBar(*painter, QRectF(r.left(), r.center().y() - 5, r.width(), 10), parts, *m_theme);
}

} // namespace views
