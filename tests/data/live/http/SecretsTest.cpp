// Secrets from the environment and from a real keychain (GNOME Keyring on a bus of its own), and what is said without one.
#include "data/live/Secrets.h"
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace data::live;

namespace {
SecretAnswer wait(const std::function<void(QObject*, SecretStore::Answered)>& question)
{
    QEventLoop loop;
    QObject receiver;
    SecretAnswer answer;
    question(&receiver, [&](SecretAnswer a) {
        answer = std::move(a);
        loop.quit();
    });
    loop.exec();
    return answer;
}
SecretAnswer read(const SecretRef& ref, int timeoutMs = 5'000)
{
    return wait([&](QObject* to, SecretStore::Answered answered) { SecretStore::resolve(ref, to, std::move(answered), timeoutMs); });
}
QString said(const SecretAnswer& answer) { return answer.problem ? QString::fromStdString(answer.problem->english()) : QString(); }
SecretRef keychain(const QString& name) { return {SecretRef::Where::Keychain, name}; }
} // namespace

class SecretsTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    QProcess m_bus, m_keyring;

private Q_SLOTS:
    void comeFromTheEnvironment()
    {
        qputenv("TWIN_TEST_SECRET", "s3cret ä");
        QCOMPARE(read({SecretRef::Where::Environment, "TWIN_TEST_SECRET"}).secret, QString("s3cret ä"));
        qunsetenv("TWIN_TEST_SECRET");
        QVERIFY(said(read({SecretRef::Where::Environment, "TWIN_TEST_SECRET"})).contains("TWIN_TEST_SECRET is not set"));
        QVERIFY(!read({}).problem);
    }
    void areNotAnsweredToTheDeparted()
    {
        int answers = 0;
        {
            QObject receiver;
            SecretStore::resolve({}, &receiver, [&](const SecretAnswer&) { ++answers; });
        }
        QTest::qWait(50);
        QCOMPARE(answers, 0);
    }
    void onlyTheKeychainTakesThem()
    {
        const auto answer = wait([](QObject* to, SecretStore::Answered answered) { SecretStore::write({SecretRef::Where::Environment, "X"}, "secret", to, std::move(answered)); });
        QVERIFY(said(answer).contains("Only the system keychain"));
    }
    void withoutAKeychainItIsSaid()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        const auto answer = read(keychain("prometheus-1"), 1'500);
        QVERIFY(answer.secret.isEmpty());
        QVERIFY2(said(answer).contains("keychain") && said(answer).contains("environment variable"), qPrintable(said(answer)));
        qInfo("%s", qPrintable(said(answer)));
    }
    /// A bus without anybody who keeps secrets.
    void aBusWithoutAKeychainIsSaid()
    {
        if (QStandardPaths::findExecutable("dbus-daemon").isEmpty())
            QSKIP("There is no D-Bus here to try.");
        // No service may be started by itself: this bus knows none.
        QFile config(m_dir.filePath("bus.conf"));
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN\" \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">"
                     "<busconfig><type>session</type><listen>unix:dir=" + m_dir.path().toUtf8() + "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                     "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        config.close();
        QProcess bus;
        bus.start("dbus-daemon", {"--config-file=" + config.fileName(), "--nofork", "--print-address"});
        QVERIFY(bus.waitForReadyRead(60'000));
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus.readLine().trimmed());
        const auto answer = read(keychain("prometheus-1"), 30'000);
        QVERIFY2(said(answer).contains("keychain") && said(answer).contains("environment variable"), qPrintable(said(answer)));
        qInfo("%s", qPrintable(said(answer)));
        bus.kill();
        bus.waitForFinished(10'000);
        QTest::qWait(300); // GIO would end the program now
    }
    void keychainKeepsThem()
    {
        if (QStandardPaths::findExecutable("dbus-daemon").isEmpty() || QStandardPaths::findExecutable("gnome-keyring-daemon").isEmpty())
            QSKIP("There is no GNOME Keyring here to try.");
        m_bus.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
        QVERIFY(m_bus.waitForReadyRead(60'000));
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
        qputenv("HOME", m_dir.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_dir.filePath("data").toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_dir.path().toUtf8());
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
        m_keyring.start("gnome-keyring-daemon", {"--foreground", "--unlock", "--components=secrets"});
        QVERIFY(m_keyring.waitForStarted(60'000));
        m_keyring.write("password-of-the-keyring");
        m_keyring.closeWriteChannel();
        const auto ref = keychain("prometheus-1");
        SecretAnswer written;
        for (int attempt = 0; attempt == 0 || (written.problem && attempt < 60); ++attempt) { // it takes a while to begin
            QTest::qWait(attempt == 0 ? 700 : 1'000);
            written = wait([&](QObject* to, SecretStore::Answered answered) { SecretStore::write(ref, "s3cret ä", to, std::move(answered), 30'000); });
        }
        QVERIFY2(!written.problem, qPrintable(said(written)));
        QCOMPARE(read(ref, 30'000).secret, QString("s3cret ä"));
        QVERIFY(said(read(keychain("nonesuch"), 30'000)).contains("nonesuch"));
        QVERIFY(!wait([&](QObject* to, SecretStore::Answered answered) { SecretStore::remove(ref, to, std::move(answered), 30'000); }).problem);
        QVERIFY(read(ref, 30'000).secret.isEmpty());
    }
    /// Locked, and nobody there to type its password: the answer comes in time all the same.
    void aLockedKeychainIsSaid()
    {
        if (m_bus.state() == QProcess::NotRunning)
            QSKIP("There is no GNOME Keyring here to try.");
        const auto ref = keychain("prometheus-2");
        QVERIFY(!wait([&](QObject* to, SecretStore::Answered answered) { SecretStore::write(ref, "s3cret", to, std::move(answered), 30'000); }).problem);
        QProcess lock;
        lock.start("dbus-send", {"--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.Lock",
                                 "array:objpath:/org/freedesktop/secrets/collection/login"});
        QVERIFY(lock.waitForFinished(30'000));
        QVERIFY2(lock.exitCode() == 0, lock.readAllStandardError().constData());
        const auto answer = read(ref, 2'000);
        QVERIFY2(answer.secret.isEmpty(), qPrintable(answer.secret));
        QVERIFY2(said(answer).contains("unlock"), qPrintable(said(answer)));
        qInfo("%s", qPrintable(said(answer)));
    }
    /// The end of the session's bus is not the end of the program, whose work may be unsaved.
    void theBusMayEnd()
    {
        if (m_bus.state() == QProcess::NotRunning)
            QSKIP("There is no GNOME Keyring here to try.");
        m_keyring.kill();
        m_bus.kill();
        QVERIFY(m_bus.waitForFinished(60'000));
        QTest::qWait(300); // time for GIO to notice, and to end us
        const auto answer = read(keychain("prometheus-1"), 1'500);
        QVERIFY(answer.secret.isEmpty());
        QVERIFY2(said(answer).contains("keychain"), qPrintable(said(answer)));
        qInfo("%s", qPrintable(said(answer)));
    }
};

QTEST_GUILESS_MAIN(SecretsTest)
#include "SecretsTest.moc"
