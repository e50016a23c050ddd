// Draws an asset in the tree and in search results: icon of its kind, name, and behind it its type in grey. GUI thread.
#pragma once
#include <QStyledItemDelegate>

namespace views {

class Theme;

/// Models give what to draw through these roles.
enum AssetItemRole { GlyphRole = Qt::UserRole + 100, TypeTextRole };

class AssetDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    AssetDelegate(const Theme* theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The whole name and type where they do not fit.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index) override;

private:
    const Theme* m_theme;
};

} // namespace views
