// Asks how far the selected racks are to move, and says at once whether they can. GUI thread.
#pragma once
#include "twin/edit/PlacementPlanner.h"
#include "views/ViewContext.h"
#include <QDialog>
#include <optional>

class QDialogButtonBox;
class QDoubleSpinBox;
class QRadioButton;
class QSpinBox;
class QStackedWidget;

namespace views {

class PlanNote;

class MoveRacksDialog : public QDialog
{
    Q_OBJECT
public:
    MoveRacksDialog(const ViewContext& context, std::vector<twin::AssetId> racks, QWidget* parent = nullptr);
    /// In slots and rows, or in metres.
    void setByPlaces(int slotsEast, int rowsNorth);
    void setByMetres(double east, double north);
    double dx() const; ///< metres east
    double dy() const; ///< metres north
    const std::optional<twin::PlacementPlan>& plan() const { return m_plan; }
    QString planText() const;

private:
    double slotPitch() const;
    double rowOffset(int rows) const; ///< metres from the first rack's row to the one that many rows north of it; NaN if there is none
    void replan();
    ViewContext m_context;
    std::vector<twin::AssetId> m_racks;
    QRadioButton *m_byPlaces, *m_byMetres;
    QStackedWidget* m_stack;
    QSpinBox *m_slots, *m_rows;
    QDoubleSpinBox *m_east, *m_north;
    PlanNote* m_note;
    QDialogButtonBox* m_buttons;
    std::optional<twin::PlacementPlan> m_plan;
};

} // namespace views
