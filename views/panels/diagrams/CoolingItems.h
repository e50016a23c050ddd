// The items of the cooling diagram. GUI thread.
#pragma once
#include "views/panels/diagrams/CoolingDiagram.h"
#include <QGraphicsItem>

namespace views {

class CoolingBox : public QGraphicsItem
{
public:
    CoolingBox(CoolingDiagram* diagram, int index);
    QRectF boundingRect() const override { return frame().adjusted(-5, -5, 5, 5); }
    QRectF frame() const;
    QRectF cellRect(int cell) const;
    std::vector<CoolingDiagram::Words> words() const;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const CoolingPicture::Part* part() const;
    struct Line
    {
        QString text;
        int pixels;
        bool bold, shortened;
        QRectF rect;
        Role role;
    };
    std::vector<Line> lines() const;
    CoolingDiagram* m_diagram;
    int m_index;
};

class CoolingPipes : public QGraphicsItem
{
public:
    explicit CoolingPipes(CoolingDiagram* diagram) : m_diagram(diagram) {}
    QRectF boundingRect() const override;
    std::vector<CoolingDiagram::Words> words() const;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    CoolingDiagram* m_diagram;
};

} // namespace views
