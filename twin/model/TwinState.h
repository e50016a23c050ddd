// All values at the one instant the program shows: the meeting point of model, replay and views. GUI thread.
#pragma once
#include "twin/base/Metric.h"
#include "twin/base/Quality.h"
#include "twin/base/Timestamp.h"
#include "twin/physics/KeyFigures.h"
#include <QObject>
#include <array>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace twin {

class SiteModel;
struct PlantState;

/// How the assets of a site lie in arrays. The parts of rack r are rackFirst…[r] up to rackFirst…[r + 1]; empty where not told.
struct AssetLayout
{
    int racks = 0, units = 0;
    std::vector<std::uint32_t> rackFirstServer; ///< all places for servers of the rack's type
    std::vector<std::uint32_t> rackFirstGpu;    ///< as PlantSpec::rackFirstGpu
    bool operator==(const AssetLayout&) const = default;
};
AssetLayout layoutOf(const SiteModel& site);

/// The classes of assets that have arrays of values.
enum class ValueClass : std::uint8_t { Rack, Unit, Server, Gpu };
inline constexpr std::size_t valueClassCount = 4;

/// One metric of all assets of a class. Values are NaN unless they are good or uncertain.
struct ValueColumn
{
    std::vector<float> values;
    std::vector<ValueQuality> quality; ///< by asset; empty: each value is good, and NaN is none
    std::vector<float> ageSeconds;     ///< of the newest sample, also where it is stale; NaN: none; may be empty (GPUs always)
    ValueQuality qualityAt(std::size_t index) const;
};
/// Shared with who made it (a frame of a recording): taking it over costs nothing, whatever its length.
using SharedColumn = std::shared_ptr<const ValueColumn>;

/// Values are float32 by rack, unit, server or GPU index, NaN where not known. Residuals are measured minus modelled, computed when asked.
class TwinState : public QObject
{
    Q_OBJECT
public:
    explicit TwinState(QObject* parent = nullptr);

    /// The instant the values are of. While a frame of another instant is on its way (Session::isLoading) that is not yet the clock's.
    Timestamp time() const { return m_time; }
    /// Empty where the origin has no such metric at all.
    std::span<const float> values(ValueClass what, Origin origin, Metric metric) const;
    std::span<const float> rackValues(Origin origin, Metric metric) const { return values(ValueClass::Rack, origin, metric); }
    std::span<const float> unitValues(Origin origin, Metric metric) const { return values(ValueClass::Unit, origin, metric); }
    /// Of every GPU of the site, rackFirstGpu()[rack] + gpu; metrics Power, GpuTemperature and Utilisation.
    std::span<const float> gpuValues(Origin origin, Metric metric) const { return values(ValueClass::Gpu, origin, metric); }
    float rackValue(Origin origin, Metric metric, int rack) const; ///< NaN if unknown
    float unitValue(Origin origin, Metric metric, int unit) const;
    float serverValue(Origin origin, Metric metric, int rack, int server) const;
    float gpuValue(Origin origin, Metric metric, int rack, int gpu) const;

    /// What a value is worth, and why there is none. A residual is worth what the worse of its two sides is.
    ValueQuality quality(ValueClass what, Origin origin, Metric metric, int index) const;
    ValueQuality rackQuality(Origin origin, Metric metric, int rack) const { return quality(ValueClass::Rack, origin, metric, rack); }
    ValueQuality unitQuality(Origin origin, Metric metric, int unit) const { return quality(ValueClass::Unit, origin, metric, unit); }
    ValueQuality serverQuality(Origin origin, Metric metric, int rack, int server) const;
    ValueQuality gpuQuality(Origin origin, Metric metric, int rack, int gpu) const;
    /// Seconds since the newest sample; NaN where not known.
    float ageSeconds(ValueClass what, Origin origin, Metric metric, int index) const;
    /// The whole column; nullptr where there is none. Not for residuals.
    SharedColumn column(ValueClass what, Origin origin, Metric metric) const;

    const AssetLayout& layout() const { return m_layout; }
    std::size_t gpuCount() const { return m_layout.rackFirstGpu.empty() ? 0 : m_layout.rackFirstGpu.back(); }
    std::span<const std::uint32_t> rackFirstGpu() const { return m_layout.rackFirstGpu; }
    int indexOf(ValueClass what, int rack, int part) const;        ///< of a server or GPU of a rack; -1 if there is none

    const KeyFigures& figures() const { return m_figures; }        ///< modelled
    bool hasMeasured() const;

    /// Writers: each replaces whole arrays; nothing is shown until commit(), which emits changed() once. An array of another length
    /// than the site has assets (a result that came late, after an edit) is dropped; an empty one means "not known".
    void resize(int racks, int units);                              ///< forgets all values; no GPUs, racks of at most 64 servers
    void resize(AssetLayout layout);                                ///< forgets all values
    void setColumn(ValueClass what, Origin origin, Metric metric, SharedColumn column); ///< nullptr: not known
    void setRackValues(Origin origin, Metric metric, std::vector<float> values, std::vector<ValueQuality> quality = {});
    void setUnitValues(Origin origin, Metric metric, std::vector<float> values, std::vector<ValueQuality> quality = {});
    void setGpuValues(Origin origin, Metric metric, std::vector<float> values, std::vector<ValueQuality> quality = {});
    void setServerValues(Origin origin, Metric metric, const std::vector<std::vector<float>>& byRack); ///< empty inner vector: not known
    void setFigures(KeyFigures figures);
    /// All racks, units and figures of a model state; its GPUs too where it has them (W, °C).
    void setModelled(const PlantState& state);
    void clear(Origin origin);
    void commit(Timestamp time);

Q_SIGNALS:
    void changed();

private:
    using Columns = std::array<std::array<SharedColumn, metricCount>, valueClassCount>;
    const ValueColumn* find(ValueClass what, Origin origin, Metric metric) const;
    std::size_t countOf(ValueClass what) const;
    void set(ValueClass what, Origin origin, Metric metric, std::vector<float> values, std::vector<ValueQuality> quality);
    AssetLayout m_layout;
    Timestamp m_time;
    Columns m_measured, m_modelled;
    mutable Columns m_residual;
    KeyFigures m_figures;
};

} // namespace twin
