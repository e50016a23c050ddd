// A site, a state with values that follow from the rack's place, and a scene on them: the same in every run.
#pragma once
#include "twin/model/Preset.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/scene/SceneView.h"
#include "views/theme/Theme.h"
#include <cmath>
#include <limits>

struct SceneFixture
{
    twin::SiteModel model;
    twin::TwinState state;
    views::Selection selection;
    views::Theme theme;

    explicit SceneFixture(const std::string& preset = "2025-07")
    {
        auto [site, scenario] = twin::loadPreset(preset);
        model.reset(std::move(site), std::move(scenario));
        setValues();
    }
    views::ViewContext context() { return {&model, &state, nullptr, nullptr, nullptr, &selection, &theme}; }

    /// Power and temperatures that differ smoothly over a hall and a little from rack to rack; not physics, only something to see.
    void setValues(double factor = 1.0)
    {
        const auto& site = model.site();
        const auto& types = model.catalogue().rackTypes;
        std::vector<float> power, temperature, unitPower, loading;
        std::uint32_t seed = 12345;
        const auto noise = [&seed] {
            seed = seed * 1664525u + 1013904223u;
            return (seed >> 8) / 16777216.0 - 0.5;
        };
        for (const auto& rack : site.racks) {
            const auto& type = types[rack.type];
            const double full = type.hostTrainingW + type.networkW + type.gpus * (type.servers > 8 ? 950.0 : 600.0);
            const double wave = 0.9 + 0.08 * std::sin(rack.x / 23) * std::cos(rack.y / 11) + 0.05 * noise();
            power.push_back(static_cast<float>(factor * full * wave));
            temperature.push_back(type.gpus > 0 ? static_cast<float>(52 + 9 * std::sin(rack.x / 31) + 5 * std::cos(rack.y / 9) + 2 * noise())
                                                : std::numeric_limits<float>::quiet_NaN());
        }
        for (const auto& unit : site.units) {
            const auto& spec = model.catalogue().unitTypes[unit.type].spec;
            unitPower.push_back(static_cast<float>(unit.kind == twin::AssetKind::Turbine ? 0.9 * spec.rating : 0.1 * spec.rating));
            loading.push_back(static_cast<float>(0.6 + 0.5 * noise()));
        }
        state.resize(static_cast<int>(site.racks.size()), static_cast<int>(site.units.size()));
        using twin::Metric, twin::Origin;
        state.setRackValues(Origin::Modelled, Metric::Power, std::move(power));
        state.setRackValues(Origin::Modelled, Metric::GpuTemperature, std::move(temperature));
        state.setUnitValues(Origin::Modelled, Metric::Power, std::move(unitPower));
        state.setUnitValues(Origin::Modelled, Metric::Loading, std::move(loading));
        state.commit(twin::Timestamp::fromUtc(2025, 7, 15, 20));
    }
};
