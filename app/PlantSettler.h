// Compiles and settles the plant beside the window. GUI thread; works on a thread of its own.
#pragma once
#include "twin/base/Error.h"
#include "twin/model/Simulator.h"
#include "twin/model/TwinState.h"
#include <QObject>
#include <array>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace app {

/// What to settle; values only.
struct PlantQuestion
{
    int revision = 0;                                        ///< of the plant; comes back with the answer
    twin::Timestamp at;
    std::shared_ptr<const twin::SimulationInput> input;      ///< null: compile() makes it
    std::function<twin::SimulationInput()> compile;          ///< may throw twin::Error
};

/// A settled plant, in columns that TwinState takes as they are.
struct SettledPlant
{
    int revision = 0;
    twin::Timestamp at;
    std::shared_ptr<const twin::SimulationInput> input;
    std::optional<twin::Message> failure;                    ///< then the rest is empty
    std::array<twin::SharedColumn, twin::metricCount> racks, units;
    twin::SharedColumn gpuPower, gpuTemperature;
    twin::KeyFigures figures;

    void putInto(twin::TwinState& state) const;              ///< the whole modelled side, without commit()
    void putGpusInto(twin::TwinState& state) const;          ///< values of single GPUs alone
};

/// Any thread; `scratch` is kept between calls for one plant, which makes the next ones cheaper.
SettledPlant settlePlant(const PlantQuestion& question, twin::PlantState& scratch);

/// The newest question wins: what was asked before it and has not begun is never answered.
class PlantSettler : public QObject
{
    Q_OBJECT
public:
    using Take = std::function<void(SettledPlant&)>;         ///< called on the GUI thread
    explicit PlantSettler(Take take, QObject* parent = nullptr);
    ~PlantSettler() override;

    void ask(PlantQuestion question);
    void forget();                                           ///< nothing that was asked so far is answered any more
    bool isBusy() const { return m_pending != 0; }           ///< the newest question has no answer yet

private:
    void run(const std::stop_token& stop);
    Take m_take;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::optional<PlantQuestion> m_question;
    int m_asked = 0;                                         ///< number of the newest question
    int m_pending = 0;                                       ///< its number until it is answered
    int m_forgotten = 0;                                     ///< questions up to this number are not answered any more
    std::jthread m_thread;                                   ///< last: everything it uses is there before it
};

} // namespace app
