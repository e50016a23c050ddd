#include "views/scene/SceneBar.h"
#include "views/scene/SceneImpl.h"
#include "views/text/Names.h"
#include <vtkActor.h>
#include <vtkRenderer.h>

namespace views {

void SceneView::Impl::prepare(const QSize& device, double ratio)
{
    auto* renderer = widget->renderer();
    const QColor& background = palette.ground;
    renderer->SetBackground(background.redF(), background.greenF(), background.blueF());
    // A graphics processor smooths edges for nothing. Without one the filter costs several frames (145 ms against 20, llvmpipe on two
    // cores at 1280 x 800), so the window does without; pictures are drawn larger and scaled instead.
    renderer->SetUseFXAA(!inPicture && (fine || !widget->isSoftware()));
    apply(camera.state(), geometry.bounds().grown(30), renderer->GetActiveCamera()); // the yard's pavement reaches beyond the boxes

    if (coloursStale)
        updateColours();
    updateMarks();
    if (std::exchange(lastSize, device) != device)
        marks.invalidate(SceneLayer::Camera); // their width is in pixels
    const Projection projection(camera.state(), device);
    const SceneFrame frame{site(), context.site->catalogue(), geometry, palette, rackColours, unitColours, projection, ratio};
    bool replaced = false;
    for (auto* layer : layers)
        replaced |= layer->prepare(frame);
    if (!replaced)
        return;
    // Drawn from front to back as far as one can say: what racks and units hide is then not painted at all.
    renderer->RemoveAllViewProps();
    for (const auto* layer : layers)
        for (const auto& actor : layer->actors())
            renderer->AddActor(actor);
}

void SceneView::Impl::updateColours()
{
    coloursStale = false;
    const auto metric = colourBy.metric;
    const auto origin = colourBy.origin;
    // An edit of the site may be shown before its new values are there; then the old ones are of other racks.
    const auto fitting = [](std::span<const float> values, std::size_t count) { return values.size() == count ? values : std::span<const float>{}; };
    const auto rackValues = fitting(context.state->rackValues(origin, metric), site().racks.size());
    // The power of a Megapack and that of a turbine differ by the size of the things alone; how much of its rating each one carries
    // can be compared, and says where it is tight.
    auto unitValues = fitting(context.state->unitValues(origin, twin::Metric::Loading), site().units.size());
    const bool byLoading = metric == twin::Metric::Power && origin != twin::Origin::Residual && !unitValues.empty();
    if (!byLoading)
        unitValues = fitting(context.state->unitValues(origin, metric), site().units.size());

    const LegendData before = legend;
    legend.metric = metric;
    legend.origin = origin;
    legend.unitMetric = byLoading ? twin::Metric::Loading : metric;
    legend.separate = isAmount(metric);
    const auto anyKnown = [](std::span<const float> values) { return std::any_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); }); };
    legend.hasRacks = anyKnown(rackValues);
    legend.hasUnits = anyKnown(unitValues);
    const auto automatic = [&](twin::Metric m, std::span<const float> values, const ColourRange& last, bool keep) {
        return automaticRange(m, origin, values, rangeKnown && keep ? &last : nullptr);
    };
    if (legend.separate) {
        legend.racks = automatic(metric, rackValues, before.racks, true);
        legend.units = automatic(legend.unitMetric, unitValues, before.units, before.unitMetric == legend.unitMetric);
    } else {
        std::vector<float> all(rackValues.begin(), rackValues.end());
        all.insert(all.end(), unitValues.begin(), unitValues.end());
        legend.racks = legend.units = automatic(metric, all, before.racks, true);
    }
    // A range the user has chosen is one for racks, and for units where they share it.
    if (!colourBy.automaticRange) {
        legend.racks = {colourBy.low, colourBy.high};
        if (!legend.separate)
            legend.units = legend.racks;
    }
    rangeKnown = true;
    colourise(rackValues, metric, origin, legend.racks, palette.kind, rackColours);
    if (!legend.hasRacks)
        rackColours.clear();
    colourise(unitValues, legend.unitMetric, origin, legend.units, palette.kind, unitColours);
    if (!legend.hasUnits)
        unitColours.clear();
    racks.invalidate(SceneLayer::Colours);
    units.invalidate(SceneLayer::Colours);
}

void SceneView::Impl::updateMarks()
{
    if (labelsStale) {
        labelsStale = false;
        overlay.rebuild(site(), geometry);
    }
    if (!std::exchange(marksStale, false))
        return;
    std::vector<Box3> selected;
    for (const auto& item : context.selection->items())
        if (const auto box = boxOf(item))
            selected.push_back(*box);
    marks.setSelected(std::move(selected));
    const auto hovered = context.selection->hovered();
    marks.setHovered(hovered.isValid() && !context.selection->contains(hovered.asset) && drag == Drag::None ? boxOf(hovered) : std::nullopt);
    if (auto* edit = editTool()) {
        const Ghosts& ghosts = edit->ghosts();
        marks.setGhosts(ghosts.boxes, ghosts.accepted);
    } else {
        marks.setGhosts({}, true);
    }
}

std::vector<TipLine> SceneView::Impl::tipLines() const
{
    const auto ref = context.selection->hovered();
    const auto asset = text::resolve(*context.site, ref);
    if (!ref.isValid() || !asset)
        return {};
    std::vector<TipLine> lines{{text::assetName(*context.site, *asset), Role::Text, true}};
    if (const QString type = text::assetType(*context.site, *asset); !type.isEmpty())
        lines.push_back({type, Role::Muted});
    const int rack = context.site->rackIndex(ref.asset), unit = context.site->unitIndex(ref.asset);
    if (rack < 0 && unit < 0)
        return lines;
    const QString origin = text::originLabel(colourBy.origin).toLower();
    const auto add = [&](twin::Metric metric, bool required) {
        const double v = static_cast<double>(rack >= 0 ? context.state->rackValue(colourBy.origin, metric, rack)
                                                       : context.state->unitValue(colourBy.origin, metric, unit));
        if (std::isfinite(v))
            lines.push_back({QStringLiteral("%1  %2  %3").arg(text::metricLabel(metric), valueText(metric, v), origin), originRole(colourBy.origin)});
        else if (required)
            lines.push_back({SceneView::tr("%1: no %2 value").arg(text::metricLabel(metric), origin), Role::Muted});
    };
    add(colourBy.metric, rack >= 0);
    if (unit >= 0 && legend.unitMetric != colourBy.metric)
        add(legend.unitMetric, false);
    return lines;
}

OverlayFrame SceneView::Impl::overlayFrame(const QSize& size, double ratio, bool interactive)
{
    OverlayFrame f{site(), geometry, camera.state(), palette.kind, size, ratio, legend, -1, {}, {}, {}, {}};
    f.legend.compact = size.width() < 1000;
    const auto current = context.selection->current();
    if (current.isValid())
        f.selectedRack = context.site->rackIndex(current.asset);
    if (!interactive)
        return f;
    f.reserved = bar->geometry();
    if (drag == Drag::Band)
        f.band = band;
    f.tipAt = cursorAt;
    if (auto* edit = editTool()) {
        const Ghosts& ghosts = edit->ghosts();
        if (!ghosts.message.isEmpty())
            f.tip = {{ghosts.message, ghosts.accepted ? Role::Ok : Role::Critical}};
    } else if (cursorInside && (drag == Drag::None || drag == Drag::Pending)) {
        f.tip = tipLines();
    }
    return f;
}

} // namespace views
