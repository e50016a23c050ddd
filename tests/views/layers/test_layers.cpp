// The layers in a real window: what is on shows, what is off costs nothing, alarms are clicked, paths are followed, arrows move only while
// playing.
#include "WindowMain.h"
#include "../scene/ImageCompare.h"
#include "LayerFixture.h"
#include "data/time/TimeController.h"
#include "views/scene/layers/AirLayer.h"
#include "views/scene/layers/Coverage.h"
#include "views/vtk/OpenGl.h"
#include "views/vtk/VtkWidget.h"
#include <QAction>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <vtkPropCollection.h>
#include <vtkRenderer.h>

using namespace views;
using twin::Metric, twin::Origin;

class TestLayers : public QObject
{
    Q_OBJECT

    struct Shown : LayerFixture
    {
        data::TimeController time;
        SceneView scene;
        int shots = 0;
        ViewContext shownContext()
        {
            auto c = context();
            c.time = &time;
            return c;
        }
        explicit Shown(QSize size = {900, 560}) : scene(shownContext())
        {
            scene.setAnimationsEnabled(false);
            scene.resize(size);
            scene.show();
            (void)QTest::qWaitForWindowExposed(&scene);
            QTest::qWait(60);
        }
        QImage shot()
        {
            QTest::qWait(60);
            const QImage image = scene.grab().toImage();
            // To look at: every picture of a run, by the test that took it.
            if (const QString folder = qEnvironmentVariable("MEMPHIS_TWIN_PICTURES"); !folder.isEmpty())
                image.save(QStringLiteral("%1/%2-%3.png").arg(folder, QString::fromLatin1(QTest::currentTestFunction())).arg(shots++, 3, 10, QLatin1Char('0')));
            return image;
        }
        VtkWidget* host() { return scene.findChild<VtkWidget*>(); }
        int actors() { return host()->renderer()->GetViewProps()->GetNumberOfItems(); }
        void plain() // nothing but what a test switches on
        {
            for (const auto layer : {LayerId::Labels, LayerId::Alarms})
                scene.setLayerVisible(layer, false);
        }
    };
    std::unique_ptr<Shown> m_s;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(openGlProblem().isEmpty(), qPrintable(openGlProblem()));
        m_s = std::make_unique<Shown>();
    }
    void cleanupTestCase() { m_s.reset(); }
    void init()
    {
        for (const auto layer : allLayers)
            m_s->scene.setLayerVisible(layer, layersAtFirst()[at(layer)]);
        m_s->scene.setFollowed(FollowedKind::None);
        m_s->selection.clear();
        m_s->scene.setOneLine(m_s->line);
        m_s->scene.setCamera(QStringLiteral("site"), false);
        m_s->state.setModelled(m_s->settled);
        m_s->state.clear(Origin::Measured);
        m_s->state.commit(m_s->state.time());
    }

    void layersThatAreOffAreNotDrawn()
    {
        Shown& s = *m_s;
        s.shot();
        for (const auto layer : {LayerId::Structure, LayerId::Racks, LayerId::Pipes, LayerId::PowerPath, LayerId::Air}) {
            const bool was = s.scene.layerVisible(layer);
            const int before = s.actors();
            QSignalSpy switched(&s.scene, &SceneView::layerVisibilityChanged);
            s.scene.setLayerVisible(layer, !was);
            s.scene.setLayerVisible(layer, !was); // nothing new
            QCOMPARE(switched.size(), 1);
            s.shot();
            QVERIFY2(was ? s.actors() < before : s.actors() > before, qPrintable(layerKey(layer)));
            s.scene.setLayerVisible(layer, was);
            s.shot();
            QCOMPARE(s.actors(), before);
        }
    }

    void pipesHaveTheColoursOfTheWater()
    {
        Shown& s = *m_s;
        s.plain();
        s.scene.setLayerVisible(LayerId::Racks, false);
        const QImage without = s.shot();
        s.scene.setLayerVisible(LayerId::Pipes, true);
        const QImage with = s.shot();
        const auto& k = s.state.figures();
        QVERIFY(k.facility_return_c > k.facility_supply_c + 2);
        for (const double t : {k.facility_supply_c, k.facility_return_c}) {
            const QColor c = mapColor(twin::MetricInfo::Map::Inferno, 0.2 + 0.75 * (t - 15) / 30);
            QVERIFY2(countNear(with, c, 14) > countNear(without, c, 14) + 150, qPrintable(QString::number(t)));
        }
        s.scene.setLayerVisible(LayerId::Pipes, false);
        QVERIFY(difference(without, s.shot()) < 0.2);
    }

    void powerPathHasTheColoursOfItsLoading()
    {
        Shown& s = *m_s;
        s.plain();
        s.scene.setLayerVisible(LayerId::Racks, false);
        const QImage without = s.shot().copy(200, 60, 700, 400);
        s.scene.setLayerVisible(LayerId::PowerPath, true);
        const QImage with = s.shot().copy(200, 60, 700, 400);
        const QColor ok = Theme::color(Role::Ok, Theme::Kind::Dark);
        QVERIFY(countNear(with, ok, 20) > countNear(without, ok, 20) + 60);
        // A line-up without supply is grey, and so is what hangs on it.
        const auto grey = [&](const QImage& image) { return countNear(image, Theme::color(Role::NoData, Theme::Kind::Dark), 10); };
        const int before = grey(with);
        s.scene.setOneLine(s.with({"line-up 2", "line-up 6", "line-up 9"}));
        QVERIFY(grey(s.shot().copy(200, 60, 700, 400)) > before + 20);
    }

    void aPathWithoutOneLineSaysWhy()
    {
        Shown& s = *m_s;
        s.scene.setOneLine(nullptr);
        QVERIFY(!s.scene.layerProblem(LayerId::PowerPath).isEmpty());
        s.selection.set({{s.model.site().racks[5].id}});
        QVERIFY(!s.scene.followProblem(FollowedKind::Power).isEmpty());
        QVERIFY(s.scene.followProblem(FollowedKind::Coolant).isEmpty());
        s.selection.clear();
        QVERIFY(!s.scene.followProblem(FollowedKind::Coolant).isEmpty());
    }

    void followsTheSelectionToUtilityAndTower()
    {
        Shown& s = *m_s;
        s.plain();
        const auto& site = s.model.site();
        QSignalSpy changed(&s.scene, &SceneView::followedChanged);
        s.selection.set({{site.racks[5].id}});
        const QColor accent = Theme::color(Role::Accent, Theme::Kind::Dark);
        const int before = countNear(s.shot(), accent, 24);
        s.scene.setFollowed(FollowedKind::Power);
        QCOMPARE(changed.size(), 1);
        const auto elements = s.scene.followedElements();
        QVERIFY(elements.size() >= 4);
        QVERIFY(s.line->elements[static_cast<std::size_t>(elements.back())].kind == twin::network::SiteElement::Kind::UtilityFeed);
        QVERIFY(countNear(s.shot(), accent, 24) > before + 200);
        // another selection, another way
        s.selection.set({{site.racks.back().id}});
        s.shot();
        QVERIFY(s.scene.followedElements() != elements);
        s.scene.setFollowed(FollowedKind::Coolant);
        QCOMPARE(site.units[static_cast<std::size_t>(s.scene.followedUnits().back())].kind, twin::AssetKind::CoolingTower);
        QVERIFY(s.scene.followedElements().empty());
        QVERIFY(countNear(s.shot(), accent, 24) > before + 200);
        s.scene.setFollowed(FollowedKind::None);
        QVERIFY(s.scene.followedUnits().empty());
    }

    void alarmsAreClicked()
    {
        Shown& s = *m_s;
        const auto& site = s.model.site();
        int feed = s.firstUnit(twin::AssetKind::UtilityFeed);
        s.scene.setCamera(QStringLiteral("site"), false);
        s.shot();
        const QPointF top = s.scene.projectTop({site.units[static_cast<std::size_t>(feed)].id});
        QTest::mouseClick(s.host(), Qt::LeftButton, {}, (top - QPointF(0, 9)).toPoint());
        QCOMPARE(s.selection.current().asset, site.units[static_cast<std::size_t>(feed)].id);
        // Without the layer the same click means what lies there.
        s.scene.setLayerVisible(LayerId::Alarms, false);
        s.selection.clear();
        s.shot();
        const QPointF beside = top - QPointF(0, 14);
        const auto under = s.scene.pick(beside);
        QTest::mouseClick(s.host(), Qt::LeftButton, {}, beside.toPoint());
        QCOMPARE(s.selection.current().asset, under.asset);
    }

    void labelsAndGpusSwitch()
    {
        Shown& s = *m_s;
        s.scene.setLayerVisible(LayerId::Alarms, false);
        s.scene.setCamera(QStringLiteral("hall1"), false);
        const QImage all = s.shot();
        s.scene.setLayerVisible(LayerId::Labels, false);
        const QImage unnamed = s.shot();
        QVERIFY(difference(all, unnamed) > 0.02);
        s.selection.set({{s.model.site().racks[200].id}});
        s.scene.setCamera(QStringLiteral("rack"), false);
        const QImage gpus = s.shot();
        s.scene.setLayerVisible(LayerId::Gpus, false);
        QVERIFY(difference(gpus, s.shot()) > 0.5);
    }

    void coverageColoursRacks()
    {
        Shown& s = *m_s;
        s.plain();
        std::vector<float> power(s.model.site().racks.size(), std::nanf(""));
        for (std::size_t i = 0; i < power.size() / 2; ++i)
            power[i] = 50e3f;
        s.state.setRackValues(Origin::Measured, Metric::Power, power);
        s.state.commit(s.state.time());
        s.scene.setLayerVisible(LayerId::Coverage, true);
        s.scene.setCamera(QStringLiteral("building"), false);
        const QImage image = s.shot();
        // Racks are shaded: their tops carry the colour itself.
        for (const auto cover : {Cover::Measured, Cover::Modelled})
            QVERIFY2(countNear(image, coverColor(cover, Theme::Kind::Dark), 16) > 400, qPrintable(coverLabel(cover)));
        s.scene.setLayerVisible(LayerId::Coverage, false);
        QVERIFY(countNear(s.shot(), coverColor(Cover::Measured, Theme::Kind::Dark), 16) < 300);
    }

    void residualsAreAnOriginOfTheColours()
    {
        Shown& s = *m_s;
        s.scene.setLayerVisible(LayerId::Residuals, true);
        QVERIFY(!s.scene.layerVisible(LayerId::Residuals)); // nothing is measured
        s.state.setRackValues(Origin::Measured, Metric::Power, std::vector<float>(s.model.site().racks.size(), 50e3f));
        s.state.commit(s.state.time());
        s.scene.setLayerVisible(LayerId::Residuals, true);
        QCOMPARE(s.scene.colourBy().origin, Origin::Residual);
        s.scene.setLayerVisible(LayerId::Coverage, true); // colours can say one thing
        QVERIFY(!s.scene.layerVisible(LayerId::Residuals));
        QCOMPARE(s.scene.colourBy().origin, Origin::Modelled);
    }

    void airShowsOnTheFloor()
    {
        Shown& s = *m_s;
        s.plain();
        s.scene.setLayerVisible(LayerId::Racks, false);
        s.scene.setCamera(QStringLiteral("hall1"), false);
        s.state.setRackValues(Origin::Measured, Metric::AirInlet, std::vector<float>(s.model.site().racks.size(), 41.0f));
        s.state.commit(s.state.time());
        const QImage without = s.shot();
        s.scene.setLayerVisible(LayerId::Air, true);
        const QImage hot = s.shot();
        QVERIFY(difference(without, hot) > 3);
        s.state.setRackValues(Origin::Measured, Metric::AirInlet, std::vector<float>(s.model.site().racks.size(), 19.0f));
        s.state.commit(s.state.time());
        QVERIFY(difference(hot, s.shot()) > 3); // another temperature, another colour
    }

    void arrowsMoveOnlyWhilePlaying()
    {
        Shown& s = *m_s;
        s.scene.setLayerVisible(LayerId::Pipes, true);
        s.scene.setAnimationsEnabled(true);
        s.shot();
        QTest::qWait(150);
        const int idle = s.host()->renderCount();
        QTest::qWait(300);
        QCOMPARE(s.host()->renderCount(), idle);
        const auto t = s.state.time();
        s.time.setRange({t, t.plusSeconds(3600)});
        s.time.play();
        QCOMPARE(s.time.state(), data::TimeController::State::Playing);
        QTRY_VERIFY(s.host()->renderCount() >= idle + 2);
        s.time.pause();
        QTest::qWait(120);
        const int paused = s.host()->renderCount();
        QTest::qWait(300);
        QCOMPARE(s.host()->renderCount(), paused);
        s.scene.setAnimationsEnabled(false);
    }

    void allAtOnceInBothThemes()
    {
        Shown& s = *m_s;
        s.selection.set({{s.model.site().racks[700].id}});
        for (const auto layer : {LayerId::Pipes, LayerId::PowerPath, LayerId::Air})
            s.scene.setLayerVisible(layer, true);
        for (const QSize size : {QSize(700, 400), QSize(1300, 800)})
            for (const auto kind : {Theme::Kind::Dark, Theme::Kind::Light}) {
                s.scene.resize(size);
                s.theme.setKind(kind);
                s.scene.setFollowed(FollowedKind::None);
                for (const char* camera : qEnvironmentVariableIsSet("MEMPHIS_TWIN_PICTURES") ? std::vector<const char*>{"site", "yard", "hall1", "rack"} : std::vector<const char*>{"rack"}) {
                    s.scene.setCamera(QString::fromLatin1(camera), false);
                    QCOMPARE(s.shot().size(), size);
                }
                s.scene.setCamera(QStringLiteral("site"), false);
                for (const auto path : {FollowedKind::Power, FollowedKind::Coolant}) {
                    s.scene.setFollowed(path);
                    QVERIFY(countNear(s.shot(), Theme::color(Role::Accent, kind), 24) > 100);
                }
            }
        s.theme.setKind(Theme::Kind::Dark);
        s.scene.resize(900, 560);
    }

    void theBarHasThemAll()
    {
        Shown& s = *m_s;
        auto* button = s.scene.findChild<QToolButton*>(QStringLiteral("layersButton"));
        QVERIFY(button && button->menu() && button->isVisible());
        QCOMPARE(s.scene.layerActions().size(), static_cast<int>(layerCount));
        for (auto* action : s.scene.layerActions()) {
            QVERIFY(button->menu()->actions().contains(action));
            QVERIFY(!action->shortcut().isEmpty());
            QVERIFY(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
        }
        auto* pipes = s.scene.layerActions()[static_cast<int>(at(LayerId::Pipes))];
        QVERIFY(!pipes->isChecked());
        pipes->trigger();
        QVERIFY(s.scene.layerVisible(LayerId::Pipes) && pipes->isChecked());
        s.scene.setLayerVisible(LayerId::Pipes, false);
        QVERIFY(!pipes->isChecked());
    }
};

int main(int argc, char** argv)
{
    return support::runWindowTest<TestLayers>(argc, argv, "memphis-twin-test-layers");
}
#include "test_layers.moc"
