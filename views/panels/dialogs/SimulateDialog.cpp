#include "views/panels/dialogs/SimulateDialog.h"
#include "twin/base/NumberText.h"
#include "twin/model/SiteModel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/dialogs/PlanNote.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/text/TimeText.h"
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace views {
namespace {

QDoubleSpinBox* spin(double low, double high, int decimals, double step, const QString& unit)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(low, high);
    box->setDecimals(decimals);
    box->setSingleStep(step);
    box->setSuffix(QChar(text::thinSpace) + unit);
    return box;
}

/// A field and what belongs beside it, as one row of the form.
QWidget* rowOf(std::initializer_list<QWidget*> parts)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    bool isFirst = true;
    for (auto* part : parts) {
        layout->addWidget(part, isFirst ? 1 : 0);
        isFirst = false;
    }
    return row;
}

} // namespace

SimulateDialog::SimulateDialog(const ViewContext& context, QWidget* parent)
    : QDialog(parent), m_context(context), m_from(new QDateTimeEdit), m_hours(spin(0.1, 9000, 1, 1, tr("h"))), m_step(spin(0.1, 900, 1, 10, tr("s"))),
      m_dryBulb(spin(-40, 55, 1, 0.5, QStringLiteral("°C"))), m_wetBulb(spin(-40, 40, 1, 0.5, QStringLiteral("°C"))), m_weather(new QComboBox),
      m_workload(new QComboBox), m_hall(new QComboBox), m_weatherFile(new QLineEdit), m_workloadFile(new QLineEdit), m_seed(new QLineEdit),
      m_zone(roleLabel("muted")), m_note(roleLabel("muted", {}, this)), m_buttons(verbButtons(tr("Simulate"), this))
{
    setWindowTitle(tr("Simulate"));
    setMinimumWidth(480);
    const auto& scenario = context.site->scenario();
    auto* layout = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    m_from->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    m_from->setTimeSpec(Qt::UTC);
    m_from->setCalendarPopup(true);
    m_from->setDateTime(text::toWallClock(scenario.begin, text::Clock::Site));
    form->addRow(tr("From"), rowOf({m_from, m_zone}));
    m_hours->setValue(scenario.hours);
    form->addRow(tr("Length"), m_hours);
    m_step->setValue(60);
    m_step->setToolTip(tr("1 s shows the power swings of training; 60 s is enough for cooling and energy."));
    form->addRow(tr("Step"), m_step);

    for (const auto kind : {twin::WeatherKind::Generated, twin::WeatherKind::TypicalMonth, twin::WeatherKind::EpwFile, twin::WeatherKind::Constant,
                            twin::WeatherKind::DesignCooling, twin::WeatherKind::DesignWetBulb, twin::WeatherKind::DesignHeating})
        m_weather->addItem(text::weatherLabel(kind), static_cast<int>(kind));
    m_weather->setCurrentIndex(m_weather->findData(static_cast<int>(scenario.weather)));
    form->addRow(tr("Weather"), m_weather);
    auto* browseWeather = new QPushButton(tr("Choose…"));
    m_weatherFile->setText(text::fromUtf8(scenario.weatherFile));
    m_weatherFile->setPlaceholderText(tr("EPW file"));
    m_weatherFileRow = rowOf({m_weatherFile, browseWeather});
    form->addRow(QString(), m_weatherFileRow);
    m_dryBulb->setValue(scenario.dryBulbC);
    m_wetBulb->setValue(scenario.wetBulbC);
    m_constantRow = rowOf({m_dryBulb, roleLabel("muted", tr("dry bulb")), m_wetBulb, roleLabel("muted", tr("wet bulb"))});
    form->addRow(QString(), m_constantRow);

    for (const auto kind : {twin::WorkloadKind::Training, twin::WorkloadKind::Inference, twin::WorkloadKind::Rated, twin::WorkloadKind::Idle, twin::WorkloadKind::Trace})
        m_workload->addItem(text::workloadLabel(kind), static_cast<int>(kind));
    m_workload->setCurrentIndex(m_workload->findData(static_cast<int>(scenario.workload)));
    form->addRow(tr("Workload"), m_workload);
    auto* browseWorkload = new QPushButton(tr("Choose…"));
    m_workloadFile->setText(text::fromUtf8(scenario.workloadFile));
    m_workloadFile->setPlaceholderText(tr("CSV file"));
    m_hall->addItem(tr("all halls"), -1);
    for (std::size_t i = 0; i < context.site->site().halls.size(); ++i)
        m_hall->addItem(text::hallName(context.site->site().halls[i].name), static_cast<int>(i));
    m_hall->setCurrentIndex(std::max(0, m_hall->findData(scenario.workloadHall)));
    m_hall->setToolTip(tr("The halls that the trace drives; the others train."));
    m_workloadFileRow = rowOf({m_workloadFile, browseWorkload, m_hall});
    form->addRow(QString(), m_workloadFileRow);

    m_seed->setText(QString::number(scenario.seed));
    m_seed->setToolTip(tr("The same seed gives the same run, byte for byte."));
    form->addRow(tr("Seed"), m_seed);
    layout->addLayout(form);
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(2 * m_note->fontMetrics().lineSpacing());
    layout->addWidget(m_note);
    layout->addStretch();
    layout->addWidget(m_buttons);

    connect(browseWeather, &QPushButton::clicked, this, [this] { browse(m_weatherFile, tr("Weather file"), tr("EPW weather (*.epw);;All files (*)")); });
    connect(browseWorkload, &QPushButton::clicked, this, [this] { browse(m_workloadFile, tr("Workload file"), tr("Tables (*.csv);;All files (*)")); });
    for (auto* combo : {m_weather, m_workload})
        connect(combo, &QComboBox::currentIndexChanged, this, &SimulateDialog::refresh);
    for (auto* edit : {m_weatherFile, m_workloadFile, m_seed})
        connect(edit, &QLineEdit::textChanged, this, &SimulateDialog::refresh);
    for (auto* box : {m_hours, m_step, m_dryBulb, m_wetBulb})
        connect(box, &QDoubleSpinBox::valueChanged, this, &SimulateDialog::refresh);
    connect(m_from, &QDateTimeEdit::dateTimeChanged, this, &SimulateDialog::refresh);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

void SimulateDialog::browse(QLineEdit* into, const QString& title, const QString& filter)
{
    const QString file = QFileDialog::getOpenFileName(this, title, into->text(), filter);
    if (!file.isEmpty())
        into->setText(file);
}

SimulateRequest SimulateDialog::request() const
{
    SimulateRequest request{m_context.site->scenario(), m_step->value()};
    auto& s = request.scenario;
    s.begin = text::fromWallClock(m_from->dateTime(), text::Clock::Site);
    s.hours = m_hours->value();
    s.weather = static_cast<twin::WeatherKind>(m_weather->currentData().toInt());
    s.workload = static_cast<twin::WorkloadKind>(m_workload->currentData().toInt());
    if (s.weather == twin::WeatherKind::EpwFile)
        s.weatherFile = m_weatherFile->text().toStdString();
    if (s.weather == twin::WeatherKind::Constant) {
        s.dryBulbC = m_dryBulb->value();
        s.wetBulbC = m_wetBulb->value();
    }
    if (s.workload == twin::WorkloadKind::Trace) {
        s.workloadFile = m_workloadFile->text().toStdString();
        s.workloadHall = m_hall->currentData().toInt();
    }
    s.seed = static_cast<std::uint64_t>(twin::toInteger(m_seed->text().toStdString()).value_or(1));
    return request;
}

QString SimulateDialog::problem() const
{
    const auto missing = [](const QLineEdit* edit) { return edit->text().isEmpty() || !QFileInfo(edit->text()).isFile(); };
    if (m_weather->currentData().toInt() == static_cast<int>(twin::WeatherKind::EpwFile) && missing(m_weatherFile))
        return tr("Choose an EPW weather file that exists.");
    if (m_weather->currentData().toInt() == static_cast<int>(twin::WeatherKind::Constant) && m_wetBulb->value() > m_dryBulb->value())
        return tr("The wet bulb cannot be above the dry bulb.");
    if (m_workload->currentData().toInt() == static_cast<int>(twin::WorkloadKind::Trace) && missing(m_workloadFile))
        return tr("Choose a workload file (CSV) that exists.");
    if (const auto seed = twin::toInteger(m_seed->text().toStdString()); !seed || *seed < 0)
        return tr("The seed must be a whole number, zero or above.");
    if (m_step->value() > m_hours->value() * 3600)
        return tr("The step is longer than the run.");
    return {};
}

void SimulateDialog::refresh()
{
    m_weatherFileRow->setVisible(m_weather->currentData().toInt() == static_cast<int>(twin::WeatherKind::EpwFile));
    m_constantRow->setVisible(m_weather->currentData().toInt() == static_cast<int>(twin::WeatherKind::Constant));
    m_workloadFileRow->setVisible(m_workload->currentData().toInt() == static_cast<int>(twin::WorkloadKind::Trace));
    const auto from = text::fromWallClock(m_from->dateTime(), text::Clock::Site);
    m_zone->setText(text::zoneName(from, text::Clock::Site));
    const QString why = problem();
    const double steps = m_hours->value() * 3600 / m_step->value();
    m_note->setText(why.isEmpty() ? tr("%1 steps, until %2 %3. The run is recorded and replayed like a measured one.")
                                        .arg(text::number(steps, 0), text::dateTime(from.plusSeconds(m_hours->value() * 3600), text::Clock::Site),
                                             text::zoneName(from.plusSeconds(m_hours->value() * 3600), text::Clock::Site))
                                  : why);
    setLabelRole(m_note, why.isEmpty() ? "muted" : "critical");
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(why.isEmpty());
}

} // namespace views
