// Pictures against their baselines, and colours in pictures.
#pragma once
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <cmath>

/// Mean difference of all channels of two pictures of one size, 0 .. 255; 255 if the sizes differ.
inline double difference(const QImage& a, const QImage& b)
{
    if (a.size() != b.size() || a.isNull())
        return 255;
    const QImage p = a.convertToFormat(QImage::Format_RGB32), q = b.convertToFormat(QImage::Format_RGB32);
    double sum = 0;
    for (int y = 0; y < p.height(); ++y)
        for (int x = 0; x < p.width(); ++x) {
            const QRgb c = p.pixel(x, y), d = q.pixel(x, y);
            sum += std::abs(qRed(c) - qRed(d)) + std::abs(qGreen(c) - qGreen(d)) + std::abs(qBlue(c) - qBlue(d));
        }
    return sum / (3.0 * p.width() * p.height());
}

/// Number of pixels nearer to `color` than `tolerance` in every channel.
inline int countNear(const QImage& image, const QColor& color, int tolerance = 12)
{
    int n = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor c = image.pixelColor(x, y);
            n += std::abs(c.red() - color.red()) <= tolerance && std::abs(c.green() - color.green()) <= tolerance
                && std::abs(c.blue() - color.blue()) <= tolerance;
        }
    return n;
}

inline int countColors(const QImage& image)
{
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            colors.insert(image.pixel(x, y));
    return static_cast<int>(colors.size());
}

/// Empty if the picture is the baseline's within the tolerance (mean of a channel); else what is wrong and where the actual picture lies.
/// MEMPHIS_TWIN_UPDATE_BASELINES=1 writes the baseline instead.
inline QString againstBaseline(const QImage& actual, const QString& name, double tolerance = 1.0)
{
    const QString path = QStringLiteral(TWIN_SOURCE_DIR "/tests/views/scene/baselines/%1.png").arg(name);
    if (qEnvironmentVariableIntValue("MEMPHIS_TWIN_UPDATE_BASELINES") == 1)
        return actual.save(path) ? QString() : QStringLiteral("cannot write %1").arg(path);
    const QString actualPath = QDir::temp().filePath(QStringLiteral("memphis-twin-actual-%1.png").arg(name));
    if (!QFileInfo::exists(path)) {
        actual.save(actualPath);
        return QStringLiteral("no baseline %1; the actual picture is %2").arg(path, actualPath);
    }
    const double d = difference(actual, QImage(path));
    if (d <= tolerance)
        return {};
    actual.save(actualPath);
    return QStringLiteral("%1 differs by %2 on average; the actual picture is %3").arg(path).arg(d).arg(actualPath);
}
