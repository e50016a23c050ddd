// Asks where how many racks of which type are to stand, and says at once whether they can. GUI thread.
#pragma once
#include "twin/edit/PlacementPlanner.h"
#include "views/ViewContext.h"
#include <QDialog>
#include <optional>

class QComboBox;
class QDialogButtonBox;
class QSpinBox;

namespace views {

class PlanNote;

class AddRacksDialog : public QDialog
{
    Q_OBJECT
public:
    /// Starts from what is selected: its hall, row and rack type.
    explicit AddRacksDialog(const ViewContext& context, QWidget* parent = nullptr);
    void setRequest(const twin::AddRequest& request); ///< hall, type, count and row
    twin::AddRequest request() const;
    /// The plan of the request; empty while it is refused.
    const std::optional<twin::PlacementPlan>& plan() const { return m_plan; }
    QString planText() const;

private:
    void fillRows();
    void replan();
    ViewContext m_context;
    QComboBox *m_hall, *m_row, *m_type;
    QSpinBox* m_count;
    PlanNote* m_note;
    QDialogButtonBox* m_buttons;
    std::optional<twin::PlacementPlan> m_plan;
};

} // namespace views
