// All racks: one box an unbroken run of racks of a row, one texel a rack. The joints between racks and the servers on the fronts are
// lines of the shader, so that the same few thousand triangles serve from afar and from near.
#pragma once
#include "views/scene/SceneLayer.h"
#include "views/scene/ValueTexture.h"

namespace views {

class RackLayer : public SceneLayer
{
public:
    int runCount() const { return m_runs; }

protected:
    void update(const SceneFrame& frame, unsigned changes) override;

private:
    void build(const SceneFrame& frame);
    void paint(const SceneFrame& frame);
    ValueTexture m_texture;
    std::vector<int> m_texel; ///< by rack
    int m_runs = 0;
};

} // namespace views
