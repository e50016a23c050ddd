// The stops of the first tour, from what the site has.
#include "twin/model/SiteModel.h"
#include "views/scene/CameraTour.h"
#include "views/scene/SceneGeometry.h"
#include "views/scene/SceneView.h"
#include "views/text/Format.h"
#include <QCoreApplication>

namespace views {
namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(SiteTour)
};

constexpr double heading = 24;

} // namespace

std::vector<TourStop> siteTour(const ViewContext& context, const SceneView& scene)
{
    const auto& site = context.site->site();
    const auto& geometry = scene.geometry();
    const double aspect = scene.height() > 0 ? static_cast<double>(scene.width()) / scene.height() : 1.6;
    const auto count = [](auto n) { return text::number(static_cast<double>(n), 0); };
    std::vector<TourStop> stops;
    const auto named = [&](const QString& camera, const QString& title, const QString& sentence) {
        if (const auto state = scene.namedCamera(camera))
            stops.push_back({title, sentence, *state});
    };
    const auto units = [&](std::initializer_list<twin::AssetKind> kinds) {
        std::vector<Box3> boxes;
        for (int i = 0; i < geometry.unitCount(); ++i)
            if (std::find(kinds.begin(), kinds.end(), site.units[static_cast<std::size_t>(i)].kind) != kinds.end())
                boxes.push_back(geometry.unit(i));
        return boxes;
    };
    const auto plant = [&](std::initializer_list<twin::AssetKind> kinds, const QString& title, auto sentence) {
        if (const auto boxes = units(kinds); !boxes.empty())
            stops.push_back({title, sentence(count(boxes.size())), framing(boxes, heading, 34, aspect, 0.16)});
    };

    double gpus = 0;
    int largest = -1, most = 0;
    for (std::size_t i = 0; i < site.racks.size(); ++i) {
        const auto& rack = site.racks[i];
        const int in = rack.gpus > 0 ? rack.gpus : context.site->catalogue().rackTypes[rack.type].gpus;
        gpus += in;
        if (in > most) {
            most = in;
            largest = static_cast<int>(i);
        }
    }
    named(QStringLiteral("site"), site.name.empty() ? Texts::tr("Whole site") : QString::fromStdString(site.name),
          Texts::tr("%1 GPUs in %2 racks, with everything that feeds and cools them.").arg(count(gpus), count(site.racks.size())));
    using enum twin::AssetKind;
    plant({UtilityFeed, Substation, Transformer}, Texts::tr("Grid"),
          [](const QString& n) { return Texts::tr("%1 feeds and transformers bring power from the utility down to the voltage of the site.").arg(n); });
    plant({Turbine, Genset}, Texts::tr("Own generation"),
          [](const QString& n) { return Texts::tr("%1 turbines and generators carry what the grid does not bring.").arg(n); });
    plant({Megapack}, Texts::tr("Batteries"), [](const QString& n) { return Texts::tr("%1 battery units smooth the load and bridge the gap when a supply fails.").arg(n); });
    plant({Chiller, CoolingTower}, Texts::tr("Cooling"),
          [](const QString& n) { return Texts::tr("%1 machines give the heat of the chips to the air outside.").arg(n); });
    if (!site.halls.empty()) {
        const auto& hall = site.halls.front();
        const auto racks = std::count_if(site.racks.begin(), site.racks.end(), [](const auto& rack) { return rack.hall == 0; });
        named(QStringLiteral("hall%1").arg(hall.number), Texts::tr("Hall %1").arg(hall.number),
              Texts::tr("%1 racks stand here. Click one: tree, charts and properties follow.").arg(count(racks)));
    }
    if (largest >= 0) {
        const auto& rack = site.racks[static_cast<std::size_t>(largest)];
        const Box3& box = geometry.rack(largest);
        const double look = site.rows[rack.row].facesNorth ? 180 + 22 : 22;
        stops.push_back({QString::fromStdString(rack.name), Texts::tr("Each of its %1 GPUs has a colour of its own: the legend says what it means.").arg(count(most)),
                         framing(box.grown(1.0), look, 20, aspect)});
    }
    return stops;
}

} // namespace views
