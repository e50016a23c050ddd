// The time bar in a real window: bookmarks, loops, qualities, the list of recordings, and what it says while a frame is on its way.
#include "../PanelFixture.h"
#include "data/store/RecordingWriter.h"
#include "views/panels/time/BookmarkDialog.h"
#include "views/panels/time/RecordingsPopup.h"
#include "views/panels/time/TimeBar.h"
#include "views/panels/time/TimeSlider.h"
#include "views/panels/properties/PropertySubject.h"
#include "views/text/Format.h"
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>
#include <QtTest>
#include <cmath>

using namespace views;
using data::TimeController;

class TestTimeBar : public QObject
{
    Q_OBJECT
    std::unique_ptr<PanelFixture> f;
    std::unique_ptr<TimeBar> bar;
    QTemporaryDir m_folder;
    twin::Timestamp begin;

    twin::Timestamp at(double minutes) const { return begin.plusSeconds(60 * minutes); }
    QPoint pointOf(twin::Timestamp t, int y) const { return {static_cast<int>(std::lround(bar->slider()->xOf(t))), y}; }
    void drag(twin::Timestamp from, twin::Timestamp to, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint a = pointOf(from, 19), b = pointOf(to, 19);
        QTest::mousePress(bar->slider(), Qt::LeftButton, modifiers, a);
        for (int i = 1; i <= 4; ++i) { // QTest::mouseMove tells no buttons
            const QPoint p = a + (b - a) * i / 4;
            QMouseEvent move(QEvent::MouseMove, p, bar->slider()->mapToGlobal(QPointF(p)), Qt::NoButton, Qt::LeftButton, modifiers);
            QApplication::sendEvent(bar->slider(), &move);
        }
        QTest::mouseRelease(bar->slider(), Qt::LeftButton, modifiers, b);
    }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(bar->slider(), k, modifiers); }

    /// One rack that is good, uncertain, silent, stale and bad in turn for twenty minutes each, and a second one that is always good but in a common gap.
    std::unique_ptr<data::RecordingReader> recording(const char* name)
    {
        const auto file = m_folder.filePath(QString::fromLatin1(name)).toStdString();
        const auto& racks = f->site.site().racks;
        {
            data::RecordingWriter w(file, {std::string("Qualities ") + name, "made for this test", "", ""});
            const int a = w.addChannel({racks[0].name, "power", "W", twin::Origin::Measured, 1});
            const int b = w.addChannel({racks[1].name, "power", "W", twin::Origin::Measured, 1});
            constexpr data::Quality qualities[] = {data::Quality::Good, data::Quality::Uncertain, data::Quality::Good, data::Quality::Stale, data::Quality::Bad, data::Quality::Good};
            for (int i = 0; i < 720; ++i) { // two hours, each 10 s
                const int part = i / 120;
                if (part == 2)
                    continue;
                w.append(a, begin.plusSeconds(10 * i), 52'000 + i, qualities[part]);
            }
            for (int i = 0; i < 720; ++i)
                if (i < 240 || i >= 300) // the first ten minutes of the other's silence
                    w.append(b, begin.plusSeconds(10 * i), 51'000);
            w.addMark({a, -1, {begin.plusSeconds(300), begin.plusSeconds(300)}, data::RecordingMark::Kind::ClockSkew, 3.5});
            w.append(b, begin.plusSeconds(7005), 1); // late: younger ones are there
            w.finish();
        }
        return std::make_unique<data::RecordingReader>(file);
    }

private Q_SLOTS:
    void initTestCase()
    {
        f = std::make_unique<PanelFixture>("2024-09");
        begin = f->site.scenario().begin.plusSeconds(12 * 3600);
    }

    void init()
    {
        QSignalSpy marks(&f->session, &data::Session::marksChanged);
        f->session.setMeasured(recording("one.mtrec"));
        f->time.setLoop(TimeController::Loop::Off);
        f->time.setLoopRange({});
        f->time.bookmarks().set({});
        f->time.pause();
        f->time.setSpeed(60);
        f->time.setRange(f->session.range());
        bar = std::make_unique<TimeBar>(f->context());
        bar->resize(1280, 48);
        bar->show();
        QVERIFY(QTest::qWaitForWindowExposed(bar.get()));
        bar->slider()->setFocus();
        QTRY_VERIFY(marks.count() > 0);
    }
    void cleanup() { bar.reset(); }

    void qualitiesAreShown()
    {
        auto* slider = bar->slider();
        f->time.setTime(at(110));
        f->settle();
        const auto text = [&](double minutes) { return slider->textAt(QPointF(slider->xOf(at(minutes)), 25)); };
        QVERIFY2(text(30).contains("Uncertain values from"), qPrintable(text(30)));
        QVERIFY2(text(45).contains("nothing was measured"), qPrintable(text(45)));
        QVERIFY2(text(55).contains("Some channels have no data"), qPrintable(text(55)));
        QVERIFY2(text(70).contains("Stale values from"), qPrintable(text(70)));
        QVERIFY2(text(90).contains("Bad values from"), qPrintable(text(90)));
        QVERIFY2(text(5).contains("clock is off") && text(5).contains("3.5 s ahead"), qPrintable(text(5)));
        QVERIFY2(text(116.75).contains("Samples came late"), qPrintable(text(116.75)));
        QVERIFY2(!text(15).contains("values"), qPrintable(text(15)));
        // And seen: the lane under the track has the colours of what it says, and nothing where all is well.
        for (const auto kind : {Theme::Kind::Dark, Theme::Kind::Light}) {
            f->theme.setKind(kind);
            f->settle();
            const QImage image = slider->grab().toImage();
            const auto near = [&](double minutes, Role role) {
                const QColor wanted = f->theme.color(role);
                const int x = static_cast<int>(slider->xOf(at(minutes)));
                for (int y = 24; y <= 28; ++y) {
                    const QColor c = image.pixelColor(x, y);
                    if (std::abs(c.red() - wanted.red()) + std::abs(c.green() - wanted.green()) + std::abs(c.blue() - wanted.blue()) < 40)
                        return true;
                }
                return false;
            };
            QVERIFY(near(30, Role::Warning));
            QVERIFY(near(90, Role::Critical));
            QVERIFY(!near(15, Role::Warning));
            QVERIFY(!near(15, Role::Critical));
            shot(*bar, QStringLiteral("timebar-quality-%1").arg(kind == Theme::Kind::Dark ? "dark" : "light"));
        }
        f->theme.setKind(Theme::Kind::Dark);
    }

    void propertiesSayWhy()
    {
        const std::vector<twin::AssetRef> rack{{f->site.site().racks[0].id}};
        const auto power = [&](double minutes) {
            f->session.apply(at(minutes), f->state);
            for (const auto& row : describe(f->site, f->state, rack).values)
                if (row.label == "Power")
                    return row;
            return ValueRow{};
        };
        QCOMPARE(static_cast<int>(power(10).quality), static_cast<int>(twin::ValueQuality::Good));
        QVERIFY(power(30).tooltip.contains("doubts"));
        QVERIFY2(power(45).tooltip.contains("stale, the last value is"), qPrintable(power(45).tooltip));
        QCOMPARE(power(70).measured, text::dash());
        QVERIFY(power(90).tooltip.contains("bad"));
    }

    void bookmarksAreFlags()
    {
        QSignalSpy edited(&f->time.bookmarks(), &data::TimeBookmarks::edited);
        f->time.setTime(at(20));
        QTimer::singleShot(100, this, [] {
            auto* dialog = qobject_cast<BookmarkDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->findChild<QLineEdit*>()->setText("Chiller & pump trip");
            dialog->findChild<QCheckBox*>()->setChecked(true);
            dialog->accept();
        });
        key(Qt::Key_B);
        QCOMPARE(f->time.bookmarks().all().size(), std::size_t(1));
        QCOMPARE(f->time.bookmarks().all()[0], (data::TimeBookmark{"Chiller & pump trip", at(20), true}));
        QCOMPARE(edited.count(), 1);
        f->time.bookmarks().add({"Later", at(80), false});
        QVERIFY(bar->slider()->textAt(QPointF(bar->slider()->xOf(at(20)) + 2, 4)).contains("Chiller & pump trip"));
        f->time.setTime(at(0));
        QTest::mouseClick(bar->slider(), Qt::LeftButton, {}, pointOf(at(80), 4) + QPoint(3, 0));
        QCOMPARE(f->time.time(), at(80)); // exactly, not to the pixel
        key(Qt::Key_PageUp, Qt::ShiftModifier);
        QCOMPARE(f->time.time(), at(20));
        key(Qt::Key_PageDown, Qt::ShiftModifier);
        QCOMPARE(f->time.time(), at(80));
        // Playing across it stops there, and the bar says so.
        f->time.setTime(at(19));
        f->time.setSpeed(3600);
        f->time.play();
        f->time.advance(0.1);
        QCOMPARE(f->time.time(), at(20));
        f->settle();
        bool said = false;
        for (const auto* b : bar->findChildren<QToolButton*>())
            said = said || b->text().contains("Stopped at");
        QVERIFY(said);
        shot(*bar, "timebar-bookmarks");
        // Its menu.
        QMenu menu;
        bar->fillMenu(menu, at(20), 0);
        for (auto* action : menu.actions())
            if (action->text() == "Playing stops here")
                action->setChecked(false);
        QVERIFY(!f->time.bookmarks().all()[0].stop);
        for (auto* action : menu.actions())
            if (action->text() == "Remove")
                action->trigger();
        QCOMPARE(f->time.bookmarks().all().size(), std::size_t(1));
        QCOMPARE(f->time.bookmarks().all()[0].name, std::string("Later"));
    }

    void loopsAreDraggedAndTyped()
    {
        drag(at(30), at(60), Qt::ShiftModifier);
        QCOMPARE(f->time.loop(), TimeController::Loop::Range);
        const double pixel = f->time.range().seconds() / (bar->slider()->width() - 16);
        QVERIFY(std::fabs(f->time.loopRange().begin.secondsSince(at(30))) <= pixel);
        QVERIFY(std::fabs(f->time.loopRange().end.secondsSince(at(60))) <= pixel);
        drag(f->time.loopRange().end, at(90)); // its end, without Shift
        QVERIFY(std::fabs(f->time.loopRange().end.secondsSince(at(90))) <= pixel);
        QVERIFY(std::fabs(f->time.loopRange().begin.secondsSince(at(30))) <= pixel);
        shot(*bar, "timebar-loop");
        key(Qt::Key_L);
        QCOMPARE(f->time.loop(), TimeController::Loop::Off);
        f->time.setTime(at(40));
        key(Qt::Key_I);
        QCOMPARE(f->time.loopRange().begin, at(40));
        QCOMPARE(f->time.loopRange().end, f->time.range().end);
        f->time.setTime(at(50));
        key(Qt::Key_O);
        QCOMPARE(f->time.loopRange(), (data::TimeSpan{at(40), at(50)}));
        // Speeds and direction.
        key(Qt::Key_Period);
        QCOMPARE(f->time.speed(), 120.0);
        key(Qt::Key_Comma);
        key(Qt::Key_Comma);
        QCOMPARE(f->time.speed(), 30.0);
        key(Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(f->time.state(), TimeController::State::Playing);
        QCOMPARE(f->time.speed(), -30.0);
        for (int i = 0; i < 30; ++i)
            key(Qt::Key_Comma);
        QCOMPARE(f->time.speed(), -0.1);
        for (int i = 0; i < 30; ++i)
            key(Qt::Key_Period);
        QCOMPARE(f->time.speed(), -3600.0);
        key(Qt::Key_Space);
    }

    void recordingsAreListed()
    {
        f->session.addMeasured(recording("two.mtrec"), 3600);
        auto* popup = bar->recordings();
        popup->setAddAvailable(true);
        popup->popUpAbove(bar.get());
        QVERIFY(QTest::qWaitForWindowExposed(popup));
        const auto edits = [&] {
            QList<QLineEdit*> all;
            for (auto* e : popup->findChildren<QLineEdit*>())
                if (e->isVisible())
                    all << e;
            return all;
        };
        QCOMPARE(edits().size(), 2);
        QCOMPARE(edits()[1]->text(), QStringLiteral("+01:00:00"));
        shot(*popup, "recordings");
        edits()[1]->setText("-1 d 00:30:00");
        Q_EMIT edits()[1]->editingFinished();
        QCOMPARE(f->session.measuredRecordings()[1].offsetSeconds, -86400.0 - 1800);
        f->settle();
        QCOMPARE(f->session.range().begin, begin.plusSeconds(-88200));
        edits()[1]->setText("nonsense");
        Q_EMIT edits()[1]->editingFinished();
        QCOMPARE(f->session.measuredRecordings()[1].offsetSeconds, -88200.0);
        const auto buttons = [&](const QString& text) {
            QList<QToolButton*> all;
            for (auto* b : popup->findChildren<QToolButton*>())
                if (b->isVisible() && b->text() == text)
                    all << b;
            return all;
        };
        const int second = f->session.measuredRecordings()[1].id;
        buttons(QStringLiteral("↑"))[1]->click();
        QCOMPARE(f->session.measuredRecordings()[0].id, second);
        f->settle();
        buttons("Remove")[0]->click();
        f->settle();
        QCOMPARE(f->session.measuredRecordings().size(), std::size_t(1));
        QVERIFY(f->session.measuredRecordings()[0].id != second);
        QSignalSpy add(bar.get(), &TimeBar::addRecordingRequested);
        for (auto* b : popup->findChildren<QPushButton*>())
            if (b->isVisible()) {
                b->click();
                break;
            }
        QCOMPARE(add.count(), 1);
        QVERIFY(!popup->isVisible());
    }

    void offsetsAreReadAsWritten_data()
    {
        QTest::addColumn<double>("seconds");
        for (const double s : {0.0, 1.5, -1.5, 59.9, 3600.0, -1800.0, 86400.0, -86400.0 * 400 - 3661.5, 1e9})
            QTest::newRow(qPrintable(QString::number(s))) << s;
    }
    void offsetsAreReadAsWritten()
    {
        QFETCH(double, seconds);
        QCOMPARE(offsetFromText(offsetText(seconds)).value_or(1e300), seconds);
        QCOMPARE(offsetFromText("90").value_or(0), 90.0);
        QCOMPARE(offsetFromText("-2:30").value_or(0), -150.0);
        for (const char* bad : {"", "x", "1:2:3:4", "1 d d", "--5", "1e5", "99999999999999999999"})
            QVERIFY2(!offsetFromText(bad), bad);
    }

    void saysWhatIsShownMeanwhile()
    {
        // The frame is asked for, and the event loop does not bring it: the bar says what is on screen instead.
        f->session.show(at(10), f->state);
        QTRY_VERIFY(!f->session.isLoading());
        QCOMPARE(f->state.time(), at(10));
        f->time.setTime(at(100));
        Q_EMIT f->session.loadingChanged(true);
        QTRY_VERIFY([&] {
            for (const auto* b : bar->findChildren<QToolButton*>())
                if (b->text().contains("Loading"))
                    return true;
            return false;
        }());
        Q_EMIT f->session.loadingChanged(false);
        QTRY_VERIFY([&] {
            for (const auto* b : bar->findChildren<QToolButton*>())
                if (b->text().contains("Loading"))
                    return false;
            return true;
        }());
    }
};

QTEST_MAIN(TestTimeBar)
#include "test_time_bar.moc"
