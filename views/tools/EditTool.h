// Ways of working in the scene that end in an edit. GUI thread.
#pragma once
#include "twin/edit/PlacementPlanner.h"
#include "views/ViewContext.h"
#include "views/scene/SceneGeometry.h"
#include <QCoreApplication>
#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace views {

/// What a tool shows: boxes where racks would stand, and one sentence.
struct Ghosts
{
    std::vector<Box3> boxes;
    bool accepted = true;
    QString message;
};

/// The scene tells a tool where the cursor is on the floor; the tool plans when asked (once a frame) and says when to ask for the edit.
class EditTool
{
public:
    explicit EditTool(const ViewContext& context) : m_context(context) {}
    virtual ~EditTool() = default;
    /// `floor` is where the cursor meets the hall floors' plane; empty off it.
    virtual void moved(const std::optional<Vec3>& floor) = 0;
    /// True if the tool takes the drag that begins here.
    virtual bool pressed(const std::optional<Vec3>& /*floor*/, twin::AssetRef /*under*/) { return false; }
    virtual void released() {}
    virtual void clicked(const std::optional<Vec3>& /*floor*/) {}
    virtual bool cancel() { return false; } ///< true if there was something to cancel
    /// Plans again if anything has changed since.
    const Ghosts& ghosts();
    void siteChanged() { m_stale = true; }

protected:
    virtual Ghosts plan() const = 0;
    void setStale() { m_stale = true; }
    Ghosts refused(const std::vector<twin::Issue>& reasons, std::vector<Box3> boxes) const;
    Box3 boxAt(int rackType, double x, double y) const;
    ViewContext m_context;

private:
    Ghosts m_ghosts;
    bool m_stale = true;
};

/// Racks of one type follow the cursor over the hall floors; a click asks for them.
class PlaceRacksTool : public EditTool
{
    Q_DECLARE_TR_FUNCTIONS(PlaceRacksTool)
public:
    using EditTool::EditTool;
    void setRequest(const twin::AddRequest& request);
    void moved(const std::optional<Vec3>& floor) override;
    void clicked(const std::optional<Vec3>& floor) override;
    std::function<void(const twin::AddRequest&)> onAdd;

protected:
    Ghosts plan() const override;

private:
    twin::AddRequest m_request;
    std::optional<Vec3> m_floor;
};

/// Drags the selected racks (or the one under the cursor); letting go asks for the move.
class MoveRacksTool : public EditTool
{
    Q_DECLARE_TR_FUNCTIONS(MoveRacksTool)
public:
    using EditTool::EditTool;
    void moved(const std::optional<Vec3>& floor) override;
    bool pressed(const std::optional<Vec3>& floor, twin::AssetRef under) override;
    void released() override;
    bool cancel() override;
    std::function<void(double dx, double dy)> onMove;

protected:
    Ghosts plan() const override;

private:
    std::vector<twin::AssetId> m_racks;
    std::optional<Vec3> m_from;
    double m_dx = 0, m_dy = 0;
};

} // namespace views
