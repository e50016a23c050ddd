// The scrub slider of the time bar: range, ticks, events, gaps, cursor. Painted by us. GUI thread.
#pragma once
#include "data/store/RecordingTypes.h"
#include "views/ViewContext.h"
#include "views/text/TimeText.h"
#include "views/theme/Theme.h"
#include <QWidget>
#include <vector>

namespace views {

/// Dragging sets the controller's time; Shift and dragging sets the loop range. Keys are handled by the TimeBar around it.
class TimeSlider : public QWidget
{
    Q_OBJECT
public:
    explicit TimeSlider(const ViewContext& context, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    void setClock(text::Clock clock);
    void setRecordingMarks(std::vector<data::RecordingEvent> events, std::vector<data::TimeSpan> gaps); ///< by time
    const std::vector<data::RecordingEvent>& events() const { return m_events; }

    double xOf(twin::Timestamp t) const;
    twin::Timestamp timeAt(double x) const;
    /// What the tooltip at a point says; empty where there is nothing to say.
    QString textAt(const QPointF& position) const;

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF track() const;
    void paintGaps(QPainter& painter) const;
    void paintEvents(QPainter& painter) const;

    ViewContext m_context;
    text::Clock m_clock = text::Clock::Site;
    std::vector<data::RecordingEvent> m_events;
    std::vector<data::TimeSpan> m_gaps;
    double m_hoverX = -1;
    double m_loopFromX = -1; ///< where a Shift-drag began
    bool m_isDragging = false;
};

/// Colour and shape of an event's mark.
Role severityRole(data::RecordingEvent::Severity severity);
/// Triangle up (warning), octagon-like diamond (critical) or tick (information), its foot at `foot`.
void paintEventMark(QPainter& painter, data::RecordingEvent::Severity severity, const QPointF& foot, const Theme& theme);

} // namespace views
