// The validation sheet: choose a folder of references, run every suite, read what passed and how far off the rest is. GUI thread; the
// work itself is done by whoever answers startRequested().
#pragma once
#include "data/validate/Sheet.h"
#include "twin/base/Error.h"
#include <QWidget>
#include <optional>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace views {

class EmptyNote;
class Theme;

class ValidationPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ValidationPanel(const Theme* theme, QWidget* parent = nullptr);

    QString folder() const;
    void setFolder(const QString& folder);
    void setRunning(bool running);
    void setProgress(double share);
    void setSheet(data::ValidationSheet sheet);
    /// The folder could not be read, or the work was cancelled: said in place of the verdict; a sheet shown before stays.
    void setProblem(const QString& sentence);
    const std::optional<data::ValidationSheet>& sheet() const { return m_sheet; }
    QTreeWidget* table() const { return m_table; }
    QString verdict() const; ///< "19 of 19 suites pass"
    /// Throws twin::Error if the file cannot be written. Ends with .txt: the text of the command line; else CSV.
    void save(const QString& file) const;

public Q_SLOTS:
    void copyText() const;
    void copyCsv() const;
    void expandAll();
    void collapseAll();

protected:
    void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
    void startRequested(const QString& folder);
    void cancelRequested();

private:
    void choose();
    void chooseAndSave();
    void fill();
    void fitColumns();
    void showVerdict();
    void restyle();
    void updateButtons();
    QTreeWidgetItem* addGroup(QTreeWidgetItem* suite, const QString& title, const std::vector<std::string>& lines, bool isProblem);
    void setResult(QTreeWidgetItem* item, bool passed);

    const Theme* m_theme;
    QLineEdit* m_folder;
    QPushButton *m_choose, *m_run;
    QProgressBar* m_progress;
    QLabel *m_icon, *m_verdict;
    QToolButton *m_expand, *m_collapse, *m_copy, *m_save;
    QStackedWidget* m_stack;
    EmptyNote* m_empty;
    QTreeWidget* m_table;
    std::optional<data::ValidationSheet> m_sheet;
    QString m_problem;
    bool m_isRunning = false;
};

/// A word of the sheet in the user's language: titles, quantities and units of the suites. "voltage, symmetric" is put together from its
/// parts where it is not known as a whole.
QString sheetWord(const std::string& text);

} // namespace views
