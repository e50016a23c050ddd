// Small made-up references: what is not supported is named, a missing neighbour is said, folders stay apart.
#include "ValidationTest.h"
#include "twin/base/Error.h"

using namespace support;

class TestSuiteCases : public QObject
{
    Q_OBJECT

    static bool mentions(const std::vector<std::string>& lines, const std::string& word)
    {
        return std::any_of(lines.begin(), lines.end(), [&](const auto& l) { return l.find(word) != std::string::npos; });
    }

private Q_SLOTS:
    void nothingFound()
    {
        QTemporaryDir root;
        writeFile(root.filePath("a.csv"), "x,y\n1,2\n");
        writeFile(root.filePath("empty.csv"), "");
        const auto sheet = data::validate(root.path().toStdString(), {});
        QVERIFY(sheet.suites.empty());
        QCOMPARE(sheet.unrecognised, (std::vector<std::string>{"a.csv", "empty.csv"}));
    }
    void missingFolderIsAnError() { QVERIFY_EXCEPTION_THROWN(data::validate("/no/such/folder", {}), twin::Error); }

    void suitesAreSorted()
    {
        const auto& suites = data::validationSuites();
        QVERIFY(std::is_sorted(suites.begin(), suites.end(), [](const auto& a, const auto& b) { return std::string(a.id) < b.id; }));
    }

    void unknownQuantitiesAreNamed()
    {
        QTemporaryDir root;
        writeFile(root.filePath("p.csv"), "quantity,T_C,p_Pa,expected,tol_kind,tol\nsat_vapour_pressure_Pa,25,,3169.7,rel,3e-4\nphlogiston,25,,1,abs,1\n");
        const auto r = runSuite(root.path(), "psychrometrics");
        QCOMPARE(r.size(), std::size_t{1});
        QVERIFY2(r[0].passed(), report(r).constData());
        QVERIFY(mentions(r[0].unsupported, "phlogiston"));
    }

    void folderIsADotAtTheRoot()
    {
        QTemporaryDir root;
        writeFile(root.filePath("p.csv"), "quantity,T_C,p_Pa,expected,tol_kind,tol\nsat_vapour_pressure_Pa,25,,3169.7,rel,3e-4\n");
        writeFile(root.filePath("b/q.csv"), "quantity,T_C,p_Pa,expected,tol_kind,tol\nsat_vapour_pressure_Pa,25,,3269.7,rel,3e-4\n");
        const auto r = runSuite(root.path(), "psychrometrics");
        QCOMPARE(r.size(), std::size_t{2});
        QCOMPARE(r[0].folder, std::string("."));
        QCOMPARE(r[1].folder, std::string("b"));
        QVERIFY(r[0].passed() && !r[1].passed());
    }

    void statesOutsideTheFormulasAreNamed()
    {
        QTemporaryDir root;
        writeFile(root.filePath("w.csv"), "T_C,p_Pa,rho_kg_m3,cp_J_kgK\n20,101325,998.2072,4184.051\n120,101325,950,4200\n");
        writeFile(root.filePath("c.csv"), "release,state,quantity,value,rel_tol\nIF97 region1,T_K=300;p_MPa=3,v_m3_kg,0.00100215168,1e-8\n"
                                          "IF97 region2,T_K=300;p_MPa=0.0035,v_m3_kg,39.4913866,1e-8\nIF97 region1,T_K=700;p_MPa=3,v_m3_kg,1,1e-8\n");
        const auto r = runSuite(root.path(), "fluid-properties");
        QCOMPARE(r.size(), std::size_t{1});
        QVERIFY2(r[0].passed(), report(r).constData());
        QCOMPARE(r[0].unsupported.size(), std::size_t{3});
        QVERIFY(mentions(r[0].unsupported, "row 2"));
        QVERIFY(mentions(r[0].unsupported, "region2"));
    }

    void unknownArrangementIsNamed()
    {
        QTemporaryDir root;
        writeFile(root.filePath("e.csv"), "configuration,Z_Cmin_over_Cmax,effectiveness,NTU\nparallel,0.5,0.517913266,1\nshell_and_tube,0.5,0.5,1\n");
        const auto r = runSuite(root.path(), "heat-exchanger");
        QVERIFY2(r.size() == 1 && r[0].passed(), report(r).constData());
        QVERIFY(mentions(r[0].unsupported, "shell_and_tube"));
    }

    void unknownFuelIsNamed()
    {
        QTemporaryDir root;
        writeFile(root.filePath("g.csv"), "timestamp_utc,NG_MWh,GEO_MWh,avg_CI_g_per_kWh\n2022-01-01 00:00,1,0,490.0000\n2022-01-01 01:00,1,1,264\n"
                                          "2022-01-01 02:00,0,0,0\n");
        const auto r = runSuite(root.path(), "grid-carbon");
        QVERIFY2(r.size() == 1 && r[0].passed(), report(r).constData());
        QVERIFY(mentions(r[0].unsupported, "GEO_MWh"));
        QVERIFY(mentions(r[0].unsupported, "nothing is generated"));
    }

    void unknownTrainingIsNamed()
    {
        QTemporaryDir root;
        writeFile(root.filePath("s.csv"), "model,accelerator,num_accelerators,samples_per_s,MB_per_s\nunet3d,h100,1,20,2796.1850738525391\n"
                                          "llama,h100,1,1,1\nunet3d,b200,1,20,2796.1850738525391\n");
        const auto r = runSuite(root.path(), "storage-mlperf");
        QVERIFY2(r.size() == 1 && r[0].passed(), report(r).constData());
        QVERIFY(mentions(r[0].unsupported, "llama"));
        QVERIFY(mentions(r[0].unsupported, "b200"));
        QVERIFY(mentions(r[0].unsupported, "span no range"));
    }

    void tableWithoutItsWeatherFileIsSaid()
    {
        QTemporaryDir root;
        writeFile(root.filePath("m.csv"), "quantity,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec\ndb_max,1,2,3,4,5,6,7,8,9,10,11,12\n");
        const auto r = runSuite(root.path(), "weather");
        QCOMPARE(r.size(), std::size_t{1});
        QVERIFY(mentions(r[0].problems, "EPW"));
        QVERIFY(!r[0].passed());
    }

    void emptyCellsAreInfinitelyWrong()
    {
        QTemporaryDir root;
        writeFile(root.filePath("s.csv"), "T_C,phi,p_Pa,W\n20,0.5,101325,\n");
        const auto r = runSuite(root.path(), "psychrometrics");
        QVERIFY(r.size() == 1 && !r[0].passed());
        QVERIFY(std::isinf(r[0].comparisons.at(0).worst));
    }
};

QTEST_GUILESS_MAIN(TestSuiteCases)
#include "SuiteCasesTest.moc"
