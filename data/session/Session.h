// What is being replayed: at most one measured recording beside the modelled one, on one time axis. GUI thread.
#pragma once
#include "data/store/RecordingReader.h"
#include "twin/base/Ids.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include <QObject>
#include <memory>

namespace data {

/// Binds recordings to the site by asset name and feeds TwinState from them. Server channels of a rack are summed into the rack's
/// ServerPower only when all its servers are known.
class Session : public QObject
{
    Q_OBJECT
public:
    explicit Session(const twin::SiteModel& site, QObject* parent = nullptr);
    ~Session() override;

    void setMeasured(std::unique_ptr<RecordingReader> reader); ///< nullptr: none
    void setModelled(std::unique_ptr<RecordingReader> reader);
    const RecordingReader* measured() const;
    const RecordingReader* modelled() const;
    void rebind();                                             ///< after the site changed
    bool refresh();                                            ///< takes up what was recorded since; true if there is something new

    /// The time axis: the measured recording's span, else the modelled one's; empty without any.
    TimeSpan range() const;
    /// The shortest spacing of frames in the open recordings, in seconds; 0 without any. Playing finer than that shows nothing new.
    double frameSeconds() const;
    std::vector<RecordingEvent> events() const;                ///< of both, by time
    std::vector<TimeSpan> gaps() const;                        ///< spans in which no measured channel has data
    int boundChannels() const;                                 ///< measured channels that found their asset
    std::vector<std::string> unboundAssets() const;            ///< names of those that did not

    /// Puts the values at `t` into the state and commits it. Returns false if there is no recording.
    bool apply(twin::Timestamp t, twin::TwinState& state);

    /// A curve for drawing; empty if not recorded. A rack without a channel of its own gives the sum of its servers where that is what
    /// the metric means; Residual is measured minus modelled at the measured times.
    Series series(twin::AssetRef asset, twin::Metric metric, twin::Origin origin, const TimeSpan& span, int maxPoints);
    /// A curve of a facility total ("facility_mw").
    Series figure(const std::string& keyFigureId, const TimeSpan& span, int maxPoints);

Q_SIGNALS:
    void recordingsChanged();

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace data
