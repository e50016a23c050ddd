// Readable, translated names of assets, quantities, limits and errors. GUI thread.
#pragma once
#include "twin/base/Error.h"
#include "twin/base/Ids.h"
#include "twin/base/Metric.h"
#include "twin/base/Quality.h"
#include "twin/base/Parameter.h"
#include "twin/model/SiteModel.h"
#include "twin/physics/KeyFigures.h"
#include <QString>
#include <optional>

namespace views::text {

QString fromUtf8(std::string_view text);
QString unit(std::string_view unit);              ///< translated where a language has its own ("EB" is "Eo" in French)

QString metricLabel(twin::Metric metric);
QString metricUnit(twin::Metric metric);          ///< display unit
QString metricLabelWithUnit(twin::Metric metric); ///< "Power, kW"
/// "Measured". Where a model's values are replayed on the measured side it says so: "Simulated". Any thread.
QString originLabel(twin::Origin origin);
enum class MeasuredSide : std::uint8_t { Sensors, Model, Both };
void setMeasuredSide(MeasuredSide side);          ///< what all views then call it; GUI thread
QString qualityLabel(twin::ValueQuality quality); ///< "Uncertain"
/// Why there is no value, or what is wrong with it: "stale, the last value is 3 min old". NaN: the age is not known.
QString qualityReason(twin::ValueQuality quality, float ageSeconds);
QString keyFigureLabel(const twin::KeyFigureInfo& info);
QString limitLabel(const twin::Limit& limit);
QString message(const twin::Message& message);    ///< the sentence, translated and filled
QString parameterLabel(const twin::Parameter& parameter);
QString provenance(const twin::Parameter& parameter); ///< where its value comes from; a source's title stays as it is
QString parameterGroup(const std::string& group); ///< "Supply"
QString markLabel(twin::Mark mark);               ///< "Sourced: read in a public source"
QChar markLetter(twin::Mark mark);
QString workloadLabel(twin::WorkloadKind kind);
QString weatherLabel(twin::WeatherKind kind);

QString kindLabel(twin::AssetKind kind);          ///< "Rack"
QString kindLabelPlural(twin::AssetKind kind);    ///< "Racks"
/// GPUs fitted in a rack: fewer than its type holds where it is only partly filled.
int gpusOf(const twin::Rack& rack, const twin::Catalogue& catalogue);

/// What an AssetRef points at, found out once.
struct Asset
{
    twin::AssetRef ref;
    twin::AssetKind kind = twin::AssetKind::Site;
    int index = -1;   ///< into the site's array of its kind; servers and GPUs: of their rack; -1: the site itself
};
/// Empty if it is not (or no longer) in the site. An invalid ref is the site.
std::optional<Asset> resolve(const twin::SiteModel& model, twin::AssetRef ref);
QString assetName(const twin::SiteModel& model, const Asset& asset);  ///< "H2-R07-12", "Row 7", "Hall 2", "MP-017"
/// A hall that the layout named by its number, in the user's language ("Hall 2"); any other name as it is.
QString hallName(const std::string& name);
QString buildingName(const std::string& name);                        ///< translated where a preset named it
QString typeName(const std::string& name);                            ///< of a rack, unit or GPU type of the catalogue, translated
QString assetType(const twin::SiteModel& model, const Asset& asset);  ///< "HGX H100 rack, 64 GPUs"
QString assetPlace(const twin::SiteModel& model, const Asset& asset); ///< "Hall 2, row 7, slot 12"

/// How values of several assets become one.
enum class Aggregate { Sum, Mean, Max, Min };
Aggregate aggregateOf(twin::Metric metric);
QString aggregateLabel(Aggregate aggregate);

/// The state of a limit by its headroom: over below 0 %, tight below 10 %.
enum class LimitState { Unknown, Free, Tight, Over };
LimitState limitState(const twin::Limit& limit);
QString limitStateLabel(LimitState state);
/// "154 MW over", "12.3 MW left".
QString headroomText(const twin::Limit& limit);

} // namespace views::text
