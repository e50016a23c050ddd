#include "twin/base/Timestamp.h"
#include <QTest>

using twin::Timestamp;

class TestTimestamp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isoRoundTrips_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("epoch") << "1970-01-01T00:00:00Z" << qint64(0);
        QTest::newRow("known instant") << "2001-09-09T01:46:40Z" << qint64(1'000'000'000'000);
        QTest::newRow("milliseconds") << "2024-05-17T17:49:38.151Z" << qint64(1'715'968'178'151);
        QTest::newRow("before 1970") << "1969-12-31T23:59:59.500Z" << qint64(-500);
        QTest::newRow("long before") << "1900-01-01T00:00:00Z" << qint64(-2'208'988'800'000);
        QTest::newRow("leap day") << "2024-02-29T12:00:00Z" << qint64(1'709'208'000'000);
        QTest::newRow("century leap day") << "2000-02-29T00:00:00Z" << qint64(951'782'400'000);
        QTest::newRow("end of year") << "2025-12-31T23:59:59.999Z" << qint64(1'767'225'599'999);
    }
    void isoRoundTrips()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ms);
        const auto t = Timestamp::fromIso(text.toStdString());
        QVERIFY(t);
        QCOMPARE(qint64(t->ns), ms * 1'000'000);
        QCOMPARE(QString::fromStdString(t->iso()), text);
    }
    void everyDayOfFourCenturiesRoundTrips()
    {
        auto t = Timestamp::fromUtc(1800, 1, 1, 7, 8, 9);
        int year = 1800, previous = 0;
        for (; t < Timestamp::fromUtc(2200, 1, 1); t = t.plusSeconds(86'400)) {
            const auto c = twin::civil(t);
            QCOMPARE(Timestamp::fromUtc(c.year, c.month, c.day, c.hour, c.minute, c.second), t);
            QCOMPARE(Timestamp::fromIso(t.iso()).value(), t);
            QVERIFY(c.dayOfYear == previous + 1 || (c.dayOfYear == 1 && c.year == ++year));
            previous = c.dayOfYear;
        }
        QCOMPARE(year, 2199);
    }
    void isoForms()
    {
        const auto noon = Timestamp::fromUtc(2025, 7, 15, 12);
        QCOMPARE(Timestamp::fromIso("2025-07-15"), std::optional(Timestamp::fromUtc(2025, 7, 15)));
        QCOMPARE(Timestamp::fromIso("2025-07-15T12:00"), std::optional(noon));
        QCOMPARE(Timestamp::fromIso("2025-07-15 12:00:00"), std::optional(noon));
        QCOMPARE(Timestamp::fromIso("2025-07-15T07:00:00-05:00"), std::optional(noon));
        QCOMPARE(Timestamp::fromIso("2025-07-15T07:00:00-0500"), std::optional(noon));
        QCOMPARE(Timestamp::fromIso("2025-07-15T17:30+05:30"), std::optional(noon));
        QCOMPARE(Timestamp::fromIso("2025-07-15T12:00:00.000000001Z")->ns, noon.ns + 1);
    }
    void refusesWhatIsNoInstant_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "2025", "2025-13-01", "2025-02-29", "2025-07-15T24:00", "2025-07-15T12:60", "2025-07-15T12:00:60",
                                 "2025-07-15T12:00:00.", "2025-07-15T", "2025-07-15T12:00 ", "15.07.2025", "2025-07-15T12:00:00+1",
                                 "2025-07-15T12:00:00X", "-025-07-15", "0001-01-01", "9999-12-31", "2025-07-15T12:00:00Z0"})
            QTest::newRow(*text ? text : "empty") << QString(text);
    }
    void refusesWhatIsNoInstant()
    {
        QFETCH(QString, text);
        QVERIFY(!Timestamp::fromIso(text.toStdString()));
    }
    void secondsAreRounded()
    {
        // 1.001 s is a hair less in binary; cut off, it would read as 1.000 s.
        QCOMPARE(Timestamp::fromSeconds(1.001).iso(), std::string("1970-01-01T00:00:01.001Z"));
        for (int ms = -5000; ms < 5000; ++ms) {
            QCOMPARE(Timestamp::fromSeconds(ms / 1000.0), Timestamp::fromMilliseconds(ms));
            QCOMPARE(Timestamp{}.plusSeconds(ms / 1000.0), Timestamp::fromMilliseconds(ms));
        }
        QVERIFY(Timestamp::fromSeconds(1e300) > Timestamp::fromUtc(2260, 1, 1));
        QVERIFY(Timestamp::fromSeconds(-1e300) < Timestamp::fromUtc(1680, 1, 1));
    }
    void civilFields()
    {
        const auto c = twin::civil(Timestamp::fromUtc(2024, 12, 31, 23, 30, 15.5), -6);
        QCOMPARE(c.year, 2024);
        QCOMPARE(c.month, 12);
        QCOMPARE(c.day, 31);
        QCOMPARE(c.hour, 17);
        QCOMPARE(c.minute, 30);
        QCOMPARE(c.second, 15.5);
        QCOMPARE(c.dayOfYear, 366);
        QCOMPARE(c.hourOfYear, 365 * 24 + 17 + 30.0 / 60 + 15.5 / 3600);
        const auto before = twin::civil(Timestamp::fromIso("1969-12-31T18:00:00Z").value(), -6.5);
        QCOMPARE(before.year, 1969);
        QCOMPARE(before.hour, 11);
        QCOMPARE(before.minute, 30);
    }
    void daylightSaving_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("offsetBefore");
        QTest::addColumn<int>("offsetAfter");
        // Dates of the switches as published by the US Naval Observatory.
        QTest::newRow("spring 2024") << "2024-03-10T07:59:59Z" << "2024-03-10T08:00:00Z" << -6 << -5;
        QTest::newRow("autumn 2024") << "2024-11-03T06:59:59Z" << "2024-11-03T07:00:00Z" << -5 << -6;
        QTest::newRow("spring 2025") << "2025-03-09T07:59:59Z" << "2025-03-09T08:00:00Z" << -6 << -5;
        QTest::newRow("autumn 2025") << "2025-11-02T06:59:59Z" << "2025-11-02T07:00:00Z" << -5 << -6;
        QTest::newRow("spring 2026") << "2026-03-08T07:59:59Z" << "2026-03-08T08:00:00Z" << -6 << -5;
        QTest::newRow("autumn 2026") << "2026-11-01T06:59:59Z" << "2026-11-01T07:00:00Z" << -5 << -6;
    }
    void daylightSaving()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(int, offsetBefore);
        QFETCH(int, offsetAfter);
        QCOMPARE(twin::centralUtcOffsetHours(Timestamp::fromIso(before.toStdString()).value()), double(offsetBefore));
        QCOMPARE(twin::centralUtcOffsetHours(Timestamp::fromIso(after.toStdString()).value()), double(offsetAfter));
    }
    void newYearInCentralTimeIsWinter()
    {
        QCOMPARE(twin::centralUtcOffsetHours(Timestamp::fromUtc(2025, 1, 1, 3)), -6.0);
        QCOMPARE(twin::centralUtcOffsetHours(Timestamp::fromUtc(2025, 12, 31, 23)), -6.0);
        QCOMPARE(twin::centralUtcOffsetHours(Timestamp::fromUtc(2025, 7, 4)), -5.0);
    }
};

QTEST_GUILESS_MAIN(TestTimestamp)
#include "test_timestamp.moc"
