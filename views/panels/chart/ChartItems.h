// What a chart draws besides its curves: wall-clock ticks and events. GUI thread.
#pragma once
#include "data/store/RecordingTypes.h"
#include "views/panels/chart/QCustomPlotHeader.h"
#include "views/text/TimeText.h"
#include "views/theme/Theme.h"
#include <vector>

namespace views {

/// Ticks on round wall-clock times of the site or UTC.
class SiteTimeTicker : public QCPAxisTicker
{
public:
    void setClock(text::Clock clock) { m_clock = clock; }
    void setPixels(double pixels) { m_pixels = pixels; }
    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override;

private:
    text::Clock m_clock = text::Clock::Site;
    double m_pixels = 600;
};

/// Values with a true minus sign.
class ValueTicker : public QCPAxisTicker
{
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;
};

/// Marks of events along the top of the first lane, with a hair line through it. The list is borrowed.
class ChartEvents : public QCPAbstractItem
{
public:
    ChartEvents(QCustomPlot* plot, QCPAxisRect* rect, const std::vector<data::RecordingEvent>& events, const Theme& theme);
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override;

private:
    QCPAxisRect* m_rect;
    const std::vector<data::RecordingEvent>& m_events;
    const Theme& m_theme;
};

} // namespace views
