// The charts in real windows with a real preset: what is kept and dropped, zoom and its history, statistics, exports, the distribution and its
// brush, the heat map and what a click in it does.
#include "../PanelFixture.h"
#include "twin/base/Error.h"
#include "twin/base/NumberText.h"
#include "views/panels/chart/ChartLegend.h"
#include "views/panels/chart/ChartPanel.h"
#include "views/panels/chart/ChartPlot.h"
#include "views/panels/chart/ChartsDeck.h"
#include "views/panels/chart/DistributionPanel.h"
#include "views/panels/chart/HeatMapPanel.h"
#include "views/panels/chart/StatisticsTable.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/assets/AssetTree.h"
#include "views/models/AssetTreeModel.h"
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>
#include <set>
#include <cmath>

using namespace views;
using twin::Metric;
using twin::Origin;

class ChartsTest : public PanelTest
{
    Q_OBJECT
    void drop(QWidget& target, const std::vector<ChartChannel>& channels)
    {
        const std::unique_ptr<QMimeData> mime(channelMime(channels));
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&target, &event);
    }
    twin::AssetRef rack(int i) const { return {f->site.site().racks[static_cast<std::size_t>(i)].id}; }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        f = std::make_unique<PanelFixture>("2024-09");
        f->simulateDay();
        f->measureArray();
    }
    void cleanup() { f->selection.clear(); }

    void whatIsDroppedIsKept()
    {
        ChartPanel chart(f->context());
        show(chart, 1100, 300);
        f->selection.set({rack(0)});
        chart.refreshNow();
        QVERIFY(!chart.isKept());
        drop(chart, {{rack(1), {}, Metric::ServerPower}, {{}, "grid_mw"}});
        chart.refreshNow();
        QVERIFY(chart.isKept());
        QCOMPARE(chart.channels().size(), std::size_t{3}); // what was followed, and the two
        QVERIFY(chart.plot()->laneCount() >= 2);
        const auto color = chart.curves().back().color;
        // Dropping the same again changes nothing; another selection neither.
        drop(chart, {{{}, "grid_mw"}});
        f->selection.set({rack(5)});
        chart.refreshNow();
        QCOMPARE(chart.channels().size(), std::size_t{3});
        QCOMPARE(chart.channels()[2].figure, std::string("grid_mw"));
        // Taken out with Delete, moved with Alt+Up; the others keep their colours.
        auto* legend = chart.legend();
        legend->setFocus();
        QTest::keyClick(legend, Qt::Key_Delete);
        chart.refreshNow();
        QCOMPARE(chart.channels().size(), std::size_t{2});
        QCOMPARE(chart.curves().back().color, color);
        for (std::size_t i = 0; i + 1 < chart.curves().size(); ++i)
            QTest::keyClick(legend, Qt::Key_Down);
        QTest::keyClick(legend, Qt::Key_Up, Qt::AltModifier);
        chart.refreshNow();
        QCOMPARE(chart.channels().front().figure, std::string("grid_mw"));
        QCOMPARE(chart.curves().front().color, color);
        shots(chart, "charts-kept");
        // What is selected is added, and at last the selection is followed again.
        chart.addSelection();
        chart.refreshNow();
        QCOMPARE(chart.channels().back().asset, rack(5));
        chart.setKept(false);
        chart.refreshNow();
        QCOMPARE(chart.channels().size(), std::size_t{1});
        QCOMPARE(chart.channels().front().asset, rack(5));
        // Foreign drags are left to others.
        QMimeData foreign;
        foreign.setText("hello");
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &foreign, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&chart, &enter);
        QVERIFY(!enter.isAccepted());
    }

    void theTreeGivesWhatAChartTakes()
    {
        AssetTree tree(f->context());
        show(tree, 280, 500);
        const auto index = tree.model()->indexOf(rack(3));
        QVERIFY(tree.model()->flags(index).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(tree.view()->dragEnabled());
        const std::unique_ptr<QMimeData> mime(tree.model()->mimeData({index, index.siblingAtColumn(1)}));
        QCOMPARE(channelsFrom(mime.get()), (std::vector<ChartChannel>{{rack(3), {}}}));
    }

    void zoomIsReadAnewAndHasAHistory()
    {
        ChartPanel chart(f->context());
        show(chart, 1000, 260);
        f->selection.set({rack(0)});
        chart.refreshNow();
        auto* plot = chart.plot();
        const auto whole = plot->visibleSpan();
        std::size_t before = 0;
        for (const auto& c : chart.curves())
            before = std::max(before, c.series.seconds.size());
        plot->setFocus();
        QTest::keyClick(plot, Qt::Key_Plus);
        const auto near = plot->visibleSpan();
        QVERIFY(std::abs(near.seconds() - whole.seconds() / 1.6) < 1);
        QTest::keyClick(plot, Qt::Key_BracketRight);
        const auto later = plot->visibleSpan();
        QVERIFY(later.begin > near.begin || later.end == whole.end);
        chart.refreshNow();
        for (const auto& c : chart.curves())
            for (const double t : c.series.seconds)
                QVERIFY(t >= later.begin.seconds() - 400 && t <= later.end.seconds() + 400);
        QTest::keyClick(plot, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(plot->visibleSpan() == near || plot->visibleSpan() == whole);
        while (plot->history().canGoBack())
            plot->goBack();
        QCOMPARE(plot->visibleSpan(), whole);
        QVERIFY(plot->history().canGoForward());
        plot->goForward();
        QCOMPARE(plot->visibleSpan(), near);
        QTest::keyClick(plot, Qt::Key_0);
        QCOMPARE(plot->visibleSpan(), whole);
        // Shift and drag zooms to what was marked.
        const double x0 = plot->xToPixel(whole.begin.seconds() + 1000), x1 = plot->xToPixel(whole.begin.seconds() + 3000);
        QTest::mousePress(plot, Qt::LeftButton, Qt::ShiftModifier, QPoint(static_cast<int>(x0), 60));
        QMouseEvent move(QEvent::MouseMove, QPointF(x1, 62), plot->mapToGlobal(QPointF(x1, 62)), Qt::NoButton, Qt::LeftButton, Qt::ShiftModifier);
        QCoreApplication::sendEvent(plot, &move);
        QTest::mouseRelease(plot, Qt::LeftButton, Qt::ShiftModifier, QPoint(static_cast<int>(x1), 62));
        QVERIFY(std::abs(plot->visibleSpan().begin.secondsSince(whole.begin) - 1000) < 60);
        QVERIFY(std::abs(plot->visibleSpan().seconds() - 2000) < 80);
        chart.refreshNow();
        shots(chart, "charts-zoomed");
    }

    void aStretchWithoutDataSaysSo()
    {
        ChartPanel chart(f->context());
        show(chart, 1000, 260);
        f->selection.set({rack(0)});
        auto choice = chart.choice();
        choice.metrics = {Metric::ServerPower};
        choice.modelled = false;
        chart.setChoice(choice);
        chart.refreshNow();
        QVERIFY(chart.plot()->notice().isEmpty());
        const auto begin = f->session.range().begin;
        chart.plot()->setVisibleSpan({begin.plusSeconds(3100), begin.plusSeconds(3500)}); // within the gap
        chart.refreshNow();
        QVERIFY(!chart.curves().empty() && chart.curves()[0].isEmpty() && chart.curves()[0].isRecorded);
        QVERIFY(!chart.plot()->notice().isEmpty());
        QVERIFY(std::isnan(chart.curves()[0].valueAt(begin.seconds() + 3300)));
        shots(chart, "charts-hidden");
        chart.showAll();
        chart.refreshNow();
        QVERIFY(chart.plot()->notice().isEmpty());
        // The gap is never bridged: no value inside it, and no point of the curve.
        for (const double t : chart.curves()[0].series.seconds)
            QVERIFY(t <= begin.seconds() + 3001 || t >= begin.seconds() + 3599);
    }

    void statisticsAreShownAndCopied()
    {
        ChartPanel chart(f->context());
        show(chart, 1200, 340);
        f->selection.set({rack(0)});
        chart.refreshNow();
        chart.plot()->setFocus();
        QTest::keyClick(chart.plot(), Qt::Key_S);
        QVERIFY(chart.statistics()->isVisible());
        QCOMPARE(chart.statistics()->rowCount(), static_cast<int>(chart.curves().size()));
        QLocale::setDefault(QLocale(QLocale::French));
        chart.refreshNow();
        chart.statistics()->copy();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const auto lines = QApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), static_cast<qsizetype>(chart.curves().size()) + 1);
        const auto cells = lines[1].split('\t');
        QCOMPARE(cells.size(), 11);
        const auto least = twin::toNumber(cells[2].toStdString()), mean = twin::toNumber(cells[3].toStdString()), most = twin::toNumber(cells[4].toStdString()),
                   energy = twin::toNumber(cells[9].toStdString()), covered = twin::toNumber(cells[10].toStdString());
        QVERIFY(least && mean && most && energy && covered);
        QVERIFY(*least < *mean && *mean < *most);
        // Energy is the mean over the hours covered.
        QVERIFY(std::abs(*energy / (*mean * chart.plot()->visibleSpan().seconds() / 3600 * *covered / 100) - 1) < 0.01);
        QVERIFY(*covered > 85 && *covered < 95); // ten of 120 minutes are missing
        shots(chart, "charts-statistics");
    }

    void exportsOfAnySize()
    {
        ChartPanel chart(f->context());
        show(chart, 1000, 260);
        f->selection.set({rack(0), rack(1)});
        QTemporaryDir dir;
        const auto document = chart.document();
        for (const auto& [size, scale] : {std::pair{QSize(640, 360), 1.0}, std::pair{QSize(1600, 500), 2.0}, std::pair{QSize(320, 240), 3.5}}) {
            const auto file = dir.filePath("c.png");
            writeChartPng(document, size, scale, file);
            const QImage image(file);
            QCOMPARE(image.size(), (QSizeF(size) * scale).toSize());
            QVERIFY(differentColours(image) > 10);
            if (qEnvironmentVariableIsSet("MEMPHIS_TWIN_SHOTS"))
                image.save(qEnvironmentVariable("MEMPHIS_TWIN_SHOTS") + QStringLiteral("/charts-export-%1.png").arg(size.width()));
        }
        const auto pdf = dir.filePath("c.pdf");
        writeChartPdf(document, {900, 400}, pdf);
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        QVERIFY(bytes.startsWith("%PDF") && bytes.size() > 4000);
        QVERIFY(!bytes.contains("/Subtype /Image")); // lines and letters, not a picture of them
        QVERIFY(bytes.contains("/FontDescriptor"));
        if (qEnvironmentVariableIsSet("MEMPHIS_TWIN_SHOTS"))
            QFile::copy(pdf, qEnvironmentVariable("MEMPHIS_TWIN_SHOTS") + QStringLiteral("/charts-export.pdf"));
        QVERIFY_THROWS_EXCEPTION(twin::Error, writeChartPng(document, {800, 400}, 1, "/nowhere/at/all.png"));
        QVERIFY_THROWS_EXCEPTION(twin::Error, writeChartPdf(document, {800, 400}, "/nowhere/at/all.pdf"));
        QVERIFY_THROWS_EXCEPTION(twin::Error, writeChartPng(document, {16'000, 400}, 8, dir.filePath("d.png")));
    }

    void distributionOfAllGpus()
    {
        DistributionPanel panel(f->context());
        show(panel, 1100, 260);
        ColourBy by;
        by.metric = Metric::GpuTemperature;
        by.origin = Origin::Modelled;
        panel.setColourBy(by);
        panel.refreshNow();
        QCOMPARE(panel.valueClass(), twin::ValueClass::Gpu);
        const auto values = f->state.gpuValues(Origin::Modelled, Metric::GpuTemperature);
        QCOMPARE(values.size(), std::size_t{100'000});
        const auto& plot = *panel.plot();
        std::int64_t sum = 0;
        for (const auto c : plot.counts())
            sum += c;
        QCOMPARE(sum, plot.distribution().known);
        // The worst is a GPU, and no other is hotter.
        const auto worst = panel.worst();
        QVERIFY(worst.gpu >= 0);
        const int worstRack = f->site.rackIndex(worst.asset);
        QCOMPARE(f->state.gpuValue(Origin::Modelled, Metric::GpuTemperature, worstRack, worst.gpu), *std::max_element(values.begin(), values.end()));
        shots(panel, "distribution-gpus");
        // A brush over the hottest selects those GPUs and no others.
        const double from = plot.distribution().percentile(0.9995);
        std::size_t found = 0;
        const auto hottest = panel.assetsWithin(from, 1e9, &found);
        QVERIFY(found > 0 && found <= DistributionPanel::mostSelectedGpus);
        QCOMPARE(hottest.size(), found);
        for (const auto& ref : hottest)
            QVERIFY(static_cast<double>(f->state.gpuValue(Origin::Modelled, Metric::GpuTemperature, f->site.rackIndex(ref.asset), ref.gpu)) >= from);
        // Too many GPUs: the racks that hold them, each once.
        const auto racks = panel.assetsWithin(plot.distribution().percentile(0.5), 1e9, &found);
        QVERIFY(found > DistributionPanel::mostSelectedGpus && racks.size() < found);
        std::set<std::uint32_t> ids;
        for (const auto& ref : racks) {
            QCOMPARE(ref.gpu, std::int16_t{-1});
            ids.insert(ref.asset.value);
        }
        QCOMPARE(ids.size(), racks.size());
        qInfo("distribution of %zu GPUs: %.2f ms", values.size(), panel.lastMs());
    }

    void brushSelects()
    {
        DistributionPanel panel(f->context());
        show(panel, 1100, 260);
        ColourBy by;
        by.metric = Metric::Power;
        panel.setColourBy(by);
        panel.refreshNow();
        auto* plot = panel.plot();
        plot->setFocus();
        QTest::keyClick(plot, Qt::Key_End);
        QTest::keyClick(plot, Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(plot, Qt::Key_Return);
        QVERIFY(plot->brush());
        const auto selected = f->selection.items();
        const auto expected = panel.assetsWithin(plot->brush()->low, plot->brush()->high);
        QCOMPARE(selected, expected);
        // With the mouse over everything: all are selected.
        const auto& edges = plot->edges();
        const int x0 = static_cast<int>(plot->xOf(edges.front())) + 2, x1 = static_cast<int>(plot->xOf(edges.back())) - 2;
        QTest::mousePress(plot, Qt::LeftButton, {}, QPoint(x0, 100));
        QMouseEvent move(QEvent::MouseMove, QPointF(x1, 100), plot->mapToGlobal(QPointF(x1, 100)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(plot, &move);
        QTest::mouseRelease(plot, Qt::LeftButton, {}, QPoint(x1, 100));
        QVERIFY(f->selection.items().size() > 1000);
        shots(panel, "distribution-brushed");
        QTest::keyClick(plot, Qt::Key_Escape);
        QVERIFY(!plot->brush());
    }

    void heatMapShowsRowsOrRacks()
    {
        HeatMapPanel panel(f->context());
        show(panel, 1000, 300);
        ColourBy by;
        by.metric = Metric::Power;
        by.origin = Origin::Modelled;
        panel.setColourBy(by);
        panel.refreshNow();
        const auto* plot = panel.plot();
        QVERIFY(plot->map().linesRecorded > 0);
        QCOMPARE(static_cast<int>(panel.lines().size()), plot->map().lines);
        QVERIFY(plot->map().lines <= plot->height() && plot->map().columns <= plot->width()); // a screenful at most
        // Colours are those of the scene's map for the cell's value.
        const auto& map = plot->map();
        for (const int l : {0, map.lines / 2, map.lines - 1}) {
            const int c = map.columns / 2;
            const auto v = static_cast<double>(map.cell(l, c));
            if (std::isnan(v)) {
                QCOMPARE(qAlpha(plot->image().pixel(c, l)), 0);
                continue;
            }
            const double share = (v - plot->range().low) / (plot->range().high - plot->range().low);
            const auto expected = mapTable(mapOf(by.metric, by.origin))[static_cast<std::size_t>(std::clamp(std::lround(share * 255), 0L, 255L))];
            QCOMPARE(plot->image().pixel(c, l) & 0xffffff, expected & 0xffffff);
        }
        shots(panel, "heatmap-site");
        // A range chosen for GPUs in watts is none of racks in kilowatts; one of degrees is that of all, without reading again.
        by.automaticRange = false;
        by.low = 200;
        by.high = 700;
        panel.setColourBy(by);
        QVERIFY(!panel.isLoading() && plot->range().high > 10'000);
        by.automaticRange = true;
        by.metric = Metric::GpuTemperature;
        panel.setColourBy(by);
        panel.refreshNow();
        by.automaticRange = false;
        by.low = 30;
        by.high = 55;
        panel.setColourBy(by);
        QVERIFY(!panel.isLoading());
        QCOMPARE(plot->range().low, 30.0);
        by.automaticRange = true;
        by.metric = Metric::Power;
        panel.setColourBy(by);
        // A row: its racks, one line each.
        panel.setScope({f->site.site().rows[0].id});
        panel.refreshNow();
        const auto inRow = std::count_if(f->site.site().racks.begin(), f->site.site().racks.end(), [](const auto& r) { return r.row == 0; });
        QCOMPARE(static_cast<std::ptrdiff_t>(panel.lines().size()), inRow);
        // A click selects the rack and goes to the instant.
        f->selection.clear();
        const auto t = plot->span().begin.plusSeconds(0.75 * plot->span().seconds());
        QTest::mouseClick(panel.plot(), Qt::LeftButton, {}, QPoint(static_cast<int>(std::lround(plot->xOf(t))), static_cast<int>(plot->yOf(2))));
        QCOMPARE(f->selection.current(), panel.lines()[2].asset);
        QVERIFY(std::abs(f->time.time().secondsSince(t)) < plot->span().seconds() / 400);
        shots(panel, "heatmap-row");
        // The table has a row for each cell that is known.
        QTemporaryDir dir;
        panel.document().writeCsv(dir.filePath("h.csv"));
        QFile file(dir.filePath("h.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto known = std::count_if(plot->map().cells.begin(), plot->map().cells.end(), [](float v) { return !std::isnan(v); });
        QCOMPARE(static_cast<std::ptrdiff_t>(file.readAll().count('\n')), known + 2);
        writeChartPdf(panel.document(), {800, 300}, dir.filePath("h.pdf"));
        QVERIFY(QFileInfo(dir.filePath("h.pdf")).size() > 4000);
    }

    void heatMapOfMeasuredSaysWhatIsMissing()
    {
        HeatMapPanel panel(f->context());
        show(panel, 1000, 300);
        ColourBy by;
        by.metric = Metric::ServerPower;
        by.origin = Origin::Measured;
        panel.setColourBy(by);
        panel.setScope({f->site.site().rows[f->site.site().racks[0].row].id});
        panel.refreshNow();
        const auto& map = panel.plot()->map();
        QVERIFY(map.linesRecorded == 8 && map.lines > 8);
        // Within the gap nothing is known, before it everything of those eight.
        const auto cellAt = [&](int l, double s) { return map.cell(l, static_cast<int>((f->session.range().begin.seconds() + s - map.span.begin.seconds()) / map.columnSeconds())); };
        int known = 0;
        for (int l = 0; l < map.lines; ++l) {
            QVERIFY(std::isnan(cellAt(l, 3300)));
            known += !std::isnan(cellAt(l, 2000));
        }
        QCOMPARE(known, 8);
        shots(panel, "heatmap-measured");
        by.metric = Metric::CoolantFlow;
        panel.setColourBy(by);
        panel.refreshNow();
        auto* note = panel.findChild<EmptyNote*>();
        QVERIFY(note && note->isVisible() && !note->what().isEmpty());
    }

    void theDeckKeepsBothOnOneStretch()
    {
        ChartsDeck deck(f->context());
        show(deck, 1100, 320);
        deck.curves()->refreshNow();
        QCOMPARE(deck.page(), ChartsDeck::Page::Curves);
        deck.setPage(ChartsDeck::Page::HeatMap);
        f->settle();
        deck.heatMap()->refreshNow();
        auto* plot = deck.heatMap()->plot();
        const auto whole = deck.heatMap()->visibleSpan();
        plot->setFocus();
        QTest::keyClick(plot, Qt::Key_Plus);
        const auto near = deck.heatMap()->visibleSpan();
        QVERIFY(near.seconds() < whole.seconds());
        const auto other = deck.curves()->plot()->visibleSpan();
        QVERIFY(std::abs(other.begin.secondsSince(near.begin)) < 1e-3 && std::abs(other.end.secondsSince(near.end)) < 1e-3);
        QTest::keyClick(plot, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(deck.heatMap()->visibleSpan(), whole);
        QTest::keyClick(plot, Qt::Key_1, Qt::AltModifier);
        QCOMPARE(deck.page(), ChartsDeck::Page::Curves);
        QTest::keyClick(deck.curves()->plot(), Qt::Key_2, Qt::AltModifier);
        QCOMPARE(deck.page(), ChartsDeck::Page::Distribution);
        shots(deck, "deck-distribution");
    }

    void everythingIsDesignedForNothing()
    {
        twin::SiteModel site;
        twin::TwinState state;
        data::Session session(site);
        data::TimeController time;
        QUndoStack undo;
        Selection selection;
        ChartsDeck deck({&site, &state, &session, &time, &undo, &selection, &f->theme});
        show(deck, 700, 220);
        for (const auto page : {ChartsDeck::Page::Curves, ChartsDeck::Page::Distribution, ChartsDeck::Page::HeatMap}) {
            deck.setPage(page);
            f->settle();
            int notes = 0;
            for (const auto* note : deck.findChildren<EmptyNote*>())
                notes += note->isVisible() && !note->what().isEmpty();
            QCOMPARE(notes, 1);
            shot(deck, QStringLiteral("deck-empty-%1").arg(static_cast<int>(page)));
        }
    }
};

QTEST_MAIN(ChartsTest)
#include "ChartsTest.moc"
