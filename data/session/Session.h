// What is being replayed: measured recordings beside the modelled one, on one time axis. GUI thread.
#pragma once
#include "data/session/TimeMark.h"
#include "data/store/RecordingReader.h"
#include "twin/base/Error.h"
#include "twin/base/Ids.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include <QObject>
#include <memory>
#include <optional>

namespace data {

struct PreparedRecording;
class SiteLayout;

/// A measured recording of the session, as a list shows it.
struct RecordingEntry
{
    int id = 0;
    std::filesystem::path file;
    std::string title, source;
    double offsetSeconds = 0;      ///< shown time = recorded time + offset
    TimeSpan span;                 ///< in the shown time
    std::int64_t channels = 0, bound = 0; ///< of all, those that found their asset
    bool isGrowing = false;        ///< still written
};

/// Binds recordings to the site by asset name and feeds TwinState from them. Of several measured recordings the first in the list that has
/// a value of a channel wins. Parts of a rack are put together as addRackSums() says.
class Session : public QObject
{
    Q_OBJECT
public:
    explicit Session(const twin::SiteModel& site, QObject* parent = nullptr);
    ~Session() override;

    void setMeasured(std::unique_ptr<RecordingReader> reader); ///< in place of all measured ones; nullptr: none
    void setModelled(std::unique_ptr<RecordingReader> reader);
    int addMeasured(std::unique_ptr<RecordingReader> reader, double offsetSeconds = 0); ///< at the end of the list; returns its id
    /// The same with recordings that a worker has opened and bound to layout(); one that was bound to an earlier layout is bound anew.
    void setMeasured(PreparedRecording recording);
    void setModelled(PreparedRecording recording);
    int addMeasured(PreparedRecording recording, double offsetSeconds = 0);
    std::shared_ptr<const SiteLayout> layout();                ///< of the site as it is now
    void removeMeasured(int id);
    void moveMeasured(int id, int place);                      ///< 0: first, wins over the others
    void setOffset(int id, double seconds);
    std::vector<RecordingEntry> measuredRecordings() const;
    const RecordingReader* measured() const;                   ///< the first of the list; nullptr without one
    double measuredOffset() const;                             ///< of the first, s
    const RecordingReader* modelled() const;
    int measuredRevision() const;                              ///< changes with the list of measured recordings, not with the modelled one
    void rebind();                                             ///< after the site changed
    bool refresh();                                            ///< takes up what was recorded since; true if there is something new

    /// The time axis: the span of all measured recordings, else the modelled one's; empty without any.
    TimeSpan range() const;
    /// The shortest spacing of frames in the open recordings, in seconds; 0 without any. Playing finer than that shows nothing new.
    double frameSeconds() const;
    std::vector<RecordingEvent> events() const;                ///< of all, by time
    std::vector<RecordingEvent> measuredEvents() const;
    std::vector<TimeSpan> gaps() const;                        ///< spans in which no measured channel has data
    /// What else is not as it should be (quality, late samples, clocks): looked for in the background, marksChanged() when there is more.
    const std::vector<TimeMark>& marks() const;
    /// Where the values of the measured side come from. What a model made stays a model's when it is replayed.
    enum class MeasuredFrom { Sensors, Model, Both };
    MeasuredFrom measuredFrom() const;                         ///< Sensors without a recording
    int boundChannels() const;                                 ///< measured channels that found their asset
    std::vector<std::string> unboundAssets() const;            ///< names of those that did not
    std::vector<int> measuredRacks() const;                    ///< racks of which something is measured, ascending
    std::optional<twin::Metric> firstMeasuredMetric() const;   ///< what a rack shows of its measured channels, the first there is

    /// Puts the values at `t` into the state and commits it, reading the store at once: for tests and tools. False if there is no recording.
    bool apply(twin::Timestamp t, twin::TwinState& state);
    /// The same without waiting: a worker fetches the frame, and the state is committed when it is there. Until then the nearest frame that
    /// is decoded already is shown, under its own time. The newest request wins. `state` must outlive the session's use of it.
    bool show(twin::Timestamp t, twin::TwinState& state);
    bool isLoading() const;                                    ///< the frame asked for last is not shown yet

    /// A curve for drawing; empty if not recorded. A rack without a channel of its own gives the sum of its servers where that is what
    /// the metric means; Residual is measured minus modelled at the measured times.
    Series series(twin::AssetRef asset, twin::Metric metric, twin::Origin origin, const TimeSpan& span, int maxPoints);
    /// A curve of a facility total ("facility_mw").
    Series figure(const std::string& keyFigureId, const TimeSpan& span, int maxPoints);

Q_SIGNALS:
    void recordingsChanged();
    void measuredFromChanged();          ///< before the recordingsChanged() of the same change
    void marksChanged();
    void aboutToShow(twin::Timestamp t); ///< a frame of `t` is in the state and will be committed: the last moment to put other values in
    void loadingChanged(bool isLoading);
    void failed(const twin::Message& message); ///< a recording could not be read any more; said once

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace data
