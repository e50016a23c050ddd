#include "views/panels/dialogs/AddRacksDialog.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/panels/dialogs/PlanNote.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace views {

AddRacksDialog::AddRacksDialog(const ViewContext& context, QWidget* parent)
    : QDialog(parent), m_context(context), m_hall(new QComboBox(this)), m_row(new QComboBox(this)), m_type(new QComboBox(this)), m_count(new QSpinBox(this)),
      m_note(new PlanNote(context.theme, this)), m_buttons(verbButtons(tr("Add"), this))
{
    setWindowTitle(tr("Add racks"));
    setMinimumWidth(460);
    auto* layout = new QVBoxLayout(this);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Hall"), m_hall);
    form->addRow(tr("Place"), m_row);
    form->addRow(tr("Rack type"), m_type);
    form->addRow(tr("Number of racks"), m_count);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addStretch();
    layout->addWidget(m_buttons);

    const auto& site = context.site->site();
    for (std::size_t i = 0; i < site.halls.size(); ++i)
        m_hall->addItem(text::hallName(site.halls[i].name), static_cast<int>(i));
    const auto& types = context.site->catalogue().rackTypes;
    for (std::size_t i = 0; i < types.size(); ++i)
        m_type->addItem(text::typeName(types[i].name), static_cast<int>(i));
    m_count->setRange(1, 4096);
    m_count->setValue(8);
    m_count->setGroupSeparatorShown(true);

    std::optional<int> row;
    if (const auto asset = text::resolve(*context.site, context.selection->current())) {
        if (asset->kind == twin::AssetKind::Hall)
            m_hall->setCurrentIndex(asset->index);
        if (asset->kind == twin::AssetKind::Row) {
            m_hall->setCurrentIndex(site.rows[static_cast<std::size_t>(asset->index)].hall);
            row = asset->index;
        }
        if (asset->kind == twin::AssetKind::Rack || asset->kind == twin::AssetKind::Server || asset->kind == twin::AssetKind::Gpu) {
            const auto& rack = site.racks[static_cast<std::size_t>(asset->index)];
            m_hall->setCurrentIndex(rack.hall);
            m_type->setCurrentIndex(rack.type);
        }
    }
    fillRows();
    if (row)
        m_row->setCurrentIndex(std::max(0, m_row->findData(*row)));

    connect(m_hall, &QComboBox::currentIndexChanged, this, [this] {
        fillRows();
        replan();
    });
    connect(m_row, &QComboBox::currentIndexChanged, this, &AddRacksDialog::replan);
    connect(m_type, &QComboBox::currentIndexChanged, this, &AddRacksDialog::replan);
    connect(m_count, &QSpinBox::valueChanged, this, &AddRacksDialog::replan);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // A dialog left open while the site changes plans anew.
    connect(context.site, &twin::SiteModel::changed, this, &AddRacksDialog::replan);
    replan();
}

void AddRacksDialog::fillRows()
{
    const QSignalBlocker blocker(m_row);
    m_row->clear();
    m_row->addItem(tr("First free place"), -1);
    const auto& site = m_context.site->site();
    const int hall = m_hall->currentData().toInt();
    std::vector<int> count(site.rows.size(), 0);
    for (const auto& rack : site.racks)
        ++count[rack.row];
    for (std::size_t i = 0; i < site.rows.size(); ++i)
        if (site.rows[i].hall == hall)
            m_row->addItem(tr("Row %1 (%2 racks)").arg(site.rows[i].number, 2, 10, QLatin1Char('0')).arg(count[i]), static_cast<int>(i));
}

void AddRacksDialog::setRequest(const twin::AddRequest& request)
{
    m_hall->setCurrentIndex(m_hall->findData(request.hall));
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(request.type)));
    m_count->setValue(request.count);
    m_row->setCurrentIndex(std::max(0, m_row->findData(request.row.value_or(-1))));
    replan();
}

twin::AddRequest AddRacksDialog::request() const
{
    twin::AddRequest request;
    request.hall = m_hall->currentData().toInt();
    request.type = static_cast<std::uint16_t>(m_type->currentData().toInt());
    request.count = m_count->value();
    if (const int row = m_row->currentData().toInt(); row >= 0)
        request.row = row;
    return request;
}

void AddRacksDialog::replan()
{
    m_plan.reset();
    if (m_hall->count() == 0 || m_type->count() == 0) {
        m_note->setRefused(tr("The site has no hall to place racks in. Open a preset or a project first."));
    } else {
        const auto result = twin::planAdd(m_context.site->site(), m_context.site->catalogue(), request());
        QString text;
        if (const auto* plan = std::get_if<twin::PlacementPlan>(&result)) {
            m_plan = *plan;
            const auto& type = m_context.site->catalogue().rackTypes[request().type];
            text = views::planText(*plan);
            if (type.gpus > 0)
                text += QLatin1Char('\n') + tr("%1 GPUs more").arg(text::number(static_cast<double>(type.gpus) * static_cast<double>(plan->racks.size()), 0));
        }
        m_note->setResult(result, text);
    }
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(m_plan.has_value());
}

QString AddRacksDialog::planText() const { return m_note->text(); }

} // namespace views
