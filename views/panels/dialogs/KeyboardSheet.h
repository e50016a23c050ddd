// All keys on one sheet, with a search. GUI thread.
#pragma once
#include "views/KeyHelp.h"
#include <QDialog>
#include <vector>

class QLineEdit;
class QTreeWidget;

namespace views {

struct KeyGroup
{
    QString title;
    KeyHelpList keys;
};

class KeyboardSheet : public QDialog
{
    Q_OBJECT
public:
    explicit KeyboardSheet(const std::vector<KeyGroup>& groups, QWidget* parent = nullptr);
    QStringList shownKeys() const; ///< for tests: what the search leaves

private:
    void search(const QString& text);
    QLineEdit* m_search;
    QTreeWidget* m_list;
};

} // namespace views
