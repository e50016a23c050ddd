// Asks what a report is to say: language, title, author, and whether it carries the validation sheet. GUI thread.
#pragma once
#include "data/project/ProjectFile.h"
#include <QDialog>
#include <QString>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLineEdit;

namespace views {

class ReportDialog : public QDialog
{
    Q_OBJECT
public:
    /// `validationFolder`: references of the last comparison; may be empty.
    ReportDialog(const data::ReportSettings& settings, const QString& validationFolder, QWidget* parent = nullptr);
    data::ReportSettings settings() const;
    /// Empty: without the sheet.
    QString validationFolder() const;
    void setValidation(bool on, const QString& folder);

private:
    void refresh();
    QComboBox* m_language;
    QLineEdit *m_title, *m_author, *m_folder;
    QCheckBox* m_validation;
    QWidget* m_folderRow;
    QDialogButtonBox* m_buttons;
};

} // namespace views
