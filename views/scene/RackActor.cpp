#include "views/scene/RackActor.h"
#include "views/scene/RackShaders.h"
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <cstddef>
#include <vtkObjectFactory.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkShaderProgram.h>
#include <vtkTextureObject.h>

namespace views {

vtkStandardNewMacro(RackActor);

RackActor::RackActor()
{
    const std::vector<Attribute> common{{"positionMC", offsetof(RackVertex, x), VTK_FLOAT, 3},
                                        {"faceMC", offsetof(RackVertex, along), VTK_FLOAT, 4},
                                        {"lineMC", offsetof(RackVertex, lineX), VTK_FLOAT, 4}};
    auto front = common;
    front.push_back({"gpuMC", offsetof(RackVertex, gpuX), VTK_FLOAT, 4});
    const std::string head = rackFragmentHead;
    addProgram(rackVertexCode, head + rackFrontCode, front);
    addProgram(rackVertexCode, head + rackPlainCode, common);
    addProgram(rackVertexCode, head + rackFarCode, common);
}

RackActor::~RackActor() = default;

void RackActor::setVertices(const std::vector<RackVertex>& vertices, const Box3& bounds)
{
    setVertexBytes(vertices.data(), vertices.size() * sizeof(RackVertex), sizeof(RackVertex), bounds);
}

void RackActor::setLookup(const ColourLookup& lookup)
{
    m_lookupNew |= lookup != m_lookup;
    m_lookup = lookup;
}

void RackActor::setScales(const SlotScale& gpus, const SlotScale& racks, bool showGpus)
{
    m_gpuScale = showGpus ? gpus : racks;
    m_rackScale = racks;
    m_showGpus = showGpus;
}

void RackActor::bindTextures(vtkRenderer*, vtkOpenGLRenderWindow* window, bool fresh)
{
    if (fresh || m_lookupNew) {
        m_colours->SetContext(window);
        m_colours->Create2DFromRaw(ColourSlots::count, 1, 4, VTK_UNSIGNED_CHAR, m_lookup.data());
        m_lookupNew = false;
    }
    const auto changes = m_atlas->takeChanges();
    const bool whole = fresh || m_uploadedHeight != m_atlas->height();
    if (whole) {
        m_values->SetContext(window);
        m_values->Create2DFromRaw(GpuAtlas::width, static_cast<unsigned>(m_atlas->height()), 1, VTK_UNSIGNED_SHORT,
                                  const_cast<std::uint16_t*>(m_atlas->texels()));
        m_uploadedHeight = m_atlas->height();
    }
    m_colours->Activate();
    m_values->Activate(); // last: bound where the rows below go
    if (whole)
        return;
    for (const auto& rows : changes)
        QOpenGLContext::currentContext()->functions()->glTexSubImage2D(
            GL_TEXTURE_2D, 0, 0, rows.first, GpuAtlas::width, rows.last - rows.first, GL_RED, GL_UNSIGNED_SHORT,
            m_atlas->texels() + static_cast<std::ptrdiff_t>(rows.first) * GpuAtlas::width);
}

void RackActor::unbindTextures(vtkRenderer*)
{
    m_values->Deactivate();
    m_colours->Deactivate();
}

void RackActor::releaseTextures(vtkWindow* window)
{
    m_values->ReleaseGraphicsResources(window);
    m_colours->ReleaseGraphicsResources(window);
}

void RackActor::setUniforms(vtkShaderProgram* program)
{
    program->SetUniformi("values", m_values->GetTextureUnit());
    program->SetUniformi("colours", m_colours->GetTextureUnit());
    const float gpuScale[] = {m_gpuScale.factor, m_gpuScale.offset}, rackScale[] = {m_rackScale.factor, m_rackScale.offset};
    program->SetUniform2f("gpuScale", gpuScale);
    program->SetUniform2f("rackScale", rackScale);
    if (program->IsUniformUsed("showGpus"))
        program->SetUniformf("showGpus", m_showGpus ? 1.0f : 0.0f);
}

} // namespace views
