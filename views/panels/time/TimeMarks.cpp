#include "views/panels/time/TimeMarks.h"
#include <QCoreApplication>
#include <QPainter>
#include <QPolygonF>
#include <cmath>

namespace views {
namespace {

using Kind = data::TimeMark::Kind;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(TimeMarks)
};

Role markRole(Kind kind)
{
    switch (kind) {
    case Kind::Uncertain: return Role::Warning;
    case Kind::Bad: return Role::Critical;
    case Kind::Late:
    case Kind::ClockSkew:
    case Kind::CounterReset: return Role::Information;
    case Kind::Thinned:
    case Kind::Gap:
    case Kind::Partial:
    case Kind::Stale: break;
    }
    return Role::Muted;
}

} // namespace

QString markLabel(Kind kind)
{
    switch (kind) {
    case Kind::Gap: return Texts::tr("Nothing was measured");
    case Kind::Partial: return Texts::tr("Some channels have no data");
    case Kind::Uncertain: return Texts::tr("Uncertain values");
    case Kind::Stale: return Texts::tr("Stale values");
    case Kind::Bad: return Texts::tr("Bad values");
    case Kind::Late: return Texts::tr("Samples came late");
    case Kind::ClockSkew: return Texts::tr("The sensor's clock is off");
    case Kind::CounterReset: return Texts::tr("A counter began anew");
    case Kind::Thinned: return Texts::tr("Only means are kept");
    }
    return {};
}

void paintHatch(QPainter& painter, const QRectF& rect, const QColor& color)
{
    painter.save();
    painter.setClipRect(rect);
    painter.setPen(QPen(color, 1));
    for (double x = std::floor(rect.left() / 4) * 4 - rect.height(); x < rect.right(); x += 4)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

void paintMark(QPainter& painter, Kind kind, double x0, double x1, const QRectF& lane, const Theme& theme)
{
    const QColor color = theme.color(markRole(kind));
    const double middle = lane.center().y(), right = std::max(x1, x0 + 1.5);
    switch (kind) {
    case Kind::Gap:
    case Kind::Partial: paintHatch(painter, QRectF(x0, lane.top(), right - x0, lane.height()), color); break;
    case Kind::Thinned: // dots
        painter.setPen(QPen(color, 1, Qt::DotLine));
        painter.drawLine(QPointF(x0, lane.bottom()), QPointF(right, lane.bottom()));
        break;
    case Kind::Stale: { // grey and half as high
        QColor faint = color;
        faint.setAlphaF(0.8f);
        painter.fillRect(QRectF(x0, middle - 0.75, right - x0, 1.5), faint);
        break;
    }
    case Kind::Uncertain:
    case Kind::Bad: painter.fillRect(QRectF(x0, lane.top(), right - x0, lane.height()), color); break;
    case Kind::Late: // the stretch, and a head that points back to where they belong
        painter.fillRect(QRectF(x0, middle - 0.5, x1 - x0, 1), color);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF({QPointF(x0 - 4, middle), QPointF(x0 + 1, lane.top() - 1), QPointF(x0 + 1, lane.bottom() + 1)}));
        break;
    case Kind::ClockSkew:
        painter.fillRect(QRectF(x0, middle - 0.5, x1 - x0, 1), color);
        painter.setPen(QPen(color, 1.2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(x0, middle), 2.4, 2.4);
        break;
    case Kind::CounterReset:
        painter.setPen(QPen(color, 1.4));
        painter.drawLine(QPointF(x0, lane.top() - 1), QPointF(x0, lane.bottom() + 1));
        break;
    }
}

void paintBookmark(QPainter& painter, const QPointF& foot, double height, bool stop, const Theme& theme)
{
    const QColor color = theme.color(Role::Accent);
    const QPointF top = foot - QPointF(0, height);
    painter.setPen(QPen(color, 1.2));
    painter.drawLine(foot, top);
    painter.setBrush(stop ? color : theme.color(Role::Surface));
    painter.drawPolygon(QPolygonF({top, top + QPointF(7, 3), top + QPointF(0, 6)}));
    if (stop)
        painter.drawLine(foot + QPointF(-3, 0), foot + QPointF(3, 0));
}

} // namespace views
