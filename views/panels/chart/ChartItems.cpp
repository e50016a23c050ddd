#include "views/panels/chart/ChartItems.h"
#include "views/panels/time/TimeSlider.h"
#include "views/text/Format.h"

namespace views {

void SiteTimeTicker::generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks, QVector<double>* subTicks,
                              QVector<QString>* tickLabels)
{
    ticks.clear();
    if (subTicks)
        subTicks->clear();
    if (tickLabels)
        tickLabels->clear();
    const data::TimeSpan span{twin::Timestamp::fromSeconds(range.lower), twin::Timestamp::fromSeconds(range.upper)};
    for (const auto& tick : text::timeTicks(span, m_pixels, m_clock, 84)) {
        if (tick.label.isEmpty()) {
            if (subTicks)
                subTicks->append(tick.at.seconds());
        } else {
            ticks.append(tick.at.seconds());
            if (tickLabels)
                tickLabels->append(tick.label);
        }
    }
}

QString ValueTicker::getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision)
{
    return QCPAxisTicker::getTickLabel(tick, locale, formatChar, precision).replace(QLatin1Char('-'), QChar(text::minusSign));
}

ChartEvents::ChartEvents(QCustomPlot* plot, QCPAxisRect* rect, const std::vector<data::RecordingEvent>& events, const Theme& theme)
    : QCPAbstractItem(plot), m_rect(rect), m_events(events), m_theme(theme)
{
    setClipToAxisRect(false);
    setSelectable(false);
}

void ChartEvents::draw(QCPPainter* painter)
{
    const auto* axis = m_rect->axis(QCPAxis::atBottom);
    using Severity = data::RecordingEvent::Severity;
    painter->setAntialiasing(true);
    for (const auto severity : {Severity::Information, Severity::Warning, Severity::Critical}) {
        double last = -100;
        for (const auto& e : m_events) {
            if (e.severity != severity || !axis->range().contains(e.at.seconds()))
                continue;
            const double x = axis->coordToPixel(e.at.seconds());
            if (x - last < 6)
                continue;
            last = x;
            QColor hair = m_theme.color(severityRole(severity));
            hair.setAlphaF(severity == Severity::Information ? 0.18f : 0.45f);
            painter->setPen(QPen(hair, 1));
            painter->drawLine(QPointF(x, m_rect->top()), QPointF(x, m_rect->bottom()));
            paintEventMark(*painter, severity, QPointF(x, m_rect->top()), m_theme);
        }
    }
}

} // namespace views
