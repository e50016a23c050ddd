// The layer switches of SceneView.
#include "views/scene/SceneBar.h"
#include "views/scene/SceneImpl.h"

namespace views {

void SceneView::Impl::makeLayers()
{
    for (const auto layer : allLayers)
        layerSwitched(layer);
    layerActions = new LayerActions(view);
    bar->setLayers(layerActions->layers(), layerActions->paths());
    QObject::connect(&stack, &LayerStack::renderNeeded, &view, [this] { requestRender(); });
    QObject::connect(&stack, &LayerStack::problemsChanged, layerActions, &LayerActions::update);
    QObject::connect(&stack, &LayerStack::followedChanged, &view, [this] {
        marksStale = true;
        layerActions->update();
        requestRender();
        Q_EMIT view.followedChanged();
    });
    QObject::connect(&view, &SceneView::colourByChanged, layerActions, &LayerActions::update);
}

void SceneView::Impl::layerSwitched(LayerId layer)
{
    const bool on = stack.isOn(layer);
    switch (layer) {
    case LayerId::Structure:
        ground.setVisible(on);
        buildings.setVisible(on);
        break;
    case LayerId::Racks:
        racks.setVisible(on);
        break;
    case LayerId::Gpus:
    case LayerId::Coverage:
        coloursStale = valuesStale = true;
        break;
    case LayerId::Selection:
    case LayerId::Planned:
        marksStale = true;
        break;
    default:
        break;
    }
    requestRender();
}

bool SceneView::layerVisible(LayerId layer) const
{
    return layer == LayerId::Residuals ? m->colourBy.origin == twin::Origin::Residual : m->stack.isOn(layer);
}

void SceneView::setLayerVisible(LayerId layer, bool on)
{
    if (on == layerVisible(layer))
        return;
    if (layer == LayerId::Residuals) {
        ColourBy next = m->colourBy;
        if (on) {
            if (!layerProblem(layer).isEmpty())
                return;
            setLayerVisible(LayerId::Coverage, false); // both are colours of the same racks
            m->originBeforeResiduals = next.origin;
        }
        next.origin = on ? twin::Origin::Residual : m->originBeforeResiduals;
        next.automaticRange = true;
        setColourBy(next);
    } else {
        if (layer == LayerId::Coverage && on)
            setLayerVisible(LayerId::Residuals, false);
        m->stack.setOn(layer, on);
        m->layerSwitched(layer);
    }
    m->layerActions->update();
    Q_EMIT layerVisibilityChanged(layer, on);
}

QString SceneView::layerProblem(LayerId layer) const { return m->stack.problem(layer); }

QList<QAction*> SceneView::layerActions() const { return m->layerActions->layers(); }

QList<QAction*> SceneView::followActions() const { return m->layerActions->paths(); }

void SceneView::setOneLine(std::shared_ptr<const twin::OneLine> line) { m->stack.setOneLine(std::move(line)); }

FollowedKind SceneView::followed() const { return m->stack.followed(); }

void SceneView::setFollowed(FollowedKind kind)
{
    m->stack.setFollowed(kind);
    m->marksStale = true;
    m->layerActions->update();
}

QString SceneView::followProblem(FollowedKind kind) const { return m->stack.followProblem(kind); }

std::vector<int> SceneView::followedElements() const { return m->stack.followedElements(); }

std::vector<int> SceneView::followedUnits() const { return m->stack.followedUnits(); }

} // namespace views
