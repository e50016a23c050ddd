// Works out the bands of the headline figures beside everything else: after edits have settled, on a thread of its own, started over
// by the next edit. GUI thread; nothing here waits.
#pragma once
#include "app/core/Job.h"
#include "twin/model/BandStudy.h"
#include <QObject>
#include <QTimer>
#include <memory>

namespace data { class TimeController; }
namespace twin { class SiteModel; }

namespace app {

class BandRunner : public QObject
{
    Q_OBJECT
public:
    BandRunner(twin::SiteModel& site, data::TimeController& time, QObject* parent = nullptr);
    bool isPending() const { return m_job.isRunning() || m_settle.isActive(); }
    void setSamples(int samples) { m_samples = samples; } ///< for tests

Q_SIGNALS:
    /// Bands for the site under the weather of an instant and the typical level of its workload; null when they no longer hold.
    void changed(std::shared_ptr<const twin::BandStudy> bands, twin::Timestamp at);

private:
    void onEdited();
    void onTimeChanged(twin::Timestamp t);
    void restart();
    void start();

    twin::SiteModel& m_site;
    data::TimeController& m_time;
    Job m_job;
    QTimer m_settle;
    twin::Timestamp m_at;     ///< of the study that runs or is there
    int m_samples = 200;
    int m_run = 0;            ///< a result of an earlier run is dropped
    bool m_again = false;     ///< start over once the running one has stopped
    bool m_known = false;     ///< a study for m_at runs or is there
};

} // namespace app
