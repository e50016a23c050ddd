// Readable, translated names of the one-line's elements and kinds. GUI thread.
#pragma once
#include "twin/model/OneLine.h"
#include "twin/model/Site.h"
#include <QString>

namespace views::oneline {

QString kindLabel(twin::network::SiteElement::Kind kind);   ///< "Pad transformers"
QString elementLabel(const twin::network::SiteElement& element); ///< "Pad 12", "Busway of pad 12"
QString busLabel(const std::string& name);                  ///< "Line-up 3"; any other name as it is
QString placeLabel(const twin::network::SiteElement& element, const twin::Site& site); ///< "Hall 2", "Mechanical plant", "Line-up 3"
QString allowedText(double seconds);                        ///< "2 h", "30 min", "not at all"; a dash without an overload
/// "Hall 2: 8 % dark, Hall 4: dark"; empty where all are lit.
QString darkHallsText(const std::vector<float>& hallSupply, const twin::Site& site);

} // namespace views::oneline
