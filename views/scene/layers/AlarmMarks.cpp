#include "views/scene/layers/AlarmMarks.h"
#include "views/scene/TextPixmaps.h"
#include "views/text/Format.h"
#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <unordered_map>

namespace views {
namespace {

constexpr double side = 20, reach = 28, chipWidth = 58, chipHeight = 22;

Role roleOf(Alarm::Severity severity)
{
    return severity == Alarm::Severity::Critical ? Role::Critical : severity == Alarm::Severity::Warning ? Role::Warning : Role::NoData;
}

/// A shape for each kind, so that colour is not needed to tell them apart.
void drawShape(QPainter& p, const Alarm& alarm, const QRectF& r, Theme::Kind theme)
{
    const QColor fill = Theme::color(roleOf(alarm.severity), theme), ground = Theme::color(Role::Background, theme);
    p.setPen(QPen(ground, 2));
    p.setBrush(fill);
    const QPointF c = r.center();
    QString sign = QStringLiteral("!");
    switch (alarm.kind) {
    case Alarm::Kind::OverLimit:
    case Alarm::Kind::Hot:
    case Alarm::Kind::Tripped: {
        QPainterPath triangle;
        triangle.moveTo(c.x(), r.top() + 1);
        triangle.lineTo(r.right() - 1, r.bottom() - 2);
        triangle.lineTo(r.left() + 1, r.bottom() - 2);
        triangle.closeSubpath();
        p.drawPath(triangle);
        sign = alarm.kind == Alarm::Kind::Tripped ? QStringLiteral("×") : QStringLiteral("!");
        break;
    }
    case Alarm::Kind::Overload:
    case Alarm::Kind::Open: {
        QPainterPath diamond;
        diamond.moveTo(c.x(), r.top() + 1);
        diamond.lineTo(r.right() - 1, c.y());
        diamond.lineTo(c.x(), r.bottom() - 1);
        diamond.lineTo(r.left() + 1, c.y());
        diamond.closeSubpath();
        p.drawPath(diamond);
        sign = alarm.kind == Alarm::Kind::Open ? QStringLiteral("/") : QStringLiteral("!");
        break;
    }
    case Alarm::Kind::Dark:
        p.drawRect(r.adjusted(2, 2, -2, -2));
        sign = QStringLiteral("×");
        break;
    case Alarm::Kind::Stale:
        p.drawEllipse(r.adjusted(2, 2, -2, -2));
        sign = QStringLiteral("?");
        break;
    }
    p.setFont(text::font(11, true));
    p.setPen(ground);
    const bool triangle = alarm.kind == Alarm::Kind::OverLimit || alarm.kind == Alarm::Kind::Hot || alarm.kind == Alarm::Kind::Tripped;
    p.drawText(r.translated(0, triangle ? 2 : 0), Qt::AlignCenter, sign);
}

} // namespace

std::vector<AlarmMark> placeAlarms(const std::vector<Alarm>& alarms, const Projection& projection, const QRectF& frame)
{
    std::vector<AlarmMark> marks, edges(4);
    std::unordered_map<long long, std::vector<std::size_t>> grid;
    const auto cell = [](double x, double y) { return std::pair(static_cast<long long>(std::floor(x / reach)), static_cast<long long>(std::floor(y / reach))); };
    const auto key = [](long long x, long long y) { return x * 1000003 + y; };
    for (std::size_t i = 0; i < alarms.size(); ++i) {
        const auto at = projection.project(alarms[i].at);
        if (!at || !frame.contains(*at)) {
            // Behind the eye counts as below: that is where one turns back to.
            AlarmMark::Edge edge = AlarmMark::Edge::Bottom;
            if (at) {
                const double left = frame.left() - at->x(), right = at->x() - frame.right(), top = frame.top() - at->y(), bottom = at->y() - frame.bottom();
                const double most = std::max({left, right, top, bottom});
                edge = most == left ? AlarmMark::Edge::Left : most == right ? AlarmMark::Edge::Right : most == top ? AlarmMark::Edge::Top : AlarmMark::Edge::Bottom;
            }
            edges[static_cast<std::size_t>(edge) - 1].edge = edge;
            edges[static_cast<std::size_t>(edge) - 1].alarms.push_back(static_cast<int>(i));
            continue;
        }
        const auto [cx, cy] = cell(at->x(), at->y());
        AlarmMark* joined = nullptr;
        for (long long dx = -1; dx <= 1 && !joined; ++dx)
            for (long long dy = -1; dy <= 1 && !joined; ++dy)
                if (const auto found = grid.find(key(cx + dx, cy + dy)); found != grid.end())
                    for (const std::size_t m : found->second)
                        if (std::hypot(marks[m].at.x() - at->x(), marks[m].at.y() - at->y()) < reach) {
                            joined = &marks[m];
                            break;
                        }
        if (!joined) {
            grid[key(cx, cy)].push_back(marks.size());
            marks.push_back({AlarmMark::Edge::Inside, *at, {}, {}});
            joined = &marks.back();
        }
        joined->alarms.push_back(static_cast<int>(i));
    }
    for (auto& mark : marks) {
        const double wide = side + (mark.alarms.size() > 1 ? 6 + 7 * static_cast<double>(QString::number(mark.alarms.size()).size()) : 0);
        mark.rect = QRectF(std::round(mark.at.x() - side / 2), std::round(mark.at.y() - side), wide, side);
    }
    for (auto& mark : edges) {
        if (mark.alarms.empty())
            continue;
        const QPointF c = frame.center();
        switch (mark.edge) {
        case AlarmMark::Edge::Left: mark.at = {frame.left() + chipWidth / 2, c.y()}; break;
        case AlarmMark::Edge::Right: mark.at = {frame.right() - chipWidth / 2, c.y()}; break;
        case AlarmMark::Edge::Top: mark.at = {c.x(), frame.top() + chipHeight / 2}; break;
        default: mark.at = {c.x(), frame.bottom() - chipHeight / 2}; break;
        }
        mark.at = {std::round(mark.at.x()), std::round(mark.at.y())};
        mark.rect = QRectF(mark.at.x() - chipWidth / 2, mark.at.y() - chipHeight / 2, chipWidth, chipHeight);
        marks.push_back(mark);
    }
    return marks;
}

void AlarmMarks::arrange(const std::vector<Alarm>& alarms, const Projection& projection, const QRectF& frame, std::vector<QRectF>& taken)
{
    m_marks = placeAlarms(alarms, projection, frame);
    for (const auto& mark : m_marks)
        taken.push_back(mark.rect);
}

void AlarmMarks::paint(QPainter& painter, const std::vector<Alarm>& alarms, Theme::Kind kind, double ratio)
{
    for (const auto& mark : m_marks) {
        const Alarm& worst = alarms[static_cast<std::size_t>(mark.alarms.front())];
        const bool inside = mark.edge == AlarmMark::Edge::Inside;
        const QString key = QStringLiteral("%1|%2|%3|%4|%5|%6").arg(static_cast<int>(worst.kind)).arg(static_cast<int>(worst.severity))
                                .arg(mark.alarms.size()).arg(static_cast<int>(mark.edge)).arg(static_cast<int>(kind)).arg(ratio);
        auto found = m_pixmaps.find(key);
        if (found == m_pixmaps.end()) {
            if (m_pixmaps.size() > 400)
                m_pixmaps.clear();
            const QSize size = mark.rect.size().toSize();
            found = m_pixmaps.insert(key, drawn(size, ratio, [&](QPainter& p) {
                p.setRenderHint(QPainter::Antialiasing);
                const QString count = text::number(static_cast<double>(mark.alarms.size()), 0);
                if (inside) {
                    if (mark.alarms.size() > 1) {
                        QColor ground = Theme::color(Role::Surface, kind);
                        p.setPen(QPen(Theme::color(roleOf(worst.severity), kind), 1));
                        p.setBrush(ground);
                        p.drawRoundedRect(QRectF(side / 2, 2.5, size.width() - side / 2 - 1, side - 5), 4, 4);
                        p.setPen(Theme::color(Role::Text, kind));
                        p.setFont(text::font(11, true));
                        p.drawText(QRectF(side, 0, size.width() - side - 2, side), Qt::AlignCenter, count);
                    }
                    drawShape(p, worst, QRectF(0, 0, side, side), kind);
                } else {
                    p.setPen(QPen(Theme::color(roleOf(worst.severity), kind), 1));
                    QColor ground = Theme::color(Role::Surface, kind);
                    ground.setAlpha(235);
                    p.setBrush(ground);
                    p.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 6, 6);
                    drawShape(p, worst, QRectF(3, 3, 16, 16), kind);
                    const char16_t arrows[] = {u' ', u'◂', u'▸', u'▴', u'▾'};
                    p.setPen(Theme::color(Role::Text, kind));
                    p.setFont(text::font(11, true));
                    p.drawText(QRectF(20, 0, size.width() - 24, size.height()), Qt::AlignCenter, count + QLatin1Char(' ') + QChar(arrows[static_cast<int>(mark.edge)]));
                }
            }));
        }
        painter.drawPixmap(mark.rect.topLeft(), *found);
    }
}

const AlarmMark* AlarmMarks::markAt(const QPointF& position) const
{
    for (const auto& mark : m_marks)
        if (mark.rect.adjusted(-2, -2, 2, 2).contains(position))
            return &mark;
    return nullptr;
}

} // namespace views
