// All values at the one instant the program shows: the meeting point of model, replay and views. GUI thread.
#pragma once
#include "twin/base/Metric.h"
#include "twin/base/Timestamp.h"
#include "twin/physics/KeyFigures.h"
#include <QObject>
#include <array>
#include <optional>
#include <span>
#include <vector>

namespace twin {

struct PlantState;

/// Values are float32 by rack or unit index, NaN where not known. Residuals are measured minus modelled, computed when asked.
class TwinState : public QObject
{
    Q_OBJECT
public:
    explicit TwinState(QObject* parent = nullptr);

    Timestamp time() const { return m_time; }
    /// Empty where the origin has no such metric at all.
    std::span<const float> rackValues(Origin origin, Metric metric) const;
    std::span<const float> unitValues(Origin origin, Metric metric) const;
    float rackValue(Origin origin, Metric metric, int rack) const; ///< NaN if unknown
    float unitValue(Origin origin, Metric metric, int unit) const;
    /// Measured power of single servers where a recording has it: NaN otherwise.
    float serverValue(Origin origin, Metric metric, int rack, int server) const;
    const KeyFigures& figures() const { return m_figures; }        ///< modelled
    bool hasMeasured() const;

    /// Writers: each replaces whole arrays; nothing is shown until commit(), which emits changed() once. An array of another length
    /// than the site has racks or units (a result that came late, after an edit) is dropped; an empty one means "not known".
    void resize(int racks, int units);                              ///< forgets all values
    void setRackValues(Origin origin, Metric metric, std::vector<float> values);
    void setUnitValues(Origin origin, Metric metric, std::vector<float> values);
    void setServerValues(Origin origin, Metric metric, std::vector<std::vector<float>> byRack); ///< empty inner vector: not known
    void setFigures(KeyFigures figures);
    void setModelled(const PlantState& state);                      ///< all racks, units and figures of a model state
    void clear(Origin origin);
    void commit(Timestamp time);

Q_SIGNALS:
    void changed();

private:
    struct Values
    {
        std::array<std::vector<float>, metricCount> rack, unit;
        std::array<std::vector<std::vector<float>>, metricCount> server;
    };
    int m_racks = 0, m_units = 0;
    Timestamp m_time;
    Values m_measured, m_modelled;
    mutable Values m_residual;
    KeyFigures m_figures;
};

} // namespace twin
