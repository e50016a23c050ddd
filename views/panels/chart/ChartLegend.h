// The curves of a chart by name, with their values at the cursor. GUI thread.
#pragma once
#include "views/panels/chart/ChartCurves.h"
#include <QWidget>

namespace views {

/// Up and Down choose a curve, Return selects its asset, Delete takes it out, Alt+Up and Alt+Down move it; a drag of a line moves it too, the
/// cross at its end takes it out.
class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(const Theme* theme, QWidget* parent = nullptr);
    void setCurves(const std::vector<Curve>* curves, const QString& note); ///< borrowed; `note` stands below (what is left out)
    void setInstant(twin::Timestamp t);
    int current() const { return m_current; }                              ///< curve; -1: none
    QSize sizeHint() const override;
    /// Lines from the top of `area`, as far as they fit.
    void paintTo(QPainter& painter, const QRect& area, bool isPicture) const;

Q_SIGNALS:
    void curvePicked(int curve);
    void removeRequested(int curve);           ///< the channel of a curve
    void moveRequested(int curve, int to);     ///< the channel of a curve, to where that of another one is

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    int curveAt(const QPointF& position) const;
    QRectF crossOf(int curve) const;
    /// The next curve of another channel, or -1.
    int neighbour(int curve, int direction) const;
    const Theme* m_theme;
    const std::vector<Curve>* m_curves = nullptr;
    QString m_note;
    double m_cursor = 0;
    int m_current = -1, m_hovered = -1, m_pressed = -1;
    bool m_isDragging = false;
};

} // namespace views
