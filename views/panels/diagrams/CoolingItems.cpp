#include "views/panels/diagrams/CoolingItems.h"
#include "views/panels/common/Paint.h"
#include "views/text/Format.h"
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace views {
namespace {

using Box = CoolingPicture::Box;
using State = CoolingPicture::State;
using Line = CoolingPicture::Pipe::Line;

std::size_t at(int i) { return static_cast<std::size_t>(i); }

constexpr double top = 70, tall = 118, below = 216, low = 82;
// From chip to air, left to right; outdoors above the machines, pumps on the way back.
constexpr QRectF frames[] = {
    {10, top, 200, tall}, {10, below, 200, low}, {390, top, 160, tall}, {390, below, 160, low}, {740, top, 140, tall},
    {950, top, 200, tall}, {1220, top, 240, tall}, {740, below, 410, low}, {740, 4, 720, 46},
};
constexpr double hotY = top + 30, coldY = top + 92, airHotY = below + 22, airColdY = below + 60, pumpY = below + 41;
constexpr double hotX = 590, coldX = 640, farX = 1490;

struct Course
{
    std::vector<QPolygonF> runs; ///< each ends in an arrow
    QRectF label;
};

Course courseOf(Line line)
{
    const auto& f = frames;
    const auto right = [&](Box b) { return f[static_cast<std::size_t>(b)].right(); };
    const auto left = [&](Box b) { return f[static_cast<std::size_t>(b)].left(); };
    const auto over = [](double x, double y, double width) { return QRectF(x, y - 21, width, 17); };
    switch (line) {
    case Line::TechnologyReturn: return {{QPolygonF{{right(Box::Gpus), hotY}, {left(Box::Cdus), hotY}}}, over(right(Box::Gpus) + 6, hotY, 168)};
    case Line::TechnologySupply: return {{QPolygonF{{left(Box::Cdus), coldY}, {right(Box::Gpus), coldY}}}, over(right(Box::Gpus) + 6, coldY, 168)};
    case Line::AirReturn: return {{QPolygonF{{right(Box::Air), airHotY}, {left(Box::Doors), airHotY}}}, {}};
    case Line::AirSupply: return {{QPolygonF{{left(Box::Doors), airColdY}, {right(Box::Air), airColdY}}}, {}};
    case Line::FacilityReturn: return {{QPolygonF{{right(Box::Cdus), hotY}, {left(Box::Dry), hotY}}}, over(right(Box::Cdus) + 6, hotY, 178)};
    case Line::DoorReturn: return {{QPolygonF{{right(Box::Doors), airHotY}, {hotX, airHotY}, {hotX, hotY}}}, {}};
    case Line::AfterDry: return {{QPolygonF{{right(Box::Dry), hotY}, {left(Box::Towers), hotY}}}, over(right(Box::Dry) + 3, hotY, 64)};
    case Line::AfterTowers: return {{QPolygonF{{right(Box::Towers), hotY}, {left(Box::Chillers), hotY}}}, over(right(Box::Towers) + 3, hotY, 64)};
    case Line::FacilitySupply:
        return {{QPolygonF{{right(Box::Chillers), hotY}, {farX, hotY}, {farX, pumpY}, {right(Box::Pumps), pumpY}},
                 QPolygonF{{left(Box::Pumps), pumpY}, {coldX, pumpY}, {coldX, coldY}, {right(Box::Cdus), coldY}}},
                over(coldX + 8, pumpY, 84)};
    case Line::DoorSupply: return {{QPolygonF{{coldX, pumpY}, {coldX, airColdY}, {right(Box::Doors), airColdY}}}, {}};
    case Line::ToAir: {
        Course c;
        for (const Box b : {Box::Dry, Box::Towers, Box::Chillers}) {
            const double x = f[static_cast<std::size_t>(b)].center().x();
            c.runs.push_back(QPolygonF{{x, top}, {x, f[static_cast<std::size_t>(Box::Outdoors)].bottom()}});
        }
        return c;
    }
    }
    return {};
}

bool isAir(Line line) { return line == Line::AirReturn || line == Line::AirSupply || line == Line::ToAir; }
double pipeWidth(const CoolingPicture::Pipe& pipe) { return isAir(pipe.line) ? 2.5 : 2 + 6 * std::sqrt(pipe.share); }

/// The part of a pipe's course that a path takes: what comes from the doors alone joins the loop behind the CDUs, and leaves it before them;
/// a machine that is not on the path gives it no air.
std::vector<QPolygonF> onPath(Line line, Course course, const CoolingPath& path)
{
    if (line == Line::FacilityReturn && !path.has(Box::Cdus) && path.has(Box::Doors))
        course.runs.front().front() = QPointF(hotX, hotY);
    if (line == Line::FacilitySupply && !path.has(Box::Cdus) && path.has(Box::Doors))
        course.runs.back() = QPolygonF{{course.runs.back().front(), QPointF(coldX, pumpY)}};
    if (line == Line::ToAir) {
        std::vector<QPolygonF> out;
        const Box machines[] = {Box::Dry, Box::Towers, Box::Chillers};
        for (std::size_t i = 0; i < std::size(machines); ++i)
            if (path.has(machines[i]))
                out.push_back(course.runs[i]);
        return out;
    }
    return course.runs;
}

} // namespace

CoolingBox::CoolingBox(CoolingDiagram* diagram, int index) : m_diagram(diagram), m_index(index) { setZValue(1); }

QRectF CoolingBox::frame() const { return frames[m_index]; }

const CoolingPicture::Part* CoolingBox::part() const
{
    const auto& parts = m_diagram->picture().parts;
    return at(m_index) < parts.size() ? &parts[at(m_index)] : nullptr;
}

QRectF CoolingBox::cellRect(int cell) const
{
    const auto* p = part();
    if (!p || cell < 0 || at(cell) >= p->cells.size())
        return {};
    const QRectF f = frame();
    const QRectF room = static_cast<Box>(m_index) == Box::Pumps ? QRectF(f.left() + 210, f.top() + 24, f.width() - 220, f.height() - 32) : QRectF(f.left() + 8, f.bottom() - 33, f.width() - 16, 27);
    // The largest squares that all fit.
    const int n = static_cast<int>(p->cells.size());
    double side = 11;
    const auto across = [&](double s) { return std::max(1, static_cast<int>((room.width() + 1.5) / (s + 1.5))); };
    while (side > 1.5 && std::ceil(n / static_cast<double>(across(side))) * (side + 1.5) > room.height() + 1.5)
        side -= 0.5;
    const int columns = across(side);
    return {room.left() + (cell % columns) * (side + 1.5), room.top() + (cell / columns) * (side + 1.5), side, side};
}

std::vector<CoolingBox::Line> CoolingBox::lines() const
{
    std::vector<Line> out;
    const auto* p = part();
    if (!p)
        return out;
    const QRectF f = frame().adjusted(9, 5, -8, -4);
    double y = f.top();
    const auto add = [&](const QString& text, int pixels, bool bold, Role role, double indent, double width) {
        Line line{text, pixels, bold, false, {}, role};
        const auto wide = [&] { return QFontMetricsF(text::font(line.pixels, bold)).horizontalAdvance(line.text); };
        while (line.pixels > 10 && wide() > width)
            --line.pixels;
        if (wide() > width) {
            line.text = elided(text, text::font(line.pixels, bold), width);
            line.shortened = true;
        }
        const double height = pixels * 1.3;
        line.rect = QRectF(f.left() + indent, y, wide(), height);
        y += height;
        out.push_back(line);
    };
    const bool outdoors = static_cast<Box>(m_index) == Box::Outdoors;
    const double width = static_cast<Box>(m_index) == Box::Pumps ? 196 : f.width();
    add(p->title, 13, true, p->exists ? Role::Text : Role::Muted, 0, width);
    if (outdoors) { // one wide line
        add(p->lines.join(QStringLiteral(" · ")), 12, false, Role::Text, 0, width);
        return out;
    }
    if (!p->stateWord.isEmpty())
        add(p->stateWord, 12, false, p->stateRole, p->stateRole == Role::Muted ? 0 : 17, width - (p->stateRole == Role::Muted ? 0 : 17));
    for (const auto& words : p->lines)
        add(words, 12, false, Role::Text, 0, width);
    return out;
}

std::vector<CoolingDiagram::Words> CoolingBox::words() const
{
    std::vector<CoolingDiagram::Words> out;
    for (const auto& line : lines())
        out.push_back({line.rect, line.text, line.shortened});
    return out;
}

void CoolingBox::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const auto* p = part();
    if (!p)
        return;
    const auto c = [this](Role role) { return Theme::color(role, m_diagram->paintKind()); };
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF f = frame();
    if (m_diagram->isFaded(m_index))
        painter->setOpacity(0.35);
    const bool marked = m_diagram->isMarked(m_index), onPath = m_diagram->isOnPath(m_index) && p->exists;
    painter->setBrush(c(p->exists ? Role::Raised : Role::Surface));
    painter->setPen(QPen(c(marked ? Role::Accent : Role::Line), marked ? 2.5 : 1.2, p->exists ? Qt::SolidLine : Qt::DashLine));
    painter->drawRoundedRect(f, 6, 6);
    if (onPath) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(c(Role::Accent), 2));
        painter->drawRoundedRect(f.adjusted(-3, -3, 3, 3), 8, 8);
    }
    if (m_diagram->current() == m_index && m_diagram->hasFocus()) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(c(Role::Text), 1.2, Qt::DotLine));
        painter->drawRoundedRect(f.adjusted(-3, -3, 3, 3), 8, 8);
    }
    for (const auto& line : lines()) {
        painter->setFont(text::font(line.pixels, line.bold));
        painter->setPen(c(line.role));
        painter->drawText(line.rect.adjusted(0, -2, 4, 2), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line.text);
    }
    if (!p->stateWord.isEmpty() && p->stateRole != Role::Muted) {
        const auto all = lines();
        const auto glyph = p->stateRole == Role::Ok ? Glyph::Ok : p->stateRole == Role::Critical ? Glyph::Critical : Glyph::Warning;
        const QRectF r = all[1].rect;
        paintGlyph(*painter, glyph, QRectF(f.left() + 8, r.center().y() - 7, 14, 14), c(p->stateRole));
    }
    for (std::size_t i = 0; i < p->cells.size(); ++i) {
        const auto& cell = p->cells[i];
        const QRectF r = cellRect(static_cast<int>(i));
        painter->setPen(Qt::NoPen);
        switch (cell.state) {
        case State::Running:
            painter->fillRect(r, std::isfinite(cell.loading) ? mapColor(twin::MetricInfo::Map::Viridis, static_cast<double>(cell.loading)) : c(Role::Muted));
            break;
        case State::OutOfService:
            painter->fillRect(r, c(Role::Surface));
            painter->setPen(QPen(c(Role::Critical), std::min(1.6, r.width() / 5)));
            painter->drawLine(r.topLeft(), r.bottomRight());
            painter->drawLine(r.topRight(), r.bottomLeft());
            break;
        default:
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(c(Role::Muted), 1));
            painter->drawRect(r.adjusted(0.5, 0.5, -0.5, -0.5));
        }
        if (m_diagram->isSelected(cell.asset) || m_diagram->path().units.contains(cell.asset)) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(c(Role::Accent), 2));
            painter->drawRect(r.adjusted(-1.5, -1.5, 1.5, 1.5));
        }
    }
}

QRectF CoolingPipes::boundingRect() const { return {0, 0, farX + 12, below + low + 32}; }

std::vector<CoolingDiagram::Words> CoolingPipes::words() const
{
    std::vector<CoolingDiagram::Words> out;
    const QFontMetricsF metrics(text::font(12));
    for (const auto& pipe : m_diagram->picture().pipes) {
        const auto course = courseOf(pipe.line);
        if (pipe.label.isEmpty() || course.label.isEmpty())
            continue;
        const double wide = metrics.horizontalAdvance(pipe.label);
        out.push_back({QRectF(course.label.left(), course.label.top(), wide, course.label.height()), pipe.label, wide > course.label.width()});
    }
    return out;
}

void CoolingPipes::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const auto kind = m_diagram->paintKind();
    const auto c = [kind](Role role) { return Theme::color(role, kind); };
    painter->setRenderHint(QPainter::Antialiasing);
    // The path first, as a casing in the accent that the water runs in.
    const auto& path = m_diagram->path();
    for (const auto& pipe : m_diagram->picture().pipes) {
        if (path.isEmpty || !path.has(pipe.line))
            continue;
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(c(Role::Accent), pipeWidth(pipe) + 5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        for (const auto& run : onPath(pipe.line, courseOf(pipe.line), path))
            painter->drawPolyline(run);
    }
    for (const auto& pipe : m_diagram->picture().pipes) {
        const auto course = courseOf(pipe.line);
        painter->setOpacity(m_diagram->isFaded(pipe.line) ? 0.3 : 1);
        const bool air = isAir(pipe.line);
        const double width = pipeWidth(pipe);
        const bool still = !air && !(pipe.share > 0);
        const QColor colour = still ? c(Role::NoData) : std::isfinite(pipe.celsius) && !air ? CoolingDiagram::waterColour(pipe.celsius, kind) : c(Role::Muted);
        for (const auto& run : course.runs) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(colour, width, air || still ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
            painter->drawPolyline(run);
            // The arrow stands in the middle of the last piece, clear of boxes.
            const QPointF a = run[run.size() - 2], b = run.last();
            const double length = std::hypot(b.x() - a.x(), b.y() - a.y());
            if (length <= 0)
                continue;
            const QPointF along = (b - a) / length, across(-along.y(), along.x()), tip = b - along * 3;
            const double size = width + 5;
            painter->setPen(Qt::NoPen);
            painter->setBrush(colour);
            painter->drawPolygon(QPolygonF{tip, tip - along * size + across * size * 0.62, tip - along * size - across * size * 0.62});
        }
    }
    painter->setOpacity(1);
    painter->setFont(text::font(12));
    for (const auto& words : words()) {
        painter->setPen(c(Role::Text));
        painter->drawText(words.rect.adjusted(0, 0, 4, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words.text);
    }
    // What colours mean.
    const double y = below + low + 18;
    painter->setFont(text::font(11));
    painter->setPen(c(Role::Muted));
    const QString title = CoolingDiagram::tr("Water"), cold = text::withUnit(QStringLiteral("15"), QStringLiteral("°C")), hot = text::withUnit(QStringLiteral("50"), QStringLiteral("°C"));
    const QFontMetricsF metrics(text::font(11));
    double x = 12;
    const auto word = [&](const QString& w) {
        painter->setPen(c(Role::Muted));
        painter->drawText(QPointF(x, y + 8), w);
        x += metrics.horizontalAdvance(w) + 8;
    };
    const auto bar = [&](auto colourAt) {
        for (int i = 0; i < 100; ++i)
            painter->fillRect(QRectF(x + i, y, 1.5, 9), colourAt(i / 100.0));
        x += 108;
    };
    word(title + QLatin1Char(' ') + cold);
    bar([&](double s) { return CoolingDiagram::waterColour(15 + 35 * s, kind); });
    word(hot);
    x += 20;
    word(CoolingDiagram::tr("Units: loading 0"));
    bar([](double s) { return mapColor(twin::MetricInfo::Map::Viridis, s); });
    word(text::withUnit(QStringLiteral("100"), QStringLiteral("%")));
    x += 16;
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(c(Role::Muted), 1));
    painter->drawRect(QRectF(x, y, 9, 9));
    x += 15;
    word(CoolingDiagram::tr("ready"));
    x += 10;
    painter->setPen(QPen(c(Role::Critical), 1.6));
    painter->drawLine(QPointF(x, y), QPointF(x + 9, y + 9));
    painter->drawLine(QPointF(x + 9, y), QPointF(x, y + 9));
    x += 15;
    word(CoolingDiagram::tr("out of service"));
    if (!path.isEmpty) {
        x += 10;
        painter->setPen(QPen(c(Role::Accent), 4));
        painter->drawLine(QPointF(x, y + 4.5), QPointF(x + 22, y + 4.5));
        x += 28;
        word(CoolingDiagram::tr("coolant path of the selection"));
    }
}

} // namespace views
