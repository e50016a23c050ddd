// Fast swings: choose what the training job does, run, see seconds of power, frequency and charge, and whether the import keeps its ramp.
// GUI thread; the work itself is done by whoever answers startRequested().
#pragma once
#include "twin/physics/FastDynamics.h"
#include <QWidget>
#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace views {

class EmptyNote;
class SwingsPlot;
class Theme;

/// What was chosen; the rest comes from the scenario's parameters.
struct SwingsChoice
{
    twin::SwingInputs inputs;
    double frequencyHz = 0.5, depthWPerGpu = 350, capacitorJPerGpu = 0, jobShare = 1;
};

class SwingsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit SwingsPanel(const Theme* theme, QWidget* parent = nullptr);

    SwingsChoice choice() const;
    void setParameters(const twin::SwingParameters& parameters); ///< what the fields start from
    void setRunning(bool running);
    void setProgress(double share);
    void setResult(twin::SwingResult result);
    void setProblem(const QString& sentence); ///< said in place of the verdict; a chart shown before stays
    QString verdict() const;                  ///< the sentences beside the chart, one a line
    const std::optional<twin::SwingResult>& result() const { return m_result; }

Q_SIGNALS:
    void startRequested(const views::SwingsChoice& choice);
    void cancelRequested();

private:
    void showVerdict();
    void saveTable();
    QComboBox* m_event;
    QDoubleSpinBox *m_frequency, *m_depth, *m_share, *m_shelf, *m_seconds;
    QCheckBox* m_battery;
    QPushButton *m_run, *m_save;
    QProgressBar* m_progress;
    QLabel *m_title, *m_text;
    QStackedWidget* m_stack;
    EmptyNote* m_empty;
    SwingsPlot* m_plot;
    std::optional<twin::SwingResult> m_result;
    QString m_problem;
    bool m_isRunning = false;
};

} // namespace views
