// Draws a distribution and lets a range of it be brushed. GUI thread.
#pragma once
#include "views/panels/chart/Distribution.h"
#include "views/scene/ColourScale.h"
#include <QWidget>
#include <optional>

namespace views {

/// What is drawn, besides the distribution itself.
struct DistributionLook
{
    twin::Metric metric = twin::Metric::Power;
    twin::Origin origin = twin::Origin::Modelled;
    bool isGpu = false;              ///< values of single GPUs: watts, not kilowatts
    ColourRange range;               ///< of the colours, as in the scene
    bool isLogarithmic = false;      ///< counts
};

/// A drag brushes a range of values, a click one bar; with the keyboard Left and Right choose a bar, Shift widens, Return brushes, Escape clears.
class DistributionPlot : public QWidget
{
    Q_OBJECT
public:
    explicit DistributionPlot(const Theme* theme, QWidget* parent = nullptr);
    void setDistribution(Distribution distribution, const DistributionLook& look);
    const Distribution& distribution() const { return m_distribution; }
    const std::vector<double>& edges() const { return m_edges; }         ///< of the bars, in the stored unit
    const std::vector<std::uint32_t>& counts() const { return m_counts; }
    struct Brush
    {
        double low = 0, high = 0;
    };
    const std::optional<Brush>& brush() const { return m_brush; }
    void clearBrush();
    double xOf(double value) const;                                       ///< pixels
    /// The same at any size, without brush and focus.
    void paintTo(QPainter& painter, const QSize& size);
    QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    void brushed();   ///< a range was chosen, or none any more

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    QRectF area(const QSize& size) const;
    double valueAt(double x) const;
    int barAt(double value) const;
    void paint(QPainter& painter, const QSize& size, bool isPicture);
    void setBars(int from, int to);
    QString valueWords(double value, bool withUnit) const;

    const Theme* m_theme;
    Distribution m_distribution;
    DistributionLook m_look;
    std::vector<double> m_edges;
    std::vector<std::uint32_t> m_counts;
    int m_arrangedWidth = 0;
    std::optional<Brush> m_brush;
    int m_bar = -1, m_anchor = -1;   ///< of the keyboard
    double m_pressedAt = 0;
    bool m_isDragging = false;
};

} // namespace views
