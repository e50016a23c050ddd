#include "views/panels/properties/ParameterList.h"
#include "views/models/ParameterModel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Paint.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolTip>
#include <QTreeView>
#include <QVBoxLayout>

namespace views {
namespace {
constexpr int groupHeight = 28, itemHeight = 38;
constexpr double edge = 8, valueWidth = 104;

/// Where the value stands: right-aligned, left of unit and badge.
QRectF valueRect(const QRectF& row)
{
    const double right = row.right() - edge - badgeSize().width() - 6;
    return {right - valueWidth, row.top() + 2, valueWidth, row.height() / 2};
}
} // namespace

ParameterDelegate::ParameterDelegate(const Theme* theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize ParameterDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {160, index.data(ParameterModel::IsGroupRole).toBool() ? groupHeight : itemHeight};
}

void ParameterDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem empty = option;
    initStyleOption(&empty, index);
    empty.text.clear();
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &empty, painter, option.widget);
    painter->save();
    const QRectF row = option.rect;
    const bool isSelected = option.state & QStyle::State_Selected;
    const auto color = [&](Role role) { return isSelected ? option.palette.color(QPalette::HighlightedText) : m_theme->color(role); };
    const QString label = index.data(ParameterModel::LabelRole).toString();
    if (index.data(ParameterModel::IsGroupRole).toBool()) {
        painter->setFont(text::font(13, true));
        painter->setPen(color(Role::Text));
        painter->drawText(row.adjusted(2, 0, -edge, 0), Qt::AlignLeft | Qt::AlignVCenter, elided(label, painter->font(), row.width() - edge));
        painter->restore();
        return;
    }
    const auto mark = static_cast<twin::Mark>(index.data(ParameterModel::MarkRole).toInt());
    const bool isOutside = index.data(ParameterModel::OutsideRole).toBool();
    const QString value = index.data(ParameterModel::ValueTextRole).toString(), unit = index.data(ParameterModel::UnitRole).toString();
    const QRectF at = valueRect(row);

    // Unit muted behind the value; both end at the badge.
    painter->setFont(text::font(13));
    const double unitWidth = unit.isEmpty() ? 0 : painter->fontMetrics().horizontalAdvance(unit) + 4;
    painter->setPen(color(Role::Muted));
    painter->drawText(at, Qt::AlignRight | Qt::AlignVCenter, unit);
    painter->setPen(color(isOutside ? Role::Warning : Role::Text));
    const double numberWidth = painter->fontMetrics().horizontalAdvance(value);
    painter->drawText(at.adjusted(-200, 0, -unitWidth, 0), Qt::AlignRight | Qt::AlignVCenter, value);
    double left = at.right() - unitWidth - numberWidth - 8;
    if (isOutside) {
        paintGlyph(*painter, Glyph::Warning, QRectF(left - 8, at.center().y() - 6, 12, 12), color(Role::Warning));
        left -= 14;
    }
    painter->setPen(color(Role::Text));
    painter->drawText(QRectF(row.left() + 2, at.top(), left - row.left() - 4, at.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      elided(label, painter->font(), left - row.left() - 4));
    const QSizeF badge = badgeSize();
    const QRectF badgeRect(row.right() - edge - badge.width(), at.center().y() - badge.height() / 2, badge.width(), badge.height());
    if (isSelected) {
        painter->setFont(text::font(11, true));
        painter->setPen(color(Role::Text));
        painter->drawText(badgeRect, Qt::AlignCenter, QString(text::markLetter(mark)));
    } else {
        paintBadge(*painter, badgeRect, mark, *m_theme);
    }

    QString second = index.data(ParameterModel::RangeRole).toString();
    const QString source = index.data(ParameterModel::SourceRole).toString();
    second = isOutside ? tr("outside the plausible range %1").arg(second) : second.isEmpty() ? source : second + QStringLiteral("  ·  ") + source;
    painter->setFont(text::font(11));
    painter->setPen(color(isOutside ? Role::Warning : Role::Muted));
    const QRectF below(row.left() + 2, row.center().y() + 1, row.width() - edge - 2, row.height() / 2 - 2);
    painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter, elided(second, painter->font(), below.width()));
    painter->restore();
}

QWidget* ParameterDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    auto* editor = new QLineEdit(parent);
    editor->setAlignment(Qt::AlignRight);
    editor->setFrame(true);
    editor->setStyleSheet(QStringLiteral("QLineEdit { padding: 0 4px; }"));
    return editor;
}

void ParameterDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const QRectF at = valueRect(option.rect);
    editor->setGeometry(QRectF(at.left() - 8, option.rect.top() + 1, at.width() + 8, 24).toRect());
}

void ParameterDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    const QString typed = static_cast<QLineEdit*>(editor)->text();
    if (!ParameterModel::parse(typed)) {
        QToolTip::showText(editor->mapToGlobal(QPoint(0, editor->height())), tr("“%1” is no number; the value stays as it was.").arg(typed), editor->parentWidget());
        return;
    }
    model->setData(index, typed, Qt::EditRole);
}

ParameterList::ParameterList(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(new ParameterModel(context.site, this)), m_filter(new QLineEdit(this)), m_view(new QTreeView(this)),
      m_source(roleLabel("small", {}, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 0);
    m_filter->setPlaceholderText(tr("Search numbers and sources"));
    m_filter->setAccessibleName(tr("Search parameters"));
    m_filter->setClearButtonEnabled(true);
    top->addWidget(m_filter);
    layout->addLayout(top);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ParameterDelegate(context.theme, m_view));
    m_view->header()->hide();
    m_view->setIndentation(14);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_view->setAccessibleName(tr("Parameters"));
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_view, 1);
    m_source->setWordWrap(true);
    m_source->setContentsMargins(10, 2, 10, 6);
    m_source->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_source);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setFilter(text);
        expandFew();
    });
    connect(m_model, &ParameterModel::edited, this, &ParameterList::parameterEdited);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ParameterList::showSource);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ParameterList::showSource);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &ParameterList::showSource);
    connect(context.theme, &Theme::changed, this, [this] { m_view->viewport()->update(); });
    expandFew();
    showSource();
}

void ParameterList::setGroups(const std::vector<std::string>& groups)
{
    m_model->setGroups(groups);
    expandFew();
}

void ParameterList::expandFew()
{
    // A handful of numbers lies open; the hundreds of the whole scenario show their groups first.
    if (m_model->parameterCount() <= 60 || !m_filter->text().isEmpty())
        m_view->expandAll();
    else
        m_view->expand(m_model->index(0, 0));
    m_filter->setVisible(m_model->parameterCount() > 12 || !m_filter->text().isEmpty());
}

void ParameterList::showSource()
{
    const auto* p = m_model->parameter(m_view->currentIndex());
    m_source->setVisible(p || m_model->parameterCount() == 0);
    if (p)
        m_source->setText(QStringLiteral("%1 — %2").arg(text::markLabel(p->mark), text::provenance(*p)));
    else
        m_source->setText(m_filter->text().isEmpty() ? tr("The scenario has no numbers for this.") : tr("No number is called “%1”.").arg(m_filter->text()));
}

} // namespace views
