// The validation sheet as people see it: what is shown for pass, fail, damage and what is not supported; copying and saving.
#include "app/i18n/Texts.h"
#include "data/validate/Validation.h"
#include "twin/base/Error.h"
#include "views/panels/dialogs/ReportDialog.h"
#include "views/panels/validation/ValidationPanel.h"
#include "views/theme/Theme.h"
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

using namespace views;

namespace {

const QByteArray header = "quantity,T_C,p_Pa,expected,tol_kind,tol\n";

void writeFile(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QTreeWidgetItem* find(QTreeWidget* table, const QString& start)
{
    for (QTreeWidgetItemIterator it(table); *it; ++it)
        if ((*it)->text(0).startsWith(start))
            return *it;
    return nullptr;
}

} // namespace

class TestValidationPanel : public QObject
{
    Q_OBJECT
    Theme m_theme;
    QTemporaryDir m_root;

    void shots(QWidget& widget, const QString& name)
    {
        const auto folder = qEnvironmentVariable("MEMPHIS_TWIN_SHOTS");
        for (const auto kind : {Theme::Kind::Light, Theme::Kind::Dark}) {
            m_theme.setKind(kind);
            QCoreApplication::processEvents();
            const auto picture = widget.grab();
            if (!folder.isEmpty())
                picture.save(QStringLiteral("%1/%2-%3.png").arg(folder, name, kind == Theme::Kind::Dark ? "dark" : "light"));
        }
    }
    data::ValidationSheet sheet() const { return data::validate(m_root.path().toStdString(), {}); }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        // One suite that passes and does not support a quantity, one that fails, one with a damaged file, one damaged file for itself, one stranger.
        writeFile(m_root.filePath("good/p.csv"), header + "sat_vapour_pressure_Pa,25,,3169.7,rel,3e-4\nphlogiston,25,,1,abs,1\n");
        writeFile(m_root.filePath("wrong/p.csv"), header + "sat_vapour_pressure_Pa,25,,3269.7,rel,3e-4\n");
        writeFile(m_root.filePath("cut/p.csv"), header + "sat_vapour_pressure_Pa,25,,3169.7,rel,3e-4\nsat_vapour_press");
        writeFile(m_root.filePath("alone/x.json"), "{\"a\": [1, 2");
        writeFile(m_root.filePath("stranger.csv"), "dear,reader\n1,2\n");
    }

    void nothingYet()
    {
        ValidationPanel panel(&m_theme);
        QCOMPARE(panel.table()->topLevelItemCount(), 0);
        QVERIFY(panel.folder().isEmpty());
        QSignalSpy start(&panel, &ValidationPanel::startRequested);
        const auto buttons = panel.findChildren<QPushButton*>();
        auto* run = *std::find_if(buttons.begin(), buttons.end(), [](auto* b) { return b->isDefault(); });
        QVERIFY(!run->isEnabled()); // no folder: nothing to run
        panel.setFolder(m_root.path());
        QVERIFY(run->isEnabled());
        run->click();
        QCOMPARE(start.size(), 1);
        QCOMPARE(QDir(start[0][0].toString()), QDir(m_root.path()));
        QSignalSpy cancel(&panel, &ValidationPanel::cancelRequested);
        panel.setRunning(true);
        panel.setProgress(0.5);
        run->click();
        QCOMPARE(cancel.size(), 1);
        QCOMPARE(start.size(), 1);
        panel.resize(900, 500);
        shots(panel, "validation-running");
        panel.setRunning(false);
        panel.setProblem("The folder is gone.");
        QCOMPARE(panel.verdict(), QString("The folder is gone."));
    }

    void everySuiteWithItsState()
    {
        ValidationPanel panel(&m_theme);
        panel.setFolder(m_root.path());
        panel.setSheet(sheet());
        panel.resize(1100, 560);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QCOMPARE(panel.verdict(), QString("Failed: 1 of 3 suites pass. Damaged files: 1."));
        auto* table = panel.table();
        auto* good = find(table, "Psychrometrics · good");
        auto* wrong = find(table, "Psychrometrics · wrong");
        auto* cut = find(table, "Psychrometrics · cut");
        QVERIFY(good && wrong && cut);
        QCOMPARE(good->text(1), QString("pass"));
        QCOMPARE(wrong->text(1), QString("FAIL"));
        QCOMPARE(cut->text(1), QString("FAIL"));
        // Not by colour alone: the two differ in word and icon, and the icons in shape.
        QVERIFY(good->icon(1).pixmap(16, 16).toImage() != wrong->icon(1).pixmap(16, 16).toImage());
        QVERIFY(!good->isExpanded() && wrong->isExpanded() && cut->isExpanded());
        auto* comparison = wrong->child(0);
        QCOMPARE(comparison->text(0), QString("published points"));
        QCOMPARE(wrong->text(4), comparison->text(4)); // a suite shows what decides it
        QVERIFY(cut->child(0)->isExpanded());
        QCOMPARE(comparison->text(3), QString("1"));
        QVERIFY2(comparison->text(4).toDouble() > 1, qPrintable(comparison->text(4)));
        QVERIFY2(comparison->text(8).contains("row 1"), qPrintable(comparison->text(8)));
        QVERIFY(find(good->treeWidget(), "Not supported (1)"));
        QVERIFY(cut->child(0)->text(0).startsWith("Problems (1)"));
        auto* damaged = find(table, "Damaged files among no known suite (1)");
        QVERIFY(damaged && damaged->childCount() == 1 && damaged->child(0)->text(0).contains("x.json"));
        QVERIFY(find(table, "Files of no known form (2)"));
        panel.collapseAll();
        QVERIFY(!wrong->isExpanded());
        panel.expandAll();
        QVERIFY(good->isExpanded());
        shots(panel, "validation-mixed");
    }

    void copiesAndFilesAreWhatTheCommandLinePrints()
    {
        ValidationPanel panel(&m_theme);
        panel.setSheet(sheet());
        panel.copyText();
        const auto text = QApplication::clipboard()->text();
        QVERIFY(text.contains("FAIL  Psychrometrics  (wrong, 1 file)") && text.contains("1 of 3 suites pass: FAIL"));
        panel.copyCsv();
        const auto csv = QApplication::clipboard()->text();
        QVERIFY(csv.startsWith("folder,suite,kind,text,cases,worst,rms,tolerance,judged_by,unit,result,worst_case,reference\n"));
        QVERIFY(csv.contains("wrong,psychrometrics,comparison,published points,1,"));
        QTemporaryDir out;
        panel.save(out.filePath("s.csv"));
        panel.save(out.filePath("s.txt"));
        QCOMPARE(QString::fromUtf8(readFile(out.filePath("s.csv"))), csv);
        QCOMPARE(QString::fromUtf8(readFile(out.filePath("s.txt"))), text);
        QVERIFY_EXCEPTION_THROWN(panel.save(out.filePath("no/such/folder/s.csv")), twin::Error);
    }

    void numbersFollowTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
        ValidationPanel panel(&m_theme);
        panel.setSheet(sheet());
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const auto worst = find(panel.table(), "Psychrometrics · wrong")->child(0)->text(4);
        QVERIFY2(worst.contains(',') && !worst.contains('.'), qPrintable(worst));
    }

    void theWholeSheet()
    {
        QString folder = qEnvironmentVariable("MEMPHIS_TWIN_ORACLES");
        if (folder.isEmpty())
            folder = QString(TWIN_SOURCE_DIR) + "/../shared/data";
        if (!QDir(folder).exists("MANIFEST.csv"))
            QSKIP("The reference data are not here; set MEMPHIS_TWIN_ORACLES to their folder.");
        ValidationPanel panel(&m_theme);
        panel.setFolder(QString());
        panel.setSheet(data::validate(folder.toStdString(), {}));
        panel.resize(1160, 720);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QVERIFY2(panel.verdict().startsWith("Passed: "), qPrintable(panel.verdict()));
        QVERIFY(panel.table()->topLevelItemCount() >= 19);
        shots(panel, "validation-sheet");
        panel.expandAll();
        shots(panel, "validation-open");
        panel.resize(700, 480);
        panel.collapseAll();
        shots(panel, "validation-small");
    }

    void inFrench()
    {
        app::installLanguage(QStringLiteral("fr")); // the last but one: what follows does not look at words
        ValidationPanel panel(&m_theme);
        panel.setSheet(sheet());
        QVERIFY2(panel.verdict().startsWith(QStringLiteral("Échec")), qPrintable(panel.verdict()));
        auto* wrong = find(panel.table(), QStringLiteral("Psychrométrie · wrong"));
        QVERIFY(wrong && wrong->text(1) == QStringLiteral("ÉCHEC"));
        QCOMPARE(wrong->child(0)->text(0), QStringLiteral("points publiés"));
        panel.resize(1100, 560);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        shots(panel, "validation-fr");
        QString folder = QString(TWIN_SOURCE_DIR) + "/../shared/data";
        if (QDir(folder).exists("MANIFEST.csv")) {
            panel.setSheet(data::validate(folder.toStdString(), {}));
            panel.expandAll();
            shots(panel, "validation-fr-open");
        }
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void reportDialogAsksForAFolder()
    {
        ReportDialog dialog({"My title", "", "fr"}, QString());
        auto* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        QVERIFY(ok->isEnabled());
        QCOMPARE(dialog.validationFolder(), QString());
        QCOMPARE(dialog.settings().language, std::string("fr"));
        QCOMPARE(dialog.settings().title, std::string("My title"));
        dialog.setValidation(true, QString());
        QVERIFY(!ok->isEnabled());
        dialog.setValidation(true, m_root.path());
        QVERIFY(ok->isEnabled());
        QCOMPARE(dialog.validationFolder(), m_root.path());
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        shots(dialog, "dialog-report");
    }
};

QTEST_MAIN(TestValidationPanel)
#include "test_validation_panel.moc"
