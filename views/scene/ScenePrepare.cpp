#include "views/scene/SceneBar.h"
#include "views/scene/SceneImpl.h"
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/text/TimeText.h"
#include <algorithm>
#include <vtkActor.h>
#include <vtkRenderer.h>

namespace views {
namespace {

/// Qualities of a column that say more than its values do; empty where there are none. A residual is as good as the worse of its sides.
std::vector<twin::ValueQuality> qualities(const twin::TwinState& state, twin::ValueClass what, twin::Origin origin, twin::Metric metric, std::size_t count)
{
    using twin::Origin;
    std::vector<twin::ValueQuality> out;
    for (const auto side : {Origin::Measured, Origin::Modelled}) {
        if (origin != Origin::Residual && side != origin)
            continue;
        const auto column = state.column(what, side, metric);
        if (!column || column->quality.size() != count)
            continue;
        if (out.empty())
            out = column->quality;
        else
            std::transform(out.begin(), out.end(), column->quality.begin(), out.begin(), [](auto a, auto b) { return std::max(a, b); });
    }
    return out;
}

} // namespace

void SceneView::Impl::prepare(const QSize& device, double ratio)
{
    auto* renderer = widget->renderer();
    const QColor& background = palette.ground;
    renderer->SetBackground(background.redF(), background.greenF(), background.blueF());
    // A graphics processor smooths edges for nothing. Without one the filter costs several frames (145 ms against 20, llvmpipe on two
    // cores at 1280 x 800), so the window does without; pictures are drawn larger and scaled instead.
    renderer->SetUseFXAA(!inPicture && (fine || !widget->isSoftware()));
    apply(camera.state(), geometry.bounds().grown(30), renderer->GetActiveCamera()); // the yard's pavement reaches beyond the boxes

    stack.prepare(palette.kind);
    updateColours();
    updateMarks();
    if (std::exchange(lastSize, device) != device)
        for (auto* layer : layers)
            layer->invalidate(SceneLayer::Camera); // what they show depends on pixels
    const Projection projection(camera.state(), device);
    const SceneFrame frame{site(), context.site->catalogue(), geometry, palette, paint, unitColours, projection, ratio};
    bool replaced = std::exchange(freshWidget, false);
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

namespace {

/// An edit of the site may be shown before its new values are there; then the old ones are of other racks.
std::span<const float> fitting(std::span<const float> values, std::size_t count)
{
    return values.size() == count ? values : std::span<const float>{};
}

/// The end of the scale one worries about.
GpuAtlas::Summary worstOf(twin::Metric metric, twin::Origin origin)
{
    if (origin == twin::Origin::Residual)
        return GpuAtlas::Summary::Farthest;
    using twin::Metric;
    const bool low = metric == Metric::ThermalHeadroom || metric == Metric::StateOfCharge || metric == Metric::Utilisation || metric == Metric::CoolantFlow;
    return low ? GpuAtlas::Summary::Lowest : GpuAtlas::Summary::Highest;
}

/// The quantity of single GPUs that goes with one of racks.
twin::Metric ofGpus(twin::Metric metric)
{
    return metric == twin::Metric::GpuPower ? twin::Metric::Power : metric;
}

} // namespace

void SceneView::Impl::updatePaint()
{
    const auto metric = colourBy.metric;
    const auto origin = colourBy.origin;
    const auto& state = *context.state;
    paint.values = {};
    rackQualities.clear();
    gpuQualities.clear();
    paint.map = colourBy.age ? twin::MetricInfo::Map::Viridis : mapOf(metric, origin);
    paint.summary = !colourBy.worst ? GpuAtlas::Summary::Mean : colourBy.age ? GpuAtlas::Summary::Highest : worstOf(metric, origin);
    if (colourBy.age) {
        ageColumn = state.column(twin::ValueClass::Rack, origin, metric);
        if (ageColumn)
            paint.values.racks = fitting(ageColumn->ageSeconds, site().racks.size());
        return;
    }
    paint.values.racks = fitting(state.rackValues(origin, metric), site().racks.size());
    rackQualities = qualities(state, twin::ValueClass::Rack, origin, metric, site().racks.size());
    paint.values.rackQuality = rackQualities;
    if (state.rackFirstGpu().size() != site().racks.size() + 1 || !stack.isOn(LayerId::Gpus))
        return;
    const auto gpus = fitting(state.gpuValues(origin, ofGpus(metric)), state.gpuCount());
    const Extent extent = finiteExtent(gpus);
    if (!extent.isValid())
        return; // nothing of single GPUs: the racks' own values say more
    paint.values.gpus = gpus;
    paint.values.gpuExtent = extent;
    paint.values.firstGpu = state.rackFirstGpu();
    gpuQualities = qualities(state, twin::ValueClass::Gpu, origin, ofGpus(metric), gpus.size());
    paint.values.gpuQuality = gpuQualities;
}

void SceneView::Impl::paintCoverage()
{
    paint.values = {};
    coverCodes = views::coverCodes(stack.coverage().racks());
    if (coverCodes.size() == site().racks.size())
        paint.values.racks = coverCodes;
    paint.rackRange = paint.gpuRange = {0, coverKinds - 1};
    paint.summary = GpuAtlas::Summary::Mean;
    paint.lookup = coverLookup(palette.kind);
    unitColours.clear();
    if (stack.coverage().units().size() == site().units.size())
        for (const Cover cover : stack.coverage().units())
            unitColours.push_back(coverColor(cover, palette.kind).rgb());
    rangeKnown = false;
    valuesStale = true; // the next numbers are others again
    racks.invalidate(SceneLayer::Colours | SceneLayer::Values);
    units.invalidate(SceneLayer::Colours);
}

void SceneView::Impl::updateColours()
{
    if (!std::exchange(coloursStale, false))
        return;
    paint.lookup.reset();
    if (stack.isOn(LayerId::Coverage)) {
        paintCoverage();
        return;
    }
    updatePaint();
    const auto metric = colourBy.metric;
    const auto origin = colourBy.origin;
    // The power of a Megapack and that of a turbine differ by the size of the things alone; how much of its rating each one carries
    // can be compared, and says where it is tight.
    auto unitValues = fitting(context.state->unitValues(origin, twin::Metric::Loading), site().units.size());
    const bool byLoading = metric == twin::Metric::Power && origin != twin::Origin::Residual && !unitValues.empty() && !colourBy.age;
    const auto unitAges = colourBy.age ? context.state->column(twin::ValueClass::Unit, origin, metric) : nullptr;
    if (colourBy.age)
        unitValues = unitAges ? fitting(unitAges->ageSeconds, site().units.size()) : std::span<const float>{};
    else if (!byLoading)
        unitValues = fitting(context.state->unitValues(origin, metric), site().units.size());

    // Racks with GPUs are painted with their GPUs' values where there are any; the others keep their own, on an axis of their own
    // where it is an amount.
    std::vector<float> others;
    std::span<const float> rackValues = paint.values.racks;
    if (!paint.values.gpus.empty()) {
        for (std::size_t i = 0; i < paint.values.racks.size(); ++i)
            if (paint.values.firstGpu[i + 1] == paint.values.firstGpu[i])
                others.push_back(paint.values.racks[i]);
        rackValues = others;
    }
    const LegendData before = legend;
    legend.metric = metric;
    legend.origin = origin;
    legend.unitMetric = byLoading ? twin::Metric::Loading : metric;
    legend.age = colourBy.age;
    legend.worst = colourBy.worst;
    legend.percentiles = colourBy.percentiles && colourBy.automaticRange;
    legend.byHand = !colourBy.automaticRange;
    legend.separate = isAmount(metric) && !colourBy.age;
    const Extent gpuExtent = paint.values.gpuExtent ? *paint.values.gpuExtent : finiteExtent(paint.values.gpus), rackExtent = finiteExtent(rackValues), unitExtent = finiteExtent(unitValues);
    legend.hasGpus = gpuExtent.isValid();
    legend.hasRacks = rackExtent.isValid();
    legend.hasUnits = unitExtent.isValid();
    const auto joined = [](Extent a, Extent b) { return Extent{std::min(a.least, b.least), std::max(a.most, b.most)}; };
    const auto range = [&](twin::Metric m, std::span<const float> values, Extent extent, const ColourRange& last, bool keep) {
        if (colourBy.percentiles && !values.empty())
            return percentileRange(values, extent, 0.02, 0.98);
        if (colourBy.age)
            return ageRange(extent);
        const float ends[] = {extent.least, extent.most};
        return automaticRange(m, origin, extent.isValid() ? std::span<const float>(ends) : std::span<const float>{}, rangeKnown && keep ? &last : nullptr);
    };
    if (legend.separate) {
        legend.gpus = range(metric, paint.values.gpus, gpuExtent, before.gpus, before.hasGpus);
        legend.racks = range(metric, rackValues, rackExtent, before.racks, before.hasGpus == legend.hasGpus);
        legend.units = range(legend.unitMetric, unitValues, unitExtent, before.units, before.unitMetric == legend.unitMetric);
    } else {
        // One range for all; percentiles are those of the class with the most members.
        const Extent all = joined(gpuExtent, joined(rackExtent, unitExtent));
        const auto most = legend.hasGpus ? paint.values.gpus : legend.hasRacks ? rackValues : unitValues;
        legend.gpus = legend.racks = legend.units = range(metric, most, colourBy.percentiles ? finiteExtent(most) : all, before.racks, true);
    }
    const LegendData automatic = legend;
    // A range the user has chosen is that of the first axis, and of all where they share it.
    if (!colourBy.automaticRange) {
        const ColourRange chosen{colourBy.low, colourBy.high};
        (legend.hasGpus ? legend.gpus : legend.hasRacks ? legend.racks : legend.units) = chosen;
        if (!legend.separate)
            legend.gpus = legend.racks = legend.units = chosen;
    }
    const ColourRange& natural = legend.hasGpus ? automatic.gpus : legend.hasRacks ? automatic.racks : automatic.units;
    rangeKnown = true;
    const Extent first = !legend.separate ? joined(gpuExtent, joined(rackExtent, unitExtent)) : legend.hasGpus ? gpuExtent : legend.hasRacks ? rackExtent : unitExtent;
    // Handles may go wherever there are values, and as far as the automatic range.
    legend.least = first.isValid() ? std::min(natural.low, static_cast<double>(first.least)) : 0;
    legend.most = first.isValid() ? std::max(natural.high, static_cast<double>(first.most)) : 1;
    countInto(legend.gpus, paint.values.gpus);
    countInto(legend.racks, rackValues);
    const auto countQuality = [](ColourRange& r, const std::vector<twin::ValueQuality>& quality) {
        r.stale = static_cast<int>(std::count(quality.begin(), quality.end(), twin::ValueQuality::Stale));
        r.uncertain = static_cast<int>(std::count(quality.begin(), quality.end(), twin::ValueQuality::Uncertain));
    };
    countQuality(legend.gpus, gpuQualities);
    if (!legend.hasGpus)
        countQuality(legend.racks, rackQualities);
    if (!legend.hasRacks && legend.racks.stale == 0 && !legend.hasGpus)
        paint.values.racks = {}; // no such quantity: plain racks
    paint.gpuRange = legend.gpus;
    paint.rackRange = legend.racks;
    const auto unitQualities = qualities(*context.state, twin::ValueClass::Unit, origin, legend.unitMetric, unitValues.size());
    // Ages have one map, whatever they are the age of.
    colourise(unitValues, colourBy.age ? twin::Metric::Loading : legend.unitMetric, colourBy.age ? twin::Origin::Modelled : origin, legend.units,
              palette.kind, unitColours, colourBy.age ? std::span<const twin::ValueQuality>{} : unitQualities);
    if (!legend.hasUnits && legend.units.stale == 0)
        unitColours.clear();
    racks.invalidate(SceneLayer::Colours | (std::exchange(valuesStale, false) ? SceneLayer::Values : 0u));
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
    const bool outlines = stack.isOn(LayerId::Selection);
    for (const auto& item : context.selection->items())
        if (const auto box = boxOf(item); box && outlines)
            selected.push_back(*box);
    for (const int unit : stack.followedUnits())
        if (outlines && unit < geometry.unitCount())
            selected.push_back(geometry.unit(unit));
    marks.setSelected(std::move(selected));
    const auto hovered = context.selection->hovered();
    marks.setHovered(hovered.isValid() && (hovered.server >= 0 || hovered.gpu >= 0 || !context.selection->contains(hovered.asset)) && drag == Drag::None ? boxOf(hovered) : std::nullopt);
    if (auto* edit = editTool()) {
        const Ghosts& ghosts = edit->ghosts();
        marks.setGhosts(stack.isOn(LayerId::Planned) ? ghosts.boxes : std::vector<Box3>{}, ghosts.accepted);
    } else {
        marks.setGhosts({}, true);
    }
}

std::vector<TipLine> SceneView::Impl::tipLines() const
{
    if (const AlarmMark* mark = stack.isOn(LayerId::Alarms) ? overlay.alarmAt(cursorAt) : nullptr) {
        constexpr std::size_t most = 5;
        std::vector<TipLine> lines;
        for (std::size_t i = 0; i < std::min(most, mark->alarms.size()); ++i) {
            const Alarm& alarm = stack.alarms()[static_cast<std::size_t>(mark->alarms[i])];
            lines.push_back({stack.alarmLine(alarm), alarm.severity == Alarm::Severity::Critical ? Role::Critical : alarm.severity == Alarm::Severity::Warning ? Role::Warning : Role::Muted});
        }
        if (mark->alarms.size() > most)
            lines.push_back({SceneView::tr("and %1 more").arg(mark->alarms.size() - most), Role::Muted});
        return lines;
    }
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
    const auto when = [&] {
        lines.push_back({text::dateTime(context.state->time(), text::Clock::Site) + QLatin1Char(' ') + text::zoneName(context.state->time(), text::Clock::Site), Role::Muted});
    };
    if (rack >= 0 && ref.gpu >= 0 && addGpuLines(rack, ref.gpu, lines)) {
        when();
        return lines;
    }
    const QString origin = text::originLabel(colourBy.origin).toLower();
    const auto what = rack >= 0 ? twin::ValueClass::Rack : twin::ValueClass::Unit;
    const int index = rack >= 0 ? rack : unit;
    const auto add = [&](twin::Metric metric, bool required) {
        const double v = static_cast<double>(rack >= 0 ? context.state->rackValue(colourBy.origin, metric, rack)
                                                       : context.state->unitValue(colourBy.origin, metric, unit));
        const auto quality = context.state->quality(what, colourBy.origin, metric, index);
        if (std::isfinite(v)) {
            QString line = QStringLiteral("%1  %2  %3").arg(text::metricLabel(metric), valueText(metric, v), origin);
            if (quality == twin::ValueQuality::Uncertain)
                line += QStringLiteral(", ") + text::qualityLabel(quality).toLower();
            lines.push_back({line, originRole(colourBy.origin)});
        } else if (quality != twin::ValueQuality::None && !twin::isValue(quality)) {
            lines.push_back({QStringLiteral("%1: %2").arg(text::metricLabel(metric),
                                                          text::qualityReason(quality, context.state->ageSeconds(what, colourBy.origin, metric, index))),
                             Role::Warning});
        } else if (required) {
            lines.push_back({SceneView::tr("%1: no %2 value").arg(text::metricLabel(metric), origin), Role::Muted});
        }
    };
    if (colourBy.age) {
        const auto age = static_cast<double>(context.state->ageSeconds(what, colourBy.origin, colourBy.metric, index));
        if (std::isfinite(age))
            lines.push_back({SceneView::tr("Age  %1").arg(ageText(age)), Role::Muted});
    }
    add(colourBy.metric, rack >= 0);
    if (unit >= 0 && legend.unitMetric != colourBy.metric)
        add(legend.unitMetric, false);
    when();
    return lines;
}

bool SceneView::Impl::addGpuLines(int rack, int gpu, std::vector<TipLine>& lines) const
{
    const auto metric = ofGpus(colourBy.metric);
    const int index = context.state->indexOf(twin::ValueClass::Gpu, rack, gpu);
    if (index < 0 || context.state->gpuValues(colourBy.origin, metric).empty())
        return false; // nothing is known of single GPUs: the rack's own value says more
    const QString origin = text::originLabel(colourBy.origin).toLower(), label = text::metricLabel(metric);
    const double v = static_cast<double>(context.state->gpuValue(colourBy.origin, metric, rack, gpu));
    const auto quality = context.state->gpuQuality(colourBy.origin, metric, rack, gpu);
    if (std::isfinite(v)) {
        QString line = QStringLiteral("%1  %2  %3").arg(label, gpuValueText(metric, v, v), origin);
        if (quality == twin::ValueQuality::Uncertain)
            line += QStringLiteral(", ") + text::qualityLabel(quality).toLower();
        lines.push_back({line, originRole(colourBy.origin)});
    } else if (quality != twin::ValueQuality::None && !twin::isValue(quality)) {
        const float age = context.state->ageSeconds(twin::ValueClass::Gpu, colourBy.origin, metric, index);
        lines.push_back({QStringLiteral("%1: %2").arg(label, text::qualityReason(quality, age)), Role::Warning});
    } else {
        lines.push_back({SceneView::tr("%1: no %2 value").arg(label, origin), Role::Muted});
    }
    return true;
}

QString SceneView::Impl::bandText() const
{
    const auto gpus = std::count_if(bandFound.begin(), bandFound.end(), [](const auto& ref) { return ref.gpu >= 0; });
    const auto whole = static_cast<qsizetype>(bandFound.size()) - gpus;
    QStringList parts;
    if (whole > 0 || gpus == 0)
        parts << (whole == 1 ? SceneView::tr("1 rack") : SceneView::tr("%1 racks").arg(text::number(static_cast<double>(whole), 0)));
    if (gpus > 0)
        parts << (gpus == 1 ? SceneView::tr("1 GPU") : SceneView::tr("%1 GPUs").arg(text::number(static_cast<double>(gpus), 0)));
    return parts.join(QStringLiteral(", "));
}

OverlayFrame SceneView::Impl::overlayFrame(const QSize& size, double ratio, bool interactive)
{
    OverlayFrame f{site(), geometry, camera.state(), palette.kind, size, ratio, legend, -1, {}, {}, {}, {}};
    f.legend.compact = size.width() < 1000;
    const auto current = context.selection->current();
    if (current.isValid())
        f.selectedRack = context.site->rackIndex(current.asset);
    f.labels = stack.isOn(LayerId::Labels);
    f.alarms = &stack.alarms();
    f.layerLegend = stack.legend(palette.kind);
    f.mainLegend = !stack.isOn(LayerId::Coverage);
    if (!interactive)
        return f;
    f.interactive = true;
    f.reserved = bar->geometry();
    // Other panels over the picture keep labels away from under them, too.
    for (const auto* child : view.findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
        if (child != bar && child->isVisible() && child->property("panel") == QLatin1String("floating"))
            f.alsoReserved.push_back(child->geometry());
    if (tool == Tool::Walk)
        return f;
    if (drag == Drag::Band) {
        f.band = band;
        f.tip = {{bandText(), Role::Text, true}};
    }
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
