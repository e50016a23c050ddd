#include "views/panels/diagrams/MakeUpView.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/diagrams/FlowTexts.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

namespace views {
namespace {

// Counts and sums of data sheets need no model; one figure is what the operator says.
QString provenance(const std::string& id)
{
    if (id == "published_memory_pb_per_s")
        return MakeUpView::tr("Published");
    for (const char* counted : {"gpus", "racks", "storage_eb", "storage_drives", "storage_write_tb_per_s", "storage_read_tb_per_s", "hbm_pb_per_s", "nvlink_pb_per_s", "network_pb_per_s"})
        if (id == counted)
            return MakeUpView::tr("Site and data sheets");
    if (id == "dry_bulb_c" || id == "wet_bulb_c")
        return MakeUpView::tr("Weather");
    return text::originLabel(twin::Origin::Modelled);
}

} // namespace

MakeUpView::MakeUpView(const Theme* theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_title(roleLabel("title", {}, this)), m_value(roleLabel("value", {}, this)), m_words(new QLabel(this)),
      m_note(roleLabel("muted", {}, this)), m_table(new QTableWidget(this)), m_close(new QToolButton(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 4, 4);
    layout->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_value);
    m_close->setAutoRaise(true);
    m_close->setText(QStringLiteral("×"));
    m_close->setShortcut(QKeySequence());
    top->addWidget(m_close);
    layout->addLayout(top);
    m_words->setWordWrap(true);
    m_words->setMinimumWidth(100);
    layout->addWidget(m_words);
    m_table->setColumnCount(4);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setTabKeyNavigation(false);
    layout->addWidget(m_table, 1);
    m_note->setWordWrap(true);
    layout->addWidget(m_note);
    connect(m_close, &QToolButton::clicked, this, &MakeUpView::closeRequested);
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row, int) {
        const auto id = m_table->item(row, 0)->data(Qt::UserRole).toString();
        if (!id.isEmpty())
            Q_EMIT figureRequested(id);
    });
    setMinimumWidth(260);
}

bool MakeUpView::setFigure(const std::string& id)
{
    const auto* found = twin::figureMakeUp(id);
    if (!found)
        return false;
    m_makeUp = found;
    fill();
    return true;
}

void MakeUpView::setFigures(const twin::KeyFigures& figures, bool known)
{
    m_figures = figures;
    m_known = known;
    fill();
}

QString MakeUpView::words() const { return m_words->text(); }

void MakeUpView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

void MakeUpView::fill()
{
    m_close->setToolTip(tr("Close the account of this figure"));
    m_close->setAccessibleName(m_close->toolTip());
    m_table->setHorizontalHeaderLabels({tr("Part"), tr("Value"), tr("Unit"), tr("From")});
    m_table->setAccessibleName(tr("Parts of the figure"));
    if (!m_makeUp)
        return;
    const auto* info = twin::keyFigureById(m_makeUp->figure);
    const auto valueOf = [this](const twin::KeyFigureInfo& f) { return m_known ? m_figures.*f.member : std::numeric_limits<double>::quiet_NaN(); };
    m_title->setText(text::keyFigureLabel(*info));
    m_value->setText(text::withUnit(text::full(valueOf(*info)), text::unit(info->unit)));
    m_words->setText(flows::words(*m_makeUp));
    const auto& parts = m_makeUp->parts;
    const double sum = twin::madeUp(*m_makeUp, m_figures), left = valueOf(*info) - sum;
    // Rounding of a recording stays below this; anything else is worth a row.
    const bool hasRest = m_known && std::isfinite(left) && std::abs(left) > 1e-9 * std::abs(sum);
    m_table->setRowCount(static_cast<int>(parts.size()) + (hasRest ? 1 : 0));
    const auto cell = [this](int row, int column, const QString& words, Qt::Alignment alignment, bool muted) {
        auto* item = m_table->item(row, column);
        if (!item) {
            item = new QTableWidgetItem;
            m_table->setItem(row, column, item);
        }
        item->setText(words);
        item->setTextAlignment(alignment | Qt::AlignVCenter);
        item->setForeground(m_theme->color(muted ? Role::Muted : Role::Text));
        item->setData(Qt::UserRole, QString());
        item->setToolTip(QString());
        return item;
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& f = *twin::keyFigureById(parts[i].figure);
        const int row = static_cast<int>(i);
        const bool beside = parts[i].sign == ' ';
        const QString sign = beside ? QString() : parts[i].sign == '/' ? QStringLiteral("÷ ") : QStringLiteral("+ ");
        auto* name = cell(row, 0, sign + text::keyFigureLabel(f), Qt::AlignLeft, beside);
        const double v = valueOf(f);
        auto* number = cell(row, 1, std::isnan(v) ? text::dash() : text::number(v, f.unit[0] ? std::max(f.decimals, 1) + 1 : f.decimals), Qt::AlignRight, beside);
        number->setToolTip(std::isnan(v) ? tr("Not known at this instant") : text::withUnit(text::full(v), text::unit(f.unit)));
        cell(row, 2, text::unit(f.unit), Qt::AlignLeft, true);
        cell(row, 3, provenance(f.id), Qt::AlignLeft, true);
        if (twin::figureMakeUp(f.id) && std::string(m_makeUp->id) != f.id) {
            name->setData(Qt::UserRole, QString::fromLatin1(f.id));
            name->setText(name->text() + QStringLiteral("  ›"));
            name->setToolTip(tr("Double-click or Enter shows how it is made up"));
        }
    }
    if (hasRest) {
        const int row = static_cast<int>(parts.size());
        cell(row, 0, tr("Residual"), Qt::AlignLeft, false)->setToolTip(tr("What the parts leave over: rounding of a recording, or a state that does not settle"));
        cell(row, 1, text::full(left), Qt::AlignRight, false);
        cell(row, 2, text::unit(info->unit), Qt::AlignLeft, true);
        cell(row, 3, QString(), Qt::AlignLeft, true);
    }
    m_table->resizeColumnsToContents();
    m_note->setText(m_known ? std::isnan(sum) ? QString() : tr("Parts with a sign make the figure; grey ones stand beside it.") : tr("Not calculated yet: the model has not run for this site."));
}

} // namespace views
