// The one-line drawn top to bottom: utility, substation transformers, the 13.8 kV ring of line-ups with machines and Megapacks, pads by hall.
// Colour is loading; dark and open parts are hatched or crossed. GUI thread.
#pragma once
#include "twin/model/OneLine.h"
#include "views/ViewContext.h"
#include <QWidget>
#include <memory>
#include <vector>

namespace views {

class OneLineDiagram : public QWidget
{
    Q_OBJECT
public:
    explicit OneLineDiagram(const ViewContext& context, QWidget* parent = nullptr);
    void setResult(std::shared_ptr<const twin::OneLine> result);
    void setSelected(int element);
    void setPath(std::vector<int> elements); ///< outlined as a path that is followed
    const std::vector<int>& path() const { return m_path; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override { return minimumSizeHint(); }
    /// Which element is drawn at a place: -1 none.
    int elementAt(const QPointF& position) const;
    QRectF placeOf(int element) const; ///< empty where it is not drawn by itself
    /// Active power through an element, MW: what it delivers; ties: above 0 to the next line-up. NaN where dark, not solved, or where
    /// several meet (line-ups).
    double megawatts(int element) const;
    int selected() const { return m_selected; }

Q_SIGNALS:
    void clicked(int element);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override { arrange(); }
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent*) override { update(); }
    void focusOutEvent(QFocusEvent*) override { update(); }
    bool event(QEvent* event) override;

private:
    struct Place
    {
        int element = -1;
        QRectF rect;
    };
    void arrange();
    QColor colourOf(int element) const;
    bool isLive(int element) const;
    bool isOpen(int element) const;
    void paintBreaker(QPainter& painter, int element, const QPointF& place) const;
    void paintBox(QPainter& painter, int element, const QRectF& rect, const QString& letter) const;
    QString tip(int element) const;

    ViewContext m_context;
    std::shared_ptr<const twin::OneLine> m_result;
    std::vector<Place> m_places;
    std::vector<double> m_x;      ///< centre of each line-up
    double m_pitch = 0, m_padSize = 7;
    double m_highY = 0, m_transformerY = 0, m_busY = 0, m_sourceY = 0, m_padY = 0;
    int m_selected = -1;
    std::vector<int> m_path;
    bool isOnPath(int element) const;
};

} // namespace views
