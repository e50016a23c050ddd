// Answers of the query API: read piece by piece, bounded, exact.
#include "data/live/prometheus/PrometheusParser.h"
#include "data/live/prometheus/PrometheusSettings.h"
#include <QTest>
#include <cmath>

using namespace data::live;

namespace {
/// JSON with ' for ": moc of Qt 6.4 trips over raw strings.
std::string q(const char* text) { return QByteArray(text).replace('\'', '"').toStdString(); }
} // namespace

namespace {
struct Collected
{
    std::vector<std::pair<std::string, std::vector<PrometheusPoint>>> series;
    PrometheusParser parser{[this](std::string_view name, std::span<const PrometheusPoint> points) { series.emplace_back(std::string(name), std::vector(points.begin(), points.end())); }};
};

const QByteArray matrix = QByteArray::fromStdString(
    q("{'status':'success','data':{'resultType':'matrix','result':["
    " {'metric':{'__name__':'up','job':'a \\'b\\' \\u00e9 \\ud83d\\ude00','instance':'x:9'},'values':[[1435781430.781,'1'],[1435781445.781,'NaN'],[1435781460,'+Inf'],[1435781475.5,'-1.5e-3']]},"
    " {'values':[[1,'2']],'metric':{'__name__':'late'}},"
    " {'metric':{},'histogram':[1,{'count':'3','buckets':[[1,'0','1','2']]}]}]},'warnings':['one','two'],'infos':['x']}"));
} // namespace

class PrometheusParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Cut anywhere, the answer is the same.
    void readsAMatrixInPieces_data()
    {
        QTest::addColumn<int>("size");
        for (int size : {1, 2, 3, 7, 64, 100'000})
            QTest::addRow("%d bytes", size) << size;
    }
    void readsAMatrixInPieces()
    {
        QFETCH(int, size);
        Collected got;
        for (qsizetype at = 0; at < matrix.size(); at += size)
            QVERIFY(got.parser.feed({matrix.constData() + at, static_cast<std::size_t>(std::min<qsizetype>(size, matrix.size() - at))}));
        QVERIFY(got.parser.finish() && got.parser.isSuccess());
        QCOMPARE(got.series.size(), 3U);
        const auto name = parseSeriesName(got.series[0].first);
        QVERIFY(name);
        QCOMPARE(name->metric, std::string("up"));
        QCOMPARE(name->labels.at("job"), std::string("a \"b\" é 😀"));
        QCOMPARE(name->labels.size(), 2U);
        const auto& points = got.series[0].second;
        QCOMPARE(points.size(), 4U);
        QCOMPARE(points[0].t.ns, 1435781430781000000LL); // exactly, though no double can say it
        QCOMPARE(points[0].value, 1.0);
        QVERIFY(std::isnan(points[1].value) && std::isnan(points[2].value));
        QCOMPARE(points[3].t.ns, 1435781475500000000LL);
        QCOMPARE(points[3].value, -1.5e-3);
        QCOMPARE(parseSeriesName(got.series[1].first)->metric, std::string("late"));
        QCOMPARE(got.series[1].second.size(), 1U);
        QVERIFY(got.series[2].second.empty());
        QCOMPARE(got.parser.warnings(), 2);
        QCOMPARE(got.parser.points(), 5);
    }
    void readsVectorsAndScalars()
    {
        Collected vector;
        QVERIFY(vector.parser.feed(q("{'status':'success','data':{'resultType':'vector','result':[{'metric':{'a':'b'},'value':[12.5,'3']}]}}")) && vector.parser.finish());
        QCOMPARE(vector.series.at(0).second.at(0).t.ns, 12'500'000'000LL);
        Collected scalar;
        QVERIFY(scalar.parser.feed(q("{'status':'success','data':{'resultType':'scalar','result':[1700000000.123,'1700000000.123']}}")) && scalar.parser.finish());
        QCOMPARE(scalar.series.size(), 1U);
        QCOMPARE(scalar.series[0].second.at(0).t.ns, 1'700'000'000'123'000'000LL);
        Collected empty;
        QVERIFY(empty.parser.feed(q("{'status':'success','data':{'resultType':'vector','result':[]}}")) && empty.parser.finish() && empty.series.empty());
    }
    void tellsTheServersError()
    {
        Collected got;
        QVERIFY(got.parser.feed(q("{'status':'error','errorType':'bad_data','error':'parse error: unexpected \\')\\''}")) && got.parser.finish());
        QVERIFY(!got.parser.isSuccess());
        QCOMPARE(got.parser.errorType(), std::string("bad_data"));
        QCOMPARE(got.parser.error(), std::string("parse error: unexpected \")\""));
    }
    void refusesWhatIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("page") << QByteArray("<html>");
        QTest::newRow("other JSON") << QByteArray("{\"a\":1}");
        QTest::newRow("cut off") << matrix.left(matrix.size() - 1);
        QTest::newRow("two texts") << matrix + "{}";
        QTest::newRow("too deep") << QByteArray(100, '[');
        QTest::newRow("bad number") << QByteArray("{\"status\":01}");
        QTest::newRow("bad escape") << QByteArray::fromStdString(q("{'status':'\\q'}"));
        QTest::newRow("line break in text") << QByteArray("{\"status\":\"a\nb\"}");
        QTest::newRow("wrong bracket") << QByteArray("{\"a\":[}");
        QTest::newRow("endless text") << "{\"a\":\"" + QByteArray(2 << 20, 'x');
    }
    void refusesWhatIsNoAnswer()
    {
        QFETCH(QByteArray, text);
        Collected got;
        got.parser.feed({text.constData(), static_cast<std::size_t>(text.size())});
        QVERIFY(!got.parser.finish());
    }
    void countsPointsThatAreNone()
    {
        Collected got;
        QVERIFY(got.parser.feed(q("{'status':'success','data':{'result':[{'metric':{},'values':[['x','1'],[1,'y'],[1],[],[99999999999,'1'],[5,'7']]}]}}")) && got.parser.finish());
        QCOMPARE(got.parser.badPoints(), 5);
        QCOMPARE(got.series.at(0).second.size(), 1U);
    }
    void namesThatAreNoneAreRefused()
    {
        QVERIFY(!parseSeriesName("[]"));
        QVERIFY(!parseSeriesName(q("{'a':{'b':'c'}}")));
        QVERIFY(!parseSeriesName(q("{'a':1}")));
        std::string many = "{";
        for (int i = 0; i < 300; ++i)
            many += (i == 0 ? "\"l" : ",\"l") + std::to_string(i) + "\":\"v\"";
        QVERIFY(!parseSeriesName(many + "}"));
        const auto strange = parseSeriesName("{\"__name__\":\"a\\nb\",\"x\":\"\xff\"}");
        QVERIFY(strange);
        QCOMPARE(strange->metric, std::string("a b"));
        QCOMPARE(strange->labels.at("x"), std::string("\xef\xbf\xbd"));
    }
    void knowsSelectorsFromExpressions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("is");
        for (const char* text : {"up", " up ", "a:b_c", "up{job='x'}", "up{job=~\"a|b}(\"}", "{__name__=~'DCGM.*'}", "up{ a = `x'` , b!='}' }", "up {}"})
            QTest::newRow(text) << QString(text) << true;
        for (const char* text : {"rate(up[1m])", "up + 1", "sum by (x) (up)", "up[5m]", "1", "'a'", "up offset 5m", "up{", "up}x", "{a='b'} or {c='d'}", "", "-up"})
            QTest::newRow(text) << QString(text) << false;
    }
    void knowsSelectorsFromExpressions()
    {
        QFETCH(QString, text);
        QFETCH(bool, is);
        QCOMPARE(isSelector(text.toStdString()), is);
    }
};

QTEST_GUILESS_MAIN(PrometheusParserTest)
#include "PrometheusParserTest.moc"
