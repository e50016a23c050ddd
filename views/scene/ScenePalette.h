// The quiet colours of things that carry no data, made from the theme's roles.
#pragma once
#include "views/theme/Theme.h"

namespace views {

struct ScenePalette
{
    explicit ScenePalette(Theme::Kind kind);
    Theme::Kind kind;
    QColor background, ground, apron, apronLine, groundShadow, apronShadow;
    QColor slab, floor, floorShadow, hallLine, wall, wallTop, edge;
    QColor rack;      ///< racks without a quantity
    QColor unit;      ///< yard units without a value
    QColor unitDark;  ///< fans, fins, trailers
    QColor unitMetal; ///< stacks, bushings, gantries
    QColor selected, hovered, accepted, refused;
};

QColor mixed(const QColor& a, const QColor& b, double t); ///< t = 0: a, 1: b

} // namespace views
