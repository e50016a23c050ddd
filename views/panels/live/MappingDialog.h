// The rules of a mapping of live sources: looked at, edited, kept under a name. GUI thread.
#pragma once
#include "data/mapping/ChannelMapping.h"
#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace views {

class CsvRuleTable;

class MappingDialog : public QDialog
{
    Q_OBJECT
public:
    /// `name`: under which it is kept already; empty: of one connection alone, or ready-made. `taken`: names of the project's mappings.
    MappingDialog(const QString& name, const data::ChannelMapping& mapping, const QStringList& taken, QWidget* parent = nullptr);
    QString name() const; ///< empty: for this connection alone
    data::ChannelMapping mapping() const; ///< throws twin::Error for rules that cannot be
    QString problem() const; ///< why it cannot be accepted; empty: it can
    CsvRuleTable* table() const { return m_table; }

private:
    void refresh();
    QString m_before;
    QStringList m_taken;
    QLineEdit* m_name;
    CsvRuleTable* m_table;
    QLabel* m_note;
    QDialogButtonBox* m_buttons;
};

} // namespace views
