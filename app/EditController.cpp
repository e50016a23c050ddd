#include "app/EditController.h"
#include "twin/edit/Commands.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include <QUndoStack>

namespace app {

EditController::EditController(twin::SiteModel& site, QUndoStack& undo, views::Selection& selection, QObject* parent)
    : QObject(parent), m_site(site), m_undo(undo), m_selection(selection)
{
}

std::vector<twin::AssetId> EditController::selectedRacks() const
{
    std::vector<twin::AssetId> racks;
    for (const auto& item : m_selection.items())
        if (item.server < 0 && item.gpu < 0 && m_site.rackIndex(item.asset) >= 0)
            racks.push_back(item.asset);
    return racks;
}

void EditController::accept(const twin::PlacementResult& result, bool move)
{
    if (const auto* reasons = std::get_if<std::vector<twin::Issue>>(&result)) {
        Q_EMIT refused(*reasons);
        return;
    }
    const auto& plan = std::get<twin::PlacementPlan>(result);
    if (move) {
        m_undo.push(new twin::MoveRacksCommand(m_site, plan));
        return;
    }
    auto* command = new twin::AddRacksCommand(m_site, plan);
    m_undo.push(command);
    std::vector<twin::AssetRef> added;
    for (const auto id : command->racks())
        added.push_back({id});
    m_selection.set(std::move(added));
}

void EditController::addRacks(const twin::AddRequest& request) { accept(twin::planAdd(m_site.site(), m_site.catalogue(), request), false); }

void EditController::moveSelected(double dx, double dy)
{
    const auto racks = selectedRacks();
    if (!racks.empty() && (dx != 0 || dy != 0))
        accept(twin::planMove(m_site.site(), m_site.catalogue(), racks, dx, dy), true);
}

void EditController::removeSelected()
{
    auto racks = selectedRacks();
    if (racks.empty())
        return;
    m_selection.clear();
    m_undo.push(new twin::RemoveRacksCommand(m_site, std::move(racks)));
}

void EditController::setParameter(const QString& id, double value)
{
    auto scenario = m_site.scenario();
    const auto key = id.toStdString();
    try {
        if (scenario.parameters.value(key) == value)
            return;
        scenario.parameters.setByUser(key, value);
        const auto label = QString::fromStdString(scenario.parameters.at(key).label);
        m_undo.push(new twin::ChangeScenarioCommand(m_site, scenario, {key}, tr("Change %1").arg(label)));
    } catch (const twin::Error& error) {
        Q_EMIT failed(error.message());
    }
}

void EditController::setScenario(const twin::Scenario& scenario, const QString& text)
{
    m_undo.push(new twin::ChangeScenarioCommand(m_site, scenario, {}, text));
}

} // namespace app
