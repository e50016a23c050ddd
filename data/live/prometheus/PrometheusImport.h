// History of a Prometheus server into a recording.
#pragma once
#include "data/live/prometheus/PrometheusSettings.h"
#include "data/store/RecordingTypes.h"
#include "twin/base/Progress.h"
#include <filesystem>

namespace data::live {

struct PrometheusImportResult
{
    std::int64_t samples = 0, missing = 0; ///< values written; of them blanks and NaN, which became gaps
    std::int64_t gaps = 0, rejected = 0;
    std::size_t channels = 0, unmapped = 0;
    TimeSpan span;                         ///< of the samples
    std::vector<std::string> issues;       ///< the first few rejections, in words
};

/// Runs on the calling thread with an event loop of its own until all is there. `settings.stepSeconds` is the distance of samples: raw
/// ones are thinned to it, none are made up. Throws twin::Error; a recording that did not become whole is removed.
PrometheusImportResult importPrometheus(const PrometheusSettings& settings, const TimeSpan& span, const std::filesystem::path& file, const twin::Progress& progress = {});

} // namespace data::live
