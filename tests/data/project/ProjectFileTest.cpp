#include "RandomProject.h"
#include "data/project/ProjectCheck.h"
#include "data/project/ProjectSchema.h"
#include "data/store/RecordingWriter.h"
#include "twin/model/Preset.h"
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sys/resource.h>
#include <unistd.h>

namespace {

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

data::Project presetProject(const std::string& id)
{
    auto preset = twin::loadPreset(id);
    data::Project p;
    p.site = std::move(preset.site);
    p.scenarios.push_back(std::move(preset.scenario));
    return p;
}

template<class F> std::string errorOf(F f)
{
    try {
        f();
    } catch (const twin::Error& e) {
        return e.what();
    }
    return {};
}

std::size_t filesIn(const QTemporaryDir& dir)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(dir.path().toStdString()), {}));
}

} // namespace

class ProjectFileTest : public QObject
{
    Q_OBJECT
    std::filesystem::path path(const QTemporaryDir& dir, const char* name) { return std::filesystem::path(dir.path().toStdString()) / name; }

private Q_SLOTS:
    void presetsRoundTrip_data()
    {
        QTest::addColumn<QString>("id");
        for (const auto& preset : twin::presets())
            QTest::newRow(preset.id.c_str()) << QString::fromStdString(preset.id);
    }
    void presetsRoundTrip()
    {
        QFETCH(QString, id);
        const QTemporaryDir dir;
        auto project = presetProject(id.toStdString());
        project.bookmarks.push_back({"Hall 2", {1, 2, 3}, {4, 5, 6}, {0, 0, 1}});
        project.report = {"Plan é", "A. Author", "fr"};
        project.recording = "day.mtrec";
        project.scenarios.front().parameters.setByUser(project.scenarios.front().parameters.all().front().id, 1.25);
        const auto file = path(dir, "a.mtwin");
        QElapsedTimer timer;
        timer.start();
        data::saveProject(project, file);
        const auto saved = timer.restart();
        const auto loaded = data::loadProject(file);
        qInfo("%s: %zu racks, saved in %lld ms, loaded in %lld ms, %llu bytes", qPrintable(id), project.site.racks.size(), static_cast<long long>(saved),
              static_cast<long long>(timer.elapsed()), static_cast<unsigned long long>(std::filesystem::file_size(file)));
        QVERIFY(test::dump(loaded) == test::dump(project));
        QCOMPARE(data::fileKind(file), data::FileKind::Project);
        QCOMPARE(filesIn(dir), 1u); // nothing is left beside it
    }

    void randomSitesRoundTripBitByBit()
    {
        const QTemporaryDir dir;
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            const auto project = test::RandomProject(seed).make();
            const auto a = path(dir, "a.mtwin"), b = path(dir, "b.mtwin");
            data::saveProject(project, a);
            const auto loaded = data::loadProject(a);
            QVERIFY2(test::dump(loaded) == test::dump(project), qPrintable(QString::number(seed)));
            data::saveProject(loaded, b);
            QVERIFY2(bytesOf(a) == bytesOf(b), qPrintable(QString::number(seed)));
        }
    }

    void missingParametersComeFromTheCatalogue()
    {
        const QTemporaryDir dir;
        auto project = test::RandomProject(5).make();
        project.scenarios.resize(1);
        project.currentScenario = 0;
        const auto all = project.scenarios[0].parameters.all();
        twin::ParameterSet fewer;
        for (std::size_t i = 1; i < all.size(); ++i)
            fewer.insert(all[i]);
        project.scenarios[0].parameters = fewer;
        data::saveProject(project, path(dir, "a.mtwin"));
        const auto loaded = data::loadProject(path(dir, "a.mtwin"));
        const auto& catalogue = twin::Catalogue::builtIn().parameters;
        QCOMPARE(loaded.scenarios[0].parameters.all().size(), all.size());
        QCOMPARE(loaded.scenarios[0].parameters.value(all[0].id), catalogue.value(all[0].id));
    }

    void savingReplacesTheOldFileOrLeavesIt()
    {
        const QTemporaryDir dir;
        const auto file = path(dir, "a.mtwin");
        const auto first = presetProject("2024-09");
        data::saveProject(first, file);
        const auto before = bytesOf(file);

        // A disk that takes no more than 64 KiB of a file.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit old{}, small{};
        getrlimit(RLIMIT_FSIZE, &old);
        small = old;
        small.rlim_cur = 65536;
        setrlimit(RLIMIT_FSIZE, &small);
        const auto error = errorOf([&] { data::saveProject(presetProject("2025-07"), file); });
        setrlimit(RLIMIT_FSIZE, &old);
        QVERIFY2(error.find("was not saved") != error.npos, error.c_str());
        QVERIFY(error.find("a.mtwin") != error.npos);
        QVERIFY(bytesOf(file) == before);
        QCOMPARE(filesIn(dir), 1u);
        QVERIFY(test::dump(data::loadProject(file)) == test::dump(first));

        data::saveProject(presetProject("2025-07"), file);
        QVERIFY(bytesOf(file) != before);
    }

    void savingKeepsLinksAndPermissions()
    {
        const QTemporaryDir dir;
        const auto project = test::RandomProject(3).make();
        const auto file = path(dir, "real.mtwin"), link = path(dir, "link.mtwin");
        data::saveProject(test::RandomProject(4).make(), file);
        std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        std::filesystem::create_symlink("real.mtwin", link);
        data::saveProject(project, link);
        QVERIFY(std::filesystem::is_symlink(link));
        QVERIFY(test::dump(data::loadProject(file)) == test::dump(project));
        QVERIFY(std::filesystem::status(file).permissions() == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    }

    void unwritablePlacesAreOneSentence()
    {
        const QTemporaryDir dir;
        const auto project = test::RandomProject(1).make();
        auto error = errorOf([&] { data::saveProject(project, path(dir, "no/such/folder/a.mtwin")); });
        QVERIFY2(error.find("cannot be written") != error.npos, error.c_str());
        error = errorOf([&] { data::saveProject(project, "/proc/a.mtwin"); }); // not even the superuser can
        QVERIFY2(error.find("cannot be written") != error.npos, error.c_str());
        error = errorOf([&] { data::saveProject(project, dir.path().toStdString()); });
        QVERIFY2(error.find("is a folder") != error.npos, error.c_str());
        if (::geteuid() == 0)
            return; // permissions do not hold the superuser back
        std::filesystem::permissions(dir.path().toStdString(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
        error = errorOf([&] { data::saveProject(project, path(dir, "a.mtwin")); });
        std::filesystem::permissions(dir.path().toStdString(), std::filesystem::perms::owner_all);
        QVERIFY2(error.find("cannot be written") != error.npos, error.c_str());
    }

    void faultyProjectsAreNotSaved()
    {
        const QTemporaryDir dir;
        const auto file = path(dir, "a.mtwin");
        const auto sound = presetProject("2024-09");
        const auto refused = [&](auto change, const char* words) {
            auto project = sound;
            change(project);
            const auto error = errorOf([&] { data::saveProject(project, file); });
            QVERIFY2(error.find(words) != error.npos, error.c_str());
            QVERIFY(!std::filesystem::exists(file));
        };
        using P = data::Project;
        refused([](P& p) { p.site.racks[3].x = std::numeric_limits<double>::quiet_NaN(); }, "place of the rack");
        refused([](P& p) { p.site.racks[3].row = 60000; }, "stands in row");
        refused([](P& p) { p.site.racks[3].type = 60000; }, "unknown type");
        refused([](P& p) { p.site.racks[3].id = p.site.racks[4].id; }, "another one's too");
        refused([](P& p) { p.site.racks[3].id = {}; }, "impossible id");
        refused([](P& p) { p.site.racks[3].gpus = 60000; }, "more GPUs than fit");
        refused([](P& p) { p.site.halls[0].building = -1; }, "stands in building");
        refused([](P& p) { p.site.rows[0].hall = 99; }, "stands in hall");
        refused([](P& p) { p.site.nextId = 5; }, "impossible id");
        refused([](P& p) { p.scenarios.clear(); }, "no scenario");
        refused([](P& p) { p.currentScenario = 1; }, "current scenario");
        refused([](P& p) { p.scenarios[0].workloadHall = 17; }, "drives hall");
        refused([](P& p) { p.scenarios[0].hours = std::numeric_limits<double>::infinity(); }, "no number");
    }

    void kindsOfFiles()
    {
        using data::FileKind;
        const QTemporaryDir dir;
        const auto kind = [&](const std::string& bytes) {
            write(path(dir, "x"), bytes);
            return data::fileKind(path(dir, "x"));
        };
        QCOMPARE(data::fileKind(path(dir, "none")), FileKind::Missing);
        QCOMPARE(data::fileKind(dir.path().toStdString()), FileKind::Unknown);
        QCOMPARE(kind(""), FileKind::Empty);
        QCOMPARE(kind("LOCATION,Memphis Intl Ap,TN,USA,TMY3,723340,35.07,-89.99,-6.0,87.0\n"), FileKind::Epw);
        QCOMPARE(kind("node,t_ms,power_W\n1,2,3\n"), FileKind::Csv);
        QCOMPARE(kind("\xEF\xBB\xBF# remark\n\nZeit;Leistung\n"), FileKind::Csv);
        QCOMPARE(kind("a\tb"), FileKind::Csv);
        QCOMPARE(kind("{\"a\": 1, \"b\": 2}"), FileKind::Unknown);
        QCOMPARE(kind("just words"), FileKind::Unknown);
        QCOMPARE(kind(std::string("a,b\0c", 5)), FileKind::Unknown);
        QCOMPARE(kind("\x89PNG\r\n\x1a\n,,,"), FileKind::Unknown);
        QCOMPARE(kind(std::string("SQLite format 3\0", 16)), FileKind::Unknown);
        data::saveProject(test::RandomProject(1).make(), path(dir, "p"));
        QCOMPARE(data::fileKind(path(dir, "p")), FileKind::Project);
        {
            data::RecordingWriter writer(path(dir, "r"), {});
            writer.finish();
        }
        QCOMPARE(data::fileKind(path(dir, "r")), FileKind::Recording);
    }

    void summaryNamesWhatMatters()
    {
        auto project = presetProject("2024-09");
        const auto id = project.scenarios[0].parameters.all().front().id;
        project.scenarios[0].parameters.setByUser(id, 3.25);
        const auto json = data::projectSummaryJson(project);
        QVERIFY(json.find("\"racks\": " + std::to_string(project.site.racks.size())) != json.npos);
        QVERIFY(json.find("\"" + id + "\"") != json.npos);
        QVERIFY(json.find("3.25") != json.npos);
        QVERIFY(json.find("\"training\"") != json.npos);
        QCOMPARE(data::projectSummaryJson(project), json);
    }
};

QTEST_GUILESS_MAIN(ProjectFileTest)
#include "ProjectFileTest.moc"
