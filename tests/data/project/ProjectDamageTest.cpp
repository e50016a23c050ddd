#include "RandomProject.h"
#include "data/project/ProjectFile.h"
#include "data/project/ProjectSchema.h"
#include "data/store/Database.h"
#include "data/store/RecordingWriter.h"
#include "twin/model/Preset.h"
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <iterator>

namespace {

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

std::string loadError(const std::filesystem::path& file)
{
    try {
        data::loadProject(file);
    } catch (const twin::Error& e) {
        return e.what();
    }
    return {};
}

} // namespace

class ProjectDamageTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    data::Project m_project;
    std::string m_bytes;
    std::filesystem::path path(const char* name) { return std::filesystem::path(m_dir.path().toStdString()) / name; }

private Q_SLOTS:
    void initTestCase()
    {
        auto preset = twin::loadPreset("2024-09");
        m_project.site = std::move(preset.site);
        m_project.scenarios.push_back(std::move(preset.scenario));
        m_project.bookmarks.push_back({"Hall 2", {1, 2, 3}, {4, 5, 6}, {0, 0, 1}});
        data::saveProject(m_project, path("sound.mtwin"));
        m_bytes = bytesOf(path("sound.mtwin"));
    }

    void filesThatAreNoProject()
    {
        const auto says = [&](const std::string& bytes, const char* words) {
            write(path("x.mtwin"), bytes);
            const auto error = loadError(path("x.mtwin"));
            QVERIFY2(error.find(words) != error.npos && error.find("x.mtwin") != error.npos, error.c_str());
        };
        QVERIFY(loadError(path("none.mtwin")).find("does not exist") != std::string::npos);
        QVERIFY(loadError(m_dir.path().toStdString()).find("is a folder") != std::string::npos);
        says("", "is empty");
        says("hello", "is not a project");
        says(std::string(5000, '\x01'), "is not a project");
        says(m_bytes.substr(0, 50), "is cut off");
        says(m_bytes.substr(0, 3000), "is cut off");
        says(m_bytes.substr(0, m_bytes.size() - 1), "is cut off");
        auto newer = m_bytes;
        newer[63] = 7;
        says(newer, "was written by a newer version of the program (format 7, this one reads up to 2); update the program");
        auto foreign = m_bytes;
        foreign[68] = foreign[69] = foreign[70] = foreign[71] = 0;
        says(foreign, "database of another program");
        {
            data::RecordingWriter writer(path("r.mtrec"), {});
            writer.finish();
        }
        says(bytesOf(path("r.mtrec")), "is a recording");
        says(m_bytes.substr(0, 100) + std::string(m_bytes.size() - 100, '\0'), "damaged");
    }

    void contentsThatCannotBe_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* sql, const char* words) { QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(words); };
        row("UPDATE rack SET hall=9 WHERE position=5", "stands in hall");
        row("UPDATE rack SET site_row=60000 WHERE position=5", "stands in row");
        row("UPDATE rack SET site_row=-1 WHERE position=5", "out of range");
        row("UPDATE rack SET hall=70000 WHERE position=5", "out of range");
        row("UPDATE rack SET type=77 WHERE position=5", "type that is not listed");
        row("UPDATE rack SET id=(SELECT id FROM rack WHERE position=6) WHERE position=5", "another one's too");
        row("UPDATE rack SET id=0 WHERE position=5", "impossible id");
        row("UPDATE rack SET id=4000000000 WHERE position=5", "impossible id");
        row("UPDATE rack SET x=NULL WHERE position=5", "is no number");
        row("UPDATE rack SET x=9e999 WHERE position=5", "is no number");
        row("UPDATE rack SET gpus=65 WHERE position=5", "more GPUs");
        row("UPDATE rack SET name='other' WHERE position=5", "checksum");
        row("UPDATE rack SET x=x+1 WHERE position=5", "checksum");
        row("DELETE FROM rack WHERE position=5", "has a hole");
        row("DELETE FROM rack WHERE position=(SELECT max(position) FROM rack)", "checksum");
        row("DROP TABLE rack", "damaged or cannot be read");
        row("DROP TABLE rack; CREATE VIEW rack AS SELECT 0 AS position", "damaged or cannot be read");
        row("UPDATE type SET id='warp_core' WHERE number=0", "“warp_core”, which this version of the program does not know");
        row("UPDATE type SET kind='ship' WHERE number=0", "unknown kind");
        row("UPDATE unit SET kind=250 WHERE position=0", "another kind of thing");
        row("UPDATE unit SET kind=300 WHERE position=0", "out of range");
        row("UPDATE unit SET height='tall' WHERE position=0", "checksum");
        row("UPDATE hall SET building=12", "stands in building");
        row("UPDATE site_row SET hall=99 WHERE position=0", "stands in hall");
        row("DELETE FROM scenario", "a parameter belongs to no scenario");
        row("DELETE FROM parameter; DELETE FROM scenario", "no scenario");
        row("UPDATE scenario SET workload='dreams'", "unknown workload");
        row("UPDATE scenario SET weather='inside'", "unknown weather");
        row("UPDATE scenario SET workload_hall=55", "drives hall");
        row("UPDATE parameter SET mark='?' WHERE position=2", "no valid mark");
        row("UPDATE parameter SET value=NULL WHERE position=2", "is no number");
        row("UPDATE parameter SET id='grid' WHERE position<2", "listed wrongly");
        row("UPDATE setting SET value=99 WHERE key='scenario.current'", "current scenario");
        row("UPDATE setting SET value=-1 WHERE key='scenario.current'", "out of range");
        row("DELETE FROM setting WHERE key='digest'", "is missing");
        row("UPDATE setting SET value=zeroblob(40000000) WHERE key='site.name'", "cannot be read");
        row("UPDATE bookmark SET px='NaN'; UPDATE bookmark SET py=NULL", "is no number");
    }
    void contentsThatCannotBe()
    {
        QFETCH(QString, sql);
        QFETCH(QString, words);
        write(path("x.mtwin"), m_bytes);
        {
            data::Database db(path("x.mtwin"), data::Database::Open::ReadWrite);
            db.execute(sql.toStdString());
        }
        const auto error = loadError(path("x.mtwin"));
        QVERIFY2(error.find(words.toStdString()) != error.npos && error.find("x.mtwin") != error.npos, error.c_str());
        QVERIFY2(error.size() < 500, error.c_str());
    }

    // Whatever happens to the bytes: either one sentence, or exactly the project that was saved.
    void randomDamage()
    {
        const auto expected = test::dump(m_project);
        test::RandomProject random(77);
        int refused = 0, sound = 0;
        for (int i = 0; i < 500; ++i) {
            auto bytes = m_bytes;
            const auto place = [&] { return static_cast<std::size_t>(random.below(static_cast<int>(bytes.size()))); };
            const auto page = [&] { return place() / 4096 * 4096; };
            switch (random.below(7)) {
            case 0:
                for (int k = 1 + random.below(8); k > 0; --k)
                    bytes[place()] = static_cast<char>(random.below(256));
                break;
            case 1: bytes[place()] ^= static_cast<char>(1 << random.below(8)); break;
            case 2: bytes.resize(place()); break;
            case 3: bytes.replace(page(), 4096, 4096, static_cast<char>(random.below(3) - 1)); break;
            case 4: {
                const auto a = page(), b = page();
                for (std::size_t k = 0; k < 4096; ++k)
                    std::swap(bytes[a + k], bytes[b + k]);
                break;
            }
            case 5: bytes.insert(place(), static_cast<std::size_t>(1 + random.below(5000)), static_cast<char>(random.below(256))); break;
            default: // the header and the first page, where it hurts most
                for (int k = 1 + random.below(4); k > 0; --k)
                    bytes[static_cast<std::size_t>(random.below(400))] = static_cast<char>(random.below(256));
            }
            write(path("x.mtwin"), bytes);
            try {
                QVERIFY2(test::dump(data::loadProject(path("x.mtwin"))) == expected, qPrintable(QString::number(i)));
                ++sound;
            } catch (const twin::Error& e) {
                ++refused;
                QVERIFY(std::string(e.what()).find("x.mtwin") != std::string::npos);
            }
        }
        qInfo("500 damages: %d refused, %d without effect", refused, sound);
        QVERIFY(refused > 250);
    }
};

QTEST_GUILESS_MAIN(ProjectDamageTest)
#include "ProjectDamageTest.moc"
