#include "EpwText.h"
#include "twin/base/Random.h"
#include "twin/physics/Weather.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace twin;
using support::EpwText;

class TestEpw : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    std::string write(const QByteArray& bytes)
    {
        const auto path = m_folder.filePath("test.epw");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(path));
        file.write(bytes);
        return path.toStdString();
    }
    QString errorOf(const QByteArray& bytes)
    {
        try {
            readEpwData(write(bytes));
        } catch (const Error& e) {
            return QString::fromUtf8(e.what());
        }
        return {};
    }
    static Timestamp local(int year, int month, int day, double hour) { return Timestamp::fromUtc(year, month, day, 6).plusSeconds(hour * 3600); }

private Q_SLOTS:
    void soundFileReads()
    {
        for (const char* end : {"\n", "\r\n"}) {
            const auto data = readEpwData(write(EpwText().bytes(end)));
            QCOMPARE(data.hours.size(), std::size_t(8760));
            QCOMPARE(data.header.city, std::string("Testville"));
            QCOMPARE(data.header.utcOffsetHours, -6.0);
            QVERIFY(std::isnan(data.header.coolingDryBulb004C)); // no design conditions in the file
            QVERIFY(data.issues.empty());
            for (std::size_t i = 0; i < data.hours.size(); ++i) {
                const auto& p = data.hours[i].point;
                QCOMPARE(p.dryBulbC, EpwText::dryBulb(static_cast<int>(i)));
                QVERIFY(p.dewPointC < p.wetBulbC && p.wetBulbC < p.dryBulbC);
            }
        }
        const auto weather = readEpw(write(EpwText().bytes()));
        QCOMPARE(weather->description(), std::string("Testville, TN, USA, MADE 999999 (file test.epw)"));
        QVERIFY(!weather->isSynthetic());
        QVERIFY(readEpwData(write(EpwText().bytes() + "\r\n\n")).issues.empty()); // blank lines at the end
    }
    void leapFileReads()
    {
        QCOMPARE(readEpwData(write(EpwText(true).bytes())).hours.size(), std::size_t(8784));
    }
    void hoursAreInterpolatedBetweenTheirMiddles()
    {
        const auto weather = readEpw(write(EpwText().bytes()));
        QCOMPARE(weather->at(local(2025, 1, 1, 0.5)).dryBulbC, EpwText::dryBulb(0)); // hour 1 is 00:00 to 01:00
        QCOMPARE(weather->at(local(2025, 7, 15, 14.5)).dryBulbC, EpwText::dryBulb(195 * 24 + 14));
        QCOMPARE(weather->at(local(2025, 7, 15, 15)).dryBulbC, (EpwText::dryBulb(195 * 24 + 14) + EpwText::dryBulb(195 * 24 + 15)) / 2);
        QCOMPARE(weather->at(local(2026, 1, 1, 0)).dryBulbC, (EpwText::dryBulb(8759) + EpwText::dryBulb(0)) / 2); // round the year's turn
        QCOMPARE(weather->at(local(1965, 7, 15, 14.5)).dryBulbC, weather->at(local(2025, 7, 15, 14.5)).dryBulbC);
        QVERIFY(weather->at(local(2025, 3, 9, 12)).pressurePa == 100'000);
    }
    void leapDaysAreMapped()
    {
        const auto ordinary = readEpw(write(EpwText().bytes())), leap = readEpw(write(EpwText(true).bytes()));
        // A leap year asked of an ordinary file: 29 February repeats the 28th, and December stays December.
        QCOMPARE(ordinary->at(local(2024, 2, 29, 12.5)).dryBulbC, EpwText::dryBulb(58 * 24 + 12));
        QCOMPARE(ordinary->at(local(2024, 12, 31, 12.5)).dryBulbC, EpwText::dryBulb(364 * 24 + 12));
        QCOMPARE(ordinary->at(local(2024, 3, 1, 12.5)).dryBulbC, EpwText::dryBulb(59 * 24 + 12));
        // An ordinary year asked of a leap file leaves the 29th out.
        QCOMPARE(leap->at(local(2025, 3, 1, 12.5)).dryBulbC, EpwText::dryBulb(60 * 24 + 12));
        QCOMPARE(leap->at(local(2025, 12, 31, 12.5)).dryBulbC, EpwText::dryBulb(365 * 24 + 12));
        QCOMPARE(leap->at(local(2024, 2, 29, 12.5)).dryBulbC, EpwText::dryBulb(59 * 24 + 12));
        // No jump anywhere: the hourly steps of the made-up year stay below 1.1 K, its minutes below 0.02 K.
        for (const auto& [weather, year] : {std::pair{ordinary, 2024}, {ordinary, 2025}, {leap, 2025}, {leap, 2024}})
            for (double hour = 56 * 24; hour < 63 * 24; hour += 1.0 / 60) {
                const auto t = local(year, 1, 1, hour);
                QVERIFY(std::abs(weather->at(t.plusSeconds(60)).dryBulbC - weather->at(t).dryBulbC) < 0.02);
            }
    }
    void shortGapsAreFilledAndTold()
    {
        EpwText text;
        for (int h = 100; h < 106; ++h)
            text.set(h, 7, "99.9");
        text.set(8759, 10, "999999").set(0, 10, "999999").set(1, 10, "101000").set(8758, 10, "98000"); // over the year's turn
        text.set(300, 22, "999").set(400, 14, "9999").set(500, 9, "999");
        const auto data = readEpwData(write(text.bytes()));
        const double a = EpwText::dryBulb(99), b = EpwText::dryBulb(106);
        for (int h = 100; h < 106; ++h)
            QCOMPARE(data.hours[static_cast<std::size_t>(h)].point.dryBulbC, a + (b - a) * (h - 99) / 7);
        QCOMPARE(data.hours[8759].point.pressurePa, 99'000.0);
        QCOMPARE(data.hours[0].point.pressurePa, 100'000.0);
        QCOMPARE(data.hours[300].point.windMs, 3.5);
        QVERIFY(std::isnan(data.hours[400].globalHorizontalWhM2));
        QVERIFY(data.hours[500].relativeHumidity > 60 && data.hours[500].relativeHumidity < 80); // computed from the dew point
        QStringList told;
        for (const auto& issue : data.issues)
            told.append(QString::fromStdString(issue.message.english()));
        QVERIFY(told.filter("dry bulb was missing for 6 h from 1/5 h 5").size() == 1);
        QVERIFY(told.filter("pressure was missing for 2 h from 12/31 h 24").size() == 1);
        QVERIFY(told.filter("wind speed was missing for 1 h").size() == 1);
        QCOMPARE(readEpw(write(text.bytes()))->issues().size(), data.issues.size());
    }
    void dewPointNeverExceedsDryBulb()
    {
        const auto data = readEpwData(write(EpwText().set(50, 8, QByteArray::number(EpwText::dryBulb(50) + 2)).bytes()));
        const auto& p = data.hours[50].point;
        QCOMPARE(p.dewPointC, p.dryBulbC);
        QCOMPARE(p.wetBulbC, p.dryBulbC);
        QCOMPARE(data.issues.size(), std::size_t(1));
    }
    void refusals_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("parts");
        const EpwText sound;
        const auto lines = [&sound](auto change) {
            auto copy = sound;
            change(copy.lines);
            return copy.bytes();
        };
        QTest::newRow("8759 rows, end missing") << lines([](auto& l) { l.removeLast(); }) << QStringList{"8759 hourly rows", "8760", "complete file"};
        QTest::newRow("8759 rows, middle missing") << lines([](auto& l) { l.removeAt(5000); }) << QStringList{"8759 hourly rows", "line 5001"};
        QTest::newRow("8753 rows, middle missing") << lines([](auto& l) { l.remove(5000, 7); }) << QStringList{"8753 hourly rows", "line 5001"};
        QTest::newRow("7 rows missing over the turn of the year") << lines([](auto& l) { l.resize(l.size() - 4); l.remove(8, 3); }) << QStringList{"8753 hourly rows"};
        QTest::newRow("one missing, one twice") << lines([](auto& l) { l.remove(5000, 2); l.insert(300, l[300]); }) << QStringList{"8759 hourly rows", "line 302"};
        QTest::newRow("8761 rows") << lines([](auto& l) { l.insert(5000, l[5000]); }) << QStringList{"8761 hourly rows", "line 5002"};
        QTest::newRow("no rows") << lines([](auto& l) { l.resize(8); }) << QStringList{"0 hourly rows"};
        QTest::newRow("header cut") << lines([](auto& l) { l.resize(3); }) << QStringList{"ends after 3 of the 8 header lines"};
        QTest::newRow("header line missing") << lines([](auto& l) { l.removeAt(3); }) << QStringList{"line 4", "GROUND TEMPERATURES", "HOLIDAYS"};
        QTest::newRow("not an EPW") << QByteArray("t_s,utilisation\n0,1\n") << QStringList{"not an EPW", "line 1", "LOCATION", "t_s,utilisation"};
        QTest::newRow("empty") << QByteArray() << QStringList{"is empty"};
        QTest::newRow("binary") << QByteArray("LOCATION\0\1\2\3\n", 13) << QStringList{"binary", "line 1"};
        QTest::newRow("cut in a row") << sound.bytes().left(400'000 / 3) << QStringList{"breaks off in line", "of 8760"};
        QTest::newRow("too few columns") << lines([](auto& l) { l[1007] = "2001,2,11,16,0,x,1"; }) << QStringList{"line 1008", "7 columns", "35"};
        QTest::newRow("decimal commas") << lines([](auto& l) { l[20].replace('.', ','); }) << QStringList{"line 21", "columns"};
        QTest::newRow("text for a number") << EpwText().set(99, 7, "warm").bytes() << QStringList{"line 108", "column 7", "dry bulb", "warm", "not a number"};
        QTest::newRow("NaN") << EpwText().set(99, 10, "nan").bytes() << QStringList{"line 108", "column 10", "pressure", "nan"};
        QTest::newRow("infinite") << EpwText().set(99, 8, "-inf").bytes() << QStringList{"line 108", "dew point"};
        QTest::newRow("empty field") << EpwText().set(99, 22, "").bytes() << QStringList{"line 108", "wind speed", "not a number"};
        QTest::newRow("impossible value") << EpwText().set(99, 7, "-120").bytes() << QStringList{"line 108", "dry bulb is -120", "-70 to 70"};
        QTest::newRow("hour 0") << EpwText().set(99, 4, "0").bytes() << QStringList{"line 108", "hour is “0”", "1 to 24"};
        QTest::newRow("hours swapped") << lines([](auto& l) { l.swapItemsAt(700, 701); }) << QStringList{"line 701", "should follow"};
        QTest::newRow("two records an hour") << lines([](auto& l) { l[7].replace("1,1,Data", "1,2,Data"); }) << QStringList{"line 8", "hourly"};
        QTest::newRow("latitude") << lines([](auto& l) { l[0].replace("35.0", "north"); }) << QStringList{"line 1", "latitude", "north"};
        QTest::newRow("short location") << lines([](auto& l) { l[0] = "LOCATION,Here"; }) << QStringList{"line 1", "2 fields"};
        QTest::newRow("blank in the middle") << lines([](auto& l) { l[300] = ""; }) << QStringList{"line 301", "blank"};
        EpwText gap, none;
        for (int h = 0; h < 8760; ++h) {
            if (h >= 100 && h < 107)
                gap.set(h, 7, "99.9");
            none.set(h, 10, "999999");
        }
        QTest::newRow("long gap") << gap.bytes() << QStringList{"line 109", "dry bulb is missing for 7 hours", "1/5 h 5"};
        QTest::newRow("nothing of a column") << none.bytes() << QStringList{"no value of pressure"};
    }
    void refusals()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, parts);
        const auto sentence = errorOf(bytes);
        for (const auto& part : parts)
            QVERIFY2(sentence.contains(part), qPrintable("“" + part + "” is not in: " + sentence));
        if (!bytes.isEmpty())
            QVERIFY(sentence.contains("test.epw"));
    }
    void missingFileIsNamed()
    {
        QVERIFY_EXCEPTION_THROWN(readEpw(m_folder.filePath("nowhere.epw").toStdString()), Error);
        QVERIFY_EXCEPTION_THROWN(readEpw(m_folder.path().toStdString()), Error);
    }
    // Whatever happens to a file, reading it ends in data or in one sentence.
    void garbledFiles()
    {
        const auto sound = EpwText().bytes();
        int refused = 0;
        for (int i = 0; i < 120; ++i) {
            auto bytes = sound;
            const auto draw = [i](int what) { return randomUniform(11, static_cast<std::uint64_t>(what), i); };
            switch (i % 4) {
            case 0:
                bytes.truncate(static_cast<qsizetype>(draw(0) * static_cast<double>(bytes.size())));
                break;
            case 1: // single bytes
                for (int k = 0; k < 5; ++k)
                    bytes[static_cast<qsizetype>(draw(10 + k) * static_cast<double>(bytes.size() - 1))] = static_cast<char>(256 * draw(20 + k));
                break;
            case 2: // a stretch taken out
                bytes.remove(static_cast<qsizetype>(draw(1) * static_cast<double>(bytes.size())), static_cast<qsizetype>(1 + 500 * draw(2)));
                break;
            case 3: // noise put in
                for (int k = 0; k < 200; ++k)
                    bytes.insert(static_cast<qsizetype>(draw(3) * static_cast<double>(bytes.size())), static_cast<char>(1 + 255 * draw(30 + k)));
                break;
            }
            try {
                const auto data = readEpwData(write(bytes));
                QVERIFY(data.hours.size() == 8760);
                for (const auto& h : data.hours)
                    QVERIFY(std::isfinite(h.point.dryBulbC) && std::isfinite(h.point.wetBulbC) && h.point.wetBulbC <= h.point.dryBulbC);
            } catch (const Error& e) {
                ++refused;
                const auto text = QString::fromUtf8(e.what());
                QVERIFY2(text.size() > 20 && text.size() < 400 && text.endsWith('.') && !text.contains('\n'), qPrintable(text));
            }
        }
        QVERIFY(refused > 60);
    }
};

QTEST_GUILESS_MAIN(TestEpw)
#include "test_epw.moc"
