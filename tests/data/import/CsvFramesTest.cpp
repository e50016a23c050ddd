// Long tables that name many assets at the same instants become frames; and the same table gives the same bytes.
#include "data/import/CsvImport.h"
#include "data/store/RecordingReader.h"
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <map>
#include <random>
#include <thread>

using data::CsvMapping;
using twin::Timestamp;

namespace {

const Timestamp start = Timestamp::fromUtc(2025, 7, 15, 12);
constexpr std::int64_t second = 1'000'000'000;

struct Row
{
    int second, gpu;
    int watts, tenths; ///< tenths of a degree; below 0: the cell is empty
};
using Table = std::vector<Row>;
using Values = std::map<std::pair<int, std::int64_t>, double>; ///< by GPU and time

Table gpus(int assets, int instants, unsigned seed)
{
    std::mt19937 random(seed);
    Table table;
    for (int t = 0; t < instants; ++t)
        for (int g = 0; g < assets; ++g)
            table.push_back({t * 10, g, 300 + static_cast<int>(random() % 400), random() % 50 == 0 ? -1 : 500 + static_cast<int>(random() % 300)});
    return table;
}

std::string text(const Table& table)
{
    std::string csv = "time_s,gpu,power_W,gpu_temperature_C\n";
    for (const Row& row : table) {
        csv += std::to_string(row.second) + ",G" + std::to_string(row.gpu) + "," + std::to_string(row.watts) + ",";
        if (row.tenths >= 0)
            csv += std::to_string(row.tenths / 10) + "." + std::to_string(row.tenths % 10);
        csv += "\n";
    }
    return csv;
}

Values powerOf(const Table& table)
{
    Values all;
    for (const Row& row : table)
        all[{row.gpu, start.ns + row.second * second}] = row.watts;
    return all;
}
Values temperatureOf(const Table& table)
{
    Values all;
    for (const Row& row : table)
        if (row.tenths >= 0)
            all[{row.gpu, start.ns + row.second * second}] = row.tenths / 10.0;
    return all;
}

} // namespace

class CsvFramesTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    std::filesystem::path path(const std::string& name) { return std::filesystem::path(m_dir.path().toStdString()) / name; }

    std::filesystem::path write(const std::string& bytes, const std::string& name = "data.csv")
    {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }
    data::CsvImportResult import(const Table& table, int threads = 0, const std::string& out = "out.mtrec")
    {
        CsvMapping mapping;
        mapping.start = start;
        return data::importCsv(write(text(table)), mapping, path(out), {}, threads);
    }
    QByteArray bytes(const std::string& name)
    {
        QFile file(QString::fromStdString(path(name).string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// All values of a quantity in the recording; the widest block it is in.
    Values recorded(const std::string& metric, std::size_t& widest)
    {
        data::RecordingReader reader(path("out.mtrec"));
        Values all;
        widest = 0;
        std::vector<Timestamp> times;
        std::vector<double> values;
        std::vector<data::Quality> qualities;
        for (int c = 0; c < reader.channelCount(); ++c) {
            if (reader.channel(c).metric != metric)
                continue;
            widest = std::max(widest, reader.blockChannels(reader.blockOf(c)).size());
            reader.samples(c, {INT64_MIN}, {INT64_MAX}, times, values, qualities);
            const int gpu = std::stoi(reader.channel(c).asset.substr(1));
            for (std::size_t i = 0; i < times.size(); ++i)
                all[{gpu, times[i].ns}] = values[i];
        }
        return all;
    }
    void compare(const Table& table, std::size_t expectedWidth)
    {
        std::size_t power = 0, temperature = 0;
        QVERIFY(recorded("power", power) == powerOf(table));
        QVERIFY(recorded("gpu_temperature", temperature) == temperatureOf(table));
        QCOMPARE(power, expectedWidth);
        if (expectedWidth > 1)
            QVERIFY(temperature > expectedWidth / 2);
    }

private Q_SLOTS:
    void manyAssetsAtTheSameInstants()
    {
        const Table table = gpus(300, 80, 1);
        const auto r = import(table);
        QCOMPARE(r.rows, 24'000);
        QCOMPARE(r.channels, 600);
        QCOMPARE(r.samples, static_cast<std::int64_t>(powerOf(table).size() + temperatureOf(table).size()));
        QCOMPARE(r.outOfOrder, 0);
        QCOMPARE(data::RecordingReader(path("out.mtrec")).info().samples, r.samples);
        compare(table, 300);
    }

    void instantsThatGoOnInTheNextBlock()
    {
        // An instant takes about 450 kB, more than is read at once.
        const Table table = gpus(30'000, 4, 2);
        QCOMPARE(import(table, 1).channels, 60'000);
        data::RecordingReader reader(path("out.mtrec"));
        std::size_t widest = 0;
        for (int b = 0; b < reader.blockCount(); ++b)
            widest = std::max(widest, reader.blockChannels(b).size());
        QVERIFY2(widest > 29'000, qPrintable(QString::number(widest)));
        for (const int gpu : {0, 14'999, 29'999}) {
            std::vector<Timestamp> times;
            std::vector<double> values, expected;
            std::vector<data::Quality> qualities;
            reader.samples(reader.findChannel("G" + std::to_string(gpu), "power"), {INT64_MIN}, {INT64_MAX}, times, values, qualities);
            for (const Row& row : table)
                if (row.gpu == gpu)
                    expected.push_back(row.watts);
            QCOMPARE(values, expected);
        }
    }

    void assetsThatComeLater()
    {
        Table table = gpus(200, 60, 3);
        std::erase_if(table, [](const Row& row) { return (row.gpu >= 120 && row.second < 200) || (row.gpu < 5 && row.second < 300); });
        import(table);
        compare(table, 115);
        data::RecordingReader reader(path("out.mtrec"));
        QCOMPARE(reader.blockChannels(reader.blockOf(reader.findChannel("G150", "power"))).size(), 80u);
        QCOMPARE(reader.blockChannels(reader.blockOf(reader.findChannel("G3", "power"))).size(), 1u);
    }

    void rowsMissingHereAndThere()
    {
        Table table = gpus(150, 100, 4);
        std::mt19937 random(9);
        std::erase_if(table, [&](const Row& row) { return row.second > 0 && random() % 20 == 0; });
        import(table);
        compare(table, 150);
    }

    void instantsThatComeBack()
    {
        Table table = gpus(150, 300, 5);
        std::rotate(table.begin() + 9000, table.begin() + 9150, table.end()); // one instant after all others
        const auto r = import(table);
        QCOMPARE(r.outOfOrder, 150);
        compare(table, 1);
    }

    void instantsThatAreMostlyHoles()
    {
        // All in the first instant, then about a third, another one each time.
        Table table = gpus(300, 60, 6);
        std::erase_if(table, [](const Row& row) { return row.second > 0 && (row.gpu + row.second / 10) % 3 != 0; });
        import(table);
        compare(table, 1);
    }

    void anyOrderWithinAnInstant()
    {
        Table table = gpus(200, 60, 7);
        std::mt19937 random(8);
        for (std::size_t first = 0; first < table.size(); first += 200)
            std::shuffle(table.begin() + static_cast<std::ptrdiff_t>(first), table.begin() + static_cast<std::ptrdiff_t>(first + 200), random);
        import(table);
        compare(table, 200);
    }

    void sameTableSameBytes_data()
    {
        QTest::addColumn<int>("assets");
        QTest::addColumn<int>("instants");
        QTest::addColumn<bool>("isStaggered");
        QTest::newRow("frames") << 400 << 200 << false;
        QTest::newRow("single channels") << 20 << 4000 << true;
    }
    void sameTableSameBytes()
    {
        QFETCH(int, assets);
        QFETCH(int, instants);
        QFETCH(bool, isStaggered);
        Table table = gpus(assets, instants, 10);
        if (isStaggered)
            for (Row& row : table)
                row.second = row.second * 4 + row.gpu;
        import(table, 1, "a.mtrec");
        const QByteArray first = bytes("a.mtrec");
        QVERIFY(first.size() > 50'000);
        for (const int threads : {1, 2, 3}) {
            import(table, threads, "b.mtrec");
            QVERIFY2(bytes("b.mtrec") == first, qPrintable(QString::number(threads)));
        }
        // Slow or quick: the clock has no say.
        CsvMapping mapping;
        mapping.start = start;
        int steps = 0;
        twin::Progress slowly;
        slowly.report = [&](double) {
            if (++steps % 3 == 0)
                std::this_thread::sleep_for(std::chrono::milliseconds(250));
        };
        data::importCsv(path("data.csv"), mapping, path("c.mtrec"), slowly);
        QVERIFY(steps > 3);
        QVERIFY(bytes("c.mtrec") == first);
    }
};

QTEST_GUILESS_MAIN(CsvFramesTest)
#include "CsvFramesTest.moc"
