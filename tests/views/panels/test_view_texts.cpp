// Numbers, instants and sentences as people read them.
#include "views/text/Format.h"
#include "views/text/Names.h"
#include "views/text/TimeText.h"
#include <QtTest>
#include <limits>

using namespace views::text;

class TestViewTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void numbersAreGroupedAndSigned()
    {
        QCOMPARE(number(230000, 0), QStringLiteral("230,000"));
        QCOMPARE(number(-154.26, 1), QStringLiteral("\u2212154.3"));
        QCOMPARE(number(-0.04, 1), QStringLiteral("0.0"));
        QCOMPARE(number(std::numeric_limits<double>::quiet_NaN(), 1), dash());
        QCOMPARE(number(std::numeric_limits<double>::infinity(), 1), dash());
        QCOMPARE(signedNumber(0.72, 1), QStringLiteral("+0.7"));
        QCOMPARE(signedNumber(-0.72, 1), QStringLiteral("\u22120.7"));
        QCOMPARE(signedNumber(0.01, 1), QStringLiteral("0.0"));
    }

    void significantDigits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("hundreds") << 303.83 << "304";
        QTest::newRow("ones") << 1.1785 << "1.18";
        QTest::newRow("small") << 0.012345 << "0.0123";
        QTest::newRow("carry") << 9.996 << "10.0";
        QTest::newRow("carry to hundreds") << 99.96 << "100";
        QTest::newRow("large") << 230456.0 << "230,000";
        QTest::newRow("negative") << -154.4 << "\u2212154";
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("exact power") << 1000.0 << "1,000";
        QTest::newRow("tenth") << 0.1 << "0.100";
    }
    void significantDigits()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(significant(value), text);
    }

    void fullDigitsHaveNoTail()
    {
        QCOMPARE(full(303.8274619), QStringLiteral("303.8275"));
        QCOMPARE(full(150), QStringLiteral("150"));
        QCOMPARE(full(0.5), QStringLiteral("0.5"));
        QCOMPARE(full(1234567.0), QStringLiteral("1,234,567"));
    }

    void unitsStandApartByAThinSpace()
    {
        QCOMPARE(withUnit("304", "MW"), QStringLiteral("304\u2009MW"));
        QCOMPARE(withUnit("1.18", ""), QStringLiteral("1.18"));
        QCOMPARE(withUnit(dash(), "MW"), dash());
        QCOMPARE(metricValue(twin::Metric::Power, 62100), QStringLiteral("62.1\u2009kW"));
        QCOMPARE(metricResidual(twin::Metric::Power, 720), QStringLiteral("+0.7"));
        QCOMPARE(duration(35), QStringLiteral("35\u2009min"));
        QCOMPARE(duration(294), QStringLiteral("4.9\u2009h"));
    }

    void germanReadersSeeTheirOwnNumbers()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(number(-1234.5, 1), QStringLiteral("\u22121.234,5"));
        QCOMPARE(full(0.25), QStringLiteral("0,25"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

    void instantsAreShownInSiteTimeOrUtc()
    {
        const auto t = *twin::Timestamp::fromIso("2025-07-15T19:32:10Z");
        QCOMPARE(dateTime(t, Clock::Site), QStringLiteral("2025-07-15 14:32:10"));
        QCOMPARE(zoneName(t, Clock::Site), QStringLiteral("CDT"));
        QCOMPARE(dateTime(t, Clock::Utc), QStringLiteral("2025-07-15 19:32:10"));
        const auto winter = *twin::Timestamp::fromIso("2025-01-15T19:32:10Z");
        QCOMPARE(dateTime(winter, Clock::Site), QStringLiteral("2025-01-15 13:32:10"));
        QCOMPARE(zoneDescription(winter, Clock::Site), QStringLiteral("CST (UTC\u22126)"));
        for (const char* iso : {"2025-07-15T19:32:10Z", "2025-03-09T07:59:59Z", "2025-03-09T08:00:00Z", "2025-12-31T23:00:00Z"}) {
            const auto at = *twin::Timestamp::fromIso(iso);
            QCOMPARE(QString::fromStdString(fromWallClock(toWallClock(at, Clock::Site), Clock::Site).iso()), QString::fromLatin1(iso));
        }
    }

    void ticksLieOnRoundTimesInsideTheSpan_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("pixels");
        for (const double s : {0.9, 7.0, 59.0, 3600.0, 20000.0, 86400.0, 5 * 86400.0, 40 * 86400.0, 400 * 86400.0})
            for (const double p : {200.0, 700.0, 1900.0})
                QTest::addRow("%g s on %g px", s, p) << s << p;
    }
    void ticksLieOnRoundTimesInsideTheSpan()
    {
        QFETCH(double, seconds);
        QFETCH(double, pixels);
        // Over the change to summer time, where one hour is missing.
        const auto begin = *twin::Timestamp::fromIso("2025-03-09T05:17:03Z");
        const data::TimeSpan span{begin, begin.plusSeconds(seconds)};
        for (const auto clock : {Clock::Site, Clock::Utc}) {
            const auto ticks = timeTicks(span, pixels, clock);
            double last = -1e9;
            int labels = 0;
            for (std::size_t i = 0; i < ticks.size(); ++i) {
                QVERIFY(ticks[i].at >= span.begin && ticks[i].at <= span.end);
                if (i > 0)
                    QVERIFY(ticks[i].at >= ticks[i - 1].at);
                if (ticks[i].label.isEmpty())
                    continue;
                const double x = ticks[i].at.secondsSince(begin) / seconds * pixels;
                QVERIFY2(x - last > 50, qPrintable(ticks[i].label)); // labels never touch; the short hour may bring two nearer
                last = x;
                ++labels;
                if (seconds >= 3600) {
                    const auto c = twin::civil(ticks[i].at, offsetHours(ticks[i].at, clock));
                    QVERIFY2(c.second == 0, qPrintable(ticks[i].label));
                }
            }
            QVERIFY2(labels <= pixels / 50, "crowded");
            if (pixels >= 700 && seconds >= 3600)
                QVERIFY2(labels >= 3, "bare");
        }
    }

    void sentencesAreFilledOnce()
    {
        QCOMPARE(message({"%1 is not in %2", {"rack %2", "hall 3"}}), QStringLiteral("rack %2 is not in hall 3"));
        QCOMPARE(message({"100 % of %1", {"it"}}), QStringLiteral("100 % of it"));
    }

    void limitsHaveAWordForTheirState()
    {
        QCOMPARE(limitState({"a", "A", 304, 150, "MW"}), LimitState::Over);
        QCOMPARE(limitState({"a", "A", 95, 100, "MW"}), LimitState::Tight);
        QCOMPARE(limitState({"a", "A", 50, 100, "MW"}), LimitState::Free);
        QCOMPARE(limitState({"a", "A", std::numeric_limits<double>::quiet_NaN(), 100, "MW"}), LimitState::Unknown);
        QCOMPARE(headroomText({"a", "A", 304, 150, "MW"}), QStringLiteral("154\u2009MW over"));
        QCOMPARE(headroomText({"a", "A", 137.7, 150, "MW"}), QStringLiteral("12.3\u2009MW left"));
    }
};

QTEST_MAIN(TestViewTexts)
#include "test_view_texts.moc"
