#include "views/scene/StreamActor.h"
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <vtkMatrix4x4.h>
#include <vtkNew.h>
#include <vtkOpenGLBufferObject.h>
#include <vtkOpenGLCamera.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLShaderCache.h>
#include <vtkOpenGLState.h>
#include <vtkOpenGLVertexArrayObject.h>
#include <vtkRenderer.h>
#include <vtkShaderProgram.h>

namespace views {

struct StreamActor::Graphics
{
    vtkNew<vtkOpenGLBufferObject> vertices;
    struct Pass
    {
        vtkShaderProgram* program = nullptr; ///< owned by the window's cache
        vtkNew<vtkOpenGLVertexArrayObject> attributes;
        vtkNew<vtkOpenGLBufferObject> indices;
    };
    std::vector<Pass> passes;
};

StreamActor::StreamActor()
{
    PickableOff();
    ForceOpaqueOn();
}

StreamActor::~StreamActor() = default;

void StreamActor::addProgram(std::string vertexCode, std::string fragmentCode, std::vector<Attribute> attributes)
{
    m_passes.push_back({std::move(vertexCode), std::move(fragmentCode), std::move(attributes), {}});
}

void StreamActor::setVertexBytes(const void* data, std::size_t size, std::size_t stride, const Box3& bounds)
{
    const auto* bytes = static_cast<const unsigned char*>(data);
    m_bytes.assign(bytes, bytes + size);
    m_stride = stride;
    m_bytesNew = true;
    const double box[6] = {bounds.low.x, bounds.high.x, bounds.low.y, bounds.high.y, bounds.low.z, bounds.high.z};
    std::copy(box, box + 6, m_box);
}

bool StreamActor::draw(vtkRenderer* renderer, vtkOpenGLRenderWindow* window, std::size_t which)
{
    const Pass& source = m_passes[which];
    if (source.indices.empty())
        return false;
    auto* program = window->GetShaderCache()->ReadyShaderProgram(source.vertexCode.c_str(), source.fragmentCode.c_str(), "");
    if (!program)
        return false;
    auto& pass = m_graphics->passes[which];
    const bool fresh = pass.program != program;
    if (fresh)
        pass.attributes->ShaderProgramChanged(); // deletes the array, so before it is bound
    pass.attributes->Bind();
    if (fresh) {
        pass.program = program;
        for (const auto& a : source.attributes)
            pass.attributes->AddAttributeArray(program, m_graphics->vertices, a.name, static_cast<int>(a.offset), m_stride, a.type, a.size,
                                               a.type == VTK_UNSIGNED_CHAR);
    }
    vtkMatrix4x4 *worldToView = nullptr, *viewToDisplay = nullptr, *worldToDisplay = nullptr;
    vtkMatrix3x3* normals = nullptr;
    static_cast<vtkOpenGLCamera*>(renderer->GetActiveCamera())->GetKeyMatrices(renderer, worldToView, normals, viewToDisplay, worldToDisplay);
    program->SetUniformMatrix("MCDCMatrix", worldToDisplay);
    setUniforms(program);
    pass.indices->Upload(source.indices, vtkOpenGLBufferObject::ElementArrayBuffer);
    QOpenGLContext::currentContext()->functions()->glDrawElements(GL_TRIANGLES, static_cast<int>(source.indices.size()), GL_UNSIGNED_INT, nullptr);
    pass.indices->Release();
    pass.attributes->Release();
    return true;
}

int StreamActor::RenderOpaqueGeometry(vtkViewport* viewport)
{
    auto* renderer = vtkRenderer::SafeDownCast(viewport);
    auto* window = renderer ? vtkOpenGLRenderWindow::SafeDownCast(renderer->GetRenderWindow()) : nullptr;
    if (!window || m_bytes.empty() || !QOpenGLContext::currentContext())
        return 0;
    const bool fresh = !m_graphics;
    if (fresh) {
        m_graphics = std::make_unique<Graphics>();
        m_graphics->passes = std::vector<Graphics::Pass>(m_passes.size());
    }
    if (fresh || m_bytesNew)
        m_graphics->vertices->Upload(m_bytes.data(), m_bytes.size(), vtkOpenGLBufferObject::ArrayBuffer);
    m_bytesNew = false;
    bindTextures(renderer, window, fresh);
    auto* state = window->GetState();
    bool drawn = false;
    {
        const vtkOpenGLState::ScopedglEnableDisable blending(state, GL_BLEND);
        state->vtkglDisable(GL_BLEND); // nothing here is translucent, and reading what is below costs time
        state->vtkglDepthMask(GL_TRUE);
        for (std::size_t i = 0; i < m_passes.size(); ++i)
            drawn |= draw(renderer, window, i);
    }
    unbindTextures(renderer);
    return drawn;
}

void StreamActor::ReleaseGraphicsResources(vtkWindow* window)
{
    if (m_graphics) {
        releaseTextures(window);
        m_graphics->vertices->ReleaseGraphicsResources();
        for (auto& pass : m_graphics->passes) {
            pass.attributes->ReleaseGraphicsResources();
            pass.indices->ReleaseGraphicsResources();
        }
        m_graphics.reset();
    }
    vtkActor::ReleaseGraphicsResources(window);
}

} // namespace views
