// Adds or edits one live source: fields of its kind, the same settings as text, where its secret lies, and a test of the connection.
#pragma once
#include "data/import/CsvImport.h"
#include "data/live/SourceConfig.h"
#include "views/ViewContext.h"
#include "views/panels/live/SourceFields.h"
#include <QDialog>
#include <QPointer>
#include <QTimer>
#include <functional>

class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace views {

class ConnectionTest;
class MappingField;
class SecretField;

class ConnectionDialog : public QDialog
{
    Q_OBJECT
public:
    /// `taken`: short names of the other sources.
    ConnectionDialog(const ViewContext& context, const data::live::SourceConfig& config, const QStringList& taken, QWidget* parent = nullptr);
    ~ConnectionDialog() override;

    /// The mappings that the project keeps, before and after they were edited here. Nothing happens for kinds without names to map.
    void setSavedMappings(std::vector<data::SavedMapping> saved);
    std::vector<data::SavedMapping> savedMappings() const;
    bool hasMappings() const { return m_mapping != nullptr; }
    /// What is filled in; throws twin::Error for what cannot be.
    data::live::SourceConfig config() const;
    QString problem() const; ///< why it cannot be accepted; empty: it can
    QString note() const;    ///< what the dialog says at its foot

    /// A source of a kind with its usual settings and a short name that is free.
    static data::live::SourceConfig fresh(const QString& kind, const QStringList& taken);

public Q_SLOTS:
    void testConnection();
    void accept() override; ///< puts a new secret into the keychain first

private:
    struct Row
    {
        live::SourceField field;
        QWidget* editor = nullptr;
        std::function<void(const QJsonValue&)> show;
        std::function<QJsonValue()> read;
    };
    void addRow(QFormLayout* form, const live::SourceField& field);
    void fillEditor(Row& row);
    void showSettings();     ///< fields from the settings
    void takeFields();       ///< settings from the fields
    void takeText();         ///< settings from the text page; throws
    void onEdited();
    void refresh();
    void say(const QString& sentence, const char* role);

    ViewContext m_context;
    data::live::SourceConfig m_config;
    QStringList m_taken;
    std::vector<Row> m_rows;
    QLineEdit *m_name, *m_id;
    QTabWidget* m_tabs;
    QPlainTextEdit* m_text;
    QLabel* m_note;
    QPushButton* m_test;
    QDialogButtonBox* m_buttons;
    SecretField* m_secret = nullptr;
    MappingField* m_mapping = nullptr;
    QPointer<ConnectionTest> m_running;
    QTimer m_check;
    bool m_isShowing = false;
};

} // namespace views
