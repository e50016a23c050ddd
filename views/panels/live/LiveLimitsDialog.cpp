#include "views/panels/live/LiveLimitsDialog.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/dialogs/PlanNote.h"
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace views {
namespace {
constexpr double bytesAGigabyte = 1e9;

QDoubleSpinBox* spin(double most, int decimals, const QString& unit)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(0, most);
    box->setDecimals(decimals);
    box->setSpecialValueText(LiveLimitsDialog::tr("without bound"));
    box->setSuffix(QStringLiteral(" ") + unit);
    return box;
}
} // namespace

LiveLimitsDialog::LiveLimitsDialog(const data::live::RecordingLimits& limits, QWidget* parent)
    : QDialog(parent), m_hours(spin(100'000, 1, tr("h"))), m_thin(spin(100'000, 1, tr("h"))), m_gigabytes(spin(100'000, 1, tr("GB")))
{
    setWindowTitle(tr("How long to keep live recordings"));
    auto* layout = new QVBoxLayout(this);
    auto* note = roleLabel("muted", tr("Samples that are older, or beyond the size, are taken out of the recording that is being written. Earlier recordings stay."));
    note->setWordWrap(true);
    layout->addWidget(note);
    auto* form = new QFormLayout;
    m_hours->setValue(limits.keepHours);
    m_gigabytes->setValue(static_cast<double>(limits.keepBytes) / bytesAGigabyte);
    m_thin->setValue(limits.thinAfterHours);
    m_thin->setToolTip(tr("Of older samples only the least, mean and greatest of short spans stay"));
    form->addRow(tr("Every sample for"), m_thin);
    form->addRow(tr("Anything for"), m_hours);
    form->addRow(tr("File of at most"), m_gigabytes);
    layout->addLayout(form);
    auto* buttons = verbButtons(tr("Keep so"), this);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

data::live::RecordingLimits LiveLimitsDialog::limits() const
{
    return {m_hours->value(), m_thin->value(), static_cast<std::int64_t>(m_gigabytes->value() * bytesAGigabyte)};
}

} // namespace views
