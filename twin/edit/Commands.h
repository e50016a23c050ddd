// Edits of the site as undoable commands: the only writers of the model.
#pragma once
#include "twin/edit/PlacementPlanner.h"
#include "twin/model/SiteModel.h"
#include <QUndoCommand>

namespace twin {

/// Base: gives its subclasses the model's editor.
class SiteCommand : public QUndoCommand
{
public:
    explicit SiteCommand(SiteModel& model) : m_editor(model), m_model(model) {}

protected:
    SiteModel::Editor m_editor;
    const SiteModel& m_model;
};

/// Commands are made from a plan of the present site and pushed at once; one that would change nothing marks itself obsolete.
/// Identities are given once and never again: after an undo the site is what it was but for `nextId`.

/// Adds the racks of a plan; undo takes them out and keeps them, so that redo restores the same ids.
class AddRacksCommand : public SiteCommand
{
public:
    AddRacksCommand(SiteModel& model, PlacementPlan plan);
    void redo() override;
    void undo() override;
    std::vector<AssetId> racks() const;

private:
    std::vector<Row> m_rows;
    std::vector<DetachedRack> m_racks;
};

class RemoveRacksCommand : public SiteCommand
{
public:
    RemoveRacksCommand(SiteModel& model, std::vector<AssetId> racks);
    void redo() override;
    void undo() override;

private:
    std::vector<AssetId> m_ids;
    std::vector<DetachedRack> m_racks;
};

class MoveRacksCommand : public SiteCommand
{
public:
    MoveRacksCommand(SiteModel& model, PlacementPlan plan);
    void redo() override;
    void undo() override;

private:
    void swap();
    std::vector<Row> m_rows;
    std::vector<Rack> m_racks;
};

/// Replaces the scenario (parameters, workload, weather, date). Changes of one parameter in a row merge into one entry.
class ChangeScenarioCommand : public SiteCommand
{
public:
    ChangeScenarioCommand(SiteModel& model, Scenario scenario, std::vector<std::string> parameters, const QString& text);
    void redo() override;
    void undo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand* other) override;

private:
    void swap();
    Scenario m_scenario;
    std::vector<std::string> m_parameters;
};

} // namespace twin
