// Everything a chart draws, read by a worker: values in, values out, nothing of the live model. One thread; opens the files by itself.
#pragma once
#include "data/session/AssetSeries.h"
#include "data/session/GroupSeries.h"
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace data {

/// A recording laid on the common clock: shown time = recorded time + offset.
struct CurveSource
{
    std::filesystem::path file;
    std::int64_t offsetNs = 0;
    bool operator==(const CurveSource&) const = default;
};

struct CurveRequest
{
    std::vector<CurveSource> measured;   ///< the first that has a value wins
    std::optional<CurveSource> modelled;
    twin::Origin origin = twin::Origin::Modelled;
    std::string figure;                  ///< a key figure of the site; empty: of assets
    twin::Metric metric = twin::Metric::Power;
    std::vector<SeriesAsset> assets;     ///< one, or the racks of a group
    GroupRequest::How how = GroupRequest::How::Sum; ///< how a group becomes one curve
    bool isGroup = false;
    TimeSpan span;                       ///< in the shown time
    int maxPoints = 1000;
};

/// Samples that their source called less than good.
struct QualitySpan
{
    TimeSpan span;
    Quality quality = Quality::Uncertain;
    bool operator==(const QualitySpan&) const = default;
};

struct CurveResult
{
    Series series;                       ///< in the stored unit
    int recorded = 0;                    ///< of the assets asked for; 0: there is no such channel at any time
    std::vector<QualitySpan> doubtful;   ///< by time; of measured curves of single assets
    bool isQualityKnown = true;          ///< false where there are too many samples to look at each
};

class CurveReader
{
public:
    static constexpr double mostQualitySamples = 200'000;
    /// A residual is measured minus modelled at the measured times, and nothing where one of them is missing.
    /// Throws twin::Error for a recording that cannot be read, and twin::Cancelled.
    CurveResult read(const CurveRequest& request, const twin::Progress& progress = {});
    /// The reader of a file, opened when first needed; what was recorded since is taken up.
    RecordingReader& open(const std::filesystem::path& file);
    void keepOnly(const std::vector<CurveSource>& sources); ///< closes all other files

private:
    CurveResult ofOrigin(const CurveRequest& request, twin::Origin origin, const twin::Progress& progress);
    CurveResult ofSource(const CurveRequest& request, const CurveSource& source, bool isMeasured, const twin::Progress& progress);
    std::map<std::filesystem::path, std::unique_ptr<RecordingReader>> m_readers;
};

} // namespace data
