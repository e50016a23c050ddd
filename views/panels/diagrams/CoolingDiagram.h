// The cooling loop from chip to air as a live schematic: boxes, pipes in the colour of their water, a small square for every unit. GUI
// thread.
#pragma once
#include "views/panels/diagrams/CoolingPath.h"
#include "views/panels/diagrams/CoolingPicture.h"
#include "views/theme/Theme.h"
#include <QGraphicsView>
#include <set>
#include <vector>

namespace views {

class CoolingBox;
class CoolingPipes;

/// Click or Enter on a box asks for its group, on a square for that unit. Wheel or + and − zoom, drag or Ctrl+arrows move, 0 fits; arrows go
/// from box to box.
class CoolingDiagram : public QGraphicsView
{
    Q_OBJECT
public:
    explicit CoolingDiagram(const Theme* theme, QWidget* parent = nullptr);

    void setPicture(CoolingPicture picture);
    const CoolingPicture& picture() const { return m_picture; }
    void setSelected(const std::vector<twin::AssetRef>& items);
    /// Drawn in the accent: boxes, pipes and units. An empty path ends that.
    void setPath(CoolingPath path);
    const CoolingPath& path() const { return m_path; }
    /// What is not on the path fades.
    void setOthersFaded(bool on);
    void fit();
    void zoomBy(double factor);
    double zoom() const { return transform().m11(); }
    int current() const { return m_current; } ///< box, -1: none
    void choose(int box);
    bool isMarked(int box) const { return m_marked[static_cast<std::size_t>(box)]; }
    bool isOnPath(int box) const { return m_path.boxes[static_cast<std::size_t>(box)]; }
    bool isFaded(int box) const { return m_othersFaded && !m_path.isEmpty && !isOnPath(box); }
    bool isFaded(CoolingPicture::Pipe::Line line) const { return m_othersFaded && !m_path.isEmpty && !m_path.has(line); }
    bool isSelected(twin::AssetId asset) const { return m_selected.contains(asset); }
    QRectF placeOf(CoolingPicture::Box box) const;         ///< scene coordinates
    QRectF placeOf(CoolingPicture::Box box, int cell) const;
    /// Of a text of a box or pipe, with the font it is drawn in; for tests.
    struct Words
    {
        QRectF rect;
        QString text;
        bool shortened = false;
    };
    std::vector<Words> words() const;
    /// All of it, fitted into a size, in the colours of a theme.
    void paintTo(QPainter& painter, const QSizeF& size, Theme::Kind kind);
    Theme::Kind paintKind() const { return m_kind; }
    static QColor waterColour(double celsius, Theme::Kind kind);
    QString textOf(int box) const; ///< what is said of a box

Q_SIGNALS:
    void activated(const std::vector<twin::AssetRef>& assets);
    void currentChanged(const QString& text);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Hit
    {
        int box = -1, cell = -1;
    };
    Hit hitAt(const QPoint& position) const;
    void recolour();

    const Theme* m_theme;
    CoolingPicture m_picture;
    std::vector<CoolingBox*> m_boxes;
    CoolingPipes* m_pipes = nullptr;
    std::set<twin::AssetId> m_selected;
    std::vector<bool> m_marked;
    CoolingPath m_path;
    bool m_othersFaded = false;
    Theme::Kind m_kind;
    int m_current = -1;
    bool m_fitted = true; ///< follows the size until somebody zooms
    QPoint m_press;
};

} // namespace views
