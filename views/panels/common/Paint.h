// Small pieces that several panels paint alike: sparklines, share bars, provenance badges, limit states.
#pragma once
#include "twin/base/Parameter.h"
#include "views/panels/common/Glyphs.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QPolygonF>
#include <vector>

class QPainter;

namespace views {

/// A share of a bar. Hatched parts are drawn in stripes: they stay apart from solid ones without colour.
struct BarPart
{
    double share = 0; ///< of the whole bar, 0 .. 1
    Role role = Role::Accent;
    bool hatched = false;
};
void paintBar(QPainter& painter, const QRectF& rect, const std::vector<BarPart>& parts, const Theme& theme);

/// x and y of the points are 0 .. 1 (y up); breaks between polygons are gaps. `cursor` 0 .. 1 marks the present instant, < 0: none.
void paintSpark(QPainter& painter, const QRectF& rect, const std::vector<QPolygonF>& lines, double cursor, const QColor& color, const QColor& mark);

/// The letter of a provenance mark in a small rounded box.
QSizeF badgeSize();
void paintBadge(QPainter& painter, const QRectF& rect, twin::Mark mark, const Theme& theme);

Role stateRole(text::LimitState state);
Glyph stateGlyph(text::LimitState state);

/// Shortens a text on the right with "…".
QString elided(const QString& text, const QFont& font, double width);


} // namespace views
