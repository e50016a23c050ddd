// What the window does while a day is simulated and played, and after an edit: its work follows what changed. Counts, not times.
#include "WindowMain.h"
#include "app/Application.h"
#include "app/EditController.h"
#include "app/MainWindow.h"
#include "app/PlantRunner.h"
#include "app/StallWatch.h"
#include "data/session/Session.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/scene/SceneView.h"
#include "views/scene/UnitActor.h"
#include "views/vtk/VtkWidget.h"
#include <QDockWidget>
#include <QHash>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QUndoStack>
#include <vtkPropCollection.h>
#include <vtkRenderer.h>

namespace {

/// Counts events of one type by the class of who got them.
class Counter : public QObject
{
public:
    explicit Counter(QEvent::Type type) : m_type(type) { qApp->installEventFilter(this); }
    int of(const char* className) const { return m_counts.value(QByteArray(className)); }
    QString list() const
    {
        QStringList out;
        for (auto it = m_counts.begin(); it != m_counts.end(); ++it)
            out << QStringLiteral("%1 %2").arg(QString::fromLatin1(it.key())).arg(it.value());
        return out.join(QStringLiteral(", "));
    }
    int of(const QObject* object) const { return m_objects.value(object); }

protected:
    bool eventFilter(QObject* receiver, QEvent* event) override
    {
        if (event->type() == m_type) {
            ++m_counts[QByteArray(receiver->metaObject()->className())];
            ++m_objects[receiver];
        }
        return false;
    }

private:
    QEvent::Type m_type;
    QHash<QByteArray, int> m_counts;
    QHash<const QObject*, int> m_objects;
};

} // namespace

class WindowWorkTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<app::Application> m_application;
    std::unique_ptr<app::StallWatch> m_watch;

    app::MainWindow& window() { return m_application->window(); }
    const app::Parts& parts() { return m_application->parts(); }
    views::VtkWidget* picture() { return window().scene().findChild<views::VtkWidget*>(); }
    std::vector<vtkProp*> actors()
    {
        std::vector<vtkProp*> out;
        auto* props = picture()->renderer()->GetViewProps();
        props->InitTraversal();
        while (auto* prop = props->GetNextProp())
            out.push_back(prop);
        return out;
    }
    views::UnitActor* yard()
    {
        for (auto* prop : actors())
            if (auto* found = dynamic_cast<views::UnitActor*>(prop))
                return found;
        return nullptr;
    }
    bool isQuiet() { return !parts().runner->isSimulating() && !parts().runner->isSettling() && !parts().session->isLoading() && !window().isWorkingOutBands() && !window().isSolvingNetwork(); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        app::StartOptions options;
        options.preset = "2024-09";
        options.language = "en";
        options.theme = "dark";
        m_application = std::make_unique<app::Application>(options);
        m_watch = std::make_unique<app::StallWatch>(50);
        window().scene().setAnimationsEnabled(false);
        window().resize(1280, 800);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        QVERIFY(picture());
    }
    void cleanupTestCase()
    {
        parts().undo->clear();
        m_watch.reset();
        m_application.reset();
    }

    void progressOfADayPaintsItsBarAlone()
    {
        QTRY_VERIFY(picture()->renderCount() > 0);
        QTest::qWait(200);
        QSignalSpy progressed(parts().runner, &app::PlantRunner::simulationProgressed), changed(parts().state, &twin::TwinState::changed),
            painted(picture(), &views::VtkWidget::rendered);
        const int renders = picture()->renderCount();
        QTRY_VERIFY_WITH_TIMEOUT(progressed.count() > 4 || parts().session->modelled(), 120'000);
        // What comes meanwhile from bands and one-line changes the state; the bar's steps are none of the scene's business.
        QVERIFY2(picture()->renderCount() - renders <= changed.count() + 2, qPrintable(QStringLiteral("%1 renders, %2 changes").arg(picture()->renderCount() - renders).arg(changed.count())));
        if (picture()->host() == views::VtkWidget::Host::Copied)
            QVERIFY2(painted.count() <= changed.count() + 3, qPrintable(QStringLiteral("%1 paints, %2 changes, %3 steps").arg(painted.count()).arg(changed.count()).arg(progressed.count())));
        QTRY_VERIFY_WITH_TIMEOUT(parts().session->modelled() != nullptr, 120'000);
    }

    void playingDrawsEachInstantOnce()
    {
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 120'000);
        parts().selection->set({{parts().site->site().racks[3].id}}); // a table of values is open
        QTest::qWait(200);
        const auto before = actors();
        const int renders = picture()->renderCount();
        const Counter paints(QEvent::Paint), layouts(QEvent::LayoutRequest);
        QSignalSpy changed(parts().state, &twin::TwinState::changed);
        m_watch->clear();
        parts().time->setTime(parts().time->range().begin.plusSeconds(3600));
        parts().time->setSpeed(1800);
        parts().time->play();
        QTRY_VERIFY_WITH_TIMEOUT(changed.count() > 40, 60'000);
        parts().time->pause();
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 60'000);
        QTest::qWait(100);
        const int instants = static_cast<int>(changed.count());
        qInfo("%d instants; paints: scene %d, headline %d, values %d; layouts of the window %d; longest turn %.0f ms of %lld", instants,
              paints.of(picture()), paints.of("views::HeadlineStrip"), paints.of("views::ValueTable"), layouts.of(&window()),
              m_watch->longestMs(), m_watch->turns());
        QVERIFY(m_watch->turns() > 0);
        // Values are other colours on the same things: nothing is built anew.
        QCOMPARE(actors(), before);
        // An instant is drawn once, several that come together only once, and now and then a result of the one-line between them.
        QVERIFY(picture()->renderCount() - renders > instants / 8);
        QVERIFY2(picture()->renderCount() - renders <= instants + instants / 4 + 4, qPrintable(QString::number(picture()->renderCount() - renders)));
        for (const char* panel : {"views::HeadlineStrip", "views::ValueTable"})
            QVERIFY2(paints.of(panel) <= instants + instants / 4 + 4, qPrintable(QStringLiteral("%1: %2").arg(panel).arg(paints.of(panel))));
        // Only numbers change: rows and panels keep their places.
        QVERIFY2(layouts.of(&window()) <= instants / 4, qPrintable(layouts.list()));
        // What nobody sees is not painted.
        for (const auto* dock : window().findChildren<QDockWidget*>())
            if (dock->visibleRegion().isEmpty() && dock->widget())
                QCOMPARE(paints.of(dock->widget()), 0);
    }

    void scrubbingEndsAtTheLastInstant()
    {
        const int renders = picture()->renderCount();
        QSignalSpy changed(parts().state, &twin::TwinState::changed);
        const auto begin = parts().time->range().begin;
        for (int i = 0; i < 60; ++i) {
            parts().time->setTime(begin.plusSeconds(600.0 * ((i * 7) % 144)));
            QTest::qWait(5);
        }
        const auto last = begin.plusSeconds(9 * 3600);
        parts().time->setTime(last);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 60'000);
        QCOMPARE(parts().state->time(), last);
        QTest::qWait(50);
        QVERIFY(picture()->renderCount() - renders <= changed.count() * 5 / 4 + 4);
    }

    void anEditOfRacksLeavesTheYard()
    {
        auto* units = yard();
        QVERIFY(units);
        const auto before = actors();
        std::vector<twin::AssetRef> some;
        for (std::size_t i = 0; i < 200; ++i)
            some.push_back({parts().site->site().racks[i].id});
        parts().selection->set(some);
        const auto count = parts().site->site().racks.size();
        const int renders = picture()->renderCount();
        parts().edit->removeSelected();
        QCOMPARE(parts().site->site().racks.size(), count - 200);
        QTRY_VERIFY(picture()->renderCount() > renders);
        QCOMPARE(yard(), units);
        QVERIFY(actors() != before); // the racks' are others
        parts().undo->undo();
        const int again = picture()->renderCount();
        QTRY_VERIFY(picture()->renderCount() > again);
        QCOMPARE(yard(), units);
        QCOMPARE(parts().site->site().racks.size(), count);
    }
};

int main(int argc, char** argv)
{
    return support::runWindowTest<WindowWorkTest>(argc, argv, "memphis-twin-test-window-work");
}
#include "WindowWorkTest.moc"
