#include "app/PlantSettler.h"
#include "app/core/BehindTheWindow.h"
#include <utility>

namespace app {
namespace {

twin::SharedColumn column(const std::vector<float>& values)
{
    return values.empty() ? nullptr : std::make_shared<const twin::ValueColumn>(twin::ValueColumn{values, {}, {}});
}

} // namespace

void SettledPlant::putInto(twin::TwinState& state) const
{
    for (std::size_t m = 0; m < twin::metricCount; ++m) {
        state.setColumn(twin::ValueClass::Rack, twin::Origin::Modelled, static_cast<twin::Metric>(m), racks[m]);
        state.setColumn(twin::ValueClass::Unit, twin::Origin::Modelled, static_cast<twin::Metric>(m), units[m]);
    }
    putGpusInto(state);
    state.setFigures(figures);
}

void SettledPlant::putGpusInto(twin::TwinState& state) const
{
    state.setColumn(twin::ValueClass::Gpu, twin::Origin::Modelled, twin::Metric::Power, gpuPower);
    state.setColumn(twin::ValueClass::Gpu, twin::Origin::Modelled, twin::Metric::GpuTemperature, gpuTemperature);
}

SettledPlant settlePlant(const PlantQuestion& question, twin::PlantState& scratch)
{
    SettledPlant out;
    out.revision = question.revision;
    out.at = question.at;
    out.input = question.input;
    try {
        if (!out.input)
            out.input = std::make_shared<const twin::SimulationInput>(question.compile());
        out.input->model->solveSteady(twin::inputsAt(*out.input, question.at), scratch);
        for (std::size_t m = 0; m < twin::metricCount; ++m) {
            out.racks[m] = column(scratch.rack[m]);
            out.units[m] = column(scratch.unit[m]);
        }
        out.gpuPower = column(scratch.gpuPowerW);
        out.gpuTemperature = column(scratch.gpuDieC);
        out.figures = scratch.figures;
    } catch (const twin::Error& error) {
        out = {};
        out.revision = question.revision;
        out.at = question.at;
        out.failure = error.message();
    }
    return out;
}

PlantSettler::PlantSettler(Take take, QObject* parent) : QObject(parent), m_take(std::move(take)) {}

PlantSettler::~PlantSettler()
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_thread.join();
    }
}

void PlantSettler::ask(PlantQuestion question)
{
    {
        const std::lock_guard lock(m_mutex);
        m_question = std::move(question);
        m_pending = ++m_asked;
    }
    m_wake.notify_one();
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void PlantSettler::forget()
{
    const std::lock_guard lock(m_mutex);
    m_question.reset();
    m_forgotten = m_asked;
    m_pending = 0;
}

void PlantSettler::run(const std::stop_token& stop)
{
    const BehindTheWindow behind;
    twin::PlantState scratch;
    int scratchRevision = -1;
    std::shared_ptr<const twin::SimulationInput> compiled; // of that revision: a question may come before its asker knows of it
    while (true) {
        PlantQuestion question;
        int number = 0;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return m_question.has_value(); }))
                return;
            question = std::move(*std::exchange(m_question, {}));
            number = m_asked;
        }
        if (std::exchange(scratchRevision, question.revision) != question.revision) {
            scratch = {};
            compiled.reset();
        }
        if (!question.input)
            question.input = compiled;
        auto answer = std::make_shared<SettledPlant>(settlePlant(question, scratch));
        if (answer->failure)
            scratch = {}; // what is half settled serves nobody
        compiled = answer->input;
        QMetaObject::invokeMethod(this, [this, number, answer] {
            if (number <= m_forgotten)
                return;
            if (m_pending == number)
                m_pending = 0;
            m_take(*answer);
        }, Qt::QueuedConnection);
    }
}

} // namespace app
