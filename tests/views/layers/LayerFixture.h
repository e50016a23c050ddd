// A site settled by the model, with its one-line solved: what the layers of plant and power show. Made once a preset.
#pragma once
#include "../scene/SceneFixture.h"
#include "twin/model/OneLine.h"
#include "twin/model/PlantCompiler.h"
#include "twin/physics/PlantModel.h"

struct LayerFixture : SceneFixture
{
    std::shared_ptr<const twin::PlantModel> plant;
    std::shared_ptr<const twin::OutageBook> book;
    twin::PlantState settled;
    std::shared_ptr<const twin::OneLine> line;

    explicit LayerFixture(const std::string& preset = "2025-07") : SceneFixture(preset)
    {
        plant = std::make_shared<const twin::PlantModel>(twin::compilePlant(model.site(), model.scenario(), model.catalogue()));
        twin::PlantInputs inputs;
        inputs.weather.dryBulbC = 30;
        inputs.weather.wetBulbC = 24;
        plant->solveSteady(inputs, settled);
        std::vector<std::string> names;
        for (const auto& u : model.site().units)
            names.push_back(u.name);
        book = std::make_shared<const twin::OutageBook>(plant, names);
        line = std::make_shared<const twin::OneLine>(twin::solveOneLine(book, settled, {}));
        state.resize(twin::layoutOf(model));
        state.setModelled(settled);
        state.commit(twin::Timestamp::fromUtc(2025, 7, 15, 20));
    }
    std::shared_ptr<const twin::OneLine> with(const std::vector<std::string>& open) const
    {
        return std::make_shared<const twin::OneLine>(twin::solveOneLine(book, settled, open));
    }
    int firstUnit(twin::AssetKind kind) const
    {
        for (std::size_t u = 0; u < model.site().units.size(); ++u)
            if (model.site().units[u].kind == kind)
                return static_cast<int>(u);
        return -1;
    }
};
