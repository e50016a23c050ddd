#include "views/panels/cameras/ViewsPanel.h"
#include "twin/model/SiteModel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/scene/SceneView.h"
#include "views/theme/Theme.h"
#include <QAbstractItemModel>
#include <QCheckBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace views {

QString cameraLabel(const QString& name)
{
    const auto tr = [](const char* words) { return QCoreApplication::translate("Camera", words); };
    if (name == QLatin1String("site"))
        return tr(QT_TRANSLATE_NOOP("Camera", "Whole site"));
    if (name == QLatin1String("building"))
        return tr(QT_TRANSLATE_NOOP("Camera", "Building"));
    if (name == QLatin1String("yard"))
        return tr(QT_TRANSLATE_NOOP("Camera", "Yard"));
    if (name == QLatin1String("top"))
        return tr(QT_TRANSLATE_NOOP("Camera", "From above"));
    if (name == QLatin1String("rack"))
        return tr(QT_TRANSLATE_NOOP("Camera", "Selection"));
    if (name.startsWith(QLatin1String("hall")))
        return tr(QT_TRANSLATE_NOOP("Camera", "Hall %1")).arg(name.mid(4));
    return {};
}

QString freeViewName(const std::vector<data::ViewBookmark>& bookmarks, const QString& place)
{
    const auto taken = [&](const QString& name) {
        return std::any_of(bookmarks.begin(), bookmarks.end(), [&](const auto& b) { return b.name == name.toStdString(); });
    };
    if (!taken(place))
        return place;
    int number = 2;
    while (taken(QStringLiteral("%1 (%2)").arg(place).arg(number)))
        ++number;
    return QStringLiteral("%1 (%2)").arg(place).arg(number);
}

ViewsPanel::ViewsPanel(const ViewContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(6);
    m_ready = new QListWidget(this);
    m_ready->setObjectName(QStringLiteral("readyViews"));
    m_ready->setAccessibleName(tr("Ready-made views"));
    m_ready->setFlow(QListView::LeftToRight);
    m_ready->setWrapping(true);
    m_ready->setResizeMode(QListView::Adjust);
    m_ready->setSpacing(2);
    m_ready->setFixedHeight(84);
    m_ready->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_ready);

    auto* tools = new QHBoxLayout;
    tools->setSpacing(2);
    const auto button = [&](QHBoxLayout* row, const QString& words, const QString& tip) {
        auto* b = new QToolButton(this);
        b->setText(words);
        b->setToolTip(tip);
        b->setAccessibleName(tip);
        b->setAutoRaise(true);
        row->addWidget(b);
        return b;
    };
    m_keep = button(tools, tr("Keep this view"), {});
    m_keep->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tools->addStretch(1);
    m_rename = button(tools, tr("Rename"), tr("Rename the view (F2)"));
    m_up = button(tools, QStringLiteral("↑"), tr("Up in the list (Ctrl+Up)"));
    m_down = button(tools, QStringLiteral("↓"), tr("Down in the list (Ctrl+Down)"));
    m_remove = button(tools, {}, tr("Remove the view (Delete)"));
    layout->addLayout(tools);

    m_kept = new QListWidget(this);
    m_kept->setObjectName(QStringLiteral("keptViews"));
    m_kept->setAccessibleName(tr("Kept views"));
    m_kept->setDragDropMode(QAbstractItemView::InternalMove);
    m_kept->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_kept->installEventFilter(this);
    layout->addWidget(m_kept, 1);
    m_empty = new EmptyNote(this);
    layout->addWidget(m_empty, 1);

    auto* tour = new QHBoxLayout;
    tour->setSpacing(6);
    m_tour = button(tour, tr("Tour"), tr("Fly through the kept views, or around the site where none are kept"));
    m_tour->setCheckable(true);
    m_tour->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_seconds = new QSpinBox(this);
    m_seconds->setRange(1, 600);
    m_seconds->setValue(8);
    m_seconds->setSuffix(QStringLiteral(" s"));
    m_seconds->setToolTip(tr("Rest at each stop"));
    m_seconds->setAccessibleName(m_seconds->toolTip());
    m_loop = new QCheckBox(tr("Loop"), this);
    m_loop->setToolTip(tr("Kept views begin again after the last one. The tour of the site does so in a presentation only."));
    m_present = new QCheckBox(tr("In presentations"), this);
    m_present->setToolTip(tr("A presentation begins with this tour"));
    tour->addWidget(m_seconds);
    tour->addWidget(m_loop);
    tour->addWidget(m_present);
    tour->addStretch(1);
    layout->addLayout(tour);

    const auto flyReady = [this](QListWidgetItem* item) { Q_EMIT cameraRequested(item->data(Qt::UserRole).toString()); };
    connect(m_ready, &QListWidget::itemClicked, this, flyReady);
    connect(m_ready, &QListWidget::itemActivated, this, flyReady);
    const auto flyKept = [this](QListWidgetItem* item) { Q_EMIT bookmarkRequested(m_kept->row(item)); };
    connect(m_kept, &QListWidget::itemClicked, this, flyKept);
    connect(m_kept, &QListWidget::itemActivated, this, flyKept);
    connect(m_kept, &QListWidget::itemChanged, this, &ViewsPanel::renamed);
    connect(m_kept, &QListWidget::currentRowChanged, this, &ViewsPanel::refresh);
    connect(m_kept->model(), &QAbstractItemModel::rowsMoved, this, &ViewsPanel::adoptOrder);
    connect(m_keep, &QToolButton::clicked, this, &ViewsPanel::keepRequested);
    connect(m_rename, &QToolButton::clicked, this, [this] { rename(m_kept->currentRow()); });
    connect(m_remove, &QToolButton::clicked, this, &ViewsPanel::removeCurrent);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_tour, &QToolButton::clicked, this, &ViewsPanel::tourRequested);
    const auto changed = [this] { Q_EMIT tourChanged(m_seconds->value(), m_loop->isChecked(), m_present->isChecked()); };
    connect(m_seconds, &QSpinBox::valueChanged, this, changed);
    connect(m_loop, &QCheckBox::toggled, this, changed);
    connect(m_present, &QCheckBox::toggled, this, changed);
    connect(context.site, &twin::SiteModel::changed, this, [this](const twin::ChangeSet& change) {
        if (change.kind != twin::ChangeSet::Kind::Scenario)
            fillReady();
    });
    connect(context.theme, &Theme::changed, this, &ViewsPanel::restyle);
    fillReady();
    setKeepKey({});
    restyle();
    refresh();
}

void ViewsPanel::setKeepKey(const QString& key)
{
    m_keepKey = key;
    m_keep->setToolTip(key.isEmpty() ? tr("Keep this view") : tr("Keep this view (%1)").arg(key));
    m_empty->setTexts(tr("No view is kept yet"), key.isEmpty() ? tr("Fly somewhere, then keep the view: it is saved with the project.")
                                                               : tr("Fly somewhere and press %1: the view is saved with the project.").arg(key));
}

void ViewsPanel::fillReady()
{
    QStringList names;
    for (const auto& name : SceneView::cameraNames(*m_context.site))
        if (name != QLatin1String("rack"))
            names << name;
    QStringList shown;
    for (int i = 0; i < m_ready->count(); ++i)
        shown << m_ready->item(i)->data(Qt::UserRole).toString();
    if (names == shown)
        return;
    m_ready->clear();
    for (const auto& name : names) {
        auto* item = new QListWidgetItem(cameraLabel(name), m_ready);
        item->setData(Qt::UserRole, name);
    }
}

void ViewsPanel::setBookmarks(const std::vector<data::ViewBookmark>& bookmarks)
{
    m_bookmarks = bookmarks;
    const QScopedValueRollback guard(m_isFilling, true);
    const int row = m_kept->currentRow();
    while (m_kept->count() > static_cast<int>(bookmarks.size()))
        delete m_kept->takeItem(m_kept->count() - 1);
    for (std::size_t i = 0; i < bookmarks.size(); ++i) {
        auto* item = m_kept->item(static_cast<int>(i));
        if (!item)
            item = new QListWidgetItem(m_kept);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled);
        item->setText(QString::fromStdString(bookmarks[i].name));
        item->setData(Qt::UserRole, static_cast<int>(i));
        item->setToolTip(i < 9 ? tr("Alt+%1").arg(i + 1) : QString());
    }
    m_kept->setCurrentRow(std::min(row, m_kept->count() - 1));
    refresh();
}

void ViewsPanel::setTour(int seconds, bool loop, bool inPresentations)
{
    const QSignalBlocker a(m_seconds), b(m_loop), c(m_present);
    m_seconds->setValue(seconds);
    m_loop->setChecked(loop);
    m_present->setChecked(inPresentations);
}

void ViewsPanel::setTourRunning(bool on) { m_tour->setChecked(on); }

void ViewsPanel::rename(int index)
{
    if (auto* item = m_kept->item(index)) {
        m_kept->setCurrentItem(item);
        m_kept->editItem(item);
    }
}

void ViewsPanel::renamed(QListWidgetItem* item)
{
    const auto row = static_cast<std::size_t>(m_kept->row(item));
    if (m_isFilling || row >= m_bookmarks.size())
        return;
    const QString name = item->text().trimmed();
    if (name.isEmpty()) { // a view without a name could not be found again
        const QScopedValueRollback guard(m_isFilling, true);
        item->setText(QString::fromStdString(m_bookmarks[row].name));
        return;
    }
    if (name.toStdString() == m_bookmarks[row].name)
        return;
    m_bookmarks[row].name = name.toStdString();
    Q_EMIT bookmarksEdited(m_bookmarks);
}

void ViewsPanel::adoptOrder()
{
    if (m_isFilling)
        return;
    std::vector<data::ViewBookmark> ordered;
    for (int i = 0; i < m_kept->count(); ++i) {
        const auto was = static_cast<std::size_t>(m_kept->item(i)->data(Qt::UserRole).toInt());
        if (was < m_bookmarks.size())
            ordered.push_back(m_bookmarks[was]);
    }
    if (ordered.size() != m_bookmarks.size())
        return;
    m_bookmarks = std::move(ordered);
    const QScopedValueRollback guard(m_isFilling, true);
    for (int i = 0; i < m_kept->count(); ++i)
        m_kept->item(i)->setData(Qt::UserRole, i);
    Q_EMIT bookmarksEdited(m_bookmarks);
}

void ViewsPanel::move(int by)
{
    const int row = m_kept->currentRow(), to = row + by;
    if (row < 0 || to < 0 || to >= static_cast<int>(m_bookmarks.size()))
        return;
    std::swap(m_bookmarks[static_cast<std::size_t>(row)], m_bookmarks[static_cast<std::size_t>(to)]);
    setBookmarks(std::vector(m_bookmarks));
    m_kept->setCurrentRow(to);
    Q_EMIT bookmarksEdited(m_bookmarks);
}

void ViewsPanel::removeCurrent()
{
    const int row = m_kept->currentRow();
    if (row < 0)
        return;
    auto left = m_bookmarks;
    left.erase(left.begin() + row);
    setBookmarks(left);
    Q_EMIT bookmarksEdited(m_bookmarks);
}

void ViewsPanel::refresh()
{
    const int row = m_kept->currentRow(), count = m_kept->count();
    m_kept->setVisible(count > 0);
    m_empty->setVisible(count == 0);
    m_rename->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < count);
}

bool ViewsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_kept && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool control = key->modifiers() & Qt::ControlModifier;
        const bool ours = key->key() == Qt::Key_Delete || (control && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down));
        if (ours && event->type() == QEvent::ShortcutOverride) {
            event->accept(); // Delete removes the view here, not the racks
            return true;
        }
        if (ours) {
            if (key->key() == Qt::Key_Delete)
                removeCurrent();
            else
                move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ViewsPanel::restyle()
{
    const QColor text = m_context.theme->color(Role::Text), muted = m_context.theme->color(Role::Muted);
    m_keep->setIcon(glyphIcon(Glyph::Bookmark, text, muted));
    m_remove->setIcon(glyphIcon(Glyph::Remove, text, muted));
    m_tour->setIcon(glyphIcon(Glyph::Play, text, muted, m_context.theme->color(Role::Accent)));
}

} // namespace views
