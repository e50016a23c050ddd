// Alarms on the screen: a shape with a word's meaning at each place, near ones joined and counted, those outside the picture counted at its
// edges. GUI thread.
#pragma once
#include "views/scene/Camera.h"
#include "views/scene/layers/Alarms.h"
#include "views/theme/Theme.h"
#include <QHash>
#include <QPixmap>
#include <QRectF>

class QPainter;

namespace views {

struct AlarmMark
{
    enum class Edge { Inside, Left, Right, Top, Bottom } edge = Edge::Inside;
    QPointF at;                ///< the mark's tip, or the middle of the chip at the edge
    QRectF rect;
    std::vector<int> alarms;   ///< worst first
};

/// Pure: where marks stand. `frame` is the part of the picture in which they may; at most one mark within `reach` pixels of another.
std::vector<AlarmMark> placeAlarms(const std::vector<Alarm>& alarms, const Projection& projection, const QRectF& frame);

class AlarmMarks
{
public:
    /// Finds the places; the marks inside the picture are added to `taken`.
    void arrange(const std::vector<Alarm>& alarms, const Projection& projection, const QRectF& frame, std::vector<QRectF>& taken);
    void paint(QPainter& painter, const std::vector<Alarm>& alarms, Theme::Kind kind, double ratio);
    void clear() { m_marks.clear(); }
    void forget() { m_pixmaps.clear(); }
    const AlarmMark* markAt(const QPointF& position) const; ///< nullptr if there is none
    const std::vector<AlarmMark>& marks() const { return m_marks; }

private:
    std::vector<AlarmMark> m_marks;
    QHash<QString, QPixmap> m_pixmaps;
};

} // namespace views
