// The low-high bands under the headline figures, as texts. GUI thread (translated texts).
#pragma once
#include "twin/model/BandStudy.h"
#include "views/panels/headline/HeadlineContent.h"
#include <vector>

namespace views {

/// Gives every figure of the strip that has a band its text ("244–285") and a paragraph of its tooltip: range, how it was found, what
/// moves it most. Figures without a band stay as they are.
void addBands(std::vector<HeadlineItem>& items, const twin::BandStudy& study);

} // namespace views
