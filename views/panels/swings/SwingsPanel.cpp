#include "views/panels/swings/SwingsPanel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/swings/SwingsPlot.h"
#include "views/text/Format.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace views {
namespace {

QDoubleSpinBox* spin(double low, double high, int decimals, double step, double value, const QString& unit)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(low, high);
    box->setDecimals(decimals);
    box->setSingleStep(step);
    box->setValue(value);
    box->setSuffix(QChar(text::thinSpace) + unit);
    return box;
}

QString mw(double value) { return text::withUnit(text::number(value, 1), QStringLiteral("MW")); }
QString seconds(double value) { return text::withUnit(text::number(value, 2), QStringLiteral("s")); }

} // namespace

SwingsPanel::SwingsPanel(const Theme* theme, QWidget* parent)
    : QWidget(parent), m_event(new QComboBox), m_frequency(spin(0.05, 10, 2, 0.1, 0.5, QStringLiteral("Hz"))),
      m_depth(spin(0, 2000, 0, 10, 350, tr("W a GPU"))), m_share(spin(0, 100, 0, 5, 100, tr("% of the GPUs"))),
      m_shelf(spin(0, 500, 0, 5, 0, tr("J a GPU"))), m_seconds(spin(10, 3600, 0, 30, 120, QStringLiteral("s"))), m_battery(new QCheckBox(tr("Battery smooths"))),
      m_run(new QPushButton(this)), m_save(new QPushButton(tr("Save table…"), this)), m_progress(new QProgressBar(this)),
      m_title(roleLabel("title", {}, this)), m_text(roleLabel("muted", {}, this)), m_stack(new QStackedWidget(this)), m_empty(new EmptyNote),
      m_plot(new SwingsPlot(theme))
{
    m_event->addItem(tr("Iterations only"), static_cast<int>(twin::SwingEvent::None));
    m_event->addItem(tr("Checkpoint"), static_cast<int>(twin::SwingEvent::Checkpoint));
    m_event->addItem(tr("Job stop"), static_cast<int>(twin::SwingEvent::JobStop));
    m_event->addItem(tr("Utility loss"), static_cast<int>(twin::SwingEvent::UtilityLoss));
    m_battery->setChecked(true);
    m_depth->setToolTip(tr("Peak to peak, between computing and communicating"));
    m_shelf->setToolTip(tr("Capacitors in the racks' power shelves; NVIDIA names about 65 J a GPU for GB300"));

    auto* layout = new QHBoxLayout(this);
    auto* side = new QVBoxLayout;
    auto* form = new QFormLayout;
    form->addRow(tr("Event"), m_event);
    form->addRow(tr("Iterations"), m_frequency);
    form->addRow(tr("Swing"), m_depth);
    form->addRow(tr("Job"), m_share);
    form->addRow(tr("Power shelves"), m_shelf);
    form->addRow(tr("Length"), m_seconds);
    form->addRow(QString(), m_battery);
    side->addLayout(form);
    side->addWidget(m_run);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setAccessibleName(tr("Progress"));
    side->addWidget(m_progress);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    side->addSpacing(8);
    side->addWidget(m_title);
    side->addWidget(m_text, 1, Qt::AlignTop);
    side->addWidget(m_save);
    auto* column = new QWidget;
    column->setLayout(side);
    column->setFixedWidth(300);
    layout->addWidget(column);
    m_empty->setTexts(tr("Nothing has been worked out yet"), tr("Choose what the job does and press Run."));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_plot);
    layout->addWidget(m_stack, 1);

    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_isRunning)
            Q_EMIT cancelRequested();
        else
            Q_EMIT startRequested(choice());
    });
    connect(m_save, &QPushButton::clicked, this, &SwingsPanel::saveTable);
    setRunning(false);
    showVerdict();
}

SwingsChoice SwingsPanel::choice() const
{
    SwingsChoice c;
    c.inputs.event = static_cast<twin::SwingEvent>(m_event->currentData().toInt());
    c.inputs.seconds = m_seconds->value();
    c.inputs.eventS = std::min(30.0, c.inputs.seconds / 4);
    c.inputs.battery = m_battery->isChecked();
    c.frequencyHz = m_frequency->value();
    c.depthWPerGpu = m_depth->value();
    c.capacitorJPerGpu = m_shelf->value();
    c.jobShare = 0.01 * m_share->value();
    return c;
}

void SwingsPanel::setParameters(const twin::SwingParameters& p)
{
    m_frequency->setValue(p.frequencyHz);
    m_depth->setValue(p.depthWPerGpu);
    m_share->setValue(100 * p.jobShare);
    m_shelf->setValue(p.capacitorJPerGpu);
}

void SwingsPanel::setRunning(bool running)
{
    m_isRunning = running;
    m_run->setText(running ? tr("Cancel") : tr("Run"));
    m_progress->setValue(0);
    m_progress->setEnabled(running);
    m_save->setEnabled(!running && m_result.has_value());
}

void SwingsPanel::setProgress(double share) { m_progress->setValue(static_cast<int>(1000 * share)); }

void SwingsPanel::setResult(twin::SwingResult result)
{
    m_problem.clear();
    m_plot->setSeries(result.series);
    m_result = std::move(result);
    m_stack->setCurrentWidget(m_plot);
    showVerdict();
}

void SwingsPanel::setProblem(const QString& sentence)
{
    m_problem = sentence;
    showVerdict();
}

QString SwingsPanel::verdict() const { return m_title->text() + QLatin1Char('\n') + m_text->text(); }

void SwingsPanel::showVerdict()
{
    if (!m_problem.isEmpty() || !m_result) {
        m_title->setText(m_problem);
        setLabelRole(m_title, m_problem.isEmpty() ? "title" : "critical");
        m_text->clear();
        return;
    }
    const auto& v = m_result->verdicts;
    setLabelRole(m_title, v.darkS >= 0 || !v.rampPasses ? "critical" : "title");
    m_title->setText(v.darkS >= 0 ? tr("The site is dark after %1.").arg(seconds(v.darkS))
                     : v.rampPasses ? tr("The import keeps its ramp: %1 in 5 s of %2 allowed.").arg(mw(v.rampMw), mw(v.allowedRampMw))
                                    : tr("The import is too fast: %1 in 5 s, %2 allowed.").arg(mw(v.rampMw), mw(v.allowedRampMw)));
    QStringList lines;
    lines << tr("Without the battery: %1 in 5 s, %2.").arg(mw(v.rampWithoutBatteryMw), v.rampPassesWithoutBattery ? tr("passes") : tr("fails"));
    lines << tr("Peak to peak: GPUs %1, facility %2, import %3.").arg(mw(v.gpuPeakToPeakMw), mw(v.facilityPeakToPeakMw), mw(v.gridPeakToPeakMw));
    lines << tr("At the iterations' frequency the import swings by %1, the facility by %2 (amplitude).").arg(mw(v.gridAmplitudeMw), mw(v.facilityAmplitudeMw));
    lines << tr("Highest import %1 of %2.").arg(mw(v.maxImportMw), mw(v.importLimitMw));
    lines << tr("Frequency %1 to %2.").arg(text::number(v.minFrequencyHz, 2), text::withUnit(text::number(v.maxFrequencyHz, 2), QStringLiteral("Hz")));
    lines << tr("Battery at most %1; %2 out, %3 in; %4 full cycles an hour.")
                 .arg(mw(v.batteryPeakMw), text::withUnit(text::number(v.batteryOutMwh, 3), QStringLiteral("MWh")),
                      text::withUnit(text::number(v.batteryInMwh, 3), QStringLiteral("MWh")), text::number(v.cyclesPerHour, 4));
    if (v.machinesTrippedS >= 0)
        lines << tr("Turbines and gensets trip after %1.").arg(seconds(v.machinesTrippedS));
    m_text->setText(lines.join(QStringLiteral("\n")));
}

void SwingsPanel::saveTable()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save table"), QStringLiteral("swings.csv"), tr("Tables (*.csv)"));
    if (path.isEmpty() || !m_result)
        return;
    QSaveFile file(path);
    bool good = file.open(QIODevice::WriteOnly);
    if (good) {
        const std::string table = twin::swingTable(m_result->series);
        good = file.write(table.data(), static_cast<qint64>(table.size())) == static_cast<qint64>(table.size()) && file.commit();
    }
    if (!good)
        QMessageBox::warning(this, tr("Save table"), tr("The table could not be written to %1; check the folder and the space left.").arg(path));
}

} // namespace views
