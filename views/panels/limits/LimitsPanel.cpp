#include "views/panels/limits/LimitsPanel.h"
#include "twin/model/TwinState.h"
#include "views/models/LimitsModel.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Paint.h"
#include "views/text/Format.h"
#include <QHeaderView>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace views {
namespace {

/// Draws the state (shape and word) and the bar; the rest is plain text.
class LimitDelegate : public QStyledItemDelegate
{
public:
    LimitDelegate(const Theme* theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if (index.column() != LimitsModel::State && index.column() != LimitsModel::Bar)
            return QStyledItemDelegate::paint(painter, option, index);
        QStyleOptionViewItem empty = option;
        initStyleOption(&empty, index);
        empty.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &empty, painter, option.widget);
        const auto state = static_cast<text::LimitState>(index.data(LimitsModel::StateRole).toInt());
        const bool isSelected = option.state & QStyle::State_Selected;
        const QRectF r = QRectF(option.rect).adjusted(6, 0, -6, 0);
        if (index.column() == LimitsModel::State) {
            const QColor color = isSelected ? option.palette.color(QPalette::HighlightedText) : m_theme->color(stateRole(state));
            paintGlyph(*painter, stateGlyph(state), QRectF(r.left(), r.center().y() - 7, 14, 14), color);
            painter->setPen(color);
            painter->setFont(text::font(13));
            painter->drawText(r.adjusted(20, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
            return;
        }
        const double share = index.data(LimitsModel::ShareRole).toDouble();
        std::vector<BarPart> parts;
        if (share > 1)
            parts = {{1 / share, Role::Accent, false}, {1 - 1 / share, Role::Critical, true}};
        else
            parts = {{share, state == text::LimitState::Tight ? Role::Warning : Role::Accent, false}};
        paintBar(*painter, QRectF(r.left(), r.center().y() - 5, r.width(), 10), parts, *m_theme);
    }

private:
    const Theme* m_theme;
};

} // namespace

LimitsPanel::LimitsPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(new LimitsModel(this)), m_stack(new QStackedWidget(this)), m_table(new QTableView),
      m_empty(new EmptyNote), m_refresh(new Coalescer(this, [this] { refresh(); }))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_empty->setTexts(tr("No limits known"), tr("The model has not run for this site yet."));
    m_stack->addWidget(m_empty);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new LimitDelegate(context.theme, m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(26);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAccessibleName(tr("Limits"));
    auto* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(44);
    header->setSectionResizeMode(QHeaderView::Interactive);
    // Widths are found once a set of limits: measuring every cell at every frame of playing costs more than all the rest.
    connect(m_model, &QAbstractItemModel::modelReset, this, &LimitsPanel::fitColumns);
    header->setSectionResizeMode(LimitsModel::Name, QHeaderView::Stretch);
    header->setSectionResizeMode(LimitsModel::Bar, QHeaderView::Fixed);
    m_stack->addWidget(m_table);
    connect(context.state, &twin::TwinState::changed, m_refresh, &Coalescer::request);
    connect(context.theme, &Theme::changed, this, [this] { m_table->viewport()->update(); });
    refresh();
}

void LimitsPanel::fitColumns()
{
    const QFontMetrics metrics(text::font(13));
    const auto width = [&](const QString& text) { return metrics.horizontalAdvance(text) + 14; };
    int states = 0, units = 0;
    m_nameWidth = 0;
    for (const auto state : {text::LimitState::Unknown, text::LimitState::Free, text::LimitState::Tight, text::LimitState::Over})
        states = std::max(states, width(text::limitStateLabel(state)) + 20);
    for (const auto& limit : m_model->limits())
        units = std::max(units, width(text::unit(limit.unit)));
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_nameWidth = std::max(m_nameWidth, width(m_model->index(row, LimitsModel::Name).data().toString()));
    auto* header = m_table->horizontalHeader();
    m_columnWidths[LimitsModel::Bar] = 100;
    m_columnWidths[LimitsModel::State] = states;
    // Room for values that grow a digit while the time runs.
    m_columnWidths[LimitsModel::Used] = width(QStringLiteral("88,888"));
    m_columnWidths[LimitsModel::Capacity] = std::max(width(QStringLiteral("88,888")), header->sectionSizeHint(LimitsModel::Capacity));
    m_columnWidths[LimitsModel::Unit] = std::max(units, 44);
    m_columnWidths[LimitsModel::Headroom] =
        std::max(width(text::withUnit(text::signedNumber(-888.8, 1), QStringLiteral("%"))), header->sectionSizeHint(LimitsModel::Headroom));
    for (const auto& [column, sectionWidth] : m_columnWidths)
        header->resizeSection(column, sectionWidth);
    chooseColumns();
}

/// A narrow panel keeps what matters most: which limit, how it stands and how much is left. The rest is in the rows' tooltips.
void LimitsPanel::chooseColumns()
{
    constexpr LimitsModel::Column bySacrifice[] = {LimitsModel::Bar, LimitsModel::Capacity, LimitsModel::Used, LimitsModel::Unit};
    auto* header = m_table->horizontalHeader();
    // From the width this panel has, not from the table's: that has none before it is first shown.
    int room = width() - m_table->style()->pixelMetric(QStyle::PM_ScrollBarExtent) - 2 * m_table->frameWidth();
    room -= m_nameWidth + m_columnWidths[LimitsModel::State] + m_columnWidths[LimitsModel::Headroom];
    for (const auto column : bySacrifice)
        room -= m_columnWidths[column];
    for (const auto column : bySacrifice) {
        // A unit without a value would be taken for the headroom's.
        const bool isHidden = room < 0 || (column == LimitsModel::Unit && header->isSectionHidden(LimitsModel::Used));
        header->setSectionHidden(column, isHidden);
        if (isHidden)
            room += m_columnWidths[column];
    }
}

void LimitsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    chooseColumns();
}

void LimitsPanel::refresh()
{
    m_model->setLimits(m_context.state->figures().limits);
    m_stack->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget*>(m_table) : m_empty);
}

} // namespace views
