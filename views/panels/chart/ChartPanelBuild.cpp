// How the chart panel is put together: its widgets, its tools and their keys.
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/panels/chart/ChartLegend.h"
#include "views/panels/chart/ChartPanel.h"
#include "views/panels/chart/ChartPlot.h"
#include "views/panels/chart/CurveStore.h"
#include "views/panels/chart/StatisticsTable.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/ElidedLabel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/text/Names.h"
#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace views {
namespace {

QToolButton* toolButton(const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

} // namespace

ChartPanel::ChartPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(ElidedLabel::withRole("muted", this)),
      m_quantities(toolButton(tr("Quantities"), tr("Which quantities are drawn"), this)), m_measured(toolButton(text::originLabel(twin::Origin::Measured), tr("Solid lines (1)"), this)),
      m_modelled(toolButton(tr("Modelled"), tr("Dashed lines (2)"), this)),
      m_residual(toolButton(tr("Residual"), tr("Measured minus modelled, dash and dot, in a lane of its own (3)"), this)),
      m_quantityMenu(new QMenu(this)), m_more(new QMenu(this)), m_stack(new QStackedWidget(this)), m_charts(new QWidget), m_plot(new ChartPlot(context.theme)),
      m_legend(new ChartLegend(context.theme)), m_statistics(new StatisticsTable(context.theme)), m_drop(new QLabel(tr("Drop to add to the chart"), this)),
      m_empty(new EmptyNote), m_store(new CurveStore(this)), m_refresh(new Coalescer(this, [this] { refresh(); })),
      m_cursor(new Coalescer(this, [this] { refreshCursor(); }))
{
    setAcceptDrops(true);
    buildActions();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->setSpacing(0);
    buildBar();

    auto* charts = new QVBoxLayout(m_charts);
    charts->setContentsMargins(0, 0, 0, 0);
    charts->setSpacing(0);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_plot, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_legend);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(290);
    scroll->setFrameShape(QFrame::NoFrame);
    m_legendArea = scroll;
    upper->addWidget(scroll);
    charts->addLayout(upper, 1);
    charts->addWidget(m_statistics);
    m_statistics->hide();
    m_drop->hide();
    m_drop->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_stack->addWidget(m_charts);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);

    connect(m_measured, &QToolButton::toggled, this, [this](bool on) { m_choice.measured = on; m_refresh->request(); });
    connect(m_modelled, &QToolButton::toggled, this, [this](bool on) { m_choice.modelled = on; m_refresh->request(); });
    connect(m_residual, &QToolButton::toggled, this, [this](bool on) { m_choice.residual = on; m_refresh->request(); });
    connect(m_plot, &ChartPlot::spanChanged, m_refresh, &Coalescer::request);
    connect(m_plot, &ChartPlot::historyChanged, this, &ChartPanel::refreshActions);
    connect(m_plot, &ChartPlot::timePicked, this, [this](twin::Timestamp t) { m_context.time->setTime(t); });
    connect(m_plot, &ChartPlot::curvePicked, this, &ChartPanel::pick);
    connect(m_legend, &ChartLegend::curvePicked, this, &ChartPanel::pick);
    const auto channelOf = [this](int curve) { return curve >= 0 && curve < static_cast<int>(m_curves.size()) ? m_curves[static_cast<std::size_t>(curve)].channel : -1; };
    connect(m_legend, &ChartLegend::removeRequested, this, [this, channelOf](int curve) { removeChannel(channelOf(curve)); });
    connect(m_legend, &ChartLegend::moveRequested, this, [this, channelOf](int curve, int to) { moveChannel(channelOf(curve), channelOf(to)); });
    connect(context.selection, &Selection::changed, m_refresh, &Coalescer::request);
    const auto readAnew = [this] {
        m_failure.clear();
        m_store->invalidate();
        m_refresh->request();
    };
    connect(context.session, &data::Session::recordingsChanged, this, readAnew);
    connect(context.session, &data::Session::measuredFromChanged, this, [this] { m_measured->setText(text::originLabel(twin::Origin::Measured)); });
    connect(context.site, &twin::SiteModel::changed, this, readAnew);
    connect(m_store, &CurveStore::found, m_refresh, &Coalescer::request);
    connect(m_store, &CurveStore::failed, this, [this](const twin::Message& message) {
        m_failure = text::message(message);
        m_refresh->request();
    });
    connect(context.time, &data::TimeController::rangeChanged, m_refresh, &Coalescer::request);
    connect(context.time, &data::TimeController::timeChanged, m_cursor, &Coalescer::request);
    connect(context.theme, &Theme::changed, this, &ChartPanel::restyle);
    restyle();
    m_refresh->request();
}

QAction* ChartPanel::addAction(const QString& text, const QList<QKeySequence>& keys, const QString& tip, std::function<void()> what)
{
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // keys of the chart, while it has the focus
    action->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys.front().toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, std::move(what));
    QWidget::addAction(action);
    return action;
}

void ChartPanel::buildActions()
{
    m_keep = addAction(tr("Keep these"), {Qt::Key_P}, tr("Keep what is drawn, whatever is selected"), [this] { setKept(m_keep->isChecked()); });
    m_keep->setCheckable(true);
    m_add = addAction(tr("Add the selection"), {Qt::Key_A}, tr("Add what is selected to what is kept"), [this] { addSelection(); });
    m_stats = addAction(tr("Statistics"), {Qt::Key_S}, tr("Statistics of the visible range"), [this] { refreshStatistics(); });
    m_stats->setCheckable(true);
    m_back = addAction(tr("Back"), {QKeySequence(Qt::ALT | Qt::Key_Left)}, tr("Back to the range looked at before"), [this] { m_plot->goBack(); });
    m_forward = addAction(tr("Forward"), {QKeySequence(Qt::ALT | Qt::Key_Right)}, tr("Forward again"), [this] { m_plot->goForward(); });
    m_nearer = addAction(tr("Zoom in"), {Qt::Key_Plus, Qt::Key_Equal}, tr("Zoom in (also the wheel, or Shift and drag)"), [this] { m_plot->zoomBy(1.6); });
    m_farther = addAction(tr("Zoom out"), {Qt::Key_Minus}, tr("Zoom out"), [this] { m_plot->zoomBy(1 / 1.6); });
    m_fit = addAction(tr("Show the whole time range"), {Qt::Key_0}, tr("Show the whole time range (double click)"), [this] { showAll(); });
    m_export = addAction(tr("Save…"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, tr("Save as picture, document or table"), [this] { exportAs(); });
    auto* earlier = addAction(tr("Earlier"), {Qt::Key_BracketLeft}, tr("Move to what was before"), [this] { m_plot->panBy(-0.25); });
    auto* later = addAction(tr("Later"), {Qt::Key_BracketRight}, tr("Move to what comes after"), [this] { m_plot->panBy(0.25); });
    auto* copy = addAction(tr("Copy statistics"), {}, tr("Copy the statistics as a table"), [this] {
        m_statistics->setCurves(m_curves, m_plot->visibleSpan());
        m_statistics->copy();
    });
    for (const auto& [key, button] : {std::pair{Qt::Key_1, m_measured}, std::pair{Qt::Key_2, m_modelled}, std::pair{Qt::Key_3, m_residual}}) {
        auto* toggle = new QAction(this);
        toggle->setShortcut(key);
        toggle->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(toggle, &QAction::triggered, button, [button = button] {
            if (button->isVisible())
                button->toggle();
        });
        QWidget::addAction(toggle);
    }
    for (auto* action : {m_keep, m_add, m_stats, copy})
        m_more->addAction(action);
    m_more->addSeparator();
    for (auto* action : {m_nearer, m_farther, earlier, later, m_fit, m_back, m_forward})
        m_more->addAction(action);
    m_more->addSeparator();
    m_more->addAction(m_export);
}

void ChartPanel::buildBar()
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 0, 8, 0);
    bar->setSpacing(2);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    bar->addWidget(m_title, 1);
    for (auto* button : {m_measured, m_modelled, m_residual}) {
        button->setCheckable(true);
        bar->addWidget(button);
    }
    m_measured->setChecked(m_choice.measured);
    m_modelled->setChecked(m_choice.modelled);
    m_quantities->setPopupMode(QToolButton::InstantPopup);
    m_quantities->setMenu(m_quantityMenu);
    bar->addWidget(m_quantities);
    for (auto* action : {m_keep, m_add, m_stats, m_back, m_forward, m_fit, m_export}) {
        auto* button = toolButton({}, {}, this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAccessibleName(action->text());
        bar->addWidget(button);
        m_tools.push_back({action, button});
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(bar);
}

} // namespace views
