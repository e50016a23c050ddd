// The program's line icons in the theme's colours. GUI thread.
#pragma once
#include <QColor>
#include <QIcon>

namespace app {

/// `:/icons/NAME.svg` drawn in `normal`, and in `disabled` where the action is; a null icon if there is no such file.
QIcon icon(const QString& name, const QColor& normal, const QColor& disabled);

} // namespace app
