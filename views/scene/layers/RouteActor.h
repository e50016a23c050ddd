// Draws routes as bands that face the eye, never thinner than a pixel or so, with arrow heads that lie at even distances on the screen
// whatever the scale. One mesh, two triangles a piece of a route. GUI thread, in VTK's context.
#pragma once
#include "views/scene/StreamActor.h"
#include "views/scene/layers/Route.h"

namespace views {

class RouteActor : public StreamActor
{
public:
    static RouteActor* New();
    vtkTypeMacro(RouteActor, StreamActor)
    void setRoutes(const std::vector<Route>& routes, const std::vector<RouteStyle>& styles);
    void setView(double width, double height, double pixelsAtOneMetre, double ratio);
    void setPhase(float cycles) { m_phase = cycles; } ///< how far the arrows have moved, in distances between them
    void setArrowColor(const QColor& color) { m_arrow = color; }
    /// The pieces of the routes shown from now on.
    void choose(const std::vector<char>& shown);
    int pieceCount() const { return static_cast<int>(m_pieceRoute.size()); }

protected:
    RouteActor();
    ~RouteActor() override;
    void bindTextures(vtkRenderer*, vtkOpenGLRenderWindow*, bool) override {}
    void unbindTextures(vtkRenderer*) override {}
    void releaseTextures(vtkWindow*) override {}
    void setUniforms(vtkShaderProgram* program) override;

private:
    std::vector<int> m_pieceRoute; ///< by piece
    float m_view[2] = {1, 1}, m_focal = 1, m_ratio = 1, m_phase = 0;
    QColor m_arrow = Qt::white;
};

} // namespace views
