// The HTTP client against a server of the test: TLS with a private authority, sign-in, bounds, redirects, and every failure in words.
#include "data/live/http/HttpClient.h"
#include "live/Certificates.h"
#include "live/HttpServer.h"
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace data::live;
using support::HttpServer;
using support::ServerRequest;
using support::ServerResponse;

namespace {
ServerResponse ok(const QByteArray& body)
{
    ServerResponse response;
    response.body = body;
    return response;
}
ServerResponse status(int code, const QByteArray& body = "no")
{
    ServerResponse response = ok(body);
    response.status = code;
    return response;
}

HttpAnswer ask(HttpClient& client, HttpRequest request)
{
    QEventLoop loop;
    HttpAnswer answer;
    bool isDone = false;
    client.send(std::move(request), [&](HttpAnswer&& a) {
        answer = std::move(a);
        isDone = true;
        loop.quit();
    });
    if (!isDone)
        loop.exec();
    return answer;
}
HttpAnswer get(const QString& url, const QString& path = "/x", const QJsonObject& more = {}, const QString& secret = {})
{
    QJsonObject json{{"url", url}, {"timeout_s", 10}};
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), it.value());
    HttpClient client(HttpSettings::fromJson(json));
    client.prepare();
    client.setSecret(secret);
    HttpRequest request;
    request.path = path;
    return ask(client, request);
}
QString said(const HttpAnswer& answer) { return answer.problem ? QString::fromStdString(answer.problem->english()) : QString(); }
const QJsonObject inEnvironment{{"where", "environment"}, {"name", "X"}};
} // namespace

class HttpClientTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private Q_SLOTS:
    void getsWhatIsThere()
    {
        HttpServer server([](const ServerRequest& request) {
            auto response = ok("{\"query\":\"" + request.query + "\"}");
            response.headers = {{"Date", "Tue, 01 Jul 2025 12:00:00 GMT"}, {"ETag", "\"a\""}};
            return response;
        });
        HttpClient client(HttpSettings::fromJson({{"url", server.url() + "/pre"}}));
        HttpRequest request;
        request.path = "/api";
        request.query = {{"q", "a+b&c=d e%20{x=\"é\"}"}};
        const auto answer = ask(client, request);
        QCOMPARE(said(answer), QString());
        QCOMPARE(server.paths.value(0), QByteArray("/pre/api?q=a%2Bb%26c%3Dd%20e%2520%7Bx%3D%22%C3%A9%22%7D"));
        QCOMPARE(answer.serverTime->iso(), std::string("2025-07-01T12:00:00Z"));
        QCOMPARE(answer.header("etag"), QByteArray("\"a\""));
    }
    void signsIn()
    {
        QByteArray seen;
        HttpServer server([&](const ServerRequest& request) {
            seen = request.headers.value("authorization");
            return seen.isEmpty() ? status(401) : ok("{}");
        });
        QVERIFY(said(get(server.url())).contains("wants a password or token"));
        QCOMPARE(get(server.url(), "/", {{"auth", "basic"}, {"user", "me"}, {"secret", inEnvironment}}, "pä ss").status, 200);
        QCOMPARE(seen, "Basic " + QByteArray("me:pä ss").toBase64());
        QCOMPARE(get(server.url(), "/", {{"auth", "bearer"}, {"secret", inEnvironment}}, "token\n").status, 200);
        QCOMPARE(seen, QByteArray("Bearer token"));
        HttpServer strict([](const ServerRequest&) { return status(401); });
        const auto refused = get(strict.url(), "/", {{"auth", "bearer"}, {"secret", inEnvironment}}, "hunter2");
        QVERIFY(said(refused).contains("does not accept") && !said(refused).contains("hunter2") && refused.isHopeless);
    }
    void unpacks()
    {
        QProcess gzip;
        gzip.start("gzip", {"-c"});
        if (!gzip.waitForStarted())
            QSKIP("gzip is not installed.");
        const QByteArray plain(3 << 20, 'x');
        gzip.write(plain);
        gzip.closeWriteChannel();
        QVERIFY(gzip.waitForFinished());
        const QByteArray packed = gzip.readAllStandardOutput();
        HttpServer server([&](const ServerRequest& request) {
            if (!request.headers.value("accept-encoding").contains("gzip"))
                return status(500);
            auto response = ok(packed);
            response.headers = {{"Content-Encoding", "gzip"}};
            return response;
        });
        QCOMPARE(get(server.url()).body.size(), plain.size());
        HttpClient client(HttpSettings::fromJson({{"url", server.url()}}));
        HttpRequest request;
        request.mostBytes = 1 << 20; // counts what is unpacked
        const auto bomb = ask(client, request);
        QVERIFY(bomb.isTooLarge && said(bomb).contains("more than 1 MB"));
    }
    void handsOverPieceByPiece()
    {
        HttpServer server([](const ServerRequest&) { return ok(QByteArray(1 << 20, 'y')); });
        HttpClient client(HttpSettings::fromJson({{"url", server.url()}}));
        HttpRequest request;
        std::size_t bytes = 0;
        request.onData = [&](std::string_view piece) {
            bytes += piece.size();
            return true;
        };
        const auto answer = ask(client, request);
        QVERIFY(!answer.problem && answer.body.isEmpty());
        QCOMPARE(bytes, std::size_t{1 << 20});
        request.onData = [&](std::string_view) { return false; }; // enough
        QVERIFY(!ask(client, request).problem);
    }
    void followsOnlyAtHome()
    {
        HttpServer other([](const ServerRequest&) { return ok("{}"); });
        HttpServer server([&](const ServerRequest& request) {
            if (request.path == "/there")
                return ok("{\"is\":\"here\"}");
            auto response = status(302);
            response.headers = {{"Location", request.path == "/away" ? (other.url() + "/x").toUtf8() : request.path == "/round" ? QByteArray("/round") : QByteArray("/there")}};
            return response;
        });
        QVERIFY(get(server.url(), "/home").body.contains("here"));
        const auto away = get(server.url(), "/away", {{"auth", "bearer"}, {"secret", inEnvironment}}, "t");
        QVERIFY2(said(away).contains("another server"), qPrintable(said(away)));
        QCOMPARE(other.requests, 0);
        QVERIFY2(said(get(server.url(), "/round")).contains("circles"), qPrintable(said(get(server.url(), "/round"))));
    }
    void saysWhatFailed_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        QTest::addColumn<bool>("isHopeless");
        QTest::newRow("403") << 403 << "403" << true;
        QTest::newRow("404") << 404 << "does not exist" << true;
        QTest::newRow("429") << 429 << "too often" << false;
        QTest::newRow("500") << 500 << "failed inside (500)" << false;
        QTest::newRow("503") << 503 << "not ready" << false;
    }
    void saysWhatFailed()
    {
        QFETCH(int, code);
        QFETCH(QString, part);
        QFETCH(bool, isHopeless);
        HttpServer server([&](const ServerRequest&) { return status(code, "the reason"); });
        const auto answer = get(server.url());
        QVERIFY2(said(answer).contains(part), qPrintable(said(answer)));
        QCOMPARE(answer.isHopeless, isHopeless);
        QCOMPARE(answer.body, QByteArray("the reason"));
    }
    void saysWhyThereIsNoAnswer()
    {
        QVERIFY(said(get("http://nonesuch.invalid:9090")).contains("no host of the name"));
        quint16 port = 0;
        {
            HttpServer gone([](const ServerRequest&) { return ok("{}"); });
            port = gone.serverPort();
        }
        QVERIFY(said(get(QStringLiteral("http://127.0.0.1:%1").arg(port))).contains("nothing listens there"));
        HttpServer silent([](const ServerRequest&) {
            ServerResponse response;
            response.isSilent = true;
            return response;
        });
        QVERIFY(said(get(silent.url(), "/", {{"timeout_s", 0.3}})).contains("within 0.3 s"));
        HttpServer broken([](const ServerRequest&) {
            auto response = ok(QByteArray(100'000, 'z'));
            response.breaksOff = true;
            return response;
        });
        QVERIFY(said(get(broken.url())).contains("closed the connection"));
    }
    void checksCertificates()
    {
        const support::Certificates made(m_dir.path());
        if (!made.isMade)
            QSKIP("openssl is not installed.");
        const auto answer = [&](const QString& certificate, const QString& key, const QString& ca) {
            HttpServer server([](const ServerRequest&) { return ok("{}"); });
            server.setTls(certificate, key);
            return get(server.url(), "/", ca.isEmpty() ? QJsonObject() : QJsonObject{{"ca_file", ca}});
        };
        QCOMPARE(said(answer(made.certificate, made.key, made.ca)), QString());
        const auto untrusted = answer(made.certificate, made.key, {});
        QVERIFY2(said(untrusted).contains("“localhost”") && said(untrusted).contains("“Test Authority”") && said(untrusted).contains("this system does not trust"), qPrintable(said(untrusted)));
        QVERIFY(untrusted.isHopeless);
        QVERIFY(said(answer(made.certificate, made.key, made.otherCa)).contains("not among the certificates to trust"));
        QVERIFY2(said(answer(made.otherHost, made.otherHostKey, made.ca)).contains("“bmc.example”, which is made out to another host"), qPrintable(said(answer(made.otherHost, made.otherHostKey, made.ca))));
        QVERIFY2(said(answer(made.expired, made.expiredKey, made.ca)).contains("expired on 20"), qPrintable(said(answer(made.expired, made.expiredKey, made.ca))));
        // A file that holds none, and none at all.
        for (const char* name : {"none.pem", "server.key"}) {
            HttpClient client(HttpSettings::fromJson({{"url", "https://localhost:1"}, {"ca_file", m_dir.filePath(name)}}));
            try {
                client.prepare();
                QFAIL("taken");
            } catch (const twin::Error& error) {
                QVERIFY(QString::fromUtf8(error.what()).contains(name));
            }
        }
        // No TLS on the other side.
        HttpServer plain([](const ServerRequest&) { return ok("{}"); });
        const auto mixed = get(QStringLiteral("https://localhost:%1").arg(plain.serverPort()), "/", {{"timeout_s", 3}});
        QVERIFY2(mixed.problem.has_value(), "an answer without TLS was taken");
    }
    void abandonedRequestsAreNotAnswered()
    {
        HttpServer server([](const ServerRequest&) {
            auto response = ok("{}");
            response.delayMs = 5'000;
            return response;
        });
        int answers = 0;
        HttpClient client(HttpSettings::fromJson({{"url", server.url()}}));
        client.send({}, [&](HttpAnswer&&) { ++answers; });
        QTest::qWait(20);
        client.abortAll();
        QTest::qWait(200);
        QCOMPARE(answers, 0);
        QCOMPARE(client.underWay(), 0);
    }
};

QTEST_GUILESS_MAIN(HttpClientTest)
#include "HttpClientTest.moc"
