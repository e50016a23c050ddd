// Where the bars, bands and labels of a Sankey diagram lie. Pure: numbers and measured texts in, places out; any thread.
#pragma once
#include <QPainterPath>
#include <QRectF>
#include <QStringList>
#include <functional>
#include <vector>

namespace views {

struct SankeyGraph
{
    struct Node
    {
        QString name;    ///< may be broken into two lines
        QString value;   ///< "252 MW · 83 %", never broken
        double size = 0; ///< what flows through it
        int column = 0;
        QString shortValue = {}; ///< "252 MW", where there is little room; may be left out
    };
    struct Link
    {
        int from = 0, to = 0; ///< from a column to one further right; others are left out
        double value = 0;
    };
    std::vector<Node> nodes;
    std::vector<Link> links;
};

struct SankeyStyle
{
    double nodeWidth = 12, gap = 8, lineHeight = 16, margin = 10, labelGap = 5, bend = 34, nameWidth = 116;
    bool narrow = false; ///< short values, and names of as many lines as they have words
    double leastThickness = 84;                       ///< of the widest column's bars, px
    std::function<double(const QString&)> textWidth;  ///< px
};

struct SankeyPlaces
{
    struct Node
    {
        QRectF bar, label;
        QStringList lines;      ///< of the label
        int column = 0;
    };
    struct Link
    {
        QPainterPath band;      ///< closed
        QPainterPath spine;     ///< its middle line
        double thickness = 0;
    };
    std::vector<Node> nodes;    ///< as in the graph
    std::vector<Link> links;    ///< as in the graph; empty paths where left out
    QSizeF size;                ///< what all of it needs: the size asked for, or more
    double perUnit = 0;         ///< px for one unit of flow, the same for all bars and bands
    double crossings = 0;       ///< of bands, weighted by the thinner one
};

/// Columns by depth, bars ordered so that few bands cross, bands led round the bars they pass, labels right of their bars in room of
/// their own: no two overlap, none is cut. Where the wanted size is too small for that the result is larger.
SankeyPlaces layoutSankey(const SankeyGraph& graph, QSizeF wanted, const SankeyStyle& style);

} // namespace views
