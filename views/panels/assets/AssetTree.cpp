#include "views/panels/assets/AssetTree.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/models/AssetDelegate.h"
#include "views/models/AssetSearchModel.h"
#include "views/models/AssetTreeModel.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/text/Format.h"
#include "views/theme/Theme.h"
#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace views {
namespace {
/// More than this many picked assets are selected in scene and panels, but not marked one by one in the tree.
constexpr std::size_t markedAtMost = 4000;
} // namespace

AssetTree::AssetTree(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(new AssetTreeModel(context.site, context.state, this)),
      m_found(new AssetSearchModel(context.site, this)), m_search(new QLineEdit(this)), m_stack(new QStackedWidget(this)),
      m_tree(new QTreeView), m_list(new QListView), m_count(roleLabel("small")),
      m_repaint(new Coalescer(this, [this] { m_tree->viewport()->update(); }))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 0, 8, 0);
    m_search->setPlaceholderText(tr("Search by name or type"));
    m_search->setAccessibleName(tr("Search assets"));
    m_search->setClearButtonEnabled(true);
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    top->addWidget(m_search);
    layout->addLayout(top);
    m_count->setContentsMargins(12, 0, 8, 0);
    m_count->hide();
    layout->addWidget(m_count);
    layout->addWidget(m_stack, 1);

    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new AssetDelegate(context.theme, m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_tree->setDragEnabled(true); // into a chart
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setIndentation(11);
    m_tree->setAccessibleName(tr("Assets"));
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    m_tree->header()->setMinimumSectionSize(40);
    m_stack->addWidget(m_tree);

    m_list->setModel(m_found);
    m_list->setItemDelegate(new AssetDelegate(context.theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->installEventFilter(this);
    m_stack->addWidget(m_list);

    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AssetTree::toSelection);
    connect(m_tree, &QTreeView::doubleClicked, this, &AssetTree::activated);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, [this](const QPoint& p) {
        Q_EMIT contextMenuRequested(m_tree->viewport()->mapToGlobal(p));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        std::vector<twin::AssetRef> items;
        for (const auto& index : m_list->selectionModel()->selectedRows())
            items.push_back(m_found->asset(index.row()));
        if (!items.empty())
            m_context.selection->set(std::move(items));
    });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) { chooseFound(index.row()); });
    connect(m_search, &QLineEdit::textChanged, this, &AssetTree::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_found->rowCount() > 0)
            chooseFound(0);
    });
    connect(context.selection, &Selection::changed, this, &AssetTree::fromSelection);
    connect(context.state, &twin::TwinState::changed, m_repaint, &Coalescer::request);
    connect(context.site, &twin::SiteModel::changed, this, [this](const twin::ChangeSet& change) {
        if (change.kind == twin::ChangeSet::Kind::Reset) {
            m_tree->expandToDepth(1);
            fromSelection();
        }
        if (!m_search->text().isEmpty())
            QTimer::singleShot(0, this, &AssetTree::search);
    });
    connect(context.theme, &Theme::changed, this, &AssetTree::restyle);
    restyle();
    fitValues();
    m_tree->expandToDepth(1);
    fromSelection();
}

void AssetTree::setValue(twin::Metric metric, twin::Origin origin)
{
    m_model->setValue(metric, origin);
    fitValues();
    m_tree->viewport()->update();
}

/// The values' column takes what they need; the rest is for the names.
void AssetTree::fitValues()
{
    auto* header = m_tree->header();
    m_tree->ensurePolished();
    header->ensurePolished();
    const QString words = m_model->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString();
    const int value = m_tree->fontMetrics().horizontalAdvance(text::number(-888'888.8, 1)), wanted = header->fontMetrics().size(0, words).width();
    header->resizeSection(1, std::clamp(std::max(value, wanted) + 14, 60, 120));
}

void AssetTree::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void AssetTree::search()
{
    const QString text = m_search->text().trimmed();
    m_found->search(text);
    m_stack->setCurrentWidget(text.isEmpty() ? static_cast<QWidget*>(m_tree) : m_list);
    m_count->setVisible(!text.isEmpty());
    if (m_found->total() == 0)
        m_count->setText(tr("Nothing is called “%1”. Try a rack (H2-R07-12), a type or a kind.").arg(text));
    else if (m_found->total() > AssetSearchModel::limit)
        m_count->setText(tr("%1 found, the first %2 are shown").arg(text::number(m_found->total(), 0), text::number(AssetSearchModel::limit, 0)));
    else
        m_count->setText(tr("%n found", nullptr, m_found->total()));
    m_count->setWordWrap(true);
}

void AssetTree::chooseFound(int row)
{
    const auto ref = m_found->asset(row);
    m_search->clear();
    m_context.selection->set({ref});
    fromSelection(); // the same asset may have been selected from the list already
    m_tree->setFocus();
    Q_EMIT activated();
}

void AssetTree::toSelection()
{
    if (m_isSelecting)
        return;
    QScopedValueRollback guard(m_isSelecting, true);
    std::vector<twin::AssetRef> items;
    const QModelIndex current = m_tree->currentIndex();
    for (const auto& index : m_tree->selectionModel()->selectedRows()) {
        const auto ref = m_model->asset(index);
        if (!ref.isValid())
            continue;
        // The one clicked last leads: panels show it first.
        if (index == current.siblingAtColumn(0))
            items.insert(items.begin(), ref);
        else
            items.push_back(ref);
    }
    m_context.selection->set(std::move(items));
}

void AssetTree::fromSelection()
{
    if (m_isSelecting)
        return;
    QScopedValueRollback guard(m_isSelecting, true);
    const auto& items = m_context.selection->items();
    QItemSelection marks;
    QModelIndex first;
    if (items.size() <= markedAtMost) {
        QModelIndexList indexes;
        for (const auto& ref : items)
            if (const QModelIndex index = m_model->indexOf(ref); index.isValid())
                indexes << index;
        if (!indexes.isEmpty())
            first = indexes.front();
        // Neighbours become one range: a selected row of racks is one entry, not fifty.
        std::sort(indexes.begin(), indexes.end(), [](const QModelIndex& a, const QModelIndex& b) {
            const auto pa = a.parent().internalId(), pb = b.parent().internalId();
            return pa != pb ? pa < pb : a.row() < b.row();
        });
        for (qsizetype i = 0; i < indexes.size();) {
            qsizetype end = i + 1;
            while (end < indexes.size() && indexes[end].row() == indexes[end - 1].row() + 1 && indexes[end].parent() == indexes[i].parent())
                ++end;
            marks.append(QItemSelectionRange(indexes[i], indexes[end - 1].siblingAtColumn(1)));
            i = end;
        }
    }
    if (first.isValid()) {
        m_tree->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        m_tree->selectionModel()->select(marks, QItemSelectionModel::ClearAndSelect);
        m_tree->scrollTo(first);
    } else {
        m_tree->selectionModel()->clearSelection();
    }
}

bool AssetTree::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (watched == m_search && key->key() == Qt::Key_Down && m_found->rowCount() > 0) {
            m_list->setFocus();
            m_list->setCurrentIndex(m_found->index(0));
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            m_tree->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void AssetTree::restyle()
{
    m_searchIcon->setIcon(glyphIcon(Glyph::Search, m_context.theme->color(Role::Muted), m_context.theme->color(Role::Line)));
    m_tree->viewport()->update();
    m_list->viewport()->update();
}

} // namespace views
