#include "views/scene/RackFace.h"

namespace views {

RackFace faceOf(const twin::RackSpec& type)
{
    RackFace face;
    if (type.servers > 0)
        face.shelves = std::min(type.servers, 24) + 1;
    if (type.gpus > 0 && type.servers > 0) {
        face.trays = type.servers;
        face.columns = (type.gpus + type.servers - 1) / type.servers;
        face.shelves = type.servers + 1;
    }
    return face;
}

std::optional<int> gpuAt(const RackFace& face, const Box3& rack, const Vec3& point, bool facesNorth)
{
    if (face.trays == 0)
        return {};
    const Vec3 size = rack.size();
    const int shelf = static_cast<int>(std::floor((point.z - rack.low.z) / size.z * face.shelves));
    const int column = static_cast<int>(std::floor((point.x - rack.low.x) / size.x * face.columns));
    const int tray = std::min(shelf, face.shelves - 1) - 1; // the upper edge belongs to the topmost
    if (tray < 0)
        return {};
    const int west = std::clamp(column, 0, face.columns - 1);
    return tray * face.columns + (facesNorth ? face.columns - 1 - west : west);
}

Box3 serverBox(const RackFace& face, const Box3& rack, int server)
{
    const double height = rack.size().z / face.shelves;
    Box3 box = rack;
    box.low.z = rack.low.z + (server + (face.trays > 0 ? 1 : 0)) * height;
    box.high.z = box.low.z + height;
    return box;
}

Box3 gpuBox(const RackFace& face, const Box3& rack, int gpu, bool facesNorth)
{
    Box3 box = serverBox(face, rack, gpu / face.columns);
    const double width = rack.size().x / face.columns;
    box.low.x = rack.low.x + columnOf(face, gpu, facesNorth) * width;
    box.high.x = box.low.x + width;
    return box;
}

} // namespace views
