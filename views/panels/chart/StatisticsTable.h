// Figures of the visible stretch, a line a curve; copied as a table. GUI thread.
#pragma once
#include "views/panels/chart/ChartCurves.h"
#include <QTableWidget>

namespace views {

class StatisticsTable : public QTableWidget
{
    Q_OBJECT
public:
    explicit StatisticsTable(const Theme* theme, QWidget* parent = nullptr);
    void setCurves(const std::vector<Curve>& curves, const data::TimeSpan& span);
    /// What is selected, or everything: columns apart by tabs, numbers the same in every locale.
    QString copyText() const;
    QSize sizeHint() const override;

public Q_SLOTS:
    void copy();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme* m_theme;
};

} // namespace views
