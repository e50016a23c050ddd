#include "views/panels/time/BookmarkDialog.h"
#include "data/time/TimeBookmarks.h"
#include "views/text/Names.h"
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace views {

BookmarkDialog::BookmarkDialog(const data::TimeBookmark& bookmark, const QString& instant, QWidget* parent)
    : QDialog(parent), m_bookmark(bookmark), m_name(new QLineEdit(text::fromUtf8(bookmark.name), this)),
      m_stop(new QCheckBox(tr("Playing stops here"), this))
{
    setWindowTitle(tr("Bookmark"));
    auto* form = new QFormLayout(this);
    form->addRow(tr("Instant"), new QLabel(instant, this));
    m_name->setMaxLength(static_cast<int>(data::TimeBookmarks::longestName) / 4); // a character has up to four bytes
    m_name->setMinimumWidth(260);
    m_name->selectAll();
    form->addRow(tr("Name"), m_name);
    m_stop->setChecked(bookmark.stop);
    form->addRow(QString(), m_stop);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
}

data::TimeBookmark BookmarkDialog::bookmark() const { return {m_name->text().trimmed().toStdString(), m_bookmark.at, m_stop->isChecked()}; }

} // namespace views
