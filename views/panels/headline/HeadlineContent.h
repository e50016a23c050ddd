// What the headline strip says, as values: made from the figures, without any widget. GUI thread (translated texts).
#pragma once
#include "twin/model/Scenario.h"
#include "twin/physics/KeyFigures.h"
#include "views/panels/common/Paint.h"
#include <QStringList>
#include <optional>
#include <vector>

namespace views {

/// One figure of the strip.
struct HeadlineItem
{
    QString id;                   ///< "it_mw", "limit"
    QString label, value, unit;   ///< "IT load", "258", "MW"
    QString band = {};              ///< "244–285", under the value; empty: none is known
    QStringList details = {};       ///< second line: the longest first, the shortest last; the tile takes the first that fits
    Role valueRole = Role::Text, detailRole = Role::Muted;
    std::optional<Glyph> shape = {}; ///< state, left of the value
    bool isModelled = true;       ///< marked by the dashed line of modelled values; counts of the site are not
    bool isWord = false;          ///< the value is a name: set smaller than digits
    std::string spark = {};      ///< key figure whose day is drawn; empty: none
    std::vector<BarPart> bar = {};  ///< drawn instead of a curve
    QString tooltip = {};        ///< full digits, origin, what it consists of
};

/// False before anything was calculated: figures are then all zero.
bool areFiguresKnown(const twin::KeyFigures& figures);

/// The strip, in the order people read it. Unknown figures show the dash with the reason in the tooltip.
std::vector<HeadlineItem> headlineItems(const twin::KeyFigures& figures, const twin::Scenario& scenario);

/// "Turbines carry 154 MW", the longest form first; empty while the grid carries all.
QStringList whatCarriesTheRest(const twin::KeyFigures& figures);

} // namespace views
