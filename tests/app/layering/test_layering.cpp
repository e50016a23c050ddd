// Checks the direction of dependencies from the include lines, that the command line program is free of windows and VTK, and
// that no path of a machine got into the repository.
#include "Layering.h"
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTest>

namespace {

const QString root = QStringLiteral(TWIN_SOURCE_DIR);

QByteArray content(const QString& path)
{
    QFile file(root + QLatin1Char('/') + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Files of the project below a folder, by path from the root. Names starting with a dot are left out, except .ci.
QStringList filesBelow(const QString& folder, const QStringList& patterns)
{
    QStringList out;
    for (QDirIterator it(root + QLatin1Char('/') + folder, patterns, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        out << QDir(root).relativeFilePath(it.next());
    out.sort();
    return out;
}

} // namespace

class TestLayering : public QObject
{
    Q_OBJECT
    const Layering m_layering{QStringLiteral(TWIN_QT_INCLUDE_DIR)};

private Q_SLOTS:
    void qtHeadersAreFound()
    {
        QCOMPARE(m_layering.reachOf(QStringLiteral("QObject")), Reach::QtCore);
        QCOMPARE(m_layering.reachOf(QStringLiteral("QImage")), Reach::QtGui);
        QCOMPARE(m_layering.reachOf(QStringLiteral("QUndoCommand")), Reach::QtUndo);
    }

    void forbiddenIncludesAreCaught_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("Qt in base") << "twin/base/A.h" << QByteArray("#include <QString>\n");
        QTest::newRow("Qt in physics") << "twin/physics/A.cpp" << QByteArray("#include \"twin/base/Ids.h\"\n  #  include <QtCore/QString>\n");
        QTest::newRow("model in physics") << "twin/physics/A.cpp" << QByteArray("#include \"twin/model/Site.h\"\n");
        QTest::newRow("widget in model") << "twin/model/A.h" << QByteArray("#include <QtWidgets/QWidget>\n");
        QTest::newRow("Qt Gui in model") << "twin/model/A.h" << QByteArray("#include <QImage>\n");
        QTest::newRow("undo in model") << "twin/model/A.h" << QByteArray("#include <QUndoStack>\n");
        QTest::newRow("picture in edit") << "twin/edit/A.h" << QByteArray("#include <QUndoCommand>\n#include <QPainter>\n");
        QTest::newRow("edit in data") << "data/project/A.cpp" << QByteArray("#include \"twin/edit/Commands.h\"\n");
        QTest::newRow("widget in data") << "data/import/A.cpp" << QByteArray("#include <QWidget>\n");
        QTest::newRow("VTK in data") << "data/import/A.cpp" << QByteArray("#include <vtkActor.h>\n");
        QTest::newRow("VTK in app") << "app/MainWindow.cpp" << QByteArray("#include <vtkRenderer.h>\n");
        QTest::newRow("app in views") << "views/scene/A.cpp" << QByteArray("#include \"app/MainWindow.h\"\n");
        QTest::newRow("views in command line") << "app/cli/A.cpp" << QByteArray("#include \"views/Selection.h\"\n");
        QTest::newRow("widget in command line") << "app/cli/A.cpp" << QByteArray("#include <QApplication>\n");
        QTest::newRow("views in report") << "app/report/A.cpp" << QByteArray("#include \"views/theme/Theme.h\"\n");
        QTest::newRow("window in report") << "app/report/A.cpp" << QByteArray("#include \"app/MainWindow.h\"\n");
        QTest::newRow("unknown library") << "twin/model/A.cpp" << QByteArray("#include <boost/graph.hpp>\n");
        QTest::newRow("path upwards") << "twin/model/A.cpp" << QByteArray("#include \"../base/Ids.h\"\n");
        QTest::newRow("no layer") << "twin/other/A.cpp" << QByteArray("\n");
    }

    void forbiddenIncludesAreCaught()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, source);
        QCOMPARE(m_layering.violations(path, source).size(), 1);
    }

    void allowedIncludesPass()
    {
        QCOMPARE(m_layering.violations(QStringLiteral("twin/base/A.h"), "#include <vector>\n#include \"twin/base/Ids.h\"\n"), QStringList());
        QCOMPARE(m_layering.violations(QStringLiteral("twin/physics/A.h"), "#include <Eigen/Dense>\n#include <tbb/parallel_for.h>\n"), QStringList());
        QCOMPARE(m_layering.violations(QStringLiteral("twin/edit/A.h"), "#include <QUndoCommand>\n#include <QCoreApplication>\n"), QStringList());
        QCOMPARE(m_layering.violations(QStringLiteral("views/scene/A.cpp"), "#include <vtkActor.h>\n#include <QOpenGLWidget>\n"), QStringList());
        QCOMPARE(m_layering.violations(QStringLiteral("twin/base/A.h"), "// #include <QString>\n"), QStringList());
    }

    void dependenciesGoDownOnly()
    {
        QStringList found;
        int files = 0;
        QSet<QString> layersSeen;
        for (const char* folder : {"twin", "data", "views", "app"})
            for (const QString& path : filesBelow(QLatin1String(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")})) {
                found << m_layering.violations(path, content(path));
                layersSeen << Layering::layerOf(path);
                ++files;
            }
        QVERIFY2(files > 60, qPrintable(QStringLiteral("only %1 sources were found").arg(files)));
        // The table may not keep rows of folders that are gone, nor the search miss one.
        for (const QString& layer : Layering::layers())
            QVERIFY2(layersSeen.contains(layer), qPrintable(layer + QStringLiteral(" was not seen")));
        QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
    }

    /// What the linker made of it: the command line must start where no window library is installed.
    void commandLineLinksNoWindow()
    {
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {QStringLiteral(TWIN_CLI)});
        QVERIFY(ldd.waitForFinished());
        const QByteArray libraries = ldd.readAllStandardOutput();
        QVERIFY2(libraries.contains("libQt6Core"), qPrintable(QStringLiteral("ldd said nothing of %1; is it built?").arg(QStringLiteral(TWIN_CLI))));
        for (const char* forbidden : {"libQt6Widgets", "libQt6OpenGLWidgets", "libvtk", "libqcustomplot", "libQCustomPlot"})
            QVERIFY2(!libraries.contains(forbidden), forbidden);
    }

    void machineTracesAreCaught()
    {
        QCOMPARE(machineTraces(QStringLiteral("README.md"), QByteArray("cd /wo") + "rk/main\n").size(), 1);
        QCOMPARE(machineTraces(QStringLiteral("README.md"), "cd memphis-twin && scripts/run.sh\n").size(), 0);
    }

    void repositoryHasNoMachineTraces()
    {
        QStringList found, files;
        const QStringList texts{QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.txt"), QStringLiteral("*.cmake"), QStringLiteral("*.md"),
                                QStringLiteral("*.json"), QStringLiteral("*.sh"), QStringLiteral("*.ts"), QStringLiteral("*.xml"), QStringLiteral("*.desktop"),
                                QStringLiteral("*.svg"), QStringLiteral("*.supp")};
        for (const char* folder : {"twin", "data", "views", "app", "tests", "resources", "scripts"})
            files << filesBelow(QLatin1String(folder), texts);
        files << QStringList{QStringLiteral("README.md"), QStringLiteral("CMakeLists.txt"), QStringLiteral("CMakePresets.json"), QStringLiteral(".ci/run")};
        for (const QString& path : files) {
            const QByteArray text = content(path);
            QVERIFY2(!text.isEmpty() || path.endsWith(QLatin1String("CMakeLists.txt")), qPrintable(path + QStringLiteral(" is empty or cannot be read")));
            found << machineTraces(path, text);
        }
        QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestLayering)
#include "test_layering.moc"
