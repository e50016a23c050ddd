// The panels in real windows with a real preset: what they show, that nothing is clipped, that selection and time go both ways.
#include "PanelFixture.h"
#include "twin/edit/Commands.h"
#include "views/models/AssetTreeModel.h"
#include "views/models/LimitsModel.h"
#include "views/models/ParameterModel.h"
#include "views/panels/assets/AssetTree.h"
#include "views/panels/chart/ChartPanel.h"
#include "views/panels/chart/ChartPlot.h"
#include "views/panels/headline/HeadlineStrip.h"
#include "views/panels/history/HistoryPanel.h"
#include "views/panels/limits/LimitsPanel.h"
#include "views/panels/properties/ParameterList.h"
#include "views/panels/properties/PropertiesPanel.h"
#include "views/panels/time/TimeBar.h"
#include "views/panels/time/TimeSlider.h"
#include <QLineEdit>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QUndoView>
#include <QVBoxLayout>
#include <QtTest>
#include <cmath>

using namespace views;

class TestPanels : public PanelTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        f = std::make_unique<PanelFixture>("2025-07");
    }

    void panelsAreDesignedForNothing()
    {
        // A fresh program without a site: dashes and sentences, no crash, no zeros that look like measurements.
        twin::SiteModel site;
        twin::TwinState state;
        data::Session session(site);
        data::TimeController time;
        QUndoStack undo;
        Selection selection;
        ViewContext context{&site, &state, &session, &time, &undo, &selection, &f->theme};
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* strip = new HeadlineStrip(context);
        auto* tree = new AssetTree(context);
        auto* chart = new ChartPanel(context);
        auto* properties = new PropertiesPanel(context);
        auto* bar = new TimeBar(context);
        for (QWidget* panel : std::initializer_list<QWidget*>{strip, tree, chart, properties, new LimitsPanel(context), new HistoryPanel(context), bar})
            layout->addWidget(panel);
        show(window, 1280, 1400);
        for (const auto& item : strip->items())
            QCOMPARE(item.value, QStringLiteral("\u2013"));
        QVERIFY(chart->curves().empty());
        QVERIFY(properties->subject().values.empty());
        bar->togglePlay();
        bar->nextEvent();
        bar->stepForward();
        QCOMPARE(time.state(), data::TimeController::State::Paused);
        shot(window, "empty");
    }

    void stripNeverClips_data()
    {
        QTest::addColumn<int>("width");
        for (const int w : {640, 800, 1024, 1280, 1440, 1920, 2560})
            QTest::addRow("%d", w) << w;
    }
    void stripNeverClips()
    {
        QFETCH(int, width);
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        auto* strip = new HeadlineStrip(f->context());
        layout->addWidget(strip);
        layout->addStretch();
        show(window, width, 500);
        QCOMPARE(strip->places().size(), strip->items().size());
        for (const auto& place : strip->places()) {
            QVERIFY2(!place.clipped, qPrintable(strip->items()[static_cast<std::size_t>(place.item)].label));
            QVERIFY(place.rect.right() <= strip->width() + 1);
            QVERIFY(place.rect.bottom() <= strip->height() + 1);
            QVERIFY(place.valuePixels >= 22);
        }
        if (width >= 1920)
            QCOMPARE(strip->places().front().valuePixels, 34.0);
        if (width >= 1280)
            QCOMPARE(strip->places().back().rect.top(), 0.0); // one line
        shots(*strip, QStringLiteral("strip-%1").arg(width));
    }

    void stripShowsTheModel()
    {
        HeadlineStrip strip(f->context());
        show(strip, 1920, 120);
        QCOMPARE(strip.items()[0].value, QStringLiteral("230,000"));
        const auto& limit = strip.items().back();
        QVERIFY(!limit.value.isEmpty() && limit.value != QStringLiteral("\u2013"));
        QSignalSpy activated(&strip, &HeadlineStrip::itemActivated);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.places().back().rect.center().toPoint());
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated[0][0].toString(), QStringLiteral("limit"));
    }

    void updatesAreCoalesced()
    {
        // A thousand changes in one turn cost one update; a hidden panel none.
        AssetTree tree(f->context());
        PropertiesPanel properties(f->context());
        show(properties, 320, 500);
        const auto before = properties.subject().values.size();
        for (int i = 0; i < 1000; ++i)
            f->state.commit(f->state.time());
        f->settle();
        QCOMPARE(properties.subject().values.size(), before);
        properties.hide();
        f->selection.set({{f->site.site().racks[3].id}});
        f->settle();
        QCOMPARE(properties.subject().kind, twin::AssetKind::Site); // not looked at, not computed
        properties.show();
        QVERIFY(QTest::qWaitForWindowExposed(&properties));
        QCOMPARE(properties.subject().kind, twin::AssetKind::Rack); // before its first paint
        f->selection.clear();
    }

    void treeAndSelectionGoBothWays()
    {
        AssetTree tree(f->context());
        show(tree, 280, 700);
        const auto& racks = f->site.site().racks;
        f->selection.set({{racks[500].id}, {racks[501].id}});
        const auto marked = tree.view()->selectionModel()->selectedRows();
        QCOMPARE(marked.size(), 2);
        QVERIFY(tree.view()->visualRect(tree.model()->indexOf({racks[500].id})).isValid()); // scrolled to and open
        tree.view()->setCurrentIndex(tree.model()->indexOf({racks[9].id}));
        QCOMPARE(f->selection.items(), (std::vector<twin::AssetRef>{{racks[9].id}}));
        shots(tree, "tree");
        f->selection.clear();
        QVERIFY(tree.view()->selectionModel()->selectedRows().isEmpty());
    }

    void searchSelects()
    {
        AssetTree tree(f->context());
        show(tree, 280, 700);
        const auto& rack = f->site.site().racks[1234];
        QTest::keyClicks(tree.searchField(), QString::fromStdString(rack.name).toLower());
        shot(tree, "tree-search");
        QTest::keyClick(tree.searchField(), Qt::Key_Return);
        QCOMPARE(f->selection.current().asset, rack.id);
        QVERIFY(tree.searchField()->text().isEmpty());
        QCOMPARE(tree.model()->asset(tree.view()->currentIndex()).asset, rack.id);
        QTest::keyClicks(tree.searchField(), "megapack");
        f->settle();
        shot(tree, "tree-search-type");
        f->selection.clear();
    }

    void treeIsFastAtTheLargestPreset()
    {
        PanelFixture large("1m");
        QElapsedTimer timer;
        timer.start();
        AssetTree tree(large.context());
        tree.resize(280, 700);
        tree.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tree));
        qInfo("tree of %zu racks shown after %lld ms", large.site.site().racks.size(), static_cast<long long>(timer.elapsed()));
        timer.restart();
        std::vector<twin::AssetRef> all;
        for (const auto& rack : large.site.site().racks)
            all.push_back({rack.id});
        large.selection.set({all.begin(), all.begin() + 4000});
        qInfo("4,000 racks selected in %lld ms", static_cast<long long>(timer.elapsed()));
        QCOMPARE(tree.view()->selectionModel()->selectedRows().size(), 4000);
        timer.restart();
        large.selection.set(all);
        qInfo("all selected in %lld ms", static_cast<long long>(timer.elapsed()));
    }

    void limitsAreWorstFirst()
    {
        LimitsPanel limits(f->context());
        show(limits, 640, 260);
        QVERIFY(limits.model()->rowCount() > 2);
        double last = -1e9;
        for (const auto& limit : limits.model()->limits()) {
            QVERIFY(limit.headroomPercent() >= last);
            last = limit.headroomPercent();
        }
        shots(limits, "limits");
        // However narrow, names can be read and the headroom is there.
        const QFontMetrics metrics(limits.view()->font());
        int longest = 0;
        for (int row = 0; row < limits.model()->rowCount(); ++row)
            longest = std::max(longest, metrics.horizontalAdvance(limits.model()->index(row, LimitsModel::Name).data().toString()));
        for (const int width : {1000, 480, 420}) {
            limits.resize(width, 260);
            f->settle();
            auto* header = limits.view()->horizontalHeader();
            QVERIFY2(header->sectionSize(LimitsModel::Name) > longest, qPrintable(QString("%1: %2 of %3").arg(width).arg(header->sectionSize(LimitsModel::Name)).arg(longest)));
            QVERIFY(!header->isSectionHidden(LimitsModel::State) && !header->isSectionHidden(LimitsModel::Headroom));
            QCOMPARE(header->isSectionHidden(LimitsModel::Bar), width < 1000);
        }
    }

    void propertiesOfAllKinds()
    {
        PropertiesPanel properties(f->context());
        show(properties, 320, 640);
        shots(properties, "properties-site");
        const auto& racks = f->site.site().racks;
        f->selection.set({{racks[0].id}});
        f->settle();
        QCOMPARE(properties.subject().name, QString::fromStdString(racks[0].name));
        shots(properties, "properties-rack");
        f->selection.set({{racks[0].id, 2, -1}});
        f->settle();
        shot(properties, "properties-server");
        f->selection.set({{f->site.site().halls[0].id}});
        f->settle();
        shot(properties, "properties-hall");
        f->selection.set({{f->site.site().units.back().id}});
        f->settle();
        shot(properties, "properties-unit");
        f->selection.set({{racks[0].id}, {racks[1].id}, {racks[2].id}});
        f->settle();
        QCOMPARE(properties.subject().name, QStringLiteral("3 racks"));
        shot(properties, "properties-many");
        f->selection.clear();
    }

    void parametersAreEditedInPlace()
    {
        PropertiesPanel properties(f->context());
        show(properties, 320, 640);
        auto* list = properties.parameters();
        QSignalSpy edited(&properties, &PropertiesPanel::parameterEdited);
        QModelIndex grid;
        for (int g = 0; g < list->model()->rowCount() && !grid.isValid(); ++g)
            for (int i = 0; i < list->model()->rowCount(list->model()->index(g, 0)); ++i)
                if (list->model()->parameter(list->model()->index(i, 0, list->model()->index(g, 0)))->id == "grid_capacity")
                    grid = list->model()->index(i, 0, list->model()->index(g, 0));
        QVERIFY(grid.isValid());
        list->view()->expand(grid.parent());
        list->view()->setCurrentIndex(grid);
        list->view()->edit(grid);
        auto* editor = list->view()->viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->setText("forty");
        QTest::keyClick(editor, Qt::Key_Return);
        f->settle(); // delegates commit one turn later
        QCOMPARE(edited.count(), 0);
        list->view()->edit(grid);
        editor = nullptr;
        for (auto* e : list->view()->viewport()->findChildren<QLineEdit*>())
            if (e->isVisible())
                editor = e;
        QVERIFY(editor);
        shot(properties, "properties-editing");
        editor->setText("300");
        QTest::keyClick(editor, Qt::Key_Return);
        f->settle();
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited[0][0].toString(), QStringLiteral("grid_capacity"));
        QCOMPARE(edited[0][1].toDouble(), 300.0);
    }

    void historyListsEdits()
    {
        HistoryPanel history(f->context());
        show(history, 300, 200);
        twin::AddRequest request;
        request.count = 4;
        const auto plan = twin::planAdd(f->site.site(), f->site.catalogue(), request);
        if (!std::holds_alternative<twin::PlacementPlan>(plan))
            QFAIL(std::get<std::vector<twin::Issue>>(plan).front().message.english().c_str());
        f->undo.push(new twin::AddRacksCommand(f->site, std::get<twin::PlacementPlan>(plan)));
        f->settle();
        QVERIFY(history.view()->isVisible());
        shot(history, "history");
        f->undo.undo();
        f->undo.clear();
    }

    void dayIsSimulated()
    {
        QElapsedTimer timer;
        timer.start();
        f->simulateDay();
        qInfo("a day of 2025-07 at 300 s steps: %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY(!f->session.range().isEmpty());
    }

    void timeBarDrivesTheController()
    {
        TimeBar bar(f->context());
        show(bar, 1280, 48);
        auto& time = f->time;
        const auto begin = time.range().begin;
        bar.slider()->setFocus();
        QTest::keyClick(bar.slider(), Qt::Key_Home);
        QCOMPARE(time.time(), begin);
        QTest::keyClick(bar.slider(), Qt::Key_Right);
        QCOMPARE(time.time().secondsSince(begin), bar.stepSeconds());
        QTest::keyClick(bar.slider(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(time.time().secondsSince(begin), 11 * bar.stepSeconds());
        QTest::keyClick(bar.slider(), Qt::Key_Space);
        QCOMPARE(time.state(), data::TimeController::State::Playing);
        QTest::keyClick(bar.slider(), Qt::Key_Space);
        QCOMPARE(time.state(), data::TimeController::State::Paused);
        // Events: the two of the simulated day, both ways.
        QTest::keyClick(bar.slider(), Qt::Key_Home);
        std::vector<twin::Timestamp> seen;
        for (int i = 0; i < 50; ++i) {
            const auto before = time.time();
            bar.nextEvent();
            if (time.time() == before)
                break;
            seen.push_back(time.time());
        }
        QVERIFY(std::find(seen.begin(), seen.end(), begin.plusSeconds(9 * 3600)) != seen.end());
        QVERIFY(std::find(seen.begin(), seen.end(), begin.plusSeconds(15 * 3600)) != seen.end());
        bar.previousEvent();
        QVERIFY(time.time() < seen.back());
        // Scrubbing: the pixel is the time.
        const double x = bar.slider()->xOf(begin.plusSeconds(12 * 3600));
        QTest::mouseClick(bar.slider(), Qt::LeftButton, {}, QPoint(static_cast<int>(std::lround(x)), 19));
        QVERIFY(std::fabs(time.time().secondsSince(begin) - 12 * 3600) < 200);
        QTest::mouseClick(bar.slider(), Qt::LeftButton, {}, QPoint(-5, 19));
        QCOMPARE(time.time(), begin);
        QVERIFY(bar.slider()->textAt(QPointF(bar.slider()->xOf(begin.plusSeconds(9 * 3600)), 8)).contains("turbines out"));
        QSignalSpy clock(&bar, &TimeBar::clockChanged);
        bar.setClock(text::Clock::Utc);
        QCOMPARE(clock.count(), 1);
        shot(bar, "timebar-utc");
        bar.setClock(text::Clock::Site);
        time.setTime(begin.plusSeconds(14.5 * 3600));
        f->settle();
        shots(bar, "timebar-1280");
        bar.resize(1920, 48);
        f->settle();
        shots(bar, "timebar-1920");
    }

    void facilityChart()
    {
        ChartPanel chart(f->context());
        show(chart, 1280, 240);
        chart.refreshNow();
        QVERIFY(chart.curves().size() >= 4);
        QVERIFY(std::any_of(chart.curves().begin(), chart.curves().end(), [](const Curve& c) { return c.figure == "facility_mw"; }));
        QCOMPARE(chart.plot()->laneCount(), 1);
        QVERIFY(differentColours(chart.picture()) > 20);
        shots(chart, "chart-facility-1280");
        chart.resize(1900, 260);
        f->settle();
        chart.refreshNow();
        shots(chart, "chart-facility-1920");
        // Zooming reads again, with as many points as there are pixels.
        const auto span = chart.plot()->visibleSpan();
        chart.plot()->setVisibleSpan({span.begin.plusSeconds(8 * 3600), span.begin.plusSeconds(10 * 3600)});
        f->settle();
        chart.refreshNow();
        QCOMPARE(chart.plot()->visibleSpan().seconds(), 7200.0);
        for (const auto& c : chart.curves())
            QVERIFY(c.series.seconds.size() <= 2 * 2000 && c.series.seconds.front() >= span.begin.plusSeconds(7.5 * 3600).seconds());
        // Panning beyond the range stops at its end.
        chart.plot()->setVisibleSpan({span.end.plusSeconds(-1800), span.end.plusSeconds(5400)});
        f->settle();
        chart.refreshNow();
        QCOMPARE(chart.plot()->visibleSpan().end, span.end);
        chart.showAll();
        f->settle();
        chart.refreshNow();
        QCOMPARE(chart.plot()->visibleSpan(), span);
        auto choice = chart.choice();
        choice.figures = {"facility_mw", "pue", "dry_bulb_c", "wet_bulb_c"};
        chart.setChoice(choice);
        f->settle();
        chart.refreshNow();
        QCOMPARE(chart.plot()->laneCount(), 3);
        chart.resize(1280, 360);
        f->settle();
        chart.refreshNow();
        shots(chart, "chart-lanes");
    }

    void clickInTheChartSetsTheTime()
    {
        ChartPanel chart(f->context());
        show(chart, 1280, 240);
        chart.refreshNow();
        auto* plot = chart.plot();
        const auto wanted = f->time.range().begin.plusSeconds(6 * 3600);
        const double x = plot->xToPixel(wanted.seconds());
        QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(static_cast<int>(std::lround(x)), 60));
        QVERIFY(std::fabs(f->time.time().secondsSince(wanted)) < 120);
        f->time.setTime(f->time.range().begin.plusSeconds(14.5 * 3600));
    }

    void csvOfTheChartIsExact()
    {
        ChartPanel chart(f->context());
        show(chart, 900, 240);
        chart.refreshNow();
        QTemporaryDir folder;
        chart.exportCsv(folder.filePath("c.csv"));
        QFile file(folder.filePath("c.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto lines = QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
        qsizetype points = 0;
        for (const auto& c : chart.curves())
            points += static_cast<qsizetype>(c.series.seconds.size());
        QCOMPARE(lines.size(), points + 3);
        QCOMPARE(lines[2], QStringLiteral("time_utc,asset,metric,origin,unit,mean,min,max,quality,source"));
        QVERIFY_THROWS_EXCEPTION(twin::Error, chart.exportCsv("/nowhere/at/all.csv"));
        chart.exportPng(folder.filePath("c.png"));
        QVERIFY(!QImage(folder.filePath("c.png")).isNull());
    }

    void measuredBesideModelled()
    {
        f->measureArray();
        const auto& racks = f->site.site().racks;
        ChartPanel chart(f->context());
        show(chart, 1280, 280);
        f->selection.set({{racks[0].id}});
        f->settle();
        chart.refreshNow();
        QVERIFY(std::any_of(chart.curves().begin(), chart.curves().end(), [](const Curve& c) { return c.origin == twin::Origin::Measured; }));
        QVERIFY(std::any_of(chart.curves().begin(), chart.curves().end(), [](const Curve& c) { return c.origin == twin::Origin::Modelled; }));
        shots(chart, "chart-rack");
        auto choice = chart.choice();
        choice.residual = true;
        chart.setChoice(choice);
        f->settle();
        chart.refreshNow();
        QCOMPARE(chart.plot()->laneCount(), 2);
        shots(chart, "chart-residual");
        // Several assets: picking a curve selects its asset.
        choice.residual = false;
        chart.setChoice(choice);
        f->selection.set({{racks[0].id}, {racks[1].id}, {racks[2].id}});
        f->settle();
        chart.refreshNow();
        shot(chart, "chart-three");
        Q_EMIT chart.plot()->curvePicked(static_cast<int>(chart.curves().size()) - 1);
        QCOMPARE(f->selection.items(), (std::vector<twin::AssetRef>{{racks[2].id}}));
        // A hall is added up from its racks by a worker.
        f->selection.set({{f->site.site().halls[0].id}});
        QTRY_VERIFY_WITH_TIMEOUT(!chart.curves().empty() && chart.curves()[0].asset == twin::AssetRef{f->site.site().halls[0].id} && !chart.curves()[0].isLoading, 20'000);
        shot(chart, "chart-hall");
        f->selection.clear();
    }

    void playingCostsLittle()
    {
        // What one frame of playing costs the window thread, panel by panel; said, not judged.
        const auto range = f->time.range();
        f->selection.clear();
        std::vector<std::pair<const char*, std::unique_ptr<QWidget>>> panels;
        panels.emplace_back("headline strip", std::make_unique<HeadlineStrip>(f->context()));
        panels.emplace_back("asset tree", std::make_unique<AssetTree>(f->context()));
        panels.emplace_back("properties", std::make_unique<PropertiesPanel>(f->context()));
        panels.emplace_back("limits", std::make_unique<LimitsPanel>(f->context()));
        panels.emplace_back("chart", std::make_unique<ChartPanel>(f->context()));
        panels.emplace_back("time bar", std::make_unique<TimeBar>(f->context()));
        for (auto& [name, panel] : panels) {
            panel->resize(name == std::string_view("asset tree") || name == std::string_view("properties") ? 320 : 1280, panel->sizeHint().height() > 60 ? 300 : 100);
            panel->show();
            QVERIFY(QTest::qWaitForWindowExposed(panel.get()));
            f->settle();
            constexpr int frames = 50;
            QElapsedTimer timer;
            timer.start();
            for (int i = 0; i < frames; ++i) {
                const auto t = range.begin.plusSeconds(range.seconds() * i / frames);
                f->time.setTime(t);
                f->state.commit(t);
                QCoreApplication::processEvents();
            }
            qInfo("%s: %.2f ms a frame", name, static_cast<double>(timer.nsecsElapsed()) / 1e6 / frames);
            panel->hide();
        }
    }

    void stripAndBarWithADay()
    {
        HeadlineStrip strip(f->context());
        show(strip, 1920, 120);
        shots(strip, "strip-day-1920");
        TimeBar bar(f->context());
        show(bar, 1280, 48);
        shots(bar, "timebar-measured");
    }
};

QTEST_MAIN(TestPanels)
#include "test_panels.moc"
