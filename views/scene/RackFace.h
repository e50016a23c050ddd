// Where the servers and GPUs of a rack lie on its long sides: the one place that the picture, the picker and the outlines share. Pure.
#pragma once
#include "twin/physics/PlantSpec.h"
#include "views/scene/Vec3.h"
#include <optional>

namespace views {

/// A rack seen from its front: shelves from the floor up. With GPUs the lowest shelf is the CDU, and each other one a server with its
/// GPUs side by side, the first at the left hand of who stands before the front.
struct RackFace
{
    int shelves = 6;  ///< drawn
    int trays = 0;    ///< servers with GPUs; 0: the rack has one value only
    int columns = 0;  ///< GPUs side by side in a tray
    bool operator==(const RackFace&) const = default;
    int places() const { return trays * columns; }
};

RackFace faceOf(const twin::RackSpec& type);

/// Column of a GPU counted from the west; `facesNorth` as in twin::Row.
constexpr int columnOf(const RackFace& face, int gpu, bool facesNorth)
{
    const int column = gpu % face.columns;
    return facesNorth ? face.columns - 1 - column : column;
}

/// The GPU at a point of the rack's front or rear; empty at the CDU, and beside trays.
std::optional<int> gpuAt(const RackFace& face, const Box3& rack, const Vec3& point, bool facesNorth);
/// The part of the rack behind a GPU's place on the face, through its whole depth.
Box3 gpuBox(const RackFace& face, const Box3& rack, int gpu, bool facesNorth);
Box3 serverBox(const RackFace& face, const Box3& rack, int server);

} // namespace views
