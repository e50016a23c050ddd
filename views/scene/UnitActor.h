// Draws the yard: colours of vertices times the texel of a unit's value. GUI thread.
#pragma once
#include "views/scene/MeshBuilder.h"
#include "views/scene/StreamActor.h"

namespace views {

class UnitActor : public StreamActor
{
public:
    static UnitActor* New();
    vtkTypeMacro(UnitActor, StreamActor)

    enum Program : std::size_t { Near, Far }; ///< with seams, and without
    void setMesh(const Triangles& mesh, const Box3& bounds, vtkTexture* values);

protected:
    UnitActor();
    ~UnitActor() override;
    void bindTextures(vtkRenderer* renderer, vtkOpenGLRenderWindow* window, bool freshContext) override;
    void unbindTextures(vtkRenderer* renderer) override;
    void releaseTextures(vtkWindow* window) override;
    void setUniforms(vtkShaderProgram* program) override;

private:
    vtkSmartPointer<vtkTexture> m_values;
};

} // namespace views
