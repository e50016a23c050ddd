// Shows the first rows of a CSV file and asks what its columns mean. GUI thread.
#pragma once
#include "data/import/CsvImport.h"
#include "views/ViewContext.h"
#include <QDialog>
#include <filesystem>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace views {

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

private:
    void fill();
    void refresh();
    ViewContext m_context;
    std::filesystem::path m_csv;
    data::CsvPreview m_preview;
    bool m_isUsable = false;
    QTableWidget* m_table;
    QComboBox *m_layoutKind, *m_time, *m_timeUnit, *m_asset, *m_value, *m_metric;
    QCheckBox *m_isRelative, *m_events;
    QDateTimeEdit* m_start;
    QLineEdit *m_assets, *m_unit, *m_scale, *m_resolution;
    QLabel *m_zone, *m_note, *m_assetsHint;
    QDialogButtonBox* m_buttons;
};

} // namespace views
