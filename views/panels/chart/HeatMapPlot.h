// Paints a heat map over time: lines of racks, the time axis, the scale of colours, the cursor of the time bar. GUI thread.
#pragma once
#include "data/session/HeatMap.h"
#include "views/scene/ColourScale.h"
#include "views/text/TimeText.h"
#include <QElapsedTimer>
#include <QImage>
#include <QWidget>
#include <vector>

class QRubberBand;

namespace views {

/// A click takes a line and an instant; the wheel zooms about the mouse, a drag pans, Shift and drag zooms to a stretch, Up and Down with the
/// keyboard choose a line and Return takes it at the present instant. Moving the cursor repaints two narrow strips.
class HeatMapPlot : public QWidget
{
    Q_OBJECT
public:
    explicit HeatMapPlot(const Theme* theme, QWidget* parent = nullptr);
    void setMap(data::HeatMap map, std::vector<QString> lineNames, twin::Metric metric, twin::Origin origin, const ColourRange& range);
    const data::HeatMap& map() const { return m_map; }
    const ColourRange& range() const { return m_range; }
    const QImage& image() const { return m_image; }          ///< a pixel a cell
    void setRange(const ColourRange& range);                 ///< other colours of the same values
    void setSpan(const data::TimeSpan& span);                ///< that is visible
    const data::TimeSpan& span() const { return m_span; }
    void setInstant(twin::Timestamp t);
    void setClock(text::Clock clock);
    void setNotice(const QString& text);                     ///< in the middle: what is being done
    void restyle();
    QRectF plotArea() const { return area(size()); }
    double xOf(twin::Timestamp t) const;
    double yOf(int line) const;                              ///< its middle
    int currentLine() const { return m_line; }
    void paintTo(QPainter& painter, const QSize& size);
    QSize minimumSizeHint() const override { return {220, 120}; }

Q_SIGNALS:
    void picked(int line, twin::Timestamp t);
    void opened(int line);                                   ///< double click or Ctrl+Return: what is inside
    void spanWanted(const data::TimeSpan& span, int gesture);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF area(const QSize& size) const;
    void paint(QPainter& painter, const QSize& size, bool isPicture);
    double secondsAt(double x) const;
    int lineAt(double y) const;

    const Theme* m_theme;
    data::HeatMap m_map;
    std::vector<QString> m_names;
    twin::Metric m_metric = twin::Metric::Power;
    twin::Origin m_origin = twin::Origin::Modelled;
    ColourRange m_range;
    QImage m_image;
    data::TimeSpan m_span;
    twin::Timestamp m_instant;
    text::Clock m_clock = text::Clock::Site;
    QString m_notice;
    int m_line = -1;
    enum class Drag { None, Pending, Pan, Band } m_drag = Drag::None;
    QPointF m_pressedAt;
    data::TimeSpan m_pressedSpan;
    int m_gesture = 0;
    QElapsedTimer m_sinceWheel;
    QRubberBand* m_band;
};

} // namespace views
