// How long live recordings are kept. GUI thread.
#pragma once
#include "data/live/LiveRecorder.h"
#include <QDialog>

class QDoubleSpinBox;

namespace views {

class LiveLimitsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit LiveLimitsDialog(const data::live::RecordingLimits& limits, QWidget* parent = nullptr);
    data::live::RecordingLimits limits() const;

private:
    QDoubleSpinBox *m_hours, *m_thin, *m_gigabytes;
};

} // namespace views
