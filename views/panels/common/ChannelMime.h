// What is dragged into a chart: quantities of assets and figures of the facility. Pure values; GUI thread for the drag itself.
#pragma once
#include "twin/base/Ids.h"
#include "twin/base/Metric.h"
#include <optional>
#include <string>
#include <vector>

class QMimeData;
class QWidget;

namespace views {

/// A metric of an asset, or a key figure. Without a metric: whatever the chart shows of assets at the time.
struct ChartChannel
{
    twin::AssetRef asset;
    std::string figure;                  ///< key figure id; empty for assets
    std::optional<twin::Metric> metric = {};
    bool isFigure() const { return !figure.empty(); }
    bool operator==(const ChartChannel&) const = default;
};

inline constexpr const char* channelMimeType = "application/x-memphis-twin-channels";

/// The caller owns it.
QMimeData* channelMime(const std::vector<ChartChannel>& channels);
bool hasChannels(const QMimeData* mime);
/// Lines that are not understood are left out: a drag from another version of the program does no harm.
std::vector<ChartChannel> channelsFrom(const QMimeData* mime);
/// Runs a drag from a widget until it ends.
void dragChannels(QWidget* source, const std::vector<ChartChannel>& channels);

} // namespace views
