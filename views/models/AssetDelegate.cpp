#include "views/models/AssetDelegate.h"
#include "views/panels/common/Paint.h"
#include "views/text/Format.h"
#include <QApplication>
#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace views {

AssetDelegate::AssetDelegate(const Theme* theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize AssetDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {80, 24}; }

void AssetDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    ground.icon = {};
    ground.features &= ~QStyleOptionViewItem::HasDecoration;
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);

    painter->save();
    const bool isSelected = option.state & QStyle::State_Selected;
    const auto color = [&](Role role) { return isSelected ? option.palette.color(QPalette::HighlightedText) : m_theme->color(role); };
    QRectF r = QRectF(option.rect).adjusted(4, 0, -6, 0);
    painter->setFont(text::font(13));
    const QVariant glyph = index.data(GlyphRole);
    if (glyph.isValid()) {
        paintGlyph(*painter, static_cast<Glyph>(glyph.toInt()), QRectF(r.left(), r.center().y() - 8, 16, 16), color(Role::Muted));
        r.setLeft(r.left() + 22);
    }
    const QString name = index.data(Qt::DisplayRole).toString();
    if (!glyph.isValid()) {
        painter->setPen(color(name == text::dash() ? Role::Muted : Role::Text));
        painter->drawText(r, Qt::AlignRight | Qt::AlignVCenter, name);
        painter->restore();
        return;
    }
    painter->setPen(color(Role::Text));
    // In the middle: what tells "Cooling tower 12" from its neighbours is at the end.
    const QString shown = QFontMetricsF(painter->font()).elidedText(name, Qt::ElideMiddle, r.width());
    painter->drawText(r, Qt::AlignLeft | Qt::AlignVCenter, shown);
    const QString type = index.data(TypeTextRole).toString();
    const double left = r.left() + QFontMetricsF(painter->font()).horizontalAdvance(shown) + 8;
    if (!type.isEmpty() && r.right() - left > 30) {
        painter->setPen(color(Role::Muted));
        painter->drawText(QRectF(left, r.top(), r.right() - left, r.height()), Qt::AlignLeft | Qt::AlignVCenter,
                          elided(type, painter->font(), r.right() - left));
    }
    painter->restore();
}

bool AssetDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QString name = index.data(Qt::DisplayRole).toString(), type = index.data(TypeTextRole).toString();
    if (event->type() != QEvent::ToolTip || !index.data(GlyphRole).isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QFontMetricsF metrics(text::font(13));
    const double needed = metrics.horizontalAdvance(name) + (type.isEmpty() ? 0 : 8 + metrics.horizontalAdvance(type));
    if (needed <= option.rect.width() - 32) {
        QToolTip::hideText();
        return true;
    }
    QToolTip::showText(event->globalPos(), type.isEmpty() ? name : name + QLatin1Char('\n') + type, view->viewport());
    return true;
}

} // namespace views
