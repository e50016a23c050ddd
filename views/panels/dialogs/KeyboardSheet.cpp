#include "views/panels/dialogs/KeyboardSheet.h"
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace views {

KeyboardSheet::KeyboardSheet(const std::vector<KeyGroup>& groups, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("keyboardSheet"));
    setWindowTitle(tr("Keyboard and mouse"));
    auto* layout = new QVBoxLayout(this);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search a key or what it does"));
    m_search->setClearButtonEnabled(true);
    layout->addWidget(m_search);
    m_list = new QTreeWidget(this);
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Key"), tr("What it does")});
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setIndentation(12);
    for (const auto& group : groups) {
        if (group.keys.empty())
            continue;
        auto* top = new QTreeWidgetItem(m_list, {group.title});
        top->setFirstColumnSpanned(true);
        QFont bold = font();
        bold.setBold(true);
        top->setFont(0, bold);
        for (const auto& key : group.keys)
            new QTreeWidgetItem(top, {key.keys, key.what});
    }
    m_list->expandAll();
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    layout->addWidget(m_list, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &KeyboardSheet::search);
    resize(600, 640);
}

void KeyboardSheet::search(const QString& text)
{
    const QString wanted = text.trimmed();
    for (int g = 0; g < m_list->topLevelItemCount(); ++g) {
        auto* group = m_list->topLevelItem(g);
        bool any = false;
        for (int i = 0; i < group->childCount(); ++i) {
            auto* item = group->child(i);
            const bool fits = wanted.isEmpty() || item->text(0).contains(wanted, Qt::CaseInsensitive) || item->text(1).contains(wanted, Qt::CaseInsensitive);
            item->setHidden(!fits);
            any |= fits;
        }
        group->setHidden(!any);
    }
}

QStringList KeyboardSheet::shownKeys() const
{
    QStringList keys;
    for (int g = 0; g < m_list->topLevelItemCount(); ++g)
        for (int i = 0; i < m_list->topLevelItem(g)->childCount(); ++i)
            if (const auto* item = m_list->topLevelItem(g)->child(i); !item->isHidden())
                keys << item->text(0);
    return keys;
}

} // namespace views
