#include "views/panels/dialogs/CsvImportDialog.h"
#include "twin/base/NumberText.h"
#include "twin/model/SiteModel.h"
#include "views/models/ParameterModel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/dialogs/PlanNote.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/text/TimeText.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace views {
namespace {

void chooseText(QComboBox* box, const std::string& value)
{
    const int i = box->findData(text::fromUtf8(value));
    if (i >= 0)
        box->setCurrentIndex(i);
    else if (box->isEditable())
        box->setEditText(text::fromUtf8(value));
    else
        box->setCurrentIndex(0);
}

std::string chosen(const QComboBox* box) { return box->currentData().toString().toStdString(); }

} // namespace

CsvImportDialog::CsvImportDialog(const ViewContext& context, const std::filesystem::path& csv, QWidget* parent)
    : QDialog(parent), m_context(context), m_csv(csv), m_table(new QTableWidget(this)), m_layoutKind(new QComboBox), m_time(new QComboBox), m_timeUnit(new QComboBox),
      m_asset(new QComboBox), m_value(new QComboBox), m_metric(new QComboBox), m_isRelative(new QCheckBox(tr("Times are relative; time 0 is"))),
      m_events(new QCheckBox(tr("Take the events file beside it, if there is one"))), m_start(new QDateTimeEdit), m_assets(new QLineEdit), m_unit(new QLineEdit),
      m_scale(new QLineEdit), m_resolution(new QLineEdit), m_zone(roleLabel("muted")), m_note(roleLabel("muted", QString(), this)), m_assetsHint(roleLabel("small")),
      m_buttons(verbButtons(tr("Import"), this))
{
    setWindowTitle(tr("Import CSV"));
    resize(860, 640);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(roleLabel("title", QString::fromStdString(csv.filename().string()), this));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->setDefaultSectionSize(22);
    m_table->setMinimumHeight(150);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    layout->addWidget(m_table, 1);

    auto* fields = new QWidget(this);
    fields->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* columns = new QHBoxLayout(fields);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(24);
    auto* left = new QFormLayout;
    auto* right = new QFormLayout;
    for (auto* form : {left, right})
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    // The preview takes what height there is; the fields stay together.
    left->setVerticalSpacing(6);
    right->setVerticalSpacing(6);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    layout->addWidget(fields);

    m_layoutKind->addItem(tr("Find out"), static_cast<int>(data::CsvMapping::Layout::Auto));
    m_layoutKind->addItem(tr("Long: one row a sample"), static_cast<int>(data::CsvMapping::Layout::Long));
    m_layoutKind->addItem(tr("Wide: one column a channel"), static_cast<int>(data::CsvMapping::Layout::Wide));
    left->addRow(tr("Layout"), m_layoutKind);
    left->addRow(tr("Time column"), m_time);
    m_timeUnit->addItem(tr("Find out"), QString());
    for (const char* unit : {"ns", "us", "ms", "s"})
        m_timeUnit->addItem(QString::fromLatin1(unit), QString::fromLatin1(unit));
    m_timeUnit->addItem(tr("Date and time (ISO 8601)"), QStringLiteral("iso"));
    left->addRow(tr("Time unit"), m_timeUnit);
    m_start->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_start->setTimeSpec(Qt::UTC);
    m_start->setCalendarPopup(true);
    left->addRow(QString(), m_isRelative);
    auto* startRow = new QWidget;
    auto* startLayout = new QHBoxLayout(startRow);
    startLayout->setContentsMargins(0, 0, 0, 0);
    startLayout->addWidget(m_start, 1);
    startLayout->addWidget(m_zone);
    left->addRow(QString(), startRow);
    left->addRow(QString(), m_events);

    right->addRow(tr("Asset column"), m_asset);
    right->addRow(tr("Asset names"), m_assets);
    m_assets->setPlaceholderText(tr("as in the file"));
    m_assetsHint->setWordWrap(true);
    m_assetsHint->setText(tr("Asset names: array:H1-R01-01 spreads 1 to 64 over the servers of 8 racks; rack:H1-R01-{} puts the number in place of {}."));
    right->addRow(tr("Value column"), m_value);
    m_metric->setEditable(true);
    for (const auto& info : twin::metrics())
        m_metric->addItem(text::metricLabel(info.metric), text::fromUtf8(info.id));
    right->addRow(tr("Quantity"), m_metric);
    m_unit->setPlaceholderText(tr("of the quantity"));
    right->addRow(tr("Unit"), m_unit);
    right->addRow(tr("Scale"), m_scale);
    m_scale->setToolTip(tr("Value in the file times scale gives the value in the unit."));
    right->addRow(tr("Resolution"), m_resolution);
    m_resolution->setPlaceholderText(tr("from the decimals in the file"));
    layout->addWidget(m_assetsHint);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    QString failure;
    try {
        m_preview = data::previewCsv(csv);
        m_isUsable = true;
    } catch (const twin::Error& e) {
        failure = text::message(e.message());
    }
    if (!m_isUsable) {
        for (auto* widget : std::initializer_list<QWidget*>{m_table, m_layoutKind, m_time, m_timeUnit, m_asset, m_value, m_metric, m_isRelative, m_events, m_start,
                                                            m_assets, m_unit, m_scale, m_resolution})
            widget->setEnabled(false);
        m_note->setText(failure);
        setLabelRole(m_note, "critical");
        m_buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
        return;
    }
    fill();
    setMapping(m_preview.guess);
    for (auto* combo : {m_layoutKind, m_time, m_timeUnit, m_asset, m_value, m_metric})
        connect(combo, &QComboBox::currentTextChanged, this, &CsvImportDialog::refresh);
    for (auto* edit : {m_assets, m_unit, m_scale, m_resolution})
        connect(edit, &QLineEdit::textChanged, this, &CsvImportDialog::refresh);
    for (auto* check : {m_isRelative, m_events})
        connect(check, &QCheckBox::toggled, this, &CsvImportDialog::refresh);
    connect(m_start, &QDateTimeEdit::dateTimeChanged, this, &CsvImportDialog::refresh);
}

void CsvImportDialog::fill()
{
    const auto columns = static_cast<int>(m_preview.header.size());
    m_table->setColumnCount(columns);
    m_table->setRowCount(static_cast<int>(m_preview.rows.size()));
    QStringList names;
    for (const auto& name : m_preview.header)
        names << text::fromUtf8(name);
    m_table->setHorizontalHeaderLabels(names);
    for (std::size_t r = 0; r < m_preview.rows.size(); ++r)
        for (std::size_t c = 0; c < m_preview.rows[r].size() && static_cast<int>(c) < columns; ++c) {
            const auto& cell = m_preview.rows[r][c];
            auto* item = new QTableWidgetItem(text::fromUtf8(cell));
            if (twin::toNumber(cell))
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(static_cast<int>(r), static_cast<int>(c), item);
        }
    m_table->resizeColumnsToContents();
    for (auto* box : {m_time, m_asset, m_value}) {
        box->addItem(tr("Find out"), QString());
        for (const auto& name : names)
            box->addItem(name, name);
    }
}

void CsvImportDialog::setMapping(const data::CsvMapping& m)
{
    m_layoutKind->setCurrentIndex(m_layoutKind->findData(static_cast<int>(m.layout)));
    chooseText(m_time, m.timeColumn);
    chooseText(m_timeUnit, m.timeUnit);
    chooseText(m_asset, m.assetColumn);
    chooseText(m_value, m.valueColumn);
    chooseText(m_metric, m.metric);
    m_assets->setText(text::fromUtf8(m.assets));
    m_unit->setText(text::fromUtf8(m.unit));
    m_scale->setText(text::fromUtf8(twin::numberText(m.scale)));
    m_resolution->setText(m.resolution < 0 ? QString() : text::fromUtf8(twin::numberText(m.resolution)));
    m_events->setChecked(m.findEvents);
    m_isRelative->setChecked(m.start.has_value());
    m_start->setDateTime(text::toWallClock(m.start.value_or(m_context.site->scenario().begin), text::Clock::Site));
    refresh();
}

data::CsvMapping CsvImportDialog::mapping() const
{
    data::CsvMapping m = m_preview.guess;
    m.layout = static_cast<data::CsvMapping::Layout>(m_layoutKind->currentData().toInt());
    m.timeColumn = chosen(m_time);
    m.timeUnit = chosen(m_timeUnit);
    m.assetColumn = chosen(m_asset);
    m.valueColumn = chosen(m_value);
    const int known = m_metric->findText(m_metric->currentText());
    m.metric = known >= 0 ? m_metric->itemData(known).toString().toStdString() : m_metric->currentText().trimmed().toStdString();
    m.assets = m_assets->text().trimmed().toStdString();
    m.unit = m_unit->text().trimmed().toStdString();
    m.scale = ParameterModel::parse(m_scale->text()).value_or(1);
    m.resolution = m_resolution->text().trimmed().isEmpty() ? -1 : ParameterModel::parse(m_resolution->text()).value_or(-1);
    m.start.reset();
    if (m_isRelative->isChecked())
        m.start = text::fromWallClock(m_start->dateTime(), text::Clock::Site);
    m.findEvents = m_events->isChecked();
    if (!m.findEvents)
        m.eventsFile.clear();
    return m;
}

QString CsvImportDialog::problem() const
{
    const auto scale = ParameterModel::parse(m_scale->text());
    if (!scale || *scale == 0)
        return tr("The scale must be a number other than zero.");
    if (!m_resolution->text().trimmed().isEmpty()) {
        const auto resolution = ParameterModel::parse(m_resolution->text());
        if (!resolution || *resolution < 0)
            return tr("The resolution must be a number, zero or above, or empty.");
    }
    const auto m = mapping();
    if (!m.timeColumn.empty() && (m.timeColumn == m.valueColumn || m.timeColumn == m.assetColumn))
        return tr("Time, asset and value need different columns.");
    if (!m.valueColumn.empty() && m.valueColumn == m.assetColumn)
        return tr("Time, asset and value need different columns.");
    // A named first asset must be in the site, or nothing would be bound.
    if (m.assets.rfind("array:", 0) == 0 && !m_context.site->find(m.assets.substr(6)))
        return tr("The site has no rack called %1. Name the first rack of the array.").arg(text::fromUtf8(m.assets.substr(6)));
    if (m.assets.rfind("rack:", 0) == 0 && m.assets.find("{}") == std::string::npos)
        return tr("The pattern needs {} where the number goes, as in rack:H1-R01-{}.");
    return {};
}

void CsvImportDialog::refresh()
{
    if (!m_isUsable)
        return;
    m_start->setEnabled(m_isRelative->isChecked());
    m_zone->setText(text::zoneName(text::fromWallClock(m_start->dateTime(), text::Clock::Site), text::Clock::Site));
    const bool isWide = m_layoutKind->currentData().toInt() == static_cast<int>(data::CsvMapping::Layout::Wide);
    m_asset->setEnabled(!isWide);
    m_value->setEnabled(!isWide);
    const QString why = problem();
    m_note->setText(why.isEmpty() ? tr("First rows shown: %1. The file becomes a recording; the CSV stays as it is.").arg(m_table->rowCount()) : why);
    setLabelRole(m_note, why.isEmpty() ? "muted" : "critical");
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(why.isEmpty());
}

} // namespace views
