// Numbers as text, messages, parameters, the table of quantities, random numbers.
#include "twin/base/Error.h"
#include "twin/base/Metric.h"
#include "twin/base/NumberText.h"
#include "twin/base/Parameter.h"
#include "twin/base/Progress.h"
#include "twin/base/Random.h"
#include <QTest>
#include <clocale>
#include <cmath>
#include <cstring>
#include <set>

using namespace twin;

class TestBaseValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersReadBack()
    {
        QCOMPARE(numberText(0.1), std::string("0.1"));
        QCOMPARE(numberText(1.0 / 3, 3), std::string("0.333"));
        QCOMPARE(numberText(-2.0), std::string("-2"));
        QCOMPARE(numberText(1e300, 0).size(), std::size_t(301));
        QCOMPARE(numberText(std::nan("")), std::string("null"));
        QCOMPARE(numberText(INFINITY, 2), std::string("null"));
        for (std::int64_t i = 0; i < 20'000; ++i) {
            const auto bits = randomBits(5, 1, i);
            double x;
            std::memcpy(&x, &bits, sizeof x);
            if (std::isfinite(x))
                QCOMPARE(toNumber(numberText(x)), std::optional(x));
        }
    }
    void numbersIgnoreTheLocale()
    {
        const std::string kept = std::setlocale(LC_ALL, nullptr);
        const bool comma = std::setlocale(LC_ALL, "de_DE.UTF-8") || std::setlocale(LC_ALL, "fr_FR.UTF-8");
        const auto text = numberText(1234.5), fixedText = numberText(1234.5, 2);
        const auto read = toNumber("1234.5"), wrong = toNumber("1234,5");
        std::setlocale(LC_ALL, kept.c_str());
        if (!comma)
            qInfo("No locale with a decimal comma is installed here; checked in the present one.");
        QCOMPARE(text, std::string("1234.5"));
        QCOMPARE(fixedText, std::string("1234.50"));
        QCOMPARE(read, std::optional(1234.5));
        QVERIFY(!wrong);
    }
    void textThatIsNoNumber()
    {
        QCOMPARE(toNumber(" +3.5\t"), std::optional(3.5));
        QCOMPARE(toNumber("-1e-3"), std::optional(-1e-3));
        QCOMPARE(toInteger(" 42 "), std::optional(42LL));
        for (const char* text : {"", " ", "+", "-", "+-3", "++3", "3 4", "3x", "0x10", "1,5", "1e", "1e999", "--1"})
            QVERIFY2(!toNumber(text), text);
        for (const char* text : {"", "1.5", "1e3", "99999999999999999999", "+-3"})
            QVERIFY2(!toInteger(text), text);
    }
    void messagesAreFilledIn()
    {
        const Message m{"%1 in %2, not %3; 100 % of %1", {"a", "%1"}};
        QCOMPARE(m.english(), std::string("a in %1, not %3; 100 % of a")); // arguments are not filled in again
        const Error error("The file “%1” is gone.", {"x.epw"});
        QCOMPARE(std::string(error.what()), std::string("The file “x.epw” is gone."));
        QCOMPARE(error.message().text, std::string("The file “%1” is gone."));
        QVERIFY(error.kind() == Error::Kind::Failure);
        QVERIFY(Error("u", {}, Error::Kind::Usage).kind() == Error::Kind::Usage);
        QCOMPARE((Message{"", {}}).english(), std::string());
        QCOMPARE((Message{"50 %", {}}).english(), std::string("50 %"));
    }
    void parametersKeepOrderAndMarkChanges()
    {
        ParameterSet set;
        set.insert({"b", "B", "g", 1, 0, 2, "MW", Mark::Sourced, "somewhere"});
        set.insert({"a", "A", "g", 5, 5, 5, "K", Mark::Estimate, "guess"});
        QCOMPARE(set.all().front().id, std::string("b"));
        QVERIFY(set.contains("a") && !set.contains("c"));
        set.setByUser("b", 1); // no change, no mark
        QVERIFY(set.at("b").mark == Mark::Sourced);
        set.setByUser("b", 1.5);
        QCOMPARE(set.value("b"), 1.5);
        QVERIFY(set.at("b").mark == Mark::User);
        QCOMPARE(set.at("b").high, 2.0);
        set.insert({"b", "B again", "g", 3, 3, 3, "MW", Mark::Known, "elsewhere"});
        QCOMPARE(set.all().size(), std::size_t(2));
        QCOMPARE(set.all().front().label, std::string("B again"));
        QVERIFY_EXCEPTION_THROWN(set.at("c"), Error);
        QVERIFY_EXCEPTION_THROWN(set.setByUser("c", 1), Error);
        QVERIFY_EXCEPTION_THROWN(set.setByUser("a", std::nan("")), Error);
        QCOMPARE(set.value("a"), 5.0);
        try {
            set.at("the_id");
            QFAIL("should have thrown");
        } catch (const Error& e) {
            QVERIFY(std::string(e.what()).find("the_id") != std::string::npos);
        }
    }
    void metricTableIsSound()
    {
        QCOMPARE(metrics().size(), metricCount);
        std::set<std::string_view> ids, labels;
        for (std::size_t i = 0; i < metricCount; ++i) {
            const auto& m = metrics()[i];
            QCOMPARE(static_cast<std::size_t>(m.metric), i);
            QVERIFY(&metricInfo(m.metric) == &m);
            QVERIFY(metricById(m.id) == m.metric);
            QVERIFY(ids.insert(m.id).second);
            QVERIFY(labels.insert(m.label).second);
            QVERIFY(m.displayScale > 0 && m.resolution > 0);
            for (const char c : m.id)
                QVERIFY((c >= 'a' && c <= 'z') || c == '_');
        }
        QVERIFY(!metricById("no_such_metric"));
        QVERIFY(originId(Origin::Measured) == "measured");
        QVERIFY(originId(Origin::Modelled) == "modelled");
        QVERIFY(originId(Origin::Residual) == "residual");
    }
    void randomNumbersRepeat()
    {
        // First outputs of SplitMix64 from state 0, as published with its reference code.
        QCOMPARE(splitMix64(0), std::uint64_t(0xE220A8397B1DCDAF));
        QCOMPARE(splitMix64(0x9E3779B97F4A7C15), std::uint64_t(0x6E789E6AA1B965F4));
        double sum = 0, squares = 0, uniform = 0;
        const int n = 100'000;
        for (int i = 0; i < n; ++i) {
            const double g = randomNormal(7, 3, i - n / 2), u = randomUniform(7, 3, i);
            QVERIFY(std::isfinite(g) && u >= 0 && u < 1);
            sum += g;
            squares += g * g;
            uniform += u;
        }
        QVERIFY(std::abs(sum / n) < 0.015); // 4.7 standard errors
        QVERIFY(std::abs(squares / n - 1) < 0.02);
        QVERIFY(std::abs(uniform / n - 0.5) < 0.004);
        QVERIFY(randomBits(1, 2, 3) != randomBits(2, 1, 3));
        QVERIFY(randomBits(1, 2, 3) != randomBits(1, 3, 2));
    }
    void progressStopsTheJob()
    {
        std::stop_source source;
        double reported = -1;
        const Progress progress{[&](double share) { reported = share; }, source.get_token()};
        progress.step(0.25);
        QCOMPARE(reported, 0.25);
        source.request_stop();
        QVERIFY_EXCEPTION_THROWN(progress.step(0.5), Cancelled);
        QCOMPARE(reported, 0.25);
        Progress{}.step(1); // nobody listens: no harm
    }
};

QTEST_GUILESS_MAIN(TestBaseValues)
#include "test_base_values.moc"
