#include "views/scene/TextPixmaps.h"
#include "views/text/Format.h"
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace views {

QPixmap drawn(const QSize& logical, double ratio, const std::function<void(QPainter&)>& paint)
{
    QImage image((QSizeF(logical) * ratio).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setRenderHint(QPainter::TextAntialiasing);
        paint(painter);
    }
    return QPixmap::fromImage(image);
}

QPixmap TextPixmaps::text(const QString& words, const TextStyle& style, double ratio)
{
    const QString key = QStringLiteral("%1|%2|%3|%4|%5|%6")
                            .arg(words).arg(style.pixelSize).arg(style.bold).arg(style.color.rgba()).arg(style.halo.isValid() ? style.halo.rgba() : 0).arg(ratio);
    if (const auto it = m_cache.constFind(key); it != m_cache.constEnd())
        return *it;
    if (m_cache.size() > 3000) // a long walk past thousands of racks
        m_cache.clear();
    const QFont font = text::font(style.pixelSize, style.bold);
    const QFontMetricsF metrics(font);
    const double margin = 3;
    const QSize size(static_cast<int>(std::ceil(metrics.horizontalAdvance(words) + 2 * margin)),
                     static_cast<int>(std::ceil(metrics.height() + 2 * margin)));
    const QPixmap pixmap = drawn(size, ratio, [&](QPainter& p) {
        const QPointF base(margin, margin + metrics.ascent());
        if (style.halo.isValid()) {
            QPainterPath path;
            path.addText(base, font, words);
            p.setPen(QPen(style.halo, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            p.drawPath(path);
        }
        p.setFont(font);
        p.setPen(style.color);
        p.drawText(base, words);
    });
    m_cache.insert(key, pixmap);
    return pixmap;
}

} // namespace views
