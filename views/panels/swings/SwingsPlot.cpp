#include "views/panels/swings/SwingsPlot.h"
#include "views/text/Format.h"
#include "views/theme/Theme.h"
#include <algorithm>
#include <cmath>
#include <limits>

namespace views {
namespace {

/// Colours of the curves as roles, with a dash where two share one. Facility, GPUs, grid, battery, machines, not served.
struct Look
{
    Role role;
    Qt::PenStyle style;
    double width;
};
constexpr Look looks[] = {{Role::Text, Qt::SolidLine, 1.4}, {Role::Muted, Qt::DotLine, 1}, {Role::Accent, Qt::SolidLine, 1.6},
                          {Role::Ok, Qt::SolidLine, 1.2}, {Role::Warning, Qt::SolidLine, 1.4}, {Role::Critical, Qt::SolidLine, 1.6},
                          {Role::Accent, Qt::SolidLine, 1.2}, {Role::Ok, Qt::SolidLine, 1.2}};

/// Range of finite values with a little air about them; at least `least` wide.
QCPRange airy(std::initializer_list<const std::vector<float>*> curves, double least)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const auto* curve : curves)
        for (const float value : *curve)
            if (std::isfinite(value)) {
                low = std::min(low, static_cast<double>(value));
                high = std::max(high, static_cast<double>(value));
            }
    if (!(low <= high))
        return {-0.5 * least, 0.5 * least};
    const double middle = 0.5 * (low + high), half = 0.5 * std::max((high - low) * 1.1, least);
    return {middle - half, middle + half};
}

} // namespace

SwingsPlot::SwingsPlot(const Theme* theme, QWidget* parent) : QCustomPlot(parent), m_theme(theme), m_margins(new QCPMarginGroup(this))
{
    plotLayout()->clear();
    plotLayout()->setRowSpacing(0);
    setAutoAddPlottableToLegend(false); // only powers need their names said
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setMinimumSize(320, 260);
    addLane(0, tr("MW"));
    addLane(1, tr("Hz"));
    addLane(2, QStringLiteral("%"));
    m_names = new QCPLegend;
    plotLayout()->addElement(0, 0, m_names);
    m_names->setLayer(QStringLiteral("legend"));
    m_names->setFillOrder(QCPLegend::foColumnsFirst);
    m_names->setMargins(QMargins(52, 6, 12, 0));
    plotLayout()->setRowStretchFactor(0, 0.001);
    plotLayout()->setRowStretchFactor(1, 4);
    m_lanes[2]->axis(QCPAxis::atBottom)->setLabel(tr("s"));
    for (auto* lane : m_lanes) // one time axis for all
        connect(lane->axis(QCPAxis::atBottom), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this](const QCPRange& range) {
            for (auto* other : m_lanes)
                other->axis(QCPAxis::atBottom)->setRange(range);
            replot(QCustomPlot::rpQueuedReplot);
        });
    connect(this, &QCustomPlot::mouseDoubleClick, this, &SwingsPlot::showAll);
    connect(theme, &Theme::changed, this, &SwingsPlot::restyle);
    restyle();
}

void SwingsPlot::addLane(int row, const QString& label)
{
    auto* rect = new QCPAxisRect(this, false);
    rect->addAxes(QCPAxis::atLeft | QCPAxis::atBottom);
    plotLayout()->addElement(row + 1, 0, rect); // the names are above
    rect->setMarginGroup(QCP::msLeft | QCP::msRight, m_margins);
    rect->setRangeDrag(Qt::Horizontal);
    rect->setRangeZoom(Qt::Horizontal);
    auto* bottom = rect->axis(QCPAxis::atBottom);
    auto* left = rect->axis(QCPAxis::atLeft);
    rect->setRangeDragAxes(bottom, nullptr);
    rect->setRangeZoomAxes(bottom, nullptr);
    bottom->setTickLabels(row == 2);
    left->setLabel(label);
    for (auto* axis : {bottom, left}) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
        axis->setNumberFormat(QStringLiteral("f"));
    }
    left->setNumberPrecision(row == 0 ? 0 : row == 1 ? 2 : 2);
    bottom->setNumberPrecision(1);
    rect->setMinimumMargins(QMargins(46, row == 0 ? 12 : 5, 12, 4));
    m_lanes.push_back(rect);
}

QCPGraph* SwingsPlot::addCurve(int lane, const QString& name, const std::vector<double>& seconds, const std::vector<float>& values)
{
    auto* rect = m_lanes[static_cast<std::size_t>(lane)];
    auto* graph = addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    graph->setName(name);
    graph->setAdaptiveSampling(true);
    QVector<QCPGraphData> points;
    points.reserve(static_cast<qsizetype>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        points.append({seconds[i], static_cast<double>(values[i])});
    graph->data()->set(points, true);
    if (lane == 0)
        m_names->addItem(new QCPPlottableLegendItem(m_names, graph));
    return graph;
}

void SwingsPlot::setSeries(const twin::SwingSeries& s)
{
    m_names->clearItems();
    clearPlottables();
    std::vector<float> hz = s.frequencyHz, soc = s.soc;
    for (float& value : hz)
        if (!(value > 0)) // dark: there is no frequency
            value = std::numeric_limits<float>::quiet_NaN();
    for (float& value : soc)
        value *= 100;
    addCurve(0, tr("Facility"), s.seconds, s.facilityMw);
    addCurve(0, tr("GPU servers"), s.seconds, s.gpuMw);
    addCurve(0, tr("Grid"), s.seconds, s.gridMw);
    addCurve(0, tr("Battery"), s.seconds, s.batteryMw);
    addCurve(0, tr("Turbines and gensets"), s.seconds, s.turbineMw);
    const bool isDark = std::any_of(s.unservedMw.begin(), s.unservedMw.end(), [](float w) { return w > 0; });
    addCurve(0, tr("Not served"), s.seconds, isDark ? s.unservedMw : std::vector<float>{});
    if (!isDark)
        m_names->removeItem(m_names->itemCount() - 1);
    addCurve(1, tr("Frequency"), s.seconds, hz);
    addCurve(2, tr("State of charge"), s.seconds, soc);
    m_endS = s.seconds.empty() ? 1 : s.seconds.back();
    m_lanes[0]->axis(QCPAxis::atLeft)->setRange(airy({&s.facilityMw, &s.gpuMw, &s.gridMw, &s.batteryMw, &s.turbineMw}, 10));
    m_lanes[1]->axis(QCPAxis::atLeft)->setRange(airy({&hz}, 0.2));
    m_lanes[2]->axis(QCPAxis::atLeft)->setRange(airy({&soc}, 0.1));
    restyle();
    showAll();
}

void SwingsPlot::showAll()
{
    m_lanes[0]->axis(QCPAxis::atBottom)->setRange(0, m_endS > 0 ? m_endS : 1);
    replot(QCustomPlot::rpQueuedReplot);
}

void SwingsPlot::restyle()
{
    const QPen line(m_theme->color(Role::Line)), muted(m_theme->color(Role::Muted));
    setBackground(m_theme->color(Role::Surface));
    for (auto* rect : m_lanes)
        for (auto* axis : rect->axes()) {
            axis->setBasePen(line);
            axis->setTickPen(line);
            axis->setSubTickPen(Qt::NoPen);
            axis->grid()->setPen(line);
            axis->grid()->setZeroLinePen(muted);
            axis->setTickLabelColor(m_theme->color(Role::Muted));
            axis->setLabelColor(m_theme->color(Role::Muted));
            axis->setTickLabelFont(text::font(11));
            axis->setLabelFont(text::font(11));
        }
    if (m_names) {
        m_names->setBrush(Qt::NoBrush);
        m_names->setBorderPen(Qt::NoPen);
        m_names->setTextColor(m_theme->color(Role::Text));
        m_names->setFont(text::font(11));
    }
    for (int i = 0; i < graphCount() && i < static_cast<int>(std::size(looks)); ++i) {
        QPen pen(m_theme->color(looks[i].role), looks[i].width, looks[i].style);
        pen.setCosmetic(true);
        graph(i)->setPen(pen);
    }
    replot(QCustomPlot::rpQueuedReplot);
}

} // namespace views
