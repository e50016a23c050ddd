// Places of a Sankey diagram: proportional bars, labels that neither overlap nor are cut, bands that meet their bars, few crossings.
#include "views/panels/diagrams/SankeyLayout.h"
#include <QTest>
#include <cmath>
#include <random>

using namespace views;

namespace {

SankeyStyle style(double characterWidth = 7)
{
    SankeyStyle s;
    s.textWidth = [characterWidth](const QString& text) { return characterWidth * static_cast<double>(text.size()); };
    return s;
}

SankeyGraph random(unsigned seed, int perColumn, int nameLength)
{
    std::mt19937 r(seed);
    std::uniform_real_distribution<double> value(0.01, 100);
    SankeyGraph g;
    for (int c = 0; c < 6; ++c)
        for (int i = 0; i < perColumn; ++i)
            g.nodes.push_back({QString(QStringLiteral("word ")).repeated(std::max(1, nameLength / 5)).trimmed(), QStringLiteral("123 MW"), 0, c});
    std::vector<double> in(g.nodes.size()), out(g.nodes.size());
    for (int i = 0; i < perColumn * 14; ++i) {
        const auto from = static_cast<std::size_t>(r() % g.nodes.size()), to = static_cast<std::size_t>(r() % g.nodes.size());
        if (g.nodes[from].column >= g.nodes[to].column)
            continue;
        const double v = value(r);
        g.links.push_back({static_cast<int>(from), static_cast<int>(to), v});
        out[from] += v;
        in[to] += v;
    }
    for (std::size_t i = 0; i < g.nodes.size(); ++i)
        g.nodes[i].size = std::max({in[i], out[i], 0.001});
    return g;
}

void check(const SankeyGraph& g, QSizeF wanted, const SankeyStyle& s)
{
    const auto p = layoutSankey(g, wanted, s);
    QCOMPARE(p.nodes.size(), g.nodes.size());
    QVERIFY(p.size.width() >= wanted.width() - 1e-6 && p.size.height() >= wanted.height() - 1e-6);
    const QRectF page = QRectF(QPointF(0, 0), p.size).adjusted(-0.01, -0.01, 0.01, 0.01);
    for (std::size_t i = 0; i < p.nodes.size(); ++i) {
        const auto& n = p.nodes[i];
        QVERIFY2(std::abs(n.bar.height() - p.perUnit * g.nodes[i].size) < 1e-6, "bars in proportion");
        QVERIFY2(page.contains(n.bar) && page.contains(n.label), "nothing outside");
        double width = 0;
        for (const auto& line : n.lines)
            width = std::max(width, s.textWidth(line));
        QVERIFY2(n.label.width() >= width && n.label.height() >= s.lineHeight * static_cast<double>(n.lines.size()) - 1e-6, "labels are whole");
        QVERIFY(n.lines.join(QLatin1Char(' ')).contains(g.nodes[i].value));
        for (std::size_t k = 0; k < p.nodes.size(); ++k) {
            const auto& o = p.nodes[k];
            if (k > i)
                QVERIFY2(!n.label.intersects(o.label), "labels stay apart");
            if (k != i) {
                QVERIFY2(!n.bar.intersects(o.bar), "bars stay apart");
                QVERIFY2(!n.label.intersects(o.bar), "labels stay off bars");
            }
        }
    }
    for (std::size_t l = 0; l < g.links.size(); ++l) {
        QVERIFY(std::abs(p.links[l].thickness - p.perUnit * g.links[l].value) < 1e-9);
        const auto box = p.links[l].band.boundingRect();
        const auto &from = p.nodes[static_cast<std::size_t>(g.links[l].from)].bar, &to = p.nodes[static_cast<std::size_t>(g.links[l].to)].bar;
        QVERIFY2(std::abs(box.left() - from.right()) < 1e-6 && std::abs(box.right() - to.left()) < 1e-6, "bands end at bars");
        const auto begin = p.links[l].spine.elementAt(0);
        QVERIFY2(begin.y >= from.top() - 1e-6 && begin.y <= from.bottom() + 1e-6, "and within them");
    }
}

} // namespace

class SankeyLayoutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void randomGraphsAtAllSizes()
    {
        for (unsigned seed = 1; seed <= 12; ++seed)
            for (const auto& size : {QSizeF(320, 120), QSizeF(1280, 720), QSizeF(3840, 2160)})
                for (const int length : {4, 34}) {
                    check(random(seed, 2 + static_cast<int>(seed % 5), length), size, style(size.width() > 3000 ? 14 : 7));
                    if (QTest::currentTestFailed())
                        return;
                }
    }

    void crossedColumnsAreUncrossed()
    {
        SankeyGraph g;
        for (int c = 0; c < 2; ++c)
            for (int i = 0; i < 4; ++i)
                g.nodes.push_back({QString::number(i), QStringLiteral("1"), 10, c});
        for (int i = 0; i < 4; ++i)
            g.links.push_back({i, 4 + 3 - i, 10}); // turned upside down
        QCOMPARE(layoutSankey(g, {600, 300}, style()).crossings, 0.0);
    }

    void bandsGoRoundBars()
    {
        // A band over two columns keeps clear of the bar between.
        SankeyGraph g;
        g.nodes = {{QStringLiteral("a"), QStringLiteral("2"), 20, 0}, {QStringLiteral("b"), QStringLiteral("1"), 10, 1}, {QStringLiteral("c"), QStringLiteral("2"), 20, 2}};
        g.links = {{0, 1, 10}, {1, 2, 10}, {0, 2, 10}};
        const auto p = layoutSankey(g, {800, 300}, style());
        const auto inside = p.nodes[1].bar.adjusted(0, 0.5, 0, -0.5);
        QVERIFY(!p.links[2].band.intersects(inside));
    }

    void emptyAndSingle()
    {
        QCOMPARE(layoutSankey({}, {100, 50}, style()).nodes.size(), std::size_t(0));
        SankeyGraph g;
        g.nodes = {{QStringLiteral("alone"), QStringLiteral("1 MW"), 1, 3}};
        check(g, {200, 100}, style());
    }
};

QTEST_GUILESS_MAIN(SankeyLayoutTest)
#include "SankeyLayoutTest.moc"
