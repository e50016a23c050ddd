// The one-line of a site under a plant's state, with things open: for the command line, the report and the window. Pure functions, any
// thread.
#pragma once
#include "twin/model/OutageBook.h"
#include <memory>
#include <string>
#include <vector>

namespace twin {

/// A solved one-line. Where there is none, or it does not converge, `state.problem` says why and the figures stay unknown.
struct OneLine
{
    std::shared_ptr<const OutageBook> book;
    std::vector<std::string> open;
    std::vector<network::SiteElement> elements;
    std::vector<std::string> unitNames;       ///< of each element: the unit's name, "MP-001 … MP-017" for several
    network::SiteState state;
    network::SiteShortCircuit levels;
};

/// Throws Error (usage) for a name that is not there.
OneLine solveOneLine(std::shared_ptr<const OutageBook> book, const network::SiteLoad& load, const std::vector<std::string>& open);
/// The same for a plant's state that was made with these open.
OneLine solveOneLine(std::shared_ptr<const OutageBook> book, const PlantState& state, const std::vector<std::string>& open);

} // namespace twin
