#include "views/panels/chart/ChartPlot.h"
#include "views/panels/chart/ChartItems.h"
#include "views/text/Format.h"
#include <QHelpEvent>
#include <QRubberBand>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace views {

ChartPlot::ChartPlot(const Theme* theme, QWidget* parent)
    : QCustomPlot(parent), m_theme(theme), m_ticker(new SiteTimeTicker), m_margins(new QCPMarginGroup(this)),
      m_band(new QRubberBand(QRubberBand::Rectangle, this))
{
    plotLayout()->clear();
    plotLayout()->setRowSpacing(0);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setNoAntialiasingOnDrag(false);
    addLayer(QStringLiteral("time"), layer(QStringLiteral("overlay")), QCustomPlot::limAbove);
    layer(QStringLiteral("time"))->setMode(QCPLayer::lmBuffered);
    setMinimumSize(200, 130);
    setFocusPolicy(Qt::ClickFocus);
    restyle();
}

ChartPlot::Lane* ChartPlot::laneOf(const QString& key)
{
    const auto it = std::find_if(m_lanes.begin(), m_lanes.end(), [&](const Lane& lane) { return lane.key == key; });
    return it == m_lanes.end() ? nullptr : &*it;
}

void ChartPlot::buildLanes(const std::vector<Curve>& curves)
{
    QStringList keys;
    for (const auto& c : curves)
        if (!keys.contains(c.laneKey()))
            keys << c.laneKey();
    if (keys.isEmpty())
        keys << QString();
    const bool isSame = keys.size() == static_cast<qsizetype>(m_lanes.size())
                        && std::equal(keys.begin(), keys.end(), m_lanes.begin(), [](const QString& k, const Lane& l) { return k == l.key; });
    clearPlottables();
    clearItems();
    m_events = nullptr;
    m_noticeItem = nullptr;
    m_curveOf.clear();
    if (!isSame) {
        m_lanes.clear();
        plotLayout()->clear();
        for (const auto& key : keys) {
            auto* rect = new QCPAxisRect(this, false);
            rect->addAxes(QCPAxis::atLeft | QCPAxis::atBottom);
            plotLayout()->addElement(static_cast<int>(m_lanes.size()), 0, rect);
            rect->setMarginGroup(QCP::msLeft | QCP::msRight, m_margins);
            rect->setRangeDrag(Qt::Horizontal);
            rect->setRangeZoom(Qt::Horizontal);
            auto* bottom = rect->axis(QCPAxis::atBottom);
            auto* left = rect->axis(QCPAxis::atLeft);
            rect->setRangeDragAxes(bottom, nullptr);
            rect->setRangeZoomAxes(bottom, nullptr);
            for (auto* axis : {bottom, left}) {
                axis->setLayer(QStringLiteral("axes"));
                axis->grid()->setLayer(QStringLiteral("grid"));
            }
            bottom->setTicker(m_ticker);
            left->setTicker(QSharedPointer<ValueTicker>::create());
            connect(bottom, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &ChartPlot::onRangeChanged);
            m_lanes.push_back({key, rect, nullptr, 0, 1, false, false});
        }
    }
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        auto& lane = m_lanes[i];
        const bool isLast = i + 1 == m_lanes.size();
        auto* bottom = lane.rect->axis(QCPAxis::atBottom);
        bottom->setTickLabels(isLast);
        bottom->setLabel(isLast ? text::zoneDescription(m_bounds.end, m_clock) : QString());
        lane.rect->setMinimumMargins(QMargins(46, i == 0 ? 13 : 5, 10, 4));
        lane.cursor = new QCPItemStraightLine(this);
        lane.cursor->setLayer(QStringLiteral("time"));
        lane.cursor->setClipAxisRect(lane.rect);
        for (auto* point : {lane.cursor->point1, lane.cursor->point2}) {
            point->setTypeX(QCPItemPosition::ptPlotCoords);
            point->setTypeY(QCPItemPosition::ptAxisRectRatio);
            point->setAxisRect(lane.rect);
            point->setAxes(bottom, lane.rect->axis(QCPAxis::atLeft));
        }
        lane.hasData = false;
        lane.fromZero = false;
    }
    m_events = new ChartEvents(this, m_lanes.front().rect, m_eventList, *m_theme);
    m_events->setLayer(QStringLiteral("overlay"));
}

void ChartPlot::addCurve(const Curve& curve, int index, Lane& lane, std::vector<double>& stackX, std::vector<double>& stackY)
{
    const std::size_t n = curve.series.seconds.size();
    if (n == 0)
        return;
    auto* x = lane.rect->axis(QCPAxis::atBottom);
    auto* y = lane.rect->axis(QCPAxis::atLeft);
    const auto nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> base(n, 0);
    if (curve.isStacked && !stackX.empty()) {
        // Curves of one recording share their times; others are read off the stack below by interpolation.
        for (std::size_t i = 0; i < n; ++i) {
            const double t = curve.series.seconds[i];
            if (i < stackX.size() && stackX[i] == t) {
                base[i] = stackY[i];
                continue;
            }
            const auto it = std::lower_bound(stackX.begin(), stackX.end(), t);
            const auto k = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(it - stackX.begin(), 1, std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(stackX.size()) - 1)));
            if (stackX.size() == 1)
                base[i] = stackY[0];
            else
                base[i] = stackY[k - 1] + (stackY[k] - stackY[k - 1]) * std::clamp((t - stackX[k - 1]) / std::max(1e-9, stackX[k] - stackX[k - 1]), 0.0, 1.0);
        }
    }
    QVector<QCPGraphData> mean, low, high;
    bool hasBand = false;
    std::size_t gap = 0;
    std::vector<double> top(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        const double t = curve.series.seconds[i];
        // A line never runs across a gap.
        while (gap < curve.series.gaps.size() && curve.series.gaps[gap].end.seconds() <= t) {
            if (i > 0 && curve.series.gaps[gap].begin.seconds() >= curve.series.seconds[i - 1]) {
                const double middle = curve.series.gaps[gap].begin.seconds();
                for (auto* list : {&mean, &low, &high})
                    list->append({middle, nan});
            }
            ++gap;
        }
        double v = curve.series.mean[i] * curve.scale;
        if (curve.isStacked)
            v = std::max(0.0, std::isfinite(v) ? v : 0.0) + base[i];
        top[i] = v;
        mean.append({t, v});
        const double lo = curve.series.min[i] * curve.scale, hi = curve.series.max[i] * curve.scale;
        low.append({t, std::min(lo, hi)});
        high.append({t, std::max(lo, hi)});
        hasBand = hasBand || std::fabs(hi - lo) > 1e-6 * std::fabs(hi);
        const double from = curve.isStacked || !std::isfinite(lo) ? v : std::min(lo, hi), to = curve.isStacked || !std::isfinite(hi) ? v : std::max(lo, hi);
        if (std::isfinite(from) && std::isfinite(to)) {
            lane.low = lane.hasData ? std::min(lane.low, from) : from;
            lane.high = lane.hasData ? std::max(lane.high, to) : to;
            lane.hasData = true;
        }
    }
    QColor soft = curve.color;
    soft.setAlphaF(curve.isStacked ? 0.28f : 0.20f);
    auto* graph = new QCPGraph(x, y);
    if (hasBand && !curve.isStacked) {
        auto* lower = new QCPGraph(x, y);
        auto* upper = new QCPGraph(x, y);
        lower->setPen(Qt::NoPen);
        upper->setPen(Qt::NoPen);
        lower->data()->set(low, true);
        upper->data()->set(high, true);
        upper->setBrush(soft);
        upper->setChannelFillGraph(lower);
        for (auto* g : {lower, upper})
            g->setSelectable(QCP::stNone);
    }
    graph->setPen(curvePen(curve));
    graph->data()->set(mean, true);
    graph->setName(curve.name);
    if (curve.isStacked) {
        lane.fromZero = true;
        graph->setBrush(soft);
        if (!stackX.empty()) {
            auto* below = new QCPGraph(x, y);
            QVector<QCPGraphData> floor;
            for (std::size_t i = 0; i < n; ++i)
                floor.append({curve.series.seconds[i], base[i]});
            below->setPen(Qt::NoPen);
            below->data()->set(floor, true);
            graph->setChannelFillGraph(below);
        }
        // An area of nothing is no line either.
        const bool isNothing = std::all_of(top.begin(), top.end(), [i = std::size_t(0), &base](double v) mutable { return v - base[i++] < 1e-9; });
        if (isNothing)
            graph->setPen(Qt::NoPen);
        stackX = curve.series.seconds;
        stackY = top;
    }
    m_curveOf.emplace_back(graph, index);
}

void ChartPlot::addLimit(const ChartLimit& limit, Lane& lane)
{
    auto* x = lane.rect->axis(QCPAxis::atBottom);
    auto* y = lane.rect->axis(QCPAxis::atLeft);
    const QColor color = m_theme->color(Role::Critical);
    auto* line = new QCPItemStraightLine(this);
    line->setClipAxisRect(lane.rect);
    for (auto* point : {line->point1, line->point2}) {
        point->setTypeX(QCPItemPosition::ptAxisRectRatio);
        point->setTypeY(QCPItemPosition::ptPlotCoords);
        point->setAxisRect(lane.rect);
        point->setAxes(x, y);
    }
    line->point1->setCoords(0, limit.value);
    line->point2->setCoords(1, limit.value);
    line->setPen(QPen(color, 1.2));
    auto* label = new QCPItemText(this);
    label->setClipAxisRect(lane.rect);
    label->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    label->position->setTypeY(QCPItemPosition::ptPlotCoords);
    label->position->setAxisRect(lane.rect);
    label->position->setAxes(x, y);
    label->position->setCoords(0.004, limit.value);
    label->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    label->setText(limit.label);
    label->setFont(text::font(11));
    label->setColor(color);
    QColor ground = m_theme->color(Role::Surface);
    ground.setAlphaF(0.75f);
    label->setBrush(ground);
    label->setPadding(QMargins(3, 0, 3, 0));
}

void ChartPlot::placeBox(QCPItemRect* box, Lane& lane, const data::TimeSpan& span, double top, double bottom)
{
    box->setLayer(QStringLiteral("grid"));
    box->setClipAxisRect(lane.rect);
    for (auto* point : {box->topLeft, box->bottomRight}) {
        point->setTypeX(QCPItemPosition::ptPlotCoords);
        point->setTypeY(QCPItemPosition::ptAxisRectRatio);
        point->setAxisRect(lane.rect);
        point->setAxes(lane.rect->axis(QCPAxis::atBottom), lane.rect->axis(QCPAxis::atLeft));
    }
    box->topLeft->setCoords(span.begin.seconds(), top);
    box->bottomRight->setCoords(span.end.seconds(), bottom);
    box->setPen(Qt::NoPen);
}

void ChartPlot::addGaps(const std::vector<Curve>& curves)
{
    std::set<std::tuple<QString, std::int64_t, std::int64_t>> drawn; // curves of one recording share their gaps
    for (const auto& c : curves)
        for (const auto& gap : c.series.gaps) {
            auto* lane = laneOf(c.laneKey());
            if (!lane || !drawn.emplace(lane->key, gap.begin.ns, gap.end.ns).second)
                continue;
            auto* box = new QCPItemRect(this);
            placeBox(box, *lane, gap, 0, 1);
            box->setBrush(QBrush(m_theme->color(Role::Line), Qt::BDiagPattern));
        }
}

// Doubtful stretches along the bottom of the lane; the pattern tells them apart, not the colour alone.
void ChartPlot::addQuality(const std::vector<Curve>& curves)
{
    std::set<std::tuple<QString, int, std::int64_t>> drawn;
    for (const auto& c : curves)
        for (const auto& d : c.doubtful) {
            auto* lane = laneOf(c.laneKey());
            if (!lane || !drawn.emplace(lane->key, static_cast<int>(d.quality), d.span.begin.ns).second)
                continue;
            auto* box = new QCPItemRect(this);
            placeBox(box, *lane, d.span, 0.93, 1);
            const bool isBad = d.quality == data::Quality::Bad, isStale = d.quality == data::Quality::Stale;
            QColor color = m_theme->color(isBad ? Role::Critical : isStale ? Role::NoData : Role::Warning);
            box->setBrush(QBrush(color, isBad ? Qt::DiagCrossPattern : isStale ? Qt::HorPattern : Qt::Dense4Pattern));
            box->setPen(QPen(color, 1));
        }
}

void ChartPlot::scaleLane(Lane& lane, const std::vector<ChartLimit>& limits)
{
    double low = lane.hasData ? lane.low : 0, high = lane.hasData ? lane.high : 1;
    for (const auto& limit : limits)
        if (limit.unit == lane.key && lane.hasData)
            high = std::max(high, limit.value);
    if (lane.fromZero)
        low = 0;
    // A flat curve is a flat line: noise below 2 % of the value is not magnified to fill the lane.
    const double least = 0.02 * std::max(std::fabs(low), std::fabs(high));
    if (high - low < least) {
        const double middle = (low + high) / 2;
        low = middle - least / 2;
        high = middle + least / 2;
    }
    if (!(high > low))
        high = low + 1;
    const double pad = 0.07 * (high - low);
    lane.rect->axis(QCPAxis::atLeft)->setRange(lane.fromZero ? 0 : low - pad, high + pad);
}

void ChartPlot::setCurves(const std::vector<Curve>& curves, const std::vector<ChartLimit>& limits)
{
    m_curves = curves;
    buildLanes(curves);
    std::vector<double> stackX, stackY;
    for (std::size_t i = 0; i < curves.size(); ++i)
        addCurve(curves[i], static_cast<int>(i), *laneOf(curves[i].laneKey()), stackX, stackY);
    addGaps(curves);
    addQuality(curves);
    for (const auto& limit : limits)
        if (auto* lane = laneOf(limit.unit))
            addLimit(limit, *lane);
    m_isSyncing = true;
    for (auto& lane : m_lanes) {
        scaleLane(lane, limits);
        lane.rect->axis(QCPAxis::atBottom)->setRange(m_range);
        const bool isResidual = lane.key.endsWith(QLatin1String("|r"));
        QString label = lane.key;
        if (isResidual)
            label = tr("residual, %1").arg(label.chopped(2));
        lane.rect->axis(QCPAxis::atLeft)->setLabel(label);
    }
    m_isSyncing = false;
    placeNotice();
    restyle();
    setInstant(twin::Timestamp::fromSeconds(m_cursor));
    replot(QCustomPlot::rpQueuedReplot);
}

void ChartPlot::restyle()
{
    const auto& theme = *m_theme;
    setBackground(theme.color(Role::Surface));
    const QColor muted = theme.color(Role::Muted), line = theme.color(Role::Line);
    for (auto& lane : m_lanes) {
        for (auto* axis : {lane.rect->axis(QCPAxis::atBottom), lane.rect->axis(QCPAxis::atLeft)}) {
            axis->setBasePen(QPen(line));
            axis->setTickPen(QPen(muted));
            axis->setSubTickPen(QPen(line));
            axis->setTickLabelColor(muted);
            axis->setLabelColor(muted);
            axis->setTickLabelFont(text::font(11));
            axis->setLabelFont(text::font(11));
            QColor faint = line;
            faint.setAlphaF(0.6f);
            axis->grid()->setPen(QPen(faint, 1));
            axis->grid()->setZeroLinePen(axis->axisType() == QCPAxis::atLeft ? QPen(line, 1) : Qt::NoPen);
            axis->setNumberFormat(QStringLiteral("gbc"));
        }
        lane.rect->axis(QCPAxis::atLeft)->ticker()->setTickCount(m_lanes.size() > 1 ? 3 : 5);
        lane.cursor->setPen(QPen(theme.color(Role::Accent), 1.4));
    }
    if (m_noticeItem)
        m_noticeItem->setColor(muted);
}

void ChartPlot::setBounds(const data::TimeSpan& bounds)
{
    if (bounds == m_bounds)
        return;
    const bool showedAll = m_bounds.isEmpty() || (m_range.lower <= m_bounds.begin.seconds() + 1e-3 && m_range.upper >= m_bounds.end.seconds() - 1e-3);
    const bool isElsewhere = bounds.begin > twin::Timestamp::fromSeconds(m_range.upper) || bounds.end < twin::Timestamp::fromSeconds(m_range.lower);
    m_bounds = bounds;
    // Data that grow or are replaced are no place the user went to.
    if (isElsewhere) {
        m_history.clear();
        Q_EMIT historyChanged();
    }
    m_isTravelling = true;
    if (showedAll || isElsewhere)
        showAll();
    else
        onRangeChanged(m_range);
    m_isTravelling = false;
}

data::TimeSpan ChartPlot::visibleSpan() const
{
    if (m_bounds.isEmpty())
        return {};
    return {twin::Timestamp::fromSeconds(m_range.lower), twin::Timestamp::fromSeconds(m_range.upper)};
}

void ChartPlot::setVisibleSpan(const data::TimeSpan& span)
{
    if (!span.isEmpty())
        onRangeChanged(QCPRange(span.begin.seconds(), span.end.seconds()));
}

void ChartPlot::onRangeChanged(const QCPRange& wanted)
{
    if (m_isSyncing)
        return;
    QCPRange range = wanted;
    if (!m_bounds.isEmpty()) {
        const double begin = m_bounds.begin.seconds(), end = m_bounds.end.seconds();
        const double least = std::min(end - begin, 1.0);
        if (range.size() < least)
            range = QCPRange(range.center() - least / 2, range.center() + least / 2);
        if (range.size() >= end - begin)
            range = QCPRange(begin, end);
        else if (range.lower < begin)
            range = QCPRange(begin, begin + range.size());
        else if (range.upper > end)
            range = QCPRange(end - range.size(), end);
    }
    m_isSyncing = true;
    const bool isNew = range != m_range;
    if (isNew && !m_isTravelling && !m_bounds.isEmpty()) {
        m_history.leave(visibleSpan(), m_gesture);
        Q_EMIT historyChanged();
    }
    m_range = range;
    m_ticker->setPixels(plotWidth());
    for (auto& lane : m_lanes)
        lane.rect->axis(QCPAxis::atBottom)->setRange(range);
    m_isSyncing = false;
    replot(QCustomPlot::rpQueuedReplot);
    if (isNew)
        Q_EMIT spanChanged();
}

bool ChartPlot::isZoomed() const
{
    return !m_bounds.isEmpty() && (m_range.lower > m_bounds.begin.seconds() + 1e-3 || m_range.upper < m_bounds.end.seconds() - 1e-3);
}

void ChartPlot::zoomBy(double factor)
{
    if (m_bounds.isEmpty() || !(factor > 0))
        return;
    ++m_gesture;
    const double about = m_range.contains(m_cursor) ? m_cursor : m_range.center();
    onRangeChanged(QCPRange(about - (about - m_range.lower) / factor, about + (m_range.upper - about) / factor));
}

void ChartPlot::panBy(double share)
{
    ++m_gesture;
    const double by = share * m_range.size();
    onRangeChanged(QCPRange(m_range.lower + by, m_range.upper + by));
}

void ChartPlot::goBack()
{
    if (!m_history.canGoBack() || m_bounds.isEmpty())
        return;
    m_isTravelling = true;
    setVisibleSpan(m_history.back(visibleSpan()));
    m_isTravelling = false;
    Q_EMIT historyChanged();
}

void ChartPlot::goForward()
{
    if (!m_history.canGoForward() || m_bounds.isEmpty())
        return;
    m_isTravelling = true;
    setVisibleSpan(m_history.forward(visibleSpan()));
    m_isTravelling = false;
    Q_EMIT historyChanged();
}

void ChartPlot::setNotice(const QString& text)
{
    if (text == m_notice)
        return;
    m_notice = text;
    placeNotice();
    replot(QCustomPlot::rpQueuedReplot);
}

void ChartPlot::placeNotice()
{
    if (m_noticeItem) {
        removeItem(m_noticeItem);
        m_noticeItem = nullptr;
    }
    if (m_notice.isEmpty() || m_lanes.empty())
        return;
    auto* rect = m_lanes.front().rect;
    m_noticeItem = new QCPItemText(this);
    m_noticeItem->setClipAxisRect(rect);
    m_noticeItem->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_noticeItem->position->setAxisRect(rect);
    m_noticeItem->position->setCoords(0.5, 0.5);
    m_noticeItem->setPositionAlignment(Qt::AlignCenter);
    m_noticeItem->setTextAlignment(Qt::AlignCenter);
    m_noticeItem->setText(m_notice);
    m_noticeItem->setFont(text::font(13));
    m_noticeItem->setColor(m_theme->color(Role::Muted));
}

void ChartPlot::paintTo(QCPPainter& painter, const QSize& size)
{
    m_ticker->setPixels(std::max(100, size.width() - 70));
    painter.fillRect(QRect({}, size), m_theme->color(Role::Surface));
    toPainter(&painter, size.width(), size.height());
    m_ticker->setPixels(plotWidth());
    replot(QCustomPlot::rpQueuedReplot);
}

int ChartPlot::plotWidth() const { return m_lanes.empty() || m_lanes.front().rect->width() < 50 ? std::max(200, width() - 80) : m_lanes.front().rect->width(); }

double ChartPlot::xToPixel(double seconds) const { return m_lanes.empty() ? 0 : m_lanes.front().rect->axis(QCPAxis::atBottom)->coordToPixel(seconds); }

void ChartPlot::setInstant(twin::Timestamp t)
{
    m_cursor = t.seconds();
    for (auto& lane : m_lanes) {
        lane.cursor->point1->setCoords(m_cursor, 0);
        lane.cursor->point2->setCoords(m_cursor, 1);
    }
    layer(QStringLiteral("time"))->replot();
}

void ChartPlot::setEvents(std::vector<data::RecordingEvent> events)
{
    m_eventList = std::move(events);
    replot(QCustomPlot::rpQueuedReplot);
}

void ChartPlot::setClock(text::Clock clock)
{
    m_clock = clock;
    m_ticker->setClock(clock);
    if (!m_lanes.empty())
        m_lanes.back().rect->axis(QCPAxis::atBottom)->setLabel(text::zoneDescription(m_bounds.end, clock));
    replot(QCustomPlot::rpQueuedReplot);
}

int ChartPlot::curveAt(const QPointF& position) const
{
    int best = -1;
    double distance = 6;
    for (const auto& [plottable, curve] : m_curveOf) {
        if (!plottable->keyAxis()->axisRect()->rect().contains(position.toPoint()))
            continue;
        QVariant details;
        const double d = plottable->selectTest(position, false, &details);
        if (d >= 0 && d < distance) {
            distance = d;
            best = curve;
        }
    }
    return best;
}

bool ChartPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QCustomPlot::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    QStringList lines;
    if (!m_lanes.empty() && !m_bounds.isEmpty()) {
        const auto* axis = m_lanes.front().rect->axis(QCPAxis::atBottom);
        const double seconds = axis->pixelToCoord(help->pos().x());
        for (const auto& e : m_eventList)
            if (std::fabs(axis->coordToPixel(e.at.seconds()) - help->pos().x()) <= 4 && lines.size() < 6)
                lines << text::timeOfDay(e.at, m_clock) + QStringLiteral("  ") + text::fromUtf8(e.text.empty() ? e.kind : e.text);
        if (const int i = curveAt(help->pos()); i >= 0) {
            const auto& c = m_curves[static_cast<std::size_t>(i)];
            lines << QStringLiteral("%1: %2").arg(c.name, text::withUnit(text::full(c.valueAt(seconds)), c.unit));
            if (const auto quality = c.qualityAt(seconds); quality != data::Quality::Good)
                lines << text::qualityLabel(static_cast<twin::ValueQuality>(quality)); // the same order
        }
        if (!lines.isEmpty())
            lines << text::dateTime(twin::Timestamp::fromSeconds(seconds), m_clock) + QLatin1Char(' ') + text::zoneName(m_bounds.begin, m_clock);
    }
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
    return true;
}

void ChartPlot::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->position();
    ++m_gesture;
    const bool isBand = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    if (isBand && !m_bounds.isEmpty() && !m_lanes.empty()) {
        m_isBanding = true;
        event->accept();
        return;
    }
    QCustomPlot::mousePressEvent(event);
}

void ChartPlot::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isBanding) {
        QCustomPlot::mouseMoveEvent(event);
        return;
    }
    const QRect area = m_lanes.front().rect->rect() | m_lanes.back().rect->rect();
    const int x0 = std::clamp(static_cast<int>(m_pressedAt.x()), area.left(), area.right());
    const int x1 = std::clamp(static_cast<int>(event->position().x()), area.left(), area.right());
    m_band->setGeometry(QRect(QPoint(std::min(x0, x1), area.top()), QPoint(std::max(x0, x1), area.bottom())));
    m_band->setVisible(std::abs(x1 - x0) > 3);
}

void ChartPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_isBanding) {
        m_isBanding = false;
        const bool isZoom = m_band->isVisible();
        m_band->hide();
        if (isZoom) {
            const auto* axis = m_lanes.front().rect->axis(QCPAxis::atBottom);
            onRangeChanged(QCPRange(axis->pixelToCoord(m_band->geometry().left()), axis->pixelToCoord(m_band->geometry().right())));
        }
        return;
    }
    QCustomPlot::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || m_bounds.isEmpty() || m_lanes.empty() || (event->position() - m_pressedAt).manhattanLength() > 3)
        return;
    if (const int curve = curveAt(event->position()); curve >= 0)
        Q_EMIT curvePicked(curve);
    const double seconds = m_lanes.front().rect->axis(QCPAxis::atBottom)->pixelToCoord(event->position().x());
    if (m_range.contains(seconds))
        Q_EMIT timePicked(twin::Timestamp::fromSeconds(seconds));
}

void ChartPlot::wheelEvent(QWheelEvent* event)
{
    // Turns without a pause are one step of the history.
    if (!m_sinceWheel.isValid() || m_sinceWheel.elapsed() > 800)
        ++m_gesture;
    m_sinceWheel.start();
    QCustomPlot::wheelEvent(event);
}

void ChartPlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    QCustomPlot::mouseDoubleClickEvent(event);
    ++m_gesture;
    showAll();
}

} // namespace views
