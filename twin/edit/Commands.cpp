#include "twin/edit/Commands.h"
#include <algorithm>
#include <QCoreApplication>

namespace twin {

namespace {

/// "Add 8 racks to Hall 3": one sentence for one rack, one for several, so that English needs no translation file.
QString counted(const char* one, const char* many, std::size_t n, const QString& hall = {})
{
    const QString text = n == 1 ? QCoreApplication::translate("Edit", one)
                                : QCoreApplication::translate("Edit", many, nullptr, static_cast<int>(n));
    return hall.isEmpty() ? text : text.arg(hall);
}

QString hallName(const SiteModel& model, std::size_t hall)
{
    const auto& h = model.site().halls[hall];
    // Numbered by the layout: the word is the user's language's.
    return h.name == "Hall " + std::to_string(h.number) ? QCoreApplication::translate("Names", "Hall %1").arg(h.number) : QString::fromStdString(h.name);
}

/// The rack as the plan wants it, with whatever the plan does not speak of (id, GPUs fitted) from `rack`.
Rack placed(Rack rack, const PlannedRack& at)
{
    rack.type = at.type;
    rack.hall = at.hall;
    rack.row = at.row;
    rack.slot = at.slot;
    rack.x = at.x;
    rack.y = at.y;
    rack.name = at.name;
    return rack;
}

bool samePlace(const Rack& a, const Rack& b)
{
    return a.row == b.row && a.slot == b.slot && a.x == b.x && a.y == b.y && a.hall == b.hall;
}

} // namespace

AddRacksCommand::AddRacksCommand(SiteModel& model, PlacementPlan plan) : SiteCommand(model), m_rows(std::move(plan.newRows))
{
    m_racks.reserve(plan.racks.size());
    for (const PlannedRack& rack : plan.racks)
        m_racks.push_back({0, placed({}, rack)});
    if (!m_racks.empty())
        setText(counted(QT_TRANSLATE_NOOP("Edit", "Add one rack to %1"), QT_TRANSLATE_N_NOOP("Edit", "Add %n racks to %1"),
                        m_racks.size(), hallName(model, m_racks.front().rack.hall)));
}

void AddRacksCommand::redo()
{
    if (m_racks.empty()) {
        setObsolete(true);
        return;
    }
    if (!m_racks.front().rack.id.isValid()) { // the first time: identities and places at the end of the arrays
        int index = static_cast<int>(m_model.site().racks.size());
        for (Row& row : m_rows)
            row.id = m_editor.newId();
        for (DetachedRack& r : m_racks) {
            r.rack.id = m_editor.newId();
            r.index = index++;
        }
    }
    for (const Row& row : m_rows)
        m_editor.insertRow(row);
    m_editor.insertRacks(m_racks);
}

void AddRacksCommand::undo()
{
    m_racks = m_editor.removeRacks(racks());
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_editor.removeLastRow();
}

std::vector<AssetId> AddRacksCommand::racks() const
{
    std::vector<AssetId> out;
    out.reserve(m_racks.size());
    for (const DetachedRack& r : m_racks)
        out.push_back(r.rack.id);
    return out;
}

RemoveRacksCommand::RemoveRacksCommand(SiteModel& model, std::vector<AssetId> racks) : SiteCommand(model), m_ids(std::move(racks))
{
    std::sort(m_ids.begin(), m_ids.end());
    m_ids.erase(std::unique(m_ids.begin(), m_ids.end()), m_ids.end());
    std::erase_if(m_ids, [&model](AssetId id) { return model.rackIndex(id) < 0; });
    int hall = -1;
    for (const AssetId id : m_ids) {
        const int h = model.site().racks[static_cast<std::size_t>(model.rackIndex(id))].hall;
        hall = hall == -1 || hall == h ? h : -2;
    }
    if (hall >= 0)
        setText(counted(QT_TRANSLATE_NOOP("Edit", "Remove one rack from %1"), QT_TRANSLATE_N_NOOP("Edit", "Remove %n racks from %1"),
                        m_ids.size(), hallName(model, static_cast<std::size_t>(hall))));
    else
        setText(counted(QT_TRANSLATE_NOOP("Edit", "Remove one rack"), QT_TRANSLATE_N_NOOP("Edit", "Remove %n racks"), m_ids.size()));
}

void RemoveRacksCommand::redo()
{
    m_racks = m_editor.removeRacks(m_ids);
    if (m_racks.empty())
        setObsolete(true);
}

void RemoveRacksCommand::undo()
{
    m_editor.insertRacks(m_racks);
}

MoveRacksCommand::MoveRacksCommand(SiteModel& model, PlacementPlan plan) : SiteCommand(model), m_rows(std::move(plan.newRows))
{
    bool otherHall = false;
    for (const PlannedRack& to : plan.racks) {
        const int index = model.rackIndex(to.id);
        if (index < 0)
            continue;
        const Rack& now = model.site().racks[static_cast<std::size_t>(index)];
        Rack then = placed(now, to);
        otherHall = otherHall || then.hall != now.hall;
        if (!samePlace(now, then))
            m_racks.push_back(std::move(then));
    }
    if (otherHall)
        setText(counted(QT_TRANSLATE_NOOP("Edit", "Move one rack to %1"), QT_TRANSLATE_N_NOOP("Edit", "Move %n racks to %1"),
                        m_racks.size(), hallName(model, m_racks.front().hall)));
    else
        setText(counted(QT_TRANSLATE_NOOP("Edit", "Move one rack"), QT_TRANSLATE_N_NOOP("Edit", "Move %n racks"), m_racks.size()));
}

void MoveRacksCommand::swap()
{
    std::vector<Rack> before;
    before.reserve(m_racks.size());
    for (const Rack& rack : m_racks)
        before.push_back(m_model.site().racks[static_cast<std::size_t>(m_model.rackIndex(rack.id))]);
    m_editor.replaceRacks(m_racks);
    m_racks = std::move(before);
}

void MoveRacksCommand::redo()
{
    if (m_racks.empty()) { // they stand there already
        setObsolete(true);
        return;
    }
    for (Row& row : m_rows) {
        if (!row.id.isValid())
            row.id = m_editor.newId();
        m_editor.insertRow(row);
    }
    swap();
}

void MoveRacksCommand::undo()
{
    swap();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_editor.removeLastRow();
}

ChangeScenarioCommand::ChangeScenarioCommand(SiteModel& model, Scenario scenario, std::vector<std::string> parameters, const QString& text)
    : SiteCommand(model), m_scenario(std::move(scenario)), m_parameters(std::move(parameters))
{
    setText(text);
}

void ChangeScenarioCommand::swap()
{
    Scenario before = m_model.scenario();
    m_editor.setScenario(m_scenario, m_parameters);
    m_scenario = std::move(before);
}

void ChangeScenarioCommand::redo()
{
    swap();
}

void ChangeScenarioCommand::undo()
{
    swap();
}

int ChangeScenarioCommand::id() const
{
    return m_parameters.size() == 1 ? 1 : -1;
}

bool ChangeScenarioCommand::mergeWith(const QUndoCommand* other)
{
    const auto* next = dynamic_cast<const ChangeScenarioCommand*>(other);
    if (!next || &next->m_model != &m_model || next->m_parameters != m_parameters)
        return false;
    // This entry keeps the scenario from before; the model already holds the one after.
    const std::string& id = m_parameters.front();
    const ParameterSet &before = m_scenario.parameters, &after = m_model.scenario().parameters;
    if (before.contains(id) && after.contains(id) && before.at(id).value == after.at(id).value && before.at(id).mark == after.at(id).mark
        && before.at(id).source == after.at(id).source)
        setObsolete(true);
    return true;
}

} // namespace twin
