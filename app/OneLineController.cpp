#include "app/OneLineController.h"
#include "app/PlantRunner.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/panels/oneline/OneLinePanel.h"
#include <cmath>

namespace app {
namespace {
// While a day plays, a few solutions a second are as many as one can read.
constexpr int solveDelayMs = 120;

/// What a worker needs to solve: values only.
struct Question
{
    std::shared_ptr<const twin::OutageBook> book;
    twin::KeyFigures figures;
    std::vector<float> rackW, unitW;
    std::vector<std::string> open;
};

struct Answer
{
    std::shared_ptr<const twin::OneLine> line;
    twin::network::SiteLoad load;
};

Answer answer(const Question& q)
{
    Answer a;
    std::vector<std::string> open;
    try {
        for (const auto& name : q.open)
            if (q.book->names().find(name)) // an edit may have taken it away
                open.push_back(name);
        const auto* effect = open.empty() ? nullptr : &q.book->effect(open);
        a.load = q.book->loads().load(q.figures, q.rackW, q.unitW, effect ? effect->hallSupply : std::vector<float>{},
                                      effect ? static_cast<double>(effect->mechanicalSupply) : 1.0);
        a.line = std::make_shared<const twin::OneLine>(twin::solveOneLine(q.book, a.load, open));
    } catch (const twin::Error& e) {
        twin::OneLine line;
        line.book = q.book;
        line.state.problem = e.message();
        a.line = std::make_shared<const twin::OneLine>(std::move(line));
    }
    return a;
}

std::vector<float> copy(std::span<const float> values) { return {values.begin(), values.end()}; }

} // namespace

OneLineController::OneLineController(twin::SiteModel& site, twin::TwinState& state, PlantRunner& runner, views::OneLinePanel& panel, QObject* parent)
    : QObject(parent), m_site(site), m_state(state), m_runner(runner), m_panel(panel)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(solveDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &OneLineController::solve);
    connect(&site, &twin::SiteModel::changed, this, &OneLineController::onSiteChanged);
    connect(&state, &twin::TwinState::changed, this, &OneLineController::onStateChanged);
    connect(&panel, &views::OneLinePanel::openChanged, this, [this](const std::vector<std::string>& names) {
        m_sweep.cancel();
        m_panel.setSweepProgress(-1);
        m_runner.setOpenElements(names); // settles at once and announces the new state
        m_delay.stop();
        solve();
    });
    connect(&panel, &views::OneLinePanel::sweepRequested, this, &OneLineController::sweep);
    connect(&panel, &views::OneLinePanel::sweepCancelled, this, [this] {
        m_sweep.cancel();
        m_panel.setSweepProgress(-1);
    });
    connect(&m_job, &Job::failed, this, &OneLineController::failed);
    connect(&m_sweep, &Job::progressed, &panel, &views::OneLinePanel::setSweepProgress);
    connect(&m_sweep, &Job::failed, this, &OneLineController::failed);
    connect(&m_sweep, &Job::finished, &panel, [this] { m_panel.setSweepProgress(-1); });
    onStateChanged();
}

OneLineController::~OneLineController()
{
    m_job.cancel();
    m_sweep.cancel();
}

void OneLineController::onSiteChanged(const twin::ChangeSet& change)
{
    m_sweep.cancel();
    m_panel.setSweepProgress(-1);
    if (change.kind != twin::ChangeSet::Kind::Reset)
        return;
    m_result.reset();
    m_panel.reset();
    Q_EMIT resultChanged();
    m_runner.setOpenElements({});
}

void OneLineController::onStateChanged()
{
    if (m_showing)
        return;
    if (m_job.isRunning())
        m_again = true;
    else if (!m_delay.isActive())
        m_delay.start();
}

void OneLineController::solve()
{
    const auto book = m_runner.book();
    if (!book || !std::isfinite(m_state.figures().facility_mw) || m_state.figures().limits.empty()) {
        m_result.reset();
        m_panel.setResult(nullptr);
        Q_EMIT resultChanged();
        return;
    }
    Question q{book, m_state.figures(), copy(m_state.rackValues(twin::Origin::Modelled, twin::Metric::Power)),
               copy(m_state.unitValues(twin::Origin::Modelled, twin::Metric::Power)), m_panel.open()};
    m_again = false;
    m_job.start<Answer>([q = std::move(q)](const twin::Progress&) { return answer(q); }, [this](Answer& a) {
        m_load = std::move(a.load);
        show(a.line);
        if (std::exchange(m_again, false))
            m_delay.start();
    });
}

void OneLineController::show(std::shared_ptr<const twin::OneLine> result)
{
    const bool otherOpen = m_result && m_result->open != result->open;
    m_result = std::move(result);
    m_panel.setResult(m_result);
    if (otherOpen)
        m_panel.setSweep({}); // what it ranked was another network
    // A settled state has no network figures of its own; a recording brings them along.
    auto figures = m_state.figures();
    if (m_result->state.solved && std::isnan(figures.network_loss_mw)) {
        twin::network::writeNetworkFigures(m_result->state, m_result->levels, figures);
        m_showing = true;
        m_state.setFigures(std::move(figures));
        m_state.commit(m_state.time());
        m_showing = false;
    }
    Q_EMIT resultChanged();
    Q_EMIT solved();
}

void OneLineController::sweep()
{
    if (!m_result || !m_result->state.solved)
        return;
    m_panel.setSweepProgress(0);
    m_sweep.start<std::vector<twin::network::OutageResult>>(
        [book = m_result->book, open = m_result->open, load = m_load](const twin::Progress& progress) {
            auto network = book->networkWith(open);
            network.setLoad(load);
            return twin::network::sweepOutages(network, progress);
        },
        [this](std::vector<twin::network::OutageResult>& outages) { m_panel.setSweep(std::move(outages)); });
}

} // namespace app
