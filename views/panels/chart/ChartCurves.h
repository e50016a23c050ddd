// Which curves a chart shows, and their values. No widgets. GUI thread (asks the session).
#pragma once
#include "data/session/GroupSeries.h"
#include "data/session/Session.h"
#include "twin/model/SiteModel.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QColor>
#include <QString>
#include <set>
#include <string>
#include <vector>

namespace views {

/// One curve: a metric of an asset, or a facility total.
struct Curve
{
    twin::AssetRef asset;
    std::string figure;              ///< key figure id; empty for assets
    twin::Metric metric = twin::Metric::Power;
    twin::Origin origin = twin::Origin::Modelled;
    QString name;                    ///< "Power, measured", "H2-R07-12, measured": what tells it from the others shown
    QString assetName;               ///< "H2-R07-12"; empty for the facility
    QString quantity;                ///< "Power": names the axis of what has no unit
    QString unit;                    ///< as drawn
    double scale = 1;                ///< stored value x scale = drawn value
    int decimals = 1;
    QColor color;
    bool isStacked = false;          ///< an area on top of the stacked curves before it
    bool isHeavy = false;
    bool isGroup = false;            ///< of a row or hall: made of its racks by a worker, not by fetch()
    data::Series series;             ///< in the stored unit

    bool isEmpty() const { return series.seconds.empty(); }
    /// The drawn value at an instant: the newest at or before it; NaN before the first, in a gap, or long after the last.
    double valueAt(double seconds) const;
    QString laneKey() const;         ///< curves of one unit share an axis; residuals have their own
};

struct ChartChoice
{
    std::set<twin::Metric> metrics{twin::Metric::Power};
    std::set<std::string> figures{"facility_mw", "it_mw", "grid_mw", "turbine_mw", "genset_mw", "battery_mw"};
    bool measured = true, modelled = true, residual = false;
};

inline constexpr int maxChartAssets = 8;

/// Curves of assets: at most `maxChartAssets` of them. Those of rows and halls are made of their racks' (isGroup).
std::vector<Curve> assetCurves(const twin::SiteModel& site, const std::vector<twin::AssetRef>& assets, const ChartChoice& choice, Theme::Kind theme);
/// Curves of the facility. `origin` is that of the recording they come from.
std::vector<Curve> figureCurves(const ChartChoice& choice, twin::Origin origin, Theme::Kind theme);
bool hasCurves(twin::AssetKind kind);
/// What a worker needs for a curve of a row or hall. Without a recording of its origin the file is empty.
data::GroupRequest groupRequest(const Curve& curve, const twin::SiteModel& site, const data::Session& session, const data::TimeSpan& span, int maxPoints);

/// Reads the values of every curve but those of groups. `maxPoints` is usually the width in pixels.
void fetch(std::vector<Curve>& curves, data::Session& session, const data::TimeSpan& span, int maxPoints);

/// Long table: time_utc,curve,unit,mean,min,max. Numbers are the same in every locale. Throws twin::Error if the file cannot be written.
void writeCurvesCsv(const std::vector<Curve>& curves, const QString& file);

} // namespace views
