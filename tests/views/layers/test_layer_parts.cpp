// The layers' pure parts: labels that never overlap, where pipes and cables run, alarms and their marks, coverage, air.
#include "LayerFixture.h"
#include "views/scene/layers/AirLayer.h"
#include "views/scene/layers/AlarmMarks.h"
#include "views/scene/layers/Coverage.h"
#include "views/scene/layers/LabelPlacer.h"
#include "views/scene/layers/LayerId.h"
#include "views/scene/layers/LayerStack.h"
#include "views/scene/layers/PipePlan.h"
#include "views/scene/layers/PowerPlan.h"
#include <QSet>
#include <QTest>
#include <memory>
#include <random>

using namespace views;
using twin::AssetKind, twin::Metric, twin::Origin;
using ElementKind = twin::network::SiteElement::Kind;

class TestLayerParts : public QObject
{
    Q_OBJECT

    std::unique_ptr<LayerFixture> m_july;
    SceneGeometry m_geometry;
    static bool overlaps(const QRectF& a, const QRectF& b) { return a.intersects(b); }

private Q_SLOTS:
    void initTestCase()
    {
        m_july = std::make_unique<LayerFixture>();
        m_geometry.rebuild(m_july->model.site(), m_july->model.catalogue());
        QVERIFY2(m_july->line->state.solved, m_july->line->state.problem.english().c_str());
    }

    void layersHaveKeysOfTheirOwn()
    {
        QSet<QString> keys, shortcuts, labels;
        for (const auto layer : allLayers) {
            keys << layerKey(layer);
            shortcuts << layerShortcut(layer).toString();
            labels << layerLabel(layer);
            QVERIFY(layerByKey(layerKey(layer)) == layer);
            QVERIFY(!layerTip(layer).isEmpty());
        }
        QCOMPARE(keys.size(), static_cast<int>(layerCount));
        QCOMPARE(shortcuts.size(), static_cast<int>(layerCount));
        QCOMPARE(labels.size(), static_cast<int>(layerCount));
        QVERIFY(!layerByKey(QStringLiteral("nothing")));
    }

    void labelsNeverOverlap()
    {
        std::mt19937 random(7);
        const QRectF screen(0, 0, 1280, 800);
        const auto real = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
        for (int run = 0; run < 60; ++run) {
            std::vector<LabelWish> wishes;
            const int count = run % 3 == 0 ? 2000 : 150;
            for (int i = 0; i < count; ++i)
                wishes.push_back({static_cast<std::uint64_t>(i), QRectF(real(-60, 1260), real(-20, 790), real(10, 260), real(8, 40)), static_cast<int>(random() % 5), real(0, 100)});
            std::vector<QRectF> taken;
            for (int i = 0; i < run % 5; ++i)
                taken.emplace_back(real(0, 1000), real(0, 700), real(20, 300), real(20, 200));
            std::unordered_set<std::uint64_t> shown;
            for (int i = 0; i < count; i += 3)
                if (run % 2)
                    shown.insert(static_cast<std::uint64_t>(i));
            const auto placed = placeLabels(wishes, screen, taken, shown, 4);
            QVERIFY(!placed.empty());
            std::vector<char> isPlaced(wishes.size(), 0);
            for (std::size_t a = 0; a < placed.size(); ++a) {
                isPlaced[placed[a]] = 1;
                const QRectF& r = wishes[placed[a]].rect;
                QVERIFY(screen.contains(r));
                for (const auto& t : taken)
                    QVERIFY2(!overlaps(r, t), "over something that was there");
                for (std::size_t b = a + 1; b < placed.size(); ++b)
                    QVERIFY2(!overlaps(r, wishes[placed[b]].rect), "over another label");
            }
            // What did not come true was in the way of something at least as important, or off the screen.
            for (std::size_t i = 0; i < wishes.size(); ++i) {
                if (isPlaced[i] || !screen.contains(wishes[i].rect))
                    continue;
                const double gap = shown.contains(wishes[i].id) ? 0 : 4;
                const QRectF r = wishes[i].rect.adjusted(-gap, -gap, gap, gap);
                bool reason = std::any_of(taken.begin(), taken.end(), [&](const QRectF& t) { return overlaps(r, t); });
                for (const std::size_t p : placed)
                    reason |= wishes[p].priority <= wishes[i].priority && overlaps(r, wishes[p].rect);
                QVERIFY2(reason, "left out for nothing");
            }
        }
    }

    void labelsDoNotFlicker()
    {
        // Two labels of one rank over each other; their weights cross while the camera moves. Who is shown stays.
        const QRectF screen(0, 0, 400, 300);
        std::unordered_set<std::uint64_t> shown;
        std::uint64_t first = 0;
        for (int frame = 0; frame < 40; ++frame) {
            const double swing = frame % 2 ? 1 : -1;
            const std::vector<LabelWish> wishes{{1, QRectF(100, 100, 80, 16), 1, 50 + swing}, {2, QRectF(140, 104, 80, 16), 1, 50 - swing}};
            const auto placed = placeLabels(wishes, screen, {}, shown, 4);
            QCOMPARE(placed.size(), std::size_t{1});
            const auto id = wishes[placed.front()].id;
            if (frame == 0)
                first = id;
            QCOMPARE(id, first);
            shown = {id};
        }
        // One that hardly fits: new it keeps its distance, shown before it stays until it really touches.
        const std::vector<LabelWish> near{{1, QRectF(100, 100, 80, 16), 0, 1}, {2, QRectF(182, 100, 80, 16), 1, 1}};
        QCOMPARE(placeLabels(near, screen, {}, {}, 4).size(), std::size_t{1});
        QCOMPARE(placeLabels(near, screen, {}, {2}, 4).size(), std::size_t{2});
    }

    void pipesReachEveryRow_data()
    {
        QTest::addColumn<QString>("preset");
        for (const char* preset : {"2024-09", "2025-02", "2025-07", "2026-05", "1m"})
            QTest::newRow(preset) << QString::fromLatin1(preset);
    }

    void pipesReachEveryRow()
    {
        QFETCH(QString, preset);
        const SceneFixture f(preset.toStdString());
        const auto& site = f.model.site();
        SceneGeometry geometry;
        geometry.rebuild(site, f.model.catalogue());
        const auto plan = planPipes(site, geometry);
        QVERIFY(!plan.plants.empty());
        // Every cooling unit belongs to one plant.
        std::size_t cooling = 0, found = 0;
        for (const auto& u : site.units)
            cooling += u.kind == AssetKind::Chiller || u.kind == AssetKind::CoolingTower || u.kind == AssetKind::Pump;
        for (const auto& p : plan.plants)
            for (const auto& g : p.groups)
                found += g.units.size();
        QCOMPARE(found, cooling);
        std::vector<int> rowsServed(site.rows.size(), 0);
        std::vector<char> hasRacks(site.rows.size(), 0);
        for (const auto& r : site.racks)
            hasRacks[r.row] = 1;
        for (const auto& route : plan.routes) {
            QVERIFY(route.points.size() >= 2);
            if (route.level == 2)
                for (std::size_t r = 0; r < site.rows.size(); ++r)
                    if (std::abs(route.points.front().y - site.rows[r].y) < 0.5 && hasRacks[r]) {
                        const auto& hall = site.halls[static_cast<std::size_t>(site.rows[r].hall)].area;
                        if (route.points.front().x >= hall.x0 && route.points.front().x <= hall.x1)
                            ++rowsServed[r];
                    }
        }
        for (std::size_t r = 0; r < site.rows.size(); ++r)
            if (hasRacks[r])
                QCOMPARE(rowsServed[r], 2); // supply and return
        // The heat of each hall's last rack ends at a tower, and the water comes back from there.
        for (std::size_t h = 0; h < site.halls.size(); ++h) {
            int rack = -1;
            for (std::size_t i = 0; i < site.racks.size(); ++i)
                if (site.racks[i].hall == h)
                    rack = static_cast<int>(i);
            if (rack < 0)
                continue;
            const auto path = coolantPath(plan, site, geometry, {rack}, {});
            QVERIFY(path.endsAtTower);
            QCOMPARE(site.units[static_cast<std::size_t>(path.units.back())].kind, AssetKind::CoolingTower);
            QCOMPARE(path.routes.size(), std::size_t{2});
            for (const auto& route : path.routes) {
                const bool away = route.slot == ReturnPipe;
                const Vec3 &from = away ? route.points.front() : route.points.back(), &to = away ? route.points.back() : route.points.front();
                QVERIFY(SceneGeometry::gap(geometry.rack(rack), from) < 1);
                QVERIFY(SceneGeometry::gap(geometry.unit(path.units.back()), to) < 0.01);
            }
        }
    }

    void powerReachesTheUtility()
    {
        const auto& site = m_july->model.site();
        const PowerPlan plan(site, m_geometry, m_july->line->elements);
        const std::vector<char> closed(m_july->line->elements.size(), 1);
        std::vector<int> used(m_july->line->elements.size(), 0);
        for (int r = 0; r < m_geometry.rackCount(); r += 37) {
            const auto way = plan.fromRack(r, closed);
            QVERIFY(way.reachesUtility);
            QCOMPARE(plan.elements()[static_cast<std::size_t>(way.elements.front())].kind, ElementKind::Busway);
            QCOMPARE(plan.elements()[static_cast<std::size_t>(way.elements.front())].hall, static_cast<int>(site.racks[static_cast<std::size_t>(r)].hall));
            const auto& last = plan.elements()[static_cast<std::size_t>(way.elements.back())];
            QCOMPARE(last.kind, ElementKind::UtilityFeed);
            QCOMPARE(site.units[static_cast<std::size_t>(last.units.front())].kind, AssetKind::UtilityFeed);
            QVERIFY(SceneGeometry::gap(m_geometry.rack(r), way.points.front()) < 0.1);
            QVERIFY(SceneGeometry::gap(m_geometry.unit(last.units.front()), way.points.back()) < 1);
            QSet<int> once(way.elements.begin(), way.elements.end());
            QCOMPARE(once.size(), static_cast<qsizetype>(way.elements.size()));
            // A transformer's line-up is where its way leaves the ring.
            for (const int e : way.elements)
                ++used[static_cast<std::size_t>(e)];
        }
        for (const auto kind : {AssetKind::Turbine, AssetKind::Megapack, AssetKind::Chiller, AssetKind::CoolingTower, AssetKind::Pump, AssetKind::Transformer, AssetKind::Switchgear, AssetKind::PadTransformer})
            QVERIFY2(plan.fromUnit(m_july->firstUnit(kind), closed).reachesUtility, qPrintable(QString::number(static_cast<int>(kind))));
        QVERIFY(plan.fromRack(-1, closed).elements.empty());
        QVERIFY(plan.fromRack(1000000, closed).elements.empty());
    }

    void powerGoesAroundWhatIsOpen()
    {
        const auto& elements = m_july->line->elements;
        const PowerPlan plan(m_july->model.site(), m_geometry, elements);
        std::vector<char> closed(elements.size(), 1);
        const auto straight = plan.fromRack(0, closed);
        int transformer = -1, busway = straight.elements.front();
        for (const int e : straight.elements)
            if (elements[static_cast<std::size_t>(e)].kind == ElementKind::SubstationTransformer)
                transformer = e;
        QVERIFY(transformer >= 0);
        closed[static_cast<std::size_t>(transformer)] = 0;
        const auto around = plan.fromRack(0, closed);
        QVERIFY(around.reachesUtility);
        QVERIFY(std::find(around.elements.begin(), around.elements.end(), transformer) == around.elements.end());
        QVERIFY(around.elements.size() >= straight.elements.size()); // a longer way, or one as long
        closed[static_cast<std::size_t>(busway)] = 0;
        QVERIFY(!plan.fromRack(0, closed).reachesUtility);
        closed[static_cast<std::size_t>(busway)] = 1;
        for (std::size_t e = 0; e < elements.size(); ++e)
            if (elements[e].kind == ElementKind::UtilityFeed)
                closed[e] = 0;
        QVERIFY(!plan.fromRack(0, closed).reachesUtility);
    }

    void everyRackHangsOnABuswayOfItsHall()
    {
        const auto& site = m_july->model.site();
        const PowerPlan plan(site, m_geometry, m_july->line->elements);
        std::map<int, int> racks;
        for (int r = 0; r < m_geometry.rackCount(); ++r) {
            const int busway = plan.buswayOf(r);
            QVERIFY(busway >= 0);
            QCOMPARE(plan.elements()[static_cast<std::size_t>(busway)].hall, static_cast<int>(site.racks[static_cast<std::size_t>(r)].hall));
            ++racks[busway];
        }
        int busways = 0;
        for (const auto& e : plan.elements())
            busways += e.kind == ElementKind::Busway;
        QCOMPARE(static_cast<int>(racks.size()), busways); // none is left without
    }

    void loadingHasBands()
    {
        twin::OneLine line = *m_july->line;
        int pad = -1, machine = -1;
        for (std::size_t e = 0; e < line.elements.size(); ++e) {
            if (line.elements[e].kind == ElementKind::PadTransformer)
                pad = static_cast<int>(e);
            if (line.elements[e].kind == ElementKind::Machine)
                machine = static_cast<int>(e);
        }
        auto& s = line.state.elements[static_cast<std::size_t>(pad)];
        s.live = true;
        for (const auto& [loading, band] : {std::pair{0.1, LoadBand::Free}, {0.8, LoadBand::Free}, {0.81, LoadBand::Tight}, {1.0, LoadBand::Tight}, {1.01, LoadBand::Over}}) {
            s.loading = loading;
            QCOMPARE(loadBand(line, pad), band);
        }
        s.live = false;
        QCOMPARE(loadBand(line, pad), LoadBand::Dark);
        s.open = true;
        QCOMPARE(loadBand(line, pad), LoadBand::Open);
        line.state.elements[static_cast<std::size_t>(machine)].live = false;
        QCOMPARE(loadBand(line, machine), LoadBand::Stopped);
        line.state.solved = false;
        QCOMPARE(loadBand(line, pad), LoadBand::Unknown);
    }

    void alarmsAreWhereTheTroubleIs()
    {
        LayerFixture& f = *m_july;
        const auto& site = f.model.site();
        const auto find = [&](const twin::OneLine* line) { return findAlarms(site, f.model.catalogue(), m_geometry, f.state, line); };
        // The grid's 150 MW do not carry this site: marked at the utility feed.
        const auto usual = find(nullptr);
        const auto atKind = [&](const std::vector<Alarm>& alarms, AssetKind kind, Alarm::Kind what) {
            return std::count_if(alarms.begin(), alarms.end(), [&](const Alarm& a) {
                const int u = f.model.unitIndex(a.asset.asset);
                return a.kind == what && u >= 0 && site.units[static_cast<std::size_t>(u)].kind == kind;
            });
        };
        QVERIFY(atKind(usual, AssetKind::UtilityFeed, Alarm::Kind::OverLimit) > 0);
        for (const auto& a : usual) {
            QVERIFY(a.asset.isValid());
            QVERIFY(a.limit >= 0 && f.state.figures().limits[static_cast<std::size_t>(a.limit)].headroomPercent() < 0);
            QVERIFY(!alarmText(a, site, f.state, nullptr).isEmpty());
        }
        // A rack beyond its slowdown, and one whose values are stale while its neighbour's are not.
        std::vector<float> headroom(site.racks.size(), 12.0f), power(site.racks.size(), std::nanf(""));
        headroom[41] = -1.5f;
        std::vector<twin::ValueQuality> quality(site.racks.size(), twin::ValueQuality::None);
        quality[7] = twin::ValueQuality::Stale;
        quality[8] = twin::ValueQuality::Good;
        power[8] = 60e3f;
        f.state.setRackValues(Origin::Measured, Metric::ThermalHeadroom, headroom);
        f.state.setRackValues(Origin::Measured, Metric::Power, power, quality);
        auto stale = find(nullptr);
        const auto count = [&](const std::vector<Alarm>& alarms, Alarm::Kind kind, std::size_t rack) {
            return std::count_if(alarms.begin(), alarms.end(), [&](const Alarm& a) { return a.kind == kind && a.asset.asset == site.racks[rack].id; });
        };
        QCOMPARE(count(stale, Alarm::Kind::Hot, 41), 1);
        QCOMPARE(count(stale, Alarm::Kind::Hot, 42), 0);
        QCOMPARE(count(stale, Alarm::Kind::Stale, 7), 0); // its headroom is current
        f.state.setRackValues(Origin::Measured, Metric::ThermalHeadroom, {});
        stale = find(nullptr);
        QCOMPARE(count(stale, Alarm::Kind::Stale, 7), 1);
        QCOMPARE(count(stale, Alarm::Kind::Stale, 8), 0);
        QVERIFY(std::is_sorted(stale.begin(), stale.end(), [](const Alarm& a, const Alarm& b) { return a.severity < b.severity; }));
        f.state.clear(Origin::Measured);
        // What is open is marked, and what hangs on it is dark.
        const auto open = f.with({"line-up 3"});
        QVERIFY(open->state.solved);
        const auto outage = find(open.get());
        QCOMPARE(atKind(outage, AssetKind::Switchgear, Alarm::Kind::Open), 1);
        QVERIFY(atKind(outage, AssetKind::PadTransformer, Alarm::Kind::Dark) > 0);
        QVERIFY(std::any_of(outage.begin(), outage.end(), [&](const Alarm& a) { return a.kind == Alarm::Kind::Dark && f.model.hallIndex(a.asset.asset) >= 0; }));
    }

    void marksAreCountedAndKeepApart()
    {
        std::mt19937 random(3);
        const auto real = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
        for (int run = 0; run < 25; ++run) {
            std::vector<Alarm> alarms(run == 0 ? 0 : static_cast<std::size_t>(40 * run));
            for (auto& a : alarms)
                a.at = {real(-300, 700), real(-300, 500), real(0, 10)};
            CameraState camera;
            camera.focus = {180, 90, 0};
            camera.distance = real(50, 900);
            camera.heading = real(0, 360);
            camera.elevation = real(5, 80);
            const QRectF frame(4, 4, 992, 592);
            const auto marks = placeAlarms(alarms, Projection(camera, QSizeF(1000, 600)), frame);
            std::vector<int> seen;
            for (std::size_t i = 0; i < marks.size(); ++i) {
                seen.insert(seen.end(), marks[i].alarms.begin(), marks[i].alarms.end());
                if (marks[i].edge != AlarmMark::Edge::Inside)
                    continue;
                QVERIFY(frame.contains(marks[i].at));
                for (std::size_t k = 0; k < i; ++k)
                    if (marks[k].edge == AlarmMark::Edge::Inside)
                        QVERIFY(std::hypot(marks[i].at.x() - marks[k].at.x(), marks[i].at.y() - marks[k].at.y()) >= 28);
            }
            std::sort(seen.begin(), seen.end());
            QCOMPARE(seen.size(), alarms.size()); // each once, none forgotten
            for (std::size_t i = 0; i < seen.size(); ++i)
                QCOMPARE(seen[i], static_cast<int>(i));
        }
    }

    void coverageTellsMeasuredFromModelled()
    {
        SceneFixture f("2024-09");
        Coverage coverage;
        coverage.update(f.state, nullptr);
        const auto racks = static_cast<int>(f.model.site().racks.size()), units = static_cast<int>(f.model.site().units.size());
        QCOMPARE(coverage.counts().racks, (std::array{0, racks, 0}));
        QCOMPARE(coverage.counts().units, (std::array{0, units, 0}));
        std::vector<float> power(static_cast<std::size_t>(racks), std::nanf(""));
        power[3] = power[9] = 1000;
        f.state.setRackValues(Origin::Measured, Metric::Power, power);
        coverage.update(f.state, nullptr);
        QCOMPARE(coverage.counts().racks, (std::array{2, racks - 2, 0}));
        QCOMPARE(coverage.racks()[9], Cover::Measured);
        // A gap does not take the instrument away; another site does.
        f.state.setRackValues(Origin::Measured, Metric::Power, std::vector<float>(power.size(), std::nanf("")));
        coverage.update(f.state, nullptr);
        QCOMPARE(coverage.counts().racks[0], 2);
        f.state.clear(Origin::Modelled);
        coverage.forget();
        coverage.update(f.state, nullptr);
        QCOMPARE(coverage.counts().racks, (std::array{0, 0, racks}));
    }

    void coverageHasOneColourAKind()
    {
        const auto lookup = coverLookup(Theme::Kind::Dark);
        const std::vector<float> codes = coverCodes({Cover::Measured, Cover::Modelled, Cover::None});
        ColourRange range{0, 2};
        for (int i = 0; i < 3; ++i) {
            // as slotScale() and the shader find the slot
            const int slot = ColourSlots::map + static_cast<int>(std::floor(static_cast<double>(codes[static_cast<std::size_t>(i)]) / (range.high - range.low) * 255 + 0.5));
            const QColor c = coverColor(static_cast<Cover>(i), Theme::Kind::Dark);
            const auto& found = lookup[static_cast<std::size_t>(slot)];
            QCOMPARE(QColor(found[0], found[1], found[2]), c);
        }
    }

    void airLiesBeforeTheFronts()
    {
        const auto& site = m_july->model.site();
        std::vector<float> inlet(site.racks.size());
        for (std::size_t i = 0; i < inlet.size(); ++i)
            inlet[i] = static_cast<float>(20 + site.racks[i].slot % 8);
        const auto strips = airStrips(site, m_geometry, inlet);
        QVERIFY(!strips.empty());
        int racks = 0;
        for (const auto& strip : strips) {
            racks += strip.racks;
            QVERIFY(strip.racks <= 8);
            QVERIFY(strip.celsius >= 20 && strip.celsius < 28);
            for (int r = 0; r < m_geometry.rackCount(); r += 11)
                QVERIFY(!strip.area.overlaps(planOf(m_geometry.rack(r)), 1e-3));
        }
        QCOMPARE(racks, m_geometry.rackCount());
        // In front: north of a row that faces north.
        const auto& row = site.rows[site.racks[0].row];
        bool found = false;
        for (const auto& strip : strips)
            found |= std::abs((strip.area.y0 + strip.area.y1) / 2 - row.y) < 1.1 && (row.facesNorth ? strip.area.y0 > row.y : strip.area.y1 < row.y);
        QVERIFY(found);
        const auto unknown = airStrips(site, m_geometry, {});
        QVERIFY(std::all_of(unknown.begin(), unknown.end(), [](const AirStrip& s) { return std::isnan(s.celsius); }));
    }
};

QTEST_MAIN(TestLayerParts)
#include "test_layer_parts.moc"
