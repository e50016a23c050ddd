#include "twin/model/OneLine.h"
#include "twin/base/Error.h"

namespace twin {
namespace {

std::string unitText(const network::OneLineNames& names, const network::SiteElement& e)
{
    if (e.units.empty())
        return {};
    const auto first = names.unitName(e.units.front());
    return e.units.size() == 1 ? first : first + " … " + names.unitName(e.units.back());
}

} // namespace

OneLine solveOneLine(std::shared_ptr<const OutageBook> book, const network::SiteLoad& load, const std::vector<std::string>& open)
{
    OneLine out;
    out.book = std::move(book);
    out.open = open;
    try {
        auto network = out.book->networkWith(open);
        out.elements = network.elements();
        for (const auto& e : out.elements)
            out.unitNames.push_back(unitText(out.book->names(), e));
        network.setLoad(load);
        out.state = network.solve();
        out.levels = out.book->levels(open, network);
    } catch (const Error& e) {
        if (e.kind() == Error::Kind::Usage)
            throw;
        out.state = {};
        out.state.problem = e.message();
        out.levels = {};
    }
    return out;
}

OneLine solveOneLine(std::shared_ptr<const OutageBook> book, const PlantState& state, const std::vector<std::string>& open)
{
    network::SiteLoad load;
    try {
        if (open.empty()) {
            load = book->loads().load(state);
        } else {
            const auto& effect = book->effect(open);
            load = book->loads().load(state, effect.hallSupply, static_cast<double>(effect.mechanicalSupply));
        }
    } catch (const Error& e) {
        if (e.kind() == Error::Kind::Usage)
            throw;
        OneLine out;
        out.book = std::move(book);
        out.open = open;
        out.state.problem = e.message();
        return out;
    }
    return solveOneLine(std::move(book), load, open);
}

} // namespace twin
