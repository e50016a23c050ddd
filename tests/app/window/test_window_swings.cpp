// Tools › Fast swings…: from the menu to the verdict of the site on screen, and cancelling.
#include "app/Application.h"
#include "app/MainWindow.h"
#include "views/panels/swings/SwingsPanel.h"
#include <QAction>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

class TestWindowSwings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void worksOutTheSite()
    {
        app::StartOptions options;
        options.preset = "2025-07";
        options.language = "en";
        app::Application application(options);
        auto& window = application.window();
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto* action = window.findChild<QAction*>("swingsAction");
        QVERIFY(action);
        action->trigger();
        auto* dialog = window.findChild<QDialog*>("swingsDialog");
        QVERIFY(dialog && dialog->isVisible());
        auto* panel = dialog->findChild<views::SwingsPanel*>();
        auto* run = panel->findChild<QPushButton*>();
        const QString cancelText = run->text(); // it runs from the start, with the scenario's own numbers
        QCOMPARE(panel->choice().frequencyHz, 0.5);
        QTRY_VERIFY_WITH_TIMEOUT(panel->result().has_value(), 60000);
        QTRY_VERIFY(run->text() != cancelText);
        const QString runText = run->text();
        QVERIFY(std::abs(panel->result()->verdicts.gpuPeakToPeakMw - 80.5) < 0.5); // 230,000 x 350 W
        QVERIFY(!panel->result()->verdicts.rampPassesWithoutBattery);
        // A cancelled run says so and leaves the result as it was.
        const double before = panel->result()->verdicts.rampMw;
        QTest::mouseClick(run, Qt::LeftButton);
        QCOMPARE(run->text(), cancelText);
        QTest::mouseClick(run, Qt::LeftButton);
        QTRY_COMPARE(run->text(), runText);
        QCOMPARE(panel->result()->verdicts.rampMw, before);
        dialog->close();
    }
};

QTEST_MAIN(TestWindowSwings)
#include "test_window_swings.moc"
