// The whole window as a user meets it, in a real display.
#include "RunCli.h"
#include "WindowMain.h"
#include "app/Application.h"
#include "app/Document.h"
#include "app/EditController.h"
#include "app/MainWindow.h"
#include "app/PlantRunner.h"
#include "data/session/Session.h"
#include "data/session/SimulationRecorder.h"
#include "data/store/RecordingWriter.h"
#include "data/time/TimeController.h"
#include "twin/model/SiteModel.h"
#include "twin/model/TwinState.h"
#include "views/Selection.h"
#include "views/panels/assets/AssetTree.h"
#include "views/scene/SceneView.h"
#include <QApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <cmath>

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void startsAlive();
    void simulatesTheDay();
    void oneEditCompletely();
    void refusalsSayWhy();
    void badFilesLoseNothing_data();
    void badFilesLoseNothing();
    void projectsSurvive();
    void droppedRecordingIsReplayed();
    void parametersAreEdits();
    void unsavedWorkSurvivesACrash();
    void docksCanBeMovedAndComeBack();
    void screenshotSwitch();
    void screenshotRefusals_data();
    void screenshotRefusals();

private:
    app::MainWindow& window() { return m_application->window(); }
    const app::Parts& parts() { return m_application->parts(); }
    int gpus() { return static_cast<int>(std::lround(parts().state->figures().gpus)); }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    std::unique_ptr<app::Application> m_application;
    QTemporaryDir m_folder;
};

void TestWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QVERIFY(m_folder.isValid());
}

void TestWindow::init()
{
    app::StartOptions options;
    options.preset = "2024-09";
    options.language = "en";
    options.theme = "dark";
    m_application = std::make_unique<app::Application>(options);
    window().scene().setAnimationsEnabled(false);
    window().resize(1280, 800);
    window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&window()));
}

void TestWindow::cleanup()
{
    parts().undo->clear();
    m_application.reset();
}

void TestWindow::startsAlive()
{
    QVERIFY(window().scene().isUsable());
    QCOMPARE(gpus(), 100'000);
    QVERIFY(std::abs(parts().state->figures().it_mw - 107) < 5.4);
    const auto power = parts().state->rackValues(twin::Origin::Modelled, twin::Metric::Power);
    QCOMPARE(power.size(), parts().site->site().racks.size());
    QVERIFY(power[0] > 10'000);
    const auto picture = window().scene().picture({640, 400});
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 5)
        for (int x = 0; x < picture.width(); x += 5)
            colours.insert(picture.pixel(x, y));
    QVERIFY2(colours.size() > 20, qPrintable(QString("%1 colours").arg(colours.size())));
}

void TestWindow::simulatesTheDay()
{
    QTRY_VERIFY_WITH_TIMEOUT(parts().session->modelled() != nullptr, 60'000);
    QCOMPARE(parts().time->range().seconds(), 24 * 3600.0);
    QVERIFY(!parts().session->measured());
    parts().time->setTime(parts().time->range().begin.plusSeconds(3600 * 4));
    QTRY_VERIFY(!parts().session->isLoading()); // frames are fetched beside the window
    const double night = parts().state->figures().cooling_mw;
    parts().time->setTime(parts().time->range().begin.plusSeconds(3600 * 15));
    QTRY_VERIFY(!parts().session->isLoading());
    const double afternoon = parts().state->figures().cooling_mw;
    QVERIFY2(afternoon > night, qPrintable(QString("%1 at night, %2 in the afternoon").arg(night).arg(afternoon)));
    const auto before = parts().time->time();
    parts().time->setSpeed(600);
    parts().time->play();
    QTRY_VERIFY(parts().time->time().secondsSince(before) > 60);
    parts().time->pause();
    const auto curve = parts().session->figure("facility_mw", parts().time->range(), 500);
    QVERIFY(curve.seconds.size() > 100 && curve.seconds.size() <= 500);
}

void TestWindow::oneEditCompletely()
{
    const auto racks = parts().site->site().racks.size();
    const double it = parts().state->figures().it_mw;
    parts().edit->addRacks({0, static_cast<std::uint16_t>(parts().site->catalogue().rackTypeIndex("hgx_h100_64")), 8, {}, {}, {}});
    QCOMPARE(parts().site->site().racks.size(), racks + 8);
    QCOMPARE(gpus(), 100'512);
    QVERIFY(parts().state->figures().it_mw > it + 0.4);
    QCOMPARE(parts().selection->items().size(), std::size_t(8)); // what was added is selected everywhere
    QVERIFY(window().isWindowModified());
    QVERIFY(parts().undo->undoText().contains("8"));

    parts().edit->removeSelected();
    QCOMPARE(parts().site->site().racks.size(), racks);
    QCOMPARE(gpus(), 100'000);
    parts().undo->undo();
    QCOMPARE(gpus(), 100'512);
    parts().undo->undo();
    QCOMPARE(gpus(), 100'000);
    QVERIFY(!window().isWindowModified());
    parts().undo->redo();
    QCOMPARE(gpus(), 100'512);
    parts().undo->undo();
}

void TestWindow::refusalsSayWhy()
{
    const auto racks = parts().site->site().racks.size();
    parts().edit->addRacks({0, 0, 1'000'000, {}, {}, {}});
    QCOMPARE(parts().site->site().racks.size(), racks);
    QVERIFY(!window().shownMessage().isEmpty());
    QVERIFY(!window().isWindowModified());

    // A rack pushed onto its neighbour.
    const auto& rack = parts().site->site().racks.front();
    parts().selection->set({{rack.id}});
    parts().edit->moveSelected(0.75, 0);
    QVERIFY2(window().shownMessage().contains("H1-"), qPrintable(window().shownMessage()));
    // And out of its hall.
    parts().edit->moveSelected(-500, 0);
    QVERIFY2(window().shownMessage().contains("Hall 1"), qPrintable(window().shownMessage()));
    QVERIFY(!parts().undo->canUndo());
}

void TestWindow::badFilesLoseNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("binary") << QByteArray("\x00\x01\x02\xff\xfe garbage \x00", 20).repeated(50);
    QTest::newRow("letter") << QByteArray("Dear reader\nthis is no data.\n");
    QTest::newRow("half a database") << QByteArray("SQLite format 3\0 and then nothing of use", 40);
}

void TestWindow::badFilesLoseNothing()
{
    QFETCH(QByteArray, content);
    parts().edit->addRacks({0, 0, 8, {}, {}, {}});
    const int before = gpus();
    QFile file(path("bad.mtwin"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    try {
        parts().document->openAny(file.fileName());
        QFAIL("a bad file was opened");
    } catch (const twin::Error& error) {
        QVERIFY2(QString::fromStdString(error.what()).contains("bad.mtwin"), error.what());
    }
    QCOMPARE(gpus(), before);
    QVERIFY(window().isWindowModified());
}

void TestWindow::projectsSurvive()
{
    parts().edit->addRacks({1, 0, 16, {}, {}, {}});
    const auto names = [this] {
        QStringList out;
        for (const auto& rack : parts().site->site().racks)
            out << QString::fromStdString(rack.name);
        return out;
    };
    const auto saved = names();
    parts().document->save(path("plan.mtwin"));
    QVERIFY(!window().isWindowModified());
    parts().document->newFromPreset("2025-02");
    QCOMPARE(gpus(), 200'000);
    parts().document->openProject(path("plan.mtwin"));
    QCOMPARE(names(), saved);
    QCOMPARE(gpus(), 100'000 + 16 * 64);
    QVERIFY(window().windowTitle().contains("plan"));
}

void TestWindow::droppedRecordingIsReplayed()
{
    const auto file = path("measured.mtrec");
    const auto begin = twin::Timestamp::fromUtc(2024, 9, 3, 12);
    {
        data::RecordingWriter writer(file.toStdString(), {"test", "made for this test", "", ""});
        for (int s = 1; s <= 8; ++s) {
            const int channel = writer.addChannel({"H1-R01-01/S" + std::to_string(s), "power", "W", twin::Origin::Measured, 1});
            for (int i = 0; i <= 300; ++i)
                writer.append(channel, begin.plusSeconds(2.0 * i), 7000 + s + i);
        }
        writer.addEvent({begin, "block_start", "training block", data::RecordingEvent::Severity::Information, ""});
        writer.finish();
    }
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &drop);
    QVERIFY(parts().session->measured() != nullptr);
    QCOMPARE(parts().session->boundChannels(), 8);
    QCOMPARE(parts().time->range().seconds(), 600.0);
    // What was measured is what is shown now.
    QCOMPARE(window().scene().colourBy().origin, twin::Origin::Measured);
    QCOMPARE(window().scene().colourBy().metric, twin::Metric::ServerPower);
    QCOMPARE(parts().selection->items().size(), std::size_t(1));

    parts().time->setTime(begin.plusSeconds(100));
    QTRY_VERIFY(!parts().session->isLoading());
    QCOMPARE(parts().state->time(), begin.plusSeconds(100));
    const int rack = parts().site->rackIndex(parts().site->find("H1-R01-01")->asset);
    QCOMPARE(parts().state->rackValue(twin::Origin::Measured, twin::Metric::ServerPower, rack), float(8 * 7050 + 36));
    const float modelled = parts().state->rackValue(twin::Origin::Modelled, twin::Metric::ServerPower, rack);
    QVERIFY(modelled > 50'000 && modelled < 66'000);
    const float residual = parts().state->rackValue(twin::Origin::Residual, twin::Metric::ServerPower, rack);
    QVERIFY(std::abs(residual - (8 * 7050 + 36 - modelled)) < 1);
    // What was not measured is not known.
    QVERIFY(std::isnan(parts().state->rackValue(twin::Origin::Measured, twin::Metric::ServerPower, rack + 1)));
    // A second look at it half a minute later, and a bookmark: a project keeps both.
    QVERIFY(!window().isWindowModified());
    parts().document->addRecording(file, 30);
    parts().time->bookmarks().add({"the bend", begin.plusSeconds(120), true});
    QVERIFY(window().isWindowModified());
    parts().document->save(path("replay.mtwin"));
    QVERIFY(!window().isWindowModified());
    parts().document->newFromPreset("2024-09");
    QVERIFY(parts().time->bookmarks().all().empty());
    QVERIFY(!parts().session->measured());
    parts().document->openProject(path("replay.mtwin"));
    QVERIFY(!window().isWindowModified());
    QCOMPARE(parts().time->bookmarks().all(), (std::vector<data::TimeBookmark>{{"the bend", begin.plusSeconds(120), true}}));
    const auto list = parts().session->measuredRecordings();
    QCOMPARE(list.size(), std::size_t(2));
    QCOMPARE(list[0].offsetSeconds, 0.0);
    QCOMPARE(list[1].offsetSeconds, 30.0);
    QCOMPARE(parts().time->range().seconds(), 630.0);
    parts().document->closeRecording();
    QCOMPARE(parts().time->range().seconds(), 24 * 3600.0);
}

void TestWindow::parametersAreEdits()
{
    QVERIFY(parts().state->figures().binding_limit >= 0);
    const double turbines = parts().state->figures().turbine_mw;
    parts().edit->setParameter("grid_capacity", 70);
    QCOMPARE(parts().site->scenario().parameters.at("grid_capacity").mark, twin::Mark::User);
    for (const auto& limit : parts().state->figures().limits)
        if (limit.id == "grid_import")
            QCOMPARE(limit.capacity, 70.0);
    QVERIFY(std::abs(parts().state->figures().grid_mw - 70) < 0.01);
    QVERIFY(parts().state->figures().turbine_mw < turbines - 5);
    parts().undo->undo();
    QVERIFY(parts().site->scenario().parameters.at("grid_capacity").mark != twin::Mark::User);
    parts().edit->setParameter("grid_capacity", std::nan(""));
    QVERIFY(!window().shownMessage().isEmpty());
    QVERIFY(!parts().undo->canUndo());
}

void TestWindow::unsavedWorkSurvivesACrash()
{
    parts().document->discardAutosave();
    parts().document->autosave();
    QVERIFY2(!QFile::exists(app::Document::autosaveFile()), "nothing was edited, so there is nothing to keep");
    parts().edit->addRacks({0, 0, 8, {}, {}, {}});
    parts().document->autosave();
    QVERIFY(QFile::exists(app::Document::autosaveFile()));
    // As after a crash: the file is there, the program starts anew.
    const auto kept = path("kept.mtwin");
    QVERIFY(QFile::copy(app::Document::autosaveFile(), kept));
    parts().document->newFromPreset("2024-09");
    QCOMPARE(gpus(), 100'000);
    QVERIFY(QFile::copy(kept, app::Document::autosaveFile()));
    parts().document->openRecovered();
    QCOMPARE(gpus(), 100'512);
    QVERIFY2(window().isWindowModified(), "recovered work is not saved yet");
    parts().document->save(path("recovered.mtwin"));
    QVERIFY(!QFile::exists(app::Document::autosaveFile()));
}

void TestWindow::docksCanBeMovedAndComeBack()
{
    const auto docks = window().findChildren<QDockWidget*>();
    QVERIFY(docks.size() >= 5);
    auto* tree = window().findChild<QDockWidget*>("assets");
    QVERIFY(tree);
    const auto state = window().saveState(1);
    tree->setFloating(true);
    QApplication::processEvents();
    QVERIFY(tree->isFloating());
    window().restoreState(state, 1);
    QVERIFY(!tree->isFloating());
}

void TestWindow::screenshotSwitch()
{
    const auto file = path("shot.png");
    const auto run = support::runGui({"--preset", "2024-09", "--screenshot", file, "--size", "1280x800", "--view", "top", "--language", "fr"});
    QVERIFY2(run.status == 0, run.err.constData());
    const QImage image(file);
    QCOMPARE(image.size(), QSize(1280, 800));
}

void TestWindow::screenshotRefusals_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("mentions");
    const QString shot = path("never.png");
    QTest::newRow("preset") << QStringList{"--preset", "3000-01", "--screenshot", shot} << 2 << "3000-01";
    QTest::newRow("size") << QStringList{"--size", "huge", "--screenshot", shot} << 2 << "huge";
    QTest::newRow("view") << QStringList{"--preset", "2024-09", "--view", "cellar", "--screenshot", shot} << 2 << "cellar";
    QTest::newRow("time") << QStringList{"--preset", "2024-09", "--at", "1999-01-01", "--screenshot", shot} << 2 << "1999";
    QTest::newRow("option") << QStringList{"--fly", "now"} << 2 << "--fly";
    QTest::newRow("missing file") << QStringList{path("absent.mtwin"), "--screenshot", shot} << 1 << "absent.mtwin";
    QTest::newRow("no folder") << QStringList{"--preset", "2024-09", "--screenshot", "/nonexistent-folder/x.png"} << 1 << "nonexistent-folder";
}

void TestWindow::screenshotRefusals()
{
    QFETCH(QStringList, words);
    QFETCH(int, status);
    QFETCH(QString, mentions);
    const auto run = support::runGui(words);
    QCOMPARE(run.status, status);
    QVERIFY2(QString::fromUtf8(run.err).contains(mentions), run.err.constData());
}

int main(int argc, char** argv)
{
    return support::runWindowTest<TestWindow>(argc, argv, "memphis-twin-test");
}
#include "test_window.moc"
