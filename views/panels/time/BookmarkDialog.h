// Asks for the name of an instant and whether playing stops there. GUI thread.
#pragma once
#include "data/time/TimeBookmark.h"
#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace views {

class BookmarkDialog : public QDialog
{
    Q_OBJECT
public:
    /// `instant` says in words where it is.
    BookmarkDialog(const data::TimeBookmark& bookmark, const QString& instant, QWidget* parent = nullptr);
    data::TimeBookmark bookmark() const;

private:
    data::TimeBookmark m_bookmark;
    QLineEdit* m_name;
    QCheckBox* m_stop;
};

} // namespace views
