#include "views/panels/oneline/OneLinePanel.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/oneline/OneLineDiagram.h"
#include "views/panels/oneline/OneLineTable.h"
#include "views/panels/oneline/OneLineTexts.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace views {
namespace {

using Kind = twin::network::SiteElement::Kind;
using Column = OneLineTable::Column;
using State = OneLineTable::State;
constexpr int sideBySide = 900; ///< px: from here on both halves fit beside each other
std::size_t at(int i) { return static_cast<std::size_t>(i); }

QString percent(double share) { return std::isnan(share) ? text::dash() : text::withUnit(text::number(100 * share, 1), QStringLiteral("%")); }
QString pu(double v) { return std::isnan(v) || v <= 0 ? text::dash() : text::number(v, 4); }
QString megawatt(double watts, int decimals) { return text::withUnit(text::number(watts * 1e-6, decimals), QStringLiteral("MW")); }

} // namespace

OneLinePanel::OneLinePanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_summary(new QLabel), m_dark(new QLabel), m_sweepButton(new QPushButton), m_closeAll(new QPushButton),
      m_progress(new QProgressBar), m_stack(new QStackedWidget), m_empty(new EmptyNote), m_splitter(new QSplitter(Qt::Horizontal)), m_left(new QTabWidget),
      m_right(new QTabWidget), m_filter(new QLineEdit), m_kinds(new OneLineTable(std::vector<Column>(6), this)),
      m_elements(new OneLineTable(std::vector<Column>(8), this)), m_overloads(new OneLineTable(std::vector<Column>(4), this)),
      m_outages(new OneLineTable(std::vector<Column>(5), this)), m_diagram(new OneLineDiagram(context))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack);
    m_stack->addWidget(m_empty);

    auto* page = new QWidget;
    auto* pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(8, 4, 8, 0);
    pageLayout->setSpacing(2);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    for (auto* label : {m_summary, m_dark}) {
        label->setWordWrap(true);
        label->setMinimumWidth(60);
        words->addWidget(label);
    }
    setLabelRole(m_summary, "muted");
    m_dark->setAccessibleName(tr("Without supply"));
    top->addLayout(words, 1);
    m_progress->setRange(0, 100);
    m_progress->setMaximumWidth(120);
    m_progress->setTextVisible(false);
    m_progress->hide();
    top->addWidget(m_progress);
    top->addWidget(m_closeAll);
    top->addWidget(m_sweepButton);
    pageLayout->addLayout(top);
    pageLayout->addWidget(m_splitter, 1);
    m_stack->addWidget(page);

    m_kindView = makeView(m_kinds, nullptr, tr("Kinds of network elements"));
    connect(m_kinds, &QAbstractItemModel::dataChanged, this, [this] { fitColumns(m_kindView, m_kinds); }); // a few rows only
    m_left->addTab(m_kindView, QString());
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_diagram);
    m_left->addTab(scroll, QString());
    m_left->setDocumentMode(true);
    m_right->setDocumentMode(true);

    auto* list = new QWidget;
    auto* listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(0, 2, 0, 0);
    listLayout->setSpacing(2);
    m_filter->setClearButtonEnabled(true);
    listLayout->addWidget(m_filter);
    auto* proxy = new QSortFilterProxyModel(this);
    proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy->setFilterKeyColumn(-1);
    m_elementView = makeView(m_elements, proxy, tr("Network elements"));
    listLayout->addWidget(m_elementView, 1);
    m_right->addTab(list, QString());
    m_overloadView = makeView(m_overloads, new QSortFilterProxyModel(this), tr("Overloaded elements"));
    m_right->addTab(m_overloadView, QString());
    m_outageView = makeView(m_outages, new QSortFilterProxyModel(this), tr("Single outages"));
    m_right->addTab(m_outageView, QString());
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_right);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);

    connect(m_filter, &QLineEdit::textChanged, proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_elements, &OneLineTable::switched, this, [this](int element, bool closed) { setElementOpen(element, !closed); });
    connect(m_diagram, &OneLineDiagram::clicked, this, &OneLinePanel::selectElement);
    connect(m_sweepButton, &QPushButton::clicked, this, [this] {
        if (m_progress->isVisible())
            Q_EMIT sweepCancelled();
        else
            Q_EMIT sweepRequested();
    });
    connect(m_closeAll, &QPushButton::clicked, this, [this] {
        m_open.clear();
        fillElements();
        m_closeAll->setEnabled(false);
        Q_EMIT openChanged(open());
    });
    connect(context.selection, &Selection::changed, this, &OneLinePanel::followSelection);
    connect(context.theme, &Theme::changed, this, [this] {
        for (auto* view : {m_kindView, m_elementView, m_overloadView, m_outageView})
            view->viewport()->update();
    });
    showTexts();
    setResult(nullptr);
}

QTableView* OneLinePanel::makeView(OneLineTable* table, QSortFilterProxyModel* proxy, const QString& name)
{
    auto* view = new QTableView;
    if (proxy) {
        proxy->setSourceModel(table);
        proxy->setSortRole(OneLineTable::SortRole);
        proxy->setDynamicSortFilter(false); // values that change while playing must not shuffle the rows under the mouse
        view->setModel(proxy);
        view->setSortingEnabled(true);
        view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
        proxy->sort(-1);
    } else {
        view->setModel(table);
    }
    view->setItemDelegate(new OneLineDelegate(m_context.theme, table, view));
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(26);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setAccessibleName(name);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setMinimumSectionSize(44);
    view->horizontalHeader()->setStretchLastSection(true);
    connect(table, &QAbstractItemModel::modelReset, this, [this, view, table] { fitColumns(view, table); });
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (!m_selecting && current.isValid())
            selectElement(current.data(OneLineTable::ElementRole).toInt());
    });
    return view;
}

void OneLinePanel::showTexts()
{
    using K = Column::Kind;
    m_kinds->setColumns({{tr("Kind"), K::Text, {}}, {tr("Count"), K::Number, {}}, {tr("Busiest"), K::Number, tr("Largest loading of the kind, of its rating")},
                         {QString(), K::Bar, {}}, {tr("Loss, MW"), K::Number, {}}, {tr("Voltage, pu"), K::Text, tr("Lowest to highest on the load sides that are alive")}});
    m_elements->setColumns({{tr("Element"), K::Text, tr("Closed while its box is ticked; clear the box to open it")}, {tr("State"), K::State, {}},
                            {tr("Loading"), K::Number, {}}, {QString(), K::Bar, {}}, {tr("Place"), K::Text, tr("What a pad feeds, or where an element hangs")},
                            {tr("Unit"), K::Text, {}}, {tr("Voltage, pu"), K::Number, {}}, {tr("Loss, kW"), K::Number, {}}});
    m_overloads->setColumns({{tr("Element"), K::Text, {}}, {tr("Loading"), K::Number, {}}, {QString(), K::Bar, {}},
                             {tr("Allowed for"), K::Text, tr("How long it may run at this loading (IEEE C57.91 practice)")}});
    m_outages->setColumns({{tr("Lost element"), K::Text, {}}, {tr("IT dark, MW"), K::Number, {}}, {tr("Worst loading"), K::Number, {}},
                           {tr("Where, and for how long"), K::Text, {}}, {tr("Dark halls"), K::Text, {}}});
    m_left->setTabText(0, tr("Kinds"));
    m_left->setTabText(1, tr("Diagram"));
    m_right->setTabText(0, tr("Elements"));
    m_right->setTabText(1, tr("Overloads"));
    m_right->setTabText(2, tr("Single outages"));
    m_filter->setPlaceholderText(tr("Find an element, a unit or a hall"));
    m_closeAll->setText(tr("Close all"));
    m_closeAll->setToolTip(tr("Puts every element back into service"));
    m_sweepButton->setText(tr("N-1…"));
    m_sweepButton->setToolTip(tr("Takes every element out, one at a time, and ranks what follows"));
}

void OneLinePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        showTexts();
        fill();
    }
    QWidget::changeEvent(event);
}

void OneLinePanel::resizeEvent(QResizeEvent* event)
{
    const auto wanted = width() >= sideBySide ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != wanted) {
        m_splitter->setOrientation(wanted);
        m_splitter->setSizes({1000, 1000});
    }
    QWidget::resizeEvent(event);
}

void OneLinePanel::fitColumns(QTableView* view, const OneLineTable* table)
{
    // Widths are found once a set of rows, from a sample: measuring thousands of cells costs more than filling them.
    const QFontMetrics metrics(text::font(13));
    auto* header = view->horizontalHeader();
    const auto& rows = table->rows();
    const std::size_t step = std::max<std::size_t>(1, rows.size() / 100);
    for (std::size_t c = 0; c + 1 < table->columns().size(); ++c) {
        const auto kind = table->columns()[c].kind;
        int width = std::min(header->sectionSizeHint(static_cast<int>(c)), 140);
        if (kind == Column::Kind::Bar)
            width = 72;
        else
            for (std::size_t r = 0; r < rows.size(); r += step)
                width = std::max(width, metrics.horizontalAdvance(rows[r].cells[c].text) + 16 + (kind == Column::Kind::State ? 22 : 0)
                                            + (c == 0 && rows[r].closed >= 0 ? 24 : 0));
        header->resizeSection(static_cast<int>(c), std::min(width, 260));
    }
}

void OneLinePanel::setResult(std::shared_ptr<const twin::OneLine> result)
{
    m_result = std::move(result);
    fill();
}

void OneLinePanel::setSweep(std::vector<twin::network::OutageResult> outages)
{
    m_sweep = std::move(outages);
    fillOutages();
    if (!m_sweep.empty())
        m_right->setCurrentIndex(2);
}

void OneLinePanel::setSweepProgress(double share)
{
    m_progress->setVisible(share >= 0);
    m_progress->setValue(static_cast<int>(100 * std::max(0.0, share)));
    m_sweepButton->setText(share >= 0 ? tr("Cancel") : tr("N-1…"));
}

void OneLinePanel::reset()
{
    m_open.clear();
    m_sweep.clear();
    setResult(nullptr);
}

QString OneLinePanel::summary() const { return m_summary->text(); }

void OneLinePanel::fill()
{
    const bool known = m_result && !m_result->elements.empty();
    if (!known) {
        if (m_result)
            m_empty->setTexts(tr("No one-line"), text::message(m_result->state.problem));
        else
            m_empty->setTexts(tr("No one-line yet"), tr("The network is solved as soon as the model has run for this site."));
        m_stack->setCurrentIndex(0);
    } else {
        m_stack->setCurrentIndex(1);
    }
    m_diagram->setResult(known ? m_result : nullptr);
    fillKinds();
    fillElements();
    fillOverloads();
    fillOutages();
    m_closeAll->setEnabled(!m_open.empty());
    m_sweepButton->setEnabled(known && m_result->state.solved);
    if (!known)
        return;
    const auto& s = m_result->state;
    if (!s.solved) {
        m_summary->setText(tr("Not solved: %1").arg(text::message(s.problem)));
        setLabelRole(m_summary, "critical");
        m_dark->clear();
        return;
    }
    setLabelRole(m_summary, "muted");
    auto words = tr("13.8 kV %1 to %2 pu · racks from %3 pu · losses %4 · import %5")
                     .arg(pu(s.mediumMinPu), pu(s.mediumMaxPu), pu(s.endMinPu), megawatt(s.lossW, 2), megawatt(s.importW, 1));
    const auto& l = m_result->levels;
    if (l.mediumMaxKa > 0)
        words += QStringLiteral(" · ") + tr("fault level %1 at %2").arg(text::withUnit(text::number(l.mediumMaxKa, 1), QStringLiteral("kA")), oneline::busLabel(l.mediumMaxAt));
    if (!l.withinBreaking)
        words += QStringLiteral(" ") + tr("(the switchgear breaks %1)").arg(text::withUnit(text::number(l.breakingKa, 0), QStringLiteral("kA")));
    m_summary->setText(words);
    if (s.darkW > 1e3) {
        auto dark = tr("Without supply: %1 of IT").arg(megawatt(s.darkItW, 1));
        if (const auto halls = oneline::darkHallsText(s.hallSupply, m_context.site->site()); !halls.isEmpty())
            dark += QStringLiteral(" (") + halls + QLatin1Char(')');
        if (s.mechanicalSupply < 1)
            dark += QStringLiteral(" · ") + tr("%1 of the mechanical plant").arg(percent(1 - static_cast<double>(s.mechanicalSupply)));
        if (s.shedW > 1e3)
            dark += QStringLiteral(" · ") + tr("%1 of it shed by islands").arg(megawatt(s.shedW, 1));
        m_dark->setText(dark);
        setLabelRole(m_dark, "critical");
    } else if (!m_open.empty()) {
        m_dark->setText(tr("Everything is supplied in spite of what is open."));
        setLabelRole(m_dark, "ok");
    } else {
        m_dark->clear();
    }
    m_dark->setVisible(!m_dark->text().isEmpty());
}

void OneLinePanel::fillKinds()
{
    std::vector<OneLineTable::Row> rows;
    if (m_result && m_result->state.solved)
        for (const auto& k : m_result->state.kinds) {
            OneLineTable::Row row;
            row.element = -1 - static_cast<int>(k.kind);
            const auto count = k.open > 0 ? tr("%1, %2 open").arg(k.count).arg(k.open) : text::number(k.count, 0);
            const auto voltage = std::isnan(k.minPu) ? text::dash() : tr("%1 to %2").arg(pu(k.minPu), pu(k.maxPu));
            row.cells = {{oneline::kindLabel(k.kind)}, {count, static_cast<double>(k.count)}, {percent(k.largestLoading), k.largestLoading},
                         {QString(), k.largestLoading}, {text::number(k.lossW * 1e-6, 3), k.lossW}, {voltage}};
            row.tip = tr("Mean loading %1; overloaded: %2").arg(percent(k.meanLoading)).arg(k.overloaded);
            if (k.kind == Kind::UtilityFeed)
                row.tip = tr("Of what the agreement allows.");
            rows.push_back(std::move(row));
        }
    m_kinds->setRows(std::move(rows));
}

void OneLinePanel::fillElements()
{
    std::vector<OneLineTable::Row> rows;
    if (m_result) {
        std::set<std::size_t> overloaded;
        for (const auto& o : m_result->state.overloads)
            overloaded.insert(o.element);
        for (std::size_t e = 0; e < m_result->elements.size(); ++e) {
            const auto& element = m_result->elements[e];
            const bool isOpen = m_open.contains(element.name);
            OneLineTable::Row row;
            row.element = static_cast<int>(e);
            row.closed = !isOpen;
            const auto s = m_result->state.solved ? m_result->state.elements[e] : twin::network::SiteElementState{};
            OneLineTable::Cell state;
            if (isOpen)
                state = {tr("Open"), 3, State::Off};
            else if (!m_result->state.solved)
                state = {tr("Unknown"), 4, State::Off};
            else if (overloaded.contains(e))
                state = {tr("Overloaded"), 1, s.loading > 1.25 ? State::Critical : State::Warning};
            else if (!s.live && (element.kind == Kind::Machine || element.kind == Kind::Battery))
                state = {tr("Stopped"), 2, State::Off};
            else if (!s.live)
                state = {tr("Dark"), 0, State::Critical};
            else
                state = {tr("Alive"), 5, State::Ok};
            const bool shown = s.live && !isOpen;
            row.cells = {{oneline::elementLabel(element), static_cast<double>(e)}, state, {shown ? percent(s.loading) : text::dash(), shown ? s.loading : -1},
                         {QString(), shown ? s.loading : 0, shown ? State::Plain : State::Off}, {oneline::placeLabel(element, m_context.site->site())},
                         {QString::fromStdString(m_result->unitNames[e])}, {shown ? pu(s.pu) : text::dash(), shown ? s.pu : -1},
                         {shown ? text::number(s.lossW * 1e-3, 1) : text::dash(), shown ? s.lossW : -1}};
            rows.push_back(std::move(row));
        }
    }
    m_elements->setRows(std::move(rows));
}

void OneLinePanel::fillOverloads()
{
    std::vector<OneLineTable::Row> rows;
    if (m_result)
        for (const auto& o : m_result->state.overloads) {
            OneLineTable::Row row;
            row.element = static_cast<int>(o.element);
            row.cells = {{oneline::elementLabel(m_result->elements[o.element])}, {percent(o.loading), o.loading}, {QString(), o.loading},
                         {oneline::allowedText(o.allowedS), o.allowedS}};
            rows.push_back(std::move(row));
        }
    m_right->setTabText(1, rows.empty() ? tr("Overloads") : tr("Overloads (%1)").arg(rows.size()));
    m_overloads->setRows(std::move(rows));
}

void OneLinePanel::fillOutages()
{
    std::vector<OneLineTable::Row> rows;
    if (m_result && !m_result->elements.empty())
        for (const auto& o : m_sweep) {
            OneLineTable::Row row;
            row.element = static_cast<int>(o.element);
            QStringList halls;
            for (const int h : o.darkHalls)
                if (at(h) < m_context.site->site().halls.size())
                    halls << text::hallName(m_context.site->site().halls[at(h)].name);
            auto where = oneline::elementLabel(m_result->elements[o.worstElement]);
            if (o.overloads > 0)
                where += QStringLiteral(", ") + oneline::allowedText(o.allowedS);
            if (!o.solved)
                row.cells = {{oneline::elementLabel(m_result->elements[o.element])}, {text::dash(), 1e9}, {text::dash(), 1e9}, {text::message(o.problem)}, {text::dash()}};
            else
                row.cells = {{oneline::elementLabel(m_result->elements[o.element]), static_cast<double>(o.element)}, {text::number(o.darkItW * 1e-6, 2), o.darkItW},
                             {percent(o.worstLoading), o.worstLoading}, {where}, {halls.isEmpty() ? text::dash() : halls.join(QStringLiteral(", "))}};
            row.tip = halls.join(QStringLiteral(", "));
            rows.push_back(std::move(row));
        }
    m_outages->setRows(std::move(rows));
}

void OneLinePanel::setElementOpen(int element, bool open)
{
    const auto& name = m_result->elements[at(element)].name;
    if (open)
        m_open.insert(name);
    else
        m_open.erase(name);
    m_closeAll->setEnabled(!m_open.empty());
    Q_EMIT openChanged(this->open());
}

void OneLinePanel::selectElement(int element)
{
    if (!m_result || element < 0 || at(element) >= m_result->elements.size())
        return;
    m_selecting = true;
    m_diagram->setSelected(element);
    auto* proxy = static_cast<QSortFilterProxyModel*>(m_elementView->model());
    const auto row = proxy->mapFromSource(m_elements->index(element, 0));
    if (row.isValid()) {
        m_elementView->setCurrentIndex(row);
        m_elementView->scrollTo(row);
    }
    // What it stands for in the scene: a busway has no unit of its own.
    std::vector<twin::AssetRef> refs;
    for (const int u : m_result->elements[at(element)].units)
        if (at(u) < m_context.site->site().units.size())
            refs.push_back({m_context.site->site().units[at(u)].id});
    if (!refs.empty())
        m_context.selection->set(std::move(refs));
    m_selecting = false;
}

void OneLinePanel::setPath(const std::vector<int>& elements) { m_diagram->setPath(elements); }

void OneLinePanel::followSelection()
{
    if (m_selecting || !m_result || m_result->elements.empty())
        return;
    const int unit = m_context.site->unitIndex(m_context.selection->current().asset);
    for (std::size_t e = 0; unit >= 0 && e < m_result->elements.size(); ++e) {
        const auto& units = m_result->elements[e].units;
        if (std::find(units.begin(), units.end(), unit) == units.end())
            continue;
        m_selecting = true;
        m_diagram->setSelected(static_cast<int>(e));
        const auto row = static_cast<QSortFilterProxyModel*>(m_elementView->model())->mapFromSource(m_elements->index(static_cast<int>(e), 0));
        if (row.isValid()) {
            m_elementView->setCurrentIndex(row);
            m_elementView->scrollTo(row);
        }
        m_selecting = false;
        return;
    }
    m_diagram->setSelected(-1);
}

} // namespace views
