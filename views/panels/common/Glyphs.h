// The program's own icons: drawn from paths in one colour, so that they follow the theme and stay crisp at any size.
#pragma once
#include "twin/base/Ids.h"
#include <QColor>
#include <QIcon>
#include <QRectF>

class QPainter;

namespace views {

enum class Glyph {
    Begin, StepBack, PlayBack, Pause, Play, StepForward, End, PreviousEvent, NextEvent, Loop, Follow, Bookmark,
    Search, Fit, Export, Add, Remove, Move, Undo, Redo, Folder,
    Ok, Information, Warning, Critical, Unknown,
    Site, Building, Hall, Row, Rack, Server, Gpu, Yard, UtilityFeed, Substation, Transformer, Switchgear, Turbine, Genset, Megapack,
    Chiller, CoolingTower, Pump, Cdu, RearDoor
};

/// Draws a glyph into a square. Alarm glyphs differ in shape: a disc (ok), a square (information), a triangle (warning), an octagon (critical).
void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& square, const QColor& color);
/// `on` is the colour of a checked button.
QIcon glyphIcon(Glyph glyph, const QColor& normal, const QColor& disabled, const QColor& on = {});
Glyph kindGlyph(twin::AssetKind kind);

} // namespace views
