#include "views/panels/chart/DistributionPlot.h"
#include "views/text/Format.h"
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace views {
namespace {
constexpr double left = 64, right = 14, top = 34, bottom = 24;
}

DistributionPlot::DistributionPlot(const Theme* theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setAccessibleName(tr("Distribution"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

QRectF DistributionPlot::area(const QSize& size) const { return {left, top, std::max(10.0, size.width() - left - right), std::max(10.0, size.height() - top - bottom)}; }

void DistributionPlot::setDistribution(Distribution distribution, const DistributionLook& look)
{
    m_distribution = std::move(distribution);
    m_look = look;
    arrange();
    update();
}

// Bars on round numbers; their width stays as long as the values stay within, so that they do not swim while time goes on.
void DistributionPlot::arrange()
{
    m_counts.clear();
    if (m_distribution.isEmpty()) {
        m_edges.clear();
        return;
    }
    const int wanted = std::clamp(static_cast<int>(area(size()).width() / 14), 12, 80);
    const bool fits = m_edges.size() > 2 && m_arrangedWidth == wanted && m_distribution.low >= m_edges.front() && m_distribution.high < m_edges.back()
                      && m_distribution.high - m_distribution.low > 0.5 * (m_edges.back() - m_edges.front());
    if (!fits)
        m_edges = roundEdges(m_distribution.low, m_distribution.high, wanted);
    m_arrangedWidth = wanted;
    m_counts = m_distribution.bins(m_edges.front(), m_edges.back(), static_cast<int>(m_edges.size()) - 1);
    m_bar = std::min(m_bar, static_cast<int>(m_counts.size()) - 1);
}

void DistributionPlot::resizeEvent(QResizeEvent*) { arrange(); }

double DistributionPlot::xOf(double value) const
{
    const auto a = area(size());
    return m_edges.size() < 2 ? a.left() : a.left() + (value - m_edges.front()) / (m_edges.back() - m_edges.front()) * a.width();
}

double DistributionPlot::valueAt(double x) const
{
    const auto a = area(size());
    return m_edges.front() + std::clamp((x - a.left()) / a.width(), 0.0, 1.0) * (m_edges.back() - m_edges.front());
}

int DistributionPlot::barAt(double value) const
{
    const auto it = std::upper_bound(m_edges.begin(), m_edges.end(), value);
    return std::clamp(static_cast<int>(it - m_edges.begin()) - 1, 0, static_cast<int>(m_counts.size()) - 1);
}

QString DistributionPlot::valueWords(double value, bool withUnit) const
{
    const double reference = std::max(std::abs(m_edges.empty() ? value : m_edges.front()), std::abs(m_edges.empty() ? value : m_edges.back()));
    return m_look.isGpu ? gpuValueText(m_look.metric, value, reference, withUnit) : valueText(m_look.metric, value, reference, withUnit);
}

void DistributionPlot::paint(QPainter& painter, const QSize& size, bool isPicture)
{
    painter.fillRect(QRect({}, size), m_theme->color(Role::Surface));
    if (m_counts.empty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const auto a = area(size);
    const auto x = [&](double v) { return a.left() + (v - m_edges.front()) / (m_edges.back() - m_edges.front()) * a.width(); };
    const double most = *std::max_element(m_counts.begin(), m_counts.end());
    const auto height = [&](double count) { return count <= 0 ? 0.0 : a.height() * (m_look.isLogarithmic ? std::log10(1 + count) / std::log10(1 + most) : count / most); };
    const QColor muted = m_theme->color(Role::Muted), line = m_theme->color(Role::Line);

    // Counts on the left.
    painter.setFont(text::font(11));
    std::vector<double> ticks;
    if (m_look.isLogarithmic) {
        for (double t = 1; t <= most; t *= most > 1e4 ? 100 : 10)
            ticks.push_back(t);
    } else {
        for (const double t : roundEdges(0, most, 3))
            if (t <= most && t >= 0)
                ticks.push_back(t);
    }
    for (const double t : ticks) {
        if (t != std::round(t))
            continue;
        const double y = a.bottom() - height(t);
        painter.setPen(QPen(line, 1));
        painter.drawLine(QPointF(a.left(), y), QPointF(a.right(), y));
        painter.setPen(muted);
        painter.drawText(QRectF(0, y - 8, a.left() - 6, 16), Qt::AlignRight | Qt::AlignVCenter, text::number(t, 0));
    }

    // Bars in the colours of the scene.
    const auto map = mapOf(m_look.metric, m_look.origin);
    const double span = m_look.range.high - m_look.range.low;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (m_counts[i] == 0)
            continue;
        const double middle = (m_edges[i] + m_edges[i + 1]) / 2;
        const double x0 = x(m_edges[i]), x1 = x(m_edges[i + 1]), h = std::max(1.0, height(m_counts[i])); // a single one is still seen
        const bool isOutside = span > 0 && (m_edges[i + 1] <= m_look.range.low || m_edges[i] >= m_look.range.high);
        QColor color = isOutside ? m_theme->color(Role::OutOfRange) : mapColor(map, span > 0 ? (middle - m_look.range.low) / span : 0.5);
        const bool isBrushed = !isPicture && m_brush && m_edges[i] >= m_brush->low - 1e-9 * std::abs(span) && m_edges[i + 1] <= m_brush->high + 1e-9 * std::abs(span);
        if (!isPicture && m_brush && !isBrushed)
            color.setAlphaF(0.35f);
        const QRectF bar(x0 + 0.5, a.bottom() - h, std::max(1.0, x1 - x0 - 1), h);
        painter.fillRect(bar, color);
        painter.setPen(QPen(line, 0.6)); // dark ends of the maps stand out on dark ground
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar);
    }
    painter.setPen(QPen(muted, 1));
    painter.drawLine(QPointF(a.left(), a.bottom()), QPointF(a.right(), a.bottom()));

    // Values along the bottom.
    double lastLabel = -1e9;
    for (const double t : roundEdges(m_edges.front(), m_edges.back(), std::max(2, static_cast<int>(a.width() / 90)))) {
        const double at = x(t);
        if (at < a.left() - 1 || at > a.right() + 1 || at - lastLabel < 50)
            continue;
        lastLabel = at;
        painter.setPen(QPen(muted, 1));
        painter.drawLine(QPointF(at, a.bottom()), QPointF(at, a.bottom() + 3));
        const QRectF box(std::clamp(at - 45, 0.0, size.width() - 90.0), a.bottom() + 4, 90, 16);
        painter.drawText(box, Qt::AlignHCenter | Qt::AlignTop, valueWords(t, true));
    }

    // Percentiles: lines, labels above where they fit.
    double lastRight = a.left() - 40;
    for (const auto& [share, name] : {std::pair{0.05, tr("5 %")}, std::pair{0.5, tr("median")}, std::pair{0.95, tr("95 %")}, std::pair{0.99, tr("99 %")}}) {
        const double v = m_distribution.percentile(share), at = x(v);
        painter.setPen(QPen(m_theme->color(Role::Text), share == 0.5 ? 1.6 : 1.0, share == 0.5 ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(QPointF(at, a.top()), QPointF(at, a.bottom()));
        const QString words = QStringLiteral("%1  %2").arg(name, valueWords(v, true));
        const double w = painter.fontMetrics().horizontalAdvance(words) + 6;
        const double from = std::clamp(at - w / 2, a.left() - 40, size.width() - w);
        if (from < lastRight)
            continue;
        lastRight = from + w + 4;
        painter.setPen(m_theme->color(Role::Text));
        painter.drawText(QRectF(from, a.top() - 18, w, 16), Qt::AlignCenter, words);
    }
    if (isPicture)
        return;
    if (m_brush) {
        const QRectF box(QPointF(x(m_brush->low), a.top()), QPointF(x(m_brush->high), a.bottom()));
        QColor soft = m_theme->color(Role::Accent);
        soft.setAlphaF(0.12f);
        painter.fillRect(box, soft);
        painter.setPen(QPen(m_theme->color(Role::Accent), 1.4));
        painter.drawLine(box.topLeft(), box.bottomLeft());
        painter.drawLine(box.topRight(), box.bottomRight());
    }
    if (hasFocus() && m_bar >= 0) {
        const QRectF box(QPointF(x(m_edges[static_cast<std::size_t>(m_bar)]), a.top()), QPointF(x(m_edges[static_cast<std::size_t>(m_bar) + 1]), a.bottom()));
        painter.setPen(QPen(m_theme->color(Role::Accent), 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
    }
}

void DistributionPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, size(), false);
}

void DistributionPlot::paintTo(QPainter& painter, const QSize& size) { paint(painter, size, true); }

void DistributionPlot::clearBrush()
{
    if (!m_brush)
        return;
    m_brush.reset();
    update();
    Q_EMIT brushed();
}

void DistributionPlot::setBars(int from, int to)
{
    m_brush = Brush{m_edges[static_cast<std::size_t>(std::min(from, to))], m_edges[static_cast<std::size_t>(std::max(from, to)) + 1]};
    update();
}

void DistributionPlot::mousePressEvent(QMouseEvent* event)
{
    if (m_counts.empty() || event->button() != Qt::LeftButton)
        return;
    m_isDragging = true;
    m_pressedAt = event->position().x();
    m_anchor = m_bar = barAt(valueAt(m_pressedAt));
}

void DistributionPlot::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isDragging || m_counts.empty() || std::abs(event->position().x() - m_pressedAt) < 4)
        return;
    m_bar = barAt(valueAt(event->position().x()));
    setBars(m_anchor, m_bar);
}

void DistributionPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (!std::exchange(m_isDragging, false) || m_counts.empty() || event->button() != Qt::LeftButton)
        return;
    if (std::abs(event->position().x() - m_pressedAt) < 4) {
        const int bar = barAt(valueAt(event->position().x()));
        if (m_counts[static_cast<std::size_t>(bar)] == 0) {
            clearBrush();
            return;
        }
        setBars(bar, bar);
    }
    Q_EMIT brushed();
}

void DistributionPlot::keyPressEvent(QKeyEvent* event)
{
    if (m_counts.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int last = static_cast<int>(m_counts.size()) - 1;
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto go = [&](int bar) {
        m_bar = std::clamp(bar, 0, last);
        if (!shift)
            m_anchor = m_bar;
        if (shift)
            setBars(std::clamp(m_anchor, 0, last), m_bar);
    };
    switch (event->key()) {
    case Qt::Key_Left: go(m_bar < 0 ? 0 : m_bar - 1); break;
    case Qt::Key_Right: go(m_bar + 1); break;
    case Qt::Key_Home: go(0); break;
    case Qt::Key_End: go(last); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_bar < 0)
            return;
        setBars(m_anchor < 0 ? m_bar : std::clamp(m_anchor, 0, last), m_bar);
        Q_EMIT brushed();
        break;
    case Qt::Key_Escape:
        if (!m_brush) {
            QWidget::keyPressEvent(event);
            return;
        }
        clearBrush();
        break;
    default: QWidget::keyPressEvent(event); return;
    }
    update();
}

bool DistributionPlot::event(QEvent* event)
{
    // The window's own Escape clears the selection; here it first takes the brush away.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && m_brush) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    if (m_counts.empty() || !area(size()).contains(help->pos())) {
        QToolTip::hideText();
        return true;
    }
    const auto bar = static_cast<std::size_t>(barAt(valueAt(help->pos().x())));
    const double share = 100.0 * m_counts[bar] / static_cast<double>(m_distribution.known);
    QToolTip::showText(help->globalPos(),
                       tr("%1 to %2: %3, %4 %").arg(valueWords(m_edges[bar], false), valueWords(m_edges[bar + 1], true), text::number(m_counts[bar], 0), text::significant(share)), this);
    return true;
}

} // namespace views
