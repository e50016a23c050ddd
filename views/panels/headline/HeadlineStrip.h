// The headline figures across the top of the window, readable from three metres.
#pragma once
#include "data/store/RecordingTypes.h"
#include "twin/model/BandStudy.h"
#include "views/ViewContext.h"
#include "views/panels/headline/HeadlineContent.h"
#include <QWidget>
#include <map>
#include <memory>
#include <vector>

namespace views {

class Coalescer;

/// Values at 34 px where the width allows it, down to 22 px in one line; below that the strip breaks into two lines. Its height follows.
/// Curves are the day around the instant shown, from the session's recordings. GUI thread.
class HeadlineStrip : public QWidget
{
    Q_OBJECT
public:
    explicit HeadlineStrip(const ViewContext& context, QWidget* parent = nullptr);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

    /// Everything that many times as large; less where the strip would become higher than `mostHeight` pixels, and at its plain size without
    /// bands and curves, then without the second line of words: they stay in the tool tips.
    void setScale(double scale, int mostHeight);
    double scale() const { return m_scale; }
    int leftOut() const { return m_leftOut; } ///< 0: nothing; 1: bands, bars and curves; 2: the second line too

    /// What is shown where, for tests and for tours of the window; in pixels before scaling.
    struct Place
    {
        QRectF rect;
        int item = 0;
        double valuePixels = 0;
        bool clipped = false; ///< something had to be cut: never, down to 480 px
    };
    const std::vector<Place>& places() const { return m_places; }
    const std::vector<HeadlineItem>& items() const { return m_items; }
    int focusedItem() const { return m_focused; }

    /// Bands of the figures as they are at an instant: shown as long as the time shown is near it. Null: none.
    void setBands(std::shared_ptr<const twin::BandStudy> bands, twin::Timestamp at);

Q_SIGNALS:
    void itemActivated(const QString& id); ///< clicked, or Enter on it: "limit", "grid_mw" …

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    bool event(QEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Curve
    {
        std::vector<QPolygonF> lines; ///< 0 .. 1 in both directions
        double low = 0, high = 0;
    };
    void refresh();
    void refreshCurves();
    void arrange();
    int place(); ///< the places at the present scale; returns the height they take
    double naturalWidth(const HeadlineItem& item, double valuePixels) const;
    QString detailFor(const HeadlineItem& item, double width) const;
    void paintItem(QPainter& painter, const Place& place) const;
    int itemAt(const QPointF& position) const;

    ViewContext m_context;
    Coalescer* m_refresh;
    std::vector<HeadlineItem> m_items;
    std::vector<Place> m_places;
    double m_scale = 1, m_wantedScale = 1;
    int m_mostHeight = 0;       ///< 0: any
    int m_leftOut = 0;
    std::map<std::string, Curve> m_curves;
    std::shared_ptr<const twin::BandStudy> m_bands;
    twin::Timestamp m_bandsAt;
    data::TimeSpan m_day;
    bool m_curvesStale = true;
    int m_focused = 0; ///< tile of the keyboard
};

} // namespace views
