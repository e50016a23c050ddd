#include "views/scene/SceneOverlay.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace views {
namespace {

constexpr int margin = 12;

using text::font;

/// The ground of floating panels, the same as the style sheet gives to widgets.
void panel(QPainter& p, const QRectF& r, Theme::Kind kind)
{
    QColor ground = Theme::color(Role::Surface, kind);
    ground.setAlpha(230);
    p.setPen(QPen(Theme::color(Role::Line, kind), 1));
    p.setBrush(ground);
    p.drawRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace

void SceneOverlay::forget()
{
    m_texts.clear();
    for (auto& marks : m_alarms)
        marks.forget();
    for (auto& legend : m_layerLegend)
        legend.forget();
    m_compass = m_scaleBar = m_tip = {};
    m_legendRatio = 0;
}

QPixmap SceneOverlay::legend(const OverlayFrame& f)
{
    if (f.legend == m_legendData && f.ratio == m_legendRatio && f.interactive == m_legendInteractive)
        return m_legend;
    m_legendData = f.legend;
    m_legendRatio = f.ratio;
    m_legendInteractive = f.interactive;
    const LegendData& d = f.legend;
    const auto c = [&](Role role) { return Theme::color(role, f.kind); };

    struct Axis
    {
        QString name;
        const ColourRange* range;
        twin::Metric metric;
    };
    std::vector<Axis> axes;
    if (d.hasGpus)
        axes.push_back({d.separate && (d.hasRacks || d.hasUnits) ? tr("GPUs") : QString(), &d.gpus, d.metric});
    if (d.hasRacks && (d.separate || !d.hasGpus))
        axes.push_back({d.hasGpus ? tr("Other racks") : d.separate && d.hasUnits ? tr("Racks") : QString(), &d.racks, d.metric});
    if (d.hasUnits && (d.separate || (!d.hasRacks && !d.hasGpus)))
        axes.push_back({d.unitMetric != d.metric ? tr("Plant, of rating") : tr("Plant"), &d.units, d.unitMetric});
    struct Note
    {
        QColor swatch;
        bool hatched;
        QString text;
    };
    std::vector<Note> notes;
    const auto add = [&](Role role, bool hatched, const QString& words, int count) {
        if (count > 0)
            notes.push_back({c(role), hatched, words.arg(text::number(count, 0))});
    };
    const int outside = d.racks.above + d.racks.below + d.gpus.above + d.gpus.below + (d.hasUnits ? d.units.above + d.units.below : 0);
    add(Role::OutOfRange, false, tr("Out of range · %1"), outside);
    if (d.hasGpus) {
        add(Role::Warning, false, tr("Uncertain · %1 GPUs"), d.gpus.uncertain);
        add(Role::NoData, false, tr("Stale · %1 GPUs"), d.gpus.stale);
        add(Role::NoData, true, tr("No data · %1 GPUs"), d.gpus.unknown - d.gpus.stale);
    } else {
        add(Role::Warning, false, tr("Uncertain · %1 racks"), d.racks.uncertain);
        add(Role::NoData, false, tr("Stale · %1 racks"), d.racks.stale);
    }
    if (d.hasRacks)
        add(Role::NoData, true, tr("No data · %1 racks"), d.racks.unknown - d.racks.stale);
    if (d.worst && d.hasGpus)
        notes.push_back({{}, false, tr("From afar: the worst GPU of a rack")});
    if (d.percentiles)
        notes.push_back({{}, false, tr("From 2 to 98 % of the values")});
    else if (d.byHand && !d.compact)
        notes.push_back({{}, false, tr("Range by hand; double-click: automatic")});
    const bool nothing = axes.empty();
    const QString nothingText = d.age ? tr("Ages of these values are not known")
        : d.origin == twin::Origin::Modelled ? tr("Not modelled yet") : tr("No measured values at this time");

    const QString title = d.age ? tr("Age · %1").arg(text::metricLabel(d.metric)) : text::metricLabel(d.metric), origin = text::originLabel(d.origin);
    const QFontMetricsF bold(font(13, true)), normal(font(13)), small(font(11));
    const int barWidth = d.compact ? 132 : 216;
    double nameWidth = 0, noteWidth = 0;
    for (const auto& axis : axes)
        nameWidth = std::max(nameWidth, axis.name.isEmpty() ? 0.0 : small.horizontalAdvance(axis.name) + 10);
    for (const auto& note : notes)
        noteWidth = std::max(noteWidth, small.horizontalAdvance(note.text) + (note.swatch.isValid() ? 20 : 0));
    const double titleWidth = bold.horizontalAdvance(title) + 8 + normal.horizontalAdvance(origin);
    const double inner = std::max({barWidth + std::ceil(nameWidth), titleWidth, noteWidth, nothing ? small.horizontalAdvance(nothingText) : 0.0});
    const int lineHeight = 16;
    const int height = 12 + 18 + (nothing ? lineHeight + 4 : 8 + 10 + static_cast<int>(axes.size()) * lineHeight + 2)
        + static_cast<int>(notes.size()) * (lineHeight + 2) + 8;
    const QSize size(static_cast<int>(std::ceil(inner)) + 24, height);
    m_bar.reset();

    m_legend = drawn(size, f.ratio, [&](QPainter& p) {
        panel(p, QRectF(QPointF(0, 0), size), f.kind);
        double y = 10;
        const auto write = [&](const QFont& face, Role role, double x, double top, const QString& words) {
            p.setFont(face);
            p.setPen(c(role));
            p.drawText(QPointF(x, top + QFontMetricsF(face).ascent()), words);
        };
        write(font(13, true), Role::Text, 12, y, title);
        write(font(13), originRole(d.origin) == Role::Text ? Role::Muted : originRole(d.origin), 12 + bold.horizontalAdvance(title) + 8, y, origin);
        y += 22;
        if (nothing) {
            write(font(11), Role::Muted, 12, y, nothingText);
            y += lineHeight + 2;
        } else {
            // The bar reaches over all values; where the range ends within it, the rest has the colour of what is outside.
            const double x0 = std::ceil(12 + nameWidth);
            const ColourRange& range = *axes.front().range;
            Bar bar{QRectF(x0, y, barWidth, 10), std::min(d.least, range.low), std::max(d.most, range.high), range.low, range.high};
            if (!(bar.most > bar.least))
                bar.most = bar.least + 1;
            const double from = std::round(bar.x(bar.low)), to = std::max(from + 1, std::round(bar.x(bar.high)));
            const auto table = mapTable(d.age ? twin::MetricInfo::Map::Viridis : mapOf(d.metric, d.origin));
            QImage steps(256, 1, QImage::Format_RGB32);
            for (int i = 0; i < 256; ++i)
                steps.setPixel(i, 0, table[static_cast<std::size_t>(i)]);
            p.fillRect(bar.area, c(Role::OutOfRange));
            p.drawImage(QRectF(from, y, to - from, 10), steps);
            p.setBrush(Qt::NoBrush);
            p.setPen(QPen(c(Role::Line), 1));
            p.drawRect(bar.area.adjusted(-0.5, -0.5, 0.5, 0.5));
            if (f.interactive) {
                p.setPen(QPen(c(Role::Background), 1));
                p.setBrush(c(Role::Text));
                for (const double x : {from - 5, to}) // beside the colours, not over them
                    p.drawRoundedRect(QRectF(x, y - 2.5, 5, 15), 2, 2);
                m_bar = bar;
            }
            y += 14;
            for (const auto& axis : axes) {
                if (!axis.name.isEmpty())
                    write(font(11), Role::Muted, 12, y, axis.name);
                const double reference = std::max(std::abs(axis.range->low), std::abs(axis.range->high));
                const auto words = [&](double value, bool unit) { return d.age ? ageText(value, unit) : axis.range == &d.gpus ? gpuValueText(axis.metric, value, reference, unit) : valueText(axis.metric, value, reference, unit); };
                const QString low = words(axis.range->low, d.age), middle = words((axis.range->low + axis.range->high) / 2, d.age), high = words(axis.range->high, true);
                const double wl = small.horizontalAdvance(low), wm = small.horizontalAdvance(middle), wh = small.horizontalAdvance(high), end = x0 + barWidth;
                const double xl = std::clamp(from, x0, std::max(x0, end - wl - wh - 10));
                const double xh = std::clamp(to - wh, std::min(xl + wl + 10, end - wh), end - wh), xm = (from + to - wm) / 2;
                write(font(11), Role::Text, xl, y, low);
                if (!d.compact && xm > xl + wl + 8 && xm + wm + 8 < xh)
                    write(font(11), Role::Text, xm, y, middle);
                write(font(11), Role::Text, xh, y, high);
                y += lineHeight;
            }
            y += 3;
        }
        for (const auto& note : notes) {
            if (note.swatch.isValid()) {
                const QRectF swatch(12, y + 3, 14, 10);
                p.fillRect(swatch, note.swatch);
                if (note.hatched)
                    p.fillRect(swatch, QBrush(note.swatch.darker(150), Qt::BDiagPattern));
            }
            write(font(11), Role::Muted, note.swatch.isValid() ? 32 : 12, y, note.text);
            y += lineHeight + 2;
        }
    });
    return m_legend;
}

SceneOverlay::LegendPart SceneOverlay::legendPart(const QPointF& position) const
{
    if (!m_legendArea.contains(position))
        return LegendPart::None;
    if (!m_windowBar)
        return LegendPart::Panel;
    const QPointF p = position - m_legendArea.topLeft();
    constexpr double reach = 6;
    if (p.y() < m_windowBar->area.top() - reach || p.y() > m_windowBar->area.bottom() + reach)
        return LegendPart::Panel;
    const double low = std::abs(p.x() - m_windowBar->x(m_windowBar->low)), high = std::abs(p.x() - m_windowBar->x(m_windowBar->high));
    return std::min(low, high) > reach ? LegendPart::Panel : low < high ? LegendPart::Low : LegendPart::High;
}

double SceneOverlay::legendValue(const QPointF& position) const
{
    if (!m_windowBar)
        return 0;
    const Bar& bar = *m_windowBar;
    const double share = (position.x() - m_legendArea.left() - bar.area.left()) / bar.area.width();
    return bar.least + std::clamp(share, 0.0, 1.0) * (bar.most - bar.least);
}

QPixmap SceneOverlay::compass(const OverlayFrame& f)
{
    const int degrees = static_cast<int>(std::lround(f.camera.heading));
    const QString key = QStringLiteral("%1|%2").arg(degrees).arg(f.ratio);
    if (key == m_compass.key)
        return m_compass.pixmap;
    const int side = 48;
    const auto c = [&](Role role) { return Theme::color(role, f.kind); };
    m_compass = {key, drawn({side, side}, f.ratio, [&](QPainter& p) {
                     QColor ground = c(Role::Surface);
                     ground.setAlpha(220);
                     p.setPen(QPen(c(Role::Line), 1));
                     p.setBrush(ground);
                     p.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1));
                     p.translate(side / 2.0, side / 2.0);
                     p.rotate(-degrees);
                     p.setPen(Qt::NoPen);
                     p.setBrush(c(Role::Text));
                     p.drawPolygon(QPolygonF{{0, -9}, {5.5, 8}, {0, 5}});
                     p.setBrush(c(Role::Muted));
                     p.drawPolygon(QPolygonF{{0, -9}, {-5.5, 8}, {0, 5}});
                     p.translate(0, -16);
                     p.rotate(degrees);
                     p.setFont(font(11, true));
                     p.setPen(c(Role::Text));
                     p.drawText(QRectF(-8, -8, 16, 16), Qt::AlignCenter, tr("N", "north, on the compass"));
                 })};
    return m_compass.pixmap;
}

QPixmap SceneOverlay::scaleBar(const OverlayFrame& f)
{
    // True at the depth of what the camera looks at.
    const double pixelsPerMetre = Projection(f.camera, f.size).pixelsPerMetre(f.camera.distance);
    double metres = 1;
    for (const double step : {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0})
        if (step * pixelsPerMetre <= 160)
            metres = step;
    const int pixels = static_cast<int>(std::lround(metres * pixelsPerMetre));
    const QString key = QStringLiteral("%1|%2|%3").arg(pixels).arg(metres).arg(f.ratio);
    if (key == m_scaleBar.key)
        return m_scaleBar.pixmap;
    const QString label = text::withUnit(text::number(metres, metres < 1 ? 1 : 0), QStringLiteral("m"));
    const auto c = [&](Role role) { return Theme::color(role, f.kind); };
    m_scaleBar = {key, drawn({std::max(pixels, 40) + 8, 26}, f.ratio, [&](QPainter& p) {
                      const double right = std::max(pixels, 40) + 4;
                      QPainterPath path;
                      path.moveTo(right - pixels, 15);
                      path.lineTo(right - pixels, 21);
                      path.lineTo(right, 21);
                      path.lineTo(right, 15);
                      p.setBrush(Qt::NoBrush);
                      p.setPen(QPen(c(Role::Background), 4));
                      p.drawPath(path);
                      p.setPen(QPen(c(Role::Text), 1.5));
                      p.drawPath(path);
                      QPainterPath words;
                      const QFontMetricsF m(font(11));
                      words.addText(QPointF(right - m.horizontalAdvance(label), 12), font(11), label);
                      p.setPen(QPen(c(Role::Background), 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
                      p.drawPath(words);
                      p.setFont(font(11));
                      p.setPen(c(Role::Text));
                      p.drawText(QPointF(right - m.horizontalAdvance(label), 12), label);
                  })};
    return m_scaleBar.pixmap;
}

QPixmap SceneOverlay::tip(const OverlayFrame& f)
{
    QString key = QString::number(f.ratio);
    for (const auto& line : f.tip)
        key += QStringLiteral("|%1|%2|%3").arg(line.text).arg(static_cast<int>(line.role)).arg(line.bold);
    if (key == m_tip.key)
        return m_tip.pixmap;
    double width = 0;
    for (const auto& line : f.tip)
        width = std::max(width, QFontMetricsF(font(13, line.bold)).horizontalAdvance(line.text));
    const QSize size(static_cast<int>(std::ceil(width)) + 20, static_cast<int>(f.tip.size()) * 19 + 13);
    m_tip = {key, drawn(size, f.ratio, [&](QPainter& p) {
                 panel(p, QRectF(QPointF(0, 0), size), f.kind);
                 double y = 7;
                 for (const auto& line : f.tip) {
                     p.setFont(font(13, line.bold));
                     p.setPen(Theme::color(line.role, f.kind));
                     p.drawText(QPointF(10, y + QFontMetricsF(p.font()).ascent()), line.text);
                     y += 19;
                 }
             })};
    return m_tip.pixmap;
}

void SceneOverlay::paint(QPainter& painter, const OverlayFrame& f)
{
    const Projection projection(f.camera, f.size);
    std::vector<QRectF> taken;
    if (!f.reserved.isEmpty())
        taken.push_back(f.reserved);
    taken.insert(taken.end(), f.alsoReserved.begin(), f.alsoReserved.end());

    const auto logical = [&](const QPixmap& pixmap) { return QSizeF(pixmap.size()) / f.ratio; };
    const QPixmap legendPicture = f.mainLegend ? legend(f) : QPixmap(), north = compass(f), scale = scaleBar(f);
    const QPointF legendAt(margin, f.size.height() - margin - logical(legendPicture).height());
    const QPointF northAt(f.size.width() - margin - logical(north).width(), margin);
    const QPointF scaleAt(f.size.width() - margin - logical(scale).width(), f.size.height() - margin - logical(scale).height());
    taken.emplace_back(legendAt, logical(legendPicture));
    if (f.interactive) {
        m_legendArea = QRectF(legendAt, logical(legendPicture));
        m_windowBar = f.mainLegend ? m_bar : std::nullopt;
    }
    taken.emplace_back(northAt, logical(north));
    taken.emplace_back(scaleAt, logical(scale));

    // What the layers mean stands over the picture's own legend; notes only where there is room for them.
    const QPixmap layers = m_layerLegend[f.interactive].pixmap(f.layerLegend, f.kind, f.ratio, 280, f.size.height() >= 420);
    QPointF layersAt(margin, (legendPicture.isNull() ? f.size.height() : legendAt.y() + 4) - margin - logical(layers).height());
    if (!legendPicture.isNull() && layersAt.y() < (f.reserved.isEmpty() ? 4 : f.reserved.bottom() + 8)) // no room above it: beside it
        layersAt = {legendAt.x() + logical(legendPicture).width() + 8, f.size.height() - margin - logical(layers).height()};
    if (!layers.isNull())
        taken.emplace_back(layersAt, logical(layers));
    auto& alarms = m_alarms[f.interactive];
    alarms.clear();
    if (f.alarms && !f.alarms->empty())
        alarms.arrange(*f.alarms, projection, QRectF(QPointF(0, 0), f.size).adjusted(4, 4, -4, -4), taken);
    if (f.labels)
        m_labels.paint(painter, f.site, f.geometry, projection, f.kind, f.ratio, f.selectedRack, m_texts, taken, f.interactive);
    if (f.alarms)
        alarms.paint(painter, *f.alarms, f.kind, f.ratio);
    if (!legendPicture.isNull())
        painter.drawPixmap(legendAt, legendPicture);
    if (!layers.isNull())
        painter.drawPixmap(layersAt, layers);
    painter.drawPixmap(northAt, north);
    painter.drawPixmap(scaleAt, scale);

    if (!f.band.isEmpty()) {
        QColor fill = Theme::color(Role::Accent, f.kind);
        const QColor line = fill;
        fill.setAlpha(40);
        painter.fillRect(f.band, fill);
        const QRect& b = f.band;
        for (const QRect& edge : {QRect(b.left(), b.top(), b.width(), 1), QRect(b.left(), b.bottom(), b.width(), 1),
                                  QRect(b.left(), b.top(), 1, b.height()), QRect(b.right(), b.top(), 1, b.height())})
            painter.fillRect(edge, line);
    }
    if (!f.tip.empty()) {
        const QPixmap picture = tip(f);
        const QSizeF size = logical(picture);
        QPointF at = f.tipAt + QPointF(16, 18);
        if (at.x() + size.width() > f.size.width() - 4)
            at.setX(f.tipAt.x() - 12 - size.width());
        if (at.y() + size.height() > f.size.height() - 4)
            at.setY(f.tipAt.y() - 10 - size.height());
        painter.drawPixmap(QPointF(std::round(std::max(4.0, at.x())), std::round(std::max(4.0, at.y()))), picture);
    }
}

} // namespace views
