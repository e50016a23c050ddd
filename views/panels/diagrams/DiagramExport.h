// A diagram as a file: PNG, PDF or SVG by the name's ending, in the light colours that print well or as shown. GUI thread.
#pragma once
#include "views/theme/Theme.h"
#include <QSizeF>
#include <QString>
#include <functional>

class QPainter;
class QWidget;

namespace views {

/// Paints into a rectangle from (0, 0) to the size, in the colours of a theme.
using DiagramPainter = std::function<void(QPainter&, const QSizeF&, Theme::Kind)>;

/// PNG of twice the size in pixels (for print), PDF and SVG as vectors; `title` and `subtitle` stand above it. Throws twin::Error with the
/// file and what to do.
void exportDiagram(const QString& file, const QSizeF& size, const QString& title, const QString& subtitle, Theme::Kind kind, const DiagramPainter& paint);

/// Asks for a file and exports; problems are said in a box. The name proposed is `name`.png.
void exportDiagramAs(QWidget* parent, const QString& name, const QSizeF& size, const QString& title, const QString& subtitle, const DiagramPainter& paint);

} // namespace views
