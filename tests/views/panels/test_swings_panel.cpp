// The panel of the fast swings: what it asks for, what it shows, cancelling.
#include "views/panels/swings/SwingsPanel.h"
#include "views/panels/swings/SwingsPlot.h"
#include "views/theme/Theme.h"
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

class TestSwingsPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksForWhatIsChosen()
    {
        views::Theme theme;
        views::SwingsPanel panel(&theme);
        twin::SwingParameters p;
        p.frequencyHz = 1.5;
        p.depthWPerGpu = 200;
        panel.setParameters(p);
        QList<views::SwingsChoice> asked;
        connect(&panel, &views::SwingsPanel::startRequested, this, [&](const views::SwingsChoice& c) { asked << c; });
        auto* events = panel.findChild<QComboBox*>();
        events->setCurrentIndex(events->findData(static_cast<int>(twin::SwingEvent::JobStop)));
        auto* run = panel.findChild<QPushButton*>();
        QTest::mouseClick(run, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0].frequencyHz, 1.5);
        QCOMPARE(asked[0].depthWPerGpu, 200.0);
        QCOMPARE(asked[0].inputs.event, twin::SwingEvent::JobStop);
        QVERIFY(asked[0].inputs.eventS < asked[0].inputs.seconds && asked[0].inputs.battery);
        // While it runs the same button cancels.
        panel.setRunning(true);
        QSignalSpy cancelled(&panel, &views::SwingsPanel::cancelRequested);
        QTest::mouseClick(run, Qt::LeftButton);
        QCOMPARE(cancelled.count(), 1);
        QCOMPARE(asked.size(), 1);
    }

    void showsTheResult()
    {
        views::Theme theme;
        views::SwingsPanel panel(&theme);
        panel.resize(1100, 700);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        twin::SwingPlant plant;
        plant.gpus = 100000;
        plant.gpuW = 90e6;
        plant.facilityW = plant.gridW = plant.gridCapacityW = 126e6;
        plant.battery.powerLimitW = plant.smoothingW = 150e6;
        plant.battery.capacityWh = 800e6;
        plant.storedWh = 0.933 * 800e6;
        plant.smoothingWh = 27e6;
        plant.smoothingStoredWh = 13e6;
        const auto result = twin::simulateSwings(plant, {}, {});
        panel.setResult(result);
        QVERIFY2(panel.verdict().contains("keeps its ramp") && panel.verdict().contains("fails"), qPrintable(panel.verdict()));
        auto* plot = panel.findChild<views::SwingsPlot*>();
        QVERIFY(plot->isVisible());
        QCOMPARE(plot->graphCount(), 8);
        QCOMPARE(plot->graph(0)->data()->size(), static_cast<int>(result.series.seconds.size()));
        QCOMPARE(plot->axisRectCount(), 3);
        const auto range = plot->axisRect(1)->axis(QCPAxis::atBottom)->range();
        QVERIFY(range.lower == 0 && range.upper > 119);
        // All lanes share the time axis.
        plot->axisRect(0)->axis(QCPAxis::atBottom)->setRange(10, 20);
        QCOMPARE(plot->axisRect(2)->axis(QCPAxis::atBottom)->range().upper, 20.0);
        theme.setKind(views::Theme::Kind::Light);
        QVERIFY(panel.grab().toImage().pixelColor(900, 300).lightness() > 150);
        // A dark site says so; a problem is said in place of the verdict.
        auto dark = result;
        dark.verdicts.darkS = 31;
        panel.setResult(dark);
        QVERIFY(panel.verdict().contains("dark"));
        panel.setProblem("Nothing.");
        QVERIFY(panel.verdict().startsWith("Nothing."));
        QVERIFY(plot->isVisible());
    }
};

QTEST_MAIN(TestSwingsPanel)
#include "test_swings_panel.moc"
