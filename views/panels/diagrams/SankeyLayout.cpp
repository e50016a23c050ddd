#include "views/panels/diagrams/SankeyLayout.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace views {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

/// A bar, or the place where a band passes a column.
struct Slot
{
    int node = -1, link = -1;
    int column = 0;
    double value = 0, label = 0; ///< flow, height of the label
    double y = 0, height = 0;    ///< of the room it has
    double order = 0;
    double centre() const { return y + height / 2; }
};

struct Segment
{
    int from = 0, to = 0; ///< slots, in neighbouring columns
    double value = 0;
};

class Layout
{
public:
    Layout(const SankeyGraph& graph, QSizeF wanted, const SankeyStyle& style) : m_graph(graph), m_style(style), m_wanted(wanted)
    {
        m_places.nodes.resize(graph.nodes.size());
        m_places.links.resize(graph.links.size());
    }
    SankeyPlaces run()
    {
        if (m_graph.nodes.empty()) {
            m_places.size = m_wanted;
            return std::move(m_places);
        }
        makeSlots();
        order();
        makeLabels();
        scale();
        placeColumns();
        relax();
        draw();
        return std::move(m_places);
    }

private:
    void makeSlots()
    {
        std::map<int, int> used;
        for (const auto& n : m_graph.nodes)
            used[n.column] = 0;
        int count = 0;
        for (auto& [column, index] : used)
            index = count++;
        m_columns.resize(at(count));
        for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
            Slot s;
            s.node = static_cast<int>(i);
            s.column = used[m_graph.nodes[i].column];
            s.value = m_graph.nodes[i].size;
            m_places.nodes[i].column = s.column;
            add(s);
        }
        m_chains.resize(m_graph.links.size());
        for (std::size_t l = 0; l < m_graph.links.size(); ++l) {
            const auto& link = m_graph.links[l];
            const int first = m_slots[at(link.from)].column, last = m_slots[at(link.to)].column;
            if (first >= last)
                continue;
            m_chains[l].push_back(link.from);
            for (int c = first + 1; c < last; ++c) {
                Slot s;
                s.link = static_cast<int>(l);
                s.column = c;
                s.value = link.value;
                m_chains[l].push_back(add(s));
            }
            m_chains[l].push_back(link.to);
            for (std::size_t i = 0; i + 1 < m_chains[l].size(); ++i)
                m_segments.push_back({m_chains[l][i], m_chains[l][i + 1], link.value});
        }
        m_in.resize(m_slots.size());
        m_out.resize(m_slots.size());
        for (std::size_t s = 0; s < m_segments.size(); ++s) {
            m_out[at(m_segments[s].from)].push_back(static_cast<int>(s));
            m_in[at(m_segments[s].to)].push_back(static_cast<int>(s));
        }
    }
    int add(Slot s)
    {
        const int index = static_cast<int>(m_slots.size());
        m_columns[at(s.column)].push_back(index);
        m_slots.push_back(s);
        return index;
    }

    void number()
    {
        for (auto& column : m_columns)
            for (std::size_t i = 0; i < column.size(); ++i)
                m_slots[at(column[i])].order = static_cast<double>(i);
    }
    double crossings() const
    {
        double sum = 0;
        for (std::size_t a = 0; a < m_segments.size(); ++a)
            for (std::size_t b = a + 1; b < m_segments.size(); ++b) {
                const auto &p = m_segments[a], &q = m_segments[b];
                if (m_slots[at(p.from)].column != m_slots[at(q.from)].column)
                    continue;
                const double left = m_slots[at(p.from)].order - m_slots[at(q.from)].order, right = m_slots[at(p.to)].order - m_slots[at(q.to)].order;
                if (left * right < 0)
                    sum += std::min(p.value, q.value);
            }
        return sum;
    }
    /// Barycentres to and fro, then swaps of neighbours while that helps; the best order met is kept.
    void order()
    {
        number();
        auto best = m_columns;
        double least = crossings();
        const auto keep = [&] {
            number();
            const double now = crossings();
            if (now < least - 1e-9) {
                least = now;
                best = m_columns;
            }
        };
        for (int sweep = 0; sweep < 8; ++sweep) {
            const bool forward = sweep % 2 == 0;
            for (std::size_t k = 0; k < m_columns.size(); ++k) {
                auto& column = m_columns[forward ? k : m_columns.size() - 1 - k];
                std::vector<std::pair<double, int>> wanted;
                for (const int s : column) {
                    double sum = 0, weight = 0;
                    for (const int g : forward ? m_in[at(s)] : m_out[at(s)]) {
                        const auto& segment = m_segments[at(g)];
                        sum += segment.value * m_slots[at(forward ? segment.from : segment.to)].order;
                        weight += segment.value;
                    }
                    wanted.push_back({weight > 0 ? sum / weight : m_slots[at(s)].order, s});
                }
                std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
                for (std::size_t i = 0; i < column.size(); ++i)
                    column[i] = wanted[i].second;
                number();
            }
            keep();
        }
        m_columns = best;
        number();
        for (int turn = 0; turn < 4; ++turn) {
            bool better = false;
            for (auto& column : m_columns)
                for (std::size_t i = 0; i + 1 < column.size(); ++i) {
                    std::swap(column[i], column[i + 1]);
                    number();
                    if (const double now = crossings(); now < least - 1e-9) {
                        least = now;
                        better = true;
                    } else {
                        std::swap(column[i], column[i + 1]);
                        number();
                    }
                }
            if (!better)
                break;
        }
        m_places.crossings = least;
    }

    const QString& valueOf(const SankeyGraph::Node& node) const { return m_style.narrow && !node.shortValue.isEmpty() ? node.shortValue : node.value; }
    QStringList broken(const QString& name) const
    {
        if (m_style.textWidth(name) <= m_style.nameWidth)
            return {name};
        if (m_style.narrow) {
            QStringList lines;
            for (const auto& word : name.split(QLatin1Char(' '))) {
                if (!lines.isEmpty() && m_style.textWidth(lines.back() + QLatin1Char(' ') + word) <= m_style.nameWidth)
                    lines.back() += QLatin1Char(' ') + word;
                else
                    lines << word;
            }
            return lines;
        }
        // In two at the space that leaves the shorter longest line.
        QStringList best{name};
        double width = m_style.textWidth(name);
        for (int i = 1; i + 1 < name.size(); ++i)
            if (name[i] == QLatin1Char(' ')) {
                const double now = std::max(m_style.textWidth(name.left(i)), m_style.textWidth(name.mid(i + 1)));
                if (now < width) {
                    width = now;
                    best = {name.left(i), name.mid(i + 1)};
                }
            }
        return best;
    }
    void makeLabels()
    {
        for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
            auto& lines = m_places.nodes[i].lines;
            lines = broken(m_graph.nodes[i].name);
            lines << valueOf(m_graph.nodes[i]);
        }
        if (m_style.narrow) { // no line may be longer than it must
            for (auto& s : m_slots)
                s.label = s.node < 0 ? 0 : m_style.lineHeight * static_cast<double>(m_places.nodes[at(s.node)].lines.size());
            return;
        }
        // The last column has the margin to itself: one line each where two do not fit.
        const auto& last = m_columns.back();
        double height = m_style.gap * static_cast<double>(last.size() - 1);
        for (const int s : last)
            height += m_slots[at(s)].node < 0 ? 0 : m_style.lineHeight * static_cast<double>(m_places.nodes[at(m_slots[at(s)].node)].lines.size());
        if (height + 2 * m_style.margin > m_wanted.height() * 0.8)
            for (const int s : last)
                if (const int node = m_slots[at(s)].node; node >= 0)
                    m_places.nodes[at(node)].lines = {m_graph.nodes[at(node)].name + QStringLiteral("  ") + m_graph.nodes[at(node)].value};
        for (auto& s : m_slots)
            s.label = s.node < 0 ? 0 : m_style.lineHeight * static_cast<double>(m_places.nodes[at(s.node)].lines.size());
    }

    double columnHeight(std::size_t c, double perUnit) const
    {
        double sum = m_style.gap * static_cast<double>(m_columns[c].size() - 1);
        for (const int s : m_columns[c])
            sum += std::max(perUnit * m_slots[at(s)].value, m_slots[at(s)].label);
        return sum;
    }
    double tallest(double perUnit) const
    {
        double most = 0;
        for (std::size_t c = 0; c < m_columns.size(); ++c)
            most = std::max(most, columnHeight(c, perUnit));
        return most;
    }
    void scale()
    {
        double most = 0;
        for (const auto& column : m_columns)
            most = std::max(most, std::accumulate(column.begin(), column.end(), 0.0, [&](double sum, int s) { return sum + m_slots[at(s)].value; }));
        if (!(most > 0))
            most = 1;
        const double least = m_style.leastThickness / most;
        const double inner = std::max(m_wanted.height() - 2 * m_style.margin, tallest(least));
        double low = least, high = inner / most;
        for (int i = 0; i < 60 && high > low; ++i) {
            const double middle = (low + high) / 2;
            (tallest(middle) <= inner ? low : high) = middle;
        }
        m_places.perUnit = low;
        m_height = inner;
        for (auto& s : m_slots)
            s.height = std::max(low * s.value, s.label);
        m_places.size.setHeight(inner + 2 * m_style.margin);
    }

    void placeColumns()
    {
        std::vector<double> labels(m_columns.size(), 0);
        for (const auto& n : m_places.nodes)
            for (const auto& line : n.lines)
                labels[at(n.column)] = std::max(labels[at(n.column)], std::ceil(m_style.textWidth(line)));
        double needed = 2 * m_style.margin;
        for (std::size_t c = 0; c < m_columns.size(); ++c)
            needed += m_style.nodeWidth + m_style.labelGap + labels[c] + (c + 1 < m_columns.size() ? m_style.bend : 0);
        const double width = std::max(m_wanted.width(), std::ceil(needed));
        const double spare = m_columns.size() > 1 ? (width - needed) / static_cast<double>(m_columns.size() - 1) : 0;
        double x = m_style.margin;
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            m_x.push_back(x);
            m_labelWidth.push_back(labels[c]);
            x += m_style.nodeWidth + m_style.labelGap + labels[c] + m_style.bend + spare;
        }
        m_places.size.setWidth(width);
    }

    void settle(std::vector<int>& column)
    {
        double top = 0;
        for (const int s : column) {
            auto& slot = m_slots[at(s)];
            slot.y = std::max(slot.y, top);
            top = slot.y + slot.height + m_style.gap;
        }
        double bottom = m_height;
        for (auto it = column.rbegin(); it != column.rend(); ++it) {
            auto& slot = m_slots[at(*it)];
            slot.y = std::min(slot.y, bottom - slot.height);
            bottom = slot.y - m_style.gap;
        }
    }
    void relax()
    {
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            double y = (m_height - columnHeight(c, m_places.perUnit)) / 2;
            for (const int s : m_columns[c]) {
                m_slots[at(s)].y = y;
                y += m_slots[at(s)].height + m_style.gap;
            }
        }
        for (int turn = 0; turn < 24; ++turn) {
            const bool forward = turn % 2 == 0;
            for (std::size_t k = 0; k < m_columns.size(); ++k) {
                auto& column = m_columns[forward ? k : m_columns.size() - 1 - k];
                for (const int s : column) {
                    double sum = 0, weight = 0;
                    for (const int g : forward ? m_in[at(s)] : m_out[at(s)]) {
                        const auto& segment = m_segments[at(g)];
                        sum += segment.value * m_slots[at(forward ? segment.from : segment.to)].centre();
                        weight += segment.value;
                    }
                    auto& slot = m_slots[at(s)];
                    if (weight > 0)
                        slot.y += 0.7 * (sum / weight - slot.centre());
                }
                settle(column);
            }
        }
    }

    /// Where the segments of a side meet a bar: from the top, in the order of their other ends.
    void attach(std::vector<double>& starts, const std::vector<std::vector<int>>& sides, bool atFrom) const
    {
        for (std::size_t s = 0; s < m_slots.size(); ++s) {
            auto list = sides[s];
            std::stable_sort(list.begin(), list.end(), [&](int a, int b) {
                const auto other = [&](int g) { return m_slots[at(atFrom ? m_segments[at(g)].to : m_segments[at(g)].from)].centre(); };
                return other(a) < other(b);
            });
            double y = m_slots[s].centre() - m_places.perUnit * m_slots[s].value / 2;
            for (const int g : list) {
                starts[at(g)] = y;
                y += m_places.perUnit * m_segments[at(g)].value;
            }
        }
    }
    void draw()
    {
        const double margin = m_style.margin;
        for (const auto& s : m_slots) {
            if (s.node < 0)
                continue;
            auto& n = m_places.nodes[at(s.node)];
            const double height = m_places.perUnit * s.value;
            n.bar = QRectF(m_x[at(s.column)], margin + s.centre() - height / 2, m_style.nodeWidth, height);
            double width = 0;
            for (const auto& line : n.lines)
                width = std::max(width, std::ceil(m_style.textWidth(line)));
            n.label = QRectF(n.bar.right() + m_style.labelGap, margin + s.centre() - s.label / 2, width, s.label);
        }
        std::vector<double> leave(m_segments.size()), arrive(m_segments.size());
        attach(leave, m_out, true);
        attach(arrive, m_in, false);
        std::size_t g = 0;
        for (std::size_t l = 0; l < m_chains.size(); ++l) {
            const double thick = m_places.perUnit * m_graph.links[l].value;
            std::vector<QPointF> points; ///< of the upper edge, in pairs: leaving, arriving
            for (std::size_t i = 0; i + 1 < m_chains[l].size(); ++i, ++g) {
                const auto& segment = m_segments[g];
                points.emplace_back(m_x[at(m_slots[at(segment.from)].column)] + m_style.nodeWidth, margin + leave[g]);
                points.emplace_back(m_x[at(m_slots[at(segment.to)].column)], margin + arrive[g]);
            }
            if (points.empty())
                continue;
            auto& link = m_places.links[l];
            link.thickness = thick;
            link.band = edge(points, 0);
            const auto below = edge(reversed(points), thick);
            link.band.connectPath(below);
            link.band.closeSubpath();
            link.spine = edge(points, thick / 2);
        }
    }
    static std::vector<QPointF> reversed(std::vector<QPointF> points)
    {
        std::reverse(points.begin(), points.end());
        return points;
    }
    static QPainterPath edge(const std::vector<QPointF>& points, double down)
    {
        QPainterPath path;
        const QPointF shift(0, down);
        path.moveTo(points.front() + shift);
        for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
            const QPointF a = points[i] + shift, b = points[i + 1] + shift;
            if (i > 0)
                path.lineTo(a);
            const double middle = (a.x() + b.x()) / 2;
            path.cubicTo({middle, a.y()}, {middle, b.y()}, b);
        }
        return path;
    }

    const SankeyGraph& m_graph;
    const SankeyStyle& m_style;
    QSizeF m_wanted;
    SankeyPlaces m_places;
    std::vector<Slot> m_slots;
    std::vector<std::vector<int>> m_columns; ///< slots from the top
    std::vector<Segment> m_segments;
    std::vector<std::vector<int>> m_chains;  ///< by link: its slots
    std::vector<std::vector<int>> m_in, m_out; ///< by slot: its segments
    std::vector<double> m_x, m_labelWidth;
    double m_height = 0;
};

} // namespace

SankeyPlaces layoutSankey(const SankeyGraph& graph, QSizeF wanted, const SankeyStyle& style) { return Layout(graph, wanted, style).run(); }

} // namespace views
