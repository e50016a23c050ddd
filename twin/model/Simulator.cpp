#include "twin/model/Simulator.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "twin/model/OutageBook.h"
#include "twin/physics/Weather.h"
#include "twin/physics/Workload.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <optional>

namespace twin {
namespace {

struct KindName
{
    const char* id;
    PlantEvent::Kind kind;
};
constexpr KindName kindNames[] = {
    {"grid_limit", PlantEvent::Kind::GridLimit},
    {"turbines_out", PlantEvent::Kind::TurbinesOut},
    {"gensets_out", PlantEvent::Kind::GensetsOut},
    {"chillers_out", PlantEvent::Kind::ChillersOut},
    {"towers_out", PlantEvent::Kind::TowersOut},
    {"megapacks_out", PlantEvent::Kind::MegapacksOut},
    {"transformers_out", PlantEvent::Kind::TransformersOut},
    {"load_scale", PlantEvent::Kind::LoadScale},
    {"battery_request", PlantEvent::Kind::BatteryRequest},
    {"open_element", PlantEvent::Kind::OpenElement},
    {"close_element", PlantEvent::Kind::CloseElement},
    {"flow_loss", PlantEvent::Kind::FlowLoss},
    {"pumps_out", PlantEvent::Kind::PumpsOut},
    {"doors_out", PlantEvent::Kind::DoorsOut},
};

std::string kindList()
{
    std::string list;
    for (const auto& name : kindNames)
        list += std::string(list.empty() ? "" : ", ") + name.id;
    return list;
}

std::string describe(PlantEvent::Kind kind, double value, int hall)
{
    const std::string v = numberText(value);
    switch (kind) {
    case PlantEvent::Kind::GridLimit:
        return value < 0 ? "Grid limit back to normal" : "Grid limit " + v + " MW";
    case PlantEvent::Kind::TurbinesOut:
        return "Turbines out of service: " + v;
    case PlantEvent::Kind::GensetsOut:
        return "Gensets out of service: " + v;
    case PlantEvent::Kind::ChillersOut:
        return "Chillers out of service: " + v;
    case PlantEvent::Kind::TowersOut:
        return "Tower cells out of service: " + v;
    case PlantEvent::Kind::MegapacksOut:
        return "Megapacks out of service: " + v;
    case PlantEvent::Kind::TransformersOut:
        return "Substation transformers out of service: " + v;
    case PlantEvent::Kind::LoadScale:
        return "Load times " + v;
    case PlantEvent::Kind::BatteryRequest:
        return "Battery request " + v + " MW";
    case PlantEvent::Kind::FlowLoss:
        return "Coolant flow lost" + (hall < 0 ? std::string() : " in hall " + std::to_string(hall + 1)) + ": " + numberText(100 * value) + " %";
    case PlantEvent::Kind::PumpsOut:
        return "Facility pumps out of service: " + v;
    case PlantEvent::Kind::DoorsOut:
        return "Rear doors out of service: " + numberText(100 * value) + " %";
    case PlantEvent::Kind::OpenElement:
    case PlantEvent::Kind::CloseElement:
        break; // their text names the element
    }
    return {};
}

/// Reads one entry; every complaint names the file and the entry's number as people count.
PlantEvent readEvent(const QJsonValue& value, const std::string& path, int number)
{
    const std::string entry = std::to_string(number);
    if (!value.isObject())
        throw Error(TWIN_TEXT("%1: event %2 is not an object; write {\"at\": …, \"kind\": …, \"value\": …}."), {path, entry});
    const auto object = value.toObject();
    PlantEvent event;

    const auto at = object.value(QLatin1String("at"));
    const auto time = at.isString() ? Timestamp::fromIso(at.toString().toStdString()) : std::nullopt;
    if (!time)
        throw Error(TWIN_TEXT("%1: event %2 has no time “at” like 2025-07-15T14:30:00Z."), {path, entry});
    event.at = *time;

    const auto kind = object.value(QLatin1String("kind")).toString().toStdString();
    const auto known = std::find_if(std::begin(kindNames), std::end(kindNames), [&](const KindName& n) { return kind == n.id; });
    if (known == std::end(kindNames))
        throw Error(TWIN_TEXT("%1: event %2 is of the kind “%3”; known are %4."), {path, entry, kind, kindList()});
    event.kind = known->kind;

    const bool isSwitch = event.kind == PlantEvent::Kind::OpenElement || event.kind == PlantEvent::Kind::CloseElement;
    const auto number_ = object.value(QLatin1String("value"));
    if (isSwitch && number_.isUndefined()) {
        event.value = 0;
    } else if (!number_.isDouble() || !std::isfinite(number_.toDouble()))
        throw Error(TWIN_TEXT("%1: event %2 has no number “value”."), {path, entry});
    event.value = number_.toDouble();
    const bool isShare = event.kind == PlantEvent::Kind::FlowLoss || event.kind == PlantEvent::Kind::DoorsOut;
    const bool counts = !isSwitch && !isShare && event.kind != PlantEvent::Kind::GridLimit && event.kind != PlantEvent::Kind::BatteryRequest
        && event.kind != PlantEvent::Kind::LoadScale;
    if (counts && (event.value < 0 || event.value > 1e6 || event.value != std::floor(event.value)))
        throw Error(TWIN_TEXT("%1: event %2 takes %3 units out of service; give a whole number from 0 on."), {path, entry, numberText(event.value)});
    if (isShare && (event.value < 0 || event.value > 1))
        throw Error(TWIN_TEXT("%1: event %2 takes a share of %3; give a number from 0 (nothing lost) to 1 (all lost)."), {path, entry, numberText(event.value)});
    const auto hall = object.value(QLatin1String("hall"));
    if (!hall.isUndefined()) {
        const double h = hall.toDouble(0);
        if (event.kind != PlantEvent::Kind::FlowLoss || !(h >= 1 && h <= 1e6) || h != std::floor(h))
            throw Error(TWIN_TEXT("%1: event %2 has a “hall” that does not fit; only flow_loss takes one, counted from 1 on."), {path, entry});
        event.hall = static_cast<int>(h) - 1;
    }
    if (event.kind == PlantEvent::Kind::LoadScale && (event.value < 0 || event.value > 10))
        throw Error(TWIN_TEXT("%1: event %2 scales the load by %3; give a factor between 0 and 10."), {path, entry, numberText(event.value)});

    const auto text = object.value(QLatin1String("text"));
    if (!text.isUndefined() && !text.isString())
        throw Error(TWIN_TEXT("%1: event %2 has a “text” that is not a text; put it in quotes."), {path, entry});
    event.text = text.toString().toStdString();
    if (isSwitch && event.text.empty())
        throw Error(TWIN_TEXT("%1: event %2 names no element to open or close; put its name into “text”, such as “pad 12” or “TX-1”."), {path, entry});
    if (event.text.empty())
        event.text = describe(event.kind, event.value, event.hall);
    return event;
}

int units(double value) { return static_cast<int>(std::clamp(value, 0.0, 1e6)); }

/// What is left of the technology loops' flow; as long as nothing is lost the list stays empty.
void loseFlow(const PlantEvent& event, int halls, PlantInputs& inputs)
{
    auto& flow = inputs.hallFlow;
    flow.resize(static_cast<std::size_t>(std::max(0, halls)), 1.0f);
    const auto left = static_cast<float>(1 - event.value);
    if (event.hall < 0)
        std::fill(flow.begin(), flow.end(), left);
    else if (event.hall < halls)
        flow[static_cast<std::size_t>(event.hall)] = left;
    if (std::all_of(flow.begin(), flow.end(), [](float f) { return f >= 1; }))
        flow.clear();
}

void apply(const PlantEvent& event, int halls, PlantInputs& inputs, double& loadScale)
{
    switch (event.kind) {
    case PlantEvent::Kind::GridLimit:
        inputs.gridLimitW = event.value < 0 ? -1 : event.value * 1e6;
        break;
    case PlantEvent::Kind::TurbinesOut:
        inputs.turbinesOut = units(event.value);
        break;
    case PlantEvent::Kind::GensetsOut:
        inputs.gensetsOut = units(event.value);
        break;
    case PlantEvent::Kind::ChillersOut:
        inputs.chillersOut = units(event.value);
        break;
    case PlantEvent::Kind::TowersOut:
        inputs.towersOut = units(event.value);
        break;
    case PlantEvent::Kind::MegapacksOut:
        inputs.megapacksOut = units(event.value);
        break;
    case PlantEvent::Kind::TransformersOut:
        inputs.transformersOut = units(event.value);
        break;
    case PlantEvent::Kind::PumpsOut:
        inputs.pumpsOut = units(event.value);
        break;
    case PlantEvent::Kind::FlowLoss:
        loseFlow(event, halls, inputs);
        break;
    case PlantEvent::Kind::DoorsOut:
        inputs.doorsOut = event.value;
        break;
    case PlantEvent::Kind::LoadScale:
        loadScale = event.value;
        break;
    case PlantEvent::Kind::BatteryRequest:
        inputs.batteryRequestW = event.value * 1e6;
        break;
    case PlantEvent::Kind::OpenElement:
    case PlantEvent::Kind::CloseElement:
        break; // see OpenElements
    }
}

} // namespace

std::vector<PlantEvent> readPlantEvents(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        throw Error(TWIN_TEXT("The events file %1 can't be opened (%2); check the path."), {path, file.errorString().toStdString()});
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        throw Error(TWIN_TEXT("The events file %1 is not valid JSON at byte %2 (%3); mend it there."),
                    {path, std::to_string(error.offset), error.errorString().toStdString()});
    QJsonArray entries;
    if (document.isArray())
        entries = document.array();
    else if (document.object().value(QLatin1String("events")).isArray())
        entries = document.object().value(QLatin1String("events")).toArray();
    else
        throw Error(TWIN_TEXT("The events file %1 holds no list of events; write [{\"at\": …, \"kind\": …, \"value\": …}]."), {path});

    std::vector<PlantEvent> events;
    int number = 0;
    for (const auto& entry : entries)
        events.push_back(readEvent(entry, path, ++number));
    std::stable_sort(events.begin(), events.end(), [](const PlantEvent& a, const PlantEvent& b) { return a.at < b.at; });
    return events;
}

PlantInputs inputsAt(const SimulationInput& input, Timestamp t)
{
    PlantInputs inputs;
    InputSequence(input).at(t, inputs);
    return inputs;
}

long long gpuFrameSteps(const SimulationInput& input)
{
    if (!(input.gpusEverySeconds > 0) || !(input.stepSeconds > 0))
        return 0;
    return std::max(1LL, static_cast<long long>(std::ceil(std::min(input.gpusEverySeconds / input.stepSeconds, 1e9) - 1e-9)));
}

OpenElements::OpenElements(const SimulationInput& input) : m_book(input.outages)
{
    for (const auto& event : input.events) {
        if (event.kind != PlantEvent::Kind::OpenElement && event.kind != PlantEvent::Kind::CloseElement)
            continue;
        if (!m_book)
            m_book = std::make_shared<const OutageBook>(input.model, std::vector<std::string>{});
        try {
            const auto& names = m_book->names();
            m_switches.push_back({event.at, names.name(names.require(event.text)), event.kind == PlantEvent::Kind::OpenElement});
        } catch (const Error& e) {
            throw Error(TWIN_TEXT("The event at %1 cannot be carried out: %2"), {event.at.iso(), e.what()});
        }
    }
    std::stable_sort(m_switches.begin(), m_switches.end(), [](const Switch& a, const Switch& b) { return a.at < b.at; });
}

const std::vector<std::string>& OpenElements::at(Timestamp t)
{
    if (t < m_last) {
        m_past = 0;
        m_open.clear();
        m_effect = nullptr;
    }
    m_last = t;
    bool changed = false;
    for (; m_past < m_switches.size() && m_switches[m_past].at <= t; ++m_past) {
        const auto& s = m_switches[m_past];
        const auto place = std::lower_bound(m_open.begin(), m_open.end(), s.name);
        const bool isOpen = place != m_open.end() && *place == s.name;
        if (s.open && !isOpen)
            m_open.insert(place, s.name);
        else if (!s.open && isOpen)
            m_open.erase(place);
        changed = true;
    }
    if (changed)
        m_effect = m_open.empty() ? nullptr : &m_book->effect(m_open);
    return m_open;
}

InputSequence::InputSequence(const SimulationInput& input) : m_input(input), m_open(input)
{
    for (const auto& event : input.events)
        m_events.push_back(&event);
    for (const auto& event : input.events)
        if (event.kind == PlantEvent::Kind::FlowLoss && input.model && event.hall >= input.model->spec().hallCount)
            throw Error(TWIN_TEXT("The event at %1 is in hall %2, but the site has %3 halls; correct the hall."),
                        {event.at.iso(), std::to_string(event.hall + 1), std::to_string(input.model->spec().hallCount)});
    std::stable_sort(m_events.begin(), m_events.end(), [](const PlantEvent* a, const PlantEvent* b) { return a->at < b->at; });
}

void InputSequence::at(Timestamp t, PlantInputs& inputs)
{
    if (!m_started || t < m_last) {
        m_standing = PlantInputs{};
        m_loadScale = 1;
        m_past = 0;
    }
    // Of each kind the latest event up to now holds.
    for (; m_past < m_events.size() && m_events[m_past]->at <= t; ++m_past)
        apply(*m_events[m_past], m_input.model ? m_input.model->spec().hallCount : 0, m_standing, m_loadScale);
    const auto windowNs = static_cast<std::int64_t>(PlantModel::windowSeconds * 1e9);
    if (!m_started || t < m_last || t.ns - m_weatherAt.ns >= windowNs) {
        if (m_input.weather)
            m_standing.weather = m_input.weather->at(t);
        const CivilTime local = civil(t, centralUtcOffsetHours(t));
        m_standing.timeOfDayHours = local.hour + local.minute / 60.0 + local.second / 3600.0;
        m_weatherAt = t;
    }
    m_started = true;
    m_last = t;
    inputs = m_standing;
    m_open.at(t);
    if (const auto* effect = m_open.effect())
        effect->applyTo(inputs);
    if (!m_input.workloads.empty()) {
        inputs.loads.clear();
        for (const auto& workload : m_input.workloads)
            inputs.loads.push_back(workload ? workload->at(t) : LoadLevel{});
    }
    if (m_loadScale != 1)
        for (auto& load : inputs.loads)
            load.value = static_cast<float>(static_cast<double>(load.value) * m_loadScale);
}

namespace {

/// Walks through the run some steps at once. `start(t, state)` first, then `each(frame, last, t, state)` for every step, where `last`
/// says that the state is the frame's.
template<class Start, class Each>
void run(const SimulationInput& input, const Progress& progress, PlantFrames* frames, const Start& start, const Each& each)
{
    if (!(input.stepSeconds >= 0.1 && input.stepSeconds <= 900))
        throw Error(TWIN_TEXT("A time step of %1 s is not possible; choose one between 0.1 and 900 s."), {numberText(input.stepSeconds)});
    if (!(input.hours >= 0 && input.hours <= 9000))
        throw Error(TWIN_TEXT("A simulation of %1 hours is not possible; choose a length between 0 and 9000 h."), {numberText(input.hours)});
    if (!input.model)
        throw Error(TWIN_TEXT("There is no plant to simulate."));

    PlantState state;
    InputSequence sequence(input);
    // Arrays of every step take room; figures alone can go on for longer, which spares handing the GPUs back and forth.
    constexpr std::size_t callsAtOnce = 4;
    const bool arrays = frames && frames->arrays;
    const auto most = static_cast<long long>(PlantModel::stepsAtOnce(input.stepSeconds) * (arrays ? 1 : callsAtOnce));
    std::vector<PlantInputs> inputs(static_cast<std::size_t>(most), PlantInputs{});
    const double total = input.hours * 3600;
    const auto steps = static_cast<long long>(std::ceil(total / input.stepSeconds - 1e-9));
    progress.step(0);
    sequence.at(input.from, inputs[0]);
    input.model->solveSteady(inputs[0], state);
    start(input.from, state);
    std::vector<Timestamp> times;
    for (long long done = 0; done < steps;) {
        progress.step(static_cast<double>(done) / static_cast<double>(steps));
        // Time from the step's number, so that no rounding adds up; the last step may be shorter, but not below what a step may be,
        // and then it is a window of its own.
        const auto reach = [&](long long step) { return std::min(total, static_cast<double>(step) * input.stepSeconds); };
        double dt = input.stepSeconds;
        long long count = std::min(most, steps - done);
        if (const long long apart = gpuFrameSteps(input); apart > 0)
            count = std::min(count, apart - done % apart);
        const double shortened = total - static_cast<double>(steps - 1) * input.stepSeconds;
        const bool lastIsShort = shortened < input.stepSeconds * (1 - 1e-9);
        if (lastIsShort && done + count == steps && count > 1)
            --count;
        else if (lastIsShort && done + 1 == steps)
            dt = std::max(0.1, shortened);
        times.clear();
        for (long long j = 0; j < count; ++j) {
            times.push_back(input.from.plusSeconds(reach(done + j + 1)));
            sequence.at(times.back(), inputs[static_cast<std::size_t>(j)]);
        }
        input.model->advance({inputs.data(), static_cast<std::size_t>(count)}, dt, state, frames);
        for (std::size_t j = 0; j < times.size(); ++j) {
            if (j > 0)
                progress.step(static_cast<double>(done + static_cast<long long>(j)) / static_cast<double>(steps));
            each(j, j + 1 == times.size(), times[j], state);
        }
        done += count;
    }
    progress.step(1);
}

} // namespace

void simulate(const SimulationInput& input, const Progress& progress,
              const std::function<void(Timestamp, const PlantState&)>& onStep)
{
    PlantFrames frames;
    const auto start = [&](Timestamp t, const PlantState& state) {
        if (onStep)
            onStep(t, state);
    };
    run(input, progress, onStep ? &frames : nullptr, start,
        [&](std::size_t j, bool last, Timestamp t, PlantState& state) {
            if (!onStep)
                return;
            PlantFrame& frame = frames.steps[j];
            const auto exchange = [&] { // lends the frame's arrays to the state
                if (last)
                    return;
                std::swap(state.rack, frame.rack);
                std::swap(state.unit, frame.unit);
                std::swap(state.figures, frame.figures);
            };
            exchange();
            onStep(t, state);
            exchange();
        });
}

void simulateFigures(const SimulationInput& input, const Progress& progress,
                     const std::function<void(Timestamp, const KeyFigures&)>& onStep)
{
    PlantFrames frames;
    frames.arrays = false;
    run(input, progress, &frames, [&](Timestamp t, const PlantState& state) { onStep(t, state.figures); },
        [&](std::size_t j, bool, Timestamp t, const PlantState&) { onStep(t, frames.steps[j].figures); });
}

} // namespace twin
