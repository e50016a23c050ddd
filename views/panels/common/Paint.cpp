#include "views/panels/common/Paint.h"
#include "views/text/Format.h"
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace views {

void paintBar(QPainter& painter, const QRectF& rect, const std::vector<BarPart>& parts, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = std::min(2.0, rect.height() / 2);
    QPainterPath outline;
    outline.addRoundedRect(rect, radius, radius);
    painter.fillPath(outline, theme.color(Role::Raised));
    painter.setClipPath(outline);
    double x = rect.left();
    for (const auto& part : parts) {
        const double width = std::clamp(part.share, 0.0, 1.0) * rect.width();
        const QRectF piece(x, rect.top(), std::min(width, rect.right() - x), rect.height());
        const QColor color = theme.color(part.role);
        if (part.hatched) {
            QColor ground = color;
            ground.setAlphaF(0.25f);
            painter.fillRect(piece, ground);
            painter.save();
            painter.setClipRect(piece, Qt::IntersectClip);
            painter.setPen(QPen(color, 1.5));
            for (double s = piece.left() - piece.height(); s < piece.right(); s += 5)
                painter.drawLine(QPointF(s, piece.bottom()), QPointF(s + piece.height(), piece.top()));
            painter.restore();
        } else {
            painter.fillRect(piece, color);
        }
        x += width;
        if (x >= rect.right())
            break;
        // A hair of ground between neighbours.
        painter.fillRect(QRectF(x - 0.5, rect.top(), 1, rect.height()), theme.color(Role::Surface));
    }
    painter.setClipping(false);
    painter.setPen(QPen(theme.color(Role::Line), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
    painter.restore();
}

void paintSpark(QPainter& painter, const QRectF& rect, const std::vector<QPolygonF>& lines, double cursor, const QColor& color, const QColor& mark)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto place = [&](const QPointF& p) {
        return QPointF(rect.left() + p.x() * rect.width(), rect.bottom() - p.y() * rect.height());
    };
    QPointF at;
    bool hasAt = false;
    for (const auto& line : lines) {
        QPolygonF points;
        points.reserve(line.size());
        for (const auto& p : line) {
            points << place(p);
            if (cursor >= 0 && p.x() <= cursor) {
                at = points.back();
                hasAt = true;
            }
        }
        painter.setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(points);
    }
    if (hasAt) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mark);
        painter.drawEllipse(at, 2.4, 2.4);
    }
    painter.restore();
}

QSizeF badgeSize() { return {16, 15}; }

void paintBadge(QPainter& painter, const QRectF& rect, twin::Mark mark, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = theme.color(mark == twin::Mark::User ? Role::Accent : mark == twin::Mark::Estimate ? Role::Muted : Role::Text);
    QColor ground = color;
    ground.setAlphaF(mark == twin::Mark::User ? 0.25f : 0.10f);
    painter.setBrush(ground);
    QPen pen(color, 1);
    // Estimates have a broken outline: seen without reading the letter.
    if (mark == twin::Mark::Estimate)
        pen.setDashPattern({2, 1.5});
    painter.setPen(pen);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(color);
    painter.setFont(text::font(11, true));
    painter.drawText(rect, Qt::AlignCenter, QString(text::markLetter(mark)));
    painter.restore();
}

Role stateRole(text::LimitState state)
{
    switch (state) {
    case text::LimitState::Over: return Role::Critical;
    case text::LimitState::Tight: return Role::Warning;
    case text::LimitState::Free: return Role::Ok;
    case text::LimitState::Unknown: break;
    }
    return Role::Muted;
}

Glyph stateGlyph(text::LimitState state)
{
    switch (state) {
    case text::LimitState::Over: return Glyph::Critical;
    case text::LimitState::Tight: return Glyph::Warning;
    case text::LimitState::Free: return Glyph::Ok;
    case text::LimitState::Unknown: break;
    }
    return Glyph::Unknown;
}

QString elided(const QString& text, const QFont& font, double width)
{
    return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

} // namespace views
