// The rules of a mapping as a table one edits: name of the column, asset, quantity, unit, scale. GUI thread.
#pragma once
#include "data/mapping/ChannelMapping.h"
#include <QWidget>

class QPushButton;
class QTableWidget;

namespace views {

class CsvRuleTable : public QWidget
{
    Q_OBJECT
public:
    explicit CsvRuleTable(QWidget* parent = nullptr);
    void setForSources(); ///< words for metrics and topics instead of columns; nothing to suggest rules from
    void setRules(const std::vector<data::MappingRule>& rules);
    std::vector<data::MappingRule> rules() const; ///< rows with nothing in them are left out
    QString numberProblem() const;                ///< a scale that is no number; empty if all are

Q_SIGNALS:
    void edited();
    void suggestionWanted(); ///< rules that do what the file's names say

private:
    enum Column { Name, Asset, Quantity, Unit, Scale, Blank };
    void addRow(const data::MappingRule& rule);
    void removeRow();
    void moveRow(int by);
    QString cell(int row, Column column) const;
    QTableWidget* m_table;
    QPushButton *m_add, *m_remove, *m_up, *m_down, *m_suggest;
    std::vector<data::MappingRule> m_hidden; ///< by row: what the table does not show (labels, resolution)
    std::string m_newAsset = "{asset}"; ///< of a rule that is added
    bool m_isFilling = false;
};

} // namespace views
