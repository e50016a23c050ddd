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

    /// Power and temperature of every GPU: a rack's own level and a spread within it; one of some thousands is hot, one rack of fifty unknown.
    void setGpuValues(unsigned seed = 3)
    {
        auto layout = twin::layoutOf(model);
        if (!(state.layout() == layout)) {
            state.resize(std::move(layout));
            setValues();
        }
        std::vector<float> power(state.gpuCount()), temperature(state.gpuCount());
        std::uint32_t noise = 12345 + seed;
        const auto next = [&noise] {
            noise = noise * 1664525u + 1013904223u;
            return static_cast<float>(noise >> 8) / 16777216.0f - 0.5f;
        };
        const auto first = state.rackFirstGpu();
        for (std::size_t rack = 0; rack + 1 < first.size(); ++rack) {
            const float level = 58.0f + 7.0f * std::sin(static_cast<float>(rack) * 0.13f) + 6.0f * next();
            for (std::uint32_t i = first[rack]; i < first[rack + 1]; ++i) {
                temperature[i] = rack % 50 == 7 ? std::numeric_limits<float>::quiet_NaN() : next() > 0.4997f ? 91.0f : level + 9.0f * next();
                power[i] = 560.0f + 4.0f * (level - 58.0f) + 120.0f * next();
            }
        }
        state.setGpuValues(twin::Origin::Modelled, twin::Metric::Power, std::move(power));
        state.setGpuValues(twin::Origin::Modelled, twin::Metric::GpuTemperature, std::move(temperature));
        state.commit(twin::Timestamp::fromUtc(2025, 7, 15, 20));
    }

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
        if (state.layout().racks != static_cast<int>(site.racks.size()) || state.layout().units != static_cast<int>(site.units.size()))
            state.resize(static_cast<int>(site.racks.size()), static_cast<int>(site.units.size()));
        using twin::Metric, twin::Origin;
        state.setRackValues(Origin::Modelled, Metric::Power, std::move(power));
        state.setRackValues(Origin::Modelled, Metric::GpuTemperature, std::move(temperature));
        state.setUnitValues(Origin::Modelled, Metric::Power, std::move(unitPower));
        state.setUnitValues(Origin::Modelled, Metric::Loading, std::move(loading));
        state.commit(twin::Timestamp::fromUtc(2025, 7, 15, 20));
    }
};
