#include "views/tools/EditTool.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/text/Names.h"

namespace views {

const Ghosts& EditTool::ghosts()
{
    if (m_stale) {
        m_stale = false;
        m_ghosts = plan();
    }
    return m_ghosts;
}

Ghosts EditTool::refused(const std::vector<twin::Issue>& reasons, std::vector<Box3> boxes) const
{
    Ghosts g{std::move(boxes), false, {}};
    if (!reasons.empty())
        g.message = text::message(reasons.front().message);
    if (reasons.size() > 1)
        g.message += QCoreApplication::translate("EditTool", " (and %n more)", nullptr, static_cast<int>(reasons.size()) - 1);
    return g;
}

Box3 EditTool::boxAt(int rackType, double x, double y) const
{
    const auto& type = m_context.site->catalogue().rackTypes[static_cast<std::size_t>(rackType)];
    return {{x - type.widthM / 2, y - type.depthM / 2, floorHeight}, {x + type.widthM / 2, y + type.depthM / 2, floorHeight + type.heightM}};
}

// --- place -----------------------------------------------------------------------------------------------------------

void PlaceRacksTool::setRequest(const twin::AddRequest& request)
{
    m_request = request;
    setStale();
}

void PlaceRacksTool::moved(const std::optional<Vec3>& floor)
{
    m_floor = floor;
    if (floor) {
        m_request.row.reset();
        m_request.x = floor->x;
        m_request.y = floor->y;
        m_request.hall = SceneGeometry::hallAt(m_context.site->site(), floor->x, floor->y);
    }
    setStale();
}

void PlaceRacksTool::clicked(const std::optional<Vec3>& floor)
{
    moved(floor);
    if (floor && m_request.hall >= 0 && onAdd)
        onAdd(m_request);
}

Ghosts PlaceRacksTool::plan() const
{
    const auto& catalogue = m_context.site->catalogue();
    if (!m_floor || m_request.type >= catalogue.rackTypes.size())
        return {};
    const double width = catalogue.rackTypes[m_request.type].widthM;
    std::vector<Box3> wanted;
    for (int i = 0; i < std::min(m_request.count, 400); ++i)
        wanted.push_back(boxAt(m_request.type, m_floor->x + i * width, m_floor->y));
    if (m_request.hall < 0)
        return {std::move(wanted), false, tr("Racks stand in halls: point at the floor of a hall.")};
    const auto result = twin::planAdd(m_context.site->site(), catalogue, m_request);
    if (const auto* reasons = std::get_if<std::vector<twin::Issue>>(&result))
        return refused(*reasons, std::move(wanted));
    const auto& racks = std::get<twin::PlacementPlan>(result).racks;
    Ghosts g;
    for (const auto& r : racks)
        g.boxes.push_back(boxAt(r.type, r.x, r.y));
    if (racks.size() == 1)
        g.message = QString::fromStdString(racks.front().name);
    else if (!racks.empty())
        g.message = tr("%n racks, %1 to %2", nullptr, static_cast<int>(racks.size()))
                        .arg(QString::fromStdString(racks.front().name), QString::fromStdString(racks.back().name));
    return g;
}

// --- move ------------------------------------------------------------------------------------------------------------

bool MoveRacksTool::pressed(const std::optional<Vec3>& floor, twin::AssetRef under)
{
    const auto& model = *m_context.site;
    if (!floor || model.rackIndex(under.asset) < 0)
        return false;
    if (!m_context.selection->contains(under.asset))
        m_context.selection->set({twin::AssetRef{under.asset}});
    m_racks.clear();
    for (const auto& item : m_context.selection->items())
        if (model.rackIndex(item.asset) >= 0 && std::find(m_racks.begin(), m_racks.end(), item.asset) == m_racks.end())
            m_racks.push_back(item.asset);
    m_from = floor;
    m_dx = m_dy = 0;
    setStale();
    return true;
}

void MoveRacksTool::moved(const std::optional<Vec3>& floor)
{
    if (!m_from || !floor)
        return;
    m_dx = floor->x - m_from->x;
    m_dy = floor->y - m_from->y;
    setStale();
}

void MoveRacksTool::released()
{
    const bool asked = m_from && (m_dx != 0 || m_dy != 0);
    const double dx = m_dx, dy = m_dy;
    cancel();
    if (asked && onMove)
        onMove(dx, dy);
}

bool MoveRacksTool::cancel()
{
    const bool active = m_from.has_value();
    m_from.reset();
    m_racks.clear();
    setStale();
    return active;
}

Ghosts MoveRacksTool::plan() const
{
    if (!m_from || m_racks.empty() || (m_dx == 0 && m_dy == 0))
        return {};
    const auto& model = *m_context.site;
    std::vector<Box3> wanted;
    for (const auto id : m_racks) {
        const int i = model.rackIndex(id);
        if (i < 0)
            continue;
        const auto& rack = model.site().racks[static_cast<std::size_t>(i)];
        wanted.push_back(boxAt(rack.type, rack.x + m_dx, rack.y + m_dy));
    }
    const auto result = twin::planMove(model.site(), model.catalogue(), m_racks, m_dx, m_dy);
    if (const auto* reasons = std::get_if<std::vector<twin::Issue>>(&result))
        return refused(*reasons, std::move(wanted));
    const auto& racks = std::get<twin::PlacementPlan>(result).racks;
    Ghosts g;
    for (const auto& r : racks)
        g.boxes.push_back(boxAt(r.type, r.x, r.y));
    if (!racks.empty())
        g.message = racks.size() == 1 ? QString::fromStdString(racks.front().name)
                                      : tr("%n racks, the first to %1", nullptr, static_cast<int>(racks.size())).arg(QString::fromStdString(racks.front().name));
    return g;
}

} // namespace views
