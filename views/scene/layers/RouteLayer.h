// A layer made of routes: it derives where they run when the site changes, colours them when values change, and shows the finer ones near.
#pragma once
#include "views/scene/SceneLayer.h"
#include "views/scene/layers/Route.h"

namespace views {

class RouteActor;

class RouteLayer : public SceneLayer
{
public:
    RouteLayer();
    ~RouteLayer() override;
    /// Styles by slot; what is not new costs nothing.
    void setStyles(std::vector<RouteStyle> styles);
    const std::vector<RouteStyle>& styles() const { return m_styles; }
    const std::vector<Route>& routes() const { return m_routes; }
    void setPhase(double cycles); ///< of the arrows
    bool hasArrows() const;

protected:
    /// The routes of this site, asked for when its geometry is new.
    virtual std::vector<Route> plan(const SceneFrame& frame) = 0;
    void update(const SceneFrame& frame, unsigned changes) override;

private:
    void choose(const SceneFrame& frame);
    std::vector<Route> m_routes;
    std::vector<Box3> m_boxes; ///< by route
    std::vector<RouteStyle> m_styles;
    std::vector<char> m_shown;
    double m_phase = 0;
    vtkSmartPointer<RouteActor> m_actor;
};

} // namespace views
