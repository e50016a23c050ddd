// The curves of a chart by name, with their values at the cursor. GUI thread.
#pragma once
#include "views/panels/chart/ChartCurves.h"
#include <QWidget>

namespace views {

class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(const Theme* theme, QWidget* parent = nullptr);
    void setCurves(const std::vector<Curve>* curves, const QString& note); ///< borrowed; `note` stands below (what is left out)
    void setInstant(twin::Timestamp t);
    QSize sizeHint() const override;

Q_SIGNALS:
    void curvePicked(int curve);

protected:
    void paintEvent(QPaintEvent*) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    int curveAt(const QPointF& position) const;
    const Theme* m_theme;
    const std::vector<Curve>* m_curves = nullptr;
    QString m_note;
    double m_cursor = 0;
};

} // namespace views
