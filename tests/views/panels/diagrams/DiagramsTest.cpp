// The flow diagrams and the cooling loop in real windows: places, words, clicks, keys, states, export, both themes, small and large.
#include "../PanelFixture.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Simulator.h"
#include "views/panels/diagrams/CoolingDiagram.h"
#include "views/panels/diagrams/CoolingPanel.h"
#include "views/panels/diagrams/DiagramExport.h"
#include "views/panels/diagrams/FlowAssets.h"
#include "views/panels/diagrams/FlowPanel.h"
#include "views/panels/diagrams/MakeUpView.h"
#include "views/panels/diagrams/SankeyView.h"
#include "views/panels/headline/HeadlineStrip.h"
#include "views/panels/oneline/OneLineDiagram.h"
#include "views/panels/oneline/OneLinePanel.h"
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTranslator>
#include <QtTest>
#include <cmath>
#include <limits>

using namespace views;
using Subject = twin::FlowAccount::Subject;
using Box = CoolingPicture::Box;

namespace {

/// Every text half as long again, as other languages have it.
class LongWords : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        if (qstrcmp(context, "Flow") != 0 && qstrcmp(context, "CoolingLoop") != 0)
            return {};
        auto words = QString::fromUtf8(source);
        if (words.size() > 60)
            return {};
        return words.contains(QLatin1Char('%')) ? words + QStringLiteral(" dû") : words + QStringLiteral(" de la ") + words.left(words.size() / 3);
    }
};

const twin::FlowNode* nodeOf(const SankeyView& view, const char* id)
{
    const int n = view.account().node(id);
    return n < 0 ? nullptr : &view.account().nodes[static_cast<std::size_t>(n)];
}

} // namespace

class DiagramsTest : public PanelTest
{
    Q_OBJECT
    /// The bar of a node in the widget.
    QPointF barOf(const SankeyView& view, const char* id)
    {
        const auto* wanted = nodeOf(view, id);
        for (std::size_t i = 0; wanted && i < view.places().nodes.size(); ++i) {
            const QPointF p = view.places().nodes[i].bar.center();
            const int at = view.nodeAt(p);
            if (at == static_cast<int>(i) && view.places().nodes[i].lines.join(QLatin1Char(' ')).contains(QString::fromUtf8(wanted->info->label)))
                return p;
        }
        return {-1, -1};
    }
    void checkPlaces(const SankeyView& view)
    {
        const auto& places = view.places();
        const QRectF page(QPointF(-0.5, -0.5), places.size + QSizeF(1, 1));
        const QFontMetricsF metrics(view.font());
        double perUnit = 0;
        for (std::size_t i = 0; i < places.nodes.size(); ++i) {
            QVERIFY(page.contains(places.nodes[i].label) && page.contains(places.nodes[i].bar));
            for (std::size_t k = i + 1; k < places.nodes.size(); ++k)
                QVERIFY2(!places.nodes[i].label.intersects(places.nodes[k].label), qPrintable(places.nodes[i].lines.join('|') + " meets " + places.nodes[k].lines.join('|')));
        }
        // Bars in proportion to the account: every drawn node has its value times one number.
        for (const auto& node : view.account().nodes) {
            const auto p = barOf(view, node.info->id);
            if (p.x() < 0)
                continue;
            const double height = places.nodes[static_cast<std::size_t>(view.nodeAt(p))].bar.height();
            const double ratio = height / node.value();
            if (perUnit > 0 && node.value() > 0.01)
                QVERIFY2(std::abs(ratio / perUnit - 1) < 1e-6, node.info->id);
            if (node.value() > 0.01)
                perUnit = ratio;
        }
        QVERIFY(perUnit > 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        f = std::make_unique<PanelFixture>("2025-07");
    }
    void cleanup()
    {
        f->selection.clear();
        f->theme.setKind(Theme::Kind::Dark);
    }

    void placesAtAllSizesAndLengths()
    {
        LongWords longWords;
        for (const bool isLong : {false, true}) {
            if (isLong)
                QCoreApplication::installTranslator(&longWords);
            FlowPanel panel(f->context());
            for (const auto& size : {QSize(1280, 260), QSize(1280, 720), QSize(3840, 2160)})
                for (const auto subject : twin::flowSubjects) {
                    panel.resize(size);
                    panel.setSubject(subject);
                    show(panel, size.width(), size.height());
                    QVERIFY(panel.isDiagramShown());
                    if (!isLong)
                        checkPlaces(*panel.diagram());
                    else
                        for (std::size_t i = 0; i < panel.diagram()->places().nodes.size(); ++i)
                            for (std::size_t k = i + 1; k < panel.diagram()->places().nodes.size(); ++k)
                                QVERIFY(!panel.diagram()->places().nodes[i].label.intersects(panel.diagram()->places().nodes[k].label));
                    if (QTest::currentTestFailed())
                        return;
                    QVERIFY(panel.diagram()->width() >= panel.diagram()->places().size.width() - 1);
                    shot(panel, QStringLiteral("flows-%1-%2%3").arg(QString::fromLatin1(twin::flowSubjectId(subject))).arg(size.width() * 10 + size.height() / 100).arg(isLong ? "-long" : ""));
                }
            QCoreApplication::removeTranslator(&longWords);
        }
    }

    void hoverTellsAndClickSelects()
    {
        FlowPanel panel(f->context());
        show(panel, 1400, 620);
        auto& view = *panel.diagram();
        const auto chillers = barOf(view, "chillers");
        QVERIFY(chillers.x() > 0);
        QTest::mouseMove(&view, chillers.toPoint());
        QTRY_VERIFY(panel.line().contains("Chillers"));
        QVERIFY2(panel.line().contains("MW") && panel.line().contains("%") && panel.line().contains("Modelled"), qPrintable(panel.line()));
        QTest::mouseClick(&view, Qt::LeftButton, {}, chillers.toPoint());
        QVERIFY(!f->selection.items().empty());
        const auto unit = f->site.unitIndex(f->selection.current().asset);
        QVERIFY(unit >= 0 && f->site.site().units[static_cast<std::size_t>(unit)].kind == twin::AssetKind::Chiller);
        std::size_t count = 0;
        for (const auto& u : f->site.site().units)
            count += u.kind == twin::AssetKind::Chiller;
        QCOMPARE(f->selection.items().size(), count);
        // And from the scene to the diagram.
        const auto& racks = f->site.site().racks;
        f->selection.set({{racks.front().id}});
        const int gpus = view.account().node("gpus"), cold = view.account().node("chillers");
        QVERIFY(view.marked()[static_cast<std::size_t>(gpus)] && !view.marked()[static_cast<std::size_t>(cold)]);
        // A band tells both its ends.
        bool told = false;
        for (std::size_t l = 0; l < view.places().links.size() && !told; ++l)
            if (view.places().links[l].thickness > 30) {
                const auto p = view.places().links[l].spine.pointAtPercent(0.5);
                if (view.nodeAt(p) < 0) {
                    QTest::mouseMove(&view, p.toPoint());
                    QTest::qWait(30);
                    told = panel.line().contains(QStringLiteral("→"));
                }
            }
        QVERIFY(told);
        shots(panel, "flows-selected");
    }

    void keysGoThroughIt()
    {
        FlowPanel panel(f->context());
        show(panel, 1400, 620);
        auto& view = *panel.diagram();
        panel.activateWindow();
        view.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(view.hasFocus());
        QTRY_VERIFY(!view.currentText().isEmpty());
        // Pointing at nothing leaves the choice of the keys alone.
        const auto chosen = view.currentText();
        QTest::mouseMove(&view, QPoint(2, 2));
        QTest::qWait(20);
        QCOMPARE(view.currentText(), chosen);
        QStringList met{view.currentText()};
        for (int i = 0; i < 7; ++i) {
            QTest::keyClick(&view, Qt::Key_Right);
            met << view.currentText();
        }
        met.removeDuplicates();
        QVERIFY2(met.size() >= 5, qPrintable(met.join("\n")));
        QTest::keyClick(&view, Qt::Key_Down);
        f->selection.clear();
        for (int i = 0; i < 12 && f->selection.items().empty(); ++i) { // some bar of the last column stands for assets
            QTest::keyClick(&view, Qt::Key_Return);
            QTest::keyClick(&view, Qt::Key_Up);
        }
        QVERIFY(!f->selection.items().empty());
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(view.currentText().isEmpty());
    }

    void headlineFiguresAreMadeUp()
    {
        HeadlineStrip strip(f->context());
        FlowPanel panel(f->context());
        show(panel, 1400, 420);
        show(strip, 1400, 120);
        QObject::connect(&strip, &HeadlineStrip::itemActivated, &panel, &FlowPanel::showFigure);
        const auto click = [&](const char* id) {
            for (const auto& place : strip.places())
                if (strip.items()[static_cast<std::size_t>(place.item)].id == QLatin1String(id))
                    QTest::mouseClick(&strip, Qt::LeftButton, {}, place.rect.center().toPoint());
            f->settle();
        };
        click("facility_mw");
        QVERIFY(panel.makeUp()->isVisible() && panel.isDiagramShown());
        QCOMPARE(panel.subject(), Subject::Power);
        QVERIFY2(panel.makeUp()->words().contains("IT load + cooling"), qPrintable(panel.makeUp()->words()));
        auto* table = panel.makeUp()->table();
        QCOMPARE(table->rowCount(), 4); // no residual in a settled state
        double sum = 0;
        for (int r = 0; r < table->rowCount(); ++r) {
            QCOMPARE(table->item(r, 2)->text(), QString("MW"));
            QCOMPARE(table->item(r, 3)->text(), QString("Modelled"));
            sum += QLocale().toDouble(table->item(r, 1)->text());
        }
        QVERIFY(std::abs(sum - f->state.figures().facility_mw) < 0.1);
        shots(panel, "flows-facility");
        click("water_m3_per_h");
        QCOMPARE(panel.subject(), Subject::Water);
        click("pue");
        QCOMPARE(panel.subject(), Subject::Power);
        QCOMPARE(table->item(1, 0)->text().left(1), QString(QStringLiteral("÷")));
        // A part with an account of its own opens it.
        Q_EMIT table->cellActivated(2, 0);
        QCOMPARE(QString(panel.makeUp()->makeUp()->id), QString("cooling_mw"));
        click("storage_eb");
        QVERIFY(panel.makeUp()->isVisible() && !panel.diagram()->isVisible());
        shot(panel, "flows-storage");
        QVERIFY(!panel.showFigure("nothing"));
        // Keys on the strip.
        strip.activateWindow();
        strip.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(strip.hasFocus());
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&strip, Qt::Key_Right);
        QSignalSpy spy(&strip, &HeadlineStrip::itemActivated);
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy[0][0].toString(), QString("pue"));
        shot(strip, "headline-focus");
    }

    void everyTileHasItsAccount()
    {
        HeadlineStrip strip(f->context());
        for (const auto& item : strip.items())
            QVERIFY2(item.id == "limit" || twin::figureMakeUp(item.id.toStdString()), qPrintable(item.id));
    }

    void statesAreSaid()
    {
        const auto figures = f->state.figures();
        FlowPanel panel(f->context());
        CoolingPanel cooling(f->context());
        show(panel, 800, 300);
        show(cooling, 800, 300);
        const auto says = [](QWidget& widget, const char* words) {
            for (const auto* label : widget.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QLatin1String(words)))
                    return true;
            return false;
        };
        auto old = figures;
        old.pad_loss_mw = old.facility_flow_m3_per_h = std::numeric_limits<double>::quiet_NaN();
        f->state.setFigures(old);
        f->state.commit(f->state.time());
        f->settle();
        QVERIFY(!panel.isDiagramShown() && says(panel, "older version"));
        QVERIFY(!cooling.isDiagramShown() && says(cooling, "older version"));
        shot(panel, "flows-old");
        shot(cooling, "cooling-old");
        f->state.setFigures({});
        f->state.commit(f->state.time());
        f->settle();
        QVERIFY(!panel.isDiagramShown() && says(panel, "Nothing calculated yet"));
        QVERIFY(!cooling.isDiagramShown() && says(cooling, "Nothing calculated yet"));
        auto dry = figures;
        dry.water_m3_per_h = dry.evaporation_m3_per_h = dry.drift_m3_per_h = dry.blowdown_m3_per_h = 0;
        f->state.setFigures(dry);
        f->state.commit(f->state.time());
        panel.setSubject(Subject::Water);
        f->settle();
        QVERIFY(!panel.isDiagramShown() && says(panel, "No water is used"));
        f->state.setFigures(figures);
        f->state.commit(f->state.time());
        f->settle();
        QVERIFY(panel.isDiagramShown() && cooling.isDiagramShown());
        // Another time, other values: the diagram follows.
        auto other = figures;
        other.grid_mw += 20;
        panel.setSubject(Subject::Power);
        f->state.setFigures(other);
        f->state.commit(f->state.time());
        f->settle();
        QVERIFY(std::abs(panel.diagram()->account().residual - 20) < 1e-6);
        QVERIFY2(panel.line().contains("residual") && nodeOf(*panel.diagram(), "residual_out"), qPrintable(panel.line()));
        shot(panel, "flows-residual");
        f->state.setFigures(figures);
        f->state.commit(f->state.time());
    }

    void pathsAreFollowed()
    {
        FlowPanel panel(f->context());
        CoolingPanel cooling(f->context());
        show(panel, 1300, 500);
        show(cooling, 1300, 320);
        std::vector<twin::AssetId> path{f->site.site().racks.front().id};
        for (const auto& u : f->site.site().units)
            if (u.kind == twin::AssetKind::UtilityFeed || u.kind == twin::AssetKind::Transformer || u.kind == twin::AssetKind::PadTransformer || u.kind == twin::AssetKind::CoolingTower)
                path.push_back(u.id);
        panel.highlightPath(path);
        cooling.highlightPath(path);
        const auto on = [&](const char* id) { return static_cast<bool>(panel.diagram()->path()[static_cast<std::size_t>(panel.diagram()->account().node(id))]); };
        QVERIFY(on("grid") && on("substation") && on("low_voltage") && on("it_feeders") && on("gpus"));
        QVERIFY(!on("chillers") && !on("house") && !on("turbines"));
        QVERIFY(!cooling.diagram()->isFaded(static_cast<int>(Box::Gpus)) && !cooling.diagram()->isFaded(static_cast<int>(Box::Towers)));
        QVERIFY(cooling.diagram()->isFaded(static_cast<int>(Box::Chillers)));
        shot(panel, "flows-path");
        shot(cooling, "cooling-path");
        panel.highlightPath({});
        cooling.highlightPath({});
        QVERIFY(panel.diagram()->path().empty() && !cooling.diagram()->isFaded(static_cast<int>(Box::Chillers)));
    }

    void coolingLoopShowsWhatRuns()
    {
        CoolingPanel panel(f->context());
        show(panel, 1280, 330);
        QVERIFY(panel.isDiagramShown());
        auto& view = *panel.diagram();
        const auto& k = f->state.figures();
        const auto& chillers = view.picture().parts[static_cast<std::size_t>(Box::Chillers)];
        int running = 0;
        for (const auto& cell : chillers.cells)
            running += cell.state == CoolingPicture::State::Running;
        QCOMPARE(running, static_cast<int>(k.chillers_running));
        QVERIFY2(chillers.stateWord.contains(QString::number(running)) && chillers.stateWord.contains(QString::number(chillers.cells.size())), qPrintable(chillers.stateWord));
        // The chain of temperatures ends where the loop's supply is.
        const auto t = rejectionTemperatures(k);
        QVERIFY2(std::abs(t.afterChillers - k.facility_supply_c) < 0.05, qPrintable(QString("%1 and %2").arg(t.afterChillers).arg(k.facility_supply_c)));
        QVERIFY(t.afterTowers < k.facility_return_c && t.afterTowers > k.facility_supply_c);
        for (const auto& w : view.words())
            QVERIFY2(!w.shortened, qPrintable(w.text));
        const auto words = view.words();
        for (std::size_t i = 0; i < words.size(); ++i)
            for (std::size_t j = i + 1; j < words.size(); ++j)
                QVERIFY2(!words[i].rect.intersects(words[j].rect), qPrintable(words[i].text + " meets " + words[j].text));
        shots(panel, "cooling-small");
        show(panel, 1900, 560);
        shots(panel, "cooling-large");
        // Outages are seen.
        const twin::PlantModel model(twin::compilePlant(f->site.site(), f->site.scenario(), f->site.catalogue()));
        twin::PlantInputs in;
        in.weather.dryBulbC = 33;
        in.weather.wetBulbC = 25;
        in.chillersOut = 30;
        in.pumpsOut = 3;
        twin::PlantState plant;
        model.solveSteady(in, plant);
        f->state.setModelled(plant);
        f->state.commit(f->state.time());
        f->settle();
        const auto& after = view.picture().parts[static_cast<std::size_t>(Box::Chillers)];
        int out = 0;
        for (const auto& cell : after.cells)
            out += cell.state == CoolingPicture::State::OutOfService;
        QCOMPARE(out, 30);
        QVERIFY2(after.stateWord.contains("30 out of service"), qPrintable(after.stateWord));
        QVERIFY(view.picture().parts[static_cast<std::size_t>(Box::Pumps)].stateWord.contains("3 out of service"));
        shots(panel, "cooling-outage");
    }

    void coolingLoopSelectsAndIsSelected()
    {
        CoolingPanel panel(f->context());
        show(panel, 1600, 420);
        auto& view = *panel.diagram();
        const auto click = [&](const QPointF& scenePoint) { QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(scenePoint)); };
        click(view.placeOf(Box::Towers).topLeft() + QPointF(30, 12));
        QVERIFY(!f->selection.items().empty());
        QVERIFY(f->site.site().units[static_cast<std::size_t>(f->site.unitIndex(f->selection.current().asset))].kind == twin::AssetKind::CoolingTower);
        QVERIFY(view.isMarked(static_cast<int>(Box::Towers)) && !view.isMarked(static_cast<int>(Box::Chillers)));
        // One unit by its square.
        const int fifth = 4;
        click(view.placeOf(Box::Chillers, fifth).center());
        QCOMPARE(f->selection.items().size(), std::size_t(1));
        QCOMPARE(f->selection.current().asset, view.picture().parts[static_cast<std::size_t>(Box::Chillers)].cells[fifth].asset);
        QVERIFY(view.isMarked(static_cast<int>(Box::Chillers)));
        // From the scene.
        f->selection.set({{f->site.site().racks.front().id}});
        QVERIFY(view.isMarked(static_cast<int>(Box::Gpus)) && view.isMarked(static_cast<int>(Box::Cdus)));
        // Keys: from box to box, Enter selects, + and − zoom, 0 fits.
        view.setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(view.current() >= 0);
        view.choose(static_cast<int>(Box::Dry));
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.current(), static_cast<int>(Box::Towers));
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(view.isMarked(static_cast<int>(Box::Towers)));
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.current(), static_cast<int>(Box::Pumps));
        const double fitted = view.zoom();
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(view.zoom() > fitted * 1.1);
        QTest::keyClick(&view, Qt::Key_0);
        QVERIFY(std::abs(view.zoom() - fitted) < 1e-6);
    }

    void oneLineShowsFlowsAndBreakers()
    {
        const auto model = std::make_shared<const twin::PlantModel>(twin::compilePlant(f->site.site(), f->site.scenario(), f->site.catalogue()));
        twin::PlantInputs in;
        in.weather.dryBulbC = 30;
        in.weather.wetBulbC = 24;
        twin::PlantState plant;
        model->solveSteady(in, plant);
        f->state.setModelled(plant);
        f->state.commit(f->state.time());
        std::vector<std::string> names;
        for (const auto& u : f->site.site().units)
            names.push_back(u.name);
        const auto book = std::make_shared<const twin::OutageBook>(model, names);
        const auto load = book->loads().load(plant);
        const auto solved = [&](const std::vector<std::string>& open) { return std::make_shared<const twin::OneLine>(twin::solveOneLine(book, load, open)); };
        const auto line = solved({});
        QVERIFY2(line->state.solved, line->state.problem.english().c_str());
        OneLinePanel panel(f->context());
        panel.setResult(line);
        show(panel, 1400, 420);
        auto& diagram = *panel.diagram();
        using Kind = twin::network::SiteElement::Kind;
        double feeds = 0, transformers = 0, sources = 0, pads = 0;
        int firstTransformer = -1;
        for (std::size_t e = 0; e < line->elements.size(); ++e) {
            const double mw = diagram.megawatts(static_cast<int>(e));
            const auto kind = line->elements[e].kind;
            if (kind == Kind::SubstationTransformer && firstTransformer < 0)
                firstTransformer = static_cast<int>(e);
            if (std::isnan(mw))
                continue;
            (kind == Kind::UtilityFeed ? feeds : kind == Kind::SubstationTransformer ? transformers : kind == Kind::PadTransformer ? pads : sources) +=
                kind == Kind::Machine || kind == Kind::Battery || kind == Kind::UtilityFeed || kind == Kind::SubstationTransformer || kind == Kind::PadTransformer ? mw : 0;
        }
        // What comes in goes out: feeds to transformers to line-ups, with the machines to the pads.
        QVERIFY2(std::abs(feeds - line->state.importW * 1e-6) < 1e-3 * feeds, qPrintable(QString("%1 of %2").arg(feeds).arg(line->state.importW * 1e-6)));
        QVERIFY(transformers < feeds && transformers > 0.99 * feeds);
        QVERIFY2(pads < transformers + sources && pads > 0.97 * (transformers + sources), qPrintable(QString("%1 of %2 and %3").arg(pads).arg(transformers).arg(sources)));
        // An open breaker carries nothing.
        panel.setResult(solved({line->elements[static_cast<std::size_t>(firstTransformer)].name}));
        QVERIFY(std::isnan(diagram.megawatts(firstTransformer)));
        panel.setResult(line);
        // Keys go from element to element and select the unit in the scene.
        panel.rightTabs()->setCurrentIndex(0);
        for (auto* tabs : panel.findChildren<QTabWidget*>())
            if (tabs != panel.rightTabs())
                tabs->setCurrentIndex(1);
        f->settle();
        panel.activateWindow();
        diagram.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&diagram, Qt::Key_Down);
        const int first = diagram.selected();
        QVERIFY(first >= 0);
        QTest::keyClick(&diagram, Qt::Key_Right);
        QVERIFY(diagram.selected() >= 0 && diagram.selected() != first);
        QVERIFY(!f->selection.items().empty());
        shots(panel, "oneline-flows");
    }

    void longWordsStayInTheirBoxes()
    {
        LongWords longWords;
        QCoreApplication::installTranslator(&longWords);
        CoolingPanel panel(f->context());
        show(panel, 1400, 380);
        for (const auto& w : panel.diagram()->words()) {
            bool inside = false;
            for (int b = 0; b < static_cast<int>(Box::Count); ++b)
                inside |= panel.diagram()->placeOf(static_cast<Box>(b)).contains(w.rect);
            const bool pipe = w.text.contains(QStringLiteral("°C")) && !inside;
            QVERIFY2(inside || pipe, qPrintable(w.text));
        }
        shot(panel, "cooling-long");
        QCoreApplication::removeTranslator(&longWords);
    }

    void exportsInEveryFormat()
    {
        QTemporaryDir folder;
        FlowPanel panel(f->context());
        CoolingPanel cooling(f->context());
        show(panel, 1200, 500);
        show(cooling, 1200, 320);
        for (const char* ending : {"png", "pdf", "svg"}) {
            const auto flows = folder.filePath(QStringLiteral("flows.") + QLatin1String(ending)), loop = folder.filePath(QStringLiteral("loop.") + QLatin1String(ending));
            panel.exportTo(flows, {1600, 900});
            cooling.exportTo(loop, {1600, 420});
            for (const auto& name : {flows, loop}) {
                QFile file(name);
                QVERIFY(file.open(QIODevice::ReadOnly));
                const auto bytes = file.readAll();
                QVERIFY2(bytes.size() > 4000, qPrintable(name));
                QVERIFY(qstrcmp(ending, "pdf") != 0 || bytes.startsWith("%PDF"));
                QVERIFY(qstrcmp(ending, "svg") != 0 || (bytes.contains("<svg") && bytes.contains("modelled")));
            }
        }
        const QImage image(folder.filePath("flows.png"));
        QCOMPARE(image.width(), 3200);
        QVERIFY(differentColours(image) > 50);
        QVERIFY(image.pixelColor(2, 2).lightness() > 240); // paper is white
        if (const auto shotsFolder = qEnvironmentVariable("MEMPHIS_TWIN_SHOTS"); !shotsFolder.isEmpty())
            for (const char* name : {"flows.png", "loop.png", "flows.svg"})
                QFile::copy(folder.filePath(name), shotsFolder + "/export-" + name);
        for (const auto& bad : {folder.filePath("flows.bmp"), QStringLiteral("/nowhere/at/all/flows.png")}) {
            bool refused = false;
            try {
                panel.exportTo(bad, {800, 400});
            } catch (const twin::Error& error) {
                refused = QString::fromStdString(error.message().english()).contains("flows");
            }
            QVERIFY2(refused, qPrintable(bad));
        }
    }
};

QTEST_MAIN(DiagramsTest)
#include "DiagramsTest.moc"
