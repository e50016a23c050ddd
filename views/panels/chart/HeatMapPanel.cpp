#include "views/panels/chart/HeatMapPanel.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/panels/chart/ChartCurves.h"
#include "views/panels/chart/ChartGlyphs.h"
#include "views/panels/chart/SceneScale.h"
#include "views/panels/common/Coalescer.h"
#include "views/panels/common/ElidedLabel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/common/Glyphs.h"
#include "views/text/Format.h"
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QSaveFile>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <tuple>

namespace views {

HeatMapPanel::HeatMapPanel(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(ElidedLabel::withRole("muted", this)), m_scopes(new QComboBox(this)), m_stack(new QStackedWidget(this)),
      m_plot(new HeatMapPlot(context.theme)), m_empty(new EmptyNote), m_refresh(new Coalescer(this, [this] { refresh(); })),
      m_cursor(new Coalescer(this, [this] { m_plot->setInstant(m_context.time->time()); }))
{
    auto reader = std::make_shared<std::pair<data::CurveReader, int>>(); // of the worker alone
    reader->second = -1;
    m_worker = std::make_unique<Worker>(
        [reader](const Job& job, const twin::Progress& progress, const Worker::Report& report) {
            if (reader->second != job.generation)
                reader->first.keepOnly({});
            reader->second = job.generation;
            const auto answer = [&job](data::HeatMap map) { return Answer{std::move(map), job.names, job.metric, job.origin}; };
            return answer(data::readHeatMap(reader->first, job.request, progress, [&](const data::HeatMap& part) { report(answer(part)); }));
        },
        [this](Answer answer, bool isLast) { take(std::move(answer), isLast); },
        [this](const twin::Message& message) {
            m_failure = text::message(message);
            m_isAnswered = true;
            say();
        });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 0, 8, 0);
    bar->setSpacing(2);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    bar->addWidget(m_title, 1);
    m_scopes->setAccessibleName(tr("Of which racks"));
    m_scopes->setToolTip(tr("Of which racks; double-click a row of the map to see its racks"));
    bar->addWidget(m_scopes);
    const auto addTool = [&](const QString& text, const QList<QKeySequence>& keys, const QString& tip, bool hasButton, auto what) {
        auto* action = new QAction(text, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(tip, keys.front().toString(QKeySequence::NativeText)));
        connect(action, &QAction::triggered, this, what);
        addAction(action);
        if (hasButton) {
            auto* button = new QToolButton(this);
            button->setAutoRaise(true);
            button->setDefaultAction(action);
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
            button->setAccessibleName(text);
            bar->addWidget(button);
        }
        return action;
    };
    m_back = addTool(tr("Back"), {QKeySequence(Qt::ALT | Qt::Key_Left)}, tr("Back to the range looked at before"), true, [this] { goBack(); });
    m_forward = addTool(tr("Forward"), {QKeySequence(Qt::ALT | Qt::Key_Right)}, tr("Forward again"), true, [this] { goForward(); });
    m_fit = addTool(tr("Show the whole time range"), {Qt::Key_0}, tr("Show the whole time range"), true, [this] { showAll(); });
    m_export = addTool(tr("Save…"), {QKeySequence(Qt::CTRL | Qt::Key_E)}, tr("Save as picture, document or table"), true, [this] { exportChart(this, document()); });
    addTool(tr("Zoom in"), {Qt::Key_Plus, Qt::Key_Equal}, tr("Zoom in"), false, [this] { zoomBy(1.6); });
    addTool(tr("Zoom out"), {Qt::Key_Minus}, tr("Zoom out"), false, [this] { zoomBy(1 / 1.6); });
    const auto pan = [this](double share) { go({m_span.begin.plusSeconds(share * m_span.seconds()), m_span.end.plusSeconds(share * m_span.seconds())}, -2, false); };
    addTool(tr("Earlier"), {Qt::Key_BracketLeft}, tr("Move to what was before"), false, [pan] { pan(-0.25); });
    addTool(tr("Later"), {Qt::Key_BracketRight}, tr("Move to what comes after"), false, [pan] { pan(0.25); });
    layout->addLayout(bar);
    m_stack->addWidget(m_plot);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);

    connect(m_scopes, qOverload<int>(&QComboBox::activated), this, [this](int i) { setScope({twin::AssetId{m_scopes->itemData(i).toUInt()}}); });
    connect(m_plot, &HeatMapPlot::spanWanted, this, [this](const data::TimeSpan& span, int gesture) { go(span, gesture, false); });
    connect(m_plot, &HeatMapPlot::picked, this, [this](int line, twin::Timestamp t) {
        if (line >= 0 && line < static_cast<int>(m_lines.size()))
            m_context.selection->set({m_lines[static_cast<std::size_t>(line)].asset});
        m_context.time->setTime(t);
    });
    connect(m_plot, &HeatMapPlot::opened, this, [this](int line) {
        if (line < 0 || line >= static_cast<int>(m_lines.size()))
            return;
        const auto asset = text::resolve(*m_context.site, m_lines[static_cast<std::size_t>(line)].asset);
        if (asset && asset->kind == twin::AssetKind::Row)
            setScope(asset->ref);
    });
    const auto readAnew = [this] {
        ++m_generation;
        m_asked.clear();
        m_failure.clear();
        m_refresh->request();
    };
    connect(context.session, &data::Session::recordingsChanged, this, readAnew);
    connect(context.site, &twin::SiteModel::changed, this, readAnew);
    connect(context.time, &data::TimeController::rangeChanged, m_refresh, &Coalescer::request);
    connect(context.time, &data::TimeController::timeChanged, m_cursor, &Coalescer::request);
    connect(context.theme, &Theme::changed, this, &HeatMapPanel::restyle);
    restyle();
    m_refresh->request();
    m_cursor->request();
}

HeatMapPanel::~HeatMapPanel() = default;

void HeatMapPanel::setColourBy(const ColourBy& colourBy)
{
    const bool isOther = colourBy.metric != m_colourBy.metric || colourBy.origin != m_colourBy.origin;
    if (isOther || !colourBy.automaticRange)
        m_hasRange = false;
    m_colourBy = colourBy;
    if (isOther) {
        m_refresh->request();
    } else if (m_plot->map().lines > 0) { // another range of the same values: no reading
        m_range = rangeOf(m_plot->map(), colourBy.metric, colourBy.origin);
        m_plot->setRange(m_range);
    }
}

void HeatMapPanel::setScope(twin::AssetRef scope)
{
    m_scope = scope;
    m_refresh->request();
}

void HeatMapPanel::setClock(text::Clock clock) { m_plot->setClock(clock); }

void HeatMapPanel::setSimulating(bool simulating)
{
    m_isSimulating = simulating;
    m_refresh->request();
}

void HeatMapPanel::setVisibleSpan(const data::TimeSpan& span) { go(span, 0, true); }

void HeatMapPanel::go(const data::TimeSpan& wanted, int gesture, bool isTravel)
{
    if (m_bounds.isEmpty() || wanted.isEmpty())
        return;
    data::TimeSpan span = wanted;
    const double whole = m_bounds.seconds(), least = std::min(whole, 1.0);
    if (span.seconds() < least) {
        const auto middle = span.begin.plusSeconds(span.seconds() / 2);
        span = {middle.plusSeconds(-least / 2), middle.plusSeconds(least / 2)};
    }
    if (span.seconds() >= whole)
        span = m_bounds;
    else if (span.begin < m_bounds.begin)
        span = {m_bounds.begin, m_bounds.begin.plusSeconds(span.seconds())};
    else if (span.end > m_bounds.end)
        span = {m_bounds.end.plusSeconds(-span.seconds()), m_bounds.end};
    if (span == m_span)
        return;
    if (!isTravel)
        m_history.leave(m_span, gesture);
    m_span = span;
    m_plot->setSpan(span);
    refreshActions();
    m_refresh->request();
    Q_EMIT spanChanged(span);
}

void HeatMapPanel::zoomBy(double factor)
{
    const auto now = m_context.time->time();
    const double about = now >= m_span.begin && now <= m_span.end ? now.seconds() : m_span.begin.seconds() + m_span.seconds() / 2;
    go({twin::Timestamp::fromSeconds(about - (about - m_span.begin.seconds()) / factor), twin::Timestamp::fromSeconds(about + (m_span.end.seconds() - about) / factor)}, -1, false);
}

void HeatMapPanel::goBack()
{
    if (m_history.canGoBack())
        go(m_history.back(m_span), 0, true);
}

void HeatMapPanel::goForward()
{
    if (m_history.canGoForward())
        go(m_history.forward(m_span), 0, true);
}

void HeatMapPanel::showAll() { go(m_bounds, -3, false); }

// Racks where each has its own pixels, else rows, else several rows together.
std::vector<HeatMapPanel::Line> HeatMapPanel::linesFor(int most) const
{
    const auto& site = m_context.site->site();
    text::Asset scope; // the site itself
    if (m_scope.isValid())
        if (const auto asset = text::resolve(*m_context.site, m_scope))
            scope = *asset;
    const bool isSite = scope.kind == twin::AssetKind::Site, isRow = scope.kind == twin::AssetKind::Row;
    std::vector<int> racks;
    for (std::size_t r = 0; r < site.racks.size(); ++r)
        if (isSite || static_cast<int>(isRow ? site.racks[r].row : site.racks[r].hall) == scope.index)
            racks.push_back(static_cast<int>(r));
    const auto rack = [&](int r) -> const twin::Rack& { return site.racks[static_cast<std::size_t>(r)]; };
    std::stable_sort(racks.begin(), racks.end(), [&](int a, int b) {
        return std::tuple(rack(a).hall, rack(a).row, rack(a).slot) < std::tuple(rack(b).hall, rack(b).row, rack(b).slot);
    });
    std::vector<Line> lines;
    if (static_cast<int>(racks.size()) * 3 <= most || isRow) {
        for (const int r : racks)
            lines.push_back({QString::fromStdString(rack(r).name), {rack(r).id}, {r}});
        return lines;
    }
    for (const int r : racks) {
        const auto row = static_cast<std::size_t>(rack(r).row);
        const twin::AssetRef ref{site.rows[row].id};
        if (lines.empty() || lines.back().asset != ref) {
            const auto asset = text::resolve(*m_context.site, ref);
            QString name = asset ? text::assetName(*m_context.site, *asset) : QString();
            // Rows of several halls share their numbers: the hall's tells them apart.
            if (isSite)
                name = tr("Hall %1, %2", "a row of a hall").arg(static_cast<int>(rack(r).hall) + 1).arg(name.toLower());
            lines.push_back({name, ref, {}});
        }
        lines.back().racks.push_back(r);
    }
    const int count = static_cast<int>(lines.size());
    const int each = (count + std::max(1, most) - 1) / std::max(1, most);
    if (each <= 1)
        return lines;
    std::vector<Line> merged;
    for (int i = 0; i < count; ++i) {
        if (i % each == 0)
            merged.push_back({tr("%1 to +%2", "rows that share a line").arg(lines[static_cast<std::size_t>(i)].name).arg(each - 1), lines[static_cast<std::size_t>(i)].asset, {}});
        auto& own = lines[static_cast<std::size_t>(i)].racks;
        merged.back().racks.insert(merged.back().racks.end(), own.begin(), own.end());
    }
    return merged;
}

void HeatMapPanel::refreshScopes()
{
    const auto& site = m_context.site->site();
    if (m_scope.isValid() && !text::resolve(*m_context.site, m_scope))
        m_scope = {};
    const QSignalBlocker block(m_scopes);
    m_scopes->clear();
    m_scopes->addItem(tr("Whole site"), 0u);
    for (const auto& hall : site.halls)
        m_scopes->addItem(text::hallName(hall.name), hall.id.value);
    int at = m_scopes->findData(m_scope.asset.value);
    if (at < 0) // a row that was opened
        if (const auto asset = text::resolve(*m_context.site, m_scope)) {
            m_scopes->addItem(text::assetPlace(*m_context.site, *asset) + QStringLiteral(", ") + text::assetName(*m_context.site, *asset).toLower(), m_scope.asset.value);
            at = m_scopes->count() - 1;
        }
    m_scopes->setCurrentIndex(at);
}

void HeatMapPanel::refresh()
{
    refreshScopes();
    const auto range = m_context.session->range();
    if (!(range == m_bounds)) {
        const bool showedAll = m_bounds.isEmpty() || m_span == m_bounds || range.begin > m_span.end || range.end < m_span.begin;
        m_bounds = range;
        if (showedAll) {
            m_history.clear();
            m_span = range;
        } else {
            go(m_span, 0, true);
        }
    }
    m_plot->setSpan(m_span);
    m_plot->setInstant(m_context.time->time());
    const auto area = m_plot->plotArea();
    const int columns = std::clamp(static_cast<int>(area.width()), 60, 4000), most = std::clamp(static_cast<int>(area.height()), 60, 2400);
    auto lines = linesFor(most);
    const QString wanted = QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8").arg(m_span.begin.ns).arg(m_span.end.ns).arg(columns).arg(lines.size()).arg(m_scope.asset.value)
                               .arg(static_cast<int>(m_colourBy.metric)).arg(static_cast<int>(m_colourBy.origin)).arg(m_span.end >= range.end ? range.end.ns : 0);
    if (m_span.isEmpty() || lines.empty()) {
        m_worker->cancel();
        m_asked.clear();
        m_lines.clear();
        m_plot->setMap({}, {}, m_colourBy.metric, m_colourBy.origin, {});
    } else if (wanted != m_asked) {
        Job job;
        job.request.measured = measuredSources(*m_context.session);
        job.request.modelled = modelledSource(*m_context.session);
        job.request.origin = job.origin = m_colourBy.origin;
        job.request.metric = job.metric = m_colourBy.metric;
        job.request.how = howOf(m_colourBy.metric) == data::GroupRequest::How::Sum ? data::GroupRequest::How::Mean : howOf(m_colourBy.metric);
        job.request.span = m_span;
        job.request.columns = columns;
        for (const auto& line : lines) {
            data::HeatLine own;
            for (const int r : line.racks)
                own.assets.push_back({m_context.site->site().racks[static_cast<std::size_t>(r)].name, false, false, data::serversOfRack(*m_context.site, r)});
            job.request.lines.push_back(std::move(own));
            job.names.push_back(line.name);
        }
        job.generation = m_generation;
        m_lines = std::move(lines);
        m_asked = wanted;
        m_isAnswered = false;
        m_worker->ask(std::move(job));
    }
    say();
}

// The scene's rule, over what is shown at any time here and now there.
ColourRange HeatMapPanel::rangeOf(const data::HeatMap& map, twin::Metric metric, twin::Origin origin)
{
    ColourBy by = m_colourBy;
    by.metric = metric;
    by.origin = origin;
    return sceneRange(*m_context.state, by, twin::ValueClass::Rack, finiteExtent(map.cells), m_hasRange ? &m_range : nullptr);
}

void HeatMapPanel::take(Answer answer, bool isLast)
{
    m_range = rangeOf(answer.map, answer.metric, answer.origin);
    m_hasRange = true;
    m_isAnswered = m_isAnswered || isLast;
    auto names = answer.names;
    m_plot->setMap(std::move(answer.map), std::move(names), answer.metric, answer.origin, m_range);
    say();
}

void HeatMapPanel::say()
{
    const auto& map = m_plot->map();
    const QString quantity = QStringLiteral("%1, %2").arg(text::metricLabel(m_colourBy.metric), text::originLabel(m_colourBy.origin).toLower());
    QString title = quantity;
    const bool isLoading = m_worker->isBusy();
    if (map.columns > 0 && !isLoading)
        title += QStringLiteral(" · ") + tr("%1 lines").arg(map.lines) + QStringLiteral(" · ") + tr("a column is %1").arg(text::spanText(map.columnSeconds()));
    if (map.columns > 0 && !isLoading && map.linesRecorded < map.lines && map.linesRecorded > 0)
        title += QStringLiteral(" · ") + tr("%1 without data").arg(map.lines - map.linesRecorded);
    m_title->setText(title);
    m_plot->setNotice(!isLoading ? QString() : map.linesDone > 0 && map.linesDone < map.lines ? tr("Reading: %1 of %2 lines").arg(map.linesDone).arg(map.lines) : map.lines == 0 ? tr("Reading…") : QString());

    const bool hasRange = !m_span.isEmpty();
    bool isEmpty = true;
    if (!hasRange && m_isSimulating)
        m_empty->setTexts(tr("Simulating the day…"), tr("The map appears when it is done."));
    else if (!hasRange)
        m_empty->setTexts(tr("No recording yet"), tr("Simulate a day, or open or import a recording."));
    else if (m_context.site->site().racks.empty())
        m_empty->setTexts(tr("No racks"), tr("Add racks, or load a site, to see them over time."));
    else if (!m_failure.isEmpty())
        m_empty->setTexts(tr("The map cannot be read"), m_failure);
    else if (m_isAnswered && map.linesRecorded == 0)
        m_empty->setTexts(tr("Not recorded"), m_colourBy.origin == twin::Origin::Residual ? tr("%1 is not both measured and modelled for any of these racks.").arg(text::metricLabel(m_colourBy.metric))
                                                                                          : tr("No recording holds %1 of these racks. Colour the scene by another quantity.").arg(quantity));
    else
        isEmpty = false;
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_empty) : m_plot);
    refreshActions();
}

void HeatMapPanel::refreshActions()
{
    m_back->setEnabled(m_history.canGoBack());
    m_forward->setEnabled(m_history.canGoForward());
    m_fit->setEnabled(!m_bounds.isEmpty() && !(m_span == m_bounds));
    m_export->setEnabled(m_plot->map().columns > 0);
}

void HeatMapPanel::refreshNow()
{
    m_refresh->request();
    m_refresh->runNow();
    if (m_worker->isBusy())
        m_worker->waitIdle();
    m_plot->setInstant(m_context.time->time());
}

void HeatMapPanel::restyle()
{
    const auto& theme = *m_context.theme;
    m_back->setIcon(chartIcon(ChartGlyph::Back, theme));
    m_forward->setIcon(chartIcon(ChartGlyph::Forward, theme));
    m_fit->setIcon(glyphIcon(Glyph::Fit, theme.color(Role::Text), theme.color(Role::Line)));
    m_export->setIcon(glyphIcon(Glyph::Export, theme.color(Role::Text), theme.color(Role::Line)));
    m_plot->restyle();
}

void HeatMapPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_refresh->request(); // as many cells as there are pixels
}

ChartDocument HeatMapPanel::document()
{
    refreshNow();
    ChartDocument d;
    d.title = QStringLiteral("%1 %2").arg(tr("Heat map"), m_title->text());
    d.shown = m_plot->size();
    d.paint = [this](QCPPainter& painter, const QSize& size) {
        painter.fillRect(QRect({}, size), m_context.theme->color(Role::Surface));
        painter.setFont(text::font(11));
        painter.setPen(m_context.theme->color(Role::Muted));
        painter.drawText(QRect(8, 2, size.width() - 16, 18), Qt::AlignLeft | Qt::AlignVCenter, m_title->text());
        painter.translate(0, 20);
        m_plot->paintTo(painter, size - QSize(0, 20));
        painter.translate(0, -20);
    };
    d.writeCsv = [this](const QString& file) {
        QSaveFile out(file);
        const auto fail = [&] { throw twin::Error(TWIN_TEXT("The chart cannot be written to %1: %2. Choose another place."), {file.toStdString(), out.errorString().toStdString()}); };
        if (!out.open(QIODevice::WriteOnly))
            fail();
        const auto& map = m_plot->map();
        const auto& info = twin::metricInfo(m_colourBy.metric);
        const auto rest = ',' + std::string(info.id) + ',' + std::string(twin::originId(m_colourBy.origin)) + ',' + std::string(info.unit) + ',';
        std::string text = "# Heat map, columns of " + twin::numberText(map.columnSeconds()) + " s; of a row the mean of its racks, or the extreme where the quantity is one\n";
        text += "time_utc,asset,metric,origin,unit,value\n";
        for (int l = 0; l < map.lines && l < static_cast<int>(m_lines.size()); ++l) {
            const auto name = m_context.site->name(m_lines[static_cast<std::size_t>(l)].asset);
            for (int c = 0; c < map.columns; ++c)
                if (const float v = map.cell(l, c); std::isfinite(v))
                    text += map.span.begin.plusSeconds(c * map.columnSeconds()).iso() + ',' + name + rest + twin::numberText(static_cast<double>(v)) + '\n';
        }
        if (out.write(text.data(), static_cast<qint64>(text.size())) < 0 || !out.commit())
            fail();
    };
    return d;
}

} // namespace views
