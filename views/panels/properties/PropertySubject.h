// What the properties panel shows of assets, as values: made from model and state, without widgets. GUI thread.
#pragma once
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/text/Names.h"
#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace views {

/// One line of the value table. Numbers are formatted; unknown ones are the dash, and the tooltip says why.
struct ValueRow
{
    QString label, measured, modelled, residual, unit, tooltip;
    bool isKnown = false; ///< at least one of them
    twin::ValueQuality quality = twin::ValueQuality::Good; ///< of the measured side: the gravest there is, for the mark beside it
    std::optional<twin::Metric> metric = {}; ///< what it is, for charts: of the assets described
    std::string figure = {};                 ///< or a key figure
};

/// Name and number that do not change with time: place, size, counts.
struct FactRow
{
    QString label, value;
};

struct PropertySubject
{
    QString name, type, place, note;
    twin::AssetKind kind = twin::AssetKind::Site;
    std::vector<ValueRow> values;
    std::vector<FactRow> facts;
    std::vector<std::string> groups; ///< of the scenario's parameters that describe it; empty: all (the site)
    bool hasParameters = true;
};

/// One asset, several, or (none) the site. Several and whole halls give the sum, mean, highest or lowest, as fits the quantity; residuals of
/// many are taken over those alone that are both measured and modelled.
PropertySubject describe(const twin::SiteModel& site, const twin::TwinState& state, const std::vector<twin::AssetRef>& selection);

} // namespace views
