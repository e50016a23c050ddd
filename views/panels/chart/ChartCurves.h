// Which curves a chart shows, and their values. No widgets. GUI thread (asks the session).
#pragma once
#include "data/session/CurveReader.h"
#include "data/session/Session.h"
#include "twin/model/SiteModel.h"
#include "views/panels/chart/ChannelColours.h"
#include "views/panels/common/ChannelMime.h"
#include "views/text/Names.h"
#include "views/theme/Theme.h"
#include <QColor>
#include <QPen>
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
    int channel = 0;                 ///< which of the chart's channels it belongs to
    QString name;                    ///< "Power, measured", "H2-R07-12, measured": what tells it from the others shown
    QString assetName;               ///< "H2-R07-12"; empty for the facility
    std::string recordedName;        ///< of the asset in recordings, the same in each language: "Hall 2", "H2-R07-12/S3"
    QString quantity;                ///< "Power": names the axis of what has no unit
    QString unit;                    ///< as drawn
    double scale = 1;                ///< stored value x scale = drawn value
    int decimals = 1;
    QColor color;
    bool isStacked = false;          ///< an area on top of the stacked curves before it
    bool isHeavy = false;
    bool isGroup = false;            ///< of a row or hall: made of its racks
    data::Series series;             ///< in the stored unit
    std::vector<data::QualitySpan> doubtful;
    bool isQualityKnown = true;
    bool isLoading = false;          ///< nothing is known of it yet
    bool isRecorded = false;         ///< there is such a channel, here or at another time
    int assetsRecorded = 0, assetsWanted = 1; ///< of a group

    bool isEmpty() const { return series.seconds.empty(); }
    /// The drawn value at an instant: the newest at or before it; NaN before the first, in a gap, or long after the last.
    double valueAt(double seconds) const;
    data::Quality qualityAt(double seconds) const;
    QString laneKey() const;         ///< curves of one unit share an axis; residuals have their own
    QString key() const;             ///< the same curve always has the same
    QString fullName() const;        ///< with its asset: "H2-R07-12 Power, measured"
};

struct ChartChoice
{
    std::set<twin::Metric> metrics{twin::Metric::Power};
    std::set<std::string> figures{"facility_mw", "it_mw", "grid_mw", "turbine_mw", "genset_mw", "battery_mw"};
    bool measured = true, modelled = true, residual = false;
};

inline constexpr int maxChartAssets = 8;    ///< of a selection
inline constexpr int maxChartChannels = 24; ///< put together by hand

/// Measured solid, modelled dashed, residual dash and dot: told apart without colour.
QPen curvePen(const Curve& curve);

/// What is shown of a selection: at most `maxChartAssets` of it in the metrics of the choice; of nothing, the facility's figures.
std::vector<ChartChannel> selectionChannels(const twin::SiteModel& site, const std::vector<twin::AssetRef>& assets, const ChartChoice& choice);
/// Curves of channels. `figureOrigin` is that of the recording figures come from. Where channels were put together by hand (`isKept`) each keeps
/// a colour of its own; else one quantity of one asset has the colours of measured and modelled, and figures of the supply are stacked.
std::vector<Curve> curvesOf(const twin::SiteModel& site, const std::vector<ChartChannel>& channels, const ChartChoice& choice, bool isKept, twin::Origin figureOrigin,
                            Theme::Kind theme, ChannelColours& slots);
bool hasCurves(twin::AssetKind kind);
/// What a worker needs to read a curve.
data::CurveRequest curveRequest(const Curve& curve, const twin::SiteModel& site, const data::Session& session, const data::TimeSpan& span, int maxPoints);
/// An asset as recordings know it, with the servers of a rack.
data::SeriesAsset seriesAsset(const twin::SiteModel& site, twin::AssetRef ref);
/// The session's recordings as a worker opens them.
std::vector<data::CurveSource> measuredSources(const data::Session& session);
std::optional<data::CurveSource> modelledSource(const data::Session& session);
data::GroupRequest::How howOf(twin::Metric metric);
/// One of the colours that stay apart for colour-blind people.
QColor categoricalColor(int slot, Theme::Kind theme);

/// Long table, a row a point within the span: time_utc,asset,metric,origin,unit,mean,min,max,quality,source; before it lines that begin with #.
/// Values are in the stored unit, which the unit column names; metrics that are not measured say so behind a colon, so that an importer that
/// knows only assets and metrics never mixes them. Numbers are the same in every locale. Throws twin::Error if the file cannot be written.
void writeCurvesCsv(const std::vector<Curve>& curves, const data::TimeSpan& span, const QString& source, const QString& file);

} // namespace views
