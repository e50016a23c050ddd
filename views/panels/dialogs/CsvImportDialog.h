// Shows the first rows of a CSV file, asks what its columns mean and shows what they become. GUI thread.
#pragma once
#include "data/import/CsvImport.h"
#include "views/ViewContext.h"
#include <QDialog>
#include <QTimer>
#include <filesystem>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QTableWidget;

namespace views {

class CsvResultTable;
class CsvRuleTable;

/// Starts from what the importer would assume; every field may be corrected. A file that cannot be used at all says why.
class CsvImportDialog : public QDialog
{
    Q_OBJECT
public:
    CsvImportDialog(const ViewContext& context, const std::filesystem::path& csv, QWidget* parent = nullptr);
    data::CsvMapping mapping() const;
    void setMapping(const data::CsvMapping& mapping);
    bool isUsable() const { return m_isUsable; }
    QString problem() const; ///< why it cannot be imported as set; empty if it can

    /// Mappings kept under a name (the project's), to choose from and to add to.
    void setSavedMappings(std::vector<data::SavedMapping> saved);
    const std::vector<data::SavedMapping>& savedMappings() const { return m_saved; }
    void saveAs(const QString& name);             ///< keeps the mapping as it is now; one of the same name is replaced
    QString summary() const;                      ///< how many channels bind to the site

private:
    void buildReading(QWidget* page);
    void buildMeaning(QWidget* page);
    void fill();
    void refresh();                               ///< fields, then the preview at once
    void preview();
    void listSaved(const QString& chosen);
    void openMapping();
    void saveToFile();
    void askNameAndSave();
    void suggestRules();
    bool usesRules() const;
    ViewContext m_context;
    std::filesystem::path m_csv;
    data::CsvPreview m_preview;
    bool m_isUsable = false, m_isFilling = false;
    QString m_refusal;                            ///< what the importer says of the mapping
    std::vector<data::SavedMapping> m_saved;
    QTimer m_later;
    QTableWidget* m_table;
    CsvRuleTable* m_rules;
    CsvResultTable* m_result;
    QTabWidget* m_tabs;
    QComboBox *m_savedBox, *m_layoutKind, *m_delimiter, *m_decimal, *m_time, *m_timeUnit, *m_timeZone, *m_asset, *m_metricColumn, *m_value, *m_metric;
    QCheckBox *m_isRelative, *m_events, *m_useRules;
    QDateTimeEdit* m_start;
    QLineEdit *m_labels, *m_assets, *m_unit, *m_scale, *m_resolution;
    QLabel *m_zone, *m_note, *m_summary, *m_found, *m_assetsHint;
    QPushButton *m_open, *m_keep, *m_write;
    QDialogButtonBox* m_buttons;
};

} // namespace views
