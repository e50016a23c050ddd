// Turns what tools and dialogs ask for into plans and commands; what is refused is said, not done. GUI thread.
#pragma once
#include "twin/base/Error.h"
#include "twin/edit/PlacementPlanner.h"
#include "twin/model/Scenario.h"
#include <QObject>

class QUndoStack;
namespace twin { class SiteModel; }
namespace views { class Selection; }

namespace app {

class EditController : public QObject
{
    Q_OBJECT
public:
    EditController(twin::SiteModel& site, QUndoStack& undo, views::Selection& selection, QObject* parent = nullptr);

    void addRacks(const twin::AddRequest& request);
    void moveSelected(double dx, double dy);
    void removeSelected();
    void setParameter(const QString& id, double value);
    void setScenario(const twin::Scenario& scenario, const QString& text);
    std::vector<twin::AssetId> selectedRacks() const;

Q_SIGNALS:
    void refused(const std::vector<twin::Issue>& reasons);
    void failed(const twin::Message& message);

private:
    void accept(const twin::PlacementResult& result, bool move);
    twin::SiteModel& m_site;
    QUndoStack& m_undo;
    views::Selection& m_selection;
};

} // namespace app
