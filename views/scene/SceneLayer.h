// One aspect of the scene: ground, building, racks, yard, marks. GUI thread.
#pragma once
#include "views/scene/Camera.h"
#include "views/scene/SceneGeometry.h"
#include "views/scene/ScenePaint.h"
#include "views/scene/ScenePalette.h"
#include <QRgb>
#include <vector>
#include <vtkSmartPointer.h>

class vtkActor;

namespace views {

/// What layers draw from. Valid during prepare() only.
struct SceneFrame
{
    const twin::Site& site;
    const twin::Catalogue& catalogue;
    const SceneGeometry& geometry;
    const ScenePalette& palette;
    const ScenePaint& paint;              ///< values of racks and GPUs, and what colours say of them
    const std::vector<QRgb>& unitColours; ///< by unit index; empty: no such data at all
    const Projection& projection;         ///< in device pixels
    double ratio;                         ///< device pixels per logical one
};

/// Setters elsewhere only clear what is configured, by invalidate(); prepare() runs before a render and does what is missing.
class SceneLayer
{
public:
    /// Values: numbers are new; Colours: what colours say of them is (after new numbers too); Camera: eye or size of the picture.
    enum Change : unsigned { Geometry = 1, Colours = 2, Marks = 4, Camera = 8, Values = 16 };
    virtual ~SceneLayer();
    void invalidate(unsigned changes) { m_pending |= changes; }
    /// True if the actors are others than before.
    bool prepare(const SceneFrame& frame);
    const std::vector<vtkSmartPointer<vtkActor>>& actors() const { return m_visible ? m_actors : m_none; }
    /// A layer that is off is neither updated nor drawn; what changes meanwhile is made up for when it comes back.
    void setVisible(bool on);
    bool isVisible() const { return m_visible; }

protected:
    /// `changes` has the bits that matter to this call, never none.
    virtual void update(const SceneFrame& frame, unsigned changes) = 0;
    /// Replaces the actors of this layer.
    void show(std::vector<vtkSmartPointer<vtkActor>> actors);

private:
    std::vector<vtkSmartPointer<vtkActor>> m_actors, m_none;
    bool m_replaced = false, m_visible = true;
    unsigned m_pending = Geometry | Colours | Marks | Camera | Values;
};

} // namespace views
