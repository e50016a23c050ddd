// Fixed vertices of which each frame draws others: layers put those that can be seen into index lists, from front to back, each into
// the list of the cheapest program that shows all there is to see. GUI thread, in VTK's context.
#pragma once
#include "views/scene/Vec3.h"
#include <memory>
#include <string>
#include <vector>
#include <vtkActor.h>
#include <vtkSmartPointer.h>

class vtkOpenGLRenderWindow;
class vtkShaderProgram;

namespace views {

class StreamActor : public vtkActor
{
public:
    vtkTypeMacro(StreamActor, vtkActor)

    /// Triangles of a program, by vertex number; valid for the next frame.
    std::vector<unsigned>& indices(std::size_t program) { return m_passes[program].indices; }

    int RenderOpaqueGeometry(vtkViewport* viewport) override;
    int RenderTranslucentPolygonalGeometry(vtkViewport*) override { return 0; }
    int HasTranslucentPolygonalGeometry() override { return 0; }
    int HasOpaqueGeometry() override { return 1; }
    double* GetBounds() override { return m_box; }
    using vtkActor::GetBounds;
    void ReleaseGraphicsResources(vtkWindow* window) override;

protected:
    struct Attribute
    {
        const char* name; ///< in the vertex shader, and used by it
        std::size_t offset;
        int type, size;   ///< VTK_FLOAT or VTK_UNSIGNED_CHAR (as 0 .. 1)
    };
    StreamActor();
    ~StreamActor() override;
    /// Programs are drawn in the order in which they are added: put those of near things first.
    void addProgram(std::string vertexCode, std::string fragmentCode, std::vector<Attribute> attributes);
    void setVertexBytes(const void* data, std::size_t size, std::size_t stride, const Box3& bounds);

    /// Uploads what is new (all of it if the context is) and binds textures.
    virtual void bindTextures(vtkRenderer* renderer, vtkOpenGLRenderWindow* window, bool freshContext) = 0;
    virtual void unbindTextures(vtkRenderer* renderer) = 0;
    virtual void releaseTextures(vtkWindow* window) = 0;
    virtual void setUniforms(vtkShaderProgram* program) = 0;

private:
    struct Pass
    {
        std::string vertexCode, fragmentCode;
        std::vector<Attribute> attributes;
        std::vector<unsigned> indices;
    };
    bool draw(vtkRenderer* renderer, vtkOpenGLRenderWindow* window, std::size_t pass);
    std::vector<Pass> m_passes;
    std::vector<unsigned char> m_bytes;
    std::size_t m_stride = 0;
    bool m_bytesNew = true;
    double m_box[6] = {0, 1, 0, 1, 0, 1};
    struct Graphics;
    std::unique_ptr<Graphics> m_graphics; ///< of the context it was last drawn in
};

} // namespace views
