// The plot itself: lanes of one unit each over a common time axis. GUI thread.
#pragma once
#include "views/panels/chart/ChartCurves.h"
#include "views/text/TimeText.h"
#include "views/panels/chart/QCustomPlotHeader.h"
#include "views/panels/chart/ZoomHistory.h"
#include <QElapsedTimer>

class QRubberBand;

namespace views {

/// A line across a lane: a limit.
struct ChartLimit
{
    QString unit, label;
    double value = 0;
};

class ChartEvents;
class SiteTimeTicker;

/// Drag pans, Shift and drag (or the middle button) zooms to a stretch, the wheel zooms about the mouse, a click sets the time, a click on a curve
/// picks it, a double click shows the whole range. Moving the cursor repaints only the cursor's own layer.
class ChartPlot : public QCustomPlot
{
    Q_OBJECT
public:
    explicit ChartPlot(const Theme* theme, QWidget* parent = nullptr);

    void setCurves(const std::vector<Curve>& curves, const std::vector<ChartLimit>& limits);
    void setBounds(const data::TimeSpan& bounds); ///< panning and zooming stay inside; shows all of it if it is new
    data::TimeSpan bounds() const { return m_bounds; }
    data::TimeSpan visibleSpan() const;
    void setVisibleSpan(const data::TimeSpan& span);
    void showAll() { setVisibleSpan(m_bounds); }
    bool isZoomed() const;
    void zoomBy(double factor);                   ///< > 1: nearer; about the instant shown where it is in sight, else the middle
    void panBy(double share);                     ///< of what is visible
    void goBack();                                ///< to the stretch looked at before
    void goForward();
    const ZoomHistory& history() const { return m_history; }
    /// A sentence in the middle of the plot: what is not to be seen, and why. Empty: none.
    void setNotice(const QString& text);
    QString notice() const { return m_notice; }
    /// Paints the plot at a size of its own, as vectors where the painter writes a document.
    void paintTo(QCPPainter& painter, const QSize& size);
    void setInstant(twin::Timestamp t);
    void setEvents(std::vector<data::RecordingEvent> events);
    void setClock(text::Clock clock);
    void restyle();
    int plotWidth() const; ///< pixels of the time axis
    int laneCount() const { return static_cast<int>(m_lanes.size()); }
    double xToPixel(double seconds) const;

Q_SIGNALS:
    void spanChanged();
    void historyChanged();
    void timePicked(twin::Timestamp t);
    void curvePicked(int curve);

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    struct Lane
    {
        QString key;
        QCPAxisRect* rect = nullptr;
        QCPItemStraightLine* cursor = nullptr;
        double low = 0, high = 1;
        bool hasData = false, fromZero = false;
    };
    void buildLanes(const std::vector<Curve>& curves);
    void addCurve(const Curve& curve, int index, Lane& lane, std::vector<double>& stackX, std::vector<double>& stackY);
    void addLimit(const ChartLimit& limit, Lane& lane);
    void addGaps(const std::vector<Curve>& curves);
    void addQuality(const std::vector<Curve>& curves);
    void placeBox(QCPItemRect* box, Lane& lane, const data::TimeSpan& span, double top, double bottom);
    void placeNotice();
    void scaleLane(Lane& lane, const std::vector<ChartLimit>& limits);
    void onRangeChanged(const QCPRange& range);
    Lane* laneOf(const QString& key);
    int curveAt(const QPointF& position) const;

    const Theme* m_theme;
    text::Clock m_clock = text::Clock::Site;
    data::TimeSpan m_bounds;
    std::vector<Lane> m_lanes;
    QSharedPointer<SiteTimeTicker> m_ticker;
    QCPMarginGroup* m_margins;
    ChartEvents* m_events = nullptr;
    std::vector<data::RecordingEvent> m_eventList;
    std::vector<std::pair<QCPAbstractPlottable*, int>> m_curveOf;
    std::vector<Curve> m_curves; ///< as set, for tooltips
    QCPRange m_range{0, 1};
    double m_cursor = 0;
    QPointF m_pressedAt;
    bool m_isSyncing = false;
    ZoomHistory m_history;
    int m_gesture = 0;              ///< of what changes the range now; the wheel's turns without a pause are one
    bool m_isTravelling = false;    ///< through the history
    QElapsedTimer m_sinceWheel;
    QRubberBand* m_band;
    bool m_isBanding = false;
    QString m_notice;
    QCPItemText* m_noticeItem = nullptr;
};

} // namespace views
