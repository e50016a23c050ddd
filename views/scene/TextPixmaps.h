// Text as pictures with a halo, drawn once and kept. GUI thread.
#pragma once
#include <QColor>
#include <QHash>
#include <QPixmap>
#include <QString>
#include <functional>

class QPainter;

namespace views {

struct TextStyle
{
    int pixelSize = 11;
    bool bold = false;
    QColor color, halo; ///< an invalid halo means none
};

/// The raster painter draws fine text and curves; the picture is then copied each frame, which costs next to nothing.
class TextPixmaps
{
public:
    QPixmap text(const QString& text, const TextStyle& style, double ratio);
    void clear() { m_cache.clear(); }

private:
    QHash<QString, QPixmap> m_cache;
};

/// A transparent picture of this logical size, painted by `paint`.
QPixmap drawn(const QSize& logical, double ratio, const std::function<void(QPainter&)>& paint);

} // namespace views
