#include "views/panels/dialogs/CsvImportDialog.h"
#include "twin/base/NumberText.h"
#include "twin/model/SiteModel.h"
#include "views/models/ParameterModel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/dialogs/CsvResultTable.h"
#include "views/panels/dialogs/CsvRuleTable.h"
#include "views/panels/dialogs/PlanNote.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/text/TimeText.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

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

// What is chosen, or what was written instead.
std::string chosen(const QComboBox* box)
{
    if (!box->isEditable())
        return box->currentData().toString().toStdString();
    const int known = box->findText(box->currentText());
    return known >= 0 ? box->itemData(known).toString().toStdString() : box->currentText().trimmed().toStdString();
}

char chosenSign(const QComboBox* box)
{
    const auto sign = box->currentData().toString();
    return sign.isEmpty() ? '\0' : sign[0].toLatin1();
}

void chooseSign(QComboBox* box, char sign)
{
    box->setCurrentIndex(std::max(0, box->findData(sign == 0 ? QString() : QString(QLatin1Char(sign)))));
}

QFormLayout* form()
{
    auto* layout = new QFormLayout;
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setVerticalSpacing(6);
    return layout;
}

} // namespace

CsvImportDialog::CsvImportDialog(const ViewContext& context, const std::filesystem::path& csv, QWidget* parent)
    : QDialog(parent), m_context(context), m_csv(csv), m_table(new QTableWidget), m_rules(new CsvRuleTable), m_result(new CsvResultTable), m_tabs(new QTabWidget),
      m_savedBox(new QComboBox), m_layoutKind(new QComboBox), m_delimiter(new QComboBox), m_decimal(new QComboBox), m_time(new QComboBox), m_timeUnit(new QComboBox),
      m_timeZone(new QComboBox), m_asset(new QComboBox), m_metricColumn(new QComboBox), m_value(new QComboBox), m_metric(new QComboBox),
      m_isRelative(new QCheckBox(tr("Times are relative; time 0 is"))), m_events(new QCheckBox(tr("Take the events file beside it"))),
      m_useRules(new QCheckBox(tr("Map by the rules below"))), m_start(new QDateTimeEdit), m_labels(new QLineEdit), m_assets(new QLineEdit), m_unit(new QLineEdit),
      m_scale(new QLineEdit), m_resolution(new QLineEdit), m_zone(roleLabel("muted")), m_note(roleLabel("muted", QString(), this)), m_summary(roleLabel("muted", QString(), this)),
      m_found(roleLabel("muted", QString(), this)), m_assetsHint(roleLabel("small")), m_open(new QPushButton(tr("Open…"))), m_keep(new QPushButton(tr("Keep as…"))),
      m_write(new QPushButton(tr("Write to a file…"))), m_buttons(verbButtons(tr("Import"), this))
{
    setWindowTitle(tr("Import CSV"));
    resize(940, 760);
    auto* layout = new QVBoxLayout(this);
    auto* head = new QHBoxLayout;
    head->addWidget(roleLabel("title", QString::fromStdString(csv.filename().string()), this), 1);
    head->addWidget(new QLabel(tr("Mapping"), this));
    m_savedBox->setMinimumContentsLength(18);
    m_savedBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    head->addWidget(m_savedBox);
    m_open->setToolTip(tr("Takes a mapping from a file."));
    m_keep->setToolTip(tr("Keeps this mapping under a name in the project."));
    m_write->setToolTip(tr("Writes this mapping to a file, for other projects and the command line."));
    for (auto* button : {m_open, m_keep, m_write}) {
        button->setAutoDefault(false);
        head->addWidget(button);
    }
    layout->addLayout(head);
    m_found->setWordWrap(true);
    layout->addWidget(m_found);

    auto* split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->setDefaultSectionSize(22);
    m_table->setMinimumHeight(90);
    split->addWidget(m_table);
    for (const auto& [build, title] : {std::pair{&CsvImportDialog::buildReading, tr("Reading")}, {&CsvImportDialog::buildMeaning, tr("Meaning")}}) {
        auto* scroll = new QScrollArea;
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        auto* page = new QWidget;
        (this->*build)(page);
        scroll->setWidget(page);
        m_tabs->addTab(scroll, title);
    }
    auto* rules = new QWidget;
    auto* rulesLayout = new QVBoxLayout(rules);
    rulesLayout->addWidget(m_useRules);
    rulesLayout->addWidget(m_rules, 1);
    auto* rulesScroll = new QScrollArea;
    rulesScroll->setWidgetResizable(true);
    rulesScroll->setFrameShape(QFrame::NoFrame);
    rulesScroll->setWidget(rules);
    m_tabs->addTab(rulesScroll, tr("Rules"));
    m_tabs->setMinimumHeight(180);
    split->addWidget(m_tabs);
    split->addWidget(m_result);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setStretchFactor(2, 3);
    layout->addWidget(split, 1);
    m_summary->setWordWrap(true);
    m_note->setWordWrap(true);
    layout->addWidget(m_summary);
    layout->addWidget(m_note);
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    for (auto* combo : {m_layoutKind, m_delimiter, m_decimal, m_time, m_timeUnit, m_timeZone, m_asset, m_metricColumn, m_value, m_metric}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(4);
    }

    QString failure;
    try {
        m_preview = data::previewCsv(csv);
        m_isUsable = true;
    } catch (const twin::Error& e) {
        failure = text::message(e.message());
    }
    if (!m_isUsable) {
        for (auto* widget : std::initializer_list<QWidget*>{m_table, m_tabs, m_result, m_savedBox, m_open, m_keep, m_write})
            widget->setEnabled(false);
        m_summary->hide();
        m_found->hide();
        m_note->setText(failure);
        setLabelRole(m_note, "critical");
        m_buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
        return;
    }
    fill();
    listSaved({});
    setMapping(m_preview.guess);
    m_later.setSingleShot(true);
    m_later.setInterval(150); // while one types
    connect(&m_later, &QTimer::timeout, this, &CsvImportDialog::preview);
    for (auto* combo : {m_layoutKind, m_delimiter, m_decimal, m_time, m_timeUnit, m_timeZone, m_asset, m_metricColumn, m_value, m_metric})
        connect(combo, &QComboBox::currentTextChanged, this, &CsvImportDialog::refresh);
    for (auto* edit : {m_labels, m_assets, m_unit, m_scale, m_resolution})
        connect(edit, &QLineEdit::textChanged, this, &CsvImportDialog::refresh);
    for (auto* check : {m_isRelative, m_events})
        connect(check, &QCheckBox::toggled, this, &CsvImportDialog::refresh);
    connect(m_useRules, &QCheckBox::toggled, this, [this](bool on) {
        if (on && m_rules->rules().empty() && !m_isFilling)
            suggestRules();
        refresh();
    });
    connect(m_rules, &CsvRuleTable::edited, this, &CsvImportDialog::refresh);
    connect(m_rules, &CsvRuleTable::suggestionWanted, this, &CsvImportDialog::suggestRules);
    connect(m_start, &QDateTimeEdit::dateTimeChanged, this, &CsvImportDialog::refresh);
    connect(m_savedBox, &QComboBox::activated, this, [this](int index) {
        try {
            if (index == 0)
                setMapping(data::previewCsv(m_csv).guess);
            else if (index > 0 && static_cast<std::size_t>(index) <= m_saved.size())
                setMapping(m_saved[static_cast<std::size_t>(index) - 1].mapping);
        } catch (const twin::Error& e) { // the file is gone meanwhile
            m_note->setText(text::message(e.message()));
            setLabelRole(m_note, "critical");
        }
    });
    connect(m_open, &QPushButton::clicked, this, &CsvImportDialog::openMapping);
    connect(m_keep, &QPushButton::clicked, this, &CsvImportDialog::askNameAndSave);
    connect(m_write, &QPushButton::clicked, this, &CsvImportDialog::saveToFile);
}

void CsvImportDialog::buildReading(QWidget* page)
{
    auto* columns = new QHBoxLayout(page);
    columns->setSpacing(16);
    auto *left = form(), *right = form();
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    m_layoutKind->addItem(tr("Find out"), static_cast<int>(data::CsvMapping::Layout::Auto));
    m_layoutKind->addItem(tr("Long: one row a sample"), static_cast<int>(data::CsvMapping::Layout::Long));
    m_layoutKind->addItem(tr("Wide: one column a channel"), static_cast<int>(data::CsvMapping::Layout::Wide));
    left->addRow(tr("Layout"), m_layoutKind);
    m_delimiter->addItem(tr("Find out"), QString());
    m_delimiter->addItem(tr("Comma ,"), QStringLiteral(","));
    m_delimiter->addItem(tr("Semicolon ;"), QStringLiteral(";"));
    m_delimiter->addItem(tr("Tab"), QStringLiteral("\t"));
    m_delimiter->addItem(tr("Bar |"), QStringLiteral("|"));
    left->addRow(tr("Columns end with"), m_delimiter);
    m_decimal->addItem(tr("Find out"), QString());
    m_decimal->addItem(tr("Point: 1.5"), QStringLiteral("."));
    m_decimal->addItem(tr("Comma: 1,5"), QStringLiteral(","));
    left->addRow(tr("Decimal sign"), m_decimal);
    left->addRow(QString(), m_events);

    right->addRow(tr("Time column"), m_time);
    m_timeUnit->setEditable(true);
    m_timeUnit->addItem(tr("Find out"), QString());
    for (const char* unit : {"ns", "us", "ms", "s", "min", "h"})
        m_timeUnit->addItem(QString::fromLatin1(unit), QString::fromLatin1(unit));
    m_timeUnit->addItem(tr("Date and time (ISO 8601)"), QStringLiteral("iso"));
    for (const char* pattern : {"dd.MM.yyyy HH:mm:ss", "dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm:ss", "MM/dd/yyyy hh:mm:ss AP", "yyyy/MM/dd HH:mm:ss"})
        m_timeUnit->addItem(QString::fromLatin1(pattern), QString::fromLatin1(pattern));
    right->addRow(tr("Time unit or form"), m_timeUnit);
    m_timeZone->setEditable(true);
    for (const char* zone : {"UTC", "America/Chicago", "America/New_York", "America/Los_Angeles", "Europe/London", "Europe/Berlin", "-06:00", "+01:00"})
        m_timeZone->addItem(QString::fromLatin1(zone), QString::fromLatin1(zone));
    m_timeZone->setToolTip(tr("Of dates that do not say theirs: UTC, an offset, or a name such as America/Chicago."));
    right->addRow(tr("Time zone"), m_timeZone);
    m_start->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_start->setTimeSpec(Qt::UTC);
    m_start->setCalendarPopup(true);
    right->addRow(QString(), m_isRelative);
    auto* startRow = new QWidget;
    auto* startLayout = new QHBoxLayout(startRow);
    startLayout->setContentsMargins(0, 0, 0, 0);
    startLayout->addWidget(m_start, 1);
    startLayout->addWidget(m_zone);
    right->addRow(QString(), startRow);
}

void CsvImportDialog::buildMeaning(QWidget* page)
{
    auto* all = new QVBoxLayout(page);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(16);
    auto *left = form(), *right = form();
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    all->addLayout(columns);
    left->addRow(tr("Asset column"), m_asset);
    left->addRow(tr("Quantity column"), m_metricColumn);
    m_metricColumn->setToolTip(tr("Where each row names what it measures."));
    m_labels->setPlaceholderText(tr("none"));
    m_labels->setToolTip(tr("More columns that tell channels apart, such as the number of the GPU; separated by ;"));
    left->addRow(tr("Label columns"), m_labels);
    m_value->setEditable(true);
    left->addRow(tr("Value columns"), m_value);
    left->addRow(tr("Asset names"), m_assets);
    m_assets->setPlaceholderText(tr("as in the file"));
    m_metric->setEditable(true);
    m_metric->addItem(tr("From the names"), QString());
    for (const auto& info : twin::metrics())
        m_metric->addItem(text::metricLabel(info.metric), text::fromUtf8(std::string(info.id)));
    right->addRow(tr("Quantity"), m_metric);
    m_unit->setPlaceholderText(tr("of the quantity"));
    right->addRow(tr("Unit"), m_unit);
    right->addRow(tr("Scale"), m_scale);
    m_scale->setToolTip(tr("Value in the file times scale gives the value in the unit."));
    right->addRow(tr("Resolution"), m_resolution);
    m_resolution->setPlaceholderText(tr("from the decimals in the file"));
    m_assetsHint->setWordWrap(true);
    m_assetsHint->setText(tr("Asset names: array:H1-R01-01 spreads 1 to 64 over the servers of 8 racks; rack:H1-R01-{} puts the number in place of {}."));
    all->addWidget(m_assetsHint);
    all->addStretch(1);
}

void CsvImportDialog::fill()
{
    const auto columns = static_cast<int>(m_preview.header.size());
    m_table->clear();
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
            auto number = cell;
            if (m_preview.guess.decimal == ',')
                std::replace(number.begin(), number.end(), ',', '.');
            if (twin::toNumber(number))
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(static_cast<int>(r), static_cast<int>(c), item);
        }
    m_table->resizeColumnsToContents();
    const bool wasFilling = std::exchange(m_isFilling, true);
    for (auto* box : {m_time, m_asset, m_metricColumn, m_value}) {
        const auto kept = chosen(box);
        box->clear();
        box->addItem(tr("Find out"), QString());
        for (const auto& name : names)
            box->addItem(name, name);
        chooseText(box, kept);
    }
    m_isFilling = wasFilling;
}

void CsvImportDialog::setMapping(const data::CsvMapping& m)
{
    m_isFilling = true;
    m_layoutKind->setCurrentIndex(m_layoutKind->findData(static_cast<int>(m.layout)));
    chooseSign(m_delimiter, m.delimiter);
    chooseSign(m_decimal, m.decimal);
    chooseText(m_time, m.timeColumn);
    chooseText(m_timeUnit, m.timeUnit);
    chooseText(m_timeZone, m.timeZone.empty() ? "UTC" : m.timeZone);
    chooseText(m_asset, m.assetColumn);
    chooseText(m_metricColumn, m.metricColumn);
    m_labels->setText(text::fromUtf8(m.labelColumns));
    chooseText(m_value, m.valueColumn);
    chooseText(m_metric, m.metric);
    m_assets->setText(text::fromUtf8(m.assets));
    m_unit->setText(text::fromUtf8(m.unit));
    m_scale->setText(text::fromUtf8(twin::numberText(m.scale)));
    m_resolution->setText(m.resolution < 0 ? QString() : text::fromUtf8(twin::numberText(m.resolution)));
    m_events->setChecked(m.findEvents);
    m_isRelative->setChecked(m.start.has_value());
    m_start->setDateTime(text::toWallClock(m.start.value_or(m_context.site->scenario().begin), text::Clock::Site));
    m_rules->setRules(m.rules.rules());
    m_useRules->setChecked(!m.rules.isEmpty());
    m_isFilling = false;
    preview();
}

bool CsvImportDialog::usesRules() const { return m_useRules->isChecked(); }

data::CsvMapping CsvImportDialog::mapping() const
{
    data::CsvMapping m = m_preview.guess;
    m.layout = static_cast<data::CsvMapping::Layout>(m_layoutKind->currentData().toInt());
    m.delimiter = chosenSign(m_delimiter);
    m.decimal = chosenSign(m_decimal);
    m.timeColumn = chosen(m_time);
    m.timeUnit = chosen(m_timeUnit);
    m.timeZone = chosen(m_timeZone);
    m.assetColumn = chosen(m_asset);
    m.metricColumn = chosen(m_metricColumn);
    m.labelColumns = m_labels->text().trimmed().toStdString();
    m.valueColumn = chosen(m_value);
    m.metric = m.unit = m.assets = {};
    m.scale = 1;
    m.rules = {};
    if (usesRules()) {
        try {
            m.rules = data::ChannelMapping(m_rules->rules());
        } catch (const twin::Error&) { // problem() says it
        }
    } else {
        m.metric = chosen(m_metric);
        m.assets = m_assets->text().trimmed().toStdString();
        m.unit = m_unit->text().trimmed().toStdString();
        m.scale = ParameterModel::parse(m_scale->text()).value_or(1);
    }
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
    if (usesRules()) {
        if (const auto why = m_rules->numberProblem(); !why.isEmpty())
            return why;
        try {
            if (data::ChannelMapping(m_rules->rules()).isEmpty())
                return tr("There is no rule yet; add one or take those from the file.");
        } catch (const twin::Error& e) {
            return text::message(e.message());
        }
        return m_refusal;
    }
    const auto scale = ParameterModel::parse(m_scale->text());
    if (!scale || *scale == 0)
        return tr("The scale must be a number other than zero.");
    // A named first asset must be in the site, or nothing would be bound.
    if (m.assets.rfind("array:", 0) == 0 && !m_context.site->find(m.assets.substr(6)))
        return tr("The site has no rack called %1. Name the first rack of the array.").arg(text::fromUtf8(m.assets.substr(6)));
    if (m.assets.rfind("rack:", 0) == 0 && m.assets.find("{}") == std::string::npos)
        return tr("The pattern needs {} where the number goes, as in rack:H1-R01-{}.");
    return m_refusal;
}

// The fields follow at once, what the importer makes of them a little later: it reads the file's first rows again.
void CsvImportDialog::refresh()
{
    if (!m_isUsable || m_isFilling)
        return;
    m_refusal.clear();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(problem().isEmpty());
    m_later.start();
}

void CsvImportDialog::preview()
{
    if (!m_isUsable)
        return;
    m_later.stop();
    m_start->setEnabled(m_isRelative->isChecked());
    m_zone->setText(text::zoneName(text::fromWallClock(m_start->dateTime(), text::Clock::Site), text::Clock::Site));
    const bool isWide = m_layoutKind->currentData().toInt() == static_cast<int>(data::CsvMapping::Layout::Wide);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_asset, m_metricColumn, m_labels})
        widget->setEnabled(!isWide);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_metric, m_assets, m_unit, m_scale})
        widget->setEnabled(!usesRules());
    m_rules->setEnabled(usesRules());

    m_refusal.clear();
    QString why = problem();
    if (why.isEmpty()) {
        try {
            auto fresh = data::previewCsv(m_csv, 20, mapping());
            const bool sameTable = fresh.header == m_preview.header && fresh.rows == m_preview.rows && m_table->rowCount() > 0;
            m_preview = std::move(fresh);
            if (!sameTable)
                fill();
            m_result->show(m_preview, *m_context.site);
        } catch (const twin::Error& e) {
            why = m_refusal = text::message(e.message());
        }
    }
    if (!why.isEmpty())
        m_result->clearAll();
    if (why.isEmpty() && m_result->bound() + m_result->unbound() == 0)
        why = m_refusal = tr("Nothing of the file would be recorded; check the rules or the names of assets.");
    const auto& guess = m_preview.guess;
    const QString delimiter = guess.delimiter == '\t' ? tr("tab") : QString(QLatin1Char(guess.delimiter));
    QString time = text::fromUtf8(guess.timeUnit);
    if (!guess.timeZone.empty())
        time += ' ' + text::fromUtf8(guess.timeZone);
    m_found->setText(tr("Read as: %1; columns end with “%2”, decimals with “%3”; time “%4” in %5.")
                         .arg(guess.layout == data::CsvMapping::Layout::Long ? tr("long table") : tr("wide table"), delimiter, guess.decimal == ',' ? QStringLiteral(",") : QStringLiteral("."),
                              text::fromUtf8(guess.timeColumn), time));
    m_summary->setText(why.isEmpty() ? m_result->summary() : QString());
    m_summary->setVisible(why.isEmpty());
    QString note = tr("First rows shown: %1. The file becomes a recording; the CSV stays as it is.").arg(m_table->rowCount());
    for (const auto& issue : m_preview.issues)
        if (issue.severity == twin::Issue::Severity::Warning)
            note += ' ' + text::message(issue.message);
    m_note->setText(why.isEmpty() ? note : why);
    setLabelRole(m_note, why.isEmpty() ? "muted" : "critical");
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(why.isEmpty());
}

QString CsvImportDialog::summary() const { return m_result->summary(); }

void CsvImportDialog::suggestRules()
{
    auto simple = mapping();
    simple.rules = {};
    simple.metric = chosen(m_metric);
    simple.assets = m_assets->text().trimmed().toStdString();
    simple.unit = m_unit->text().trimmed().toStdString();
    simple.scale = ParameterModel::parse(m_scale->text()).value_or(1);
    try {
        m_rules->setRules(data::rulesOf(data::previewCsv(m_csv, 20, simple)).rules());
        m_useRules->setChecked(true);
        refresh();
    } catch (const twin::Error& e) {
        m_note->setText(text::message(e.message()));
        setLabelRole(m_note, "critical");
    }
}

void CsvImportDialog::setSavedMappings(std::vector<data::SavedMapping> saved)
{
    m_saved = std::move(saved);
    listSaved({});
}

void CsvImportDialog::listSaved(const QString& name)
{
    m_savedBox->clear();
    m_savedBox->addItem(tr("As found in the file"));
    for (const auto& saved : m_saved)
        m_savedBox->addItem(text::fromUtf8(saved.name));
    m_savedBox->setCurrentIndex(std::max(0, m_savedBox->findText(name)));
}

void CsvImportDialog::saveAs(const QString& name)
{
    data::SavedMapping kept{name.trimmed().toStdString(), mapping()};
    if (kept.name.empty())
        return;
    kept.mapping.start.reset(); // of this file alone
    kept.mapping.eventsFile.clear();
    const auto it = std::find_if(m_saved.begin(), m_saved.end(), [&](const data::SavedMapping& s) { return s.name == kept.name; });
    if (it != m_saved.end())
        *it = std::move(kept);
    else
        m_saved.push_back(std::move(kept));
    listSaved(name.trimmed());
}

void CsvImportDialog::askNameAndSave()
{
    bool ok = false;
    const auto name = QInputDialog::getText(this, tr("Keep the mapping"), tr("Name in the project:"), QLineEdit::Normal,
                                            m_savedBox->currentIndex() > 0 ? m_savedBox->currentText() : QString::fromStdString(m_csv.stem().string()), &ok);
    if (ok)
        saveAs(name);
}

void CsvImportDialog::openMapping()
{
    const auto file = QFileDialog::getOpenFileName(this, tr("Open a mapping"), {}, tr("Mappings (*.json);;All files (*)"));
    if (file.isEmpty())
        return;
    try {
        setMapping(data::loadCsvMapping(file.toStdString()));
    } catch (const twin::Error& e) {
        m_note->setText(text::message(e.message()));
        setLabelRole(m_note, "critical");
    }
}

void CsvImportDialog::saveToFile()
{
    const auto file = QFileDialog::getSaveFileName(this, tr("Write the mapping to"), QString::fromStdString(m_csv.stem().string()) + ".mapping.json", tr("Mappings (*.json)"));
    if (file.isEmpty())
        return;
    try {
        auto m = mapping();
        m.start.reset();
        data::saveCsvMapping(m, file.toStdString());
    } catch (const twin::Error& e) {
        m_note->setText(text::message(e.message()));
        setLabelRole(m_note, "critical");
    }
}

} // namespace views
