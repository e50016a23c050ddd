#include "data/live/LiveSource.h"
#include "data/live/SourceConfig.h"
#include "twin/base/Error.h"
#include <QJsonArray>
#include <QTest>

using namespace data::live;

class SourceConfigTest : public QObject
{
    Q_OBJECT
    static std::string errorOf(const QJsonObject& settings)
    {
        try {
            sourceFromJson({{"id", "a-1"}, {"kind", "mqtt"}, {"name", "Broker"}, {"settings", settings}});
        } catch (const twin::Error& e) {
            return e.what();
        }
        return {};
    }

private Q_SLOTS:
    void readsWhatItWrote()
    {
        const SourceConfig config{"prometheus-1", "prometheus", "Hall 1 metrics", false, {{"url", "https://h:9090"}, {"token", toJson(SecretRef{SecretRef::Where::Environment, "PROM_TOKEN"})}}};
        QVERIFY(sourceFromJson(toJson(config)) == config);
        QVERIFY(sourceFromJson({{"id", "x"}, {"kind", "mqtt"}}) == (SourceConfig{"x", "mqtt", "x", true, {}}));
        for (const SecretRef& secret : {SecretRef{}, SecretRef{SecretRef::Where::Keychain, "memphis/a b"}, SecretRef{SecretRef::Where::Environment, "_A1"}})
            QVERIFY(secretFromJson(toJson(secret)) == secret);
    }
    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::newRow("empty") << QJsonObject{};
        QTest::newRow("no kind") << QJsonObject{{"id", "a"}};
        QTest::newRow("id of another type") << QJsonObject{{"id", 1}, {"kind", "mqtt"}};
        QTest::newRow("id with a slash") << QJsonObject{{"id", "a/b"}, {"kind", "mqtt"}};
        QTest::newRow("id too long") << QJsonObject{{"id", QString(65, 'a')}, {"kind", "mqtt"}};
        QTest::newRow("enabled is text") << QJsonObject{{"id", "a"}, {"kind", "mqtt"}, {"enabled", "yes"}};
        QTest::newRow("settings are a list") << QJsonObject{{"id", "a"}, {"kind", "mqtt"}, {"settings", QJsonArray{1}}};
    }
    void refusesWhatIsNone()
    {
        QFETCH(QJsonObject, json);
        QVERIFY_EXCEPTION_THROWN(sourceFromJson(json), twin::Error);
    }
    void refusesPlainSecrets_data()
    {
        QTest::addColumn<QJsonObject>("settings");
        QTest::addColumn<bool>("refused");
        QTest::newRow("password") << QJsonObject{{"password", "x"}} << true;
        QTest::newRow("number as password") << QJsonObject{{"Pass-Word", 1234}} << true;
        QTest::newRow("empty password") << QJsonObject{{"password", ""}} << false;
        QTest::newRow("deep token") << QJsonObject{{"http", QJsonObject{{"bearer_token", "abc"}}}} << true;
        QTest::newRow("in a list") << QJsonObject{{"servers", QJsonArray{QJsonObject{{"api-key", "k"}}}}} << true;
        QTest::newRow("in an address") << QJsonObject{{"url", "https://me:mine@host/"}} << true;
        QTest::newRow("user in an address") << QJsonObject{{"url", "https://me@host/"}} << false;
        QTest::newRow("reference") << QJsonObject{{"password", QJsonObject{{"where", "keychain"}, {"name", "n"}}}} << false;
        QTest::newRow("file of a key") << QJsonObject{{"private_key_file", "/etc/key.pem"}} << false;
        QJsonObject deep;
        for (int i = 0; i < 40; ++i)
            deep = {{"a", deep}};
        QTest::newRow("nested without end") << deep << true;
    }
    void refusesPlainSecrets()
    {
        QFETCH(QJsonObject, settings);
        QFETCH(bool, refused);
        const std::string error = errorOf(settings);
        QCOMPARE(!error.empty(), refused);
        QVERIFY(error.find("mine") == std::string::npos && error.find("1234") == std::string::npos); // the secret is not told
    }
    void secretsNeedAPlace()
    {
        QVERIFY_EXCEPTION_THROWN(secretFromJson({{"where", "desk"}, {"name", "a"}}), twin::Error);
        QVERIFY_EXCEPTION_THROWN(secretFromJson({{"where", "keychain"}}), twin::Error);
        QVERIFY_EXCEPTION_THROWN(secretFromJson({{"where", "environment"}, {"name", "A B"}}), twin::Error);
    }
    void unknownKindsAreNotMade() { QVERIFY_EXCEPTION_THROWN(makeSource({"a", "telex", "Telex", true, {}}, nullptr), twin::Error); }
};
QTEST_GUILESS_MAIN(SourceConfigTest)
#include "SourceConfigTest.moc"
