// The diagrams in the whole window: a click on a headline figure opens its account, and a path followed in the scene is followed there.
#include "app/Application.h"
#include "app/MainWindow.h"
#include "app/PlantRunner.h"
#include "app/actions/DiagramsTool.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/panels/diagrams/CoolingDiagram.h"
#include "views/panels/diagrams/CoolingPanel.h"
#include "views/panels/diagrams/FlowPanel.h"
#include "views/panels/diagrams/MakeUpView.h"
#include "views/panels/diagrams/SankeyView.h"
#include "views/panels/headline/HeadlineStrip.h"
#include "views/scene/SceneView.h"
#include <QApplication>
#include <QDockWidget>
#include <QStandardPaths>
#include <QTest>
#include <memory>

class TestWindowDiagrams : public QObject
{
    Q_OBJECT
    std::unique_ptr<app::Application> m_application;
    app::MainWindow& window() { return m_application->window(); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        app::StartOptions options;
        options.preset = "2024-09";
        options.language = "en";
        options.theme = "dark";
        m_application = std::make_unique<app::Application>(options);
        m_application->parts().runner->setBackgroundSimulation(false);
        window().scene().setAnimationsEnabled(false);
        window().resize(1280, 720);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }
    void cleanupTestCase() { m_application.reset(); }

    void aHeadlineFigureOpensItsAccount()
    {
        auto* strip = window().findChild<views::HeadlineStrip*>();
        auto* flows = window().diagrams().flows();
        auto* dock = window().findChild<QDockWidget*>("flows");
        QVERIFY(strip && dock && flows);
        QTRY_VERIFY(!strip->places().empty() && strip->items().size() > 5);
        for (const auto& place : strip->places())
            if (strip->items()[static_cast<std::size_t>(place.item)].id == "water_m3_per_h")
                QTest::mouseClick(strip, Qt::LeftButton, {}, place.rect.center().toPoint());
        QTRY_VERIFY(dock->isVisible() && flows->makeUp()->isVisible());
        QCOMPARE(QString(flows->makeUp()->makeUp()->id), QString("water_m3_per_h"));
        QCOMPARE(flows->subject(), twin::FlowAccount::Subject::Water);
        QTRY_VERIFY(dock->height() >= 240); // room was given in the small window
        // The limits keep their own panel.
        for (const auto& place : strip->places())
            if (strip->items()[static_cast<std::size_t>(place.item)].id == "limit")
                QTest::mouseClick(strip, Qt::LeftButton, {}, place.rect.center().toPoint());
        QTRY_VERIFY(window().findChild<QDockWidget*>("limits")->isVisible());
    }

    void thePathOfTheSceneIsFollowed()
    {
        auto& scene = window().scene();
        auto* flows = window().diagrams().flows();
        auto* cooling = window().diagrams().cooling();
        for (const char* name : {"flows", "cooling"}) {
            window().findChild<QDockWidget*>(name)->show();
            window().findChild<QDockWidget*>(name)->raise();
            QTest::qWait(50);
        }
        const auto& racks = m_application->parts().site->site().racks;
        m_application->parts().selection->set({{racks.front().id}});
        scene.setFollowed(views::FollowedKind::Coolant);
        QTRY_VERIFY(!scene.followedUnits().empty());
        const int gpus = static_cast<int>(views::CoolingPicture::Box::Gpus);
        QTRY_VERIFY(!cooling->diagram()->isFaded(gpus));
        int faded = 0;
        for (int b = 0; b < static_cast<int>(views::CoolingPicture::Box::Count); ++b)
            faded += cooling->diagram()->isFaded(b);
        QVERIFY(faded > 0);
        flows->setSubject(twin::FlowAccount::Subject::Heat);
        flows->runNow();
        QVERIFY(!flows->diagram()->path().empty());
        scene.setFollowed(views::FollowedKind::None);
        QTRY_VERIFY(flows->diagram()->path().empty());
        for (int b = 0; b < static_cast<int>(views::CoolingPicture::Box::Count); ++b)
            QVERIFY(!cooling->diagram()->isFaded(b));
    }
};

QTEST_MAIN(TestWindowDiagrams)
#include "test_window_diagrams.moc"
