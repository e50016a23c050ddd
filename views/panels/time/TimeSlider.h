// The scrub slider of the time bar: range, ticks, events, gaps, qualities, bookmarks, cursor. Painted by us. GUI thread.
#pragma once
#include "data/session/TimeMark.h"
#include "data/store/RecordingTypes.h"
#include "views/ViewContext.h"
#include "views/text/TimeText.h"
#include "views/theme/Theme.h"
#include <QWidget>
#include <vector>

namespace views {

/// Dragging sets the controller's time; Shift and dragging sets the loop range, and its ends can be dragged without Shift. A click on an
/// event or a bookmark goes exactly there. Keys are handled by the TimeBar around it.
class TimeSlider : public QWidget
{
    Q_OBJECT
public:
    explicit TimeSlider(const ViewContext& context, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    void setClock(text::Clock clock);
    void setRecordingMarks(std::vector<data::RecordingEvent> events, std::vector<data::TimeSpan> gaps); ///< by time
    void setQualityMarks(std::vector<data::TimeMark> marks);       ///< by kind and time
    const std::vector<data::RecordingEvent>& events() const { return m_events; }

    double xOf(twin::Timestamp t) const;
    twin::Timestamp timeAt(double x) const;
    /// What the tooltip at a point says; empty where there is nothing to say.
    QString textAt(const QPointF& position) const;
    int bookmarkAt(const QPointF& position) const;                 ///< index; -1 if none is near

Q_SIGNALS:
    void menuRequested(const QPoint& globalPosition, twin::Timestamp at, int bookmark);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Drag { None, Time, LoopBegin, LoopEnd, NewLoop };
    QRectF track() const;
    QRectF lane() const;                                           ///< of qualities, under the track
    void paintGaps(QPainter& painter) const;
    void paintQualities(QPainter& painter) const;
    void paintLoop(QPainter& painter) const;
    void paintTicks(QPainter& painter) const;
    void paintEvents(QPainter& painter) const;
    void paintBookmarks(QPainter& painter) const;
    Drag dragAt(const QPointF& position) const;                    ///< an end of the loop range, or Time
    QStringList marksAt(double x) const;
    data::TimeSpan silence() const;                                ///< live: from the newest sample to now; empty while samples come

    ViewContext m_context;
    text::Clock m_clock = text::Clock::Site;
    std::vector<data::RecordingEvent> m_events;
    std::vector<data::TimeSpan> m_gaps;
    std::vector<data::TimeMark> m_marks;
    double m_hoverX = -1;
    double m_loopFromX = -1; ///< where a Shift-drag began
    Drag m_drag = Drag::None;
};

/// Colour and shape of an event's mark.
Role severityRole(data::RecordingEvent::Severity severity);
/// Triangle up (warning), octagon-like diamond (critical) or tick (information), its foot at `foot`.
void paintEventMark(QPainter& painter, data::RecordingEvent::Severity severity, const QPointF& foot, const Theme& theme);

} // namespace views
