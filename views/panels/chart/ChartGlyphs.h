// Icons of the charts, drawn from lines so that they follow the theme. GUI thread.
#pragma once
#include <QIcon>

namespace views {

class Theme;

enum class ChartGlyph { Curves, Distribution, HeatMap, Keep, Statistics, Back, Forward };
QIcon chartIcon(ChartGlyph glyph, const Theme& theme);

} // namespace views
