// Measured, modelled and residual stay apart; nothing is announced before commit().
#include "twin/model/TwinState.h"
#include "twin/physics/PlantModel.h"
#include <cmath>
#include <QSignalSpy>
#include <QtTest>

using namespace twin;

class TestTwinState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsUnknown()
    {
        TwinState state;
        state.resize(3, 2);
        QVERIFY(state.rackValues(Origin::Modelled, Metric::Power).empty());
        QVERIFY(std::isnan(state.rackValue(Origin::Measured, Metric::Power, 0)));
        QVERIFY(std::isnan(state.unitValue(Origin::Residual, Metric::Power, 0)));
        QVERIFY(std::isnan(state.serverValue(Origin::Measured, Metric::Power, 0, 0)));
        QVERIFY(!state.hasMeasured());
    }

    void residualIsMeasuredMinusModelled()
    {
        TwinState state;
        state.resize(3, 1);
        const float nan = std::numeric_limits<float>::quiet_NaN();
        state.setRackValues(Origin::Measured, Metric::Power, {10, nan, 30});
        QVERIFY(state.rackValues(Origin::Residual, Metric::Power).empty());
        state.setRackValues(Origin::Modelled, Metric::Power, {8, 20, 35});
        QCOMPARE(state.rackValue(Origin::Residual, Metric::Power, 0), 2.0f);
        QVERIFY(std::isnan(state.rackValue(Origin::Residual, Metric::Power, 1)));
        QCOMPARE(state.rackValue(Origin::Residual, Metric::Power, 2), -5.0f);
        state.setRackValues(Origin::Modelled, Metric::Power, {9, 20, 35}); // follows
        QCOMPARE(state.rackValue(Origin::Residual, Metric::Power, 0), 1.0f);
        QVERIFY(std::isnan(state.rackValue(Origin::Residual, Metric::Power, 3)));
        QVERIFY(std::isnan(state.rackValue(Origin::Residual, Metric::Power, -1)));
        state.setUnitValues(Origin::Measured, Metric::Loading, {0.5f});
        state.setUnitValues(Origin::Modelled, Metric::Loading, {0.25f});
        QCOMPARE(state.unitValue(Origin::Residual, Metric::Loading, 0), 0.25f);
        QVERIFY(state.hasMeasured());
        state.clear(Origin::Measured);
        QVERIFY(!state.hasMeasured());
        QVERIFY(state.rackValues(Origin::Residual, Metric::Power).empty());
        QCOMPARE(state.rackValue(Origin::Modelled, Metric::Power, 0), 9.0f);
    }

    void servers()
    {
        TwinState state;
        state.resize(2, 0);
        state.setServerValues(Origin::Measured, Metric::Power, {{}, {1, 2, 3}});
        QCOMPARE(state.serverValue(Origin::Measured, Metric::Power, 1, 2), 3.0f);
        QVERIFY(std::isnan(state.serverValue(Origin::Measured, Metric::Power, 0, 0)));
        QVERIFY(std::isnan(state.serverValue(Origin::Measured, Metric::Power, 1, 3)));
        QVERIFY(std::isnan(state.serverValue(Origin::Residual, Metric::Power, 1, 2)));
        state.setServerValues(Origin::Modelled, Metric::Power, {{}, {1, 1, 1}});
        QCOMPARE(state.serverValue(Origin::Residual, Metric::Power, 1, 2), 2.0f);
    }

    void arraysOfAnotherSiteAreDropped()
    {
        TwinState state;
        state.resize(3, 1);
        state.setRackValues(Origin::Modelled, Metric::Power, {1, 2});
        state.setUnitValues(Origin::Modelled, Metric::Power, {1, 2});
        state.setServerValues(Origin::Modelled, Metric::Power, {{1}});
        QVERIFY(state.rackValues(Origin::Modelled, Metric::Power).empty());
        QVERIFY(state.unitValues(Origin::Modelled, Metric::Power).empty());
        QVERIFY(std::isnan(state.serverValue(Origin::Modelled, Metric::Power, 0, 0)));
        state.setRackValues(Origin::Modelled, Metric::Power, {1, 2, 3});
        state.setRackValues(Origin::Modelled, Metric::Power, {});
        QVERIFY(state.rackValues(Origin::Modelled, Metric::Power).empty());
    }

    void commitAnnouncesOnce()
    {
        TwinState state;
        QSignalSpy spy(&state, &TwinState::changed);
        state.resize(1, 1);
        PlantState plant;
        plant.rack[static_cast<std::size_t>(Metric::Power)] = {5};
        plant.unit[static_cast<std::size_t>(Metric::Loading)] = {0.5f};
        plant.figures.gpus = 64;
        state.setModelled(plant);
        QCOMPARE(spy.count(), 0);
        state.commit(Timestamp::fromUtc(2025, 7, 15));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(state.time().iso(), std::string("2025-07-15T00:00:00Z"));
        QCOMPARE(state.rackValue(Origin::Modelled, Metric::Power, 0), 5.0f);
        QCOMPARE(state.unitValue(Origin::Modelled, Metric::Loading, 0), 0.5f);
        QCOMPARE(state.figures().gpus, 64.0);
        state.resize(2, 1);
        QVERIFY(state.rackValues(Origin::Modelled, Metric::Power).empty());
    }
};

QTEST_GUILESS_MAIN(TestTwinState)
#include "test_twin_state.moc"
