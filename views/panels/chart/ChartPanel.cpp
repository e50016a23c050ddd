#include "views/panels/chart/ChartPanel.h"
#include "data/session/SeriesSum.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/base/Error.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/panels/chart/ChartLegend.h"
#include "views/panels/chart/ChartPlot.h"
#include "views/panels/chart/GroupCurves.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace views {
namespace {

/// What of a facility is worth a curve, in the order of the menu.
constexpr const char* figureMenu[] = {"facility_mw", "it_mw", "grid_mw", "turbine_mw", "genset_mw", "battery_mw", "unserved_mw", "cooling_mw", nullptr,
                                      "pue", "wue_l_per_kwh", nullptr, "battery_soc", "battery_mwh", nullptr, "gpu_temperature_max_c", "gpu_temperature_mean_c",
                                      "facility_supply_c", "technology_supply_c", "dry_bulb_c", "wet_bulb_c", nullptr, "water_m3_per_h", "cost_usd_per_h", "co2_kg_per_h"};

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
    : QWidget(parent), m_context(context), m_title(roleLabel("muted", {}, this)),
      m_quantities(toolButton(tr("Quantities"), tr("Which quantities are drawn"), this)), m_measured(toolButton(tr("Measured"), tr("Solid lines"), this)),
      m_modelled(toolButton(tr("Modelled"), tr("Dashed lines"), this)), m_residual(toolButton(tr("Residual"), tr("Measured minus modelled, in a lane of its own"), this)),
      m_fit(toolButton({}, tr("Show the whole time range (double click)"), this)), m_export(toolButton({}, tr("Save as picture or table"), this)),
      m_quantityMenu(new QMenu(this)), m_stack(new QStackedWidget(this)), m_charts(new QWidget), m_plot(new ChartPlot(context.theme)),
      m_legend(new ChartLegend(context.theme)), m_empty(new EmptyNote), m_groups(new GroupCurves(this)), m_refresh(new Coalescer(this, [this] { refresh(); })),
      m_cursor(new Coalescer(this, [this] { refreshCursor(); }))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->setSpacing(0);
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
    m_export->setPopupMode(QToolButton::InstantPopup);
    auto* exportMenu = new QMenu(m_export);
    exportMenu->addAction(tr("Save picture…"), this, [this] { exportWith(true); });
    exportMenu->addAction(tr("Save table (CSV)…"), this, [this] { exportWith(false); });
    m_export->setMenu(exportMenu);
    bar->addWidget(m_fit);
    bar->addWidget(m_export);
    layout->addLayout(bar);

    auto* charts = new QHBoxLayout(m_charts);
    charts->setContentsMargins(0, 0, 0, 0);
    charts->setSpacing(0);
    charts->addWidget(m_plot, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_legend);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(290);
    scroll->setFrameShape(QFrame::NoFrame);
    m_legendArea = scroll;
    charts->addWidget(scroll);
    m_stack->addWidget(m_charts);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);

    connect(m_measured, &QToolButton::toggled, this, [this](bool on) { m_choice.measured = on; m_refresh->request(); });
    connect(m_modelled, &QToolButton::toggled, this, [this](bool on) { m_choice.modelled = on; m_refresh->request(); });
    connect(m_residual, &QToolButton::toggled, this, [this](bool on) { m_choice.residual = on; m_refresh->request(); });
    connect(m_fit, &QToolButton::clicked, this, &ChartPanel::showAll);
    connect(m_plot, &ChartPlot::spanChanged, m_refresh, &Coalescer::request);
    connect(m_plot, &ChartPlot::timePicked, this, [this](twin::Timestamp t) { m_context.time->setTime(t); });
    connect(m_plot, &ChartPlot::curvePicked, this, &ChartPanel::pick);
    connect(m_legend, &ChartLegend::curvePicked, this, &ChartPanel::pick);
    connect(context.selection, &Selection::changed, m_refresh, &Coalescer::request);
    connect(context.session, &data::Session::recordingsChanged, this, [this] {
        m_groups->clear();
        m_refresh->request();
    });
    connect(m_groups, &GroupCurves::found, m_refresh, &Coalescer::request);
    connect(context.time, &data::TimeController::rangeChanged, m_refresh, &Coalescer::request);
    connect(context.time, &data::TimeController::timeChanged, m_cursor, &Coalescer::request);
    connect(context.site, &twin::SiteModel::changed, this, [this] {
        m_groups->clear();
        m_refresh->request();
    });
    connect(context.theme, &Theme::changed, this, &ChartPanel::restyle);
    restyle();
    m_refresh->request();
}

bool ChartPanel::isFacility() const
{
    const auto& items = m_context.selection->items();
    return std::none_of(items.begin(), items.end(), [this](const auto& ref) {
        const auto asset = text::resolve(*m_context.site, ref);
        return asset && asset->kind != twin::AssetKind::Site && asset->kind != twin::AssetKind::Building;
    });
}

void ChartPanel::setChoice(const ChartChoice& choice)
{
    m_choice = choice;
    m_isMetricChosen = true;
    const QSignalBlocker b1(m_measured), b2(m_modelled), b3(m_residual);
    m_measured->setChecked(choice.measured);
    m_modelled->setChecked(choice.modelled);
    m_residual->setChecked(choice.residual);
    m_refresh->request();
}

void ChartPanel::refreshNow()
{
    m_refresh->request();
    m_refresh->runNow();
    m_cursor->request();
    m_cursor->runNow();
}

void ChartPanel::refreshMenus()
{
    m_quantityMenu->clear();
    if (isFacility()) {
        for (const char* id : figureMenu) {
            if (!id) {
                m_quantityMenu->addSeparator();
                continue;
            }
            const auto* info = twin::keyFigureById(id);
            if (!info)
                continue;
            const QString unit = text::unit(info->unit);
            auto* action = m_quantityMenu->addAction(unit.isEmpty() ? text::keyFigureLabel(*info) : text::keyFigureLabel(*info) + QStringLiteral(", ") + unit);
            action->setCheckable(true);
            action->setChecked(m_choice.figures.count(id));
            connect(action, &QAction::toggled, this, [this, key = std::string(id)](bool on) {
                on ? void(m_choice.figures.insert(key)) : void(m_choice.figures.erase(key));
                m_refresh->request();
            });
        }
        return;
    }
    for (const auto& info : twin::metrics()) {
        auto* action = m_quantityMenu->addAction(text::metricLabelWithUnit(info.metric));
        action->setCheckable(true);
        action->setChecked(m_choice.metrics.count(info.metric));
        connect(action, &QAction::toggled, this, [this, metric = info.metric](bool on) {
            m_isMetricChosen = true;
            on ? void(m_choice.metrics.insert(metric)) : void(m_choice.metrics.erase(metric));
            m_refresh->request();
        });
    }
}

void ChartPanel::refresh()
{
    auto& session = *m_context.session;
    const auto range = session.range();
    const bool facility = isFacility();
    const auto& items = m_context.selection->items();
    // Until the user chooses: the servers' own power, where a recording has it to compare with.
    if (!m_isMetricChosen && !facility)
        m_choice.metrics = {session.measured() && text::resolve(*m_context.site, items.front())
                                    && text::resolve(*m_context.site, items.front())->kind <= twin::AssetKind::Rack
                                ? twin::Metric::ServerPower : twin::Metric::Power};
    refreshMenus();
    for (auto* button : {m_measured, m_modelled, m_residual})
        button->setVisible(!facility);

    QString title = tr("Facility");
    if (!facility) {
        const auto asset = text::resolve(*m_context.site, items.front());
        title = asset ? text::assetName(*m_context.site, *asset) : QString();
        if (items.size() > 1)
            title = tr("%1 and %n more", nullptr, static_cast<int>(items.size()) - 1).arg(title);
    }
    m_title->setText(title);

    m_plot->setBounds(range);
    m_plot->setEvents(session.events());
    std::vector<Curve> curves;
    if (facility)
        curves = figureCurves(m_choice, session.modelled() ? twin::Origin::Modelled : twin::Origin::Measured, m_context.theme->kind());
    else
        curves = assetCurves(*m_context.site, items, m_choice, m_context.theme->kind());
    const bool hasRange = !range.isEmpty();
    if (hasRange)
        fetch(curves, session, m_plot->visibleSpan(), m_plot->plotWidth());
    const int leftOut = hasRange ? fetchGroups(curves) : 0;
    const auto wanted = curves.size();
    curves.erase(std::remove_if(curves.begin(), curves.end(), [](const Curve& c) { return c.isEmpty(); }), curves.end());
    const auto missing = wanted - curves.size();
    m_curves = std::move(curves);

    std::vector<ChartLimit> limits;
    if (facility && m_choice.figures.count("grid_mw") && m_context.site->scenario().parameters.contains("grid_capacity")) {
        const double grid = m_context.site->scenario().parameters.value("grid_capacity");
        limits.push_back({text::unit("MW"), tr("Grid capacity %1").arg(text::withUnit(text::significant(grid), text::unit("MW"))), grid});
    }
    m_plot->setCurves(m_curves, limits);

    QString note;
    if (static_cast<int>(items.size()) > maxChartAssets)
        note = tr("The first %1 of %2 selected are drawn.").arg(maxChartAssets).arg(items.size());
    else if (leftOut > 0)
        note = tr("Racks not recorded and left out: %1").arg(leftOut);
    else if (missing > 0 && !m_groups->isWorking())
        note = tr("Curves not recorded: %1").arg(missing);
    m_legend->setCurves(&m_curves, note);

    QString whole; // what has no curves of its own
    if (!facility)
        if (const auto first = text::resolve(*m_context.site, items.front()))
            whole = hasCurves(first->kind) ? QString() : text::kindLabel(first->kind).toLower();
    if (!hasRange && m_isSimulating)
        m_empty->setTexts(tr("Simulating the day…"), tr("The curves appear when it is done."));
    else if (!hasRange)
        m_empty->setTexts(tr("No curves yet"), tr("Simulate a day, or open or import a recording."));
    else if (m_groups->isWorking())
        m_empty->setTexts(tr("Adding up the racks…"), tr("The curve of a row or hall is made of those of its racks."));
    else if (!whole.isEmpty())
        m_empty->setTexts(tr("No curves of a whole %1").arg(whole),
                          tr("Select halls, rows, racks, servers or plant units, or nothing for the facility."));
    else if (wanted == 0)
        m_empty->setTexts(tr("Nothing chosen"), tr("Choose a quantity, and measured or modelled."));
    else
        m_empty->setTexts(tr("Not recorded"), tr("The recordings opened hold none of these quantities for %1.").arg(title));
    m_stack->setCurrentWidget(m_curves.empty() ? static_cast<QWidget*>(m_empty) : m_charts);
    m_fit->setEnabled(hasRange);
    m_export->setEnabled(!m_curves.empty());
    refreshCursor();
}

int ChartPanel::fetchGroups(std::vector<Curve>& curves)
{
    std::vector<std::pair<QString, data::GroupRequest>> wanted;
    int leftOut = 0;
    const auto take = [&](const Curve& curve, twin::Origin origin) -> const data::Series* {
        Curve c = curve;
        c.origin = origin;
        auto request = groupRequest(c, *m_context.site, *m_context.session, m_plot->visibleSpan(), m_plot->plotWidth());
        if (request.file.empty())
            return nullptr;
        const auto key = QStringLiteral("%1 %2 %3").arg(c.asset.asset.value).arg(static_cast<int>(c.metric)).arg(static_cast<int>(origin));
        const int all = static_cast<int>(request.racks.size());
        wanted.emplace_back(key, std::move(request));
        const auto* found = m_groups->find(key);
        if (found && found->found > 0)
            leftOut = std::max(leftOut, all - found->found);
        return found ? &found->series : nullptr;
    };
    for (auto& c : curves) {
        if (!c.isGroup)
            continue;
        if (c.origin != twin::Origin::Residual) {
            if (const auto* series = take(c, c.origin))
                c.series = *series;
        } else {
            const auto *measured = take(c, twin::Origin::Measured), *modelled = take(c, twin::Origin::Modelled);
            if (measured && modelled && !measured->seconds.empty())
                c.series = data::differenceSeries(*measured, *modelled);
        }
    }
    m_groups->want(std::move(wanted));
    return leftOut;
}

void ChartPanel::setSimulating(bool simulating)
{
    if (m_isSimulating == simulating)
        return;
    m_isSimulating = simulating;
    m_refresh->request();
}

void ChartPanel::refreshCursor()
{
    m_plot->setInstant(m_context.time->time());
    m_legend->setInstant(m_context.time->time());
}

void ChartPanel::setClock(text::Clock clock) { m_plot->setClock(clock); }

void ChartPanel::showAll() { m_plot->showAll(); }

void ChartPanel::pick(int curve)
{
    if (curve < 0 || curve >= static_cast<int>(m_curves.size()))
        return;
    const auto ref = m_curves[static_cast<std::size_t>(curve)].asset;
    if (ref.isValid())
        m_context.selection->set({ref});
}

void ChartPanel::restyle()
{
    const auto& theme = *m_context.theme;
    const auto icon = [&](Glyph glyph) { return glyphIcon(glyph, theme.color(Role::Text), theme.color(Role::Line)); };
    m_fit->setIcon(icon(Glyph::Fit));
    m_export->setIcon(icon(Glyph::Export));
    m_plot->restyle();
    m_refresh->request();
}

void ChartPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_legendArea->setFixedWidth(std::clamp(width() / 3, 150, 290));
    m_refresh->request(); // as many points as there are pixels
}

void ChartPanel::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("Show the whole time range"), this, &ChartPanel::showAll)->setEnabled(!m_curves.empty());
    menu.addSeparator();
    menu.addAction(tr("Save picture…"), this, [this] { exportWith(true); })->setEnabled(!m_curves.empty());
    menu.addAction(tr("Save table (CSV)…"), this, [this] { exportWith(false); })->setEnabled(!m_curves.empty());
    menu.exec(event->globalPos());
}

QImage ChartPanel::picture()
{
    refreshNow();
    m_plot->replot(QCustomPlot::rpImmediateRefresh);
    return m_charts->grab().toImage();
}

void ChartPanel::exportPng(const QString& file)
{
    if (!picture().save(file, "PNG"))
        throw twin::Error(TWIN_TEXT("The picture cannot be written to %1. Choose another place."), {file.toStdString()});
}

void ChartPanel::exportCsv(const QString& file) { writeCurvesCsv(m_curves, file); }

void ChartPanel::exportWith(bool isPng)
{
    const QString file = QFileDialog::getSaveFileName(this, isPng ? tr("Save picture") : tr("Save table"), isPng ? QStringLiteral("chart.png") : QStringLiteral("chart.csv"),
                                                      isPng ? tr("Pictures (*.png)") : tr("Tables (*.csv)"));
    if (file.isEmpty())
        return;
    try {
        isPng ? exportPng(file) : exportCsv(file);
    } catch (const twin::Error& e) {
        QMessageBox::warning(this, isPng ? tr("Save picture") : tr("Save table"), text::message(e.message()));
    }
}

} // namespace views
