#include "views/panels/dialogs/CsvRuleTable.h"
#include "twin/base/Metric.h"
#include "twin/base/NumberText.h"
#include "views/models/ParameterModel.h"
#include "views/text/Names.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

namespace views {
namespace {

// The program's quantities to choose from; any other name may be written.
class QuantityDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        auto* box = new QComboBox(parent);
        box->setEditable(true);
        for (const auto& info : twin::metrics())
            box->addItem(text::fromUtf8(std::string(info.id)));
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        static_cast<QComboBox*>(editor)->setCurrentText(index.data(Qt::EditRole).toString());
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        model->setData(index, static_cast<QComboBox*>(editor)->currentText().trimmed());
    }
};

} // namespace

CsvRuleTable::CsvRuleTable(QWidget* parent)
    : QWidget(parent), m_table(new QTableWidget(0, 6, this)), m_add(new QPushButton(tr("Add"), this)), m_remove(new QPushButton(tr("Remove"), this)),
      m_up(new QPushButton(tr("Up"), this)), m_down(new QPushButton(tr("Down"), this)), m_suggest(new QPushButton(tr("From the file"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table, 1);
    auto* below = new QHBoxLayout;
    for (auto* button : {m_add, m_remove, m_up, m_down}) {
        button->setAutoDefault(false);
        below->addWidget(button);
    }
    below->addStretch(1);
    m_suggest->setAutoDefault(false);
    below->addWidget(m_suggest);
    layout->addLayout(below);
    m_suggest->setToolTip(tr("Writes rules that do what the names in the file say."));
    m_table->setHorizontalHeaderLabels({tr("Column"), tr("Asset"), tr("Quantity"), tr("Unit in the file"), tr("Scale"), tr("No value from")});
    m_table->horizontalHeaderItem(Name)->setToolTip(tr("The column's name, or what the column of quantities holds; * stands for any text. The first rule that fits decides."));
    m_table->horizontalHeaderItem(Asset)->setToolTip(tr("Name in the site. {asset} or {column name} puts a text in, {1} what the first * stands for, {asset:02} with two digits, {gpu+1} one more, "
                                                        "{host:/(\\d+)$/} the group of a regular expression; array:H1-R01-01/{asset} spreads 1 to 64 over an array."));
    m_table->horizontalHeaderItem(Blank)->setToolTip(tr("Numbers from this one on mean that there is no value; empty: none do."));
    m_table->setItemDelegateForColumn(Quantity, new QuantityDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->setDefaultSectionSize(22);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Asset, QHeaderView::Stretch);
    m_table->setMinimumHeight(70);
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT edited();
    });
    connect(m_add, &QPushButton::clicked, this, [this] {
        data::MappingRule rule;
        rule.name = "*";
        rule.asset = m_newAsset;
        rule.metric = "power";
        addRow(rule);
        m_table->selectRow(m_table->rowCount() - 1);
        Q_EMIT edited();
    });
    connect(m_remove, &QPushButton::clicked, this, &CsvRuleTable::removeRow);
    connect(m_up, &QPushButton::clicked, this, [this] { moveRow(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveRow(1); });
    connect(m_suggest, &QPushButton::clicked, this, &CsvRuleTable::suggestionWanted);
}

void CsvRuleTable::setForSources()
{
    m_newAsset = "{instance}";
    m_suggest->hide();
    // Names of metrics are long, and must leave the asset's rule its room.
    constexpr std::pair<Column, int> widths[] = {{Name, 230}, {Quantity, 150}, {Unit, 120}, {Scale, 60}, {Blank, 100}};
    for (const auto& [column, width] : widths) {
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
        m_table->setColumnWidth(column, width);
    }
    m_table->horizontalHeaderItem(Name)->setText(tr("Metric or topic"));
    m_table->horizontalHeaderItem(Unit)->setText(tr("Unit of the source"));
    m_table->horizontalHeaderItem(Name)->setToolTip(tr("Name of the metric or topic; * stands for any text, + for one level of a topic. The first rule that fits decides."));
    m_table->horizontalHeaderItem(Asset)->setToolTip(tr("Name in the site. {label} puts a label in, {1} what the first * or + stands for, {rack:02} with two digits, {gpu+1} one more, "
                                                        "{host:/(\\d+)$/} the group of a regular expression; array:H1-R01-01/{host} spreads 1 to 64 over an array."));
}

void CsvRuleTable::addRow(const data::MappingRule& rule)
{
    m_isFilling = true;
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    const QString texts[] = {text::fromUtf8(rule.name), text::fromUtf8(rule.asset), text::fromUtf8(rule.metric), text::fromUtf8(rule.unit),
                             text::fromUtf8(twin::numberText(rule.scale)), rule.blankFrom > 0 ? text::fromUtf8(twin::numberText(rule.blankFrom)) : QString()};
    for (int c = 0; c <= Blank; ++c)
        m_table->setItem(row, c, new QTableWidgetItem(texts[c]));
    m_hidden.push_back(rule);
    m_isFilling = false;
}

void CsvRuleTable::setRules(const std::vector<data::MappingRule>& rules)
{
    m_isFilling = true;
    m_table->setRowCount(0);
    m_isFilling = false;
    m_hidden.clear();
    for (const auto& rule : rules)
        addRow(rule);
}

QString CsvRuleTable::cell(int row, Column column) const
{
    const auto* item = m_table->item(row, column);
    return item != nullptr ? item->text().trimmed() : QString();
}

std::vector<data::MappingRule> CsvRuleTable::rules() const
{
    std::vector<data::MappingRule> out;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        data::MappingRule rule = m_hidden[static_cast<std::size_t>(row)];
        rule.name = cell(row, Name).toStdString();
        rule.asset = cell(row, Asset).toStdString();
        rule.metric = cell(row, Quantity).toStdString();
        rule.unit = cell(row, Unit).toStdString();
        rule.scale = cell(row, Scale).isEmpty() ? 1 : ParameterModel::parse(cell(row, Scale)).value_or(1);
        rule.blankFrom = ParameterModel::parse(cell(row, Blank)).value_or(0);
        if (!rule.name.empty() || !rule.asset.empty())
            out.push_back(std::move(rule));
    }
    return out;
}

QString CsvRuleTable::numberProblem() const
{
    for (int row = 0; row < m_table->rowCount(); ++row)
        for (const auto column : {Scale, Blank})
            if (const auto written = cell(row, column); !written.isEmpty() && !ParameterModel::parse(written))
                return tr("“%1” in row %2 of the rules is no number.").arg(written).arg(row + 1);
    return {};
}

void CsvRuleTable::removeRow()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    m_table->removeRow(row);
    m_hidden.erase(m_hidden.begin() + row);
    Q_EMIT edited();
}

void CsvRuleTable::moveRow(int by)
{
    const int from = m_table->currentRow(), to = from + by;
    if (from < 0 || to < 0 || to >= m_table->rowCount())
        return;
    m_isFilling = true;
    for (int c = 0; c <= Blank; ++c) {
        auto* a = m_table->takeItem(from, c);
        auto* b = m_table->takeItem(to, c);
        m_table->setItem(from, c, b);
        m_table->setItem(to, c, a);
    }
    std::swap(m_hidden[static_cast<std::size_t>(from)], m_hidden[static_cast<std::size_t>(to)]);
    m_isFilling = false;
    m_table->selectRow(to);
    Q_EMIT edited();
}

} // namespace views
