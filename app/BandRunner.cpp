#include "app/BandRunner.h"
#include "app/core/Evaluation.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include <cmath>
#include <utility>

namespace app {
namespace {
// Later than the day's simulation begins: what the user waits for comes first.
constexpr int settleMs = 900;
// As long as the strip shows a study: until then it need not be made anew.
constexpr double validS = 10 * 60;
} // namespace

BandRunner::BandRunner(twin::SiteModel& site, data::TimeController& time, QObject* parent)
    : QObject(parent), m_site(site), m_time(time)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &BandRunner::start);
    connect(&site, &twin::SiteModel::changed, this, &BandRunner::onEdited);
    connect(&time, &data::TimeController::timeChanged, this, &BandRunner::onTimeChanged);
    // Bands are a help beside the figures: where the site cannot be worked out, the figures' own failure says why.
    connect(&m_job, &Job::finished, this, [this] {
        if (std::exchange(m_again, false))
            m_settle.start();
    });
    m_settle.start();
}

void BandRunner::onEdited()
{
    Q_EMIT changed(nullptr, m_at);
    restart();
}

void BandRunner::onTimeChanged(twin::Timestamp t)
{
    if (m_known && std::abs(t.seconds() - m_at.seconds()) <= validS)
        return;
    restart();
}

void BandRunner::restart()
{
    ++m_run;
    m_known = false;
    if (m_job.isRunning()) {
        m_again = true; // never waits for it
        m_job.requestStop();
    } else {
        m_settle.start();
    }
}

void BandRunner::start()
{
    m_at = m_time.time();
    m_known = true;
    const int run = m_run;
    twin::BandSettings settings;
    settings.samples = m_samples;
    settings.threads = 1; // the other cores belong to the picture and the simulated day
    Conditions conditions;
    conditions.at = m_at;
    conditions.typicalLoad = true; // a checkpoint's dip is no band
    m_job.start<twin::BandStudy>(
        [site = m_site.site(), scenario = m_site.scenario(), conditions, settings](const twin::Progress& progress) {
            const auto inputs = steadyConditions(scenario, conditions).inputs;
            progress.step(0);
            return twin::studyBands(site, scenario, twin::Catalogue::builtIn(), inputs, settings, progress);
        },
        [this, run](twin::BandStudy& study) {
            if (run == m_run)
                Q_EMIT changed(std::make_shared<const twin::BandStudy>(std::move(study)), m_at);
        });
}

} // namespace app
