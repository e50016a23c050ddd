// The window's Tools menu and charts of groups: references compared in the background, remembered, cancelled; rows and halls add up.
#include "WindowMain.h"
#include "app/Application.h"
#include "app/Document.h"
#include "app/MainWindow.h"
#include "app/PlantRunner.h"
#include "app/actions/ToolActions.h"
#include "app/settings/Settings.h"
#include "data/session/Session.h"
#include "twin/model/SiteModel.h"
#include "views/Selection.h"
#include "views/panels/chart/ChartPanel.h"
#include "views/panels/common/EmptyNote.h"
#include "views/panels/validation/ValidationPanel.h"
#include "views/scene/SceneView.h"
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QLabel>
#include <QDir>
#include <QFile>
#include <QMenuBar>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <cmath>

class TestWindowProof : public QObject
{
    Q_OBJECT
    std::unique_ptr<app::Application> m_application;
    QTemporaryDir m_folder;

    app::MainWindow& window() { return m_application->window(); }
    const app::Parts& parts() { return m_application->parts(); }
    void start(const QString& language = QStringLiteral("en"))
    {
        app::StartOptions options;
        options.preset = "2024-09";
        options.language = language;
        options.theme = "dark";
        m_application = std::make_unique<app::Application>(options);
        window().scene().setAnimationsEnabled(false);
        window().resize(1500, 950);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }
    void look(QWidget& widget, const QString& name)
    {
        QTest::qWait(100);
        if (const auto folder = qEnvironmentVariable("MEMPHIS_TWIN_SHOTS"); !folder.isEmpty())
            widget.grab().save(folder + "/" + name + ".png");
    }
    void write(const QString& name, const QByteArray& bytes)
    {
        const auto path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        write("good/p.csv", "quantity,T_C,p_Pa,expected,tol_kind,tol\nsat_vapour_pressure_Pa,25,,3169.7,rel,3e-4\n");
        start();
    }
    void cleanupTestCase() { m_application.reset(); }

    void referencesAreCompared()
    {
        auto* action = window().findChild<QAction*>("validateAction");
        QVERIFY(action);
        parts().settings->setValidationFolder({});
        action->trigger();
        auto* panel = window().tools().validationPanel();
        QVERIFY(panel && panel->isVisible());
        QVERIFY(panel->folder().isEmpty()); // never a path of the machine the program was made on
        window().tools().validate(m_folder.filePath("good"));
        QTRY_VERIFY_WITH_TIMEOUT(panel->sheet().has_value(), 20'000);
        QTRY_COMPARE(panel->verdict(), QString("Passed: 1 of 1 suites."));
        QCOMPARE(parts().settings->validationFolder(), m_folder.filePath("good"));
        window().tools().validate(m_folder.filePath("gone"));
        QTRY_VERIFY_WITH_TIMEOUT(panel->verdict().contains("not a folder"), 20'000);
        QVERIFY(panel->sheet().has_value()); // the last sheet stays
    }

    void aRunIsCancelled()
    {
        QString data = qEnvironmentVariable("MEMPHIS_TWIN_ORACLES");
        if (data.isEmpty())
            data = QString(TWIN_SOURCE_DIR) + "/../shared/data";
        if (!QDir(data).exists("MANIFEST.csv"))
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
        auto* panel = window().tools().validationPanel();
        window().tools().validate(data);
        QVERIFY(panel->verdict().startsWith("Comparing"));
        Q_EMIT panel->cancelRequested();
        QTRY_VERIFY_WITH_TIMEOUT(panel->verdict().startsWith("Cancelled"), 20'000);
        window().tools().validate(data);
        QTRY_VERIFY_WITH_TIMEOUT(panel->verdict().startsWith("Passed: "), 60'000);
        look(*panel->window(), "proof-dialog");
        parts().settings->setValidationFolder({});
        panel->window()->close();
    }

    void chartsSayThatTheDayIsBeingSimulated()
    {
        auto* charts = window().findChild<views::ChartPanel*>();
        charts->setSimulating(true);
        parts().session->setModelled(nullptr);
        charts->refreshNow();
        QCOMPARE(charts->findChild<views::EmptyNote*>()->what(), QString("Simulating the day…"));
        charts->setSimulating(false);
        charts->refreshNow();
        QCOMPARE(charts->findChild<views::EmptyNote*>()->what(), QString("No curves yet"));
        parts().runner->setBackgroundSimulation(true); // again
        QTRY_VERIFY_WITH_TIMEOUT(parts().session->modelled() != nullptr, 120'000);
    }

    void aRowAndAHallAreTheSumOfTheirRacks()
    {
        QTRY_VERIFY_WITH_TIMEOUT(parts().session->modelled() != nullptr && !parts().runner->isSimulating(), 120'000);
        auto* charts = window().findChild<views::ChartPanel*>();
        const auto& site = parts().site->site();
        const auto span = parts().session->range();
        const auto powerAt = [&](twin::AssetRef ref, double seconds) {
            views::Curve c;
            c.series = parts().session->series(ref, twin::Metric::Power, twin::Origin::Modelled, span, 4000);
            return c.valueAt(seconds);
        };
        const double middle = span.begin.seconds() + 0.5 * span.seconds();
        const auto check = [&](twin::AssetRef group, const QString& name, auto&& isIn) {
            parts().selection->set({group});
            QTRY_VERIFY_WITH_TIMEOUT(charts->curves().size() == 1 && !charts->curves()[0].isEmpty() && charts->curves()[0].asset == group, 60'000);
            double sum = 0;
            int members = 0;
            for (const auto& rack : site.racks)
                if (isIn(rack)) {
                    sum += powerAt({rack.id}, middle);
                    ++members;
                }
            QVERIFY(members > 1);
            const auto& curve = charts->curves()[0];
            const double shown = curve.valueAt(middle) / curve.scale;
            QVERIFY2(std::abs(shown / sum - 1) < 0.03, qPrintable(QStringLiteral("%1: %2 W shown, %3 W are the %4 racks").arg(name).arg(shown).arg(sum).arg(members)));
            look(window(), "proof-" + name);
        };
        check({site.rows[2].id}, "row", [](const auto& rack) { return rack.row == 2; });
        check({site.halls[0].id}, "hall", [](const auto& rack) { return rack.hall == 0; });
        parts().selection->clear();
    }

    void nothingIsClippedInFrench()
    {
        m_application.reset();
        start("fr");
        QStringList clipped;
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1160)}) {
            window().resize(size);
            for (auto* dock : window().findChildren<QDockWidget*>()) {
                dock->show();
                dock->raise();
                QTest::qWait(150);
                for (auto* button : dock->findChildren<QAbstractButton*>())
                    if (button->isVisible() && !button->text().isEmpty() && button->width() + 2 < button->sizeHint().width())
                        clipped << QStringLiteral("%1, %2 wide: “%3”").arg(dock->windowTitle()).arg(size.width()).arg(button->text());
                for (auto* label : dock->findChildren<QLabel*>())
                    // Titles that share what is left are cut with a tool tip; texts that wrap grow.
                    if (label->isVisible() && !label->wordWrap() && label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored && label->width() + 2 < label->sizeHint().width())
                        clipped << QStringLiteral("%1, %2 wide: “%3”").arg(dock->windowTitle()).arg(size.width()).arg(label->text());
                look(window(), QStringLiteral("proof-fr-%1-%2").arg(size.width()).arg(dock->objectName()));
            }
        }
        QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join('\n')));
        m_application.reset();
        start();
    }

    void reportCarriesTheSheet()
    {
        const auto pdf = m_folder.filePath("r.pdf");
        QSignalSpy finished(parts().document, &app::Document::jobFinished);
        parts().document->writeReport({}, pdf, m_folder.filePath("good"));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 120'000);
        QVERIFY(QFileInfo(pdf).size() > 10'000);
        QProcess text;
        text.start("pdftotext", {"-layout", pdf, "-"});
        if (!text.waitForStarted(3000))
            QSKIP("pdftotext is not installed (Debian: poppler-utils).");
        QVERIFY(text.waitForFinished(30'000));
        const auto words = QString::fromUtf8(text.readAllStandardOutput());
        QVERIFY(words.contains("Passed: 1 of 1 suites.") && words.contains("Psychrometrics") && words.contains("Every comparison"));
    }
};

int main(int argc, char** argv)
{
    return support::runWindowTest<TestWindowProof>(argc, argv, "memphis-twin-test-proof");
}
#include "test_window_proof.moc"
