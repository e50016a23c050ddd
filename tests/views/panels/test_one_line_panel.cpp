// The one-line panel in a real window: kinds, elements with their switches, who is dark, the sweep, the diagram, both themes, small and large.
#include "PanelFixture.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Simulator.h"
#include "views/panels/oneline/OneLineDiagram.h"
#include "views/panels/oneline/OneLinePanel.h"
#include "views/panels/oneline/OneLineTable.h"
#include "views/panels/oneline/OneLineTexts.h"
#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

using namespace views;
using Kind = twin::network::SiteElement::Kind;

class TestOneLinePanel : public PanelTest
{
    Q_OBJECT
    std::shared_ptr<const twin::OutageBook> book;
    twin::network::SiteLoad load;

    std::shared_ptr<const twin::OneLine> solved(const std::vector<std::string>& open = {})
    {
        return std::make_shared<const twin::OneLine>(twin::solveOneLine(book, load, open));
    }
    int find(const twin::OneLine& line, const std::string& name)
    {
        for (std::size_t e = 0; e < line.elements.size(); ++e)
            if (line.elements[e].name == name)
                return static_cast<int>(e);
        return -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        f = std::make_unique<PanelFixture>("2025-07");
        const auto model = std::make_shared<const twin::PlantModel>(twin::compilePlant(f->site.site(), f->site.scenario(), f->site.catalogue()));
        std::vector<std::string> names;
        for (const auto& u : f->site.site().units)
            names.push_back(u.name);
        book = std::make_shared<const twin::OutageBook>(model, names);
        const auto racks = f->state.rackValues(twin::Origin::Modelled, twin::Metric::Power), units = f->state.unitValues(twin::Origin::Modelled, twin::Metric::Power);
        load = book->loads().load(f->state.figures(), racks, units);
    }

    void nothingYetIsSaid()
    {
        OneLinePanel panel(f->context());
        show(panel, 700, 300);
        QCOMPARE(panel.kinds()->rowCount(), 0);
        QVERIFY(panel.summary().isEmpty());
        shot(panel, "oneline-empty");
        auto none = std::make_shared<twin::OneLine>();
        none->state.problem = {"The plant has no pad transformers, so its halls cannot be connected; add some to see its network.", {}};
        panel.setResult(none);
        bool said = false;
        for (const auto* label : panel.findChildren<QLabel*>())
            said |= label->isVisible() && label->text().contains("no pad transformers");
        QVERIFY(said);
    }

    void kindsElementsAndVoltages()
    {
        OneLinePanel panel(f->context());
        QAbstractItemModelTester kinds(panel.kinds()), elements(panel.elements());
        const auto line = solved();
        QVERIFY2(line->state.solved, line->state.problem.english().c_str());
        panel.setResult(line);
        show(panel, 1400, 320);
        QCOMPARE(panel.kinds()->rowCount(), 8);
        QCOMPARE(panel.elements()->rowCount(), static_cast<int>(line->elements.size()));
        QVERIFY2(panel.summary().contains("13.8 kV") && panel.summary().contains("kA"), qPrintable(panel.summary()));
        for (int r = 0; r < panel.kinds()->rowCount(); ++r)
            for (int c = 0; c < panel.kinds()->columnCount(); ++c)
                QVERIFY(c == 3 || !panel.kinds()->index(r, c).data().toString().isEmpty());
        // Nothing important is cut off in the list of kinds.
        const auto views = panel.findChildren<QTableView*>();
        for (const auto* view : views)
            if (view->model() == panel.kinds())
                for (int c = 0; c + 1 < panel.kinds()->columnCount(); ++c)
                    for (int r = 0; r < panel.kinds()->rowCount(); ++r) {
                        const auto words = panel.kinds()->index(r, c).data().toString();
                        QVERIFY2(view->fontMetrics().horizontalAdvance(words) <= view->columnWidth(c), qPrintable(words));
                    }
        shots(panel, "oneline-wide");
        panel.resize(420, 520);
        f->settle();
        shots(panel, "oneline-narrow");
        QVERIFY(panel.minimumSizeHint().width() <= 420);
    }

    void aSwitchOpensAnElement()
    {
        OneLinePanel panel(f->context());
        const auto line = solved();
        panel.setResult(line);
        show(panel, 1400, 320);
        QSignalSpy spy(&panel, &OneLinePanel::openChanged);
        const int pad = find(*line, "pad 1");
        QVERIFY(pad >= 0);
        // A click on the box, as a user does.
        auto* view = panel.elementView();
        const auto* proxy = static_cast<const QAbstractProxyModel*>(view->model());
        const auto index = proxy->mapFromSource(panel.elements()->index(pad, 0));
        view->scrollTo(index);
        const auto rect = view->visualRect(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(rect.left() + 10, rect.center().y()));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(panel.open(), std::vector<std::string>{"pad 1"});
        panel.setResult(solved(panel.open()));
        f->settle();
        bool dark = false;
        for (const auto* label : panel.findChildren<QLabel*>())
            dark |= label->isVisible() && label->text().startsWith("Without supply") && label->text().contains("Hall");
        QVERIFY(dark);
        QCOMPARE(panel.elements()->index(pad, 1).data().toString(), QString("Open"));
        QCOMPARE(panel.elements()->index(find(*line, "busway of pad 1"), 1).data().toString(), QString("Dark"));
        shots(panel, "oneline-dark-pad");
        // And all back.
        for (auto* button : panel.findChildren<QPushButton*>())
            if (button->text() == "Close all")
                button->click();
        QCOMPARE(spy.count(), 2);
        QVERIFY(panel.open().empty());
        panel.setResult(solved());
        for (const auto* label : panel.findChildren<QLabel*>())
            QVERIFY(!label->isVisible() || !label->text().startsWith("Without supply"));
    }

    void selectionGoesBothWays()
    {
        OneLinePanel panel(f->context());
        const auto line = solved();
        panel.setResult(line);
        show(panel, 1400, 320);
        const int turbine = find(*line, "turbine 3");
        const auto* proxy = static_cast<const QAbstractProxyModel*>(panel.elementView()->model());
        panel.elementView()->setCurrentIndex(proxy->mapFromSource(panel.elements()->index(turbine, 0)));
        const int unit = line->elements[static_cast<std::size_t>(turbine)].units.front();
        QCOMPARE(f->selection.current().asset, f->site.site().units[static_cast<std::size_t>(unit)].id);
        // From the scene to the list.
        const int other = line->elements[static_cast<std::size_t>(find(*line, "substation transformer 2"))].units.front();
        f->selection.set({{f->site.site().units[static_cast<std::size_t>(other)].id}});
        QCOMPARE(panel.elementView()->currentIndex().data(OneLineTable::ElementRole).toInt(), find(*line, "substation transformer 2"));
        // A group of Megapacks selects all of its units.
        const int packs = find(*line, "Megapacks at line-up 3");
        panel.elementView()->setCurrentIndex(proxy->mapFromSource(panel.elements()->index(packs, 0)));
        QCOMPARE(f->selection.items().size(), line->elements[static_cast<std::size_t>(packs)].units.size());
        f->selection.clear();
    }

    void theListFiltersAndSorts()
    {
        OneLinePanel panel(f->context());
        const auto line = solved();
        panel.setResult(line);
        show(panel, 1400, 320);
        panel.findChild<QLineEdit*>()->setText("GT-0");
        QCOMPARE(panel.elementView()->model()->rowCount(), 9);
        panel.findChild<QLineEdit*>()->clear();
        panel.elementView()->sortByColumn(2, Qt::DescendingOrder);
        const auto* model = panel.elementView()->model();
        for (int r = 1; r < model->rowCount(); ++r)
            QVERIFY(model->index(r, 2).data(OneLineTable::SortRole).toDouble() <= model->index(r - 1, 2).data(OneLineTable::SortRole).toDouble());
    }

    void theSweepIsShown()
    {
        OneLinePanel panel(f->context());
        const auto line = solved();
        panel.setResult(line);
        show(panel, 1400, 320);
        QSignalSpy asked(&panel, &OneLinePanel::sweepRequested), cancelled(&panel, &OneLinePanel::sweepCancelled);
        QPushButton* button = nullptr;
        for (auto* b : panel.findChildren<QPushButton*>())
            if (b->text().startsWith("N-1"))
                button = b;
        QVERIFY(button && button->isEnabled());
        button->click();
        QCOMPARE(asked.count(), 1);
        panel.setSweepProgress(0.4);
        QVERIFY(panel.findChild<QProgressBar*>()->isVisible());
        button->click();
        QCOMPARE(cancelled.count(), 1);
        panel.setSweepProgress(-1);
        QVERIFY(!panel.findChild<QProgressBar*>()->isVisible());
        auto network = book->network();
        network.setLoad(load);
        panel.setSweep(twin::network::sweepOutages(network));
        f->settle();
        QCOMPARE(panel.outages()->rowCount(), static_cast<int>(line->elements.size()));
        QCOMPARE(panel.rightTabs()->currentIndex(), 2);
        QVERIFY(panel.outages()->index(0, 0).data().toString().startsWith("Line-up"));
        QVERIFY(panel.outages()->index(0, 4).data().toString().contains("Hall"));
        shots(panel, "oneline-sweep");
        panel.reset();
        QCOMPARE(panel.outages()->rowCount(), 0);
    }

    void theDiagramShowsEverything_data()
    {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QSize>("size");
        QTest::newRow("default") << "2025-07" << QSize(1200, 380);
        QTest::newRow("small") << "2025-07" << QSize(500, 260);
        QTest::newRow("a million") << "1m" << QSize(1200, 420);
    }
    void theDiagramShowsEverything()
    {
        QFETCH(QString, preset);
        QFETCH(QSize, size);
        PanelFixture other(preset.toUtf8().constData());
        const auto model = std::make_shared<const twin::PlantModel>(twin::compilePlant(other.site.site(), other.site.scenario(), other.site.catalogue()));
        const auto itsBook = std::make_shared<const twin::OutageBook>(model, std::vector<std::string>{});
        const auto itsLoad = itsBook->loads().load(other.state.figures(), other.state.rackValues(twin::Origin::Modelled, twin::Metric::Power),
                                                   other.state.unitValues(twin::Origin::Modelled, twin::Metric::Power));
        const auto line = std::make_shared<const twin::OneLine>(twin::solveOneLine(itsBook, itsLoad, {"line-up 2", "tie 4-5", "pad 30"}));
        QVERIFY2(line->state.solved, line->state.problem.english().c_str());
        QScrollArea area;
        area.setWidgetResizable(true);
        auto* diagram = new OneLineDiagram(other.context());
        area.setWidget(diagram);
        diagram->setResult(line);
        show(area, size.width(), size.height());
        int drawn = 0;
        for (std::size_t e = 0; e < line->elements.size(); ++e) {
            const auto rect = diagram->placeOf(static_cast<int>(e));
            if (line->elements[e].kind == Kind::Busway)
                continue;
            QVERIFY2(!rect.isEmpty(), line->elements[e].name.c_str());
            QVERIFY2(QRectF(diagram->rect()).contains(rect.center()), line->elements[e].name.c_str());
            ++drawn;
        }
        QVERIFY(drawn > 150);
        const int lineUp = find(*line, "line-up 3");
        QSignalSpy clicks(diagram, &OneLineDiagram::clicked);
        QTest::mouseClick(diagram, Qt::LeftButton, {}, diagram->placeOf(lineUp).center().toPoint());
        QCOMPARE(clicks.count(), 1);
        QCOMPARE(clicks.first().first().toInt(), lineUp);
        diagram->setSelected(lineUp);
        QVERIFY(differentColours(area.grab().toImage()) > 10);
        for (const auto kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
            other.theme.setKind(kind);
            other.settle();
            shot(area, QStringLiteral("oneline-diagram-%1-%2-%3").arg(preset).arg(size.width()).arg(kind == Theme::Kind::Dark ? "dark" : "light"));
        }
    }
};

QTEST_MAIN(TestOneLinePanel)
#include "test_one_line_panel.moc"
