#include "app/Icons.h"
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace app {
namespace {

// The files are drawn in one neutral grey, so that they can be looked at as they are; it is what gives way to the theme.
constexpr char neutralStroke[] = "#6F7F99";

QPixmap draw(const QByteArray& svg, const QColor& color, int size)
{
    auto coloured = svg;
    coloured.replace(neutralStroke, color.name().toLatin1());
    QSvgRenderer renderer(coloured);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

} // namespace

QIcon icon(const QString& name, const QColor& normal, const QColor& disabled)
{
    QFile file(":/icons/" + name + ".svg");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto svg = file.readAll();
    QIcon result;
    for (const int size : {18, 24, 36, 48}) {
        result.addPixmap(draw(svg, normal, size), QIcon::Normal);
        result.addPixmap(draw(svg, disabled, size), QIcon::Disabled);
    }
    return result;
}

} // namespace app
