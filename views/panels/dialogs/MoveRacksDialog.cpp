#include "views/panels/dialogs/MoveRacksDialog.h"
#include "twin/model/SiteModel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/dialogs/PlanNote.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace views {

MoveRacksDialog::MoveRacksDialog(const ViewContext& context, std::vector<twin::AssetId> racks, QWidget* parent)
    : QDialog(parent), m_context(context), m_racks(std::move(racks)), m_byPlaces(new QRadioButton(tr("Slots and rows"), this)),
      m_byMetres(new QRadioButton(tr("Metres"), this)), m_stack(new QStackedWidget(this)), m_slots(new QSpinBox), m_rows(new QSpinBox),
      m_east(new QDoubleSpinBox), m_north(new QDoubleSpinBox), m_note(new PlanNote(context.theme, this)),
      m_buttons(verbButtons(tr("Move"), this))
{
    setWindowTitle(tr("Move racks"));
    setMinimumWidth(460);
    auto* layout = new QVBoxLayout(this);
    QString what = m_racks.size() == 1 ? tr("1 rack") : tr("%n racks", nullptr, static_cast<int>(m_racks.size()));
    if (!m_racks.empty())
        what += QStringLiteral(": ") + text::fromUtf8(context.site->name({m_racks.front()}))
                + (m_racks.size() > 1 ? QStringLiteral(" … ") + text::fromUtf8(context.site->name({m_racks.back()})) : QString());
    layout->addWidget(roleLabel("muted", what));
    auto* modes = new QHBoxLayout;
    modes->addWidget(m_byPlaces);
    modes->addWidget(m_byMetres);
    modes->addStretch();
    layout->addLayout(modes);
    m_byPlaces->setChecked(true);

    auto* places = new QWidget;
    auto* placesForm = new QFormLayout(places);
    placesForm->setContentsMargins(0, 0, 0, 0);
    placesForm->addRow(tr("Slots east (west below zero)"), m_slots);
    placesForm->addRow(tr("Rows north (south below zero)"), m_rows);
    m_stack->addWidget(places);
    auto* metres = new QWidget;
    auto* metresForm = new QFormLayout(metres);
    metresForm->setContentsMargins(0, 0, 0, 0);
    metresForm->addRow(tr("East (west below zero)"), m_east);
    metresForm->addRow(tr("North (south below zero)"), m_north);
    m_stack->addWidget(metres);
    for (auto* box : {m_slots, m_rows})
        box->setRange(-999, 999);
    for (auto* box : {m_east, m_north}) {
        box->setRange(-5000, 5000);
        box->setDecimals(2);
        box->setSingleStep(0.5);
        box->setSuffix(QChar(text::thinSpace) + QStringLiteral("m"));
    }
    m_slots->setValue(1);
    layout->addWidget(m_stack);
    layout->addWidget(m_note);
    layout->addStretch();
    layout->addWidget(m_buttons);

    connect(m_byPlaces, &QRadioButton::toggled, this, [this](bool places_) {
        // What was set in the one way stays in the other.
        if (!places_) {
            const double north = rowOffset(m_rows->value());
            const QSignalBlocker b1(m_east), b2(m_north);
            m_east->setValue(m_slots->value() * slotPitch());
            m_north->setValue(std::isfinite(north) ? north : 0);
        }
        m_stack->setCurrentIndex(places_ ? 0 : 1);
        replan();
    });
    connect(m_slots, &QSpinBox::valueChanged, this, &MoveRacksDialog::replan);
    connect(m_rows, &QSpinBox::valueChanged, this, &MoveRacksDialog::replan);
    connect(m_east, &QDoubleSpinBox::valueChanged, this, &MoveRacksDialog::replan);
    connect(m_north, &QDoubleSpinBox::valueChanged, this, &MoveRacksDialog::replan);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(context.site, &twin::SiteModel::changed, this, &MoveRacksDialog::replan);
    replan();
}

double MoveRacksDialog::slotPitch() const
{
    const auto& site = m_context.site->site();
    const int first = m_racks.empty() ? -1 : m_context.site->rackIndex(m_racks.front());
    if (first < 0)
        return 0;
    const auto& rack = site.racks[static_cast<std::size_t>(first)];
    // The nearest neighbour of the row tells the pitch; a lone rack stands in slots of its own width.
    double pitch = m_context.site->catalogue().rackTypes[rack.type].widthM;
    double nearest = 1e9;
    for (const auto& other : site.racks)
        if (other.row == rack.row && other.id != rack.id && other.slot != rack.slot) {
            const double apart = std::fabs(other.x - rack.x);
            if (apart < nearest) {
                nearest = apart;
                pitch = apart / std::abs(static_cast<int>(other.slot) - static_cast<int>(rack.slot));
            }
        }
    return pitch;
}

double MoveRacksDialog::rowOffset(int rows) const
{
    const auto& site = m_context.site->site();
    const int first = m_racks.empty() ? -1 : m_context.site->rackIndex(m_racks.front());
    if (first < 0 || rows == 0)
        return 0;
    const auto& own = site.rows[site.racks[static_cast<std::size_t>(first)].row];
    std::vector<double> ys;
    for (const auto& row : site.rows)
        if (row.hall == own.hall)
            ys.push_back(row.y);
    std::sort(ys.begin(), ys.end());
    const auto at = std::find(ys.begin(), ys.end(), own.y) - ys.begin() + rows;
    if (at >= 0 && at < static_cast<std::ptrdiff_t>(ys.size()))
        return ys[static_cast<std::size_t>(at)] - own.y;
    // Beyond the last row: on in the hall's own pitch, where a new row may be planned.
    if (ys.size() < 2)
        return std::numeric_limits<double>::quiet_NaN();
    const double pitch = (ys.back() - ys.front()) / static_cast<double>(ys.size() - 1);
    return at < 0 ? ys.front() + static_cast<double>(at) * pitch - own.y
                  : ys.back() + static_cast<double>(at - static_cast<std::ptrdiff_t>(ys.size()) + 1) * pitch - own.y;
}

void MoveRacksDialog::setByPlaces(int slotsEast, int rowsNorth)
{
    m_byPlaces->setChecked(true);
    m_slots->setValue(slotsEast);
    m_rows->setValue(rowsNorth);
    replan();
}

void MoveRacksDialog::setByMetres(double east, double north)
{
    m_byMetres->setChecked(true);
    m_east->setValue(east);
    m_north->setValue(north);
    replan();
}

double MoveRacksDialog::dx() const { return m_byPlaces->isChecked() ? m_slots->value() * slotPitch() : m_east->value(); }
double MoveRacksDialog::dy() const { return m_byPlaces->isChecked() ? rowOffset(m_rows->value()) : m_north->value(); }

void MoveRacksDialog::replan()
{
    m_plan.reset();
    const double x = dx(), y = dy();
    if (m_racks.empty()) {
        m_note->setRefused(tr("No racks are selected. Select racks in the scene or the tree first."));
    } else if (!std::isfinite(y)) {
        m_note->setRefused(tr("The hall has no other row. Give the way in metres."));
    } else {
        const auto result = twin::planMove(m_context.site->site(), m_context.site->catalogue(), m_racks, x, y);
        QString text;
        if (const auto* plan = std::get_if<twin::PlacementPlan>(&result)) {
            m_plan = *plan;
            text = tr("By %1 east and %2 north").arg(text::withUnit(text::number(x, 2), QStringLiteral("m")), text::withUnit(text::number(y, 2), QStringLiteral("m")))
                   + QLatin1Char('\n') + views::planText(*plan);
        }
        m_note->setResult(result, text);
    }
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(m_plan.has_value());
}

QString MoveRacksDialog::planText() const { return m_note->text(); }

} // namespace views
