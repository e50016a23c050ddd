// Draws racks from the codes of a GpuAtlas and a table of colours. GUI thread.
#pragma once
#include "views/scene/ScenePaint.h"
#include "views/scene/StreamActor.h"
#include <vtkNew.h>

class vtkTextureObject;

namespace views {

struct RackVertex
{
    float x, y, z;
    float along;                       ///< racks from the west end of the run
    float up;                          ///< shelves (tops: 0 .. 1 over the depth)
    float seams;                       ///< strength of the joints
    float light;
    float gpuX, gpuY, columns, trayX;  ///< see GpuAtlas::Run
    float lineX, lineY, rackX;
    float hasGpus;                     ///< 1 or 0
};

class RackActor : public StreamActor
{
public:
    static RackActor* New();
    vtkTypeMacro(RackActor, StreamActor)

    enum Program : std::size_t { Front, Plain, Far }; ///< near ones first: they hide the others
    void setAtlas(GpuAtlas* atlas) { m_atlas = atlas; }
    void setVertices(const std::vector<RackVertex>& vertices, const Box3& bounds);
    void setLookup(const ColourLookup& lookup);
    /// `showGpus`: whether the atlas has values of single GPUs.
    void setScales(const SlotScale& gpus, const SlotScale& racks, bool showGpus);

protected:
    RackActor();
    ~RackActor() override;
    void bindTextures(vtkRenderer* renderer, vtkOpenGLRenderWindow* window, bool freshContext) override;
    void unbindTextures(vtkRenderer* renderer) override;
    void releaseTextures(vtkWindow* window) override;
    void setUniforms(vtkShaderProgram* program) override;

private:
    GpuAtlas* m_atlas = nullptr;
    ColourLookup m_lookup{};
    SlotScale m_gpuScale, m_rackScale;
    bool m_showGpus = false, m_lookupNew = true;
    int m_uploadedHeight = 0;
    vtkNew<vtkTextureObject> m_values, m_colours;
};

} // namespace views
