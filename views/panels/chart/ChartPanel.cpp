#include "views/panels/chart/ChartPanel.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/base/Error.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/panels/chart/ChartGlyphs.h"
#include "views/panels/chart/ChartLegend.h"
#include "views/panels/chart/ChartPlot.h"
#include "views/panels/chart/CurveStore.h"
#include "views/panels/chart/StatisticsTable.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/ElidedLabel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QAction>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QToolButton>

namespace views {
namespace {

/// What of a facility is worth a curve, in the order of the menu.
constexpr const char* figureMenu[] = {"facility_mw", "it_mw", "grid_mw", "turbine_mw", "genset_mw", "battery_mw", "unserved_mw", "cooling_mw", nullptr,
                                      "pue", "wue_l_per_kwh", nullptr, "battery_soc", "battery_mwh", nullptr, "gpu_temperature_max_c", "gpu_temperature_mean_c",
                                      "facility_supply_c", "technology_supply_c", "dry_bulb_c", "wet_bulb_c", nullptr, "water_m3_per_h", "cost_usd_per_h", "co2_kg_per_h"};

} // namespace

bool ChartPanel::isFacility() const
{
    const auto& items = m_context.selection->items();
    return std::none_of(items.begin(), items.end(), [this](const auto& ref) {
        const auto asset = text::resolve(*m_context.site, ref);
        return asset && asset->kind != twin::AssetKind::Site && asset->kind != twin::AssetKind::Building;
    });
}

std::vector<ChartChannel> ChartPanel::followed() const { return selectionChannels(*m_context.site, m_context.selection->items(), m_choice); }

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

void ChartPanel::setKept(bool kept)
{
    if (m_isKept == kept)
        return;
    if (kept)
        m_channels = followed();
    m_isKept = kept;
    m_refresh->request();
}

void ChartPanel::addChannels(const std::vector<ChartChannel>& channels)
{
    setKept(true);
    for (auto channel : channels) {
        std::vector<ChartChannel> each{channel};
        if (!channel.isFigure() && !channel.metric) {
            each.clear();
            for (const auto metric : m_choice.metrics)
                each.push_back({channel.asset, {}, metric});
        }
        for (const auto& c : each)
            if (static_cast<int>(m_channels.size()) < maxChartChannels && std::find(m_channels.begin(), m_channels.end(), c) == m_channels.end())
                m_channels.push_back(c);
    }
    m_refresh->request();
}

void ChartPanel::addSelection()
{
    std::vector<ChartChannel> added;
    for (const auto& ref : m_context.selection->items())
        if (const auto asset = text::resolve(*m_context.site, ref); asset && hasCurves(asset->kind) && added.size() < maxChartChannels)
            added.push_back({ref, {}});
    addChannels(added);
}

void ChartPanel::removeChannel(int channel)
{
    setKept(true);
    if (channel < 0 || channel >= static_cast<int>(m_channels.size()))
        return;
    m_channels.erase(m_channels.begin() + channel);
    m_refresh->request();
}

void ChartPanel::moveChannel(int from, int to)
{
    setKept(true);
    const int count = static_cast<int>(m_channels.size());
    if (from < 0 || to < 0 || from >= count || to >= count || from == to)
        return;
    const auto moved = m_channels[static_cast<std::size_t>(from)];
    m_channels.erase(m_channels.begin() + from);
    m_channels.insert(m_channels.begin() + to, moved);
    m_refresh->request();
}

void ChartPanel::refreshNow()
{
    for (int i = 0; i < 3; ++i) { // what the worker finds may change what is asked for, once
        m_refresh->request();
        m_refresh->runNow();
        if (!m_store->isWorking())
            break;
        m_store->waitIdle();
    }
    m_cursor->request();
    m_cursor->runNow();
}

bool ChartPanel::isLoading() const { return m_store->isWorking(); }

void ChartPanel::refreshMenus()
{
    m_quantityMenu->clear();
    // Kept channels: figures are put in and taken out; the metrics are those that assets get when they are added.
    if (m_isFacility || m_isKept) {
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
            const ChartChannel channel{{}, id};
            const auto place = std::find(m_channels.begin(), m_channels.end(), channel) - m_channels.begin();
            action->setChecked(m_isKept ? place < static_cast<std::ptrdiff_t>(m_channels.size()) : m_choice.figures.count(id) > 0);
            connect(action, &QAction::toggled, this, [this, channel, place = static_cast<int>(place)](bool on) {
                if (m_isKept)
                    on ? addChannels({channel}) : removeChannel(place);
                else
                    on ? void(m_choice.figures.insert(channel.figure)) : void(m_choice.figures.erase(channel.figure));
                m_refresh->request();
            });
        }
        if (!m_isKept)
            return;
        m_quantityMenu->addSection(tr("Of assets that are added"));
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

QString ChartPanel::titleText() const
{
    if (m_isKept)
        return tr("Kept: %1").arg(m_channels.size());
    if (m_isFacility)
        return tr("Facility");
    const auto& items = m_context.selection->items();
    const auto asset = text::resolve(*m_context.site, items.front());
    const QString name = asset ? text::assetName(*m_context.site, *asset) : QString();
    return items.size() > 1 ? tr("%1 and %n more", nullptr, static_cast<int>(items.size()) - 1).arg(name) : name;
}

void ChartPanel::refresh()
{
    auto& session = *m_context.session;
    const auto range = session.range();
    const auto& items = m_context.selection->items();
    m_isFacility = isFacility();
    // Until the user chooses: the servers' own power, or what else a recording has to compare with.
    if (!m_isMetricChosen && !m_isFacility) {
        const auto asset = text::resolve(*m_context.site, items.front());
        const bool isCompared = session.measured() && asset && asset->kind <= twin::AssetKind::Rack;
        const auto first = session.firstMeasuredMetric().value_or(twin::Metric::Power);
        m_choice.metrics = {!isCompared ? twin::Metric::Power : first == twin::Metric::Power ? twin::Metric::ServerPower : first};
    }
    if (m_isKept) // assets that an edit took away
        std::erase_if(m_channels, [this](const auto& c) { return !c.isFigure() && !text::resolve(*m_context.site, c.asset); });
    else
        m_channels = followed();
    refreshMenus();
    const bool hasAssets = std::any_of(m_channels.begin(), m_channels.end(), [](const auto& c) { return !c.isFigure(); }) || (!m_isKept && !m_isFacility);
    for (auto* button : {m_measured, m_modelled, m_residual})
        button->setVisible(hasAssets);
    m_title->setText(titleText());
    m_title->setToolTip(m_title->text() + QLatin1Char('\n') + (m_isKept ? tr("These stay whatever is selected. Unpin (P) to follow the selection again.") : tr("Follows the selection. Drop assets or figures here, or pin (P), to keep a list of your own.")));

    m_plot->setBounds(range);
    m_plot->setEvents(session.events());
    auto curves = curvesOf(*m_context.site, m_channels, m_choice, m_isKept, session.modelled() ? twin::Origin::Modelled : twin::Origin::Measured,
                           m_context.theme->kind(), m_slots);
    const auto wanted = curves.size();
    if (!range.isEmpty())
        fill(curves);
    const auto missing = std::erase_if(curves, [](const Curve& c) { return !c.isLoading && !c.isRecorded; });
    m_curves = std::move(curves);

    std::vector<ChartLimit> limits;
    const bool hasGrid = std::any_of(m_channels.begin(), m_channels.end(), [](const auto& c) { return c.figure == "grid_mw"; });
    if (hasGrid && m_context.site->scenario().parameters.contains("grid_capacity")) {
        const double grid = m_context.site->scenario().parameters.value("grid_capacity");
        limits.push_back({text::unit("MW"), tr("Grid capacity %1").arg(text::withUnit(text::significant(grid), text::unit("MW"))), grid});
    }
    m_plot->setCurves(m_curves, limits);
    say(wanted, missing);
    refreshStatistics();
    refreshActions();
    refreshCursor();
}

void ChartPanel::fill(std::vector<Curve>& curves)
{
    const auto span = m_plot->visibleSpan();
    const auto range = m_context.session->range();
    const int points = m_plot->plotWidth();
    // Growing recordings: what ends at the end of the data is read again when there is more.
    const bool isAtEnd = span.end >= range.end;
    const QString stamp = QStringLiteral("%1 %2 %3 %4").arg(span.begin.ns).arg(span.end.ns).arg(points).arg(isAtEnd ? range.end.ns : 0);
    std::vector<CurveStore::Wanted> wanted;
    std::set<QString> shown;
    for (auto& c : curves) {
        const QString key = c.key();
        shown.insert(key);
        if (!m_store->isKnown(key, stamp))
            wanted.push_back({key, stamp, curveRequest(c, *m_context.site, *m_context.session, span, points)});
        const auto* found = m_store->find(key);
        c.isLoading = !found;
        if (!found)
            continue;
        c.series = found->series;
        c.doubtful = found->doubtful;
        c.isQualityKnown = found->isQualityKnown;
        c.isRecorded = found->recorded > 0;
        c.assetsRecorded = found->recorded;
        if (c.isGroup) {
            const auto asset = text::resolve(*m_context.site, c.asset);
            const auto& racks = m_context.site->site().racks;
            c.assetsWanted = static_cast<int>(std::count_if(racks.begin(), racks.end(), [&](const auto& r) {
                return asset && static_cast<int>(asset->kind == twin::AssetKind::Row ? r.row : r.hall) == asset->index;
            }));
        }
    }
    m_store->want(std::move(wanted), shown);
}

void ChartPanel::say(std::size_t wanted, std::size_t missing)
{
    const auto& items = m_context.selection->items();
    const bool hasRange = !m_context.session->range().isEmpty(), isWorking = m_store->isWorking();
    int leftOut = 0;
    bool isAllHidden = !m_curves.empty(), isAllLoading = !m_curves.empty();
    for (const auto& c : m_curves) {
        if (c.isGroup && c.isRecorded)
            leftOut = std::max(leftOut, c.assetsWanted - c.assetsRecorded);
        isAllHidden = isAllHidden && !c.isLoading && c.isEmpty();
        isAllLoading = isAllLoading && c.isLoading;
    }
    QString note;
    if (!m_failure.isEmpty())
        note = m_failure;
    else if (!m_isKept && static_cast<int>(items.size()) > maxChartAssets)
        note = tr("The first %1 of %2 selected are drawn.").arg(maxChartAssets).arg(items.size());
    else if (m_isKept && static_cast<int>(m_channels.size()) >= maxChartChannels)
        note = tr("No more than %1 quantities fit in one chart.").arg(maxChartChannels);
    else if (leftOut > 0)
        note = tr("Racks not recorded and left out: %1").arg(leftOut);
    else if (missing > 0 && !isWorking)
        note = tr("Curves not recorded: %1").arg(missing);
    m_legend->setCurves(&m_curves, note);
    const bool hasGroup = std::any_of(m_curves.begin(), m_curves.end(), [](const auto& c) { return c.isGroup && c.isLoading; });
    m_plot->setNotice(isAllHidden ? tr("Nothing was recorded in this stretch of time.\nPress 0 or double-click to see the whole range.")
                      : isAllLoading ? (hasGroup ? tr("Adding up the racks…") : tr("Reading…")) : QString());

    QString whole; // what has no curves of its own
    if (!m_isKept && !m_isFacility)
        if (const auto first = text::resolve(*m_context.site, items.front()))
            whole = hasCurves(first->kind) ? QString() : text::kindLabel(first->kind).toLower();
    if (!hasRange && m_isSimulating)
        m_empty->setTexts(tr("Simulating the day…"), tr("The curves appear when it is done."));
    else if (!hasRange)
        m_empty->setTexts(tr("No curves yet"), tr("Simulate a day, or open or import a recording."));
    else if (!whole.isEmpty())
        m_empty->setTexts(tr("No curves of a whole %1").arg(whole),
                          tr("Select halls, rows, racks, servers or plant units, or nothing for the facility."));
    else if (wanted == 0 && m_isKept)
        m_empty->setTexts(tr("Nothing kept"), tr("Drop assets or figures here, choose a quantity, or unpin to follow the selection."));
    else if (wanted == 0)
        m_empty->setTexts(tr("Nothing chosen"), tr("Choose a quantity, and measured or modelled."));
    else if (!m_failure.isEmpty())
        m_empty->setTexts(tr("The curves cannot be read"), m_failure);
    else
        m_empty->setTexts(tr("Not recorded"), tr("The recordings opened hold none of these quantities for %1.").arg(titleText()));
    m_stack->setCurrentWidget(m_curves.empty() || !hasRange ? static_cast<QWidget*>(m_empty) : m_charts);
}

void ChartPanel::refreshActions()
{
    const bool hasRange = !m_context.session->range().isEmpty();
    const QSignalBlocker block(m_keep);
    m_keep->setChecked(m_isKept);
    m_fit->setEnabled(hasRange && m_plot->isZoomed());
    m_nearer->setEnabled(hasRange);
    m_farther->setEnabled(hasRange && m_plot->isZoomed());
    m_back->setEnabled(m_plot->history().canGoBack());
    m_forward->setEnabled(m_plot->history().canGoForward());
    m_export->setEnabled(!m_curves.empty());
    m_stats->setEnabled(!m_curves.empty());
    m_add->setEnabled(!m_isFacility && m_isKept);
}

void ChartPanel::refreshStatistics()
{
    const bool isShown = m_stats->isChecked() && !m_curves.empty();
    if (isShown)
        m_statistics->setCurves(m_curves, m_plot->visibleSpan());
    m_statistics->setVisible(isShown);
    if (isShown)
        m_statistics->setFixedHeight(std::min(m_statistics->sizeHint().height(), std::max(66, height() * 2 / 5)));
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
    m_add->setIcon(icon(Glyph::Add));
    m_keep->setIcon(chartIcon(ChartGlyph::Keep, theme));
    m_stats->setIcon(chartIcon(ChartGlyph::Statistics, theme));
    m_back->setIcon(chartIcon(ChartGlyph::Back, theme));
    m_forward->setIcon(chartIcon(ChartGlyph::Forward, theme));
    m_drop->setStyleSheet(QStringLiteral("background:%1;color:%2;border:1px solid %3;border-radius:4px;padding:8px 16px;")
                              .arg(theme.color(Role::Raised).name(), theme.color(Role::Text).name(), theme.color(Role::Accent).name()));
    m_plot->restyle();
    m_refresh->request();
}

void ChartPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_legendArea->setFixedWidth(std::clamp(std::max(width() / 3, std::min(230, width() * 9 / 20)), 150, 290)); // names before plot where it is narrow
    for (const auto& tool : m_tools)
        tool.button->setVisible(width() >= 640 || tool.action == m_keep || tool.action == m_fit || tool.action == m_export);
    m_refresh->request(); // as many points as there are pixels
}

void ChartPanel::contextMenuEvent(QContextMenuEvent* event) { m_more->exec(event->globalPos()); }

void ChartPanel::setDropping(bool dropping)
{
    m_drop->adjustSize();
    m_drop->move((width() - m_drop->width()) / 2, (height() - m_drop->height()) / 2);
    m_drop->setVisible(dropping);
    m_drop->raise();
}

void ChartPanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (!hasChannels(event->mimeData()))
        return;
    event->acceptProposedAction();
    setDropping(true);
}

void ChartPanel::dragLeaveEvent(QDragLeaveEvent*) { setDropping(false); }

void ChartPanel::dropEvent(QDropEvent* event)
{
    setDropping(false);
    const auto channels = channelsFrom(event->mimeData());
    if (channels.empty())
        return;
    event->acceptProposedAction();
    addChannels(channels);
}

QImage ChartPanel::picture()
{
    refreshNow();
    m_plot->replot(QCustomPlot::rpImmediateRefresh);
    return m_charts->grab().toImage();
}

ChartDocument ChartPanel::document()
{
    refreshNow();
    ChartDocument d;
    d.title = titleText();
    d.shown = m_charts->size();
    d.paint = [this](QCPPainter& painter, const QSize& size) {
        // The legend beside the plot where there is room, else below it.
        const bool isBeside = size.width() >= 560;
        const int legend = isBeside ? std::clamp(size.width() / 3, 220, 330) : std::min(size.height() / 2, m_legend->sizeHint().height());
        m_plot->paintTo(painter, isBeside ? QSize(size.width() - legend, size.height()) : QSize(size.width(), size.height() - legend));
        const QRect area = isBeside ? QRect(size.width() - legend, 0, legend, size.height()) : QRect(0, size.height() - legend, size.width(), legend);
        painter.setClipping(false);
        m_legend->paintTo(painter, area, true);
    };
    d.writeCsv = [this](const QString& file) { exportCsv(file); };
    return d;
}

void ChartPanel::exportPng(const QString& file) { writeChartPng(document(), m_charts->size().expandedTo({400, 160}), 2, file); }

void ChartPanel::exportPdf(const QString& file) { writeChartPdf(document(), m_charts->size().expandedTo({400, 160}), file); }

void ChartPanel::exportCsv(const QString& file)
{
    refreshNow();
    QStringList names;
    const auto name = [](const std::filesystem::path& path) { return QString::fromStdString(path.filename().string()); };
    for (const auto& s : measuredSources(*m_context.session))
        names << name(s.file);
    if (const auto s = modelledSource(*m_context.session))
        names << name(s->file);
    writeCurvesCsv(m_curves, m_plot->visibleSpan(), names.join(QStringLiteral("; ")), file);
}

void ChartPanel::exportAs() { exportChart(this, document()); }

} // namespace views
