// Solves the one-line behind the panel: after each edit, steady state and moment shown, and the sweep of single outages, each on a thread
// of its own. GUI thread.
#pragma once
#include "app/core/Job.h"
#include "twin/base/Timestamp.h"
#include "twin/model/OneLine.h"
#include <QObject>
#include <QTimer>
#include <memory>

namespace twin { class SiteModel; class TwinState; struct ChangeSet; }
namespace views { class OneLinePanel; }

namespace app {

class PlantRunner;

class OneLineController : public QObject
{
    Q_OBJECT
public:
    OneLineController(twin::SiteModel& site, twin::TwinState& state, PlantRunner& runner, views::OneLinePanel& panel, QObject* parent = nullptr);
    ~OneLineController() override;
    std::shared_ptr<const twin::OneLine> result() const { return m_result; } ///< nullptr while there is none
    bool isSolving() const { return m_job.isRunning() || m_delay.isActive(); }

Q_SIGNALS:
    void failed(const twin::Message& message);
    void solved();
    void resultChanged(); ///< another result, or none any more

private:
    void onSiteChanged(const twin::ChangeSet& change);
    void onStateChanged();
    void solve();
    void show(std::shared_ptr<const twin::OneLine> result);
    void sweep();

    twin::SiteModel& m_site;
    twin::TwinState& m_state;
    PlantRunner& m_runner;
    views::OneLinePanel& m_panel;
    Job m_job, m_sweep;
    QTimer m_delay;
    bool m_again = false;       ///< something changed while a solution was on its way
    bool m_showing = false;     ///< our own change of the state
    std::shared_ptr<const twin::OneLine> m_result;
    twin::network::SiteLoad m_load; ///< what the result was solved for
};

} // namespace app
