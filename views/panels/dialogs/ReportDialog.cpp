#include "views/panels/dialogs/ReportDialog.h"
#include "views/panels/dialogs/PlanNote.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace views {

ReportDialog::ReportDialog(const data::ReportSettings& settings, const QString& validationFolder, QWidget* parent)
    : QDialog(parent), m_language(new QComboBox(this)), m_title(new QLineEdit(QString::fromStdString(settings.title), this)),
      m_author(new QLineEdit(QString::fromStdString(settings.author), this)), m_folder(new QLineEdit(QDir::toNativeSeparators(validationFolder), this)),
      m_validation(new QCheckBox(tr("Add the validation sheet"), this)), m_folderRow(new QWidget(this)), m_buttons(verbButtons(tr("Write report…"), this))
{
    setWindowTitle(tr("Report"));
    auto* layout = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    m_language->addItem(tr("As the program"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Français"), QStringLiteral("fr"));
    m_language->setCurrentIndex(std::max(0, m_language->findData(QString::fromStdString(settings.language))));
    m_title->setPlaceholderText(tr("made from the site's name"));
    m_author->setPlaceholderText(tr("may stay empty"));
    form->addRow(tr("Language"), m_language);
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Author"), m_author);
    form->addRow(QString(), m_validation);
    auto* row = new QHBoxLayout(m_folderRow);
    row->setContentsMargins(0, 0, 0, 0);
    m_folder->setPlaceholderText(tr("none chosen"));
    m_folder->setAccessibleName(tr("Folder of references"));
    auto* choose = new QPushButton(tr("Choose…"), m_folderRow);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    form->addRow(tr("Folder of references"), m_folderRow);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(m_buttons);
    setMinimumWidth(480);
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder of references"), m_folder->text());
        if (!chosen.isEmpty())
            m_folder->setText(QDir::toNativeSeparators(chosen));
    });
    connect(m_validation, &QCheckBox::toggled, this, &ReportDialog::refresh);
    connect(m_folder, &QLineEdit::textChanged, this, &ReportDialog::refresh);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

void ReportDialog::refresh()
{
    m_folderRow->setEnabled(m_validation->isChecked());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(!m_validation->isChecked() || !m_folder->text().trimmed().isEmpty());
}

data::ReportSettings ReportDialog::settings() const
{
    return {m_title->text().trimmed().toStdString(), m_author->text().trimmed().toStdString(), m_language->currentData().toString().toStdString()};
}

QString ReportDialog::validationFolder() const { return m_validation->isChecked() ? m_folder->text().trimmed() : QString(); }

void ReportDialog::setValidation(bool on, const QString& folder)
{
    m_folder->setText(folder);
    m_validation->setChecked(on);
}

} // namespace views
