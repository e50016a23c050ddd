// Asks for a simulation: from when, how long, under which weather and workload. GUI thread.
#pragma once
#include "twin/model/Scenario.h"
#include "views/ViewContext.h"
#include <QDialog>

class QComboBox;
class QDateTimeEdit;
class QDialogButtonBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace views {

/// What was chosen. `scenario` is the present one with these choices; the application decides whether they become the project's.
struct SimulateRequest
{
    twin::Scenario scenario; ///< begin, hours, seed, weather, workload set
    double stepSeconds = 60;
};

class SimulateDialog : public QDialog
{
    Q_OBJECT
public:
    explicit SimulateDialog(const ViewContext& context, QWidget* parent = nullptr);
    SimulateRequest request() const;
    QString problem() const; ///< why it cannot start; empty if it can

private:
    void refresh();
    void browse(QLineEdit* into, const QString& title, const QString& filter);
    ViewContext m_context;
    QDateTimeEdit* m_from;
    QDoubleSpinBox *m_hours, *m_step, *m_dryBulb, *m_wetBulb;
    QComboBox *m_weather, *m_workload, *m_hall;
    QLineEdit *m_weatherFile, *m_workloadFile, *m_seed;
    QWidget *m_weatherFileRow, *m_workloadFileRow, *m_constantRow;
    QLabel *m_zone, *m_note;
    QDialogButtonBox* m_buttons;
};

} // namespace views
