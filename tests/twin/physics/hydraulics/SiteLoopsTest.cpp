// The water loops of the presets: design flows, conservation, pumps lost, and their power beside the plant model's.
#include "twin/model/Catalogue.h"
#include "twin/model/PlantCompiler.h"
#include "twin/model/Preset.h"
#include "twin/physics/CompiledPlant.h"
#include "twin/physics/hydraulics/SiteLoops.h"
#include "twin/physics/Water.h"
#include <QTest>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>

using namespace twin;
using namespace twin::hydraulics;

class TestSiteLoops : public QObject
{
    Q_OBJECT
    std::map<std::string, std::unique_ptr<SiteLoops>> m_loops;
    std::map<std::string, PlantSpec> m_specs;

    const SiteLoops& loops(const char* preset)
    {
        auto& l = m_loops[preset];
        if (!l) {
            const auto s = loadPreset(preset);
            m_specs[preset] = compilePlant(s.site, s.scenario, Catalogue::builtIn());
            l = std::make_unique<SiteLoops>(m_specs[preset]);
        }
        return *l;
    }
    static bool near(double a, double b, double relative) { return std::abs(a - b) <= relative * std::abs(b); }
    static double sum(const std::vector<double>& v) { return std::accumulate(v.begin(), v.end(), 0.0); }
    static void addPresets()
    {
        QTest::addColumn<QByteArray>("preset");
        for (const char* p : {"2024-09", "2025-02", "2025-07", "2026-05", "1m"})
            QTest::newRow(p) << QByteArray(p);
    }

private Q_SLOTS:
    void designPoint_data() { addPresets(); }
    void designPoint()
    {
        QFETCH(QByteArray, preset);
        const auto& l = loops(preset.constData());
        const auto& f = l.facility();
        const auto point = f.operate({});
        for (const auto& i : l.issues())
            qInfo("%s", i.message.english().c_str());
        QVERIFY2(point.issues.empty(), point.issues.empty() ? "" : point.issues.front().message.english().c_str());
        QVERIFY(near(point.kgPerS, f.designKgPerS(), 1e-9));
        for (std::size_t h = 0; h < point.halls.size(); ++h)
            QVERIFY(near(point.halls[h].kgPerS, f.design().hallKgPerS[h], 1e-9) && point.halls[h].opening <= 1.0 + 1e-9);
        // The plant model's design flow.
        const auto plant = compileConstants(m_specs[preset.toStdString()], 1);
        QVERIFY(near(f.designKgPerS(), plant.facilityWPerK / water::heatCapacity, 1e-9));
        QVERIFY(near(point.pumpHeadM, plant.p.facilityPumpHeadM, 1e-3));
        // What the pumps give is what the pipes take.
        QVERIFY2(near(point.dissipatedW, point.hydraulicW, 1e-6), qPrintable(QString("%1 %2").arg(point.dissipatedW).arg(point.hydraulicW)));
        QVERIFY(point.imbalanceKgPerS < 1e-6);
        const double technology = l.technologyPumpW(), plantTechnology = l.plantTechnologyPumpW();
        qInfo("%s: facility %.0f kg/s, %d of %d pumps at %.3f speed, %.1f m, %.2f MW (plant model %.2f); CDU pumps %.2f MW (plant model %.2f)",
              preset.constData(), point.kgPerS, point.pumpsRunning, f.design().pumps, point.pumpSpeed, point.pumpHeadM, point.electricalW / 1e6,
              l.plantFacilityPumpW() / 1e6, technology / 1e6, plantTechnology / 1e6);
        QVERIFY(near(point.electricalW, l.plantFacilityPumpW(), 0.05));
        QVERIFY2(near(technology, plantTechnology, 0.1), qPrintable(QString("%1 %2").arg(technology).arg(plantTechnology)));
    }
    // Part load: the laws of the plant model and the network's operating points agree within what efficiency curves leave open.
    void partLoad()
    {
        const auto& l = loops("2025-07");
        for (const double q : {0.4, 0.6, 0.8, 1.0, 1.2}) {
            FacilityRequest r;
            r.hallKgPerS = l.facility().design().hallKgPerS;
            for (auto& m : r.hallKgPerS)
                m *= q;
            const auto point = l.facility().operate(r);
            QVERIFY(near(point.kgPerS, q * l.facility().designKgPerS(), 1e-6));
            QVERIFY(near(point.dissipatedW, point.hydraulicW, 1e-6));
            qInfo("flow %.1f of design: %d pumps at %.3f, %.3f MW; plant model %.3f MW", q, point.pumpsRunning, point.pumpSpeed,
                  point.electricalW / 1e6, l.plantFacilityPumpW(q) / 1e6);
            QVERIFY(near(point.electricalW, l.plantFacilityPumpW(q), 0.15));
            // Up to the design flow no hall asks for more head than the control keeps: the pumps alone tell the same.
            const auto pumps = l.facility().throttled(q);
            QCOMPARE(pumps.has_value(), q <= 1);
            if (pumps)
                QVERIFY(pumps->pumpsRunning == point.pumpsRunning && near(pumps->electricalW, point.electricalW, 1e-6)
                        && near(pumps->pumpSpeed, point.pumpSpeed, 1e-9));
        }
    }
    void pumpsLost()
    {
        const auto& l = loops("2025-07");
        const auto& f = l.facility();
        double last = HUGE_VAL;
        bool starved = false;
        for (int out = 0; out <= f.design().pumps; ++out) {
            const auto point = f.operate({{}, out, {}});
            QVERIFY(point.kgPerS <= last * (1 + 1e-9));
            last = point.kgPerS;
            double total = 0;
            for (const auto& h : point.halls) {
                total += h.kgPerS;
                QVERIFY(h.kgPerS <= h.wantedKgPerS * (1 + 1e-6) && h.kgPerS >= 0);
                QVERIFY(h.starved == (h.kgPerS < h.wantedKgPerS * (1 - 1e-6)));
                starved = starved || h.starved;
            }
            QVERIFY(near(total, point.kgPerS, 1e-9) || total == 0);
            if (out < f.design().pumps) {
                QVERIFY(near(point.dissipatedW, point.hydraulicW, 1e-6));
                QVERIFY(point.pumpsRunning <= f.design().pumps - out && point.kgPerS > 0);
                QVERIFY(point.pumpSpeed <= 1.0);
            } else {
                QCOMPARE(point.kgPerS, 0.0);
                QVERIFY(point.issues.size() == 1 && point.issues.front().severity == Issue::Severity::Critical);
            }
        }
        QVERIFY(starved);
    }
    // The halls nearest to the plant suffer least when pumps are lost, if all want the same share.
    void farHallsStarveFirst()
    {
        FacilityDesign d;
        d.hallKgPerS = {200, 200, 200, 200};
        d.pumps = 4;
        d.pumpRatedW = 80e3;
        const FacilityLoop loop(d);
        const auto half = loop.operate({{}, 2, {}});
        QVERIFY(half.kgPerS < 800 && half.kgPerS > 400);
        for (std::size_t h = 0; h + 1 < 4; ++h)
            QVERIFY(half.halls[h].kgPerS >= half.halls[h + 1].kgPerS * (1 - 1e-9));
        // A hall that wants nothing takes nothing, and leaves more to the others.
        const auto three = loop.operate({{200, 0, 200, 200}, 2, {}});
        QCOMPARE(three.halls[1].kgPerS, 0.0);
        QVERIFY(three.halls[3].kgPerS > half.halls[3].kgPerS);
        // Fixed speeds: flow falls with speed, and at no speed nothing flows.
        double last = HUGE_VAL;
        for (const double n : {1.0, 0.8, 0.6, 0.4, 0.0}) {
            const auto point = loop.operate({{}, 0, n});
            QVERIFY(point.kgPerS < last || point.kgPerS == 800);
            last = point.kgPerS;
        }
        QCOMPARE(last, 0.0);
    }
    void heatIsConserved()
    {
        const auto& l = loops("2025-07");
        const auto& f = l.facility();
        for (const int out : {0, 3}) {
            const auto point = f.operate({{}, out, {}});
            std::vector<double> heat;
            for (std::size_t h = 0; h < point.halls.size(); ++h)
                heat.push_back(1e6 * static_cast<double>(3 + h));
            const auto t = f.temperatures(point, 23, heat);
            const double cp = f.design().fluid.heatCapacityJPerKgK;
            QVERIFY(near(t.returnC, 23 + sum(heat) / (point.kgPerS * cp), 1e-6));
            for (std::size_t h = 0; h < heat.size(); ++h)
                QVERIFY(near(t.hallReturnC[h], 23 + heat[h] / (point.halls[h].kgPerS * cp), 1e-6));
            QVERIFY(std::abs(t.imbalanceW) < 1e-6 * sum(heat));
        }
        FacilityRequest r;
        r.hallKgPerS = f.design().hallKgPerS;
        r.hallKgPerS[0] = 0;
        const auto t = f.temperatures(f.operate(r), 23, std::vector<double>(r.hallKgPerS.size(), 1e6));
        QVERIFY(t.issues.size() == 1 && std::isnan(t.hallReturnC[0]));
    }
    void technologyLoops()
    {
        const auto& l = loops("2025-07");
        int inRack = 0, row = 0;
        for (const auto& g : l.technology()) {
            const auto& d = g.loop.design();
            (d.racks == 1 ? inRack : row) += g.loops;
            const auto point = g.loop.operate({});
            QVERIFY(point.issues.empty());
            QVERIFY(near(point.kgPerS, d.racks * d.rackKgPerS, 1e-6));
            QVERIFY(near(point.dissipatedW, point.hydraulicW, 1e-6));
            QVERIFY(point.imbalanceKgPerS < 1e-7);
            // The nearest rack gets most.
            for (std::size_t r = 0; r + 1 < point.rackKgPerS.size(); ++r)
                QVERIFY(point.rackKgPerS[r] >= point.rackKgPerS[r + 1]);
            // One pump alone carries it, at a higher speed; none carries nothing.
            const auto one = g.loop.operate({1, 1});
            QVERIFY(near(one.kgPerS, point.kgPerS, 1e-6) && one.pumpSpeed > point.pumpSpeed && one.pumpSpeed <= 1);
            QVERIFY(g.loop.operate({1, 2}).kgPerS == 0 && !g.loop.operate({1, 2}).issues.empty());
            QVERIFY(!g.loop.operate({1.5, 1}).issues.empty());
            QVERIFY(g.loop.operate({0.5, 0}).electricalW < 0.4 * point.electricalW);
        }
        QCOMPARE(inRack, 3125); // the Hopper racks have a CDU each
        QVERIFY(row > 0);       // the GB200 racks share row CDUs
    }
    void impossible()
    {
        const auto refused = [](auto change) {
            FacilityDesign d;
            d.hallKgPerS = {100, 100};
            d.pumpRatedW = 80e3;
            change(d);
            try {
                FacilityLoop loop(d);
            } catch (const Error&) {
                return true;
            }
            return false;
        };
        QVERIFY(!refused([](auto&) {}));
        QVERIFY(refused([](auto& d) { d.hallKgPerS = {-1, 5}; }));
        QVERIFY(refused([](auto& d) { d.hallKgPerS = {0, 0}; }));
        QVERIFY(refused([](auto& d) { d.pumpRatedW = 0; }));
        QVERIFY(refused([](auto& d) { d.pumps = 0; }));
        QVERIFY(refused([](auto& d) { d.wireToWater = 0.97; }));
        QVERIFY(refused([](auto& d) { d.pumpHeadM = NAN; }));
        FacilityDesign d;
        d.hallKgPerS = {100, 0};
        d.pumpRatedW = 80e3;
        const FacilityLoop loop(d);
        QVERIFY_THROWS_EXCEPTION(Error, loop.operate({{1}, 0, {}}));
        QVERIFY_THROWS_EXCEPTION(Error, loop.operate({{1, -1}, 0, {}}));
        QVERIFY_THROWS_EXCEPTION(Error, loop.operate({{1, 1}, -2, {}}));
        QVERIFY_THROWS_EXCEPTION(Error, loop.operate({{0, 0}, 0, 0.8})); // pumps against closed valves
        QCOMPARE(loop.operate({{0, 0}, 0, {}}).electricalW, 0.0);
        QVERIFY_THROWS_EXCEPTION(Error, TechnologyLoop({0, 1, 0, {}}));
        QVERIFY_THROWS_EXCEPTION(Error, TechnologyLoop({1, -1, 0, {}}));
        QVERIFY_THROWS_EXCEPTION(Error, TechnologyLoop({1, 1, -1, {}}));
        QVERIFY_THROWS_EXCEPTION(Error, SiteLoops(PlantSpec{}));
        // Pipes that cannot carry the flow within the head are said.
        LoopSizing thin;
        thin.trunkVelocityMPerS = 12;
        QVERIFY(!FacilityLoop(d, thin).issues().empty());
    }
};

QTEST_GUILESS_MAIN(TestSiteLoops)
#include "SiteLoopsTest.moc"
